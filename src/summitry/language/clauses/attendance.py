"""Who is said to have been at an event by words of being there: "Present at the talk were A and B", "A attended it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.language.clauses.frames import Category, Frame, frames
from summitry.language.clauses.syntax import lemma
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

#: What words of being there are listed under, by their sort.
_LISTS = {Category.VERB: "attending", Category.ADJECTIVE: "attending_adjectives", Category.NOUN: "attending_nouns"}
#: What those are labelled who stand behind the "were"; the parser takes some for objects.
_SUBJECTS = ("nsubj", "nsubjpass", "attr", "dobj")


@dataclass(frozen=True)
class There:
    """The word for it, the heads of who was there, what may be the event, and with whom they were ("he was joined by")."""

    frame: Frame
    who: tuple[Token, ...]
    events: tuple[Token, ...]
    whose: tuple[Token, ...] = ()


def there(sentence: Sentence) -> Iterator[There]:
    """What a sentence says of who was there, word by word."""
    for frame in frames(sentence):
        listed = _LISTS.get(frame.category)
        if listed and lemma(frame.head) in words("encounters", listed):
            yield from _attending(frame)
        elif frame.category is Category.VERB and lemma(frame.head) in words("encounters", "joining") and frame.passive:
            yield There(frame, frame.argument("by"), frame.arguments(*words("encounters", "scene_of")), frame.subjects)


def _attending(frame: Frame) -> Iterator[There]:
    """One who attends, takes part, is present; behind an inverted "were", before it, or behind "by"."""
    verb = frame.support or (frame.over if frame.category is Category.NOUN else frame)
    being = _being_behind(frame)
    who = _behind(frame.sentence, being) if being is not None else verb.argument("by") if frame.passive else verb.doer
    subject = verb.subjects if frame.passive else ()
    inside = (frame,) if verb is frame else (frame, verb)
    events = (*subject, *frame.object, *(t for one in inside for t in one.arguments(*words("encounters", "scene_of"))))
    yield There(frame, who, tuple(t for t in events if t not in who and t is not frame.head))


def _being_behind(frame: Frame) -> Token | None:
    """The "were" behind words that open a sentence: "Present were", "Also attending was", "Among those present were"."""
    near = (*frame.sentence.children(frame.head, "aux"), *frame.sentence.ancestors(frame.head))
    return next((t for t in near if t.i > frame.head.i and lemma(t) in words("factuality", "being")), None)


def _behind(sentence: Sentence, being: Token) -> tuple[Token, ...]:
    """The subjects of a verb behind its "were"."""
    above = sentence.head(being) if being.dep == "aux" else being
    return tuple(t for t in sentence.children(above or being, *_SUBJECTS) if t.i > being.i)
