"""Small helpers on character spans and runs of tokens, shared by the parts of quote extraction."""

from __future__ import annotations

from collections.abc import Iterable

from summitry.language import Token

Span = tuple[int, int]

#: What may stand at the edge of reported words without being part of them.
EDGE = " \t\r\n,;:–—-…\u00a0"
MARKS = "\"“”„‟«»''‘’`"


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space, commas, colons and dashes at its edges. May be empty."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of ``spans`` (at least one)."""
    listed = list(spans)
    return min(s for s, _ in listed), max(e for _, e in listed)


def spaced(text: str) -> str:
    """The words with white space normalised."""
    return " ".join(text.split())


def is_mark(token: Token) -> bool:
    """Whether a token is a quotation mark."""
    return bool(token.text) and not token.text.strip(MARKS)
