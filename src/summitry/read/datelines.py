"""Datelines ("SEOUL (Reuters) -"), date lines ("Published: 25 April 2019") and bylines ("By Ann Lee in Geneva").

Words with white space collapsed in; what they say and where they end out. Label words are in ``discourse/datelines.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summitry import lexicon
from summitry.lexicon.calendar import month_names, weekday_names
from summitry.read import agencies, credit_lines, dates, mastheads


@dataclass(frozen=True, slots=True)
class Dateline:
    """An opening dateline: its length, the place and day as written (day without year possible), the agency's tag."""

    end: int
    place: str = ""
    day: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives the date of a report: ISO date, whether it is that of publication, and the outlet if it names one."""

    day: str
    published: bool = True
    outlet: str | None = None


_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{1,40}[A-ZÀ-Þ.]"
_MIXED = r"[A-ZÀ-Þ][\w’'.-]+(?: (?:[A-ZÀ-Þ][\w’'.-]+|de|al|of)){0,3}"
#: A country or a part of one after the town; no month.
_REGION = rf"(?:, (?!(?i:{'|'.join(name[:3] for name in month_names())}))[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){{0,2}}){{1,2}}"
#: The time of day at the head of a post; a line with more words than a heading has is a sentence that tells a time.
_POSTED = re.compile(
    r"\[?(?:[01]?\d|2[0-3])[:.][0-5]\d(?i: ?[ap]\.?m\b\.?)?(?: (?:[A-Z]{2,4})\b)?\]?(?:\s*[–—:|-]\s+|\s+(?=[A-Z“\"‘])|$)"
)
_LONGEST_HEAD = 120
_DASH = r"\s*(?:—|–|―|--?)\s*"


@cache
def _opening() -> re.Pattern[str]:
    month = dates.month_pattern()
    year = r"(?:,? (?:19|20)\d\d)?"
    day = rf"(?i:{month} \d{{1,2}}(?:st|nd|rd|th)?{year}|\d{{1,2}} {month}{year}|{'|'.join(weekday_names())})"
    agency = r"(?:\((?P<agency>[^()]{2,40})\)|/(?P<slashed>[^/]{2,40})/|\[(?P<square>[^\[\]]{2,40})\])"
    return re.compile(
        rf"(?:(?P<first>{day})|(?P<caps>{_CAPS})|(?P<mixed>{_MIXED}))?(?P<region>{_REGION})?"
        rf"(?:(?:, ?|\. | |^)(?P<day>{day}))?[.,:]?\s*"
        rf"(?:{agency}\.?)?(?P<dash>{_DASH}|\s*[:|]\s+|\s+|$|(?=[A-Z“\"]))"
    )


@cache
def _dated() -> re.Pattern[str]:
    """A full day before a place and a dash ("14 May 2024, Oslo – "), or behind one ("Oslo, 9 May 2024. The …")."""
    town = rf"(?:{_CAPS}|{_MIXED})(?:{_REGION})?"
    day = rf"(?i:{dates.pattern()})"
    return re.compile(
        rf"(?:(?P<before>{day}),? (?P<town>{town}){_DASH}(?=[A-ZÀ-Þ“\"])"
        rf"|(?P<place>{town}),? (?P<behind>{day})\.\s+(?=[A-ZÀ-Þ“\"]))"
    )


def dateline(words: str) -> Dateline | None:
    """The dateline that a paragraph opens with, or None.

    A known agency in brackets, or a city in capitals before a dash, is enough; a city in small letters needs its country or
    a day too, since "Name – who …" also opens sentences.
    """
    head = words[:140]
    found = _with_full_day(head) or _of_agency(head) or _with_agency_or_dash(head)
    behind = _with_agency_or_dash(head[found.end :]) if found and found.agency and not found.place else None
    if found is None or behind is None or not behind.place:
        return found
    return Dateline(found.end + behind.end, behind.place, behind.day or found.day, found.agency)


@cache
def _by_agency() -> re.Pattern[str]:
    """A place, a day in two calendars perhaps, the agency in brackets, a dash or colon; or an agency's capitals before a dash."""
    month = dates.month_pattern()
    day = rf"(?i:{month} \d{{1,2}}|\d{{1,2}} {month})"
    return re.compile(
        rf"(?:(?P<town>{_CAPS}|{_MIXED})(?:{_REGION})?, (?:[^()—–]{{1,40}}, )?(?P<day>{day})(?:,? (?P<year>(?:19|20)\d\d))?"
        r"(?:,? [^()—–,]{1,20}(?:\((?P<era>(?:19|20)\d\d)\))?)?,? (?:\((?P<agency>[A-Z][^()]{1,40})\)\s*(?:—|–|―|--?|:)"
        r"|(?P<bare>[A-Z]{2,8})\s+(?:—|–|―|--?))(?:\s+|$)"
        rf"|(?P<at>{_CAPS}), (?P<on>{day})\. /(?P<slashed>[A-Z][\w-]{{1,20}})/\.?(?:\s+|$)"
        rf"|(?P<when>{day}), (?P<from>{_MIXED}) /(?:[A-Z][a-z]+\. )?(?P<belongs>[A-Z][\w-]{{1,20}})/\.?(?:\s+|$)"
        rf"|(?P<place>{_MIXED}), (?P<tag>[A-Z]{{3,8}})\s+(?:—|–|―|--?)(?:\s+(?=[A-ZÀ-Þ“\"])|$))"
    )


