"""Who takes part in a meeting: named in the phrase of its noun ("their talks with"), or by the verb above ("held talks").

A plural of officials that belongs to two or more states stands for those states. A plural of a body's officials, or the
body itself, is a meeting of many: one party is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, filterfalse, islice

from summitry import lexicon
from summitry.extract.arguments import UNSURE, Named, named
from summitry.extract.encounters.draft import PAIR, parties
from summitry.extract.spans import span_of, within
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.belonging import belonging, there_was
from summitry.language.clauses.frames import NOTHING, Frame, event_of, frame_of, frames_of
from summitry.language.clauses.syntax import expand, governor, identified, is_verb, lemma, phrasal
from summitry.language.people.names import dashed
from summitry.lexicon import words
from summitry.model import ActorType, Appearance

#: How many nouns there may be between the event and its verb.
MAX_NOUNS = 3
#: What may stand between a subject and its verb, tags of verbs that have one, characters between a name and its office.
_HELPING, _FINITE, _GAP = frozenset({"AUX", "PART", "ADV"}), frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"}), 6


def present(parsed: ParsedDocument, sentence: Sentence, heads: Iterable[Token]) -> tuple[Named, ...]:
    """Who can meet of those that phrases and what is coordinated with them name, officials of several states as the states."""
    tokens = tuple(chain.from_iterable(expand(sentence, head) for head in heads))
    looks = (states, _of_office, named, _behind_title, _several, _led)
    found = chain.from_iterable(next(filter(None, (look(parsed, sentence, t) for look in looks)), ()) for t in tokens)
    return _once(filterfalse(_is_anyone, (*_cut_off(parsed, sentence, tokens), *found)))


def _led(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """Who leads a delegation of which no more is known: "a delegation headed by Ann Lee"."""
    many = event_of(sentence, token) if lemma(token) in words("encounters", "delegations") else NOTHING
    led = (one for one in frames_of(sentence, many.relatives) if one.lemma in words("encounters", "accompany"))
    return tuple(chain.from_iterable(named(parsed, sentence, t) for one in led for t in one.doer))


def left_of(parsed: ParsedDocument, verb: Frame) -> tuple[Named, ...]:
    """The person named right before a verb that the parser has no subject for: "At the call of A, Minister B paid a visit"."""
    tokens = verb.sentence.tokens
    at = verb.head.i - 1
    while at > 0 and tokens[at].pos in _HELPING:
        at -= 1
    if verb.subjects or verb.infinitive or verb.head.tag not in _FINITE or at < 0 or at + 1 >= len(tokens):
        return ()
    end = tokens[at - (tokens[at].text == ",")].end
    names = parsed.mentions_in(verb.sentence.start, end)
    named_there = (
        Named(a.id, m.start, m.end, a, m.why) for m, a in names if a.actor_type is ActorType.PERSON and m.end == end
    )
    held = (one for start, one in parsed.kept("offices behind names", _offices_behind).items() if start == end)
    return tuple(islice(chain(named_there, held), 1))


def _offices_behind(parsed: ParsedDocument) -> dict[int, Named]:
    """The persons with an office behind their name, by where the words of the office end: "Ann Lee, President of Kenya,"."""
    made = {}
    for person in parsed.appearances:
        for role in person.roles:
            name = next((m for m in person.mentions if role.start is not None and 0 < role.start - m.end <= _GAP), None)
            if name is not None and role.end is not None:
                made[role.end] = Named(person.id, name.start, name.end, person, name.why)
    return made


def _cut_off(parsed: ParsedDocument, sentence: Sentence, tokens: Iterable[Token]) -> tuple[Named, ...]:
    """Who is joined to one of some words by an "and" at which the parser parted the sentence: "Minister Ray | and I met"."""
    joint = any(t.dep == "cc" for t in sentence.tokens[:1]) and any(t.i == 1 for t in tokens)
    before = next((one for one in parsed.sentences if joint and one.end == sentence.start - 1), None)
    return named(parsed, before, before.tokens[-1]) if before is not None and before.tokens[-1].pos == "PROPN" else ()


def _of_office(parsed: ParsedDocument, _sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The person whose office a word tells, where the name stands behind what it is of: "Prime Minister of Kenya | Ann Lee"."""
    found = parsed.kept("offices before names", _offices_before).get(token.start)
    return (found,) if found is not None else ()


def _offices_before(parsed: ParsedDocument) -> dict[int, Named]:
    """The persons with an office that ends where their name begins, by the place of each word of the office."""
    made: dict[int, Named] = {}
    for person in parsed.appearances:
        names = {m.start: m for m in person.mentions if m.how not in ("pronoun", "plural")}
        for role in person.roles:
            name = names.get(role.end + 1) if role.start is not None and role.end is not None else None
            if name is not None and role.start is not None:
                held = Named(person.id, name.start, name.end, person, name.why)
                made |= dict.fromkeys(range(role.start, name.start), held)
    return made


