"""The records that flow through Summitry, from a document to a finding: frozen data, no logic beyond invariants.

Every stage takes and gives these. Offsets are character offsets into :attr:`Document.text`, half-open. Identifiers are
content hashes, so that the same input has the same identifiers on any machine and in any order of reading.

Actor-valued slots hold the id of an :class:`Appearance` (``p-…``: one actor as one document knows it) until
reconciling; afterwards :class:`Resolution` leads them to the id of an :class:`Actor` (``a-…``). An actor that a document
leaves nameless ("a senior official") is an appearance of type ``unnamed``. Relative times that have no anchor yet hold a
``rel:…`` value (see ``language.times``) until the story dates the document.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


def content_id(prefix: str, *parts: object) -> str:
    """Identifier ``prefix-`` + 16 hex digits of the SHA-256 of the parts (joined by an unprintable separator)."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"


def text_hash(text: str) -> str:
    """SHA-256 of a document's text as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Part(StrEnum):
    """What a passage is in its document."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    PULL_QUOTE = "pull_quote"
    FURNITURE = "furniture"


#: Parts whose words are prose of the report: they are parsed, and claims may rest on them.
PROSE = frozenset({Part.HEADLINE, Part.CAPTION, Part.SUBHEAD, Part.PARAGRAPH})


