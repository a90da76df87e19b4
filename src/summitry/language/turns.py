"""Who speaks when, by the layout: the turns of a transcript, of an interview with or without labels, of a paper in one voice.

One walk over the passages: a label ("MINISTER BERG:", "A. Berg:", "QUESTION:", "Norway (representative):") holds until the
next, and so does the question of an interview. Who a name is, is the business of ``people/``; whose quotes they are, of
``extract/quotes``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, pairwise, takewhile

from summitry.language.people.names.titles import titleword
from summitry.lexicon import words
from summitry.model import Document, Part

_SMALL = r"(?:of|the|de|da|del|van|von|der|den|al|bin|ibn|la|le|for|and|to|di|dos|e|y|&)"
_WORD = r"[^\W\d_a-z][\w.’'-]*"
_BRACKETS = r"(?: \([^()]{1,60}\)){0,2}"
_LABEL = re.compile(
    rf"^\s*[\"“]?(?P<name>{_WORD}(?:,? (?:{_WORD}|{_SMALL}(?= ))){{0,10}}){_BRACKETS} ?:(?: +(?=\S)|\s*$)(?!//)"
)
_LETTER = re.compile(r"^\s*(?P<name>[QAPR](?=[.:])|Q(?= {2}))(?:[.:]|\.:)? +(?=\S)")
#: Letters of questions and answers that are initials of names too: "P. Berg said …".
_AMBIGUOUS = ("P", "R")
_TOLD_OF = re.compile(rf"\s*(?:{_WORD} ){{1,4}}(?P<verb>[a-z]+)\b")
#: At the head of a conversation with somebody: "Ann Berg: ‘I was never asked’", "ANN BERG | Special envoy".
_HEADS = re.compile(rf"^\s*(?P<name>{_WORD}(?: {_WORD}){{1,4}})(?=: [‘“\"']| \| [A-Z])")
_OPENING_ASIDE = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]\s*")
_ASIDE = re.compile(r"^\s*[(\[][^()\[\]]{1,80}[)\]]\s*$")
NAME = r"[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|de|van|von|al|bin|of|the)){0,5}"
_DATE = r"(?:\s+(?:\w+ \d{1,2}, \d{4}|\d{1,2} \w+ \d{4}))?"
#: What stands before the name of who signs; without one no line is looked at further.
BEFORE_NAMES = ("—", "–", "―", "--", "” -", '" -', "”-", '"-')
#: A name, with an office behind it or none, that stands alone below the words that it signs.
ALONE = re.compile(rf"^(?P<name>{NAME})(?:, [^.!?“”\"]{{2,120}})?\.?$")
#: "words" — Name, office; also a post: words — Name (@handle) date
SIGNED = re.compile(
    rf"^(?P<words>.*?[\w.!?…\"”’)/])\s*(?:[—–―]|--|(?<=[\"”]) ?-)\s*(?P<name>{NAME})(?P<office>, [^.!?“”\"]{{2,100}})?"
    rf"(?P<handle> \(@\w+\))?{_DATE}\.?\s*$"
)
#: A line that leads to the words of whom it names: "And from Chairwoman Lund:"; the name is in front of any comma.
_LEADS, _NAMED = 140, re.compile(rf"{_WORD}(?: {_WORD}){{1,4}}(?=[,:])")
_WE = re.compile(r"\s*We, ([^.;:]{4,300}?),? (?=[a-z]+ed\b|met\b|have\b|having\b|are\b|hold\b|held\b)")
#: Who signs a paper, by its title: "Statement by the Foreign Ministry on …".
_BY = re.compile(
    r"\b(?:[Bb]y|[Oo]f|[Ff]rom|BY|OF|FROM) (?:the |The )?([A-Z].{2,150}?)"
    r"(?= (?:on|ON|regarding|concerning|following|about|after|before|at|in connection|in response)\b|$)"
)
_SIGNED_BY = re.compile(r"\b(?:[Bb]y|BY) (?:the |The )?[A-Z]")
_TOPIC = re.compile(r"\b(?:on|ON|regarding|concerning)\b")
#: Labelled paragraphs from which on a document is a transcript, and questions from which on it is an interview.
LABELS, QUESTIONS = 3, 3
#: The longest label, and the longest question without a label.
_LONGEST, _LONGEST_QUESTION = 90, 400
#: Letters that a label of initials has at most.
_MOST_INITIALS = 3
#: Passages at the head of a document.
_TOP = 5
#: A paragraph with a label in so many goes before another may stand without one and still belong to a turn.
_DENSE = 6


class Voice(StrEnum):
    """Whose turn it is: somebody named, one who asks, one who answers, one who leads through the event."""

    NAMED = "named"
    ASKING = "asking"
    ANSWERING = "answering"
    CHAIRING = "chairing"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the name of its label ``[start, end)`` (empty where it has none), whose it is, its words passage by passage."""

    name: str
    start: int
    end: int
    voice: Voice
    spans: tuple[tuple[int, int, int], ...]

    @property
    def labelled(self) -> bool:
        """Whether a label stands before its words."""
        return self.end > self.start


