"""The moment at which a user says something: UTC, ISO 8601 with milliseconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def moment(at: datetime | None, last: str) -> str:
    """The time of what a user says, as kept: that which is given, else now; a moment after ``last`` if that is not earlier."""
    found = (at or datetime.now(UTC)).astimezone(UTC)
    if last >= _iso(found):
        found = datetime.fromisoformat(last) + timedelta(milliseconds=1)
    return _iso(found)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
