"""Who speaks, by the sentence: from a cue word to the noun phrase that it takes its speaker from."""

from __future__ import annotations

from summitry.extract.quotes.cues import NOUN, Frame, cue_words, frames_of
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.spans import is_mark
from summitry.language import Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.participants import subjects
from summitry.language.clauses.raised import raised
from summitry.language.clauses.syntax import complements, hangs_on, is_passive, is_relative, lemma
from summitry.lexicon import load, words

#: Entity labels of who makes a translation or an account: "a Yonhap translation", "a Kremlin readout".
#: Labels of words that stand before the noun of a phrase.
LEFT = frozenset({"det", "compound", "amod", "nummod", "poss", "case", "nmod", "punct"})
MAKING = frozenset({"ORG", "PERSON", "GPE", "NORP"})


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the noun phrase that does what a verb says, also where it has to be fetched from a clause above."""
    own = surface.nearest_subject(sentence, verb)
    if own is not None and not is_relative(own):
        return own
    over = raised(sentence, verb)
    if over is not None:
        return subject(sentence, over)
    understood = next(iter(subjects(sentence, verb)), None)
    above = hangs_on(sentence, verb)
    if understood is not None or above is None:
        return understood or _topic(sentence, verb)
    return surface.nearest_subject(sentence, above)


def _topic(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that opens the sentence of a verb without a subject, where the parser gave it to a clause set in between."""
    before = surface.clauses_before(sentence, verb)
    return surface.subject(sentence, before[-1], "nsubj") if before else surface.subject_beside(sentence, verb)


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, or None."""
    return next(iter(complements(sentence, verb, *words("cues", "by"))), None)


def maker(sentence: Sentence, noun: Token) -> Token:
    """Whose statement, letter or report a noun is: its possessor, or what follows "by", "from", "of"; else the noun itself."""
    if lemma(noun) not in words("cues", "vehicles") | words("cues", "relay_nouns") | cue_words(NOUN):
        return noun
    named = surface.naming(sentence, noun) if lemma(noun) in words("cues", "relay_nouns") and noun.tag == "NN" else ()
    before = surface.owner(sentence, noun) or next((t for t in named if t.ent in MAKING), None)
    return before or next(iter(complements(sentence, noun, *load("cues")["makers"])), noun)


def _issuer(sentence: Sentence, noun: Token) -> Token:
    """Who issues a statement: the subject of "released a statement saying …"; else the noun as it is."""
    verb = surface.governor(sentence, noun).verb if lemma(noun) in words("cues", "vehicles") else None
    return (subject(sentence, verb) if verb is not None else None) or noun


def quoted_as_saying(sentence: Sentence, verb: Token) -> Token | None:
    """The "saying" of "was quoted (by an agency) as saying" and of "the agency quoted him as saying", else None."""
    behind = surface.prepositions_behind(sentence, verb, "prep", "advcl", "mark")
    saying = (surface.governed_clause(sentence, like) for like in behind)
    return next(filter(None, saying), None) if Frame.RELAYS in frames_of(verb.lemma) else None


def _inverted(sentence: Sentence, verb: Token) -> Token | None:
    """The noun right behind a verb that follows a quotation mark: "…,” said Ms Berg, who …"; a name taken for a modal."""
    before, behind = sentence.tokens[: verb.i][-1:], sentence.tokens[verb.i + 1 :]
    modal = next((t for t in before if t.tag == "MD"), None)
    if modal is not None and verb.tag == "VBD":  # "May said"
        return modal
    noun = (
        next((t for t in behind if t.dep not in LEFT), None)
        if verb.tag != "VBG" and any(map(is_mark, before))
        else None
    )
    return noun if noun is not None and (noun.pos == "PROPN" or noun.head == verb.i) else None


def source_of(sentence: Sentence, verb: Token) -> Source | None:
    """The source of a cue verb, or None where the sentence names none."""
    if quoted_as_saying(sentence, verb) is not None:
        found = surface.subject(sentence, verb, "nsubjpass") or surface.direct_object(sentence, verb)
    else:
        named = agent(sentence, verb) if is_passive(sentence, verb) else subject(sentence, verb)
        found = _inverted(sentence, verb) or named
    return noun_phrase(sentence, maker(sentence, _issuer(sentence, found))) if found is not None else None
