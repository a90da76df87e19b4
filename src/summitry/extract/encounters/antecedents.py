"""Parties for a meeting whose own words name none: "the talks", "the Geneva meeting", from a meeting told before.

Conservative: only a definite phrase is completed; the meeting told before must be of a kin format and must not differ in
time, place or the party that is known; and the phrase must add something (a time, a place, an outcome …).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summitry import lexicon
from summitry.extract.arguments import today
from summitry.extract.encounters.draft import PAIR, Draft, parties
from summitry.language import ParsedDocument
from summitry.language.clauses.frames import predicate_of
from summitry.language.clauses.syntax import within_clause
from summitry.model import Modality, Slot

AHEAD = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})
ADDING = frozenset({"time", "place", "venue", "duration", "planned_duration", "ordinal", "outcome"})


def complete(parsed: ParsedDocument, draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The draft with its parties, or None where they cannot be known."""
    if draft.enough:
        return _ahead(parsed, draft)
    before = _antecedent(draft, told) if _open(draft) else None
    if before is None:
        return None
    whole = replace(draft, parties=parties((*draft.known, *before.parties)), why=before.as_antecedent(parsed))
    return _ahead(parsed, whole)


def _open(draft: Draft) -> bool:
    """Whether it may be a meeting told before: known or one more of a row, with no name of its own, and something said of it."""
    details = {s.role for s in draft.details} & ADDING
    says = bool(details) or draft.modality is not Modality.HELD
    known = any((draft.definite, draft.again, draft.parties))
    return says and known and not any((draft.foreign, draft.press, draft.alone))


def _past(draft: Draft) -> bool:
    """Whether the verb that an event noun hangs from tells of the past."""
    return predicate_of(draft.sentence, within_clause(draft.sentence, draft.trigger)[-1]).past


def _ahead(parsed: ParsedDocument, draft: Draft) -> Draft:
    """A meeting that is still to come lies after the day of the report, where its words give no day."""
    day = today(parsed)
    if draft.first("time") or not day or draft.modality not in AHEAD:
        return draft
    open_ = Slot("time", f"{day[:10]}/..", why=f"{draft.modality} on the day of the report")
    return draft.with_details((*draft.details, open_))


def _antecedent(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The meeting told before that this one most likely is: of its format, of those who meet most often, the last."""
    often = Counter(one.names for one in told)
    fitting = [one for one in told if _fits(draft, one)]
    return max(reversed(fitting), key=lambda one: (one.format == draft.format, often[one.names]), default=None)


def _fits(draft: Draft, before: Draft) -> bool:
    """Whether a meeting told before may be this one: of a kin format, told as one, with the parties known of this one."""
    kin = lexicon.load("encounters")["kin"].get(draft.format, ())
    mine = {p.value for p in draft.known}
    return not before.press and before.format in kin and mine <= before.names and _agree(draft, before)


def _agree(draft: Draft, before: Draft) -> bool:
    """Whether two meetings can be one by how far they have come and by their details; or one more of the row."""
    if draft.again:
        return _as_far(draft, before) and not before.modality is draft.modality is Modality.HELD
    places = {one.value for one in (*draft.details, *before.details) if one.role == "place"}
    return _as_far(draft, before) and _at_once(draft, before) and len(places) < PAIR


def _as_far(draft: Draft, before: Draft) -> bool:
    """Whether both can have come about so far: what is still to come is not what was held, unless it is one more."""
    if before.modality is draft.modality:
        return True
    if before.modality is Modality.HELD:
        return draft.modality not in AHEAD or draft.again
    return before.modality in AHEAD and (draft.modality in AHEAD or (draft.definite and not _past(draft)))


def _at_once(draft: Draft, before: Draft) -> bool:
    """Whether two times can be the same: equal, or one within the other as text ("2019-04" and "2019-04-25")."""
    one, other = (d.first("time") for d in (draft, before))
    if one is None or other is None:
        return True
    first, second = one.value.rstrip("~?%"), other.value.rstrip("~?%")
    return first.startswith(second) or "/" in f"{first}{second}"
