"""What a desk does once when it opens: loads what pages ask for, and leaves that out of the search for garbage.

Looking through all that lexicons and modules hold takes Python some 100 milliseconds each time, as long as a page may
(``gc.freeze``, see the documentation of the module ``gc``). What pages make and let go is still looked through.
"""

from __future__ import annotations

import gc

from summitry.web.index import Asked
from summitry.web.pages import comparing, documents, review
from summitry.web.served import Served


def warm(desk: Served) -> None:
    """Load what pages ask for, by what they ask of two reports and of the review."""
    try:
        _ask(desk)
    finally:
        gc.collect()
        gc.freeze()


def _ask(desk: Served) -> None:
    ids = [row.id for row in desk.index.page("documents", Asked(size=2), facets=False).rows]
    for ident in ids:
        _, part, shown = documents.found(desk, ident)
        documents.noted(desk, shown, list(part.said))
    if len(ids) > 1:
        comparing.compared(desk, ids)
    review.waiting(desk, "", "")
