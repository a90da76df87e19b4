"""Who takes part in a meeting: named in the phrase of its noun ("their talks with"), or by the verb above ("held talks").

A plural of officials that belongs to two or more states stands for those states. A plural of a body's officials, or the
body itself, is a meeting of many: one party is enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from summitry import lexicon
from summitry.extract.arguments import Named, named
from summitry.extract.encounters.draft import PAIR, parties
from summitry.extract.spans import span_of, spans_of, within
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.frames import NOTHING, Category, Frame, frame_of, frames_of
from summitry.language.clauses.syntax import expand, governor, identified, is_verb, lemma, phrasal
from summitry.lexicon import words
from summitry.model import ActorType, Appearance

#: How many nouns there may be between the event and its verb.
MAX_NOUNS = 3


def event_of(sentence: Sentence, token: Token) -> Frame:
    """The frame of a word as a noun, of a name ("the Oslo Summit") or an ordinal ("were the second between") as well."""
    found = frame_of(sentence, token)
    return found if found is not None and found.category is Category.NOUN else Frame(sentence, token, Category.NOUN)


def present(parsed: ParsedDocument, sentence: Sentence, heads: Iterable[Token]) -> tuple[Named, ...]:
    """Who can meet of those that phrases and what is coordinated with them name, officials of several states as the states."""
    tokens = chain.from_iterable(expand(sentence, head) for head in heads)
    found = chain.from_iterable(states(parsed, sentence, t) or named(parsed, sentence, t) for t in tokens)
    return _once(one for one in found if _may_meet(one))


def _once(found: Iterable[Named]) -> tuple[Named, ...]:
    """Each actor once, as it is named first."""
    first: dict[str, Named] = {}
    for one in found:
        first.setdefault(one.value, one)
    return tuple(first.values())


def _may_meet(party: Named) -> bool:
    """Whether this can be a party: no outlet, and nobody in general ("another leader")."""
    one = party.appearance
    vague = one is not None and is_of(party, ActorType.UNNAMED) and one.name.lower().split()[0] in _anyone()
    return not vague and not is_of(party, ActorType.OUTLET)


def _anyone() -> frozenset[str]:
    return words("encounters", "anyone")


def states(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The states that a plural of officials belongs to, where there are two or more, else nothing."""
    if token.tag not in ("NNS", "NNPS") or lemma(token) not in words("encounters", "officials"):
        return ()
    officials = event_of(sentence, token)
    heads = (*officials.arguments("of", "from"), *officials.attributes, *officials.owner)
    found = _once(chain.from_iterable(_state_named(parsed, sentence, t) for t in heads))
    return found if len(found) >= PAIR else ()


