"""The application: the pages, the layer of safety around them, the worker that runs beside them.

Pages are modules with a ``router``; a plug-in adds its own by the entry point group ``summitry.pages`` (an object of it is an
``APIRouter``), and lists by ``summitry.lists``.
"""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from summitry import __version__, registry
from summitry.errors import InputError, SummitryError
from summitry.record import Store
from summitry.settings import Settings
from summitry.web.jobs import What
from summitry.web.making import make, version
from summitry.web.safety import Guard, Rules
from summitry.web.served import Served, answer
from summitry.web.telling import left
from summitry.web.warming import warm

#: Our own pages, in the order in which addresses are looked for.
PAGES = (
    "today",
    "stories",
    "documents",
    "entries",
    "people",
    "corrections",
    "review",
    "adding",
    "comparing",
    "asking",
    "searching",
    "lists",
    "entering",
)
#: Entry point group of pages that plug-ins add.
GROUP = "summitry.pages"
#: What a page says of itself to those who ask for data.
_ABOUT = (
    "The pages of the desk as data: each is the twin of the page at the same address without .json. Lists are paged by a cursor "
    "(after), and narrowed by words and by the facets that they name. All that writes needs the token in the header "
    "X-Summitry-Token."
)


def served(
    record: str | Path, rules: Rules | None = None, settings: Settings | None = None, *, apart: bool = False
) -> Served:
    """A record to be served, with its lists made where they are missing or old. Raises RecordError.

    ``apart``: a worker process makes them, so that this one stays small. The lists lie in a folder beside the record,
    ``NAME.desk``; where none can be made there, in one for as long as this runs.
    """
    store = Store.open(record, create=False)
    made = Served(store, _folder(store.path), rules or Rules(secrets.token_urlsafe(24)), settings or Settings.load())
    if apart and made.index.made.get("version") != version(store):
        made.jobs.add(What.LISTS)
        made.jobs.work(patient=False)
    make(store, made.index.path)  # nothing where they are made; else what went wrong is told here
    if apart and left(store, made.folder):
        made.jobs.add(What.STORIES)
    made.look()
    return made


def _folder(record: Path) -> Path:
    folder = record.with_name(record.name + ".desk")
    try:
        folder.mkdir(exist_ok=True)
        (folder / "probe").touch()
        (folder / "probe").unlink()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="summitry-desk-"))
    return folder


def application(desk: Served) -> FastAPI:
    """The application of a record that is served."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        desk.jobs.start()
        warming = threading.Thread(target=warm, args=(desk,), name="warming", daemon=True)
        warming.start()
        yield
        warming.join()
        desk.jobs.end()
        desk.processes.end()

    app = FastAPI(
        title="Summitry, the desk",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.served = desk
    for name in PAGES:
        app.include_router(import_module(f"summitry.web.pages.{name}").router)
    for name in registry.names(GROUP):
        app.include_router(registry.load(GROUP, name))
    app.mount("/static", Assets(directory=str(files("summitry.web") / "static")), name="static")
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(SummitryError, _ours)
    app.add_middleware(Guard, rules=desk.rules)
    return app


class Assets(StaticFiles):
    """Styles and scripts: they may be kept by a browser for an hour, and two of them are those of the brief."""

    async def get_response(self, path: str, scope: Any) -> Response:
        """One file."""
        if path == "brief.css":
            text = (files("summitry.present") / "templates" / path).read_text("utf-8")
            found: Response = Response(text, media_type="text/css")
        else:
            found = await super().get_response(path, scope)
        found.headers["cache-control"] = "max-age=3600"
        return found


# ---------------------------------------------------------------- what goes wrong
def _said(request: Request, status: int, why: str) -> Response:
    """Something that went wrong, as a page, or as data for those who ask for that."""
    data = request.url.path.endswith((".json", ".csv")) or "text/html" not in request.headers.get("accept", "")
    if data:
        return JSONResponse({"detail": why}, status_code=status)
    return answer(request, "wrong.j2", status=status, why=why)


def _http(request: Request, error: Exception) -> Response:
    """A page that is not there, or not to be had so."""
    status, why = (error.status_code, str(error.detail)) if isinstance(error, HTTPException) else (500, str(error))
    return _said(request, status, why)


def _invalid(request: Request, error: Exception) -> Response:
    """A question that makes no sense."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    why = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in found)
    return _said(request, 422, why)


def _ours(request: Request, error: Exception) -> Response:
    """What the record cannot do, in its own words: 400 where what was asked cannot be so."""
    return _said(request, 400 if isinstance(error, InputError) else 503, str(error))
