"""What the first screen of a story is made of: whole sentences of reports, under headings and by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summitry.present.evidence import Evidence, Support


@dataclass(frozen=True, slots=True)
class Told:
    """One whole sentence of a report, names in brackets for pronouns; ``note`` says when what it foresees falls due.

    ``day`` is when its report was published: "on Sunday" is counted from there. ``own``: the words are ours, not a report's.
    ``alike``: where other reports tell it in other words.
    """

    text: str
    outlet: str
    support: Support
    note: str = ""
    day: str = ""
    own: bool = False
    alike: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a first screen ("What happened"), in sentences of reports."""

    name: str
    heading: str
    lines: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class SidePart:
    """One side of a story: its people, and sentences that tell what it said, wants and did, each with its label."""

    name: str
    people: str
    lines: tuple[tuple[str, Told], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """The first screen of one story, then the story by side, then what has found no place there.

    ``ahead``: what stands in the way and what is due, each line with its label.

    The title is a headline of ``outlet``, if that is not empty.
    """

    title: str
    subtitle: str
    outlet: str
    parts: tuple[Part, ...]
    sides: tuple[SidePart, ...]
    more: tuple[Part, ...] = ()
    ahead: tuple[tuple[str, Told], ...] = ()


#: A name in brackets with what somebody is.
_INTRODUCED = re.compile(r"\[([^\[\],]+), [^\[\]]+\]")


def introduced_once(screen: Screen) -> Screen:
    """A screen that says what somebody is in brackets the first time alone."""
    seen: set[str] = set()

    def plain(found: re.Match[str]) -> str:
        known = found[1] in seen
        seen.add(found[1])
        return f"[{found[1]}]" if known else found[0]

    def once(told: Told) -> Told:
        return told if told.own else replace(told, text=_INTRODUCED.sub(plain, told.text))

    def part(one: Part) -> Part:
        return replace(one, lines=tuple(map(once, one.lines)))

    parts = tuple(map(part, screen.parts))
    sides = tuple(
        replace(side, lines=tuple((label, once(told)) for label, told in side.lines)) for side in screen.sides
    )
    ahead = tuple((label, once(told)) for label, told in screen.ahead)
    return replace(screen, parts=parts, sides=sides, ahead=ahead, more=tuple(map(part, screen.more)))
