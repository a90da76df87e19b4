"""Claims that an actor wants something on an issue: wants, supports, opposes, demands, offers, promises, rejects and so on.

Made of the frames that fit a row ``stance`` of the lexicon, and of "must", "should", "need to" in somebody's own words. The
actor is the deep subject, or who says the words. A joint stance gives one claim for each actor. The issue is a heading of
``discourse/issues.yaml`` or of the user's own file where the words name one, else the words themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import starmap

from summitry import lexicon
from summitry.extract.arguments import Named, actors, claim_of, slot, speakers, vouchers
from summitry.extract.interpret import Match, matches
from summitry.extract.issues import issue_of
from summitry.extract.spans import Span, cover, within
from summitry.extract.stances_occasion import occasion
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.conditions import condition
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame
from summitry.language.clauses.shapes import shaped, tabled
from summitry.language.clauses.syntax import lemma, spelled
from summitry.lexicon import Row, words
from summitry.model import ActorType, Claim, Slot

#: Attitude when it is denied; an attitude that is not listed is then none.
FLIPPED = lexicon.load("attitudes")["flip"]
#: What a predicate says of its own object; of nouns and adjectives what stands behind prepositions and in clauses alone.
TRANSITIVE = (Category.VERB, Category.PREPOSITION)


@dataclass(frozen=True, slots=True)
class Attitude:
    """An attitude told by a frame: which, what about, and whether only the words of a speaker tell it ("must")."""

    frame: Frame
    attitude: str
    about: Span
    row: Row
    spoken: bool = False


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The stances of a parsed document, in text order; for each actor one of what is told inside another."""
    for sentence in parsed.sentences:
        taken: defaultdict[str, list[Span]] = defaultdict(list)
        for found in sorted(_attitudes(parsed, sentence), key=lambda a: a.frame.head.i):
            for who in _holders(parsed, found):
                if not _known(found, taken[who.value]):
                    taken[who.value].append(found.about)
                    yield _claim(parsed, found, who)


def _known(found: Attitude, taken: list[Span]) -> bool:
    return within(found.frame.head.start, taken)


def _attitudes(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Attitude]:
    told = (match for match in matches(parsed, sentence, "stance") if _told(match.frame))
    yield from filter(None, map(_of_match, told))
    yield from filter(None, starmap(_of_duty, tabled(sentence, "attitudes", "duties")))


def _told(frame: Frame) -> bool:
    """Whether a stance is told of the doer, not only asked, supposed or wanted of them."""
    return not shaped(frame, "attitudes", "untold")


def _of_match(match: Match) -> Attitude | None:
    frame, row = match.frame, match.row
    negative = frame.denied or frame.denied_above
    if (negative and row.get("denied") == "silent") or frame.undone:
        return None
    said = str(row["attitude"])
    attitude = FLIPPED.get(said, said) if negative else said
    heads = about_of(frame, row)
    return Attitude(frame, attitude, frame.extent(heads), row) if any(map(_says, heads)) else None


def _says(token: Token) -> bool:
    """Whether it names something: no pronoun alone."""
    return token.pos not in ("PRON", "DET")


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
    subject = frame.object if frame.passive else frame.doer
    somebody = spelled(subject) - words("attitudes", "anyone")
    told = somebody and not shaped(frame, "attitudes", "guessed")
    return Attitude(frame, attitude, frame.span, {}, spoken=True) if told else None


def _holders(parsed: ParsedDocument, found: Attitude) -> tuple[Named, ...]:
    """Who holds it: the deep subject; for "must", and for "we" in a quotation, the speaker."""
    frame = found.frame
    own = () if found.spoken else _able(parsed, actors(parsed, frame.sentence, frame.doer))
    if own or not (found.spoken or spelled(frame.doer) & words("references", "first_person")):
        return own
    return _able(parsed, speakers(parsed, frame.sentence, frame.head))


def _able(parsed: ParsedDocument, found: tuple[Named, ...]) -> tuple[Named, ...]:
    return tuple(one for one in found if _can_hold(parsed, one))


def _can_hold(parsed: ParsedDocument, who: Named) -> bool:
    """No bare word for somebody ("candidates"), no one person for "they"."""
    said = parsed.text[who.start : who.end].lower().split()
    if who.is_person:
        return not words("attitudes", "plurals").issuperset(said)
    return who.sort not in (ActorType.UNNAMED, None) or len(said) > 1


def _claim(parsed: ParsedDocument, found: Attitude, who: Named) -> Claim:
    frame, sentence = found.frame, found.frame.sentence
    standing = Factuality.FACT if found.spoken or frame.owner else frame.factuality
    chain = vouchers(parsed, sentence, frame.head)
    slots = [
        who.as_slot(parsed, "actor"),
        slot(parsed, "attitude", frame.head.start, frame.head.end, found.attitude),
        slot(parsed, "issue", *found.about, issue_of(parsed, sentence, *found.about)),
        *_condition(parsed, found),
        *occasion(parsed, frame, who, found.about, openly=bool(found.row.get("openly"))),
    ]
    return claim_of(
        parsed,
        sentence,
        "stance",
        _whole(found),
        slots,
        polarity=standing.polarity,
        modality=standing.modality,
        holders=tuple(h for h in chain if h != who.value) if found.spoken else chain,
    )


def _whole(found: Attitude) -> Span:
    """The clause that tells it with what it is about: of a noun or adjective that of the verb over it."""
    frame = found.frame
    above = frame.above.span if frame.above and frame.category is not Category.VERB and not frame.owner else None
    return cover(frame.span, above, found.about)


def _condition(parsed: ParsedDocument, found: Attitude) -> Iterator[Slot]:
    """The words of "if …", "provided …", "in return for …", "on condition that …" around the attitude."""
    span = condition(found.frame)
    if span is not None:
        yield slot(parsed, "condition", *span)
