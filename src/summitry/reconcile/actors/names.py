"""When two written names can be one person's: spelling variants, romanisations, left-out middle names.

Only the spelling is judged here; countries, offices and stories are weighed in :mod:`summitry.reconcile.actors.cluster`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from summitry import lexicon

#: Letters from which on a family name may be spelt in two ways for one person with nothing else to go by. By judgement.
LONG = 8
_WORD = re.compile(r"\w+")


@cache
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name, lower-cased, without accents, titles and hyphens: ``Kim Jong-un`` → kim, jong, un."""
    flat = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = tuple(_WORD.findall(flat.replace("'s ", " ").replace("’s ", " ").replace("'", "").replace("’", "")))
    titles = lexicon.load("romanisation")["titles"]
    kept = tuple(w for w in words if w not in titles)
    return kept or words


@cache
def folded(part: str) -> str:
    """One part of a name in one spelling, a short given name whole: ``sergey`` → ``sergei``, ``rob`` → ``robert``."""
    part = lexicon.load("romanisation")["nicknames"].get(part, part)
    for source, target in lexicon.load("romanisation")["fold"]:
        part = part.replace(source, target)
    part = re.sub(r"(.)\1+", r"\1", part)
    return re.sub(r"(?<=..)ii?$", "", part) if len(part) > 4 else part


@cache
def key(name: str) -> tuple[str, ...]:
    """The folded parts of a name in order; what names are compared and indexed by."""
    return tuple(folded(part) for part in parts(name))


def near(a: str, b: str) -> bool:
    """Whether two folded parts differ by at most one letter (both of four letters or more, or three and the same ends)."""
    if a == b:
        return True
    if min(len(a), len(b)) < 3 or abs(len(a) - len(b)) > 1:
        return False
    if min(len(a), len(b)) == 3:
        return len(a) == len(b) and a[0] == b[0] and a[-1] == b[-1]
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    at = next((n for n, char in enumerate(short) if char != long[n]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (keys of two parts or more) can be one person's.

    Every part of the shorter must find its own part in the longer: the same, an initial, or, for one part only, a near
    spelling. The first or the last part must be the same; where the last is spelt otherwise, it must be long.
    """
    if len(a) < 2 or len(b) < 2:
        return False
    if "".join(a) == "".join(b):
        return True
    if (a[-1] != b[-1] and a[0] != b[0]) or _other_initials(a, b):
        return False
    found = _matched(*sorted((a, b), key=len))
    if found is None:
        return False
    exact, loose = found
    sure = loose == 0 or exact >= 2 or a[-1] == b[-1] or min(len(a[-1]), len(b[-1])) >= LONG
    return exact >= 1 and loose <= 1 and sure


def _other_initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether both names have initials inside, and not the same: "John A. Berg" and "John B. Berg"."""
    one, other = ([part for part in key[1:-1] if len(part) == 1] for key in (a, b))
    return bool(one and other) and one != other


def _matched(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[int, int] | None:
    """How many parts of the shorter name find the same part in the longer, and how many a near one or an initial; else None."""
    left, exact, loose = list(long), 0, 0
    for part in sorted(short, key=len, reverse=True):
        found = next((p for p in left if p == part), None)
        if found is not None:
            exact += 1
        else:
            found = next((p for p in left if near(p, part) or _is_initial(p, part)), None)
            loose += 1
        if found is None:
            return None
        left.remove(found)
    return exact, loose


def _is_initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]


def is_family_name(single: str, full: tuple[str, ...]) -> bool:
    """Whether one folded part can be the family name of a full name: its first or its last part, no small word."""
    return single in (full[0], full[-1]) and single not in lexicon.load("romanisation")["particles"]
