"""Figures inside one report that do not fit together: "two hours – double the 50 minutes" is 2.4 times.

Four forms are checked, in the words of one sentence: a multiple ("double", "three times"), a share with its amount ("40
percent of the 200, or 90"), parts of a stated whole ("21 people, 12 men and 8 women"; "of the 21, 12 … and 11 …"), and a
length of time with its beginning and end ("from 10 a.m. to 1 p.m., two hours"). Numbers that the report calls approximate, or
that a bound leaves open, fit if they can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summitry import lexicon
from summitry.language.number import quantities
from summitry.language.parse import divisions
from summitry.model import Document, Number, Time
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Statement
from summitry.values import duration
from summitry.values.quantity import Quantity, in_seconds

#: How far a plain multiple or share may be off (a report rounds): a tenth.
TOLERANCE = 0.1
#: How far a length of time may be off the clock: this share of it, or so many minutes.
_LOOSE, _MINUTES = 0.25, 15
_AGE = re.compile(r"[A-Z][\w’'-]+,\s+$")
#: Characters before a number that are searched for whose age it may be.
_NAME = 80


@dataclass(frozen=True, slots=True)
class Misfit:
    """Figures that do not add up. ``start`` and ``end`` are offsets into the document, ``says`` its words."""

    document: str
    start: int
    end: int
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    quantity: Quantity
    text: str


def misfits(documents: Iterable[Document]) -> Iterator[Misfit]:
    """The figures of each document that do not fit, in text order."""
    for document in documents:
        sentences = Sentences(document)
        for one in divisions.sentences(document):
            yield from _in_sentence(document.id, one.start, sentences.statement(one.start, one.end))


def _in_sentence(document: str, offset: int, said: Statement) -> Iterator[Misfit]:
    text = said.text.replace("\n", " ")
    known = (n for n in said.numbers if n.role not in (quantities.ORDINAL, quantities.AGE))
    numbers = [made for n in known if (made := _number(n, text))]
    found = (
        *_multiples(text, numbers),
        *_shares(text, numbers),
        *_parts(text, numbers),
        *_of_whole(text, numbers),
        *_hours(said.times, text),
    )
    for start, end, why in found:
        yield Misfit(document, offset + start, offset + end, " ".join(text[start:end].split()), why)


def _number(number: Number, text: str) -> _Number | None:
    """A number in base units; None where both ends are open, or where it is somebody's age."""
    if (number.minimum is None and number.maximum is None) or _AGE.search(
        text[max(0, number.start - _NAME) : number.start]
    ):
        return None  # "Anna Brenn, 31, and Ole Tallor, 29"
    base = in_seconds(Quantity(number.minimum, number.maximum, number.unit, number.approximate))
    return _Number(number.start, number.end, base, text[number.start : number.end])


@lru_cache(maxsize=1)
def _multiple_words() -> tuple[re.Pattern[str], dict[str, float]]:
    """Words for a multiple of something named next, and what they are worth."""
    worth = {str(k): float(v) for k, v in lexicon.load("sums")["multiples"].items()}
    after = "|".join(map(re.escape, sorted(lexicon.load("sums")["of"], key=len, reverse=True)))
    words = "|".join(map(re.escape, sorted(worth, key=len, reverse=True)))
    return re.compile(rf"\b(?P<word>{words})\s+(?:{after})\b", re.IGNORECASE), worth


def _multiples(text: str, numbers: list[_Number]) -> Iterator[tuple[int, int, str]]:
    """X, "double the" Y: the nearest number of one unit before and after the word."""
    pattern, worth = _multiple_words()
    for match in pattern.finditer(text):
        before = [n for n in numbers if n.end <= match.start() and n.quantity.point]
        after = [n for n in numbers if n.start >= match.end() - 1 and n.quantity.point]
        pair = next(((x, y) for x in reversed(before) for y in after[:2] if x.quantity.unit == y.quantity.unit), None)
        if pair is None:
            continue
        x, y = (float(n.quantity.point or 0) for n in pair)
        said, real = worth[match["word"].lower()], x / y
        if abs(real / said - 1) > (2 * TOLERANCE if any(n.quantity.approximate for n in pair) else TOLERANCE):
            yield (
                pair[0].start,
                pair[1].end,
                f"{pair[0].text} is {real:.3g} times {pair[1].text}, not {match['word'].lower()}",
            )


@lru_cache(maxsize=1)
def _share_words() -> re.Pattern[str]:
    return re.compile(r"[,–—-]\s*(?:" + "|".join(map(re.escape, lexicon.load("sums")["or"])) + r")\s+$", re.IGNORECASE)


