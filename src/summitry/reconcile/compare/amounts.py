"""Numbers that differ: whether they count one thing at all, and what explains the difference.

Two reports of one story are full of numbers of one unit. Two that differ contradict each other only where the sentences around
them tell the same with another number in the same place; read on 130 stories, everything looser was another thing.
"""

from __future__ import annotations

import re

from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content
from summitry.reconcile.text.statement import Statement
from summitry.values import duration, edtf
from summitry.values.quantity import SECOND

#: Share of the words around two numbers, numbers and times aside, from which on they can count one thing; and from which on
#: sentences with several numbers of one unit tell the same, number by number.
NEAR, NEAR_IN_ROW = 0.6, 0.8
#: How far behind a number the words are looked for that tell what it counts (characters).
_FOLLOWING = 40
_PLACED = re.compile(r"\b\d+ of \d+\b")


def dimension(fact: Fact) -> str:
    """The unit that a figure counts in; lengths of time are one dimension."""
    unit = fact.first("unit") or ""
    return SECOND if unit in duration.lengths() else unit


def rivals(a: Fact, b: Fact) -> bool:
    """Whether two figures of two reports that differ would count one thing, so that both cannot hold."""
    x, y = a.telling, b.telling
    if _PLACED.search(x.text) or _PLACED.search(y.text) or x.says("part") != y.says("part"):
        return False
    shared, around = x.subject & y.subject, content.overlap(x.subject, y.subject)
    if len(shared) < 2 or around < NEAR or not one_time(x, y) or not _one_circle(x.text, y.text):
        return False
    if not _one_noun(a, b) and around < NEAR_IN_ROW:
        return False
    mine, theirs = (_places(f, s) for f, s in ((a, x), (b, y)))
    return mine == theirs and (mine[1] == 1 or around >= NEAR_IN_ROW)


def out_of_place(a: Fact, b: Fact) -> bool:
    """Whether two figures stand in different places of sentences that tell the same: "by more than 20 to over 150"."""
    x, y = a.telling, b.telling
    return content.overlap(x.subject, y.subject) >= NEAR_IN_ROW and _places(a, x) != _places(b, y)


def alike(a: Fact, b: Fact) -> bool:
    """Whether the claims of two reports tell one thing in nearly the same words, numbers and times aside."""
    x, y = a.statement.subject, b.statement.subject
    return len(x & y) >= 2 and content.overlap(x, y) >= NEAR


def _one_noun(a: Fact, b: Fact) -> bool:
    """Whether what two figures count, and the words right after the numbers, have something in common where both tell any."""
    mine, theirs = _counted(a), _counted(b)
    after, behind = _after(a), _after(b)
    return bool(not mine or not theirs or mine & theirs) and bool(not after or not behind or after & behind)


def _counted(fact: Fact) -> frozenset[str]:
    """What is counted, without idle words ("people", "others")."""
    named = [(s.start, s.end) for s, _ in fact.slots("what") if s.start is not None and s.end is not None]
    return frozenset().union(*(fact.sentences.statement(*place).subject for place in named))


def _after(fact: Fact) -> frozenset[str]:
    """The telling words of the few that follow a number in its clause: "85 percent *of its tuna*"."""
    start, end = fact.claim.start, fact.claim.end
    text = fact.document.text[start : end + _FOLLOWING]
    clause = re.split(r"[.,;:()–—]\s|[.\n]$|\n", text)[0]
    few = re.match(rf"\s*(?:\S+\s*){{0,{len(fact.text.split()) + 3}}}", clause)
    return fact.sentences.statement(start, start + (few.end() if few else 0)).subject


def one_time(x: Statement, y: Statement) -> bool:
    """Whether the times of two sentences, years too, can be one; a sentence without one leaves it open."""
    mine, theirs = ([s for d in one.dates if (s := edtf.parse(d))] for one in (x, y))
    return not mine or not theirs or any(edtf.meet(p, q) for p in mine for q in theirs)


def _one_circle(a: str, b: str) -> bool:
    """Whether two sentences name somebody or some place in common, if both name any."""
    mine, theirs = (frozenset(re.findall(r"(?<=[a-z,;] )[A-Z][\w’'-]+", text)) for text in (a, b))
    return (
        not mine
        or not theirs
        or bool(content.words(" ".join(mine)) & content.words(b))
        or bool(content.words(" ".join(theirs)) & content.words(a))
    )


def _places(fact: Fact, whole: Statement) -> tuple[int, int]:
    """Which of how many numbers of its unit in its sentence a figure is."""
    unit = dimension(fact) or None
    return fact.before.counted(unit), whole.counted(unit)
