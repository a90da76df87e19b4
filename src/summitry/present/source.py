"""What the brief reads from: the read methods of a record, resolved and in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from summitry.errors import Skipped
from summitry.model import Actor, Appearance, Claim, Copy, Correction, Document, Entry, Origin, Story


class Source(Protocol):
    """A record to be shown; ``record.Store`` is one. A test can make one by hand."""

    def documents(self) -> Iterable[Document]:
        """All documents, with their origins and inferred dates."""

    def appearances(self) -> Iterable[Appearance]:
        """The actors as the documents know them."""

    def claims(self) -> Iterable[Claim]:
        """All claims, resolved."""

    def actors(self) -> Iterable[Actor]:
        """All actors."""

    def origins(self) -> Iterable[Origin]:
        """All origins."""

    def stories(self) -> Iterable[Story]:
        """All stories."""

    def copies(self) -> Iterable[Copy]:
        """All copied passages."""

    def entries(self) -> Iterable[Entry]:
        """All entries."""

    def corrections(self) -> Iterable[Correction]:
        """All corrections by users, by time."""

    def skipped(self) -> Iterable[Skipped]:
        """What was left out."""
