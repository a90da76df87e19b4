"""Which of two documents that share text is the more original one, and why; or why it cannot be known."""

from __future__ import annotations

import re

from summitry.model import Document
from summitry.reconcile.sources import relays
from summitry.values import edtf


def earlier(one: Document, two: Document) -> tuple[str | None, str]:
    """Id of the more original document and what makes it so ("is credited by the other …"); None and why nothing tells.

    In this order: one is by the agency that the other carries; one alone carries an agency's tag; one credits the other
    by name; one was published before the other. Symmetrical: the order of the two does not matter.
    """
    for test in (_is_the_agency, _has_the_tag, _is_credited, _is_dated_before):
        first, second = test(one, two), test(two, one)
        if bool(first) != bool(second):
            return (one.id, first) if first else (two.id, second)
    return None, _unknown(one, two)


def _is_the_agency(one: Document, two: Document) -> str:
    """Why ``one`` is published by the agency whose text ``two`` carries, or nothing."""
    house = relays.agency(one.outlet) if one.outlet else None
    other = relays.agency(two.outlet) if two.outlet else None
    if house and house != other and (not two.agency or relays.agency(two.agency) == house):
        return f"is published by the agency {house} itself"
    return ""


def _has_the_tag(one: Document, two: Document) -> str:
    if one.agency and not two.agency and not (two.outlet and relays.agency(two.outlet)):
        return f"carries the tag of {relays.agency(one.agency) or one.agency}; the other carries none"
    return ""


def _is_credited(one: Document, two: Document) -> str:
    if not one.outlet or (two.outlet and relays.plain(one.outlet) == relays.plain(two.outlet)):
        return ""
    words = relays.credits_outlet(two.text, one.outlet)
    return f"is credited by the other: “{words}”" if words else ""


def _is_dated_before(one: Document, two: Document) -> str:
    """Compares dates as far as both are known: whole days, or moments with the same offset from UTC."""
    mine, other = one.published, two.published
    if not mine or not other:
        return ""
    size = min(len(mine), len(other))
    if size < len("2000") or mine[:size] >= other[:size]:
        return ""
    both_moments = "T" in mine[:size]
    if not both_moments and not (edtf.day(mine[:10]) and edtf.day(other[:10])):
        return ""
    if both_moments and _offset(mine) != _offset(other) and mine[:10] == other[:10]:
        return ""
    return f"was published {mine}, the other {other}"


def _offset(moment: str) -> str:
    """The offset from UTC at the end of an ISO 8601 moment."""
    found = re.search(r"(?:Z|[+-]\d\d:?\d\d)$", moment)
    return {"+00:00": "Z", "+0000": "Z"}.get(found[0], found[0]) if found else ""


def _unknown(one: Document, two: Document) -> str:
    if not one.published or not two.published:
        return "cannot be known: neither credits the other, and not both are dated"
    return "cannot be known: neither credits the other, and both have the same date"
