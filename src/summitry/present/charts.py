"""Charts: a drawing in Vega-Lite with its table beside it, as SVG or as the specification. Altair is loaded where one is drawn.

A chart says nothing that its table does not. What draws is the extra ``charts`` (altair, vl-convert-python); without it the
table is still there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from summitry.errors import InputError
from summitry.present.listing import Listing

if TYPE_CHECKING:
    import altair as alt

#: Width of a chart and height of one row, in pixels; days of a year.
WIDTH, ROW = 640, 26
_YEAR = 366
#: What the drawing says of its parts to a reader of the screen: names of marks, and nothing that its table does not say.
_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"<>]*"')


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn and the table that it is drawn from; ``draw`` makes an Altair chart of the table's rows as objects."""

    title: str
    table: Listing
    draw: Callable[[Any, list[dict[str, Any]]], alt.TopLevelMixin]

    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification, with its data in it. Raises InputError where the extra is not installed."""
        rows = [dict(zip(self.table.columns, row, strict=True)) for row in self.table.rows]
        made: dict[str, Any] = self.draw(_altair(), list(rows)).to_dict()
        return made

    def svg(self) -> str:
        """The drawing as one self-contained SVG. Raises InputError where the extra is not installed."""
        _altair()
        import vl_convert

        return _ROLES.sub("", str(vl_convert.vegalite_to_svg(json.dumps(self.spec()))))


def _altair() -> Any:
    try:
        import altair as alt
        import vl_convert  # noqa: F401
    except ImportError as error:
        raise InputError("charts want the extra “charts”: pip install 'summitry[charts]'") from error
    return alt


def lanes(title: str, table: Listing, *, lane: str, start: str, end: str, mark: str) -> Chart:
    """A timeline: one lane for each value of a column, a mark from one date to another, its shade by a third column.

    Rows without a date are in the table only.
    """

    def draw(alt: Any, rows: list[dict[str, Any]]) -> Any:
        dated = [row for row in rows if row[start]]
        height = ROW * max(1, len({row[lane] for row in dated}))
        x = alt.X(f"{start}:T", title=None, axis=alt.Axis(format=_ticks(dated, start, end), labelAngle=0, tickCount=6))
        y = alt.Y(f"{lane}:N", title=None, axis=alt.Axis(labelLimit=260), sort=None)
        base = alt.Chart(alt.Data(values=dated), title=title, width=WIDTH, height=height)
        bars = base.mark_rule(strokeWidth=3, opacity=0.5, color="grey").encode(x=x, x2=f"{end}:T", y=y)
        key = {"title": None, "legend": alt.Legend(orient="bottom")}
        points = base.mark_point(filled=True, size=110, opacity=0.8).encode(
            x=x,
            y=y,
            color=alt.Color(f"{mark}:N", **key),
            shape=alt.Shape(f"{mark}:N", **key),
            tooltip=[f"{name}:N" for name in table.columns],
        )
        return bars + points

    return Chart(title, table, draw)


def _ticks(rows: list[dict[str, Any]], start: str, end: str) -> str:
    """How the axis of time tells its days: with the day where it spans less than a year."""
    days = [date.fromisoformat(row[key]) for row in rows for key in (start, end)]
    return "%-d %b %Y" if not days or (max(days) - min(days)).days < _YEAR else "%b %Y"


def grid(title: str, table: Listing, *, across: str, down: str, mark: str) -> Chart:
    """A matrix: a square for each pair of two columns that the table has, shaded and worded by a third. Blank is unknown."""

    def draw(alt: Any, rows: list[dict[str, Any]]) -> Any:
        size = {
            "width": max(1, len({row[across] for row in rows})) * 110,
            "height": max(1, len({row[down] for row in rows})) * ROW,
        }
        base = alt.Chart(alt.Data(values=rows), title=title, **size).encode(
            x=alt.X(f"{across}:N", title=None, axis=alt.Axis(orient="top", labelAngle=-30, labelLimit=200)),
            y=alt.Y(f"{down}:N", title=None, axis=alt.Axis(labelLimit=200)),
        )
        boxes = base.mark_rect(stroke="white").encode(
            color=alt.Color(f"{mark}:N", title=None, legend=alt.Legend(orient="bottom"))
        )
        return boxes + base.mark_text(fontSize=10).encode(text=f"{mark}:N")

    return Chart(title, table, draw)
