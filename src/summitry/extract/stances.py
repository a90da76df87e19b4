"""Claims that an actor wants something on an issue: wants, supports, opposes, demands, offers, promises, rejects and so on.

Made of the frames that fit a row ``stance`` of the lexicon, and of "must", "should", "need to" in somebody's own words. The
actor is the deep subject, or who says the words. A joint stance gives one claim for each actor. The issue is a heading of
``discourse/issues.yaml`` or of the user's own file where the words name one, else the words themselves. ``time`` is a date in
the words of the sentence or of the quotation that tells it; ``audience`` is ``public`` where the actor said it openly,
``private`` where the words say so, ``reported`` where others tell it as theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, starmap

from summitry import lexicon
from summitry.extract.arguments import Named, actors, quotation_of, slot, speakers, time_slot, vouchers
from summitry.extract.interpret import Match, matches, told_by
from summitry.extract.issues import issue_of
from summitry.extract.spans import Span, cover, span_of, within
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.attachment import times_of
from summitry.language.clauses.conditions import condition, on_terms
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame, frames_of
from summitry.language.clauses.shapes import shaped, tabled
from summitry.language.clauses.syntax import lemma, spelled
from summitry.language.clauses.voucher import verbs_above
from summitry.lexicon import Row, words
from summitry.model import Claim, Slot

#: Attitude when it is denied; an attitude that is not listed is then none.
FLIPPED = lexicon.load("attitudes")["flip"]
#: What a predicate says of its own object; of nouns and adjectives what stands behind prepositions and in clauses alone.
TRANSITIVE = (Category.VERB, Category.PREPOSITION)
#: Steps up from a date to the verb that it belongs to, through its preposition.
NEAR = 2


@dataclass(frozen=True, slots=True)
class Attitude:
    """An attitude told by a frame: which, what about, and whether only the words of a speaker tell it ("must")."""

    frame: Frame
    attitude: str
    about: Span
    row: Row
    spoken: bool = False


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The stances of a parsed document, in text order of the sentences; a joint one once for each actor."""
    for sentence in parsed.sentences:
        by_rows = map(_of_match, matches(parsed, sentence, "stance"))
        for found in filter(None, chain(by_rows, starmap(_of_duty, tabled(sentence, "attitudes", "duties")))):
            yield from (_claim(parsed, found, who) for who in _holders(parsed, found))


def _of_match(match: Match) -> Attitude | None:
    """The attitude of a row, turned round where it is denied; None where it is not told of the doer."""
    frame, row = match.frame, match.row
    negative = frame.denied or frame.denied_above
    heads = about_of(frame, row)
    silent = (negative and row.get("denied") == "silent") or frame.undone or shaped(frame, "attitudes", "untold")
    if silent or all(t.pos in ("PRON", "DET") for t in heads):
        return None
    said = str(row["attitude"])
    return Attitude(frame, FLIPPED.get(said, said) if negative else said, frame.extent(heads), row)


def about_of(frame: Frame, row: Row) -> tuple[Token, ...]:
    """The heads of what an attitude is about: the roles that the row names, else objects, clauses and what prepositions mark."""
    if "about" in row:
        return frame.arguments(*row["about"])
    if frame.passive:
        return frame.below or frame.object
    marked = frame.after(*(frame.marked.keys() - words("attitudes", "circumstantial")), "")
    own = frame.object if frame.category in TRANSITIVE else ()
    return tuple(t for t in (*own, *frame.below, *marked) if lemma(t) not in words("attitudes", "no_issues"))


def _of_duty(frame: Frame, attitude: str) -> Attitude | None:
    """What must, should or cannot be in somebody's own words: a demand or a wish of who says it."""
    somebody = spelled(frame.object if frame.passive else frame.doer) - words("attitudes", "anyone")
    told = somebody and not shaped(frame, "attitudes", "guessed")
    return Attitude(frame, attitude, frame.span, {}, spoken=True) if told else None