def _behind_title(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The person whose name stands right behind a title that the parser parted from it: "Ann and Chancellor | Ben Ray spoke"."""
    after = parsed.mentions_in(token.end, sentence.end) if token.pos == "PROPN" else ()
    persons = ((m, a) for m, a in after if m.start == token.end + 1 and a.actor_type is ActorType.PERSON)
    return tuple(Named(a.id, m.start, m.end, a, m.why) for m, a in persons)[:1]


def _is_anyone(party: Named) -> bool:
    """Whether this is nobody in particular: "another leader"."""
    name = party.appearance.name if party.appearance is not None else ""
    return party.sort is ActorType.UNNAMED and name.lower().split()[0] in words("encounters", "anyone")


def _once(found: Iterable[Named]) -> tuple[Named, ...]:
    """Each actor once, as it is named first."""
    first: dict[str, Named] = {}
    for one in found:
        first.setdefault(one.value, one)
    return tuple(first.values())


def states(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The states that a plural of officials belongs to, where there are two or more, with those named as its holders."""
    if token.tag not in ("NNS", "NNPS") or lemma(token) not in words("encounters", "officials"):
        return ()
    officials = event_of(sentence, token)
    heads = (*belonging(sentence, token), *officials.attributes, *officials.owner)
    found = _once(chain.from_iterable(_state_named(parsed, sentence, t) for t in heads))
    holders = (Named(a.id, m.start, m.end, a, m.why) for m, a in parsed.holders_behind(sentence, token))
    return parties((*holders, *found)) if len(found) >= PAIR else ()


def _several(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """Several of a region by their words, where the language stage knows no actor: "European powers", "its Western partners"."""
    many = token.tag in ("NNS", "NNPS") and lemma(token) in words("encounters", "together_as")
    regional = many and any(t.ent in ("NORP", "LOC", "GPE") for t in event_of(sentence, token).attributes)
    return named(parsed, sentence, token, loose=True) if regional else ()


def _state_named(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The state that a word names, also as "Chilean" in "the Chilean and Peruvian ministers"."""
    known = tuple(p for p in named(parsed, sentence, token) if is_of(p, ActorType.STATE))
    return known or _demonym(parsed, sentence, token)


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


def for_state(party: Named) -> bool:
    """Whether a party is a state or holds an office for one."""
    roles = party.appearance.roles if party.appearance is not None else ()
    offices = {role.office.lower().split()[-1] for role in roles if role.office and not role.former}
    return party.sort is ActorType.STATE or not offices.isdisjoint(words("encounters", "officials"))


def is_of(party: Named, *sorts: ActorType | None) -> bool:
    """Whether a party is known to be of one of the sorts."""
    return party.sort in sorts


def countries(found: Iterable[Named]) -> frozenset[str | None]:
    """The countries of known actors; None among them where that of one is not known."""
    return frozenset(p.country for p in found)


@cache
def _adjectives() -> dict[str, tuple[str, str]]:
    """Adjective of a state in lower case → its code and name."""
    rows = lexicon.load("demonyms")["states"]
    return {word.lower(): (code, row["name"]) for code, row in rows.items() for word in row.get("adjectives", ())}


def of_many(party: Named) -> bool:
    """Whether a party is an international body, or officials of one ("NATO foreign ministers")."""
    name = f" {party.appearance.name} ".lower() if party.appearance is not None else ""
    return is_of(party, ActorType.BODY) or (party.sort in UNSURE and any(body in name for body in _bodies()))


def member(parsed: ParsedDocument, code: str, start: int, end: int, why: str) -> Named:
    """The state with a code, as words that do not name it stand for it."""
    known = state_of(parsed, code)
    return Named(known.id if known else code, start, end, known, why)


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
    exchanged = (t for t in event.argument("of") if lemma(t) in words("encounters", "exchanged"))
    same = (event, *series(event), *(event_of(sentence, t) for t in (*identified(sentence, event.head), *exchanged)))
    heads = [t for one in same for t in one.arguments("owner", *words("encounters", "company_of"))]
    below = (*event.relatives, *there_was(event))
    heads += [t for one in frames_of(sentence, below) for t in one.arguments(*among)]
    found = present(parsed, sentence, (*heads, *_hosting(event, "taking_part")))
    members = present(parsed, sentence, event.argument("of"))
    listed = members if len(members) >= PAIR else ()
    joined = next(filter(None, (dashed.joined(parsed, one) for one in _with_bodies(event, same))), ())
    by_dash = (
        Named(p.known.id if p.known else p.words.lower(), p.start, p.end, p.known, "joined by a dash") for p in joined
    )
    return parties((*found, *by_dash, *(() if joined else (*listed, *_names_before(parsed, event)))))


def _with_bodies(event: Frame, same: Iterable[Frame]) -> Iterator[Frame]:
    """An event, what it is called or counted by, and a body that it is of: "the 5th meeting of the Norway–Kenya Commission"."""
    yield from same
    yield from (event_of(event.sentence, token) for token in event.argument("of"))


def hosts(event: Frame) -> tuple[Token, ...]:
    """Such as "a forum hosted by Ann": who hosts it."""
    return _hosting(event)


def _hosting(event: Frame, *also: str) -> tuple[Token, ...]:
    """Who hosts an event by a participle or relative clause; who takes part, but for a press conference."""
    press = event.modifiers & words("encounters", "press_before")
    allowed = words("encounters", "hosted_by").union(*(words("encounters", key) for key in also if not press))
    below = [one for one in frames_of(event.sentence, event.relatives) if one.lemma in allowed]
    return tuple(t for one in below for t in one.doer if t.i != event.head.i)


def _names_before(parsed: ParsedDocument, event: Frame) -> tuple[Named, ...]:
    """Names before the noun."""
    each = chain.from_iterable(named(parsed, event.sentence, token) for token in event.attributes)
    return _once(p for p in each if not within(event.head.start, (span_of(p),)))


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


def over(event: Frame) -> Over:
    """The verb above an event noun, a few nouns seen through ("the second day of a round of talks")."""
    at, preposition = governor(event.sentence, event.head)
    for _ in range(MAX_NOUNS):
        if at is None or is_verb(at) or lemma(at) in words("venues", "belonging"):
            break
        at, more = governor(event.sentence, at)
        preposition = more or (preposition if preposition not in words("encounters", "of") else "")
    verb = frame_of(event.sentence, at) if at is not None and is_verb(at) else None
    return Over(event, verb or NOTHING, preposition)


def parties_of_verb(parsed: ParsedDocument, over_: Over, *, has_with: bool) -> tuple[Named, ...]:
    """Parties that the verb above gives: the subject of "held talks", "arrived for talks", and "with X" on the verb."""
    verb, sentence = over_.frame, over_.event.sentence
    if over_.event.head.dep in ("nsubjpass", "nsubj") and not over_.preposition:
        return present(parsed, sentence, verb.arguments(*words("encounters", "company_of")))
    who = present(parsed, sentence, verb.subjects) or left_of(parsed, verb)
    told = present(parsed, sentence, verb.object) if verb.lemma in words("encounters", "telling") else ()
    if over_.during and len(who) == len(told) == 1:
        return (*who, *told)
    if has_with and verb.lemma in words("encounters", "containing") and not over_.preposition:
        return who or _travelling(parsed, verb)
    if has_with and verb.lemma in words("encounters", "calling_in") and _heads_for(over_.preposition):
        return present(parsed, sentence, verb.object)
    if _goes(over_, has_with=has_with):
        return (*who, *present(parsed, sentence, verb.argument("with")))
    return who if over_.during and len(who) == PAIR else ()


def _travelling(parsed: ParsedDocument, verb: Frame) -> tuple[Named, ...]:
    """Who makes what a verb says to hold an event: "Ann's trip included talks with Ben", "paid a visit that included talks"."""
    for event in (event_of(verb.sentence, token) for token in verb.doer):
        above = over(event)
        taken = above.frame.subjects if not above.preposition or above.during else ()
        found = present(parsed, verb.sentence, event.owner) or present(parsed, verb.sentence, taken)
        if found:
            return found
    return ()


def _goes(over_: Over, *, has_with: bool) -> bool:
    """Whether who does the verb is at the event by it: "held talks", "arrived for talks", "left after talks with"."""
    event, verb, preposition = over_.event, over_.frame, over_.preposition
    top = (*(s.head for s in series(event)), event.head)[0]
    direct = governor(event.sentence, top)[0] is verb.head
    if top.dep in ("dobj", "attr", "oprd"):
        return (has_with and not verb.infinitive) or phrasal(verb.sentence, verb.head) in words("encounters", "holding")
    if has_with:
        return _is_there(over_) and verb.lemma not in words("encounters", "pointing")
    return direct and _heads_for(preposition) and verb.lemma in words("encounters", "going")


def _heads_for(preposition: str) -> bool:
    return preposition in words("encounters", "going_prepositions")


def _is_there(over_: Over) -> bool:
    """Whether who does a verb was at an event that names the other party: "left after talks with"."""
    return _heads_for(over_.preposition) or over_.preposition in words("encounters", "at_it")
