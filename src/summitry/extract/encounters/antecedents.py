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


def complete(parsed: ParsedDocument, draft: Draft, told: Sequence[Draft], beside: Sequence[Draft] = ()) -> Draft | None:
    """The draft with its parties, or None where they cannot be known.

    ``beside`` are the drafts before it in its own sentence: where there is one of a kin format, it is that or none.
    """
    if draft.enough:
        return _ahead(parsed, _carried(draft, told))
    if draft.noun is None:
        return _of_they(parsed, draft, told)
    if not _open(draft):
        return None
    before = _antecedent(draft, [t for t in told if t.sentence is draft.sentence] if _taken(draft, beside) else told)
    if before is None:
        return None
    if before.modality in AHEAD and draft.modality is Modality.HELD and not _past(draft):
        draft = replace(draft, modality=before.modality)
    return _as(parsed, _ahead(parsed, draft), before)


def _as(parsed: ParsedDocument, draft: Draft, before: Draft) -> Draft:
    words = parsed.text[before.trigger.start : before.trigger.end]
    why = f"antecedent: the {words} at {before.trigger.start}"
    return replace(draft, parties=parties((*draft.parties, *before.parties)), why=why)


def _open(draft: Draft) -> bool:
    """Whether it may be a meeting told before: known or one more of a row, with no name of its own, and something said of it."""
    says = bool(draft.delegates) or any(s.role in ADDING for s in draft.details) or draft.modality is not Modality.HELD
    known = draft.definite or draft.again or draft.anonymous or bool(draft.parties)
    return says and known and not (draft.foreign or draft.press or draft.alone)


def _taken(draft: Draft, beside: Sequence[Draft]) -> bool:
    """Whether a meeting of a kin format stands before it in its own sentence."""
    return any(
        _kin(draft, one) and one.parties and not draft.again and (one.modality in AHEAD or draft.modality not in AHEAD)
        for one in beside
    )


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


def _carried(draft: Draft, told: Sequence[Draft]) -> Draft:
    """The day of the meeting told just before, where both share a place, a party and how far they have come about."""
    place, last = draft.first("place"), told[-1] if told else None
    if last is None or draft.first("time") or place is None or last.sentence.passage != draft.sentence.passage:
        return draft
    time, there = last.first("time"), last.first("place")
    same = there is not None and there.value == place.value and last.modality is draft.modality
    if time is None or not same or not _pair(last) & _pair(draft):
        return draft
    told_by = replace(time, why=f"carried over from “{time.text}” just before")
    return replace(draft, details=(*draft.details, told_by))


def _ahead(parsed: ParsedDocument, draft: Draft) -> Draft:
    """A meeting that is still to come lies after the day of the report, where its words give no day."""
    day = today(parsed)
    if draft.first("time") or not day or draft.modality not in AHEAD or draft.polarity == "-":
        return draft
    open_ = Slot("time", f"{day[:10]}/..", why=f"{draft.modality} on the day of the report")
    return replace(draft, details=(*draft.details, open_))


def _antecedent(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The meeting told before that this one most likely is, or None where none fits.

    Likely by place, by format, by how often its parties have met so far in the report, and by nearness.
    """
    fitting = [(number, one) for number, one in enumerate(told) if _kin(draft, one) and _fits(draft, one, told)]
    if not fitting:
        return None
    often = Counter(_pair(one) for one in told)
    return max(fitting, key=lambda pair: (_points(draft, pair[1], told, often), pair[0]))[1]


def _pair(one: Draft) -> frozenset[str]:
    return frozenset(p.value for p in one.parties)


def _places(told: Sequence[Draft], one: Draft) -> set[str]:
    """The places where the parties of a meeting have met so far in the report."""
    return {s.value for other in told if _pair(other) == _pair(one) for s in other.details if s.role == "place"}


def _points(draft: Draft, one: Draft, told: Sequence[Draft], often: Counter[frozenset[str]]) -> int:
    place = draft.first("place")
    share = often[_pair(one)] * 4 // max(1, sum(often.values()))
    signs = (
        (2, draft.modality in AHEAD and one.modality in AHEAD),
        (3, place is not None and place.value in _places(told, one)),
        (2, one.format == draft.format),
        (1, one.noun is not None),
    )
    return share + sum(points for points, yes in signs if yes)


def _fits(draft: Draft, before: Draft, told: Sequence[Draft]) -> bool:
    if not before.enough or before.polarity == "-" or not _pair(draft) <= _pair(before):
        return False
    if draft.anonymous:
        return True
    if not _as_far(draft, before):
        return False
    place, there = draft.first("place"), _places(told, before)
    if not draft.again and place is not None and there and place.value not in there:
        return False
    more = draft.again and not draft.definite
    return more or all(_agree(draft, before, role) for role in ("time", "place", "venue", "ordinal"))


def _as_far(draft: Draft, before: Draft) -> bool:
    """Whether both can have come about so far: what is still to come is not what was held, unless it is one more."""
    ahead, held = draft.modality in AHEAD, before.modality is Modality.HELD
    if ahead and held and not draft.again and not draft.parties:
        return False
    if draft.again and not draft.definite and draft.modality is Modality.HELD:
        return False
    later = ahead or (draft.modality is Modality.HELD and draft.definite and not _past(draft))
    return held or before.modality is draft.modality or (before.modality in AHEAD and later)


def _agree(draft: Draft, before: Draft, role: str) -> bool:
    one, other = draft.first(role), before.first(role)
    if one is None or other is None:
        return True
    return _overlap(one.value, other.value) if role == "time" else one.value == other.value


def _overlap(one: str, other: str) -> bool:
    """Whether two times can be the same: equal, or one within the other as text ("2019-04" and "2019-04-25")."""
    first, second = one.rstrip("~?%"), other.rstrip("~?%")
    return first.startswith(second) or second.startswith(first) or "/" in first or "/" in second
