"""Words as a statement with what its reading keeps, read as a report of one paragraph."""

from __future__ import annotations

from functools import cache

from summitry.language import analyse
from summitry.language.clauses import kept_frames
from summitry.model import Claim, Document, Part, Passage
from summitry.reconcile.text.predicates import Predicate
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Saying, Statement


@cache
def _sentences(text: str) -> Sentences:
    document = Document.of(text, locator="stated", passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
    (parsed,) = analyse([document])
    claim = Claim.of("gap", document.id, 0, len(text), ())
    return Sentences(parsed.document, kept_frames.kept(parsed, [claim]))


def told_in(text: str) -> tuple[Predicate, ...]:
    """The predicates of a text."""
    return _sentences(text).predicates(0, len(text))


def stated(
    text: str, published: str | None = None, holder: str | None = None, places: tuple[str, ...] = ()
) -> Statement:
    """A text as one statement."""
    return _sentences(text).statement(0, len(text), Saying(published, holder, places))
