"""Shapes of predicates that vocabulary files describe, so that what a frame is asked for is data and not code.

A shape (one of ``shapes`` in a file) is a list of alternatives, one of which has to hold; an alternative is a mapping all of
which has to hold: from what is asked of a frame to the words of which one stands there, or to true or false for whether anything
does. Asked may be ``dep``, ``tag``, ``pos`` and ``ent`` of the head, each attribute of :class:`Frame` (``lemma``, ``denied``,
``modifiers``, ``factuality`` …) and each role of :meth:`Frame.argument`; ``over`` and ``support`` hold such a mapping for the
frame above, ``unless`` one that must not hold. "@name" stands for a list of the same file, "@file/name" for one of another. A
table gives names to shapes, of which the first that holds is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.language.clauses.frames import NOTHING, Frame
from summitry.language.clauses.syntax import lemmas, spelled

Condition = tuple[str, Any]
Shape = tuple[tuple[Condition, ...], ...]
LABELS = frozenset({"dep", "tag", "pos", "ent"})
NESTED = frozenset({"over", "support"})


def shaped(frame: Frame, file: str, name: str) -> bool:
    """Whether a frame has a shape of a vocabulary file."""
    return _fits(frame, _shapes(file, "shapes")[name])


def which(frame: Frame, file: str, table: str) -> str:
    """The name of the first shape in a table of a vocabulary file that a frame has, or ''."""
    return next((name for name, shape in _shapes(file, table).items() if _fits(frame, shape)), "")


def _fits(frame: Frame, shape: Shape) -> bool:
    for conditions in shape:
        for asked, wanted in conditions:
            if not _holds(frame, asked, wanted):
                break
        else:
            return True
    return False


def _holds(frame: Frame, asked: str, wanted: Any) -> bool:
    if asked == "unless":
        return not _fits(frame, wanted)
    if asked in NESTED:
        return _fits(getattr(frame, asked) or NOTHING, wanted)
    found = frame.asked.get(asked)
    if found is None:
        found = frame.asked[asked] = _found(frame, asked)
    return bool(found) is wanted if isinstance(wanted, bool) else not wanted.isdisjoint(found)


def _found(frame: Frame, asked: str) -> Collection[str]:
    """The words that stand where a shape asks; of what is true or false one word or none."""
    if asked in LABELS:
        return (getattr(frame.head, asked),)
    found = getattr(frame, asked) if hasattr(frame, asked) else frame.argument(asked)
    if isinstance(found, tuple):
        return lemmas(found) | spelled(found)
    if isinstance(found, frozenset | dict):
        return found
    word = found.name.lower() if isinstance(found, Enum) else str(found)
    return (word,) if found else ()


@cache
def _shapes(file: str, table: str) -> Mapping[str, Shape]:
    return {name: _shape(file, said) for name, said in lexicon.load(file)[table].items()}


def _shape(file: str, said: Any) -> Shape:
    """A shape made ready: alternatives of conditions, lists of words as sets."""
    alternatives = said if isinstance(said, list) else [said]
    return tuple(tuple((asked, _wanted(file, asked, of)) for asked, of in one.items()) for one in alternatives)


def _wanted(file: str, asked: str, said: Any) -> Any:
    if asked in NESTED | {"unless"}:
        return _shape(file, said)
    return said if isinstance(said, bool) else frozenset(_words(file, said if isinstance(said, list) else [said]))


def _words(file: str, listed: list[str]) -> Iterable[str]:
    """Words, with those of the lists that they name."""
    for word in listed:
        other, _, name = word.removeprefix("@").rpartition("/")
        yield from lexicon.words(other or file, name) if word.startswith("@") else (word,)
