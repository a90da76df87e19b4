"""Claims that something is planned, expected or forecast, with who does it or expects it and when it falls due.

Made of the frames that fit a row ``outlook`` of the lexicon ("expects", "is due to", "plans for"), and of "will", "would" in
told speech, "may", "might" and "could". A plan that is told inside another ("is expected to visit") is one outlook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from summitry.extract.arguments import actor_slots, slot, time_slot, today
from summitry.extract.interpret import Match, matches, told_by
from summitry.extract.spans import Span, apart, cover, span_of
from summitry.language import ParsedDocument, Sentence, TimeMention, Token
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame
from summitry.language.clauses.shapes import having, shaped, which
from summitry.language.clauses.syntax import lemma
from summitry.lexicon import words
from summitry.model import Claim, Modality, Slot


@dataclass(frozen=True, slots=True)
class Ahead:
    """A frame that looks ahead, how surely, what to, and who does or expects it."""

    frame: Frame
    modality: Modality
    polarity: str
    what: Span
    who: tuple[Token, ...]


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The outlooks of a parsed document, in text order of the sentences; of two that overlap that of a word, not of "will"."""
    for sentence in parsed.sentences:
        by_words = filter(None, map(_of_match, matches(parsed, sentence, "outlook")))
        found = chain(by_words, _by_auxiliaries(parsed, sentence))
        for ahead in apart(found, lambda a: a.frame.head.start, lambda a: (a.what, span_of(a.frame.head))):
            yield _claim(parsed, ahead)


def _of_match(match: Match) -> Ahead | None:
    """What a word looks ahead to: what fills the roles that its row needs."""
    frame, standing = match.frame, match.frame.standing
    heads = frame.arguments(*match.row.get("needs", ("object", "to", "that", "ing", *frame.marked)))
    if standing is None or not heads:
        return None
    modality = Modality(match.row["modality"]) if standing.modality is Modality.HELD else standing.modality
    turned = standing.polarity != match.row.get("polarity", "+")
    who = frame.object if shaped(frame, "outlooks", "to do") else frame.doer
    return Ahead(frame, modality, "-" if turned or frame.denied_above else "+", frame.extent(heads), who)


def _by_auxiliaries(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Ahead]:
    """What an auxiliary of its own puts ahead, where the context leaves it there: "will sail", "may sail", "is to sail"."""
    for frame in having(sentence, "outlooks", "looks ahead"):
        able = any(t.pos == "PROPN" or lemma(t) in words("outlooks", "persons") for t in frame.doer)
        planned = able or any(parsed.actors_of(sentence, t) for t in frame.doer)
        modality = which(frame, "outlooks", "surely") or (Modality.PLANNED if planned else Modality.EXPECTED)
        negative = frame.denied != (frame.factuality is Factuality.UNLIKELY)
        who = frame.object if frame.passive else frame.doer
        yield Ahead(frame, Modality(modality), "-" if negative else "+", frame.span, who)


def _claim(parsed: ParsedDocument, ahead: Ahead) -> Claim:
    frame = ahead.frame
    slots = [
        *actor_slots(parsed, frame.sentence, ahead.who, "who"),
        slot(parsed, "what", *ahead.what),
        *due(parsed, frame),
    ]
    polarity, modality = ahead.polarity, ahead.modality
    return told_by(parsed, frame, "outlook", _whole(ahead), slots, polarity=polarity, modality=modality)


def _whole(ahead: Ahead) -> Span:
    """The clause that tells it: of a noun or an adjective with the verb over it, or with who plans it."""
    frame = ahead.frame
    if frame.category is Category.NOUN:
        return cover(frame.span, ahead.what, *(span_of(t) for t in ahead.who if t.i < frame.head.i))
    above = frame.above.span if frame.above and frame.category is not Category.VERB else frame.span
    return cover(above, ahead.what, span_of(frame.head))


def due(parsed: ParsedDocument, frame: Frame) -> Iterator[Slot]:
    """When it falls due: a date that hangs from the deed ahead, not before the year of the report."""
    told = () if frame.below and frame.head.tag == "VBD" else (frame.head,)
    heads = (*frame.below, *chain(*frame.marked.values()), *frame.object, *told)
    pairs = times_of(parsed, frame.sentence, heads, "date")
    first = next((time for _, time in pairs if _falls_due(parsed, time)), None)
    if first is not None:
        yield time_slot(parsed, first)


def _falls_due(parsed: ParsedDocument, time: TimeMention) -> bool:
    """Whether a date lies in no year before that of the report."""
    year = time.value[:4]
    return not (year.isdigit() and year < (today(parsed) or year)[:4])
