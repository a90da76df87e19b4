"""Who speaks under the labels of a transcript: "BERG: …", "Q. …" and "A. …" at the head of paragraphs.

A label with a name is whoever the document names so. Who asks (Q) stays nameless. Who answers (A) is the person the interview
is with: the only one whom the text ahead of the first label names, or the only one of whom it says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summitry.language.clauses.surface import governor
from summitry.language.people.builder import Found
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.segments import Line
from summitry.lexicon import words
from summitry.model import Document, Part, Quotation

_LETTER = re.compile(r"^\s*(?P<name>[QA])(?:[.:]|\.:) +(?=\S)")
_NAME = re.compile(r"^\s*[\"“]?(?P<name>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,6}) ?: +(?=\S)")
#: Labelled paragraphs from which on a document is a transcript.
_LABELS = 3


@dataclass(frozen=True, slots=True)
class Label:
    """The label of one paragraph, the words under it, and who speaks them where the text says so."""

    passage: int
    start: int
    end: int
    stop: int
    name: str
    speaker: Found | None = None

    @property
    def quotation(self) -> Quotation | None:
        """The words as a quotation that no mark opens, in a group of its own below all others; None if nobody is known."""
        if self.speaker is None and self.name not in ("Q", "A"):
            return None
        return Quotation(self.end, self.stop, self.end, self.stop, -1 - self.passage)


def labels(document: Document, mentions: Sequence[NameMention]) -> list[Label]:
    """The labels of a transcript in text order; none where fewer than three paragraphs have one."""
    found = [label for n in range(len(document.passages)) if (label := _at(document, n))]
    names = Counter(label.name for label in found)
    named = {m.end: m.person for m in mentions if m.person}
    found = [x for x in found if names[x.name] > 1 or x.name.isupper() or x.end in named]
    if len(found) < _LABELS:
        return []
    answering = _interviewed(found[0], mentions)
    return [_spoken(label, answering if label.name == "A" else named.get(label.end)) for label in found]


def _at(document: Document, n: int) -> Label | None:
    passage = document.passages[n]
    if passage.part is not Part.PARAGRAPH:
        return None
    text = document.text[passage.start : passage.end]
    match = _LETTER.match(text) or _NAME.match(text)
    if match is None:
        return None
    start, end = (passage.start + at for at in match.span("name"))
    return Label(n, start, end, passage.end, match["name"])


def _spoken(label: Label, speaker: Found | None) -> Label:
    return Label(label.passage, label.start, label.end, label.stop, label.name, speaker)


def _interviewed(first: Label, mentions: Sequence[NameMention]) -> Found | None:
    """The person whom an interview is with, if the text ahead of its first label leaves no other."""
    ahead = [m for m in mentions if m.person and m.end <= first.start]
    persons = {m.person for m in ahead}
    if len(persons) > 1:
        persons = {m.person for m in ahead if _asked(m)}
    return persons.pop() if len(persons) == 1 else None


def _asked(mention: NameMention) -> bool:
    """Whether a name is that of one who is interviewed: "an interview with Anna Berg", "interviewed Anna Berg"."""
    above = governor(mention.line.sentence, mention.line.tokens[mention.last])
    with_one = above.preposition in words("prepositions", "of_interviews")
    asking = above.over if with_one else above.word if above.dep in ("dobj", "nsubjpass") else None
    return asking is not None and asking.lemma.lower() in words("descriptions", "interviews")


def mark(found: Sequence[Label], lines: Sequence[Line]) -> None:
    """Give the label of each answer to the one who answers; labels with names are mentions already."""
    starts = {line.sentence.start: line for line in lines}
    for label in found:
        line = starts.get(label.start)
        if label.name == "A" and label.speaker is not None and line is not None:
            token = line.tokens[0]
            label.speaker.mention(token.start, token.end, token.text, "description", "answers as the one interviewed")
