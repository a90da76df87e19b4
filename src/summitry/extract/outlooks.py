"""Claims that something is planned, expected or forecast, with who does it or expects it and when it falls due.

Made of the frames that fit a row ``outlook`` of the lexicon ("expects", "is due to", "plans for"), and of "will", "would" in
told speech, "may", "might" and "could". A plan that is told inside another ("is expected to visit") is one outlook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.extract.arguments import Span, actor_slots, claim_of, slot, time_slot, today, vouchers
from summitry.extract.interpret import Match, matches
from summitry.language import ParsedDocument, Sentence, TimeMention, Token
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Form, Frame, frames
from summitry.language.clauses.syntax import lemma
from summitry.model import Claim, Modality, Slot
from summitry.vocabulary import classes, words

AHEAD = (Factuality.PLANNED, Factuality.EXPECTED, Factuality.POSSIBLE, Factuality.UNLIKELY)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A frame that looks ahead, how surely, what to, and who does or expects it."""

    frame: Frame
    modality: Modality
    polarity: str
    what: Span
    who: tuple[Token, ...]


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The outlooks of a parsed document, in text order."""
    for sentence in parsed.sentences:
        covered: list[Span] = []
        for ahead in (*_by_words(parsed, sentence), *_by_auxiliaries(parsed, sentence)):
            head = ahead.frame.head
            if not any(start <= head.start < end for start, end in covered) and _names_something(ahead):
                covered += [ahead.what, (head.start, head.end)]
                yield _claim(parsed, ahead)


def _by_words(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Ahead]:
    """Words whose complement holds the deed come first, so that an inner "will" is not told twice."""
    for match in matches(parsed, sentence, "outlook"):
        standing = match.frame.standing
        heads = _below(match)
        if standing is not None and heads:
            held = standing.modality in (Modality.HELD, Modality.PROPOSED)
            modality = Modality(match.row["modality"]) if held else standing.modality
            negative = (standing.polarity == "-") != (match.row.get("polarity") == "-") or _denied_above(match.frame)
            yield Ahead(match.frame, modality, "-" if negative else "+", match.frame.extent(heads), _who(match.frame))


def _denied_above(frame: Frame) -> bool:
    """Whether the verb that a noun or adjective hangs from is denied: "is not ready", "has no plan"."""
    return (
        frame.category is not Category.VERB
        and frame.above is not None
        and not frame.preposition
        and frame.above.negative
    )


def _below(match: Match) -> tuple[Token, ...]:
    """The heads of what is looked ahead to: what fills the roles that the row needs, else the object."""
    frame = match.frame
    roles = match.row.get("needs", ("object", "to", "that", "ing", *frame.marked))
    found = tuple(t for role in roles for t in frame.argument(role))
    return found or (frame.object if frame.passive and frame.finite else ())


def _who(frame: Frame) -> tuple[Token, ...]:
    """Who expects or plans it; of "is expected to stay" who is to do it."""
    return frame.object if frame.passive and frame.has("to") else frame.doer


def _by_auxiliaries(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Ahead]:
    for frame in frames(sentence):
        if frame.category is Category.VERB and _looks_ahead(frame) and (frame.doer or frame.object):
            unlikely = frame.factuality is Factuality.UNLIKELY
            who = frame.object if frame.passive else frame.doer
            yield Ahead(frame, _surely(parsed, frame), "-" if frame.denied != unlikely else "+", frame.span, who)


def _looks_ahead(frame: Frame) -> bool:
    """Whether an auxiliary of its own puts it ahead, and the context leaves it there: "will sail", "may sail", "is to sail"."""
    idle = lemma(frame.head) in words("outlooks", "idle_verbs")
    if idle or frame.perfect or frame.factuality not in AHEAD:
        return False
    kind = classes("outlooks", "auxiliaries").get(frame.modal)
    if kind == "told":
        return frame.factuality in (Factuality.PLANNED, Factuality.EXPECTED)
    if kind == "possible":
        return not frame.negative
    return kind is not None or _is_to(frame) or (frame.progressive and _going(frame))


def _is_to(frame: Frame) -> bool:
    """Such as "is to travel": an infinitive right below a form of "be"."""
    return frame.infinitive and frame.above is not None and lemma(frame.above.head) in words("outlooks", "being")


def _going(frame: Frame) -> bool:
    return lemma(frame.head) in words("factuality", "going") and frame.has("to")


def _surely(parsed: ParsedDocument, frame: Frame) -> Modality:
    """How an auxiliary tells it: planned by those who do it or by a programme, else only expected; or possible."""
    if frame.factuality is Factuality.POSSIBLE or frame.modifiers & words("outlooks", "perhaps"):
        return Modality.POSSIBLE
    judged = (
        frame.above is not None
        and frame.head.dep == "ccomp"
        and lemma(frame.above.head) in words("outlooks", "judging")
    )
    if judged or frame.factuality is Factuality.EXPECTED or frame.modifiers & words("outlooks", "probably"):
        return Modality.EXPECTED
    able = any(
        t.pos == "PROPN" or lemma(t) in words("outlooks", "persons") or parsed.actors_of(frame.sentence, t)
        for t in frame.doer
    )
    return Modality.PLANNED if able or frame.passive or _by_programme(frame) else Modality.EXPECTED


def _by_programme(frame: Frame) -> bool:
    """Such as "will begin", "will take place": what a programme says of an event."""
    placed = any(lemma(t) in words("outlooks", "taken") for t in frame.object)
    return lemma(frame.head) in words("outlooks", "scheduled") or placed


def _names_something(ahead: Ahead) -> bool:
    """Whether what is ahead is told: not "planned to ask", "will do so"."""
    inside = [t for t in ahead.frame.sentence.between(*ahead.what) if t.i != ahead.frame.head.i]
    alone = words("outlooks", "telling_alone")
    named = any(t.pos in ("NOUN", "PROPN", "NUM") and lemma(t) not in words("outlooks", "hollow") for t in inside)
    return named or any(lemma(t) in alone for t in (*inside, ahead.frame.head))


def _claim(parsed: ParsedDocument, ahead: Ahead) -> Claim:
    frame = ahead.frame
    start, end = frame.span if frame.category is Category.VERB or frame.above is None else frame.above.span
    whole = min(start, ahead.what[0], frame.head.start), max(end, ahead.what[1], frame.head.end)
    if frame.category is Category.NOUN:
        whole = (
            min([frame.span[0], *(t.start for t in ahead.who if t.i < frame.head.i)]),
            max(ahead.what[1], frame.head.end),
        )
    return claim_of(
        parsed,
        frame.sentence,
        "outlook",
        whole,
        [
            *actor_slots(parsed, frame.sentence, ahead.who, "who"),
            slot(parsed, "what", *ahead.what),
            *_time(parsed, ahead),
        ],
        polarity=ahead.polarity,
        modality=ahead.modality,
        holders=vouchers(parsed, frame.sentence, frame.head),
    )


def _time(parsed: ParsedDocument, ahead: Ahead) -> Iterator[Slot]:
    """When it falls due: a date that hangs from the deed ahead, not before the year of the report."""
    frame = ahead.frame
    deeds = [t for form in Form for t in frame.clauses.get(form, ())]
    heads = [*deeds, *(t for some in frame.marked.values() for t in some), *frame.object]
    if not (deeds and frame.head.tag == "VBD"):
        heads.append(frame.head)
    for way, time in times_of(parsed, frame.sentence, heads, "date"):
        if time.value and not _past(parsed, time) and way.preposition not in words("outlooks", "relating"):
            yield time_slot(parsed, time)
            return


def _past(parsed: ParsedDocument, time: TimeMention) -> bool:
    """Whether a date lies in a year before that of the report."""
    now = today(parsed)
    return now is not None and time.value[:4].isdigit() and time.value[:4] < now[:4]
