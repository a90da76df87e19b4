"""Columns of parsed tokens into sentences: where spaCy's boundaries err at quotation marks they are put right here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from summitry.lexicon import load

#: How the tags of verbs begin.
_VERBAL = "V"


class Columns(NamedTuple):
    """Parsed tokens as plain data, one column a property (columns take a tenth of the time of objects to make).

    Offsets count from the start of the parsed text, ``heads`` index these columns.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]
    lemmas: Sequence[str]
    pos: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    heads: Sequence[int]
    ents: Sequence[str]


def split(tokens: Columns, starts: list[int], stop: int) -> tuple[Columns, ...]:
    """The sentences that begin at ``starts``, the last one ending at ``stop``, with heads counted from their own start.

    A closing mark never begins a sentence, and none holds only marks, but for the first.
    """
    bounds = _bounds(tokens, starts, stop)
    return tuple(_own(tokens, a, b) for a, b in pairwise([*bounds, stop]))


@cache
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    """Marks that close a sentence, and those that open or close."""
    marks = load("quotemarks")
    return frozenset(marks["closing"]) | frozenset(marks["after_a_sentence"]), frozenset(marks["either"])


def _bounds(tokens: Columns, starts: list[int], end: int) -> list[int]:
    """The starts, each moved past the marks that close the sentence before, without those of sentences of marks alone."""
    closing, either = _marks()
    texts = tokens.texts
    kept = starts[:1]
    for start, stop in pairwise([*starts[1:], end]):
        at = start
        while at < stop and (texts[at] in closing or (texts[at] in either and _closes(tokens, kept[-1], at, end))):
            at += 1
        if any(c.isalnum() for text in texts[at:stop] for c in text):
            kept.append(at)
    return kept


def _closes(tokens: Columns, since: int, at: int, end: int) -> bool:
    """Whether a straight mark is glued to the word before it, and not to the one after it."""
    starts, ends, texts = tokens.starts, tokens.ends, tokens.texts
    glued_before = at > since and ends[at - 1] == starts[at]
    glued_after = at + 1 < end and starts[at + 1] == ends[at] and texts[at + 1][:1].isalnum()
    return glued_before and not glued_after


def _own(tokens: Columns, a: int, b: int) -> Columns:
    """The tokens ``[a, b)`` with heads counted from ``a``; one whose head lies outside hangs on the sentence's root."""
    own = Columns._make(column[a:b] for column in tokens)
    heads, inside = [head - a for head in own.heads], b - a
    if all(0 <= head < inside for head in heads):
        return own._replace(heads=heads)
    deps = list(own.deps)
    roots = [k for k, head in enumerate(heads) if head == k]
    root = next((k for k in roots if own.tags[k].startswith(_VERBAL)), roots[0] if roots else None)
    if root is None:
        root = next(k for k, head in enumerate(heads) if not 0 <= head < inside)
    for k, head in enumerate(heads):
        if not 0 <= head < inside:
            heads[k] = root
            deps[k] = "ROOT" if k == root else deps[k]
    return own._replace(heads=heads, deps=deps)
