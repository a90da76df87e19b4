"""Claims that an actor wants something on an issue: wants, supports, opposes, demands, offers, promises, rejects and so on.

The actor is the subject of a word of attitude, or who is said to hold a "must" or "should". A joint stance gives one claim
for each actor. The issue is a heading of ``vocabulary/issues.yaml`` where the words name one, else the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from summitry import vocabulary
from summitry.extract.clauses import clause, is_passive, is_verb, lemma, phrasal, subjects
from summitry.extract.modality import negated, stand
from summitry.extract.slots import Named, actors, holders, quote_claims, slot, words
from summitry.extract.stances_sense import (
    against,
    asks,
    doubted,
    greets,
    holders_of,
    idle,
    meant,
    obliges,
    only_reports,
)
from summitry.language import ParsedDocument, Sentence, Token
from summitry.model import ActorType, Claim, Modality

FIRST_PERSON = frozenset({"i", "we", "us", "me"})


@dataclass(frozen=True, slots=True)
class Found:
    """A word of attitude with what it is about and who may hold it."""

    trigger: Token
    attitude: str
    start: int
    end: int
    about: tuple[int, int]
    who: tuple[Token, ...] = ()
    spoken: bool = False


@cache
def _table(name: str) -> dict[str, str]:
    """Word → attitude."""
    return {word: attitude for attitude, all_ in vocabulary.load("attitudes")[name].items() for word in all_}


def _words(name: str) -> Any:
    return vocabulary.load("attitudes")[name]


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The stances of a parsed document, in text order."""
    for sentence in parsed.sentences:
        taken: set[tuple[str, int]] = set()
        told: list[tuple[str, int, int]] = []
        for found in _found(sentence):
            if _greets(parsed, sentence, found) or _idle(sentence, found) or asks(parsed, sentence):
                continue
            about = meant(parsed, sentence, found.about)
            for who in _actors(parsed, sentence, found) if about else ():
                inner = any(v == who.value and start <= found.trigger.start < end for v, start, end in told)
                if about and (who.value, about[0]) not in taken and not inner:
                    taken.add((who.value, about[0]))
                    told.append((who.value, *about))
                    yield _claim(parsed, sentence, replace(found, about=about), who)


def _found(sentence: Sentence) -> Iterator[Found]:
    for token in sentence.tokens:
        if is_verb(token):
            yield from _of_verb(sentence, token)
            yield from _of_modal(sentence, token)
        elif token.pos in ("ADJ", "VERB", "ADP") and token.text.lower() in _table("adjectives"):
            yield from _of_adjective(sentence, token)
        elif token.pos == "NOUN" and lemma(token) in _table("nouns"):
            yield from _of_noun(sentence, token)


def _idle(sentence: Sentence, found: Found) -> bool:
    """Whether what it is about is no issue ("insisted on anonymity")."""
    heads = [
        t
        for t in sentence.between(*found.about)
        if t.dep in ("dobj", "pobj", "nsubjpass") and t.pos in ("NOUN", "PRON")
    ]
    return not found.spoken and len(heads) > 0 and lemma(heads[0]) in _words("no_issues")


def _greets(parsed: ParsedDocument, sentence: Sentence, found: Found) -> bool:
    """Such as "welcomed the minister at the airport" tells of a meeting, not of an issue."""
    if lemma(found.trigger) not in _words("greeting"):
        return False
    return greets(sentence, found.trigger) or any(
        p.is_person for p in actors(parsed, sentence, sentence.children(found.trigger, "dobj", "nsubjpass"))
    )


def _flipped(attitude: str, negative: bool) -> str:
    return str(_words("flip").get(attitude, attitude)) if negative else attitude


