"""The rows of deeds (``action`` of the predicates), and predicates as these rows see them.

A row either names a ``type`` (with a ``mode``), or says what the predicate ``makes`` of a deed below it (see ``governors`` in
``discourse/plover.yaml``), or that a ``light`` verb leaves the type to its object (``spares``: but for these types), or that it
tells ``nothing``; ``forms`` are the forms of clauses that it governs. What it asks for is told in the language of
``language/clauses/shapes.py``, of a verb where no ``as`` is given. Roles hold all words of their phrases here, lemmas and
pairs of them; beside the common ones there are

==========  =======================================================================================================
``object``  what it acts on, with what is said of that; ``head``: the heads of these alone
``around``  all that is added by prepositions, particles and adverbs
``below``   the verbs that it governs
``spoken``  whether somebody known says it: it is done by saying so ("it was a disgrace")
==========  =======================================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import chain
from typing import Any

from summitry import lexicon
from summitry.extract.actions.plover import ontology
from summitry.extract.arguments import speakers
from summitry.language import ParsedDocument, Token
from summitry.language.clauses import phrases, syntax
from summitry.language.clauses.frames import Category, Frame, frame_of, frames_of
from summitry.language.clauses.shapes import ANY, Listed, Seen, Shape, fits, listed
from summitry.language.once import cached_property

KIND = "action"
Words = frozenset[str]


class Stage(IntEnum):
    """The order in which the rows of a predicate are tried."""

    CLAUSE = 0
    GOVERNOR = 1
    COMBINED = 2
    LOOSE = 3
    LIGHT = 4
    ALONE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One sense of a predicate."""

    stage: Stage
    category: str
    shape: Shape
    type: str = ""
    mode: str = ""
    makes: str = ""
    light: Collection[str] = ()
    spares: Collection[str] = ()
    forms: Collection[str] = ()
    spoken: bool = False


@dataclass(frozen=True, eq=False)
class Told(Seen):
    """A frame as the rows see it."""

    @property
    def document(self) -> ParsedDocument:
        """The document, of deeds of a text: only single sentences are seen without one."""
        assert self.parsed is not None  # noqa: S101 - as it says
        return self.parsed

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all names of the predicate, in the order in which they are tried."""
        own = names(self.frame) if self.frame.lemma in _in_long_names() else (self.frame.word,)
        found = [row for name in own for row in _rows().get(name, ())]
        return tuple(sorted((r for r in found if r.category == self.frame.category), key=lambda r: r.stage))

    @cached_property
    def things(self) -> tuple[Token, ...]:
        """The heads of what it acts on, and of what it says of that."""
        own = (*self.frame.object, *phrases.kept_objects(self.frame.sentence, self.frame.head))
        return (*own, *self.frame.said_of)

    @cached_property
    def ruled(self) -> tuple[Frame, ...]:
        """The deeds that it may govern, those below its adjective among them: "is ready to strike"."""
        said = frames_of(self.frame.sentence, self.frame.said_of)
        return (*self.frame.ruled, *chain.from_iterable(one.ruled for one in said))

    @cached_property
    def _asked(self) -> dict[str, Collection[str]]:
        return {}

    def words(self, asked: str) -> Collection[str]:
        """The words that stand where it is asked for: all words of the phrases that fill a role."""
        if asked not in self._asked:
            found = _OWN[asked](self) if asked in _OWN else self.read(asked)
            self._asked[asked] = self.worded(found)
        return self._asked[asked]

    def heads(self, asked: str) -> tuple[Token, ...]:
        """The heads of what stands in a role."""
        return self.things if asked == "object" else super().heads(asked)

    def said(self, heads: Iterable[Token]) -> Words:
        """All words of some phrases."""
        return frozenset(w for t in heads for w in phrases.phrase_words(self.frame.sentence, t))

    def sub(self, token: Token) -> Told | None:
        """Another predicate of the sentence, seen likewise."""
        frame = frame_of(self.frame.sentence, token)
        return Told(frame, self.parsed) if frame is not None else None

    def hanging(self, heads: Iterable[Token], *prepositions: str) -> list[Token]:
        """What hangs from phrases by one of the prepositions, or by any: "Oslo" from "the attack on Oslo"."""
        return [t for head in heads for t in syntax.complements(self.frame.sentence, head, *prepositions)]

    def owners(self, heads: Iterable[Token]) -> list[Token]:
        """Whose phrases are: "Oslo's plan", "Swedish jets"."""
        sentence = self.frame.sentence
        return [t for head in heads for t in (*phrases.owners(sentence, head), *phrases.modifying(sentence, head))]


#: What rows of deeds ask for beside what all rows may.
_OWN: Mapping[str, Callable[[Told], Any]] = {
    "object": lambda told: told.things,
    "head": lambda told: syntax.lemmas(told.things),
    "around": lambda told: phrases.adjuncts(told.frame.sentence, told.frame.head),
    "below": lambda told: syntax.lemmas(one.head for one in told.ruled),
    "spoken": lambda told: bool(told.parsed and speakers(told.parsed, told.frame.sentence, told.frame.head)),
}


def fitting(told: Told) -> Iterator[Row]:
    """The rows of a predicate that it fits, in the order in which they are tried."""
    return (row for row in told.rows if fits(told, row.shape))


def names(frame: Frame) -> tuple[str, ...]:
    """What a predicate may be listed as; "called on Friday" is no "call on"."""
    listed = tuple(n for n in frame.names if " " not in n or n == frame.word or not _of_time(frame, n.split(" ")[-1]))
    if frame.category is Category.NOUN:
        return (*(f"{m} {frame.word}" for m in frame.modifiers), *listed)
    return (*(f"{frame.word} {m}" for m in frame.modifiers), *listed)


@cache
def lemmas_of_deeds() -> Words:
    """All words that rows are listed by, and the verbs that leave a deed to what they say of somebody."""
    return frozenset(word for name in _rows() for word in name.split(" ")).union(ontology()["linking"])


@cache
def _in_long_names() -> Words:
    return frozenset(word for name in _rows() if " " in name for word in name.split(" "))


def of_noun(word: str) -> Row | None:
    """What a noun of a deed is by itself, or None."""
    return next((r for r in _rows().get(word, ()) if r.category == Category.NOUN and r.type), None)


def _of_time(frame: Frame, preposition: str) -> bool:
    return any(t.ent in ("DATE", "TIME") for t in frame.marked.get(preposition, ()))


@cache
def _rows() -> Mapping[str, tuple[Row, ...]]:
    return {name: tuple(chain.from_iterable(map(_senses, rows))) for name, rows in listed(KIND).items()}


def _senses(one: Listed) -> Iterator[Row]:
    """A row made ready; one of a governor stands twice, before and behind the combinations."""
    row = one.row
    told: dict[str, Any] = {
        key: row[key] for key in ("type", "mode", "makes", "spoken", "spares", "forms") if key in row
    }
    light = row.get("light", ())
    for stage in _stages(row):
        category = row.get("as", Category.VERB)
        yield Row(stage, category, one.shape, light=() if light == ANY else light, **told)


def _stages(row: lexicon.Row) -> tuple[Stage, ...]:
    if "makes" in row:
        early = (Stage.GOVERNOR,) if row["makes"] in ontology()["ruling"] else ()
        return (*early, Stage.LOOSE)
    conditions = row.get("with", ())
    each = (conditions,) if isinstance(conditions, Mapping) else conditions
    if row.get("nothing") or any("below" in one for one in each):
        return (Stage.CLAUSE,)
    return (Stage.LIGHT if "light" in row else Stage.COMBINED if each else Stage.ALONE,)
