"""Which claims become one entry, and which stay apart."""

import pytest

from reports import Modality, Report, reconciled


def report(name, *, published="2017-03-10", people=(("Ana Brenn", "NOR"), ("Osk Tallor", "EST"), ("Uma Vik", "EST"))):
    made = Report(f"Report {name} tells.", locator=name, published=published)
    made.who = {n: made.actor(n, country=c) for n, c in people}
    return made


def meeting(made, *parties, **slots):
    """Adds an encounter between named people; ``modality`` aside, keywords are slots."""
    modality = slots.pop("modality", Modality.HELD)
    rows = [("party", made.who[p]) for p in parties] + list(slots.items())
    made.claim(
        "encounter", made.document.text[:-1] if not made.claims else made.document.text, *rows, modality=modality
    )
    return made


def meetings(*reports, **known):
    return [e for e in reconciled(*reports, **known).entries if e.kind == "encounter"]


BOTH = ("Ana Brenn", "Osk Tallor")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"time": "2017-03-09"}, {"time": "2017-03"}),
        ({"time": "2017-03-09", "format": "summit"}, {"time": "2017-03-10", "format": "talks"}),
        ({"time": "2017-03-09", "place": "Lugano"}, {"place": "Lugano"}),
        ({"ordinal": "3", "time": "2017-03-09"}, {}),
        ({"time": "2016", "place": "Lugano"}, {"place": "Lugano"}),
        ({"time": "2016"}, {"time": "2016-06", "place": "Lugano"}),
    ],
)
def test_what_is_one_meeting(first, second):
    assert len(meetings(meeting(report("one"), *BOTH, **first), meeting(report("two"), *BOTH, **second))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"time": "2017-03-09"}, {"time": "2015-01-05"}),
        ({"ordinal": "3", "time": "2017"}, {"ordinal": "2", "time": "2017"}),
        ({"format": "press conference", "time": "2017-03-09"}, {"format": "talks", "time": "2017-03-09"}),
        ({"modality": Modality.HELD, "time": "2017-03-01"}, {"modality": Modality.EXPECTED}),
        ({"time": "2016"}, {"place": "Lugano"}),
    ],
)
def test_what_keeps_two_meetings_apart(first, second):
    assert len(meetings(meeting(report("one"), *BOTH, **first), meeting(report("two"), *BOTH, **second))) == 2


def test_another_person_of_the_same_country_is_another_meeting():
    one = meeting(report("one"), "Ana Brenn", "Osk Tallor", time="2017-03-09")
    two = meeting(report("two"), "Ana Brenn", "Uma Vik", time="2017-03-09")
    assert len(meetings(one, two)) == 2


def test_a_meeting_told_again_in_another_story_is_the_same_if_people_and_time_agree():
    one = meeting(report("one"), *BOTH, time="2017-03-09", place="Lugano")
    two = meeting(report("two", published="2019-05-05"), *BOTH, time="2017-03", place="Lugano")
    vague = meeting(report("three", published="2019-05-06"), *BOTH)
    assert len(meetings(one, two, apart=True)) == 1
    assert len(meetings(one, vague, apart=True)) == 2


@pytest.mark.parametrize(("published", "is_part"), [("2017-03-10", True), ("2017-05-20", False)])
def test_a_press_conference_without_a_day_is_part_of_what_its_report_follows(published, is_part):
    summit = meeting(report("one"), *BOTH, time="2017-03-09", format="summit")
    press = meeting(report("two", published=published), "Ana Brenn", format="press conference")
    assert [bool(e.part_of) for e in meetings(summit, press) if "onference" in e.title] == [is_part]


def test_a_dinner_is_a_part_of_the_summit_and_takes_its_day_and_place():
    one = meeting(report("one"), *BOTH, time="2017-03-09", place="Lugano", format="summit")
    one = meeting(one, *BOTH, format="dinner")
    whole, part = sorted(meetings(one), key=lambda e: e.part_of is not None)
    assert part.part_of == whole.id
    assert part.finding("time").values[0].value == "2017-03-09"
    assert part.finding("place").why == "as the meeting that it is part of"


def test_a_cancelled_meal_is_cancelled_though_one_report_takes_it_for_held():
    one = meeting(report("one"), *BOTH, format="lunch", time="2017-03-09")
    two = meeting(report("two"), *BOTH, format="lunch", time="2017-03-09", modality=Modality.CANCELLED)
    assert [e.modality for e in meetings(one, two)] == [Modality.CANCELLED]


def said(name, sentence, kind="quote", **slots):
    made = Report(sentence, locator=name, published="2017-03-10")
    who = made.actor("Ana Brenn", country="NOR")
    rows = [("speaker", who), ("content", sentence)] if kind == "quote" else [("actor", who)]
    made.claim(kind, sentence, *rows, *slots.items())
    return made


def entries(*reports):
    return reconciled(*reports).entries


def test_a_quote_with_slightly_other_words_is_the_same_saying():
    one = said("one", "The harbour toll is a burden that nobody asked for.")
    two = said("two", "The harbour toll is a burden nobody asked for, she said.")
    assert len(entries(one, two)) == 1


def test_one_sentence_of_a_long_quotation_is_the_same_saying():
    one = said("one", "We came to listen. The harbour toll is a burden that nobody asked for. Good night.")
    two = said("two", "The harbour toll is a burden that nobody asked for.")
    assert len(entries(one, two)) == 1


def test_two_sayings_of_one_speaker_stay_two():
    assert len(entries(said("one", "The harbour toll is a burden."), said("two", "The ferries need new engines."))) == 2


def test_a_stance_and_an_indirect_quote_with_the_same_words_speak_of_one_thing():
    one = said("one", "Brenn demands an end to the harbour toll on fishing boats.", kind="stance", attitude="demands")
    two = said("two", "an end to the harbour toll on fishing boats is what she demands")
    stance = next(e for e in entries(one, two) if e.kind == "stance")
    assert len(stance.claims) == 2


def test_every_claim_is_in_an_entry_of_its_kind():
    one, two = (
        said("one", "The harbour toll is a burden."),
        said("two", "She demands an end to the toll.", kind="stance"),
    )
    made = entries(one, two)
    kinds = {c.id: c.kind for r in (one, two) for c in r.claims}
    assert all(any(c in e.claims and e.kind == kind for e in made) for c, kind in kinds.items())
