"""Measures told by verbs, and deadlines: what somebody must do, must not do, keeps back as a rule, or stops with a veto."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from summitry import lexicon
from summitry.extract.interpret import Match
from summitry.extract.measures_status import Rule, outcome
from summitry.extract.spans import cover
from summitry.language import Token
from summitry.language.clauses.frames import INSIDE, NOTHING, Category, frames_of
from summitry.language.clauses.shapes import which
from summitry.language.clauses.syntax import lemma, lemmas, phrase
from summitry.lexicon import words


def duty(match: Match) -> Rule | None:
    """What a predicate tells by its row (``tells``, else a plain act): None where it tells none."""
    return _TELLING[match.row.get("tells", "act")](match)


def _act(match: Match) -> Rule | None:
    """Such as "banned exports", "expelled two envoys"."""
    return _done_to(match, match.frame.object)


def _halt(match: Match) -> Rule | None:
    """Such as "suspended flights", "refrained from tests": of what can be kept back, but for measures that are ended so."""
    frame = match.frame
    ended = lexicon.rows("measure").keys() if frame.word in lexicon.rows("measure_effect") else frozenset[str]()
    halted = words("measures", "suspendable") - ended
    return _done_to(match, (*frame.object, *frame.after(*words("measures", "kept_from"))), halted)


def _done_to(match: Match, things: tuple[Token, ...], allowed: frozenset[str] | None = None) -> Rule | None:
    frame, status = match.frame, outcome("act", match.frame)
    kept = tuple(t for t in things if allowed is None or lemma(t) in allowed)
    if not kept or status is None:
        return None
    what = phrase(frame.sentence, kept[0])
    whole, instrument = cover(frame.span, what), str(match.row["instrument"])
    return Rule(
        frame=frame,
        span=whole,
        what=whole if instrument == "ban" else what,
        status=status,
        instrument=instrument,
        bodies=frame.doer,
        targets=kept,
    )


def _veto(match: Match) -> Rule | None:
    """Who holds or uses a veto: "has a veto over", "cast its veto", "wields veto power"."""
    frame = match.frame
    whole = frame.over if frame.head.dep in INSIDE else frame
    verb = whole.support or NOTHING
    status = outcome("duty", verb) if verb.lemma in words("measures", "veto_verbs") else None
    if status is None:
        return None
    span = cover(whole.span, verb.span)
    return Rule(frame=frame, span=span, what=whole.span, status=status, instrument="veto", bodies=verb.doer)


def _obligation(match: Match) -> Rule | None:
    """Such as "are obliged to leave"."""
    frame, status = match.frame, outcome("duty", match.frame)
    due = frame.argument("infinitive")
    if status is None or not (frame.passive and due):
        return None
    return Rule(
        frame=frame,
        span=cover(frame.span, frame.extent(due)),
        what=frame.extent(due),
        status=status,
        instrument="obligation",
        bodies=frame.doer,
        targets=frame.object,
    )


def _term(match: Match) -> Rule | None:
    """Such as "has ten days to answer", "have until Friday to leave", "were given a week to leave"."""
    frame = match.frame
    inner = frames_of(frame.sentence, frame.object)
    due = lemmas(t for one in (frame, *inner) for t in one.argument("infinitive")) - words("measures", "idle_duties")
    dated = lemmas(frame.object) & words("measures", "comply_nouns") or frame.prepositions & words("measures", "until")
    if frame.denied or not due or not dated:
        return None
    given = frame.word in words("measures", "giving")
    return Rule(
        frame=frame,
        span=frame.span,
        what=frame.span,
        status="in force",
        instrument="obligation",
        bodies=frame.doer if given else (),
        targets=frame.object if frame.passive else frame.doer,
        dated=True,
    )


def _deadline(match: Match) -> Rule | None:
    """Such as "a deadline of 1 May to leave", "the deadline for talks is Friday": what is due, by when."""
    frame, above = match.frame, match.frame.over
    due = frame.arguments("infinitive", "for", "on") or above.arguments("infinitive", "for")
    if not due:
        return None
    verb = above if above.category is Category.VERB and not frame.preposition else NOTHING
    sets = verb.lemma in words("measures", "deadline_set")
    return Rule(
        frame=frame,
        span=cover(frame.span, verb.span if verb is not NOTHING else None),
        what=frame.extent(due),
        status=which(verb, "measures", "running"),
        instrument="obligation",
        bodies=verb.doer if sets else (),
        targets=() if sets else verb.doer,
        dated=True,
    )


_TELLING: Mapping[str, Callable[[Match], Rule | None]] = {
    "act": _act,
    "halt": _halt,
    "veto": _veto,
    "obligation": _obligation,
    "term": _term,
    "deadline": _deadline,
}
