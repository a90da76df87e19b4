"""A report with its claims marked, the claims in the margin, the passages that stand in others, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import RedirectResponse, Response

from summitry import kinds
from summitry.model import Claim, Copy, Correction, CorrectionKind, Document
from summitry.present.lookup import Desk
from summitry.present.viewer import Marked
from summitry.reconcile.corrections import in_force
from summitry.record import rows
from summitry.record.part import Part
from summitry.values import words
from summitry.web.citing import FORMS, Source, cite
from summitry.web.served import Served, answer, missing, served

router = APIRouter()

Ident = Annotated[str, Path(pattern=r"^d-[0-9a-f]{16}$")]
ClaimId = Annotated[str, Path(pattern=r"^c-[0-9a-f]{16}$")]
#: What a user says of a claim who has read it against its report.
_REVIEWED = frozenset({CorrectionKind.WRONG, CorrectionKind.RIGHT, CorrectionKind.SLOT})


@dataclass(frozen=True, slots=True)
class Noted:
    """A claim in the margin: where it stands, its slots by label, how sure it is, its entries, and who reviewed it."""

    id: str
    kind: str
    key: str
    words: str
    slots: tuple[tuple[str, str], ...]
    certainty: str
    probability: float | None
    entries: tuple[str, ...]
    reviewed: str


def reviewed(corrections: Iterable[Correction]) -> dict[str, Correction]:
    """The claims on which a user has spoken, each with the last word on it."""
    return {target: one for one in in_force(corrections) if one.kind in _REVIEWED for target in one.targets}


def noted(desk: Served, shown: Desk, claims: list[Claim]) -> list[Noted]:
    """Claims as they are noted beside a text."""
    led = desk.index.edges("entry", [claim.id for claim in claims])
    judged = reviewed(shown.corrections)
    return [
        Noted(
            claim.id,
            claim.kind,
            f"{claim.start}-{claim.end}",
            words.show(shown.documents[claim.document].text[claim.start : claim.end]),
            tuple((kinds.label(slot.role), shown.display(slot.role, slot)) for slot in claim.slots if slot.value),
            str(claim.certainty),
            claim.probability,
            tuple(led.get(claim.id, ())),
            judged[claim.id].why if claim.id in judged else "",
        )
        for claim in claims
    ]


def found(desk: Served, ident: str) -> tuple[Document, Part, Desk]:
    """A report with all that it tells."""
    part = desk.parts.of_documents([ident])
    if not part.docs:
        raise missing("report")
    return part.docs[0], part, Desk(part)


@router.get("/documents/{ident}.json", summary="A report with its claims")
def data(request: Request, ident: Ident) -> dict[str, Any]:
    """The text of a report as it was read, its claims with their slots, and the passages that it shares."""
    desk = served(request)
    document, part, shown = found(desk, ident)
    return {
        "document": rows.plain(document, "meanings", "sentences", "quotations", "times", "numbers"),
        "claims": [rows.plain(one) for one in noted(desk, shown, list(part.said))],
        "shared": [rows.plain(one) for one in shared(desk, ident)],
        "cite": {form: cite(source(shown, document), form) for form in FORMS},
    }


@router.get("/documents/{ident}", include_in_schema=False)
def page(request: Request, ident: Ident) -> Response:
    """A report with its claims marked."""
    desk = served(request)
    document, part, shown = found(desk, ident)
    copies = shared(desk, ident)
    others = {doc.id: doc for doc in desk.store.documents(sorted({one.other for one in copies}))}
    claims = noted(desk, shown, list(part.said))
    marked = {Marked(one.start, one.end, one.kind) for one in part.said if one.end > one.start}
    marked |= {Marked(one.start, one.end, "shared") for one in copies if one.end > one.start}
    return answer(
        request,
        "document.j2",
        document=document,
        outlet=shown.outlet(ident),
        origin=shown.origin(document.origin),
        claims=claims,
        marked=tuple(sorted(marked)),
        kinds={kind: kinds.schema(kind).called for kind in dict.fromkeys(one.kind for one in claims)},
        copies=copies,
        others={key: called(doc) for key, doc in others.items()},
        stories=desk.index.edges("story", [ident]).get(ident, []),
        cites={form: cite(source(shown, document), form) for form in FORMS},
    )


@router.get("/claims/{ident}.json", summary="One claim")
def claim_data(request: Request, ident: ClaimId) -> dict[str, Any]:
    """A claim with its slots, its words and the entries that it stands in."""
    desk = served(request)
    part = desk.parts.of_claims([ident])
    if not part.said:
        raise missing("claim")
    return {"document": part.said[0].document, "claim": rows.plain(noted(desk, Desk(part), list(part.said))[0])}


@router.get("/claims/{ident}", include_in_schema=False)
def claim(request: Request, ident: ClaimId) -> Response:
    """The place of a claim in its report."""
    said = served(request).parts.claims([ident])
    if not said:
        raise missing("claim")
    one = said[0]
    return RedirectResponse(f"/documents/{one.document}#{one.document[:10]}-{one.start}-{one.end}", status_code=303)


def shared(desk: Served, ident: str) -> list[Copy]:
    """The passages of a report that stand in others, from its own side, in the order of its text."""
    others = desk.index.edges("copy", [ident]).get(ident, [])
    every = desk.parts.copies([ident, *others]) if others else []
    mine = [one if one.document == ident else _turned(one) for one in every if ident in (one.document, one.other)]
    return sorted({(c.start, c.end, c.other): c for c in mine}.values(), key=lambda c: (c.start, c.end, c.other))


def _turned(one: Copy) -> Copy:
    """A shared passage from the other side."""
    return Copy(
        document=one.other,
        start=one.other_start,
        end=one.other_end,
        other=one.document,
        other_start=one.start,
        other_end=one.end,
        containment=one.containment,
        earlier=one.earlier,
        why=one.why,
    )


def called(document: Document) -> str:
    """What a report is called: its house and its title, or the file that it was read from."""
    house = document.outlet or document.agency or PurePosixPath(document.locator.replace("\\", "/")).name
    return ": ".join(part for part in (house, document.title) if part)


def source(shown: Desk, document: Document) -> Source:
    """What a citation says of a report."""
    return Source(
        ident=document.id,
        title=words.show(document.title or ""),
        outlet=shown.outlet(document.id),
        authors=document.authors,
        published=(document.published or "")[:10],
        url=document.url or "",
        sha256=document.sha256,
    )
