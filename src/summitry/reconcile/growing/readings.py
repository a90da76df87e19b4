"""What reconciling asks of whoever keeps the readings. It asks for texts only where it needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
