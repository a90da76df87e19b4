"""Nouns that stand for an utterance: "his claim that …", "the minister's call for …", "her message was: “…”"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from summitry.extract.quotes.attribution import Attribution, Occurrence, Rule
from summitry.extract.quotes.clauses import leading, pieces_of
from summitry.extract.quotes.cues import MOST, NOUN, Frame, cue_words, frames_of, prepositions_of
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import subject
from summitry.extract.quotes.spans import Span
from summitry.language import Sentence, Token
from summitry.language.clauses import reach, surface
from summitry.language.clauses.syntax import has_to, lemma
from summitry.lexicon import words


def noun_attributions(sentence: Sentence, marks: Marks) -> Iterator[Attribution]:
    """The attributions of a sentence that rest on a noun, outside quotations."""
    known = cue_words(NOUN)
    nouns = [t for t in sentence.tokens if lemma(t) in known]
    for token in islice(nouns, MOST):
        maker = _maker(sentence, token)
        if maker is None:
            continue
        source = noun_phrase(sentence, maker)
        cue = _occurrence(sentence, token, source, marks)
        content = _that(cue) or _to(cue) or _preposition(cue)
        if content:
            yield Attribution(sentence, (token.start, token.end), lemma(token), token, source, content, Rule.NOUN)


def _occurrence(sentence: Sentence, noun: Token, source: Source, marks: Marks) -> Occurrence:
    return Occurrence(sentence, noun, source, noun.i, noun.i, marks, frames=frames_of(lemma(noun), NOUN))


def _maker(sentence: Sentence, noun: Token) -> Token | None:
    """Whose utterance it is: the possessor, or the subject of the verb that only carries the noun."""
    verb = surface.governor(sentence, noun).verb
    carried = verb is not None and verb.lemma in words("cues", "carriers")
    return surface.owner(sentence, noun) or (subject(sentence, verb) if verb is not None and carried else None)


def _that(cue: Occurrence) -> tuple[Span, ...]:
    """ "his claim that …"."""
    behind = surface.clauses_behind(cue.sentence, cue.verb, "acl", "relcl", "ccomp")
    clause = next((c for c in behind if surface.opener(cue.sentence, c) is not None), None)
    return leading(cue, clause) if clause is not None else ()


def _to(cue: Occurrence) -> tuple[Span, ...]:
    """ "her promise to …"."""
    behind = surface.clauses_behind(cue.sentence, cue.verb, "acl", "relcl", "xcomp")
    clause = next((c for c in behind if has_to(cue.sentence, c)), None) if Frame.INFINITIVE in cue.frames else None
    return pieces_of(cue, *cue.sentence.span(clause)) if clause is not None else ()


def _preposition(cue: Occurrence) -> tuple[Span, ...]:
    """ "the minister's call for …"."""
    wanted = prepositions_of(lemma(cue.verb), NOUN)
    for preposition in surface.prepositions_behind(cue.sentence, cue.verb):
        run = reach.run(cue.sentence, preposition)
        if preposition.text.lower() in wanted:
            return pieces_of(cue, run[1].start, run[-1].end)
    return ()
