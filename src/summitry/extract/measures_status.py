"""A measure told by its noun: whether it stands, is agreed, announced, proposed, suspended, ended or rejected, and whose it is.

A verb gives a status (the row ``measure_effect`` of the lexicon) as far as its deed has come about: what is only wished,
planned or possible leaves a measure that stands in force, and makes of a new one a proposal. What the words take for
granted ("breach the ban", "the sanctions imposed in May") stands whatever is wished of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.extract.interpret import Match
from summitry.extract.spans import Span, cover
from summitry.language import Token
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame, frames_of
from summitry.language.clauses.shapes import shaped, which
from summitry.language.clauses.syntax import inner_clauses
from summitry.lexicon import Row, words
from summitry.model import Modality

UNDONE = frozenset({"ended", "suspended", "rejected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A measure in the making: its frame and span, what it rules, its status, who stands where, and what decides how far.

    ``lasting``: it stands because what would end it has not come about.
    """

    frame: Frame
    span: Span
    what: Span
    status: str
    instrument: str
    bodies: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    verb: Frame | None = None
    lasting: bool = False
    dated: bool = False

    @property
    def deciding(self) -> Frame:
        """The predicate that says how far it has come about: the verb that does something to it, else its own."""
        return self.verb or self.frame

    @property
    def around(self) -> Modality:
        """What a finite clause above lets it be: denied, doubted, only expected; held where the clause stands by itself."""
        free = self.lasting or shaped(self.deciding, "measures", "free")
        return Modality.HELD if free else self.deciding.context.modality or Modality.HELD


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to a measure: the verb's frame and its row; of no verb nothing."""

    frame: Frame
    row: Row

    @property
    def effect(self) -> str:
        """The status that it gives where it has come about."""
        return str(self.row["effect"])

    @property
    def doer(self) -> tuple[Token, ...]:
        """Who does it."""
        return self.frame.doer

    @property
    def makes(self) -> bool:
        """Whether its doer is one of those whose measure it is: not who obeys it, or only wants it ended."""
        aside = self.row.keys() & {"obeys", "asks"} or shaped(self.frame, "measures", "disowned")
        return not aside and (self.effect not in UNDONE or shaped(self.frame, "measures", "done"))


@dataclass(frozen=True, slots=True)
class Told:
    """What the words say is done to a measure: by participles and relative clauses of its own, and by the verb above."""

    frame: Frame
    own: tuple[Deed, ...]
    acting: Deed | None

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """All that is done to it."""
        return (*self.own, self.acting) if self.acting is not None else self.own


def ruled(match: Match) -> Rule | None:
    """The measure that a noun tells, or None for a bare mention."""
    frame, instrument = match.frame, str(match.row["instrument"])
    told = Told(frame, _own_deeds(frame), _acting(frame))
    status = _status(told)
    if shaped(frame, "measures", "in passing") or not _tells(match, told, status):
        return None
    verb = told.acting.frame if told.acting is not None else None
    fresh = shaped(frame, "measures", "new") and (verb or frame).factuality is not Factuality.FACT
    return Rule(
        frame=frame,
        span=_told_in(frame, verb if status is not None else None),
        what=frame.span,
        status=status or ("proposed" if fresh else "in force"),
        instrument=instrument,
        bodies=(*_slot(told, instrument, "body"), *_makers(told)),
        targets=(*_slot(told, instrument, "target"), *_bound(told)),
        verb=verb,
        lasting=told.acting is not None and told.acting.effect in UNDONE and status not in UNDONE,
    )


def _tells(match: Match, told: Told, status: str | None) -> bool:
    """Whether the words tell a measure rather than name one: something is done to it, or it has a complement or an owner."""
    frame, acted = match.frame, status is not None and bool(told.deeds)
    complete = bool(told.own or frame.below) or frame.has(*words("measures", "complements"))
    named = complete or shaped(frame, "measures", "somebody's")
    ways = {"acted": acted, "told": acted or complete, None: named or status is not None}
    return ways[match.row.get("only")]


def _deed(frame: Frame, *names: str) -> Deed | None:
    """The row of a verb that says what it does to a measure."""
    listed = lexicon.rows("measure_effect")
    known = (row for name in (*names, frame.word, frame.lemma) for row in listed.get(name, ()))
    row = next(known, None) if frame.category is Category.VERB else None
    return Deed(frame, row) if row is not None else None


