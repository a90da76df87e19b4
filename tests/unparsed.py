"""Sentences made by hand, for tests that want any words and no parser."""

from __future__ import annotations

import re

from summitry.language.parsed import Sentence, Token
from summitry.model import Document, Part, Passage


def unparsed(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    """A document of one paragraph and one sentence whose tokens are its words, without a parse."""
    spans = [m.span() for m in re.finditer(r"\S+", text)] or [(0, len(text))]
    tokens = tuple(
        Token(i, s, e, text[s:e], text[s:e].lower(), "X", "XX", "dep" if i else "ROOT", 0)
        for i, (s, e) in enumerate(spans)
    )
    document = Document.of(text, locator="t", passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
    return document, (Sentence(0, 0, len(text), tokens),)
