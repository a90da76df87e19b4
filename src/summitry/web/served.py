"""What the pages of the desk share: the record that is served, its lists, its jobs and its rules; and how a page is answered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from summitry import kinds
from summitry.model import Certainty
from summitry.present import html, wording
from summitry.present.evidence import Evidence
from summitry.record import Store
from summitry.record.part import Parts
from summitry.settings import Settings
from summitry.values import edtf
from summitry.web import lists
from summitry.web.answers import Answers
from summitry.web.index import Index, Led
from summitry.web.jobs import Jobs, What
from summitry.web.making import version
from summitry.web.meaning import Meanings
from summitry.web.processes import Processes
from summitry.web.questions import questions
from summitry.web.safety import Rules

#: Marks that turn the direction of what follows, and controls: they have no place where text cannot be set apart.
_TURNING = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: The folders of a path that words name, not those of an address.
_FOLDERS = re.compile(r"(?<![\w:/.\\-])(?:[A-Za-z]:)?[\\/](?:[^\\/\s,;()]+[\\/])+")
_HIT = re.compile("\x02([^\x02\x03]*)\x03")
#: Where each sort of id leads.
_HOMES = {"d": "documents", "e": "entries", "c": "claims", "a": "people", "s": "stories", "k": "corrections"}
_ID = re.compile(r"[deacsk]-[0-9a-f]{16}")


@dataclass(eq=False)
class Served:
    """One record that is served. ``seen`` is how the file of the record looked when the lists were last asked for."""

    store: Store
    folder: Path
    rules: Rules
    settings: Settings
    seen: tuple[int, ...] = field(default=())

    @cached_property
    def index(self) -> Index:
        """The lists."""
        return Index(self.folder / "lists.db")

    @cached_property
    def jobs(self) -> Jobs:
        """The long work."""
        return Jobs(self.store.path, self.folder)

    @cached_property
    def answers(self) -> Answers:
        """What questions to the whole record came to."""
        return Answers(self.store, self.folder, self.processes)

    @cached_property
    def processes(self) -> Processes:
        """What is being worked out apart."""
        return Processes()

    @cached_property
    def parts(self) -> Parts:
        """Parts of the record, by ids."""
        return Parts(self.store, Led(self.index))

    @cached_property
    def meanings(self) -> Meanings:
        """What its sentences mean."""
        return Meanings(self.store, self.settings.judge)

    def look(self) -> None:
        """Ask for new lists where another process has written to the record meanwhile."""
        now = tuple(_size(self.store.path.with_name(self.store.path.name + end)) for end in ("", "-wal"))
        changed = self.seen and now != self.seen and not self.jobs.busy()
        if changed and version(self.store) != self.index.made.get("version"):  # opening a record touches its files, too
            self.jobs.add(What.LISTS)
        self.seen = now


def _size(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def served(request: Request) -> Served:
    """What a request is about."""
    found: Served = request.app.state.served
    return found


def plain(text: object, most: int = 200) -> str:
    """A text for where it cannot be set apart (a title, an option): no controls, nothing that turns it, not too long."""
    said = " ".join(_TURNING.sub("", str(text)).split())
    return said if len(said) <= most else said[: most - 1] + "…"


def short(text: object, most: int = 400) -> str:
    """A text for a cell: cut where it is longer than anybody reads there."""
    said = str(text)
    return said if len(said) <= most else said[:most].rpartition(" ")[0][: most - 1] + " …"


def home(ident: str) -> str:
    """The address of what an id stands for; empty for what is no id."""
    return f"/{_HOMES[ident[0]]}/{ident}" if _ID.fullmatch(ident) else ""


def place(evidence: Evidence) -> str:
    """The address of words in their report."""
    return f"/documents/{evidence.document}#{evidence.anchor}"


def hits(snippet: str) -> list[tuple[str, bool]]:
    """A snippet in pieces, each with whether it is what was asked for."""
    return [(piece, n % 2 == 1) for n, piece in enumerate(_HIT.split(snippet)) if piece]


def query(base: str, given: Mapping[str, str], **more: str) -> str:
    """An address with a query; what is empty is left out."""
    told = {key: value for key, value in {**given, **more}.items() if value}
    return f"{base}?{urlencode(told, quote_via=quote)}" if told else base


def pathless(text: str) -> str:
    """A text that names files, without their folders."""
    return _FOLDERS.sub("", text)


environment = html.environment("summitry.web")
environment.globals |= {
    "date": edtf.show,
    "link": wording.source_url,
    "place": place,
    "home": home,
    "report": home,
    "hits": hits,
    "query": query,
    "lists": lists.lists,
    "questions": questions,
    "titled": kinds.label,
    "address": lists.address,
    "certainties": tuple(Certainty),
}
environment.filters |= {
    "plain": plain,
    "short": short,
    "source": lists.source,
    "pathless": pathless,
    "reason": wording.reason,
    "date": edtf.show,
}


def answer(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """A page. Its template knows the request, whether it may write, and how the page is to look."""
    desk = served(request)
    look = request.cookies.get("summitry_theme", "")
    told |= {
        "request": request,
        "path": request.url.path,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        "may_write": bool(request.scope.get("state", {}).get("may_write")),
        "read_only": desk.rules.read_only,
        "theme": look if look in ("light", "dark") else "",
        "record": desk.store.path.name,
    }
    return HTMLResponse(environment.get_template(template).render(**told), status_code=status)


def missing(what: str) -> HTTPException:
    """The answer where there is no such thing."""
    return HTTPException(404, f"The record holds no {what} of that name.")
