"""Rows of parsed tokens into sentences: where spaCy's boundaries err at quotation marks they are put right here."""

from __future__ import annotations

from typing import NamedTuple

from summitry.vocabulary import load


class Row(NamedTuple):
    """A parsed token as plain data; offsets and ``head`` count from the start of the parsed text."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


def split(rows: list[Row], starts: list[int]) -> tuple[tuple[Row, ...], ...]:
    """The sentences that begin at ``starts``; a closing mark never begins one, and none holds only marks."""
    bounds = _bounds(rows, starts)
    return tuple(_own(rows, a, b) for a, b in zip(bounds, [*bounds[1:], len(rows)], strict=True))


def _bounds(rows: list[Row], starts: list[int]) -> list[int]:
    """The starts, each moved past the marks that close the sentence before, without those of sentences of marks alone."""
    marks = load("quotemarks")
    closing = frozenset(marks["closing"]) | frozenset(marks["after_a_sentence"])
    either = frozenset(marks["either"])
    kept = [0]
    for n, start in enumerate(starts[1:], 1):
        stop = starts[n + 1] if n + 1 < len(starts) else len(rows)
        at = start
        while at < stop and (rows[at].text in closing or (rows[at].text in either and _closes(rows, kept[-1], at))):
            at += 1
        if at < stop and any(c.isalnum() for row in rows[at:stop] for c in row.text):
            kept.append(at)
    return kept


def _closes(rows: list[Row], since: int, at: int) -> bool:
    """Whether a straight mark is glued to the word before it, and not to the one after it."""
    glued_before = at > since and rows[at - 1].end == rows[at].start
    glued_after = at + 1 < len(rows) and rows[at + 1].start == rows[at].end and rows[at + 1].text[:1].isalnum()
    return glued_before and not glued_after


def _own(rows: list[Row], a: int, b: int) -> tuple[Row, ...]:
    """The rows ``[a, b)`` with heads counted from ``a``; a token whose head lies outside hangs on the sentence's root."""
    inside = [a <= row.head < b for row in rows[a:b]]
    roots = [a + k for k, row in enumerate(rows[a:b]) if row.head == a + k]
    root = next((r for r in roots if rows[r].tag[:1] == "V"), roots[0] if roots else None)
    if root is None:
        root = a + next((k for k, ok in enumerate(inside) if not ok), 0)
    made = []
    for k, row in enumerate(rows[a:b]):
        if inside[k]:
            made.append(row._replace(head=row.head - a))
        else:
            made.append(row._replace(head=root - a, dep="ROOT" if root == a + k else row.dep))
    return tuple(made)
