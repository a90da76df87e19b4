"""Plain numbers as text: read, written, and shown to a reader. What words of a report mean is for ``language.numerals``."""

from __future__ import annotations

import math
from decimal import Decimal

#: Numbers beyond this are shown as they are written.
_MOST = 1e15


def parse(text: str | None) -> float | None:
    """A plain decimal string (``3.5``, ``8000``, ``8,000``) as a number; None for anything else."""
    try:
        number = float(text.replace(",", "")) if text else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def write(number: float) -> str:
    """A number as a plain decimal string: ``3.5``, ``8000``."""
    return str(int(number)) if number == int(number) else format(Decimal(repr(float(number))), "f")


def show(text: str) -> str:
    """A plain decimal string with thousands separators; other text comes back as it is."""
    number = parse(text)
    if number is None or abs(number) > _MOST:
        return text
    return f"{int(number):,}" if number == int(number) else f"{number:,.10g}"


def ordinal(text: str) -> str:
    """``1`` as ``1st``; other text comes back as it is."""
    if not text.isdigit():
        return text
    ending = "th" if text[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th")
    return text + ending
