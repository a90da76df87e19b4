"""Stories as their pages tell them, of a large record worked out beforehand: the brief of one takes longer than a page may.

They lie in a file of their own, ``stories.db`` beside the lists. Each is kept with a mark of all that it rests on: the units of
its reports, and how its actors are listed. One whose mark is another is told anew when it is asked for, or when its turn comes.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from summitry.model import Certainty, Story
from summitry.present.brief import Brief, brief
from summitry.present.html import picture_of_sources
from summitry.present.meetings import timeline
from summitry.present.origins import legend
from summitry.present.page import Length
from summitry.record import Store
from summitry.record.part import Parts
from summitry.web.index import Index, Led
from summitry.web.served import environment

#: Reports up to which every story is told when it is asked for.
AT_ONCE = 60
#: Seconds after which others who wait for the worker have their turn.
_TURN = 30.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS story (id TEXT PRIMARY KEY, mark TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A story as its page tells it: what it is called, and what stands on the page."""

    title: str
    body: str


def told(story: str, made: Brief, certainty: Certainty) -> Told:
    """A story by its brief."""
    page = made.page
    body = environment.get_template("telling.j2").render(
        story=story,
        page=page,
        documents={doc.id: (doc, marked) for doc, marked in made.documents},
        picture=timeline(page.meetings(), page.lead.edtf if page.lead else ""),
        flow=picture_of_sources(page, lambda made: f"/documents/{made}"),
        legend=legend(),
        certainty=certainty,
    )
    return Told(page.title, body)


def of_story(parts: Parts, story: Story, certainty: Certainty) -> Brief:
    """The brief of one story."""
    return brief(parts.of_stories([story]), certainty, Length.FULL)


class Shelf:
    """Stories that were told beforehand. ``folder`` is the desk's own."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "stories.db"

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as connection:
            connection.execute(_SCHEMA)
            yield connection

    def get(self, story: str, mark: str) -> Told | None:
        """A story, if it was told and rests on what it rested on then."""
        if not mark or not self.path.is_file():
            return None
        with self._open() as connection:
            query = "SELECT title, body FROM story WHERE id = ? AND mark = ?"
            found = connection.execute(query, (story, mark)).fetchone()
        return Told(*found) if found else None

    def put(self, story: str, mark: str, made: Told) -> None:
        """Keep a story."""
        with self._open() as connection:
            row = (story, mark, made.title, made.body)
            connection.execute("INSERT OR REPLACE INTO story VALUES (?, ?, ?, ?)", row)

    def marks(self) -> dict[str, str]:
        """The marks of those that were told."""
        with self._open() as connection:
            return dict(connection.execute("SELECT id, mark FROM story"))


def prepare(store: Store, folder: Path, progress: Callable[[int, str], None], seconds: float = _TURN) -> bool:
    """Tell stories beforehand, the largest first, for so long; whether some are left. Of a small record none are."""
    if store.count() <= AT_ONCE:
        return False
    index, shelf, end = Index(folder / "lists.db"), Shelf(folder), time.monotonic() + seconds
    wanted, held, parts = index.marks(), shelf.marks(), Parts(store, Led(index))
    due = [ident for ident, mark in wanted.items() if held.get(ident) != mark]
    for done, story in enumerate(sorted(parts.stories(due), key=lambda s: (-len(s.documents), s.id))):
        if time.monotonic() > end:
            return True
        progress(done, "stories")
        made = told(story.id, of_story(parts, story, Certainty.STRICT), Certainty.STRICT)
        shelf.put(story.id, wanted[story.id], made)
    return False


def left(store: Store, folder: Path) -> bool:
    """Whether stories are left to be told beforehand."""
    if store.count() <= AT_ONCE:
        return False
    held = Shelf(folder).marks()
    return any(held.get(ident) != mark for ident, mark in Index(folder / "lists.db").marks().items())