class Modality(StrEnum):
    """How far what a claim speaks of has come about, by the words of the report."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Standing(StrEnum):
    """How well a finding is supported."""

    CORROBORATED = "corroborated"
    SINGLE = "single"
    CONTESTED = "contested"


class ActorType(StrEnum):
    """What sort of actor an appearance or an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    BODY = "body"
    OUTLET = "outlet"
    GROUP = "group"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch ``[start, end)`` of a document with a part to play."""

    part: Part
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"passage {self.start}–{self.end} is no stretch of a text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read: its text, never altered, and what is known of it.

    ``published`` is an EDTF date or an ISO 8601 date-time; ``published_from`` is ``stated``, ``inferred`` or ``none`` and
    ``published_why`` the words or the markup that gave it. Make one with :meth:`of`, which computes ``id`` and ``sha256``.
    ``passages`` cover the text in order, without overlap.
    """

    id: str
    sha256: str
    locator: str
    text: str
    passages: tuple[Passage, ...] = ()
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str = "none"
    published_why: str = ""
    language: str = "en"
    url: str | None = None
    origin: str | None = None

    @classmethod
    def of(
        cls,
        text: str,
        *,
        locator: str,
        outlet: str | None = None,
        published: str | None = None,
        url: str | None = None,
        **known: Any,
    ) -> Document:
        """A document with its identifier, which rests on its text and on its *stated* outlet, date and address."""
        sha256 = text_hash(text)
        made = content_id("d", sha256, outlet or "", published or "", url or "")
        return cls(
            id=made, sha256=sha256, locator=locator, text=text, outlet=outlet, published=published, url=url, **known
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """One role of a claim: its canonical value, the words that say it, their place, and why the value is what it is.

    ``start`` and ``end`` are None where no words of the document say it; then ``text`` is empty and ``why`` tells.
    """

    role: str
    value: str
    text: str = ""
    start: int | None = None
    end: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one place in one document says. Make one with :meth:`of`, which computes ``id``.

    ``holders`` is the chain that vouches for it, nearest first, without the document's own outlet: appearance ids, or
    words where there is no appearance. ``origin`` is filled in when the record is reconciled.
    """

    id: str
    kind: str
    document: str
    start: int
    end: int
    slots: tuple[Slot, ...]
    polarity: str = "+"
    modality: Modality = Modality.HELD
    holders: tuple[str, ...] = ()
    part: Part = Part.PARAGRAPH
    origin: str | None = None

    @classmethod
    def of(
        cls,
        kind: str,
        document: str,
        start: int,
        end: int,
        slots: tuple[Slot, ...],
        *,
        polarity: str = "+",
        modality: Modality = Modality.HELD,
        holders: tuple[str, ...] = (),
        part: Part = Part.PARAGRAPH,
    ) -> Claim:
        """A claim with its identifier, which rests on all that the extractor says of it."""
        if not 0 <= start < end:
            raise ValueError(f"a {kind} claim needs words to rest on, not {start}–{end}")
        if polarity not in ("+", "-"):
            raise ValueError(f"polarity is + or -, not {polarity!r}")
        made = content_id(
            "c",
            kind,
            document,
            start,
            end,
            polarity,
            modality,
            *holders,
            *(f"{s.role}={s.value}@{s.start}:{s.end}" for s in slots),
        )
        return cls(
            id=made,
            kind=kind,
            document=document,
            start=start,
            end=end,
            slots=slots,
            polarity=polarity,
            modality=modality,
            holders=holders,
            part=part,
        )

    def all(self, role: str) -> tuple[Slot, ...]:
        """The slots of one role, in order."""
        return tuple(slot for slot in self.slots if slot.role == role)

    def first(self, role: str) -> Slot | None:
        """The first slot of one role, or None."""
        return next((slot for slot in self.slots if slot.role == role), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document speaks of an actor.

    ``how`` is ``name``, ``family_name``, ``title``, ``description``, ``pronoun``, ``demonym``, ``metonym`` or ``plural``;
    ``why`` is the reason for the join, for people to read.
    """

    start: int
    end: int
    text: str
    how: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office held or a place of belonging, with the words of one document that say so."""

    office: str | None = None
    organisation: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    former: bool = False
    document: str | None = None
    start: int | None = None
    end: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One actor as one document knows it: its names there, what is said of it, and every mention.

    ``country`` is ISO 3166 alpha-3. ``known_as`` links it to a registry entry where one is certain (``state:PRK``,
    ``body:UNSC``, ``outlet:tass``), which joins it over documents without comparing names.
    """

    id: str
    document: str
    actor_type: ActorType
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Mention, ...] = ()
    known_as: str | None = None

    @classmethod
    def of(cls, document: str, actor_type: ActorType, name: str, **known: Any) -> Appearance:
        """An appearance with its identifier, which rests on the document, the type and the name."""
        return cls(
            id=content_id("p", document, actor_type, name), document=document, actor_type=actor_type, name=name, **known
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that reading one document gives: itself, its actors and its claims. What the store takes, in one transaction."""

    document: Document
    appearances: tuple[Appearance, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, state, organisation or body, built from its appearances, with its evidence."""

    id: str
    actor_type: ActorType
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    appearances: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where information comes from. ``origin_type`` is ``outlet``, ``agency``, ``statement`` or ``document`` (unknown)."""

    id: str
    origin_type: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A passage of one document that stands in another. ``earlier`` is the id of the more original document, or None."""

    document: str
    start: int
    end: int
    other: str
    other_start: int
    other_end: int
    containment: float
    earlier: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Documents on one happening, over time."""

    id: str
    title: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a finding, the claims that give it, and the origins that these rest on.

    ``relation`` says how it stands to the finding's first value: ``same``, ``bound``, ``rounding``, ``part``, ``update``,
    ``scope``, ``two-sided`` or ``contradiction``.
    """

    value: str
    text: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    relation: str = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One slot of an entry: its values and its standing, with the reason where it is contested or inferred."""

    role: str
    standing: Standing
    values: tuple[Value, ...]
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the record holds: the claims of all documents that speak of the same thing.

    ``part_of`` is the id of the entry that this one is a session, a dinner or a signing of.
    """

    id: str
    kind: str
    title: str
    claims: tuple[str, ...]
    findings: tuple[Finding, ...]
    modality: Modality = Modality.HELD
    polarity: str = "+"
    story: str | None = None
    part_of: str | None = None
    why: str = ""

    def finding(self, role: str) -> Finding | None:
        """The finding of one role, or None."""
        return next((finding for finding in self.findings if finding.role == role), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What reconciling adds to one claim: its origin, its holders as actors, and values by slot index ``(index, value, why)``."""

    claim: str
    origin: str
    origin_why: str = ""
    holders: tuple[str, ...] = ()
    values: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """What reconciling adds to one document: its origin, and a date inferred from its story with the reason."""

    document: str
    origin: str
    origin_why: str = ""
    published: str | None = None
    published_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a user says against what the rules made of the reports, or of one of them. Make one with :meth:`of`.

    ``kind`` is ``same`` (all that the sides name is one entry), ``different`` (each side is another entry, or another
    actor), ``wrong`` (these claims do not hold), ``is`` (all that the sides name is one actor, known as the last) or
    ``undo`` (of the corrections named). ``sides`` hold claim, appearance or correction ids, which never change, so that a
    correction lasts however often the record is rebuilt; ``named`` says each side in words, for people. ``at`` is UTC,
    ISO 8601 with milliseconds.
    """

    id: str
    kind: str
    sides: tuple[tuple[str, ...], ...]
    named: tuple[str, ...]
    because: str
    author: str
    at: str

    @classmethod
    def of(
        cls,
        kind: str,
        sides: tuple[tuple[str, ...], ...],
        *,
        because: str,
        author: str,
        at: str,
        named: tuple[str, ...] = (),
    ) -> Correction:
        """A correction with its identifier, which rests on all that it says."""
        if kind not in CORRECTIONS:
            raise ValueError(f"a correction is one of {', '.join(CORRECTIONS)}, not {kind!r}")
        if not all(sides) or len(sides) < (2 if kind in ("same", "different", "is") else 1):
            raise ValueError(f"a correction of the kind {kind!r} does not say what it is about")
        if not author.strip() or not at:
            raise ValueError("a correction has an author and a time")
        made = content_id("k", kind, *("|".join(side) for side in sides), *named, because, author, at)
        return cls(id=made, kind=kind, sides=sides, named=named, because=because, author=author, at=at)

    @property
    def targets(self) -> tuple[str, ...]:
        """All that it names, side by side."""
        return tuple(target for side in self.sides for target in side)

    @property
    def why(self) -> str:
        """Who corrected when and why, in words."""
        return f"corrected by {self.author} on {self.at[:10]}" + (f": {self.because}" if self.because else "")


#: The kinds of correction.
CORRECTIONS = ("same", "different", "wrong", "is", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """The derived layer of a record: all that rests on more than one document. Rebuilt from the readings at any time."""

    actors: tuple[Actor, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    entries: tuple[Entry, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    datings: tuple[Dating, ...] = ()
