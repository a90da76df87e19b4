"""Agencies and other outlets as reports name them: which agency a name or a tag means, and whether words credit an outlet.

Knows names and wording only; whose claim it is, is decided in ``origins``, whose copy in ``precedence``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from summitry import lexicon

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_SITE = re.compile(
    r"^(?:www\.)?([\w-]+(?:\.[\w-]+)*)\.(?:com|org|net|info|co\.\w\w|com\.\w\w|[a-z]{2})$", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<![\w])[A-ZÀ-Þ][^\W_]*|(?<![\w])dpa|(?<![\w])epd")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of a text that credit an outlet: its name there, whether it is an agency, the words and where they stand.

    ``upto`` is where in the text the credit ceases: a clause of its own that follows ("…, Tass reported, and the envoy
    said …") is not covered.
    """

    name: str
    agency: bool
    words: str
    start: int
    upto: int


@dataclass(frozen=True, slots=True)
class Stated:
    """Words of a text by which it rests on a statement: the words, whose office they name, if any, their end and reach."""

    words: str
    office: str
    end: int
    upto: int


def plain(name: str) -> str:
    """A name for comparing: lower case, without article, brackets, site ending and outer white space."""
    bare = _ARTICLE.sub("", _BRACKETS.sub("", name).strip())
    site = _SITE.match(bare)
    return " ".join((site[1] if site else bare).casefold().split())


@cache
def _agencies() -> dict[str, dict[str, Any]]:
    """Agencies by every plain name and tag; a name wins over another agency's tag."""
    listed = lexicon.load("agencies")["agencies"]
    by_tag = {plain(tag): a for a in listed for tag in a["tags"]}
    by_name = {plain(name): a for a in listed for name in (a["name"], *a["aliases"])}
    return by_tag | by_name | {f"outlet:{a['id']}": a for a in listed}


def agency(name: str) -> str | None:
    """The full name of the news agency that a name, tag or registry key (``outlet:tass``) means, or None if of none."""
    found = _agencies().get(name) or _agencies().get(plain(name))
    return str(found["name"]) if found else None


@cache
def _names_in_text() -> tuple[str, ...]:
    """Patterns of the names that mean an agency in running text. A tag, which may be a common word, needs "agency"."""
    listed = lexicon.load("agencies")["agencies"]
    names = {re.escape(_BRACKETS.sub("", n)) for a in listed for n in (a["name"], *a["aliases"])}
    tags = {re.escape(tag) for a in listed for tag in a["tags"]} - names
    guarded = {f"(?<=agency ){tag}" for tag in tags} | {rf"{tag}(?= (?:state |official )?news agency)" for tag in tags}
    return tuple(sorted(names | guarded, key=lambda n: (-len(n), n)))


@cache
def _cues(side: str) -> str:
    """The cues of one list as alternatives of a pattern, longest first."""
    return "|".join(re.escape(cue) for cue in sorted(lexicon.load("relays")[side], key=lambda c: -len(c)))


def _credit_pattern(names: str) -> re.Pattern[str]:
    """Pattern for a cue before or after one of the names (a regular expression)."""
    filler = rf"(?:(?!(?:{_cues('not_between')})\b)[\w’'.-]+[ \n]+){{0,6}}?"
    return re.compile(
        rf"\b(?i:{_cues('before')})[ \n]+{filler}(?P<a>{names})\b(?!-)"
        rf"|(?<![\w-])(?P<b>{names})(?:[ \n]+(?i:{_cues('between')}))*,?[ \n]+(?i:{_cues('after')})\b"
        rf"|\((?P<c>{names})\)"
    )


@cache
def _general() -> re.Pattern[str]:
    """Pattern for a credit of any agency, of a listed outlet, or of what by the end of its name is an outlet."""
    words = lexicon.load("relays")
    ends, no_part = "|".join(words["outlet_endings"]), "|".join(words["not_name"])
    listed = "|".join(
        [*_names_in_text(), *sorted(map(re.escape, words["outlets"]), key=lambda name: (-len(name), name))]
    )
    part = rf"(?!(?:{no_part})\b)[A-Z][\w&.-]*"
    return _credit_pattern(rf"(?:{listed}|(?:(?:The )?{part}[ ]){{1,4}}(?:{ends})|The (?:{ends}))")


@cache
def _hints() -> tuple[frozenset[str], tuple[str, ...]]:
    """What must stand in a text before the slow pattern can match: the longest word with a capital of one of the known names.

    After these the names that have none, which must stand there whole.
    """
    words = lexicon.load("relays")
    listed = lexicon.load("agencies")["agencies"]
    names = [*words["outlets"], *(n for a in listed for n in (a["name"], *a["aliases"], *a["tags"]))]
    parts = {name: _CAPITAL.findall(name) for name in names}
    longest = {max(some, key=len) for some in parts.values() if some}
    endings = {part for ending in words["outlet_endings"] for part in _CAPITAL.findall(ending)}
    return frozenset(longest | endings), tuple(name for name, some in parts.items() if not some)


