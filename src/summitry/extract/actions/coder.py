"""The PLOVER type of a predicate with its arguments: combinations first, then governors of a deed, light verbs, the word alone.

A governor changes what is below it: a promise of cooperation is AGREE, one of conflict THREATEN; refusing is REJECT, asking
REQUEST; stopping aid is SANCTION, stopping violence RETREAT (the manual's section "Which one, when two fit").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from summitry.extract.actions.plover import GOOD, made, ontology, side
from summitry.extract.actions.rows import Row, Stage, Told, fitting
from summitry.language import Token
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame
from summitry.language.clauses.shapes import shaped

MAX_DEPTH = 4
#: Strengths of a reading by the stage of its row.
STRENGTHS = {Stage.CLAUSE: 4, Stage.COMBINED: 3, Stage.ALONE: 1}
GOVERNED = 2


@dataclass(frozen=True, slots=True)
class Coding:
    """The type and mode of a deed, and the predicate that it was read from.

    ``strength``: 4 a combination with a clause, 3 another combination, 2 a governor or a light verb, 1 the word alone.
    ``governed``: the deed below a governor; ``inner``: the type that it has by itself; ``governor``: what it is governed as;
    ``spoken``: whether it is done by saying so, by whoever says it.
    """

    type: str
    mode: str
    trigger: Frame
    strength: int = 1
    governed: Frame | None = None
    inner: str = ""
    governor: str = ""
    spoken: bool = False


def code(told: Told, depth: int = 0) -> Coding | None:
    """The type of the deed that a predicate tells, or None where it tells none."""
    inner = _read(told, depth)
    if inner is None:
        return None
    if told.frame.negative:
        return replace(inner, type="REJECT", mode="", inner="") if side(inner.type) == GOOD else None
    operator = ontology()["modals"].get(told.frame.modal, "")
    if operator not in ontology()["governors"] or told.frame.factuality is Factuality.FACT:  # "would often attack"
        return inner
    return replace(_composed(told.frame, operator, inner), strength=inner.strength)


def _read(told: Told, depth: int) -> Coding | None:
    """By the first row that fits; of "is ready to" by the adjective."""
    for row in fitting(told):
        found = _made(told, row, depth)
        if found is not None or row.stage is Stage.CLAUSE:
            return found
    said = told.frame.said_of if told.frame.word in ontology()["linking"] else ()
    adjectives = map(told.sub, said)
    inner = [_read(one, depth) for one in adjectives if one is not None and one.frame.category is Category.ADJECTIVE]
    coding = next(filter(None, inner), None)
    return replace(coding, trigger=told.frame) if coding is not None else None


def _made(told: Told, row: Row, depth: int) -> Coding | None:
    """What a row makes of a frame that is as it asks."""
    if row.makes:
        return _governed(told, row, depth) if depth < MAX_DEPTH else None
    if row.stage is Stage.LIGHT:
        return _light(told, row, depth)
    return Coding(row.type, row.mode, told.frame, STRENGTHS[row.stage], spoken=row.spoken) if row.type else None


def _governed(told: Told, row: Row, depth: int) -> Coding | None:
    """What a governor makes of the clause, gerund or event noun below it."""
    below = [one for one in told.frame.ruled if _may_govern(told.frame, one, row)]
    for one in below:
        if _wanted(one, row):
            return Coding("REQUEST", "", told.frame, GOVERNED, one, governor=row.makes)
        inner = code(Told(one, told.parsed), depth + 1)
        if inner is not None:
            return _over(told.frame, one, inner, row)
    nouns = ontology()["governing_nouns"]
    noun = _event_noun(told) if row.makes in nouns and not row.forms else None
    if noun is not None:
        return _composed(told.frame, row.makes, noun) if row.stage is Stage.LOOSE else None
    alone = ontology()["ungoverned"].get(row.makes, "")
    return Coding(alone, "", told.frame, 1, below[0], governor=row.makes) if below and alone else None


def _over(verb: Frame, below: Frame, inner: Coding, row: Row) -> Coding:
    """A governor over a deed; one that only leads up to it ("began to") leaves the deed as it is."""
    found = replace(_composed(verb, row.makes, inner), governed=below)
    if row.makes in ontology()["leading"]:
        return replace(found, trigger=inner.trigger, strength=inner.strength)
    return found


def _may_govern(verb: Frame, below: Frame, row: Row) -> bool:
    """Whether a clause is of a form that the row governs."""
    return not row.forms or below.head in verb.arguments(*row.forms)


def _wanted(below: Frame, row: Row) -> bool:
    """Such as "says they must …": a demand in a clause with a subject of its own."""
    return row.makes in ontology()["demanding"] and shaped(below, "plover", "demanded")


def _event_noun(told: Told) -> Coding | None:
    """The event noun that a governor names: "urged an end to", "refused entry"."""
    heads = (*told.things, *(t for p in ontology()["event_prepositions"] for t in told.frame.marked.get(p, ())))
    return next((found for t in heads if (found := _of_noun(told, t, MAX_DEPTH)) is not None), None)


def _of_noun(told: Told, token: Token, depth: int) -> Coding | None:
    noun = told.sub(token)
    return _read(noun, depth) if noun is not None and noun.frame.category is Category.NOUN else None


def _light(told: Told, row: Row, depth: int) -> Coding | None:
    """A light verb with an event noun: "launched an attack", "went on strike"."""
    heads = (*told.things, *(t for p in row.light for t in told.frame.marked.get(p, ())))
    for head in heads:
        noun = _of_noun(told, head, depth + 1)
        if noun is not None and noun.type not in row.spares:
            return replace(noun, trigger=told.frame, strength=GOVERNED)
    return None


def _composed(verb: Frame, governor: str, inner: Coding) -> Coding:
    """The type that a governor gives to the deed below it."""
    kept = inner.strength == 1 and inner.type in ontology()["kept"].get(governor, ())
    type_ = inner.type if kept else made(governor, inner.type)
    mode = inner.mode if type_ == inner.type else ""
    return Coding(type_, mode, verb, GOVERNED, inner.governed, inner.type, governor)
