"""What those who meet talk about, by the predicate that tells it: "discussed trade", "trade topped the agenda"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.language.clauses.frames import Frame, frames_of
from summitry.language.clauses.phrases import subordinate
from summitry.language.clauses.shapes import shaped
from summitry.language.clauses.syntax import lemma
from summitry.language.parsed import Token
from summitry.lexicon import words


def aimed_at(frame: Frame) -> tuple[int, int] | None:
    """What those who met are to do something about, or did: "met to iron out the grant", "met and agreed on a quota"."""
    decided = frame.lemma in words("encounters", "deciding")
    below = (
        t for one in frames_of(frame.sentence, subordinate(frame.sentence, frame.head)) for t in one.object if decided
    )
    heads = (
        (*frame.object, *frame.arguments(*words("encounters", "aimed_at")), *below)
        if frame.infinitive or decided
        else ()
    )
    return frame.extent(heads) if heads and not frame.negative and not _of_somebody(heads) else None


def _of_somebody(heads: Sequence[Token]) -> bool:
    """Whether somebody stands where a topic may: "met to congratulate Ann"."""
    return any(t.ent == "PERSON" or t.pos == "PRON" for t in heads)


def topics(frame: Frame) -> tuple[Token, ...]:
    """What stands behind "on" or "about", but for whom somebody calls on, and what a meeting lies beside."""
    about = frame.arguments(*words("encounters", "agenda_of"))
    return tuple(t for t in about if lemma(t) not in words("encounters", "beside") and t.ent != "PERSON")


def discussed(frame: Frame) -> tuple[int, int] | None:
    """What a predicate says to have been discussed, or None: "discussed trade", "trade was the subject"."""
    about = topics(frame) if frame.lemma in words("encounters", "agenda_verbs") else ()
    heads = frame.object if frame.lemma in words("encounters", "discussing") else about
    heads = frame.doer if shaped(frame, "encounters", "on the agenda") else heads
    return frame.extent(heads) if heads and not frame.negative else None
