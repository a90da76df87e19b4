"""The whole of reconciling on a small record: two reports of one summit, the first without a date."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reports import Modality, Part, Report, grounds, reconciled
from summitry.model import Certainty, Standing
from summitry.reconcile.growing.derive import derive, ordered


def undated() -> Report:
    r = Report(
        "The second summit of Ana Brenn and Osk Tallor was long. Thursday's talks in Lugano ended early. "
        "“We agree on water,” said Brenn. Tallor did not keep his guest waiting. "
        "Since May 2016 Brenn has met Tallor three times.",
        locator="blog.txt",
    )
    brenn, tallor = r.actor("Ana Brenn", country="NOR"), r.actor("Osk Tallor", country="EST")
    r.claim(
        "encounter",
        "The second summit of Ana Brenn and Osk Tallor",
        ("party", brenn, "Ana Brenn"),
        ("party", tallor, "Osk Tallor"),
        ("format", "summit"),
        ("ordinal", "2", "second"),
    )
    r.claim(
        "encounter",
        "Thursday's talks in Lugano",
        ("party", brenn),
        ("party", tallor),
        ("place", "Lugano", "Lugano"),
        ("time", "rel:weekday=4;dir=past", "Thursday"),
        ("format", "talks"),
    )
    r.claim(
        "quote",
        "“We agree on water,” said Brenn",
        ("speaker", brenn, "Brenn"),
        ("content", "We agree on water,", "We agree on water,"),
        ("form", "direct"),
    )
    r.claim("action", "Tallor did not keep his guest waiting", ("actor", tallor, "Tallor"), polarity="-")
    r.claim(
        "tally", "Since May 2016 Brenn has met Tallor three times", ("party", brenn), ("party", tallor), ("count", "3")
    )
    return r


def dated_by_caption() -> Report:
    r = Report(
        "Osk Tallor greets Ana Brenn in Lugano on 9 June 2016. Their second summit ended on Thursday. "
        "Tallor arrived slightly late on Thursday. “We agree on water and on fish,” Brenn said. "
        "The two met first in Oslo in March 2014.",
        locator="paper.txt",
        outlet="The Paper",
    )
    brenn, tallor = r.actor("Ana Brenn", country="NOR"), r.actor("Osk Tallor", country="EST")
    r.claim(
        "encounter",
        "Osk Tallor greets Ana Brenn in Lugano on 9 June 2016",
        ("party", tallor),
        ("party", brenn),
        ("place", "Lugano", "Lugano"),
        ("time", "2016-06-09", "9 June 2016"),
        part=Part.CAPTION,
    )
    r.claim(
        "encounter",
        "Their second summit ended on Thursday",
        ("party", tallor),
        ("party", brenn),
        ("time", "rel:weekday=4;dir=past", "Thursday"),
        ("format", "summit"),
        ("ordinal", "2"),
    )
    r.claim("action", "Tallor arrived slightly late on Thursday", ("actor", tallor, "Tallor"))
    r.claim(
        "quote",
        "“We agree on water and on fish,” Brenn said",
        ("speaker", brenn),
        ("content", "We agree on water and on fish,"),
        ("form", "direct"),
    )
    r.claim(
        "encounter",
        "The two met first in Oslo in March 2014",
        ("party", tallor),
        ("party", brenn),
        ("place", "Oslo", "Oslo"),
        ("time", "2014-03", "March 2014"),
        ("ordinal", "1"),
    )
    return r


def encounters(result):
    return [e for e in result.entries if e.kind == "encounter"]


def test_a_summit_told_by_two_reports_is_one_entry_with_the_date_of_the_second():
    result = reconciled(undated(), dated_by_caption())
    summit = next(e for e in encounters(result) if "9 June 2016" in e.title)
    assert summit.title == "Summit of Osk Tallor and Ana Brenn, Lugano, 9 June 2016"
    assert len(summit.claims) == 4
    assert summit.finding("place").standing is Standing.CORROBORATED
    assert [v.value for v in summit.finding("time").values] == ["2016-06-09"]
    assert summit.finding("ordinal").values[0].value == "2"


def test_an_earlier_meeting_of_the_same_two_stays_an_entry_of_its_own():
    result = reconciled(undated(), dated_by_caption())
    assert sorted(len(e.claims) for e in encounters(result)) == [1, 4]


def test_the_undated_report_gets_its_date_with_the_words_that_gave_it():
    first = undated()
    result = reconciled(first, dated_by_caption())
    dating = next(d for d in result.datings if d.document == first.document.id)
    assert dating.published == "2016-06-09"
    assert "Thursday" in dating.published_why
    assert "9 June 2016" in dating.published_why


def test_opposite_words_about_one_thing_are_contested():
    result = reconciled(undated(), dated_by_caption())
    contested = [(e, f) for e in result.entries for f in e.findings if f.standing is Standing.CONTESTED]
    assert len(contested) == 1
    assert "late" in contested[0][1].why


def test_two_reports_of_one_origin_corroborate_nothing():
    one, two = undated(), dated_by_caption()
    same = {one.document.id: "wire", two.document.id: "wire"}
    result = reconciled(one, two, origin=same)
    assert {f.standing for e in encounters(result) for f in e.findings} == {Standing.SINGLE}


def test_what_was_planned_and_then_held_is_one_entry_that_was_held():
    before = Report("Ana Brenn will meet Osk Tallor in Lugano on 9 June.", published="2016-06-01", locator="before.txt")
    p = [before.actor("Ana Brenn", country="NOR"), before.actor("Osk Tallor", country="EST")]
    before.claim(
        "encounter",
        before.document.text,
        ("party", p[0]),
        ("party", p[1]),
        ("place", "Lugano"),
        ("time", "2016-06-09"),
        ("format", "meeting"),
        modality=Modality.PLANNED,
    )
    result = reconciled(before, dated_by_caption())
    summit = next(e for e in encounters(result) if "9 June 2016" in e.title)
    assert summit.modality is Modality.HELD
    assert [v.value for v in summit.finding("modality").values] == ["held", "planned"]


def test_the_id_of_a_meeting_stays_when_another_report_of_it_is_added():
    alone = {e.id for e in encounters(reconciled(dated_by_caption()))}
    both = {e.id for e in encounters(reconciled(undated(), dated_by_caption()))}
    assert alone == both


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(3)))
def test_any_order_of_readings_gives_the_same_record(order):
    third = Report("Brenn and Tallor talked in Lugano on 9 June 2016 for five hours.", published="2016-06-10")
    a, b = third.actor("Brenn"), third.actor("Tallor")
    third.claim(
        "encounter",
        third.document.text,
        ("party", a),
        ("party", b),
        ("place", "Lugano"),
        ("time", "2016-06-09"),
        ("duration", "PT5H", "five hours"),
    )
    readings = [undated().reading(), dated_by_caption().reading(), third.reading()]
    base = derive(ordered(readings), grounds(readings))
    shuffled = [readings[i] for i in order]
    assert derive(ordered(shuffled), grounds(readings)) == base


def test_what_only_may_be_a_claim_is_resolved_but_nothing_rests_on_it():
    first, second = undated(), dated_by_caption()
    doubtful = second.claims[0]
    second.claims[0] = replace(doubtful, certainty=Certainty.ALL)
    result = reconciled(first, second)
    assert not any(doubtful.id in entry.claims for entry in result.entries)
    assert not any(dating.published for dating in result.datings), "the caption alone gave the date"
    assert doubtful.id in {resolution.claim for resolution in result.resolutions}


def test_a_balanced_claim_takes_part_as_a_strict_one_does():
    def told(certainty):
        some = undated(), dated_by_caption()
        for report in some:
            report.claims[:] = [replace(claim, certainty=certainty) for claim in report.claims]
        return reconciled(*some).entries

    assert told(Certainty.BALANCED) == told(Certainty.STRICT)
    assert told(Certainty.ALL) == ()
