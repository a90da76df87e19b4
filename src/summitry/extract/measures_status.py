"""A measure told by its noun: whether it stands, is agreed, announced, proposed, suspended, ended or rejected, and whose it is.

A verb gives a status (the row ``measure_effect`` of the lexicon) as far as its deed has come about: what is only wished,
planned or possible leaves a measure that stands in force, and makes of a new one a proposal. What the words take for
granted ("breach the ban", "the sanctions imposed in May") stands whatever is wished of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from summitry import lexicon, vocabulary
from summitry.extract.arguments import Span
from summitry.extract.interpret import Match
from summitry.language import Token
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import INSIDE, Category, Frame, frame_of
from summitry.language.clauses.syntax import follows_hyphen, inner_clauses, lemma, names_before
from summitry.lexicon import Row
from summitry.model import Modality
from summitry.vocabulary import words

UNDONE = frozenset({"ended", "suspended", "rejected"})
#: Letters: longer clauses are cut to the measure and its verb.
LONG = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A measure in the making: its frame and span, what it rules, its status, who stands where, and how far it is told."""

    frame: Frame
    span: Span
    what: Span
    status: str
    instrument: str
    bodies: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    told: Modality | None = None
    context: Modality | None = None
    dated: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to a measure: the verb's frame and its row."""

    frame: Frame
    row: Row

    @property
    def effect(self) -> str:
        """The status that it gives where it has come about."""
        return str(self.row["effect"])


def ruled(match: Match) -> Rule | None:
    """The measure that a noun tells, or None for a bare mention."""
    frame, instrument = match.frame, str(match.row["instrument"])
    if _in_passing(frame):
        return None
    own, acting = _own_deeds(frame), _acting(frame)
    status = _status(frame, own, acting)
    if not _tells(match, status, own, acting):
        return None
    deciding = acting.frame if acting is not None else frame
    return Rule(
        frame=frame,
        span=_told_in(frame, acting, status),
        what=frame.span,
        status=status or ("proposed" if _new(frame) and deciding.factuality is not Factuality.FACT else "in force"),
        instrument=instrument,
        bodies=_bodies(frame, instrument, own, acting),
        targets=_targets(frame, instrument, own, acting),
        told=deciding.factuality.modality,
        context=_around(deciding),
    )


def _in_passing(frame: Frame) -> bool:
    """Whether a noun is only part of another word or phrase, or of private life: "off-limits", "a book deal"."""
    apart = frame.head.dep in INSIDE or follows_hyphen(frame.sentence, frame.head)
    return apart or bool(frame.modifiers & words("measures", "private"))


def _tells(match: Match, status: str | None, own: tuple[Deed, ...], acting: Deed | None) -> bool:
    """Whether the words tell a measure rather than name one: something is done to it, or it has a complement or an owner."""
    frame, only = match.frame, match.row.get("only")
    acted = status is not None and bool(own or acting)
    told = bool(own) or bool(frame.clauses) or frame.has(*words("measures", "complements"))
    ways = {"acted": acted, "told": acted or told, None: status is not None or told or _modified(frame)}
    return ways[only] and (status is not None or not _any_one(frame))


def _around(frame: Frame) -> Modality | None:
    """What a finite clause above lets it be: denied, doubted, only expected; nothing where the clause stands by itself."""
    return frame.context.modality if frame.finite and frame.context is not Factuality.PLANNED else None


def _deed(frame: Frame | None, *names: str) -> Deed | None:
    """The row of a verb that says what it does to a measure."""
    if frame is None or frame.category is not Category.VERB:
        return None
    for name in (*names, frame.word, lemma(frame.head)):
        for row in lexicon.rows("measure_effect").get(name, ()):
            return Deed(frame, row)
    return None


def _acting(frame: Frame) -> Deed | None:
    """The verb that does something to a measure: its own, or that of "the imposition of tariffs"."""
    carrying = frame.over.category is Category.NOUN and frame.over.lemma in words("measures", "carrying_nouns")
    if carrying and frame.preposition == "of":
        return _deed(frame.over.support)
    deed = _deed_of(frame.over, frame.preposition)
    subject = frame.head.dep in ("nsubj", "csubj") and not frame.preposition
    if deed is None or not subject or deed.row.get("itself"):
        return deed
    return deed if _takes_effect(deed.frame) else None


