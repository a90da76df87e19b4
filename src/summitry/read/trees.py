"""The tree of a page made ready for taking the main text out: what misleads the extractor is put right first.

Tables that only lay a page out are no tables of figures; the entries of a live blog are one report; what readers wrote below
a heading that says so is none of it. Everything else is left to trafilatura.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from summitry.read import furniture

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: A cell with blocks in it or with more words than any cell of figures holds lays a page out.
_BLOCKS = ("p", "div", "table", "blockquote", "ul", "ol", "article", "section", *_HEADINGS)
_LONG_CELL = 400
_CELLS = ("td", "th")
_PARTS = frozenset({"tbody", "thead", "tfoot", "tr", "center", *_CELLS})
_FOR_LAYOUT, _BODY = "presentation", "body"
#: What readers wrote is dropped where the report before it is at least this share of it, so that a heading above all is none.
_BEFORE = 0.5
#: Articles, and headings of comments, that are looked at: each costs a look at the page, and more are a trap or a list.
_MOST_ARTICLES, _MOST_COMMENTS = 300, 20
#: Elements that a heading of a few words holds at most.
_FEW = 5
#: Pieces of text that a cell is measured by.
_MOST_PIECES = 2_000


def prepare(tree: Any) -> None:
    """Change the tree in place."""
    _unlay(tree)
    _join_entries(tree)
    _drop_comments(tree)


def _unlay(tree: Any) -> None:
    """Tables that lay a page out become plain blocks."""
    laying = [table for table in tree.iter("table") if _lays_out(table)]
    for table in laying:
        for element in _own(table):
            element.tag = "div"
        table.tag = "div"


def _own(table: Any) -> list[Any]:
    """The rows and cells of a table, without those of tables in it."""
    found, left = [], list(table)
    while left:
        element = left.pop()
        if element.tag in _PARTS:
            found.append(element)
            left.extend(element)
    return found


def _lays_out(table: Any) -> bool:
    """Whether a table holds blocks or long prose in its cells, or says that it is there for the layout."""
    if table.get("role") == _FOR_LAYOUT:
        return True
    for cell in _own(table):
        if cell.tag in _CELLS:
            if next(cell.iter("table"), None) is not None:
                return True
            blocks = sum(1 for _ in islice(cell.iter(*_BLOCKS), 2))
            words = sum(len(piece) for piece in islice(cell.itertext(), _MOST_PIECES))
            if words > _LONG_CELL or (blocks > 1 and words > 100):
                return True
    return False


def _join_entries(tree: Any) -> None:
    """Articles beside one another that have a time and no title of their own are the entries of one report."""
    by_parent: dict[Any, list[Any]] = {}
    for article in islice(tree.iter("article"), _MOST_ARTICLES):
        by_parent.setdefault(article.getparent(), []).append(article)
    for entries in by_parent.values():
        timed = [
            e for e in entries if next(e.iter("time"), None) is not None and next(e.iter(*_HEADINGS[:3]), None) is None
        ]
        if len(entries) > 1 and len(timed) == len(entries):
            for entry in entries:
                entry.tag = "div"


def _drop_comments(tree: Any) -> None:
    """What follows a heading of comments beside it, where a report stands before it."""
    headings = (h for h in list(tree.iter(*_HEADINGS)) if len(h) <= _FEW and furniture.opens_comments(_words(h)))
    for heading in islice(headings, _MOST_COMMENTS):
        if heading.getparent() is None:
            continue
        after = [element for element in heading.itersiblings() if isinstance(element.tag, str)]
        written = sum(len(element.text_content()) for element in after)
        if _before(heading) >= _BEFORE * written:
            for element in after:
                element.drop_tree()


def _words(heading: Any) -> str:
    return " ".join("".join(islice(heading.itertext(), 4 * _FEW)).split())


def _before(heading: Any) -> int:
    """Characters in paragraphs and blocks that stand before a heading beside it or its ancestors."""
    total, element = 0, heading
    while element is not None:
        total += sum(len(e.text_content()) for e in element.itersiblings(preceding=True) if isinstance(e.tag, str))
        element = element.getparent()
        if element is not None and element.tag == _BODY:
            break
    return total
