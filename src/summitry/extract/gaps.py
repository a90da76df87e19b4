"""Claims of one kind: gaps."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.language import ParsedDocument
from summitry.model import Claim


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The gaps of a parsed document."""
    yield from ()
