"""Claims that something was not said, not agreed or is not known: who kept silent or did not agree, and about what.

Made of the frames that fit a row ``gap`` of the lexicon. A row counts where its predicate is denied ("did not mention", "made
no reference to", "nothing was agreed", "without a deal"), unless it tells a gap ``alone`` ("disagreed", "unclear") or
``refuses`` what stands below it ("declined to comment").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from summitry.extract.arguments import actor_slots, slot
from summitry.extract.interpret import Match, matches, told_by
from summitry.extract.spans import Span, apart, cover, span_of
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.conditions import condition
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame, frames_of, predicate_of
from summitry.language.clauses.shapes import shaped
from summitry.language.clauses.syntax import is_small, phrase
from summitry.lexicon import words
from summitry.model import Claim, Slot


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a gap is told: its frame, whom it is of, and what is missing (a span, or None)."""

    frame: Frame
    who: tuple[Token, ...]
    what: Span | None

    @property
    def span(self) -> Span:
        """The clause that tells it, with the "nor" that opens it; of a noun or an adjective also that of its verb."""
        frame = self.frame
        verb = {Category.NOUN: frame.support, Category.ADJECTIVE: frame.over}.get(frame.category)
        return cover(frame.span, verb.span if verb else None, *map(span_of, frame.openers))


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The gaps of a parsed document, in text order of the sentences; verbs before nouns."""
    for sentence in parsed.sentences:
        found = [match for match in matches(parsed, sentence, "gap") if _told(match.frame).modality is not None]
        lacking = {match.frame.head for match in found if not match.row.get("refuses")}
        gaps = sorted(filter(None, (_gap(match, lacking) for match in found)), key=_order)
        for gap in apart(gaps, lambda g: g.frame.head.start, lambda g: (g.span,)):
            yield _claim(parsed, gap)


def _order(gap: Gap) -> tuple[bool, int]:
    return gap.frame.category is Category.NOUN, gap.frame.head.i


def _told(frame: Frame) -> Factuality:
    """How far a gap is told: by what stands around it; its own "would" refuses, but for a condition's ("would not say")."""
    verb = frame.support or frame
    refuses = verb.factuality is Factuality.POSSIBLE and verb.modal in words("gaps", "refusing_modals")
    return frame.context if refuses and condition(verb) is None else verb.factuality


def _gap(match: Match, lacking: Collection[Token]) -> Gap | None:
    """What a predicate lacks; one that ``refuses`` ("declined to comment") the saying or settling below it."""
    frame, row = match.frame, match.row
    if row.get("refuses"):
        refused = frames_of(frame.sentence, [t for t in frame.arguments("infinitive", "ing", "from") if t in lacking])
        return Gap(frame, frame.doer, _with_to(refused[0])) if refused else None
    if not (row.get("alone") or _missing(frame)) or not shaped(frame, "gaps", "told"):
        return None
    of_words = frame.category is Category.ADJECTIVE and row["lacks"] != "words"
    return Gap(frame, () if frame.has_expletive or of_words else frame.doer, _what(frame, row["lacks"]))


def _missing(frame: Frame) -> bool:
    """Whether a predicate is denied: by its own words, or by what it is done to or who does it ("nothing was agreed")."""
    arguments = frame.arguments("object", "doer") if frame.category is Category.VERB else ()
    return shaped(frame, "gaps", "missing") or any(_none(frame, t) for t in arguments)


def _none(frame: Frame, token: Token) -> bool:
    """Such as "nothing", "little", "no dates"."""
    noun, small = predicate_of(frame.sentence, token), words("gaps", "little")
    little = token.text.lower() in small or is_small(frame.sentence, token, small)
    return little or shaped(noun, "gaps", "none")


def _with_to(frame: Frame) -> Span:
    """A verb with all that follows it, from the "to" of an infinitive on."""
    return frame.head.start - len("to ") * frame.infinitive, frame.span[1]


def _what(frame: Frame, lacks: str) -> Span | None:
    """What is missing: a noun itself, or what follows a verb or an adjective; of what is open and of a passive its subject."""
    if frame.category is Category.NOUN:
        return frame.span
    if lacks == "presence":
        return span_of(frame.head)
    open_ones = frame.over.arguments("wh", "that") or frame.doer if frame.category is Category.ADJECTIVE else ()
    return rest(frame) or (frame.extent(open_ones) if open_ones and lacks != "words" else None)


def rest(frame: Frame) -> Span | None:
    """What is not said or done: objects and clauses of a verb with what its prepositions lead to; of a passive its subject."""
    all_of_it = (*frame.object, *frame.below, *frame.after(*words("gaps", "about")))
    heads = [t for t in all_of_it if t.tag not in ("WDT", "WP")]
    return frame.extent(heads) if heads else None


def _setting(parsed: ParsedDocument, gap: Gap) -> Iterator[Slot]:
    """Where it was looked for: "in public", "in the joint statement"."""
    sentence = gap.frame.sentence
    inside = frames_of(sentence, sentence.between(*gap.span))
    first = next((f.head for f in inside if shaped(f, "gaps", "setting")), None)
    if first is not None:
        yield slot(parsed, "setting", *phrase(sentence, first))


def _claim(parsed: ParsedDocument, gap: Gap) -> Claim:
    told, who = _told(gap.frame), actor_slots(parsed, gap.frame.sentence, gap.who, "who", loose=True)
    what = (slot(parsed, "what", *gap.what),) if gap.what is not None else ()
    slots = (*who, *what, *_setting(parsed, gap))
    return told_by(parsed, gap.frame, "gap", gap.span, slots, polarity=told.polarity, modality=told.modality)
