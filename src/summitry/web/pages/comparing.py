"""Two to four reports side by side: what they clash on, what all say, what only one says, what none says."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from summitry.errors import InputError
from summitry.model import Document, Story
from summitry.reason.compare import Comparison, compare
from summitry.record import rows
from summitry.web.index import Asked
from summitry.web.served import Served, answer, pathless, served

router = APIRouter()

_MOST = 4
Reports = Annotated[list[str], Query(max_length=_MOST, description="Ids of two to four reports.")]


def compared(desk: Served, ids: list[str]) -> tuple[list[Document], Comparison]:
    """Some reports side by side. Raises InputError where they are not two to four that there are."""
    wanted = list(dict.fromkeys(one for one in ids if one))
    docs = {doc.id: doc for doc in desk.store.documents(wanted)}
    if not 1 < len(wanted) <= _MOST or len(docs) < len(wanted):
        raise InputError("choose two to four reports of the record")
    claims = [claim for ident in wanted for claim in desk.store.claims(document=ident)]
    stories = sorted({s for some in desk.index.edges("story", wanted).values() for s in some})
    led = desk.index.edges("entry", [claim.id for claim in claims])
    named = {entry for some in led.values() for entry in some}
    if len(stories) == 1:
        named |= set(desk.index.edges("told", stories).get(stories[0], ()))
    told: list[Story] = desk.parts.stories(stories)
    ordered = [docs[ident] for ident in wanted]
    return ordered, compare(ordered, desk.parts.entries(sorted(named)), claims, told)


def called(docs: list[Document]) -> dict[str, str]:
    """What each report is called beside the others: its outlet, or the file or address that it was read from."""
    outlets = Counter(doc.outlet for doc in docs)
    return {doc.id: doc.outlet if doc.outlet and outlets[doc.outlet] == 1 else _apart(doc) for doc in docs}


def _apart(doc: Document) -> str:
    where = doc.locator if "://" in doc.locator else pathless(doc.locator)
    return f"{doc.outlet}: {doc.title or where}" if doc.outlet else where


@router.get("/compare.json", summary="Reports side by side")
def data(request: Request, report: Reports) -> dict[str, Any]:
    """What some reports have on each entry."""
    _, made = compared(served(request), report)
    return {
        "documents": made.documents,
        "rows": [
            {
                "entry": row.entry.id,
                "kind": row.entry.kind,
                "title": row.entry.title,
                "verdict": str(row.verdict),
                "by": row.by,
                "clashes": [finding.role for finding in row.clashes],
                "cells": [rows.plain(cell) for cell in row.cells],
            }
            for row in made.rows
        ],
    }


@router.get("/compare", include_in_schema=False)
def page(request: Request, report: Annotated[list[str] | None, Query(max_length=_MOST)] = None) -> Response:
    """Reports side by side, or the list to choose them from."""
    desk = served(request)
    chosen = [one for one in report or [] if one]
    if len(chosen) < 2:
        shown = desk.index.page("documents", Asked(size=200), facets=False)
        return answer(
            request, "choose.j2", rows=[shown.named(row)[0] for row in shown.rows], total=shown.total, chosen=chosen
        )
    docs, made = compared(desk, chosen)
    groups: dict[str, list[Any]] = {}
    for row in made.rows:
        groups.setdefault(f"{row.verdict} {row.by or ''}".strip(), []).append(row)
    return answer(
        request,
        "compare.j2",
        docs=docs,
        groups=groups,
        outlets=called(docs),
    )
