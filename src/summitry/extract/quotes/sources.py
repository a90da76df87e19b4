"""Who speaks, by the sentence: from a cue word to the noun phrase that it takes its speaker from."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.extract.quotes.cues import Cues
from summitry.extract.quotes.spans import Span
from summitry.language import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who speaks: the heads of the noun phrase (more than one where joined by "and") and its span."""

    sentence: Sentence
    heads: tuple[Token, ...]
    span: Span


def noun_phrase(sentence: Sentence, head: Token) -> Source:
    """The noun phrase of a head as a source: without relative clauses and appositions that follow, with its conjuncts."""
    heads = [head]
    at = head
    while (joined := sentence.child(at, "conj")) is not None and joined.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        heads.append(joined)
        at = joined
    low = sentence.subtree(head)[0].i
    high = _phrase_end(sentence, heads[-1])
    return Source(sentence, tuple(heads), (sentence.tokens[low].start, sentence.tokens[high].end))


def _phrase_end(sentence: Sentence, head: Token) -> int:
    end = head.i
    for child in sentence.children(head):
        if child.i < head.i:
            continue
        if child.dep in {"prep", "case", "poss", "compound", "flat", "nummod", "amod", "nmod"}:
            end = sentence.subtree(child)[-1].i
        else:
            break
    return end


def subject(sentence: Sentence, verb: Token, hops: int = 0) -> Token | None:
    """The head of the noun phrase that does what ``verb`` says, also where it has to be fetched from a clause above."""
    own = sentence.child(verb, *SUBJECTS)
    if own is not None:
        if own.text.lower() in RELATIVES and verb.dep == "relcl":
            return sentence.head(verb)
        return own
    above = sentence.head(verb)
    if above is None or hops > 4:
        return None
    if verb.dep in {"acl", "relcl"}:
        return above
    if verb.dep in {"xcomp", "ccomp"} and verb.i > above.i:
        controller = sentence.child(above, "dobj", "dative")
        if controller is not None and controller.i < verb.i and verb.dep == "xcomp":
            return controller
    if above.pos in {"VERB", "AUX"} or verb.dep in {"conj", "pcomp", "prep"}:
        return subject(sentence, above, hops + 1)
    return None


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, or None."""
    by = sentence.child(verb, "agent")
    return sentence.child(by, "pobj") if by is not None else None


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the passive: it has a passive auxiliary or subject."""
    return sentence.child(verb, "auxpass", "nsubjpass") is not None


def maker(sentence: Sentence, noun: Token, cues: Cues) -> Token:
    """Whose statement, letter or report a noun is: its possessor, or what follows "by", "from", "of"; else the noun itself."""
    if noun.lemma.lower() not in cues.vehicles and noun.lemma.lower() not in cues.nouns:
        return noun
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in sentence.children(noun, "prep", "agent"):
        if preposition.text.lower() in {"by", "from", "of"}:
            found = sentence.child(preposition, "pobj")
            if found is not None:
                return found
    return noun


def source_of(sentence: Sentence, verb: Token, cues: Cues) -> Source | None:
    """The source of a cue verb, or None where the sentence names none."""
    found = agent(sentence, verb) if is_passive(sentence, verb) else subject(sentence, verb)
    if found is None or found.dep == "expl":
        return None
    if found.lemma.lower() == "it" and is_passive(sentence, verb):
        return None
    return noun_phrase(sentence, maker(sentence, found, cues))
