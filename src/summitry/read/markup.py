"""What a web page states of itself: JSON-LD, OpenGraph and meta tags, and how it comes to a date of publication."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from summitry.read import dates, languages
from summitry.read.known import Known
from summitry.read.stated import authors, plain

#: Meta names for the day of publication, best first (OpenGraph, Dublin Core, Parse.ly, Sailthru and older house styles).
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "date",
    "og:published_time",
)
_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre")
_URL = ("og:url", "twitter:url")
_DEEPEST = 12
#: The ends of the types of schema.org that are reports, its name for the day of publication, and names of HTML.
_REPORTS, _DATED = ("Article", "Posting", "Report", "WebPage"), "datePublished"
_CANONICAL, _ROOT = "canonical", "html"


def known(tree: Any, locator: str, url: str | None) -> Known:
    """What the markup of a parsed page states, JSON-LD first."""
    metas = _metas(tree)
    linked = next(iter(sorted(_articles(tree), key=lambda a: _DATED not in a)), {})
    published, why = _published(linked, metas, tree)
    first = {
        name: next((metas[n] for n in names if n in metas), None) for name, names in (("site", _SITE), ("url", _URL))
    }
    title = plain(linked.get("headline")) or metas.get("og:title") or metas.get("twitter:title")
    return Known(
        locator=locator,
        title=title,
        outlet=_name(linked.get("publisher")) or first["site"],
        authors=tuple(authors(linked.get("author"))) or tuple(a for a in authors(metas.get("author")) if "/" not in a),
        published=published,
        published_from="stated" if published else "none",
        published_why=why,
        language=_language(tree),
        url=_canonical(tree) or first["url"] or url,
    )


def _metas(tree: Any) -> dict[str, str]:
    """Content of the meta tags by lower-case name, property or itemprop; the first of each counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The JSON-LD objects of a page that are articles."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                held = json.loads((script.text or "").strip().rstrip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _found(held, 0)


def _found(held: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(held, list):
        for one in held:
            yield from _found(one, depth + 1)
    elif isinstance(held, Mapping):
        kinds = held.get("@type")
        named = [str(k) for k in (kinds if isinstance(kinds, list) else [kinds])]
        article = any(k.endswith(_REPORTS) for k in named)
        if article and (held.get("headline") or held.get(_DATED)):
            yield held
        for value in held.values():
            if isinstance(value, list | Mapping):
                yield from _found(value, depth + 1)


def _published(linked: Mapping[str, Any], metas: Mapping[str, str], tree: Any) -> tuple[str | None, str]:
    """Date of publication and what gave it: JSON-LD, a meta tag, a time element. The date of a change is not taken for it."""
    stated = [
        (f"JSON-LD {_DATED}", linked.get(_DATED)),
        *((f"meta {n}", metas.get(n)) for n in _PUBLISHED),
    ]
    stated += [
        ("time element", t.get("datetime"))
        for t in tree.iter("time")
        if t.get("datetime") and ("pub" in " ".join(t.values()).lower() or t.get("pubdate") is not None)
    ]
    for where, words in stated:
        found = dates.stated(words) if isinstance(words, str) else None
        if found:
            return found, f"{where}: {words}"
    return None, ""


def _name(held: Any) -> str | None:
    if isinstance(held, list) and held:
        held = held[0]
    return plain(held.get("name")) if isinstance(held, Mapping) else plain(held)


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        href = link.get("href") or ""
        if (link.get("rel") or "").lower() == _CANONICAL and href.startswith(("http://", "https://")):
            return str(href)
    return None


def _language(tree: Any) -> str | None:
    stated = tree.get("lang") if tree.tag == _ROOT else None
    return languages.code(stated) if stated else None
