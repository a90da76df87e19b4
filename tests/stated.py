"""Words as a statement with its predicates, read as a report of one paragraph."""

from __future__ import annotations

from functools import cache

from summitry.extract import kept_frames
from summitry.language import analyse
from summitry.model import Claim, Document, Part, Passage
from summitry.reconcile.text.predicates import Predicate, predicates
from summitry.reconcile.text.statement import Statement


@cache
def told_in(text: str) -> tuple[Predicate, ...]:
    """The predicates of a text."""
    document = Document.of(text, locator="stated", passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
    (parsed,) = analyse([document])
    claim = Claim.of("gap", document.id, 0, len(text), ())
    return predicates(parsed.document, kept_frames.kept(parsed, [claim]))


def stated(text: str, published: str | None = None, holder: str | None = None) -> Statement:
    """A text as one statement."""
    return Statement(text, published, holder, (), told_in(text))
