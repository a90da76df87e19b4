"""What was read, straight from the cells that the driver gives: a large record holds millions, and a mapping for each costs most.

The statements are SQLAlchemy's; only what it makes of their rows is left out. Columns that are lists come as JSON.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from summitry.model import (
    ActorType,
    Appearance,
    Argument,
    Certainty,
    Claim,
    Frame,
    Meaning,
    Mention,
    Modality,
    Number,
    Part,
    Passage,
    Quotation,
    Role,
    Slot,
    Time,
)
from summitry.record import schema
from summitry.record.connect import lists

Cells = tuple[Any, ...]
#: The names of the columns of a table that are there: an older record on read-only ground lacks some, or all.
There = Callable[[Table], Collection[str]]

_PARTS = {str(one): one for one in Part}
_MODALITIES = {str(one): one for one in Modality}
_CERTAINTIES = {str(one): one for one in Certainty}
_SORTS = {str(one): one for one in ActorType}
#: Columns of the parts of documents, after those that say whose they are, and what they make together.
_FALLEN: dict[str, tuple[tuple[str, ...], Callable[..., Any]]] = {
    "passage": (("part", "start", "end"), lambda part, start, end: Passage(_PARTS[part], start, end)),
    "sentence": (("part", "start", "end"), lambda part, start, end: Passage(_PARTS[part], start, end)),
    "quotation": (
        ("start", "end", "inner_start", "inner_end", "group", "closed"),
        lambda start, end, low, high, group, closed: Quotation(start, end, low, high, group, bool(closed)),
    ),
    "time": (
        ("start", "end", "kind", "value", "relative", "approximate"),
        lambda start, end, kind, value, relative, rough: Time(start, end, kind, value, relative, bool(rough)),
    ),
    "number": (
        ("start", "end", "minimum", "maximum", "unit", "role", "approximate"),
        lambda start, end, least, most, unit, role, rough: Number(start, end, least, most, unit, role, bool(rough)),
    ),
    "meaning": (("start", "end", "vectors"), Meaning),
}


def cells(connection: Connection, query: Select[Any]) -> list[Cells]:
    """The rows of a query as the driver gives them."""
    return list(connection.execute(query).cursor.fetchall())


def _listed(value: Any) -> Any:
    """The value of a column that is a list."""
    if value == "[]":
        return ()
    return lists(value) if isinstance(value, str) else value


def parts(connection: Connection, name: str, documents: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """One of the parts of some documents, by document, in order."""
    table, (columns, make) = schema.metadata.tables[name], _FALLEN[name]
    query = select(table.c.document, *(table.c[one] for one in columns)).where(table.c.document.in_(documents))
    found = defaultdict(list)
    for document, *row in cells(connection, query.order_by(table.c.document, table.c.n)):
        found[document].append(make(*row))
    return {document: tuple(some) for document, some in found.items()}


def appearances(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[Appearance, ...]]:
    """The actors as some documents know them, by document."""
    table = schema.appearance.c
    found = defaultdict(list)
    query = select(
        table.document, table.id, table.actor_type, table.name, table.names, table.country, table.known_as, table.roles,
        table.mentions,
    ).where(table.document.in_(documents))  # fmt: skip
    for document, made, sort, name, names, country, known_as, roles, mentions in cells(
        connection, query.order_by(table.document, table.id)
    ):
        found[document].append(
            Appearance(
                id=made,
                document=document,
                actor_type=_SORTS[sort],
                name=name,
                names=tuple(_listed(names)),
                country=country,
                roles=tuple([Role(**one) for one in _listed(roles)]),
                mentions=tuple([Mention(**one) for one in _listed(mentions)]),
                known_as=known_as,
            )
        )
    return {document: tuple(some) for document, some in found.items()}


def frames(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[Frame, ...]]:
    """The predicates of some documents, by document, in order."""
    table = schema.frame.c
    found = defaultdict(list)
    query = select(
        table.document, table.start, table.end, table.head_start, table.head_end, table.word, table.category,
        table.arguments, table.polarity, table.factuality, table.holders,
    ).where(table.document.in_(documents))  # fmt: skip
    for document, start, end, low, high, word, category, arguments, polarity, factuality, holders in cells(
        connection, query.order_by(table.document, table.n)
    ):
        found[document].append(
            Frame(
                start=start,
                end=end,
                head_start=low,
                head_end=high,
                word=word,
                category=category,
                arguments=tuple([Argument(*one) for one in _listed(arguments)]),
                polarity=polarity,
                factuality=factuality,
                holders=tuple(_listed(holders)),
            )
        )
    return {document: tuple(some) for document, some in found.items()}


#: What a claim is by itself, and what an older record does not have of it.
_CLAIM = ("id", "kind", "document", "start", "end", "polarity", "modality", "holders", "part")
_JUDGED = ("probability", "certainty", "judge", "proposed")


def claims(connection: Connection, there: There, *where: ColumnElement[bool]) -> list[Claim]:
    """Some claims as they were read, by document and place in the text."""
    table, slot = schema.claim, schema.slot.c
    query = select(slot.claim, slot.role, slot.value, slot.text, slot.start, slot.end, slot.why)
    slots = defaultdict(list)
    for claim, *row in cells(connection, query.join(table).where(*where).order_by(slot.claim, slot.n)):
        slots[claim].append(Slot(*row))
    judged = [name for name in _JUDGED if name in there(table)]
    order = (table.c.document, table.c.start, table.c.end, table.c.kind, table.c.id)
    query = select(*(table.c[name] for name in (*_CLAIM, *judged))).where(*where).order_by(*order)
    found = []
    for made, kind, document, start, end, polarity, modality, holders, part, *sure in cells(connection, query):
        known = dict(zip(judged, sure, strict=True))
        if "certainty" in known:
            known["certainty"] = _CERTAINTIES[known["certainty"]]
        found.append(
            Claim(
                id=made,
                kind=kind,
                document=document,
                start=start,
                end=end,
                slots=tuple(slots.get(made, ())),
                polarity=polarity,
                modality=_MODALITIES[modality],
                holders=tuple(_listed(holders)),
                part=_PARTS[part],
                **known,
            )
        )
    return found
