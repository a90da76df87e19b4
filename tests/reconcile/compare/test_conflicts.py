"""What two reports say that cannot both be, told by numbers, denials and degrees, whatever kinds it was read as."""

import pytest

from reports import Report, reconciled
from summitry.model import Standing


def contested(one: Report, two: Report) -> list[tuple[str, str]]:
    """Kind and role of each contested finding of two reports."""
    return [
        (e.kind, f.role) for e in reconciled(one, two).entries for f in e.findings if f.standing is Standing.CONTESTED
    ]


def counting(
    text: str, words: str, number: str, what: str, *, published: str = "2017-03-10", low: bool = False
) -> Report:
    report = Report(text, locator=text, published=published)
    ends = [("min", number)] if low else [("min", number), ("max", number)]
    report.claim("figure", words, ("what", what), *ends)
    return report


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        (
            counting("The flood drowned 14 sailors near Rell.", "14 sailors", "14", "sailors"),
            counting("In Rell, 31 sailors drowned in the flood.", "31 sailors", "31", "sailors"),
            True,
        ),
        (  # what follows the number tells what is counted
            counting("Rell exports 85 tonnes of tin a day.", "85 tonnes", "85", "tonnes of tin"),
            counting("Rell exports 48 tonnes of zinc a day.", "48 tonnes", "48", "tonnes of zinc"),
            False,
        ),
        (  # a number of a part
            counting("The dyke at Rell is 870 yards long.", "870 yards", "870", "yards long"),
            counting("The northern part of the dyke at Rell is 210 yards long.", "210 yards", "210", "yards long"),
            False,
        ),
        (  # another year
            counting("In 2009 Rell built 35 ships.", "35 ships", "35", "ships"),
            counting("In 2015 Rell built 62 ships.", "62 ships", "62", "ships"),
            False,
        ),
        (  # later, of what grows
            counting("The flood at Rell killed 14 sailors.", "14 sailors", "14", "sailors"),
            counting("The flood at Rell killed 31 sailors.", "31 sailors", "31", "sailors", published="2017-03-12"),
            False,
        ),
        (  # another place in sentences with two numbers
            counting("Rell's fleet grew by 20 ships to 150 ships.", "150 ships", "150", "ships"),
            counting("Rell's fleet grew by 20 ships to 150 ships, it said.", "20 ships", "20", "ships"),
            False,
        ),
    ],
)
def test_numbers_clash_only_where_they_count_one_thing(one, two, clash):
    assert (("figure", "amount") in contested(one, two)) is clash


def signing(text: str, kind: str, words: str, published: str = "2017-03-10") -> Report:
    report = Report(text, locator=text, published=published)
    who = report.actor("Anna Brenn", country="NOR")
    report.claim(kind, words, ("actor" if kind == "action" else "who", who, "Brenn"), ("type", "SUPPORT"))
    return report.parsed()


def test_a_gap_and_a_deed_clash_though_they_are_of_two_kinds():
    one = signing("Brenn did not sign the harbour treaty.", "gap", "Brenn did not sign the harbour treaty")
    two = signing("Brenn signed the harbour treaty.", "action", "Brenn signed the harbour treaty")
    assert [role for _, role in contested(one, two)] == ["polarity"]


def test_the_words_that_clash_are_shown():
    one = signing("Brenn did not mention the harbour toll.", "gap", "Brenn did not mention the harbour toll")
    two = signing("Brenn mentioned the harbour toll.", "action", "Brenn mentioned the harbour toll")
    found = next(f for e in reconciled(one, two).entries for f in e.findings if f.role == "polarity")
    assert [v.value.rstrip(".") for v in found.values] == [
        "Brenn did not mention the harbour toll",
        "Brenn mentioned the harbour toll",
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Brenn signed the border treaty.",  # another treaty
        "Brenn would have signed the harbour treaty if Rell had paid.",  # no fact
        "Brenn will sign the harbour treaty.",  # to come
        "Brenn signed the harbour treaty in 2009.",  # another time
    ],
)
def test_what_only_looks_like_a_denial(other):
    one = signing(
        "Brenn did not sign the harbour treaty in March 2017.", "gap", "Brenn did not sign the harbour treaty"
    )
    two = signing(other, "action", other.rstrip("."))
    assert contested(one, two) == []


def test_a_denial_that_a_later_report_overtakes_is_no_conflict():
    one = signing("Brenn did not sign the harbour treaty.", "gap", "Brenn did not sign the harbour treaty")
    two = signing("Brenn signed the harbour treaty.", "action", "Brenn signed the harbour treaty", "2017-03-14")
    assert contested(one, two) == []


def meeting(text: str, *slots: tuple[str, ...]) -> Report:
    report = Report(text, locator=text, published="2017-03-10")
    who = [report.actor("Anna Brenn", country="NOR"), report.actor("Ole Tallor", country="SWE")]
    report.claim("encounter", text.rstrip("."), *(("party", w) for w in who), ("time", "2017-03-09"), *slots)
    return report


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        ("Hanoi", "Vietnam", False),
        ("Bergen", "Norway", False),
        ("Bergen", "Trondheim", True),
        ("Vladivostok", "Russia", False),
        ("the old mill", "Bergen", False),  # nobody knows where the mill is
    ],
)
def test_a_place_lies_in_its_country(one, two, clash):
    made = contested(
        meeting(f"Brenn met Tallor in {one}.", ("place", one)),
        meeting(f"Brenn talked to Tallor in {two}.", ("place", two)),
    )
    assert (("encounter", "place") in made) is clash


def test_a_bound_leaves_room_for_a_longer_talk():
    one = meeting("Brenn and Tallor talked for three hours.", ("duration", "PT3H", "three hours"))
    two = meeting("Brenn and Tallor talked for more than two hours.", ("duration", "PT2H", "two hours"))
    short = meeting("Brenn and Tallor talked for less than two hours.", ("duration", "PT2H", "two hours"))
    assert contested(one, two) == []
    assert contested(one, short) == [("encounter", "duration")]


def told(day: str, published: str, text: str) -> Report:
    report = Report(text, locator=text, published=published)
    who = [report.actor("Anna Brenn", country="NOR"), report.actor("Ole Tallor", country="SWE")]
    report.claim("encounter", text.rstrip("."), *(("party", w) for w in who), ("time", day), ("place", "Bergen"))
    return report


def meeting_id(*reports: Report) -> str:
    return next(e.id for e in reconciled(*reports).entries if e.kind == "encounter")


def test_a_later_report_that_tells_the_day_better_leaves_the_id_of_a_meeting():
    vague = told("2017-03", "2017-03-10", "Brenn met Tallor in Bergen in March.")
    exact = told("2017-03-09", "2017-03-12", "On 9 March Brenn met Tallor in Bergen.")
    assert meeting_id(vague, exact) == meeting_id(exact, vague) == meeting_id(vague)


def test_a_report_that_told_of_it_first_gives_a_meeting_its_id():
    first = told("2017-03", "2017-03-10", "Brenn met Tallor in Bergen in March.")
    later = told("2017-03-09", "2017-03-12", "On 9 March Brenn met Tallor in Bergen.")
    assert meeting_id(later, first) == meeting_id(first) != meeting_id(later)
