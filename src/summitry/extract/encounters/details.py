"""What is told of a meeting besides its parties: place, venue, time, duration, ordinal, outcome, who came along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, islice

from summitry.extract.arguments import claim_of, holders, place_slot, slot, time_slot, today
from summitry.extract.encounters.company import company
from summitry.extract.encounters.draft import PRESS, Draft
from summitry.extract.encounters.parties import Over, over
from summitry.extract.spans import Span, cover, holding, span_of
from summitry.language import ParsedDocument, PlaceMention, Sentence, TimeMention, Token
from summitry.language.clauses.attachment import Way, places_of, times_of, way
from summitry.language.clauses.counting import ordinal_of
from summitry.language.clauses.factuality import dated
from summitry.language.clauses.frames import event_of, frame_of, frames_of
from summitry.language.clauses.syntax import clause, identified, is_verb, lemma, lemmas, phrase, within_clause
from summitry.language.people.names import dashed
from summitry.lexicon import words
from summitry.model import Claim, Modality, Slot
from summitry.values import duration


def details(parsed: ParsedDocument, draft: Draft) -> Draft:
    """The draft with all that its sentence tells of it."""
    found = draft.with_details(chain.from_iterable(find(parsed, draft) for find in _FINDING))
    time = found.first("time")
    modality = dated(draft.modality, time.value if time is not None else None, today(parsed))
    return replace(found, delegates=company(parsed, draft), modality=modality)


# ---------------------------------------------------------------- where


def _places(parsed: ParsedDocument, draft: Draft) -> Iterable[Slot]:
    """The place and the venue: what hangs from the words of the meeting, where they lead to, what "where" stands for."""
    near = list(places_of(parsed, draft.sentence, draft.anchors))
    hanging = [
        p for owns in (False, True) for at, p in near if owns is (at.dep == "poss")
    ]  # "in the North's capital, Oslo"
    found = [*hanging, *_destinations(parsed, draft)] or list(
        holding(_around(parsed, draft), (*_related(draft, "where"), *_hosting_town(draft)))
    )
    towns = [_town(parsed, p) for p in found if p.place_type == "venue" and p.within]
    return {s.role: s for s in (*towns, *(place_slot(parsed, p) for p in reversed(found)))}.values()


def _town(parsed: ParsedDocument, venue: PlaceMention) -> Slot:
    """The town or the country that a venue is known to lie in."""
    return slot(parsed, "place", venue.start, venue.end, venue.within[0], f"{venue.value} lies there")


def _around(parsed: ParsedDocument, draft: Draft) -> tuple[PlaceMention, ...]:
    return parsed.places_in(draft.sentence.start, draft.sentence.end)


def _destinations(parsed: ParsedDocument, draft: Draft) -> Iterator[PlaceMention]:
    """Where a verb of motion or a visit leads: "flew to Oslo to meet", "visited Oslo", "a trip to Oslo"."""
    for one in (t for t in draft.anchors if _leads(draft, t)):
        frame = frame_of(draft.sentence, one) or event_of(draft.sentence, one)
        places = _around(parsed, draft)
        objects = holding(places, frame.object)
        yield from (p for p in places if p in objects or _is_end(way(draft.sentence, p.start, p.end, (one,))))


def _related(draft: Draft, word: str) -> list[Token]:
    """What the clause of the meeting hangs from by "where" or "when": "to Warsaw, where she was received"."""
    above = chain.from_iterable(within_clause(draft.sentence, one) for one in draft.anchors)
    clauses = (f for f in frames_of(draft.sentence, above) if f.head.dep == "relcl" and word in f.modifiers)
    heads = [event_of(draft.sentence, draft.sentence.tokens[one.head.head]) for one in clauses]
    return [t for one in heads for t in (one.head, *one.over.arguments(*words("encounters", "destinations")))]


def _hosting_town(draft: Draft) -> tuple[Token, ...]:
    """Who hosts an event: a place where that is a town ("Oslo hosted the summit")."""
    above = over(event_of(draft.sentence, draft.noun)) if draft.noun is not None else None
    hosts_it = above is not None and not above.preposition and above.frame.lemma in words("encounters", "hosted_by")
    return above.frame.doer if above is not None and hosts_it else ()


def _leads(draft: Draft, token: Token) -> bool:
    if is_verb(token):
        return lemma(token) in words("encounters", "motion")
    return token is draft.noun and draft.format in words("encounters", "visits")


def _is_end(at: Way | None) -> bool:
    return at is not None and at.preposition in words("encounters", "destinations") and not at.common


# ---------------------------------------------------------------- when, and how long


def _times(parsed: ParsedDocument, draft: Draft) -> Iterable[Slot]:
    """When it was, of the times before its noun or that hang from its words."""
    found = [time for at, time in times_of(parsed, draft.sentence, draft.anchors, "date") if _says_when(at, time)]
    inside = [time for time in found if draft.noun is not None and _before(draft, draft.noun, time)]
    dates = (t for t in parsed.times_in(draft.sentence.start, draft.sentence.end) if t.kind == "date")
    told = (*(inside or found), *holding(dates, _related(draft, "when")))
    return [time_slot(parsed, one) for one in told[:1]] or _lately(parsed, draft)


def _clock(parsed: ParsedDocument, draft: Draft) -> list[Slot]:
    """At what time of day it was, of two in different zones the first."""
    found = [time for at, time in times_of(parsed, draft.sentence, draft.anchors, "time") if _says_when(at, time)]
    return [time_slot(parsed, one, "clock") for one in sorted(found, key=lambda one: one.start)[:1]]


def _says_when(at: Way, time: TimeMention) -> bool:
    return bool(time.value) and at.preposition not in words("encounters", "not_when")


def _before(draft: Draft, noun: Token, mention: TimeMention) -> bool:
    return phrase(draft.sentence, noun)[0] <= mention.start < noun.start


def _lately(parsed: ParsedDocument, draft: Draft) -> list[Slot]:
    """Such as "for the past three days": from then to the day of the report."""
    day = (today(parsed) or "")[:10]
    lengths = [
        time for _, time in times_of(parsed, draft.sentence, draft.anchors, "duration") if duration.days(time.value)
    ]
    past = [time for time in lengths if words("encounters", "past") & set(time.text.lower().split())]
    return [_up_to(parsed, time, day) for time in past[:1] if len(day) == len("2000-01-01")]


def _up_to(parsed: ParsedDocument, time: TimeMention, day: str) -> Slot:
    first = date.fromisoformat(day) - timedelta(days=(duration.days(time.value) or 1) - 1)
    return slot(parsed, "time", time.start, time.end, f"{first.isoformat()}/{day}", "up to the day of the report")


def _durations(parsed: ParsedDocument, draft: Draft) -> Iterable[Slot]:
    """How long it took, or was to take."""
    found: dict[str, Slot] = {}
    for at, mention in times_of(parsed, draft.sentence, draft.anchors, "duration"):
        if not _apart(parsed, at, mention):
            role = "planned_duration" if _foreseen(draft, span_of(mention)) else "duration"
            found.setdefault(role, time_slot(parsed, mention, role))
    return found.values()


def _apart(parsed: ParsedDocument, at: Way, mention: TimeMention) -> bool:
    """Such as "after a break of three months", "two hours late": no length of the meeting."""
    after = parsed.text[mention.end :].lower().split(maxsplit=1)[:1]
    late = words("encounters", "no_duration").intersection(after)
    return bool(late) or at.preposition in words("encounters", "not_for")


def _foreseen(draft: Draft, span: Span) -> bool:
    """Whether a length of time is said to have been foreseen: "the 45 minutes that had been scheduled"."""
    events = [event_of(draft.sentence, token) for token in draft.sentence.between(*span)]
    near = [t for one in events for t in (*one.relatives, *one.attributes, one.over.head)]
    return bool(lemmas(near) & words("encounters", "scheduled"))


def _ordinal(parsed: ParsedDocument, draft: Draft) -> list[Slot]:
    """Which one of a row it is: "their third meeting", "the talks were the second"."""
    nouns = [t for t in draft.anchors if not is_verb(t) and lemma(t) not in words("encounters", "lengths")]
    events = [event_of(draft.sentence, n) for n in nouns]
    around = [
        t for e in events for t in (*e.attributes, *identified(draft.sentence, e.head), *dashed.before(parsed, e))
    ]
    said = [(t, number) for t in around if (number := ordinal_of(t)) is not None]
    return [slot(parsed, "ordinal", t.start, t.end, number) for t, number in said[:1]]


# ---------------------------------------------------------------- how it ended


def _outcome(parsed: ParsedDocument, draft: Draft) -> list[Slot]:
    """Where a sentence tells how a meeting ended: of its noun, or of the verb above."""
    spans = (_told_by(draft, verb) for verb in _ending(draft))
    return [slot(parsed, "outcome", *span) for span in islice(spans, 1)]


def _told_by(draft: Draft, verb: Token) -> Span:
    """The clause of a verb from the verb on."""
    return verb.start, max(clause(draft.sentence, verb)[1], verb.end)


def _ending(draft: Draft) -> Iterator[Token]:
    """The verbs that tell how the meeting ended, the surest first."""
    if draft.noun is None:
        return
    event = event_of(draft.sentence, draft.noun)
    verb = over(event)
    subject = draft.noun.dep in ("nsubj", "nsubjpass")
    own = frames_of(draft.sentence, (*event.relatives, *([verb.frame.head] if subject else ())))
    yield from (one.head for one in own if {one.word, one.lemma} & words("encounters", "outcome_verbs"))
    if draft.modality is Modality.HELD and _ends(verb):
        yield verb.frame.head


def _ends(verb: Over) -> bool:
    """Whether the verb above says that somebody ended it, or what was decided there."""
    above = verb.frame
    near = {f"{above.lemma} {word}" for word in (*above.modifiers, *above.marked)}
    decided = verb.during and above.lemma in words("encounters", "deciding")
    return decided or bool({above.lemma, above.word, *near} & words("encounters", "breaking"))


_FINDING = (_places, _times, _clock, _durations, _ordinal, _outcome)


# ---------------------------------------------------------------- the claim


def as_claim(parsed: ParsedDocument, draft: Draft) -> Claim:
    """The finished claim."""
    noun, press = draft.noun or draft.trigger, draft.press
    parties = (p.as_slot(parsed, "party") for p in draft.parties)
    listeners = [slot(parsed, "party", press.start, press.end, PRESS, draft.why)] if press is not None else []
    slots = [
        *(replace(s, why=draft.why or s.why) for s in parties),
        *listeners,
        *draft.delegates,
        *(p.as_slot(parsed, "host") for p in draft.hosts),
        *draft.details,
        slot(parsed, "format", noun.start, noun.end, draft.format),
    ]
    return claim_of(
        parsed,
        draft.sentence,
        "encounter",
        _span(draft),
        slots,
        polarity=draft.polarity,
        modality=draft.modality,
        holders=holders(parsed, draft.trigger.start, draft.trigger.end),
    )


def _span(draft: Draft) -> Span:
    """The clause that tells of the meeting: that of its verb, or the noun's phrase with what hangs from it."""
    sentence = draft.sentence
    clauses = [clause(sentence, t) for t in draft.anchors if is_verb(t)] or [sentence.span(draft.trigger)]
    told = (_place_of(one) for one in (*draft.details, *draft.delegates) if not _is_elsewhere(one, sentence))
    return cover(span_of(draft.trigger), *clauses, *told)


def _is_elsewhere(one: Slot, sentence: Sentence) -> bool:
    """Whether a detail comes from another sentence: the place of the visit that the meeting was on."""
    return one.start is not None and not sentence.start <= one.start < sentence.end


def _place_of(one: Slot) -> Span | None:
    return (one.start, one.end) if one.start is not None and one.end is not None else None
