"""The rows of deeds (``action`` of the predicates) made ready, and whether a frame is as a row asks.

A row either names a ``type`` (with a ``mode``), or says what the predicate ``makes`` of a deed below it (see ``governors`` in
``discourse/plover.yaml``), or that a ``light`` verb leaves the type to its object, or that it tells ``nothing``. What it may
ask for:

==========  =======================================================================================================
``as``      the sort of word: noun or adjective; a verb where nothing is said
``with``    for each role the words one of which stands there; of a list of such, one has to hold
``unless``  for each role the words none of which stands there
``needs``   roles one of which is filled
``that``    the mood of finite clauses below: ``future``, or ``subjunctive`` ("insists that he stay")
``spoken``  true: it is done by saying so, by whoever says the words ("it was a disgrace")
``forms``   the forms of clauses below that it governs
==========  =======================================================================================================

Roles are those of :meth:`Frame.argument`, and ``object`` (with what is said of it), ``head`` (its heads alone), ``modal``,
``around`` (all that is added by prepositions, particles and adverbs) and ``below`` (the verbs that it governs). Words are
lemmas, pairs of them, lists of ``things`` in ``discourse/plover.yaml``, or sorts of actors in capitals: PERSON, STATE, BODY,
ACTOR.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from typing import Any

from summitry import lexicon
from summitry.extract.actions.plover import ontology
from summitry.extract.arguments import actors, speakers
from summitry.language import ParsedDocument, Token
from summitry.language.clauses import phrases, syntax
from summitry.language.clauses.frames import Category, Form, Frame, frame_of

KIND = "action"
ANY = "any"
ACTOR = "ACTOR"
Words = frozenset[str]
Condition = tuple[tuple[str, Words], ...]


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
    type: str = ""
    mode: str = ""
    makes: str = ""
    light: Sequence[str] = ()
    spares: Words = frozenset()
    forms: Words = frozenset()
    that: str = ""
    spoken: bool = False
    needs: Sequence[str] = ()
    with_: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()


@dataclass(frozen=True, eq=False)
class Told:
    """A frame as the rows see it; without a parsed document the sorts of actors are not known."""

    frame: Frame
    parsed: ParsedDocument | None = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all names of the predicate, in the order in which they are tried."""
        found = [row for name in names(self.frame) for row in _rows().get(name, ())]
        return tuple(sorted((r for r in found if r.category == self.frame.category), key=lambda r: r.stage))

    @cached_property
    def things(self) -> tuple[Token, ...]:
        """The heads of what it acts on, and of what it says of that."""
        own = (*self.frame.object, *phrases.kept_objects(self.frame.sentence, self.frame.head))
        return (*own, *self.frame.said_of)

    def words(self, role: str) -> Words:
        """The words that stand in a role, with the sorts of actors among them."""
        if role == "below":
            return frozenset(syntax.lemma(one.head) for one in self.ruled)
        if role == "modal":
            return frozenset({self.frame.modal})
        if role == "head":
            return frozenset(syntax.lemma(t) for t in self.things)
        if role == "around":
            return self._phrases(phrases.adjuncts(self.frame.sentence, self.frame.head))
        heads = self.things if role == "object" else self.frame.argument(role)
        return self._phrases(heads) | self.sorts(heads)

    @cached_property
    def ruled(self) -> tuple[Frame, ...]:
        """The deeds that it may govern, those below its adjective among them: "is ready to strike"."""
        said = (self.sub(t) for t in self.frame.said_of)
        return (*self.frame.ruled, *(one for told in said if told is not None for one in told.frame.ruled))

    @cached_property
    def vouched(self) -> bool:
        """Whether somebody known says it."""
        return self.parsed is not None and bool(speakers(self.parsed, self.frame.sentence, self.frame.head))

    def sub(self, token: Token) -> Told | None:
        """Another predicate of the sentence, seen likewise."""
        frame = frame_of(self.frame.sentence, token)
        return Told(frame, self.parsed) if frame is not None else None

    def marked(self, *prepositions: str) -> list[Token]:
        """What stands behind one of the prepositions."""
        return [t for word in prepositions for t in self.frame.marked.get(word, ())]

    def hanging(self, heads: Iterable[Token], *prepositions: str) -> list[Token]:
        """What hangs from phrases by one of the prepositions, or by any: "Oslo" from "the attack on Oslo"."""
        return [t for head in heads for t in syntax.complements(self.frame.sentence, head, *prepositions)]

    def owners(self, heads: Iterable[Token]) -> list[Token]:
        """Whose phrases are: "Oslo's plan"."""
        return [t for head in heads for t in phrases.owners(self.frame.sentence, head)]

    def sorts(self, heads: Iterable[Token]) -> Words:
        """The sorts of the actors that phrases name, in capitals."""
        if self.parsed is None:
            return frozenset({ACTOR} if any(t.pos == "PROPN" for t in heads) else ())
        known = [p.appearance for p in actors(self.parsed, self.frame.sentence, heads) if p.appearance is not None]
        return frozenset({str(one.actor_type).upper() for one in known} | ({ACTOR} if known else set()))

    def _phrases(self, heads: Iterable[Token]) -> Words:
        return frozenset(w for t in heads for w in phrases.phrase_words(self.frame.sentence, t))


