"""What a later report tells of something foreseen, in other words than the outlook's."""

import pytest

from reports import Modality, Report
from test_check import checked


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
