"""The predicates of a report as they are compared: what is told, of what, whether it is so, and how far it has come about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from summitry import lexicon
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category
from summitry.model import Document, Frame
from summitry.reconcile.text import content

#: What is told as come about, or as not; what is to come or may be; what is only asked, supposed or wished.
TOLD = frozenset({Factuality.FACT, Factuality.DENIED})
AHEAD = frozenset(
    {Factuality.PLANNED, Factuality.EXPECTED, Factuality.WANTED, Factuality.POSSIBLE, Factuality.UNLIKELY}
)
UNREAL = frozenset({Factuality.ASKED, Factuality.SUPPOSED, Factuality.WANTED})
#: Characters before a predicate in which the word before it stands.
_BEFORE = 20
_FORESEEN = frozenset({Factuality.PLANNED, Factuality.EXPECTED})


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate of a statement: its stems, its word as the report has it, and the words in each of its roles.

    ``denied``: it is said not to be so, by a negation, by what stands above it, or by the word itself ("unsigned").
    """

    stems: frozenset[str]
    text: str
    denied: bool
    factuality: Factuality
    category: Category
    arguments: tuple[tuple[str, str], ...] = ()

    @property
    def ahead(self) -> bool:
        """Whether it is a deed that is to come, or may."""
        return self.category is Category.VERB and self.factuality in AHEAD

    @property
    def unreal(self) -> bool:
        """Whether it is a deed that is only asked for, supposed or wished."""
        return self.category is Category.VERB and self.factuality in UNREAL

    @property
    def told(self) -> bool:
        """Whether it is told as come about, or as not."""
        return self.factuality in TOLD

    @property
    def foreseen(self) -> bool:
        """Whether it is told as coming, or as not coming."""
        return self.factuality in _FORESEEN


def predicates(document: Document, frames: Iterable[Frame]) -> tuple[Predicate, ...]:
    """Frames of a document as they are compared, verbs first; what tells nothing by itself ("have", "do") is left out."""
    telling = (frame for frame in frames if content.words(frame.word))
    return tuple(_predicate(document, one) for one in sorted(telling, key=lambda f: f.category != Category.VERB))


def _predicate(document: Document, frame: Frame) -> Predicate:
    kind = Factuality[frame.factuality.upper()]
    if kind is Factuality.DENIED and frame.category != Category.VERB:
        kind = Factuality.SUPPOSED  # to reject a call is not to deny that there was one
    before = document.text[max(0, frame.start - _BEFORE) : frame.start].lower().split()[-1:]
    conceded = bool(_concessive().intersection(before))
    turns = (frame.polarity == "-" and not conceded, kind is Factuality.DENIED, frame.word in content.unnegated())
    said = tuple((a.role, document.text[a.start : a.end]) for a in frame.arguments)
    word, category = document.text[frame.head_start : frame.head_end], Category(frame.category)
    return Predicate(content.words(frame.word), word, sum(turns) % 2 == 1, kind, category, said)


@cache
def _concessive() -> frozenset[str]:
    """Words before what is so all the same: “despite a call” denies no call."""
    return lexicon.words("content", "concessive")


def turned(mine: Iterable[Predicate], theirs: Iterable[Predicate]) -> tuple[Predicate, Predicate] | None:
    """A predicate that one side tells and the other denies, each as its side has it; None where there is none.

    One that a side itself both tells and denies decides nothing: "calls on these, but never calls on those".
    """
    one, other = tuple(mine), tuple(theirs)
    open_words = _both(one) | _both(other)
    for a, b in product(one, other):
        if a.denied != b.denied and a.stems == b.stems and not a.stems & open_words and _of_one_stage(a, b):
            return a, b
    return None


def _of_one_stage(a: Predicate, b: Predicate) -> bool:
    """Whether both are told as come about or not, or both as coming or not."""
    return (a.told and b.told) or (a.foreseen and b.foreseen)


def denied(some: Iterable[Predicate]) -> frozenset[str]:
    """The stems of all that is denied."""
    return frozenset(stem for one in some if one.denied for stem in one.stems)


def _both(some: Iterable[Predicate]) -> frozenset[str]:
    """The stems that one side both tells and denies."""
    every = tuple(some)
    return denied(every) & frozenset(stem for one in every if not one.denied for stem in one.stems)
