"""Orders of steps in the words of reports, where they clash, and a plan held against them."""

from __future__ import annotations

import pytest

from reports import Report
from summitry.errors import InputError
from summitry.model import Part, Passage
from summitry.reason.orders import WHOLE_PROCESS, Order, Position, conflicts, positions
from summitry.reason.sequence import judge, load


def told(*stances, before=""):
    """A report with a stance for each of some holders: (holder, words of the claim, attitude, rest of its sentence)."""
    from dataclasses import replace

    text = before + " ".join(f"{words}{rest}" for _, words, _, rest in stances)
    report = Report(text, published="2030-05-01")
    for holder, words, attitude, _ in stances:
        report.claim("stance", words, ("actor", holder), ("attitude", attitude), ("issue", "peace"))
    sentences, at = [], 0
    for piece in text.split(". "):
        end = at + len(piece) + (0 if at + len(piece) >= len(text) else 1)
        sentences.append(Passage(Part.PARAGRAPH, at, end))
        at = end + 1
    whole = (Passage(Part.PARAGRAPH, 0, len(text)),)
    return replace(report.document, passages=whole, sentences=tuple(sentences), kept=1), report.claims


def found(*stances, before=""):
    document, claims = told(*stances, before=before)
    return positions([document], claims)


@pytest.mark.parametrize(
    ("words", "rest", "things"),
    [
        ("Lakeland demands full disarmament", ", followed by sanctions relief.", ("disarmament", "sanctions relief")),
        ("Lakeland demands a ceasefire before any withdrawal of troops", ".", ("ceasefire", "withdrawal")),
        ("Lakeland wants sanctions lifted only after the prisoners are home", ".", ("prisoners", "sanctions relief")),
        (
            "Lakeland insists that the sanctions stay in force until Fjordland has disarmed",
            ".",
            ("disarmament", "sanctions relief"),
        ),
        ("Lakeland demands disarmament first", ", sanctions relief later.", ("disarmament", "sanctions relief")),
    ],
)
def test_the_order_of_two_things_is_read_from_its_words(words, rest, things):
    (one,) = found(("Lakeland", words, "demands", rest))
    assert (one.order, one.things, one.holders) == (Order.FIRST, things, ("Lakeland",))


def test_who_opposes_an_order_wants_the_reverse():
    (one,) = found(("Lakeland", "Lakeland opposes sanctions relief before disarmament", "opposes", "."))
    assert (one.things, one.why) == (("disarmament", "sanctions relief"), "the reverse is rejected")


def test_a_pronoun_stands_for_the_thing_of_the_sentence_before_and_that_is_said():
    (one,) = found(
        ("Lakeland", "Lakeland insists that they stay in force until Fjordland has disarmed", "demands", "."),
        before="Fjordland suffers from the sanctions. ",
    )
    assert one.things == ("disarmament", "sanctions relief")
    assert one.why.startswith("taken from the sentence before: “Fjordland suffers")


@pytest.mark.parametrize(
    "words",
    [
        "Lakeland urged a ceasefire, one day after its minister spoke of the prisoners",  # an order of time
        "Lakeland wants the first summit to speak of disarmament and sanctions relief",  # another first
        "Lakeland demands disarmament, not step by step",
        "Lakeland supports disarmament and sanctions relief",
    ],
)
def test_what_is_no_order_of_steps_is_none(words):
    assert found(("Lakeland", words, "wants", ".")) == ()


GRADED = (
    "Fjordland",
    "Fjordland favours a gradual process of disarmament in which sanctions are lifted in stages",
    "supports",
    ".",
)
FIRST = ("Lakeland", "Lakeland demands disarmament", "demands", ", followed by sanctions relief.")


def test_step_by_step_against_one_thing_first_is_a_conflict_with_its_holders():
    (one,) = conflicts(found(GRADED, FIRST))
    assert {side[0].holders for side in one.sides} == {("Fjordland",), ("Lakeland",)}
    assert one.why == "disarmament done before sanctions relief begun before disarmament done"


def position(holder, order, *things):
    return Position((holder,), order, things, f"{holder} said so")


@pytest.mark.parametrize(
    ("some", "number"),
    [
        ([position("A", Order.FIRST, "relief", "surrender"), position("B", Order.FIRST, "surrender", "relief")], 1),
        ([position("A", Order.GRADED, WHOLE_PROCESS), position("B", Order.WHOLE, WHOLE_PROCESS)], 1),
        ([position("A", Order.FIRST, "relief", "surrender"), position("B", Order.FIRST, "relief", "surrender")], 0),
        ([position("A", Order.GRADED, "relief", "surrender"), position("B", Order.GRADED, "surrender", "relief")], 0),
        ([position("A", Order.GRADED, "relief"), position("B", Order.FIRST, "surrender", "relief")], 0),
        (
            [
                position("A", Order.FIRST, "x", "y"),
                position("B", Order.FIRST, "y", "z"),
                position("C", Order.FIRST, "z", "x"),
            ],
            1,
        ),
    ],
)
def test_orders_that_cannot_all_be_had_are_cycles(some, number):
    found_ones = conflicts(some)
    assert len(found_ones) == number
    if number:
        assert {p.holders[0] for side in found_ones[0].sides for p in side} == {p.holders[0] for p in some}


PLAN = """
sequence: Freeze for relief
steps:
  - {step: declaration, who: Fjordland, does: declares its stocks, issue: disarmament, verified: an agency, undone: no}
  - {step: first relief, who: Lakeland, does: lets fish be sold, issue: sanctions relief, after: [declaration], undone: yes}
  - {step: surrender, who: Fjordland, does: ships its weapons out, issue: disarmament, after: [first relief], undone: no}
"""


def planned(tmp_path, text=PLAN):
    path = tmp_path / "plan.yaml"
    path.write_text(text)
    return load(path)


def test_a_plan_has_rounds_and_exposures_and_is_held_against_the_record(tmp_path):
    judged = judge(planned(tmp_path), found(GRADED, FIRST))
    assert [[s.name for s in some] for some in judged.rounds] == [["declaration"], ["first relief"], ["surrender"]]
    assert [(e.step.name, "nobody verifies" in e.why) for e in judged.exposures] == [
        ("declaration", False),
        ("surrender", True),
    ]
    against = [p for c in judged.against for side in c.sides for p in side if p.holders == ("Lakeland",)]
    assert [p.order for p in against] == [Order.FIRST]
    assert [p.holders for p in judged.fits] == [("Fjordland",)]


def test_steps_that_wait_for_one_another_are_named(tmp_path):
    text = PLAN.replace("does: declares its stocks,", "does: declares its stocks, after: [surrender],")
    judged = judge(planned(tmp_path, text))
    assert [set(c) for c in judged.circles] == [{"declaration", "first relief", "surrender"}]
    assert judged.rounds == ()


def test_what_a_plan_does_not_say_is_not_known(tmp_path):
    judged = judge(planned(tmp_path, "sequence: one\nsteps:\n  - {step: a, who: Fjordland, does: something}\n"))
    assert judged.exposures[0].why == "the plan does not say whether this can be undone"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sequence: one\nsteps: [{step: a, who: x, does: y, after: [b]}]\n", "no step is called b"),
        ("sequence: one\nsteps: [{step: a, who: x}]\n", "lacks does"),
        ("sequence: one\nsteps: [{step: a, who: x, does: y, undone: perhaps}]\n", "yes or no"),
        ("- a\n", "holds no fields"),
    ],
)
def test_a_plan_that_cannot_be_read_says_why(tmp_path, text, message):
    with pytest.raises(InputError, match=message):
        planned(tmp_path, text)
