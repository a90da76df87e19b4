"""A predicate that the judge holds for a claim, made into one with its slots, where no rule proposed it.

What the claim is about comes from the arguments of the frame, whose it is from the place that the judge chooses (``who.py``),
its attitude, type, status or modality from the head of that slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from summitry import lexicon
from summitry.extract import gaps, measures, outlooks, stances
from summitry.extract.actions.coder import Coding
from summitry.extract.actions.parties import recipients
from summitry.extract.actions.rows import Told
from summitry.extract.arguments import Named, claim_of, place_slot, slot, time_slot, vouchers
from summitry.extract.encounters import meetings
from summitry.extract.encounters.antecedents import complete
from summitry.extract.encounters.details import as_claim, details
from summitry.extract.encounters.draft import Draft, parties
from summitry.extract.issues import issue_of
from summitry.extract.judge.choosing import can_be
from summitry.extract.judge.judge import Judge, Judged, whole
from summitry.extract.judge.who import PLACES, places
from summitry.extract.spans import Span
from summitry.language import ParsedDocument
from summitry.language.clauses.attachment import places_of, times_of
from summitry.language.clauses.conditions import condition, on_terms
from summitry.language.clauses.degrees import Factuality, governed
from summitry.language.clauses.frames import Category, Frame
from summitry.model import Claim, Modality, Slot

#: Modality of a claim by the status of its measure.
MODALITY_OF = measures.MODALITY_OF | {str(one): one for one in (Modality.PROPOSED, Modality.PLANNED)}
#: Modality of an outlook by the value of its head; a forecast is expected.
MODALITIES = {str(one): one for one in Modality}
#: Places around a meeting where its parties stand.
PRESENT = ("doer", "object", "owner", "inside", "marked")
#: How likely actors have to be to be named for sure, and the kinds whose claims say nothing without one.
SURE, OWNED = 0.4, frozenset({"stance", "action"})


@dataclass(frozen=True)
class Making:
    """A judged predicate in its document, with what the judge says of its slots."""

    parsed: ParsedDocument
    judge: Judge
    judged: Judged
    kind: str

    @property
    def frame(self) -> Frame:
        """The predicate."""
        return self.judged.frame

    def value(self, head: str) -> str:
        """The likeliest value of a slot."""
        return self.judge.likeliest(head, self.judged)

    def on_head(self, role: str, value: str) -> Slot:
        """A slot that stands on the predicate itself."""
        head = self.frame.head
        return slot(self.parsed, role, head.start, head.end, value)

    @cached_property
    def around(self) -> Mapping[str, tuple[Named, ...]]:
        """The actors by their places."""
        return places(self.parsed, self.frame)

    @cached_property
    def likeliest(self) -> tuple[tuple[Named, ...], float]:
        """Whose claim it most likely is, and how likely: by the ranking, else those at the likeliest place."""
        if self.judge.ranking is not None:
            return self.judge.ranking.likeliest(self.parsed, self.frame, self.kind)
        likely = self.judge.values(f"{self.kind}.who", self.judged)
        open_to = [place for place in PLACES if any(map(can_be, self.around.get(place, ())))]
        best = max(open_to, key=lambda place: likely.get(place, 0.0), default=None)
        return (tuple(filter(can_be, self.around[best])), 1.0) if best is not None else ((), 0.0)

    @property
    def sure(self) -> bool:
        """Whether it is sure whose it is, or the claim can do without."""
        return self.kind not in OWNED or self.likeliest[1] >= SURE

    @property
    def who(self) -> tuple[Named, ...]:
        """Whose claim it is, where that is sure or the claim would say nothing without it."""
        found, share = self.likeliest
        return found if share >= SURE or self.kind in OWNED else ()

    def made(self) -> Iterator[Claim]:
        """The claims that it tells; none where a slot that the kind needs cannot be filled."""
        yield from _MAKING[self.kind](self)

    def claim(self, span: Span, slots: list[Slot], modality: Modality, polarity: str = "+") -> Claim:
        """The claim, vouched for by who says it."""
        frame, own = self.frame, {one.value for one in slots}
        chain = tuple(h for h in vouchers(self.parsed, frame.sentence, frame.head) if h not in own)
        return claim_of(
            self.parsed, frame.sentence, self.kind, span, slots, polarity=polarity, modality=modality, holders=chain
        )


def _stance(making: Making) -> Iterator[Claim]:
    parsed, frame = making.parsed, making.frame
    heads = stances.about_of(frame, {})
    about = frame.extent(heads) if heads else frame.span
    terms = condition(frame)
    for who in making.who:
        slots = [
            who.as_slot(parsed, "actor"),
            making.on_head("attitude", on_terms(frame, making.value("stance.attitude"))),
            slot(parsed, "issue", *about, issue_of(parsed, frame.sentence, *about)),
            *((slot(parsed, "condition", *terms),) if terms is not None else ()),
        ]
        yield making.claim(whole(frame), slots, Modality.HELD)


def _measure(making: Making) -> Iterator[Claim]:
    parsed, frame = making.parsed, making.frame
    status = making.value("measure.status")
    what = frame.span if frame.category is Category.NOUN or not frame.object else frame.extent(frame.object)
    instrument = next(
        (str(row["instrument"]) for row in lexicon.rows("measure").get(frame.word, ()) if "instrument" in row), ""
    )
    body = making.who
    taken = {one.value for one in body}
    target = [one for place in ("object", "marked") for one in making.around.get(place, ()) if one.value not in taken]
    slots = [
        *(one.as_slot(parsed, "body") for one in body),
        *(one.as_slot(parsed, "target") for one in {one.value: one for one in target}.values()),
        slot(parsed, "what", *what),
        making.on_head("instrument", instrument or frame.lemma),
        making.on_head("status", _status(status)),
    ]
    yield making.claim(_with_verb(frame), slots, MODALITY_OF.get(status, Modality.HELD))


def _status(found: str) -> str:
    """A status as measures have it: what is planned was announced."""
    return (
        found
        if found != Modality.PLANNED
        else next(s for s, m in measures.MODALITY_OF.items() if m is Modality.PLANNED)
    )


def _with_verb(frame: Frame) -> Span:
    """A noun with the clause of the verb that something does to it; else the whole."""
    start, end = whole(frame)
    if frame.support is None:
        return start, end
    return min(start, frame.support.span[0]), max(end, frame.support.span[1])


def _action(making: Making) -> Iterator[Claim]:
    parsed, frame = making.parsed, making.frame
    type_ = making.value("action.type")
    who = making.who
    if not who:
        return
    taken = {one.value for one in who}
    told = Told(frame, parsed)
    towards = [one for one in recipients(told, Coding(type_, "", frame)) if one.value not in taken]
    slots = [
        *(one.as_slot(parsed, "actor") for one in who),
        *(one.as_slot(parsed, "recipient") for one in towards),
        making.on_head("type", type_),
        *(time_slot(parsed, t) for _, t in list(times_of(parsed, frame.sentence, (frame.head,), "date"))[:1]),
        *(place_slot(parsed, p) for _, p in list(places_of(parsed, frame.sentence, (frame.head,)))[:1]),
    ]
    yield making.claim(whole(frame), slots, Modality.HELD)


def _outlook(making: Making) -> Iterator[Claim]:
    parsed, frame = making.parsed, making.frame
    value = making.value("outlook.modality")
    heads = frame.arguments("to", "that", "ing", "object")
    what = frame.extent(heads) if heads and not frame.modal else whole(frame)
    slots = [
        *(one.as_slot(parsed, "who") for one in making.who),
        slot(parsed, "what", *what),
        *outlooks.due(parsed, frame),
    ]
    polarity = "-" if frame.denied else "+"
    modality = MODALITIES.get(value, Modality.EXPECTED)
    yield making.claim(whole(frame), slots, modality, polarity)


def _gap(making: Making) -> Iterator[Claim]:
    parsed, frame = making.parsed, making.frame
    what = gaps.rest(frame) or whole(frame)
    slots = [*(one.as_slot(parsed, "who") for one in making.who), slot(parsed, "what", *what)]
    yield making.claim(whole(frame), slots, Modality.HELD)


def _encounter(making: Making) -> Iterator[Claim]:
    parsed, frame = making.parsed, making.frame
    standing = frame.standing
    if standing is None or _undoes(frame):
        return
    found = [one for place in PRESENT for one in making.around.get(place, ())]
    draft = Draft(
        sentence=frame.sentence,
        trigger=frame.head,
        noun=frame.head if frame.category is Category.NOUN else None,
        format=making.value("encounter.format"),
        anchors=(frame.head,),
        parties=parties(found),
        definite=True,
        modality=standing.modality
        if standing.modality is not Modality.HELD
        else Modality(making.value("encounter.modality")),
        polarity=standing.polarity,
    )
    told = [one for one in meetings(parsed) if one.sentence.start <= frame.sentence.start]
    draft = complete(parsed, details(parsed, draft), told) or draft
    if draft.enough:
        yield as_claim(parsed, draft)


def _undoes(frame: Frame) -> bool:
    """Whether a verb says that it did not come to what is done below it: "avoided him", "snubbed her"."""
    return frame.category is Category.VERB and governed("infinitive", frame.word) in (
        Factuality.DENIED,
        Factuality.CANCELLED,
    )


_MAKING: Mapping[str, Callable[[Making], Iterator[Claim]]] = {
    "stance": _stance,
    "measure": _measure,
    "action": _action,
    "outlook": _outlook,
    "gap": _gap,
    "encounter": _encounter,
}
