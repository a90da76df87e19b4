"""Claims that something was not said, not agreed or is not known: who kept silent or did not agree, and about what.

Made of the frames that fit a row ``gap`` of the lexicon. A row counts where its predicate is denied ("did not mention", "made
no reference to", "nothing was agreed", "without a deal"), unless it tells a gap ``alone`` ("disagreed", "unclear") or
``refuses`` what stands below it ("declined to comment").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.extract.arguments import Span, actor_slots, claim_of, slot, vouchers
from summitry.extract.interpret import Match, matches
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.frames import Category, Form, Frame, frame_of
from summitry.language.clauses.syntax import is_small, lemma, phrase
from summitry.model import ActorType, Claim, Slot
from summitry.vocabulary import words

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
    """The gaps of a parsed document, in text order."""
    for sentence in parsed.sentences:
        taken: list[Span] = []
        for gap in sorted(_gaps(parsed, sentence), key=lambda g: (g.frame.category is Category.NOUN, g.frame.head.i)):
            at = gap.frame.head.start
            known = gap.what is not None or bool(_who(parsed, gap))
            if known and not any(start <= at < end for start, end in taken) and not _outlets(parsed, gap):
                taken.append(gap.span)
                yield _claim(parsed, gap)


def _gaps(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Gap]:
    listed = list(matches(parsed, sentence, "gap"))
    lacking = {match.frame.head.i: match for match in listed if not match.row.get("refuses")}
    for match in listed:
        frame = match.frame
        if frame.context.modality is None or frame.modal in words("gaps", "open_modals"):
            continue
        if match.row.get("refuses"):
            yield from _refused(frame, lacking)
        elif match.row.get("alone") or _missing(frame):
            yield from _of(match)


def _missing(frame: Frame) -> bool:
    """Whether a predicate is denied: by its own words, or by what it is done to or who does it ("nothing was agreed")."""
    if frame.category is Category.NOUN:
        return bool(frame.determiners & words("factuality", "no")) or frame.preposition in words(
            "factuality", "without"
        )
    if frame.category is Category.ADJECTIVE:
        return frame.above is not None and frame.above.negative
    return frame.denied or any(_none(frame.sentence, t) for t in (*frame.object, *frame.doer))


def _none(sentence: Sentence, token: Token) -> bool:
    """Such as "nothing", "little", "no dates"; not "a few"."""
    frame = frame_of(sentence, token)
    determiners = frame.determiners if frame is not None else frozenset()
    little = token.text.lower() in words("gaps", "little") or is_small(sentence, token, words("gaps", "little"))
    return (little and not determiners & words("gaps", "small")) or bool(determiners & words("factuality", "no"))


def _refused(frame: Frame, lacking: dict[int, Match]) -> Iterator[Gap]:
    """Such as "declined to comment", "refrained from criticising": what is refused is a saying or a settling."""
    for verb in (*frame.clauses.get(Form.TO, ()), *frame.clauses.get(Form.ING, ()), *frame.marked.get("from", ())):
        inner = lacking.get(verb.i)
        if inner is None or inner.row.get("alone") or frame.negative:
            continue
        if not (inner.name in words("gaps", "naming") and inner.frame.passive):
            yield Gap(
                frame,
                _whole(frame),
                frame.doer,
                (verb.start - 3 if inner.frame.infinitive else verb.start, inner.frame.span[1]),
            )


def _of(match: Match) -> Iterator[Gap]:
    frame = match.frame
    if frame.passive and frame.infinitive and match.name in words("gaps", "naming"):
        return  # "asked not to be named": a source's condition
    if frame.category is Category.NOUN:
        yield _of_noun(frame)
    elif frame.category is Category.ADJECTIVE:
        if frame.above is not None and lemma(frame.above.head) in words("gaps", "remaining"):
            yield _of_adjective(frame, match)
        elif frame.head.dep in ("amod", "acomp", "oprd", "acl", "xcomp", "ccomp") and frame.above is not None:
            noun = frame.above
            if noun.category is Category.NOUN and lemma(noun.head) in words("gaps", "open_nouns"):
                yield Gap(frame, noun.span, (), phrase(frame.sentence, noun.head))
    else:
        who = frame.doer if not frame.has_expletive else ()
        what = (frame.head.start, frame.head.end) if match.row["lacks"] == "presence" else _rest(frame)
        yield Gap(frame, _whole(frame), who, what)


def _of_noun(frame: Frame) -> Gap:
    """Such as "no sign of", "without a deal", "the absence of a treaty", with the clause where that is short."""
    low, high = frame.span
    verb = frame.above if frame.support is not None else None
    if verb is not None and verb.span[1] - verb.span[0] < LONGEST:
        low, high = min(low, verb.span[0]), max(high, verb.span[1])
    owner = frame.owner or (verb.doer if verb is not None else ())
    return Gap(frame, (low, high), owner, frame.span)


def _of_adjective(frame: Frame, match: Match) -> Gap:
    """Such as "it is unclear whether", "his agenda is unknown", "remained silent on"."""
    above = frame.above if frame.above is not None else frame
    asked = (*frame.argument("wh"), *frame.argument("that"), *above.argument("wh"), *above.argument("that"))
    told = tuple(t for p in words("gaps", "about") for t in frame.marked.get(p, ()))
    if match.row["lacks"] == "words":
        return Gap(frame, above.span, frame.doer, frame.extent(told) if told else None)
    heads = asked or told or frame.doer
    what = frame.extent(heads) if heads else None
    start, end = above.span
    return Gap(frame, (min(start, what[0]) if what else start, max(end, what[1]) if what else end), (), what)


def _rest(frame: Frame) -> Span | None:
    """What is not said or done: objects and clauses of a verb with what its prepositions lead to; of a passive its subject."""
    clauses = [t for some in frame.clauses.values() for t in some]
    marked = [t for p in words("gaps", "about") for t in frame.marked.get(p, ())]
    heads = [t for t in (*frame.object, *clauses, *marked) if t.tag not in ("WDT", "WP")]
    if not heads:
        return None
    start, end = frame.extent(heads)
    for token in frame.sentence.between(end, frame.span[1]):
        told = frame_of(frame.sentence, token)
        if told is not None and told.preposition in words("gaps", "of_what") and not told.head.ent:
            end = max(end, told.span[1])
    return start, end


def _whole(frame: Frame) -> Span:
    """The clause of a verb with the "nor" that opens it."""
    start, end = frame.span
    return min([start, *(t.start for t in frame.openers)]), end


def _who(parsed: ParsedDocument, gap: Gap) -> list[Slot]:
    """Who keeps silent or did not agree: actors, else the words; a thing ("policies", "the rally") does neither."""
    heads = [t for t in gap.who if t.pos == "PROPN" or lemma(t) not in words("gaps", "things_who")]
    return list(actor_slots(parsed, gap.frame.sentence, heads, "who", loose=True))


def _outlets(parsed: ParsedDocument, gap: Gap) -> bool:
    return any(a.actor_type is ActorType.OUTLET for t in gap.who for a in parsed.actors_of(gap.frame.sentence, t))


def _setting(parsed: ParsedDocument, gap: Gap) -> Iterator[Slot]:
    """Where it was looked for: "in public", "in the joint statement"."""
    low, high = gap.span
    for token in gap.frame.sentence.between(low, high):
        noun = frame_of(gap.frame.sentence, token) if lemma(token) in words("gaps", "setting_nouns") else None
        if noun is not None and noun.preposition in words("gaps", "settings"):
            yield slot(parsed, "setting", *phrase(gap.frame.sentence, token))
            return


def _claim(parsed: ParsedDocument, gap: Gap) -> Claim:
    frame = gap.frame
    slots = [
        *_who(parsed, gap),
        *([slot(parsed, "what", *gap.what)] if gap.what is not None else []),
        *_setting(parsed, gap),
    ]
    return claim_of(
        parsed,
        frame.sentence,
        "gap",
        (min(gap.span[0], frame.head.start), max(gap.span[1], frame.head.end)),
        slots,
        polarity=frame.context.polarity,
        modality=frame.context.modality,
        holders=vouchers(parsed, frame.sentence, frame.head),
    )
