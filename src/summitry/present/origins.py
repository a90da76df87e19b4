"""The picture of the sources: origins on the left, reports on the right, lines for what rests on what.

One SVG drawn without a library, for a page of the brief or as a file of its own. It only arranges what
``reason.sources`` says; all text in it is escaped, and cut to its place with the whole as a tooltip.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from summitry.reason.sources import Source, Way

WIDTH = 960
_LEFT, _RIGHT, _EDGE = 222, 420, 872  # where the names of origins end, those of reports begin, and arcs begin
_TOP, _ROW, _PORT = 44, 27, 14  # pixels above the first row, of a row, and between two lines that reach one report
_LINES = 8  # lines drawn to one report; the weakest of more are told in its tooltip
_NUMBERED = 40  # with more arcs than this, their numbers are tooltips only
_LETTER = 6.9  # mean width of a letter at 12.5 pixels, in the system fonts

_STYLE = """<style>.sources{background:#fff}.sources text{font:12.5px system-ui,"Segoe UI",Arial,sans-serif;fill:#1d2126}
.sources .flow{stroke:#1b4f8a;fill:none;opacity:.5}.sources .arc{stroke:#9c2b12;fill:none;stroke-dasharray:5 4;opacity:.8}
.sources .tip{fill:#9c2b12}.sources .dot{fill:#1d2126}.sources .n,.sources .soft{fill:#5b636d;font-size:11px}
.sources .head{font-weight:600}</style>"""
_LEGEND = (
    "Lines: claims that rest on the origin, with their number. Dashed: passages that stand in both reports; "
    "the arrow leads to the copy."
)


@dataclass(frozen=True, slots=True)
class Name:
    """How a report is called in the picture, and where its name leads to (an address within the page), if anywhere."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A report in its place: its lines as (origin, claims, height), its middle, and its source."""

    source: Source
    middle: float
    lines: tuple[tuple[str, int, float], ...]


def picture(
    sources: Sequence[Source],
    kinds: Mapping[str, str] | None = None,
    names: Mapping[str, Name] | None = None,
    *,
    alone: bool = True,
) -> str:
    """The picture as SVG text; empty for no sources.

    ``kinds``: types of the origins by name. ``names``: how reports are called, by document id; their labels where left
    out. ``alone``: a file of its own, with its style; else a part of an HTML page, which styles the class ``sources``.
    """
    if not sources:
        return ""
    rows, height = _placed(_ordered(sources))
    origins, bottom = _origins(rows)
    height = max(height, bottom) + (28 if alone else 4)
    head = (
        f'<svg class="picture sources" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" role="group" '
        'aria-label="Origins and the reports that rest on them"'
    )
    parts = [
        head + (f' height="{height:.0f}" xmlns="http://www.w3.org/2000/svg">{_STYLE}' if alone else ">"),
        _text(_LEFT, 20, "Origins", "head", end=True),
        _text(_RIGHT + 12, 20, "Reports", "head"),
        *_flows(rows, origins),
        *_arcs(rows),
        *_left(origins, kinds or {}),
        *_reports(rows, names or {}),
        *([_text(8, height - 10, _LEGEND, "soft")] if alone else []),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def legend() -> str:
    """What the lines mean, for a page that shows the picture."""
    return _LEGEND


def _ordered(sources: Iterable[Source]) -> list[Source]:
    """Reports of one origin beside each other, in the order of the first of them; within, those that copy nothing first."""
    rows = list(sources)
    first: dict[str, int] = {}
    for number, source in enumerate(rows):
        first.setdefault(_main(source), number)
    return sorted(
        rows, key=lambda source: (first[_main(source)], any(d.relation == Way.COPIES for d in source.depends_on))
    )


def _main(source: Source) -> str:
    return source.origin.name if source.origin else source.document


def _placed(sources: Iterable[Source]) -> tuple[list[_Row], float]:
    """The reports from top to bottom, each as high as its lines need, and where the last ends."""
    rows, at = [], float(_TOP)
    for source in sources:
        counts = dict(source.claims)
        if source.origin:
            counts.setdefault(source.origin.name, 0)
        shown = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_LINES]
        tall = max(_ROW, _PORT * len(shown) + 6)
        middle = at + tall / 2
        start = middle - _PORT * (len(shown) - 1) / 2
        rows.append(_Row(source, middle, tuple((name, n, start + _PORT * i) for i, (name, n) in enumerate(shown))))
        at += tall
    return rows, at


def _origins(rows: Iterable[_Row]) -> tuple[dict[str, float], float]:
    """The height of each origin: as near as can be to the middle of its lines, without touching; and where the last ends."""
    ends: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for row in rows:
        for name, n, y in row.lines:
            ends[name].append((y, n + 1))
    wanted = {name: sum(y * n for y, n in some) / sum(n for _, n in some) for name, some in ends.items()}
    placed: dict[str, float] = {}
    at = float(_TOP - _ROW / 2)
    for name in sorted(wanted, key=lambda name: (wanted[name], name)):
        at = max(at + _ROW - 5, wanted[name])
        placed[name] = at
    return placed, at + _ROW / 2


def _flows(rows: Iterable[_Row], origins: Mapping[str, float]) -> Iterator[str]:
    """The lines from origins to reports, thicker for more claims, with the number at the report."""
    half = (_LEFT + _RIGHT) / 2
    for row in rows:
        for name, n, y in row.lines:
            start = origins[name]
            wide = 1 + math.log2(1 + n) / 2
            told = f"{name}: {n} claim{'' if n == 1 else 's'} in {row.source.label}"
            yield (
                f'<path class="flow" d="M{_LEFT + 12} {start:.1f}C{half} {start:.1f} {half} {y:.1f} {_RIGHT - 26} {y:.1f}" '
                f'stroke-width="{wide:.1f}"><title>{_safe(told)}</title></path>'
            )
            yield _text(_RIGHT - 4, y + 4, str(n) if n else "–", "n", end=True)


def _arcs(rows: Sequence[_Row]) -> Iterator[str]:
    """Dashed arcs between reports that share passages; an arrow head at the copy, none where it cannot be known."""
    middle = {row.source.document: row.middle for row in rows}
    arcs = [
        (d.document, row.source, d)
        for row in rows
        for d in row.source.depends_on
        if d.document in middle
        and (d.relation == Way.COPIES or (d.relation == Way.SHARES and row.source.document < d.document))
    ]
    span = max((abs(middle[other] - middle[source.document]) for other, source, _ in arcs), default=1) or 1
    for other, source, depends in arcs:
        start, end = middle[other], middle[source.document]
        out = _EDGE + 22 + 62 * abs(end - start) / span
        many = f"{depends.passages} passage{'' if depends.passages == 1 else 's'}"
        told = f"{many} of {depends.label} in {source.label}: {depends.why}"
        yield (
            f'<path class="arc" d="M{_EDGE} {start:.1f}C{out:.1f} {start:.1f} {out:.1f} {end:.1f} {_EDGE + 6} {end:.1f}">'
            f"<title>{_safe(told)}</title></path>"
        )
        if depends.relation == Way.COPIES:
            yield f'<path class="tip" d="M{_EDGE} {end:.1f}l8 -4v8z"/>'
        if len(arcs) <= _NUMBERED:
            yield _text((_EDGE + 3 * out) / 4 + 3, (start + end) / 2 + 4, str(depends.passages), "n")


def _left(origins: Mapping[str, float], kinds: Mapping[str, str]) -> Iterator[str]:
    """The names of the origins with their types."""
    for name, y in origins.items():
        kind = kinds.get(name, "")
        full = f"{name} ({kind})" if kind and kind != "document" else name
        yield f'<circle class="dot" cx="{_LEFT + 9}" cy="{y:.1f}" r="3"/>'
        yield _text(_LEFT, y + 4, full, room=_LEFT - 6, end=True)


def _reports(rows: Iterable[_Row], names: Mapping[str, Name]) -> Iterator[str]:
    """The names of the reports with their days, leading to their texts where these stand in the page."""
    for row in rows:
        name = names.get(row.source.document) or Name(row.source.label)
        day = (row.source.published or "")[:10]
        words = _text(_RIGHT + 12, row.middle + 4, name.text, room=_EDGE - _RIGHT - 20 - (74 if day else 0))
        yield f'<circle class="dot" cx="{_RIGHT + 3}" cy="{row.middle:.1f}" r="3"/>'
        yield f'<a href="{_safe(name.href)}">{words}</a>' if name.href else words
        if day:
            yield _text(_EDGE - 6, row.middle + 4, day, "soft", end=True)


def _text(x: float, y: float, words: str, kind: str = "", *, room: float = 0, end: bool = False) -> str:
    """A text element, cut to its room in pixels with the whole as a tooltip."""
    shown = " ".join(words.split())
    most = int(room / _LETTER) if room else len(shown)
    cut = shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"
    title = f"<title>{_safe(shown)}</title>" if cut != shown else ""
    style = (f' class="{kind}"' if kind else "") + (' text-anchor="end"' if end else "")
    return f'<text x="{x:.0f}" y="{y:.1f}"{style}>{_safe(cut)}{title}</text>'


def _safe(words: str) -> str:
    """Escaped, without the control characters that no XML file may hold."""
    return escape("".join(c if c.isprintable() else " " for c in words))
