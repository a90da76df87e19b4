"""Verbs of saying that the parser hung too low: whose deed they are is that of a clause further up.

"Lund said the talks would be hard and suggested …", "Lund said Norway condemns it, calling …", "the letter came after Norway
voted, saying …": the second verb goes on with what Lund, or the letter, said.
"""

from __future__ import annotations

from functools import cache

from summitry.language.clauses import reach
from summitry.language.clauses.surface import FINITE, reports, subject
from summitry.language.clauses.syntax import has_to, is_verb, lemma
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import load, words

#: Words from a noun up to the verb of its clause, at most: "issued | a statement | following | the conference".
_HOPS = 5
#: What stands before the clause of a participle that tells more of a clause.
_BEFORE = frozenset({",", "”", '"'})
#: Frames of verbs that tell what somebody said.
_SPEECH = ("clause", "infinitive", "object_infinitive", "predicate", "preposition", "object")


def raised(sentence: Sentence, verb: Token) -> Token | None:
    """The verb further up whose subject a verb of saying without one shares, by its form; None where it stands as it hangs."""
    low = sentence.head(verb)
    if low is not None and verb.dep == "acl" and verb.tag == "VBG" and lemma(low) in _mute():
        return _clause_of(sentence, low) if reports(verb, *_SPEECH) else None
    return _below_another(sentence, verb, low)


def _below_another(sentence: Sentence, verb: Token, low: Token | None) -> Token | None:
    """The verb above the one that a verb of saying hangs from, where that is no deed of its subject."""
    over = sentence.head(low) if low is not None and low is not verb else None
    if (
        low is None
        or over is None
        or over.i >= low.i
        or not reports(verb, *_SPEECH)
        or subject(sentence, verb) is not None
    ):
        return None
    if verb.dep == "conj":
        return over if low.dep == "ccomp" and reports(over) and _unlike(sentence, verb, low) else None
    if verb.dep == "advcl" and verb.tag == "VBG" and _set_off(sentence, verb):
        goes_on = lemma(verb) in words("cues", "going_on") and not reports(low, *_SPEECH)
        return over if _of_the_clause_above(sentence, low, over, goes_on) else None
    return None


@cache
def _mute() -> frozenset[str]:
    """Nouns of deeds and occasions, which say nothing: "criticised the attack saying …" is said by who criticised it."""
    deeds = (words("descriptions", name) for name in ("deeds", "dealings", "arms"))
    return frozenset().union(words("cues", "settings"), *deeds) - words("cues", "vehicles")


def _clause_of(sentence: Sentence, noun: Token) -> Token | None:
    """The verb of the clause in which a noun stands behind its verb, where that has a subject."""
    above = sentence.head(noun)
    for _ in range(_HOPS):
        if above is None or above.i > noun.i:
            return None
        if is_verb(above) and subject(sentence, above) is not None:
            return above
        above = sentence.head(above)
    return None


def _unlike(sentence: Sentence, verb: Token, low: Token) -> bool:
    """Whether a finite verb cannot go on with one that is none: "would be … and suggested", "was taking … and told".

    Behind "had met" a form in "-ed" may be a participle too, unless it has a day of its own ("and added on Tuesday").
    """
    if verb.tag not in FINITE or low.tag in FINITE:
        return False
    one_form = low.tag == "VBN" and verb.text == f"{verb.lemma.removesuffix('e')}ed"
    return not one_form or any(t.ent in ("DATE", "TIME") for t in sentence.children(verb, "npadvmod", "tmod"))


def _set_off(sentence: Sentence, participle: Token) -> bool:
    """Whether a comma or the end of a quotation stands before the clause of a participle."""
    first = reach.first(sentence, participle)
    return first.i > 0 and sentence.tokens[first.i - 1].text in _BEFORE


def _of_the_clause_above(sentence: Sentence, low: Token, over: Token, goes_on: bool) -> bool:
    """Whether a participle behind a comma tells more of who does what the clause above tells.

    Whoever only ``goes_on`` to say something has spoken before: "Lund said that Berg had met him, adding …" is of Lund.
    """
    own = subject(sentence, low)
    if low.dep == "xcomp":
        return own is None and has_to(sentence, low) and reports(over, "object_infinitive")
    if low.dep == "ccomp":
        return reports(over) and own is not None and (goes_on or not _is_person(own))
    doer = subject(sentence, over)
    return low.dep == "advcl" and doer is not None and lemma(doer) in words("cues", "vehicles")


def _is_person(noun: Token) -> bool:
    """Whether a subject is somebody by its word: a name of a person, "he", a calling."""
    if noun.pos == "PROPN":
        return noun.ent == "PERSON"
    return noun.tag == "PRP" or lemma(noun) in load("offices")["heads"]
