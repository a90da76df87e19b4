"""Which of several comparisons counts."""

from __future__ import annotations

from summitry.values.relation import Compared, Relation, most_telling, nearest

SAME, BOUND, SCOPE, CLASH = (
    Compared(r) for r in (Relation.SAME, Relation.BOUND, Relation.SCOPE, Relation.CONTRADICTION)
)


def test_the_nearest_of_several_pairs():
    assert nearest([CLASH, SCOPE, SAME]) is SAME
    assert nearest([CLASH, SCOPE]) is SCOPE
    assert nearest([]) is None


def test_the_most_telling_of_pairs_that_belong_together():
    assert most_telling([SAME, BOUND, CLASH]) is CLASH
    assert most_telling([SAME, BOUND]) is BOUND
    assert most_telling([SAME]) is SAME
    assert most_telling([]) is None


def test_only_a_contradiction_clashes():
    assert [r for r in Relation if Compared(r).clashes] == [Relation.CONTRADICTION]
