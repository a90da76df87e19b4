"""Figures that are one: they count the same thing, in the same unit, in sentences about one matter.

The same noun is not enough ("20 people", "two people"): numbers that agree need a sentence with something in common, numbers
that do not need nearly the whole sentence (:mod:`summitry.reconcile.compare.amounts`), and a report that gives a noun two numbers
itself speaks of two things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summitry.reconcile.compare import amounts
from summitry.reconcile.compare.amounts import dimension
from summitry.reconcile.resolved import Fact, quantity
from summitry.reconcile.text import content
from summitry.reconcile.text.statement import Saying, Statement
from summitry.values import edtf
from summitry.values import quantity as quantities
from summitry.values.quantity import SECOND
from summitry.values.relation import Relation

#: Share of words that what is counted must have in common, and the sentences around numbers that agree.
NEAR, NEAR_AGREEING = 0.6, 0.25
#: A time wider than this many days tells no event; reports of one event come out at most so many days apart.
_WIDE, _LATER = 40, 3
#: How far back in its paragraph a figure finds its day and its people (characters).
_BACK = 400

#: Words of a sentence that its figures are found by, and how many figures may be found by one.
_KEYS, _MOST = 6, 60

Subject = tuple[str, frozenset[str]]


def values_by_subject(facts: Sequence[Fact]) -> dict[Subject, int]:
    """How many different numbers each document gives for each thing that it counts."""
    found: dict[Subject, set[str]] = defaultdict(set)
    for fact in facts:
        found[fact.document.id, about(fact)].add(f"{fact.first('min')}/{fact.first('max')}")
    return {subject: len(numbers) for subject, numbers in found.items()}


def nearby(facts: Sequence[Fact]) -> list[list[int]]:
    """Indexes of figures whose sentences share one of their rarest words in one story; blocks over :data:`_MOST` are left out."""
    said = [f.telling.subject for f in facts]
    counted: Counter[tuple[str, str]] = Counter(
        (f.story, w) for f, words in zip(facts, said, strict=True) for w in words
    )
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (fact, words) in enumerate(zip(facts, said, strict=True)):
        for word in sorted(words, key=lambda w, s=fact.story: (counted[s, w], w))[:_KEYS]:  # type: ignore[misc]
            found[fact.story, word].append(at)
    return [found[k] for k in sorted(found) if 1 < len(found[k]) <= _MOST]


def about(fact: Fact) -> frozenset[str]:
    """The stems of what a figure counts."""
    return content.words(" ".join(fact.all("what"))) or fact.words


def same(a: Fact, b: Fact, mine: frozenset[str], theirs: frozenset[str], numbers: Mapping[Subject, int]) -> str:
    """Why two figures are of one thing, or the empty string."""
    relation = quantities.compare(quantity(a), quantity(b)).relation
    if a.document.id == b.document.id:
        known = relation is Relation.SAME and content.overlap(mine, theirs) >= NEAR and one_event(a, b)
        return "the same number of the same thing in one report" if known else ""
    if relation is not Relation.SAME and amounts.out_of_place(a, b):
        return ""
    if relation is Relation.BOUND and not amounts.rivals(a, b):
        return ""  # "thousands" leaves room for most numbers
    if relation is Relation.CONTRADICTION:
        return "another number in the same place of sentences that tell the same" if _rivals(a, b, numbers) else ""
    around = content.overlap(content.words(a.sentence), content.words(b.sentence))
    if content.overlap(mine, theirs) < NEAR or around < NEAR_AGREEING or not one_event(a, b):
        return ""
    return f"the same thing counted in sentences that share {around:.0%} of their words"


def _rivals(a: Fact, b: Fact, numbers: Mapping[Subject, int]) -> bool:
    """Whether two numbers that differ would count one thing, which neither report gives two numbers for elsewhere."""
    if not amounts.rivals(a, b) or not one_event(a, b):
        return False
    alone = max(numbers[a.document.id, about(a)], numbers[b.document.id, about(b)]) == 1
    return alone or content.overlap(a.telling.subject, b.telling.subject) >= amounts.NEAR_IN_ROW


def one_event(a: Fact, b: Fact) -> bool:
    """Whether the sentences of two figures can tell of one event: by their days, and for lengths of time by the names too.

    How long talks lasted is said of every talk in like words, so that a length with no day counts for the day of its report.
    """
    x, y = _days(a), _days(b)
    if x and y:
        if not any(edtf.meet(p, q) for p in x for q in y):
            return False
    elif dimension(a) == SECOND and not _near_reports(a, b):
        return False
    if dimension(a) != SECOND or a.document.id == b.document.id:
        return True
    here, there = ({w.lower() for w in re.findall(r"\w+", _before(f).text + " " + f.sentence)} for f in (a, b))
    return not (_names(a) - there and _names(b) - here)


def _days(fact: Fact) -> tuple[edtf.Span, ...]:
    """The days that the sentence of a figure gives, else the last one before it in its paragraph; none over :data:`_WIDE`."""
    own, earlier = (_narrow(s.dates) for s in (fact.telling, _before(fact)))
    return own or earlier[-1:]


def _narrow(dates: Iterable[str]) -> tuple[edtf.Span, ...]:
    return tuple(d for d in map(edtf.parse, dates) if d and (d[1] - d[0]).days <= _WIDE)


def _before(fact: Fact) -> Statement:
    """The paragraph of a figure up to it."""
    text, end = fact.document.text, fact.claim.start
    start = max(0, end - _BACK, text.rfind("\n\n", 0, end) + 2)
    return fact.sentences.statement(start, end, Saying(fact.anchor))


def _near_reports(a: Fact, b: Fact) -> bool:
    x, y = edtf.parse(a.anchor), edtf.parse(b.anchor)
    return not (x and y) or edtf.near(x, y, _LATER)


def _names(fact: Fact) -> frozenset[str]:
    """The capitalised words within the sentence of a figure, else within its paragraph before it."""
    return _capitalised(fact.telling) or _capitalised(_before(fact))


def _capitalised(said: Statement) -> frozenset[str]:
    """Words that begin with a capital, not because a sentence does, without those of the calendar and function words."""
    text = " ".join(said.text.split())
    calendar = {word.lower() for t in said.times for word in said.text[t.start : t.end].split()}
    found = {w.lower() for w in re.findall(r"(?<=[a-z,] )[A-Z]\w+|^[A-Z]\w+(?= and [A-Z])", text)}
    return frozenset(w for w in found if w not in calendar and content.words(w))
