"""A story: its brief, by the same code and the same templates as ``summitry brief``."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from summitry.model import Certainty
from summitry.present.brief import Brief
from summitry.present.charts import Chart
from summitry.present.html import picture_of
from summitry.record import rows
from summitry.web.served import Served, answer, missing, served
from summitry.web.telling import Shelf, of_story, told

router = APIRouter()

Story = Annotated[str, Path(pattern=r"^s-[0-9a-f]{16}$")]
Sure = Annotated[Certainty, Query(description="How sure what is shown must be.")]


@router.get("/stories/{story}.json", summary="A story as its brief tells it")
def data(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> dict[str, Any]:
    """What the page of a story shows, without the texts of its reports."""
    made = _brief(served(request), story, certainty)
    listed = {kind: [rows.plain(row) for row in some] for kind, some in made.page.rows.items()}
    return {"id": story, "brief": rows.plain(made.page, "rows", "charts"), "rows": listed}


@router.get("/stories/{story}", include_in_schema=False)
def page(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> Response:
    """The brief of one story."""
    desk = served(request)
    ready = Shelf(desk.folder).get(story, desk.index.mark(story)) if certainty is Certainty.STRICT else None
    made = ready or told(story, _brief(desk, story, certainty), certainty)
    return answer(request, "story.j2", told=made, body=Markup(made.body))  # noqa: S704 - a template of ours escaped it


@router.get("/stories/{story}/pictures.json", summary="What the pictures of a story are drawn from")
def tables(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> dict[str, Any]:
    """When what the reports date was, where, and who met whom: the tables of the pictures."""
    charts = _brief(served(request), story, certainty).page.charts
    return {"id": story, "pictures": [{"title": one.title, "rows": _named(one)} for one in charts]}


def _named(chart: Chart) -> list[dict[str, str]]:
    return [dict(zip(chart.table.columns, row, strict=True)) for row in chart.table.rows]


@router.get("/stories/{story}/pictures", include_in_schema=False)
def pictures(request: Request, story: Story, certainty: Sure = Certainty.STRICT) -> Response:
    """The pictures of one story, which its page fetches when they come into view."""
    shown = _brief(served(request), story, certainty).page
    drawn = [(chart, picture_of(chart)) for chart in shown.charts]
    return answer(request, "pictures.j2", story=story, page=shown, drawn=drawn, certainty=certainty)


def _brief(desk: Served, story: str, certainty: Certainty) -> Brief:
    made = desk.index.made.get("version", "")
    return _made(desk, story, certainty, made)


@lru_cache(maxsize=24)
def _made(desk: Served, story: str, certainty: Certainty, _version: str) -> Brief:
    """The brief of a story, kept as long as the record stays as it is."""
    found = desk.parts.stories([story])
    if not found:
        raise missing("story")
    return of_story(desk.parts, found[0], certainty)
