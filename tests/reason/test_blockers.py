from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import InputError
from summitry.reason.blockers import Verdict, blockers
from summitry.reason.packages import load, package
from summitry.reason.stances import Stand, red_line, way

DAY = date(2019, 4, 25)
ISSUE = "sanctions relief"
CLEAR, RISK, BLOCK = Verdict


def stand(side, attitude, issue=ISSUE, words="", **more):
    condition = more.get("condition", "")
    return Stand(
        side=side, actor=side, issue=issue, attitude=attitude, way=way(attitude),
        red_line=red_line(words, attitude, condition), words=words, **more,
    )  # fmt: skip


def proposal(arenas=("UNSC",), **more):
    rows = {
        "package": {ISSUE: "partial"},
        "levels": {ISSUE: ["none", "partial", "full"]},
        "arenas": list(arenas),
    } | more
    return package(rows, "a test")


def between(*members, **more):
    return proposal([{"arena": "bilateral", "members": list(members)}], **more)


# ---------------------------------------------------------------------- three values
def test_with_nothing_on_record_all_is_at_risk_and_nothing_is_clear():
    found = blockers(proposal(), [], DAY)
    assert found.verdict is RISK
    assert {c.why for c in found.answers[0].cells} == {"unknown: no statement on record"}


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (stand("USA", "rejects", words="We will never lift them"), BLOCK),
        (stand("USA", "opposes", words="We doubt that it helps"), RISK),
        (stand("USA", "rejects", words="We will never lift them", others=("a-1",)), RISK),
        (stand("USA", "conditional", words="Not before inspectors are in", condition="until inspectors are in"), BLOCK),
        (stand("USA", "supports"), CLEAR),
        (stand("USA", "supports", condition="if the reactor is shut"), RISK),
        (stand("USA", "supports", others=("a-1",)), RISK),
        (stand("USA", "wants", unsure="They"), RISK),
    ],
)
def test_a_member_is_judged_by_its_words(row, verdict):
    found = blockers(between("USA", "PRK"), [row, stand("PRK", "demands")], DAY)
    assert found.answers[0].of("USA") is verdict
    assert found.verdict is verdict


def test_whoever_supports_sanctions_is_not_clear_on_their_end_even_where_words_say_so():
    rows = [stand("USA", "wants"), stand("USA", "demands", "sanctions"), stand("PRK", "wants")]
    assert blockers(between("USA", "PRK"), rows, DAY).answers[0].of("USA") is RISK
    accepted = [stand("USA", "wants"), stand("USA", "accepts", "sanctions"), stand("PRK", "wants")]
    assert blockers(between("USA", "PRK"), accepted, DAY).verdict is CLEAR


def test_a_condition_that_the_package_meets_only_after_is_not_met():
    rows = [stand("USA", "rejects", words="never", condition="until they disarm"), stand("PRK", "wants")]
    rows += [stand(m, "wants", "disarmament") for m in ("USA", "PRK")]
    both = {"package": {ISSUE: "partial", "disarmament": "all"}, "levels": {}}
    first = between("USA", "PRK", **both, order=["disarmament", ISSUE])
    last = between("USA", "PRK", **both, order=[ISSUE, "disarmament"])
    assert [blockers(one, rows, DAY).verdict for one in (first, last)] == [RISK, BLOCK]


def test_who_insists_on_what_a_package_leaves_out_is_at_risk_or_blocks():
    left = {"package": {ISSUE: "partial", "disarmament": "none"}, "levels": {"disarmament": ["none", "all"]}}
    rows = [stand(m, "wants") for m in ("USA", "PRK")]
    for words, verdict in (("must disarm", RISK), ("disarmament is not negotiable", BLOCK)):
        asked = [*rows, stand("USA", "demands", "disarmament", words=words)]
        assert blockers(between("USA", "PRK", **left), asked, DAY).verdict is verdict


def test_words_that_name_a_level_say_nothing_of_another():
    rows = [stand("USA", "supports", words="in favour of partial relief"), stand("PRK", "wants")]
    named = {"words": {ISSUE: {"partial": ["partial"], "full": ["complete"]}}}
    assert blockers(between("USA", "PRK", **named), rows, DAY).verdict is CLEAR
    full = between("USA", "PRK", **named, package={ISSUE: "full"})
    assert blockers(full, rows, DAY).answers[0].of("USA") is RISK


