"""A measure in the making, and the words that make one: what ``vocabulary/measures.yaml`` says of a noun or a verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from summitry import vocabulary
from summitry.language import Sentence, Token
from summitry.language.clauses.factuality import inverted as turned
from summitry.language.clauses.syntax import is_verb, lemma


@dataclass(frozen=True, slots=True)
class Rule:
    """A measure in the making: its word, its span, what it rules, its status and who stands where."""

    trigger: Token
    start: int
    end: int
    what: tuple[int, int]
    status: str
    instrument: str
    bodies: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = field(default=())


@cache
def instruments() -> dict[str, str]:
    """Noun → kind of measure."""
    return {word: name for name, all_ in vocabulary.load("measures")["instruments"].items() for word in all_}


@cache
def statuses() -> dict[str, str]:
    """Verb, with its particle or preposition where it has one → what it does to a measure."""
    return {word: name for name, all_ in vocabulary.load("measures")["status"].items() for word in all_}


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(vocabulary.load("measures")[name])


def instrument_of(sentence: Sentence, noun: Token) -> str | None:
    """The kind of measure that a noun, or the noun with the word before it, is; None where it is none."""
    if noun.i and sentence.tokens[noun.i - 1].tag == "HYPH":
        return None
    before = sentence.children(noun, "compound", "amod")
    if any(t.text.lower() in listed("private") for t in before):
        return None
    named = next((f"{t.text} {noun.lemma}".lower() for t in before), "")
    pair = next((p for t in before if (p := f"{t.text} {noun.lemma}".lower()) in instruments()), named)
    return instruments().get(pair) or instruments().get(lemma(noun))


def definite(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is of something known: "the ban", "its ban", "EU sanctions", "these limits", a name."""
    if noun.pos == "PROPN" and noun.text[:1].isupper():
        return True
    below = sentence.children(noun)
    return any(
        (t.dep == "det" and t.text.lower() in listed("known"))
        or t.dep == "poss"
        or (t.dep in ("amod", "compound", "nmod") and (t.ent in ("NORP", "GPE", "ORG", "DATE") or t.pos == "PROPN"))
        or t.text.lower() in listed("modifiers_of_body") | listed("standing")
        for t in below
    )


def indefinite(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is of something new or any: "a ban", "any deal", "new sanctions", "further limits"."""
    return any(
        (t.dep == "det" and t.text.lower() in listed("unknown"))
        or (t.dep == "amod" and t.text.lower() in listed("new"))
        for t in sentence.children(noun)
    )


def conditional(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands in a clause after "if" or "unless", or one turned round ("should they impose")."""
    if any(turned(sentence, one) for one in (token, *sentence.ancestors(token)) if is_verb(one)):
        return True
    return any(
        t.text.lower() in listed("conditionals")
        for one in (token, *sentence.ancestors(token))
        if is_verb(one) or one.dep in ("advcl", "ccomp")
        for t in sentence.children(one, "mark")
    )
