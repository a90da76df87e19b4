"""What is not one thing: another matter under one issue word, another meeting with the same words about its length."""

from dataclasses import replace

import pytest

from reports import Modality, Report, reconciled
from summitry.model import Claim, Part, Passage, Slot, Standing


def wish(name, sentence, attitude="wants", who="Ana Brenn", kind="stance", modality=Modality.HELD, **slots):
    made = Report(sentence, locator=name, published="2017-03-10", outlet=name)
    actor = made.actor(who, country="NOR")
    made.claim(
        kind,
        sentence,
        *([("actor", actor), ("attitude", attitude)] if kind == "stance" else []),
        *slots.items(),
        modality=modality,
    )
    return made


def entries(*reports):
    return reconciled(*reports).entries


@pytest.mark.parametrize(
    ("one", "two", "many"),
    [
        (
            "Brenn wanted to see the complete removal of the harbour toll.",
            "Brenn favours a gradual process in which the toll falls by a tenth a year as ships pay.",
            2,
        ),
        (
            "Brenn wants the harbour toll to be lifted before the winter.",
            "Before the winter the harbour toll must be lifted, Brenn wanted it so.",
            1,
        ),
    ],
)
def test_one_issue_is_not_yet_one_wish(one, two, many):
    assert len(entries(wish("one", one, issue="harbour toll"), wish("two", two, issue="harbour toll"))) == many


def test_for_and_against_are_two_stances():
    one, two = "Brenn backs the new harbour toll on ferries.", "Brenn rejects the new harbour toll on ferries."
    assert len(entries(wish("one", one, "supports"), wish("two", two, "rejects"))) == 2


def test_a_measure_that_somebody_wants_lifted_is_not_its_working():
    one = wish(
        "one",
        "The island wants the Nordic toll to be lifted.",
        kind="measure",
        what="the Nordic toll",
        modality=Modality.PROPOSED,
    )
    two = wish("two", "The Nordic toll makes them leave by June.", kind="measure", what="the Nordic toll")
    assert all(len(e.claims) == 1 for e in entries(one, two))


def lasted(name, sentence, hours, published):
    made = Report(sentence, locator=name, published=published, outlet=name)
    last = sentence[:-1].split(". ")[-1]
    made.claim("figure", last, ("what", last), ("min", hours), ("max", hours), ("unit", "hour"))
    return made


@pytest.mark.parametrize(
    ("one", "two", "many"),
    [
        (
            ("Brenn and Tallor talked for two hours in the castle.", "2017-03-10"),
            ("Brenn and Tallor talked for five hours in the castle.", "2017-03-11"),
            1,
        ),
        (
            ("Brenn and Tallor talked for two hours in the castle.", "2017-03-10"),
            ("Brenn and Tallor talked for five hours in the castle.", "2017-05-02"),
            2,
        ),
        (
            ("On 3 March Brenn and Tallor talked for two hours in the castle.", "2017-03-10"),
            ("On 9 March Brenn and Tallor talked for five hours in the castle.", "2017-03-10"),
            2,
        ),
        (
            ("In the castle Brenn and Tallor talked for two hours.", "2017-03-10"),
            ("In the castle Brenn and Vik talked for five hours.", "2017-03-10"),
            2,
        ),
    ],
)
def test_lengths_belong_to_one_meeting(one, two, many):
    made = entries(lasted("one", one[0], "2", one[1]), lasted("two", two[0], "5", two[1]))
    assert len(made) == many
    assert (many == 1) is any(e.finding("amount").standing is Standing.CONTESTED for e in made)


def met(name, sentence, *rows, extra=None, published="2017-03-10"):
    made = Report(sentence, locator=name, published=published, outlet=name)
    both = [("party", made.actor("Ana Brenn", country="NOR")), ("party", made.actor("Osk Tallor", country="EST"))]
    for words, slots in rows:
        more = [("party", made.actor(extra, "state", country="DNK"))] if extra and "lake" in words else []
        made.claim("encounter", words, *both, *more, *slots)
    return made


