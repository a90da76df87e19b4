"""Stories as their pages tell them, of a large record worked out apart: the brief of one takes longer than a page may.

They lie in a file of their own, ``stories.db`` beside the lists: the pages told beforehand by the worker, other pieces when they
are first asked for, by a process of their own. Each is kept with a mark of all that it rests on: the units of its reports, and
how its actors are listed. One whose mark is another is told anew; until then a page shows it as it was, and says so.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from fastapi.encoders import jsonable_encoder

from summitry.model import Certainty, Story
from summitry.present.brief import Brief, brief
from summitry.present.charts import Chart
from summitry.present.html import picture_of, picture_of_sources
from summitry.present.meetings import timeline
from summitry.present.origins import legend
from summitry.present.page import Length
from summitry.record import Store, rows
from summitry.record.part import Parts
from summitry.web.index import Index, Led
from summitry.web.served import environment

#: Reports up to which every story is told when it is asked for.
AT_ONCE = 60
#: Seconds after which others who wait for the worker have their turn.
_TURN = 30.0
_SCHEMA = """
DROP TABLE IF EXISTS story;
CREATE TABLE IF NOT EXISTS told (story TEXT NOT NULL, certainty TEXT NOT NULL, piece TEXT NOT NULL, mark TEXT NOT NULL,
  title TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (story, certainty, piece));
"""


class Piece(StrEnum):
    """A piece of the telling of a story: its page, what that shows as data, its pictures, and their tables."""

    PAGE = "page"
    DATA = "data"
    PICTURES = "pictures"
    TABLES = "tables"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a piece of a story, and how sure what it shows must be."""

    story: str
    certainty: Certainty = Certainty.STRICT
    piece: Piece = Piece.PAGE


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of a story: what the story is called, and what stands there (HTML or JSON)."""

    title: str
    body: str


# ---------------------------------------------------------------- told from a brief
def told(asked: Asked, made: Brief) -> Told:
    """A piece of a story by its brief."""
    return Told(made.page.title, _BODIES[asked.piece](asked, made))


def _page(asked: Asked, made: Brief) -> str:
    page = made.page
    return environment.get_template("telling.j2").render(
        story=asked.story,
        page=page,
        documents={doc.id: (doc, marked) for doc, marked in made.documents},
        picture=timeline(page.meetings(), page.lead.edtf if page.lead else ""),
        flow=picture_of_sources(page, lambda made: f"/documents/{made}"),
        legend=legend(),
        certainty=asked.certainty,
    )


def _data(asked: Asked, made: Brief) -> str:
    listed = {kind: [rows.plain(row) for row in some] for kind, some in made.page.rows.items()}
    return _json({"id": asked.story, "brief": rows.plain(made.page, "rows", "charts"), "rows": listed})


def _pictures(_asked: Asked, made: Brief) -> str:
    drawn = [(chart, picture_of(chart)) for chart in made.page.charts]
    return environment.get_template("drawn.j2").render(drawn=drawn)


def _tables(asked: Asked, made: Brief) -> str:
    tables = [{"title": one.title, "rows": _named(one)} for one in made.page.charts]
    return _json({"id": asked.story, "pictures": tables})


def _named(chart: Chart) -> list[dict[str, str]]:
    return [dict(zip(chart.table.columns, row, strict=True)) for row in chart.table.rows]


def _json(made: object) -> str:
    return json.dumps(jsonable_encoder(made), ensure_ascii=False)


_BODIES: dict[Piece, Callable[[Asked, Brief], str]] = {
    Piece.PAGE: _page,
    Piece.DATA: _data,
    Piece.PICTURES: _pictures,
    Piece.TABLES: _tables,
}


def of_story(parts: Parts, story: Story, certainty: Certainty) -> Brief:
    """The brief of one story."""
    return brief(parts.of_stories([story]), certainty, Length.FULL)


# ---------------------------------------------------------------- kept
class Shelf:
    """What was told of stories. ``folder`` is the desk's own."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "stories.db"

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=10, isolation_level=None)) as connection:
            connection.executescript(_SCHEMA)
            yield connection

    def get(self, asked: Asked) -> tuple[Told, str] | None:
        """A piece of a story as it was told last, with the mark of what it rested on; None where it never was."""
        if not self.path.is_file():
            return None
        with self._open() as connection:
            query = "SELECT title, body, mark FROM told WHERE story = ? AND certainty = ? AND piece = ?"
            found = connection.execute(query, (asked.story, asked.certainty, asked.piece)).fetchone()
        return (Told(found[0], zlib.decompress(found[1]).decode()), found[2]) if found else None

    def put(self, asked: Asked, mark: str, made: Told) -> None:
        """Keep a piece of a story."""
        body = zlib.compress(made.body.encode("utf-8", "replace"))
        with self._open() as connection:
            row = (asked.story, asked.certainty, asked.piece, mark, made.title, body)
            connection.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?, ?)", row)

    def marks(self) -> dict[str, str]:
        """The marks of the stories whose pages were told."""
        with self._open() as connection:
            query = "SELECT story, mark FROM told WHERE certainty = ? AND piece = ?"
            return dict(connection.execute(query, (Certainty.STRICT, Piece.PAGE)))

    def tidy(self, there: set[str]) -> None:
        """Forget the stories that are no more."""
        with self._open() as connection:
            known = {row[0] for row in connection.execute("SELECT DISTINCT story FROM told")}
            connection.executemany("DELETE FROM told WHERE story = ?", ((one,) for one in known - there))


# ---------------------------------------------------------------- told beforehand
def prepare(store: Store, folder: Path, progress: Callable[[int, str], None], seconds: float = _TURN) -> bool:
    """Tell the pages of stories beforehand, the largest first, for so long; whether some are left. Of a small record none are."""
    if store.count() <= AT_ONCE:
        return False
    index, shelf, end = Index(folder / "lists.db"), Shelf(folder), time.monotonic() + seconds
    wanted, held, parts = index.marks(), shelf.marks(), Parts(store, Led(index))
    due = [ident for ident, mark in wanted.items() if held.get(ident) != mark]
    for done, story in enumerate(sorted(parts.stories(due), key=lambda s: (-len(s.documents), s.id))):
        if time.monotonic() > end:
            return True
        progress(done, "stories")
        asked = Asked(story.id)
        shelf.put(asked, wanted[story.id], told(asked, of_story(parts, story, asked.certainty)))
    shelf.tidy(set(wanted))
    return False


def left(store: Store, folder: Path) -> bool:
    """Whether stories are left to be told beforehand."""
    if store.count() <= AT_ONCE:
        return False
    held = Shelf(folder).marks()
    return any(held.get(ident) != mark for ident, mark in Index(folder / "lists.db").marks().items())


def work(record: str, folder: str, *asked: str) -> None:
    """Tell one piece: ``python -m summitry.web.telling RECORD FOLDER STORY CERTAINTY PIECE``."""
    one = Asked(asked[0], Certainty(asked[1]), Piece(asked[2]))
    index = Index(Path(folder) / "lists.db")
    mark = index.mark(one.story)
    with Store.open(record, create=False) as store:
        parts = Parts(store, Led(index))
        for story in parts.stories([one.story]):
            Shelf(Path(folder)).put(one, mark, told(one, of_story(parts, story, one.certainty)))


if __name__ == "__main__":
    work(*sys.argv[1:])
