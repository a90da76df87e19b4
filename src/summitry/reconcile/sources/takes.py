"""Takes of a wire story: "(URGENT)", "(LEAD)", "(2nd LD)", "UPDATE 2-", "CORRECTED-". The last of an outlet's takes counts.

An agency sends a story again and again as it grows; what the later take no longer says, or corrects, the agency no longer
says. Conventions: the Yonhap, Kyodo and AP style of leads, Reuters' UPDATE, WRAPUP and CORRECTED slugs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from summitry import lexicon
from summitry.model import Document
from summitry.reconcile.sources import relays
from summitry.values import edtf

#: Characters at the head of a report in which its mark and its lead stand.
HEAD = 500
#: Takes of one story come within so many days.
APART = 1
#: Of the words of the shorter headline, this share stands at the head of the other take.
SAME = 0.6
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Take:
    """A report as one of several takes: how late it is among them, and the mark that says so, if one does."""

    document: Document
    rank: float
    mark: str


def of(document: Document) -> Take:
    """The take that a report is; without a mark it is the first plain story, which only an urgent line comes before."""
    match = _marks().search(document.text[:HEAD])
    if match is None:
        return Take(document, 1.0, "")
    numbers = [int(n) for n in re.findall(r"\d+", match[0])]
    said = match[0].lower()
    table = lexicon.load("takes")
    first = any(word in said for word in table["first"])
    corrected = 0.5 if any(word in said for word in table["corrected"]) else 0.0
    later = 1.0 if any(word in said for word in table["later"]) else 0.0
    return Take(document, (0.0 if first else 1.0 + (numbers[0] if numbers else later)) + corrected, match[0].strip())


def replaced(fresh: Iterable[Document], others: Iterable[Document]) -> Iterator[tuple[Take, Take]]:
    """Of reports that came in and those that are there: each that a later take replaces, with the last such take."""
    new = [of(document) for document in fresh]
    marked = [take for take in new if take.mark]
    if not marked:
        return
    every = {take.document.id: take for take in (*map(of, others), *new)}.values()
    for take in every:
        later = [other for other in every if other.rank > take.rank and other.mark and _same_story(take, other)]
        if later and (take.mark or any(other in marked for other in later)):
            yield take, max(later, key=lambda other: (other.rank, other.document.published or "", other.document.id))


def _same_story(one: Take, other: Take) -> bool:
    """Whether two reports are takes of one story: of one house, at one time, with the words of one headline."""
    a, b = one.document, other.document
    return a.id != b.id and _house(a) == _house(b) != "" and _near(a, b) and _alike(a, b)


def _house(document: Document) -> str:
    return relays.plain(document.outlet or document.agency or "")


def _near(a: Document, b: Document) -> bool:
    first, second = (edtf.parse((d.published or "")[:10]) for d in (a, b))
    return first is None or second is None or edtf.near(first, second, APART)


def _alike(a: Document, b: Document) -> bool:
    short, long = sorted((_headline(a), _headline(b)), key=len)
    whole = long | _words((b if _headline(b) == long else a).text[:HEAD])
    return bool(short) and len(short & whole) >= SAME * len(short)


def _headline(document: Document) -> frozenset[str]:
    head = document.text[:HEAD]
    match = _marks().search(head)
    return _words(document.title or head[match.end() if match else 0 :].strip().split("\n")[0])


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("(?m)^(?:" + "|".join(lexicon.load("takes")["marks"]) + ")+")
