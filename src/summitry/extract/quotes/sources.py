"""Who speaks, by the sentence: from a cue word to the noun phrase that it takes its speaker from."""

from __future__ import annotations

from summitry.extract.quotes.cues import NOUN, Frame, cue_words, frames_of
from summitry.extract.quotes.inversion import inverted, misread_name
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.language import Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.participants import subjects
from summitry.language.clauses.raised import raised
from summitry.language.clauses.syntax import complements, hangs_on, is_passive, is_relative, lemma
from summitry.lexicon import load, words

#: Entity labels of who makes a translation or an account: "a Yonhap translation", "a Kremlin readout".
MAKING = frozenset({"ORG", "PERSON", "GPE", "NORP"})


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the noun phrase that does what a verb says, also where it has to be fetched from a clause above."""
    own = surface.nearest_subject(sentence, verb)
    if own is not None and not is_relative(own):
        return surface.behind_gerund(sentence, own) or own
    over = raised(sentence, verb) if own is None else None
    if over is not None:
        return subject(sentence, over)
    understood = next(iter(subjects(sentence, verb)), None)
    above = hangs_on(sentence, verb)
    if understood is not None or above is None:
        return understood or _topic(sentence, verb) or surface.opening_name(sentence, verb)
    return surface.nearest_subject(sentence, above) if surface.is_verbal(above) else None


def _topic(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that opens the sentence of a verb without a subject, where the parser gave it to a clause set in between."""
    before = surface.clauses_before(sentence, verb)
    return surface.subject(sentence, before[-1], "nsubj") if before else surface.subject_beside(sentence, verb)


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, or None."""
    return next(iter(complements(sentence, verb, *words("cues", "by"))), None)


def maker(sentence: Sentence, noun: Token) -> Token:
    """Whose statement, letter or report a noun is: its possessor, or what follows "by", "from", "of"; else the noun itself."""
    word = lemma(noun)
    passes = word in words("cues", "relay_nouns")
    if not passes and word not in words("cues", "vehicles") and word not in cue_words(NOUN):
        return noun
    named = surface.naming(sentence, noun) if passes and noun.tag == "NN" else ()
    before = surface.owner(sentence, noun) or next((t for t in named if t.ent in MAKING), None)
    return before or _maker_behind(sentence, noun, passes) or noun


def _maker_behind(sentence: Sentence, noun: Token, passes: bool) -> Token | None:
    """Who made something, behind "by" or "from", or behind "of" where that names no occasion and nothing is passed on."""
    for word in load("cues")["makers"]:
        found = next(iter(complements(sentence, noun, word)), None)
        if found is not None and word in words("cues", "from"):
            return found
        if found is not None and not passes and lemma(found) not in words("cues", "settings"):
            return found
    return None


def _issuer(sentence: Sentence, noun: Token) -> Token:
    """Who issues a statement: the subject of "released a statement saying …"; else the noun as it is."""
    if noun.dep not in ("dobj", "pobj") or lemma(noun) not in words("cues", "vehicles"):
        return noun
    above = surface.governor(sentence, noun)
    verb = above.over if above.preposition else above.verb
    issued = verb is not None and verb.pos == "VERB" and surface.owner(sentence, noun) is None
    return (subject(sentence, verb) if verb is not None and issued else None) or noun


def quoted_as_saying(sentence: Sentence, verb: Token) -> Token | None:
    """The "saying" of "was quoted (by an agency) as saying" and of "the agency quoted him as saying", else None."""
    whom = surface.subject(sentence, verb, "nsubjpass") or surface.direct_object(sentence, verb)
    if Frame.RELAYS not in frames_of(verb.lemma) or whom is None:
        return None
    for like in surface.prepositions_behind(sentence, verb, "prep", "advcl", "mark"):
        saying = surface.governed_clause(sentence, like)
        if (
            like.text.lower() in words("cues", "like")
            and saying is not None
            and Frame.CLAUSE in frames_of(saying.lemma)
        ):
            return saying
    return None


def source_of(sentence: Sentence, verb: Token) -> Source | None:
    """The source of a cue verb, or None where the sentence names none."""
    misread = misread_name(sentence, verb)
    if misread is not None:
        return misread
    passive = is_passive(sentence, verb)
    if quoted_as_saying(sentence, verb) is not None:
        found = surface.subject(sentence, verb, "nsubjpass") or surface.direct_object(sentence, verb)
    elif passive:
        found = agent(sentence, verb)
    else:
        found = inverted(sentence, verb) or subject(sentence, verb)
    if found is None or surface.is_empty(found):
        return None
    found = _issuer(sentence, found)
    return None if passive and lemma(found) in words("cues", "it") else noun_phrase(sentence, maker(sentence, found))
