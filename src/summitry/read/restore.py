"""Blocks of a page that the finder of main text left out: lists, headings and paragraphs of the report, put back in their order.

A finder that is tuned to leave out what surrounds a report loses lists between its paragraphs, headings, and paragraphs with many
links. What stands among the blocks that it kept, in the same part of the page, and is no menu, form or list of links, belongs to
the report. Each block is a paragraph of its own, so that no heading runs into the sentence below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.read import furniture

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ITEMS = ("li", "dt", "dd")
_PARAGRAPHS = ("p", "blockquote", "pre", "div", "summary")
_BLOCKS = frozenset(
    (*_HEADINGS, *_ITEMS, *_PARAGRAPHS, "ul", "ol", "dl", "table", "section", "article", "figure", "hr", "td")
)
_KEPT = frozenset((*_HEADINGS, *_ITEMS, *_PARAGRAPHS))
#: Elements that hold no words of a report.
_NEVER = frozenset(
    (
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "select",
        "figure",
        "table",
        "iframe",
        "object",
        "figcaption",
        "head",
        "label",
        "menu",
        "dialog",
        "option",
    )
)
_WHOLE = frozenset({"body", "html"})
_DIV, _HIDDEN = "div", re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: The words of links make at most this share of a block of a report; a list is one of links where they make half of it.
_LINKED, _LISTED = 0.6, 0.5
#: Blocks looked at; a page with more is a list of pages. A loose line of words in a plain ``div`` has this many characters.
_MOST, _LONG = 3_000, 60
#: So many words of a block tell it from any other.
_TELLING = 12


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of a page: its element, its words with white space collapsed."""

    element: Any
    words: str

    @property
    def line(self) -> str:
        """The block as a paragraph of plain text."""
        return f"- {self.words}" if self.element.tag in _ITEMS else self.words


def blocks(tree: Any) -> tuple[_Block, ...]:
    """The blocks of a page that may be a report's, in order."""
    found: list[_Block] = []
    left = [tree]
    while left and len(found) < _MOST:
        element = left.pop()
        if not isinstance(element.tag, str) or _set_aside(element):
            continue
        if element.tag in _KEPT and (words := _own_words(element)):
            found.append(_Block(element, words))
        left.extend(reversed([child for child in element if isinstance(child.tag, str)]))
    return tuple(found)


def _set_aside(element: Any) -> bool:
    """Whether an element is a part of the page that holds no words of a report, by its tag, its class or its style."""
    if element.tag in _NEVER or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return element.tag not in _WHOLE and bool(named.strip()) and bool(_classes().search(named))


@cache
def _classes() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("furniture")["classes"]), re.IGNORECASE)


def _own_words(element: Any) -> str:
    """The words of a block without those of the blocks in it."""
    pieces: list[str] = []
    _gather(element, pieces)
    return " ".join("".join(pieces).split())


def _gather(element: Any, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _NEVER:
            if child.tag == "br" or child.tag in _BLOCKS:
                pieces.append(" ")
            if child.tag not in _BLOCKS:
                _gather(child, pieces)
        pieces.append(child.tail or "")


def completed(body: str, found: Sequence[_Block]) -> tuple[str, int]:
    """The main text of a page, a blank line between its blocks, with what was left out among them; and how much that was."""
    lines = [line for line in body.split("\n") if line.strip()]
    places = _places(lines, found)
    if not places:
        return body, 0
    missing = list(_missing(found, set(places.values()), " ".join(body.split())))
    after: dict[int, list[str]] = {}
    by_block = sorted((block, line) for line, block in places.items())
    for number in missing:
        before = max((line for block, line in by_block if block < number), default=-1)
        after.setdefault(before, []).append(found[number].line)
    made = list(after.get(-1, ()))
    for n, line in enumerate(lines):
        own_block = n in places or n - 1 in places or n - 1 in after
        made.append(line if own_block or not made else made.pop() + "\n" + line)
        made.extend(after.get(n, ()))
    return "\n\n".join(made), len(missing)


def _places(lines: Sequence[str], found: Sequence[_Block]) -> dict[int, int]:
    """The block that each line is the words of; in order, so that a heading that comes twice is told from its menu."""
    by_words: dict[str, list[int]] = {}
    for number, block in enumerate(found):
        by_words.setdefault(_plain(block.words), []).append(number)
    places: dict[int, int] = {}
    last = -1
    for n, line in enumerate(lines):
        numbers = by_words.get(_plain(line), ())
        if numbers:
            last = places[n] = next((one for one in numbers if one > last), numbers[0])
    return places


def _plain(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _missing(found: Sequence[_Block], kept: set[int], body: str) -> Iterator[int]:
    """The numbers of the blocks that stand among the kept ones and are not in the text."""
    first, last = min(kept), max(kept)
    around = _around([found[n].element for n in kept])
    text = _plain(body)
    for number, block in enumerate(found):
        within = first < number < last or (number > last and _goes_on(block, around))
        if within and number not in kept and _belongs(block, around) and _plain(block.words) not in text:
            yield number


def _around(elements: Sequence[Any]) -> Any:
    """The smallest element that holds all of some elements (their parent, where it is one)."""
    paths = [[*reversed(list(element.iterancestors()))] for element in elements]
    shared = [level[0] for level in zip(*paths, strict=False) if all(one is level[0] for one in level)]
    return shared[-1] if shared else None


def _goes_on(block: _Block, around: Any) -> bool:
    """Whether a block below the last one that was kept goes on with it: a list, or a paragraph in the same part of the page."""
    if around is None or around not in block.element.iterancestors():
        return False
    return around.tag not in _WHOLE or block.element.tag in ("li", "p")


def _belongs(block: _Block, around: Any) -> bool:
    """Whether a block is a report's: within the part of the page that holds it, of words and not of links, no furniture."""
    element = block.element
    if around is not None and around not in element.iterancestors():
        return False
    if not re.search(r"[^\W\d_]{2}", block.words) or _around_reports(block.words):
        return False
    if element.tag == _DIV and (len(block.words) < _LONG or block.words[-1] not in '.!?”"’:'):
        return False
    holder = element.getparent() if element.tag in _ITEMS else element
    return _linked(holder) <= (_LISTED if element.tag in _ITEMS else _LINKED)


def _around_reports(words: str) -> bool:
    """Whether words say of themselves that they are none of a report."""
    return furniture.is_furniture(words) or furniture.opens_related(words) or furniture.opens_comments(words)


def _linked(element: Any) -> float:
    """The share of an element's words that are in links."""
    words = len("".join(element.itertext()).strip())
    return sum(len("".join(a.itertext()).strip()) for a in element.iter("a")) / words if words else 1.0
