"""Quotations that no cue of their own attributes: those that go on from the one before, and whole paragraphs of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import maker
from summitry.language import ParsedDocument, Quotation, Sentence, Token
from summitry.lexicon import words

#: What may stand between a reported clause and a quotation in which it goes on.
JOINED = re.compile(r",? (?:and|but|or|while|because|yet|though|although)(?: that)?(?: \w+){0,2} ")
ENDINGS = frozenset(".!?…,")
OPENERS = "[(.…$0123456789"
#: Fewer words than this between quotation marks are a title or a scare quote, not a sentence that floats.
WORDS = 3


def with_floating(parsed: ParsedDocument, found: Sequence[Attribution], marks: Marks) -> list[Attribution]:
    """The attributions with every floating quotation added to the one that it goes on from, or as one of its own."""
    result = list(found)
    owner: dict[int, int] = {}
    for n, attribution in enumerate(result):
        for start, end in attribution.content:
            for quotation in marks.between(start, end):
                owner.setdefault(quotation.start, n)
    clauses = {a.sentence.start: n for n, a in enumerate(result) if a.rule == "clause"}
    previous: Quotation | None = None
    for quotation in marks.outer:
        joined = _same_sentence(parsed, result, clauses, quotation) if quotation.start not in owner else None
        if joined is not None:
            *pieces, (start, _) = result[joined].content
            result[joined] = replace(result[joined], content=(*pieces, (start, quotation.end)))
            owner[quotation.start] = joined
        fewest = 1 if previous is not None and previous.start in owner else WORDS
        if quotation.start not in owner and (
            floats(parsed, quotation, fewest) or _goes_on(parsed, previous, quotation)
        ):
            _place(parsed, result, owner, (previous, quotation))
        if quotation.start in owner or previous is None or "\n\n" in parsed.text[previous.end : quotation.start]:
            previous = quotation  # a title between two stretches of one quotation parts them not
    return sorted(result, key=lambda a: a.content[0][0])


def _same_sentence(
    parsed: ParsedDocument, found: Sequence[Attribution], clauses: dict[int, int], quotation: Quotation
) -> int | None:
    """The attribution whose reported clause goes on with a quotation: "she said it was late, but “we shall try again”"."""
    sentence = parsed.sentence_at(quotation.start)
    n = clauses.get(sentence.start) if sentence is not None else None
    if n is None or sentence is None:
        return None
    end = found[n].content[-1][1]
    verbless = not any(t.pos in {"VERB", "AUX"} for t in sentence.between(end, quotation.start))
    return n if verbless and JOINED.fullmatch(parsed.text, end, quotation.start) else None


def floats(parsed: ParsedDocument, quotation: Quotation, fewest: int = WORDS) -> bool:
    """Whether a quotation of ``fewest`` words or more is a sentence of its own: it starts and ends where sentences do."""
    text = parsed.text
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if len(inner.split()) < fewest or not (inner[0].isupper() or inner[0] in OPENERS):
        return False
    if inner[-1] not in ENDINGS and quotation.closed and (fewest > 1 or len(inner.split()) <= WORDS):
        return False
    before = text[: quotation.start].rstrip(" ")[-1:]
    return before in '\n.!?:"”)—–' or not before


def _goes_on(parsed: ParsedDocument, previous: Quotation | None, quotation: Quotation) -> bool:
    """Whether a quotation ends the sentence that the one before began: “The risk,” said the minister, “is that …”."""
    if previous is None or parsed.text[previous.inner_start : previous.inner_end].rstrip()[-1:] != ",":
        return False
    gap = parsed.text[previous.end : quotation.start]
    return (
        gap.rstrip()[-1:] == ","
        and "\n\n" not in gap
        and not set(".!?") & set(gap.replace("Mr.", "").replace("Mrs.", ""))
    )


def _place(
    parsed: ParsedDocument,
    result: list[Attribution],
    owner: dict[int, int],
    pair: tuple[Quotation | None, Quotation],
) -> None:
    previous, quotation = pair
    span = (quotation.inner_start, quotation.inner_end)
    n = owner.get(previous.start) if previous is not None else None
    sentence = parsed.sentence_at(quotation.inner_start)
    if sentence is None:
        return
    if n is not None and previous is not None:
        gap = parsed.text[previous.end : quotation.start]
        if previous.group == quotation.group or "\n\n" not in gap:
            result[n] = replace(result[n], content=(*result[n].content, span))
            owner[quotation.start] = n
            return
        if not gap.strip():
            result.append(Attribution(sentence, None, "", None, result[n].source, (span,), "floating"))
            owner[quotation.start] = len(result) - 1
            return
    result.append(Attribution(sentence, None, "", None, _introduced(parsed, quotation), (span,), "floating"))
    owner[quotation.start] = len(result) - 1


def _subjects(before: Sentence, quotation: Quotation, colon: bool) -> Iterator[Token]:
    """Who a sentence is about; before a colon in the sentence of the quotation itself, the last one before the colon."""
    for root in before.roots():
        subject = before.child(root, "nsubj", "nsubjpass")
        if subject is not None and subject.start < quotation.start:
            yield subject
    if colon and before.end > quotation.start:
        yield from (
            t for t in reversed(before.between(before.start, quotation.start)) if t.dep in {"nsubj", "nsubjpass"}
        )


def _introduced(parsed: ParsedDocument, quotation: Quotation) -> Source | None:
    """Who the sentence before a quotation is about: anybody before a colon, else a person or a body with a name."""
    at = len(parsed.text[: quotation.start].rstrip()) - 1
    before = parsed.sentence_at(at)
    if before is None:
        return None
    colon = parsed.text[at] == ":"
    for subject in _subjects(before, quotation, colon):
        if subject.text.lower() in words("cues", "empty_subjects"):
            continue
        if (
            subject.pos == "PROPN"
            or subject.text.lower() in {"he", "she"}
            or (colon and subject.pos in {"NOUN", "PRON"})
        ):
            return noun_phrase(before, maker(before, subject))
    return None
