"""Corrections by the user over the rules: what they join, keep apart and set aside, and that nothing of the rules is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import Report, grounds, of_claims
from summitry.model import Certainty, Correction, Reconciled
from summitry.reconcile.corrections import Part, amend, confirmed, in_force, set_aside, undone_by
from summitry.reconcile.growing.derive import derive, ordered
from talks import told


def said(kind: str, *sides: Sequence[str] | str, minute: int = 0, because: str = "seen it") -> Correction:
    return Correction.of(
        kind,
        tuple((s,) if isinstance(s, str) else tuple(s) for s in sides),
        because=because,
        author="Ida",
        at=f"2026-01-01T10:{minute:02}:00.000Z",
    )


def first(_: str, sides: Sequence[Sequence[str]]) -> int:
    return 0


def divided(*parts: str) -> list[Part]:
    return [Part((f"key-{n}",), tuple(items)) for n, items in enumerate(parts)]


def items(parts: Sequence[Part]) -> list[str]:
    return sorted("".join(sorted(p.items)) for p in parts)


# ---------------------------------------------------------------- a division
def test_what_is_the_same_is_joined_and_keeps_the_key_of_the_first():
    made = amend(divided("ab", "cd", "e"), [said("same", "c", "a")], first)
    assert [(p.key, set(p.items)) for p in made] == [(("key-1",), set("abcd")), (("key-2",), {"e"})]


def test_a_split_takes_the_others_to_the_nearer_side():
    made = amend(divided("abcd"), [said("different", "a", "b")], lambda item, sides: int(item == "d"))
    assert items(made) == ["ac", "bd"]


def test_a_split_of_a_join_takes_each_back_to_those_that_the_rules_had_it_with():
    made = amend(divided("ab", "cd"), [said("same", "a", "c"), said("different", "b", "d", minute=1)], first)
    assert items(made) == ["ab", "cd"]


def test_of_two_that_contradict_each_other_the_later_wins():
    same, apart = said("same", "a", "b"), said("different", "a", "b", minute=1)
    assert items(amend(divided("a", "b"), [same, apart], first)) == ["a", "b"]
    assert items(amend(divided("a", "b"), [apart, said("same", "a", "b", minute=2)], first)) == ["ab"]


def test_what_is_not_there_changes_nothing():
    assert items(amend(divided("ab", "c"), [said("same", "a", "x"), said("different", "x", "b")], first)) == ["ab", "c"]


def test_an_undoing_can_be_undone():
    wrong = said("wrong", "c-1")
    undo = said("undo", wrong.id, minute=1)
    redo = said("undo", undo.id, minute=2)
    assert set_aside([wrong]) == {"c-1": wrong}
    assert in_force([undo, wrong]) == ()
    assert undone_by([wrong, undo]) == {wrong.id: undo}
    assert in_force([redo, undo, wrong]) == (wrong,)


@pytest.mark.parametrize(("kind", "sides"), [("same", ("a",)), ("wrong", ()), ("wrong", ((),)), ("alike", ("a", "b"))])
def test_a_correction_says_what_it_is_about(kind, sides):
    with pytest.raises(ValueError, match="correction"):
        said(kind, *sides)


_LETTERS = "abcdefgh"
_KINDS = st.sampled_from(["same", "different"])
_TARGETS = st.lists(st.sampled_from(_LETTERS), min_size=2, max_size=3, unique=True)


@given(st.lists(st.tuples(_KINDS, _TARGETS), max_size=6), st.permutations(["abc", "de", "f", "gh"]))
def test_a_corrected_division_holds_each_item_once_and_the_last_word_counts(spoken, parts):
    corrections = [said(kind, *targets, minute=n) for n, (kind, targets) in enumerate(spoken)]
    made = amend(divided(*parts), corrections, first)
    assert sorted(i for p in made for i in p.items) == sorted(_LETTERS)
    assert len({p.key for p in made}) == len(made)
    assert items(made) == items(amend(divided(*sorted(parts)), corrections, first))
    if corrections:
        last = corrections[-1]
        homes = [next(p.key for p in made if t in p.items) for t in last.targets]
        assert len(set(homes)) == (1 if last.kind == "same" else len(homes))


# ---------------------------------------------------------------- a record
def made(reports: Sequence[Report], *corrections: Correction) -> Reconciled:
    readings = list(ordered(r.reading() for r in reports))
    return of_claims(derive(readings, grounds(readings), corrections))


def together(result: Reconciled, *claims: str) -> bool:
    return any(set(claims) <= set(e.claims) for e in result.entries)


def ids(reports: Sequence[Report]) -> list[str]:
    return [r.claims[0].id for r in reports]


def test_the_user_joins_two_meetings_and_the_entry_says_who_did():
    reports = told()
    one, _, three, _ = ids(reports)
    assert not together(made(reports), one, three)
    result = made(reports, said("same", one, three))
    (entry,) = (e for e in result.entries if one in e.claims)
    assert three in entry.claims
    assert entry.why.endswith("corrected by Ida on 2026-01-01: seen it")
    assert entry.why.startswith("shared: "), "the reason of the rules stays"
    assert entry.finding("place").standing == "contested"


def test_the_user_keeps_two_meetings_apart_that_the_rules_joined():
    reports = told()
    one, two, _, _ = ids(reports)
    assert together(made(reports), one, two)
    result = made(reports, said("different", one, two))
    assert not together(result, one, two)
    assert all("kept apart, corrected by Ida" in e.why for e in result.entries if {one, two} & set(e.claims))


def test_a_wrong_claim_is_in_no_entry_but_is_resolved_all_the_same():
    reports = told()
    one, two, *_ = ids(reports)
    result = made(reports, said("wrong", two))
    assert not any(two in e.claims for e in result.entries)
    assert any(one in e.claims for e in result.entries)
    assert two in {r.claim for r in result.resolutions}


def test_one_actor_is_another():
    reports = told()
    (berg, hansen) = reports[0].appearances[1].id, reports[3].appearances[1].id
    before, after = made(reports), made(reports, said("is", hansen, berg))
    of = {p: a for a in after.actors for p in a.appearances}
    assert {p for a in before.actors if berg in a.appearances for p in a.appearances}.isdisjoint({hansen})
    assert of[berg] == of[hansen]
    assert of[berg].id == next(a.id for a in before.actors if berg in a.appearances)
    assert of[berg].name == "Otto Berg"
    assert "corrected by Ida" in of[berg].why
    assert together(after, ids(reports)[0], ids(reports)[3]), "what rests on who met follows"


@pytest.mark.parametrize("last", ["Otto Berg", "Piet Hansen"])
def test_an_actor_is_known_as_the_last_that_is_named(last):
    reports = told()
    by_name = {"Otto Berg": reports[0].appearances[1].id, "Piet Hansen": reports[3].appearances[1].id}
    other = next(name for name in by_name if name != last)
    result = made(reports, said("is", by_name[other], by_name[last]))
    (actor,) = (a for a in result.actors if by_name[last] in a.appearances)
    assert (actor.name, other in actor.names) == (last, True)


def test_a_nameless_actor_takes_the_name_of_who_it_is():
    reports = told()
    nameless = reports[0].actor("a senior official", "unnamed")
    berg = reports[1].appearances[1].id
    for order in [(nameless, berg), (berg, nameless)]:
        result = made(reports, said("is", *order))
        (actor,) = (a for a in result.actors if nameless in a.appearances)
        assert (actor.name, actor.actor_type) == ("Otto Berg", "person")


def test_two_appearances_of_one_name_are_two_people():
    reports = told()
    here, there = reports[0].appearances[1].id, reports[2].appearances[1].id
    result = made(reports, said("different", here, there))
    of = {p: a.id for a in result.actors for p in a.appearances}
    assert of[here] != of[there]


# ---------------------------------------------------------------- what always holds
_CORRECTED = st.lists(
    st.tuples(st.sampled_from(["same", "different", "wrong"]), st.permutations(range(4))), min_size=1, max_size=4
)


@settings(max_examples=25, deadline=None)
@given(_CORRECTED, st.permutations(range(4)))
def test_corrections_hold_in_any_order_of_reports_and_undone_leave_the_former_record(spoken, order):
    reports = told()
    claims = ids(reports)
    corrections = [
        said(kind, *(claims[i] for i in named[:2])) if kind != "wrong" else said(kind, claims[named[0]])
        for kind, named in spoken
    ]
    corrections = [
        Correction.of(c.kind, c.sides, because=c.because, author=c.author, at=f"2026-01-01T10:{n:02}:00.000Z")
        for n, c in enumerate(corrections)
    ]
    result = made(reports, *corrections)
    assert made([reports[i] for i in order], *reversed(corrections)) == result
    undone = [said("undo", c.id, minute=30 + n) for n, c in enumerate(corrections)]
    assert made(reports, *corrections, *undone) == made(reports)


# ---------------------------------------------------------------- right, however sure the judge is
def test_of_wrong_and_right_the_later_wins():
    wrong, right = said("wrong", "c-1"), said("right", "c-1", minute=1)
    assert set_aside([wrong, right]) == {}
    assert confirmed([wrong, right]) == {"c-1"}
    again = said("wrong", "c-1", minute=2)
    assert set_aside([wrong, right, again]) == {"c-1": again}
    assert confirmed([wrong, right, again]) == frozenset()


def test_what_was_joined_by_hand_is_confirmed():
    assert confirmed([said("same", "c-1", "c-2"), said("wrong", "c-2", minute=1)]) == {"c-1"}


def test_an_entry_rests_on_what_a_user_confirmed_though_it_only_may_be_a_claim():
    reports = told()
    for report in reports:
        report.claims[:] = [replace(claim, certainty=Certainty.ALL) for claim in report.claims]
    readings = ordered(report.reading() for report in reports)
    ident = reports[2].claims[0].id
    held = of_claims(derive(readings, grounds(list(readings)), [said("right", ident)])).entries
    assert [entry.claims for entry in held] == [(ident,)]
