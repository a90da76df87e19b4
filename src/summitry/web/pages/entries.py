"""An entry: its findings, the tellings of each origin side by side, why they were joined, corrections, citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from summitry.model import Claim, Document, Entry
from summitry.present.evidence import Evidence
from summitry.present.lookup import Desk
from summitry.present.page import Fact
from summitry.reason.wordings import wordings
from summitry.record import rows
from summitry.web.citing import FORMS, cite
from summitry.web.history import history
from summitry.web.pages.documents import noted, source
from summitry.web.served import Served, answer, missing, served

router = APIRouter()

Ident = Annotated[str, Path(pattern=r"^e-[0-9a-f]{16}$")]
Whole = Annotated[bool, Query(alias="all", description="All tellings and claims, not only the first.")]
#: Claims whose tellings a page shows at first, and reports that it cites.
_FEW, _CITED = 40, 12


@dataclass(frozen=True, slots=True)
class Told:
    """One telling: its words in stretches against the main one, and each place that tells it so, with its origin."""

    stretches: tuple[tuple[str, str], ...]
    places: tuple[tuple[Evidence, str, str], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """What one origin tells: its name, and its tellings."""

    name: str
    tellings: tuple[Told, ...]


def found(desk: Served, ident: str) -> tuple[Entry, Desk]:
    """An entry with what it rests on."""
    part = desk.parts.of_entries([ident])
    if not part.held:
        raise missing("entry")
    return part.held[0], Desk(part)


def facts(shown: Desk, entry: Entry) -> tuple[Fact, ...]:
    """The findings of an entry, those that are contested first."""
    made = [shown.fact(finding) for finding in entry.findings if finding.values]
    return tuple(sorted(made, key=lambda f: f.standing != "contested"))


def side_by_side(shown: Desk, claims: Sequence[Claim]) -> list[Origin]:
    """The tellings of an entry's claims by origin, the words in which they differ told from those that they share."""
    texts = {doc.id: doc.text for doc in shown.documents.values()}
    told: dict[str, list[Told]] = {}
    for one in wordings(claims, texts):
        by_origin: dict[str, list[tuple[Evidence, str, str]]] = {}
        for claim in one.claims:
            row = (shown.evidence(claim), claim.id, shown.chain(claim))
            by_origin.setdefault(shown.origin(claim.origin), []).append(row)
        stretches = tuple((piece.text, piece.state) for piece in one.stretches)
        for origin, places in by_origin.items():
            told.setdefault(origin, []).append(Told(stretches, tuple(places)))
    return [Origin(name, tuple(some)) for name, some in told.items()]


@router.get("/entries/{ident}.json", summary="An entry with its findings and tellings")
def data(request: Request, ident: Ident) -> dict[str, Any]:
    """An entry: findings, tellings by origin, claims, and what became of it."""
    desk = served(request)
    entry, shown = found(desk, ident)
    return {
        "entry": rows.plain(entry),
        "facts": [rows.plain(one) for one in facts(shown, entry)],
        "origins": [rows.plain(one) for one in side_by_side(shown, shown.told(entry))],
        "claims": [rows.plain(one) for one in noted(desk, shown, list(shown.told(entry)))],
        "corrected": shown.corrected(entry),
        "history": [rows.plain(one) for one in history(shown, entry, desk.index.became(ident), shown.corrections)],
    }


@router.get("/entries/{ident}", include_in_schema=False)
def page(request: Request, ident: Ident, whole: Whole = False) -> Response:
    """One entry; of one that many claims tell, the tellings and claims that come first, unless all are asked for."""
    desk = served(request)
    entry, shown = found(desk, ident)
    around = desk.parts.entries([one for one in (entry.part_of,) if one])
    every = list(shown.told(entry))
    some = every if whole else every[:_FEW]
    cited = list(shown.documents.values())[: None if whole else _CITED]
    return answer(
        request,
        "entry.j2",
        entry=entry,
        facts=facts(shown, entry),
        origins=side_by_side(shown, some),
        around=around[0] if around else None,
        claims=noted(desk, shown, some),
        told=len(every),
        reports=len(shown.documents),
        history=history(shown, entry, desk.index.became(ident), shown.corrections),
        corrected=shown.corrected(entry),
        story=desk.index.row("stories", entry.story or ""),
        outlets={doc: shown.outlet(doc) for doc in shown.documents},
        cites=[(shown.outlet(doc.id), _cited(shown, doc)) for doc in cited],
    )


def _cited(shown: Desk, document: Document) -> dict[str, str]:
    return {form: cite(source(shown, document), form) for form in FORMS}
