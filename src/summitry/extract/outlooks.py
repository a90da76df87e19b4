"""Claims that something is planned, expected or forecast, with who does it or expects it and when it falls due.

Made of the frames that fit a row ``outlook`` of the lexicon ("expects", "is due to", "plans for"), and of "will", "would" in
told speech, "may", "might" and "could". A plan that is told inside another ("is expected to visit") is one outlook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from summitry.extract.arguments import actor_slots, claim_of, slot, time_slot, today, vouchers
from summitry.extract.interpret import Match, matches
from summitry.extract.spans import Span, apart, cover, span_of
from summitry.language import ParsedDocument, Sentence, TimeMention, Token
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame
from summitry.language.clauses.shapes import having, shaped, which
from summitry.language.clauses.syntax import lemma, lemmas
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
    """The outlooks of a parsed document, in text order of the sentences."""
    for sentence in parsed.sentences:
        found = filter(_names_something, (*_by_words(parsed, sentence), *_by_auxiliaries(parsed, sentence)))
        for ahead in apart(found, lambda a: a.frame.head.start, _taken):
            yield _claim(parsed, ahead)


def _taken(ahead: Ahead) -> tuple[Span, Span]:
    return ahead.what, span_of(ahead.frame.head)


def _by_words(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Ahead]:
    """Words whose complement holds the deed come first, so that an inner "will" is not told twice."""
    return filter(None, map(_of_match, matches(parsed, sentence, "outlook")))


def _of_match(match: Match) -> Ahead | None:
    frame, standing, heads = match.frame, match.frame.standing, _below(match)
    if standing is None or not heads:
        return None
    held = standing.modality is Modality.HELD
    modality = Modality(match.row["modality"]) if held else standing.modality
    turned = standing.polarity != match.row.get("polarity", "+")
    who = frame.object if shaped(frame, "outlooks", "to do") else frame.doer
    return Ahead(frame, modality, "-" if turned or frame.denied_above else "+", frame.extent(heads), who)


def _below(match: Match) -> tuple[Token, ...]:
    """The heads of what is looked ahead to: what fills the roles that the row needs."""
    frame = match.frame
    roles = match.row.get("needs", ("object", "to", "that", "ing", *frame.marked))
    return frame.arguments(*roles)


def _by_auxiliaries(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Ahead]:
    """What an auxiliary of its own puts ahead, where the context leaves it there: "will sail", "may sail", "is to sail"."""
    for frame in having(sentence, "outlooks", "looks ahead"):
        who = frame.object if frame.passive else frame.doer
        negative = frame.denied != (frame.factuality is Factuality.UNLIKELY)
        yield Ahead(frame, _surely(parsed, frame), "-" if negative else "+", frame.span, who)


def _surely(parsed: ParsedDocument, frame: Frame) -> Modality:
    """How an auxiliary tells it: planned by those who do it or by a programme, else only expected; or possible."""
    able = any(_is_able(parsed, frame.sentence, t) for t in frame.doer)
    return Modality(which(frame, "outlooks", "surely") or (Modality.PLANNED if able else Modality.EXPECTED))


def _is_able(parsed: ParsedDocument, sentence: Sentence, doer: Token) -> bool:
    """Whether somebody can plan: a name, an actor, a word for persons."""
    named = doer.pos == "PROPN" or lemma(doer) in words("outlooks", "persons")
    return named or bool(parsed.actors_of(sentence, doer))


def _names_something(ahead: Ahead) -> bool:
    """Whether what is ahead is told: not "planned to ask", "will do so"."""
    head = ahead.frame.head
    inside = ahead.frame.sentence.between(*ahead.what)
    nouns = lemmas(t for t in inside if t.pos in ("NOUN", "PROPN", "NUM"))
    told = nouns - words("outlooks", "hollow") or lemmas((*inside, head)) & words("outlooks", "telling_alone")
    return bool(told)


def _claim(parsed: ParsedDocument, ahead: Ahead) -> Claim:
    frame = ahead.frame
    return claim_of(
        parsed,
        frame.sentence,
        "outlook",
        _whole(ahead),
        [
            *actor_slots(parsed, frame.sentence, ahead.who, "who"),
            slot(parsed, "what", *ahead.what),
            *due(parsed, frame),
        ],
        polarity=ahead.polarity,
        modality=ahead.modality,
        holders=vouchers(parsed, frame.sentence, frame.head),
    )


def _whole(ahead: Ahead) -> Span:
    """The clause that tells it: of an adjective that of the verb above; of a noun its phrase and who plans it."""
    frame, head = ahead.frame, span_of(ahead.frame.head)
    if frame.category is Category.NOUN:
        before = min((t.start for t in ahead.who if t.i < frame.head.i), default=head[0])
        return min(before, frame.span[0]), max(ahead.what[1], head[1])
    above = frame.above.span if frame.above and frame.category is not Category.VERB else frame.span
    return cover(above, ahead.what, head)


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
