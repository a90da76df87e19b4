"""Parsed documents in, claims out: one file a kind, all loaded through the entry point ``summitry.extractors``.

An extractor is a callable ``(ParsedDocument) -> Iterable[Claim]``. It knows one kind, gives each claim a span, slots with
their words, polarity, modality and holders, and leaves to ``reconcile/`` which claims speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from summitry import registry
from summitry.extract import pages
from summitry.language import ParsedDocument
from summitry.model import Claim

if TYPE_CHECKING:
    from summitry.extract.judge.judge import Judge

#: The kind that is made first.
QUOTE = "quote"
Extractor = Callable[[ParsedDocument], Iterable[Claim]]


def claims(parsed: ParsedDocument, judge: Judge | None = None) -> tuple[Claim, ...]:
    """The claims of all registered extractors, in text order, each once; with a judge those that it lets stand, and its own."""
    told = with_quotes(parsed)
    others = [name for name in registry.names(registry.EXTRACTORS) if name != QUOTE]
    found = {claim.id: claim for claim in chain(told.quotes, *(_made(name, told) for name in others))}
    if judge is not None:
        from summitry.extract.judge.disposing import disposed

        found = {claim.id: claim for claim in disposed(told, tuple(found.values()), judge)}
    return tuple(sorted(pages.own(told, found.values()), key=lambda c: (c.start, c.end, c.kind, c.id)))


def with_quotes(parsed: ParsedDocument) -> ParsedDocument:
    """The document with its quote claims: the other kinds ask it who says their words."""
    return replace(parsed, quotes=tuple(_made(QUOTE, parsed)))


def _made(name: str, parsed: ParsedDocument) -> Iterable[Claim]:
    found: Iterable[Claim] = registry.load(registry.EXTRACTORS, name)(parsed)
    return found
