"""What a brief rests on: places in documents, and how well something is supported by them."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.model import Standing


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a document: what a value rests on. ``number`` is the document's number in the brief."""

    document: str
    start: int
    end: int
    text: str
    number: int
    outlet: str
    kind: str = ""

    @property
    def anchor(self) -> str:
        """The anchor of these words in the brief: stable as long as the document is the same."""
        return f"{anchor(self.document)}-{self.start}-{self.end}"


def anchor(document: str) -> str:
    """The anchor of a document in the brief."""
    return document[:10]


@dataclass(frozen=True, slots=True)
class Support:
    """How well something is supported: its standing, the origins by name, and every place that says it.

    ``corrected`` says by whom, when and why what is supported was put together otherwise than the rules would have it.
    """

    standing: Standing
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    corrected: str = ""

    @property
    def first(self) -> tuple[Evidence, ...]:
        """The first place of each document."""
        return tuple({e.document: e for e in reversed(self.evidence)}.values())[::-1]

    @property
    def more(self) -> tuple[Evidence, ...]:
        """The other places of the documents."""
        first = set(self.first)
        return tuple(e for e in self.evidence if e not in first)
