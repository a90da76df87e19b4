"""What is told of a meeting besides its parties: place, venue, time, duration, ordinal, outcome, who came along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from summitry import vocabulary
from summitry.extract.attach import Way, places_of, times_of, way
from summitry.extract.encounters.company import company
from summitry.extract.encounters.draft import PRESS, Draft
from summitry.extract.encounters.outcomes import outcomes
from summitry.extract.modality import dated
from summitry.extract.slots import holders, place_slot, slot, time_slot, today
from summitry.language import ParsedDocument, PlaceMention, Sentence, TimeMention, Token
from summitry.language.clauses.syntax import clause, is_verb, lemma, phrase, subjects
from summitry.language.durations import iso
from summitry.model import Claim, Slot


def details(parsed: ParsedDocument, draft: Draft) -> Draft:
    """The draft with all that its sentence tells of it."""
    slots = (
        *_places(parsed, draft),
        *_times(parsed, draft),
        *_durations(parsed, draft),
        *_ordinal(parsed, draft),
        *outcomes(parsed, draft),
    )
    time = next((s.value for s in slots if s.role == "time"), None)
    return replace(
        draft, details=slots, delegates=company(parsed, draft), modality=dated(draft.modality, time, today(parsed))
    )


def _places(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    seen: set[str] = set()
    destinations = _destinations(parsed, draft)
    for one in (*(place_slot(parsed, p) for _, p in places_of(parsed, draft.sentence, draft.anchors)), *destinations):
        if one.role not in seen:
            seen.add(one.role)
            yield one
    if not seen:
        yield from (place_slot(parsed, p) for p in _where(parsed, draft))


def _where(parsed: ParsedDocument, draft: Draft) -> Iterator[PlaceMention]:
    """Such as "to Warsaw, where she was received": the place that the clause hangs from."""
    for head in _relative_heads(draft, "where"):
        yield from (
            p for p in parsed.places_in(draft.sentence.start, draft.sentence.end) if p.start <= head.start < p.end
        )


def _relative_heads(draft: Draft, word: str) -> Iterator[Token]:
    """What the clause of the meeting hangs from by "where" or "when"."""
    for verb in draft.anchors:
        head = draft.sentence.head(verb)
        below = draft.sentence.children(verb)
        if verb.dep == "relcl" and head is not None and any(t.text.lower() == word for t in below):
            yield head


def _destinations(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """Where a verb of motion that the meeting hangs from leads: "flew to Oslo to meet"."""
    motion = vocabulary.load("encounters")["motion"]
    verbs = [t for t in draft.anchors if is_verb(t) and lemma(t) in motion]
    for verb in draft.anchors:
        visited = draft.sentence.children(verb, "dobj") if lemma(verb) == "visit" else ()
        for place in (p for t in visited for p in parsed.places_in(t.start, draft.sentence.end) if p.start == t.start):
            yield place_slot(parsed, place)
    guests = (draft.noun,) if draft.noun is not None and draft.format == "visit" else ()
    for place in parsed.places_in(draft.sentence.start, draft.sentence.end):
        led = way(draft.sentence, place.start, place.end, guests) if guests else None
        if led is not None and led.preposition == "to":
            yield place_slot(parsed, place)
        at = way(draft.sentence, place.start, place.end, verbs) if verbs else None
        if at is not None and at.preposition in ("to", "into", "at", "in"):
            yield place_slot(parsed, place)


def _times(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    found = [
        pair
        for pair in times_of(parsed, draft.sentence, draft.anchors, "date")
        if pair[0].preposition not in ("since", "until", "after", "before")
        and pair[1].value
        and not pair[1].text.lower().startswith("since")
    ]
    inside = [pair for pair in found if draft.noun is not None and _within(draft.sentence, draft.noun, pair)]
    mentions = [mention for _, mention in inside or found] or list(_when(parsed, draft))
    if mentions:
        yield _point(time_slot(parsed, mentions[0]))
    else:
        yield from _lately(parsed, draft)


def _point(time: Slot) -> Slot:
    """The time itself where the words count from it: "since March, when they met" tells that they met in March."""
    return replace(time, value=time.value.removesuffix("/..")) if time.text.lower().startswith("since") else time


def _when(parsed: ParsedDocument, draft: Draft) -> Iterator[TimeMention]:
    """Such as "on Friday, when she attends the forum": the time that the clause hangs from."""
    for head in _relative_heads(draft, "when"):
        yield from (
            t
            for t in parsed.times_in(draft.sentence.start, draft.sentence.end)
            if t.start <= head.start < t.end and t.kind == "date" and t.value
        )


def _lately(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """Such as "for the past three days": from then to the day of the report."""
    day = today(parsed)
    for _, mention in times_of(parsed, draft.sentence, draft.anchors, "duration"):
        length = re.fullmatch(r"P(\d+)([DW])", mention.value)
        if length and day and len(day) >= len("2000-01-01") and re.search(r"\b(past|last)\b", mention.text.lower()):
            days = int(length[1]) * (7 if length[2] == "W" else 1)
            first = date.fromisoformat(day[:10]) - timedelta(days=days - 1)
            yield slot(
                parsed,
                "time",
                mention.start,
                mention.end,
                f"{first.isoformat()}/{day[:10]}",
                "up to the day of the report",
            )
            return


def _within(sentence: Sentence, noun: Token, pair: tuple[Way, TimeMention]) -> bool:
    start, _ = phrase(sentence, noun)
    return start <= pair[1].start < noun.start


def _durations(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """How long it took, or was to take."""
    words = vocabulary.load("encounters")
    seen: set[str] = set()
    for at, mention in times_of(parsed, draft.sentence, draft.anchors, "duration"):
        if at.preposition in ("after", "before", "in", "within", "since", "until", "by") or _apart(
            draft.sentence, mention
        ):
            continue
        after = parsed.text[mention.end : mention.end + 12].lower().split()
        if after and after[0].strip(",.;") in words["no_duration"] and after[0] != "of":
            continue
        inside = draft.sentence.between(mention.start, mention.end)
        near = {lemma(t) for one in inside for t in draft.sentence.children(one, "relcl", "acl", "amod")}
        role = "planned_duration" if near & set(words["scheduled"]) else "duration"
        if role not in seen:
            seen.add(role)
            yield time_slot(parsed, mention, role)
    if "duration" in seen and "planned_duration" not in seen:
        yield from _planned(parsed, draft)


def _apart(sentence: Sentence, mention: TimeMention) -> bool:
    """Such as "after a break of three months": a length of time that lies before the meeting."""
    inside = sentence.between(mention.start, mention.end)
    above = [t for one in inside[:1] for t in sentence.ancestors(one) if t.start < mention.start]
    return any(t.text.lower() in ("after", "following", "since", "before") and t.dep in ("prep", "mark") for t in above)


def _planned(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """A scheduled length told beside the real one, wherever it hangs: "two hours, double the 50 minutes scheduled"."""
    words = set(vocabulary.load("encounters")["scheduled"])
    sentence = draft.sentence
    lengths = [(t.start, t.end, t.value) for t in parsed.times_in(sentence.start, sentence.end) if t.kind == "duration"]
    lengths += [
        (n.start, n.end, iso(n.minimum, n.unit))
        for n in parsed.numbers_in(sentence.start, sentence.end)
        if n.role == "duration" and n.unit and n.minimum is not None and n.minimum == n.maximum
    ]
    for start, end, value in lengths:
        inside = sentence.between(start, end)
        near = [t for one in inside for t in sentence.children(one, "relcl", "acl", "amod")]
        near += [sentence.tokens[one.head] for one in inside if one.dep in ("nsubj", "nsubjpass")]
        if words & {lemma(t) for t in near}:
            yield slot(parsed, "planned_duration", start, end, value)
            return


def _ordinal(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    table: dict[str, int] = vocabulary.load("encounters")["ordinals"]
    for noun in draft.anchors:
        if noun.pos not in ("NOUN", "PROPN") or noun.text.lower() in ("day", "hour", "month"):
            continue
        for token in draft.sentence.children(noun, "amod"):
            if token.text.lower() in table:
                yield slot(parsed, "ordinal", token.start, token.end, str(table[token.text.lower()]))
                return


def as_claim(parsed: ParsedDocument, draft: Draft) -> Claim:
    """The finished claim."""
    start, end = _span(draft)
    taken = {p.value for p in draft.parties}
    slots = [p.as_slot(parsed, "party") for p in draft.parties]
    if draft.press:
        slots.append(slot(parsed, "party", draft.trigger.start, draft.trigger.end, PRESS))
    if draft.why:
        slots = [replace(s, why=draft.why) for s in slots]
    slots += [s for s in draft.delegates if s.value not in taken]
    slots += [p.as_slot(parsed, "host") for p in draft.hosts]
    noun = draft.noun or draft.trigger
    slots += [*draft.details, slot(parsed, "format", noun.start, noun.end, draft.format)]
    return Claim.of(
        "encounter",
        parsed.document.id,
        start,
        end,
        tuple(slots),
        polarity=draft.polarity,
        modality=draft.modality,
        holders=holders(parsed, draft.trigger.start, draft.trigger.end),
        part=parsed.part(draft.sentence),
    )


def _span(draft: Draft) -> tuple[int, int]:
    """The clause that tells of the meeting: that of its verb, or the noun's phrase with what hangs from it."""
    sentence = draft.sentence
    verbs = [t for t in draft.anchors if is_verb(t)]
    if verbs:
        starts, ends = zip(*(clause(sentence, v) for v in verbs), strict=True)
        start, end = min(starts), max(ends)
    else:
        start, end = sentence.span(draft.trigger)
    inside = [
        s
        for s in (*draft.details, *draft.delegates)
        if s.start is not None and s.end is not None and sentence.start <= s.start and s.end <= sentence.end
    ]
    return min([start, draft.trigger.start, *(s.start for s in inside if s.start is not None)]), max(
        [end, draft.trigger.end, *(s.end for s in inside if s.end is not None)]
    )


__all__ = ["as_claim", "details", "subjects"]
