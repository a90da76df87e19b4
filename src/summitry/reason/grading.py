"""Grades of sources and of information, and the words of likelihood: what analytic standards ask of a finding.

Reliability of a source (A to F) and credibility of a piece of information (1 to 6) are two judgements and are entered apart
(NATO AJP-2.1, Admiralty system). "1 confirmed by other sources" is refused unless two independent origins of the record tell it.
Words of likelihood are those of Intelligence Community Directive 203, which wants likelihood and confidence in two sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from summitry import lexicon
from summitry.errors import InputError
from summitry.model.notes import Note, NoteKind

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
#: The credibility that demands other sources, and how many independent origins it takes.
CONFIRMED, ORIGINS = "1", 2
#: Names of the fields of a note that grades: the grade, and what it is about in words.
GRADE, NAMED = "grade", "named"
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?](?=\d)[^.!?]+)*[.!?]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a lint finds: where in the text, the sentence, and what is wrong with it."""

    start: int
    end: int
    sentence: str
    why: str


def checked(kind: NoteKind, grade: str, origins: int) -> str:
    """A grade that can be given, as it is kept. Raises InputError where there is none such, or where ``1`` is not earned."""
    table = RELIABILITY if kind is NoteKind.SOURCE else CREDIBILITY
    given = grade.strip().upper()
    if given not in table:
        told = "; ".join(f"{key} {words}" for key, words in table.items())
        what = "the reliability of a source" if kind is NoteKind.SOURCE else "the credibility of information"
        raise InputError(f"{what} is one of {told}; not {grade!r}")
    if kind is NoteKind.INFORMATION and given == CONFIRMED and origins < ORIGINS:
        raise InputError(
            f"1 means confirmed by other sources, and {_counted(origins)} of the record tell{'s' * (origins == 1)} this; "
            "grade it 2 (probably true), or read a report that rests on another origin"
        )
    return given


def _counted(number: int) -> str:
    return {0: "no independent origin", 1: "one independent origin"}.get(number, f"{number} independent origins")


def latest(notes: Iterable[Note], kind: NoteKind) -> dict[str, Note]:
    """The notes of a kind in force, by what they are about: the last one of each."""
    return {note.about: note for note in sorted(notes, key=lambda n: (n.at, n.id)) if note.kind is kind}


def reach(probability: float) -> str:
    """The words of likelihood of a probability; what lies on a border takes the term nearer to even."""
    terms = lexicon.load("likelihood")["terms"]
    fitting = [word for word, (low, high) in terms.items() if low <= probability <= high]
    if not fitting:
        return "almost certain" if probability > 0.5 else "almost no chance"
    return str(min(fitting, key=lambda word: abs(sum(terms[word]) / 2 - 0.5)))


def lint(text: str) -> Iterator[Fault]:
    """The sentences of a text that mix likelihood and confidence, or tell likelihood in words without an agreed range."""
    for found in _SENTENCE.finditer(text):
        said = found.group().strip()
        likely, sure, vague = (_words(group).search(said) for group in ("terms", "confidence", "vague"))
        told = likely or vague
        if sure and told:
            yield Fault(
                found.start(),
                found.end(),
                said,
                f"likelihood (“{told.group()}”) and confidence (“{sure.group()}”) in one sentence: a reader cannot tell "
                "whether the event or the evidence is in doubt; make two",
            )
        elif vague and not likely:
            yield Fault(
                found.start(), found.end(), said, f"“{vague.group()}” has no agreed range; say a term of the scale"
            )


@cache
def _words(group: str) -> re.Pattern[str]:
    listed = sorted(lexicon.load("likelihood")[group], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, listed))})(?![\w-])", re.IGNORECASE)
