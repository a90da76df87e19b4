"""The predicates that report speech, by the frames that they may stand in: ``speech`` in the lexicon, and how rows are read."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from summitry import lexicon
from summitry.language.clauses.frames import Category

SPEECH = "speech"
VERB, NOUN = Category.VERB, Category.NOUN
#: Cue words of one sentence that are read. No sentence of prose has as many; without an end a text made of nothing but
#: "she said that she said that …" would cost the square of its length.
MOST = 32


class Frame(StrEnum):
    """What may follow a predicate of speech; each is told by the rows ``speech`` of the predicates."""

    CLAUSE = "clause"
    TELLS = "tells"
    ASKS = "asks"
    PUTS = "puts"
    MARKED = "marked"
    INFINITIVE = "infinitive"
    OBJECT_INFINITIVE = "object_infinitive"
    OBJECT = "object"
    BARE_OBJECT = "bare_object"
    AS = "as"
    PREDICATE = "predicate"
    PASSIVE_INFINITIVE = "passive_infinitive"
    RELAYS = "relays"
    LIGHT = "light"
    PREPOSITION = "preposition"


#: A verb that takes a clause or a quotation.
SPOKEN = frozenset({Frame.CLAUSE, Frame.TELLS})


@cache
def cue_words(category: str = VERB) -> frozenset[str]:
    """The lemmas of verbs (or nouns) that may report speech, some of them only with a word beside them ("point out")."""
    listed = lexicon.rows(SPEECH).items()
    return frozenset(name.split(" ")[0] for name, rows in listed if any(row["as"] == category for row in rows))


@cache
def frames_of(name: str, category: str = VERB) -> frozenset[str]:
    """The frames that a predicate may stand in ("say", "point out"); none where it reports no speech."""
    found = frozenset(f for row in _rows(name, category) for f in row.get("frames", ()))
    return found | {Frame.PREPOSITION} if prepositions_of(name, category) else found


@cache
def prepositions_of(name: str, category: str = VERB) -> frozenset[str]:
    """The prepositions that what was said may follow: "for" of "call"."""
    return frozenset(p for row in _rows(name, category) for p in row.get("prepositions", ()))


@cache
def companions(lemma: str, frame: str) -> frozenset[str]:
    """The words that make a verb stand in a frame: "out" beside "point", "clear" beside "make"."""
    names = (name.split(" ") for name in lexicon.rows(SPEECH) if " " in name and frame in frames_of(name))
    return frozenset(beside for first, beside in names if first == lemma)


def _rows(name: str, category: str) -> tuple[lexicon.Row, ...]:
    return tuple(row for row in lexicon.rows(SPEECH).get(name, ()) if row["as"] == category)
