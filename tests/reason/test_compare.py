"""Reports side by side."""

from reports import Modality, Report, grounds
from summitry.reason.compare import compare
from summitry.reconcile.growing.derive import derive, ordered


def told(name, *sentences, **known):
    report = Report(f"{name}. " + " ".join(s for s, _, _ in sentences), locator=name, **known)
    who = report.actor("Ana Brenn")
    for words, kind, slots in sentences:
        report.claim(kind, words, *[(r, who if v == "who" else v) for r, v in slots], modality=Modality.HELD)
    return report


def side_by_side(compared, others=()):
    readings = [r.reading() for r in (*compared, *others)]
    result = derive(ordered(readings), grounds(readings))
    return compare(
        [r.document for r in compared], result.entries, [c for r in readings for c in r.claims], result.stories
    )


QUOTE = (
    "“The bridge opens in May,” Brenn said.",
    "quote",
    [("speaker", "who"), ("content", "The bridge opens in May")],
)
GAP = ("Brenn did not mention the toll.", "gap", [("who", "who"), ("what", "the toll")])


def test_what_both_say_and_what_only_one_says():
    one, two = told("one", QUOTE, GAP), told("two", QUOTE)
    table = side_by_side([one, two])
    assert [r.entry.kind for r in table.of("all")] == ["quote"]
    only = table.of("only", one.document.id)
    assert [r.entry.kind for r in only] == ["gap"]
    assert [c.state for c in only[0].cells] == ["says", "silent"]
    assert only[0].cells[0].words == ("Brenn did not mention the toll.",)


def test_what_neither_of_two_says_but_a_third_report_of_the_story_does():
    table = side_by_side([told("one", QUOTE), told("two", QUOTE)], [told("three", GAP)])
    assert [r.entry.kind for r in table.of("neither")] == ["gap"]
    assert [c.state for c in table.of("neither")[0].cells] == ["silent", "silent"]


def test_what_came_about_after_a_report_is_nothing_that_it_leaves_out():
    early = told("early", QUOTE, published="2020-03-01")
    later = ("Brenn opened the bridge on 9 May 2020.", "action", [("actor", "who"), ("time", "2020-05-09")])
    late = told("late", QUOTE, later, published="2020-05-10")
    (row,) = side_by_side([early, late]).of("only", late.document.id)
    assert [c.state for c in row.cells] == ["earlier", "says"]
    other = told("other", QUOTE, published="2020-03-02")
    assert side_by_side([early, other], [late]).of("neither") == ()


def test_a_clash_between_the_compared_reports_stands_first():
    late = ("Brenn arrived late.", "action", [("actor", "who")])
    punctual = ("Brenn arrived on time.", "action", [("actor", "who")])
    table = side_by_side([told("one", QUOTE, late), told("two", QUOTE, punctual)])
    assert table.rows[0].verdict == "contested"
    assert [c.words for c in table.rows[0].cells] == [("Brenn arrived late.",), ("Brenn arrived on time.",)]
