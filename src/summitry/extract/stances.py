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
from summitry.extract.antecedents import meant
from summitry.extract.arguments import Named, actors, claim_of, slot, speakers, vouchers
from summitry.extract.interpret import Match, matches
from summitry.extract.issues import issue_of
from summitry.extract.matching import shaped, tabled
from summitry.extract.spans import Span, cover, within
from summitry.extract.stances_occasion import occasion
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.conditions import condition
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Frame, frames_of
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
    return within(found.frame.head.start, taken) or within(found.about[0], taken)


def _attitudes(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Attitude]:
    told = (match for match in matches(parsed, sentence, "stance") if _told(match.frame))
    yield from filter(None, (_of_match(parsed, match) for match in told))
    yield from filter(None, starmap(_of_duty, tabled(sentence, "attitudes", "duties")))


def _told(frame: Frame) -> bool:
    """Whether a stance is told of the doer, not only asked, supposed or wanted of them."""
    return not shaped(frame, "attitudes", "untold")


def _of_match(parsed: ParsedDocument, match: Match) -> Attitude | None:
    frame, row = match.frame, match.row
    negative = frame.denied or frame.denied_above
    if (negative and row.get("denied") == "silent") or frame.undone:
        return None
    said = str(row["attitude"])
    attitude = FLIPPED.get(said, said) if negative else said
    attitude, heads = _turned(frame, attitude) or (attitude, _about(parsed, frame, row))
    about = meant(parsed, frame.sentence, frame.extent(heads)) if heads else None
    return Attitude(frame, attitude, about, row) if about is not None else None


def _about(parsed: ParsedDocument, frame: Frame, row: Row) -> tuple[Token, ...]:
    """The heads of what an attitude is about: the roles that the row names, else objects, clauses and what prepositions mark."""
    if "about" in row:
        return frame.arguments(*row["about"])
    if frame.passive:
        return frame.below or frame.object
    if row.get("judges") and any(p.is_person for p in actors(parsed, frame.sentence, frame.object)):
        return frame.after(*words("attitudes", "grounds"))
    marked = frame.after(*(frame.marked.keys() - words("attitudes", "circumstantial")), "")
    own = frame.object if frame.category in TRANSITIVE else ()
    return tuple(t for t in (*own, *frame.below, *marked) if lemma(t) not in words("attitudes", "no_issues"))


def _turned(frame: Frame, attitude: str) -> tuple[str, tuple[Token, ...]] | None:
    """Such as "vowed to block the treaty": against the treaty."""
    if attitude not in words("attitudes", "willing") or frame.object:
        return None
    own = (f for f in frames_of(frame.sentence, frame.argument("infinitive")) if f.doer == frame.doer)
    listed = ((one, lexicon.row("stance", one.names, one.category)) for one in own if one.object and not one.negative)
    told = ((str(found[1]["attitude"]), one.object) for one, found in listed if found is not None)
    return next((turned for turned in told if turned[0] in words("attitudes", "against")), None)


def _of_duty(frame: Frame, attitude: str) -> Attitude | None:
    """What must, should or cannot be in somebody's own words: a demand or a wish of who says it."""
    subject = frame.object if frame.passive else frame.doer
    somebody = bool(subject) and not spelled(subject) & words("attitudes", "anyone")
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
    """No outlet, no class of people ("a candidate who promised"), no one person for "they"."""
    said = parsed.text[who.start : who.end].lower().split()
    if who.is_person:
        return not words("attitudes", "plurals").issuperset(said)
    kind = who.appearance.actor_type if who.appearance is not None else ActorType.UNNAMED
    if kind is ActorType.UNNAMED:
        return len(said) > 1 and said[-1] not in words("attitudes", "nameless")
    return kind is not ActorType.OUTLET


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
    frame, (low, high) = found.frame, found.about
    above = frame.above.span if frame.above and frame.category is not Category.VERB and not frame.owner else None
    beside = frame.sentence.start <= low and high <= frame.sentence.end
    return cover(frame.span, above, found.about if beside else None)


def _condition(parsed: ParsedDocument, found: Attitude) -> Iterator[Slot]:
    """The words of "if …", "provided …", "in return for …", "on condition that …" around the attitude."""
    span = condition(found.frame)
    if span is not None:
        yield slot(parsed, "condition", *span)
