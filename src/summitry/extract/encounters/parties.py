"""Who takes part in a meeting: named in the phrase of its noun ("their talks with"), or by the verb above ("held talks").

A plural of officials that belongs to two or more states stands for those states. A plural of a body's officials, or the
body itself, is a meeting of many: one party is enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from summitry import vocabulary
from summitry.extract.arguments import Named, named
from summitry.extract.encounters.draft import parties
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.frames import Category, Frame, frame_of
from summitry.language.clauses.syntax import expand, governor, identified, is_verb, lemma, phrasal, subjects
from summitry.model import ActorType, Appearance
from summitry.vocabulary import words

#: A plural subject of a deed at a meeting is taken for its parties only where it is two.
PAIR = 2
#: How many nouns there may be between the event and its verb.
MAX_NOUNS = 3


def event_of(sentence: Sentence, token: Token) -> Frame:
    """The frame of a word as a noun, of a name ("the Oslo Summit") or an ordinal ("were the second between") as well."""
    found = frame_of(sentence, token)
    return found if found is not None and found.category is Category.NOUN else Frame(sentence, token, Category.NOUN)


def present(parsed: ParsedDocument, sentence: Sentence, heads: Iterable[Token]) -> tuple[Named, ...]:
    """Who can meet of those that phrases and what is coordinated with them name, officials of several states as the states."""
    found: dict[str, Named] = {}
    for token in (t for head in heads for t in expand(sentence, head)):
        for one in states(parsed, sentence, token) or named(parsed, sentence, token):
            if _may_meet(one):
                found.setdefault(one.value, one)
    return tuple(found.values())


def _may_meet(party: Named) -> bool:
    """Whether this can be a party: no outlet, and nobody in general ("another leader")."""
    one = party.appearance
    if one is None:
        return True
    vague = one.actor_type is ActorType.UNNAMED and one.name.lower().split()[0] in words("encounters", "anyone")
    return one.actor_type is not ActorType.OUTLET and not vague


def states(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The states that a plural of officials belongs to, where there are two or more, else nothing."""
    if token.tag not in ("NNS", "NNPS") or lemma(token) not in words("encounters", "officials"):
        return ()
    officials = event_of(sentence, token)
    heads = (*officials.argument("of"), *officials.argument("from"), *officials.attributes, *officials.owner)
    found = {
        one.value: one
        for t in heads
        for one in (*_state_named(parsed, sentence, t), *_demonym(parsed, sentence, t))[:1]
    }
    return tuple(found.values()) if len(found) >= PAIR else ()


