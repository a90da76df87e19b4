"""What two reports tell of one thing in sentences that are not alike: opposite predicates, beginnings, days of a meeting, silence."""

from __future__ import annotations

import pytest

from reconcile.facts.test_facts import made
from reports import Report
from summitry.model import Mention, Standing

OTHERS = (
    "The choir of the village sang before the guests came in.",
    "Fishermen had blocked the northern pier for a week.",
)


def contested(one, other, *, days=("2021-03-05", "2021-03-05")):
    """The contested findings of facts that two reports tell, by role with what they say against each other."""
    some = [
        Report(f"{text} {beside}", locator=f"{n}.txt", published=day, outlet=f"The {n}").parsed().reading()
        for n, (text, beside, day) in enumerate(zip((one, other), OTHERS, days, strict=True))
    ]
    found = (f for e in made(some).entries if e.kind == "fact" for f in e.findings)
    return [(f.role, f.why) for f in found if f.standing is Standing.CONTESTED]


# ---------------------------------------------------------------- opposite predicates
def test_what_is_on_hold_is_not_held():
    found = contested(
        "The mayor told the council that ferry talks with Lugano will be on hold until the autumn vote.",
        "On Monday the two towns are to hold ferry talks with Lugano in the old customs house.",
    )
    assert [role for role, _ in found] == ["polarity"]


def test_of_a_pronoun_the_words_before_it_tell_what_it_stands_for():
    ((role, why),) = contested(
        "A landslide hit the ferry dock of Lugano in the night, burying two cranes and rendering it inoperable.",
        "A landslide tore at the ferry dock of Lugano. Engineers of the canton say that it remains operational.",
    )
    assert role == "polarity"
    assert "inoperable" in why
    assert "operational" in why


def test_what_was_foreseen_did_not_stun():
    ((_, why),) = contested(
        "The resignation of the harbour master stunned Lugano.",
        "The resignation of the harbour master was no news to the canton: “This is something that we had anticipated,” the mayor said.",
    )
    assert "stunned" in why
    assert "anticipated" in why


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        # a later report tells how it went on
        ("Lugano suspended its ferry talks with Como.", "Lugano is holding ferry talks with Como.", ("2021-03-05", "2021-03-08")),
        # of two things
        ("Lugano suspended its ferry talks with Como.", "Basel holds its carnival parade on the Rhine bridge.", ("2021-03-05",) * 2),
        # by others
        ("The guild of fishermen rejected the ferry toll.", "The council of merchants accepted the ferry toll.", ("2021-03-05",) * 2),
        # an aim is no deed
        ("Lugano sent two boats to halt the ferry strike.", "The ferry strike of Lugano continues.", ("2021-03-05",) * 2),
    ],
)  # fmt: skip
def test_what_only_looks_opposite_is_left_alone(one, other, days):
    assert contested(one, other, days=days) == []


def test_a_later_denial_of_what_was_told_is_contested():
    ((role, why),) = contested(
        "The envoys of Como and Lugano signed the treaty on ferry tolls.",
        "The treaty on ferry tolls was initialled and not signed, the clerk of Como said.",
        days=("2021-03-05", "2021-03-06"),
    )
    assert role == "polarity"
    assert "signed" in why


# ---------------------------------------------------------------- numbers in sentences of one matter
def test_lengths_of_one_thing_need_no_like_words():
    ((role, why),) = contested(
        "Mayor Brenn and the guild of Lugano agreed late in the night to suspend for 120 days the ferry toll for lorries from Como.",
        "Mayor Brenn announced a pause of 90 days in the ferry toll that Lugano takes, which truckers had called theft.",
    )
    assert role == "amount"
    assert "120 days" in why


def test_lengths_of_other_things_are_not():
    one = "Mayor Brenn and the guild of Lugano agreed late in the night to suspend for 120 days the ferry toll for lorries from Como."
    assert contested(one, "Mayor Brenn announced school holidays of 90 days in Lugano, which pupils cheered.") == []


