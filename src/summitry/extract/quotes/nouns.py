"""Nouns that stand for an utterance: "his claim that …", "the minister's call for …", "her message was: “…”"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from summitry.extract.quotes.attribution import Attribution, Occurrence
from summitry.extract.quotes.clauses import has_to, leading, pieces_of
from summitry.extract.quotes.cues import MOST, NOUN, cue_words, frames_of, prepositions_of
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import subject
from summitry.extract.quotes.spans import Span
from summitry.language import Sentence, Token
from summitry.lexicon import words

MAKERS = frozenset({"by", "from", "of"})


def noun_attributions(sentence: Sentence, marks: Marks) -> Iterator[Attribution]:
    """The attributions of a sentence that rest on a noun, outside quotations."""
    nouns = (t for t in sentence.tokens if t.pos == "NOUN" and t.lemma.lower() in cue_words(NOUN))
    for token in islice(nouns, MOST):
        if marks.at(token.start) is None:
            source = _maker(sentence, token)
            if source is None:
                continue
            cue = Occurrence(sentence, token, source, token.i, token.i, marks)
            content = _that(cue) or _to(cue) or _preposition(cue) or _copula(cue)
            if content:
                yield Attribution(
                    sentence, (token.start, token.end), token.lemma.lower(), token, source, content, "noun"
                )


def _maker(sentence: Sentence, noun: Token) -> Source | None:
    """Whose utterance it is: the possessor, "by …", or the subject of the verb that only carries the noun."""
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return noun_phrase(sentence, owner)
    for preposition in sentence.children(noun, "prep"):
        maker = sentence.child(preposition, "pobj")
        if (
            preposition.text.lower() in MAKERS
            and maker is not None
            and (preposition.text != "of" or maker.pos == "PROPN")
        ):
            return noun_phrase(sentence, maker)
    above = sentence.head(noun)
    if noun.dep == "dobj" and above is not None and above.lemma in words("cues", "carriers"):
        doer = subject(sentence, above)
        return noun_phrase(sentence, doer) if doer is not None else None
    return None


def _that(cue: Occurrence) -> tuple[Span, ...]:
    """ "his claim that …"."""
    for clause in cue.sentence.children(cue.verb, "acl", "relcl", "ccomp"):
        mark = cue.sentence.child(clause, "mark")
        if clause.i > cue.verb.i and mark is not None and mark.text.lower() == "that":
            return leading(cue, clause)
    return ()


def _to(cue: Occurrence) -> tuple[Span, ...]:
    """ "her promise to …"."""
    if "infinitive" not in frames_of(cue.verb.lemma.lower()):
        return ()
    for clause in cue.sentence.children(cue.verb, "acl", "relcl", "xcomp"):
        if clause.i > cue.verb.i and has_to(cue, clause):
            return pieces_of(cue, *cue.sentence.span(clause))
    return ()


def _preposition(cue: Occurrence) -> tuple[Span, ...]:
    """ "the minister's call for …"."""
    wanted = prepositions_of(cue.verb.lemma.lower(), NOUN)
    for preposition in cue.sentence.children(cue.verb, "prep"):
        run = cue.sentence.subtree(preposition)
        if preposition.text.lower() in wanted and len(run) > 1:
            return pieces_of(cue, run[1].start, run[-1].end)
    return ()


def _copula(cue: Occurrence) -> tuple[Span, ...]:
    """ "her message was that …", "his answer was: “…”"."""
    verb = cue.sentence.head(cue.verb)
    if verb is None or verb.lemma != "be" or cue.verb.dep != "nsubj":
        return ()
    quotation = cue.marks.first_from(verb.end)
    if quotation is not None and not cue.marks.text[verb.end : quotation.start].strip(" :,"):
        words = cue.marks.text[quotation.inner_start : quotation.inner_end]
        whole = words[:1].isupper() and len(words.split()) > 2
        return ((quotation.inner_start, quotation.inner_end),) if whole else ()
    clause = cue.sentence.child(verb, "ccomp")
    if clause is None or clause.i < verb.i:
        return ()
    mark = cue.sentence.child(clause, "mark")
    return leading(cue, clause) if mark is not None and mark.text.lower() == "that" else ()
