"""What a page shows beside its title: who wrote the report and when it appeared, for pages whose markup states neither.

Lines near the title are read as those of a plain text are (:mod:`summitry.read.datelines`); a date of change is none of
publication. Lines elsewhere on the page say nothing of this report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from summitry import lexicon
from summitry.read import agencies, credit_lines, datelines, dates, mastheads
from summitry.read.known import Known
from summitry.read.lines import terminal

#: Lines looked at before the title and after it; the first line of this length, or sentence of so many words, is the report.
_ABOVE, _BELOW, _PROSE, _SENTENCE = 3, 25, 130, 12
#: Headings looked at; the title is among the first of a page.
_MOST_HEADINGS = 50
_NO_WORDS = ("script", "style", "noscript", "template", "svg", "option")
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "em", "font", "i", "small", "span", "strong", "sub", "sup", "time", "u", "mark")
)
_PIECES = re.compile(r"\s+[·•|⋅–—]\s+|\s{3,}")
_SITE = re.compile(r"\s+[|–—:·•-]+\s+|(?<=\w): ")
_NAMED = re.compile(r"[A-ZÀ-Þ0-9][\w’'&.!+-]*(?: (?:of|the|and|for|de|&|[A-ZÀ-Þ0-9][\w’'&.!+-]*)){0,4}")


def known(tree: Any, title: str | None, locator: str) -> Known:
    """Authors and date that stand beside the title of a page; a Known without them where nothing does."""
    headings = {title, *_headings(tree)}
    shown = list(_lines(tree))
    at = next((n for n, line in enumerate(shown) if line in headings), None)
    if at is None:
        return Known(locator=locator)
    below = []
    for line in shown[at + 1 : at + 1 + _BELOW]:
        if len(line) >= _PROSE or (len(line.split()) >= _SENTENCE and terminal(line)):
            break
        below.append(line)
    near = [*below, *shown[max(0, at - _ABOVE) : at]]
    published, why = _date(near)
    return Known(
        locator=locator,
        outlet=next((head.outlet for line in near if (head := mastheads.masthead(line)) and head.outlet), None),
        authors=next((names for line in near if (names := _authors(line))), ()),
        published=published,
        published_from="stated" if published else "none",
        published_why=why,
    )


def _headings(tree: Any) -> Iterator[str]:
    """The first heading of the first order, and headings that the title of the page begins with."""
    element = next(tree.iter("title"), None)
    whole = " ".join(element.text_content().split()) if element is not None else ""
    firsts = (" ".join(h.text_content().split()) for h in islice(tree.iter("h1"), _MOST_HEADINGS))
    yield from islice(filter(None, firsts), 1)
    for heading in islice(tree.iter("h2", "h3"), _MOST_HEADINGS):
        words = " ".join(heading.text_content().split())
        if len(words) > 10 and words in whole:
            yield words


def _lines(tree: Any) -> Iterator[str]:
    """The words of a page, a block a line."""
    line: list[str] = []
    for words, ends in _runs(tree):
        line.append(words)
        if ends and (whole := " ".join("".join(line).split())):
            yield whole
        line = [] if ends else line
    if whole := " ".join("".join(line).split()):
        yield whole


def _runs(tree: Any) -> Iterator[tuple[str, bool]]:
    """Runs of words, and whether a line ends with them."""
    left = [(tree, False)]
    while left:
        element, closing = left.pop()
        if not isinstance(element.tag, str) or element.tag in _NO_WORDS:
            yield (element.tail or "", False)
            continue
        block = element.tag not in _INLINE
        if closing:
            yield ("", block)
            yield (element.tail or "", False)
            continue
        yield ("", block)
        yield (element.text or "", False)
        left.append((element, True))
        left.extend((child, False) for child in reversed(element))


def _authors(line: str) -> tuple[str, ...]:
    """The names that a line gives as authors, agencies aside."""
    found = next((read for piece in (line, *_PIECES.split(line)) if (read := datelines.byline(piece))), None)
    return tuple(name for name in found[0] if not agencies.known(name)) if found else ()


def _date(near: list[str]) -> tuple[str | None, str]:
    """Date of publication, and the words that give it; where only a change is dated, that as a reason without a date."""
    labels, changed = lexicon.load("datelines")["labels"], ""
    for n, line in enumerate(near):
        label = near[n - 1].lower().strip(" :") if n else ""
        whole = f"{label} {line}" if label in labels else line
        for piece in dict.fromkeys((whole, *_PIECES.split(whole))):
            told = datelines.byline(piece)
            day = dates.find(told[1]) if told else None
            if day:
                return day[0], f"beside the title: {line}"
            read = datelines.date_line(piece)
            if read and read.published:
                return read.day, f"beside the title: {line}"
            changed = changed or (f"the page was changed on {read.day} ({line})" if read else "")
    return None, changed


def site(tree: Any, title: str | None) -> str | None:
    """The name of a site at the end of a page's title, behind that of the report ("Talks begin | Harbour Times")."""
    element = next(tree.iter("title"), None)
    whole = " ".join(element.text_content().split()) if element is not None else ""
    heads = [title, *(" ".join(h.text_content().split()) for h in islice(tree.iter("h1", "h2"), _MOST_HEADINGS))]
    head = next((one for one in heads if one and whole.startswith(one) and len(one) < len(whole)), None)
    if head is None:
        return _last_of(whole)
    rest = whole[len(head) :]
    last = _SITE.split(rest)[-1].strip()
    plain = bool(re.search(r"\s[|:]\s", rest) or re.match(r"\s?:\s", rest)) or _is_site(last)
    return last if _NAMED.fullmatch(last) and (plain or re.search(r"\b[A-Z]{2,}", last)) else None


def _last_of(whole: str) -> str | None:
    """The last part of a title that is worded otherwise than the headings of its page: behind a bar, or a medium or a body."""
    found = re.search(r"\s([|–—-])\s+([^|–—]+)$", whole)
    if found is None or not _NAMED.fullmatch(found[2]):
        return None
    return found[2] if found[1] == "|" or _is_site(found[2]) else None


def _is_site(name: str) -> bool:
    """Whether a name is a medium's or that of a body that issues papers."""
    return bool(credit_lines.outlet_of(name)) or not lexicon.words("credits", "issuers").isdisjoint(
        name.lower().split()
    )
