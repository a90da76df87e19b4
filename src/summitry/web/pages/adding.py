"""Adding reports: files, folders, addresses, feeds; how far reading is, as it goes; stopping it, and taking it up again."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from summitry.errors import InputError
from summitry.record import rows
from summitry.web.index import Asked
from summitry.web.jobs import Job, What
from summitry.web.served import Served, answer, served

router = APIRouter()

#: What cannot stand in the name of a file, the longest name, the longest upload as a whole, and seconds between two looks.
_NO_NAME = re.compile(r"[\x00-\x1f/\\]")
_LONGEST, _PIECE, _LOOK = 120, 1 << 20, 0.4


class Sources(BaseModel):
    """Where reports are to be read from: addresses, or paths on the machine of the desk.

    As ``feeds`` (or lists of them in OPML) only what is new in them since the last look.
    """

    sources: list[str] = Field(min_length=1, max_length=500)
    feeds: bool = False


def name(given: str) -> str:
    """The name under which an uploaded file is kept: its own, without folders and controls."""
    made = _NO_NAME.sub("_", given.replace("\\", "/").rsplit("/", 1)[-1]).strip().lstrip(".")
    stem, dot, end = made.rpartition(".")
    return (stem[:_LONGEST] + dot + end[:12] if dot else made[:_LONGEST]) or "report.txt"


async def _kept(desk: Served, uploads: list[UploadFile]) -> list[Path]:
    """Keep uploaded files in a folder of their own beside the record. Raises InputError where one is too large."""
    folder = desk.folder / "uploads" / f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(3)}"
    folder.mkdir(parents=True)
    made = []
    for upload in uploads:
        path, size = folder / name(upload.filename or ""), 0
        with path.open("wb") as file:
            while piece := await upload.read(_PIECE):
                size += len(piece)
                if size > desk.settings.max_file_bytes:
                    raise InputError(f"{upload.filename} is larger than the setting max_file_bytes allows")
                file.write(piece)
        made.append(path)
    return made


def _sources(given: str) -> list[str]:
    """Addresses and paths, one a line. A path is one of the machine that the desk runs on; an option is no path."""
    found = [line.strip() for line in given.splitlines() if line.strip()]
    return [one if "://" in one else str(Path(one).expanduser().resolve()) for one in found]


@router.get("/add.json", summary="What was read, is being read and waits")
def data(request: Request) -> dict[str, Any]:
    """The jobs, the newest first."""
    return {"jobs": [rows.plain(job) for job in served(request).jobs.last()]}


@router.post("/add.json", summary="Read reports from addresses or paths", status_code=202)
def ask(request: Request, given: Sources) -> JSONResponse:
    """Read reports; the answer names the job."""
    what = What.FEEDS if given.feeds else What.READ
    made = served(request).jobs.add(what, *_sources("\n".join(given.sources)))
    return JSONResponse({"job": made}, status_code=202)


@router.get("/add", include_in_schema=False)
def page(request: Request) -> Response:
    """The page to add reports on."""
    desk = served(request)
    left = desk.index.page("skipped", Asked(size=30), facets=False)
    jobs = desk.jobs.last()
    return answer(
        request,
        "add.j2",
        jobs=jobs,
        feeds=next((job.given for job in jobs if job.what is What.FEEDS), ()),
        skipped=[left.named(row)[0] for row in left.rows],
        left=left.total,
    )


@router.post("/add", include_in_schema=False)
async def add(
    request: Request,
    files: list[UploadFile] | None = None,
    sources: Annotated[str, Form(max_length=100_000)] = "",
    feeds: Annotated[str, Form(max_length=100_000)] = "",
) -> Response:
    """Files from a form, sources by name, and feeds to be looked at."""
    desk = served(request)
    if looked := _sources(feeds):
        desk.jobs.add(What.FEEDS, *looked)
        return RedirectResponse("/add", status_code=303)
    uploads = [one for one in files or [] if one.filename]
    named = _sources(sources)
    if not uploads and not named:
        raise InputError("choose files, or name an address or a folder")
    kept = await _kept(desk, uploads) if uploads else []
    desk.jobs.add(What.READ, *map(str, kept), *named)
    return RedirectResponse("/add", status_code=303)


@router.get("/jobs/{ident}.json", summary="How far a job is")
def job(request: Request, ident: int) -> dict[str, Any]:
    """One job."""
    return dict(rows.plain(_job(request, ident)))


@router.get("/jobs/{ident}/events", include_in_schema=False)
async def events(request: Request, ident: int) -> StreamingResponse:
    """How far a job is, told whenever that changes, until it is over (server-sent events)."""
    _job(request, ident)
    return StreamingResponse(_events(request, ident), media_type="text/event-stream")


async def _events(request: Request, ident: int) -> AsyncIterator[str]:
    before = None
    while not await request.is_disconnected():
        now = served(request).jobs.get(ident)
        if now is None:
            return
        if now != before:
            yield f"data: {json.dumps(rows.plain(now))}\n\n"
            before = now
        if now.over:
            return
        await asyncio.sleep(_LOOK)


@router.post("/jobs/{ident}/stop", summary="Stop a job; what it has read is kept")
def stop(request: Request, ident: int) -> Response:
    """Stop a job."""
    return _after(request, stopped=served(request).jobs.stop(_job(request, ident).id))


@router.post("/jobs/{ident}/resume", summary="Take a job up again")
def resume(request: Request, ident: int) -> Response:
    """Take a job up again."""
    return _after(request, stopped=served(request).jobs.resume(_job(request, ident).id))


def _after(request: Request, *, stopped: bool) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        return RedirectResponse("/add", status_code=303)
    return JSONResponse({"changed": stopped})


def _job(request: Request, ident: int) -> Job:
    found = served(request).jobs.get(ident) if 0 < ident < 1 << 53 else None
    if found is None:
        raise HTTPException(404, "There is no such job.")
    return found