def turns(document: Document) -> tuple[Turn, ...]:
    """The turns of a document in the order of the text; none where it is no transcript and no interview."""
    return _labelled(document) or _interview(document)


def told_names(document: Document) -> frozenset[int]:
    """Where names end that the layout tells to be speakers': in labels, below words in marks, in a line that leads to words."""
    labels = (turn.end for turn in turns(document) if turn.voice is Voice.NAMED and not is_initials(turn.name))
    return frozenset((*labels, *_signed_names(document), *_leading_names(document), *_heading_names(document)))


def _signed_names(document: Document) -> Iterator[int]:
    for n, passage in enumerate(document.passages):
        text = document.text[passage.start : passage.end]
        if passage.part is not Part.PARAGRAPH:
            continue
        match = SIGNED.match(text) if any(dash in text for dash in BEFORE_NAMES) else None
        if match:
            yield passage.start + match.end("name")
        before = document.text[: passage.start].rstrip()[-1:] if n else ""
        alone = ALONE.match(text) if before and before in "—–―-" else None
        if alone:
            yield passage.start + alone.end("name")


def _leading_names(document: Document) -> Iterator[int]:
    for passage, below in pairwise(document.passages):
        text = document.text[passage.start : passage.end]
        if len(text) <= _LEADS and text.endswith(":") and document.text[below.start] in '“"':
            yield from (passage.start + match.end() for match in islice(_NAMED.finditer(text), 1))


def _heading_names(document: Document) -> Iterator[int]:
    """Where the name ends with which a heading at the top names the one who speaks below it."""
    for passage in document.passages[:_TOP]:
        match = _HEADS.match(document.text[passage.start : passage.end])
        yield from (passage.start + one.end("name") for one in (match,) if one is not None)


def label_of(name: str) -> Voice:
    """Whose turn a label tells."""
    low = name.strip(" .:").lower()
    for voice, listed in ((Voice.ASKING, "asking"), (Voice.CHAIRING, "chairing"), (Voice.ANSWERING, "answering")):
        if low in words("turns", listed):
            return voice
    return Voice.NAMED


def is_initials(name: str) -> bool:
    """Whether a label has the first letters of somebody's names alone: "AB"."""
    return 2 <= len(name) <= _MOST_INITIALS and name.isalpha() and name.isupper()


def surname(name: str) -> str:
    """The last word of a label's name, by which it is found elsewhere."""
    return name.rsplit(maxsplit=1)[-1].strip(".,’'") if name.split() else ""


def _labelled(document: Document) -> tuple[Turn, ...]:
    """The turns of a transcript."""
    found = [turn for n in range(len(document.passages)) if (turn := _label(document, n))]
    found = list(_without_names(document, found))
    counts = Counter(turn.name for turn in found)
    kept = [turn for turn in found if counts[turn.name] > 1 or _is_speakers(turn, document)]
    if len(kept) < LABELS:
        return ()
    return tuple(_with_words(document, kept))