def _acting(frame: Frame) -> Deed | None:
    """The verb that does something to a measure; its own verb where that tells what becomes of it."""
    deed = _deed_of(frame.over, frame.preposition)
    itself = deed is not None and "itself" in deed.row
    return deed if itself or not shaped(frame, "measures", "subject") else None


def _deed_of(above: Frame, preposition: str) -> Deed | None:
    """What a verb does to the noun behind it; behind a preposition of means or manner only where it is listed with it."""
    name = f"{above.lemma} {preposition}"
    aside = preposition in words("measures", "of_means") and name not in lexicon.rows("measure_effect")
    return None if aside else _deed(above, name)


def _own_deeds(frame: Frame) -> tuple[Deed, ...]:
    """What participles and relative clauses say is done to it: "sanctions imposed in May", "a ban that was lifted"."""
    return tuple(filter(None, map(_deed, frames_of(frame.sentence, inner_clauses(frame.sentence, frame.head)))))


def _status(told: Told) -> str | None:
    """The status of a measure; None where nothing is done to it."""
    frame = told.frame
    if shaped(frame, "measures", "takes effect"):
        return "in force" if shaped(frame, "measures", "took effect") else "announced"
    within = (_done(d, frame) for d in told.own if frame.head in d.frame.object or d.row.get("itself"))
    inner = next(within, None)
    if told.acting is None:
        return inner or ("proposed" if shaped(frame, "measures", "ahead") else None)
    done = _done(told.acting, frame)
    return inner or done if done in words("measures", "unsettled") else done or inner


def _done(deed: Deed, frame: Frame) -> str | None:
    """The status that a verb gives, by how far its deed has come about (the table ``outcomes`` of the measures)."""
    if deed.row.get("presupposes"):
        return deed.effect
    if "asks" in deed.row and shaped(frame, "measures", "known"):
        return None
    return outcome(deed.effect, deed.frame)


def outcome(effect: str, verb: Frame) -> str | None:
    """The status that a verb of some effect gives by how far it has come about; None where it gives none."""
    table = _table("outcomes")[effect]
    state = which(verb, "measures", "states") or verb.factuality.name.lower()
    found: str | None = table.get(state, table["else"])
    return effect if found == "done" else found


@cache
def _table(name: str) -> Mapping[str, Mapping[str, Any]]:
    """A table of the measures: ``outcomes`` (by what a verb does, then by how far it has come about), or ``slots``."""
    found: Mapping[str, Mapping[str, Any]] = lexicon.load("measures")[name]
    return found


def _told_in(frame: Frame, verb: Frame | None) -> Span:
    """The clause that tells a measure, with the verb that governs it."""
    if verb is None:
        return frame.span
    return cover(frame.span, verb.span)


def _slot(told: Told, instrument: str, role: str) -> tuple[Token, ...]:
    """Who stands in a slot by the noun's own phrase: in the roles, and by the sorts of names before it, that its table lists."""
    table = _table("slots")["shared" if instrument in words("measures", "shared_instruments") else "other"]
    names: Mapping[str, str] = table["names"]
    before = told.frame.names_before
    named = [t for t in before if _role_of_name(t, names) == role]
    return (*told.frame.arguments(*table[role]), *named)


def _role_of_name(token: Token, names: Mapping[str, str]) -> str:
    listed = token.text.lower() in words("measures", "modifiers_of_body")
    return "body" if listed else names.get(token.ent, names["else"])


def _makers(told: Told) -> Iterable[Token]:
    """Who does what makes, holds or ends a measure."""
    return (t for deed in told.deeds if deed.makes for t in deed.doer if t is not told.frame.head)


def _bound(told: Told) -> Iterable[Token]:
    """Whom it is laid on by what is done to it: "placed on", "imposed … on"; who obeys or evades it."""
    laying = [d for d in told.deeds if d is not told.acting or d.row.get("lays")]
    obeying = told.acting.doer if told.acting is not None and told.acting.row.get("obeys") else ()
    return (*(t for deed in laying for t in deed.frame.arguments("on", "against")), *obeying)
