"""A person, a state or a body: offices by date with the words behind them, whom it met, what it said and wants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from summitry import kinds
from summitry.model import Actor, Appearance
from summitry.present import sources
from summitry.present.evidence import Evidence
from summitry.present.lookup import Desk, office
from summitry.present.page import PersonRow
from summitry.record import rows
from summitry.record.part import Part
from summitry.values import edtf, place
from summitry.web import lists
from summitry.web.index import Asked, Shown
from summitry.web.lists import Listed
from summitry.web.served import Served, answer, missing, served

router = APIRouter()

Ident = Annotated[str, Path(pattern=r"^a-[0-9a-f]{16}$")]
#: Rows of each list that a page of a person shows, and reports that say offices.
_FEW, _REPORTS = 5, 60


def found(desk: Served, ident: str) -> tuple[Actor, PersonRow | None, list[Appearance]]:
    """An actor, the offices with the words that say them, and the appearances that it was made of."""
    actors = desk.parts.actors([ident])
    if not actors:
        raise missing("actor")
    actor = actors[0]
    seen = desk.parts.appearances(actor.appearances[:200])
    homes = dict.fromkeys([r.document for r in actor.roles if r.document])
    docs = list(desk.store.documents(list(homes)[:_REPORTS]))
    shown = Desk(Part(docs=docs, who=actors, seen=seen, corrected=tuple(desk.store.corrections())))
    return actor, next(iter(sources.people(shown, ())), None), seen


def offices(actor: Actor, person: PersonRow | None) -> list[tuple[str, str, tuple[Evidence, ...]]]:
    """The offices of a person with their days and the words that say them: the latest first, those without a day last."""
    days: dict[str, list[str]] = {}
    for role in actor.roles:
        if name := office(role.office, role.organisation):
            some = [f"{role.since or '..'}/{role.until or '..'}"] if role.since or role.until else []
            days.setdefault(name.casefold(), []).extend(some)
    known = [(*named, some) for named, some in zip(person.roles if person else (), days.values(), strict=False)]
    known.sort(key=lambda one: max(one[2], default=""), reverse=True)
    return [(name, "; ".join(map(edtf.show, dict.fromkeys(some))), words) for name, words, some in known]


def taking_part(desk: Served, name: str) -> Iterator[tuple[Listed, str, Shown]]:
    """The lists that an actor takes part in, each with the facet of its part and the first rows."""
    for listed in lists.lists().values():
        for role in kinds.schema(listed.kind).taking_part if listed.kind else ():
            if role in listed.facets:
                shown = desk.index.page(listed.name, Asked({role: name}, size=_FEW), facets=False)
                if shown.rows:
                    yield listed, role, shown


@router.get("/people/{ident}.json", summary="A person or body")
def data(request: Request, ident: Ident) -> dict[str, Any]:
    """An actor with offices, names and reports, and how often it takes part in what."""
    desk = served(request)
    actor, person, seen = found(desk, ident)
    return {
        "actor": rows.plain(actor, "appearances"),
        "offices": rows.plain(person)["roles"] if person else [],
        "reports": sorted({one.document for one in seen}),
        "takes part": [
            {"list": listed.name, "as": role, "total": shown.total}
            for listed, role, shown in taking_part(desk, actor.name)
        ],
    }


@router.get("/people/{ident}", include_in_schema=False)
def page(request: Request, ident: Ident) -> Response:
    """One actor."""
    desk = served(request)
    actor, person, seen = found(desk, ident)
    names = {one.document: one for one in seen}
    return answer(
        request,
        "person.j2",
        actor=actor,
        person=person,
        offices=offices(actor, person),
        country=place.country(actor.country) if actor.country else "",
        parts=list(taking_part(desk, actor.name)),
        seen=names,
        reports={one.id: one for one in desk.store.documents(list(names)[:_REPORTS])},
    )
