"""Who came along to a meeting and who was missing: "accompanied by", "alongside", "without his minister", "did not attend".

Where a sentence speaks only of who was in the room or absent, the meeting is the one told just before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from summitry import vocabulary
from summitry.extract.encounters.draft import Draft, lately
from summitry.extract.modality import negated
from summitry.extract.slots import slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import (
    complements,
    done_to,
    is_passive,
    is_verb,
    lemma,
    phrasal,
    prepositions,
    subjects,
)
from summitry.model import ActorType, Modality, Slot

#: Sentences between a meeting and the sentence that says who was there.
NEAR = 2
#: Words from which on a sentence says more than who was there.
SHORT = 20
PEOPLE = frozenset({ActorType.PERSON, ActorType.UNNAMED, ActorType.GROUP})


def company(parsed: ParsedDocument, draft: Draft) -> tuple[Slot, ...]:
    """The ``delegate`` and ``absent`` slots that the sentence of a meeting gives, each actor once."""
    found: dict[str, Slot] = {}
    for one in (*_brought(parsed, draft), *_beside(parsed, draft), *_attending(parsed, draft)):
        found.setdefault(one.value, one)
    taken = {p.value for p in draft.parties}
    return tuple(s for s in found.values() if s.value not in taken and not _stands_for_party(draft, s))


def _stands_for_party(draft: Draft, one: Slot) -> bool:
    """Such as "attended by the leaders of A and B": where the states are parties, their leaders are no company."""
    inside = draft.sentence.between(one.start or 0, one.end or 0)
    if not inside or inside[-1].tag not in ("NNS", "NNPS"):
        return False
    low, high = draft.sentence.span(inside[-1])
    return any(low <= p.start < high for p in draft.parties)


def _brought(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """Such as "accompanied by A and B", "a team led by A"."""
    sentence = draft.sentence
    for verb in sentence.tokens:
        if lemma(verb) in _words("accompany") and verb.tag == "VBN" and (is_verb(verb) or verb.dep in ("acl", "amod")):
            role = "absent" if negated(sentence, verb) else "delegate"
            for by in prepositions(sentence, verb, "by"):
                yield from people(parsed, sentence, by, role)


def _beside(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """Such as "met Ann alongside Ben", "together with Ben", "without Ben"."""
    sentence, words = draft.sentence, vocabulary.load("encounters")
    for anchor in draft.anchors:
        for preposition in prepositions(sentence, anchor):
            role = words["company"].get(preposition.text.lower())
            if role is not None and (sentence.child(preposition, "pobj") or sentence.child(preposition, "prep")):
                yield from people(parsed, sentence, preposition, role)


def _attending(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """Such as "Ben sat in on the talks between Ann and Cy", "Ben was absent from the talks"."""
    if draft.noun is None:
        return
    verb = attendance(draft.sentence, draft.noun)
    if verb is not None:
        yield from _who(parsed, draft.sentence, verb)


def attendance(sentence: Sentence, noun: Token) -> Token | None:
    """The verb of attending or missing that an event noun hangs from, or None."""
    at = sentence.head(noun)
    for _ in range(4):
        if at is None or is_verb(at):
            break
        at = sentence.head(at)
    if at is None or not is_verb(at):
        return None
    direct = noun in done_to(sentence, at) or (is_passive(sentence, at) and noun.dep == "nsubjpass")
    return at if _tells_presence(sentence, at, direct=direct) else None


def _tells_presence(sentence: Sentence, verb: Token, *, direct: bool) -> bool:
    if direct and lemma(verb) in _words("attending"):
        return True
    if phrasal(sentence, verb) in _words("attending_at") or _missing(sentence, verb):
        return True
    return lemma(verb) == "be" and bool(_states(sentence, verb) & _words("present"))


def _states(sentence: Sentence, verb: Token) -> set[str]:
    return {t.text.lower() for t in sentence.children(verb, "acomp", "attr", "oprd", "advmod")}


def _missing(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says by itself that somebody is not there."""
    absent = _words("absent")
    return (
        lemma(verb) in absent
        or phrasal(sentence, verb) in absent
        or (lemma(verb) in ("be", "remain") and bool(_states(sentence, verb) & absent))
        or f"{lemma(verb)} {' '.join(t.text.lower() for t in sentence.children(verb, 'advmod')[:1])}" in absent
    )


def _who(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> Iterator[Slot]:
    """The people whom a verb of attending says to be there or missing."""
    role = "absent" if negated(sentence, verb) != _missing(sentence, verb) else "delegate"
    passive = is_passive(sentence, verb) and lemma(verb) in _words("attending")
    heads = prepositions(sentence, verb, "by") if passive else subjects(sentence, verb)
    for head in heads:
        yield from people(parsed, sentence, head, role)


def people(parsed: ParsedDocument, sentence: Sentence, head: Token, role: str) -> Iterator[Slot]:
    """The people named in a phrase, the widest mention of each, as slots of a role."""
    start, end = sentence.span(head)
    if head.dep in ("nsubj", "nsubjpass", "conj"):
        end = min([end, *(sentence.span(t)[0] for t in sentence.children(head, "relcl", "conj"))])
    last = start
    for mention, one in parsed.mentions_in(start, end):
        owner = sentence.between(mention.start, mention.end)
        possessive = bool(owner) and owner[-1].dep in ("poss", "case")
        if mention.start < last or one.actor_type not in PEOPLE or (mention.how == "pronoun" and possessive):
            continue
        last = mention.end
        yield slot(parsed, role, mention.start, mention.end, one.id, mention.why)


def roll_calls(parsed: ParsedDocument, sentence: Sentence, told: Sequence[Draft]) -> Iterator[Draft]:
    """Meetings told before of which a sentence says only who was there: "Ben was not at the table"."""
    if not told or told[-1].sentence is sentence:
        return
    before = _just_before(parsed, sentence, told)
    if before is None:
        return
    for verb in sentence.tokens:
        if not is_verb(verb) or lemma(verb) != "be" or not _in_the_room(sentence, verb):
            continue
        taken = {p.value for p in before.parties}
        found = tuple(s for s in _who(parsed, sentence, verb) if s.value not in taken)
        if found:
            words = parsed.text[before.trigger.start : before.trigger.end]
            yield Draft(
                sentence=sentence,
                trigger=verb,
                format=before.format,
                anchors=(verb,),
                parties=before.parties,
                delegates=found,
                modality=Modality.HELD,
                why=f"antecedent: the {words} at {before.trigger.start}",
            )
            return


def _in_the_room(sentence: Sentence, verb: Token) -> bool:
    rooms = {lemma(t) for t in complements(sentence, verb, "at", "in", "from")}
    return bool(rooms & _words("room")) or (
        bool(_states(sentence, verb) & (_words("absent") | {"present"})) and len(sentence.tokens) < SHORT
    )


def _just_before(parsed: ParsedDocument, sentence: Sentence, told: Sequence[Draft]) -> Draft | None:
    """The meeting that took place, told in one of the sentences just before."""
    near = lately(parsed, told, sentence, NEAR)
    held = (d for d in near if d.enough and not d.press and d.polarity == "+" and d.modality is Modality.HELD)
    return next(held, None)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("encounters")[name])
