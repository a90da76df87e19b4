"""One attribution as found in a sentence: cue, source and the pieces of content, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.extract.quotes.sources import Source
from summitry.extract.quotes.spans import Span
from summitry.language import Sentence, Token


@dataclass(frozen=True, slots=True)
class Attribution:
    """``content`` are document offsets in text order. ``rule`` names the group of rules that found it. ``verb`` is the cue
    word's token, None where there is no word for it (a colon, a dash, a quotation that floats)."""

    sentence: Sentence
    cue: Span | None
    lemma: str
    verb: Token | None
    source: Source | None
    content: tuple[Span, ...]
    rule: str
