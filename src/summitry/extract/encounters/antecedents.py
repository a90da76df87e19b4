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
from summitry.extract.encounters.parties import Over, over
from summitry.extract.encounters.topic import with_topic
from summitry.language import ParsedDocument
from summitry.language.clauses.frames import event_of, frames_of, predicate_of
from summitry.language.clauses.syntax import SUBJECTS, spelled, within_clause
from summitry.lexicon import words
from summitry.model import Modality, Part, Slot
from summitry.values import edtf

AHEAD = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE})
#: What says of a meeting that it took place.
TELLING = frozenset({"time", "place", "venue", "duration", "outcome"})
#: Characters between a visit and a meeting that was on the same day, where nothing else is said.
NEAR = 300
#: Days that a visit may last where its length is not told.
STAY = 2
ADDING = frozenset({"time", "place", "venue", "duration", "planned_duration", "ordinal", "outcome"})


def complete(parsed: ParsedDocument, draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The draft with its parties, or None where they cannot be known."""
    if draft.enough:
        return _ahead(parsed, _on_visit(draft, told))
    before = antecedent(draft, told) if _open(draft) else None
    if before is None:
        alone = with_topic(parsed, draft)
        return _ahead(parsed, alone) if alone is not None else None
    whole = replace(draft, parties=parties((*draft.known, *before.parties)), why=before.as_antecedent(parsed))
    return _ahead(parsed, whole)


def _on_visit(draft: Draft, told: Sequence[Draft]) -> Draft:
    """A meeting without a place, of a guest with somebody of the state that is visited, lies where the visit does."""
    if draft.first("place") or draft.first("venue") or draft.format in words("encounters", "elsewhere"):
        return draft
    visit = next((one for one in reversed(told) if _is_during(draft, one)), None)
    if visit is None:
        return draft
    near = draft.sentence.start - visit.sentence.end <= (NEAR if draft.modality is Modality.HELD else 0)
    roles = ("place", "time") if near and not draft.first("time") else ("place",)
    handed = (replace(one, why=f"of the visit: {one.text}") for role in roles if (one := visit.first(role)) is not None)
    return draft.with_details((*draft.details, *handed))


def _is_during(draft: Draft, visit: Draft) -> bool:
    """Whether a visit told before is the occasion of a meeting: a guest meets somebody of the state that is visited."""
    if visit.format not in words("encounters", "visits") or visit.polarity != "+" or not draft.names & visit.names:
        return False
    homes = {host.country or host.value for host in visit.hosts}
    met = {party.country for party in draft.parties if party.value not in visit.names}
    came, met_on = (edtf.parse(time.value) if (time := one.first("time")) else None for one in (visit, draft))
    lasts = came is None or met_on is None or edtf.near(came, met_on, STAY)
    here = bool(homes & met) or visit.sentence is draft.sentence
    return here and visit.modality is draft.modality and lasts


def as_told(parsed: ParsedDocument, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The meetings of a document, those that are only mentioned with what the document says of how far they have come.

    "The Brenn–Tallor summit" is no more held than the summit that the next sentence plans for June.
    """
    coming = {one.sides: one for one in reversed(drafts) if one.modality in AHEAD and len(one.sides) >= PAIR}
    kin = lexicon.load("encounters")["kin"]
    held = {one.sides for one in drafts if one.held and not _mentioned(one)}
    return tuple(
        _ahead(
            parsed,
            replace(one, modality=coming[one.sides].modality, why=one.why or _as_ahead(parsed, coming[one.sides])),
        )
        if one.held and one.sides in coming.keys() - held and coming[one.sides].format in kin.get(one.format, ())
        else one
        for one in drafts
    )


def _as_ahead(parsed: ParsedDocument, other: Draft) -> str:
    return f"{other.modality}: {other.as_antecedent(parsed)}"


def _mentioned(draft: Draft) -> bool:
    """Whether a meeting is named and nothing more: nobody holds it, and nothing is said of when it was or how it ended."""
    telling = {s.role for s in draft.details} & TELLING
    if draft.noun is None or draft.trigger is not draft.noun or telling or draft.press:
        return False
    event = event_of(draft.sentence, draft.noun)
    verb = over(event)
    done = not verb.preposition and verb.frame.past and not verb.frame.infinitive and _takes_place(verb)
    told = done or verb.preposition in words("encounters", "within")
    return not told and spelled(event.attributes).isdisjoint(words("encounters", "over"))


def _takes_place(verb: Over) -> bool:
    """Whether an event is what a verb is about, or is held by it: "the summit ended", "held the summit"."""
    return verb.event.head.dep in SUBJECTS or verb.frame.lemma in words("encounters", "convening")


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
    """A meeting without a day: to come, it lies after the report; going on or just over, on its day; for the press, lately."""
    day = (today(parsed) or "")[:10]
    if draft.first("time") or len(day) != len("2000-01-01"):
        return draft
    if draft.modality in AHEAD:
        open_ = Slot("time", f"{day}/..", why=f"{draft.modality} on the day of the report")
        return draft.with_details((*draft.details, open_))
    if draft.held and (now := _just_over(draft) or _going_on(parsed, draft)):
        return draft.with_details((*draft.details, Slot("time", day, why=f"{now}, on the day of the report")))
    if draft.press is not None and draft.noun is None and draft.held:
        lately = Slot(
            "time", f"{edtf.shift(day, -1)}~/{day}~", why="told to the press, without a day, in a report of this one"
        )
        return draft.with_details((*draft.details, lately))
    return draft


def _going_on(parsed: ParsedDocument, draft: Draft) -> str:
    """That a meeting goes on as the text is written, or has a time of day alone: "sits down with", "met at noon"."""
    if parsed.part(draft.sentence) is not Part.PARAGRAPH or draft.noun is not None or len(draft.known) < PAIR:
        return ""
    if draft.first("clock") is not None:
        return "a time of day alone"
    told = (
        draft.trigger.tag == "VBZ"
        and draft.trigger.dep == "ROOT"
        and bool(draft.first("place") or draft.first("venue"))
    )
    return "as it is told" if told and spelled(draft.sentence.tokens).isdisjoint(words("encounters", "each")) else ""


def _just_over(draft: Draft) -> str:
    """That a meeting has only just come to an end: "we have just finished our talks", "who I have just met"."""
    verbs = frames_of(draft.sentence, within_clause(draft.sentence, draft.trigger))
    just = any(not spelled(verb.adverbials).isdisjoint(words("encounters", "just_now")) for verb in verbs)
    return "just over" if just else ""


def antecedent(draft: Draft, told: Sequence[Draft]) -> Draft | None:
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
