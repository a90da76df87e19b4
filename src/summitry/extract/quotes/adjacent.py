"""Quotations that stand beside an attribution: “…,” she said; she said: “…”; “…,” she said, “…”."""

from __future__ import annotations

from summitry.extract.quotes.attribution import Occurrence
from summitry.extract.quotes.cues import SPOKEN, Frame, cue_words
from summitry.extract.quotes.said import foretold
from summitry.extract.quotes.spans import Span, is_mark, trimmed
from summitry.language import Quotation, Token
from summitry.language.clauses import reach, surface
from summitry.language.clauses.surface import FINITE
from summitry.language.clauses.syntax import hangs_on, is_aside, is_word, lemma
from summitry.lexicon import words
from summitry.model import Part

#: How far a quotation may stand from its verb, in characters: "told reporters in the capital late on Tuesday, “…”".
REACH = 160
#: More words than these between two quotations are no mere attribution.
SHORT = 4
#: Labels of verbs in clauses that only tell more of a noun: "the envoy, who asked not to be named, said".
INSERTED = frozenset({"relcl", "acl"})


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
    above = hangs_on(cue.sentence, cue.verb)
    tokens = cue.sentence.tokens
    if before is not None or above is None or cue.low == 0 or tokens[cue.low - 1].text != ",":
        return ()
    if cue.verb.dep not in ("parataxis", "ccomp") or not after.start < above.start < after.end:
        return ()
    if is_aside(tokens[0]):
        return ()
    start, end = trimmed(cue.marks.text, cue.sentence.start, tokens[cue.low - 1].start)
    return (cue.marks.widened((start, end)),) if end > start else ()


def _ending(cue: Occurrence, quotation: Quotation) -> str:
    """The last character within the marks of a quotation."""
    return cue.marks.text[quotation.inner_start : quotation.inner_end].rstrip()[-1:]


def _before(cue: Occurrence) -> Quotation | None:
    """The quotation that ends where the attribution starts, if the verb has no reported clause of its own."""
    before = cue.marks.ending_at(cue.sentence.tokens[cue.low].start) or _far_before(cue)
    if before is None or cue.verb.tag == "VBG" or (cue.verb.tag == "VB" and not foretold(cue)):
        return None
    last = _ending(cue, before)
    if Frame.CLAUSE not in cue.frames and last not in tuple(",?!"):
        return None
    return None if _is_title_before(cue, before) or _is_sentence_before(cue, before, last) else before


def _is_title_before(cue: Occurrence, before: Quotation) -> bool:
    """Whether a quotation inside the sentence only names something: the verb has other words of its own or takes none."""
    if before.start <= cue.sentence.start + 1:
        return False
    comp = right_clause(cue)
    own = comp is not None and _starts_outside(cue, comp) and not cue.turned
    return own or not cue.frames & SPOKEN


def _is_sentence_before(cue: Occurrence, before: Quotation, last: str) -> bool:
    """Whether a quotation is a sentence by itself, and the attribution begins the next one."""
    apart = before.end <= cue.sentence.start and cue.sentence.tokens[cue.low].text[:1].isupper()
    return (last == "." and not (apart and _is_all(cue))) or (
        last in ("?", "!") and apart and cue.high - cue.low > SHORT
    )


def _is_all(cue: Occurrence) -> bool:
    """Whether a sentence is an attribution and no more, so that it closes the one before: “It is late.” Berg said."""
    words_of = [t.i for t in cue.sentence.tokens if is_word(t)]
    ends = words_of[:1] == [cue.low] and words_of[-1:] == [cue.high]
    return ends and cue.sentence.tokens[-1].text == "."


def _starts_outside(cue: Occurrence, comp: Token) -> bool:
    """Whether a clause behind the verb starts with words of the report's own: then the quotation before it is a title."""
    run = reach.run(cue.sentence, comp)
    first = next((t for t in run if t.i > cue.verb.i and t.text.lower() not in words("cues", "that")), comp)
    return cue.marks.at(first.start) is None


