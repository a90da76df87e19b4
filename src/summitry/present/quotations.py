"""The list of quotations: who said what, to whom, where and when, and how other reports word the same utterance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from summitry.errors import InputError
from summitry.model import Claim, Document
from summitry.present.listing import Filter, Listing, Names, actor_slots, source
from summitry.reason.wordings import Wording, told, wordings
from summitry.reconcile.corrections import set_aside
from summitry.record import Store, lookup
from summitry.values import edtf

FORMS = ("direct", "mixed", "indirect")
COLUMNS = (
    "speaker",
    "said",
    "form",
    "cue",
    "addressee",
    "setting",
    "time",
    "via",
    "modality",
    "source",
    "at",
    "wordings",
    "differs",
    "entry",
    "id",
)
_OCCASION = ("addressee", "setting", "time", "via")
_BEFORE = {"addressee": "to ", "via": "via "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the list is narrowed to; empty means all. Names and words are found anywhere in theirs, in any letter case."""

    speaker: str = ""
    addressee: str = ""
    about: str = ""
    form: str = ""
    narrow: Filter = field(default_factory=Filter)

    def __post_init__(self) -> None:
        if self.form and self.form not in FORMS:
            raise InputError(f"no quotation is {self.form!r}; they are {', '.join(FORMS)}")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one entry holds: who speaks, on what occasion, in which documents, and every wording, the main one first."""

    speaker: str
    occasion: tuple[str, ...]
    sources: tuple[str, ...]
    wordings: tuple[tuple[str, Wording], ...]


class _Desk:
    """The quotes of a record with what the list says of them."""

    def __init__(self, store: Store, asked: Asked) -> None:
        self._known = {ident: names.lower() for ident, names in lookup.also(store).items()}
        self.name = Names(store)
        asked_for = self._named_ones(store, asked)
        entries = store.entries("quote") if asked_for is None else lookup.entries_holding(store, asked_for, "quote")
        self.entry_of = {c: entry for entry in entries for c in entry.claims}
        claims = store.claims("quote") if asked_for is None else store.claims_called(asked_for | self.entry_of.keys())
        self.claims = {c.id: c for c in sorted(claims, key=_place) if c.kind == "quote"}
        homes = {c.document for c in self.claims.values()}
        self.documents = {doc.id: doc for doc in store.documents(sorted(homes), parts=False)}
        self.texts = {ident: doc.text for ident, doc in self.documents.items()}
        self.name.spell(actor_slots(self.claims.values()))
        self.kept = [c for c in self.claims.values() if self._wanted(c, self.documents[c.document], asked)]
        self.wrong = set_aside(store.corrections())
        self._told: dict[str, tuple[Wording, ...]] = {}

    def _named_ones(self, store: Store, asked: Asked) -> set[str] | None:
        """The quotations whose speaker or addressee is called as asked; None where neither is named: then all may be meant."""
        found: set[str] | None = None
        for role, wanted in (("speaker", asked.speaker), ("addressee", asked.addressee)):
            if wanted:
                told = lookup.told_values(store, "quote", [role])
                fitting = {made for made, some in told.items() if _within(wanted, self._called(some))}
                found = fitting if found is None else found & fitting
        return found

    def _called(self, told: Iterable[tuple[str, str]]) -> str:
        """All names behind values, lower-cased, with the report's own words."""
        return " ".join(f"{self._named(value)} {words.lower()}" for value, words in told)

    def _wanted(self, claim: Claim, doc: Document, asked: Asked) -> bool:
        narrow = asked.narrow
        form, time = claim.first("form"), claim.first("time")
        when = time.value if time and time.value else (doc.published or "")[:10]
        return (
            claim.certainty.reaches(narrow.certainty)
            and _within(asked.speaker, self._names(claim, "speaker"))
            and _within(asked.addressee, self._names(claim, "addressee"))
            and asked.about.lower() in told(claim, doc.text).lower()
            and (not asked.form or (form is not None and form.value == asked.form))
            and narrow.outlet.lower() in source(doc).lower()
            and (not narrow.period or (bool(when) and not edtf.compare(when, narrow.period).clashes))
        )

    def _names(self, claim: Claim, role: str) -> str:
        """All names of those in a role, lower-cased, with the report's own words."""
        return self._called((slot.value, slot.text) for slot in claim.all(role))

    def _named(self, value: str) -> str:
        return self._known.get(value) or self.name(value).lower()

    def role(self, claim: Claim, role: str) -> str:
        """The values of a role by name."""
        return self.name.all(slot.value for slot in claim.all(role))

    def wordings(self, claim: Claim) -> tuple[Wording, ...]:
        """Every wording of the utterance that a claim belongs to."""
        entry = self.entry_of.get(claim.id)
        key = entry.id if entry else claim.id
        if key not in self._told:
            members = [self.claims[c] for c in (entry.claims if entry else (claim.id,)) if c in self.claims]
            self._told[key] = wordings(members, self.texts)
        return self._told[key]


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.document, claim.start, claim.end, claim.id


