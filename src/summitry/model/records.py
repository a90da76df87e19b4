"""What a record makes of all readings: actors, origins, stories, entries and findings, and what a user corrects in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitry.model.choices import ActorType, Modality
from summitry.model.readings import Claim, Role, Slot, content_id


class Standing(StrEnum):
    """How well a finding is supported."""

    CORROBORATED = "corroborated"
    SINGLE = "single"
    CONTESTED = "contested"


class OriginType(StrEnum):
    """What an origin is: who published something, a news agency, a statement that was made, or a document of unknown house."""

    OUTLET = "outlet"
    AGENCY = "agency"
    STATEMENT = "statement"
    DOCUMENT = "document"


class CorrectionKind(StrEnum):
    """What a user says: these are one entry, are apart, do not hold, do, hold this in a slot, are one actor; those are undone."""

    SAME = "same"
    DIFFERENT = "different"
    WRONG = "wrong"
    RIGHT = "right"
    SLOT = "slot"
    IS = "is"
    UNDO = "undo"


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
    """Where information comes from."""

    id: str
    origin_type: OriginType
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


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a user says that a claim holds in a slot: ``now`` in place of the slot numbered ``at``, beside all where that is None.

    A claim never changes, so that the number always leads to the same slot. An empty value takes the slot away.
    """

    at: int | None
    now: Slot

    @property
    def said(self) -> tuple[str, ...]:
        """All that it says, as words."""
        return tuple(map(str, (self.at, self.now.role, self.now.value, self.now.start, self.now.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a user says against what the rules made of the reports, or of one of them. Make one with :meth:`of`.

    ``kind`` is ``same`` (all that the sides name is one entry), ``different`` (each side is another entry, or another
    actor), ``wrong`` (these claims do not hold), ``right`` (these do, however sure the judge is), ``slot`` (this claim holds
    what ``amends`` says), ``is`` (all that the sides name is one actor, known as the last) or ``undo`` (of the corrections
    named). ``sides`` hold claim, appearance or correction ids, which never change, so that a correction lasts however often
    the record is rebuilt; ``named`` says each side in words, for people. ``at`` is UTC, ISO 8601 with milliseconds.
    """

    id: str
    kind: CorrectionKind
    sides: tuple[tuple[str, ...], ...]
    named: tuple[str, ...]
    because: str
    author: str
    at: str
    amends: Amendment | None = None

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
        amends: Amendment | None = None,
    ) -> Correction:
        """A correction with its identifier, which rests on all that it says."""
        if kind not in CORRECTIONS:
            raise ValueError(f"a correction is one of {', '.join(CORRECTIONS)}, not {kind!r}")
        said = CorrectionKind(kind)
        if not all(sides) or len(sides) < (1 if said in _OF_ONE else 2) or (said in _AMENDS) != (amends is not None):
            raise ValueError(f"a correction of the kind {kind!r} does not say what it is about")
        if not author.strip() or not at:
            raise ValueError("a correction has an author and a time")
        more = amends.said if amends else ()
        made = content_id("k", kind, *("|".join(side) for side in sides), *named, because, author, at, *more)
        return cls(id=made, kind=said, sides=sides, named=named, because=because, author=author, at=at, amends=amends)

    @property
    def targets(self) -> tuple[str, ...]:
        """All that it names, side by side."""
        return tuple(target for side in self.sides for target in side)

    @property
    def why(self) -> str:
        """Who corrected when and why, in words."""
        return f"corrected by {self.author} on {self.at[:10]}" + (f": {self.because}" if self.because else "")


#: The kinds of correction, those that say something of each single thing, and those that say what a slot holds.
CORRECTIONS = tuple(CorrectionKind)
_AMENDS = frozenset({CorrectionKind.SLOT})
_OF_ONE = _AMENDS | {CorrectionKind.WRONG, CorrectionKind.RIGHT, CorrectionKind.UNDO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """The derived layer of a record: all that rests on more than one document. Rebuilt from the readings at any time.

    ``claims`` are those of kinds that no report is read for (:func:`summitry.kinds.derived`).
    """

    actors: tuple[Actor, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    claims: tuple[Claim, ...] = ()
    entries: tuple[Entry, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    datings: tuple[Dating, ...] = ()