# ---------------------------------------------------------------- beginnings
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Nobody knew when the ferry talks in Lugano would end, as the talks stretched into their ninth day.",
            "The ferry talks in Lugano, which began on Tuesday, turned on tolls for lorries.",
        ),
        (
            "After four years of talks the ferry treaty of Lugano is done.",
            "The ferry treaty is the fruit of nearly nine years of negotiations in Lugano.",
        ),
    ],
)
def test_beginnings_that_do_not_meet_are_contested(one, other):
    assert [role for role, _ in contested(one, other)] == ["beginning"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one is only told more roughly
        (
            "The ferry talks in Lugano have entered their ninth day, and the talks may go on.",
            "After a week of talks in Lugano the ferry treaty is near.",
        ),
        # what began long before is another thing
        (
            "After four years of talks the ferry treaty of Lugano is done.",
            "The last round of ferry talks in Lugano, which began on Tuesday, turned on tolls for lorries.",
        ),
        # no length of what goes on
        ("The ferry treaty of Lugano grants five years of protection to Como.", "Como had sought twelve years of protection in the ferry treaty."),
    ],
)  # fmt: skip
def test_beginnings_that_may_be_one_or_are_of_others_are_not(one, other):
    assert contested(one, other) == []


# ---------------------------------------------------------------- the days of a meeting
BRENN, TALVI, KORPI = ("Anna Brenn", "NOR"), ("Pekka Talvi", "FIN"), ("Elsa Korpi", "FIN")


def meetings(*told, places=(), role="time"):
    """The contested days of facts that reports tell: each of a text and its meetings (words, day, form, people).

    ``places``: where those of each report are, and ``role`` what is asked for in place of days.
    """
    some = []
    for n, (text, *met) in enumerate(told):
        report = Report(f"{text} {OTHERS[n]}", locator=f"{n}.txt", published="2021-03-05", outlet=f"The {n}").parsed()
        people = {}
        for words, day, form, *those in met:
            for name, country in those:
                at = report.document.text.index(name)
                mention = Mention(at, at + len(name), name, "name")
                people[name] = people.get(name) or report.actor(name, country=country, mentions=(mention,))
            parties = (("party", people[name], name) for name, _ in those)
            where = [("place", places[n])] if places else []
            report.claim("encounter", words, *parties, ("time", day), ("format", form), *where)
        some.append(report.reading())
    found = (f for e in made(some).entries if e.kind == "fact" for f in e.findings)
    return [f.why for f in found if f.standing is Standing.CONTESTED and f.role == role]


TUESDAY = "In Tromso Anna Brenn met Pekka Talvi on Tuesday."
WEDNESDAY = "Over the ferry, the sides disagree, Anna Brenn told Pekka Talvi at their Wednesday meeting."


def test_one_meeting_on_two_days_is_contested():
    (why,) = meetings(
        (TUESDAY, (TUESDAY, "2021-03-02", "meeting", BRENN, TALVI)),
        (WEDNESDAY, (WEDNESDAY, "2021-03-03", "meeting", BRENN, TALVI)),
    )
    assert sorted(why.split(" against ")) == ["2021-03-02", "2021-03-03"]


@pytest.mark.parametrize(
    ("form", "more", "other"),
    [
        # the day of a call hangs on where one stands; a visit goes on
        ("call", (), TALVI),
        ("visit", (), TALVI),
        # a report knows of both
        ("meeting", (("In Tromso", "2021-03-04", "meeting", BRENN, TALVI),), TALVI),
        # another person of one side
        ("meeting", (), KORPI),
    ],
)
def test_meetings_that_may_be_two_are_not(form, more, other):
    text = WEDNESDAY.replace(TALVI[0], other[0])
    assert not meetings(
        (TUESDAY, (TUESDAY, "2021-03-02", form, BRENN, TALVI), *more), (text, (text, "2021-03-03", form, BRENN, other))
    )


# ---------------------------------------------------------------- silence
def test_what_a_text_does_not_mention_and_says_is_contested():
    ((role, why),) = contested(
        "The envoy of Norway called the statement lame, since it does not mention Finland.",
        "The statement calls on Finland and Norway to open the ferry at once.",
    )
    assert role == "polarity"
    assert why == "statement: not mentioned against mentioned"


@pytest.mark.parametrize(
    "other",
    [
        "The statement calls on Norway to open the ferry at once.",
        "The letter calls on Finland to open the ferry at once.",
    ],
)
def test_silence_of_another_text_or_about_others_is_not(other):
    assert contested("The envoy of Norway called the statement lame, since it does not mention Finland.", other) == []


# ---------------------------------------------------------------- what is told of two things
@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two fates
        ("Sixteen sailors of the ferry were reported killed off Lugano in the storm.", "At least 24 sailors of the ferry were reported injured off Lugano in the storm."),
        # two places
        ("In Oslo, 40 fishermen were arrested at the harbour gate after the ferry strike.", "In Athens’s northern port, 55 fishermen were arrested at the harbour gate after the ferry strike."),
        # what is maintained in words does not go on
        ("The mayor of Lugano stopped the ferry tolls on Monday.", "The harbour master maintained that the ferry tolls of Lugano were unlawful."),
        # what somebody is said to go without is not named
        ("The pilot of Lugano left the port, but without being granted the ferry licence of the canton.", "The ferry crew of Lugano accepted the canton's licence rules for the port."),
    ],
)  # fmt: skip
def test_what_is_told_of_two_things_is_left_alone(one, other):
    assert contested(one, other) == []


