"""The layer of corrections: who said what when and why, how each stands, and undoing; every page corrects through it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field

from summitry.correcting import worded
from summitry.model import Correction
from summitry.record import rows
from summitry.record.corrected import State, states
from summitry.web.jobs import What
from summitry.web.served import Served, answer, served

router = APIRouter()

#: Why, where a reviewer gives no other reason.
READ = "read against its report"
_AUTHOR = "summitry_author"


class Said(BaseModel):
    """A correction as it is said: its kind, what it names, why, and by whom."""

    kind: str = Field(max_length=20)
    targets: list[str] = Field(min_length=1, max_length=40)
    because: str = Field(default="", max_length=2000)
    author: str = Field(default="", max_length=200)


def keep(desk: Served, said: Said, author: str) -> Correction:
    """Keep a correction at once; a worker reconciles the record after it. Raises InputError where it cannot be so."""
    made = worded(desk.store, said.kind, said.targets, because=said.because or READ, author=said.author or author)
    desk.store.correct([made])
    desk.jobs.add(What.SETTLE)
    desk.look()
    return made


def author(request: Request) -> str:
    """Who corrects, as the browser remembers or the settings say."""
    return request.cookies.get(_AUTHOR, "")[:200] or served(request).settings.author


def remember(answered: Response, name: str) -> None:
    """Let the browser remember who corrects."""
    if name:
        answered.set_cookie(_AUTHOR, name.encode("ascii", "ignore").decode(), samesite="strict", max_age=400 * 86400)


def listed(desk: Served) -> list[State]:
    """All corrections, the newest first."""
    return list(reversed(states(desk.store)))


@router.get("/corrections.json", summary="All corrections, the newest first, and how each stands")
def data(request: Request) -> dict[str, Any]:
    """The layer of corrections."""
    found = listed(served(request))
    return {"total": len(found), "rows": [{**rows.plain(s.correction), "state": s.state, "why": s.why} for s in found]}


@router.post("/corrections.json", summary="Correct the record", status_code=201)
def said(request: Request, given: Said) -> JSONResponse:
    """Keep a correction: kinds and names are those of ``summitry correct``."""
    return JSONResponse(rows.plain(keep(served(request), given, author(request))), status_code=201)


@router.get("/corrections", include_in_schema=False)
def page(request: Request) -> Response:
    """The layer of corrections as a page."""
    return answer(request, "corrections.j2", states=listed(served(request)), author=author(request))


@router.get("/corrections/{ident}", include_in_schema=False)
def one(ident: str) -> Response:
    """The place of one correction on the page of all."""
    return RedirectResponse(f"/corrections#{ident[:18]}", status_code=303)


@router.post("/corrections", include_in_schema=False)
def correct(
    request: Request,
    kind: Annotated[str, Form(max_length=20)],
    targets: Annotated[list[str], Form()],
    because: Annotated[str, Form(max_length=2000)] = "",
    by: Annotated[str, Form(max_length=200)] = "",
    to: Annotated[str, Query(max_length=400)] = "/corrections",
) -> Response:
    """The same from a form; then back to the page that it was on."""
    keep(served(request), Said(kind=kind, targets=targets, because=because, author=by), author(request))
    onward = to if to.startswith("/") and not to.startswith(("//", "/\\")) else "/corrections"
    answered = RedirectResponse(onward, status_code=303)
    remember(answered, by)
    return answered