def _far_before(cue: Occurrence) -> Quotation | None:
    """A quotation that ends in a comma, with a long subject and no other cue between it and the verb."""
    before = cue.marks.last_before(cue.verb.start)
    if before is None or before.end <= cue.sentence.start or cue.verb.start - before.end > REACH:
        return None
    if cue.verb.dep in INSERTED or _ending(cue, before) != "," or not before.closed:
        return None
    between = cue.sentence.between(before.end, cue.verb.start)
    if not between or any(surface.reports(t) and t.pos == "VERB" and t.dep not in INSERTED for t in between):
        return None
    return before if between[0].text[:1].isupper() or between[0].pos in ("DET", "PRON") else None


def _after(cue: Occurrence) -> Quotation | None:
    """The quotation behind the attribution: at once, behind a comma, a colon or a "that"."""
    start = cue.sentence.tokens[cue.high].end
    after = cue.marks.first_from(cue.verb.end)
    if after is None or after.start < start:
        return None
    gap = cue.marks.text[start : after.start]
    bare = gap.rstrip()
    if not bare:
        near = len(gap) <= REACH and "\n\n" not in gap
        return after if near and cue.frames & SPOKEN else None
    return after if _leads_to(cue, gap, after) and _is_open(cue, bare[-1], start, after) else None


def _leads_to(cue: Occurrence, gap: str, after: Quotation) -> bool:
    """Whether the words between an attribution and a quotation lead to it by their length and their last sign."""
    bare = gap.rstrip()
    if len(gap) > REACH or after.start > cue.sentence.end + 3 or ("\n\n" in gap and bare[-1] != ":"):
        return False
    if bare.endswith(tuple(words("cues", "that"))):
        return cue.marks.text[after.end : after.end + 2].strip(" \n")[:1] in ("", ",", ".", ";")
    return bare[-1] in ",:"


def _is_open(cue: Occurrence, sign: str, start: int, after: Quotation) -> bool:
    """Whether nothing but circumstances stands between an attribution and a quotation."""
    between = cue.sentence.between(start, after.start)
    if sign == "," and _is_title(cue, between, after):
        return False
    if sign != ":" and any(t.tag in FINITE for t in between):
        return False
    return not any(t.pos == "VERB" and t.lemma in cue_words() for t in between)


def _is_title(cue: Occurrence, between: tuple[Token, ...], after: Quotation) -> bool:
    """Whether a quotation behind a comma names the work before it: "said in her book, “The Long Road”"."""
    work = next((t for t in reversed(between) if t.pos != "PUNCT"), None)
    if work is None or lemma(work) not in words("cues", "works"):
        return False
    title = [w for w in cue.marks.text[after.inner_start : after.inner_end].split() if len(w) > 3]
    return bool(title) and all(w[0].isupper() for w in title)


def _with_rest(cue: Occurrence, after: Quotation) -> Span | None:
    """A quotation that follows, with what goes on after it in the same reported clause.

    None where that clause starts before the quotation: then the clause is the content.
    """
    comp = right_clause(cue)
    if comp is None:
        return _in_headline(cue, after) or (after.inner_start, after.inner_end)
    run = [t for t in reach.run(cue.sentence, comp) if is_word(t)]
    if any(t.start < after.start and t.text.lower() not in words("cues", "that") for t in run):
        return None
    if any(t.i > comp.i and t.start > after.end for t in run):
        return cue.marks.widened(trimmed(cue.marks.text, after.start, reach.last(cue.sentence, comp).end))
    return after.inner_start, after.inner_end


def _in_headline(cue: Occurrence, after: Quotation) -> Span | None:
    """The quotation of a headline with the words that end it: "Berg says “no deal” without the port"."""
    rest = [t for t in cue.sentence.tokens if t.start >= after.end and not is_mark(t)]
    headline = cue.marks.parsed.part(cue.sentence) is Part.HEADLINE
    return (after.start, rest[-1].end) if headline and rest and rest[0].pos == "ADP" else None


def right_clause(cue: Occurrence) -> Token | None:
    """The complement clause that follows the verb, or None."""
    return next(iter(surface.clauses_behind(cue.sentence, cue.verb)), None)
