"""Words of the reader's page: labels, counted nouns, lists of names, reasons. Values show themselves (``values``)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from summitry import lexicon
from summitry.model import Slot, Value
from summitry.values import duration, edtf, words

#: A length or a date (a month, a day, an interval of them) as a reason names it; words and quotations are left alone.
_CANONICAL = re.compile(
    r"(?<![\w“./-])(?:P(?=[\dT])[\dYMWDTHS.]*[YMWDHS]|\d{4}-\d\d(?:-\d\d)?[~?%]?(?:/(?:\.\.|\d{4}-\d\d(?:-\d\d)?[~?%]?))?)(?![\w-])"
)
#: A straight quotation mark, and whether it opens: whether it stands at the beginning or after a space or a bracket.
_STRAIGHT = re.compile(r'(^|(?<=[\s(\[‘]))?"')
_OPENING = re.compile(r"(?<!\S)([\"“‘«„]) ")


def label(table: str, key: str) -> str:
    """The reader's word for a key of a table of ``display/display.yaml``; the key itself where there is none."""
    known = lexicon.load("display")[table]
    return str(known.get(key, key.replace("_", " ").replace("-", " ")))


def spelled(slots: Iterable[Slot | Value]) -> dict[str, str]:
    """Lower-cased words of actors that no document names, as a report writes them."""
    return {slot.value: said for slot in slots if (said := words.show(slot.text)).lower() == slot.value}


@cache
def states() -> dict[str, str]:
    """Names of states in lower case, as claims hold a state that no document names, and how it is called."""
    return {name.lower(): name for name in coded().values()}


@cache
def coded() -> dict[str, str]:
    """The names of states by their codes."""
    return {code: str(row["name"]) for code, row in lexicon.load("demonyms")["states"].items()}


def joined(*parts: str) -> str:
    """Parts of a text with spaces between them, none before a mark that closes or after one that opens a quotation."""
    plain = " ".join(filter(None, parts)).replace(" .", ".").replace(" ,", ",").replace(" ;", ";")
    return _OPENING.sub(r"\1", plain)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 document``, ``2 documents``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def nested(text: str) -> str:
    """A text as it stands within quotation marks: those in it are single ones."""
    made = text.replace("“", "‘").replace("”", "’")
    return _STRAIGHT.sub(lambda m: "‘" if m[1] is not None else "’", made)


def paired(text: str) -> str:
    """A text without quotation marks, where one of them stands alone."""
    if text.count('"') % 2 == 0 and text.count("“") == text.count("”"):
        return text
    return text.replace('"', "").replace("“", "").replace("”", "")


def reason(why: str) -> str:
    """A reason with its canonical dates and lengths in words: ``PT2H against PT3H`` as ``2 hours against 3 hours``."""
    return _CANONICAL.sub(lambda m: duration.show(m[0]) if m[0].startswith("P") else edtf.show(m[0]), why)


def source_url(url: str | None) -> str | None:
    """The address if it is one of the web (http, https), else None: other schemes (``javascript:``) are no links."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
