"""What the days of a sentence say of it: whether it tells of earlier times, or stands under a picture."""

from __future__ import annotations

import re

from summitry import lexicon
from summitry.model import Document, Time
from summitry.present.story import StoryDesk
from summitry.present.units import Sentence
from summitry.values import edtf

#: Days before its publication from which on what a report tells is background.
_OLD = 21
#: A day in full at the end of a sentence, and the days of a week.
_IN_FULL = re.compile(r"\b\d{1,2}, \d{4}\.?$")
_WEEK = 7


def is_caption(story: StoryDesk, document: Document, sentence: Sentence) -> bool:
    """Whether a sentence ends with a day of the week of its report in full, as words under a picture do."""
    published = edtf.day((document.published or "")[:10])
    days = [day for time in story.times(document, sentence.start, sentence.end) if (day := edtf.day(time.value))]
    dated = _IN_FULL.search(sentence.text) is not None
    return dated and published is not None and any(0 <= (published - day).days < _WEEK for day in days)


def old_dates(story: StoryDesk, document: Document, sentence: Sentence) -> list[bool]:
    """Of each date of a sentence, whether it lies long before its report."""
    published = edtf.day(document.published[:10]) if document.published else None
    times = story.times(document, sentence.start, sentence.end)
    values = [time.value for time in times if not _of_a_name(document.text, time)]
    ends = [last for value in values if (last := edtf.bounds(value)[1])]
    return [(published - last).days > _OLD for last in ends] if published else []


def _of_a_name(text: str, time: Time) -> bool:
    """Whether a day or year says which thing is meant ("the 2015 agreement", "the May 4 attack"), and not when something was."""
    before = text[: time.start].split()[-1:]
    if before and before[0].lower() in lexicon.words("display", "article"):
        return text[time.end : time.end + 3].lstrip(", ")[:1].isalpha()
    alone = text[time.start : time.end].isdigit() and text[time.end : time.end + 2][1:].isalpha()
    return alone and bool(before) and before[0].lower() not in lexicon.words("display", "before_a_year")
