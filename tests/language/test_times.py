"""Time expressions: what is found, which way it points, and what it comes to with and without a date."""

from pathlib import Path

import edtf as oracle
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.language.time import expressions
from summitry.language.time.times import find_times, resolve
from summitry.model import Document, Part, Passage
from summitry.values import edtf
from unparsed import unparsed


@pytest.fixture(scope="module")
def times(parser):
    """A function from a text, a date of the report and a part to its time expressions."""

    def find(text, published=None, part=Part.PARAGRAPH):
        document = Document.of(text, locator="t", published=published, passages=(Passage(part, 0, len(text)),))
        return find_times(document, parser.sentences(document))

    return find


def values(mentions):
    return [m.value for m in mentions]


def test_tense_says_whether_a_weekday_is_the_last_or_the_next(times):
    text = "The ministers met on Monday and will sign the treaty on Friday."
    assert values(times(text, "2021-03-18")) == ["2021-03-15", "2021-03-19"]


def test_without_a_date_a_weekday_stays_relative_and_can_be_resolved_later(times):
    (mention,) = times("The envoys left Suva on Thursday.")
    assert mention.value == "rel:weekday=4;dir=past"
    assert resolve(mention.value, "2019-04-26") == "2019-04-25"


def test_what_was_not_done_lies_back(times):
    (mention,) = times("Minister Korv did not attend Tuesday's dinner.")
    assert mention.value == "rel:weekday=2;dir=past"


def test_what_was_planned_lies_ahead_of_a_past_verb(times):
    assert values(times("She had planned to fly to Lima on Sunday.", "2021-03-18")) == ["2021-03-21"]
    assert values(times("She refused to fly to Lima on Sunday.", "2021-03-18")) == ["2021-03-14"]


def test_a_day_right_after_a_past_verb_is_its_day_whatever_that_verb_announces(times):
    assert values(times("Norway said on Monday it would expel nine envoys.")) == ["rel:weekday=1;dir=past"]
    assert values(times("Norway announced late Monday that it will expel nine envoys.")) == ["rel:weekday=1;dir=past"]
    assert values(times("Norway said it would expel nine envoys on Monday.")) == ["rel:weekday=1;dir=next"]


def test_the_present_tense_of_a_caption_tells_the_past(times):
    text = "The two presidents shake hands on Tuesday."
    assert values(times(text, "2021-03-18", Part.CAPTION)) == ["2021-03-16"]
    assert values(times(text, "2021-03-18", Part.PARAGRAPH)) == ["2021-03-23"]


def test_a_full_date_needs_no_anchor(times):
    text = "They met on 25 April 1998, on May 3, 2001 and on 2004-02-29."
    assert values(times(text)) == ["1998-04-25", "2001-05-03", "2004-02-29"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The talks broke down in 2008-9.", "2008/2009"),
        ("The fair runs June 11-12, 2018.", "2018-06-11/2018-06-12"),
        ("The strait was closed from March to May 2018.", "2018-03/2018-05"),
        ("They have met six times since March 2018.", "2018-03/.."),
        ("The mandate ran until December 2022.", "../2022-12"),
        ("In the 1990s it was a ruin.", "199X"),
        ("The fence came down in the summer of 1989.", "1989-22"),
    ],
)
def test_ranges_open_ends_and_seasons_are_edtf(times, text, value):
    assert values(times(text)) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mill burnt down three days ago.", "2021-03-15"),
        ("The mill burnt down two years ago.", "2019"),
        ("The harbour opened in the first week of May 2019.", "2019-05-01/2019-05-07"),
        ("The harbour opened in the last week of May 2019.", "2019-05-22/2019-05-28"),
        ("The bridge was built in the second half of 2014.", "2014-07/2014-12"),
        ("The bridge will be open at the end of the month.", "2021-03-21/2021-03-31"),
        ("The bridge will be open by year's end.", "2021-12"),
        ("The ferry sank earlier this week.", "2021-03-15/2021-03-18"),
        ("The ferry sank on the previous weekend.", "2021-03-13/2021-03-14"),
        ("The ferry sank this winter.", "2021-24"),
        ("She will be back in two weeks.", "2021-03-29/2021-04-04"),
        ("The fair closed at 3.30 pm.", "T15:30"),
        ("The fair closed at noon GMT.", "T12:00Z"),
    ],
)
def test_times_told_from_the_report(times, text, value):
    assert values(times(text, "2021-03-18")) == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three and a half hours", "PT3H30M"),
        ("50 minutes", "PT50M"),
        ("half a dozen days", "P6D"),
        ("nearly a decade", "P10Y"),
        ("an hour and 20 minutes", "PT1H20M"),
        ("a year and a half", "P1Y6M"),
        ("2½ weeks", "P17DT12H"),
    ],
)
def test_durations_are_iso_8601(times, words, value):
    (mention,) = times(f"The session lasted {words}.")
    assert (mention.kind, mention.value) == ("duration", value)