def _without_names(document: Document, found: Sequence[Turn]) -> Iterator[Turn]:
    """The turns without those whose letter before a point is the initial of a name.

    It is one where questions and answers do not take turns, and where a name and a verb of saying go on with it.
    """
    letters = [turn.name for turn in found if turn.name in _AMBIGUOUS]
    alternate = len(letters) > 1 and all(one != other for one, other in pairwise(letters))
    for turn in found:
        _, start, end = turn.spans[0]
        sure = turn.name not in _AMBIGUOUS or ":" in document.text[turn.end : turn.end + 2]
        if sure or (alternate and not _tells_of_one(document.text[start:end])):
            yield turn


def _tells_of_one(text: str) -> bool:
    """Whether words open with a name that says something: "Berg told reporters"."""
    match = _TOLD_OF.match(text)
    return match is not None and match["verb"] in words("turns", "telling")


def _label(document: Document, n: int) -> Turn | None:
    """The label that a passage opens with."""
    passage = document.passages[n]
    if passage.part not in (Part.PARAGRAPH, Part.CAPTION, Part.SUBHEAD):
        return None
    text = document.text[passage.start : passage.end]
    match = _LABEL.match(text) or _LETTER.match(text)
    if match is None or match.end() > _LONGEST:
        return None
    start, end = (passage.start + at for at in match.span("name"))
    opens = match.end() + _aside(text[match.end() :])
    return Turn(match["name"].strip(), start, end, label_of(match["name"]), ((n, passage.start + opens, passage.end),))


def _aside(text: str) -> int:
    """Length of what stands in brackets at the head of a turn and is said by nobody: "(via interpreter)"."""
    match = _OPENING_ASIDE.match(text)
    return match.end() if match and match[1].lower() in words("turns", "aside") else 0


def _is_speakers(turn: Turn, document: Document) -> bool:
    """Whether a label that comes once is a speaker's: in capitals, with an office before the name, or a name told before."""
    office = any(titleword(word.strip(".,")) for word in turn.name.split()[:2])
    if turn.name.isupper() or turn.voice is not Voice.NAMED or office:
        return True
    rest = document.text[turn.end : turn.end + 2]
    return rest.startswith(" (") or f" {surname(turn.name)}" in document.text[: turn.start]


def _with_words(document: Document, labels: Sequence[Turn]) -> Iterator[Turn]:
    """Each turn with the paragraphs that go on with it: up to the next label, a heading, or a line that ends it all."""
    at = {turn.spans[0][0] for turn in labels}
    dense = len(labels) * _DENSE >= sum(1 for p in document.passages[min(at) :] if p.part is Part.PARAGRAPH)
    for turn in labels:
        n, start, end = turn.spans[0]
        own = ((n, start, end),) if document.text[start:end].strip() else ()
        behind = takewhile(lambda m: m not in at, range(n + 1, len(document.passages)))
        more = _going_on(document, turn, behind, alone=not own)
        yield replace(turn, spans=(*own, *(more if dense else islice(more, 0 if own else 1))))


def _going_on(document: Document, turn: Turn, behind: Iterable[int], *, alone: bool) -> Iterator[tuple[int, int, int]]:
    """The paragraphs behind a label that are its speaker's; where the label stands ``alone``, the first is in any case."""
    for n in behind:
        passage = document.passages[n]
        text = document.text[passage.start : passage.end]
        if passage.part is Part.FURNITURE or _ASIDE.match(text):
            continue
        if passage.part is not Part.PARAGRAPH or _closes(text, turn, first=alone):
            return
        alone = False
        yield n, passage.start, passage.end


def _closes(text: str, turn: Turn, *, first: bool) -> bool:
    """Whether a paragraph is none of a turn: it ends the transcript, or names the speaker, as nobody does of oneself."""
    if text.lower().lstrip().startswith(tuple(words("turns", "closing"))):
        return True
    last = surname(turn.name)
    named = turn.voice is Voice.NAMED and re.search(rf"(?i:\b{re.escape(last)}\b)(?:,| (?!:)[a-z])", text)
    return bool(named) and not first and not re.search(r"(?i:\bmy name is\b)", text)


