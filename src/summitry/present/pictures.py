"""The pictures of a brief: what happened when, where, and who met whom, each with the table that it is drawn from.

They are drawn by ``charts.py`` in colours that can be read on light and on dark paper; writing takes the colour of the text
around it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from summitry import kinds, lexicon
from summitry.kinds import ValueType
from summitry.language.place.gazetteer import Gazetteer
from summitry.model import ActorType
from summitry.present import wording
from summitry.present.charts import Chart
from summitry.present.listing import Listing
from summitry.present.lookup import Desk
from summitry.present.page import MeetingRow
from summitry.values import edtf, words

if TYPE_CHECKING:
    import altair as alt

#: Width of a picture and height of a lane, of the map and of the network, in pixels.
_WIDTH, _LANE, _MAP, _NET = 680, 34, 340, 420
#: Days of a timeline, places of a map and actors of a network at most: the nearest, the most named, those who met most.
_DAYS, _PLACES, ACTORS = 60, 16, 16
#: A blue and an orange that stand out from light and from dark paper alike.
_BLUE, _ORANGE = "#4a7fc1", "#c8722c"
_INK = "currentColor"
#: What a picture needs at least to say more than its table.
_LEAST = 2


def pictures(desk: Desk, meetings: Sequence[MeetingRow]) -> tuple[Chart, ...]:
    """The pictures of a record that have something to show."""
    named = {desk.name(actor.id) for actor in desk.actors.values() if actor.actor_type is not ActorType.UNNAMED}
    made = (_timeline(desk), _places(desk), _network(meetings, named))
    return tuple(chart for chart in made if len(chart.table.rows) >= _LEAST)


def _headings(picture: str) -> tuple[str, tuple[str, ...]]:
    """What a picture and the columns of its table are called."""
    told = lexicon.load("display")["pictures"][picture]
    return str(told["title"]), tuple(told["columns"])


def _configured(chart: Any) -> alt.TopLevelMixin:
    """A chart without a background of its own, its writing in the colour of the text around it."""
    made: alt.TopLevelMixin = (
        chart.configure(background="transparent", aria=False, font="sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_INK,
            titleColor=_INK,
            domainColor=_INK,
            tickColor=_INK,
            gridColor=_INK,
            gridOpacity=0.15,
            labelFontSize=12,
        )
        .configure_text(color=_INK, fontSize=12)
    )
    return made


# ---------------------------------------------------------------------- when
def _timeline(desk: Desk) -> Chart:
    """What the reports date, by day and kind: the days nearest to the reports."""
    title, columns = _headings("timeline")
    published = sorted((d.published or "")[:10] for d in desk.documents.values() if edtf.day((d.published or "")[:10]))
    rows = sorted(set(_dated(desk)))
    if published:
        middle = date.fromisoformat(published[len(published) // 2])
        rows = sorted(sorted(rows, key=lambda row: abs((date.fromisoformat(row[0]) - middle).days))[:_DAYS])
    shown = tuple((edtf.show(day), kind, told, report) for day, kind, told, report in rows)
    return Chart(title, Listing(columns, shown), partial(_draw_timeline, [(day, kind) for day, kind, *_ in rows]))


def _dated(desk: Desk) -> Iterator[tuple[str, str, str, str]]:
    """Each dated thing of the record: its day, kind, the sentence that tells it, and the number of its report."""
    for kind, entries in desk.entries.items():
        for entry in entries:
            found = [f for role in kinds.times(kind) if (f := entry.finding(role)) and f.values]
            day = edtf.bounds(found[0].values[0].value)[0] if found else None
            told = desk.told(entry)
            if day and told:
                low, high = desk.sentences(told[0].document).around(told[0].start, told[0].end)
                said = words.show(desk.documents[told[0].document].text[low:high])
                yield day.isoformat(), kinds.schema(kind).called, said, f"[{desk.numbers[told[0].document]}]"


def _draw_timeline(days: Sequence[tuple[str, str]], alt: Any, _: list[dict[str, Any]]) -> alt.TopLevelMixin:
    counted = [{"day": day, "kind": kind, "number": n} for (day, kind), n in Counter(days).items()]
    lanes = len({row["kind"] for row in counted})
    base = alt.Chart(alt.Data(values=counted), width=_WIDTH - 120, height=_LANE * max(1, lanes)).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, tickCount=6, format="%-d %b %Y")),
        y=alt.Y("kind:N", title=None),
    )
    size = alt.Size("number:Q", legend=None, scale=alt.Scale(range=[70, 420]))
    return _configured(base.mark_circle(color=_BLUE, opacity=0.85).encode(size=size))


# ---------------------------------------------------------------------- where
def _places(desk: Desk) -> Chart:
    """The places that claims name and an atlas knows, those named most."""
    title, columns = _headings("places")
    named = Counter(
        slot.value
        for claim in desk.sure_claims()
        for slot in claim.slots
        if kinds.role(slot.role).type is ValueType.PLACE
    )
    rows = []
    for name, number in sorted(named.items(), key=lambda pair: (-pair[1], pair[0])):
        known = next(iter(Gazetteer.shared().candidates(name)), None)
        if known and known.latitude is not None and known.longitude is not None:
            rows.append((name, ", ".join(known.within), f"{known.latitude:.2f}", f"{known.longitude:.2f}", str(number)))
    kept = tuple(rows[:_PLACES])
    return Chart(title, Listing(columns, kept), partial(draw_places, kept))


def draw_places(rows: Sequence[tuple[str, ...]], alt: Any, _: list[dict[str, Any]]) -> alt.TopLevelMixin:
    """The places by degrees east and north, over a grid of degrees."""
    points = [{"name": r[0], "north": float(r[2]), "east": float(r[3]), "number": int(r[4])} for r in rows]
    east, north = _span([float(r[3]) for r in rows], 180.0), _span([float(r[2]) for r in rows], 90.0)
    base = alt.Chart(alt.Data(values=points), width=_WIDTH - 60, height=_MAP).encode(
        x=alt.X("east:Q", title=None, scale=alt.Scale(domain=east, nice=False), axis=_degrees(alt, "E", "W")),
        y=alt.Y("north:Q", title=None, scale=alt.Scale(domain=north, nice=False), axis=_degrees(alt, "N", "S")),
    )
    size = alt.Size("number:Q", legend=None, scale=alt.Scale(range=[50, 300]))
    dots = base.mark_circle(color=_ORANGE, opacity=0.9).encode(size=size)
    return _configured(dots + base.mark_text(dy=-13, align="center").encode(text="name:N"))


def _span(degrees: Sequence[float], limit: float) -> list[float]:
    """A stretch of degrees with room around its places."""
    room = max(3.0, (max(degrees) - min(degrees)) * 0.15)
    return [max(-limit, min(degrees) - room), min(limit, max(degrees) + room)]


def _degrees(alt: Any, plus: str, minus: str) -> Any:
    return alt.Axis(tickCount=6, labelExpr=f"abs(datum.value) + '°' + (datum.value < 0 ? '{minus}' : '{plus}')")


# ---------------------------------------------------------------------- who met whom
def _network(meetings: Iterable[MeetingRow], named: AbstractSet[str]) -> Chart:
    """Each pair of parties that met, of those that have a name, with how often and when."""
    title, columns = _headings("network")
    held = wording.label("modalities", "held")
    met: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in meetings:
        if row.modality == held and not row.denied:
            for pair in _pairs(named & set(row.parties)):
                met[pair].append(row.date)
    often = Counter(name for pair in met for name in pair)
    kept = {name for name, _ in often.most_common(ACTORS)}
    pairs = [(pair, dates) for pair, dates in sorted(met.items()) if kept.issuperset(pair)]
    rows = tuple((a, b, str(len(dates)), "; ".join(dict.fromkeys(filter(None, dates)))) for (a, b), dates in pairs)
    return Chart(title, Listing(columns, rows), partial(draw_network, rows))


def _pairs(parties: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each two of some parties."""
    rows = sorted(parties)
    yield from ((a, b) for n, a in enumerate(rows) for b in rows[n + 1 :])