def fits(told: Told, row: Row) -> bool:
    """Whether a frame is as a row asks."""
    return (
        (not row.spoken or told.vouched)
        and (not row.needs or any(_filled(told, role) for role in row.needs))
        and (not row.with_ or any(_holds(told, one) for one in row.with_))
        and not any(_holds(told, one) for one in row.unless)
        and (not row.that or all(mood(t) in (row.that, "subjunctive") for t in _that(told.frame)))
    )


def names(frame: Frame) -> tuple[str, ...]:
    """What a predicate may be listed as; "called on Friday" is no "call on"."""
    listed = tuple(n for n in frame.names if " " not in n or n == frame.word or not _of_time(frame, n.split(" ")[-1]))
    if frame.category is Category.NOUN:
        return (*(f"{m} {frame.word}" for m in frame.modifiers), *listed)
    return (*(f"{frame.word} {m}" for m in frame.modifiers), *listed)


def of_noun(word: str) -> Row | None:
    """What a noun of a deed is by itself, or None."""
    return next((r for r in _rows().get(word, ()) if r.category == Category.NOUN and r.type), None)


def mood(frame: Frame) -> str:
    """The mood of a clause: ``future`` ("that he will"), ``subjunctive`` ("that he stay", "must"), or ``told``."""
    said = ontology()["modals"].get(frame.modal, "")
    if said == "request" or not frame.finite:
        return "subjunctive"
    return "future" if said == "plan" else "told"


def _that(frame: Frame) -> tuple[Frame, ...]:
    clauses = frame.clauses.get(Form.THAT, ())
    return tuple(one for one in frame.ruled if one.head in clauses)


def _of_time(frame: Frame, preposition: str) -> bool:
    return any(t.ent in ("DATE", "TIME") for t in frame.marked.get(preposition, ()))


def _filled(told: Told, role: str) -> bool:
    return bool(told.things) if role in ("object", "head") else told.frame.has(role)


def _holds(told: Told, condition: Condition) -> bool:
    return all(_filled(told, role) if ANY in listed else bool(listed & told.words(role)) for role, listed in condition)


@cache
def _rows() -> Mapping[str, tuple[Row, ...]]:
    return {name: tuple(row for one in rows for row in _made(one)) for name, rows in lexicon.rows(KIND).items()}


def _made(row: lexicon.Row) -> Iterable[Row]:
    """A row made ready; one of a governor stands twice, before and behind the combinations."""
    with_ = _conditions(row.get("with", ()))
    light = row.get("light", ())
    common: dict[str, Any] = {
        "category": row.get("as", str(Category.VERB)),
        "light": () if light == ANY else light,
        "with_": with_,
        "unless": _conditions(row.get("unless", ())),
        **{key: row[key] for key in ("type", "mode", "makes", "that", "spoken", "needs") if key in row},
        **{key: frozenset(row[key]) for key in ("spares", "forms") if key in row},
    }
    if "makes" in row:
        early = (Stage.GOVERNOR,) if row["makes"] in ontology()["ruling"] else ()
        return tuple(Row(stage, **common) for stage in (*early, Stage.LOOSE))
    below = row.get("nothing") or any(role == "below" for one in with_ for role, _ in one)
    stage = Stage.CLAUSE if below else Stage.LIGHT if light else Stage.COMBINED if with_ else Stage.ALONE
    return (Row(stage, **common),)


def _conditions(said: Any) -> tuple[Condition, ...]:
    each = (said,) if isinstance(said, Mapping) else said
    return tuple(tuple((role, _words(words)) for role, words in one.items()) for one in each)


def _words(said: Any) -> Words:
    """A list of words with those of the lists that it names, in both spellings."""
    things = ontology()["things"]
    listed = [w for one in ([said] if isinstance(said, str) else said) for w in things.get(one, (one,))]
    return frozenset(spelled for w in listed for spelled in lexicon.spellings(str(w)))
