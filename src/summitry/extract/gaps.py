"""Claims that something was not said, not agreed, or is not known.

Each pattern is one small function over a sentence that yields a :class:`Gap`; the words are in ``vocabulary/gaps.yaml``. A
gap in a condition ("if there is no deal") is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.extract.gap_signs import tells
from summitry.extract.gap_spans import rest, with_its_object
from summitry.extract.gap_words import asks, words
from summitry.extract.modality import negated, stand
from summitry.extract.slots import actor_slots, slot, vouchers
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import (
    OUTSIDE,
    clause,
    complements,
    governor,
    is_passive,
    is_verb,
    lemma,
    phrase,
    subjects,
)
from summitry.language.clauses.voucher import verbs_above as above
from summitry.model import ActorType, Claim, Modality, Slot


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a gap is told: its word, its span, whom it is of, and what is missing (a span, or None)."""

    trigger: Token
    start: int
    end: int
    who: tuple[Token, ...] = ()
    what: tuple[int, int] | None = None


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The gaps of a parsed document, in text order."""
    for sentence in parsed.sentences:
        taken: list[tuple[int, int]] = []
        for gap in sorted(_gaps(sentence), key=lambda g: (g.trigger.i, g.start - g.end)):
            only = _conditional(sentence, gap.trigger) or _might_be_said(sentence, gap.trigger)
            if only or any(start <= gap.trigger.start < end for start, end in taken):
                continue
            outlet = any(a.actor_type is ActorType.OUTLET for t in gap.who for a in parsed.actors_of(sentence, t))
            known = gap.what is not None or bool(_who(parsed, sentence, gap))
            if known and not outlet:
                taken.append((gap.start, gap.end))
                yield _claim(parsed, sentence, gap)


def _gaps(sentence: Sentence) -> Iterator[Gap]:
    for token in sentence.tokens:
        if is_verb(token):
            yield from _of_verb(sentence, token)
        elif token.pos in ("ADJ", "ADV") or token.tag in ("JJ", "VBN"):
            yield from _of_adjective(sentence, token)
        if token.pos == "NOUN":
            yield from _of_noun(sentence, token)
        if token.text.lower() == "without":
            yield from _without(sentence, token)


def _conditional(sentence: Sentence, token: Token) -> bool:
    """Whether the words stand in an if-clause."""
    return any(
        t.text.lower() in ("if", "unless")
        for one in (token, *sentence.ancestors(token))
        if is_verb(one)
        for t in sentence.children(one, "mark")
    )


def _might_be_said(sentence: Sentence, token: Token) -> bool:
    """Such as "they may say that nothing was agreed": words that nobody has said."""
    return any(stand(sentence, verb)[0] is Modality.POSSIBLE for verb in above(sentence, token))


def _whole(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """The clause of a verb with its complement clauses."""
    return clause(sentence, verb, without=("advcl", "parataxis"))


def _of_verb(sentence: Sentence, verb: Token) -> Iterator[Gap]:
    if not tells(sentence, verb):
        return
    start, end = _whole(sentence, verb)
    start = min(
        [start, *(t.start for t in sentence.children(verb, "cc", "preconj", "advmod") if t.text.lower() == "nor")]
    )
    who = () if is_passive(sentence, verb) else subjects(sentence, verb)
    absent = lemma(verb) in words("attending") and negated(sentence, verb)
    yield Gap(verb, start, end, who, (verb.start, verb.end) if absent else rest(sentence, verb))


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[Gap]:
    """Such as "it is unclear whether", "his agenda is unknown", "remained silent on", "with many points unresolved"."""
    word = token.text.lower()
    head = sentence.head(token)
    if (
        word in words("silent")
        and head is not None
        and lemma(head) in ("remain", "stay", "keep", "be")
        and token.dep in ("acomp", "oprd", "attr")
    ):
        if word in words("needs_of") and not sentence.children(token, "prep"):
            return
        yield Gap(
            token,
            *_whole(sentence, head),
            subjects(sentence, head),
            rest(sentence, token) or _but_for(sentence, head, token),
        )
    if word not in words("unclear"):
        return
    if head is not None and is_verb(head) and lemma(head) in words("remains"):
        who = tuple(t for t in subjects(sentence, head) if t.text.lower() != "it")
        start, end = _whole(sentence, head)
        what = next(
            (
                sentence.span(t)
                for one in (head, token)
                for t in sentence.children(one, "ccomp", "advcl", "csubj", "prep")
                if t.i > token.i
                and (t.dep != "prep" or t.text.lower() in words("of_what"))
                and (t.dep != "advcl" or asks(sentence, t))
            ),
            None,
        )
        before = [t for t in sentence.children(head, "csubj", "ccomp", "advcl") if t.i < head.i and asks(sentence, t)]
        what = what or (sentence.span(before[0]) if before else None)
        yield Gap(
            token, start, max(end, what[1]) if what else end, (), what or (phrase(sentence, who[0]) if who else None)
        )
    elif token.dep in ("amod", "acomp", "oprd", "ccomp", "acl", "xcomp") or (
        head is not None and head.pos in ("NOUN", "ADP")
    ):
        noun = head if head is not None and head.pos == "NOUN" else sentence.child(token, "nsubj")
        if noun is not None and lemma(noun) in words("unresolved_nouns"):
            start, end = phrase(sentence, noun)
            yield Gap(token, min(start, token.start), max(end, token.end), (), (start, end))


def _but_for(sentence: Sentence, verb: Token, adjective: Token) -> tuple[int, int] | None:
    """What a verb of remaining tells beside its adjective: nothing in "has been silent"."""
    span = rest(sentence, verb)
    return None if span == sentence.span(adjective) else span


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Gap]:
    """Such as "there was no joint statement", "gave no details", "nor was there any reference to", "their absence"."""
    if lemma(noun) == "absence" and noun.dep != "compound":
        owner = sentence.children(noun, "poss")
        what = complements(sentence, noun, "of")
        if owner or any(lemma(t) in words("missing") for t in what):
            yield Gap(noun, *sentence.span(noun), owner, phrase(sentence, what[0]) if what else None)
        return
    if lemma(noun) not in words("missing") and noun.text.lower() not in words("missing"):
        return
    if _beside(sentence, noun):
        return
    lacking = any(t.text.lower() in ("no", "neither") for t in sentence.children(noun, "det"))
    ruler, preposition = governor(sentence, noun)
    verb = ruler if ruler is not None and is_verb(ruler) and not preposition else None
    if not lacking and verb is not None and negated(sentence, verb):
        lacking = any(t.text.lower() in ("any", "a", "an") for t in sentence.children(noun, "det")) and lemma(
            verb
        ) in words("giving")
    if not lacking or (verb is not None and lemma(verb) not in words("giving") | words("saying") | words("settling")):
        return
    if (
        verb is not None
        and lemma(verb) == "have"
        and any(t.text.lower() in ("could", "ca", "can") for t in sentence.children(verb, "aux"))
    ):
        return
    if verb is not None and (
        stand(sentence, verb)[0] in (Modality.PROPOSED, Modality.PLANNED) or _judges(sentence, noun, verb)
    ):
        return
    start, end = sentence.span(noun)
    if verb is not None:
        low, high = _whole(sentence, verb)
        start, end = (min(low, start), max(high, end)) if high - low < 220 else (min(verb.start, start), end)
    who = tuple(t for t in subjects(sentence, verb) if t.i != noun.i) if verb is not None and noun.dep == "dobj" else ()
    yield Gap(noun, start, end, who, with_its_object(sentence, noun, verb))


def _beside(sentence: Sentence, noun: Token) -> bool:
    """Such as "a treaty or no deal", "better than no deal", "makes no apologies for": an alternative, a turn of phrase."""
    before = [t.text.lower() for t in sentence.tokens[max(0, noun.i - 2) : noun.i]]
    head = sentence.head(noun)
    if before == ["or", "no"] or (head is not None and head.text.lower() == "than"):
        return True
    if any(t.text.lower() in words("easy") for t in sentence.children(noun, "amod")):
        return True
    return lemma(noun) in words("idle") and head is not None and lemma(head) == "make"


def _judges(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Such as "that is not a compromise", "saw no sign that": what something is held to be, not what is missing."""
    if lemma(verb) == "be" and not sentence.child(verb, "expl"):
        return noun.dep == "attr" or (negated(sentence, verb) and not negated(sentence, noun))
    return lemma(noun) in words("signs") and lemma(verb) in words("seeing")


