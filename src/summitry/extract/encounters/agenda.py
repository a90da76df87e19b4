"""What was discussed at a meeting: by the words of the meeting itself, and by those that go on to tell of it.

"Talks on grain", "met to discuss the strait", "exchanged views on trade"; and behind the meeting "They discussed …", "The talks
focused on …", "The ministers reviewed …", where it is its parties, or it, of whom that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from summitry.extract.arguments import UNSURE, Named, slot
from summitry.extract.encounters.draft import Draft
from summitry.extract.encounters.parties import is_of, present
from summitry.extract.spans import within
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.frames import Frame, event_of, frames, frames_of
from summitry.language.clauses.phrases import subordinate
from summitry.language.clauses.shapes import shaped
from summitry.language.clauses.syntax import expand, is_verb, lemma
from summitry.language.clauses.topics import aimed_at, discussed, topics
from summitry.lexicon import words
from summitry.model import ActorType, Modality, Slot

ROLE = "agenda"
#: Characters behind a meeting within which its parties are told to have discussed something.
NEAR = 900
#: … and within which it is told what was, whoever did.
CLOSE = 300


def with_agenda(parsed: ParsedDocument, told: Sequence[Draft]) -> tuple[Draft, ...]:
    """The meetings of a document with what was discussed at each, by their own sentences and by those behind them."""
    found: dict[int, list[Slot]] = {n: list(_own(parsed, one)) for n, one in enumerate(told)}
    for sentence in parsed.sentences:
        for frame in frames(sentence):
            span = discussed(frame)
            at = _meeting_of(parsed, frame, told) if span is not None else None
            if span is not None and at is not None:
                found[at].append(slot(parsed, ROLE, *span))
    return tuple(_with(one, found[n]) for n, one in enumerate(told))


def _with(draft: Draft, slots: Sequence[Slot]) -> Draft:
    """A meeting with each topic once, the wider of two that lie in each other."""
    once = {(one.start, one.end): one for one in slots}
    spans = list(once)
    outer = [one for at, one in once.items() if not any(_inside(at, other) for other in spans)]
    return replace(draft, details=(*draft.details, *outer)) if outer else draft


def _inside(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    (low, high), (start, end) = one, other
    return one != other and None not in (low, high, start, end) and within(low or 0, ((start or 0, end or 0),))


def _own(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """What the words of the meeting say that it was about: "talks on grain", "spoke about the border", "met to discuss …"."""
    for frame in frames_of(draft.sentence, draft.anchors):
        heads = topics(frame)
        if heads and (frame.lemma in words("encounters", "agenda_verbs") or not is_verb(frame.head)):
            yield slot(parsed, ROLE, *frame.extent(heads))
        below = frames_of(
            draft.sentence, (*subordinate(draft.sentence, frame.head), *expand(draft.sentence, frame.head))
        )
        spans = (discussed(one) or aimed_at(one) for one in below)
        yield from (slot(parsed, ROLE, *span) for span in spans if span is not None)


def _meeting_of(parsed: ParsedDocument, frame: Frame, told: Sequence[Draft]) -> int | None:
    """The meeting, told before and near, at which something was discussed: by who did it, or by the event that did."""
    held = [n for n, one in enumerate(told) if _is_open(one, frame)]
    if shaped(frame, "encounters", "on the agenda") or (frame.passive and not frame.doer):
        return next((n for n in reversed(held) if frame.head.start - told[n].sentence.end <= CLOSE), None)
    who = present(parsed, frame.sentence, frame.doer)
    unknown = all(p.sort in UNSURE and p.country is None for p in who)
    if unknown and (_by_event(frame.sentence, frame.doer) or _by_both(frame.doer)):
        return next(reversed(held), None)
    return next((n for n in reversed(held) if who and _is_of_them(told[n], who)), None)


def _is_open(draft: Draft, frame: Frame) -> bool:
    """Whether something told may have been discussed at a meeting: told near behind it, of no visit, and come as far."""
    near = draft.sentence.start <= frame.head.start <= draft.sentence.end + NEAR
    talks = draft.press is None and draft.format not in words("encounters", "visits")
    return near and talks and _comes_to(draft, frame)


def _is_of_them(draft: Draft, who: Sequence[Named]) -> bool:
    """Whether those who discussed something are parties of a meeting, or the states of its parties."""
    values = frozenset(p.value for p in who)
    countries = frozenset(p.country for p in who if is_of(p, ActorType.STATE, ActorType.GROUP))
    return values <= draft.names or values == draft.sides or bool(countries and countries <= draft.sides)


def _comes_to(draft: Draft, frame: Frame) -> bool:
    """Whether a meeting has come as far as what is told to have been discussed: both are over, or both lie ahead."""
    standing = frame.standing
    return standing is not None and (standing.modality is Modality.HELD) == (draft.modality is Modality.HELD)


def _by_both(heads: Sequence[Token]) -> bool:
    """Whether several who hold offices discuss, whoever they are: "the officials", "the minister and the foreign minister"."""
    several = len(heads) > 1 or any(t.tag in ("NNS", "NNPS") for t in heads)
    many = several and all(lemma(t) in words("encounters", "officials") for t in heads)
    return many or any(t.tag == "PRP" and t.text.lower() in words("encounters", "both_of_them") for t in heads)


def _by_event(sentence: Sentence, heads: Sequence[Token]) -> bool:
    """Whether an event discusses: "the talks focused on", "their meeting covered"."""
    owned = chain.from_iterable((event_of(sentence, t).determiners, event_of(sentence, t).owner) for t in heads)
    return any(lemma(t) in words("encounters", "talking_events") for t in heads) and any(True for _ in owned)
