"""Lists for people and programs: rows of a record as a table, JSON, CSV or TSV.

A row leads to its words: every listing of claims ends in the document, the offsets and the words themselves.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from summitry import kinds
from summitry.errors import InputError
from summitry.kinds import ValueType, When
from summitry.model import Actor, ActorType, Certainty, Claim, Document, Entry, Finding, Modality, Slot, Value
from summitry.present import wording
from summitry.reason import certain
from summitry.reconcile.corrections import set_aside
from summitry.record import Store, lookup, searched
from summitry.values import actor, edtf, words

#: A day that could not be told, as claims hold it: ``rel:weekday=3;dir=past``.
_RELATIVE = re.compile(rf"(?<!\w){edtf.RELATIVE}[\w=+.-]+(?:;\w+=[\w+.-]+)*")
#: One of several things in a cell.
_PARTS = re.compile(r"(?<![^;|] )(?<!\S)[A-Z]{3}(?=;|$| \|)")
FORMS = ("table", "json", "csv", "tsv")


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under column names. A cell that holds several things separates them by ``; ``.

    Where rows belong together, the first ``grouped`` cells of each are the same.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    grouped: int = 0

    def widths(self) -> list[int]:
        """The longest cell of each column, its name included, in characters."""
        return [max(map(len, cells)) for cells in zip(self.columns, *self.rows, strict=True)]

    def in_words(self) -> Listing:
        """The same for a table on the screen: lengths of time as people say them ("2 hours"), roles by what they mean.

        States stand there by name and not by code, and of a day that cannot be told, that it is not known.
        """
        rows = (tuple(_said(*pair) for pair in zip(self.columns, row, strict=True)) for row in self.rows)
        return replace(self, rows=tuple(rows))

    def to(self, form: str) -> str:
        """The rows as ``json`` (a list of objects), ``csv`` or ``tsv`` (with a header). Tables are drawn by the caller."""
        if form == "json":
            objects = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
            return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"
        if form not in FORMS or form == "table":
            raise InputError(f"there is no form {form!r}; there are {', '.join(FORMS)}")
        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
        writer.writerows([self.columns, *self.rows])
        return out.getvalue()


def _said(column: str, cell: str) -> str:
    if column == "role":
        return kinds.label(cell).lower()
    cell = _RELATIVE.sub(lambda match: edtf.show(match[0]), cell)
    if column == "values" or _is_actor(column):
        cell = _PARTS.sub(lambda match: wording.coded().get(match[0], match[0]), cell)
    lengths = column == "values" or kinds.role(column).type is ValueType.DURATION
    return wording.reason(cell) if lengths and "P" in cell else cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a listing is narrowed to: an actor's name, words, a period (EDTF), an outlet. Empty means all that is sure enough."""

    actor: str = ""
    about: str = ""
    since: str = ""
    until: str = ""
    outlet: str = ""
    certainty: Certainty = Certainty.BALANCED

    def __post_init__(self) -> None:
        for date in filter(None, (self.since, self.until)):
            if edtf.parse(date) is None:
                raise InputError(f"{date!r} is no date; give a year, month or day such as 2019, 2019-04 or 2019-04-25")

    @property
    def period(self) -> str:
        """The period as an EDTF interval, or nothing."""
        return f"{self.since or '..'}/{self.until or '..'}" if self.since or self.until else ""


class Names:
    """Actor ids to names, once for a whole listing; a value that is no id stands for itself, as a report spells it.

    ``told``: the slots or values whose spelling is known.
    """

    def __init__(self, store: Store, told: Iterable[Slot | Value] = ()) -> None:
        self.by_id = wording.states() | lookup.names(store)
        self.spell(told)

    def spell(self, told: Iterable[Slot | Value]) -> None:
        """Know how reports spell further values that are no ids."""
        self.by_id = wording.spelled(told) | self.by_id

    def __call__(self, value: str) -> str:
        """The name behind an id."""
        return actor.show(value, self.by_id)

    def all(self, values: Iterable[str]) -> str:
        """The names of several, each once."""
        return "; ".join(dict.fromkeys(map(self, values)))


