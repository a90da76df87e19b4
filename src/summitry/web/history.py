"""The history of an entry: when which report told it first or anew, what became of it at the desk, and who corrected it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summitry.model import Correction, Entry
from summitry.present import wording
from summitry.present.lookup import Desk
from summitry.record.corrected import own

#: How a report stands to those before it; of one without a day nobody knows.
FIRST, OTHER, AGAIN, SOME_DAY = "told first by", "told by another origin:", "told again by", "told by"


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to an entry.

    ``at`` is the day of a report (empty where it is not known) or the moment of what the desk saw; ``who`` the outlet or the
    author, ``home`` the id that leads to it.
    """

    at: str
    what: str
    who: str = ""
    home: str = ""


def history(shown: Desk, entry: Entry, became: Iterable[tuple[str, str]], said: Sequence[Correction]) -> list[Happened]:
    """All that happened to an entry by time, what has no day first. ``became``: moments and words; ``said``: corrections."""
    made = [
        *_told(shown, entry),
        *(Happened(at, what) for at, what in became),
        *_corrected(entry, said),
    ]
    return sorted(made, key=lambda one: one.at)


def _told(shown: Desk, entry: Entry) -> Iterator[Happened]:
    """The reports that tell it, each once, by the day of each."""
    origins: dict[str, set[str | None]] = defaultdict(set)
    for claim in shown.told(entry):
        origins[claim.document].add(claim.origin)
    days = {ident: (shown.documents[ident].published or "")[:10] for ident in origins}
    first = min(filter(None, days.values()), default="")
    seen: set[str | None] = set()
    for ident in sorted(origins, key=lambda ident: (days[ident], ident)):
        day, mine = days[ident], origins[ident]
        what = (AGAIN if mine <= seen else FIRST if day == first else OTHER) if day else SOME_DAY
        seen |= mine if day else set()
        yield Happened(day, what, shown.outlet(ident), ident)


def _corrected(entry: Entry, said: Sequence[Correction]) -> Iterator[Happened]:
    """What users said of it or of its claims."""
    of = {entry.id, *own(entry)}
    for one in said:
        if of & set(one.targets):
            what = f"{wording.label('corrections', one.kind)}: {one.because}"
            yield Happened(one.at, what, one.author, one.id)
