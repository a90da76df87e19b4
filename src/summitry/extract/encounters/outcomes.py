"""How a meeting ended: the words of the verb that the event belongs to, or of "without …"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from summitry import vocabulary
from summitry.extract.encounters.draft import Draft
from summitry.extract.encounters.parties import verb_above
from summitry.extract.slots import slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import clause, complements, is_verb, lemma, phrasal
from summitry.model import Modality, Slot


def outcomes(parsed: ParsedDocument, draft: Draft) -> Iterator[Slot]:
    """The ``outcome`` slot of a meeting, where its sentence tells one: of its noun, of the verb above, or "without …"."""
    verb = next(_verbs(draft), None)
    if verb is not None:
        yield _predicate(parsed, draft.sentence, verb)
        return
    if draft.modality is not Modality.HELD:
        return
    for anchor in draft.anchors:
        for without in draft.sentence.children(anchor, "prep"):
            if without.text.lower() == "without" and _lacks(draft.sentence, without):
                start, end = draft.sentence.span(without)
                yield slot(parsed, "outcome", start, end)
                return


def _lacks(sentence: Sentence, without: Token) -> bool:
    """Whether "without" leads to something that a meeting may bring: a deal, a statement, signing one."""
    below = [
        *complements(sentence, sentence.tokens[without.head], "without"),
        *sentence.children(without, "pobj", "pcomp"),
    ]
    below += [t for one in below for t in sentence.children(one, "dobj")]
    return any(lemma(t) in _words("results") or lemma(t) in _words("deciding") for t in below)


def _verbs(draft: Draft) -> Iterator[Token]:
    """The verbs that tell how the meeting ended, the surest first."""
    noun, sentence = draft.noun, draft.sentence
    if noun is None:
        return
    head = sentence.head(noun)
    own = [*sentence.children(noun, "relcl")]
    if head is not None and is_verb(head) and noun.dep in ("nsubj", "nsubjpass"):
        own.append(head)
    own += _relatives(sentence, noun)
    ending = _words("outcome_verbs")
    yield from (v for v in own if phrasal(sentence, v) in ending or lemma(v) in ending)
    above, preposition = verb_above(sentence, noun)
    if above is None or draft.modality is not Modality.HELD:
        return
    names = {lemma(above), phrasal(sentence, above)} | {
        f"{lemma(above)} {t.text.lower()}" for t in sentence.children(above, "advmod", "prep", "acomp", "oprd")
    }
    who = sentence.child(above, "nsubj")
    told = who is not None and who.tag not in ("WP", "WDT")
    decided = told and preposition in ("at", "in", "during", "after") and lemma(above) in _words("deciding")
    if decided or names & _words("breaking"):
        yield above


def _relatives(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Relative clauses that the parser hung on a name after the event: "the summit with X in Y, which broke down"."""
    for verb in sentence.tokens[noun.i + 1 :]:
        if verb.dep != "relcl" or any(t.dep == "nsubj" and t.tag not in ("WDT", "WP") for t in sentence.children(verb)):
            continue
        at = sentence.tokens[verb.head]
        while at.i > noun.i and at.dep in ("pobj", "prep", "conj", "appos"):
            at = sentence.tokens[at.head]
        if at.i == noun.i:
            yield verb


def _predicate(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> Slot:
    """The words of a verb and what follows it in its clause."""
    _, end = clause(sentence, verb)
    start = min([verb.start, *(t.start for t in sentence.children(verb, "neg", "aux") if t.dep == "neg")])
    return slot(parsed, "outcome", start, max(end, verb.end))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("encounters")[name])
