"""What a case file gives when it is read as a user reads it: the readings, and the record that they are reconciled to."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from summitry.model import Claim, Document, Entry, Reading
from summitry.pipeline import read_into
from summitry.record import Store
from summitry.settings import Settings

CASES = Path(__file__).parent


@dataclass(frozen=True)
class Taken:
    """The readings of a file, and the entries of its record."""

    readings: tuple[Reading, ...]
    entries: tuple[Entry, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, in the order of the file."""
        return tuple(reading.document for reading in self.readings)

    def reading(self, words: str) -> Reading:
        """The reading of the document that has some words."""
        return next(reading for reading in self.readings if words in reading.document.text)

    def claims(self, kind: str) -> tuple[Claim, ...]:
        """The likely claims of a kind, in the order of the file."""
        return tuple(c for reading in self.readings for c in reading.claims if c.kind == kind and c.likely)

    def kept(self, kind: str) -> tuple[Entry, ...]:
        """The entries of a kind."""
        return tuple(entry for entry in self.entries if entry.kind == kind)

    def names(self, claim: Claim, role: str) -> tuple[str, ...]:
        """What the actors in a role are called, or the values where they are none."""
        known = {a.id: a.name for reading in self.readings for a in reading.appearances}
        return tuple(known.get(slot.value, slot.value) for slot in claim.all(role))


@cache
def taken(name: str) -> Taken:
    """A file of ``tests/cases``, read."""
    return _read(CASES / name)


@cache
def told(*texts: str, name: str = "report.txt") -> Taken:
    """Texts of our own, each as a file, read into one record."""
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(texts):
            (Path(folder) / f"{n}-{name}").write_text(text, encoding="utf-8")
        return _read(Path(folder))


def _read(path: Path) -> Taken:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "case.db") as store:
        read_into(store, [path], Settings())
        order = {d: n for n, d in enumerate(store.document_ids())}
        readings = sorted(store.readings(), key=lambda r: order[r.document.id])
        return Taken(tuple(readings), tuple(store.entries()))


def value(claim: Claim, role: str) -> str:
    """The value of a slot, empty where the claim has none."""
    slot = claim.first(role)
    return slot.value if slot is not None else ""
