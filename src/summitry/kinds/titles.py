"""The pattern of a title: text with roles in braces, and in brackets what falls away where one of its roles tells nothing.

``{speaker:1|"somebody"}: “{content}”`` is at most one speaker or the word; ``{office, organisation}`` what there is of both.
Outside brackets a role that tells nothing leaves no title at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

#: What a role tells, at most so many values of it (0: as many as a title takes); empty for nothing.
Told = Callable[[str, int], str]
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAMED = re.compile(r"\{([^{}]*)\}")


def roles(pattern: str) -> tuple[str, ...]:
    """The roles that a pattern names, in order."""
    named = (one for m in _NAMED.finditer(pattern) for one in re.split(r"[|,]", m[1]))
    return tuple(one.strip().partition(":")[0] for one in named if not one.strip().startswith('"'))


def fill(pattern: str, told: Told) -> str:
    """The title by what the roles tell; empty where one that is needed tells nothing."""
    parts = [_filled(text, told) for text in _OPTIONAL.split(pattern)]
    return "" if None in parts[::2] else "".join(filter(None, parts))


def _filled(text: str, told: Told) -> str | None:
    """A stretch of a pattern filled in; None where one of its roles tells nothing."""
    made = []
    for at, part in enumerate(_NAMED.split(text)):
        shown = ", ".join(_each(part, told)) if at % 2 else part
        if at % 2 and not shown:
            return None
        made.append(shown)
    return "".join(made)


def _each(named: str, told: Told) -> Iterator[str]:
    """What the names between commas tell: of those parted by a bar the first that tells anything."""
    for names in named.split(","):
        shown = next(filter(None, (_one(name.strip(), told) for name in names.split("|"))), "")
        if shown:
            yield shown


def _one(name: str, told: Told) -> str:
    if name.startswith('"'):
        return name.strip('"')
    role, _, most = name.partition(":")
    return told(role, int(most or 0))
