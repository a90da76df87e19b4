"""A story: its brief, by the same code and the same templates as ``summitry brief``.

Of a large record it is told apart (:mod:`summitry.web.telling`): a page shows what was told last, and says where that is being
renewed; of a story that was never told yet it shows the reports.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse, Response
from markupsafe import Markup

from summitry.errors import SummitryError
from summitry.model import Certainty
from summitry.present.brief import Brief
from summitry.web import telling
from summitry.web.served import Served, answer, missing, served
from summitry.web.telling import Asked, Piece, Shelf, Told, of_story, told

router = APIRouter()

Story = Annotated[str, Path(pattern=r"^s-[0-9a-f]{16}$")]
Sure = Annotated[Certainty, Query(description="How sure what is shown must be.")]
#: Seconds after which a page that has nothing to show yet looks again.
_AGAIN = "2"


@router.get("/stories/{story}.json", summary="A story as its brief tells it")
def data(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> Response:
    """What the page of a story shows, without the texts of its reports. 202 while it is being told."""
    return _data(served(request), Asked(story, certainty, Piece.DATA))


@router.get("/stories/{story}", include_in_schema=False)
def page(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> Response:
    """The brief of one story."""
    desk = served(request)
    made, fresh = found(desk, Asked(story, certainty))
    if made is None:
        return _outline(request, desk, story)
    body = Markup(made.body)  # noqa: S704 - a template of ours escaped it
    return answer(request, "story.j2", told=made, body=body, renewing=not fresh)


@router.get("/stories/{story}/pictures.json", summary="What the pictures of a story are drawn from")
def tables(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> Response:
    """When what the reports date was, where, and who met whom: the tables of the pictures. 202 while it is being told."""
    return _data(served(request), Asked(story, certainty, Piece.TABLES))


@router.get("/stories/{story}/pictures", include_in_schema=False)
def pictures(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> Response:
    """The pictures of one story, which its page fetches when they come into view."""
    desk = served(request)
    made, fresh = found(desk, Asked(story, certainty, Piece.PICTURES))
    title = made.title if made else _listed(desk, story)["story"]
    body = Markup(made.body) if made else None  # noqa: S704 - a template of ours escaped it
    shown = answer(
        request, "pictures.j2", story=story, heading=title, body=body, certainty=certainty, renewing=not fresh
    )
    return shown if made else _again(shown)


# ---------------------------------------------------------------- what there is of it
def found(desk: Served, asked: Asked) -> tuple[Told | None, bool]:
    """A piece of a story as it was told last, and whether it is of the record as it is; else it is being told from now on."""
    if desk.store.count() <= telling.AT_ONCE:
        return told(asked, _brief(desk, asked.story, asked.certainty, desk.index.made.get("version", ""))), True
    mark = desk.index.mark(asked.story)
    if not mark:
        raise missing("story")
    made, rested_on = Shelf(desk.folder).get(asked) or (None, "")
    if rested_on != mark:
        given = (str(desk.store.path), str(desk.folder), asked.story, asked.certainty, asked.piece)
        with suppress(SummitryError) if made else nullcontext():
            desk.processes.begin("/".join(given), "summitry.web.telling", *given)
    return made, rested_on == mark


@lru_cache(maxsize=24)
def _brief(desk: Served, story: str, certainty: Certainty, _version: str) -> Brief:
    """The brief of a story, kept as long as the record stays as it is."""
    some = desk.parts.stories([story])
    if not some:
        raise missing("story")
    return of_story(desk.parts, some[0], certainty)


def _data(desk: Served, asked: Asked) -> Response:
    """A piece for programs, never an old one."""
    made, fresh = found(desk, asked)
    if made is None or not fresh:
        return JSONResponse({"id": asked.story, "state": "being told"}, 202, headers={"retry-after": _AGAIN})
    return Response(made.body, media_type="application/json")


def _outline(request: Request, desk: Served, story: str) -> Response:
    """What is known of a story that was never told: its reports."""
    reports: list[dict[str, Any]] = [
        {"id": ident, **desk.index.row("documents", ident)}
        for one in desk.parts.stories([story])
        for ident in one.documents
    ]
    return _again(answer(request, "outline.j2", listed=_listed(desk, story), reports=reports))


def _listed(desk: Served, story: str) -> dict[str, str]:
    """How a story is listed."""
    return {"story": "", **desk.index.row("stories", story)}


def _again(shown: Response) -> Response:
    """A page that looks again by itself."""
    shown.headers["refresh"] = _AGAIN
    return shown