def actor_slots(claims: Iterable[Claim]) -> Iterator[Slot]:
    """The slots of claims that name actors."""
    return (slot for claim in claims for slot in claim.slots if _is_actor(slot.role))


def _is_actor(role: str) -> bool:
    return kinds.role(role).type is ValueType.ACTOR


def claims(store: Store, kind: str, narrow: Filter | None = None) -> Listing:
    """The claims of one kind: their slots by role, then polarity, modality, holders, document and words.

    Where some were judged, columns ``probability`` and ``certainty`` follow; where a user set some aside as wrong, a column
    ``set aside`` says who, when and why.
    """
    narrow, name = narrow or Filter(), Names(store)
    every = list(_narrowed(store, kind, narrow, name))
    name.spell(actor_slots(every))
    documents = {doc.id: doc for doc in store.documents(sorted({claim.document for claim in every}), parts=False)}
    kept = [c for c in every if _wanted(c, documents[c.document], narrow, name)]
    roles = _roles(kind, kept)
    wrong = set_aside(store.corrections())
    aside = ("set aside",) if any(claim.id in wrong for claim in kept) else ()
    judged = ("probability", "certainty") if any(claim.probability is not None for claim in kept) else ()

    def row(claim: Claim) -> tuple[str, ...]:
        doc = documents[claim.document]
        return (
            *(name.all(slot.value for slot in claim.all(role)) for role in roles),
            claim.polarity,
            str(claim.modality),
            name.all(claim.holders),
            source(doc),
            f"{claim.start}-{claim.end}",
            words.show(doc.text[claim.start : claim.end]),
            *(_surely(claim) if judged else ()),
            *(wrong[claim.id].why if claim.id in wrong else "" for _ in aside),
            claim.id,
        )

    columns = (*roles, "polarity", "modality", "holders", "source", "at", "words", *judged, *aside, "id")
    return Listing(columns, tuple(map(row, kept)))


def _narrowed(store: Store, kind: str, narrow: Filter, name: Names) -> Iterator[Claim]:
    """The claims of a kind, or where an actor is named those that name one so: the others are not loaded."""
    if not narrow.actor:
        return store.claims(kind)
    told = lookup.told_values(store, kind)
    parts = narrow.actor.lower().split()
    spoken = {made: " ".join(f"{name(value)} {words}" for value, words in some).lower() for made, some in told.items()}
    ids = [made for made, said in spoken.items() if all(part in said for part in parts)]
    return iter(sorted(store.claims_called(ids), key=lambda c: (c.document, c.start, c.end, c.id)))


def _roles(kind: str, found: Iterable[Claim]) -> list[str]:
    """The roles that some claims fill: those of the schema in its order, then others."""
    held, schema = dict.fromkeys(slot.role for claim in found for slot in claim.slots), kinds.schema(kind)
    return [*(s.role for s in schema.slots if s.role in held), *(r for r in held if r not in schema.by_role)]


def _surely(claim: Claim) -> tuple[str, str]:
    """How sure a claim is: its probability, where it was judged, and the strictest point that it reaches."""
    return "" if claim.probability is None else f"{claim.probability:.2f}", str(claim.certainty)


def _wanted(claim: Claim, doc: Document, narrow: Filter, name: Names) -> bool:
    values = [*(name(slot.value) for slot in claim.slots), *(name(holder) for holder in claim.holders)]
    said = " ".join([doc.text[claim.start : claim.end], *values]).lower()
    times = (s.value for role in kinds.times(claim.kind, When.HAPPENS) for s in claim.all(role))
    when = next(filter(None, times), "") or (doc.published or "")[:10]
    return (
        claim.certainty.reaches(narrow.certainty)
        and all(part in " ".join(values).lower() for part in narrow.actor.lower().split())
        and narrow.about.lower() in said
        and narrow.outlet.lower() in source(doc).lower()
        and (not narrow.period or (bool(when) and not edtf.compare(when, narrow.period).clashes))
    )