def _shares(text: str, numbers: list[_Number]) -> Iterator[tuple[int, int, str]]:
    """Like "40 percent of the 200, or 90": share, whole, amount, in this order."""
    for share, whole, part in zip(numbers, numbers[1:], numbers[2:], strict=False):
        values = [n.quantity.point for n in (share, whole, part)]
        joined = re.fullmatch(r"\s+of\s+(?:the|its|their|all)?\s*", text[share.end : whole.start])
        if (
            share.quantity.unit == "percent"
            and joined
            and _share_words().search(text[whole.end : part.start])
            and all(values)
        ):
            p, n, x = (float(v or 0) for v in values)
            if abs(p / 100 * n / x - 1) > TOLERANCE:
                yield share.start, part.end, f"{share.text} of {whole.text} is {p / 100 * n:.4g}, not {part.text}"


@lru_cache(maxsize=1)
def _including() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, lexicon.load("sums")["including"])) + r")\b|[:–—(]|\s--?\s", re.IGNORECASE
    )


def _parts(text: str, numbers: list[_Number]) -> Iterator[tuple[int, int, str]]:
    """Like "21 people – 12 men and 8 women": two or more parts, listed with "and" right after their whole."""
    for at, whole in enumerate(numbers):
        opener = _opener(text, whole)
        if opener is None or whole.quantity.point is None:
            continue
        parts = _listed(text, [n for n in numbers[at + 1 :] if n.start >= opener.end()], opener.end())
        if len(parts) < 2 or any(p.quantity.unit != whole.quantity.unit for p in parts):
            continue
        if not _add_up(whole, parts, all_of_them=_is_sign(opener)):
            made = sum(float(p.quantity.point or 0) for p in parts)
            yield whole.start, parts[-1].end, f"the parts make {made:g}, not {whole.text}"


def _opener(text: str, whole: _Number) -> re.Match[str] | None:
    """The word ("including") or sign (a dash, a colon) that opens the list of the parts of a number right before it."""
    found = _including().search(text, whole.end, whole.end + 40)
    if found and re.search(r"[),;]" if _is_sign(found) else r"[);]", text[whole.end : found.start()]):
        return None
    return found


def _is_sign(opener: re.Match[str]) -> bool:
    return not opener[0][0].isalpha()


def _add_up(whole: _Number, parts: Sequence[_Number], *, all_of_them: bool) -> bool:
    """Whether parts can be those of a whole: not more than it, and as much where all of them are listed."""
    total, each = float(whole.quantity.point or 0), [float(p.quantity.point or 0) for p in parts]
    loose = any(p.quantity.approximate for p in (whole, *parts))
    if sum(each) > total * (1 + TOLERANCE * loose):
        return False
    return not all_of_them or total <= max(each) or abs(sum(each) - total) <= TOLERANCE * total * loose


def _of_whole(text: str, numbers: list[_Number]) -> Iterator[tuple[int, int, str]]:
    """Like "of the 21 delegates, 12 came from A and 11 from B": parts listed behind their whole that make more than it."""
    for at, whole in enumerate(numbers):
        if not re.search(r"\bof\s+(?:the|its|their|all)\s+$", text[: whole.start], re.IGNORECASE):
            continue
        comma = text.find(",", whole.end)
        parts = [
            n for n in numbers[at + 1 :] if comma > 0 and n.start > comma and n.quantity.unit == whole.quantity.unit
        ]
        if len(parts) < 2 or not re.search(r"\band\b", text[parts[-2].end : parts[-1].start]):
            continue
        total, some = whole.quantity.point, [n.quantity.point for n in parts]
        if total and all(some) and sum(float(n or 0) for n in some) > float(total):
            yield whole.start, parts[-1].end, f"the parts make {sum(float(n or 0) for n in some):g}, not {whole.text}"


def _hours(said: Sequence[Time], text: str) -> Iterator[tuple[int, int, str]]:
    """A beginning, an end and one length of time in one sentence that differ by more than a quarter and ten minutes."""
    clock = [t for t in said if t.kind == "time" and re.fullmatch(r"T\d\d:\d\d", t.value)]
    lengths = [t for t in said if t.kind == "duration" and duration.parse(t.value)]
    if len(clock) != 2 or len(lengths) != 1 or len(said) != 3 or not _clock().search(text):
        return
    first, last = (int(t.value[1:3]) * 60 + int(t.value[4:]) for t in clock)
    real, told = (last - first) % (24 * 60), (duration.parse(lengths[0].value) or 0.0) / 60
    if abs(real - told) > max(_LOOSE * real, _MINUTES):
        start, end = min(t.start for t in said), max(t.end for t in said)
        begins, ends, long = (" ".join(text[t.start : t.end].split()) for t in (*clock, *lengths))
        yield start, end, f"from {begins} to {ends} is {real // 60}:{real % 60:02}, not {long}"


@lru_cache(maxsize=1)
def _clock() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon.load("sums")["spanning"]))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _listed(text: str, numbers: list[_Number], start: int) -> list[_Number]:
    """The numbers of a list: close to each other, the last after "and"."""
    found: list[_Number] = []
    at = start
    for n in numbers:
        between = text[at : n.start]
        if n.quantity.point is None or len(between) > 40 or (found and not re.search(r",|\band\b", between)):
            break
        found.append(n)
        at = n.end
        if len(found) > 1 and re.search(r"\band\b", between):
            return found
    return []