def _deed_of(above: Frame, preposition: str) -> Deed | None:
    """What a verb does to the noun behind it; behind a preposition of means or manner only where it is listed with it."""
    name = f"{above.lemma} {preposition}"
    aside = preposition in words("measures", "of_means") and name not in lexicon.rows("measure_effect")
    return None if aside else _deed(above, name)


def _takes_effect(verb: Frame) -> bool:
    """Such as "entered into force", "took effect", "went into effect"."""
    below = (*verb.object, *verb.argument("into"))
    return lemma(verb.head) in words("measures", "effecting") and any(
        lemma(t) in words("measures", "effect") for t in below
    )


def _own_deeds(frame: Frame) -> tuple[Deed, ...]:
    """What participles and relative clauses say is done to it: "sanctions imposed in May", "a ban that was lifted"."""
    below = (frame_of(frame.sentence, t) for t in inner_clauses(frame.sentence, frame.head))
    return tuple(d for one in below if one is not None and (d := _deed(one)) is not None)


def _status(frame: Frame, own: tuple[Deed, ...], acting: Deed | None) -> str | None:
    """The status of a measure; None where nothing is done to it."""
    inner = next((_done(d, frame) for d in own if frame.head in d.frame.object or d.row.get("itself")), None)
    if frame.head.dep in ("nsubj", "nsubjpass") and _takes_effect(frame.over):
        return "in force" if _begun(frame.over) else "announced"
    if acting is None:
        return inner or _untouched(frame)
    done = _done(acting, frame)
    stands = inner in UNDONE and done == "in force"
    return inner if stands or (inner is not None and done in words("measures", "unsettled")) else done or inner


def _begun(verb: Frame) -> bool:
    """Whether what takes effect has done so: "took effect", not "takes effect on Monday"."""
    return verb.factuality is Factuality.FACT and not verb.denied and verb.head.tag not in ("VBZ", "VBP")


def _untouched(frame: Frame) -> str | None:
    """What the words around tell of a measure to which nothing is done: "the idea of a ban", "a planned ban"."""
    proposed = (
        bool(frame.preposition) and frame.over.lemma in words("measures", "proposing_nouns") and not _known(frame)
    )
    wished = frame.over.factuality is not Factuality.FACT and frame.head.dep in ("dobj", "conj", "attr") and _new(frame)
    return "proposed" if proposed or wished or frame.modifiers & words("measures", "ahead") else None


def _done(deed: Deed, frame: Frame) -> str | None:
    """The status that a verb gives, by how far its deed has come about (the table ``outcomes`` of the measures)."""
    if deed.row.get("presupposes"):
        return deed.effect
    if deed.row.get("asks") and _known(frame):
        return None
    put_off = _put_off(deed.frame) if deed.effect not in UNDONE else None
    table: Mapping[str, str | None] = outcomes()[deed.effect]
    state = _state(deed.frame)
    return put_off or (deed.effect if table.get(state, table["else"]) == "done" else table.get(state, table["else"]))


def _state(verb: Frame) -> str:
    """How far the deed of a verb has come about, in one word of the table."""
    if verb.denied:
        return "negated"
    if verb.over.lemma in words("measures", "agreeing") and verb.factuality is Factuality.PLANNED:
        return "agreed to"
    if verb.progressive:
        return "under way"
    if _purpose(verb):
        return "purpose"
    return verb.factuality.name.lower()


@cache
def outcomes() -> Mapping[str, Mapping[str, str | None]]:
    """For what verbs do to a measure the status by how far the deed has come about; ``done``: the status of the verb."""
    found: Mapping[str, Mapping[str, str | None]] = vocabulary.load("measures")["outcomes"]
    return found


def _purpose(verb: Frame) -> bool:
    """Such as "met to impose sanctions", "before imposing them": not yet done."""
    awaited = bool(verb.marks & words("measures", "awaiting")) and not verb.past
    loose = verb.head.tag == "VBG" and verb.head.dep in ("csubj", "nsubj")
    return awaited or loose or (verb.infinitive and verb.head.dep in ("advcl", "acl"))


