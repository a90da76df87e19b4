"""Meetings told by a noun: "their summit", "Thursday's talks", "a phone call with …", "the Geneva meeting"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from summitry import vocabulary
from summitry.extract.clauses import complements, doers, governor, is_verb, lemma, phrasal, phrase, pobjects, subjects
from summitry.extract.encounters.details import details
from summitry.extract.encounters.draft import Draft, parties
from summitry.extract.modality import stand
from summitry.extract.slots import Named, actors, named
from summitry.language import ParsedDocument, Sentence, Token
from summitry.model import ActorType

#: A plural subject of a deed at a meeting is taken for its parties only where it is two.
PAIR = 2
WITHIN = ("between", "among", "amongst", "involving", "of", "by", "from")
SERIES = frozenset({"round", "rounds", "series", "session", "day", "days", "hour", "hours", "sessions", "month", "months", "week", "weeks", "set", "start", "end",
                    "beginning", "opening", "sidelines", "margins", "eve", "resumption", "conclusion", "close", "breakdown", "collapse", "failure", "plan", "plans"})


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


def _list(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("encounters")[name])


def format_of(sentence: Sentence, token: Token) -> str | None:
    """The format that a noun names, or None. "Press conference" wins over "conference", which needs no word before it."""
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod"):
        return None
    found = _formats().get(lemma(token)) or _formats().get(token.text.lower())
    if not found:
        return None
    before = {t.text.lower() for t in sentence.children(token, "compound", "amod", "nmod")}
    fitting = [(bool(needs), name) for name, needs, plural in found
               if (not plural or token.tag in ("NNS", "NNPS")) and (not needs or needs & before)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def noun_drafts(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Draft]:
    """The meetings that nouns of a sentence tell of."""
    for token in sentence.tokens:
        name = format_of(sentence, token)
        if name is not None and not _idle(sentence, token, name):
            yield _draft(parsed, sentence, token, name)


def _idle(sentence: Sentence, noun: Token, name: str) -> bool:
    """Uses that tell of no meeting: "a call for calm", "a visit to the museum site", "met in session"."""
    if any(lemma(t) in ("time", "occasion") or t.text.lower() in ("twice", "once") for t in sentence.children(noun, "npadvmod", "advmod")):
        return True
    head = sentence.head(noun)
    if head is not None and noun.dep == "dobj" and any(lemma(t) in ("time", "occasion") for t in sentence.children(head, "npadvmod")):
        return True
    if name == "call" and any(p.text.lower() in ("for", "to") for p in sentence.children(noun, "prep")):
        return not sentence.child(noun, "compound")
    return lemma(noun) == "session" and not sentence.children(noun, "prep", "compound", "poss", "amod")


def _draft(parsed: ParsedDocument, sentence: Sentence, noun: Token, name: str) -> Draft:
    words = vocabulary.load("encounters")
    own = _own_parties(parsed, sentence, noun)
    verb, preposition = _verb(sentence, noun)
    found = own
    if len(own) < 2 and verb is not None:
        found = parties((*_of_verb(parsed, sentence, noun, verb, preposition, name, has_with=bool(own)), *own))
    press = name == "press conference"
    anchors = (noun, *_series(sentence, noun), *((verb,) if verb is not None and _counts(sentence, noun, verb) else ()))
    modality, polarity = stand(sentence, noun)
    before = _before(sentence, noun)
    anonymous = verb is not None and not found and any(t.text.lower() in ("they", "both") for t in subjects(sentence, verb)) and preposition in ("at", "in", "during")
    draft = Draft(sentence=sentence, trigger=noun, noun=noun, format=name, anchors=anchors, press=press,
                  parties=found[:1] if press and not own else found, definite=_definite(sentence, noun), foreign=_unknown_name(parsed, sentence, noun), modality=modality, polarity=polarity,
                  hosts=actors(parsed, sentence, _host_heads(sentence, noun)), again=_again(sentence, noun), anonymous=anonymous,
                  multilateral=name in words["multilateral"] or bool(before & _list("multilateral_modifiers")),
                  strict=lemma(noun) in words["strict"] and not before & _list("multilateral_modifiers"))
    return details(parsed, draft)


def _before(sentence: Sentence, noun: Token) -> set[str]:
    """The words before the noun in its phrase, in lower case, hyphened ones whole and in parts."""
    start, _ = phrase(sentence, noun)
    tokens = [t for t in sentence.tokens if start <= t.start < noun.start]
    texts = {t.text.lower() for t in tokens}
    for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if two.tag == "HYPH":
            texts.add(f"{one.text}-{three.text}".lower())
    return texts


def _series(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What the noun is counted by: "the third round of talks", "two days of talks"."""
    above, preposition = governor(sentence, noun)
    return (above,) if above is not None and preposition in ("of", "for") and above.text.lower() in SERIES else ()


