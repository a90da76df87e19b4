"""Twice the text costs twice the work, counted in lines of code run, however a text is built to make it cost more."""

from __future__ import annotations

import sys

import pytest

from summitry.language.number.numbers import find_numbers
from summitry.language.parse.quotemarks import quotations
from summitry.language.people import find_appearances
from summitry.language.place.mentions import find_places
from summitry.language.time.times import find_times

N = 64
#: Twice the text may cost this many times the work: 2 and some room for what is looked back at, which is bounded.
MOST = 2.4
GIVEN = ("Anna", "Olga", "Peter", "Miriam", "Tomas", "Hana", "Igor", "Lucia")


def name(n: int) -> str:
    """The nth of 6,000 invented names."""
    return f"{GIVEN[n % 8]} {'BKMTVZ'[n % 6]}{'aeiou'[n // 6 % 5]}{'rlnst'[n // 30 % 5]}{'aeiou'[n // 150 % 5]}kov"


TEXTS = {
    "said that she said": lambda n: "Anna Berg " + "said that she said " * 2 * n + "no.",
    "she told him that he": lambda n: "Anna Berg met Peter Oduya. " + "She told him that he knew her. " * n,
    "no full stop": lambda n: "the envoy left the town while rain fell and " * n,
    "names in a list": lambda n: "There were " + ", ".join(name(i) for i in range(2 * n)) + ".",
    "names with words": lambda n: "\n\n".join(f"{name(i)} said he left. The minister spoke." for i in range(4 * n)),
    "commas": lambda n: "late, " * n + ".",
    "quotation marks": lambda n: "“It is late” " * n + "she said.",
    "open marks": lambda n: "“it is " * n,
    "I in marks": lambda n: "Anna Berg said, “" + "I know that I said, ‘I left’, " * (n // 2) + "I did.”",
    "digits": lambda n: "12 345 " * n,
    "numbers": lambda n: "from 1, 2 and 3.5 to 5 million tonnes " * n,
    "dates": lambda n: "on Monday, 3 May 2019, " * n + "he left.",
    "the president": lambda n: "Anna Berg, the president of Latvia, came. " + "The president met the president. " * n,
    "the two leaders": lambda n: "Anna Berg met Peter Oduya. " + "The two leaders met and they spoke. " * n,
    "they": lambda n: "Anna Berg met Peter Oduya and " + "they told them that they " * n + "left.",
    "diplomats": lambda n: "A diplomat came. The diplomat spoke to another diplomat. " * n,
    "places": lambda n: "Vienna, Paris, Moscow, Berlin, " * n + "came.",
    "the office of": lambda n: "the office of " * n + "the president.",
    "who met": lambda n: "Anna Berg, " + "who met Peter Oduya, " * n + "left.",
    "ministers with offices": lambda n: " ".join(f"{name(i)}, the foreign minister of Latvia, left." for i in range(n)),
}


def lines_run(document, sentences):
    """How many lines of the language stage run on a parsed document."""
    count = 0

    def within(frame, event, arg):
        nonlocal count
        count += 1
        return within

    def entered(frame, event, arg):
        return within if "summitry/language" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        quoted, places = quotations(document), find_places(document, sentences)
        find_numbers(document, sentences, find_times(document, sentences))
        find_appearances(document, sentences, quoted, places)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("sort", TEXTS)
def test_work_grows_with_the_text(parser, report, sort):
    short, long = (report(TEXTS[sort](n)) for n in (N, 2 * N))
    lines_run(long, parser.sentences(long))  # what is kept of words and names once they are known costs nothing again
    small, large = (lines_run(document, parser.sentences(document)) for document in (short, long))
    assert small > 0
    assert large <= MOST * small, f"{small} lines, then {large}"