def _about(sentence: Sentence, token: Token, *more: str) -> tuple[int, int] | None:
    """What an attitude is about: the objects, clauses and prepositional objects after its word."""
    below = [
        t
        for t in sentence.children(token, "dobj", "xcomp", "ccomp", "prep", "oprd", *more)
        if t.i > token.i and t.text.lower() not in ("in", "at", "by", "during", "after", "before")
    ]
    below += [t for t in sentence.children(token, "dative") if t.i > token.i and t.pos == "ADP"]
    below = [t for t in below if not any(c.ent == "DATE" for c in sentence.children(t, "pobj"))]
    if not below:
        return None
    spans = [_tight(sentence, t) for t in below]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _tight(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The span of a complement, up to a coordinated clause after it."""
    if is_verb(token):
        return clause(sentence, token, without=("parataxis",))
    return sentence.span(token)


def _of_verb(sentence: Sentence, verb: Token) -> Iterator[Found]:
    attitude = _table("verbs").get(phrasal(sentence, verb))
    if attitude is None and not sentence.child(verb, "prt"):
        attitude = _table("verbs").get(lemma(verb))
        paired = [p.text.lower() for p in sentence.children(verb, "prep")]
        attitude = next(
            (_table("verbs")[f"{lemma(verb)} {p}"] for p in paired if f"{lemma(verb)} {p}" in _table("verbs")), attitude
        )
    if attitude is None or not _allowed(sentence, verb):
        return
    passive = is_passive(sentence, verb)
    about = _about(sentence, verb)
    if passive:
        below = sentence.children(verb, "nsubjpass")
        about = sentence.span(below[0]) if below else about
    if about is None or stand(sentence, verb)[0] in (Modality.POSSIBLE, Modality.PROPOSED):
        return
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    yield Found(
        verb,
        _flipped(attitude, negated(sentence, verb)),
        min(start, about[0]),
        max(end, about[1]),
        about,
        holders_of(sentence, verb),
    )


def _allowed(sentence: Sentence, verb: Token) -> bool:
    needs = _words("needs").get(lemma(verb))
    if only_reports(sentence, verb) or idle(sentence, verb):
        return False
    if needs is None:
        return True
    here = {t.dep for t in sentence.children(verb)} | {
        t.text.lower()
        for t in sentence.children(verb, "prep", "prt")
        if not any(c.ent == "DATE" for c in sentence.children(t, "pobj"))
    }
    return bool(here & set(needs))


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[Found]:
    """Such as "is ready to", "is opposed to"."""
    head = sentence.head(token)
    verb = token if is_verb(token) else head
    if (
        verb is None
        or not is_verb(verb)
        or (
            token.dep not in ("acomp", "prep", "ROOT", "ccomp", "relcl", "conj", "advcl", "oprd") and not is_verb(token)
        )
    ):
        return
    about = _about(sentence, token, "pobj", "pcomp")
    if about is None or not against(sentence, token):
        return
    attitude = _table("adjectives")[token.text.lower()]
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    yield Found(
        token,
        _flipped(attitude, negated(sentence, verb)),
        min(start, about[0]),
        max(end, about[1]),
        about,
        subjects(sentence, verb),
    )


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Found]:
    """Such as "Oslo's insistence on", "expressed support for"."""
    below = [
        t
        for t in sentence.children(noun, "prep", "acl", "ccomp")
        if t.i > noun.i and (t.dep != "prep" or t.text.lower() in _words("noun_prepositions"))
    ]
    if not below:
        return
    head = sentence.head(noun)
    owner = sentence.children(noun, "poss")
    expressed = head is not None and is_verb(head) and noun.dep == "dobj" and lemma(head) in _words("expressing")
    who = owner or (subjects(sentence, head) if expressed and head is not None else ())
    about = (sentence.span(below[0])[0], max(sentence.span(t)[1] for t in below))
    attitude = _flipped(
        _table("nouns")[lemma(noun)],
        bool(head is not None and expressed and (negated(sentence, head) or lemma(head) == "withdraw")),
    )
    start = min([noun.start, *(sentence.span(t)[0] for t in owner)])
    if expressed and head is not None and not owner:
        start = clause(sentence, head)[0]
    yield Found(noun, attitude, start, about[1], about, tuple(who))


def _of_modal(sentence: Sentence, verb: Token) -> Iterator[Found]:
    """Such as "must", "should", "need to", "cannot" in somebody's own words."""
    modal = next(
        (
            t
            for t in sentence.children(verb, "aux")
            if t.text.lower() in _table("modals") or t.text.lower() in ("ca", "can")
        ),
        None,
    )
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    attitude = _table("modals").get(modal.text.lower()) if modal is not None else None
    negative = negated(sentence, verb)
    if attitude is None and modal is not None and negative and lemma(verb) in _words("cannot"):
        attitude = "wants"
    if doubted(sentence, verb):
        return
    asked = any(t.tag in ("WP", "WDT", "WRB") for t in sentence.children(verb)) or verb.dep in (
        "relcl",
        "csubj",
        "pcomp",
    )
    if attitude is None and not asked and lemma(verb) in _words("modal_verbs") and obliges(sentence, verb):
        attitude = _words("modal_verbs")[lemma(verb)]
    if (
        attitude is None
        or subject is None
        or subject.text.lower() == "you"
        or (subject.text.lower() == "it" and lemma(verb) == "be" and not negative)
    ):
        return
    start, end = clause(sentence, verb, without=("parataxis", "advcl"))
    yield Found(verb, _flipped(str(attitude), negative), start, end, (start, end), (), spoken=True)


def _actors(parsed: ParsedDocument, sentence: Sentence, found: Found) -> tuple[Named, ...]:
    """Who holds it: the subject; for "must", and for "we" in a quotation, the speaker."""
    if not found.spoken:
        own = [p for p in actors(parsed, sentence, found.who) if _can_want(p)]
        if own:
            return tuple(own)
        if not any(t.text.lower() in FIRST_PERSON for t in found.who):
            return ()
    return _speaker(parsed, found.trigger)


def _can_want(party: Named) -> bool:
    return party.appearance is None or party.appearance.actor_type is not ActorType.OUTLET


def _speaker(parsed: ParsedDocument, token: Token) -> tuple[Named, ...]:
    """The speaker of the innermost quote that holds a word, where it is a known actor."""
    inside = [
        (p.end - p.start, c)
        for c in quote_claims(parsed)
        for p in c.all("content")
        if p.start is not None and p.end is not None and p.start <= token.start and token.end <= p.end
    ]
    if not inside:
        return ()
    claim = min(inside, key=lambda pair: pair[0])[1]
    known = {a.id: a for a in parsed.appearances}
    return tuple(
        Named(s.value, s.start, s.end, known.get(s.value), "who says it")
        for s in claim.all("speaker")
        if s.start is not None and s.end is not None and (s.value in known)
    )


@cache
def _headings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of the issues with their headings, the longest pattern first."""
    pairs = [(pattern, heading) for heading, patterns in vocabulary.load("issues").items() for pattern in patterns]
    return tuple(
        (re.compile(rf"\b{re.escape(p)}"), h) for p, h in sorted(pairs, key=lambda pair: (-len(pair[0]), pair))
    )


def issue(text: str) -> str:
    """The heading that the words name: the one whose pattern is longest, else the words themselves."""
    low = text.lower()
    return next((heading for pattern, heading in _headings() if pattern.search(low)), text)


def _claim(parsed: ParsedDocument, sentence: Sentence, found: Found, who: Named) -> Claim:
    about = words(parsed, *found.about)
    slots = [
        who.as_slot(parsed, "actor"),
        slot(parsed, "attitude", found.trigger.start, found.trigger.end, found.attitude),
        slot(parsed, "issue", *found.about, issue(about)),
    ]
    slots += _condition(parsed, sentence, found)
    chain = tuple(
        h for h in holders(parsed, found.trigger.start, found.trigger.end) if h != who.value or not found.spoken
    )
    modality = Modality.HELD if found.spoken else stand(sentence, found.trigger)[0]
    return Claim.of(
        "stance",
        parsed.document.id,
        found.start,
        found.end,
        tuple(slots),
        modality=modality,
        holders=chain,
        part=parsed.part(sentence),
    )


def _condition(parsed: ParsedDocument, sentence: Sentence, found: Found) -> list[Any]:
    """The words of "if …", "in return for …" below the attitude."""
    for token in sentence.between(found.start, sentence.end):
        low = token.text.lower()
        head = sentence.head(token)
        if (
            low in ("if", "unless", "until", "once")
            and token.dep == "mark"
            and head is not None
            and head.i > found.trigger.i
        ):
            return [slot(parsed, "condition", *clause(sentence, head))]
        if (
            low in ("exchange", "return")
            and head is not None
            and head.text.lower() == "in"
            and sentence.child(token, "prep")
        ):
            return [slot(parsed, "condition", head.start, sentence.span(token)[1])]
    return []
