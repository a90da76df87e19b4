"""Where meetings were: their places on a map by degrees, and the table that it is drawn from."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import partial

from summitry import kinds
from summitry.kinds import ValueType
from summitry.language.place.gazetteer import Gazetteer
from summitry.model import Entry, Modality
from summitry.present.charts import Chart
from summitry.present.listing import Listing
from summitry.present.pictures import draw_places
from summitry.reason.ledger import Meeting, ledger, values
from summitry.record import Store
from summitry.values import edtf

COLUMNS = ("place", "within", "degrees north", "degrees east", "meetings", "when", "entries")
#: Places that are drawn at most, those of most meetings.
_DRAWN = 24


def meeting_places(store: Store, since: date | None = None, until: date | None = None) -> tuple[Chart, int]:
    """The places of the meetings that were held in a time, those of most meetings first; and how many have no known place.

    Without a time all count, those without a date too. A session counts with the meeting that it belongs to.
    """
    found: dict[str, list[Meeting]] = defaultdict(list)
    unknown = 0
    for one in ledger(store.entries("encounter")):
        if not _held(one.entry) or not _within(one, since, until):
            continue
        name = _place(one.entry)
        unknown += not name
        if name:
            found[name].append(one)
    rows = [_row(name, some) for name, some in sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))]
    drawn = tuple(rows[:_DRAWN])
    return Chart("Where they met", Listing(COLUMNS, tuple(rows)), partial(draw_places, drawn)), unknown


def _held(entry: Entry) -> bool:
    return entry.modality is Modality.HELD and entry.polarity == "+"


def _within(one: Meeting, since: date | None, until: date | None) -> bool:
    """Whether a meeting may have been in a time; one without a date only where no time is asked for."""
    if one.first is None and one.last is None:
        return since is None and until is None
    first, last = one.first or one.last, one.last or one.first
    return not ((since and last and last < since) or (until and first and first > until))


def _place(entry: Entry) -> str:
    """The first place of a meeting that the atlas knows; empty where it knows none."""
    named = (v for s in kinds.schema(entry.kind).slots if s.type is ValueType.PLACE for v in values(entry, s.role))
    return next((name for name in named if _point(name) is not None), "")


def _point(name: str) -> tuple[float, float, tuple[str, ...]] | None:
    known = next(iter(Gazetteer.shared().candidates(name)), None)
    if known is None or known.latitude is None or known.longitude is None:
        return None
    return known.latitude, known.longitude, known.within


def _row(name: str, some: list[Meeting]) -> tuple[str, ...]:
    north, east, within = _point(name) or (0.0, 0.0, ())
    when = "; ".join(dict.fromkeys(edtf.show(m.time) for m in some if m.time and not m.time.startswith(edtf.RELATIVE)))
    entries = "; ".join(m.entry.id for m in some)
    return name, ", ".join(within), f"{north:.2f}", f"{east:.2f}", str(len(some)), when, entries
