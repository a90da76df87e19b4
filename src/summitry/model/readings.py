"""What reading one document gives: itself with its passages, its actors as it knows them, and its claims."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any, TypedDict, Unpack

from summitry.model.choices import ActorType, Certainty, Modality, Part


def content_id(prefix: str, *parts: object) -> str:
    """Identifier ``prefix-`` + 16 hex digits of the SHA-256 of the parts (joined by an unprintable separator)."""
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"


def text_hash(text: str) -> str:
    """SHA-256 of a document's text as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch ``[start, end)`` of a document with a part to play."""

    part: Part
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"passage {self.start}–{self.end} is no stretch of a text")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks. ``[start, end)`` takes the marks in, ``[inner_start, inner_end)`` leaves them out.

    Pieces that run over paragraphs (a mark reopened at each) share ``group``. ``closed`` is False where the closing mark
    is missing and the end is the end of the paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    group: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a text tells.

    ``kind`` is ``date`` (``value`` EDTF, or ``rel:…`` where nothing dates it), ``time`` (of day), ``duration`` (ISO 8601),
    ``age`` or ``frequency``. ``relative`` is the ``rel:…`` value of a date that was counted from that of the report, else empty.
    """

    start: int
    end: int
    kind: str
    value: str
    relative: str = ""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a text tells, an open end None. ``unit`` and ``role`` are those of a figure claim, or ``ordinal``."""

    start: int
    end: int
    minimum: float | None
    maximum: float | None
    unit: str | None = None
    role: str = "count"
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the telling words of a sentence ``[start, end)`` mean where they stand: a vector for each, in the order of the text.

    ``vectors`` is base64 of signed bytes, :data:`DIMENSIONS` a word; which words are telling is in ``language.parse.telling``.
    """

    start: int
    end: int
    vectors: str


#: Numbers of the vector of a word.
DIMENSIONS = 64


#: What a reading keeps of a document's sentences, raised by one whenever that is more: 1 with quotations, times, numbers, frames.
KEPT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read: its text, never altered, and what is known of it.

    ``published`` is an EDTF date or an ISO 8601 date-time; ``published_from`` is ``stated``, ``inferred`` or ``none`` and
    ``published_why`` the words or the markup that gave it. Make one with :meth:`of`, which computes ``id`` and ``sha256``.
    ``passages`` cover the text in order, without overlap. ``sentences``, each with the part of the passage that it stands
    in, ``quotations``, ``times`` and ``numbers`` come with parsing, in order and without overlap; ``kept`` is :data:`KEPT` of
    who parsed it, 0 where nobody did, or an older Summitry: then they may be missing. ``meanings`` are those of its sentences
    where a judge with an encoder read it. ``notes`` are for whoever has it read now: what the reader did to have its text; they
    are not kept.
    """

    id: str
    sha256: str
    locator: str
    text: str
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Passage, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    times: tuple[Time, ...] = ()
    numbers: tuple[Number, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    kept: int = 0
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
    notes: tuple[str, ...] = field(default=(), compare=False)

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


class Telling(TypedDict, total=False):
    """How a document tells a claim, as far as it is not told as held, in a paragraph, on the document's own word.

    The last four are how surely it is one, where that was judged.
    """

    polarity: str
    modality: Modality
    holders: tuple[str, ...]
    part: Part
    probability: float | None
    certainty: Certainty
    judge: str
    proposed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one place in one document says. Make one with :meth:`of`, which computes ``id``.

    ``holders`` is the chain that vouches for it, nearest first, without the document's own outlet: appearance ids, or
    words where there is no appearance. ``origin`` is filled in when the record is reconciled. ``probability`` is calibrated,
    None where nothing was judged (quotes, figures, what plug-ins find); ``certainty`` is the strictest operating point that
    it reaches, ``judge`` the version of the weights, ``proposed`` who found it: ``rules``, ``judge``, or empty.
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
    probability: float | None = None
    certainty: Certainty = Certainty.STRICT
    judge: str = ""
    proposed: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a {self.kind} claim needs words to rest on, not {self.start}–{self.end}")
        if self.polarity not in ("+", "-"):
            raise ValueError(f"polarity is + or -, not {self.polarity!r}")
        if self.probability is not None and not 0 <= self.probability <= 1:
            raise ValueError(f"a probability lies between 0 and 1, not at {self.probability}")

    @classmethod
    def of(
        cls, kind: str, document: str, start: int, end: int, slots: tuple[Slot, ...], **told: Unpack[Telling]
    ) -> Claim:
        """A claim with its identifier, which rests on all that is said of it but for the part and how sure it is."""
        made = cls(id="", kind=kind, document=document, start=start, end=end, slots=slots, **told)
        object.__setattr__(made, "id", made._content_id())  # seen by nobody yet; a second one would cost as much again
        return made

    def altered(self, **changes: Any) -> Claim:
        """The same claim with other slots or another standing, under the identifier that then fits it."""
        changed = replace(self, **changes)
        return replace(changed, id=changed._content_id())

    @property
    def fits(self) -> bool:
        """Whether its identifier is that of what it says."""
        return self.id == self._content_id()

    def _content_id(self) -> str:
        return content_id(
            "c",
            self.kind,
            self.document,
            self.start,
            self.end,
            self.polarity,
            self.modality,
            *self.holders,
            *(f"{s.role}={s.value}@{s.start}:{s.end}" for s in self.slots),
        )

    @property
    def likely(self) -> bool:
        """Whether it takes part in reconciling: one that only may be a claim is kept, but nothing rests on it."""
        return self.certainty.reaches(Certainty.BALANCED)

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


#: What ``known_as`` of a public figure begins with.
FIGURE = "figure:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One actor as one document knows it: its names there, what is said of it, and every mention.

    ``country`` is ISO 3166 alpha-3. ``known_as`` links it to a registry entry where one is certain (``state:PRK``,
    ``body:UNSC``, ``outlet:tass``, ``figure:Q567``), which joins it over documents without comparing names.
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


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands in one role of a frame, and where.

    ``role`` is ``doer``, ``object``, ``owner``, a preposition, or the form of a clause (``to``, ``that``, ``ing``, ``wh``).
    """

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One predicate of a sentence: what is done, by whom to whom, and how far it is asserted.

    ``[start, end)`` is its clause or phrase, ``[head_start, head_end)`` the word itself; ``word`` is its lemma with its
    particle, ``category`` ``verb``, ``noun``, ``adjective`` or ``preposition``. ``polarity`` is ``-`` where it is said not to be;
    ``factuality`` is ``fact``, ``planned``, ``expected``, ``wanted``, ``possible``, ``unlikely``, ``cancelled``, ``denied``,
    ``asked`` or ``supposed``. ``holders`` vouch for it by the clauses above it: appearance ids, or words.
    """

    start: int
    end: int
    head_start: int
    head_end: int
    word: str
    category: str
    arguments: tuple[Argument, ...] = ()
    polarity: str = "+"
    factuality: str = "fact"
    holders: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.start <= self.head_start < self.head_end <= self.end:
            raise ValueError(f"the predicate {self.word!r} at {self.head_start}–{self.head_end} leaves its clause")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that reading one document gives: itself, its actors and its claims. What the store takes, in one transaction.

    ``frames`` are the predicates of the sentences that claims rest on, in the order of the text.
    """

    document: Document
    appearances: tuple[Appearance, ...] = ()
    claims: tuple[Claim, ...] = ()
    frames: tuple[Frame, ...] = ()
