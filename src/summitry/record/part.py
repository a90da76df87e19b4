"""Some stories of a record, read as the whole is: a brief of a large record takes only what it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from sqlalchemy import select

from summitry.errors import InputError, Skipped
from summitry.model import Actor, Appearance, Claim, Copy, Correction, Document, Entry, Origin, Story
from summitry.record import lookup, rows, schema
from summitry.record.store import Store

#: Documents that a brief tells of as a whole, and how many of its largest stories it takes of a record that holds more.
WHOLE, LARGEST = 200, 8


def bounded(store: Store, words: str = "", since: date | None = None) -> Store | Part:
    """What a brief tells of: the stories whose title has some words, or whose id begins so; else the record.

    Of a large record its largest stories; of these, with ``since``, those of which a report is of that day or later. Raises
    InputError where no story is called so.
    """
    if not words and store.count() <= WHOLE:
        return store
    stories = sorted(store.stories(), key=lambda s: (-len(s.documents), s.id))
    if not words:
        return Part(store, _recent(store, stories, since)[:LARGEST])
    meant = [s for s in stories if s.id.startswith(words) or words.casefold() in s.title.casefold()]
    if not meant:
        raise InputError(f"no story is called {words!r}; summitry stories lists them")
    return Part(store, meant)


def _recent(store: Store, stories: Sequence[Story], since: date | None) -> Sequence[Story]:
    """The stories of which a report is of a day or later; all where no day is asked for, or none is as late."""
    if since is None:
        return stories
    document, dating = schema.document.c, schema.dating.c
    late = {row["id"] for row in store.select(select(document.id).where(document.published >= since.isoformat()))}
    inferred = select(dating.document).where(dating.published >= since.isoformat())
    late |= {row["document"] for row in store.select(inferred)}
    return [story for story in stories if not late.isdisjoint(story.documents)] or stories


class Part:
    """The stories and their documents, and of all else what belongs to these: what a record hands out, bounded."""

    def __init__(self, store: Store, stories: Sequence[Story]) -> None:
        self._store, self._stories = store, tuple(stories)
        self._ids = sorted({document for story in stories for document in story.documents})

    def documents(self) -> Iterator[Document]:
        """The documents of the stories, with their origins and inferred dates."""
        return self._store.documents(self._ids)

    def appearances(self) -> Iterator[Appearance]:
        """The actors as these documents know them."""
        return iter(self._appearances)

    @cached_property
    def _appearances(self) -> tuple[Appearance, ...]:
        return tuple(self._store.appearances(self._ids))

    def claims(self) -> Iterator[Claim]:
        """The claims of these documents, resolved."""
        return self._store.claims_of(self._ids)

    def actors(self) -> Iterator[Actor]:
        """The actors that these documents know."""
        return iter(lookup.actors_holding(self._store, (one.id for one in self._appearances)))

    def origins(self) -> Iterator[Origin]:
        """All origins: they are few, and small."""
        return self._store.origins()

    def stories(self) -> Iterator[Story]:
        """The stories."""
        return iter(self._stories)

    def copies(self) -> Iterator[Copy]:
        """The copied passages between these documents."""
        table, here = schema.copy.c, set(self._ids)
        for some in self._store.pieces(self._ids):
            query = select(schema.copy).where(table.document.in_(some)).order_by(table.n)
            yield from (rows.copy(row) for row in self._store.select(query) if row["other"] in here)

    def entries(self) -> Iterator[Entry]:
        """The entries of the stories."""
        return self._store.entries(stories=[story.id for story in self._stories])

    def corrections(self) -> Iterator[Correction]:
        """The corrections of what these documents hold."""
        made = [c for c in self._store.corrections() if c.targets]
        mine = {c.id for c in self._store.claims_called(t for c in made for t in c.targets) if c.document in self._ids}
        mine |= {one.id for one in self._appearances}
        return (c for c in made if mine.intersection(c.targets))

    def skipped(self) -> Iterable[Skipped]:
        """What was left out of the record."""
        return self._store.skipped()
