"""Claims of one kind: tallies."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.language import ParsedDocument
from summitry.model import Claim


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The tallies of a parsed document."""
    yield from ()
