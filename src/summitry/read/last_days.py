"""The day of a paper that no date line and no dateline give: by the stamp of a wire, the place of signing, the day of a meeting.

Papers that several sign end "Done at Oslo, this sixth day of March 2026"; a joint statement tells of the meeting that it was made
at; wires stamp a take "071412 Nov 25" (day and time, month, year) or "14-05-25". All of these are inferred, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from summitry import lexicon
from summitry.model import Part
from summitry.read import dates

#: Part and words of each passage.
Parts = Sequence[tuple[Part, str]]
#: Day, the reason for it, and that it is inferred.
Told = tuple[str, str, bool]
#: Passages at the head and at the end of a paper.
_HEAD, _END = 4, 8
_LONGEST_HEAD = 160
#: A day between commas, bars or brackets: "QA-19, 30 January 2025, Statement of the Spokesperson".
_APART = (
    re.compile(r"(?:^|[,|·•(\[–—-])\s*$"),
    re.compile(r"\s*(?:[)\]]?\.?$|(?:[,|·•–—-]|\.(?= ))\s*(?=[A-ZÀ-Þ\d]).*[^.!?…]$)"),
)
#: The place of signing, and what may stand between it and the day.
_NAMED = r"[A-ZÀ-Þ][\w.’'-]*"
_PLACE = rf"(?:(?i:the)(?: [a-z]+){{0,2}} )?{_NAMED}(?:,? (?:(?:of|the|de|del|al|and) )*{_NAMED}){{0,6}}"
_LEADS = re.compile(rf"\s*(?:{_PLACE})?(?:,? (?i:on|this|the))*,?\s*")
#: A part of what may stand behind the day that names languages alone: "in Arabic and French".
_TONGUES = re.compile(rf"(?:in )?(?:the )?{_NAMED}(?: and {_NAMED})?")
#: Day, month and year with two digits each, and a year with two digits behind a month in letters.
_SHORT, _LETTERS = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d\d)\b"), re.compile(r"\b(\d{1,2})-([A-Z]{3})-(\d\d)\b")


def inferred(parts: Parts) -> Told | None:
    """The day of a paper by what else tells it, or None."""
    return next((told for look in (_signed, _stamped, _apart, _met, _month) for told in look(parts)), None)


@cache
def _done() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, sorted(lexicon.words("datelines", "done"))))
    return re.compile(rf"(?:{listed}) (?:at|in)\b(?P<rest>.{{3,}})", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    """Such as "sixth day of March 2026"."""
    ordinals = "|".join(map(re.escape, lexicon.load("datelines")["day_ordinals"]))
    return re.compile(
        rf"\b(?P<day>{ordinals}|\d{{1,2}}(?:st|nd|rd|th)) day of (?P<rest>{dates.month_pattern()},? (?:19|20)\d\d)",
        re.IGNORECASE,
    )


@cache
def _group() -> re.Pattern[str]:
    """The group of day, time, month and year by which armies and wires stamp a message: "071412 Nov 25", "071412ZNOV2025"."""
    return re.compile(rf"\b(\d\d)[0-2]\d[0-5]\d ?[A-Z]? ?({dates.month_pattern()}) ?((?:20)?\d\d)$", re.IGNORECASE)


def _signed(parts: Parts) -> Iterator[Told]:
    """The day at which a paper says that it was done."""
    for _, words in parts[-_END:]:
        done = _done().match(words) if len(words) <= 2 * _LONGEST_HEAD else None
        rest = done["rest"] if done else ""
        for day, start, end in islice(_days(rest), 1):
            if _LEADS.fullmatch(rest[:start]) and _in_originals(rest[end:]):
                yield day, f"at the end: {words}", True


def _in_originals(behind: str) -> bool:
    """Whether nothing stands behind the day of signing but how many originals there are, in which languages."""
    known = lexicon.words("datelines", "originals")
    pieces = [piece for piece in re.split(r"[,;]\s*", behind.strip(" .,;")) if piece]
    return all(_TONGUES.fullmatch(one) or not known.isdisjoint(re.findall(r"\w+", one.lower())) for one in pieces)


def _days(words: str) -> Iterator[tuple[str, int, int]]:
    """The days of a line of signing with where they stand, one told in words first."""
    counted = _counted().search(words)
    ordinals = lexicon.load("datelines")["day_ordinals"]
    if counted is not None:
        low = counted["day"].lower()
        number = ordinals.index(low) + 1 if low in ordinals else int(re.sub(r"\D", "", low))
        yield from ((day, *counted.span()) for day, _, _ in dates.every(f"{number} {counted['rest']}"))
    yield from dates.every(words)


def _stamped(parts: Parts) -> Iterator[Told]:
    """The day by the group of a wire at the end of a line."""
    for _, words in parts[-_END:]:
        group = _group().search(words) if len(words) <= _LONGEST_HEAD else None
        found = dates.find(f"{int(group[1])} {group[2]} 20{group[3][-2:]}") if group else None
        if found:
            yield found[0], f"stamped: {words}", True


def _apart(parts: Parts) -> Iterator[Told]:
    """The day that a line at the head, which is no sentence, gives between commas or bars, or ends with."""
    for part, words in parts[:_HEAD]:
        found = dates.every(words) if part is not Part.FURNITURE and len(words) <= 2 * _LONGEST_HEAD else []
        alone = len({day for day, _, _ in found}) == 1
        if alone and all(map(_set_off, (words,) * len(found), found)):
            yield found[0][0], f"at the head: {words}", True


def _set_off(words: str, found: tuple[str, int, int]) -> bool:
    before, behind = _APART
    return bool(before.search(words[: found[1]]) and behind.match(words[found[2] :]))


def _met(parts: Parts) -> Iterator[Told]:
    """Of a joint paper, the day on which its opening says that those who sign it met."""
    title = next((words for part, words in parts if part is not Part.FURNITURE), "")
    if lexicon.words("turns", "joint").isdisjoint(re.findall(r"[\w’']+", title.lower())):
        return
    gathered = lexicon.words("datelines", "gathered")
    for part, words in parts[:_HEAD]:
        held = part is Part.PARAGRAPH and not gathered.isdisjoint(re.findall(r"\w+", words.lower()))
        for day, _, _ in reversed(dates.every(words)) if held else ():
            yield day, f"the meeting of which it tells: {words[:_LONGEST_HEAD]}", True


def _month(parts: Parts) -> Iterator[Told]:
    """The month in which a paper says that it was first published, where it tells no day."""
    labels = lexicon.load("datelines")["published"]
    for _, words in (*parts[:_HEAD], *parts[-_END:]):
        found = re.search(rf"\b({dates.month_pattern()}),? ((?:19|20)\d\d)\b", words, re.IGNORECASE)
        month = dates.find(f"1 {found[1]} {found[2]}") if found and len(words) <= _LONGEST_HEAD else None
        if month and any(
            re.search(rf"\b{re.escape(label)}\b", words.lower()) for label in labels if len(label.split()) > 1
        ):
            yield month[0][:7], f"the month of publication: {words}", True


def year_of(day: str, parts: Parts) -> tuple[str, str] | None:
    """A day without a year with the one of a stamp at the head or the end that has the same day and month: "14-05-25"."""
    for _, words in (*parts[:_HEAD], *parts[-_END:]):
        for stamp in (*_SHORT.finditer(words), *_LETTERS.finditer(words)):
            full = dates.find(f"{day}, 20{stamp[3]}")
            told = [int(n) for n in full[0].split("-")[1:]] if full else []
            if full and sorted(told) == sorted((int(stamp[1]), _month_of(stamp[2]))):
                return full[0], stamp[0]
    return None


def _month_of(written: str) -> int:
    """The number of a month in a stamp, written in numbers or in three letters of any language listed; 0 where it is none."""
    months = lexicon.load("datelines")["stamped_months"]
    return int(written) if written.isdigit() else next((n for n in months if written.lower() in months[n]), 0)
