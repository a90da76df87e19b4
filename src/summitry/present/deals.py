"""Where a deal holds, as a listing, as a table of signs for the screen, and as a picture (SVG)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from summitry.present.listing import Listing
from summitry.reason.commitment import DealMap, Holds, Side

#: Signs for the screen, and colours and hatchings for the picture: it can be read in grey and by the colour-blind.
SIGNS = {Holds.WHOLE: "#", Holds.EDGE: "+", Holds.PART: "/", Holds.CHEATED: "!", Holds.NONE: "."}
_COLOURS = {
    Holds.WHOLE: "#1b7837",
    Holds.EDGE: "#7fbf7b",
    Holds.PART: "#fee08b",
    Holds.CHEATED: "#d6604d",
    Holds.NONE: "#d9d9d9",
}
_CELL, _LEFT, _TOP, _GAP = 16, 90, 70, 80


def listing(maps: Sequence[DealMap]) -> Listing:
    """A row for each number of instalments and outside option: from which detection on the deal holds, and all cells."""
    rows = []
    for one in maps:
        for row in reversed(range(len(one.outside))):
            least = one.least_detection(row)
            rows.append(
                (
                    str(one.terms.instalments),
                    f"{one.outside[row]:g}",
                    "nowhere" if least is None else f"from {least:g}",
                    "".join(SIGNS[cell] for cell in one.cells[row]),
                )
            )
    columns = ("instalments", "outside option", "holds at detection", _range(maps[0]) if maps else "map")
    return Listing(columns, tuple(rows))


def legend(maps: Sequence[DealMap]) -> str:
    """What the signs mean, how much of each map holds, and what the map does not say."""
    seen = [kind for kind in Holds if any(kind in row for one in maps for row in one.cells)]
    signs = "; ".join(f"{SIGNS[kind]} {kind}" for kind in seen)
    shares = "; ".join(
        f"in {one.terms.instalments} instalment{'s' * (one.terms.instalments > 1)} it holds in {one.share:.0%} of the map"
        for one in maps
    )
    return (
        f"{signs}\n{shares}\nThe payoffs are your assumptions; a map shows where the deal would hold under them, not how "
        "likely it is."
    )


def _range(one: DealMap) -> str:
    return f"detection {one.detection[0]:g} to {one.detection[-1]:g}"


def picture(maps: Sequence[DealMap]) -> str:
    """All maps side by side as one SVG, with axes, a legend and the assumptions in words."""
    widths = [_LEFT + _CELL * len(one.detection) for one in maps]
    width = max(640, sum(widths) + _GAP)
    height = _TOP + _CELL * max((len(one.outside) for one in maps), default=1) + 160
    title = maps[0].terms.name if maps else "a deal"
    body = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="12">'
        ),
        f"<title>Where the deal holds: {escape(title)}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="20" y="26" font-size="16">Where the deal holds: {escape(title)}</text>',
    ]
    at = 0
    for one, wide in zip(maps, widths, strict=True):
        body += _panel(one, at)
        at += wide + 20
    body += _key(maps, height)
    return "\n".join([*body, "</svg>", ""])


def _panel(one: DealMap, left: int) -> Iterator[str]:
    number = one.terms.instalments
    low = _TOP + _CELL * len(one.outside)
    head = f"in {number} instalments" if number > 1 else "in one go"
    yield f'<text x="{left + _LEFT}" y="{_TOP - 12}">{head}</text>'
    for row, cells in enumerate(one.cells):
        y = low - _CELL * (row + 1)
        for column, cell in enumerate(cells):
            told = f"detection {one.detection[column]:g}, outside option {one.outside[row]:g}: {cell}"
            yield (
                f'<rect x="{left + _LEFT + _CELL * column}" y="{y}" width="{_CELL}" height="{_CELL}" '
                f'fill="{_COLOURS[cell]}" stroke="white" stroke-width=".5"><title>{escape(told)}</title></rect>'
            )
    for row in sorted({0, len(one.outside) // 2, len(one.outside) - 1}):
        y = low - _CELL * row - 4
        yield f'<text x="{left + _LEFT - 6}" y="{y}" text-anchor="end">{one.outside[row]:g}</text>'
    for column in sorted({0, len(one.detection) // 2, len(one.detection) - 1}):
        x = left + _LEFT + _CELL * column + _CELL // 2
        yield f'<text x="{x}" y="{low + 16}" text-anchor="middle">{one.detection[column]:g}</text>'
    yield f'<text x="{left + _LEFT}" y="{low + 34}">probability that cheating is found out</text>'
    yield (
        f'<text transform="translate({left + 30} {low}) rotate(-90)">what {escape(one.terms.performs.who)} has '
        "without a deal</text>"
    )


def _key(maps: Sequence[DealMap], height: int) -> Iterator[str]:
    """The colours that stand in the maps, and that the payoffs are assumed."""
    seen = [kind for kind in Holds if any(kind in row for one in maps for row in one.cells)]
    for n, kind in enumerate(seen):
        x = 20 + 190 * n
        yield f'<rect x="{x}" y="{height - 82}" width="14" height="14" fill="{_COLOURS[kind]}"/>'
        yield f'<text x="{x + 20}" y="{height - 70}">{escape(kind)}</text>'
    for one in maps[:1]:
        for n, side in enumerate((one.terms.gives, one.terms.performs)):
            told = f"Assumed for {side.who}: {_assumed(side, swept=n == 1)}."
            yield f'<text x="20" y="{height - 44 + 16 * n}" fill="#444">{escape(told)}</text>'
    yield f'<text x="20" y="{height - 12}" fill="#444">The map shows where a deal would hold, not how likely it is.</text>'


def _assumed(side: Side, *, swept: bool) -> str:
    """What is assumed of a side, in words; its outside option where the map does not sweep it."""
    told = [f"the other part is worth {side.value:g}", f"its own costs {side.cost:g}"]
    told += [] if swept else [f"without a deal it has {side.outside:g}"]
    told += [f"being cheated costs it {side.harm:g} more"] if side.harm else []
    told += [f"being found out costs it {side.penalty:g}"] if side.penalty else []
    return ", ".join(told)
