"""The one language of conditions on predicates and its one matcher: rows of all kinds and shapes of lists are told in it.

A *shape* is an alternative or a list of alternatives, of which one has to hold; an alternative is a mapping all of which has to
hold, from what is asked to the words of which one stands there, or to true or false for whether anything does (``any``: true).

====================  =================================================================================================
``dep`` … ``ent``     the labels of the head: ``dep``, ``tag``, ``pos``, ``ent``
``lemma`` …           any attribute of :class:`Frame`: ``lemma``, ``denied``, ``modifiers``, ``factuality`` …
``form``              ``infinitive`` for one with "to"
``object`` …          any role of :meth:`Frame.argument`; of ``to``, ``that``, ``ing``, ``wh`` also the clauses below
``mood``              the moods of the finite clauses below: ``subjunctive`` ("that he stay"), ``future``
``over``, ``support``  with a shape: that of the frame above, or of the verb of a noun
``with``, ``unless``  with a shape: one that holds as well, one that does not hold
====================  =================================================================================================

Words are lemmas or words as they stand, or sorts of actors in capitals (``PERSON``). "@name" stands for a list of the same
file, "@file/name" for one of another; in rows for a class of ``wordclasses.yaml``. What else a row may ask, in short:

=============  ========================================================================================================
``as``         the sort of word: verb, noun, adjective, preposition
``needs``      roles one of which is filled; what is listed with its preposition has what it needs
``that``       the mood of the finite clauses below, where there are any
``expressed``  of a noun: it is owned ("their demand"), or the object of one of these verbs ("voiced support")
``spoken``     of a deed: somebody known says it
=============  ========================================================================================================

Anything else that a row holds (attitude, status, type …) is read by the kind that it is of.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from summitry import lexicon
from summitry.language.clauses.auxiliaries import mood
from summitry.language.clauses.frames import NOTHING, Category, Frame, frames
from summitry.language.clauses.syntax import expand, lemmas, spelled
from summitry.language.parsed import ParsedDocument, Sentence, Token
from summitry.lexicon import Row

ANY = "any"
#: What costs little to ask is asked first, what is worked out of all that stands around a predicate last.
COSTS = {
    **dict.fromkeys(("category", "dep", "tag", "pos", "ent", "lemma"), 0),
    **dict.fromkeys(("modal", "form", "over", "support"), 1),
    **dict.fromkeys(("unless", "factuality", "context", "denied", "plain", "undone"), 3),
}
LABELS = frozenset({"dep", "tag", "pos", "ent"})
ABOVE = frozenset({"over", "support"})
#: Roles that bear the name of something else in a frame.
ROLES = frozenset({"infinitive", "over", "after"})
#: What frames are looked up by, before anything else is asked of them.
ANCHORS = ("lemma", "modal", "form")
SORTS = frozenset({"PERSON", "STATE", "BODY", "ACTOR"})


class Condition(NamedTuple):
    """What is asked, and the words or the shape that is wanted, or whether anything stands there; the sorts among the words."""

    asked: str
    wanted: Any
    sorts: frozenset[str] = frozenset()


Shape = tuple[tuple[Condition, ...], ...]


class Listed(NamedTuple):
    """A row with the name under which it is listed, and the shape that a frame has to have for it."""

    name: str
    row: Row
    shape: Shape


@dataclass(frozen=True, eq=False)
class Seen:
    """A frame as conditions see it: of its arguments the heads. Without a document the sorts of actors are not known."""

    frame: Frame
    parsed: ParsedDocument | None = None

    def words(self, asked: str) -> Collection[str]:
        """The words that stand where it is asked for; of what is true or false one word or none."""
        found = self.frame.asked.get(asked)
        if found is None:
            found = self.frame.asked[asked] = self.worded(self.read(asked))
        return found

    def read(self, asked: str) -> Any:
        """What a frame holds under the name of an attribute or a role."""
        return _reader(asked)(self.frame)

    def heads(self, asked: str) -> tuple[Token, ...]:
        """The heads of what stands in a role."""
        return self.frame.argument(asked)

    def sorts(self, asked: str) -> frozenset[str]:
        """The sorts of the actors that stand in a role."""
        heads, sentence = self.heads(asked), self.frame.sentence
        known = self.parsed.actors_of if self.parsed is not None else lambda *_: ()
        tokens = chain.from_iterable(expand(sentence, head) for head in heads)
        sorts = {str(a.actor_type).upper() for t in tokens for a in known(sentence, t)}
        return frozenset(sorts | ({"ACTOR"} if sorts else set()) | ({t.ent for t in heads} & {"PERSON"}))

    def above(self, asked: str) -> Seen:
        """The frame above, or the verb of a noun; :data:`NOTHING` where there is none."""
        return Seen(getattr(self.frame, asked) or NOTHING, self.parsed)

    def worded(self, found: Any) -> Collection[str]:
        """What is found as words."""
        if isinstance(found, tuple | list):
            return self.said(found)
        if isinstance(found, frozenset | set | dict):
            return found
        word = found.name.lower() if isinstance(found, Enum) else str(found)
        return (word,) if found else ()

    def said(self, heads: Iterable[Token]) -> frozenset[str]:
        """The words of the heads of phrases."""
        return lemmas(heads) | spelled(heads)


def fits(seen: Seen, shape: Shape) -> bool:
    """Whether a frame has a shape."""
    for conditions in shape:
        for condition in conditions:
            if not _holds(seen, condition):
                break
        else:
            return True
    return False


def _holds(seen: Seen, condition: Condition) -> bool:
    asked, wanted, sorts = condition
    if isinstance(wanted, tuple):
        nested = fits(seen.above(asked) if asked in ABOVE else seen, wanted)
        return nested is not (asked == "unless")
    found = seen.words(asked)
    if isinstance(wanted, bool):
        return bool(found) is wanted
    return not wanted.isdisjoint(found) or (bool(sorts) and not sorts.isdisjoint(seen.sorts(asked)))


@cache
def _reader(asked: str) -> Callable[[Frame], Any]:
    """What reads from a frame what is asked."""
    if asked in LABELS:
        return lambda frame: frozenset({getattr(frame.head, asked)})
    if asked in OWN:
        return OWN[asked]
    if asked in ROLES or callable(getattr(Frame, asked, callable)):
        return lambda frame: frame.argument(asked)
    return attrgetter(asked)


def _moods(frame: Frame) -> frozenset[str]:
    return frozenset(mood(frame.sentence, t) for t in frame.argument("that"))


#: What is asked for that is no property of frames.
OWN: Mapping[str, Callable[[Frame], Any]] = {
    "category": attrgetter("category"),
    "form": lambda frame: "infinitive" * (frame.category is Category.VERB and frame.infinitive),
    "modal": lambda frame: frame.category is Category.VERB and frame.modal,
    "mood": _moods,
}


# ---------------------------------------------------------------- shapes of lists


def shaped(frame: Frame, file: str, name: str) -> bool:
    """Whether a frame has a shape of a file of lists (one of its ``shapes``)."""
    return fits(Seen(frame), shapes(file)[name])


def which(frame: Frame, file: str, table: str) -> str:
    """The name of the first shape in a table of a file of lists that a frame has, or ''."""
    seen = Seen(frame)
    return next((name for name, shape in shapes(file, table).items() if fits(seen, shape)), "")


def having(sentence: Sentence, file: str, name: str) -> Iterator[Frame]:
    """The frames of a sentence that have a shape of a file of lists, in text order."""
    shape = shapes(file)[name]
    return (frame for frame in _anchored(sentence, shape) if fits(Seen(frame), shape))


def tabled(sentence: Sentence, file: str, table: str) -> Iterator[tuple[Frame, str]]:
    """The frames of a sentence that have one of the shapes of a table, in text order, each with the name of the first."""
    named = ((frame, which(frame, file, table)) for frame in _anchored(sentence, _any_of(file, table)))
    return ((frame, name) for frame, name in named if name)


@cache
def _any_of(file: str, table: str) -> Shape:
    return tuple(chain.from_iterable(shapes(file, table).values()))


def by_word(sentence: Sentence, asked: str) -> Mapping[str, tuple[Frame, ...]]:
    """The frames of a sentence by a word that stands where it is asked for: by lemma, by modal."""

    def sorted_out(own: Sentence) -> Mapping[str, tuple[Frame, ...]]:
        found: dict[str, tuple[Frame, ...]] = {}
        for frame in frames(own):
            for word in Seen(frame).words(asked):
                found[word] = (*found.get(word, ()), frame)
        return found

    return sentence.kept(f"by {asked}", sorted_out)


def _anchored(sentence: Sentence, shape: Shape) -> Iterable[Frame]:
    """The frames that may have a shape by a word that each alternative asks for; all where one asks for none."""
    anchors = [next((one for one in conditions if one.asked in ANCHORS and one.wanted), None) for conditions in shape]
    if None in anchors:
        return frames(sentence)
    each = (_with_word(by_word(sentence, one.asked), one.wanted) for one in anchors if one is not None)
    found = {frame.head.i: frame for some in each for frame in some}
    return map(found.__getitem__, sorted(found))


def _with_word(frames_by_word: Mapping[str, tuple[Frame, ...]], wanted: Any) -> Iterator[Frame]:
    words = frames_by_word.keys() if wanted is True else frames_by_word.keys() & wanted
    return chain.from_iterable(map(frames_by_word.__getitem__, words))


@cache
def shapes(file: str, table: str = "shapes") -> Mapping[str, Shape]:
    """The shapes of a table of a file of lists, made ready."""
    return {name: _shape(said, file) for name, said in lexicon.load(file)[table].items()}


# ---------------------------------------------------------------- rows of predicates


@cache
def listed(kind: str) -> Mapping[str, tuple[Listed, ...]]:
    """The rows of a kind by the predicate that they are listed under, each with its shape."""
    return {
        name: tuple(Listed(name, row, _shape(_conditions(name, row))) for row in rows)
        for name, rows in lexicon.rows(kind).items()
    }


def _conditions(name: str, row: Row) -> Mapping[str, Any]:
    """What a row asks for, in the words of shapes."""
    written = {SHORT[key][0]: SHORT[key][1](row[key]) for key in SHORT if key in row}
    if " " in name:
        written.pop("needs", None)
    return written


def _expressed(verbs: Iterable[str]) -> list[Mapping[str, Any]]:
    return [{"owner": True}, {"by": True}, {"support": {"lemma": verbs}}]


#: The questions of rows, each with its name and its value as a condition.
SHORT: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "as": ("category", lambda said: said),
    "needs": ("needs", lambda roles: [{role: True} for role in roles]),
    "with": ("with", lambda said: said),
    "unless": ("unless", lambda said: said),
    "spoken": ("spoken", lambda said: said),
    "that": ("moods", lambda moods: [{"that": False}, {"mood": moods}]),
    "expressed": ("expressed", _expressed),
}


# ---------------------------------------------------------------- shapes made ready


def _shape(said: Any, file: str = "") -> Shape:
    """Alternatives of conditions, the quickest of each first."""
    alternatives = said if isinstance(said, list | tuple) else [said]
    each = ([_condition(asked, wanted, file) for asked, wanted in one.items()] for one in alternatives)
    return tuple(tuple(sorted(one, key=lambda condition: COSTS.get(condition.asked, 2))) for one in each)


def _condition(asked: str, said: Any, file: str) -> Condition:
    """A condition with its words as a set, in both spellings, or with its shape."""
    listed = said if isinstance(said, list | tuple) else [said]
    if isinstance(listed[0], Mapping):
        return Condition(asked, _shape(said, file))
    if isinstance(said, bool) or ANY in listed:
        return Condition(asked, said is not False)
    words = frozenset(one for word in _words(file, listed) for one in lexicon.spellings(word))
    return Condition(asked, words, words & SORTS)


def _words(file: str, listed: Iterable[str]) -> Iterator[str]:
    """Words, with those of the lists that they name."""
    for word in listed:
        other, _, name = word.removeprefix("@").rpartition("/")
        yield from lexicon.words(other or file, name) if word.startswith("@") else (word,)
