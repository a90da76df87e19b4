"""Quotations that no cue of their own attributes: those that go on from the one before, and whole paragraphs of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import maker
from summitry.language import ParsedDocument, Quotation
from summitry.language.clauses import surface
from summitry.lexicon import words

ENDINGS = frozenset(".!?…,")
OPENERS = "[(.…$0123456789"
#: So few words between quotation marks are a title or a scare quote, not a sentence that floats.
WORDS = 3


def with_floating(parsed: ParsedDocument, found: Sequence[Attribution], marks: Marks) -> list[Attribution]:
    """The attributions with every floating quotation added to the one that it goes on from, or as one of its own."""
    owned = _Owned(parsed, list(found))
    for n, attribution in enumerate(found):
        for start, end in attribution.content:
            for quotation in marks.between(start, end):
                owned.owner.setdefault(quotation.start, n)
    owned.begin(marks.outer)
    previous: Quotation | None = None
    for quotation in marks.outer:
        if quotation.start not in owned.owner:
            owned.attach(previous, quotation)
        if quotation.start in owned.owner:
            previous = quotation  # a title between two stretches of one quotation parts them not
    return sorted(owned.found, key=lambda a: a.content[0][0])


@dataclass(frozen=True, slots=True)
class _Owned:
    """The attributions so far, and for the start of each quotation which of them it is with."""

    parsed: ParsedDocument
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

    def attach(self, previous: Quotation | None, quotation: Quotation) -> None:
        """Give a quotation that floats to what it goes on from."""
        if floats(self.parsed, quotation):
            self._place(previous, quotation)

    def _place(self, previous: Quotation | None, quotation: Quotation) -> None:
        """Add a floating quotation to the attribution of the one before, or make one of its own."""
        span = (quotation.inner_start, quotation.inner_end)
        if previous is not None and previous.start in self.owner and self._is_one(previous, quotation):
            n = self.owner[previous.start]
            self.found[n] = replace(self.found[n], content=(*self.found[n].content, span))
            self.owner[quotation.start] = n
            return
        sentence = self.parsed.sentence_at(quotation.inner_start)
        if sentence is not None:
            source = _introduced(self.parsed, quotation)
            self.found.append(Attribution(sentence, None, "", None, source, (span,), Rule.FLOATING))
            self.owner[quotation.start] = len(self.found) - 1

    def _is_one(self, previous: Quotation, quotation: Quotation) -> bool:
        """Whether a quotation goes on from the one before: in its paragraph, or as a paragraph of the same quotation."""
        return previous.group == quotation.group or "\n\n" not in self.parsed.text[previous.end : quotation.start]


def floats(parsed: ParsedDocument, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: it starts and ends where sentences do."""
    inner = parsed.text[quotation.inner_start : quotation.inner_end].strip()
    before = parsed.text[: quotation.start].rstrip(" ")[-1:]
    begins = (inner[:1].isupper() or inner[:1] in OPENERS) and before in '\n.!?:"”)—–'
    return begins and (inner[-1:] in ENDINGS or len(inner.split()) > WORDS)


def _introduced(parsed: ParsedDocument, quotation: Quotation) -> Source | None:
    """Who the sentence before a quotation is about, where that is a name, "he" or "she"; anybody before a colon."""
    at = len(parsed.text[: quotation.start].rstrip()) - 1
    before, named = parsed.sentence_at(at), words("cues", "persons")
    if before is None:
        return None
    for root in before.roots():
        subject = surface.subject(before, root)
        speaks = subject is not None and (subject.pos == "PROPN" or subject.text.lower() in named)
        if subject is not None and (speaks or parsed.text[at] == ":"):
            return noun_phrase(before, maker(before, subject))
    return None
