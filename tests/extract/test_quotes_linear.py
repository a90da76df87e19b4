"""Twice the text costs twice the work, counted in lines of code run, however a text is built to make it cost more."""

from __future__ import annotations

import sys

import pytest

from summitry.extract.quotes import extract

N = 64
#: Twice the text may cost this many times the work: what is read of each sentence is bounded, so that it comes to 2 at most;
#: the rest is room for what is read once.
MOST = 2.3

TEXTS = {
    "plain news": lambda n: "\n\n".join(
        f"Anna Berg said on Monday that port {i} was shut. “It will open,” she added. Oduya told reporters that he left."
        for i in range(n // 4)
    ),
    "said that she said": lambda n: "Anna Berg " + "said that she said " * n + "no.",
    "he said, she said": lambda n: "It is late" + ", he said, she said" * n + ".",
    "marks without a cue": lambda n: "“It is late” " * n + "she said.",
    "marks that never close": lambda n: "She said “it is " * n + "late.",
    "according to, according to": lambda n: "It is late" + ", according to Tass" * n + ".",
    "labelled lines": lambda n: "\n\n".join(f"BERG: it is late {i}" for i in range(n)),
    "and that, and that": lambda n: "She said that it is late" + " and that it is cold" * n + ".",
    "who said, who said": lambda n: "“It is late,” " + "Berg, who said it was cold, " * n + "said.",
    "floating in a row": lambda n: " ".join("“A b c d.”" for _ in range(n)),
    "relay behind relay": lambda n: "Oduya said it was late" + ", Tass reported" * n + ".",
}


def lines_run(parsed):
    """How many lines of quote extraction, and of the parsed document and the clauses it asks, run on a document."""
    count = 0

    def within(frame, event, arg):
        nonlocal count
        count += 1
        return within

    def entered(frame, event, arg):
        name = frame.f_code.co_filename
        return (
            within if any(part in name for part in ("extract/quotes", "language/parsed", "language/clauses")) else None
        )

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        for _ in extract(parsed):
            pass
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_the_text(parsed, name):
    small, large = (lines_run(parsed(TEXTS[name](n))) for n in (N, 2 * N))
    assert small > 0
    assert large <= MOST * small, f"{small} lines, then {large}"


@pytest.mark.parametrize("name", ["said that she said", "he said, she said", "and that, and that"])
def test_no_sentence_is_too_deep(parsed, name):
    assert list(extract(parsed(TEXTS[name](4 * N))))
