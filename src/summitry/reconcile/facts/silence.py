"""What a text is said not to mention, against a report by which it does: "it does not mention Brenn", "it calls on Brenn".

Only of texts that both reports name alike (a statement, a resolution), and of what is named by the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summitry import lexicon
from summitry.language.clauses.factuality import Factuality
from summitry.model import Argument, Frame
from summitry.reconcile.facts.clashes import Clash
from summitry.reconcile.facts.clauses import DOER, Clause, Sentence
from summitry.reconcile.facts.scene import Scene, doers, pairs, text_of, within, word
from summitry.reconcile.text.predicates import TOLD
from summitry.values.relation import Compared, Relation

#: Mentions of one word that are held against each other.
_ASKED = 30


@dataclass(frozen=True)
class _Said:
    """That a text (by what it is called) says something of somebody (their stems), or is said not to."""

    clause: Clause
    frame: Frame
    texts: frozenset[str]
    of: frozenset[str]
    silent: bool


def unmentioned(scene: Scene) -> Iterator[Clash]:
    """What a text is said not to mention by one report of a story, and to say by another."""
    for a, b in pairs(_said(scene), lambda one: one.of, _ASKED):
        if a.silent != b.silent and a.clause.sentence.document != b.clause.sentence.document and a.texts & b.texts:
            silent, saying = (a, b) if a.silent else (b, a)
            if silent.of <= saying.of:
                why = f"{', '.join(sorted(silent.texts & saying.texts))}: not mentioned against mentioned"
                told = (_words(a), _words(b))
                yield Clash("polarity", a.clause, b.clause, told, Compared(Relation.CONTRADICTION, why))


def _said(scene: Scene) -> Iterator[_Said]:
    for at, clause, frame in scene.each():
        stands = Factuality[frame.factuality.upper()]
        if stands not in TOLD:
            continue
        denied = (frame.polarity == "-") != (stands is Factuality.DENIED)
        silent = denied and frame.word in lexicon.words("disputes", "mentioning")
        silent |= not denied and frame.word in lexicon.words("disputes", "omitting")
        texts = _texts(clause.sentence, within(clause.sentence, doers(frame)))
        if silent and not texts:
            texts = _before(scene, at, frame)
        if texts and (silent or not denied):
            of = _named(clause, frame, silent=silent)
            if of:
                yield _Said(clause, frame, texts, of, silent)


def _named(clause: Clause, frame: Frame, *, silent: bool) -> frozenset[str]:
    """The stems of the names that a text speaks of; of one that is silent those of what it is first said to be silent of."""
    some = [one for one in frame.arguments if one.role != DOER]
    if silent:
        return _stems(clause, some[:1]) & clause.names
    return _stems(clause, some) & clause.names


def _stems(clause: Clause, some: list[Argument]) -> frozenset[str]:
    return frozenset(clause.sentence.stems[n] for n in within(clause.sentence, some))


def _before(scene: Scene, at: int, frame: Frame) -> frozenset[str]:
    """The texts that a pronoun may stand for: of the sentence before the predicate, or else of the sentence before."""
    here, last = scene.clauses[at].sentence, scene.before(at)
    mine = _texts(here, (n for n, start in enumerate(here.starts) if start < frame.head_start))
    return mine if mine or last is None else _texts(last, range(len(last.starts)))


def _texts(sentence: Sentence, places: Iterable[int]) -> frozenset[str]:
    """What texts are called at some places of a sentence."""
    return frozenset(word(sentence, n) for n in places) & lexicon.words("disputes", "texts")


def _words(one: _Said) -> str:
    """The words of a predicate's clause, as the report has them."""
    return text_of(one.clause.sentence, one.frame.start, one.frame.end)
