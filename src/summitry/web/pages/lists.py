"""Every list as a page, as data and as CSV, at one address: narrowed by words and facets, paged by a cursor."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from summitry import kinds
from summitry.model import Standing
from summitry.present import meetings as drawing
from summitry.present.evidence import Support
from summitry.present.page import MeetingRow
from summitry.values import edtf
from summitry.web import lists
from summitry.web.index import Asked, Row, Shown
from summitry.web.lists import Listed
from summitry.web.served import Served, answer, query, served

router = APIRouter()

#: The cursor of the last row that was seen, words that must stand there, and how many rows are wanted.
After = Annotated[str, Query(max_length=200, description="The cursor of the last row that was seen.")]
Words = Annotated[str, Query(max_length=500, description="Words that must stand there; “a phrase”, -without, begin*.")]
Size = Annotated[int, Query(ge=1, le=500, description="How many rows.")]


def asked(request: Request, listed: Listed, words: str, after: str, size: int) -> Asked:
    """What a request asks of a list: its facets are parameters of their own names."""
    given = {one: request.query_params[one][:200] for one in listed.facets if request.query_params.get(one)}
    return Asked(given, words, after, size)


def given(what: Asked) -> dict[str, str]:
    """The same as parameters of an address, without the cursor."""
    return {**what.facets, **({"words": what.words} if what.words else {})}


def rows(shown: Shown) -> list[dict[str, Any]]:
    """The rows of a list as data: each with its id, and the rows of the listing that belong together."""
    return [{"id": row.id, "rows": shown.named(row)} for row in shown.rows]


def _page(listed: Listed) -> Callable[..., Response]:
    def page(request: Request, words: Words = "", after: After = "", size: Size = 50) -> Response:
        desk, what = served(request), asked(request, listed, words, after, size)
        desk.look()
        shown = desk.index.page(listed.name, what)
        more = _EXTRA.get(listed.name, _nothing)(desk, shown)
        return answer(
            request,
            "list.j2",
            listed=listed,
            shown=shown,
            asked=what,
            given=given(what),
            titles=_titles(listed),
            **more,
        )

    return page


def _data(listed: Listed) -> Callable[..., dict[str, Any]]:
    def data(request: Request, words: Words = "", after: After = "", size: Size = 50) -> dict[str, Any]:
        what = asked(request, listed, words, after, size)
        shown = served(request).index.page(listed.name, what)
        onward = query(f"/{listed.name}.json", given(what), after=shown.after, size=str(size)) if shown.after else None
        return {
            **_BESIDE.get(listed.name, _nothing)(served(request), shown),
            "list": listed.name,
            "heading": listed.heading,
            "columns": shown.columns,
            "total": shown.total,
            "rows": rows(shown),
            "facets": {one: [{"value": v, "number": n} for v, n in some] for one, some in shown.facets.items()},
            "next": onward,
        }

    return data


def _csv(listed: Listed) -> Callable[..., Response]:
    def table(request: Request, words: Words = "") -> Response:
        found = served(request).index.every(listed.name, asked(request, listed, words, "", 1))
        named = {"content-disposition": f'attachment; filename="{listed.name}.csv"'}
        return StreamingResponse(lines(found), media_type="text/csv; charset=utf-8", headers=named)

    return table


def lines(found: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Rows as CSV. A cell that a spreadsheet would take for a formula is told from one by an apostrophe."""
    for row in found:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow([_harmless(cell) for cell in row])
        yield out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "@", "\t", "\r") or (cell[:1] in "+-" and len(cell) > 1) else cell


def _titles(listed: Listed) -> Mapping[str, str]:
    """What the facets of a list are called."""
    return {one: kinds.label(one) for one in listed.facets}


# ---------------------------------------------------------------- what some lists show beside their rows
def _nothing(_desk: Served, _shown: Shown) -> dict[str, Any]:
    return {}


def _meetings(_desk: Served, shown: Shown) -> dict[str, Any]:
    """The picture of the meetings of this page in the order of time."""
    made = [meeting(shown, row) for row in shown.rows]
    return {"picture": drawing.timeline(made), "otherwise": _MEETINGS}


