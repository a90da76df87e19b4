"""Deals told in the clipped English of headlines: "Grain deal reached between A and B", "A and B sign pact".

A headline drops "was" and reads as a noun phrase to the parser, so these are looked for by their words: a noun of agreement
with a participle after it, or a verb of agreeing before it, and the two or more actors who are named beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.actions.plover import ontology
from summitry.extract.actions.rows import Row, of_noun
from summitry.extract.arguments import Named, actors, holders, slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses import phrases, syntax
from summitry.language.clauses.frames import frame_of
from summitry.model import Claim, Part

PAIR = 2
#: Words between the verb of a headline and its noun: "sign long-awaited border pact".
REACH = 5


def clipped(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Claim]:
    """The deals that a headline tells of without a verb that the parser knows; none outside headlines."""
    if parsed.part(sentence) != Part.HEADLINE:
        return
    for noun in sentence.tokens:
        row = of_noun(syntax.lemma(noun)) if noun.pos in ("NOUN", "PROPN") else None
        deed = _participle(sentence, noun) or _misread(sentence, noun)
        if row is None or row.type not in ontology()["deals"] or deed is None:
            continue
        who = _between(parsed, sentence, noun, deed)
        if len(who) >= PAIR:
            yield _claim(parsed, sentence, (noun, deed), row, who)
            return


def _participle(sentence: Sentence, noun: Token) -> Token | None:
    """Such as "deal reached": soon after the noun, without an auxiliary or an object."""
    near = sentence.tokens[noun.i + 1 : noun.i + 1 + REACH]
    found = next((t for t in near if syntax.lemma(t) in ontology()["sealing"] and t.tag in ("VBN", "VBD")), None)
    frame = frame_of(sentence, found) if found is not None else None
    if frame is not None and (phrases.auxiliaries(sentence, frame.head) or frame.negative):
        return None
    return found if frame is None or frame.passive or not frame.object else None


def _misread(sentence: Sentence, noun: Token) -> Token | None:
    """Such as "A and B sign pact", where the parser takes "sign" for a noun."""
    before = sentence.tokens[max(0, noun.i - REACH) : noun.i]
    return next((t for t in before if t.text.lower() in ontology()["sealing_now"] and not syntax.is_verb(t)), None)


def _between(parsed: ParsedDocument, sentence: Sentence, noun: Token, deed: Token) -> tuple[Named, ...]:
    """Who made the deal: between whom, by whom, or the names before a verb that the parser did not see."""
    with_ = (
        *syntax.complements(sentence, noun, "between", "with"),
        *syntax.complements(sentence, deed, "between", "by", "with"),
    )
    before = sentence.tokens[: min(deed.i, noun.i)]
    names = [t for t in before if t.pos == "PROPN" and (deed.i < noun.i or t.dep in ("compound", "nmod"))]
    return actors(parsed, sentence, [*with_, *names])


def _claim(
    parsed: ParsedDocument, sentence: Sentence, deal: tuple[Token, Token], row: Row, who: tuple[Named, ...]
) -> Claim:
    first, last = sorted(deal, key=lambda t: t.i)
    slots = [w.as_slot(parsed, "actor") for w in who]
    slots.append(slot(parsed, "type", first.start, last.end, row.type))
    if row.mode:
        slots.append(slot(parsed, "mode", first.start, last.end, row.mode))
    return Claim.of(
        "action",
        parsed.document.id,
        sentence.start,
        sentence.end,
        tuple(slots),
        holders=holders(parsed, first.start, last.end),
        part=parsed.part(sentence),
    )