def _verb(sentence: Sentence, noun: Token) -> tuple[Token | None, str]:
    """The verb that the noun hangs from, and the preposition between ('' for an object or subject)."""
    at, preposition = governor(sentence, noun)
    hops = 0
    while at is not None and not is_verb(at) and hops < 3:
        at, more = governor(sentence, at)
        preposition = more or (preposition if preposition != "of" else "")
        hops += 1
    return (at if at is not None and is_verb(at) else None), preposition


def _counts(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether a time or place of the verb is one of the event, which must hang from the verb itself."""
    above, preposition = governor(sentence, noun)
    if above is None or above.i != verb.i:
        return False
    if not preposition:
        return lemma(verb) not in vocabulary.load("clauses")["reporting"]
    return preposition in ("at", "in", "during", "on") or (preposition in ("for", "to") and lemma(verb) in _list("going"))


def _own_parties(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> tuple[Named, ...]:
    """Parties in the noun's own phrase: owner, "between", "with", and names before it ("the Lee–Tsai summit")."""
    heads = [*sentence.children(noun, "poss"), *complements(sentence, noun, "with", "alongside"),
             *complements(sentence, noun, *WITHIN[:4]), *_host_heads(sentence, noun)]
    found = [p for p in actors(parsed, sentence, heads) if _may_meet(p)]
    for one in _series(sentence, noun):
        found += actors(parsed, sentence, [*sentence.children(one, "poss"), *complements(sentence, one, "with", "between")])
    found += _names_before(parsed, sentence, noun, bool(found))
    return parties(found)


def _host_heads(sentence: Sentence, noun: Token) -> list[Token]:
    """"a forum hosted by Ann": who hosts."""
    verbs = [t for t in sentence.children(noun, "acl", "relcl") if lemma(t) in ("host", "chair", "convene", "organise", "organize", "attend", "join")]
    return [t for verb in verbs for t in doers(sentence, verb) if t.i != noun.i]


def _names_before(parsed: ParsedDocument, sentence: Sentence, noun: Token, others: bool) -> list[Named]:
    """Names before the noun. One place name alone says where ("the Geneva summit"); two or an adjective say who."""
    start, _ = phrase(sentence, noun)
    tokens = [t for t in sentence.tokens if start <= t.start < noun.start and t.dep not in ("poss", "case") and not _owned(sentence, t)]
    found = [(t, one) for t in tokens for one in named(parsed, sentence, t) if not one.start <= noun.start < one.end and not _made_by(sentence, t)]
    once = {one.value: (t, one) for t, one in found}
    where = [p for p in parsed.places_in(start, noun.start)]
    if len(once) == 1 and not others:
        token, only = next(iter(once.values()))
        if any(p.start <= token.start < p.end for p in where) and token.pos != "ADJ":
            return []
        return [only] if _may_meet(only) else []
    return [one for _, one in once.values() if _may_meet(one)]


def _made_by(sentence: Sentence, token: Token) -> bool:
    """"the Oslo-sponsored talks": who hosts is no party."""
    after = sentence.tokens[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].tag == "HYPH" and after[1].tag in ("VBN", "VBD", "JJ") and after[1].text.lower() in vocabulary.load("encounters")["made_by"]


def _owned(sentence: Sentence, token: Token) -> bool:
    return any(t.dep == "poss" for t in sentence.ancestors(token))


def _may_meet(party: Named) -> bool:
    """Whether this can be a party: no outlet, and nobody in general ("another leader")."""
    one = party.appearance
    if one is None:
        return True
    vague = one.actor_type is ActorType.UNNAMED and one.name.lower().split()[0] in ("another", "other", "any", "some", "head")
    return one.actor_type is not ActorType.OUTLET and not vague


def _of_verb(parsed: ParsedDocument, sentence: Sentence, noun: Token, verb: Token, preposition: str, name: str, *, has_with: bool) -> tuple[Named, ...]:
    """Parties that the verb above gives: the subject of "held talks", "arrived for talks", and "with X" on the verb."""
    words: Any = vocabulary.load("encounters")
    found: list[Named] = []
    noun = next(iter(t for t in _series(sentence, noun) if lemma(t) in words["rounds"]), noun)
    preposition = "" if noun.head == verb.i else preposition
    object_ = noun.dep in ("dobj", "attr", "oprd") and not preposition
    if name == "press conference":
        told = lemma(verb) in vocabulary.load("clauses")["reporting"] or preposition in ("at", "in", "during") or object_
        return actors(parsed, sentence, subjects(sentence, verb)[:1]) if told else ()
    finite = not any(t.text.lower() == "to" for t in sentence.children(verb, "aux"))
    if (object_ and (phrasal(sentence, verb) in words["holding"] or (has_with and finite))) or (_goes(verb, preposition, has_with) and (has_with or _hangs(sentence, noun, verb))):
        found += actors(parsed, sentence, subjects(sentence, verb))
        found += actors(parsed, sentence, complements(sentence, verb, "with"))
    elif preposition in ("at", "in", "during", "after", "on") and _hangs(sentence, noun, verb) and lemma(verb) not in vocabulary.load("clauses")["reporting"]:
        both = actors(parsed, sentence, subjects(sentence, verb))
        found += both if len(both) == PAIR else ()
    elif noun.dep in ("nsubjpass", "nsubj") and not preposition:
        found += actors(parsed, sentence, complements(sentence, verb, "between", "with", "by"))
        found += _brought(parsed, sentence, verb)
    return tuple(p for p in found if _may_meet(p))


def _hangs(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether the noun hangs from the verb itself, through one preposition."""
    above, _ = governor(sentence, noun)
    return above is not None and above.i == verb.i


def _goes(verb: Token, preposition: str, has_with: bool) -> bool:
    words: Any = vocabulary.load("encounters")
    if has_with and preposition in ("after", "before", "following", "ahead", "since", "from"):
        return lemma(verb) not in vocabulary.load("clauses")["reporting"] or preposition in ("after", "following")
    if preposition not in words["going_prepositions"]:
        return False
    return lemma(verb) in words["going"] or (has_with and lemma(verb) not in vocabulary.load("clauses")["reporting"]) or preposition in ("at", "during") and has_with


def _brought(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> tuple[Named, ...]:
    """"The summit brought together A and B", "gathers leaders of"."""
    if lemma(verb) not in ("bring", "gather", "assemble", "unite", "involve", "include"):
        return ()
    return actors(parsed, sentence, sentence.children(verb, "dobj"))


def _again(sentence: Sentence, noun: Token) -> bool:
    """"a third summit", "new talks", "talks would resume": another meeting of parties that have met before."""
    before = {t.text.lower() for t in sentence.children(noun, "amod", "det")}
    head = sentence.head(noun)
    resumed = head is not None and noun.dep in ("nsubj", "nsubjpass", "dobj") and lemma(head) in ("resume", "continue", "restart", "reopen", "reconvene")
    return bool(before & {"another", "second", "third", "fourth", "fifth", "further", "next"}) or resumed


def _definite(sentence: Sentence, noun: Token) -> bool:
    """Whether the text takes the event as known: an article, a possessive, or a time or place before the noun."""
    known = vocabulary.load("encounters")["definite"]
    if any(t.text.lower() in known for t in sentence.children(noun, "det", "poss")):
        return True
    return any(t.ent in ("DATE",) for t in sentence.children(noun, "poss"))


def _unknown_name(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> bool:
    """A name before the noun that nothing is known of ("the North-South talks"): the event is not the one told before."""
    start, _ = phrase(sentence, noun)
    known = [*parsed.places_in(start, noun.end), *parsed.times_in(start, noun.end), *(m for m, _ in parsed.mentions_in(start, noun.end))]
    return any(t.pos == "PROPN" and not any(k.start <= t.start < k.end for k in known) for t in sentence.between(start, noun.start))


__all__ = ["format_of", "noun_drafts", "pobjects"]
