"""Where a name or a noun phrase acts: the place in the sentence that makes a state's name an actor and not a place.

"Pyongyang wanted", "a message to Washington", "talks with Moscow" act; "in Moscow", "flew to Washington", "Hanoi's Metropole
Hotel" are places. The rules read the parser's labels; the word lists are in ``entities/descriptions.yaml``.
"""

from __future__ import annotations

from functools import cache

from summitry.language.clauses.surface import Governor, is_verbal, predicate, shared_governor
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_OBJECT = frozenset({"dobj", "dative", "oprd"})
_MODIFIER = frozenset({"compound", "amod", "nmod"})
_CLAUSE = frozenset({"attr", "ccomp", "advcl", "conj", "dep"})
_TAKING_PART = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative", "poss"})
_NAME = ("NNP", "NNPS")


def acts(sentence: Sentence, token: Token, city: bool = False) -> bool:
    """Whether a state, a body or, with ``city``, a capital or a building acts where it stands."""
    governor = shared_governor(sentence, token)
    dep, above = governor.dep, governor.word
    if above is None:
        return not city and dep == "ROOT"
    if dep in _SUBJECT:
        return not (city and _locates(sentence, above))
    if dep in _OBJECT:
        return is_verbal(above) and above.lemma not in words("descriptions", "reaching")
    if dep == "pobj":
        return _after_preposition(governor, city)
    if dep == "poss":
        return _owns(above, city)
    if dep in _MODIFIER:
        return not city and above.lemma.lower() in _doings() and above.tag[:3] != "NNP"
    return dep in _CLAUSE and not city


def _locates(sentence: Sentence, verb: Token) -> bool:
    """Whether the subject of a verb is a place if it is a city: "Oslo hosted", but "Oslo is ready to talk"."""
    said = predicate(sentence, verb, "acomp")
    willing = said is not None and said.lemma.lower() in words("descriptions", "willing")
    return verb.lemma in words("descriptions", "locating") and not willing


def _owns(owned: Token, city: bool) -> bool:
    """Whether the owner of something acts: a city owns no sites and nothing with a name, a state no person."""
    named = owned.tag in _NAME
    if city:
        return not named and owned.text.lower() not in words("descriptions", "sites")
    return not (named and owned.ent == "PERSON")


@cache
def _doings() -> frozenset[str]:
    return words("descriptions", "deeds") | words("descriptions", "dealings") | words("descriptions", "arms")


def _after_preposition(governor: Governor, city: bool) -> bool:
    """Whether what follows a preposition takes part ("with Moscow") or is a place ("in Moscow", "flew to Moscow")."""
    word, above = governor.preposition, governor.over
    if word in words("prepositions", "directional"):
        moves = above is None or above.lemma.lower() in words("descriptions", "motion")
        return not moves and (not city or (above is not None and above.pos in ("NOUN", "VERB")))
    if word in words("descriptions", "locative"):
        return False
    lemma = above.lemma.lower() if above is not None else ""
    if word in words("prepositions", "genitive"):
        return _of_what(lemma, city)
    if city and word in words("prepositions", "topical"):
        bound = lemma in words("descriptions", "motion") or lemma in words("descriptions", "bound_for")
        return above is not None and not bound
    return word in words("descriptions", "partaking")


def _of_what(lemma: str, city: bool) -> bool:
    """Whether one of whom a noun speaks with "of" acts: "the proposal of Oslo", "the government of Norway"."""
    if lemma in _doings() or lemma in words("descriptions", "collective"):
        return True
    return not city and lemma not in words("descriptions", "sites")


def speaks(sentence: Sentence, token: Token) -> bool:
    """Whether a noun phrase takes part in what the sentence tells: subject, agent, addressee, one met or quoted."""
    governor = shared_governor(sentence, token)
    if governor.word is None:
        return False
    if governor.dep in _TAKING_PART:
        return True
    over = governor.over
    attributed = over is not None and over.text.lower() in words("prepositions", "attributing")
    return governor.dep == "pobj" and (attributed or governor.preposition in words("prepositions", "of_partners"))