def meeting(shown: Shown, row: Row) -> MeetingRow:
    """A row of the list of meetings as the brief has them, as far as its picture asks."""
    told = {one["role"]: one["values"].split(" | ") for one in shown.named(row)}
    first = shown.named(row)[0]
    time = next(iter(told.get("time", ())), "")
    return MeetingRow(
        id=row.id,
        title=first["entry"],
        date=edtf.show(time) if time else "",
        edtf=time,
        modality=first["modality"].removeprefix("not "),
        denied=first["modality"].startswith("not "),
        parties=tuple(told.get("party", ())),
        facts=(),
        support=Support(Standing(first["standing"]), (), ()),
    )


def _matrix(desk: Served, _shown: Shown) -> dict[str, Any]:
    """Who wants what: actors by issues, in each cell the attitudes in the order of their days."""
    found = desk.index.kept("stances") or []
    cells: dict[tuple[str, str], list[tuple[str, str, int]]] = {}
    actors: dict[str, int] = {}
    issues: dict[str, int] = {}
    for actor, issue, day, attitude, number in found:
        cells.setdefault((actor, issue), []).append((day, attitude, number))
        actors[actor] = actors.get(actor, 0) + number
        issues[issue] = issues.get(issue, 0) + number
    return {
        "matrix": {key: sorted(some) for key, some in cells.items()},
        "actors": sorted(actors, key=lambda one: (-actors[one], one)),
        "issues": sorted(issues, key=lambda one: (-issues[one], one)),
    }


def _fates(desk: Served, shown: Shown) -> dict[str, Any]:
    """What became of the outlooks of this page, claim by claim: fulfilled, overdue, open; nothing where no entry holds one."""
    led = desk.index.edges("entry", [row.id for row in shown.rows])
    told = desk.index.cells("checks", "verdict", sorted({one for some in led.values() for one in some}))
    return {"fates": {claim: told[one] for claim, some in led.items() for one in some if one in told}}


def _outlooks(desk: Served, shown: Shown) -> dict[str, Any]:
    """Their fates, and how many have which."""
    verdicts = desk.index.page("checks", Asked({"check": "outlook"}, size=1)).facets.get("verdict", ())
    ways = [
        (f"Fate: {name} ({number:,})", query("/checks", {"check": "outlook", "verdict": name}))
        for name, number in verdicts
    ]
    return {**_fates(desk, shown), "otherwise": ways}


def _documents(desk: Served, _shown: Shown) -> dict[str, Any]:
    """Whether there is a picture of who depends on whom; and where copies are told passage by passage."""
    ways = [("Copies, passage by passage", "/copies"), ("What was left out", "/skipped")]
    return {"drawn": desk.index.kept("sources") is not None, "otherwise": ways}


#: Meetings told otherwise than in a list: what each way is called, and its address.
_MEETINGS = (
    ("On a map", "/map"),
    ("As a network over time", "/network"),
    ("Pair by pair, with counts", "/ledger"),
    ("Counts claimed against counted", "/checks?check=tally"),
)
#: What the data of some lists tells beside its rows.
_BESIDE: dict[str, Callable[[Served, Shown], dict[str, Any]]] = {lists.address("outlook"): _fates}
_EXTRA: dict[str, Callable[[Served, Shown], dict[str, Any]]] = {
    lists.address("encounter"): _meetings,
    lists.address("stance"): _matrix,
    lists.address("outlook"): _outlooks,
    "documents": _documents,
}


@router.get("/sources.svg", include_in_schema=False)
def picture(request: Request) -> Response:
    """The picture of the sources: which report rests on which origin, and who copies whom."""
    found = served(request).index.kept("sources") or {"svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    return Response(
        found["svg"],
        media_type="image/svg+xml",
        headers={"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"},
    )


for _listed in lists.lists().values():
    router.add_api_route(
        f"/{_listed.name}.json",
        _data(_listed),
        name=f"{_listed.name} as data",
        summary=_listed.heading,
        description=_listed.about,
    )
    router.add_api_route(f"/{_listed.name}.csv", _csv(_listed), name=f"{_listed.name} as CSV", include_in_schema=False)
    router.add_api_route(f"/{_listed.name}", _page(_listed), name=_listed.name, include_in_schema=False)
