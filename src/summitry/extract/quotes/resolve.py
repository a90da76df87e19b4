"""Attributions that lay claim to the same words: which one keeps them, which one only passes them on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source
from summitry.extract.quotes.spans import Span, hull, trimmed

#: Rule groups whose reading rests on one noun phrase or infinitive. Inside another's reported words they are part of those.
WEAK = frozenset({Rule.OBJECT, Rule.GERUND, Rule.PREPOSITION, Rule.INFINITIVE, Rule.AS})
#: How much of one attribution's words another must hold to pass it on.
PASSED_ON = 0.6


def resolved(found: Iterable[Attribution], marks: Marks) -> list[Attribution]:
    """The attributions in text order, each quotation with one of them, relays joined to those whose words they pass on."""
    listed = sorted(found, key=lambda a: (a.content[0][0], -a.content[-1][1]))
    listed = _one_each(listed, marks)
    listed = _relayed(_cut_at_relays(listed, marks))
    return [a for a in listed if not _embedded(a, listed)]


def _one_each(listed: list[Attribution], marks: Marks) -> list[Attribution]:
    """Every quotation that is the whole of a piece stays with the attribution that stands nearest to it."""
    rivals: defaultdict[int, list[int]] = defaultdict(list)
    for n, attribution in enumerate(listed):
        for start, end in attribution.content:
            quotation = marks.at(start)
            if quotation is not None and end <= quotation.end:
                rivals[quotation.start].append(n)
    lost: set[tuple[int, int]] = set()
    for start, claimants in rivals.items():
        if len(claimants) > 1:
            best = min(claimants, key=lambda n: _rank(listed[n], start))
            lost |= {(n, start) for n in claimants if n != best}
    if not lost:
        return listed
    kept = [
        (a, tuple(p for p in a.content if (n, _quotation_start(marks, p)) not in lost)) for n, a in enumerate(listed)
    ]
    return [replace(a, content=content) if content != a.content else a for a, content in kept if content]


def _quotation_start(marks: Marks, piece: Span) -> int:
    quotation = marks.at(piece[0])
    return quotation.start if quotation is not None else -1


def _rank(attribution: Attribution, start: int) -> tuple[bool, bool, int]:
    at = attribution.cue[0] if attribution.cue else start
    return attribution.rule is not Rule.QUOTATION, attribution.source is None, abs(at - start)


def _cut_at_relays(listed: list[Attribution], marks: Marks) -> list[Attribution]:
    """ "Orlov said the talks were useful, Tass reported": the words that pass on are no part of what was said."""
    relays: defaultdict[int, list[Attribution]] = defaultdict(list)
    for a in listed:
        if a.cue is not None and a.source is not None and a.passes_on:
            relays[a.sentence.start].append(a)
    return [_cut(a, relays[a.sentence.start], marks) if a.sentence.start in relays else a for a in listed]


def _cut(attribution: Attribution, relays: Iterable[Attribution], marks: Marks) -> Attribution:
    """The attribution without a relay that closes its words and holds its own cue among those that it passes on."""
    start, end = attribution.content[-1]
    for relay in relays:
        if relay is attribution or relay.cue is None or relay.source is None or attribution.cue is None:
            continue
        low, high = min(relay.cue[0], relay.source.span[0]), max(relay.cue[1], relay.source.span[1])
        holds = any(s <= attribution.cue[0] < e for s, e in relay.content)
        if holds and start < low and end - high < 3 and high <= end and marks.at(low) is None:
            end = trimmed(marks.text, start, low)[1]
    content = (*attribution.content[:-1], (start, end))
    return replace(attribution, content=content) if content != attribution.content else attribution


def _relayed(listed: list[Attribution]) -> list[Attribution]:
    """ "According to Tass, Orlov said …": Tass joins the chain of what Orlov said and makes no claim of its own."""
    by_sentence: defaultdict[int, list[Attribution]] = defaultdict(list)
    for attribution in listed:
        by_sentence[attribution.sentence.start].append(attribution)
    chains: defaultdict[int, list[Source]] = defaultdict(list)
    relays = set()
    for relay in listed:
        passed = [a for a in by_sentence[relay.sentence.start] if _passes_on(relay, a)] if relay.passes_on else []
        for other in passed:
            relays.add(id(relay))
            chains[id(other)] += [relay.source] if relay.source is not None else []
    kept = (a for a in listed if id(a) not in relays)
    return [replace(a, relays=tuple(chains[id(a)])) if id(a) in chains else a for a in kept]


def _passes_on(relay: Attribution, other: Attribution) -> bool:
    """Whether ``relay`` reports that the other attribution was made: it holds the other's cue and nearly all its words."""
    known = relay.source is not None and other.cue is not None and other.source is not None
    if relay is other or not known or other.cue is None or other.rule is Rule.ACCORDING:
        return False
    low, high = hull(relay.content)
    start, end = hull((*other.content, other.cue))
    if other.verb is not None and other.verb.dep == "ROOT":
        start = min(start, max(low, other.sentence.span(other.verb)[0]))  # where and when it was said is told with it
    inside = min(high, end) - max(low, start)
    return inside >= PASSED_ON * (end - start) and end - start >= PASSED_ON * (high - low) * 0.75


def _embedded(attribution: Attribution, listed: list[Attribution]) -> bool:
    if attribution.rule not in WEAK or attribution.cue is None:
        return False
    at = attribution.cue[0]
    return any(
        a is not attribution and a.rule not in WEAK and any(s <= at < e for s, e in a.content)
        for a in listed
        if a.sentence is attribution.sentence
    )
