"""What the desk lists, each with its address: the listings of ``present``, and which of their columns are facets.

Nothing is listed here in a way of its own: a row of a list is a row of the command line's. A kind of claim has a list as soon
as it has a schema; a plug-in adds others by the entry point group ``summitry.lists`` (an object of it is a :class:`Listed`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from sqlalchemy import func, select

from summitry import kinds, registry
from summitry.kinds import Form, KindSchema, SlotSchema, ValueType, When
from summitry.model import Claim, Reconciled
from summitry.present import answers, listing, places, quotations
from summitry.present.listing import Listing
from summitry.reason.sources import COLUMNS, sources_table
from summitry.record import Store, schema
from summitry.record.excerpt import Excerpt
from summitry.values import edtf

#: Types of value that are facets: few values, each held by many claims.
_FACETS = frozenset({ValueType.ACTOR, ValueType.CHOICE, ValueType.COUNTRY, ValueType.PLACE})
#: Facets that every list of claims has beside those of its slots; where they come from is in ``making``.
OF_CLAIMS = ("side", "outlet", "day", "modality", "certainty")
#: Addresses of kinds that are not what their claims are called.
_ADDRESSES = {"gap": "not-said", "encounter": "meetings", "quote": "quotes", "tally": "counts", "role": "offices"}
_QUOTES = "Who said what, to whom, where and when, and how other reports word it."
_MEETINGS = "Who met whom: each meeting with its findings and how well each is supported."
#: The roles that say when a meeting was.
_TIMES = kinds.times("encounter", When.HAPPENS)
#: What comes after every day, and what a count of meetings is called in the list of checks.
_NEVER, _TALLY = date.max, "tally"
_CHECKS = ("sum", _TALLY, "outlook")
#: The ids of the reports that share a passage, as columns.
OF_COPIES = ("report", "other report")
#: Entry point group of lists that plug-ins add.
GROUP = "summitry.lists"


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its address, heading, a sentence on what it is, how it is made, its facets, and how a row of it looks.

    ``shape`` names a macro of ``templates/rows.j2``. ``kind``: the kind of claim that it lists, if it is of one. ``home``: what
    each row rests on alone, so that only the rows of what has changed need be made again: ``document`` or ``entry``; empty where
    a row rests on all of the record. ``order``: what rows with a home are ordered by, their ids otherwise. ``rest`` makes rows
    that rest on all of the record beside others that have a home.
    """

    name: str
    heading: str
    about: str
    make: Callable[[Store], Listing]
    facets: tuple[str, ...] = ()
    shape: str = "plain"
    kind: str = ""
    home: str = ""
    order: Callable[[Mapping[str, str], Sequence[Mapping[str, str]]], str] | None = None
    rest: Callable[[Store], Listing] | None = None


@cache
def lists() -> dict[str, Listed]:
    """All lists by address, in the order of the menu."""
    ours = (*_fixed(), *(_of_kind(kinds.schema(kind)) for kind in kinds.kinds()))
    theirs = (registry.load(GROUP, name) for name in registry.names(GROUP))
    return {one.name: replace(one, facets=tuple(dict.fromkeys(one.facets))) for one in (*ours, *theirs)}


def address(kind: str) -> str:
    """The address of the list of a kind."""
    schema = kinds.schema(kind)
    return _ADDRESSES.get(kind) or (schema.command or schema.called).replace(" ", "-")


def _of_kind(schema: KindSchema) -> Listed:
    """The list of a kind of claim: of its entries where these are what is read, else of its claims."""
    name, heading = address(schema.name), schema.heading or schema.called[:1].upper() + schema.called[1:]
    slots = tuple(slot.role for slot in schema.own if slot.finding and (slot.type in _FACETS or _heads(schema, slot)))
    told: Callable[[Store], Listing] = partial(_claims, kind=schema.name)
    if schema.form is Form.MEETINGS:
        told = partial(_entries, kind=schema.name)
        facets = (*slots, "standing", "modality")
        return Listed(name, heading, _MEETINGS, told, facets, "entry", schema.name, "entry", by_time)
    if schema.derived:
        told = partial(_entries, kind=schema.name)
        facets = (*slots, "standing", "modality")
        return Listed(name, heading, schema.help, told, facets, "entry", schema.name, "entry")
    if schema.said:
        facets = (*slots, "form", "setting", *OF_CLAIMS[:4])
        return Listed(name, "Quotes", _QUOTES, quotations.quotations, facets, "quote", schema.name, "document")
    about = schema.help or f"Claims that {schema.says}."
    return Listed(name, heading, about, told, (*slots, *OF_CLAIMS), "claim", schema.name, "document")


def _heads(schema: KindSchema, slot: SlotSchema) -> bool:
    """Whether a slot holds what claims are grouped under, as the issue of a stance."""
    return schema.form is Form.GROUPS and slot.about


def _claims(store: Store, kind: str) -> Listing:
    return listing.claims(store, kind)


def _entries(store: Store, kind: str) -> Listing:
    return listing.entries(store, kind)


