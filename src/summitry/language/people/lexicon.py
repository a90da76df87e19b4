"""Names that the vocabulary knows: states, bodies, organs of state and news agencies, found in a run of tokens.

A phrase is matched letter by letter without its spaces, so that it does not matter how the tokeniser cuts "U.N.",
"six-party talks" or "Côte d'Ivoire".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summitry.language.parsed import Token
from summitry.lexicon import load


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for.

    ``kind``: ``state`` (its name), ``adjective``, ``people``, ``capital``, ``metonym``, ``body``, ``body_seat``, ``organ``,
    ``thing`` or ``agency``; ``key`` the alpha-3 code or the id; ``name`` the name that is shown.
    """

    kind: str
    key: str
    name: str
    phrase: str
    country: str | None = None
    after_the: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: tokens ``[first, last]`` of a sentence, and all that it may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> Entry | None:
        """The first entry of one of the kinds, or None."""
        return next((e for kind in kinds for e in self.entries if e.kind == kind), None)


#: What may stand between a state's form and its name: "Republic of Kenya", "Kingdom of the Netherlands".
_ARTICLES = ("", "the ")
_FIRST = re.compile(r"\w+(?:\.\w+)*\.?|\S")
_JOINTS = str.maketrans({"’": "'", "‑": "-", "–": "-"})


def _compact(text: str) -> str:
    return text.translate(_JOINTS).replace(" ", "")


@cache
def _table() -> dict[str, dict[str, tuple[Entry, ...]]]:
    """First token → phrase without spaces → what it stands for, the longest first."""
    phrases: dict[str, list[Entry]] = {}
    for entry in _entries():
        phrases.setdefault(entry.phrase, []).append(entry)
    table: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for phrase, entries in phrases.items():
        plain = phrase.translate(_JOINTS)
        match = _FIRST.match(plain)
        firsts = {plain.split(" ")[0], match[0] if match else plain, plain.split(" ")[0].split("-")[0].split("'")[0]}
        for first in firsts:
            table.setdefault(first, {})[_compact(phrase)] = tuple(entries)
    return {first: dict(sorted(row.items(), key=lambda x: -len(x[0]))) for first, row in table.items()}


def _entries() -> Iterator[Entry]:
    """All entries, states first."""
    yield from _states()
    for key, body in load("bodies")["bodies"].items():
        name = body["names"][0]
        yield from (Entry("body", key, name, phrase) for phrase in body["names"])
        yield from (Entry("body_seat", key, name, phrase) for phrase in body.get("metonyms", ()))
    for organ in load("organisations")["organs"]:
        name, kind, special = organ["name"], "thing" if organ.get("thing") else "organ", bool(organ.get("after_the"))
        yield from (Entry(kind, name, name, phrase, organ["country"], special) for phrase in (name, *organ["names"]))
    for agency in load("agencies")["agencies"]:
        name = agency["name"]
        yield from (
            Entry("agency", agency["id"], name, p, agency.get("country")) for p in (name, *agency.get("aliases", ()))
        )


def _states() -> Iterator[Entry]:
    """Names, formal names, demonyms, capitals and metonyms of the states."""
    named = {
        phrase for state in load("demonyms")["states"].values() for phrase in (state["name"], *state.get("names", ()))
    }
    kinds = {"adjectives": "adjective", "people": "people", "capitals": "capital", "metonyms": "metonym"}
    for code, state in load("demonyms")["states"].items():
        name = state["name"]
        yield from (Entry("state", code, name, phrase, code) for phrase in (name, *state.get("names", ())))
        formal = {f"{form} {article}{name}" for form in load("demonyms")["formal"] for article in _ARTICLES} - named
        yield from (Entry("state", code, name, phrase, code) for phrase in sorted(formal))
        for row, kind in kinds.items():
            yield from (Entry(kind, code, name, phrase, code) for phrase in state.get(row, ()))


def abbreviations(entry: Entry) -> tuple[str, ...]:
    """The short forms in capitals of what an entry stands for: "KCNA"."""
    return _short_forms().get((entry.kind, entry.key), ())


@cache
def _short_forms() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for entry in _entries():
        if entry.phrase.isupper() and entry.phrase.isalpha():
            found.setdefault((entry.kind, entry.key), []).append(entry.phrase)
    return {key: tuple(forms) for key, forms in found.items()}


def hits(tokens: Sequence[Token]) -> list[Hit]:
    """The phrases in a sentence, from left to right, the longest first, without overlap."""
    table, found, at = _table(), [], 0
    while at < len(tokens):
        rows = table.get(tokens[at].text)
        hit = rows and _match(tokens, at, rows)
        if hit:
            found.append(hit)
            at = hit.last + 1
        else:
            at += 1
    return found


def _match(tokens: Sequence[Token], at: int, rows: Mapping[str, tuple[Entry, ...]]) -> Hit | None:
    """The longest phrase that begins at a token and ends with one."""
    longest = len(next(iter(rows)))
    text, ends = "", dict[str, int]()
    for last in range(at, len(tokens)):
        text += tokens[last].text.translate(_JOINTS)
        ends.setdefault(text, last)
        if len(text) >= longest:
            break
    return next((Hit(at, ends[text], rows[text]) for text in reversed(ends) if text in rows), None)


def region(name: str) -> str | None:
    """The state whose region a name is ("Ohio", "Calif."), or None."""
    return _regions().get(name)


@cache
def _regions() -> dict[str, str]:
    return {name: str(code) for code, names in load("offices")["states_of"].items() for name in names}


def state_name(code: str) -> str:
    """The English name of a state by its alpha-3 code."""
    return str(load("demonyms")["states"][code]["name"])