def draw_network(rows: Sequence[tuple[str, ...]], alt: Any, _: list[dict[str, Any]]) -> alt.TopLevelMixin:
    """The parties on a circle, a line between each two that met, the broader the more often."""
    names = sorted({name for row in rows for name in row[:2]})
    at = {name: on_circle(number, len(names)) for number, name in enumerate(names)}
    nodes = [{"name": name, "x": x, "y": y, "right": x >= 0} for name, (x, y) in at.items()]
    lines = [
        {"x": at[r[0]][0], "y": at[r[0]][1], "x2": at[r[1]][0], "y2": at[r[1]][1], "number": int(r[2])} for r in rows
    ]
    x, y = (alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-2.1, 2.1])), alt.Y("y:Q", axis=None))
    size = {"width": _WIDTH, "height": _NET}
    width = alt.StrokeWidth("number:Q", legend=None, scale=alt.Scale(range=[1.5, 6]))
    links = alt.Chart(alt.Data(values=lines), **size).mark_rule(color=_BLUE, opacity=0.75)
    base = alt.Chart(alt.Data(values=nodes), **size).encode(x=x, y=y)
    right = base.transform_filter("datum.right").mark_text(align="left", dx=10).encode(text="name:N")
    left = base.transform_filter("!datum.right").mark_text(align="right", dx=-10).encode(text="name:N")
    drawn = links.encode(x=x, y=y, x2="x2:Q", y2="y2:Q", strokeWidth=width) + base.mark_circle(
        color=_ORANGE, size=90, opacity=1
    )
    return _configured(drawn + right + left)


def on_circle(number: int, of: int) -> tuple[float, float]:
    """A place of so many on a circle, beginning at the top."""
    turn = 2 * math.pi * number / of
    return round(math.sin(turn), 4), round(math.cos(turn), 4)