def _state_named(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The state that a word names, also as "Chilean" in "the Chilean and Peruvian ministers"."""
    known = [p for p in named(parsed, sentence, token) if is_of(p, ActorType.STATE)]
    return (*known, *_demonym(parsed, sentence, token))[:1]


def _demonym(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """A state by its adjective, of one word or two, where the language stage does not read it."""
    before = sentence.tokens[max(0, token.i - 1) : token.i]
    said = ((first, parsed.text[first.start : token.end].lower()) for first in (*before, token))
    first, (code, name) = next(((t, _adjectives()[a]) for t, a in said if a in _adjectives()), (token, ("", "")))
    known = state_of(parsed, code)
    return (Named(known.id if known else name.lower(), first.start, token.end, known),) if code else ()


def state_of(parsed: ParsedDocument, country: str | None) -> Appearance | None:
    """The appearance of a state by its code, or None."""
    return next((a for a in parsed.appearances if a.actor_type is ActorType.STATE and a.country == country), None)


def is_of(party: Named, *sorts: ActorType) -> bool:
    """Whether a party is known to be of one of the sorts."""
    return party.appearance is not None and party.appearance.actor_type in sorts


def countries(found: Iterable[Named]) -> frozenset[str | None]:
    """The countries of known actors; None among them where that of one is not known."""
    return frozenset(p.appearance.country for p in found if p.appearance is not None)


@cache
def _adjectives() -> dict[str, tuple[str, str]]:
    """Adjective of a state in lower case → its code and name."""
    rows = lexicon.load("demonyms")["states"]
    return {word.lower(): (code, row["name"]) for code, row in rows.items() for word in row.get("adjectives", ())}


def of_many(parsed: ParsedDocument, party: Named) -> bool:
    """Whether a party is an international body, or officials of one ("NATO foreign ministers")."""
    name = party.appearance.name if party.appearance is not None else ""
    said = f" {parsed.text[party.start : party.end]} {name} ".lower()
    officials = is_of(party, ActorType.GROUP, ActorType.UNNAMED) and any(body in said for body in _bodies())
    return officials or is_of(party, ActorType.BODY)


@cache
def _bodies() -> tuple[str, ...]:
    """The names of bodies with members of their own, and their adjectives, in lower case, between blanks."""
    rows = [row for row in lexicon.load("bodies")["bodies"].values() if row.get("members")]
    return tuple(f" {name.lower()} " for row in rows for name in (*row["names"], *row.get("adjectives", ())))


# ---------------------------------------------------------------- the phrase of an event noun


def series(event: Frame) -> tuple[Frame, ...]:
    """What an event is counted by or seen as a part of: "the third round of talks", "two days of talks"."""
    above, preposition = governor(event.sentence, event.head)
    counted = above is not None and above.text.lower() in words("encounters", "series")
    by_parts = counted and preposition in words("encounters", "parts_by")
    return (event_of(event.sentence, above),) if above is not None and by_parts else ()


def own_parties(parsed: ParsedDocument, event: Frame) -> tuple[Named, ...]:
    """Parties in the noun's own phrase: owner, "between", "with", and names before it ("the Lee–Tsai summit")."""
    sentence, among = event.sentence, words("encounters", "among")
    same = (event, *series(event), *(event_of(sentence, t) for t in identified(sentence, event.head)))
    heads = [t for one in same for t in one.arguments("owner", *words("encounters", "company_of"))]
    heads += [t for one in frames_of(sentence, event.relatives) for t in one.arguments(*among)]
    found = present(parsed, sentence, (*heads, *_hosting(event, "taking_part")))
    members = present(parsed, sentence, event.argument("of"))
    listed = members if len(members) >= PAIR else ()
    return parties((*found, *listed, *_names_before(parsed, event, alone=not (found or listed))))


def hosts(event: Frame) -> tuple[Token, ...]:
    """Such as "a forum hosted by Ann": who hosts it."""
    return _hosting(event)


def _hosting(event: Frame, *also: str) -> tuple[Token, ...]:
    """Who hosts an event by a participle or relative clause; who takes part, but for a press conference."""
    press = event.modifiers & words("encounters", "press_before")
    allowed = words("encounters", "hosted_by").union(*(words("encounters", key) for key in also if not press))
    below = [one for one in frames_of(event.sentence, event.relatives) if one.lemma in allowed]
    return tuple(t for one in below for t in one.doer if t.i != event.head.i)


def _names_before(parsed: ParsedDocument, event: Frame, *, alone: bool) -> tuple[Named, ...]:
    """Names before the noun. One place name alone says where ("the Geneva summit"); two or an adjective say who."""
    each = (one for token in event.attributes for one in named(parsed, event.sentence, token))
    found = _once(p for p in each if not within(event.head.start, (span_of(p),)) and _may_meet(p))
    return () if alone and len(found) == 1 and _says_where(parsed, event, found[0]) else found


def _says_where(parsed: ParsedDocument, event: Frame, only: Named) -> bool:
    """Whether the one name before an event is of a place: no adjective, no body."""
    places = spans_of(parsed.places_in(event.sentence.start, event.head.start))
    sorts = {t.pos for t in event.sentence.between(only.start, only.end)}
    return within(only.start, places) and "ADJ" not in sorts and not is_of(only, ActorType.BODY)


# ---------------------------------------------------------------- the verb above an event noun


@dataclass(frozen=True, slots=True)
class Over:
    """The verb that an event noun hangs from (:data:`NOTHING` where there is none), and the preposition between, or ''."""

    event: Frame
    frame: Frame
    preposition: str

    @property
    def during(self) -> bool:
        """Whether the verb is of what was done at the event: "agreed at the talks"."""
        return self.preposition in words("encounters", "during")

    @property
    def direct(self) -> bool:
        """Whether no other noun stands between."""
        return governor(self.event.sentence, self.event.head)[0] is self.frame.head

    @property
    def reports(self) -> bool:
        """Whether the verb is one of saying."""
        return self.frame.lemma in words("clauses", "reporting")


def over(event: Frame) -> Over:
    """The verb above an event noun, a few nouns seen through ("the second day of a round of talks")."""
    at, preposition = governor(event.sentence, event.head)
    for _ in range(MAX_NOUNS):
        if at is None or is_verb(at):
            break
        at, more = governor(event.sentence, at)
        preposition = more or (preposition if preposition not in words("encounters", "of") else "")
    verb = frame_of(event.sentence, at) if at is not None and is_verb(at) else None
    return Over(event, verb or NOTHING, preposition)


def parties_of_verb(parsed: ParsedDocument, over_: Over, *, has_with: bool) -> tuple[Named, ...]:
    """Parties that the verb above gives: the subject of "held talks", "arrived for talks", and "with X" on the verb."""
    verb, sentence = over_.frame, over_.event.sentence
    if over_.event.head.dep in ("nsubjpass", "nsubj") and not over_.preposition:
        brought = verb.object if verb.lemma in words("encounters", "gathering") else ()
        return present(parsed, sentence, (*verb.arguments(*words("encounters", "company_of")), *brought))
    who = present(parsed, sentence, verb.subjects)
    told = present(parsed, sentence, verb.object) if verb.lemma in words("encounters", "telling") else ()
    if over_.during and len(who) == len(told) == 1:
        return (*who, *told)
    if _goes(over_, has_with=has_with):
        return (*who, *present(parsed, sentence, verb.argument("with")))
    return who if over_.during and over_.direct and len(who) == PAIR and not over_.reports else ()


def _goes(over_: Over, *, has_with: bool) -> bool:
    """Whether who does the verb is at the event by it: "held talks", "arrived for talks", "left after talks with"."""
    event, verb, preposition = over_.event, over_.frame, over_.preposition
    top = (*(s.head for s in series(event)), event.head)[0]
    direct = governor(event.sentence, top)[0] is verb.head
    if top.dep in ("dobj", "attr", "oprd") and (direct or not preposition):
        return (has_with and not verb.infinitive) or phrasal(verb.sentence, verb.head) in words("encounters", "holding")
    if has_with:
        return _is_there(over_)
    return direct and _heads_for(preposition) and verb.lemma in words("encounters", "going")


def _heads_for(preposition: str) -> bool:
    return preposition in words("encounters", "going_prepositions")


def _is_there(over_: Over) -> bool:
    """Whether who does a verb was at an event that names the other party: "left after talks with"."""
    there = over_.preposition in words("encounters", "at_it") | words("encounters", "later")
    near = _heads_for(over_.preposition) or over_.preposition in words("encounters", "around")
    return there or (near and not over_.reports) or over_.frame.lemma in words("encounters", "leaving")