def test_later_words_replace_earlier_ones_and_later_still_are_not_known_yet():
    rows = [
        stand("USA", "rejects", words="never", day="2018-01-01"),
        stand("USA", "supports", day="2019-01-01"),
        stand("USA", "rejects", words="never", day="2020-01-01"),
        stand("PRK", "wants"),
    ]
    days = [date(2018, 6, 1), date(2019, 6, 1), date(2020, 6, 1)]
    assert [blockers(between("USA", "PRK"), rows, day).verdict for day in days] == [BLOCK, CLEAR, BLOCK]


# ---------------------------------------------------------------------- arenas
def test_an_elected_member_that_is_against_does_not_block_alone():
    rows = [stand("BEL", "rejects", words="never")]
    found = blockers(proposal(), rows, DAY)
    assert (found.verdict, found.answers[0].of("BEL")) == (RISK, BLOCK)


def test_nine_that_are_clear_suffice_unless_one_with_a_veto_is_not():
    elected = ["BEL", "DOM", "DEU", "IDN"]
    rows = [stand(m, "supports") for m in ("CHN", "FRA", "GBR", "RUS", "USA", *elected)]
    assert blockers(proposal(), rows, DAY).verdict is CLEAR
    assert blockers(proposal(), rows[1:], DAY).verdict is RISK


def test_an_arena_decides_the_issues_that_are_named_for_it():
    rows = {"package": {ISSUE: "partial", "trade": "open"}}
    asked = proposal([{"arena": "UNSC", "issues": [ISSUE]}], **rows, levels={})
    assert {c.issue for c in blockers(asked, [], DAY).answers[0].cells} == {ISSUE}


def test_what_the_author_knows_counts_and_keeps_its_reason():
    known = [{"who": "United States", "issue": ISSUE, "attitude": "supports", "because": "told us so"}]
    found = blockers(between("USA", "PRK", known=known), [stand("PRK", "wants")], DAY)
    assert found.verdict is CLEAR
    assert found.answers[0].cells[0].by[0].because == "told us so"


# ---------------------------------------------------------------------- what would change it
def test_the_one_change_that_clears_it_and_the_unknown_word_that_decides_are_named():
    found = blockers(between("USA", "PRK"), [stand("PRK", "wants")], DAY)
    assert [(c.what, c.verdict) for c in found.changes] == [(f"USA in favour on {ISSUE}", CLEAR)]
    (one,) = found.answers[0].deciding
    assert (one.member, one.against, one.favour) == ("USA", BLOCK, CLEAR)


def test_packages_are_counted_over_their_levels():
    found = blockers(between("USA", "PRK"), [stand("PRK", "wants")], DAY)
    assert found.counted == {CLEAR: 0, RISK: 2, BLOCK: 0}
    assert found.best == ({ISSUE: "partial"}, {ISSUE: "full"})
    many = {f"issue {n}": [str(level) for level in range(10)] for n in range(7)}
    large = between("USA", "PRK", package=dict.fromkeys(many, "1"), levels=many)
    assert blockers(large, [], DAY).counted == {}


statements = st.builds(
    stand,
    st.sampled_from(["USA", "PRK", "CHN", "BEL"]),
    st.sampled_from(["supports", "opposes", "rejects", "demands", "conditional"]),
    words=st.sampled_from(["", "we will never do it"]),
)


@given(st.lists(statements, max_size=6), st.sampled_from(["USA", "CHN", "BEL"]))
def test_a_member_that_turns_in_favour_makes_no_package_worse(rows, member):
    before = blockers(proposal(), rows, DAY).verdict
    turned = [r for r in rows if r.side != member] + [stand(member, "supports")]
    assert blockers(proposal(), turned, DAY).verdict <= before


@given(st.lists(statements, max_size=6))
def test_no_verdict_without_words(rows):
    found = blockers(proposal(), rows, DAY)
    for cell in found.answers[0].cells:
        assert cell.known or cell.verdict is RISK
        assert cell.verdict is not BLOCK or any(s.red_line for s in cell.by)


# ---------------------------------------------------------------------- the file
def test_a_file_that_cannot_be_meant_is_refused(tmp_path):
    for text, message in (
        ("- a list", "wants keys"),
        ("package: {trade: open}\n", "wants `package`"),
        ("package: {trade: open}\narenas: [UNSC]\ncolour: red\n", "no key 'colour'"),
        ("package: {trade: shut}\nlevels: {trade: [none, open]}\narenas: [UNSC]\n", "no level 'shut'"),
        ("package: {trade: open}\narenas: [UNSC]\nas_of: spring\n", "as_of"),
        ("package: {trade: open}\narenas: [UNSC]\nknown: [{who: USA}]\n", "because"),
        ("package: [\n", "no valid YAML"),
    ):
        path = Path(tmp_path) / "p.yaml"
        path.write_text(text)
        with pytest.raises(InputError, match=message):
            load(path)
