"""A library of readings in memory that counts what is asked of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from summitry.model import Appearance, Document, Reading


class Shelf:
    """A library in memory; a document that comes twice counts once."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = dict(sorted({r.document.id: r for r in readings}.items()))
        #: How often a reading was asked for.
        self.asked = 0

    def heads(self) -> Iterator[Document]:
        """All documents without texts and passages."""
        return (replace(r.document, text="", passages=(), sentences=(), quotations=()) for r in self._readings.values())

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
