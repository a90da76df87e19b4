"""Claims that an actor wants something on an issue: wants, supports, opposes, demands, offers, promises, rejects and so on.

Made of the frames that fit a row ``stance`` of the lexicon, and of "must", "should", "need to" in somebody's own words. The
actor is the deep subject, or who says the words. A joint stance gives one claim for each actor. The issue is a heading of
``vocabulary/issues.yaml`` or of the user's own file where the words name one, else the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry import lexicon, vocabulary
from summitry.extract.antecedents import meant
from summitry.extract.arguments import Named, Span, actors, claim_of, slot, speakers, vouchers
from summitry.extract.interpret import Match, matches
from summitry.extract.issues import issue_of
from summitry.extract.stances_occasion import occasion
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Form, Frame, condition, frame_of, frames
from summitry.language.clauses.syntax import lemma
from summitry.lexicon import Row
from summitry.model import ActorType, Claim, Modality, Slot
from summitry.vocabulary import classes, words

#: Attitude when it is denied; an attitude that is not listed is then none.
FLIPPED = vocabulary.load("attitudes")["flip"]


@dataclass(frozen=True, slots=True)
class Attitude:
    """An attitude told by a frame: which, what about, and whether only the words of a speaker tell it ("must")."""

    frame: Frame
    attitude: str
    about: Span
    row: Row
    spoken: bool = False


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The stances of a parsed document, in text order."""
    for sentence in parsed.sentences:
        taken: list[tuple[str, Span]] = []
        for found in sorted(_attitudes(parsed, sentence), key=lambda a: a.frame.head.i):
            for who in _holders(parsed, found):
                at = found.frame.head.start
                if not any(v == who.value and (s == found.about[0] or s <= at < e) for v, (s, e) in taken):
                    taken.append((who.value, found.about))
                    yield _claim(parsed, found, who)


def _attitudes(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Attitude]:
    for match in matches(parsed, sentence, "stance"):
        found = _of_match(parsed, sentence, match) if _told(match.frame) else None
        if found is not None:
            yield found
    for frame in frames(sentence):
        if frame.category is Category.VERB:
            yield from _of_duty(frame)


def _need(frame: Frame) -> str:
    return (
        ""
        if frame.modal or not frame.clauses.get(Form.TO)
        else classes("attitudes", "duties").get(lemma(frame.head), "")
    )


def _told(frame: Frame) -> bool:
    """Whether a stance is told of the doer, not only asked, supposed or wanted of them."""
    shrunk_from = frame.factuality is Factuality.UNLIKELY and not frame.finite
    return frame.standing is not None and frame.factuality is not Factuality.WANTED and not shrunk_from


def _of_match(parsed: ParsedDocument, sentence: Sentence, match: Match) -> Attitude | None:
    frame, row = match.frame, match.row
    negative = frame.denied or (frame.category is not Category.VERB and _denied_above(frame))
    if negative and row.get("denied") == "silent":
        return None
    attitude = str(FLIPPED.get(row["attitude"], row["attitude"])) if negative else str(row["attitude"])
    heads = _about(parsed, frame, row)
    turned = _turned(frame, attitude)
    if turned is not None:
        attitude, heads = turned
    about = meant(parsed, sentence, frame.extent(heads)) if heads else None
    return Attitude(frame, attitude, about, row) if about is not None else None


def _denied_above(frame: Frame) -> bool:
    """Whether the verb that a noun or adjective hangs from is denied: "is not ready", "expressed no support"."""
    return frame.above is not None and frame.preposition == "" and frame.above.negative


def _about(parsed: ParsedDocument, frame: Frame, row: Row) -> tuple[Token, ...]:
    """The heads of what an attitude is about: the roles that the row names, else objects, clauses and what prepositions mark."""
    if "about" in row:
        return tuple(t for role in row["about"] for t in frame.argument(role))
    clauses = tuple(t for some in frame.clauses.values() for t in some)
    if frame.passive:
        return clauses or frame.object
    marked = [t for p, some in frame.marked.items() if p not in words("attitudes", "circumstantial") for t in some]
    found = (*(frame.object if frame.category in (Category.VERB, Category.PREPOSITION) else ()), *clauses, *marked)
    if row.get("judges") and any(p.is_person for p in actors(parsed, frame.sentence, frame.object)):
        found = tuple(t for p in words("attitudes", "grounds") for t in frame.marked.get(p, ()))
    return tuple(t for t in found if lemma(t) not in words("attitudes", "no_issues"))


