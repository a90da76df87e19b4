"""Quotation marks as quote extraction asks for them: which quotation holds an offset, ends before it, starts after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from summitry.extract.quotes.spans import EDGE, Span, trimmed
from summitry.language import ParsedDocument, Quotation


class Marks:
    """The outermost quotations of a document, in text order."""

    def __init__(self, parsed: ParsedDocument, blocks: tuple[Quotation, ...] = ()) -> None:
        """``blocks`` are stretches of somebody's words without marks (transcripts, posts), taken as quotations too."""
        self.parsed = parsed
        self.text = parsed.text
        self.outer: list[Quotation] = []
        for quotation in sorted((*blocks, *parsed.quotations), key=lambda q: (q.start, -q.end)):
            if not self.outer or quotation.start >= self.outer[-1].end:
                self.outer.append(quotation)
        self._starts = [q.start for q in self.outer]
        self._paragraphs = [p.start for p in parsed.document.passages]
        self._ends = [q.end for q in self.outer]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds an offset, or None."""
        i = bisect_right(self._starts, offset) - 1
        return self.outer[i] if i >= 0 and offset < self.outer[i].end else None

    def is_block(self, offset: int) -> bool:
        """Whether an offset stands in somebody's words that no mark opens, and in no marks within these."""
        held = self.at(offset)
        block = held is not None and held.group < 0
        return block and not any(q.start <= offset < q.end for q in self.parsed.quotations)

    def apart(self, end: int, start: int) -> bool:
        """Whether an empty line or a whole paragraph stands between the end of one quotation and the start of another."""
        begun = bisect_right(self._paragraphs, start) - bisect_right(self._paragraphs, end)
        return begun > 1 or "\n\n" in self.text[end:start]

    def first_from(self, offset: int) -> Quotation | None:
        """The first quotation that starts at or after an offset, or None."""
        i = bisect_left(self._starts, offset)
        return self.outer[i] if i < len(self.outer) else None

    def ending_at(self, offset: int) -> Quotation | None:
        """The quotation that ends right before an offset, commas, dashes and spaces aside, or None."""
        at = offset
        while at > 0 and self.text[at - 1] in EDGE and self.text[at - 1] != "\n":
            at -= 1
        i = bisect_left(self._ends, at)
        if i < len(self.outer) and self._ends[i] == at and self.outer[i].closed:
            return self.outer[i]
        return None

    def last_before(self, offset: int) -> Quotation | None:
        """The last quotation that ends at or before an offset, or None."""
        i = bisect_right(self._ends, offset) - 1
        return self.outer[i] if i >= 0 else None

    def quoted_part(self, spans: tuple[Span, ...]) -> float:
        """Which share of the characters of ``spans`` stands in quotation marks."""
        whole = sum(e - s for s, e in spans)
        inside = sum(max(0, min(e, q.end) - max(s, q.start)) for s, e in spans for q in self.between(s, e))
        return inside / whole if whole else 0.0

    def between(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share characters with ``[start, end)``."""
        return self.outer[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def widened(self, span: Span) -> Span:
        """The span with a quotation that it cuts taken in whole; of one that it holds alone, what is within the marks."""
        start, end = span
        if end <= start:
            return span
        first, last = self.at(start), self.at(end - 1)
        start = min(start, first.start) if first else start
        end = max(end, last.end) if last else end
        if first is not None and first is last:
            return (first.inner_start, first.inner_end) if end == last.end else (start, end)
        return start, end

    def with_lead(self, quotation: Quotation) -> Span:
        """A quotation with the words of its first sentence that stand before it and are reported with it."""
        sentence = self.parsed.sentence_at(quotation.start)
        if sentence is None:
            return quotation.inner_start, quotation.inner_end
        start, end = trimmed(self.text, sentence.start, quotation.start)
        lead = self.text[start:end]
        if not any(ch.isalnum() for ch in lead) or self.text[end : quotation.start].strip()[:1] in {",", ":"}:
            return quotation.inner_start, quotation.inner_end
        return start, quotation.end
