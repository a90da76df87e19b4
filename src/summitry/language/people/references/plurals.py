"""Plural mentions and plural pronouns: "the two leaders", "both sides", "they"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from summitry.language.clauses.surface import above, is_subject, participants, says, shared_governor, subjects
from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.offices.ranks import NO_OFFICE, Rank
from summitry.language.people.references.discourse import CHAIN, GROUP, Discourse, Several
from summitry.language.people.references.mention_index import FAR
from summitry.language.people.references.noun_phrases import Phrase
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import ActorType

_SORTS = {
    "person": (ActorType.PERSON,),
    "state": (ActorType.STATE,),
    "either": (ActorType.PERSON, ActorType.STATE),
}
#: Those whom a plural stands for, and why.
_Meant = tuple[tuple[Found, ...], str]
_NOBODY: _Meant = (), ""
_OFFICIAL = frozenset({Rank.CHIEF, Rank.LEADER, Rank.MINISTER, Rank.ENVOY, Rank.GUEST})
#: How many sentences back two are looked for that were mentioned together; how many where they must be the nearest; and
#: how many for two persons whose states are meant.
_BACK, _NEAREST, _STATES_BACK = 6, 2, 8
#: How many sentences back those spoke together who go on speaking as "they".
_SPOKE_BACK = 4


def plural(d: Discourse, line: Line, phrase: Phrase) -> None:
    """As "the two leaders": the pair that was mentioned together last, else the ones of whom the text speaks most."""
    actors, why = _pair(d, line, phrase)
    for actor in actors:
        d.mark(line, phrase, actor, "plural", why)
    if actors:
        subject = shared_governor(line.sentence, line.tokens[phrase.head]).dep == "nsubj"
        d.several.append(Several(line.number, phrase.head, actors, subject, "plural"))


def _pair(d: Discourse, line: Line, phrase: Phrase) -> _Meant:
    """Those whom a plural mention stands for, and why; nobody where that is open."""
    if namesakes := load("descriptions")["namesakes"].get(line.tokens[phrase.head].text):
        start = line.tokens[phrase.first].start
        return tuple(d.registry.state(code, start) for code in namesakes), "the states of that name"
    if _at_home(line, phrase) or _own(line, phrase):
        return _NOBODY
    barred = _beside(d, line, phrase)
    return (
        _here(d, line, phrase, barred)
        or _right_before(d, line, phrase, barred)
        or _ahead(d, line, phrase, barred)
        or _before(d, line, phrase, barred)
        or _states_of_persons(d, line, phrase)
        or _NOBODY
    )


def _at_home(line: Line, phrase: Phrase) -> bool:
    """Whether a plural of states is one of parties at home: "both opposition parties"."""
    before = (t.text.lower() for t in line.tokens[phrase.first : phrase.head])
    return phrase.sort == "state" and not words("descriptions", "domestic").isdisjoint(before)


def _pointed(line: Line, phrase: Phrase) -> bool:
    """Whether the mention points at those whom the sentence before has named: "these two leaders"."""
    return line.low(phrase.first - 1) in words("determiners", "demonstrative_plural")


def _here(d: Discourse, line: Line, phrase: Phrase, barred: set[Found]) -> _Meant | None:
    """The persons named together in the sentence itself, ahead of the mention."""
    if phrase.sort != "person":
        return None
    noun = line.low(phrase.head)
    here = [row for row in d.so_far(line, phrase.first) if _is_row(row, phrase, noun)]
    if not here or barred & set(here[-1].actors):
        return None
    return here[-1].actors, "named together in this sentence"


def _right_before(d: Discourse, line: Line, phrase: Phrase, barred: set[Found]) -> _Meant | None:
    """The persons named together right before, in the same paragraph, by a noun that tells no office ("the pair")."""
    if phrase.sort != "person" or line.low(phrase.head) in load("descriptions")["plural_ranks"]:
        return None
    limit = 1 if _pointed(line, phrase) else _NEAREST
    rows = _rows(d, line, phrase, barred, limit)
    row = next((row for row in rows if row.sort != "near"), None)
    if row is None or d.lines[row.line].sentence.passage != line.sentence.passage:
        return None
    return row.actors, "mentioned together right before"


def _before(d: Discourse, line: Line, phrase: Phrase, barred: set[Found]) -> _Meant | None:
    """Those mentioned together last."""
    row = next(_rows(d, line, phrase, barred, 1 if _pointed(line, phrase) else _BACK), None)
    return (row.actors, "mentioned together before") if row is not None else None


def _rows(d: Discourse, line: Line, phrase: Phrase, barred: set[Found], back: int) -> Iterator[Several]:
    """Rows of as many actors as the mention counts, of the right sort and rank, the nearest first, so many sentences back."""
    noun = line.low(phrase.head)
    for row in reversed(d.several):
        if line.number - row.line > back:
            return
        sure = row.sort != "near" or phrase.sort != "person" or _sure(line, row, noun)
        if sure and _is_row(row, phrase, noun) and barred.isdisjoint(row.actors):
            yield row


def _is_row(row: Several, phrase: Phrase, noun: str) -> bool:
    """Whether a row has as many actors as the mention counts, all of its sort and rank."""
    kinds = _SORTS[phrase.sort]
    return len(row.actors) == phrase.count and all(a.actor_type in kinds and _fits(a, noun, phrase) for a in row.actors)


def _own(line: Line, phrase: Phrase) -> bool:
    """Whether a plural mention is of those who speak ("our two countries"), whose countries or leaders nobody else can tell."""
    before = line.low(phrase.first - 1)
    mine = before in words("pronouns", "first_person") or before in words("pronouns", "second_person_possessive")
    return mine and line.tag(phrase.first - 1) == "PRP$"


def _sure(line: Line, row: Several, noun: str) -> bool:
    """Whether two who merely stand in one sentence are a pair: right before, or each known to be what the noun says."""
    ranks = load("descriptions")["plural_ranks"].get(noun)
    return line.number - row.line <= 1 if ranks is None else all(a.ranks & set(ranks) for a in row.actors)


def _fits(actor: Found, noun: str, phrase: Phrase) -> bool:
    """Whether what is known of an actor lets it be one of those of whom the noun speaks."""
    if actor.actor_type is not ActorType.PERSON:
        return True
    ranks = load("descriptions")["plural_ranks"].get(noun)
    if ranks is None:
        return phrase.sort != "person" or noun in words("descriptions", "of_anybody") or not _minor(actor)
    return not actor.ranks or bool(actor.ranks & set(ranks)) or actor.ranks <= NO_OFFICE | {Rank.PARTY}


def _minor(person: Found) -> bool:
    """Whether a person is known by a calling, not by an office ("a professor"): such a one is no leader of a pair."""
    return bool(person.ranks) and not person.ranks & _OFFICIAL


def _beside(d: Discourse, line: Line, phrase: Phrase) -> set[Found]:
    """The actors named around the verb that the mention hangs on: they do something to those whom it means."""
    verb = shared_governor(line.sentence, line.tokens[phrase.head]).verb
    if verb is None:
        return set()
    near = participants(line.sentence, verb)
    ends, starts = {t.end for t in near}, {t.start for t in near}
    return {person for start, end, person in d.persons_in(line) if end in ends or start in starts}


def _states_of_persons(d: Discourse, line: Line, phrase: Phrase) -> _Meant | None:
    """The states of two persons who were mentioned together, where they are two."""
    if phrase.count != 2 or phrase.sort != "state" or _pointed(line, phrase):
        return None
    for row in reversed(d.several):
        if line.number - row.line > _STATES_BACK:
            break
        homes = list(dict.fromkeys(a.home for a in row.actors if a.actor_type is ActorType.PERSON and a.home))
        if len(homes) == 2 == len(row.actors):
            return tuple(d.registry.state(home, 0) for home in homes), "the states of the two persons named together"
    return None


def _ahead(d: Discourse, line: Line, phrase: Phrase, barred: set[Found]) -> _Meant | None:
    """The two actors that are mentioned at least twice as often as any third."""
    if phrase.count != 2 or _pointed(line, phrase):
        return None
    counts = d.seen.counted()
    ranked = sorted(
        (actor for actor in counts if _may_be(actor, phrase, line.low(phrase.head))),
        key=lambda f: (-counts[f], f.order),
    )
    if len(ranked) < 2 or barred & set(ranked[:2]):
        return None
    often = [counts[actor] for actor in ranked[:3]]
    if len(ranked) > 2 and (often[1] < 2 * often[2] or often[1] < 2):
        return None
    return tuple(sorted(ranked[:2], key=lambda f: f.order)), "the two of whom the text speaks by far the most"


def _may_be(actor: Found, phrase: Phrase, noun: str) -> bool:
    """Whether an actor is of the sort and the rank of a plural mention."""
    if actor.actor_type not in _SORTS[phrase.sort] or (phrase.sort == "person" and _minor(actor)):
        return False
    return _fits(actor, noun, phrase)


def they(d: Discourse, line: Line, token: Token) -> None:
    """They and their: actors mentioned together last, a group before others in the same sentence."""
    if any(
        s.tag == "NNS" and s.i < token.i
        for a in above(line.sentence, token)
        for s in subjects(line.sentence, a, "nsubj")
        if not d.seen.at(line.number, s.i)
    ):
        return
    inner = token.dep != "nsubj" or any(a.dep == "advcl" for a in above(line.sentence, token))
    named = [row for row in d.so_far(line, token.i, joined=True) if row.subject and inner]
    for row in chain(reversed(named), reversed(d.several)):
        distance = line.number - row.line
        if distance > (_SPOKE_BACK if says(line.sentence, token) else 1):
            return
        if _stands_for(d, line, token, row, distance):
            d.say(line, token, row.actors, "a plural that stands for those mentioned together last")
            _spoke_together(d, line, token, row)
            return
        if distance and _speaks_on(d, line, token, row):
            d.say(line, token, row.actors, "a plural of those who spoke together last")
            _spoke_together(d, line, token, row)
            return


def _spoke_together(d: Discourse, line: Line, token: Token, row: Several) -> None:
    """Remember those who spoke as "they", so that they may go on in the next sentence."""
    if says(line.sentence, token):
        d.several.append(Several(line.number, token.i, row.actors, True, row.sort))


def _speaks_on(d: Discourse, line: Line, token: Token, row: Several) -> bool:
    """Whether "they" go on speaking who were named together as persons, or who spoke as a group, some sentences before."""
    if not says(line.sentence, token):
        return False
    there = d.lines[row.line]
    spoke = row.sort == GROUP and says(there.sentence, there.tokens[row.token])
    return spoke or (row.sort == CHAIN and all(a.actor_type is ActorType.PERSON for a in row.actors))


def _stands_for(d: Discourse, line: Line, token: Token, row: Several, distance: int) -> bool:
    """Whether "they" can mean a row of actors of its own sentence or of the one before."""
    if distance > 1:
        return False
    if distance == 0:
        return row.token < token.i and (row.subject or not _others(d, line, row.token, token.i))
    if _crowd(d, row.line):
        return False
    opening = is_subject(token) and token.i <= 2 and not d.quoted(token.start)
    return row.subject or (opening and row.sort in ("plural", "facing"))


def _others(d: Discourse, line: Line, first: int, last: int) -> bool:
    """Whether a plural noun that is no actor stands between two words: "they" may mean that."""
    return any(
        t.tag == "NNS" and not d.seen.at(line.number, t.i) and not line.at.get(t.i)
        for t in line.tokens[max(first + 1, last - FAR) : last]
    )


def _crowd(d: Discourse, number: int) -> bool:
    """Whether a sentence has a plural noun that is no actor as the subject or as what it speaks of."""
    return any(t.tag == "NNS" and is_subject(t) and not d.seen.at(number, t.i) for t in d.lines[number].tokens)
