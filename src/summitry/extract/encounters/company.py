"""Who came along to a meeting and who was missing: "accompanied by", "alongside", "without his minister", "did not attend".

Where a sentence speaks only of who was in the room or absent, the meeting is the one told just before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry import vocabulary
from summitry.extract.arguments import slot
from summitry.extract.encounters.draft import Draft, lately
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.frames import Category, Frame, frame_of, frames
from summitry.language.clauses.syntax import expand, lemma, phrasal, subjects, within_clause
from summitry.model import ActorType, Modality, Slot
from summitry.vocabulary import words

#: Sentences between a meeting and the sentence that says who was there.
NEAR = 2
#: Words from which on a sentence says more than who was there.
SHORT = 20
PEOPLE = frozenset({ActorType.PERSON, ActorType.UNNAMED, ActorType.GROUP})


def company(parsed: ParsedDocument, draft: Draft) -> tuple[Slot, ...]:
    """The ``delegate`` and ``absent`` slots that the sentence of a meeting gives, each actor once."""
    found: dict[str, Slot] = {}
    for role, heads in (*_brought(draft), *_beside(draft), *_attending(draft)):
        for one in _people(parsed, draft.sentence, heads, role):
            found.setdefault(one.value, one)
    taken = {p.value for p in draft.parties}
    return tuple(s for s in found.values() if s.value not in taken and not _stands_for_party(draft, s))


Told = tuple[str, tuple[Token, ...]]


def _stands_for_party(draft: Draft, one: Slot) -> bool:
    """Such as "attended by the leaders of A and B": where the states are parties, their leaders are no company."""
    inside = draft.sentence.between(one.start or 0, one.end or 0)
    if not inside or inside[-1].tag not in ("NNS", "NNPS"):
        return False
    low, high = draft.sentence.span(inside[-1])
    return any(low <= p.start < high for p in draft.parties)


def _brought(draft: Draft) -> Iterator[Told]:
    """Such as "accompanied by A and B", "a team led by A"."""
    for frame in frames(draft.sentence):
        if lemma(frame.head) in words("encounters", "accompany") and frame.head.tag == "VBN":
            yield ("absent" if frame.negative else "delegate"), frame.argument("by")


def _beside(draft: Draft) -> Iterator[Told]:
    """Such as "met Ann alongside Ben", "together with Ben", "without Ben"."""
    for frame in (f for t in draft.anchors if (f := frame_of(draft.sentence, t)) is not None):
        for word, role in vocabulary.load("encounters")["company"].items():
            yield role, frame.argument(word)


def _attending(draft: Draft) -> Iterator[Told]:
    """Such as "Ben sat in on the talks between Ann and Cy", "Ben was absent from the talks"."""
    event = frame_of(draft.sentence, draft.noun) if draft.noun is not None else None
    verb = attendance(event) if event is not None else None
    if verb is not None:
        yield _who(verb)


def attendance(event: Frame) -> Frame | None:
    """The verb of attending or missing that an event noun hangs from, or None."""
    verb = frame_of(event.sentence, within_clause(event.sentence, event.head)[-1])
    if verb is None or verb.category is not Category.VERB:
        return None
    direct = event.head in verb.object and lemma(verb.head) in words("encounters", "attending")
    named = phrasal(event.sentence, verb.head) in words("encounters", "attending_at")
    there = lemma(verb.head) in words("factuality", "being") and _states(verb) & words("encounters", "present")
    return verb if direct or named or there or _missing(verb) else None


def _states(verb: Frame) -> set[str]:
    """The words that say how or where who does a verb is: "was absent", "was not there"."""
    return {t.text.lower() for t in (*verb.complement, *verb.adverbials)}


def _missing(verb: Frame) -> bool:
    """Whether a verb says by itself that somebody is not there."""
    named = {lemma(verb.head), phrasal(verb.sentence, verb.head)}
    named |= {f"{lemma(verb.head)} {t.text.lower()}" for t in verb.adverbials}
    states = _states(verb) if lemma(verb.head) in words("encounters", "remaining") else set()
    return bool((named | states) & words("encounters", "absent"))


def _who(verb: Frame) -> Told:
    """The people whom a verb of attending says to be there or missing."""
    attends = verb.passive and lemma(verb.head) in words("encounters", "attending")
    heads = verb.doer if attends else subjects(verb.sentence, verb.head)
    return ("absent" if verb.negative != _missing(verb) else "delegate"), heads


def _people(parsed: ParsedDocument, sentence: Sentence, heads: Sequence[Token], role: str) -> Iterator[Slot]:
    """The people named in phrases, the widest mention of each, as slots of a role."""
    for head in dict.fromkeys(t for one in heads for t in expand(sentence, one)):
        last = -1
        for mention, one in parsed.mentions_in(*_own_span(sentence, head)):
            owner = sentence.between(mention.start, mention.end)
            possessive = bool(owner) and owner[-1].dep in ("poss", "case")
            if mention.start < last or one.actor_type not in PEOPLE or (mention.how == "pronoun" and possessive):
                continue
            last = mention.end
            yield slot(parsed, role, mention.start, mention.end, one.id, mention.why)


def _own_span(sentence: Sentence, head: Token) -> tuple[int, int]:
    """A phrase without what is coordinated with it."""
    start, end = sentence.span(head)
    others = [sentence.span(t)[0] for t in expand(sentence, head) if t.i > head.i]
    return start, min([end, *others])


def roll_calls(parsed: ParsedDocument, sentence: Sentence, told: Sequence[Draft]) -> Iterator[Draft]:
    """Meetings told before of which a sentence says only who was there: "Ben was not at the table"."""
    if not told or told[-1].sentence is sentence:
        return
    near = lately(parsed, told, sentence, NEAR)
    held = (d for d in near if d.enough and not d.press and (d.polarity, d.modality) == ("+", Modality.HELD))
    before = next(held, None)
    verb = next((f for f in frames(sentence) if _in_the_room(f)), None)
    if before is None or verb is None:
        return
    role, heads = _who(verb)
    found = tuple(s for s in _people(parsed, sentence, heads, role) if s.value not in {p.value for p in before.parties})
    if found:
        words_ = parsed.text[before.trigger.start : before.trigger.end]
        yield Draft(
            sentence=sentence,
            trigger=verb.head,
            format=before.format,
            anchors=(verb.head,),
            parties=before.parties,
            delegates=found,
            why=f"antecedent: the {words_} at {before.trigger.start}",
        )


def _in_the_room(verb: Frame) -> bool:
    if verb.category is not Category.VERB or lemma(verb.head) not in words("factuality", "being"):
        return False
    rooms = {lemma(t) for word in words("encounters", "at_rooms") for t in verb.argument(word)}
    there = _states(verb) & (words("encounters", "absent") | words("encounters", "present"))
    return bool(rooms & words("encounters", "room")) or (bool(there) and len(verb.sentence.tokens) < SHORT)
