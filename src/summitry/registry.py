"""One door for built-in and third-party parts: entry points, loaded by group and name.

Readers, extractors, kinds and exporters are all found here, so that a plug-in needs nothing that a built-in does not use.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Any

READERS = "summitry.readers"
EXTRACTORS = "summitry.extractors"
EXPORTERS = "summitry.exporters"
KINDS = "summitry.kinds"


@cache
def names(group: str) -> tuple[str, ...]:
    """The names registered in a group, sorted."""
    return tuple(sorted({point.name for point in entry_points(group=group)}))


@cache
def load(group: str, name: str) -> Any:
    """The object registered under a name. Raises KeyError when there is none."""
    for point in entry_points(group=group):
        if point.name == name:
            return point.load()
    raise KeyError(f"nothing called {name!r} in {group}; there are {', '.join(names(group)) or 'none'}")
