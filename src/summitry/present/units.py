"""What a brief shows as one: a sentence of a report's prose, or those that one quotation runs over, with who speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitry.language.parse import divisions
from summitry.model import Document, Part, Passage, Quotation

#: Words up to which a sentence is put together with the one before it whose quotation it goes on with.
_LONGEST = 58
#: Letters that stand beside the words of a sentence that is nothing but a quotation.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report's prose, or several that a quotation binds; ``number`` is its place among those of its paragraphs.

    ``previous`` is where the one before it begins, ``earlier`` the one before that.
    """

    document: str
    start: int
    end: int
    number: int
    text: str
    previous: int = 0
    earlier: int = 0


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a report's paragraphs, in order."""
    own = _bound(document.text, [s for s in divisions.sentences(document) if s.part is Part.PARAGRAPH], document)
    starts = [0, 0, *(start for start, _ in own)]
    return tuple(
        Sentence(document.id, start, end, number, document.text[start:end], starts[number + 1], starts[number])
        for number, (start, end) in enumerate(own)
    )


def _bound(text: str, own: Sequence[Passage], document: Document) -> list[tuple[int, int]]:
    """The stretches of sentences; those over which one quotation runs, or goes on in the same paragraph, are one."""
    quotations = divisions.quotations(document)
    found: list[tuple[int, int]] = []
    for one in own:
        if found and _goes_on(text, found[-1], one, quotations):
            found[-1] = (found[-1][0], one.end)
        else:
            found.append((one.start, one.end))
    return found


def _goes_on(text: str, before: tuple[int, int], one: Passage, quotations: Sequence[Quotation]) -> bool:
    """Whether a sentence goes on with a quotation of the one before it, in the same paragraph."""
    start, end = before
    if "\n\n" in text[end : one.start]:
        return False
    if any(start <= q.start < end < q.end and one.start < q.end for q in quotations if q.closed):
        return True
    short = len(text[start : one.end].split()) <= _LONGEST
    return short and _is_quotation(one, quotations) and any(_within(before, quotations))


def _is_quotation(one: Passage, quotations: Sequence[Quotation]) -> bool:
    """Whether a sentence is nothing but a whole quotation."""
    return any(q.closed and abs(q.start - one.start) <= _BESIDE and abs(q.end - one.end) <= _BESIDE for q in quotations)


def _within(before: tuple[int, int], quotations: Sequence[Quotation]) -> Iterator[bool]:
    """Whether each quotation that lies in a stretch leaves words of the report in it, which say who speaks."""
    start, end = before
    inside = [q for q in quotations if start <= q.start and q.end <= end + _BESIDE]
    said = sum(q.end - q.start for q in inside)
    yield from (bool(inside) and end - start - said > _BESIDE for _ in inside[:1])
