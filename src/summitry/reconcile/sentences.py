"""The sentence around a claim, for looking at its credits: by rule, since claims outlive the parse they came from."""

from __future__ import annotations

import re
from bisect import bisect_right

from summitry.model import PROSE, Document
from summitry.reconcile import masks

_END = re.compile(r"(?<=[\w)”\"’'%])([.!?…])[”\"’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9“\"])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z][a-z]{0,3}|\b[A-Z]|\.[A-Za-z])$")


class Sentences:
    """The sentences of one document's prose, and their words with the quotations blanked."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        whole = [(0, len(document.text))]
        prose = [(p.start, p.end) for p in document.passages if p.part in PROSE]
        self._spans = [span for start, end in (prose or whole) for span in _split(document.text, start, end)]
        self._starts = [start for start, _ in self._spans]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of all sentences that ``[start, end)`` touches; itself where it lies outside the prose."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(first, bisect_right(self._starts, end - 1) - 1)
        if not self._spans or self._spans[first][1] <= start:
            return start, end
        return self._spans[first][0], self._spans[last][1]

    def unquoted(self, start: int, end: int) -> str:
        """The words of a stretch with quotations blanked, so that what a speaker says counts for nothing."""
        text = self._text[start:end]
        for left, right in masks.quotations(text, 0, len(text)):
            text = text[:left] + " " * (right - left) + text[right:]
        return text


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one passage. A full stop after a short capitalised word ("Gen.", "U.S.") ends none."""
    spans, at = [], start
    for found in _END.finditer(text, start, end):
        if found[1] == "." and _ABBREVIATION.search(text, at, found.start()):
            continue
        spans.append((at, found.end()))
        at = found.end()
    return [*spans, (at, end)] if at < end else spans
