"""Parsed documents in, claims out: one file a kind, all loaded through the entry point ``summitry.extractors``.

An extractor is a callable ``(ParsedDocument) -> Iterable[Claim]``. It knows one kind, gives each claim a span, slots with
their words, polarity, modality and holders, and leaves to ``reconcile/`` which claims speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from summitry import registry
from summitry.extract.arguments import quote_claims
from summitry.language import ParsedDocument
from summitry.model import Claim

Extractor = Callable[[ParsedDocument], Iterable[Claim]]


def claims(parsed: ParsedDocument) -> tuple[Claim, ...]:
    """The claims of all registered extractors, in text order, each once."""
    found = {claim.id: claim for name in registry.names(registry.EXTRACTORS) for claim in _of(name, parsed)}
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end, c.kind, c.id)))


def _of(name: str, parsed: ParsedDocument) -> Iterable[Claim]:
    """The claims of one extractor; the quotes are those that the other kinds have asked for who says their words."""
    if name == "quote":
        return quote_claims(parsed)
    found: Iterable[Claim] = registry.load(registry.EXTRACTORS, name)(parsed)
    return found