def _put_off(verb: Frame) -> str | None:
    """The status of a deed that another ends or puts off: "postponed imposing tariffs", "stopped enforcing the ban"."""
    above = _deed(verb.above) if verb.head.tag == "VBG" and verb.head.dep in ("xcomp", "pcomp") else None
    if above is None or above.effect not in UNDONE or above.frame.factuality is not Factuality.FACT:
        return None
    return above.effect


def _any_one(frame: Frame) -> bool:
    """Such as "any deal would be welcome", "no ban": a measure that need not stand."""
    return bool(frame.determiners & words("measures", "any_one"))


def _known(frame: Frame) -> bool:
    """Whether a noun is of something known: "the ban", "its ban", "EU sanctions", "these limits", a name."""
    named = frame.head.pos == "PROPN" or bool(frame.owner) or bool(names_before(frame.sentence, frame.head))
    return (
        named
        or bool(frame.determiners & words("measures", "known"))
        or bool(frame.modifiers & words("measures", "standing"))
    )


def _new(frame: Frame) -> bool:
    """Whether a noun is of something new or any: "a ban", "any deal", "new sanctions", "further limits"."""
    return bool(frame.determiners & words("measures", "unknown")) or bool(frame.modifiers & words("measures", "new"))


def _modified(frame: Frame) -> bool:
    """Whether it is somebody's: "EU sanctions", "Norway's ban"."""
    return (
        bool(frame.owner)
        or bool(names_before(frame.sentence, frame.head))
        or bool(frame.modifiers & words("measures", "modifiers_of_body"))
    )


def _told_in(frame: Frame, acting: Deed | None, status: str | None) -> Span:
    """The clause that tells a measure, with the verb that governs it where that is short."""
    low, high = frame.span
    if acting is None or status is None:
        return low, high
    start, end = acting.frame.span
    if max(high, end) - min(low, start) >= LONG:
        start, end = acting.frame.head.start, acting.frame.head.end
    return min(low, start), max(high, end)


def _bodies(frame: Frame, instrument: str, own: tuple[Deed, ...], acting: Deed | None) -> tuple[Token, ...]:
    """Who makes, holds or ends a measure: its owner, the doer of what is done to it, the parties of an agreement."""
    shared = instrument in words("measures", "shared_instruments")
    named = [
        t
        for t in names_before(frame.sentence, frame.head)
        if shared or t.ent == "NORP" or t.text.lower() in words("measures", "modifiers_of_body")
    ]
    found = [
        *frame.owner,
        *frame.argument("by"),
        *frame.argument("between"),
        *(frame.argument("with") if shared else ()),
        *named,
    ]
    for deed in (*own, *((acting,) if acting is not None else ())):
        if _makes(deed):
            found += [t for t in deed.frame.doer if t.i != frame.head.i]
    return tuple(found)


def _makes(deed: Deed) -> bool:
    """Whether the doer of a verb is one of those whose measure it is: not who obeys it, or only wants it ended."""
    if deed.row.get("obeys") or deed.row.get("asks") or deed.frame.denied:
        return False
    if deed.frame.factuality is Factuality.WANTED:
        return False
    return deed.effect not in UNDONE or (deed.frame.factuality is Factuality.FACT and not _purpose(deed.frame))


def _targets(frame: Frame, instrument: str, own: tuple[Deed, ...], acting: Deed | None) -> tuple[Token, ...]:
    """Whom a measure is against: "sanctions on", "placed on", "imposed … on"; who obeys or evades it."""
    found = [*frame.argument("on"), *frame.argument("against")]
    for deed in (*own, *((acting,) if acting is not None and acting.row.get("lays") else ())):
        found += [*deed.frame.argument("on"), *deed.frame.argument("against")]
    if acting is not None and acting.row.get("obeys"):
        found += acting.frame.doer
    if instrument not in words("measures", "shared_instruments"):
        found += [
            t
            for t in names_before(frame.sentence, frame.head)
            if t.ent == "GPE" and t.text.lower() not in words("measures", "modifiers_of_body")
        ]
    return tuple(found)
