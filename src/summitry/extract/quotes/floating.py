"""Quotations that no cue of their own attributes: those that go on from the one before, and whole paragraphs of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import maker
from summitry.language import ParsedDocument, Quotation, Sentence, Token
from summitry.language.clauses import surface
from summitry.lexicon import words
from summitry.model import ActorType

#: What may stand between a reported clause and a quotation in which it goes on.
JOINED = re.compile(r",? (?:and|but|or|while|because|yet|though|although)(?: that)?(?: \w+){0,2} ")
TITLES = re.compile(r"\bMrs?\.")
ENDINGS = frozenset(".!?…,")
OPENERS = "[(.…$0123456789"
_SPEAKERS = frozenset({ActorType.PERSON, ActorType.ORGANISATION, ActorType.BODY})
#: Fewer words than this between quotation marks are a title or a scare quote, not a sentence that floats.
WORDS = 3


def with_floating(parsed: ParsedDocument, found: Sequence[Attribution], marks: Marks) -> list[Attribution]:
    """The attributions with every floating quotation added to the one that it goes on from, or as one of its own."""
    owned = _Owned(parsed, marks, list(found))
    for n, attribution in enumerate(found):
        for start, end in attribution.content:
            for quotation in marks.between(start, end):
                owned.owner.setdefault(quotation.start, n)
    owned.begin(marks.outer)
    clauses = {a.sentence.start: n for n, a in enumerate(found) if a.rule is Rule.CLAUSE}
    previous: Quotation | None = None
    for quotation in marks.outer:
        if quotation.start not in owned.owner:
            owned.attach(previous, quotation, clauses)
        apart = previous is None or marks.apart(previous.end, quotation.start)
        if apart or quotation.start in owned.owner:
            previous = quotation  # a title between two stretches of one quotation parts them not
    return sorted(owned.found, key=lambda a: a.content[0][0])


@dataclass(frozen=True, slots=True)
class _Owned:
    """The attributions so far, and for the start of each quotation which of them it is with."""

    parsed: ParsedDocument
    marks: Marks
    found: list[Attribution]
    owner: dict[int, int] = field(default_factory=dict)

    def begin(self, quotations: Sequence[Quotation]) -> None:
        """Give what opens a quotation that a later paragraph closes, without a mark of its own, to who is named there."""
        later: dict[int, int] = {}
        for quotation in reversed(quotations):
            unmarked = quotation.start == quotation.inner_start
            if quotation.start in self.owner and unmarked:
                later[quotation.group] = self.owner[quotation.start]
            elif quotation.start not in self.owner and quotation.group in later:
                n = later[quotation.group]
                span = (quotation.inner_start, quotation.inner_end)
                self.found[n] = replace(self.found[n], content=(span, *self.found[n].content))
                self.owner[quotation.start] = n

    def attach(self, previous: Quotation | None, quotation: Quotation, clauses: dict[int, int]) -> None:
        """Give a quotation to the clause before it in its sentence, or where it floats to what it goes on from."""
        joined = _same_sentence(self.parsed, self.found, clauses, quotation)
        if joined is not None:
            *pieces, (start, _) = self.found[joined].content
            self.found[joined] = replace(self.found[joined], content=(*pieces, (start, quotation.end)))
            self.owner[quotation.start] = joined
            return
        fewest = 1 if previous is not None and previous.start in self.owner else WORDS
        if floats(self.parsed, quotation, fewest) or _goes_on(self.parsed, previous, quotation):
            self._place(previous, quotation)

    def _one_speech(self, previous: Quotation, quotation: Quotation) -> bool:
        """Whether two quotations are pieces of one, or stand in one paragraph."""
        return previous.group == quotation.group or not self.marks.apart(previous.end, quotation.start)

    def _place(self, previous: Quotation | None, quotation: Quotation) -> None:
        """Add a floating quotation to the attribution of the one before, or make one of its own."""
        span = (quotation.inner_start, quotation.inner_end)
        n = self.owner.get(previous.start) if previous is not None else None
        gap = self.parsed.text[previous.end : quotation.start] if previous is not None else ""
        if n is not None and previous is not None and self._one_speech(previous, quotation):
            self.found[n] = replace(self.found[n], content=(*self.found[n].content, span))
            self.owner[quotation.start] = n
            return
        sentence = self.parsed.sentence_at(quotation.inner_start)
        if sentence is None:
            return
        source = self.found[n].source if n is not None and not gap.strip() else _introduced(self.parsed, quotation)
        self.found.append(Attribution(sentence, None, "", None, source, (span,), Rule.FLOATING))
        self.owner[quotation.start] = len(self.found) - 1


def _same_sentence(
    parsed: ParsedDocument, found: Sequence[Attribution], clauses: dict[int, int], quotation: Quotation
) -> int | None:
    """The attribution whose reported clause goes on with a quotation: "she said it was late, but “we shall try again”"."""
    sentence = parsed.sentence_at(quotation.start)
    n = clauses.get(sentence.start) if sentence is not None else None
    if n is None or sentence is None:
        return None
    end = found[n].content[-1][1]
    verbless = not any(surface.is_verbal(t) for t in sentence.between(end, quotation.start))
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
    ends = set(".!?") & set(TITLES.sub("", gap))
    return gap.rstrip()[-1:] == "," and "\n\n" not in gap and not ends


def _subjects(before: Sentence, quotation: Quotation, colon: bool) -> Iterator[Token]:
    """Who a sentence is about; before a colon in the sentence of the quotation itself, the last one before the colon."""
    for root in before.roots():
        subject = surface.subject(before, root)
        if subject is not None and subject.start < quotation.start:
            yield subject
    if colon and before.end > quotation.start:
        yield from filter(surface.is_subject, reversed(before.between(before.start, quotation.start)))


def _introduced(parsed: ParsedDocument, quotation: Quotation) -> Source | None:
    """Who the sentence before a quotation is about: anybody before a colon, else a person or a body with a name."""
    at = len(parsed.text[: quotation.start].rstrip()) - 1
    before = parsed.sentence_at(at)
    if before is None:
        return None
    colon = parsed.text[at] == ":"
    for subject in _subjects(before, quotation, colon):
        if subject.text.lower() not in words("cues", "empty_subjects") and _may_speak(subject, colon):
            return noun_phrase(before, maker(before, subject))
    return _named_before(parsed, before, quotation) if colon else None


def _named_before(parsed: ParsedDocument, before: Sentence, quotation: Quotation) -> Source | None:
    """The first person or body that a line without a verb names before its colon: "And from Chairwoman Lund:"."""
    if any(surface.is_verbal(token) and token.pos != "AUX" for token in before.between(before.start, quotation.start)):
        return None
    named = next((m for m, a in parsed.mentions_in(before.start, quotation.start) if a.actor_type in _SPEAKERS), None)
    tokens = before.between(named.start, named.end) if named is not None else ()
    return noun_phrase(before, surface.head_of(before, tokens[0].i, tokens[-1].i)) if tokens else None


def _may_speak(subject: Token, colon: bool) -> bool:
    """Whether who a sentence is about speaks what comes next: anybody before a colon, else who has a name, "he" or "she"."""
    someone = subject.pos == "PROPN" or subject.text.lower() in words("cues", "persons")
    return someone or (colon and subject.pos in ("NOUN", "PRON"))