def test_ages_frequencies_and_clock_times_are_told_from_dates(times):
    text = "The 36-year-old king eats at 7:30 p.m. and bathes twice a year."
    assert [(m.kind, m.value) for m in times(text)] == [("age", "P36Y"), ("time", "T19:30"), ("frequency", "R2/P1Y")]


def test_the_same_day_is_the_day_last_spoken_of(times):
    text = "He was crowned on March 3, 2014. The same day he pardoned a thief, and the next day another."
    assert values(times(text)) == ["2014-03-03", "2014-03-03", "2014-03-04"]


def test_vague_times_are_kept_without_a_value(times):
    (mention,) = times("In recent years the port has grown.", "2021-03-18")
    assert (mention.value, mention.approximate) == ("", True)


def test_months_that_are_names_or_verbs_are_left_alone(times):
    assert times("Theresa May may say that April Jones can march.", "2021-03-18") == ()


def test_a_date_across_a_hard_wrap_is_found_with_its_offsets(times):
    text = "They signed it on April\n25, 2019 at sea."
    (mention,) = times(text)
    assert (mention.text, mention.value) == ("April\n25, 2019", "2019-04-25")
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("value", "anchor", "known"),
    [
        ("rel:day=-1", "2020-03-01", "2020-02-29"),
        ("rel:week=-1", "2021-03-18", "2021-03-08/2021-03-14"),
        ("rel:week=0;part=early", "2021-03-18", "2021-03-15/2021-03-18"),
        ("rel:month=2;dir=past", "2019-01-10", "2018-02"),
        ("rel:month=-1", "2019-01-10", "2018-12"),
        ("rel:month=-1", "2019-01", "2018-12"),
        ("rel:monthday=04-25;weekday=4", "2021-01-01", "2019-04-25"),
        ("rel:monthday=11-05;dir=past/monthday=01-20;dir=past", "2024-02-29", "2023-11-05/2024-01-20"),
        ("rel:weekday=1;dir=past/..", "2021-03-18", "2021-03-15/.."),
        ("rel:season=24;dir=last", "2021-07-01", "2020-24"),
        ("rel:weekday=4;dir=past", "2019-04", None),
        ("rel:same;plus=1", "2019-04-25", None),
        ("rel:eve", "2019-04-25", None),
        ("2019-04", "2020-01-01", "2019-04"),
        ("rel:nonsense=4", "2020-01-01", None),
    ],
)
def test_relative_values_are_counted_from_the_anchor(value, anchor, known):
    assert resolve(value, anchor) == known


_KEYS = st.sampled_from(
    [
        "day",
        "week",
        "weekend",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
        "weekday",
        "monthday",
        "dom",
        "season",
        "same",
        "x",
    ]
)
_RELATIVE = st.builds(
    lambda key, number, way, part: f"rel:{key}={number}{way}{part}",
    _KEYS,
    st.one_of(st.integers(-3000, 3000).map(str), st.sampled_from(["04-25", "02-29", "13-45", ""])),
    st.sampled_from(["", ";dir=past", ";dir=next", ";dir=last", ";dir=coming", ";dir=?", ";year=-1", ";week=1"]),
    st.sampled_from(["", ";part=early", ";part=end", ";part=h2", ";part=q9", ";plus=400", ";plus=x"]),
)
_ANCHORS = st.one_of(
    st.dates().map(str), st.sampled_from(["2019", "2019-04", "", "x", "2019-04-25T10:00:00Z", "2019-02-30"])
)


