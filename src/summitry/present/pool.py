"""The sentences of a story that a brief may tell, each with what it tells, who tells it too, and how much it weighs.

A sentence weighs more the more of its words the story's reports share, the earlier it stands, the more independent origins
tell it, and the closer to the event its times lie. Background of other years, and what only people beside the event say, sinks.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summitry.language.parse import divisions
from summitry.model import Claim, Document
from summitry.present import fit
from summitry.present.evidence import Support
from summitry.present.story import StoryDesk
from summitry.present.support import telling
from summitry.present.told import Told
from summitry.reconcile.text import content
from summitry.values import edtf

#: What part of a sentence's words the claims of an entry cover for the entry to tell all of it.
_WHOLE = 0.6
#: Days before its publication from which on what a report tells is background.
_OLD = 45
_BACKGROUND = 0.35
#: How much more a sentence weighs that gives a number.
_COUNTED = 1.15
#: How much alike two sentences are that say the same.
_SAME = 0.45
#: How much alike a sentence and the headline are of which it tells what the headline tells.
_TITLE = 0.3
#: Sentences of the head of a report.
LEAD = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that can be shown. ``stems``: what it is about; ``sides``: whom it names, in its order.

    ``old``: one of its dates lies long before its report. ``leads``: it stands at the head of its report and tells what the
    headline tells.
    """

    sentence: fit.Sentence
    text: str
    claims: tuple[Claim, ...]
    stems: frozenset[str]
    sides: tuple[str, ...]
    old: bool
    leads: bool
    weight: float
    support: Support

    def of(self, kind: str) -> tuple[Claim, ...]:
        """Its claims of one kind."""
        return tuple(claim for claim in self.claims if claim.kind == kind)

    def told(self, outlet: str, note: str = "") -> Told:
        """It as a line of a brief."""
        return Told(self.text, outlet, self.support, note)


@dataclass
class Pool:
    """The candidates of one story, and what was taken of them so far."""

    story: StoryDesk
    candidates: tuple[Candidate, ...]
    taken: list[Candidate] = field(default_factory=list)

    def take(self, some: Iterable[Candidate], most: int, budget: int) -> list[Candidate]:
        """The weightiest of some that say something new, in at most so many words; they are taken by that."""
        made: list[Candidate] = []
        for one in sorted(some, key=lambda c: (-c.weight, c.sentence.document, c.sentence.start)):
            if len(made) == most:
                break
            long = len(one.text.split())
            if long <= budget and all(new(one, other) for other in self.taken):
                made.append(one)
                self.taken.append(one)
                budget -= long
        return made


def _told(one: Candidate, before: Mapping[str, Sequence[frozenset[str]]]) -> bool:
    """Whether a sentence of an earlier report says what a candidate says; ``before``: those sentences by each of their words."""
    near = {old for word in one.stems for old in before.get(word, ())}
    return any(content.overlap(one.stems, old) >= _SAME for old in near)


def new(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence says something that another does not."""
    return one.sentence != other.sentence and content.overlap(one.stems, other.stems) < _SAME


def pool(story: StoryDesk) -> Pool:
    """The candidates of the reports of one story."""
    texts = {d.id: fit.sentences(d) for d in story.documents}
    stems = {s: content.words(s.text) for some in texts.values() for s in some}
    shared = _shared(stems, len(story.documents))
    fresh = [d for d in story.documents if story.is_new(d.id)]
    found = [made for d in fresh for made in _of(story, d, texts[d.id], stems, shared)]
    before: dict[str, list[frozenset[str]]] = defaultdict(list)
    for sentence in (s for d in story.documents if not story.is_new(d.id) for s in texts[d.id]):
        for word in stems[sentence]:
            before[word].append(stems[sentence])
    return Pool(story, tuple(c for c in found if not _told(c, before)))


def _shared(stems: dict[fit.Sentence, frozenset[str]], reports: int) -> dict[str, float]:
    """How much a word belongs to the story: in how many of its reports it stands, and how often."""
    where: dict[str, set[str]] = defaultdict(set)
    often: Counter[str] = Counter()
    for sentence, words in stems.items():
        often.update(words)
        for word in words:
            where[word].add(sentence.document)
    return {w: (len(where[w]) / reports) * math.log1p(n) for w, n in often.items()}


def _of(
    story: StoryDesk,
    document: Document,
    sentences: Sequence[fit.Sentence],
    stems: dict[fit.Sentence, frozenset[str]],
    shared: dict[str, float],
) -> Iterable[Candidate]:
    """The candidates of one report."""
    named, quotations = story.named(document.id), divisions.quotations(document)
    claims: dict[int, list[Claim]] = defaultdict(list)
    starts, title = [s.start for s in sentences], content.words(document.title or "")
    for claim in story.claims(document.id):
        claims[bisect_right(starts, claim.start) - 1].append(claim)
    for sentence in sentences:
        text = fit.shown(sentence, quotations, named)
        if text is not None:
            here = tuple(c for c in claims[sentence.number] if c.start < sentence.end)
            support = _support(story, sentence, here)
            old = _old_dates(story, document, sentence)
            weight = _weight(sentence, stems[sentence], shared, support) * story.recency(document.id)
            weight *= _BACKGROUND if old and all(old) else 1.0
            weight *= _COUNTED if any(c.kind == "figure" for c in here) else 1.0
            sides = tuple(side for m in fit.within(named, sentence) if (side := story.side(m.actor)))
            leads = sentence.number < LEAD and (not title or content.overlap(stems[sentence], title) >= _TITLE)
            yield Candidate(sentence, text, here, stems[sentence], sides, any(old), leads, weight, support)


def _weight(sentence: fit.Sentence, stems: frozenset[str], shared: dict[str, float], support: Support) -> float:
    if not stems:
        return 0.0
    central = sum(shared[w] for w in stems) / (len(stems) + 4)
    early = 1 + 1.0 / (1 + sentence.number / 2)
    told = 1 + 0.5 * (len(support.origins) - 1)
    return central * early * told


def _old_dates(story: StoryDesk, document: Document, sentence: fit.Sentence) -> list[bool]:
    """Of each date of a sentence, whether it lies long before its report."""
    published = edtf.day(document.published[:10]) if document.published else None
    values = [time.value for time in story.times(document, sentence.start, sentence.end)]
    ends = [last for value in values if (last := edtf.bounds(value)[1])]
    return [(published - last).days > _OLD for last in ends] if published else []


def _support(story: StoryDesk, sentence: fit.Sentence, claims: Sequence[Claim]) -> Support:
    """Who tells a sentence: of the entries of its claims that cover most of its words, the one with most origins."""
    desk = story.desk
    found = [desk.alone(sentence.document, sentence.start, sentence.end)]
    for claim in claims:
        if claim.end - claim.start >= _WHOLE * (sentence.end - sentence.start):
            for entry in story.entries.get(claim.id, ()):
                held = [c for c in map(desk.claims.get, entry.claims) if c]
                found.append(desk.support(telling(desk, sentence.text, claim, held)))
    best = max(found, key=lambda support: len(support.origins))
    own_first = sorted(best.evidence, key=lambda place: place.document != sentence.document)
    return replace(best, evidence=tuple(own_first))
