"""Quotations that stand beside an attribution: “…,” she said; she said: “…”; “…,” she said, “…”."""

from __future__ import annotations

from summitry.extract.quotes.attribution import FINITE, Occurrence
from summitry.extract.quotes.cues import cue_words, frames_of
from summitry.extract.quotes.said import foretold
from summitry.extract.quotes.spans import Span, is_mark, trimmed
from summitry.language import Quotation, Token
from summitry.lexicon import words
from summitry.model import Part

#: How far a quotation may stand from its verb, in characters: "told reporters in the capital late on Tuesday, “…”".
REACH = 160
#: Labels of verbs in clauses that only tell more of a noun: "the envoy, who asked not to be named, said".
INSERTED = frozenset({"relcl", "acl"})


def quotations_beside(cue: Occurrence) -> tuple[Span, ...]:
    """The quotations right before the attribution, right after it, or on both sides, with the words quoted with them."""
    pieces = []
    before = _before(cue)
    if before is not None:
        pieces.append(cue.marks.with_lead(before))
    after = _after(cue)
    if after is not None:
        piece = _with_rest(cue, after)
        if piece is not None:
            pieces += [*_opening(cue, before, after), piece]
    return tuple(pieces)


def _opening(cue: Occurrence, before: Quotation | None, after: Quotation) -> tuple[Span, ...]:
    """The words before an attribution that stands inside its sentence, with the quotation going on behind it."""
    head = cue.sentence.head(cue.verb)
    tokens = cue.sentence.tokens
    if before is not None or head is None or cue.low == 0 or tokens[cue.low - 1].text != ",":
        return ()
    if cue.verb.dep not in {"parataxis", "ccomp"} or not after.start < head.start < after.end:
        return ()
    start, end = trimmed(cue.marks.text, cue.sentence.start, tokens[cue.low - 1].start)
    return (cue.marks.widened((start, end)),) if end > start else ()


def _before(cue: Occurrence) -> Quotation | None:
    """The quotation that ends where the attribution starts, if the verb has no reported clause of its own."""
    tokens = cue.sentence.tokens
    before = cue.marks.ending_at(tokens[cue.low].start) or _far_before(cue)
    if before is None or cue.verb.tag == "VBG":
        return None
    if cue.verb.tag == "VB" and not foretold(cue):
        return None
    comp = right_clause(cue)
    opens = before.start <= cue.sentence.start + 1
    if comp is not None and _starts_outside(cue, comp) and not cue.turned and not opens:
        return None
    if not opens and not cue.frames & {"clause", "tells"}:
        return None
    if "clause" not in cue.frames and cue.marks.text[before.inner_start : before.inner_end].rstrip()[-1:] not in ",?!":
        return None
    last = cue.marks.text[before.inner_start : before.inner_end].rstrip()[-1:]
    if last == "." or (
        last in {"?", "!"}
        and before.end <= cue.sentence.start
        and tokens[cue.low].text[:1].isupper()
        and cue.high - cue.low > 4
    ):
        return None
    return before


def _starts_outside(cue: Occurrence, comp: Token) -> bool:
    """Whether a clause behind the verb starts with words of the report's own: then the quotation before it is a title."""
    first = next((t for t in cue.sentence.subtree(comp) if t.i > cue.verb.i and t.text.lower() != "that"), comp)
    return cue.marks.at(first.start) is None


def _far_before(cue: Occurrence) -> Quotation | None:
    """A quotation that ends in a comma, with a long subject and no other cue between it and the verb."""
    before = cue.marks.last_before(cue.verb.start)
    if (
        before is None
        or before.end <= cue.sentence.start
        or cue.verb.start - before.end > REACH
        or cue.verb.dep in INSERTED
    ):
        return None
    if cue.marks.text[before.inner_start : before.inner_end].rstrip()[-1:] != "," or not before.closed:
        return None
    between = cue.sentence.between(before.end, cue.verb.start)
    if (
        any("clause" in frames_of(t.lemma) and t.pos == "VERB" and t.dep not in INSERTED for t in between)
        or not between
    ):
        return None
    return before if between[0].text[:1].isupper() or between[0].pos in {"DET", "PRON"} else None


def _after(cue: Occurrence) -> Quotation | None:
    start = cue.sentence.tokens[cue.high].end
    after = cue.marks.first_from(cue.verb.end)
    if after is None or after.start < start:
        return None
    gap = cue.marks.text[start : after.start]
    bare = gap.rstrip()
    if len(gap) > REACH or (bare and after.start > cue.sentence.end + 3) or ("\n\n" in gap and not bare.endswith(":")):
        return None
    if not bare:
        return after if "clause" in cue.frames or "tells" in cue.frames else None
    between = cue.sentence.between(start, after.start)
    if bare[-1] == "," and _is_title(cue, between, after):
        return None
    if any(
        (t.tag in FINITE and not bare.endswith(":")) or (t.pos == "VERB" and t.lemma in cue_words()) for t in between
    ):
        return None
    if bare.endswith("that"):
        return after if cue.marks.text[after.end : after.end + 2].strip(" \n")[:1] in {"", ",", ".", ";"} else None
    return after if bare[-1] in ",:" else None


def _is_title(cue: Occurrence, between: tuple[Token, ...], after: Quotation) -> bool:
    """Whether a quotation behind a comma names the work before it: "said in her book, “The Long Road”"."""
    work = next((t for t in reversed(between) if t.pos != "PUNCT"), None)
    if work is None or work.lemma.lower() not in words("cues", "works"):
        return False
    title = [w for w in cue.marks.text[after.inner_start : after.inner_end].split() if len(w) > 3]
    return bool(title) and all(w[0].isupper() for w in title)


def _with_rest(cue: Occurrence, after: Quotation) -> Span | None:
    """A quotation that follows, with what goes on after it in the same reported clause.

    None where that clause starts before the quotation: then the clause is the content.
    """
    comp = right_clause(cue)
    if comp is None:
        rest = [t for t in cue.sentence.tokens if t.start >= after.end and not is_mark(t)]
        if cue.marks.parsed.part(cue.sentence) is Part.HEADLINE and rest and rest[0].pos == "ADP":
            return after.start, rest[-1].end  # "Berg says “no deal” without the port"
        return after.inner_start, after.inner_end
    run = cue.sentence.subtree(comp)
    if any(t.start < after.start and t.text.isalnum() and t.text.lower() != "that" for t in run):
        return None
    if any(t.i > comp.i and t.start > after.end and t.text.isalnum() for t in run):
        return cue.marks.widened(trimmed(cue.marks.text, after.start, run[-1].end))
    return after.inner_start, after.inner_end


def right_clause(cue: Occurrence) -> Token | None:
    """The complement clause that follows the verb, or None."""
    return next((c for c in cue.sentence.children(cue.verb, "ccomp", "xcomp") if c.i > cue.verb.i), None)
