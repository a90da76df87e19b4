"""Measures told by verbs, and deadlines: what somebody must do, must not do, keeps back as a rule, or stops with a veto."""

from __future__ import annotations

from dataclasses import replace

from summitry import lexicon
from summitry.extract.arguments import Span
from summitry.extract.interpret import Match
from summitry.extract.measures_status import Rule
from summitry.language import Token
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import INSIDE, Category, Form, Frame, frame_of
from summitry.language.clauses.syntax import lemma, phrase
from summitry.model import Modality
from summitry.vocabulary import words

STATUS_OF = {Factuality.FACT: "in force", Factuality.PLANNED: "announced"}


def duty(match: Match) -> Rule | None:
    """The duty, ban, expulsion, halt or veto that a verb tells, or the deadline that a noun tells; None where it tells none."""
    frame, row = match.frame, match.row
    if frame.denied and frame.category is Category.VERB:
        return None
    if row.get("deadline"):
        return _deadline(frame)
    if frame.category is Category.NOUN:
        return _veto(frame)
    if row.get("obliges"):
        return _obligation(frame)
    if row.get("term"):
        return _term(frame)
    things = frame.object
    if row.get("halts"):
        marked = [t for p in words("measures", "kept_from") for t in frame.marked.get(p, ())]
        things = tuple(t for t in (*frame.object, *marked) if lemma(t) in words("measures", "suspendable"))
        if frame.word in lexicon.rows("measure_effect"):
            things = tuple(t for t in things if lemma(t) not in lexicon.rows("measure"))
    if not things or frame.factuality is Factuality.DENIED:
        return None
    status = STATUS_OF.get(frame.factuality, "proposed")
    if frame.infinitive and frame.factuality is Factuality.FACT:
        status = "proposed"
    what = phrase(frame.sentence, things[0])
    return _rule(
        frame,
        str(row["instrument"]),
        status,
        _with(frame.span, what),
        _with(frame.span, what) if row["instrument"] == "ban" else what,
        frame.doer,
        things,
    )


def under(frame: Frame) -> Rule | None:
    """Such as "under the deal both must leave by May": a modal or future deed "under" an instrument."""
    heads = [t for p in words("measures", "under") for t in frame.marked.get(p, ())]
    rows = [row for t in heads for row in lexicon.rows("measure").get(lemma(t), ())]
    if not frame.modal or not rows or frame.context.modality is None:
        return None
    must = frame.modal in words("measures", "obligation_modals")
    status = "in force" if must else "proposed"
    return _rule(frame, "obligation", status, frame.span, frame.span, (), frame.object if frame.passive else frame.doer)


def _rule(
    frame: Frame,
    instrument: str,
    status: str,
    span: Span,
    what: Span,
    bodies: tuple[Token, ...],
    targets: tuple[Token, ...],
) -> Rule:
    around = frame.context.modality if frame.finite else Modality.HELD
    return Rule(
        frame=frame,
        span=span,
        what=what,
        status=status,
        instrument=instrument,
        bodies=bodies,
        targets=targets,
        told=frame.factuality.modality,
        context=around if frame.factuality is not Factuality.PLANNED else None,
        ahead=frame.passive,
    )


def _with(span: Span, other: Span) -> Span:
    return min(span[0], other[0]), max(span[1], other[1])


def _veto(frame: Frame) -> Rule | None:
    """Who holds or uses a veto: "has a veto over", "cast its veto", "wields veto power", "Norway's veto"."""
    over = frame.above if frame.head.dep in INSIDE and frame.head.dep != "poss" else frame
    verb = over.support if over is not None else None
    if over is None or (verb is not None and verb.denied):
        return None
    if verb is not None and lemma(verb.head) in words("measures", "veto_verbs"):
        status = "in force" if verb.factuality is Factuality.FACT else "proposed"
        return _rule(frame, "veto", status, _with(verb.span, over.span), over.span, verb.doer, ())
    return _rule(frame, "veto", "in force", over.span, over.span, over.owner, ()) if over.owner else None


def _obligation(frame: Frame) -> Rule | None:
    """Such as "are obliged to leave"."""
    below = [t for t in frame.clauses.get(Form.TO, ()) if t.i > frame.head.i]
    if not frame.passive or not below or frame.modal:
        return None
    what = frame.extent(below)
    status = "in force" if frame.factuality is Factuality.FACT else "proposed"
    return _rule(frame, "obligation", status, _with(frame.span, what), what, frame.doer, frame.object)


def _term(frame: Frame) -> Rule | None:
    """Such as "has ten days to answer", "have until Friday to leave", "were given a week to leave"."""
    term = any(lemma(t) in words("measures", "comply_nouns") for t in frame.object)
    below = [f for t in frame.object if (f := frame_of(frame.sentence, t)) is not None]
    due = [
        t
        for one in (frame, *below)
        for t in one.clauses.get(Form.TO, ())
        if lemma(t) not in words("measures", "idle_duties")
    ]
    until = frame.prepositions & words("measures", "until")
    if not due or not (term or until):
        return None
    whom = frame.doer if not frame.passive and not term else frame.object if frame.passive else frame.doer
    given = frame.word in words("measures", "giving")
    bodies = frame.doer if given else ()
    targets = () if given and not frame.passive else whom
    return replace(_rule(frame, "obligation", "in force", frame.span, frame.span, bodies, targets), dated=True)


def _deadline(frame: Frame) -> Rule | None:
    """Such as "a deadline of 1 May to leave", "the deadline for talks is Friday": what is due, by when."""
    due = (*frame.argument("infinitive"), *frame.argument("for"), *frame.argument("on"))
    above = frame.above
    due = due or (tuple(t for t in above.argument("infinitive") if t.i > frame.head.i) if above is not None else ())
    due = due or (above.argument("for") if above is not None else ())
    if not due or frame.determiners & words("factuality", "no"):
        return None
    verb = above if above is not None and above.category is Category.VERB and not frame.preposition else None
    status = "in force" if verb is None or verb.factuality is Factuality.FACT else "proposed"
    if verb is not None and lemma(verb.head) in words("measures", "deadline_gone") and status == "in force":
        status = "ended"
    sets = verb is not None and frame.head.dep == "dobj" and lemma(verb.head) in words("measures", "deadline_set")
    who = verb.doer if verb is not None and frame.head.dep == "dobj" else ()
    return Rule(
        frame=frame,
        span=_with(frame.span, verb.span) if verb is not None else frame.span,
        what=frame.extent(due),
        status=status,
        instrument="obligation",
        bodies=who if sets else (),
        targets=() if sets else who,
        dated=True,
    )
