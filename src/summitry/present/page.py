"""What a brief holds, in plain data: the same for every form that it is written in.

Everything here is text to be read or a place in a document; nothing is markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from summitry import kinds, lexicon
from summitry.model import Certainty, Standing
from summitry.present.charts import Chart
from summitry.present.evidence import Evidence, Support
from summitry.present.told import Screen
from summitry.reason.sources import Source


class Length(StrEnum):
    """How much of a brief is shown at once: the first screen with the rest folded, or all of it."""

    ONE_PAGE = "one-page"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Shown:
    """One value of a fact as it is shown; ``relation`` says how it stands to the first."""

    text: str
    support: Support
    relation: str = ""
    contradicts: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One slot of an entry: its values and its standing, with the reason where there is one.

    ``in_row``: whether it is told in the row of a meeting too, not only where the meeting is shown by itself.
    """

    role: str
    label: str
    standing: Standing
    values: tuple[Shown, ...]
    why: str = ""
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """How some reports word an utterance: stretches ``(words, state)``, changed against the main telling or more than it."""

    stretches: tuple[tuple[str, str], ...]
    quoted: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation: who, how, in what words, on what occasion, passed on by whom, and the words around it.

    ``tellings`` are there where reports word it differently, the main one first.
    """

    speaker: str
    others: str
    cue: str
    words: tuple[str, ...]
    form: str
    addressee: str
    occasion: str
    chain: str
    before: str
    after: str
    denied: bool
    support: Support
    modality: str = ""
    tellings: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker with all that he or she is quoted with."""

    name: str
    about: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of something foreseen: ``fulfilled``, ``not fulfilled`` or ``overdue``, and the words that decide it."""

    verdict: str
    due: str
    decided_by: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry as a line: whom it is about, what it says, details by label, and how far it has come about.

    ``side`` is the country that the subject speaks for, or the subject. ``before`` and ``after`` are the words around
    where the text alone is too short to be understood. ``otherwise``: what reports tell of the same in other numbers.
    """

    subject: str
    side: str
    verb: str
    text: str
    before: str = ""
    after: str = ""
    details: tuple[tuple[str, str], ...]
    modality: str
    denied: bool
    chain: str
    support: Support
    otherwise: tuple[Shown, ...] = ()
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one name (an actor, a body)."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting of the ledger."""

    id: str
    title: str
    date: str
    edtf: str
    modality: str
    denied: bool
    parties: tuple[str, ...]
    facts: tuple[Fact, ...]
    support: Support
    sessions: tuple[MeetingRow, ...] = ()
    main: bool = False
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A count of meetings, and what the ledger says to it."""

    parties: str
    count: str
    period: str
    verdict: str
    known: tuple[tuple[str, str], ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Quoted:
    """A place with the words around it."""

    before: str
    evidence: Evidence
    after: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: its value, the words that say so, and, where each side has its own, whose word it is."""

    shown: Shown
    quoted: tuple[Quoted, ...]
    holders: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Something that reports contradict one another on: the sides, each with its words; ``sure`` if the words show it."""

    title: str
    label: str
    sides: tuple[Side, ...]
    why: str
    corrected: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures of one report that do not add up, in its words, and why."""

    words: Evidence
    why: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that rests on two or more independent origins, in a few words."""

    kind: str
    text: str
    support: Support


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with offices and country."""

    name: str
    also: tuple[str, ...]
    country: str
    roles: tuple[tuple[str, tuple[Evidence, ...]], ...]
    documents: tuple[int, ...]
    why: str
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document as a source: its number, what is known of it, its origin, and whose words it repeats."""

    id: str
    number: int
    title: str
    outlet: str
    authors: str
    date: str
    date_note: str
    origin: str
    url: str | None
    copies: tuple[str, ...]
    relays: tuple[str, ...]
    claims: int


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction by a user: what it does, what it is about with the words of the claims, and how it stands."""

    id: str
    kind: str
    named: tuple[str, ...]
    because: str
    author: str
    date: str
    state: str
    words: tuple[Evidence, ...]


#: What a section of a kind of claim is made of: rows of its form.
Rows = tuple[MeetingRow, ...] | tuple[TallyRow, ...] | tuple[Speaker, ...] | tuple[Group, ...] | tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a brief: what it is made of, its anchor and heading, how many things it tells, and the rows of its kind."""

    form: str
    anchor: str
    heading: str
    number: int
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The whole of a brief. ``rows`` are those of each kind of claim, ``flow`` is what the picture of the sources is drawn from.

    ``left_out``: how many things more each laxer operating point would show.

    :attr:`sections` is its order, the same in every form that it is written in.
    """

    title: str
    subtitle: str
    counts: tuple[tuple[str, str], ...]
    lead: MeetingRow | None
    disputes: tuple[Dispute, ...]
    sums: tuple[Sum, ...]
    agreed: tuple[Agreed, ...]
    rows: Mapping[str, Rows]
    people: tuple[PersonRow, ...]
    sources: tuple[SourceRow, ...]
    origins: tuple[tuple[str, str, int], ...]
    flow: tuple[Source, ...]
    skipped: tuple[tuple[str, str, str], ...]
    corrections: tuple[CorrectionRow, ...] = ()
    screens: tuple[Screen, ...] = ()
    length: Length = Length.FULL
    left_out: tuple[tuple[Certainty, int], ...] = ()
    charts: tuple[Chart, ...] = ()

    @property
    def small_print(self) -> str:
        """How much is left out as not sure enough, and how to see it; empty where nothing is."""
        told = lexicon.load("display")["left_out"]
        return " ".join(str(told[point]).format(number=f"{number:,}") for point, number in self.left_out)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order: what is contested and agreed, each kind of claim, who and whence."""
        return (
            _section("contested", len(self.disputes) + len(self.sums)),
            _section("agreed", len(self.agreed)),
            *(_of_kind(kind, rows) for kind, rows in self.rows.items()),
            _section("people", len(self.people)),
            _section("sources", len(self.sources) or len(self.skipped)),
            _section("corrections", len(self.corrections)),
        )

    def meetings(self) -> tuple[MeetingRow, ...]:
        """The meetings of the ledger."""
        return tuple(row for rows in self.rows.values() for row in rows if isinstance(row, MeetingRow))


def _section(form: str, number: int) -> Section:
    return Section(form, form, str(lexicon.load("display")["sections"][form]), number)


def _of_kind(kind: str, rows: Rows) -> Section:
    known = kinds.schema(kind)
    number = sum(len(r.said) if isinstance(r, Speaker) else len(r.lines) if isinstance(r, Group) else 1 for r in rows)
    return Section(known.form, known.anchor, known.heading, number, rows)
