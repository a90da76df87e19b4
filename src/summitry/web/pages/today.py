"""Today: what is new or has changed since the last visit, or since a day; and what comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from summitry.web.index import Asked
from summitry.web.served import Served, answer, served

router = APIRouter()

#: How long a visit lasts: what was new when it began stays new until it is over.
_VISIT = timedelta(minutes=45)
#: Lines of each part.
_MOST = 14

Since = Annotated[
    str,
    Query(pattern=r"^(\d{4}-\d\d-\d\d(T[\d:]{5,8}Z)?)?$", description="A day, or a moment in UTC."),
]


@router.get("/today.json", summary="What is new or has changed, and what comes next")
def data(request: Request, since: Since = "") -> dict[str, Any]:
    """New reports, what became of entries, and what is ahead."""
    return _told(served(request), since)


@router.get("/", include_in_schema=False)
@router.get("/today", include_in_schema=False)
def page(request: Request, since: Since = "") -> Response:
    """The first page. Without a day it tells what is new since the last visit, which the browser remembers."""
    desk = served(request)
    desk.look()
    before, began = _visits(request.cookies.get("summitry_visits", ""))
    told = _told(desk, since or before)
    made = answer(request, "today.j2", told=told, since=since, visited=bool(before), totals=desk.index.totals())
    made.set_cookie("summitry_visits", f"{before}|{began}", samesite="strict", httponly=True, max_age=400 * 86400)
    return made


def _visits(cookie: str) -> tuple[str, str]:
    """When the visit before this one began, and when this one did."""
    before, _, began = cookie.partition("|")
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        going_on = now - datetime.fromisoformat(began) < _VISIT
        before and datetime.fromisoformat(before)
    except (ValueError, TypeError):
        return "", _iso(now)
    return (before, began) if going_on else (began, _iso(now))


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _told(desk: Served, since: str) -> dict[str, Any]:
    index = desk.index
    changes = index.changes(since or index.made.get("since", ""))
    return {
        "since": since,
        "leads": index.kept("leads") or {},
        "stories": _rows(desk, "stories", Asked(size=_MOST)),
        "changes": [dict(zip(("at", "entry", "what", "title", "story"), one, strict=True)) for one in changes],
        "reports": index.published_since(since[:10], _MOST) if since else [],
        "contested": _rows(desk, "contested", Asked(size=_MOST)),
        "overdue": _rows(desk, "checks", Asked({"verdict": "overdue"}, size=_MOST)),
        "met": _rows(desk, "checks", Asked({"verdict": "fulfilled"}, size=_MOST)),
        "ahead": index.kept("ahead") or [],
    }


def _rows(desk: Served, name: str, asked: Asked) -> list[dict[str, str]]:
    shown = desk.index.page(name, asked, facets=False)
    return [shown.named(row)[0] for row in shown.rows]
