"""Meetings told by a noun: "their summit", "Thursday's talks", "a phone call with …", "the Geneva meeting"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from summitry import vocabulary
from summitry.extract.encounters.company import attendance
from summitry.extract.encounters.delegations import of_many
from summitry.extract.encounters.details import details
from summitry.extract.encounters.draft import Draft, parties
from summitry.extract.encounters.parties import (
    PAIR,
    host_heads,
    own_parties,
    parties_of_verb,
    series,
    verb_above,
    words_list,
)
from summitry.extract.modality import HELD, stand
from summitry.extract.slots import Named, actors, named
from summitry.extract.tallies import count_of
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import governor, lemma, phrasal, phrase, subjects


@cache
def _formats() -> dict[str, tuple[tuple[str, frozenset[str], bool], ...]]:
    """Noun → its formats: each with the compounds that it needs, and whether only the plural counts."""
    table: dict[str, tuple[tuple[str, frozenset[str], bool], ...]] = {}
    for name, entry in vocabulary.load("encounters")["nouns"].items():
        needs = frozenset(entry.get("needs", ()))
        for kind in ("words", "plural"):
            for word in entry.get(kind, ()):
                table[word] = (*table.get(word, ()), (name, needs, kind == "plural"))
    return table


def format_of(sentence: Sentence, token: Token) -> str | None:
    """The format that a noun names, or None. "Press conference" wins over "conference", which needs no word before it."""
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod"):
        return None
    found = _formats().get(lemma(token)) or _formats().get(token.text.lower())
    if not found:
        return None
    before = {t.text.lower() for t in sentence.children(token, "compound", "amod", "nmod")}
    fitting = [
        (bool(needs), name)
        for name, needs, plural in found
        if (not plural or token.tag in ("NNS", "NNPS")) and (not needs or needs & before)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def noun_drafts(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Draft]:
    """The meetings that nouns of a sentence tell of."""
    for token in sentence.tokens:
        name = format_of(sentence, token)
        if name is not None and not _idle(sentence, token, name):
            draft = _draft(parsed, sentence, token, name)
            if draft.first("time") or not _several(parsed, sentence, token):
                yield draft


def _idle(sentence: Sentence, noun: Token, name: str) -> bool:
    """Uses that tell of no meeting: "a call for calm", "a visit to the museum site", "met in session"."""
    if any(
        lemma(t) in ("time", "occasion") or t.text.lower() in ("twice", "once")
        for t in sentence.children(noun, "npadvmod", "advmod")
    ):
        return True
    head = sentence.head(noun)
    if (
        head is not None
        and noun.dep == "dobj"
        and any(lemma(t) in ("time", "occasion") for t in sentence.children(head, "npadvmod"))
    ):
        return True
    if name == "call" and any(p.text.lower() in ("for", "to") for p in sentence.children(noun, "prep")):
        return not sentence.child(noun, "compound")
    return lemma(noun) == "session" and not sentence.children(noun, "prep", "compound", "poss", "amod")


def _several(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> bool:
    """Such as "held three meetings": a tally, which is no single meeting of its own."""
    counts = (count_of(parsed, t) for t in sentence.children(noun, "nummod"))
    return any(count not in (None, "0", "1") for count in counts)


def _draft(parsed: ParsedDocument, sentence: Sentence, noun: Token, name: str) -> Draft:
    words = vocabulary.load("encounters")
    verb, preposition = verb_above(sentence, noun)
    own = _theirs(parsed, sentence, noun, verb) or own_parties(parsed, sentence, noun)
    found = own
    if len(own) < PAIR and verb is not None and not _aside(sentence, noun):
        found = parties((*parties_of_verb(parsed, sentence, noun, verb, preposition, name, has_with=bool(own)), *own))
    press = name == "press conference"
    bodies = _of_bodies(parsed, sentence, noun, own, found)
    found = parties((*found, *bodies))
    anchors = (
        noun,
        *series(sentence, noun),
        *scheduling(sentence, noun),
        *((verb,) if verb is not None and _counts(sentence, noun, verb) else ()),
    )
    there = len(own) >= PAIR and attendance(sentence, noun) is not None
    modality, polarity = HELD if there else stand(sentence, noun)
    before = _before(sentence, noun)
    anonymous = (
        verb is not None
        and not found
        and any(t.text.lower() in ("they", "both") for t in subjects(sentence, verb))
        and preposition in ("at", "in", "during")
    )
    draft = Draft(
        sentence=sentence,
        trigger=noun,
        noun=noun,
        format=name,
        anchors=anchors,
        press=press,
        parties=found[:1] if press and not own else found,
        definite=_definite(sentence, noun),
        foreign=_unknown_name(parsed, sentence, noun),
        modality=modality,
        polarity=polarity,
        hosts=actors(parsed, sentence, host_heads(sentence, noun)),
        again=_again(sentence, noun),
        anonymous=anonymous,
        multilateral=name in words["multilateral"]
        or bool(before & words_list("multilateral_modifiers"))
        or bool(bodies),
        strict=lemma(noun) in words["strict"] and not (before & words_list("multilateral_modifiers") or bodies),
    )
    draft = details(parsed, draft)
    if bodies and len(found) == 1 and not (draft.first("time") or draft.first("place")) and bodies[0].end >= noun.end:
        draft = replace(draft, multilateral=False)  # a format in general: "a format such as the six-party talks"
    return replace(draft, visitor=name == "visit" and _guest(parsed, draft, before))


def _of_bodies(
    parsed: ParsedDocument, sentence: Sentence, noun: Token, own: tuple[Named, ...], found: tuple[Named, ...]
) -> tuple[Named, ...]:
    """A body that is the meeting ("the six-party talks"), owns it, or holds it: one party that stands for many."""
    named_so = tuple(p for p in named(parsed, sentence, noun) if p.start <= noun.start < p.end and of_many(parsed, p))
    owners = tuple(p for p in own if of_many(parsed, p))
    head = sentence.head(noun)
    held = noun.dep == "dobj" and head is not None and phrasal(sentence, head) in words_list("convening")
    hosts = tuple(p for p in found if of_many(parsed, p)) if held else ()
    return named_so or owners or hosts


def _guest(parsed: ParsedDocument, draft: Draft, before: set[str]) -> bool:
    """Such as "arrived in Warsaw for a state visit": one person, abroad or on a visit of state, and where."""
    place = draft.first("place")
    if place is None or len(draft.parties) != 1 or not draft.parties[0].is_person:
        return False
    guest = draft.parties[0].appearance
    home = guest.country if guest is not None else None
    there = next((p.country for p in parsed.places_in(place.start or 0, place.end or 0)), None)
    return bool(before & words_list("visits_of_state")) or (bool(home) and bool(there) and home != there)


def _theirs(parsed: ParsedDocument, sentence: Sentence, noun: Token, verb: Token | None) -> tuple[Named, ...]:
    """Such as "at their meeting Ann and Ben agreed": "their" is of the subject, where that is two or more."""
    if verb is None or not any(t.text.lower() == "their" for t in sentence.children(noun, "poss")):
        return ()
    found = actors(parsed, sentence, subjects(sentence, verb))
    return parties(found) if len(found) >= PAIR else ()


def _aside(sentence: Sentence, noun: Token) -> bool:
    """Such as "on the sidelines of the forum": what happens there is another meeting."""
    above, preposition = governor(sentence, noun)
    return preposition == "of" and above is not None and lemma(above) in words_list("aside")


def _before(sentence: Sentence, noun: Token) -> set[str]:
    """The words before the noun in its phrase, in lower case, hyphened ones whole and in parts."""
    start, _ = phrase(sentence, noun)
    tokens = [t for t in sentence.tokens if start <= t.start < noun.start]
    texts = {t.text.lower() for t in tokens}
    for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if two.tag == "HYPH":
            texts.add(f"{one.text}-{three.text}".lower())
    return texts


def scheduling(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Participles that say when the event is set for: "a summit planned for June"."""
    words = vocabulary.load("encounters")["scheduled"]
    return tuple(t for t in sentence.children(noun, "acl") if t.tag == "VBN" and lemma(t) in words)


