from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.model import Actor, ActorType, Entry, Finding, Modality, Standing, Value
from summitry.reason.ledger import Meeting, TallyCheck, checks, ledger


def entry(ident, kind="encounter", **slots):
    known = {k: slots.pop(k) for k in ("modality", "part_of", "polarity") if k in slots}
    findings = tuple(
        Finding(
            role=role,
            standing=Standing.SINGLE,
            values=tuple(Value(value=v, text=v, claims=(), origins=()) for v in given),
        )
        for role, given in slots.items()
    )
    return Entry(id=ident, kind=kind, title="", claims=(), findings=findings, **known)


def test_meetings_come_in_order_of_time_and_the_undated_last():
    rows = ledger([entry("c"), entry("b", time=["2020-05"]), entry("a", time=["2019"])])
    assert [m.entry.id for m in rows] == ["a", "b", "c"]


def test_a_session_stands_under_its_meeting():
    (row,) = ledger([entry("dinner", part_of="summit", time=["2020"]), entry("summit", time=["2020"])])
    assert (row.entry.id, [s.id for s in row.sessions]) == ("summit", ["dinner"])


def test_a_session_whose_meeting_is_not_there_stands_alone():
    assert [m.entry.id for m in ledger([entry("dinner", part_of="gone")])] == ["dinner"]


def meetings(n, **more):
    return [entry(f"m{i}", party=["a-1", "a-2"], time=[f"2020-0{i + 1}"], **more) for i in range(n)]


@pytest.mark.parametrize(
    ("count", "known", "verdict"),
    [("2", 2, "agrees"), ("4", 2, "fewer"), ("1", 2, "more"), ("several", 2, "uncounted")],
)
def test_counts_are_held_against_the_ledger(count, known, verdict):
    tally = entry("t", "tally", party=["a-2", "a-1"], count=[count], since=["2019"])
    (check,) = checks([tally], ledger(meetings(known)), {})
    assert (check.verdict, len(check.known)) == (verdict, known)


def test_what_is_planned_or_too_early_is_not_counted():
    tally = entry("t", "tally", party=["a-1", "a-2"], count=["1"], since=["2020-02/.."])
    rows = [
        *meetings(2),
        entry("later", party=["a-1", "a-2"], time=["2020-06"], modality=Modality.PLANNED),
        entry("undated", party=["a-1", "a-2"]),
    ]
    (check,) = checks([tally], ledger(rows), {})
    assert [m.entry.id for m in check.known] == ["m1"]


def test_a_meeting_of_the_winter_lies_between_december_and_february():
    tally = entry("t", "tally", party=["a-1", "a-2"], count=["1"], since=["2019-06/.."], until=["../2020-01"])
    (check,) = checks([tally], ledger([entry("m", party=["a-1", "a-2"], time=["2019-24"])]), {})
    assert check.verdict == "agrees"
    tally = entry("t", "tally", party=["a-1", "a-2"], count=["0"], until=["../2019-11"])
    (check,) = checks([tally], ledger([entry("m", party=["a-1", "a-2"], time=["2019-24"])]), {})
    assert check.verdict == "agrees"


def test_a_state_counts_for_the_person_who_stands_for_it():
    actors = {
        "a-1": Actor(id="a-1", actor_type=ActorType.PERSON, name="Ana Ruiz", country="ESP"),
        "a-s": Actor(id="a-s", actor_type=ActorType.STATE, name="Spain", country="ESP"),
        "a-p": Actor(id="a-p", actor_type=ActorType.PERSON, name="Pia Sol", country="ESP"),
    }
    tally = entry("t", "tally", party=["a-1"], count=["1"])
    (check,) = checks([tally], ledger([entry("m", party=["a-s"]), entry("n", party=["a-p"])]), actors)
    assert [m.entry.id for m in check.known] == ["m"]


@given(
    st.lists(st.sampled_from(["2019", "2020-05", "2018-03/..", "rel:x", "200X"]), max_size=6).flatmap(st.permutations)
)
def test_no_meeting_is_lost(times):
    rows = [entry(f"e{i}", time=[t]) for i, t in enumerate(times)]
    assert {m.entry.id for m in ledger(rows)} == {e.id for e in rows}


def test_a_tally_tells_what_is_missing_and_when_the_others_were():
    entry = Entry(id="e-t", kind="tally", title="", claims=(), findings=())
    held = Meeting(entry, ("a-1", "a-2"), "2016-10-12", None, None)
    check = TallyCheck(entry, ("a-1", "a-2"), 4, None, None, (held,), "fewer")
    assert (check.missing, check.why) == (3, "4 counted, 1 on record (2016-10-12), 3 missing")