def _without(sentence: Sentence, token: Token) -> Iterator[Gap]:
    """Such as "without a deal", "without going into detail", "without having made any concessions"."""
    for below in sentence.children(token, "pobj", "pcomp"):
        nouns = [
            t
            for t in sentence.subtree(below)
            if t.pos == "NOUN"
            and lemma(t) not in words("not_without")
            and (lemma(t) in words("missing") or t.text.lower() in words("missing"))
        ]
        speaks = below.dep == "pcomp" and lemma(below) in words("saying") | words("settling")
        if (
            (below in nouns)
            or speaks
            or (below.dep == "pcomp" and nouns and lemma(below) in words("giving") | {"go", "have"})
        ):
            head = sentence.head(token)
            verb = head if head is not None and is_verb(head) else None
            if (
                below in nouns
                and verb is not None
                and stand(sentence, verb)[0] in (Modality.POSSIBLE, Modality.PROPOSED)
            ):
                continue
            start, end = sentence.span(token)
            yield Gap(below, start, end, subjects(sentence, verb) if verb is not None else (), sentence.span(below))


def _setting(parsed: ParsedDocument, sentence: Sentence, gap: Gap) -> Iterator[Slot]:
    """Where it was looked for: "in public", "in the joint statement"."""
    for token in sentence.between(max(gap.start - 40, sentence.start), min(gap.end + 30, sentence.end)):
        head = sentence.head(token)
        if (
            token.dep == "pobj"
            and token.pos == "NOUN"
            and head is not None
            and head.text.lower() in words("settings")
            and lemma(token) in words("setting_nouns")
        ):
            yield slot(parsed, "setting", *phrase(sentence, token, OUTSIDE | {"prep"}))
            return


def _who(parsed: ParsedDocument, sentence: Sentence, gap: Gap) -> list[Slot]:
    """Who keeps silent or did not agree: actors, else the words; a thing ("policies", "the rally") does neither."""
    heads = [t for t in gap.who if t.pos == "PROPN" or lemma(t) not in words("things_who")]
    return list(actor_slots(parsed, sentence, heads, "who", loose=True))


def _claim(parsed: ParsedDocument, sentence: Sentence, gap: Gap) -> Claim:
    slots = _who(parsed, sentence, gap)
    if gap.what is not None:
        slots.append(slot(parsed, "what", *gap.what))
    slots += _setting(parsed, sentence, gap)
    start, end = min(gap.start, gap.trigger.start), max(gap.end, gap.trigger.end)
    return Claim.of(
        "gap",
        parsed.document.id,
        start,
        end,
        tuple(slots),
        holders=vouchers(parsed, sentence, gap.trigger),
        part=parsed.part(sentence),
    )
