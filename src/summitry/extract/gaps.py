"""Claims that something was not said, not agreed or is not known: who kept silent or did not agree, and about what.

Made of the frames that fit a row ``gap`` of the lexicon. A row counts where its predicate is denied ("did not mention", "made
no reference to", "nothing was agreed", "without a deal"), unless it tells a gap ``alone`` ("disagreed", "unclear") or
``refuses`` what stands below it ("declined to comment").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from summitry.extract.arguments import actor_slots, claim_of, slot, vouchers
from summitry.extract.interpret import Match, matches
from summitry.extract.spans import Span, apart, cover, span_of
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.conditions import condition
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame, frames_of, predicate_of
from summitry.language.clauses.shapes import shaped
from summitry.language.clauses.syntax import is_small, phrase
from summitry.lexicon import words
from summitry.model import Claim, Slot

#: Offsets: a longer clause is not the span of a noun's gap.
LONGEST = 220


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a gap is told: its frame, its span, whom it is of, and what is missing (a span, or None)."""

    frame: Frame
    span: Span
    who: tuple[Token, ...] = ()
    what: Span | None = None


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The gaps of a parsed document, in text order of the sentences; verbs before nouns."""
    for sentence in parsed.sentences:
        gaps = sorted(_gaps(list(matches(parsed, sentence, "gap"))), key=_order)
        told = (gap for gap in gaps if _is_told(parsed, gap))
        for gap in apart(told, lambda g: g.frame.head.start, lambda g: (g.span,)):
            yield _claim(parsed, gap)


def _order(gap: Gap) -> tuple[bool, int]:
    return gap.frame.category is Category.NOUN, gap.frame.head.i


def _is_told(parsed: ParsedDocument, gap: Gap) -> bool:
    """Whether it says who or what."""
    return gap.what is not None or bool(_who(parsed, gap))


def _gaps(listed: list[Match]) -> Iterator[Gap]:
    lacking = {match.frame.head: match for match in listed if not match.row.get("refuses")}
    for match in filter(_asserted, listed):
        if match.row.get("refuses"):
            yield from _refused(match.frame, lacking)
        elif match.row.get("alone") or _missing(match.frame):
            yield from filter(None, [_OF.get(match.frame.category, _of_verb)(match)])


def _asserted(match: Match) -> bool:
    return _told(match.frame).modality is not None and not shaped(match.frame, "gaps", "untold")


def _told(frame: Frame) -> Factuality:
    """How far a gap is told: by what stands around it; its own "would" refuses, but for a condition's ("would not say")."""
    verb = frame.support or frame
    refuses = verb.factuality is Factuality.POSSIBLE and verb.modal in words("gaps", "refusing_modals")
    return frame.context if refuses and condition(verb) is None else verb.factuality


def _missing(frame: Frame) -> bool:
    """Whether a predicate is denied: by its own words, or by what it is done to or who does it ("nothing was agreed")."""
    arguments = frame.arguments("object", "doer") if frame.category is Category.VERB else ()
    return shaped(frame, "gaps", "missing") or any(_none(frame, t) for t in arguments)


def _none(frame: Frame, token: Token) -> bool:
    """Such as "nothing", "little", "no dates"."""
    noun, small = predicate_of(frame.sentence, token), words("gaps", "little")
    little = token.text.lower() in small or is_small(frame.sentence, token, small)
    return little or shaped(noun, "gaps", "none")


def _refused(frame: Frame, lacking: Mapping[Token, Match]) -> Iterator[Gap]:
    """Such as "declined to comment", "refrained from criticising": what is refused is a saying or a settling."""
    verbs = frame.arguments("infinitive", "ing", "from")
    for inner in (lacking[verb] for verb in verbs if verb in lacking):
        yield Gap(frame, _whole(frame), frame.doer, _with_to(inner.frame))


def _with_to(frame: Frame) -> Span:
    """A verb with all that follows it, from the "to" of an infinitive on."""
    return frame.head.start - len("to ") * frame.infinitive, frame.span[1]


def _of_verb(match: Match) -> Gap:
    frame = match.frame
    head = frame.head.start, frame.head.end
    who = () if frame.has_expletive else frame.doer
    what = head if match.row["lacks"] == "presence" else rest(frame)
    return Gap(frame, _whole(frame), who, what)


def _of_noun(match: Match) -> Gap:
    """Such as "no sign of", "without a deal", "the absence of a treaty", with the clause of its verb."""
    frame, verb = match.frame, match.frame.support
    return Gap(frame, cover(frame.span, verb.span if verb is not None else None), frame.doer, frame.span)


def _of_adjective(match: Match) -> Gap | None:
    """Such as "it is unclear whether", "his agenda is unknown", "remained silent on", "an open question"."""
    frame, above = match.frame, match.frame.over
    if shaped(frame, "gaps", "remaining"):
        return _of_state(match)
    told = shaped(frame, "gaps", "open question")
    return Gap(frame, above.span, (), phrase(frame.sentence, above.head)) if told else None


def _of_state(match: Match) -> Gap:
    frame, above = match.frame, match.frame.over
    if match.row["lacks"] == "words":
        return Gap(frame, above.span, frame.doer, rest(frame))
    heads = (*frame.arguments("wh", "that"), *above.arguments("wh", "that")) or frame.doer
    what = frame.extent(heads) if heads else None
    return Gap(frame, cover(above.span, what), (), what)


_OF = {Category.VERB: _of_verb, Category.NOUN: _of_noun, Category.ADJECTIVE: _of_adjective}


def rest(frame: Frame) -> Span | None:
    """What is not said or done: objects and clauses of a verb with what its prepositions lead to; of a passive its subject."""
    all_of_it = (*frame.object, *frame.below, *frame.after(*words("gaps", "about")))
    heads = [t for t in all_of_it if t.tag not in ("WDT", "WP")]
    return frame.extent(heads) if heads else None


def _whole(frame: Frame) -> Span:
    """The clause of a verb with the "nor" that opens it."""
    return cover(frame.span, *(span_of(t) for t in frame.openers))


def _who(parsed: ParsedDocument, gap: Gap) -> tuple[Slot, ...]:
    """Who keeps silent or did not agree: actors, else the words."""
    return actor_slots(parsed, gap.frame.sentence, gap.who, "who", loose=True)


def _setting(parsed: ParsedDocument, gap: Gap) -> Iterator[Slot]:
    """Where it was looked for: "in public", "in the joint statement"."""
    sentence = gap.frame.sentence
    inside = frames_of(sentence, sentence.between(*gap.span))
    first = next((f.head for f in inside if shaped(f, "gaps", "setting")), None)
    if first is not None:
        yield slot(parsed, "setting", *phrase(sentence, first))


def _claim(parsed: ParsedDocument, gap: Gap) -> Claim:
    frame = gap.frame
    what = (slot(parsed, "what", *gap.what),) if gap.what is not None else ()
    return claim_of(
        parsed,
        frame.sentence,
        "gap",
        cover(gap.span, span_of(frame.head)),
        (*_who(parsed, gap), *what, *_setting(parsed, gap)),
        polarity=_told(frame).polarity,
        modality=_told(frame).modality,
        holders=vouchers(parsed, frame.sentence, frame.head),
    )
