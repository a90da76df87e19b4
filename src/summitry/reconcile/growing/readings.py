"""Where reconciling takes its readings from: a record, or a list in memory. It asks for texts only where it needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from summitry.model import Appearance, Document, Reading


class Library(Protocol):
    """What reconciling asks of whoever keeps the readings."""

    def heads(self) -> Iterator[Document]:
        """All documents in the order of their ids, without texts and passages."""
        ...

    def appearances(self) -> Iterator[Appearance]:
        """All actors as the documents know them."""
        ...

    def readings(self, documents: Collection[str]) -> Iterator[Reading]:
        """What was read from some documents, in the order of their ids."""
        ...

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        """The documents of some claims, for those that there are."""
        ...


class Shelf:
    """A library in memory; a document that comes twice counts once."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = dict(sorted({r.document.id: r for r in readings}.items()))
        #: How often a reading was asked for.
        self.asked = 0

    def heads(self) -> Iterator[Document]:
        """All documents without texts and passages."""
        return (head(r.document) for r in self._readings.values())

    def appearances(self) -> Iterator[Appearance]:
        """All actors as the documents know them."""
        return (a for r in self._readings.values() for a in r.appearances)

    def readings(self, documents: Collection[str]) -> Iterator[Reading]:
        """What was read from some documents."""
        self.asked += len(documents)
        return (self._readings[made] for made in sorted(documents))

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        """The documents of some claims."""
        wanted = set(claims)
        return {c.id: c.document for r in self._readings.values() for c in r.claims if c.id in wanted} if wanted else {}


def head(document: Document) -> Document:
    """A document without its text and passages."""
    return replace(document, text="", passages=())
