"""The main job: reports in, a reconciled record out. The one place where the stages are put in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from summitry import collecting, rules, workers
from summitry.errors import Skipped
from summitry.model import Document, Standing
from summitry.read import documents
from summitry.read.given import Given
from summitry.reconcile.sources import takes
from summitry.record import Store
from summitry.settings import Settings

#: What is not kept of a document while the others are read.
_PARTS: Mapping[str, Any] = dict.fromkeys(("passages", "sentences", "quotations", "times", "numbers", "meanings"), ())
#: Called after each document with how many were taken so far and the locator of the last; at the end with ``reconciling``
#: and how far that is.
Progress = Callable[[int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one run of :func:`read_into` did, and what the record holds now."""

    added: int
    known: int
    skipped: tuple[Skipped, ...]
    documents: int
    claims: Mapping[str, int]
    entries: Mapping[str, int]
    contested: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())


class _Intake:
    """What comes out of the files on its way to the parser: known documents and skips are taken aside and counted."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.known = 0
        self.skipped: list[Skipped] = []
        self.notes: list[str] = []
        self.left_out = {one.locator for one in store.skipped()}
        self._there = set(store.document_ids())
        self._under_way: set[str] = set()
        self._elsewhere: list[Document] = []

    def skip(self, item: Skipped) -> None:
        """Keep what was left out."""
        self.store.skip(item)
        self.skipped.append(item)
        self.left_out.add(item.locator)

    def fresh(self, items: Iterable[Document | Skipped]) -> Iterator[Document]:
        """The documents that the record does not have yet, each once."""
        for item in items:
            if isinstance(item, Skipped):
                self.skip(item)
            elif item.id in self._under_way:
                self.known += 1
                self._elsewhere.append(item)
            elif item.id in self._there:
                self.known += 1
                self.store.relocate(item.id, item.locator)
            else:
                self._under_way.add(item.id)
                self.notes.extend(f"{item.locator}: {note}" for note in item.notes)
                yield item

    def done(self) -> None:
        """Keep the locators of documents that came more than once in this run, now that all are in the record."""
        for item in self._elsewhere:
            self.store.relocate(item.id, item.locator)


def read_into(
    store: Store,
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    fields: Mapping[str, str] | None = None,
    said: Given | None = None,
    progress: Progress = lambda count, locator: None,
) -> Summary:
    """Read reports into a record and reconcile it. What it has already is not read again; an interrupted run goes on.

    Each document is kept in one transaction as soon as it is done. Without paths, only the reconciling is made up for.
    Raises InputError where a path is not there at all, RecordError where the record cannot be written.
    """
    return take_in(store, documents(paths, settings, fields=fields, said=said), settings, progress=progress)


@collecting.rarely()
def take_in(
    store: Store,
    items: Iterable[Document | Skipped],
    settings: Settings,
    *,
    progress: Progress = lambda count, locator: None,
) -> Summary:
    """Take documents, from wherever they come, into a record and reconcile it. See :func:`read_into`."""
    intake = _Intake(store)
    added, fresh = 0, list[Document]()
    for reading in workers.readings(intake.fresh(items), settings):
        if isinstance(reading, Skipped):
            intake.skip(reading)
            continue
        store.add(reading)
        if reading.document.locator in intake.left_out:
            store.read_again(reading.document.locator)
        added += 1
        fresh.append(replace(reading.document, text=reading.document.text[: takes.HEAD], **_PARTS))
        progress(added, reading.document.locator)
    intake.done()
    _replace(store, intake, fresh)
    settle(store, progress, added)
    done = summarise(store, added=added, known=intake.known, skipped=tuple(intake.skipped))
    return replace(done, notes=tuple(intake.notes))


def _replace(store: Store, intake: _Intake, fresh: Sequence[Document]) -> None:
    """Take out each report that a later take of its outlet replaces, and say so."""
    there = store.documents(parts=False) if any(takes.of(document).mark for document in fresh) else ()
    gone = list(takes.replaced(fresh, there))
    for old, new in gone:
        message = f"{new.document.locator} is a later take of it ({new.mark})"
        intake.skip(Skipped(old.document.locator, "read", "replaced", message))
    store.forget(old.document.id for old, _ in gone)


@collecting.rarely()
def settle(
    store: Store, progress: Progress = lambda count, locator: None, count: int = 0, *, anew: bool = False
) -> None:
    """Reconcile a record where its entries lag behind its documents and corrections, or wholly ``anew``.

    ``progress`` is called with ``count`` and with how many units are done of those that there are to do.
    """
    if anew or not store.reconciled:
        progress(count, "reconciling")
        store.renew(
            rules.fingerprint(), lambda done, of: progress(count, f"reconciling, {done} of {of} done"), anew=anew
        )


def summarise(store: Store, *, added: int = 0, known: int = 0, skipped: tuple[Skipped, ...] = ()) -> Summary:
    """What a record holds, in counts, and the titles of what is contested in it."""
    contested = tuple(
        f"{entry.title} ({', '.join(f.role for f in entry.findings if f.standing is Standing.CONTESTED)})"
        for entry in store.contested()
    )
    return Summary(
        added=added,
        known=known,
        skipped=skipped,
        documents=store.count(),
        claims=store.count_claims(),
        entries=store.count_entries(),
        contested=contested,
    )
