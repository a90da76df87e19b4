"""Deals told in the clipped English of headlines: "Grain deal reached between A and B", "A and B sign pact".

A headline drops "was" and reads as a noun phrase to the parser, so these are looked for by their words: a noun of agreement
with a participle after it, or a verb of agreeing before it, and the two or more actors who are named beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.actions.plover import ontology, table
from summitry.extract.arguments import Named, actors, holders, slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, is_verb, lemma
from summitry.model import ActorType, Claim, Part

PAIR = 2
#: Words between the verb of a headline and its noun: "sign long-awaited border pact".
REACH = 5
DEALS = ("SUPPORT", "CONCEDE", "COOPERATE")


def clipped(parsed: ParsedDocument, sentence: Sentence) -> Iterator[Claim]:
    """The deals that a headline tells of without a verb that the parser knows; none outside headlines."""
    if parsed.part(sentence) != Part.HEADLINE:
        return
    for noun in sentence.tokens:
        if noun.pos not in ("NOUN", "PROPN") or table("nouns").get(lemma(noun), ("", ""))[0] not in DEALS:
            continue
        deed = _participle(sentence, noun) or _misread(sentence, noun)
        if deed is None:
            continue
        who = _between(parsed, sentence, noun, deed)
        if len(who) >= PAIR:
            yield _claim(parsed, sentence, noun, deed, who)
            return


def _participle(sentence: Sentence, noun: Token) -> Token | None:
    """Such as "deal reached": right after the noun, or what it is the subject of; no auxiliary or object."""
    near = sentence.tokens[noun.i + 1 : noun.i + 1 + REACH]
    found = next((t for t in near if lemma(t) in ontology()["sealing"] and t.tag in ("VBN", "VBD")), None)
    if found is None or sentence.child(found, "aux", "auxpass", "dobj", "neg"):
        return None
    return found if any(t.i == noun.i for t in (*sentence.children(found, "nsubj"), noun)) else None


def _misread(sentence: Sentence, noun: Token) -> Token | None:
    """Such as "A and B sign pact", where the parser takes "sign" for a noun."""
    before = sentence.tokens[max(0, noun.i - REACH) : noun.i]
    return next((t for t in before if t.text.lower() in ontology()["sealing_now"] and not is_verb(t)), None)


def _between(parsed: ParsedDocument, sentence: Sentence, noun: Token, deed: Token) -> tuple[Named, ...]:
    """Who made the deal: between whom, by whom, or the names before a verb that the parser did not see."""
    heads = [*complements(sentence, noun, "between", "with"), *complements(sentence, deed, "between", "by", "with")]
    if deed.i < noun.i:
        heads += [t for t in sentence.tokens[: deed.i] if t.pos == "PROPN"]
    else:
        heads += [t for t in sentence.tokens[: noun.i] if t.pos == "PROPN" and t.dep in ("compound", "nmod")]
    found = {p.value: p for p in actors(parsed, sentence, heads)}
    return tuple(p for p in found.values() if p.appearance is None or p.appearance.actor_type is not ActorType.OUTLET)


def _claim(parsed: ParsedDocument, sentence: Sentence, noun: Token, deed: Token, who: tuple[Named, ...]) -> Claim:
    kind, mode = table("nouns")[lemma(noun)]
    first, last = min(noun, deed, key=lambda t: t.i), max(noun, deed, key=lambda t: t.i)
    slots = [w.as_slot(parsed, "actor") for w in who]
    slots.append(slot(parsed, "type", first.start, last.end, kind))
    if mode:
        slots.append(slot(parsed, "mode", first.start, last.end, mode))
    return Claim.of(
        "action",
        parsed.document.id,
        sentence.start,
        sentence.end,
        tuple(slots),
        holders=holders(parsed, noun.start, noun.end),
        part=parsed.part(sentence),
    )
