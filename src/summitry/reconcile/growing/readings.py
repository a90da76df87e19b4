"""What reconciling asks of whoever keeps the readings. It asks for texts only where it needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from summitry.model import Appearance, Correction, Document, Reading
from summitry.reconcile.amended import amend, amendments


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


@dataclass(frozen=True)
class _Amended:
    """A library whose claims are as users corrected them."""

    whole: Library
    corrections: Sequence[Correction]

    def heads(self) -> Iterator[Document]:
        return self.whole.heads()

    def appearances(self) -> Iterator[Appearance]:
        return self.whole.appearances()

    def readings(self, documents: Collection[str]) -> Iterator[Reading]:
        return amend(self.whole.readings(documents), self.corrections)

    def homes(self, claims: Collection[str]) -> Mapping[str, str]:
        return self.whole.homes(claims)


def amended(library: Library, corrections: Sequence[Correction]) -> Library:
    """A library whose claims hold in their slots what users say that they do."""
    return _Amended(library, corrections) if amendments(corrections) else library
