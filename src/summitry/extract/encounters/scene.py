"""Where a meeting was that tells no place of its own: at the end of what it was about, or where the report was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from summitry.extract.arguments import place_slot, today
from summitry.extract.encounters.draft import Draft
from summitry.language import ParsedDocument, PlaceMention
from summitry.language.clauses.syntax import clauses_with, joined_verbs, spelled, within_clause
from summitry.lexicon import words
from summitry.model import Part
from summitry.values import edtf

#: Sentences at the head of a report that tell of its own town, and days that a meeting may lie before the report.
LEAD, DAYS = 6, 3
#: Only a town is where a meeting is; a state may be what it is about: "talks on the war in Sudan".
TOWN = "city"


def placed(parsed: ParsedDocument, told: Sequence[Draft]) -> tuple[Draft, ...]:
    """The meetings of a document, those without a place with the one that can be known.

    It is the town of the dateline, from where an agency reports what happens there, or the only town of the headline, where the
    document has no dateline: "Water talks in Oslo: as it happened".
    """
    head = tuple(one.start for one in parsed.sentences if parsed.part(one) is Part.PARAGRAPH)[:LEAD]
    written, headed = tuple(_towns(parsed, Part.DATELINE)), tuple(_towns(parsed, Part.HEADLINE))
    whole = not written and len(headed) == 1
    town = next(chain(written, headed[:whole]), None)
    return tuple(_by_dateline(parsed, _behind_topic(parsed, one), town, None if whole else head) for one in told)


def _behind_topic(parsed: ParsedDocument, draft: Draft) -> Draft:
    """The meeting with the place that ends what it was about: "talks on grain | in Oslo"."""
    if draft.first("place") is not None:
        return draft
    for topic in (one for one in draft.details if one.role == "agenda" and None not in (one.start, one.end)):
        for place in parsed.places_in(topic.start or 0, topic.end or 0):
            before = parsed.text[topic.start : place.start].rstrip()
            about, _, preposition = before.rpartition(" ")
            own = draft.sentence.start <= place.start < draft.sentence.end and topic.end == place.end
            if own and about and preposition.lower() in words("encounters", "ends_topic") and place.place_type == TOWN:
                shorter = replace(topic, text=about, value=about, end=(topic.start or 0) + len(about))
                kept = (shorter if one is topic else one for one in draft.details)
                return draft.with_details((*kept, place_slot(parsed, place)))
    return draft


def _by_dateline(parsed: ParsedDocument, draft: Draft, town: PlaceMention | None, head: Sequence[int] | None) -> Draft:
    """The meeting in the town that the report is written from, where that is a party's own state and nothing else is told.

    Without ``head``, all of the report is on what is held in the only town of its headline.
    """
    told = not draft.held or draft.first("place") or draft.format not in words("encounters", "face_to_face")
    if town is None or told:
        return draft
    near = spelled(draft.sentence.tokens)
    at_home = head is None or (draft.sentence.start in head and town.country in {p.country for p in draft.parties})
    beside = near & words("encounters", "beside") or parsed.places_in(draft.sentence.start, draft.sentence.end)
    told_so = (at_home and _lately(parsed, draft)) or _came_here(parsed, draft, head)
    if not (_is_here(draft) or (told_so and not beside)):
        return draft
    return draft.with_details((*draft.details, replace(place_slot(parsed, town), why="where the report was written")))


def _is_here(draft: Draft) -> bool:
    """Whether a meeting is told as here in its own clause: "met Berg here", "Ruto, here for a forum, met Berg"."""
    own = within_clause(draft.sentence, draft.trigger)
    return any(verb in own for verb in clauses_with(draft.sentence, words("encounters", "here")))


def _came_here(parsed: ParsedDocument, draft: Draft, head: Sequence[int] | None) -> bool:
    """Whether who meets came here first in the same sentence at the head: "Ruto arrived here and met Berg", of no other day."""
    before = tuple(joined_verbs(draft.sentence, within_clause(draft.sentence, draft.trigger)[-1]))
    came = any(verb in before for verb in clauses_with(draft.sentence, words("encounters", "here")))
    early = head is None or draft.sentence.start in head
    return came and early and (draft.first("time") is None or _lately(parsed, draft))


def _lately(parsed: ParsedDocument, draft: Draft) -> bool:
    """Whether a meeting was on the day of the report or shortly before it."""
    time, day = draft.first("time"), (today(parsed) or "")[:10]
    came, now = edtf.parse(time.value) if time is not None else None, edtf.parse(day) if day else None
    return came is not None and now is not None and edtf.near(came, now, DAYS)


def _towns(parsed: ParsedDocument, part: Part) -> Iterator[PlaceMention]:
    """The towns of the datelines or the headline of a document."""
    lines = (p for p in parsed.document.passages if p.part is part)
    yield from (
        p for line in lines for p in parsed.places_in(line.start, line.end) if p.country and p.place_type == TOWN
    )
