"""The review: claim by claim, those first that the judge is least sure of and that matter most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from summitry import kinds
from summitry.kinds import ValueType
from summitry.model import Claim, Correction, CorrectionKind, Document, Entry, Slot
from summitry.present.lookup import Desk
from summitry.reconcile.corrections import in_force
from summitry.record import rows
from summitry.record.amending import Place, as_read, places
from summitry.web.index import Asked
from summitry.web.pages.corrections import Said, author, keep, remember
from summitry.web.pages.documents import Noted, noted, reviewed
from summitry.web.pages.lists import After
from summitry.web.served import Served, answer, query, served

router = APIRouter()

#: The claim that is asked for, where it is not the next.
ClaimAsked = Annotated[str, Query(pattern=r"^(c-[0-9a-f]{16})?$")]
#: Rows of the queue that are looked at together, and characters shown on either side of a claim.
_BATCH, _AROUND = 40, 600


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for review: itself, the words around it, why it waits, and what it stands with."""

    cursor: str
    claim: Claim
    noted: Noted
    why: str
    before: str
    after: str
    title: str
    outlet: str
    entry: Entry | None
    others: tuple[Noted, ...]
    actors: tuple[tuple[str, str], ...]
    slots: tuple[tuple[str, str], ...]


def waiting(desk: Served, after: str, kind: str) -> tuple[Waiting | None, int]:
    """The next claim that waits (of one kind), and how many there are in all."""
    done, cursor = reviewed(desk.store.corrections()), after
    total = max(0, desk.index.totals().get("queue", 0) - len(done))
    while True:
        shown = desk.index.page("queue", Asked(after=cursor, size=_BATCH), facets=False)
        fresh = [row for row in shown.rows if row.id not in done]
        claims = {one.id: one for one in desk.parts.claims([row.id for row in fresh])}
        for row in fresh:
            if row.id in claims and kind in ("", claims[row.id].kind):
                return _waiting(desk, claims[row.id], row.cursor, row.cells[0][1]), total
        if not shown.after:
            return None, total
        cursor = shown.after


def _waiting(desk: Served, claim: Claim, cursor: str, why: str) -> Waiting:
    led = desk.index.edges("entry", [claim.id]).get(claim.id, [])
    part = desk.parts.of_entries(led[:1]) if led else desk.parts.of_claims([claim.id])
    shown = Desk(part)
    claim = next((one for one in part.said if one.id == claim.id), claim)
    text = shown.documents[claim.document].text
    low, high = _around(shown.documents[claim.document], claim)
    said = noted(desk, shown, [claim, *(one for one in part.said if one.id != claim.id)][:9])
    doc = shown.documents[claim.document]
    return Waiting(
        cursor,
        claim,
        said[0],
        why,
        text[low : claim.start],
        text[claim.end : high],
        doc.title or "",
        shown.outlet(doc.id),
        part.held[0] if part.held else None,
        tuple(said[1:]),
        tuple(
            dict.fromkeys(
                (slot.value, shown.display(slot.role, slot))
                for slot in claim.slots
                if kinds.role(slot.role).type is ValueType.ACTOR and slot.value[:2] in ("p-", "a-")
            )
        ),
        _slots(desk, shown, claim),
    )


def _slots(desk: Served, shown: Desk, claim: Claim) -> tuple[tuple[str, str], ...]:
    """The slots of a claim that can be corrected, with what a reader sees; none of one that is made of others."""
    if claim.kind in kinds.derived():
        return ()
    read, _ = as_read(desk.store, claim.id)
    return tuple((one.name, _told(shown, one)) for one in places(desk.store, read))


def _told(shown: Desk, one: Place) -> str:
    further = one.at is None and one.name.endswith("+")
    value = shown.display(one.schema.role, Slot(one.schema.role, one.value)) if one.value else ""
    return f"{one.schema.name}: {'one more' if further else value or 'none'}"


def _around(document: Document, claim: Claim) -> tuple[int, int]:
    """The stretch that a claim is shown in: its passage, at most so many characters on either side."""
    home = next((p for p in document.passages if p.start <= claim.start < p.end), None)
    low, high = (home.start, home.end) if home else (0, len(document.text))
    return max(low, claim.start - _AROUND), max(claim.end, min(high, claim.end + _AROUND))


def last(desk: Served) -> Correction | None:
    """The last correction that still holds: what undoing would take back."""
    return next(reversed(in_force(desk.store.corrections())), None)


def called(desk: Served, ident: str) -> Waiting | None:
    """A claim that is to be reviewed whether it waits or not."""
    found = desk.parts.claims([ident])
    return _waiting(desk, found[0], "", "it was asked for") if found else None


@router.get("/review.json", summary="The next claim that waits for review")
def data(request: Request, after: After = "", kind: Annotated[str, Query(max_length=40)] = "") -> dict[str, Any]:
    """The next claim, why it waits, and how many do."""
    found, total = waiting(served(request), after, kind)
    if found is None:
        return {"total": total, "claim": None, "after": ""}
    return {
        "total": total,
        "claim": rows.plain(found.noted),
        "why": found.why,
        "words": [found.before, found.noted.words, found.after],
        "slots": [{"name": name, "now": now} for name, now in found.slots],
        "after": found.cursor,
    }


@router.get("/review", include_in_schema=False)
def page(
    request: Request, after: After = "", kind: Annotated[str, Query(max_length=40)] = "", claim: ClaimAsked = ""
) -> Response:
    """The review as a page: the next claim that waits, or the one that is asked for."""
    desk = served(request)
    desk.look()
    found, total = waiting(desk, after, kind)
    found = called(desk, claim) if claim else found
    return answer(
        request,
        "review.j2",
        found=found,
        total=total,
        kind=kind,
        kinds=kinds.kinds(),
        done=len(reviewed(desk.store.corrections())),
        last=last(desk),
        author=author(request),
    )


@router.post("/review", include_in_schema=False)
def judged(
    request: Request,
    verdict: Annotated[CorrectionKind, Form()],
    targets: Annotated[list[str], Form()],
    because: Annotated[str, Form(max_length=2000)] = "",
    by: Annotated[str, Form(max_length=200)] = "",
    after: Annotated[str, Form(max_length=200)] = "",
    kind: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """A verdict on a claim, or undoing the last one; then on to the next claim."""
    keep(served(request), Said(kind=verdict, targets=targets, because=because, author=by), author(request))
    answered = RedirectResponse(query("/review", {"after": after, "kind": kind}), status_code=303)
    remember(answered, by)
    return answered
