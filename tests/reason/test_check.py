"""What became of outlooks, and the other checks of a record."""

from dataclasses import replace
from datetime import date

import pytest

from reports import Modality, Report, grounds
from summitry.model import Part, Passage
from summitry.reason.check import check
from summitry.reconcile.growing.derive import derive, ordered


def told(text, kind, modality, *, published, time=None, polarity="+"):
    report = Report(text, published=published, locator=text[:12])
    who = report.actor("Ana Brenn", country="NOR")
    slots = [("who" if kind == "outlook" else "actor", who)] + ([("time", time)] if time else [])
    report.claim(kind, text, *slots, modality=modality, polarity=polarity)
    return report


def checked(*reports, as_of=None):
    readings = [r.reading() for r in reports]
    result = derive(ordered(readings), grounds(readings))
    resolved = {r.claim: r for r in result.resolutions}
    claims = []
    for claim in (c for r in readings for c in r.claims):
        values = {i: v for i, v, _ in resolved[claim.id].values}
        claims.append(
            replace(claim, slots=tuple(replace(s, value=values.get(i, s.value)) for i, s in enumerate(claim.slots)))
        )
    return check([r.document for r in readings], result.entries, claims, result.actors, as_of=as_of)


FORESEEN = told(
    "Brenn will open the harbour bridge.", "outlook", Modality.EXPECTED, published="2020-03-01", time="2020-03-10"
)


def test_what_a_later_report_tells_as_done_is_fulfilled():
    done = told("Brenn opened the harbour bridge.", "action", Modality.HELD, published="2020-03-11")
    (outlook,) = checked(FORESEEN, done).outlooks
    assert (outlook.verdict, outlook.why) == ("fulfilled", "“Brenn opened the harbour bridge.”")


def test_what_a_later_report_denies_is_not_fulfilled():
    denied = told(
        "Brenn did not open the harbour bridge.", "action", Modality.HELD, published="2020-03-11", polarity="-"
    )
    assert [o.verdict for o in checked(FORESEEN, denied).outlooks] == ["not fulfilled"]


@pytest.mark.parametrize(
    ("again", "kind", "modality"),
    [
        ("“Brenn will open the harbour bridge,” said her office.", "quote", Modality.HELD),
        ("Brenn's office agreed that the harbour bridge would open.", "action", Modality.HELD),
        ("Brenn did not mention the harbour bridge or who would open it.", "gap", Modality.HELD),
    ],
)
def test_what_is_foreseen_once_more_or_not_spoken_of_stays_open(again, kind, modality):
    assert [o.verdict for o in checked(FORESEEN, told(again, kind, modality, published="2020-03-05")).outlooks] == [
        "open"
    ]


def test_what_was_not_done_is_no_matter_of_words():
    gap = told("Brenn did not open the harbour bridge.", "gap", Modality.HELD, published="2020-03-11")
    assert [o.verdict for o in checked(FORESEEN, gap).outlooks] == ["not fulfilled"]


def test_what_nobody_did_is_not_fulfilled():
    said = told("No guest of Brenn opened the harbour bridge.", "quote", Modality.HELD, published="2020-03-11")
    assert [o.verdict for o in checked(FORESEEN, said).outlooks] == ["not fulfilled"]


def test_an_outlook_is_overdue_as_of_a_day_and_open_before_it():
    assert [o.verdict for o in checked(FORESEEN).outlooks] == ["open"]
    assert [o.verdict for o in checked(FORESEEN, as_of=date(2020, 4, 1)).outlooks] == ["overdue"]


def test_an_earlier_report_decides_nothing():
    before = told("Brenn opened the harbour bridge.", "action", Modality.HELD, published="2020-02-01")
    assert [o.verdict for o in checked(FORESEEN, before).outlooks] == ["open"]


def test_sums_are_checked_too():
    report = Report("It took three hours, double the 45 minutes allotted.", published="2020-01-01")
    document = report.document
    document = replace(document, passages=(Passage(Part.PARAGRAPH, 0, len(document.text)),))
    assert [m.why for m in check([document], [], [], []).sums] == ["three hours is 4 times 45 minutes, not double"]


def foresaw(text):
    report = Report(text, published="2020-03-01", locator="early")
    report.claim(
        "outlook", text, ("who", report.actor("Ana Brenn", country="NOR")), ("what", text), modality=Modality.EXPECTED
    )
    return report


def later(text, kind="encounter", who="Ana Brenn", country="NOR", role="party"):
    report = Report(text, published="2020-03-05", locator="later")
    report.claim(kind, text, (role, report.actor(who, country=country)))
    return report


