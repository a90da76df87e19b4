"""From readings to a record: what is one actor, one meeting, one saying, and how well each value is supported.

:func:`reconcile` is a pure function of the readings, whatever their order. The stages, in order: copies, stories, actors,
origins, dates, entries, findings. See ``docs/reconciling.md``.
"""

from __future__ import annotations

from collections.abc import Iterable

from summitry.model import Correction, Reading, Reconciled
from summitry.reconcile.corrections import in_order
from summitry.reconcile.growing.derive import Grounds, derive, ordered

__all__ = ["reconcile"]


def reconcile(readings: Iterable[Reading], corrections: Iterable[Correction] = ()) -> Reconciled:
    """The derived layer of a record: all that rests on more than one document.

    The same readings give the same result in any order; a document that comes twice counts once. So do the same
    ``corrections``, which are applied in the order of their times.
    """
    from summitry.reconcile.actors.cluster import join_actors
    from summitry.reconcile.amended import amend
    from summitry.reconcile.sources.copies import find_copies
    from summitry.reconcile.sources.origins import assign_origins
    from summitry.reconcile.stories.grouping import group_stories

    corrected = in_order(corrections)
    some = tuple(amend(ordered(readings), corrected))
    documents = [r.document for r in some]
    copies, stories = find_copies(documents), group_stories(documents)
    actors = join_actors(some, {d: story.id for story in stories for d in story.documents}, corrected)
    assigned = assign_origins(some, copies, actors)
    grounds = Grounds(
        copies=copies,
        stories=stories,
        origins=assigned.origins,
        by_document=assigned.by_document,
        by_claim=assigned.by_claim,
        origins_of=assigned.sources.by_claim,
    )
    return derive(some, grounds, corrected, actors)