def _state_named(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    return tuple(p for p in named(parsed, sentence, token) if is_of(p, ActorType.STATE))


def _demonym(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """Such as "Chilean" in "the Chilean and Peruvian ministers", of which the language stage reads the second only."""
    before = sentence.tokens[max(0, token.i - 1) : token.i]
    for first in (*before, token):
        code, name = _adjectives().get(parsed.text[first.start : token.end].lower(), ("", ""))
        if code:
            known = state_of(parsed, code)
            return (Named(known.id if known else name.lower(), first.start, token.end, known),)
    return ()


def state_of(parsed: ParsedDocument, country: str | None) -> Appearance | None:
    """The appearance of a state by its code, or None."""
    return next((a for a in parsed.appearances if a.actor_type is ActorType.STATE and a.country == country), None)


def is_of(party: Named, *sorts: ActorType) -> bool:
    """Whether a party is known to be of one of the sorts."""
    return party.appearance is not None and party.appearance.actor_type in sorts


@cache
def _adjectives() -> dict[str, tuple[str, str]]:
    """Adjective of a state in lower case → its code and name."""
    rows = vocabulary.load("demonyms")["states"]
    return {word.lower(): (code, row["name"]) for code, row in rows.items() for word in row.get("adjectives", ())}


def of_many(parsed: ParsedDocument, party: Named) -> bool:
    """Whether a party is an international body, or officials of one ("NATO foreign ministers")."""
    one = party.appearance
    if one is None or is_of(party, ActorType.BODY):
        return one is not None
    said = f" {parsed.text[party.start : party.end].lower()} {one.name.lower()} "
    return is_of(party, ActorType.GROUP, ActorType.UNNAMED) and any(f" {name} " in said for name in _bodies())


@cache
def _bodies() -> tuple[str, ...]:
    """The names of bodies with members of their own, and their adjectives, in lower case."""
    rows = vocabulary.load("bodies")["bodies"].values()
    return tuple(
        name.lower() for row in rows if row.get("members") for name in (*row["names"], *row.get("adjectives", ()))
    )


# ---------------------------------------------------------------- the phrase of an event noun


def series(event: Frame) -> tuple[Frame, ...]:
    """What an event is counted by or seen as a part of: "the third round of talks", "two days of talks"."""
    above, preposition = governor(event.sentence, event.head)
    counted = above is not None and preposition in words("encounters", "parts_by")
    if above is None or not counted or above.text.lower() not in words("encounters", "series"):
        return ()
    return (event_of(event.sentence, above),)


def own_parties(parsed: ParsedDocument, event: Frame) -> tuple[Named, ...]:
    """Parties in the noun's own phrase: owner, "between", "with", and names before it ("the Lee–Tsai summit")."""
    sentence = event.sentence
    same = (event, *series(event), *(event_of(sentence, t) for t in identified(sentence, event.head)))
    heads = [t for one in same for t in (*one.owner, *_marked(one))]
    heads += [t for verb in event.relatives if (f := frame_of(sentence, verb)) is not None for t in _marked(f, "among")]
    heads += [t for one in _hosting(event, "taking_part") for t in one]
    found = list(present(parsed, sentence, heads))
    members = present(parsed, sentence, event.argument("of"))
    found += members if len(members) >= PAIR else ()
    return parties((*found, *_names_before(parsed, event, alone=not found)))


def _marked(frame: Frame, which: str = "company_of") -> tuple[Token, ...]:
    """What stands after a preposition that opens a list of those who meet."""
    return tuple(t for word in words("encounters", which) for t in frame.argument(word))


def hosts(event: Frame) -> tuple[Token, ...]:
    """Such as "a forum hosted by Ann": who hosts it."""
    return tuple(t for some in _hosting(event) for t in some)


def _hosting(event: Frame, *also: str) -> list[tuple[Token, ...]]:
    """Who hosts an event by a participle or relative clause; who takes part, but for a press conference."""
    press = event.modifiers & words("encounters", "press_before")
    allowed = words("encounters", "hosted_by").union(*(words("encounters", key) for key in also if not press))
    below = [f for verb in event.relatives if lemma(verb) in allowed and (f := frame_of(event.sentence, verb))]
    return [tuple(t for t in one.doer if t.i != event.head.i) for one in below]


def _names_before(parsed: ParsedDocument, event: Frame, *, alone: bool) -> tuple[Named, ...]:
    """Names before the noun. One place name alone says where ("the Geneva summit"); two or an adjective say who."""
    found: dict[str, tuple[Token, Named]] = {}
    for token in event.attributes:
        for one in named(parsed, event.sentence, token):
            if not one.start <= event.head.start < one.end and _may_meet(one):
                found.setdefault(one.value, (token, one))
    if len(found) == 1 and alone:
        token, only = next(iter(found.values()))
        where = any(p.start <= token.start < p.end for p in parsed.places_in(event.sentence.start, event.head.start))
        if where and token.pos != "ADJ" and not is_of(only, ActorType.BODY):
            return ()
    return tuple(one for _, one in found.values())


# ---------------------------------------------------------------- the verb above an event noun


def verb_above(event: Frame) -> tuple[Frame | None, str]:
    """The verb that an event noun hangs from, and the preposition between ('' for an object or subject)."""
    at, preposition = governor(event.sentence, event.head)
    for _ in range(MAX_NOUNS):
        if at is None or is_verb(at):
            break
        at, more = governor(event.sentence, at)
        preposition = more or (preposition if preposition not in words("encounters", "of") else "")
    return (frame_of(event.sentence, at) if at is not None and is_verb(at) else None), preposition


def parties_of_verb(
    parsed: ParsedDocument, event: Frame, verb: Frame, preposition: str, *, has_with: bool
) -> tuple[Named, ...]:
    """Parties that the verb above gives: the subject of "held talks", "arrived for talks", and "with X" on the verb."""
    sentence, during = event.sentence, preposition in words("encounters", "during")
    who = present(parsed, sentence, subjects(sentence, verb.head))
    told = present(parsed, sentence, verb.object) if lemma(verb.head) in words("encounters", "telling") else ()
    if event.head.dep in ("nsubjpass", "nsubj") and not preposition:
        brought = verb.object if lemma(verb.head) in words("encounters", "gathering") else ()
        return present(parsed, sentence, (*_marked(verb), *brought))
    if during and len(who) == 1 and len(told) == 1:
        return (*who, *told)
    if _goes(event, verb, preposition, has_with=has_with):
        return (*who, *present(parsed, sentence, verb.argument("with")))
    direct = during and governor(sentence, event.head)[0] is verb.head
    return who if direct and len(who) == PAIR and not _reports(verb) else ()


def _reports(verb: Frame) -> bool:
    return lemma(verb.head) in words("clauses", "reporting")


def _goes(event: Frame, verb: Frame, preposition: str, *, has_with: bool) -> bool:
    """Whether who does the verb is at the event by it: "held talks", "arrived for talks", "left after talks with"."""
    top = next((s.head for s in series(event)), event.head)
    direct = governor(event.sentence, top)[0] is verb.head
    if top.dep in ("dobj", "attr", "oprd") and (not preposition or direct):
        return phrasal(event.sentence, verb.head) in words("encounters", "holding") or (
            has_with and not verb.infinitive
        )
    going = preposition in words("encounters", "going_prepositions")
    if has_with:
        there = preposition in words("encounters", "at_it") | words("encounters", "later")
        near = (going or preposition in words("encounters", "around")) and not _reports(verb)
        return there or near or lemma(verb.head) in words("encounters", "leaving")
    return going and direct and lemma(verb.head) in words("encounters", "going")
