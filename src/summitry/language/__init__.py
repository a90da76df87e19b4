"""The parser and what sits on it: sentences, quotation marks, people, places, times, numbers.

:func:`analyse` turns documents into :class:`~summitry.language.parsed.ParsedDocument`. This stage leaves to ``extract/``
what the sentences claim, and to ``reconcile/`` what more than one document says.
"""

from __future__ import annotations

from summitry.language.analyse import Analyser, analyse
from summitry.language.parsed import (
    NumberMention,
    ParsedDocument,
    PlaceMention,
    Sentence,
    TimeMention,
    Token,
)
from summitry.model import Quotation

__all__ = [
    "Analyser",
    "NumberMention",
    "ParsedDocument",
    "PlaceMention",
    "Quotation",
    "Sentence",
    "TimeMention",
    "Token",
    "analyse",
]