def _counts(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether a time or place of the verb is one of the event, which must hang from the verb itself."""
    above, preposition = governor(sentence, next(iter(series(sentence, noun)), noun))
    if above is None or above.i != verb.i:
        return False
    if not preposition:
        return lemma(verb) not in vocabulary.load("clauses")["reporting"]
    return preposition in ("at", "in", "during", "on") or (
        preposition in ("for", "to") and lemma(verb) in words_list("going")
    )


def _again(sentence: Sentence, noun: Token) -> bool:
    """Such as "a third summit", "new talks", "talks would resume": another meeting of parties that have met before."""
    before = {t.text.lower() for t in sentence.children(noun, "amod", "det")}
    head = sentence.head(noun)
    resumed = head is not None and noun.dep in ("nsubj", "nsubjpass", "dobj") and lemma(head) in words_list("resuming")
    return bool(before & words_list("again")) or resumed


def _definite(sentence: Sentence, noun: Token) -> bool:
    """Whether the text takes the event as known: an article, a possessive, or a time or place before the noun."""
    known = vocabulary.load("encounters")["definite"]
    if any(t.text.lower() in known for t in sentence.children(noun, "det", "poss")):
        return True
    return any(t.ent == "DATE" for t in sentence.children(noun, "poss"))


def _unknown_name(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> bool:
    """A name before the noun that nothing is known of ("the North-South talks"): the event is not the one told before."""
    start, _ = phrase(sentence, noun)
    known = [(one.start, one.end) for one in parsed.places_in(start, noun.end)]
    known += [(one.start, one.end) for one in parsed.times_in(start, noun.end)]
    known += [(one.start, one.end) for one, _ in parsed.mentions_in(start, noun.end)]
    if _of_others(parsed, sentence, noun):
        return True
    return any(
        t.pos == "PROPN" and not any(low <= t.start < high for low, high in known)
        for t in sentence.between(start, noun.start)
    )


def _of_others(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> bool:
    """Such as "the committee's meeting", "a meeting of the board": of those who sit in it, not of a meeting told before."""
    of = [t for p in sentence.children(noun, "prep") if p.text.lower() == "of" for t in sentence.children(p, "pobj")]
    heads = (*sentence.children(noun, "poss", "compound", "nmod"), *of)
    return any(lemma(t) in words_list("sitting") and not actors(parsed, sentence, (t,)) for t in heads)
