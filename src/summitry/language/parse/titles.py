"""Titles that are abbreviated before names, as the parser takes them: it ends a sentence behind those that it does not know.

"met Hon. Ann Lee in Oslo" is one sentence; the full stop is a blank for the parser, and every offset stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from summitry.lexicon import words
from summitry.model import Document


def undotted(document: Document) -> Document:
    """The document with a blank for the full stop of each abbreviated title before a name."""
    return replace(document, text=_titles().sub(r"\1 ", document.text))


@cache
def _titles() -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, words("names", "abbreviated_titles")), key=len, reverse=True))
    return re.compile(rf"\b({listed})\.(?=\s+[A-Z])")
