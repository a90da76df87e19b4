"""Parties for a meeting whose own words name none: "the talks", "the Geneva meeting", from a meeting told before.

Conservative: only a definite phrase is completed; the meeting told before must be of a kin format and must not differ in
time, place or the party that is known; and the phrase must add something (a time, a place, an outcome …).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summitry.extract.encounters.draft import Draft, lately, parties
from summitry.extract.slots import today
from summitry.language import ParsedDocument
from summitry.language.clauses.syntax import is_verb
from summitry.model import Modality, Slot

KIN = {
    "summit": ("summit", "talks"),
    "talks": ("talks", "summit"),
    "visit": ("visit",),
    "dinner": ("dinner", "summit", "talks"),
    "ceremony": ("summit", "talks", "ceremony"),
    "call": ("call",),
    "forum": ("forum",),
    "conference": ("conference",),
}
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
        return _of_they(parsed, draft, told) if draft.anonymous else None
    adds = any(s.role in ADDING for s in draft.details) or draft.delegates or draft.modality is not Modality.HELD
    if (
        draft.foreign
        or draft.press
        or draft.multilateral
        or not adds
        or not (draft.definite or draft.again or draft.anonymous or draft.parties)
    ):
        return None
    near = [
        d
        for d in beside
        if d.format in KIN.get(draft.format, ())
        and d.parties
        and not d.press
        and not draft.again
        and (d.modality in AHEAD or draft.modality not in AHEAD)
    ]
    before = _antecedent(draft, [t for t in told if t.sentence is draft.sentence] if near else told)
    if before is None:
        return None
    words = parsed.text[before.trigger.start : before.trigger.end]
    if before.modality in AHEAD and draft.modality is Modality.HELD and not _past(draft):
        draft = replace(draft, modality=before.modality)
    draft = _ahead(parsed, draft)
    return replace(
        draft,
        parties=parties((*draft.parties, *before.parties)),
        why=f"antecedent: the {words} at {before.trigger.start}",
    )


def _of_they(parsed: ParsedDocument, draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """Such as "They spoke for an hour" right after a meeting of two: the same two."""
    if not draft.details or draft.polarity == "-":
        return None
    near = lately(parsed, told, draft.sentence, NEAR)
    before = next((d for d in near if d.enough and not d.press and not d.multilateral), None)
    if before is None:
        return None
    words = parsed.text[before.trigger.start : before.trigger.end]
    return replace(draft, parties=before.parties, why=f"antecedent: the {words} at {before.trigger.start}")


def _past(draft: Draft) -> bool:
    """Whether the verb that an event noun hangs from tells of the past."""
    noun = draft.noun or draft.trigger
    verb = next((t for t in draft.sentence.ancestors(noun) if is_verb(t)), None)
    if verb is None:
        return False
    return any(t.tag == "VBD" for t in (verb, *draft.sentence.children(verb, "aux", "auxpass")))


def _carried(draft: Draft, told: Sequence[Draft]) -> Draft:
    """The day of the meeting told just before, where both share a place, a party and how far they have come about."""
    place, last = draft.first("place"), told[-1] if told else None
    if (
        draft.first("time")
        or place is None
        or last is None
        or last.modality is not draft.modality
        or last.sentence.passage != draft.sentence.passage
    ):
        return draft
    time, there = last.first("time"), last.first("place")
    if time is None or there is None or there.value != place.value or not _pair(last) & _pair(draft):
        return draft
    return replace(
        draft, details=(*draft.details, replace(time, why=f"carried over from \u201c{time.text}\u201d just before"))
    )


def _ahead(parsed: ParsedDocument, draft: Draft) -> Draft:
    """A meeting that is still to come lies after the day of the report, where its words give no day."""
    day = today(parsed)
    if draft.first("time") or not day or draft.modality not in AHEAD or draft.polarity == "-":
        return draft
    return replace(
        draft,
        details=(*draft.details, Slot("time", f"{day[:10]}/..", why=f"{draft.modality} on the day of the report")),
    )


def _antecedent(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The meeting told before that this one most likely is, or None where none fits.

    Likely by place, by format, by how often its parties have met so far in the report, and by nearness.
    """
    fitting = [
        (number, one)
        for number, one in enumerate(told)
        if not one.press and one.format in KIN.get(draft.format, ()) and _fits(draft, one, told)
    ]
    if not fitting:
        return None
    often = Counter(_pair(one) for one in told)
    return max(fitting, key=lambda pair: (_points(draft, pair[1], told, often), pair[0]))[1]


def _pair(one: Draft) -> frozenset[str]:
    return frozenset(p.value for p in one.parties)


def _points(draft: Draft, one: Draft, told: Sequence[Draft], often: Counter[frozenset[str]]) -> int:
    place = draft.first("place")
    there = {s.value for other in told if _pair(other) == _pair(one) for s in other.details if s.role == "place"}
    share = often[_pair(one)] * 4 // max(1, sum(often.values()))
    ahead = draft.modality in AHEAD and one.modality in AHEAD
    return (
        (2 if ahead else 0)
        + (3 if place is not None and place.value in there else 0)
        + (2 if one.format == draft.format else 0)
        + (1 if one.noun is not None else 0)
        + share
    )


def _fits(draft: Draft, before: Draft, told: Sequence[Draft]) -> bool:
    mine = {p.value for p in draft.parties}
    if draft.anonymous:
        return before.enough and before.polarity == "+"
    open_ = draft.modality in AHEAD or (draft.modality is Modality.HELD and draft.definite and not _past(draft))
    if draft.modality in AHEAD and before.modality is Modality.HELD and not draft.again and not draft.parties:
        return False
    told_of = (before.modality in (Modality.HELD, draft.modality) or (before.modality in AHEAD and open_)) and not (
        draft.again and not draft.definite and draft.modality is Modality.HELD
    )
    if not before.enough or before.polarity == "-" or not told_of or not mine <= {p.value for p in before.parties}:
        return False
    place = draft.first("place")
    elsewhere = {s.value for one in told if _pair(one) == _pair(before) for s in one.details if s.role == "place"}
    if not draft.again and place is not None and elsewhere and place.value not in elsewhere:
        return False
    return (draft.again and not draft.definite) or all(
        _agree(draft, before, role) for role in ("time", "place", "venue", "ordinal")
    )


def _agree(draft: Draft, before: Draft, role: str) -> bool:
    one, other = draft.first(role), before.first(role)
    if one is None or other is None:
        return True
    if role == "time":
        return _overlap(one.value, other.value)
    return one.value == other.value


def _overlap(one: str, other: str) -> bool:
    """Whether two times can be the same: equal, or one within the other as text ("2019-04" and "2019-04-25")."""
    first, second = one.rstrip("~?%"), other.rstrip("~?%")
    return first.startswith(second) or second.startswith(first) or "/" in first or "/" in second