def entries(store: Store, kind: str | None = None, narrow: Filter | None = None, *, contested: bool = False) -> Listing:
    """The entries (of one kind): each finding with its values and standing, and how many claims and origins it rests on."""
    narrow = narrow or Filter()
    name = Names(store)
    asked = searched.runs(narrow.about, *narrow.actor.split())
    if contested:
        every = certain.contested(store, narrow.certainty)
    elif asked:
        every = certain.saying(store, kind, narrow.certainty, asked, name.by_id)
    else:
        every = certain.entries(store, kind, narrow.certainty)
    name.spell(v for e in every for f in e.findings if _is_actor(f.role) for v in f.values)
    kept = [e for e in every if _entry_wanted(e, narrow, name)]
    rows = [
        (
            entry.kind,
            entry.title,
            entry.id,
            finding.role,
            " | ".join(name(v.value) for v in finding.values),
            str(finding.standing),
            str(modality(entry, finding)),
            str(len({c for v in finding.values for c in v.claims})),
            str(len({o for v in finding.values for o in v.origins})),
            wording.reason(finding.why),
        )
        for entry in kept
        for finding in entry.findings
        if not contested or finding.standing == "contested"
    ]
    columns = ("kind", "entry", "id", "role", "values", "standing", "modality", "claims", "origins", "why")
    return Listing(columns, tuple(rows), grouped=3)


def modality(entry: Entry, finding: Finding) -> str:
    """How far an entry has come about; its denial shows in the polarity."""
    plain = entry.polarity == "+" or finding.role == "polarity" or entry.modality is Modality.DENIED
    return str(entry.modality) if plain else f"not {entry.modality}"


def _entry_wanted(entry: Entry, narrow: Filter, name: Names) -> bool:
    values = " ".join(name(v.value) for f in entry.findings for v in f.values).lower()
    happens = kinds.times(entry.kind, When.HAPPENS)
    when = [v.value for f in entry.findings if f.role in happens for v in f.values]
    return (
        all(part in values for part in narrow.actor.lower().split())
        and narrow.about.lower() in f"{entry.title} {values}".lower()
        and (not narrow.period or any(not edtf.compare(value, narrow.period).clashes for value in when if value))
    )


def people(store: Store, actor_type: ActorType | None = ActorType.PERSON) -> Listing:
    """The persons (or all actors): names, country, offices, in how many documents, and the words that say the offices."""
    documents = {doc.id: doc for doc in store.documents(parts=False)}
    rows = [
        _actor_row(known, documents)
        for known in sorted(store.actors(), key=lambda a: (-len(a.appearances), a.name))
        if actor_type is None or known.actor_type is actor_type
    ]
    return Listing(("name", "type", "country", "roles", "also", "documents", "why", "evidence", "id"), tuple(rows))


def _actor_row(actor: Actor, documents: Mapping[str, Document]) -> tuple[str, ...]:
    offices = dict.fromkeys(
        ", ".join(filter(None, (("former " if r.former else "") + r.office if r.office else "", r.organisation)))
        for r in actor.roles
    )
    return (
        actor.name,
        str(actor.actor_type),
        actor.country or "",
        "; ".join(filter(None, offices)),
        "; ".join(n for n in actor.names if n != actor.name),
        str(len(actor.appearances)),
        actor.why,
        _words_of(actor, documents),
        actor.id,
    )


def _words_of(actor: Actor, documents: Mapping[str, Document]) -> str:
    """The words behind the offices, each with its document and offsets; what the user said beforehand has none."""
    said: dict[str, None] = {}
    for role in actor.roles:
        doc = documents.get(role.document or "")
        if doc is not None and role.start is not None and role.end is not None:
            quoted = words.show(doc.text[role.start : role.end])
            said[f"“{quoted}” ({source(doc)}, {role.start}-{role.end})"] = None
        elif role.text:
            said[role.text] = None
    return "; ".join(said)


def source(doc: Document) -> str:
    """How a document is called in a list: its outlet and date, or where it was read from."""
    return ", ".join(filter(None, (doc.outlet or doc.locator, (doc.published or "")[:10])))