def test_a_number_of_one_fate_is_contested():
    ((role, _),) = contested(
        "Sixteen sailors of the ferry were reported killed off Lugano in the storm.",
        "Twenty-four sailors of the ferry were reported killed off Lugano in the storm.",
    )
    assert role == "amount"


# ---------------------------------------------------------------- places and doers of one deed
@pytest.mark.parametrize(
    ("one", "other", "role", "why"),
    [
        ("The ferry treaty was signed in Oslo on Monday, with the king looking on.", "Diplomats said that the ferry treaty had been signed in Athens.", "place", "Oslo against Athens"),
        ("Envoys signed the ferry treaty on Monday at a ceremony in Oslo.", "The ferry treaty was signed in Athens.", "place", "Oslo against Athens"),
    ],
)  # fmt: skip
def test_a_deed_done_once_is_not_of_two_places(one, other, role, why):
    ((found, told),) = contested(one, other)
    assert found == role
    assert sorted(told.split(" against ")) == sorted(why.split(" against "))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a city and its country; a place of another thing; of two treaties; on two days; what may be done again; what is only planned
        ("The ferry treaty was signed in Oslo on Monday.", "Envoys signed the ferry treaty in Norway."),
        ("The ferry treaty was signed in Oslo.", "The fishing charter of the islands was signed in Athens."),
        ("The ferry treaty was signed in Oslo on Monday.", "The ferry treaty was signed in Athens on Thursday."),
        ("The mayor defended the ferry treaty in Oslo.", "The mayor defended the ferry treaty in Athens."),
        ("The ferry treaty was signed in Oslo.", "The ferry treaty will be signed in Athens."),
        ("The ferry treaty was signed in Oslo.", "The ferry treaty was not signed by all in Athens."),
        # one side of several
        ("Norway signed the ferry treaty.", "Sweden signed the ferry treaty."),
    ],
)  # fmt: skip
def test_what_may_be_done_twice_is_of_two_places(one, other):
    assert [role for role, _ in contested(one, other) if role in ("place", "doer")] == []


def by_countries(*told):
    """The contested findings of facts of reports that name a country each: its text, name and code."""
    some = []
    for n, (text, name, code) in enumerate(told):
        report = Report(f"{text} {OTHERS[n]}", locator=f"{n}.txt", published="2021-03-05", outlet=f"The {n}").parsed()
        at = report.document.text.index(name)
        report.actor(name, "state", country=code, mentions=(Mention(at, at + len(name), name, "name"),))
        some.append(report.reading())
    found = (f for e in made(some).entries if e.kind == "fact" for f in e.findings)
    return [(f.role, f.why) for f in found if f.standing is Standing.CONTESTED]


def test_one_country_hosts_what_is_hosted_by_one():
    ((role, why),) = by_countries(
        ("Norway hosted the ferry conference, with fishermen from nine ports.", "Norway", "NOR"),
        ("The ferry conference was hosted by Sweden, which asked for lower tolls.", "Sweden", "SWE"),
    )
    assert role == "doer"
    assert sorted(why.split(" against ")) == ["Norway", "Sweden"]


def test_several_countries_sign():
    assert (
        by_countries(
            ("Norway signed the ferry treaty at noon.", "Norway", "NOR"),
            ("The ferry treaty was signed by Sweden.", "Sweden", "SWE"),
        )
        == []
    )


IN_OSLO = "In Oslo, the port authorities said, Anna Brenn met Pekka Talvi on Tuesday."
IN_ATHENS = "Over the ferry, the sides disagree, Anna Brenn told Pekka Talvi at their Tuesday meeting in Athens."


@pytest.mark.parametrize(
    ("place", "day", "form", "found"),
    [
        ("Athens", "2021-03-02", "meeting", 1),
        ("Norway", "2021-03-02", "meeting", 0),
        ("Athens", "2021-03-02", "talks", 0),
    ],
)
def test_one_meeting_in_two_places_is_contested(place, day, form, found):
    some = meetings(
        (IN_OSLO, (IN_OSLO, "2021-03-02", form, BRENN, TALVI)),
        (IN_ATHENS, (IN_ATHENS, day, form, BRENN, TALVI)),
        places=("Oslo", place),
        role="place",
    )
    assert len(some) == found
