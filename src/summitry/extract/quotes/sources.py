"""Who speaks, by the sentence: from a cue word to the noun phrase that it takes its speaker from."""

from __future__ import annotations

from summitry.extract.quotes.cues import Cues
from summitry.extract.quotes.inversion import inverted, misread_name
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.language import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
#: Entity labels of who makes a translation or an account: "a Yonhap translation", "a Kremlin readout".
MAKING = frozenset({"ORG", "PERSON", "GPE", "NORP"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


def subject(sentence: Sentence, verb: Token, hops: int = 0) -> Token | None:
    """The head of the noun phrase that does what ``verb`` says, also where it has to be fetched from a clause above."""
    own = nearest_subject(sentence, verb)
    if own is not None:
        if own.text.lower() in RELATIVES and verb.dep == "relcl":
            return sentence.head(verb)
        return own
    above = sentence.head(verb)
    if above is None:
        return _topic(sentence, verb)
    if hops > 4:
        return None
    if verb.dep in {"acl", "relcl"}:
        return above
    if verb.dep == "pcomp" and above.text.lower() == "as":
        return _quoted(sentence, above)
    if verb.dep in {"xcomp", "ccomp"} and verb.i > above.i:
        controller = sentence.child(above, "dobj", "dative")
        if controller is not None and controller.i < verb.i and verb.dep == "xcomp":
            return controller
    if verb.dep == "ROOT" or above.pos in {"VERB", "AUX"} or verb.dep in {"conj", "pcomp", "prep"}:
        return subject(sentence, above, hops + 1)
    return None


def _quoted(sentence: Sentence, like: Token) -> Token | None:
    """Who is quoted in "quoted him as saying" and "was quoted as saying"; the subject of any other verb above "as"."""
    verb = sentence.head(like)
    if verb is None:
        return None
    return sentence.child(verb, "dobj") or subject(sentence, verb)


def _topic(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that opens the sentence of a verb without a subject, where the parser gave it to a relative clause."""
    before = [c for c in sentence.children(verb, "ccomp", "parataxis") if c.i < verb.i]
    return sentence.child(before[-1], "nsubj") if before else None


def nearest_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that a verb has itself; of two, the one that stands right before it (the parser adds topics)."""
    own = sentence.children(verb, *SUBJECTS)
    before = [t for t in own if t.i < verb.i]
    return before[-1] if before else (own[0] if own else None)


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, or None."""
    by = sentence.child(verb, "agent")
    by = by or next((p for p in sentence.children(verb, "prep") if p.text.lower() == "by"), None)
    return sentence.child(by, "pobj") if by is not None else None


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the passive: it has a passive auxiliary or subject."""
    if verb.tag == "VBN" and verb.dep in {"advcl", "acl"} and sentence.child(verb, "aux", "nsubj") is None:
        return True
    return sentence.child(verb, "auxpass", "nsubjpass") is not None


def maker(sentence: Sentence, noun: Token, cues: Cues) -> Token:
    """Whose statement, letter or report a noun is: its possessor, or what follows "by", "from", "of"; else the noun itself."""
    lemma = noun.lemma.lower()
    passes = lemma in cues.relay_nouns
    if lemma not in cues.vehicles and lemma not in cues.nouns and not passes:
        return noun
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return owner
    before = sentence.children(noun, "compound", "nmod", "amod") if passes and noun.tag == "NN" else ()
    named = next((t for t in before if t.ent in MAKING), None)
    if named is not None:
        return named
    prepositions = {t.text.lower(): t for t in reversed(sentence.children(noun, "prep", "agent"))}
    for word in ("by", "from") if passes else ("by", "from", "of"):
        found = sentence.child(prepositions[word], "pobj") if word in prepositions else None
        if found is not None and (word != "of" or found.lemma.lower() not in cues.settings):
            return found
    return noun


def _issuer(sentence: Sentence, noun: Token, cues: Cues) -> Token:
    """Who issues a statement: the subject of "released a statement saying …"; else the noun as it is."""
    above = sentence.head(noun)
    if noun.lemma.lower() in cues.vehicles and noun.dep in {"dobj", "pobj"} and above is not None:
        if noun.dep == "pobj":
            above = sentence.head(above)
        if above is not None and above.pos == "VERB" and sentence.child(noun, "poss") is None:
            return subject(sentence, above) or noun
    return noun


def quoted_as_saying(sentence: Sentence, verb: Token, cues: Cues) -> Token | None:
    """The "saying" of "was quoted (by an agency) as saying", else None."""
    if "relays" not in cues.frames.get(verb.lemma, ()) or sentence.child(verb, "nsubjpass") is None:
        return None
    for like in sentence.children(verb, "prep", "advcl", "mark"):
        saying = sentence.child(like, "pcomp")
        if like.text.lower() == "as" and saying is not None and "clause" in cues.frames.get(saying.lemma, ()):
            return saying
    return None


def source_of(sentence: Sentence, verb: Token, cues: Cues) -> Source | None:
    """The source of a cue verb, or None where the sentence names none."""
    misread = misread_name(sentence, verb)
    if misread is not None:
        return misread
    if quoted_as_saying(sentence, verb, cues) is not None:
        found = sentence.child(verb, "nsubjpass")
    elif is_passive(sentence, verb):
        found = agent(sentence, verb)
    else:
        found = inverted(sentence, verb) or subject(sentence, verb)
    if found is None or found.dep == "expl":
        return None
    found = _issuer(sentence, found, cues)
    if found.lemma.lower() == "it" and is_passive(sentence, verb):
        return None
    return noun_phrase(sentence, maker(sentence, found, cues))