def _of_agency(head: str) -> Dateline | None:
    found = _by_agency().match(head)
    if found is None:
        return None
    year = found["year"] or found["era"]
    day = f"{found['day'] or found['on'] or found['when'] or ''}{', ' * bool(year)}{year or ''}"
    place = next(name for key in ("town", "at", "place", "from") if (name := found[key]))
    tags = (found[key] for key in ("agency", "bare", "slashed", "tag", "belongs"))
    return Dateline(found.end(), place, day, next(filter(None, tags)))


def _with_full_day(head: str) -> Dateline | None:
    found = _dated().match(head)
    if found is None:
        return None
    return Dateline(found.end(), (found["town"] or found["place"]).strip(" ,"), found["before"] or found["behind"])


def _with_agency_or_dash(head: str) -> Dateline | None:
    match = _opening().match(head)
    if not match or not match.group().strip():
        return None
    tag = match["agency"] or match["slashed"] or match["square"] or ""
    place = match["caps"] or match["mixed"] or ""
    made = Dateline(
        match.end(), (place + (match["region"] or "")).strip(), match["day"] or match["first"] or "", tag.strip()
    )
    if tag and (agencies.known(tag) or (match["dash"].strip() and _is_tag(tag, match["mixed"]))):
        return made
    if tag or not re.search(r"[—–―-]", match["dash"]) or not re.search(r"\s$", match["dash"] + " "):
        return None
    return made if _place_only(match, head) else None


def clock_of_post(words: str) -> int:
    """Length of the time of day that a post of a live page opens with ("10.45am", "16:05 GMT"); 0 where a line has none."""
    match = _POSTED.match(words) if len(words) <= _LONGEST_HEAD else None
    return match.end() if match else 0


def stands_alone(words: str) -> bool:
    """Whether words are a dateline and nothing else: the dateline's paragraph is the next line."""
    found = dateline(words) if len(words) <= 80 else None
    if found is None or not (found.place or found.day):
        return False
    return found.end == len(words) and words[-1] in "—–―-)/."


def _is_tag(tag: str, mixed: str | None) -> bool:
    """Whether unknown words in brackets can be an agency or an outlet; after a name in small letters only an acronym can."""
    if mixed and credit_lines.outlet_of(tag):
        return True
    return bool(re.fullmatch(r"[A-Z]{2,6}" if mixed else r"[A-Z][\w.&’'+]*(?: [A-Z&][\w.&’'+-]*){0,3}", tag))


def _place_only(match: re.Match[str], head: str) -> bool:
    """Whether a place (and day) before a dash, without an agency, is a dateline."""
    spaced = (
        head[match.start("dash") - 1].isspace()
        or match["dash"][:1].isspace()
        or match["dash"].strip() in ("—", "–")
        or bool(match["region"])
    )
    if not spaced or (match["dash"].strip() == "-" and head[match.end() :] and not head[match.end() - 1].isspace()):
        return False
    if match["caps"]:
        first = match["caps"].strip()
        return len(re.sub(r"[^A-ZÀ-Þ]", "", first)) >= 4 and first not in lexicon.load("datelines")["not_places"]
    return bool(match["mixed"] and (match["region"] or match["day"]) and head[match.end() : match.end() + 1].isupper())


_PLACE = re.compile(rf"{_MIXED}(?:{_REGION})?|{_CAPS}(?:{_REGION})?")
_EDGE = " \t,|:/·•–—()-"
_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+(?:[:.]\d+)*|\S")


def date_line(words: str) -> DateLine | None:
    """The date that a line of its own gives ("Updated 4 May 2018 10:15 GMT", "The Daily Star, May 4, 2018"), or None."""
    return _plain_date(words) or _of_masthead(words)


def _of_masthead(words: str) -> DateLine | None:
    """The same of a line in parts ("The Lake Tribune | Geneva, 5 May 2024 | page 7")."""
    found = mastheads.masthead(words) if dateline(words) is None else None
    changed = found is not None and any(one in words.lower() for one in lexicon.words("datelines", "changes"))
    return DateLine(found.day, not changed, found.outlet) if found is not None else None