def _holders(parsed: ParsedDocument, found: Attitude) -> tuple[Named, ...]:
    """Who holds it: the deep subject; for "must", and for "we" in a quotation, the speaker."""
    frame = found.frame
    doers = () if found.spoken else actors(parsed, frame.sentence, frame.doer)
    own = tuple(one for one in doers if one.sort is not None)
    if own or not (found.spoken or spelled(frame.doer) & words("references", "first_person")):
        return own
    return speakers(parsed, frame.sentence, frame.head)


def _claim(parsed: ParsedDocument, found: Attitude, who: Named) -> Claim:
    frame = found.frame
    told = Factuality.FACT if found.spoken or frame.owner else frame.factuality
    terms = condition(frame)
    slots = [
        who.as_slot(parsed, "actor"),
        slot(parsed, "attitude", frame.head.start, frame.head.end, on_terms(frame, found.attitude)),
        slot(parsed, "issue", *found.about, issue_of(parsed, frame.sentence, *found.about)),
        *((slot(parsed, "condition", *terms),) if terms is not None else ()),
        *_time(parsed, frame, found.about),
        *_audience(parsed, frame, who, openly=bool(found.row.get("openly"))),
    ]
    chain = vouchers(parsed, frame.sentence, frame.head)
    known = {"holders": tuple(h for h in chain if h != who.value)} if found.spoken else {}
    return told_by(
        parsed, frame, "stance", _whole(found), slots, polarity=told.polarity, modality=told.modality, **known
    )


def _whole(found: Attitude) -> Span:
    """The clause that tells it with what it is about: of a noun or adjective that of the verb over it."""
    frame = found.frame
    above = frame.above.span if frame.above and frame.category is not Category.VERB and not frame.owner else None
    return cover(frame.span, above, found.about)


def _time(parsed: ParsedDocument, frame: Frame, about: tuple[int, int]) -> Iterator[Slot]:
    """The date that hangs from the word of attitude or from the verb that tells it, else that of the quotation."""
    verbs = (frame.head, *verbs_above(frame.sentence, frame.head))
    for way, time in times_of(parsed, frame.sentence, verbs, "date"):
        told = way.steps <= NEAR and way.preposition not in words("attitudes", "until")
        if told and not within(time.start, [about]):
            yield time_slot(parsed, time)
            return
    quotation = quotation_of(parsed, frame.head)
    yield from quotation.all("time")[:1] if quotation is not None else ()


def _audience(parsed: ParsedDocument, frame: Frame, who: Named, *, openly: bool) -> Iterator[Slot]:
    """In private, openly, or told by others; nothing where the report only says that somebody wants it."""
    quotation = quotation_of(parsed, frame.head)
    own = quotation is not None and who.value in {s.value for s in quotation.all("speaker")}
    secret = _secret(frame)
    if secret is not None:
        yield slot(parsed, "audience", *span_of(secret), "private")
    elif own or (openly and not vouchers(parsed, frame.sentence, frame.head)):
        before = _before_whom(quotation) if own else span_of(frame.head)
        yield slot(parsed, "audience", *(before or span_of(frame.head)), "public", "told in the actor's own words")
    elif vouchers(parsed, frame.sentence, frame.head):
        yield Slot("audience", "reported", why="told by others as theirs")


def _secret(frame: Frame) -> Token | None:
    """The word by which it, or the verb that tells it, is said to be told in private."""
    told = frames_of(frame.sentence, (frame.head, *verbs_above(frame.sentence, frame.head)))
    adverbs = chain.from_iterable(one.adverbials for one in told)
    return next((t for t in adverbs if t.text.lower() in words("attitudes", "private")), None)


def _before_whom(quotation: Claim | None) -> Span | None:
    """The listeners or the place of a quotation."""
    named = (quotation.first("addressee") or quotation.first("setting")) if quotation is not None else None
    return (named.start, named.end) if named and named.start is not None and named.end is not None else None
