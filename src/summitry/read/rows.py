"""One report as a row of data (JSON, CSV, Parquet): its fields found under the names that the shapes in use give them.

The names are in ``discourse/fields.yaml``; the user's own mapping goes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, dates, languages
from summitry.read.known import Known
from summitry.read.source import Source
from summitry.read.stated import authors, bare_title, host_of, plain, site_named
from summitry.settings import Settings

#: Fields whose values have forms of their own.
_ADDRESS, _AUTHORS = "url", "authors"
_TAGS = re.compile(r"</?(?:p|div|br|span|a|h[1-6]|ul|li|body|html|article|strong|em|figure)\b[^>]*>", re.IGNORECASE)


@cache
def _names(role: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_key(step) for step in name.split(".")) for name in lexicon.load("fields")["fields"][role])


def field_of(name: str) -> str:
    """The field of a report that a plain name of data stands for; empty where it stands for none."""
    steps = (_key(name),)
    return next((role for role in lexicon.load("fields")["fields"] if steps in _names(role)), "")


def _key(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def value(row: Mapping[str, Any], role: str, fields: Mapping[str, str]) -> Any:
    """The value of a field of a report, under the user's name for it or under the first known name that holds one."""
    if role in fields:
        return _follow(row, tuple(_key(step) for step in fields[role].split(".")))
    held = (_follow(row, name) for name in _names(role))
    return next((found for found in held if found not in (None, "", [], {}) and not _other(role, found)), None)


def _other(role: str, found: Any) -> bool:
    """Whether a value cannot be that of a field, so that the next name is looked at: an object is no title, a name no address."""
    if role == _ADDRESS:
        return not (isinstance(found, str) and found.startswith(("http://", "https://")))
    return isinstance(found, Mapping) and role != _AUTHORS


def _follow(held: Any, steps: tuple[str, ...]) -> Any:
    for step in steps:
        if isinstance(held, list):
            held = held[int(step)] if step.isdigit() and int(step) < len(held) else None
        elif isinstance(held, Mapping):
            held = next((v for k, v in held.items() if _key(str(k)) == step), None)
        else:
            return None
    return held


def containers(data: Mapping[str, Any]) -> list[Any] | None:
    """The list of reports that an object holds, or None where it holds none under a known name."""
    for name in lexicon.load("fields")["containers"]:
        found = _follow(data, tuple(_key(step) for step in name.split(".")))
        if isinstance(found, list) and (not found or isinstance(found[0], Mapping)):
            return found
    return None


def is_report(row: Mapping[str, Any], fields: Mapping[str, str]) -> bool:
    """Whether an object can be a report: it has a text or a title in words."""
    return isinstance(value(row, "text", fields), str) or isinstance(value(row, "title", fields), str)


def document(row: Any, source: Source, where: str, settings: Settings) -> Document | Skipped:
    """The document of a row; ``where`` (line, index) names it where it has no ``id``. It may be Skipped."""
    if not isinstance(row, Mapping):
        return source.inside(where).skipped("form", f"a report is an object with fields, not {type(row).__name__}")
    stated = value(row, "id", source.fields)
    own = source.inside(str(stated) if isinstance(stated, str | int) and str(stated).strip() else where)
    if not is_report(row, source.fields):
        return own.skipped("no-text", _no_text(row, source.fields))
    return own.guarded(lambda: _document(row, own, settings))


def _document(row: Mapping[str, Any], own: Source, settings: Settings) -> Document | Skipped:
    text = value(row, "text", own.fields)
    full = known(row, own)
    if isinstance(text, str) and len(_TAGS.findall(text[:20_000])) >= 2:
        return _markup(text, full, settings)
    if not isinstance(text, str):
        summary = value(row, "summary", own.fields)
        text = summary if isinstance(summary, str) else ""
    return assemble.document(text, full, settings)


def _no_text(row: Mapping[str, Any], fields: Mapping[str, str]) -> str:
    names = ", ".join(str(k) for k in list(row)[:12])
    asked = fields.get("text")
    if asked:
        return f"there is no field {asked!r} with text (it has {names})"
    return f"no field holds its text; name it with --fields text=… (it has {names})"


def _markup(text: str, known: Known, settings: Settings) -> Document | Skipped:
    """The document of a body in HTML."""
    from summitry.read import page  # lxml and trafilatura are slow to import

    return page.fragment(text, known, settings)


def known(row: Mapping[str, Any], own: Source) -> Known:
    """What the fields of a row say of a report."""

    def words(role: str) -> str | None:
        return plain(value(row, role, own.fields))

    raw = value(row, "published", own.fields)
    published = dates.stated(raw) if isinstance(raw, str | int | float) or hasattr(raw, "isoformat") else None
    why = f"field: {raw}" if published else f"the field says {raw!r}, which is no date" if raw else ""
    language = words("language")
    outlet = _outlet(words("outlet"), words("title")) or site_named(words("title"), host_of(words("url")))
    return Known(
        locator=own.locator,
        title=bare_title(words("title"), outlet),
        outlet=outlet,
        agency=words("agency"),
        authors=tuple(authors(value(row, "authors", own.fields))),
        published=published,
        published_from="stated" if published else "none",
        published_why=why,
        language=languages.code(language) if language else None,
        url=words("url"),
    )


def _outlet(named: str | None, title: str | None) -> str | None:
    """The name of an outlet; where it is an address, the name at the end of the title that its host has, or the host."""
    host = host_of(named) if named and "://" in named else None
    return site_named(title, host) or host.removeprefix("www.") if host else named
