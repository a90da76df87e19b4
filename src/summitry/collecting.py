"""Python's garbage collector, kept back while much is made that lasts.

Reading makes hundreds of thousands of small objects a minute, hardly one of them part of a cycle; going through all that is held
again and again, to find none, took a twelfth of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Objects made before a look at the young ones, and looks before one at the older ones, twice.
_RARELY = (100_000, 50, 100)


@contextmanager
def rarely() -> Iterator[None]:
    """Within this, what is there already is not looked at, and what comes is looked at rarely."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