def _fixed() -> tuple[Listed, ...]:
    return (
        Listed("stories", "Stories", "Which reports are about one happening.", stories, ("outlet",), "story"),
        Listed(
            "documents",
            "Documents",
            "The reports, their origins, and what they share.",
            documents,
            ("outlet", "origin", "day"),
            "document",
            home="document",
            order=by_day,
        ),
        Listed(
            "people",
            "People and bodies",
            "Who takes part, by how many reports know them.",
            people,
            ("type", "country"),
            "person",
        ),
        Listed(
            "contested", "Contested", "What cannot all be true.", contested, ("kind", "role"), "entry", home="entry"
        ),
        Listed(
            "timeline",
            "Timeline",
            "What has a time, by time.",
            answers.timeline,
            ("kind", "standing", "modality"),
            "dated",
            home="entry",
            order=by_bounds,
        ),
        Listed(
            "checks",
            "Checks",
            "Sums, counts of meetings, and what became of outlooks.",
            fates,
            ("check", "verdict"),
            home="entry",
            order=by_check,
            rest=counts,
        ),
        Listed(
            "copies",
            "Copies",
            "Which passages of one report stand in another.",
            copies,
            ("document", "stands in"),
            "copy",
        ),
        Listed("places", "Places", "The places of the record.", places.places, ("type",)),
        Listed("skipped", "Left out", "What was not read, and why.", skipped, ("stage", "reason")),
    )


# ---------------------------------------------------------------- listings that only arrange what others say
def by_time(row: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> str:
    """The meetings in the order of time, those without a date last."""
    told = next((one["values"].split(" | ")[0] for one in rows if one["role"] in _TIMES), "")
    first, last = edtf.bounds(told)
    return f"{first or last or _NEVER} {last or _NEVER} {row['id']}"


def by_bounds(row: Mapping[str, str], _rows: Sequence[Mapping[str, str]]) -> str:
    """What has a time by its first and last day."""
    first, last = edtf.bounds(row["time"])
    return f"{first or date.min} {last or date.max} {' '.join(row.values())[:200]}"


def by_day(row: Mapping[str, str], _rows: Sequence[Mapping[str, str]]) -> str:
    """The documents by day and name, those without a day last."""
    return f"{row['published'] or '~'} {row['document']} {row['id']}"


def by_check(row: Mapping[str, str], _rows: Sequence[Mapping[str, str]]) -> str:
    """Sums, then counts, then outlooks."""
    return f"{_CHECKS.index(row['check'])} {row['id']}"


def fates(store: Store) -> Listing:
    """The sums that do not add up and what became of outlooks, as the reports of a unit tell; overdue by the latest of all."""
    made = answers.checks(store, latest(store))
    return replace(made, rows=tuple(row for row in made.rows if row[0] != _TALLY))


def counts(store: Store) -> Listing:
    """The counts of meetings that reports give, against all meetings of the record."""
    kinds_of = ("encounter", "tally")
    made = answers.checks(Excerpt(store, (), [e.id for kind in kinds_of for e in store.entries(kind)]))
    return replace(made, rows=tuple(row for row in made.rows if row[0] == _TALLY))


def latest(store: Store) -> str:
    """The day of the latest report of a record; empty where none has one."""
    found = [
        row["day"] or ""
        for table in (schema.document, schema.dating)
        for row in store.select(select(func.max(table.c.published).label("day")))
    ]
    last = edtf.bounds(max(found)[:10])[1]
    return last.isoformat() if last else ""


def people(store: Store) -> Listing:
    """The persons and all other actors that have a name."""
    return listing.people(store, None)


def contested(store: Store) -> Listing:
    """What cannot all be true, entry by entry."""
    return listing.entries(store, contested=True)


def documents(store: Store) -> Listing:
    """The documents as ``summitry sources`` lists them, each with its outlet and its id."""
    derived = Reconciled(
        origins=tuple(store.origins()),
        copies=tuple(store.copies()),
        datings=tuple(store.datings()),
        resolutions=tuple(store.resolutions()),
    )
    rows = sources_table(store.documents(parts=False), derived, filter(_likely, store.claims()))
    return Listing((*COLUMNS, "outlet", "id"), tuple((*row.row, row.outlet or "", row.document) for row in rows))


def copies(store: Store) -> Listing:
    """The shared passages as ``summitry copies`` lists them, with the ids of both reports."""
    made = answers.copies(store)
    rows = ((*row, one.document, one.other, one.document) for row, one in zip(made.rows, store.copies(), strict=True))
    return Listing((*made.columns, *OF_COPIES, "id"), tuple(rows))


def _likely(claim: Claim) -> bool:
    return claim.likely


def stories(store: Store) -> Listing:
    """The stories, one row each, those with most reports first: title, reports, first and last day, outlets."""
    heads = {doc.id: doc for doc in store.documents()}
    rows = []
    for story in sorted(store.stories(), key=lambda s: (-len(s.documents), s.title, s.id)):
        told = [heads[d] for d in story.documents if d in heads]
        days = sorted(doc.published[:10] for doc in told if doc.published)
        outlets = "; ".join(dict.fromkeys(name for doc in told if (name := doc.outlet or doc.agency)))
        rows.append((story.title, str(len(told)), days[0] if days else "", days[-1] if days else "", outlets, story.id))
    return Listing(("story", "reports", "from", "until", "outlet", "id"), tuple(rows))


def skipped(store: Store) -> Listing:
    """What was left out, where and why."""
    rows = tuple((one.locator, one.stage, one.reason, one.message) for one in store.skipped())
    return Listing(("locator", "stage", "reason", "message"), rows)


def source(locator: str) -> str:
    """A source as a list names it, without the folders of a path."""
    head, comma, day = locator.rpartition(", ")
    named = head if comma else day
    return named.replace("\\", "/").rsplit("/", 1)[-1] + comma + day if "://" not in named and comma else locator
