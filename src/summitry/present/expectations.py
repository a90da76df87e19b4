"""Expectations as a listing, a calendar of what is still to come (iCalendar), and a plot of how forecasts came out (SVG)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from html import escape

from summitry.errors import InputError
from summitry.model import Document
from summitry.present.listing import Listing, Names, source
from summitry.reason import check
from summitry.reason.expectations import Expectation, Score, expectations, score
from summitry.record import Store
from summitry.values import edtf, words

COLUMNS = ("due", "what", "expected by", "probability", "verdict", "why", "words", "id")
#: Forecasts below which a score says little.
FEW = 30
_SIZE, _EDGE = 320, 60


def on_record(store: Store, as_of: str = "") -> tuple[Expectation, ...]:
    """All expectations of a record and its users, overdue counted by a day: by default that of the latest report."""
    day = edtf.day(as_of) if as_of else None
    if as_of and day is None:
        raise InputError(f"--as-of wants a day such as 2019-12-31, not {as_of!r}")
    documents, claims = list(store.documents()), {c.id: c for c in store.claims()}
    found = check.check(documents, list(store.entries()), claims.values(), store.actors(), as_of=day)
    return expectations(found.outlooks, claims, {d.id: d for d in documents}, list(store.notes()), found.as_of)


def listing(store: Store, some: Sequence[Expectation]) -> Listing:
    """Who expected what by when, and what came of it, with the words."""
    tell = _Teller(store)
    rows = [
        (
            one.due.isoformat() if one.due else "",
            f"{'not: ' * one.denied}{words.show(one.what)}",
            tell.names.all(one.who) or "not said",
            "" if one.probability is None else f"{one.probability:g}",
            one.verdict,
            one.why,
            "a user's own" if one.by_user else tell.told(one),
            one.ident,
        )
        for one in some
    ]
    return Listing(COLUMNS, tuple(rows))


class _Teller:
    def __init__(self, store: Store) -> None:
        self.names = Names(store)
        self._claims = {c.id: c for c in store.claims()}
        self._documents: dict[str, Document] = {d.id: d for d in store.documents(parts=False)}

    def told(self, one: Expectation) -> str:
        """The words of an expectation, with their documents."""
        said: dict[str, None] = {}
        for claim in (self._claims[c] for c in one.claims):
            document = self._documents[claim.document]
            quoted = words.show(document.text[claim.start : claim.end])
            said[f"“{quoted}” ({source(document)}, {claim.start}-{claim.end})"] = None
        return "; ".join(said)


def summary(some: Sequence[Expectation]) -> str:
    """The score in words, and what it does not know."""
    found, open_ones = score(some), sum(one.came is None for one in some)
    unscored = sum(one.came is not None and one.probability is None for one in some)
    rest = f"{open_ones} not decided yet; {unscored} came out but nobody gave a probability for them"
    if found.brier is None:
        return f"no forecast with a probability has come out; {rest}"
    few = f" – of {found.count} only, which says little" if found.count < FEW else ""
    return f"Brier score {found.brier:.3f} over {found.count} forecasts{few} (0 is perfect, 0.25 is always fifty-fifty); {rest}"


def calendar(some: Sequence[Expectation], after: date | None = None) -> bytes:
    """What is still to come and has a day, as an iCalendar file: one event of a whole day each, on the last day foreseen."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Summitry//expectations//EN")
    made.add("version", "2.0")
    for one in some:
        if one.due and one.came is None and (after is None or one.due >= after):
            event = Event()
            event.add("uid", f"{one.ident}@summitry")
            event.add("dtstamp", datetime(one.due.year, one.due.month, one.due.day, tzinfo=UTC))
            event.add("dtstart", one.due)
            event.add("dtend", one.due + timedelta(days=1))
            event.add("summary", f"Due: {words.show(one.what)}")
            event.add("description", f"{one.verdict}: {one.why}")
            made.add_component(event)
    return bytes(made.to_ical())


def plot(found: Score) -> str:
    """How forecasts came out: for each interval of probability the share that came, the area of a dot by their number."""
    side = _SIZE + 2 * _EDGE
    body = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side + 40}" '
            f'viewBox="0 0 {side} {side + 40}" role="img" font-family="sans-serif" font-size="12">'
        ),
        "<title>Calibration of forecasts</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{_EDGE}" y="30" font-size="16">Calibration of {found.count} forecasts</text>',
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIZE}" height="{_SIZE}" fill="none" stroke="#888"/>',
        (
            f'<line x1="{_EDGE}" y1="{_EDGE + _SIZE}" x2="{_EDGE + _SIZE}" y2="{_EDGE}" '
            'stroke="#888" stroke-dasharray="4 4"/>'
        ),
        *_dots(found),
        *_axes(),
    ]
    told = (
        "no forecast has come out" if found.brier is None else f"Brier score {found.brier:.3f}; on the line is perfect"
    )
    few = f"; fewer than {FEW} forecasts say little" if found.count < FEW else ""
    body.append(f'<text x="{_EDGE}" y="{side + 24}" fill="#444">{escape(told + few)}</text>')
    return "\n".join([*body, "</svg>", ""])


def _dots(found: Score) -> Iterator[str]:
    for one in found.bins:
        x, y = _EDGE + one.mean * _SIZE, _EDGE + (1 - one.came) * _SIZE
        radius = 4 + 12 * (one.count / found.count) ** 0.5
        told = f"{one.count} between {one.low:g} and {one.high:g}: {one.came:.0%} came"
        place = f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
        yield f'<circle {place} fill="#2166ac" fill-opacity=".7"><title>{told}</title></circle>'


def _axes() -> Iterator[str]:
    low = _EDGE + _SIZE
    for value in (0, 0.5, 1):
        yield f'<text x="{_EDGE + value * _SIZE}" y="{low + 18}" text-anchor="middle">{value:g}</text>'
        yield f'<text x="{_EDGE - 8}" y="{low - value * _SIZE + 4}" text-anchor="end">{value:g}</text>'
    yield f'<text x="{_EDGE}" y="{low + 38}">probability given</text>'
    yield f'<text transform="translate({_EDGE - 34} {low}) rotate(-90)">share that came</text>'