def _turned(frame: Frame, attitude: str) -> tuple[str, tuple[Token, ...]] | None:
    """Such as "vowed to block the treaty": against the treaty."""
    if attitude not in words("attitudes", "willing") or frame.object:
        return None
    for verb in frame.clauses.get(Form.TO, ()):
        inner = frame_of(frame.sentence, verb)
        known = lexicon.row("stance", inner.names, inner.category) if inner is not None else None
        against = known is not None and known[1]["attitude"] in words("attitudes", "against")
        own = inner is not None and inner.doer == frame.doer
        if inner is not None and known is not None and against and own and inner.object and not inner.negative:
            return str(known[1]["attitude"]), inner.object
    return None


def _of_duty(frame: Frame) -> Iterator[Attitude]:
    """What must, should or cannot be in somebody's own words: a demand or a wish of who says it."""
    attitude = classes("attitudes", "modals").get(frame.modal, "") or _need(frame)
    if (
        frame.negative
        and frame.modal in words("attitudes", "ability")
        and lemma(frame.head) in words("attitudes", "cannot")
    ):
        attitude = "wants"
    asserted = frame.standing is not None and frame.context.modality is Modality.HELD and frame.finite
    guessed = frame.progressive or (lemma(frame.head) in words("attitudes", "guesses") and not frame.negative)
    subject = frame.object if frame.passive else frame.doer
    if attitude and asserted and not guessed and subject and not _anybody(subject):
        about = frame.span
        yield Attitude(frame, "opposes" if frame.negative else attitude, about, {}, spoken=True)


def _anybody(heads: tuple[Token, ...]) -> bool:
    return any(t.text.lower() in words("attitudes", "anyone") for t in heads)


def _holders(parsed: ParsedDocument, found: Attitude) -> tuple[Named, ...]:
    """Who holds it: the deep subject; for "must", and for "we" in a quotation, the speaker."""
    doer = found.frame.doer
    if not found.spoken:
        own = tuple(p for p in actors(parsed, found.frame.sentence, doer) if _can_hold(parsed, p))
        if own or not any(t.text.lower() in words("references", "first_person") for t in doer):
            return own
    said = speakers(parsed, found.frame.sentence, found.frame.head)
    return tuple(p for p in said if _can_hold(parsed, p))


def _can_hold(parsed: ParsedDocument, who: Named) -> bool:
    """No outlet, no class of people ("a candidate who promised"), no one person for "they"."""
    text = parsed.text[who.start : who.end].lower()
    if who.is_person and text in words("attitudes", "plurals"):
        return False
    kind = who.appearance.actor_type if who.appearance is not None else ActorType.UNNAMED
    if kind is ActorType.UNNAMED:
        return len(text.split()) > 1 and text.split()[-1] not in words("attitudes", "nameless")
    return kind is not ActorType.OUTLET


def _claim(parsed: ParsedDocument, found: Attitude, who: Named) -> Claim:
    frame, sentence = found.frame, found.frame.sentence
    standing = frame.standing
    held = found.spoken or bool(frame.owner) or standing is None
    chain = tuple(h for h in vouchers(parsed, sentence, frame.head) if h != who.value or not found.spoken)
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
        polarity="+" if held else frame.factuality.polarity,
        modality=Modality.HELD if held or standing is None else standing.modality,
        holders=chain,
    )


def _whole(found: Attitude) -> Span:
    """The clause that tells it with what it is about: of a noun or adjective that of the verb over it."""
    frame, (low, high) = found.frame, found.about
    telling = [frame.span]
    if frame.category is not Category.VERB and not frame.owner and frame.above is not None:
        telling.append(frame.above.span)
    if frame.sentence.start <= low and high <= frame.sentence.end:
        telling.append(found.about)
    return min(start for start, _ in telling), max(end for _, end in telling)


def _condition(parsed: ParsedDocument, found: Attitude) -> Iterator[Slot]:
    """The words of "if …", "provided …", "in return for …", "on condition that …" around the attitude."""
    span = condition(found.frame)
    if span is not None:
        yield slot(parsed, "condition", *span)
