"""Summitry keeps the record of summit diplomacy.

>>> from summitry import read, Record          # doctest: +SKIP
>>> record = read("reports/", record="talks.db")  # doctest: +SKIP
>>> record.brief().save("brief.html")          # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.api import Record, read
    from summitry.settings import Settings

__version__ = "0.1.0"
__all__ = ["Record", "Settings", "read"]


def __getattr__(name: str) -> Any:
    """Load the API on first use, so that the command line answers ``--help`` without it."""
    if name == "Settings":
        from summitry.settings import Settings

        return Settings
    if name in __all__:
        from summitry import api

        return getattr(api, name)
    raise AttributeError(f"module 'summitry' has no attribute {name!r}")
