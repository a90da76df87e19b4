"""The words of gaps, and the small questions about them that more than one module asks."""

from __future__ import annotations

from functools import cache

from summitry import vocabulary
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import done_to, lemma, subjects


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of ``vocabulary/gaps.yaml``."""
    return frozenset(vocabulary.load("gaps")[name])


def none_of(sentence: Sentence, verb: Token) -> bool:
    """Such as "nothing was signed", "nobody knows"."""
    return any(t.text.lower() in ("nothing", "none", "nobody") for t in subjects(sentence, verb))


def missing_below(sentence: Sentence, verb: Token) -> bool:
    """Whether what is done is done to a thing of the kind that may be missing: "give details"."""
    return any(lemma(t) in words("missing") for t in done_to(sentence, verb))


def left_with(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The "nothing" of "ended with nothing having been decided" (the parser hangs it from "with"), of "with little agreed"."""
    own = sentence.child(verb, "nsubj") if not sentence.child(verb, "aux", "dobj") else None
    if own is not None and verb.tag in ("VBN", "VBD") and own.text.lower() in ("little", "nothing"):
        return (own,)
    if verb.tag != "VBN" or sentence.child(verb, "nsubj", "nsubjpass") or verb.dep not in ("advcl", "acl"):
        return ()
    opening = sentence.subtree(verb)[0]
    before = sentence.tokens[opening.i - 1] if opening.i else None
    held = before is not None and before.dep == "pobj" and before.text.lower() in words("little")
    above = sentence.head(before) if before is not None else None
    return (before,) if before is not None and held and above is not None and above.text.lower() == "with" else ()


def asks(sentence: Sentence, token: Token) -> bool:
    """Whether a clause is a question: "whether they come", "nobody knew how", not "nobody knew that it was so"."""
    return any(
        t.tag in ("WRB", "WP", "WDT") or t.text.lower() in ("whether", "if") for t in sentence.subtree(token)[:2]
    )
