"""The sentence around a claim, for looking at its credits: by rule, since claims outlive the parse they came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from summitry.model import PROSE, Document
from summitry.reconcile import masks

_END = re.compile(r"(?<=[\w)”\"’'%])([.!?…])[”\"’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9“\"])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z][a-z]{0,3}|\b[A-Z]|\.[A-Za-z])$")


class Sentences:
    """The sentences of one document's prose, and their words with the quotations blanked."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        whole = [(0, len(document.text))]
        self._passages = [(p.start, p.end) for p in document.passages if p.part in PROSE] or whole
        self._spans = [span for start, end in self._passages for span in _split(document.text, start, end)]
        self.starts = [start for start, _ in self._spans]

    def touched(self, start: int, end: int) -> tuple[int, int] | None:
        """Numbers of the first and the last sentence that ``[start, end)`` touches; None where it begins in none."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if not self._spans or not self.starts[first] <= start < self._spans[first][1]:
            return None
        return first, max(first, bisect_right(self.starts, end - 1) - 1)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of all sentences that ``[start, end)`` touches; itself where it lies outside the prose."""
        touched = self.touched(start, end)
        return (self._spans[touched[0]][0], max(end, self._spans[touched[1]][1])) if touched else (start, end)

    @cached_property
    def blanked(self) -> str:
        """The text with quotations blanked, so that what a speaker says counts for nothing; offsets hold."""
        pieces, at = [], 0
        for start, end in self._passages:
            for left, right in masks.quotations(self._text, start, end):
                pieces += [self._text[at:left], " " * (right - left)]
                at = right
        return "".join([*pieces, self._text[at:]])

    @cached_property
    def unquoted(self) -> list[str]:
        """The words of each sentence, quotations blanked."""
        return [self.blanked[start:end] for start, end in self._spans]


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one passage. A full stop after a short capitalised word ("Gen.", "U.S.") ends none."""
    spans, at = [], start
    for found in _END.finditer(text, start, end):
        if found[1] == "." and _ABBREVIATION.search(text, at, found.start()):
            continue
        spans.append((at, found.end()))
        at = found.end()
    return [*spans, (at, end)] if at < end else spans