@pytest.mark.parametrize(
    ("foreseen", "told", "verdict"),
    [
        (
            foresaw("Brenn is to tour the glass factory"),
            later("A tour of the glass factory was called off.", "quote", "Uma Vik", "EST", "speaker"),
            "not fulfilled",
        ),
        (
            foresaw("Brenn is expected to stay in Lugano until Sunday"),
            later("Ana Brenn left Lugano on Friday, two days earlier than planned.", "figure", role="holder"),
            "not fulfilled",
        ),
        (
            foresaw("Brenn will go to Lugano for the lake forum on fishing rights"),
            later("Brenn and Tallor met for an hour beside the lake forum in Lugano."),
            "fulfilled",
        ),
        (
            foresaw("Brenn will go to Lugano for the lake forum on fishing rights"),
            later("Tallor spoke at the lake forum in Lugano.", who="Osk Tallor", country="EST"),
            "open",
        ),
        (foresaw("Brenn will go to Lugano for the lake forum"), later("Brenn opened a school in Bergen."), "open"),
    ],
)
def test_the_same_doer_and_the_same_place_or_target_decide(foreseen, told, verdict):
    assert [o.verdict for o in checked(foreseen, told).outlooks if o.entry.kind == "outlook"] == [verdict]


@pytest.mark.parametrize(
    ("later", "verdict"),
    [
        ("On Tuesday Brenn opened the harbour bridge to traffic.", "fulfilled"),
        ("On Monday Brenn opened the harbour bridge to traffic.", "overdue"),  # a day before the one foreseen
        ("Brenn may open the harbour bridge soon.", "overdue"),
        ("Tallor opened the harbour bridge to traffic.", "overdue"),
        ("In 2011 Brenn opened the harbour bridge to walkers.", "overdue"),
        ("Brenn has not opened the harbour bridge.", "overdue"),
    ],
)
def test_a_sentence_that_no_claim_rests_on_can_tell_that_it_came_about(later, verdict):
    report = Report(f"{later} Brenn spoke of fish.", published="2020-03-12", locator="later")
    who = report.actor("Ana Brenn", country="NOR")
    report.claim("quote", "Brenn spoke of fish.", ("speaker", who), ("content", "fish"))
    found = checked(FORESEEN, report, as_of=date(2020, 4, 1)).outlooks
    assert [o.verdict for o in found] == [verdict]


def meeting(text, *parties, published, modality=Modality.HELD, time=None, place=None, polarity="+", form="talks"):
    report = Report(text, published=published, locator=text[:20])
    slots = [("party", report.actor(name, country=country)) for name, country in parties]
    slots += [("time", time)] if time else []
    slots += [("place", place)] if place else []
    report.claim("encounter", text, *slots, ("format", form), modality=modality, polarity=polarity)
    return report


BRENN, TALLOR, VIK = ("Ana Brenn", "NOR"), ("Osk Tallor", "EST"), ("Uma Vik", "SWE")


def to_come(text):
    report = Report(text, published="2020-03-01", locator="early")
    report.claim(
        "outlook",
        text,
        ("who", report.actor(*BRENN[:1], country=BRENN[1])),
        ("what", text.rstrip(".")),
        ("time", "2020-03-10"),
        modality=Modality.EXPECTED,
    )
    report.actor(TALLOR[0], country=TALLOR[1])
    return report


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (
            meeting("Ana Brenn met Osk Tallor in Lugano for talks.", BRENN, TALLOR, published="2020-03-10"),
            "fulfilled",
        ),
        # other parties, another deed, another place, another day: none of these is what was foreseen
        (meeting("Ana Brenn met Uma Vik in Lugano for talks.", BRENN, VIK, published="2020-03-10"), "overdue"),
        (meeting("Ana Brenn met Osk Tallor in Bergen for talks.", BRENN, TALLOR, published="2020-03-10"), "overdue"),
        (
            meeting(
                "Ana Brenn met Osk Tallor in Lugano for talks.",
                BRENN,
                TALLOR,
                published="2020-03-06",
                time="2020-03-05",
            ),
            "overdue",
        ),
        (
            meeting("Ana Brenn met Osk Tallor in Lugano for talks.", BRENN, TALLOR, published="2020-03-05"),
            "overdue",
        ),
    ],
)
def test_fulfilled_are_the_same_parties_kind_and_place_on_a_day_that_fits(told, verdict):
    early = to_come("Ana Brenn will meet Osk Tallor in Lugano for talks on 10 March.")
    found = checked(early, told, as_of=date(2020, 4, 1)).outlooks
    assert [o.verdict for o in found if o.entry.kind == "outlook"] == [verdict]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("The talks of Brenn with Tallor in Lugano brought no tangible results.", "overdue"),
        ("Ana Brenn and Osk Tallor reached no agreement at their talks in Lugano.", "overdue"),
        ("Ana Brenn did not meet Osk Tallor for talks in Lugano.", "not fulfilled"),
        ("The talks of Ana Brenn with Osk Tallor in Lugano were called off.", "not fulfilled"),
    ],
)
def test_that_nothing_came_of_talks_is_no_cancellation(words, verdict):
    early = to_come("Ana Brenn will meet Osk Tallor in Lugano for talks on 10 March.")
    report = Report(words, published="2020-03-11", locator="later")
    report.claim("gap", words, ("who", report.actor(*BRENN[:1], country=BRENN[1])))
    report.actor(TALLOR[0], country=TALLOR[1])
    found = checked(early, report, as_of=date(2020, 4, 1)).outlooks
    assert [o.verdict for o in found if o.entry.kind == "outlook"] == [verdict]
