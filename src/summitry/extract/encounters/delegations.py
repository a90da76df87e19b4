"""Who sits at the table where the words name offices or groups: "the foreign ministers of A and B", "NATO ministers".

A plural of officials that belongs to two or more states stands for those states. A plural of a body's officials, or the
body itself, is a meeting of many: one party is enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from summitry import vocabulary
from summitry.extract.slots import Named, actors, named
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, expand, lemma
from summitry.model import ActorType

#: States that an office in the plural must belong to, to stand for them.
SEVERAL = 2


def present(parsed: ParsedDocument, sentence: Sentence, heads: Iterable[Token]) -> tuple[Named, ...]:
    """The actors that noun-phrase heads and what is coordinated with them name, officials of several states as the states."""
    found: dict[str, Named] = {}
    for head in heads:
        for token in expand(sentence, head):
            for one in states(parsed, sentence, token) or actors(parsed, sentence, (token,)):
                found.setdefault(one.value, one)
    return tuple(found.values())


def states(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """The states that a plural of officials belongs to, where there are two or more, else nothing."""
    if token.tag not in ("NNS", "NNPS") or lemma(token) not in _words("officials"):
        return ()
    below = [
        t
        for c in sentence.children(token, "amod", "compound", "nmod", "poss")
        if c.i < token.i
        for t in expand(sentence, c)
    ]
    found = {
        one.value: one
        for t in (*complements(sentence, token, "of", "from"), *below)
        for one in (*_state_named(parsed, sentence, t), *_demonym(parsed, sentence, t))[:1]
    }
    return tuple(found.values()) if len(found) >= SEVERAL else ()


def _state_named(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    found = named(parsed, sentence, token)
    return tuple(p for p in found if p.appearance is not None and p.appearance.actor_type is ActorType.STATE)


def _demonym(parsed: ParsedDocument, sentence: Sentence, token: Token) -> tuple[Named, ...]:
    """Such as "Chilean" in "the Chilean and Peruvian ministers", of which the language stage reads the second only."""
    before = sentence.tokens[max(0, token.i - 1) : token.i]
    for first in (*before, token):
        said = parsed.text[first.start : token.end]
        if said.lower() in _adjectives():
            code, name = _adjectives()[said.lower()]
            known = next((a for a in parsed.appearances if a.actor_type is ActorType.STATE and a.country == code), None)
            return (Named(known.id if known else name.lower(), first.start, token.end, known),)
    return ()


@cache
def _adjectives() -> dict[str, tuple[str, str]]:
    """Adjective of a state in lower case → its code and name."""
    rows = vocabulary.load("demonyms")["states"]
    return {word.lower(): (code, row["name"]) for code, row in rows.items() for word in row.get("adjectives", ())}


def of_many(parsed: ParsedDocument, party: Named) -> bool:
    """Whether a party is an international body, or officials of one ("NATO foreign ministers")."""
    one = party.appearance
    if one is None:
        return False
    if one.actor_type is ActorType.BODY:
        return True
    said = f" {parsed.text[party.start : party.end].lower()} {one.name.lower()} "
    return one.actor_type in (ActorType.GROUP, ActorType.UNNAMED) and any(f" {name} " in said for name in _bodies())


@cache
def _bodies() -> tuple[str, ...]:
    """The names of bodies with members of their own, and their adjectives, in lower case."""
    rows = vocabulary.load("bodies")["bodies"].values()
    return tuple(
        name.lower() for row in rows if row.get("members") for name in (*row["names"], *row.get("adjectives", ()))
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("encounters")[name])
