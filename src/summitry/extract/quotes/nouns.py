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
    nouns = [t for t in sentence.tokens if t.pos == "NOUN" and lemma(t) in known]
    for token in islice(nouns, MOST):
        maker = _maker(sentence, token) if marks.at(token.start) is None else None
        if maker is None:
            continue
        source = noun_phrase(sentence, maker)
        cue = _occurrence(sentence, token, source, marks)
        content = _that(cue) or _to(cue) or _preposition(cue) or _copula(cue)
        if content:
            yield Attribution(sentence, (token.start, token.end), lemma(token), token, source, content, Rule.NOUN)


def _occurrence(sentence: Sentence, noun: Token, source: Source, marks: Marks) -> Occurrence:
    return Occurrence(sentence, noun, source, noun.i, noun.i, marks, frames=frames_of(lemma(noun), NOUN))


def _maker(sentence: Sentence, noun: Token) -> Token | None:
    """Whose utterance it is: the possessor, "by …", or the subject of the verb that only carries the noun."""
    owner = surface.owner(sentence, noun)
    if owner is not None:
        return owner
    for preposition in surface.prepositions_behind(sentence, noun):
        word, maker = preposition.text.lower(), surface.governed(sentence, preposition)
        makes = word in words("cues", "makers")
        if maker is not None and makes and (word in words("cues", "from") or maker.pos == "PROPN"):
            return maker
    verb = surface.governor(sentence, noun).word if noun.dep == "dobj" else None
    return subject(sentence, verb) if verb is not None and verb.lemma in words("cues", "carriers") else None


def _opens_with_that(sentence: Sentence, clause: Token) -> bool:
    mark = surface.opener(sentence, clause)
    return mark is not None and mark.text.lower() in words("cues", "that")


def _that(cue: Occurrence) -> tuple[Span, ...]:
    """ "his claim that …"."""
    behind = surface.clauses_behind(cue.sentence, cue.verb, "acl", "relcl", "ccomp")
    clause = next((c for c in behind if _opens_with_that(cue.sentence, c)), None)
    return leading(cue, clause) if clause is not None else ()


def _to(cue: Occurrence) -> tuple[Span, ...]:
    """ "her promise to …"."""
    behind = surface.clauses_behind(cue.sentence, cue.verb, "acl", "relcl", "xcomp")
    clause = next((c for c in behind if has_to(cue.sentence, c)), None)
    return pieces_of(cue, *cue.sentence.span(clause)) if clause is not None and Frame.INFINITIVE in cue.frames else ()


def _preposition(cue: Occurrence) -> tuple[Span, ...]:
    """ "the minister's call for …"."""
    wanted = prepositions_of(lemma(cue.verb), NOUN)
    for preposition in surface.prepositions_behind(cue.sentence, cue.verb) if wanted else ():
        run = reach.run(cue.sentence, preposition)
        if preposition.text.lower() in wanted and len(run) > 1:
            return pieces_of(cue, run[1].start, run[-1].end)
    return ()


def _copula(cue: Occurrence) -> tuple[Span, ...]:
    """ "her message was that …", "his answer was: “…”"."""
    verb = surface.governor(cue.sentence, cue.verb).word if cue.verb.dep == "nsubj" else None
    if verb is None or lemma(verb) not in words("factuality", "being"):
        return ()
    quotation = cue.marks.first_from(verb.end)
    if quotation is not None and not cue.marks.text[verb.end : quotation.start].strip(" :,"):
        said = cue.marks.text[quotation.inner_start : quotation.inner_end]
        whole = said[:1].isupper() and len(said.split()) > 2
        return ((quotation.inner_start, quotation.inner_end),) if whole else ()
    clause = next(iter(surface.clauses_behind(cue.sentence, verb, "ccomp")), None)
    return leading(cue, clause) if clause is not None and _opens_with_that(cue.sentence, clause) else ()