def _interview(document: Document) -> tuple[Turn, ...]:
    """The turns of an interview without labels: questions, and after each an answer in the first person."""
    rows = [(n, p.start, p.end) for n, p in enumerate(document.passages) if p.part in (Part.PARAGRAPH, Part.SUBHEAD)]
    asked = [i for i, (_, start, end) in enumerate(rows) if _asks(document.text[start:end])]
    if (
        len(asked) < QUESTIONS
        or len(asked) * _DENSE < len(rows) - asked[0]
        or not _is_asked(document, rows[asked[0]][1])
    ):
        return ()
    found = _alternating(document, rows[asked[0] :], {rows[i][0] for i in asked})
    answers = [turn for turn in found if turn.voice is Voice.ANSWERING]
    own = sum(1 for turn in answers if any(_has(document.text[s:e], "own") for _, s, e in turn.spans))
    return tuple(found) if len(answers) >= QUESTIONS - 1 and 2 * own >= len(answers) else ()


def _alternating(document: Document, rows: Sequence[tuple[int, int, int]], asked: Container[int]) -> list[Turn]:
    """Paragraphs as questions and answers in turn; ``asked`` are the numbers of the passages that are questions."""
    found: list[Turn] = []
    for row in rows:
        text = document.text[row[1] : row[2]]
        if text.lower().lstrip().startswith(tuple(words("turns", "closing"))):
            break
        puts = bool(found) and found[-1].voice is Voice.ANSWERING and _puts(text)
        voice = Voice.ASKING if row[0] in asked or puts else Voice.ANSWERING
        if found and found[-1].voice is voice:
            found[-1] = replace(found[-1], spans=(*found[-1].spans, row))
        else:
            found.append(Turn("", row[1], row[1], voice, (row,)))
    return found


def _asks(text: str) -> bool:
    """Whether a paragraph is a question put to somebody: it ends with the mark, and nobody says it in marks of quotation."""
    return len(text) <= _LONGEST_QUESTION and text.rstrip("*_ ").endswith("?") and text[0] not in "“\"‘'"


def _puts(text: str) -> bool:
    """Whether a paragraph without a question mark is put to the one who answers: it says "you" and never "I"."""
    return len(text) <= _LONGEST_QUESTION and _has(text, "addressing") and not _has(text, "own")


def _has(text: str, listed: str) -> bool:
    return not words("turns", listed).isdisjoint(re.findall(r"[\w’']+", text.lower()))


def _is_asked(document: Document, upto: int) -> bool:
    """Whether what stands before the first question tells that somebody is asked, or is as short as the head of an interview."""
    return _has(document.text[:upto], "asked_with") or len(document.text[:upto].split()) < 120


def signed_jointly(document: Document) -> str:
    """The words that name those who say "we" in a joint paper: its title and its opening "We, the ministers of …"; else empty."""
    title = next((document.text[p.start : p.end] for p in document.passages if p.part is Part.HEADLINE), "")
    if not _has(title, "joint"):
        return ""
    prose = (document.text[p.start : p.end] for p in document.passages if p.part is Part.PARAGRAPH)
    opening = next((match[1] for text in prose if (match := _WE.match(text))), "")
    return f"{_signers(title)} {opening}" if opening or _has(title, "jointly") else ""


def _signers(title: str) -> str:
    """A title without what its paper is about: "Joint Statement of A and B on the River", but not "… on the River by A and B"."""
    topic = _TOPIC.search(title)
    return title[: topic.start()] if topic is not None and not _SIGNED_BY.search(title, topic.end()) else title


def signed_by(document: Document) -> str:
    """The words that name the one who says "I" and "we" in a signed paper: those of its title, and its last lines; else empty."""
    parts = [
        (p.part, document.text[p.start : p.end].strip()) for p in document.passages if p.part is not Part.FURNITURE
    ]
    title = next((text for part, text in parts if part is Part.HEADLINE), "")
    by = _BY.search(title) if _has(title, "signed") and not _has(title, "jointly") else None
    prose = [text for part, text in parts if part in (Part.PARAGRAPH, Part.SUBHEAD)]
    signature = [text for text in prose[-2:] if len(prose) > 2 and len(text) <= _LONGEST and text[-1:] not in '.?!:”"']
    letter = _has(title, "letters") and not _has(title, "jointly")
    return " ".join((by[1] if by else "", *(signature if by or letter else ())))
