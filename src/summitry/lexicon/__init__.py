"""What words do, as data: predicates with what every kind makes of them, and lists of words by subject.

Language knowledge lives in these files, never in code. ``<language>/predicates/`` has one entry a predicate
(``predicates.py``), ``entities/``, ``discourse/`` and ``display/`` have lists of words (``lists.py``); ``own.py`` reads a
user's own words beside them. Another language is another folder.
"""

from summitry.lexicon.lists import LANGUAGE, arenas, classes, load, parse, states, words
from summitry.lexicon.predicates import (
    EXAMPLES,
    Row,
    entries,
    examples,
    first_words,
    governs,
    listed,
    row,
    rows,
    spellings,
)

__all__ = [
    "EXAMPLES",
    "LANGUAGE",
    "Row",
    "arenas",
    "classes",
    "entries",
    "examples",
    "first_words",
    "governs",
    "listed",
    "load",
    "parse",
    "row",
    "rows",
    "spellings",
    "states",
    "words",
]