@given(_RELATIVE, _ANCHORS)
@settings(max_examples=400, deadline=None)
def test_resolve_never_raises_and_gives_valid_edtf(value, anchor):
    known = resolve(value, anchor)
    if known is not None:
        low, high = edtf.parse(known)
        assert low <= high
        if low.year >= 1000 and high.year < 9999:
            oracle.parse_edtf(known)


def test_looking_only_where_an_expression_can_begin_misses_nothing():
    data = (Path(__file__).parents[2] / "benchmarks/data/times.txt").read_text("utf-8")
    everywhere = [m.span() for m in expressions.pattern().finditer(data)]
    assert [m.span() for m in expressions.matches(data)] == everywhere
    assert len(everywhere) > 500


_WORDS = """
since until from to between and in on the last next this earlier three two half an a year month week days
hours ago later Monday Thursday, March May 25 25, 2019 2018-9 1980's '90s 12:30 10 am noon early end of
first quarter third 30th 99 February 30 31/12/2019 decade century spring same day eve twice every second
Q4 -- – ½ 1/0 aged old weekend
"""
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, min_size=1, max_size=12))
@settings(max_examples=300, deadline=None)
def test_whatever_the_words_offsets_hold_and_values_are_valid(words):
    text = " ".join(words)
    document, sentences = unparsed(text)
    document_with_date = Document.of(text, locator="t", published="2019-04-25", passages=document.passages)
    upto = 0
    for mention in find_times(document_with_date, sentences):
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.start >= upto
        upto = mention.end
        if mention.kind == "date" and mention.value and not mention.value.startswith("rel:"):
            oracle.parse_edtf(mention.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They will meet on the eve of the vote.", "rel:eve"),
        ("She will travel next Friday.", "2021-03-26"),
        ("She left last Friday.", "2021-03-12"),
        ("They met on Thursday.", "2021-03-18"),
        ("They will meet on Friday.", "2021-03-19"),
        ("Earlier this week they agreed.", "2021-03-15/2021-03-18"),
        ("They met in February.", "2021-02"),
        ("They will meet in June.", "2021-06"),
        ("They met last month.", "2021-02"),
        ("The fair will run from 3 to 5 May.", "2021-05-03/2021-05-05"),
        ("Talks will resume in late autumn.", "2021-23"),
        ("The budget for this fiscal year was cut.", "2021"),
        ("It will be lifted by the year's end.", "2021-12"),
        ("It was lifted before the '08 campaign.", "2008"),
        ("They parted for Christmas.", "2020-12-25"),
        ("They met on Super Tuesday.", ""),
    ],
)
def test_every_form_is_counted_from_the_day_of_the_report(times, text, value):
    assert values(times(text, "2021-03-18")) == [value]


def test_a_paper_and_a_name_in_capitals_are_no_days(times):
    assert times("He told USA TODAY of Bloody Sunday.", "2021-03-18") == ()


def test_ages_lengths_and_dates_are_told_apart(times):
    found = times("The 45-year-old envoy said on 4 May 2020 that the talks had lasted three years.")
    assert [(t.kind, t.value) for t in found] == [("age", "P45Y"), ("date", "2020-05-04"), ("duration", "P3Y")]


@pytest.mark.parametrize(
    ("words", "value"),
    [("3:30 p.m.", "T15:30"), ("1500 GMT", "T15:00Z"), ("noon local time", "T12:00"), ("9 am", "T09:00")],
)
def test_times_of_day_keep_their_zone(times, words, value):
    (mention,) = times(f"He arrived at {words}.")
    assert (mention.kind, mention.value) == ("time", value)


def test_what_will_have_happened_lies_ahead(times):
    assert values(times("The licence will have lapsed in June.", "2021-03-18")) == ["2021-06"]
    assert values(times("The licence may have lapsed in June.", "2021-03-18")) == ["2020-06"]


def test_days_later_do_not_count_from_a_day_of_another_time(times):
    told = "They spoke on Tuesday. They had quarrelled in May 2019. Two days later they met in Lima."
    assert values(times(told, "2021-03-18")) == ["2021-03-16", "2019-05", "rel:same;plus=2"]
    told = "They spoke on Tuesday. Two days later they met in Lima."
    assert values(times(told, "2021-03-18")) == ["2021-03-16", "2021-03-18"]