def test_lateness_told_in_two_clauses_is_one_value():
    text = "Brenn came late and kept Tallor waiting at the lake."
    one = met(
        "one",
        text,
        ("Brenn came late", [("conduct", "Brenn came late")]),
        (text[:-13], [("conduct", text[:-13])]),
        ("the lake", [("time", "2017-03-09")]),
    )
    (meeting,) = entries(one)
    assert [v.value for v in meeting.finding("conduct").values] == [text[:-13]]


def test_lengths_and_lateness_of_one_meeting_are_contested_on_its_one_entry():
    one = met(
        "one",
        "Brenn and Tallor talked for two hours on Thursday. Brenn kept Tallor waiting.",
        ("Brenn and Tallor talked for two hours", [("time", "2017-03-09"), ("duration", "PT2H"), ("format", "summit")]),
        ("Brenn kept Tallor waiting", [("conduct", "Brenn kept Tallor waiting")]),
    )
    two = met(
        "two",
        "They spoke for three hours. Brenn did not keep Tallor waiting.",
        ("They spoke for three hours", [("duration", "PT3H"), ("format", "talks")]),
        ("Brenn did not keep Tallor waiting", [("conduct", "Brenn did not keep Tallor waiting")]),
    )
    (meeting,) = entries(one, two)
    assert {f.role for f in meeting.findings if f.standing is Standing.CONTESTED} == {"duration", "polarity"}


def test_a_third_party_of_a_single_claim_stays_out_of_the_title():
    one = met(
        "one",
        "They met. They talked by the lake.",
        ("They met", [("time", "2017-03-09")]),
        ("They talked by the lake", [("time", "2017-03-09")]),
        extra="Denmark",
    )
    two = met("two", "They met again.", ("They met", [("time", "2017-03-09")]), ("met again", [("time", "2017-03-09")]))
    (meeting,) = entries(one, two)
    assert "Brenn" in meeting.title
    assert "Denmark" not in meeting.title


def test_a_meeting_takes_the_day_of_the_dateline_where_the_stated_date_is_that_of_something_else():
    made = Report("10 March 2017\n\nBrenn met Tallor on Thursday.", locator="one", published="1970-01-01")
    made.document = replace(made.document, passages=(Passage(Part.DATELINE, 0, 13), Passage(Part.PARAGRAPH, 15, 44)))
    at = made.document.text.index("Thursday")
    slots = (
        Slot("party", made.actor("Ana Brenn", country="NOR")),
        Slot("party", made.actor("Osk Tallor", country="EST")),
        Slot("time", "1969-12-25", "Thursday", at, at + 8, "counted from 1970-01-01 (stated)"),
    )
    made.claims.append(Claim.of("encounter", made.document.id, 15, 43, slots))
    two = met("two", "They met on Thursday.", ("They met", [("time", "2017-03-09")]))
    (meeting,) = entries(made, two)
    assert [v.value for v in meeting.finding("time").values] == ["2017-03-09"]


def test_stances_of_one_holder_join_by_three_words_in_a_row():
    def wanting(words: str, issue: str, published: str) -> Report:
        report = Report(f"{words}.", locator=words, published=published)
        who = report.actor("Anna Brenn", country="NOR")
        report.claim("stance", words, ("actor", who, "Brenn"), ("attitude", "wants"), ("issue", "blockade", issue))
        return report

    call = wanting(
        "Brenn called for a limited naval blockade of the strait in answer to the raid",
        "a limited naval blockade of the strait",
        "2017-03-10",
    )
    plea = wanting(
        "Brenn asked the council's leave for a limited naval blockade to punish the rebels",
        "a limited naval blockade to punish the rebels",
        "2017-03-10",
    )
    other = wanting("Brenn wants a limited tax on grain", "a limited tax on grain", "2017-03-10")
    joined = [e for e in reconciled(call, plea, other).entries if len(e.claims) > 1]
    assert [len(e.claims) for e in joined] == [2]
