"""Search: words in reports, quotes, facts and people, with the words that were found; and sentences that mean the like."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from summitry.record import rows as plain_rows
from summitry.web import lists
from summitry.web.index import Hit
from summitry.web.meaning import Meant
from summitry.web.served import Served, answer, served

router = APIRouter()

Question = Annotated[
    str, Query(max_length=500, description="Words; “a phrase”, -without, begin*. Anything may be typed.")
]
#: What is searched, with its heading; and how many of each are shown.
_WHERE = {
    "people": "People and bodies",
    "stories": "Stories",
    "texts": "In the reports",
    lists.address("quote"): "Quotes",
    lists.address("fact"): "What reports tell alike",
    lists.address("encounter"): "Meetings",
    lists.address("stance"): "Who wants what",
    lists.address("outlook"): "What is to come",
}
_EACH = 6
Meaning = Annotated[
    bool, Query(description="Also sentences that mean the like, by the judge's vectors: a likeness, no finding.")
]


def found(desk: Served, said: str) -> list[tuple[str, str, list[Hit], int]]:
    """Where words stand, list by list: its name, heading, the best hits, and how many there are."""
    asked = ((name, heading, *desk.index.search(name, said, _EACH)) for name, heading in _WHERE.items())
    return [one for one in asked if one[3]]


def meant(desk: Served, said: str) -> list[Meant]:
    """Sentences that mean the like."""
    return desk.meanings.near(said, desk.index.made.get("version", "")) if said.strip() else []


@router.get("/search.json", summary="Search the record")
def data(request: Request, q: Question = "", meaning: Meaning = False) -> dict[str, Any]:
    """Hits by list; in a snippet the words that were asked for stand between two control characters (2 and 3)."""
    desk = served(request)
    rows = [
        {"list": name, "total": total, "hits": [{"id": h.id, "title": h.title, "snippet": h.snippet} for h in hits]}
        for name, _, hits, total in found(desk, q)
    ]
    return {"asked": q, "found": rows, "by meaning": list(map(plain_rows.plain, meant(desk, q) if meaning else ()))}


@router.get("/search", include_in_schema=False)
def page(request: Request, q: Question = "", meaning: Meaning = False) -> Response:
    """The page of the search. By meaning it searches when asked to: that takes longer, and is no finding."""
    desk = served(request)
    some, near = found(desk, q), meant(desk, q) if meaning else []
    reports = {hit.id for name, _, hits, _ in some for hit in hits if name == "texts"} | {one.document for one in near}
    titles = {ident: desk.index.row("documents", ident).get("document", ident) for ident in sorted(reports)}
    return answer(request, "search.j2", q=q, found=some, meant=near, meaning=meaning, titles=titles)
