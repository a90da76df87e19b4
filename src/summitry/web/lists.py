"""What the desk lists, each with its address: the listings of ``present``, and which of their columns are facets.

Nothing is listed here in a way of its own: a row of a list is a row of the command line's. A kind of claim has a list as soon
as it has a schema; a plug-in adds others by the entry point group ``summitry.lists`` (an object of it is a :class:`Listed`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from summitry import kinds, registry
from summitry.kinds import Form, KindSchema, SlotSchema, ValueType, When
from summitry.model import Claim, Reconciled
from summitry.present import answers, listing, places, quotations
from summitry.present.listing import Listing
from summitry.reason.sources import COLUMNS, sources_table
from summitry.record import Store
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
#: Entry point group of lists that plug-ins add.
GROUP = "summitry.lists"


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its address, heading, a sentence on what it is, how it is made, its facets, and how a row of it looks.

    ``shape`` names a macro of ``templates/rows.j2``. ``kind``: the kind of claim that it lists, if it is of one.
    """

    name: str
    heading: str
    about: str
    make: Callable[[Store], Listing]
    facets: tuple[str, ...] = ()
    shape: str = "plain"
    kind: str = ""


@cache
def lists() -> dict[str, Listed]:
    """All lists by address, in the order of the menu."""
    ours = (*_fixed(), *(_of_kind(kinds.schema(kind)) for kind in kinds.kinds()))
    theirs = (registry.load(GROUP, name) for name in registry.names(GROUP))
    return {one.name: one for one in (*ours, *theirs)}


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
        return Listed(name, heading, _MEETINGS, meetings, (*slots, "standing", "modality"), "entry", schema.name)
    if schema.derived:
        told = partial(_entries, kind=schema.name)
        return Listed(name, heading, schema.help, told, (*slots, "standing", "modality"), "entry", schema.name)
    if schema.said:
        facets = (*slots, "form", "setting", *OF_CLAIMS[:4])
        return Listed(name, "Quotes", _QUOTES, quotations.quotations, facets, "quote", schema.name)
    about = schema.help or f"Claims that {schema.says}."
    return Listed(name, heading, about, told, (*slots, *OF_CLAIMS), "claim", schema.name)


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
        ),
        Listed(
            "people",
            "People and bodies",
            "Who takes part, by how many reports know them.",
            people,
            ("type", "country"),
            "person",
        ),
        Listed("contested", "Contested", "What cannot all be true.", contested, ("kind", "role"), "entry"),
        Listed(
            "timeline",
            "Timeline",
            "What has a time, by time.",
            answers.timeline,
            ("kind", "standing", "modality"),
            "dated",
        ),
        Listed(
            "checks",
            "Checks",
            "Sums, counts of meetings, and what became of outlooks.",
            answers.checks,
            ("check", "verdict"),
        ),
        Listed(
            "copies",
            "Copies",
            "Which passages of one report stand in another.",
            answers.copies,
            ("document", "stands in"),
        ),
        Listed("places", "Places", "The places of the record.", places.places, ("type",)),
        Listed("skipped", "Left out", "What was not read, and why.", skipped, ("stage", "reason")),
    )


# ---------------------------------------------------------------- listings that only arrange what others say
def meetings(store: Store) -> Listing:
    """The meetings in the order of time, those without a date last."""
    made = listing.entries(store, "encounter")
    entry, role, values = (made.columns.index(one) for one in ("id", "role", "values"))
    times = {row[entry]: edtf.bounds(row[values].split(" | ")[0]) for row in made.rows if row[role] in _TIMES}

    def order(row: tuple[str, ...]) -> tuple[bool, date, date, str]:
        first, last = times.get(row[entry], (None, None))
        return not (first or last), first or last or date.max, last or date.max, row[entry]

    return replace(made, rows=tuple(sorted(made.rows, key=order)))


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
    rows = sources_table(store.documents(), derived, filter(_likely, store.claims()))
    return Listing((*COLUMNS, "outlet", "id"), tuple((*row.row, row.outlet or "", row.document) for row in rows))


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
