"""Whether a verb, with what stands around it, tells that something was not said, not agreed or is not known.

The words are in ``vocabulary/gaps.yaml``; the claims are made in ``gaps.py``.
"""

from __future__ import annotations

from functools import cache

from summitry import vocabulary
from summitry.extract.gap_knowing import denied_knowing
from summitry.extract.gap_words import left_with, missing_below, none_of, words
from summitry.extract.modality import negated, stand
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import complements, done_to, lemma, phrasal, subjects
from summitry.model import Modality


def tells(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb with what stands around it tells a gap."""
    word = lemma(verb)
    if _not_because(sentence, verb):
        return False
    if (
        _denied_saying(sentence, verb)
        or _refused(sentence, verb)
        or denied_knowing(sentence, verb)
        or _unsettled(sentence, verb)
    ):
        return True
    if word in ("agree", "disagree", "differ") and _of_one_mind(sentence, verb):
        return False
    if word in words("disagreeing") and (word != "split" or complements(sentence, verb, "over", "on", "about")):
        return _both(subjects(sentence, verb)) and not _future(sentence, verb)
    if word == "fall" and any(t.text.lower() == "short" for t in sentence.children(verb)):
        return not _future(sentence, verb)
    if word in words("attending") or phrasal(sentence, verb) in words("attending"):
        supposed = any(
            c.text.lower() == "if" for t in sentence.children(verb, "advcl") for c in sentence.children(t, "mark")
        )
        return negated(sentence, verb) and not supposed and not _future(sentence, verb)
    return word in _tellable() and _little(sentence, verb)


def _not_because(sentence: Sentence, verb: Token) -> bool:
    """Such as "not because the price is right": what is denied is the reason."""
    return any(
        t.text.lower() == "because" and t.i > 0 and sentence.tokens[t.i - 1].text.lower() == "not"
        for t in sentence.children(verb, "mark")
    )


@cache
def _tellable() -> frozenset[str]:
    return words("saying") | words("settling") | words("giving")


def _of_one_mind(sentence: Sentence, verb: Token) -> bool:
    """Such as "disagree with our policy": an opinion of something, not two sides that do not agree."""
    below = [t for t in sentence.children(verb, "prep") if t.i > verb.i]
    others = [t for p in below if p.text.lower() == "with" for t in sentence.children(p, "pobj")]
    on = any(p.text.lower() in ("on", "upon", "over", "about", "as", "to") for p in below) or sentence.children(
        verb, "ccomp"
    )
    return (
        (bool(others) or any(p.text.lower() == "with" for p in below))
        and not on
        and not any(t.text.lower() == "other" for t in others)
    )


def _both(who: tuple[Token, ...]) -> bool:
    """Whether two sides are meant: coordinated subjects, or a plural of those that negotiate."""
    return (
        len(who) > 1
        or any(t.tag in ("NNS", "NNPS") and lemma(t) in words("sides") for t in who)
        or any(t.text.lower() in ("they", "both") for t in who)
    )


def _future(sentence: Sentence, verb: Token) -> bool:
    return stand(sentence, verb)[0] is not Modality.HELD


def _denied_saying(sentence: Sentence, verb: Token) -> bool:
    """Such as "did not mention", "would not say whether", "none of their remarks hinted at"."""
    word = lemma(verb)
    if word not in words("saying") or not (negated(sentence, verb) or none_of(sentence, verb)):
        return False
    only = any(t.text.lower() in ("just", "only", "merely", "simply") for t in sentence.children(verb, "advmod"))
    if only or (
        stand(sentence, verb)[0] in (Modality.PROPOSED, Modality.PLANNED)
        and any(t.text.lower() == "to" for t in sentence.children(verb, "aux"))
    ):
        return False
    if word in words("handing") and not missing_below(sentence, verb) and not _about(sentence, verb):
        return False
    if _otherwise(sentence, verb):
        return False
    if word in words("needs_clause") | {"talk", "speak"} and not _clausal(sentence, verb):
        return False
    if _only_sometimes(sentence, verb) or _denies_a_deed(sentence, verb):
        return False
    if "kind" in {c.text.lower() for t in sentence.children(verb, "prep") for c in sentence.children(t, "pobj")}:
        return False
    if _asked(sentence, verb) or _untrue(sentence, verb):
        return False
    return not any(
        t.text.lower() in ("should", "must", "ca", "can", "will", "wo", "may") for t in sentence.children(verb, "aux")
    )


def _otherwise(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb of saying has another sense: "identify with", "name him envoy", "expand the port", "say anything that …"."""
    word = lemma(verb)
    if word in words("matching") and sentence.child(verb, "prep"):
        return True
    if word in words("enlarging") and not complements(sentence, verb, "on", "upon"):
        return True
    objects = sentence.children(verb, "dobj", "oprd", "ccomp")
    if word == "name" and any(lemma(t) in words("posts") for one in objects for t in sentence.subtree(one)):
        return True
    return any(t.text.lower() == "anything" and sentence.child(t, "relcl") for t in objects)


def _about(sentence: Sentence, verb: Token) -> bool:
    """Such as "offered nothing about", "would not give more": words, not things."""
    return any(
        t.text.lower() in ("whether", "when", "how", "why", "what", "about", "more", "further")
        for child in sentence.children(verb, "ccomp", "xcomp", "dobj", "prep")
        for t in sentence.subtree(child)[:2]
    )


def _only_sometimes(sentence: Sentence, verb: Token) -> bool:
    """Such as "they do not agree on everything"."""
    return any(t.text.lower() in words("sometimes") for t in sentence.children(verb, "advmod"))


def _denies_a_deed(sentence: Sentence, verb: Token) -> bool:
    """Such as "said that he had not discussed it": a deed that is denied rather than a silence."""
    had = any(t.text.lower() in ("had", "has", "have") for t in sentence.children(verb, "aux"))
    head = sentence.head(verb)
    below = verb.dep == "ccomp" and head is not None and lemma(head) in vocabulary.load("clauses")["vouching"]
    return had and below and lemma(verb) in words("deeds")


def _asked(sentence: Sentence, verb: Token) -> bool:
    """Such as "asked not to be named": a source's condition."""
    head = sentence.head(verb)
    return (
        head is not None and lemma(head) in words("asking") and verb.dep in ("xcomp", "ccomp", "acl", "advcl", "pcomp")
    )


def _untrue(sentence: Sentence, verb: Token) -> bool:
    """Such as "they would not be talking", "no such word is given": what would be, and what is denied of a class."""
    auxiliaries = {t.text.lower() for t in sentence.children(verb, "aux", "auxpass")}
    if auxiliaries & {"would", "could"} and auxiliaries & {"be", "have"} and verb.tag in ("VBG", "VBN"):
        return True
    return any(c.text.lower() == "such" for t in subjects(sentence, verb) for c in sentence.children(t))


def _clausal(sentence: Sentence, verb: Token) -> bool:
    """Whether what is not said is a question, or a thing of the kind that may be missing."""
    for child in sentence.children(verb, "ccomp", "xcomp", "dobj", "prep", "advcl", "pobj"):
        first = {t.text.lower() for t in sentence.subtree(child)[:3]}
        if child.dep == "advcl":
            first &= {"whether", "what", "how", "why", "who"}
        if first & {
            "whether",
            "if",
            "what",
            "when",
            "where",
            "who",
            "how",
            "why",
            "which",
            "any",
            "about",
            "more",
            "much",
            "further",
            "anything",
        }:
            return True
        if lemma(child) in words("missing"):
            return True
    return False


def _refused(sentence: Sentence, verb: Token) -> bool:
    """Such as "declined to comment", "refrained from criticising", "failed to reach a deal"."""
    word = phrasal(sentence, verb) if lemma(verb) in _first_words() else ""
    if word not in words("refusing") and lemma(verb) not in words("failing"):
        return False
    below = [
        *sentence.children(verb, "xcomp"),
        *(t for p in sentence.children(verb, "prep") for t in sentence.children(p, "pcomp")),
    ]
    if stand(sentence, verb)[0] in (Modality.PROPOSED, Modality.POSSIBLE):
        return False
    if any(lemma(t) in words("naming") and sentence.child(t, "auxpass") for t in below):
        return False
    wanted = words("saying") | (words("settling") - words("settling_needs")) | words("refused")
    if any(lemma(t) in words("settling_needs") and missing_below(sentence, t) for t in below):
        return True
    if any(lemma(t) in wanted and _says(sentence, t) and not _otherwise(sentence, t) for t in below):
        return True
    return word in ("decline", "refuse") and any(lemma(t) in words("missing") for t in done_to(sentence, verb))


def _says(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb of giving below a refusal gives words: "refused to give details", not "refused to give the files"."""
    return lemma(verb) not in words("handing") or missing_below(sentence, verb) or _about(sentence, verb)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.split()[0] for word in words("refusing"))


def _unsettled(sentence: Sentence, verb: Token) -> bool:
    """Such as "did not agree on", "no meetings have been scheduled", "nothing was signed"."""
    if lemma(verb) not in words("settling") or not (negated(sentence, verb) or none_of(sentence, verb)):
        return False
    if _only_sometimes(sentence, verb):
        return False
    if _future(sentence, verb):
        return False
    things = {lemma(t) for t in (*done_to(sentence, verb), *subjects(sentence, verb))}
    return lemma(verb) not in words("settling_needs") or bool(things & (words("missing") | words("little")))


def _little(sentence: Sentence, verb: Token) -> bool:
    """Such as "said little about", "nothing was agreed", "little concrete was achieved"."""
    heads = (
        *sentence.children(verb, "dobj", "nsubjpass", "nsubj"),
        *done_to(sentence, verb),
        *left_with(sentence, verb),
    )
    few = any(
        (t.pos != "PROPN" and t.text.lower() in ("little", "nothing"))
        or any(c.text.lower() in ("little", "scant") for c in sentence.children(t, "amod"))
        for t in heads
    )
    if verb.tag == "VBG" and verb.dep == "advcl" and lemma(verb) in words("handing"):
        return False
    if few and not _future(sentence, verb) and lemma(verb) in words("saying") | words("settling"):
        return True
    acted = any(
        lemma(t) in words("missing")
        and any(c.text.lower() in ("little", "few", "scant") for c in sentence.children(t, "amod", "det"))
        and not any(c.text.lower() == "a" for c in sentence.children(t, "det"))
        for t in heads
    )
    return acted and lemma(verb) in words("giving")
