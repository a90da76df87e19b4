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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from summitry import lexicon
from summitry.extract.arguments import actors
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.factuality import mood
from summitry.language.clauses.frames import Category, Frame, frames
from summitry.language.clauses.syntax import lemma
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
    known = lexicon.rows(kind)
    for frame in frames(sentence):
        if lemma(frame.head) not in lexicon.first_words(kind):
            continue
        for name in frame.names:
            row = next((r for r in known.get(name, ()) if fits(parsed, frame, name, r)), None)
            if row is not None:
                yield Match(frame, name, row)
                break


def fits(parsed: ParsedDocument, frame: Frame, name: str, row: Row) -> bool:
    """Whether a frame is as a row asks."""
    needs: Sequence[str] = row.get("needs", ())
    wanted: Mapping[str, Any] = row.get("with", {})
    unwanted: Mapping[str, Any] = row.get("unless", {})
    return (
        row.get("as", frame.category) == frame.category
        and (not needs or " " in name or frame.has(*needs))
        and all(_is(parsed, frame, role, words) for role, words in wanted.items())
        and not any(_is(parsed, frame, role, words) for role, words in unwanted.items())
        and _in_mood(frame, row.get("that"))
        and (frame.category is not Category.NOUN or expressed(frame, row.get("expressed")))
    )


def expressed(frame: Frame, verbs: Sequence[str] | None) -> bool:
    """Whether a noun has somebody whose it is: an owner, or who does a verb of expressing to it; true where none is asked for."""
    if verbs is None or frame.owner or frame.has("by"):
        return True
    return frame.support is not None and lemma(frame.support.head) in verbs


def _is(parsed: ParsedDocument, frame: Frame, role: str, words: str | Sequence[str]) -> bool:
    """Whether what stands in a role is headed by one of the words."""
    heads = frame.argument(role)
    if words == ANY:
        return bool(heads)
    listed = (words,) if isinstance(words, str) else words
    return any(_named(t, listed) for t in heads) or (PERSON in listed and _person(parsed, frame.sentence, heads))


def _named(token: Token, listed: Sequence[str]) -> bool:
    return lemma(token) in listed or token.text.lower() in listed


def _person(parsed: ParsedDocument, sentence: Sentence, heads: tuple[Token, ...]) -> bool:
    return any(p.is_person for p in actors(parsed, sentence, heads)) or any(t.ent == "PERSON" for t in heads)


def _in_mood(frame: Frame, wanted: str | None) -> bool:
    """Whether the finite clauses below are in a mood; true where there are none, or other clauses."""
    clauses = frame.argument("that")
    return wanted is None or not clauses or any(mood(frame.sentence, t) == wanted for t in clauses)
