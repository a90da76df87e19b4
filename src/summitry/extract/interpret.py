"""The one loop from frames to candidates of a kind: the frames of a sentence that fit a row of the lexicon.

What a row may ask for (all of it has to hold; lists hold lemmas or words, ``person`` stands for a known person):

=============  ====================================================================================================
``as``         the sort of word: verb, noun, adjective, preposition
``needs``      roles one of which is filled: doer, object, owner, to, that, ing, wh, or a preposition
``with``       for each role the words one of which heads what stands there (``any``: whatever it is)
``unless``     for each role the words none of which may head what stands there (``any``: nothing may stand there)
``that``       the mood of a finite clause below: ``subjunctive`` ("insists that he stay"), ``future``
``expressed``  of a noun: it is owned ("their demand"), or the object of one of these verbs ("voiced support")
=============  ====================================================================================================

What else a row holds (attitude, status, type …) is read by the kind that it is of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summitry import lexicon
from summitry.extract.arguments import actors
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.factuality import mood
from summitry.language.clauses.frames import Category, Frame, frames
from summitry.language.clauses.syntax import lemmas, spelled
from summitry.lexicon import Row

ANY = "any"
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a row, and the name under which the row is listed."""

    frame: Frame
    name: str
    row: Row


def matches(parsed: ParsedDocument, sentence: Sentence, kind: str) -> Iterator[Match]:
    """The frames of a sentence that fit a row of a kind, in text order; for each frame the first row that fits."""
    listed = lexicon.first_words(kind)
    return filter(None, (match(parsed, frame, kind) for frame in frames(sentence) if frame.lemma in listed))


def match(parsed: ParsedDocument, frame: Frame, kind: str) -> Match | None:
    """A frame with the first row of a kind that it fits, or None."""
    listed = ((name, row) for name in frame.names for row in lexicon.rows(kind).get(name, ()))
    return next((Match(frame, name, row) for name, row in listed if fits(parsed, frame, name, row)), None)


def fits(parsed: ParsedDocument, frame: Frame, name: str, row: Row) -> bool:
    """Whether a frame is as a row asks: each question that the row puts is answered with yes."""
    asked = _Asked(parsed, frame, name)
    return all(asks(asked, row[key]) for key, asks in QUESTIONS.items() if key in row)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The frame that a row is held against, and the name under which the row is listed."""

    parsed: ParsedDocument
    frame: Frame
    name: str


def _category(asked: _Asked, wanted: str) -> bool:
    return asked.frame.category == wanted


def _needs(asked: _Asked, roles: Sequence[str]) -> bool:
    """Whether a role is filled; what is listed with its preposition has what it needs."""
    return " " in asked.name or asked.frame.has(*roles)


def _with(asked: _Asked, wanted: Mapping[str, Any]) -> bool:
    return all(_is(asked, role, words) for role, words in wanted.items())


def _unless(asked: _Asked, unwanted: Mapping[str, Any]) -> bool:
    return not any(_is(asked, role, words) for role, words in unwanted.items())


def _in_mood(asked: _Asked, wanted: str) -> bool:
    """Whether the finite clauses below are in a mood; true where there are none, or other clauses."""
    moods = {mood(asked.frame.sentence, t) for t in asked.frame.argument("that")}
    return not moods or wanted in moods


def _expressed(asked: _Asked, verbs: Sequence[str]) -> bool:
    """Whether a noun has somebody whose it is: an owner, or who does a verb of expressing to it."""
    frame = asked.frame
    own = frame.category is not Category.NOUN or frame.has("owner", "by")
    return own or (frame.support is not None and frame.support.lemma in verbs)


#: What a row may ask of a frame, the quicker questions first.
QUESTIONS: Mapping[str, Callable[[_Asked, Any], bool]] = {
    "as": _category,
    "needs": _needs,
    "with": _with,
    "unless": _unless,
    "that": _in_mood,
    "expressed": _expressed,
}


def _is(asked: _Asked, role: str, words: str | Sequence[str]) -> bool:
    """Whether what stands in a role is headed by one of the words; ``any``: by whatever, ``person``: by one."""
    heads = asked.frame.argument(role)
    if words == ANY:
        return bool(heads)
    listed = {words} if isinstance(words, str) else set(words)
    return bool((lemmas(heads) | spelled(heads)) & listed) or (PERSON in listed and _person(asked, role))


def _person(asked: _Asked, role: str) -> bool:
    heads = asked.frame.argument(role)
    known = actors(asked.parsed, asked.frame.sentence, heads)
    return "PERSON" in {t.ent for t in heads} or any(p.is_person for p in known)
