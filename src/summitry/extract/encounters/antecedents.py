"""Parties for a meeting whose own words name none: "the talks", "the Geneva meeting", from a meeting told before.

Conservative: only a definite phrase is completed; the meeting told before must be of a kin format and must not differ in
time, place or the party that is known; and the phrase must add something (a time, a place, an outcome …).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summitry import vocabulary
from summitry.extract.arguments import today
from summitry.extract.encounters.draft import Draft, lately, parties
from summitry.language import ParsedDocument
from summitry.language.clauses.frames import frame_of
from summitry.language.clauses.syntax import within_clause
from summitry.model import Modality, Slot

AHEAD = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})
#: Sentences back to the meeting that "they" may have had.
NEAR = 2
ADDING = frozenset({"time", "place", "venue", "duration", "planned_duration", "ordinal", "outcome"})


def complete(parsed: ParsedDocument, draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The draft with its parties, or None where they cannot be known."""
    if draft.enough:
        return _ahead(parsed, draft)
    if draft.noun is None:
        return _of_they(parsed, draft, told)
    if not _open(draft):
        return None
    before = _antecedent(draft, told)
    if before is None:
        return None
    if before.modality in AHEAD and draft.modality is Modality.HELD and not _past(draft):
        draft = replace(draft, modality=before.modality)
    return _as(parsed, _ahead(parsed, draft), before)


def _as(parsed: ParsedDocument, draft: Draft, before: Draft) -> Draft:
    words = parsed.text[before.trigger.start : before.trigger.end]
    why = f"antecedent: the {words} at {before.trigger.start}"
    return replace(draft, parties=parties((*draft.known, *before.parties)), why=why)


def _open(draft: Draft) -> bool:
    """Whether it may be a meeting told before: known or one more of a row, with no name of its own, and something said of it."""
    says = bool(draft.delegates) or any(s.role in ADDING for s in draft.details) or draft.modality is not Modality.HELD
    known = draft.definite or draft.again or draft.anonymous or bool(draft.parties)
    return says and known and not (draft.foreign or draft.press or draft.alone)


def _kin(draft: Draft, one: Draft) -> bool:
    kin = vocabulary.load("encounters")["kin"].get(draft.format, ())
    return not one.press and one.format in kin


def _of_they(parsed: ParsedDocument, draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """Such as "They spoke for an hour" right after a meeting of two: the same two."""
    if not draft.anonymous or not draft.details or draft.polarity == "-":
        return None
    near = lately(parsed, told, draft.sentence, NEAR)
    before = next((d for d in near if d.enough and not d.press and not d.alone), None)
    return _as(parsed, draft, before) if before is not None else None


def _past(draft: Draft) -> bool:
    """Whether the verb that an event noun hangs from tells of the past."""
    verb = frame_of(draft.sentence, within_clause(draft.sentence, draft.noun or draft.trigger)[-1])
    return verb is not None and verb.past


def _ahead(parsed: ParsedDocument, draft: Draft) -> Draft:
    """A meeting that is still to come lies after the day of the report, where its words give no day."""
    day = today(parsed)
    if draft.first("time") or not day or draft.modality not in AHEAD or draft.polarity == "-":
        return draft
    open_ = Slot("time", f"{day[:10]}/..", why=f"{draft.modality} on the day of the report")
    return replace(draft, details=(*draft.details, open_))


def _antecedent(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The meeting told before that this one most likely is: of its format, of those who meet most often, the last."""
    often = Counter(_pair(one) for one in told)
    fitting = [one for one in told if _kin(draft, one) and _fits(draft, one)]
    ranked = ((one.format == draft.format, often[_pair(one)], at) for at, one in enumerate(fitting))
    return max(zip(ranked, fitting, strict=True), key=lambda pair: pair[0], default=(None, None))[1]


def _pair(one: Draft) -> frozenset[str]:
    return frozenset(p.value for p in one.parties)


def _fits(draft: Draft, before: Draft) -> bool:
    if not before.enough or before.polarity == "-" or not {p.value for p in draft.known} <= _pair(before):
        return False
    more = draft.again and not draft.definite
    return draft.anonymous or (
        _as_far(draft, before, more=more)
        and (more or all(_agree(draft, before, role) for role in ("time", "place", "venue", "ordinal")))
    )


def _as_far(draft: Draft, before: Draft, *, more: bool) -> bool:
    """Whether both can have come about so far: what is still to come is not what was held, unless it is one more."""
    ahead, held = draft.modality in AHEAD, before.modality is Modality.HELD
    if before.modality is draft.modality:
        return not (more and held)
    if held:
        return not ahead or draft.again or bool(draft.parties)
    return before.modality in AHEAD and (ahead or (draft.definite and not _past(draft)))


def _agree(draft: Draft, before: Draft, role: str) -> bool:
    one, other = draft.first(role), before.first(role)
    if one is None or other is None:
        return True
    return _overlap(one.value, other.value) if role == "time" else one.value == other.value


def _overlap(one: str, other: str) -> bool:
    """Whether two times can be the same: equal, or one within the other as text ("2019-04" and "2019-04-25")."""
    first, second = one.rstrip("~?%"), other.rstrip("~?%")
    return first.startswith(second) or second.startswith(first) or "/" in first or "/" in second