def _within(wanted: str, names: str) -> bool:
    return all(part in names for part in wanted.lower().split())


def quotations(store: Store, asked: Asked | None = None) -> Listing:
    """One row a quotation, with a column ``set aside`` where a user set some aside as wrong.

    ``wordings`` counts those of its utterance; ``differs`` are the words that are only this one's.
    """
    desk = _Desk(store, asked or Asked())
    wrong = desk.wrong
    aside = any(claim.id in wrong for claim in desk.kept)
    rows = (
        (*_row(desk, claim), *([wrong[claim.id].why if claim.id in wrong else ""] if aside else []))
        for claim in desk.kept
    )
    return Listing((*COLUMNS, "set aside") if aside else COLUMNS, tuple(rows))


def _row(desk: _Desk, claim: Claim) -> tuple[str, ...]:
    doc, entry = desk.documents[claim.document], desk.entry_of.get(claim.id)
    every = desk.wordings(claim)
    own = next((one for one in every if claim in one.claims), None)
    return (
        desk.role(claim, "speaker"),
        told(claim, doc.text),
        desk.role(claim, "form"),
        desk.role(claim, "cue"),
        *(desk.role(claim, role) for role in _OCCASION),
        str(claim.modality),
        source(doc),
        f"{claim.start}-{claim.end}",
        str(len(every)),
        "; ".join(own.changed) if own else "",
        entry.id if entry else "",
        claim.id,
    )


def utterances(store: Store, asked: Asked | None = None) -> Iterator[Utterance]:
    """The same for people to read: one item an utterance, in the order of the documents."""
    desk = _Desk(store, asked or Asked())
    together: dict[str, list[Claim]] = {}
    for claim in (c for c in desk.kept if c.id not in desk.wrong):
        entry = desk.entry_of.get(claim.id)
        together.setdefault(entry.id if entry else claim.id, []).append(claim)
    for claims in together.values():
        yield _utterance(desk, claims)


def _utterance(desk: _Desk, claims: list[Claim]) -> Utterance:
    occasion = [
        f"{_BEFORE.get(role, '')}{named}" for role in _OCCASION for claim in claims if (named := desk.role(claim, role))
    ]
    shown = [(_tellers(desk, wording), wording) for wording in desk.wordings(claims[0])]
    return Utterance(
        desk.role(claims[0], "speaker"),
        tuple(dict.fromkeys(occasion)),
        tuple(dict.fromkeys(source(desk.documents[c.document]) for c in claims)),
        tuple(shown),
    )


def _tellers(desk: _Desk, wording: Wording) -> str:
    """The outlets that tell it so."""
    documents = (desk.documents[claim.document] for claim in wording.claims)
    return "; ".join(dict.fromkeys(doc.outlet or source(doc) for doc in documents))
