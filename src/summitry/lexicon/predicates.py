"""What words do: one entry a predicate, with what every kind makes of it and examples that run as tests.

The files of ``<language>/predicates/`` map a predicate (lemma, or lemma with its particle or preposition: ``call for``) to its
entry: under the name of each kind a row, or several, with what that kind reads; under ``says`` sentences with what is to be
found in them. A row may say ``as: verb`` (or noun, adjective) where it is of that sort of word alone. American spellings are
made from the British ones. A word that begins with "@" stands for a class of ``discourse/wordclasses.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from summitry.lexicon.lists import LANGUAGE, load, parse

Row = Mapping[str, Any]
#: What an entry holds beside the rows of kinds.
EXAMPLES = "says"


@cache
def entries() -> tuple[tuple[str, Row], ...]:
    """Every predicate with its entry, in the order of the files, which are read once."""
    folder = files(__package__).joinpath(LANGUAGE, "predicates")
    held = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda one: one.name)
    return tuple(row for file in held for row in (parse(file.read_text(encoding="utf-8")) or {}).items())


@cache
def rows(kind: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows of one kind by predicate, American spellings among them. Treat them as read-only: all callers share them."""
    found: dict[str, tuple[Row, ...]] = {}
    for name, entry in entries():
        given = entry.get(kind, ())
        own = tuple(map(_expanded, given if isinstance(given, list | tuple) else (given,)))
        for spelled in spellings(name) if own else ():
            found[spelled] = (*found.get(spelled, ()), *own)
    return found


@cache
def first_words(kind: str, least: int = 1) -> frozenset[str]:
    """The lemmas that the rows of one kind begin with; of those listed by so many words at least."""
    return frozenset(words[0] for words in map(str.split, rows(kind)) if len(words) >= least)


@cache
def listed(kind: str, key: str, *values: str) -> frozenset[str]:
    """The predicates of which a row of a kind lists one of some values: ``listed("speech", "frames", "clause")``."""
    return frozenset(name for name, some in rows(kind).items() if any({*values} & {*row.get(key, ())} for row in some))


def row(kind: str, names: tuple[str, ...], category: str) -> tuple[str, Row] | None:
    """The first of the names (the longest first) that has a row for a sort of word, with the row; None where there is none."""
    for name in names:
        for one in rows(kind).get(name, ()):
            if one.get("as", category) == category:
                return name, one
    return None


def _expanded(given: Any) -> Any:
    """A row with the words of the classes that it names in place of the names (``"@people"``)."""
    if isinstance(given, dict):
        return {key: _expanded(value) for key, value in given.items()}
    if isinstance(given, list):
        return [word for one in given for word in (_class(one) if _is_class(one) else [_expanded(one)])]
    return _class(given) if _is_class(given) else given


def _is_class(given: Any) -> bool:
    return isinstance(given, str) and given.startswith("@")


def _class(name: str) -> list[str]:
    listed: list[str] = load("wordclasses")[name.removeprefix("@")]
    return listed


def examples() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each example: the predicate, the sentence, and what is to be found in it ("stance accepts", "no stance")."""
    for name, entry in entries():
        for text, wanted in entry.get(EXAMPLES, {}).items():
            yield name, text, tuple(wanted) if isinstance(wanted, list) else (wanted,)


def spellings(name: str) -> tuple[str, ...]:
    """A predicate as it is listed, and its American spelling where that is another."""
    first, *rest = name.split(" ")
    for british, american in load("spelling")["endings"].items():
        if first.endswith(british):
            return name, " ".join((first.removesuffix(british) + american, *rest))
    return (name,)


@cache
def governs(form: str) -> Mapping[str, str]:
    """What each predicate makes of what stands below it in a form (``infinitive``: also gerunds and event nouns; ``that``)."""
    return {
        spelled: entry["governs"][form]
        for name, entry in entries()
        if form in entry.get("governs", {})
        for spelled in spellings(name)
    }
