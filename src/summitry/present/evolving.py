"""The network of encounters as a drawing that a page can turn back: each line knows the days since which its meetings are known.

One SVG drawn without a library, in the order of a circle that no day changes, so that who met whom can be followed over time. A
page styles the class ``evolving`` and its script reads ``data-since``; without either it is the picture of the last day.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from summitry.present.networks import Network
from summitry.present.pictures import ACTORS, on_circle

#: Width and height of the drawing, its radius, how far names stand from their points, and letters of a name.
_WIDTH, _HEIGHT, _RADIUS, _GAP, _LETTERS = 680, 440, 170, 12, 30
#: Pixels of a line for one meeting, and at most.
_THIN, _BROAD = 1.5, 6.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who met, and the days from which each of their meetings is on record, the first first."""

    one: str
    other: str
    since: tuple[str, ...]


def pairs(network: Network) -> tuple[Pair, ...]:
    """The pairs of a network by name."""
    found = []
    for a, b, data in network.graph.edges(data=True):
        one, other = sorted((network.name(a), network.name(b)))
        found.append(Pair(one, other, tuple(sorted(data["since"].split()))))
    return tuple(sorted(found, key=lambda pair: (pair.one, pair.other)))


def days(some: Sequence[Pair]) -> tuple[str, ...]:
    """The days on which a network changes; what stands on record from the beginning changes it on none."""
    return tuple(sorted({day for pair in some for day in pair.since} - {date.min.isoformat()}))


def drawn(some: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs of those who met most often, as many as can be told apart."""
    often = Counter[str]()
    for pair in some:
        often.update({pair.one: len(pair.since), pair.other: len(pair.since)})
    kept = {name for name, _ in sorted(often.items(), key=lambda one: (-one[1], one[0]))[:ACTORS]}
    return tuple(pair for pair in some if {pair.one, pair.other} <= kept)


def drawing(some: Sequence[Pair]) -> str:
    """Some pairs as SVG; empty for none."""
    if not some:
        return ""
    names = sorted({name for pair in some for name in (pair.one, pair.other)})
    at = {name: _place(number, len(names)) for number, name in enumerate(names)}
    parts = [
        f'<svg class="evolving" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}">',
        *(_line(pair, at[pair.one], at[pair.other]) for pair in some),
        *(mark for name in names for mark in _point(name, at[name], some)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _place(number: int, of: int) -> tuple[float, float]:
    x, y = on_circle(number, of)
    return round(_WIDTH / 2 + _RADIUS * x, 1), round(_HEIGHT / 2 - _RADIUS * y, 1)


def _line(pair: Pair, start: tuple[float, float], end: tuple[float, float]) -> str:
    often = len(pair.since)
    told = f"{pair.one} – {pair.other}: {often}"
    wide = min(_BROAD, _THIN * (1 + math.log2(often)))
    return (
        f'<line class="met" x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}" stroke-width="{wide:.2f}" '
        f'data-since="{" ".join(pair.since)}" data-pair="{_safe(pair.one)} – {_safe(pair.other)}">'
        f"<title>{_safe(told)}</title></line>"
    )


def _point(name: str, place: tuple[float, float], some: Sequence[Pair]) -> Iterator[str]:
    """The point and the name of somebody, who is there from the first meeting on."""
    since = min(day for pair in some if name in (pair.one, pair.other) for day in pair.since)
    right = place[0] >= _WIDTH / 2
    shown = " ".join(name.split())
    cut = shown if len(shown) <= _LETTERS else shown[: _LETTERS - 1].rstrip() + "…"
    yield f'<circle data-since="{since}" cx="{place[0]}" cy="{place[1]}" r="5"/>'
    yield (
        f'<text data-since="{since}" x="{place[0] + (_GAP if right else -_GAP)}" y="{place[1] + 4}" '
        f'text-anchor="{"start" if right else "end"}">{_safe(cut)}<title>{_safe(shown)}</title></text>'
    )


def _safe(words: str) -> str:
    """Escaped, without the control characters that no XML file may hold."""
    return escape("".join(c if c.isprintable() else " " for c in words))
