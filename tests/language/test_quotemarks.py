"""Which stretches of a text are quoted: marks paired by rule, a paragraph at a time."""

import sys
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.parse.quotemarks import quotations


def lines_run(call):
    """How many lines of Python a call runs through."""
    counted = [0]

    def trace(frame, event, _):
        counted[0] += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return counted[0]


def quoted(document):
    return [(document.text[q.inner_start : q.inner_end], q.group, q.closed) for q in quotations(document)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("He said «oui», then „nein“.", ["oui", "nein"]),
        ('An (“odd”) —"glued"—case', ["odd", "glued"]),
        ("‘We said the workers’ rights matter,’ he said. It’s the ‘90s.", ["We said the workers’ rights matter,"]),
        ("'Good day,' he said at the ministers' lunch. It's the envoy's 'last word'.", ["Good day,", "last word"]),
        ('The envoy, 6\'2" tall, called it "a start".', ["a start"]),
        ("“He told me ‘never’ and left,” she said.", ["He told me ‘never’ and left,"]),
        ('The closing mark stands off: "That is all. "', ["That is all. "]),
    ],
)
def test_marks_of_one_paragraph(report, text, inside):
    assert [words for words, _, closed in quoted(report(text)) if closed] == inside


def test_mark_reopened_at_each_paragraph_is_one_quotation(report):
    assert quoted(report("“First.\n\n“Second.\n\n“Third,” she said. “Other.”")) == [
        ("First.", 0, False),
        ("Second.", 0, False),
        ("Third,", 0, True),
        ("Other.", 1, True),
    ]


def test_paragraph_may_close_what_it_did_not_reopen(report):
    assert quoted(report('"First.\n\nSecond," she said.')) == [("First.", 0, False), ("Second,", 0, True)]


def test_quotation_runs_on_over_paragraphs_without_a_mark_to_one_that_closes_it(report):
    text = "“It was a long road.\n\nWe took it together.\n\nIt is over.” She sat down."
    assert quoted(report(text)) == [
        ("It was a long road.", 0, False),
        ("We took it together.", 0, False),
        ("It is over.", 0, True),
    ]


def test_missing_mark_ends_with_its_paragraph(report):
    assert quoted(report('He called it "a start.\n\nNobody agreed. "No," they said.')) == [
        ("a start.", 0, False),
        ("No,", 1, True),
    ]


def test_missing_mark_inside_a_paragraph_ends_at_the_next_opening(report):
    assert quoted(report('He said "we go. "And soon," he added.')) == [("we go.", 0, False), ("And soon,", 1, True)]


@given(st.text(alphabet=st.sampled_from("ab .,s\n\"'“”‘’«»„3-("), max_size=80))
def test_quotations_are_in_order_apart_and_inside_the_text(report, text):
    found = quotations(report(text))
    for q in found:
        assert 0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(a.group <= b.group for a, b in pairwise(found))


@pytest.mark.parametrize("unit", ["“ \"'", "“a \"b' ", "' ", "‘a ’b", "„a “b", "“a\n\n"])
def test_work_grows_with_the_text_and_no_faster(report, unit):
    """Lines of code run, counted: eight times the text, at most about eight times the work."""
    few, many = (lines_run(partial(quotations, report(unit * n))) for n in (100, 800))
    assert many < 10 * few


def test_marks_that_stand_apart_from_every_word_pair_in_their_order(report):
    text = 'He said , " It is late , " and left . " We knew , " Anna Berg said , " and we wait . "'
    document = report(text)
    assert [text[q.inner_start : q.inner_end].strip() for q in quotations(document)] == [
        "It is late ,",
        "We knew ,",
        "and we wait .",
    ]
    assert all(q.closed for q in quotations(document))


def test_a_stray_mark_between_spaces_pairs_with_nothing_in_ordinary_text(report):
    text = 'She said, "It is late." The board was 5 " wide. "We knew," he said, and "we waited." He left " early.'
    found = [text[q.inner_start : q.inner_end] for q in quotations(report(text))]
    assert found == ["It is late.", "We knew,", "we waited."]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We wait,“ Anna Berg said. “It is late,“ she added.", ["We wait,", "It is late,"]),
        ("”We wait,” Anna Berg said. ”It is late.”", ["We wait,", "It is late."]),
        ('“We wait," Anna Berg said. "It is late.”', ["We wait,", "It is late."]),
        ('"We wait,” Anna Berg said. “It is late."', ["We wait,", "It is late."]),
        ("„Wir warten,“ sagte sie.", ["Wir warten,"]),
    ],
    ids=["closing turned", "opening turned", "closed by a straight one", "opened by a straight one", "low and high"],
)
def test_marks_that_a_conversion_has_turned_or_mixed(report, text, inside):
    assert [words for words, *_ in quoted(report(text))] == inside


def test_marks_apart_from_words_close_in_a_later_paragraph_what_an_earlier_one_opened(report):
    text = '" We wait , " she said .\n\n" It is late .\n\nIt is cold , " she said .\n\n" We leave , " she said .'
    assert [words.strip() for words, *_ in quoted(report(text))] == [
        "We wait ,",
        "It is late .",
        "It is cold ,",
        "We leave ,",
    ]
