"""Titles, names and authors as data, feeds and markup state them: plain words, without what only stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from urllib.parse import urlsplit

_AUTHOR_ENDS = re.compile(r"\s*;\s*|\s*\|\s*|, (?=[A-Z][\w.’'-]+ [A-Z])| and (?=[A-Z])")
#: Where an author writes from, behind the last name ("Anna Lind in Strelsau").
_PLACE = re.compile(r"(?<=\w) in [A-ZÀ-Þ][\w’' -]*(?:, [A-ZÀ-Þ][\w’' -]*)?\s*$")


def bare_title(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name at its end ("Talks begin - Harbour Times")."""
    if not title or not outlet:
        return title
    ending = rf"\s*[|–—:·-]+\s*(?:the )?{re.escape(outlet.removeprefix('The '))}\s*$"
    return re.sub(ending, "", title, flags=re.IGNORECASE) or title


def site_named(title: str | None, host: str | None) -> str | None:
    """The name at the end of a title that the host of its address has, too ("… | Savanna Post", savannapost.example)."""
    last = re.split(r"\s+[|–—·:-]+\s+", title or "")[-1].strip()
    letters = re.sub(r"\W+", "", last).lower().removeprefix("the")
    hosted = re.sub(r"[^a-z0-9.]+", "", (host or "").lower()).split(".")
    return last if last != title and letters in {one.removeprefix("the") for one in hosted if len(one) > 2} else None


def host_of(url: str | None) -> str | None:
    """The host of an address, or None where it has none or is malformed."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None


def plain(value: Any) -> str | None:
    """Words with white space collapsed and character references resolved, or None where the value holds no words."""
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def authors(stated: Any) -> Iterator[str]:
    """The names in an author field: one string, a list, or objects with a ``name``."""
    if isinstance(stated, Mapping):
        stated = stated.get("name") or stated.get("byline")
    if isinstance(stated, list | tuple):
        for one in stated:
            yield from authors(one)
    elif isinstance(stated, str):
        bare = _PLACE.sub("", re.sub(r"^\s*(?:by|By|BY)\s+", "", stated))
        yield from (" ".join(n.split()) for n in _AUTHOR_ENDS.split(bare) if n.strip())
