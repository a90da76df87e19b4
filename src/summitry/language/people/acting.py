"""Where a name or a noun phrase acts: the place in the sentence that makes a state's name an actor and not a place.

"Pyongyang wanted", "a message to Washington", "talks with Moscow" act; "in Moscow", "flew to Washington", "Hanoi's Metropole
Hotel" are places. The rules read the parser's labels; the word lists are in ``vocabulary/descriptions.yaml``.
"""

from __future__ import annotations

from summitry.language.parsed import Sentence, Token
from summitry.vocabulary import words

_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
_OBJECT = frozenset({"dobj", "dative", "oprd"})


def head_of(sentence: Sentence, first: int, last: int) -> Token:
    """The token of ``[first, last]`` that depends on one outside."""
    tokens = sentence.tokens
    return next((t for t in tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i), tokens[last])


def governor(sentence: Sentence, token: Token) -> tuple[str, Token | None]:
    """The label and the token that a noun hangs on; of a conjunct or an apposition that of the first noun."""
    hops = 0
    while token.dep in ("conj", "appos") and hops < 8:
        above = sentence.head(token)
        if above is None or above.pos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            break
        token, hops = above, hops + 1
    return token.dep, sentence.head(token)


def acts(sentence: Sentence, token: Token, city: bool = False) -> bool:
    """Whether a state, a body or, with ``city``, a capital or a building acts where it stands."""
    dep, above = governor(sentence, token)
    if above is None:
        return not city and dep == "ROOT"
    if dep in _SUBJECT:
        said = sentence.child(above, "acomp")
        willing = said is not None and said.lemma.lower() in words("descriptions", "willing")
        return not (city and above.lemma in words("descriptions", "locating") and not willing)
    if dep in _OBJECT:
        return above.lemma not in words("descriptions", "reaching") and above.pos in ("VERB", "AUX")
    if dep == "pobj":
        return _after_preposition(sentence, above, city)
    if dep == "poss":
        site = above.text.lower() in words("descriptions", "sites") or above.tag in ("NNP", "NNPS")
        return not site if city else not (above.tag in ("NNP", "NNPS") and above.ent == "PERSON")
    if dep in ("compound", "amod", "nmod"):
        return not city and above.lemma.lower() in _doings() and above.tag[:3] != "NNP"
    return dep in ("attr", "ccomp", "advcl", "conj", "dep") and not city


def _doings() -> frozenset[str]:
    return words("descriptions", "deeds") | words("descriptions", "dealings")


def _after_preposition(sentence: Sentence, preposition: Token, city: bool) -> bool:
    """Whether what follows a preposition takes part ("with Moscow") or is a place ("in Moscow", "flew to Moscow")."""
    word = preposition.text.lower()
    above = sentence.head(preposition)
    if word in ("to", "from"):
        if above is None:
            return False
        if above.lemma.lower() in words("descriptions", "motion"):
            return False
        return not city or above.pos in ("NOUN", "VERB")
    if word in words("descriptions", "locative"):
        return False
    if word == "of":
        lemma = above.lemma.lower() if above else ""
        return (
            lemma in _doings()
            or lemma in words("descriptions", "collective")
            or (not city and lemma not in words("descriptions", "sites"))
        )
    if word in ("for", "on") and city:
        return above is not None and above.lemma.lower() not in words("descriptions", "motion") | {
            "base",
            "leave",
            "depart",
            "bind",
        }
    return word in words("descriptions", "partaking")


def speaks(sentence: Sentence, token: Token) -> bool:
    """Whether a noun phrase takes part in what the sentence tells: subject, agent, addressee, one met or quoted."""
    dep, above = governor(sentence, token)
    if above is None:
        return False
    if dep in ("nsubj", "nsubjpass", "agent", "dobj", "dative", "poss"):
        return True
    if dep == "pobj":
        over = sentence.head(above)
        if over is not None and over.text.lower() == "according":
            return True
        return above.text.lower() in ("with", "by", "between", "to", "from", "against", "among", "alongside", "for")
    return dep in ("ROOT", "attr") and False
