"""Stories: documents on one happening, over time.

Average linkage on the similarity of topics: two groups are one story while their documents are alike on average. That a
pair was published within days counts for it and months between count against it, gently: follow-ups weeks later belong
to their story, and undated documents are joined by their words alone. Candidates come from an index of each document's
most telling words, so that the cost grows with the documents and not with their pairs.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from summitry.model import Document, Story, content_id
from summitry.reconcile.stories.topics import Outline, Topic, dot, outline, topics, words
from summitry.values import edtf

ALIKE = 0.18  # average similarity from which two groups are one story
FLOOR = 0.10  # similarity below which a pair of groups is forgotten
KEYS = 25  # most telling words by which a document is looked up
WINDOW = 60  # documents before it, by date, that a document is compared with for each of these words
COMPARED = 100  # documents that a document is compared with at most
NEAR, NEAR_DAYS = 0.3, 4.0  # a pair of one day is 1.3 times as alike; the bonus wears off over days …
FAR, FAR_DAYS = 0.4, 120.0  # … and turns into a discount: a tenth after a month, a third after a year


def group_stories(documents: Iterable[Document]) -> tuple[Story, ...]:
    """The stories of the documents; every document is in exactly one, alone if need be. See :func:`group_outlines`."""
    return group_outlines({d.id: outline(d) for d in documents}.values())


def group_outlines(outlines: Iterable[Outline]) -> tuple[Story, ...]:
    """The stories of documents of which only the outlines are at hand.

    In order of their ids, documents within a story by date and id. The order of the documents does not matter.
    """
    ordered = sorted(outlines, key=lambda d: (d.published or "~", d.id))
    about = topics(ordered)
    groups = _agglomerate(about, [_day(one.published) for one in ordered])
    return tuple(
        sorted(
            (_story([ordered[i] for i in group], [about[i] for i in group]) for group in groups),
            key=lambda story: story.id,
        )
    )


def _day(published: str | None) -> int | None:
    """Day of publication as an ordinal, where it is known to the day."""
    day = edtf.day(published[:10]) if published else None
    return day.toordinal() if day else None


def nearness(one: float | None, two: float | None) -> float:
    """Factor for the days between two publications: 1.3 for none, falling to 0.6 over a year; 1 where a date is not known."""
    if one is None or two is None:
        return 1.0
    days = abs(one - two)
    return 1 + NEAR * math.exp(-days / NEAR_DAYS) - FAR * (1 - math.exp(-days / FAR_DAYS))


class _Groups:
    """Groups of documents under average linkage, with the similarities of those that are alike at all."""

    def __init__(self, about: Sequence[Topic], days: Sequence[int | None]) -> None:
        self.members = [[i] for i in range(len(about))]
        self.sums: list[dict[str, float]] = [dict(topic) for topic in about]
        self.days: list[float | None] = list(days)
        self.near: list[dict[int, float]] = [{} for _ in about]
        self.alive = [True] * len(about)

    def link(self, one: int, two: int, alike: float) -> None:
        """Remember how alike two groups are."""
        self.near[one][two] = self.near[two][one] = alike

    def alike(self, one: int, two: int) -> float:
        """Average similarity of the documents of two groups, from their summed topics and mean days."""
        pairs = len(self.members[one]) * len(self.members[two])
        return dot(self.sums[one], self.sums[two]) / pairs * nearness(self.days[one], self.days[two])

    def merge(self, one: int, two: int) -> int:
        """Make one group of two; gives its number. Similarities are averaged, and worked out where one is missing."""
        new, sizes = len(self.members), (len(self.members[one]), len(self.members[two]))
        both = self.near[one].keys() | self.near[two].keys()
        known = {}
        for other in sorted(both - {one, two}):
            parts = [self.near[g].get(other) for g in (one, two)]
            alike = [self.alike(g, other) if part is None else part for g, part in zip((one, two), parts, strict=True)]
            average = (sizes[0] * alike[0] + sizes[1] * alike[1]) / sum(sizes)
            if average >= FLOOR:
                known[other] = average
        self.members.append(self.members[one] + self.members[two])
        self.sums.append(self._summed(one, two))
        self.days.append(_mean(self.days[one], self.days[two], *sizes))
        self.near.append({})
        self.alive.append(True)
        for old in (one, two):
            for other in self.near[old]:
                self.near[other].pop(old, None)
            self.alive[old], self.near[old], self.sums[old] = False, {}, {}
        for other, average in known.items():
            self.link(new, other, average)
        return new

    def _summed(self, one: int, two: int) -> dict[str, float]:
        """The topics of two groups added up, into the larger: a group that grows by one report costs one report."""
        total, less = self.sums[one], self.sums[two]
        if len(total) < len(less):
            total, less = less, total
        for word, weight in less.items():
            total[word] = total.get(word, 0.0) + weight
        return total


def _sum(topics_given: Sequence[Topic]) -> dict[str, float]:
    """The weights of all topics added up."""
    total: dict[str, float] = {}
    for topic in sorted(topics_given, key=len, reverse=True):
        if not total:
            total = dict(topic)
            continue
        for word, weight in topic.items():
            total[word] = total.get(word, 0.0) + weight
    return total


def _mean(one: float | None, two: float | None, size_one: int, size_two: int) -> float | None:
    if one is None or two is None:
        return two if one is None else one
    return (one * size_one + two * size_two) / (size_one + size_two)


def _agglomerate(about: Sequence[Topic], days: Sequence[int | None]) -> list[list[int]]:
    """Groups of document numbers: the two most alike are joined first, as long as they are alike enough."""
    groups = _Groups(about, days)
    for one, two, cosine in _cosines(about):
        alike = cosine * nearness(days[one], days[two])
        if alike >= FLOOR:
            groups.link(one, two, alike)
    heap = [(-alike, one, two) for one, near in enumerate(groups.near) for two, alike in near.items() if one < two]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= ALIKE:
        _, one, two = heapq.heappop(heap)
        if groups.alive[one] and groups.alive[two]:
            new = groups.merge(one, two)
            for other, alike in groups.near[new].items():
                heapq.heappush(heap, (-alike, other, new))
    return [sorted(members) for members, alive in zip(groups.members, groups.alive, strict=True) if alive]


def _cosines(about: Sequence[Topic]) -> Iterator[tuple[int, int, float]]:
    """The candidate pairs with the cosines of their topics."""
    numbers: dict[str, int] = {}
    words_of = [np.array([numbers.setdefault(word, len(numbers)) for word in topic], dtype=np.int64) for topic in about]
    weights = [np.fromiter(topic.values(), dtype=np.float64, count=len(topic)) for topic in about]
    spread = np.zeros(len(numbers))
    for number, others in _candidates(about):
        spread[words_of[number]] = weights[number]
        for other in others:
            yield other, number, float(spread[words_of[other]] @ weights[other])
        spread[words_of[number]] = 0.0


def _candidates(about: Sequence[Topic]) -> Iterator[tuple[int, list[int]]]:
    """Each document with those that share some of its most telling words, looked up among the nearest before in time.

    Of many that do, those whose shared words weigh most.
    """
    holding: defaultdict[str, deque[tuple[int, float]]] = defaultdict(lambda: deque(maxlen=WINDOW))
    for number, topic in enumerate(about):
        keys = list(islice(topic.items(), KEYS))
        shared: defaultdict[int, float] = defaultdict(float)
        for word, weight in keys:
            for other, other_weight in holding[word]:
                shared[other] += weight * other_weight
            holding[word].append((number, weight))
        best = shared if len(shared) <= COMPARED else heapq.nsmallest(COMPARED, shared, key=lambda o: (-shared[o], o))
        yield number, sorted(best)


def _story(members: Sequence[Outline], about: Sequence[Topic]) -> Story:
    """A story of documents in order of date and id; its id rests on the first, so that later reports keep it."""
    return Story(
        id=content_id("s", members[0].id),
        title=_title(members, about),
        documents=tuple(one.id for one in members),
    )


def _title(members: Sequence[Outline], about: Sequence[Topic]) -> str:
    """The headline that says most of what the documents share; the opening sentence of the first where none has one."""
    named = [(one.title, number) for number, one in enumerate(members) if one.headed]
    if not named:
        named = [(one.title, number) for number, one in enumerate(members)]
        if any(one.published for one in members):
            named = named[:1]
    shared = _sum(about)
    return max(named, key=lambda pair: (_says(pair[0], shared), -pair[1]))[0]


def _says(title: str, shared: Topic) -> float:
    """How much of what a story is about a title says, for its length."""
    told = set(words(title))
    return sum(shared.get(word, 0.0) for word in told) / math.sqrt(len(told) + 4)
