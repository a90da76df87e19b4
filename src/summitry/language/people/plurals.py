"""Plural mentions and plural pronouns: "the two leaders", "both sides", "they"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from summitry.language.parsed import Token
from summitry.language.people.acting import governor
from summitry.language.people.discourse import Discourse, Several
from summitry.language.people.found import Found
from summitry.language.people.lines import Line
from summitry.language.people.phrases import Phrase
from summitry.language.people.sightings import FAR, above
from summitry.model import ActorType
from summitry.vocabulary import load, words

_SORTS = {
    "person": (ActorType.PERSON,),
    "state": (ActorType.STATE,),
    "either": (ActorType.PERSON, ActorType.STATE),
}
_OFFICIAL = frozenset({"chief", "leader", "minister", "envoy", "guest"})
#: How many sentences back two are looked for that were mentioned together; how many where they must be the nearest.
_BACK, _NEAREST = 6, 2


def plural(d: Discourse, line: Line, phrase: Phrase) -> None:
    """As "the two leaders": the pair that was mentioned together last, else the ones of whom the text speaks most."""
    actors, why = _pair(d, line, phrase)
    for actor in actors:
        d.mark(line, phrase, actor, "plural", why)
    if actors:
        subject = governor(line.sentence, line.tokens[phrase.head])[0] == "nsubj"
        d.several.append(Several(line.number, phrase.head, actors, subject, "plural"))


def _pair(d: Discourse, line: Line, phrase: Phrase) -> tuple[tuple[Found, ...], str]:
    """Those whom a plural mention stands for, and why; nobody where that is open."""
    tokens = line.tokens
    if namesakes := load("descriptions")["namesakes"].get(tokens[phrase.head].text):
        return tuple(
            d.registry.state(code, tokens[phrase.first].start) for code in namesakes
        ), "the states of that name"
    if phrase.sort == "state" and any(
        t.text.lower() in words("descriptions", "domestic") for t in tokens[phrase.first : phrase.head]
    ):
        return (), ""
    if phrase.first and tokens[phrase.first - 1].tag == "PRP$" and tokens[phrase.first - 1].text.lower() in _own():
        return (), ""
    barred = _beside(d, line, phrase)
    here = [row for row in d.so_far(line, phrase.first) if _is_row(row, phrase, tokens[phrase.head].text.lower())]
    if phrase.sort == "person" and here and not barred & set(here[-1].actors):
        return here[-1].actors, "named together in this sentence"
    rows = [row for row in _rows(d, line, phrase) if not barred & set(row.actors)]
    pointed = phrase.first and tokens[phrase.first - 1].text.lower() in ("these", "those")
    limit = 1 if pointed else _BACK
    nearest = next((r for r in rows if line.number - r.line <= min(limit, _NEAREST) and r.sort != "near"), None)
    ranked = tokens[phrase.head].text.lower() in load("descriptions")["plural_ranks"]
    same = nearest is not None and d.lines[nearest.line].sentence.passage == line.sentence.passage
    if nearest is not None and same and not ranked and phrase.sort == "person":
        return nearest.actors, "mentioned together right before"
    if phrase.count == 2 and not pointed and (ahead := _ahead(d, phrase, tokens[phrase.head].text.lower(), barred)):
        return ahead, "the two of whom the text speaks by far the most"
    row = next((r for r in rows if line.number - r.line <= limit), None)
    if row is not None:
        return row.actors, "mentioned together before"
    if phrase.count == 2 and phrase.sort == "state" and not pointed:
        return _states_of_persons(d, line)
    return (), ""


def _rows(d: Discourse, line: Line, phrase: Phrase) -> Iterator[Several]:
    """Rows of as many actors as the mention counts, of the right sort and rank, the nearest first."""
    noun = line.tokens[phrase.head].text.lower()
    for row in reversed(d.several):
        if line.number - row.line > _BACK:
            return
        if _is_row(row, phrase, noun) and (row.sort != "near" or phrase.sort != "person" or _sure(line, row, noun)):
            yield row


def _is_row(row: Several, phrase: Phrase, noun: str) -> bool:
    """Whether a row has as many actors as the mention counts, all of its sort and rank."""
    kinds = _SORTS[phrase.sort]
    return len(row.actors) == phrase.count and all(a.actor_type in kinds and _fits(a, noun, phrase) for a in row.actors)


def _own() -> frozenset[str]:
    """The pronouns of those who speak, whose two countries or leaders nobody else can tell."""
    return frozenset(load("descriptions")["first_person"]) | {"your"}


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
        return phrase.sort != "person" or noun in ("two", "both", "men", "women", "pair", "duo") or not _minor(actor)
    return not actor.ranks or bool(actor.ranks & set(ranks)) or actor.ranks <= {"guest", "kin", "person", "party"}


def _minor(person: Found) -> bool:
    """Whether a person is known by a calling, not by an office ("a professor"): such a one is no leader of a pair."""
    return bool(person.ranks) and not person.ranks & _OFFICIAL


def _beside(d: Discourse, line: Line, phrase: Phrase) -> set[Found]:
    """The actors named around the verb that the mention hangs on: they do something to those whom it means."""
    verb = governor(line.sentence, line.tokens[phrase.head])[1]
    if verb is None or verb.pos not in ("VERB", "AUX"):
        return set()
    near = {t.i for t in line.sentence.children(verb, "nsubj", "nsubjpass", "dobj", "dative")}
    ends = {line.tokens[i].end for i in near}
    starts = {line.tokens[i].start for i in near}
    return {person for start, end, person in d.persons_in(line) if end in ends or start in starts}


def _states_of_persons(d: Discourse, line: Line) -> tuple[tuple[Found, ...], str]:
    """The states of two persons who were mentioned together, where they are two."""
    for row in reversed(d.several):
        if line.number - row.line > 8:
            break
        homes = list(dict.fromkeys(a.home for a in row.actors if a.actor_type is ActorType.PERSON and a.home))
        if len(homes) == 2 == len(row.actors):
            return tuple(d.registry.state(home, 0) for home in homes), "the states of the two persons named together"
    return (), ""


def _ahead(d: Discourse, phrase: Phrase, noun: str, barred: set[Found]) -> tuple[Found, ...]:
    """The two actors that are mentioned at least twice as often as any third, or none."""
    kinds = _SORTS[phrase.sort]
    counts = {actor: n for actor, n in d.seen.counted().items() if actor.actor_type in kinds}
    ranked = sorted(
        (f for f in counts if not (phrase.sort == "person" and _minor(f)) and _fits(f, noun, phrase)),
        key=lambda f: (-counts[f], f.order),
    )
    if (
        len(ranked) < 2
        or (len(ranked) > 2 and counts[ranked[1]] < 2 * counts[ranked[2]])
        or (counts[ranked[1]] < 2 and len(ranked) > 2)
        or barred & set(ranked[:2])
    ):
        return ()
    return tuple(sorted(ranked[:2], key=lambda f: f.order))


def they(d: Discourse, line: Line, token: Token) -> None:
    """They and their: actors mentioned together last, a group before others in the same sentence."""
    if any(
        s.tag == "NNS" and s.i < token.i
        for a in above(line.sentence, token)
        for s in line.sentence.children(a, "nsubj")
        if not d.seen.at(line.number, s.i)
    ):
        return
    named = [row for row in d.so_far(line, token.i, joined=True) if row.subject and token.dep != "nsubj"]
    for row in chain(reversed(named), reversed(d.several)):
        distance = line.number - row.line
        if distance > 1:
            return
        if _stands_for(d, line, token, row, distance):
            d.say(line, token, row.actors, "a plural that stands for those mentioned together last")
            return


def _stands_for(d: Discourse, line: Line, token: Token, row: Several, distance: int) -> bool:
    """Whether "they" can mean a row of actors of its own sentence or of the one before."""
    if distance == 0:
        return row.token < token.i and (row.subject or not _others(d, line, row.token, token.i))
    if _crowd(d, row.line):
        return False
    opening = token.dep in ("nsubj", "nsubjpass") and token.i <= 2 and not d.quoted(token.start)
    return row.subject or (opening and row.sort in ("plural", "facing"))


def _others(d: Discourse, line: Line, first: int, last: int) -> bool:
    """Whether a plural noun that is no actor stands between two words: "they" may mean that."""
    return any(
        t.tag == "NNS" and not d.seen.at(line.number, t.i) and not line.at.get(t.i)
        for t in line.tokens[max(first + 1, last - FAR) : last]
    )


def _crowd(d: Discourse, number: int) -> bool:
    """Whether a sentence has a plural noun that is no actor as the subject or as what it speaks of."""
    return any(
        t.tag == "NNS" and t.dep in ("nsubj", "nsubjpass") and not d.seen.at(number, t.i)
        for t in d.lines[number].tokens
    )
