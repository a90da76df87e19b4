"""Plural mentions and plural pronouns: "the two leaders", "both sides", "they"."""

from __future__ import annotations

from collections import Counter

from summitry.language.parsed import Token
from summitry.language.people.acting import governor
from summitry.language.people.discourse import Discourse, Several
from summitry.language.people.found import Found
from summitry.language.people.lines import Line
from summitry.language.people.phrases import Phrase
from summitry.model import ActorType


def _minor(person: Found) -> bool:
    """Whether a person is known by a calling, not by an office ("a professor"): such a one is no leader of a pair."""
    return bool(person.ranks) and not person.ranks & {"chief", "leader", "minister", "envoy", "guest"}


def plural(d: Discourse, line: Line, phrase: Phrase) -> None:
    """As "the two leaders": the pair that was mentioned together last, else the ones of whom the text speaks most."""
    actors, why = _pair(d, phrase.count, phrase.sort, line.number)
    for actor in actors:
        d.mark(line, phrase, actor, "plural", why)
    if actors:
        d.several.append(
            Several(line.number, phrase.head, actors, governor(line.sentence, line.tokens[phrase.head])[0] == "nsubj")
        )


def _pair(d: Discourse, count: int, sort: str, number: int) -> tuple[tuple[Found, ...], str]:
    kinds = {"person": (ActorType.PERSON,), "state": (ActorType.STATE,), "either": (ActorType.PERSON, ActorType.STATE)}[
        sort
    ]
    ahead = _ahead(d, kinds, sort) if count == 2 else ()
    if ahead:
        return ahead, "the two of whom the text speaks by far the most"
    for row in reversed(d.several):
        fits = len(row.actors) == count and all(a.actor_type in kinds for a in row.actors)
        if fits and number - row.line <= 6 and not (sort == "person" and any(_minor(a) for a in row.actors)):
            return row.actors, "mentioned together before"
    if count != 2:
        return (), ""
    if sort == "state":
        homes = list(dict.fromkeys(f.home for f in d.by_weight() if f.actor_type is ActorType.PERSON and f.home))
        if len(homes) == count:
            return tuple(d.registry.state(home, 0) for home in homes), "the states of the persons named"
    return (), ""


def _ahead(d: Discourse, kinds: tuple[ActorType, ...], sort: str) -> tuple[Found, ...]:
    """The two actors that are mentioned at least twice as often as any third, or none."""
    counts = Counter(s.actor for s in d.seen if s.actor.actor_type in kinds)
    ranked = sorted((f for f in counts if not (sort == "person" and _minor(f))), key=lambda f: (-counts[f], f.order))
    if (
        len(ranked) < 2
        or (len(ranked) > 2 and counts[ranked[1]] < 2 * counts[ranked[2]])
        or (counts[ranked[1]] < 2 and len(ranked) > 2)
    ):
        return ()
    return tuple(sorted(ranked[:2], key=lambda f: f.order))


def they(d: Discourse, line: Line, token: Token) -> None:
    """They and their: actors mentioned together last, a group before others in the same sentence."""
    if any(
        s.tag == "NNS" and s.i < token.i
        for a in line.sentence.ancestors(token)
        for s in line.sentence.children(a, "nsubj")
        if not any(x.line == line.number and x.token == s.i for x in d.seen[-30:])
    ):
        return
    for row in reversed(d.several):
        distance = line.number - row.line
        if distance > 1:
            return
        if (distance == 0 and row.token < token.i) or (distance == 1 and row.subject and not _crowd(d, row.line)):
            d.say(line, token, row.actors, "a plural that stands for those mentioned together last")
            return


def _crowd(d: Discourse, number: int) -> bool:
    """Whether a sentence has a plural noun that is no actor as the subject or as what it speaks of."""
    return any(
        t.tag == "NNS"
        and t.dep in ("nsubj", "nsubjpass")
        and not any(s.line == number and s.token == t.i for s in d.seen)
        for t in d.lines[number].tokens
    )
