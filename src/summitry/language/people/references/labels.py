"""Who speaks under the labels of a transcript: "BERG: …", "Q. …" and "A. …" at the head of paragraphs.

A label with a name is whoever the document names so. Who asks (Q) stays nameless. Who answers (A) is the person the interview
is with: the only one whom the text ahead of the first label names, or the only one of whom it says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summitry.language.clauses.surface import governor
from summitry.language.people.builder import Found
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.names.titles import titleword
from summitry.language.people.segments import Line
from summitry.language.turns import Turn, Voice, is_initials, surname, told_names, turns
from summitry.lexicon import load, words
from summitry.model import Document, Quotation

#: Names longer than this before a surname are no given names.
_GIVEN = 3


@dataclass(frozen=True, slots=True)
class Label:
    """The words under a label in one paragraph: where the label stands (nowhere in a paragraph that goes on), who speaks them.

    ``[start, end)`` is the name of the label, ``[opens, stop)`` the words, ``speaker`` who says them where the text tells.
    """

    passage: int
    start: int
    end: int
    opens: int
    stop: int
    voice: Voice
    speaker: Found | None = None

    @property
    def quotation(self) -> Quotation | None:
        """The words as a quotation that no mark opens, in a group of its own below all others; None if nobody is known."""
        if self.speaker is None and self.voice is Voice.NAMED:
            return None
        return Quotation(self.opens, self.stop, self.opens, self.stop, -1 - self.passage)


def labels(document: Document, mentions: Sequence[NameMention]) -> list[Label]:
    """The labels of a transcript or an interview in text order, one for each paragraph under them."""
    found = turns(document)
    if not found:
        return []
    first = min(found[0].start, *(start for turn in found for _, start, _ in turn.spans))
    answering = _interviewed(first, document, mentions)
    persons = _Persons(document, mentions, first)
    made = []
    for turn in found:
        speaker = (
            persons.of(turn) if turn.voice is Voice.NAMED else answering if turn.voice is Voice.ANSWERING else None
        )
        made += [Label(n, turn.start, turn.end, start, end, turn.voice, speaker) for n, start, end in turn.spans]
    return made


class _Persons:
    """The persons of a document, found by the labels of its turns."""

    def __init__(self, document: Document, mentions: Sequence[NameMention], first: int) -> None:
        self.head = document.text[:first]
        self.by_end = {m.end: m.person for m in mentions if m.person}
        self.people = list(dict.fromkeys(m.person for m in mentions if m.person))

    def of(self, turn: Turn) -> Found | None:
        """Who a label names: whoever is named where it stands, else the only person with its surname."""
        last = surname(turn.name).lower()
        same = [p for p in self.people if p.name.split()[-1:] and p.name.split()[-1].lower() == last]
        found = self._by_initials(turn.name) or self.by_end.get(turn.end) or (same[0] if len(same) == 1 else None)
        if found is not None:
            self._named_fully(found, last)
        return found

    def _by_initials(self, name: str) -> Found | None:
        """The only person whose names begin with the letters of a label: "AB: …" for Anna Berg."""
        if not is_initials(name):
            return None
        fit = [p for p in self.people if "".join(w[:1] for w in p.name.replace("-", " ").split()).startswith(name)]
        return fit[0] if len(fit) == 1 else None

    def _named_fully(self, person: Found, last: str) -> None:
        """Give a person who is known by a surname, or in capitals, the full name that the head of the transcript has."""
        if len(person.name.split()) > 1 and not person.name.isupper():
            return
        before = re.search(rf"((?:[^\W\d_a-z][\w.’'-]* ){{1,{_GIVEN}}})((?i:{re.escape(last)}))\b", self.head)
        given = [word for word in before[1].split() if not titleword(word.strip(".,"))] if before else []
        given = [word for word in given if word.lower() not in _demonyms()]
        family = before[2] if before and not before[2].isupper() else last.capitalize()
        full = " ".join((*given, family))
        if full != person.name:
            person.names.setdefault(person.name, 0)
            person.name = full


@cache
def _demonyms() -> frozenset[str]:
    """The adjectives of all states, which stand before offices and are no given names."""
    return frozenset(
        word.lower() for state in load("demonyms")["states"].values() for word in state.get("adjectives", ())
    )


def _interviewed(first: int, document: Document, mentions: Sequence[NameMention]) -> Found | None:
    """The person whom an interview is with: the only one whom the text ahead of its first label leaves.

    Else the one of whom the text says so anywhere, whom a heading names before words in marks, or who alone has an office.
    """
    named = [m for m in mentions if m.person and m.person.name not in document.authors]
    ahead, heading = [m for m in named if m.end <= first], told_names(document)
    said = {m.person for m in named if _asked(m)}
    heads, holders = {m.person for m in ahead if m.end in heading}, {m.person for m in ahead if m.title or m.office}
    for persons in (said & {m.person for m in ahead}, {m.person for m in ahead}, said, heads, holders):
        if len(persons) == 1:
            return persons.pop()
    return None


def _asked(mention: NameMention) -> bool:
    """Whether a name is that of one who is interviewed: "an interview with Anna Berg", "interviewed Anna Berg"."""
    above = governor(mention.line.sentence, mention.line.tokens[mention.last])
    with_one = above.preposition in words("prepositions", "of_interviews")
    asking = above.over if with_one else above.word if above.dep in ("dobj", "nsubjpass") else None
    listed = words("descriptions", "interviews")
    if asking is None and above.dep == "nsubj" and above.word is not None:  # "Anna Berg was talking to Otto Lind"
        return above.word.lemma.lower() in words("descriptions", "answers") and not mention.line.headline
    return asking is not None and asking.lemma.lower() in listed


def mark(found: Sequence[Label], lines: Sequence[Line]) -> None:
    """Give the label of each answer to the one who answers, and initials to whose they are; names are mentions already."""
    starts = {line.sentence.start: line for line in lines}
    for label in found:
        line = starts.get(label.start)
        if label.end > label.start and label.speaker is not None and line is not None:
            token = line.tokens[0]
            answers = label.voice is Voice.ANSWERING
            if answers or (is_initials(token.text) and label.end <= token.end):
                why = "answers as the one interviewed" if answers else "has the initials of the label"
                label.speaker.mention(token.start, token.end, token.text, "description", why)