def _plain_date(words: str) -> DateLine | None:
    found = dates.find(words) if len(words) <= 120 else None
    if found is None or not (_clock(words[found[2] :]) or _clock_and_place(words[found[2] :])):
        return None
    labels, rest = _labels(words[: found[1]])
    named = re.sub(r"^(?:source|by|from)\s*:?\s+", "", rest, flags=re.IGNORECASE)
    outlet = credit_lines.outlet_of(named) or agencies.known(named) if named else None
    if named and not outlet and (labels or not _PLACE.fullmatch(named)):
        return None
    known = lexicon.load("datelines")
    return DateLine(found[0], all(label in known["published"] or label in known["clock"] for label in labels), outlet)


def _labels(before: str) -> tuple[list[str], str]:
    """The labels and times at the end of what stands before a date, and what is left of it."""
    known = lexicon.load("datelines")
    found: list[str] = []
    rest = before.strip(_EDGE)
    while rest:
        low = rest.lower()
        ends = (one for one in (*known["labels"], *known["clock"]) if low.endswith(one))
        label = next((one for one in ends if not low[: -len(one)][-1:].isalnum()), None)
        time = _time_at_end(rest, beside=found[-1:])
        of_outlet = label is not None and rest[-len(label) :] in lexicon.words("credits", "media_words")
        if of_outlet or (label is None and time is None):
            break
        found.extend([label] if label else [])
        rest = rest[: -len(label)] if label else rest[: time.start()] if time else ""
        rest = rest.rstrip(_EDGE)
    return found, rest


def _time_at_end(words: str, beside: list[str]) -> re.Match[str] | None:
    """The time of day that words end with; four digits that may be a year are one only with a word of the clock beside them."""
    known = lexicon.load("datelines")
    of_clock = any(label in known["clock"] and label not in known["timeless"] for label in beside)
    four = r"(?:[01]\d|2[0-3])[0-5]\d" if of_clock else r"(?!19|20)(?:[01]\d|2[0-3])[0-5]\d"
    return re.search(rf"\b\d{{1,2}}[:.]\d\d(?::\d\d)?$|\b{four}$", words)


def _clock(after: str) -> bool:
    """Whether what stands after a date is a time of day at most, or what date lines go on with."""
    known = lexicon.load("datelines")
    for token in _TOKEN.findall(after.lower()):
        if token in known["closing"] or token in known["labels"]:
            return True
        if token[0].isalpha() and token.strip(".") not in known["clock"]:
            return False
    return True


def _clock_and_place(after: str) -> bool:
    """Whether what stands after a date is a time of day with the place behind it: "16:20 The Castle, Prague"."""
    match = re.match(r",?\s*\d{1,2}[:.]\d\d(?::\d\d)?,?\s+", after)
    return match is not None and bool(re.fullmatch(rf"(?:The )?{_PLACE.pattern}", after[match.end() :]))


_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|den|al|bin|da|del|la|le|dos|du|ter|el)){1,4}"
_ROLES = r"(?:[Ss]taff|[Cc]orrespondents?|[Rr]eporters?|[Ww]riters?|[Dd]esk|[Ee]ditors?)"


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Bb]y|BY|Written by|Reported by|Story by|Text by|Posted by|Author:|From)\s*:?\s+"
        rf"(?P<names>{_NAME}(?:(?:, and |, | and | & | AND ){_NAME}){{0,6}}"
        rf"|(?:The |an? |our )?[A-Z][\w.’' -]{{1,40}}? {_ROLES}|[A-Z]{{2,6}}|Reuters)"
        rf"(?P<rest>(?:\s*[,|/–—-]\s*|,? (?:in|at|for|of|from|on|IN) | (?=(?i:{dates.pattern()})))"
        r"[\w .,'’@|/&:+()–—-]{2,80})?\.?"
    )


def byline(words: str) -> tuple[tuple[str, ...], str] | None:
    """The authors of a byline and the words after them (office, place, outlet); None where the line is no byline."""
    match = _byline().fullmatch(words) if len(words) <= 200 else None
    if not match:
        return None
    names = [n.strip(" .,") for n in re.split(r", and |, | and | & | AND ", match["names"])]
    rest = (match["rest"] or "").strip(" ,|/–—-")
    if len(names) > 1 and (credit_lines.outlet_of(names[-1]) or agencies.known(names[-1])):
        rest = f"{names.pop()} {rest}".strip()
    return tuple(_cased(n) for n in names if n and not re.search(rf"{_ROLES}$", n)), rest


def _cased(name: str) -> str:
    """A name written in capitals, with small letters."""
    return name.title() if name.isupper() and len(name) > 6 else name
