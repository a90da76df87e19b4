"""Whether a verb tells that something is not known: "did not know whether", "was not aware of", "is not known".

The words are in ``vocabulary/gaps.yaml``.
"""

from __future__ import annotations

from summitry.extract.gap_words import asks, missing_below, none_of, words
from summitry.extract.modality import negated
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import is_passive, lemma


def denied_knowing(sentence: Sentence, verb: Token) -> bool:
    """Whether knowing is denied, of a question or of a thing: no idiom, nothing that would be."""
    if lemma(verb) not in ("know", "be") or not negated(sentence, verb):
        return False
    if lemma(verb) == "know" and (_idiom(sentence, verb) or _would(sentence, verb)):
        return False
    if lemma(verb) == "know":
        asked = sentence.children(verb, "ccomp", "xcomp") or tuple(
            t for t in sentence.children(verb, "prep") if t.text.lower() in ("about", "of")
        )
        named = any(t.text.lower() in ("as", "for") for t in sentence.children(verb, "prep"))
        if none_of(sentence, verb):
            return any(asks(sentence, t) for t in asked)
        return bool(asked) or missing_below(sentence, verb) or (is_passive(sentence, verb) and not named)
    if lemma(verb) == "be":
        heads = sentence.children(verb, "acomp")
        return any(
            (t.text.lower() in words("knowing") and _questioned(sentence, t))
            or (t.text.lower() in ("clear", "known") and bool(sentence.children(verb, "ccomp", "advcl")))
            for t in heads
        )
    return False


def _of_oneself(sentence: Sentence, token: Token) -> bool:
    """Such as "I am not sure that I would go": a mind that is not made up."""
    above = sentence.head(token) if token.pos == "ADJ" else token
    mine = above is not None and any(t.text.lower() == "i" for t in sentence.children(above, "nsubj"))
    below = sentence.children(token, "ccomp", "advcl")
    return mine and any(c.text.lower() == "i" for t in below for c in sentence.children(t, "nsubj"))


def _questioned(sentence: Sentence, adjective: Token) -> bool:
    """Such as "not sure whether", "not aware of any talks"; "not sure that they care" is an opinion."""
    if _of_oneself(sentence, adjective):
        return False
    if sentence.children(adjective, "prep"):
        return True
    told = adjective.text.lower() in words("opining")
    return any(asks(sentence, t) or not told for t in sentence.children(adjective, "ccomp", "xcomp"))


def _idiom(sentence: Sentence, verb: Token) -> bool:
    """Such as "does not know what he is doing", "nobody knew his name"."""
    if any(t.text.lower() == "you" for t in sentence.children(verb, "nsubj")):
        return True
    if any(
        t.dep == "xcomp" and any(c.text.lower() == "how" for c in sentence.children(t)) for t in sentence.children(verb)
    ):
        return True
    if _of_oneself(sentence, verb):
        return True
    about = [t for p in sentence.children(verb, "prep") for t in sentence.children(p, "pobj")]
    if any(t.text.lower() == "you" for t in about):
        return True
    if any(lemma(t) == "be" and sentence.subtree(t)[0].text.lower() == "who" for t in sentence.children(verb, "ccomp")):
        return True
    return any(
        lemma(t) in words("reproach") and any(c.tag == "WP" for c in sentence.subtree(t)[:1])
        for t in sentence.children(verb, "ccomp", "xcomp")
    )


def _would(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() in ("would", "could", "might", "'d", "’d") for t in sentence.children(verb, "aux"))