def bare(name: str) -> str:
    """A name without its article."""
    return _ARTICLE.sub("", name)


@lru_cache(maxsize=512)
def _for_name(bare: str) -> re.Pattern[str]:
    """Pattern for a credit of one outlet."""
    return _credit_pattern(re.escape(bare))


def credits_in(text: str) -> Iterator[Credit]:
    """The credits of agencies and outlets in a text, in order."""
    parts, wholes = _hints()
    if parts.isdisjoint(_CAPITAL.findall(text)) and not any(name in text for name in wholes):
        return
    for match in _general().finditer(text):
        name = match["a"] or match["b"] or match["c"]
        known = agency(name)
        yield _credit(known or _ARTICLE.sub("", name), known is not None, match, text)


def _credit(name: str, is_agency: bool, match: re.Match[str], text: str) -> Credit:
    return Credit(name, is_agency, " ".join(match[0].split()), match.start(), _reach(text, match.end()))


@cache
def _next_clause() -> re.Pattern[str]:
    words = lexicon.load("relays")
    joins, steps, openers = ("|".join(map(re.escape, words[key])) for key in ("joins", "steps", "subjects"))
    return re.compile(rf"[,;]?\s*(?:(?i:{joins})\s+(?:(?i:{steps})\s+)?(?=(?i:{openers})\b|[A-Z])|;)")


def _reach(text: str, end: int) -> int:
    """How far words that end there vouch for what stands after them: not for a clause with a subject of its own."""
    return end if _next_clause().match(text, end) else len(text)


def capitals(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital."""
    return frozenset(_CAPITAL.findall(text))


def first_word(name: str) -> str | None:
    """The word with a capital without which a text does not credit the outlet or agency of a name; None if it has none."""
    return next(iter(_CAPITAL.findall(_ARTICLE.sub("", _BRACKETS.sub("", name).strip()))), None)


class Houses:
    """The agencies and outlets that reports of a record are by: known names beyond the listed ones."""

    def __init__(self, named: Iterable[tuple[str, bool]]) -> None:
        self._by_word: dict[str, list[tuple[str, bool]]] = {}
        for name, is_agency in sorted(set(named)):
            bare = _ARTICLE.sub("", _BRACKETS.sub("", name).strip())
            if word := first_word(name):
                self._by_word.setdefault(word, []).append((bare, is_agency))

    def credits_in(self, text: str) -> list[Credit]:
        """The credits of them in a text, in order; of two at one place the longer name first."""
        named = [one for word in set(_CAPITAL.findall(text)) for one in self._by_word.get(word, ()) if one[0] in text]
        found = (
            _credit(name, is_agency, match, text)
            for name, is_agency in named
            for match in _for_name(name).finditer(text)
        )
        return sorted(found, key=lambda c: (c.start, -len(c.name), c.name))


def credits_outlet(text: str, outlet: str) -> str | None:
    """The words by which a text credits one outlet ("told the Daily Planet"), or None where it does not."""
    bare = _ARTICLE.sub("", _BRACKETS.sub("", outlet).strip())
    match = _for_name(bare).search(text) if bare and bare in text else None
    return " ".join(match[0].split()) if match else None


@cache
def _statements() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("relays")["statement"]), re.IGNORECASE)


@cache
def _offices() -> re.Pattern[str]:
    words = lexicon.load("relays")
    names, kinds = (
        "|".join(words["office_kinds"]),
        "|".join(map(re.escape, sorted(_reporting(words), key=len, reverse=True))),
    )
    office = rf"(?:the )?(?P<{{}}>(?:[A-Z][\w’'-]*|(?:{words['office_owners']}))(?: [\w’'-]+){{{{0,3}}}}?)(?:[’']s?)? (?:{names})"
    before = "|".join(map(re.escape, words["office_before"]))
    return re.compile(rf"\b(?i:{before}) {office.format('a')}\b|(?<![\w-]){office.format('b')},? (?:{kinds})\b")


def _owner(match: re.Match[str]) -> str:
    return re.sub("[’']s?$", "", _ARTICLE.sub("", match["a"] or match["b"]))


def _reporting(words: dict[str, Any]) -> list[str]:
    return [str(word) for word in words["after"]]


def stated_in(text: str) -> list[Stated]:
    """The words by which a sentence says that it rests on statements or documents, in order.

    A press service that speaks issues statements, too; the words then name whose it is.
    """
    found = [(match, "") for match in _statements().finditer(text)]
    if any(kind in text for kind in lexicon.words("relays", "office_kinds")):
        found += [(match, _owner(match)) for match in _offices().finditer(text)]
    return [
        Stated(" ".join(m[0].split()), who, m.end(), _reach(text, m.end()))
        for m, who in sorted(found, key=lambda f: f[0].start())
    ]


def office_owner(name: str) -> str:
    """Whose press service a name means: "Kremlin press service" is the Kremlin's; the name itself where it is none."""
    kinds = "|".join(lexicon.load("relays")["office_kinds"])
    return re.sub(rf"(?i)(?:[’']s?)? (?:{kinds})$", "", name) or name
