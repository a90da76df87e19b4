"""What is told of a meeting besides its parties: place, venue, time, duration, ordinal, outcome, who came along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from summitry.extract.arguments import holders, place_slot, slot, time_slot, today
from summitry.extract.encounters.company import company
from summitry.extract.encounters.counts import ordinal_of
from summitry.extract.encounters.draft import PRESS, Draft
from summitry.extract.encounters.parties import event_of, verb_above
from summitry.language import ParsedDocument, PlaceMention, TimeMention, Token
from summitry.language.clauses.attachment import Way, places_of, times_of, way
from summitry.language.clauses.factuality import dated
from summitry.language.clauses.frames import Category, Frame, frame_of
from summitry.language.clauses.syntax import clause, identified, is_verb, lemma, phrasal, phrase, within_clause
from summitry.model import Claim, Modality, Slot
from summitry.values import duration
from summitry.vocabulary import words


def details(parsed: ParsedDocument, draft: Draft) -> Draft:
    """The draft with all that its sentence tells of it."""
    slots = (
        *_places(parsed, draft),
        *_times(parsed, draft),
        *_durations(parsed, draft),
        *_ordinal(parsed, draft),
        *_outcome(parsed, draft),
    )
    time = next((s.value for s in slots if s.role == "time"), None)
    return replace(
        draft, details=slots, delegates=company(parsed, draft), modality=dated(draft.modality, time, today(parsed))
    )


# ---------------------------------------------------------------- where


def _places(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """The place and the venue: what hangs from the words of the meeting, where they lead to, what "where" stands for."""
    bounds = draft.sentence.start, draft.sentence.end
    found = [p for _, p in places_of(parsed, draft.sentence, draft.anchors)]
    found += [*_destinations(parsed, draft)]
    found += (
        []
        if found
        else [p for p in parsed.places_in(*bounds) if any(p.start <= t.start < p.end for t in _related(draft, "where"))]
    )
    once = {s.role: s for s in (place_slot(parsed, p) for p in reversed(found))}
    yield from once.values()


def _destinations(parsed: ParsedDocument, draft: Draft) -> Iterator[PlaceMention]:
    """Where a verb of motion or a visit leads: "flew to Oslo to meet", "visited Oslo", "a trip to Oslo"."""
    for one in draft.anchors:
        goes = is_verb(one) and lemma(one) in words("encounters", "motion")
        if not goes and not (one is draft.noun and draft.format in words("encounters", "visits")):
            continue
        frame = frame_of(draft.sentence, one) or event_of(draft.sentence, one)
        for place in parsed.places_in(draft.sentence.start, draft.sentence.end):
            at = way(draft.sentence, place.start, place.end, (one,))
            led = at is not None and at.preposition in words("encounters", "destinations") and not at.common
            if led or any(place.start <= t.start < place.end for t in frame.object):
                yield place


def _related(draft: Draft, word: str) -> tuple[Token, ...]:
    """What the clause of the meeting hangs from by "where" or "when": "to Warsaw, where she was received"."""
    clauses = [
        t for one in draft.anchors for t in within_clause(draft.sentence, one) if is_verb(t) and t.dep == "relcl"
    ]
    return tuple(
        draft.sentence.tokens[t.head]
        for t in clauses
        if (f := frame_of(draft.sentence, t)) is not None and word in f.modifiers
    )


# ---------------------------------------------------------------- when, and how long


def _times(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    found = [
        pair
        for pair in times_of(parsed, draft.sentence, draft.anchors, "date")
        if pair[0].preposition not in words("encounters", "not_when")
        and pair[1].value
        and pair[1].text.lower().split()[0] not in words("encounters", "since")
    ]
    inside = [pair for pair in found if draft.noun is not None and _within(draft, draft.noun, pair[1])]
    mentions = [mention for _, mention in inside or found]
    around = parsed.times_in(draft.sentence.start, draft.sentence.end)
    mentions += [t for t in around if any(t.start <= r.start < t.end for r in _related(draft, "when"))]
    told = next((t for t in mentions if t.kind == "date" and t.value), None)
    if told is not None:
        one = time_slot(parsed, told)
        since = told.text.lower().split()[0] in words("encounters", "since")
        yield replace(one, value=one.value.removesuffix("/..")) if since else one
    else:
        yield from _lately(parsed, draft)


def _within(draft: Draft, noun: Token, mention: TimeMention) -> bool:
    return phrase(draft.sentence, noun)[0] <= mention.start < noun.start


def _lately(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """Such as "for the past three days": from then to the day of the report."""
    day = today(parsed)
    for _, mention in times_of(parsed, draft.sentence, draft.anchors, "duration"):
        days = duration.days(mention.value)
        past = words("encounters", "past") & set(mention.text.lower().split())
        if days and day and len(day) >= len("2000-01-01") and past:
            first = date.fromisoformat(day[:10]) - timedelta(days=days - 1)
            value = f"{first.isoformat()}/{day[:10]}"
            yield slot(parsed, "time", mention.start, mention.end, value, "up to the day of the report")
            return


def _durations(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """How long it took, or was to take."""
    found: dict[str, Slot] = {}
    for at, mention in times_of(parsed, draft.sentence, draft.anchors, "duration"):
        if not _apart(parsed, draft, at, mention):
            role = "planned_duration" if _foreseen(draft, mention.start, mention.end) else "duration"
            found.setdefault(role, time_slot(parsed, mention, role))
    if "duration" in found and "planned_duration" not in found:
        found.update({s.role: s for s in _planned(parsed, draft)})
    yield from found.values()


def _apart(parsed: ParsedDocument, draft: Draft, at: Way, mention: TimeMention) -> bool:
    """Such as "after a break of three months", "two hours late": no length of the meeting."""
    after = next(iter(re.findall(r"\w+", parsed.text[mention.end : mention.end + 12].lower())), "")
    first = next(iter(draft.sentence.between(mention.start, mention.end)), None)
    above = within_clause(draft.sentence, first) if first is not None else ()
    before = any(t.text.lower() in words("encounters", "not_when") for t in above if t.start < mention.start)
    late = after in words("encounters", "no_duration")
    return before or late or at.preposition in words("encounters", "not_for")


def _foreseen(draft: Draft, start: int, end: int) -> bool:
    """Whether a length of time is said to have been foreseen: "the 45 minutes that had been scheduled"."""
    near = []
    for token in draft.sentence.between(start, end):
        one = event_of(draft.sentence, token)
        near += [*one.relatives, *one.attributes, *((one.above.head,) if one.above is not None else ())]
    return any(lemma(t) in words("encounters", "scheduled") for t in near)


def _planned(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """A scheduled length told beside the real one, wherever it hangs: "two hours, double the 50 minutes scheduled"."""
    low, high = draft.sentence.start, draft.sentence.end
    lengths = [(t.start, t.end, t.value) for t in parsed.times_in(low, high) if t.kind == "duration"]
    lengths += [
        (n.start, n.end, duration.write(n.minimum, n.unit))
        for n in parsed.numbers_in(low, high)
        if n.role == "duration" and n.unit and n.minimum is not None and n.minimum == n.maximum
    ]
    told = next(((start, end, value) for start, end, value in lengths if _foreseen(draft, start, end)), None)
    if told is not None:
        yield slot(parsed, "planned_duration", *told)


def _ordinal(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    for noun in draft.anchors:
        if is_verb(noun) or lemma(noun) in words("encounters", "lengths"):
            continue
        for token in (*event_of(draft.sentence, noun).attributes, *identified(draft.sentence, noun)):
            if (said := ordinal_of(token)) is not None:
                yield slot(parsed, "ordinal", token.start, token.end, said)
                return


# ---------------------------------------------------------------- how it ended


def _outcome(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """Where a sentence tells how a meeting ended: of its noun, of the verb above, or "without …"."""
    verb = next(_ending(draft), None)
    if verb is not None:
        _, end = clause(draft.sentence, verb)
        negated = [t.start for t in draft.sentence.tokens[max(0, verb.i - 2) : verb.i] if t.dep == "neg"]
        yield slot(parsed, "outcome", min([verb.start, *negated]), max(end, verb.end))
        return
    frames = [f for t in draft.anchors if (f := frame_of(draft.sentence, t)) is not None]
    for one in frames if draft.modality is Modality.HELD else ():
        for word in words("factuality", "without"):
            below = [t for t in one.argument(word) if _brings(draft, t)]
            if below:
                start, end = one.extent(below)
                yield slot(parsed, "outcome", parsed.text.rindex(word, 0, start), end)
                return


def _brings(draft: Draft, token: Token) -> bool:
    """Whether this is something that a meeting may bring: a deal, a statement, signing one."""
    frame = frame_of(draft.sentence, token)
    below = (token, *(frame.object if frame is not None else ()))
    return any(lemma(t) in words("encounters", "results") | words("encounters", "deciding") for t in below)


def _ending(draft: Draft) -> Iterator[Token]:
    """The verbs that tell how the meeting ended, the surest first."""
    if draft.noun is None:
        return
    event = event_of(draft.sentence, draft.noun)
    above, preposition = verb_above(event)
    own = [*event.relatives]
    if above is not None and draft.noun.dep in ("nsubj", "nsubjpass") and not preposition:
        own.append(above.head)
    for verb in own:
        if {phrasal(draft.sentence, verb), lemma(verb)} & words("encounters", "outcome_verbs"):
            yield verb
    if above is not None and draft.modality is Modality.HELD and _ends(above, preposition):
        yield above.head


def _ends(above: Frame, preposition: str) -> bool:
    """Whether the verb above says that somebody ended it, or what was decided there."""
    near = {f"{lemma(above.head)} {word}" for word in (*above.modifiers, *above.marked)}
    decided = preposition in words("encounters", "during") and lemma(above.head) in words("encounters", "deciding")
    return (decided and above.category is Category.VERB) or bool(
        {lemma(above.head), phrasal(above.sentence, above.head), *near} & words("encounters", "breaking")
    )


# ---------------------------------------------------------------- the claim


def as_claim(parsed: ParsedDocument, draft: Draft) -> Claim:
    """The finished claim."""
    taken = {p.value for p in draft.parties}
    slots = [replace(s, why=draft.why or s.why) for s in (p.as_slot(parsed, "party") for p in draft.parties)]
    if draft.press is not None:
        slots.append(slot(parsed, "party", draft.press.start, draft.press.end, PRESS, draft.why))
    slots += [s for s in draft.delegates if s.value not in taken]
    slots += [p.as_slot(parsed, "host") for p in draft.hosts]
    noun = draft.noun or draft.trigger
    slots += [*draft.details, slot(parsed, "format", noun.start, noun.end, draft.format)]
    return Claim.of(
        "encounter",
        parsed.document.id,
        *_span(draft),
        tuple(slots),
        polarity=draft.polarity,
        modality=draft.modality,
        holders=holders(parsed, draft.trigger.start, draft.trigger.end),
        part=parsed.part(draft.sentence),
    )


def _span(draft: Draft) -> tuple[int, int]:
    """The clause that tells of the meeting: that of its verb, or the noun's phrase with what hangs from it."""
    sentence = draft.sentence
    spans = [clause(sentence, t) for t in draft.anchors if is_verb(t)] or [sentence.span(draft.trigger)]
    spans.append((draft.trigger.start, draft.trigger.end))
    spans += [
        (s.start, s.end)
        for s in (*draft.details, *draft.delegates)
        if s.start is not None and s.end is not None and sentence.start <= s.start and s.end <= sentence.end
    ]
    return min(start for start, _ in spans), max(end for _, end in spans)
