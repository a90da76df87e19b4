"""Who came along to a meeting and who was missing: "accompanied by", "alongside", "without his minister", "did not attend".

Where a sentence speaks only of who was in the room or absent, the meeting is the one told just before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from summitry import lexicon
from summitry.extract.arguments import slot
from summitry.extract.encounters.draft import Draft, lately
from summitry.extract.matching import having, shaped
from summitry.extract.spans import span_of
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.frames import NOTHING, Frame, frames_of, predicate_of
from summitry.language.clauses.syntax import expand, lemmas, spelled, within_clause
from summitry.lexicon import words
from summitry.model import ActorType, Mention, Slot

#: Sentences between a meeting and the sentence that says who was there.
NEAR = 2
#: Words from which on a sentence says more than who was there.
SHORT = 20
PEOPLE = frozenset({ActorType.PERSON, ActorType.UNNAMED, ActorType.GROUP})
#: A role, and the heads of the phrases that name who is in it.
Told = tuple[str, tuple[Token, ...]]


def company(parsed: ParsedDocument, draft: Draft) -> tuple[Slot, ...]:
    """The ``delegate`` and ``absent`` slots that the sentence of a meeting gives, each actor once."""
    told = (*_brought(draft), *_beside(draft), *_attending(draft))
    found = (one for role, heads in told for one in _people(parsed, draft.sentence, heads, role))
    others = [s for s in found if s.value not in draft.names and not _stands_for_party(draft, s)]
    return tuple({one.value: one for one in reversed(others)}.values())[::-1]


def _stands_for_party(draft: Draft, one: Slot) -> bool:
    """Such as "attended by the leaders of A and B": where the states are parties, their leaders are no company."""
    last = draft.sentence.between(one.start or 0, one.end or 0)[-1:]
    spans = [draft.sentence.span(token) for token in last if token.tag in ("NNS", "NNPS")]
    return any(low <= p.start < high for low, high in spans for p in draft.parties)


def _brought(draft: Draft) -> list[Told]:
    """Such as "accompanied by A and B", "a team led by A"."""
    return [(_ROLES[f.negative], f.argument("by")) for f in having(draft.sentence, "encounters", "brought")]


def _beside(draft: Draft) -> list[Told]:
    """Such as "met Ann alongside Ben", "together with Ben", "without Ben"."""
    listed = lexicon.load("encounters")["company"].items()
    return [(role, f.argument(word)) for f in frames_of(draft.sentence, draft.anchors) for word, role in listed]


def _attending(draft: Draft) -> tuple[Told, ...]:
    """Such as "Ben sat in on the talks between Ann and Cy", "Ben was absent from the talks"."""
    verb = attendance(predicate_of(draft.sentence, draft.noun)) if draft.noun is not None else None
    return (_who(verb),) if verb is not None else ()


def attendance(event: Frame) -> Frame | None:
    """The verb of attending or missing that an event noun hangs from, or None."""
    verb = predicate_of(event.sentence, within_clause(event.sentence, event.head)[-1])
    direct = event.head in verb.object and shaped(verb, "encounters", "attending")
    return verb if direct or shaped(verb, "encounters", "present") or _missing(verb) else None


def _states(verb: Frame) -> frozenset[str]:
    """The words that say how or where who does a verb is: "was absent", "was not there"."""
    return spelled((*verb.complement, *verb.adverbials))


def _missing(verb: Frame) -> bool:
    """Whether a verb says by itself that somebody is not there."""
    named = {verb.word, verb.lemma, *(f"{verb.lemma} {word}" for word in spelled(verb.adverbials))}
    states = _states(verb) if shaped(verb, "encounters", "remaining") else set()
    return bool((named | states) & words("encounters", "absent"))


#: The role of who is said to be there, and not to be.
_ROLES = {False: "delegate", True: "absent"}


def _who(verb: Frame) -> Told:
    """The people whom a verb of attending says to be there or missing."""
    attended = shaped(verb, "encounters", "attended")
    return _ROLES[verb.negative != _missing(verb)], verb.doer if attended else verb.subjects


def _people(parsed: ParsedDocument, sentence: Sentence, heads: Sequence[Token], role: str) -> Iterator[Slot]:
    """The people named in phrases, the widest mention of each, as slots of a role."""
    for head in dict.fromkeys(chain.from_iterable(expand(sentence, one) for one in heads)):
        last = -1
        for mention, one in parsed.mentions_in(*_own_span(sentence, head)):
            if mention.start >= last and one.actor_type in PEOPLE and not _is_theirs(sentence, mention):
                last = mention.end
                yield slot(parsed, role, *span_of(mention), one.id, mention.why)


def _is_theirs(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention is only "their", "his"."""
    owner = {t.dep for t in sentence.between(*span_of(mention))[-1:]}
    return mention.how == "pronoun" and not owner.isdisjoint(("poss", "case"))


def _own_span(sentence: Sentence, head: Token) -> tuple[int, int]:
    """A phrase without what is coordinated with it."""
    start, end = sentence.span(head)
    return start, min([end, *(sentence.span(t)[0] for t in expand(sentence, head) if t.i > head.i)])


def roll_calls(parsed: ParsedDocument, sentence: Sentence, told: Sequence[Draft]) -> Iterator[Draft]:
    """Meetings told before of which a sentence says only who was there: "Ben was not at the table"."""
    held = (d for d in lately(parsed, told, sentence, NEAR) if d.enough and not d.press and d.held)
    before = next(held, None) if told and told[-1].sentence is not sentence else None
    verbs = filter(_in_the_room, having(sentence, "encounters", "being")) if before is not None else iter(())
    verb = next(verbs, NOTHING)
    role, heads = _who(verb)
    taken = before.names if before is not None else frozenset[str]()
    found = tuple(s for s in _people(parsed, sentence, heads, role) if s.value not in taken)
    if before is not None and found:
        yield Draft(
            sentence=sentence,
            trigger=verb.head,
            format=before.format,
            anchors=(verb.head,),
            parties=before.parties,
            delegates=found,
            why=before.as_antecedent(parsed),
        )


def _in_the_room(verb: Frame) -> bool:
    rooms = lemmas(verb.arguments(*words("encounters", "at_rooms"))) & words("encounters", "room")
    there = _states(verb) & (words("encounters", "absent") | words("encounters", "present"))
    return bool(rooms or (there and len(verb.sentence.tokens) < SHORT))
