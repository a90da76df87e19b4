"""Quotations that stand beside an attribution: “…,” she said; she said: “…”; “…,” she said, “…”."""

from __future__ import annotations

from summitry.extract.quotes.attribution import Occurrence
from summitry.extract.quotes.clauses import HANGING
from summitry.extract.quotes.cues import SPOKEN, cue_words
from summitry.extract.quotes.spans import Span, trimmed
from summitry.language import Quotation, Token
from summitry.language.clauses import reach, surface
from summitry.language.clauses.surface import FINITE
from summitry.language.clauses.syntax import hangs_on, is_aside
from summitry.lexicon import words
from summitry.model import Part


def quotations_beside(cue: Occurrence) -> tuple[Span, ...]:
    """The quotations right before the attribution, right after it, or on both sides, with the words quoted with them."""
    before, after = _before(cue), _after(cue)
    pieces = [] if before is None else [cue.marks.with_lead(before)]
    piece = _with_rest(cue, after) if after is not None else None
    if after is not None and piece is not None:
        pieces += [*_opening(cue, before, after), piece]
    return tuple(pieces)


def _opening(cue: Occurrence, before: Quotation | None, after: Quotation) -> tuple[Span, ...]:
    """The words before an attribution that stands inside its sentence, with the quotation going on behind it."""
    above, comma = hangs_on(cue.sentence, cue.verb), cue.sentence.tokens[cue.low - 1]
    if before is not None or comma.text != "," or is_aside(cue.sentence.tokens[0]) or cue.verb.dep not in HANGING:
        return ()
    if above is None or not after.start < above.start < after.end:
        return ()
    return (cue.marks.widened(trimmed(cue.marks.text, cue.sentence.start, comma.start)),)


def _ending(cue: Occurrence, quotation: Quotation) -> str:
    """The last character within the marks of a quotation."""
    return cue.marks.text[quotation.inner_start : quotation.inner_end].rstrip()[-1:]


def _before(cue: Occurrence) -> Quotation | None:
    """The quotation that ends where the attribution starts, if the verb has no reported clause of its own."""
    before = cue.marks.ending_at(cue.sentence.tokens[cue.low].start) or _far_before(cue)
    titled = before is not None and before.start > cue.sentence.start + 1 and right_clause(cue) is not None
    if before is None or titled or cue.verb.tag == "VBG" or _ending(cue, before) == ".":
        return None
    return before


def _far_before(cue: Occurrence) -> Quotation | None:
    """A quotation of the sentence that ends in a comma, with a long subject between it and the verb."""
    before = cue.marks.last_before(cue.verb.start)
    if before is None or before.end <= cue.sentence.start or _ending(cue, before) != ",":
        return None
    return None if any(map(surface.reports, cue.sentence.between(before.end, cue.verb.start))) else before


def _after(cue: Occurrence) -> Quotation | None:
    """The quotation behind the attribution: at once, behind a comma, a colon or a "that"."""
    start = cue.sentence.tokens[cue.high].end
    after = cue.marks.first_from(cue.verb.end)
    if after is None:
        return None
    gap = cue.marks.text[start : after.start]
    if not gap.strip():
        return after if cue.frames & SPOKEN else None
    return after if _leads_to(cue, gap.rstrip(), after) and _is_open(cue, start, after) else None


def _leads_to(cue: Occurrence, gap: str, after: Quotation) -> bool:
    """Whether the words between an attribution and a quotation of its sentence lead to it by their last sign."""
    if after.start > cue.sentence.end + 3:
        return False
    if gap.endswith(tuple(words("cues", "that"))):
        return cue.marks.text[after.end : after.end + 2].strip(" \n")[:1] in ("", ",", ".", ";")
    return gap[-1] in ",:"


def _is_open(cue: Occurrence, start: int, after: Quotation) -> bool:
    """Whether nothing but circumstances stands between an attribution and a quotation."""
    return not any(t.tag in FINITE or t.lemma in cue_words() for t in cue.sentence.between(start, after.start))


def _with_rest(cue: Occurrence, after: Quotation) -> Span | None:
    """A quotation that follows, with what goes on after it in the same reported clause.

    None where that clause starts before the quotation: then the clause is the content.
    """
    comp = right_clause(cue)
    run = reach.run(cue.sentence, comp) if comp is not None else ()
    if any(t.start < after.start and t.text.lower() not in words("cues", "that") for t in run if t.text.isalnum()):
        return None
    if comp is not None and run[-1].start > after.end:
        return cue.marks.widened(trimmed(cue.marks.text, after.start, reach.last(cue.sentence, comp).end))
    return _in_headline(cue, after) or (after.inner_start, after.inner_end)


def _in_headline(cue: Occurrence, after: Quotation) -> Span | None:
    """The quotation of a headline with the words that end it: "Berg says “no deal” without the port"."""
    rest = [t for t in cue.sentence.tokens if t.start >= after.end]
    headline = cue.marks.parsed.part(cue.sentence) is Part.HEADLINE
    return (after.start, rest[-1].end) if headline and rest else None


def right_clause(cue: Occurrence) -> Token | None:
    """The complement clause that follows the verb, or None."""
    return next(iter(surface.clauses_behind(cue.sentence, cue.verb)), None)
