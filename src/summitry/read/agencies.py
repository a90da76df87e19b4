"""News agencies as credit lines and datelines name them: the tag or the name in, the agency's own name out."""

from __future__ import annotations

import re
from functools import cache

from summitry import lexicon


@cache
def _by_tag() -> dict[str, str]:
    return {tag: a["name"] for a in lexicon.load("agencies")["agencies"] for tag in a["tags"]}


@cache
def _by_name() -> dict[str, str]:
    return {
        name.lower(): a["name"] for a in lexicon.load("agencies")["agencies"] for name in (a["name"], *a["aliases"])
    }


@cache
def _search() -> re.Pattern[str]:
    forms = sorted(
        {*_by_tag(), *(n for a in lexicon.load("agencies")["agencies"] for n in (a["name"], *a["aliases"]))},
        key=lambda form: (-len(form), form),
    )
    return re.compile(r"(?<![\w/])(?:" + "|".join(re.escape(form) for form in forms) + r")(?![\w/])")


def known(words: str) -> str | None:
    """Name of the agency that the words are a tag or a name of, or None."""
    words = words.strip(" .,")
    return _by_tag().get(words) or _by_name().get(words.lower().removeprefix("the "))


def within(words: str) -> str | None:
    """Name of the first agency that a credit line names, or None. Not for running text, where tags are common words."""
    match = _search().search(words)
    return (_by_tag().get(match.group()) or _by_name()[match.group().lower()]) if match else None
