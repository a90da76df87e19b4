"""How far a predicate is asserted is a matter of its context: one answer a context, whatever kind of claim is made of it."""

from __future__ import annotations

import pytest

from contexts import CONTEXTS, KINDS, NONE, PENDING, Case, cases, wrong


def known(case: Case) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=False, reason="pending in contexts.yaml")] if case.pending else []


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c.context}-{c.kind}", marks=known(c)) for c in cases()])
def test_a_context_has_one_answer(case):
    assert not wrong(case), f"wanted {' or '.join(sorted(case.right))}"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_several_predicates(kind):
    assert len({row["verb"][0] for row in KINDS[kind]["sentences"]}) >= 2


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_out_or_pending_is_a_context(kind):
    left_out = KINDS[kind].get("leave_out", {})
    assert left_out.keys() <= CONTEXTS.keys()
    assert all(reason.strip() for reason in left_out.values())
    assert set(PENDING.get(kind, ())) <= CONTEXTS.keys() - left_out.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_silent_only_on_what_is_not_told_as_done(kind):
    of_sentences = [one.get("silent", {}) for one in KINDS[kind]["sentences"]]
    for silent in (KINDS[kind].get("silent", {}), *of_sentences):
        assert all(reason.strip() for reason in silent.values())
        assert not [one for one in silent if CONTEXTS[one]["answer"] in ("+held", NONE)]
