"""Where a deed was done, and by whom, that is done once: "the treaty was signed in Oslo" here, "in Athens" there.

Most deeds are done again elsewhere, and by several. Those of ``disputes.yaml`` (``once``) are done once to one thing, and some of
them (``sole``) by one side alone. Each report must tell of one place, or of one side, for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summitry import lexicon
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category
from summitry.model import Frame
from summitry.reconcile.compare import amounts
from summitry.reconcile.facts.clashes import Clash, statement
from summitry.reconcile.facts.clauses import Clause
from summitry.reconcile.facts.scene import (
    Scene,
    at_one_time,
    doers,
    first_word,
    pairs,
    sides,
    spots,
    text_of,
    two_places,
    within,
    word,
)
from summitry.reconcile.text.predicates import TOLD
from summitry.values import place
from summitry.values.relation import Compared, Relation

#: How far what two deeds are done to must be the same by its words, how much of it both must have (in words that two sentences
#: have and no other), and how many words, where none is a name.
COVERED, SHARED, SEVERAL = 0.7, 0.4, 2
#: Deeds that are held against each other.
_ASKED = 30
_OBJECT = "object"


@dataclass(frozen=True)
class _Deed:
    """A deed that is done once: which, to what (places of words), where, and by which countries if it is done by one."""

    clause: Clause
    frame: Frame
    name: str
    matter: tuple[int, ...]
    spots: frozenset[str]
    by: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        """The words of what it is done to."""
        return frozenset(self.clause.sentence.stems[n] for n in self.matter)


def once(scene: Scene) -> Iterator[Clash]:
    """The deeds of a story that are done once, and are told of two places or of two doers."""
    every = list(_deeds(scene))
    for role, told, differ in (("place", _where, two_places), ("doer", _who, _two_countries)):
        for a, b in pairs(_alone(every, told), lambda d: ((d.name, stem) for stem in d.stems), _ASKED):
            apart = a.clause.sentence.document != b.clause.sentence.document
            if apart and differ(told(a), told(b)) and _of_one(a, b, scene):
                why = f"{_shown(told(a))} against {_shown(told(b))}"
                words = _words(a), _words(b)
                yield Clash(role, a.clause, b.clause, words, Compared(Relation.CONTRADICTION, why))


def _where(deed: _Deed) -> frozenset[str]:
    return deed.spots


def _who(deed: _Deed) -> frozenset[str]:
    return deed.by


def _two_countries(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether some countries are others than those of another report."""
    return not set(mine) & set(theirs)


def _alone(some: Sequence[_Deed], told: Callable[[_Deed], frozenset[str]]) -> list[_Deed]:
    """The deeds of reports that tell one thing alone for them."""
    found: dict[Hashable, set[str]] = defaultdict(set)
    for deed in some:
        found[deed.clause.sentence.document, deed.name] |= told(deed)
    return [d for d in some if told(d) and len(found[d.clause.sentence.document, d.name]) == 1]


def _deeds(scene: Scene) -> Iterator[_Deed]:
    sole = lexicon.words("disputes", "sole")
    for at, clause, frame in scene.each():
        name, sentence = _names().get(frame.word), clause.sentence
        aim = first_word(sentence, frame.start) in lexicon.words("disputes", "infinitive")
        if name is None or aim or frame.polarity == "-" or Factuality[frame.factuality.upper()] not in TOLD:
            continue
        objects = [one for one in frame.arguments if one.role == _OBJECT]
        idle = lexicon.words("disputes", "idle")
        matter = tuple(n for n in within(sentence, objects) if word(sentence, n) not in idle)
        by = frozenset(filter(_is_country, sides(sentence, doers(frame)))) if frame.word in sole else frozenset()
        if matter:
            yield _Deed(clause, frame, name, matter, spots(sentence, _at(frame, scene.frames[at])), by)


@cache
def _names() -> dict[str, str]:
    """The deeds that are done once by their words: the first of those that mean one."""
    return {one: row[0] for row in lexicon.load("disputes")["once"] for one in row}


def _is_country(side: str) -> bool:
    return place.country(side) != side


def _at(frame: Frame, frames: Iterable[Frame]) -> list[Frame]:
    """A predicate, and the nouns that say what it was done at: "at a ceremony in Oslo"."""
    spans = [(one.start, one.end) for one in frame.arguments if one.role in lexicon.words("disputes", "where")]
    beside = (f for f in frames if f.category == Category.NOUN and any(s <= f.head_start < e for s, e in spans))
    return [frame, *beside]


def _of_one(a: _Deed, b: _Deed, scene: Scene) -> bool:
    """Whether two deeds are one by what they are done to, and by when."""
    if not at_one_time(a.clause.sentence, b.clause.sentence):
        return False
    if not amounts.one_time(statement(a.clause), statement(b.clause)):
        return False
    shared = a.stems & b.stems
    names = a.clause.sentence.names & b.clause.sentence.names
    return bool(len(shared) >= SEVERAL or shared & names) and _covered(a, b, scene)


def _covered(a: _Deed, b: _Deed, scene: Scene) -> bool:
    """Whether what two deeds are done to is the same by its words."""
    found = scene.found(a.clause.sentence, a.matter, b.clause.sentence, b.matter)
    return min(found.weights) >= SHARED * scene.weights.of_two and min(found.shares) >= COVERED


def _shown(some: frozenset[str]) -> str:
    return ", ".join(place.country(one) for one in sorted(some))


def _words(deed: _Deed) -> str:
    """The words of a deed, as its report has them."""
    return text_of(deed.clause.sentence, deed.frame.start, deed.frame.end)
