"""Four reports of Ana Lund's meetings, for tests that correct what the rules make of them."""

from __future__ import annotations

from reports import Report


def meeting(n: int, place: str, day: str, *, other: str = "Otto Berg") -> Report:
    """A report of one meeting of Ana Lund's."""
    text = f"Ana Lund met {other} in {place} on {day}. They were {n * 100 + 13} people, said Lund."
    report = Report(text, locator=f"{n}.txt", published="2021-03-09", outlet=f"Outlet {n}")
    lund, guest = report.actor("Ana Lund", country="NOR"), report.actor(other)
    report.claim(
        "encounter",
        text.partition(". ")[0],
        ("party", lund, "Ana Lund"),
        ("party", guest, other),
        ("place", place, place),
        ("time", day, day),
    )
    return report


def told() -> list[Report]:
    return [
        meeting(1, "Oslo", "2021-03-02"),
        meeting(2, "Oslo", "2021-03-02"),
        meeting(3, "Bergen", "2021-03-05"),
        meeting(4, "Oslo", "2021-03-02", other="Piet Hansen"),
    ]
