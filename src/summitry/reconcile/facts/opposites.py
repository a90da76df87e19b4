"""Predicates that exclude each other, told of one matter: "trade talks are on hold" here, "they hold trade talks" there.

Which predicates do is told by ``disputes.yaml``; besides, each excludes its own denial. The matter is what is told of, by its
words; where that is a pronoun, the words before it stand for it. What moves from one end to the other in time is not held
against a report of another day, unless the later one denies what the earlier told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summitry import lexicon
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category, Form
from summitry.model import Argument, Frame
from summitry.reconcile.compare import statements
from summitry.reconcile.facts.clashes import Clash, statement
from summitry.reconcile.facts.clauses import DOER, Clause, Sentence
from summitry.reconcile.facts.scene import Scene, doers, first_word, pairs, sides, text_of, within, word
from summitry.reconcile.text import content
from summitry.reconcile.text.predicates import TOLD
from summitry.values import edtf
from summitry.values.relation import Compared, Relation

#: How far the words of one matter are found in the other at least, and how much those that both have must weigh (in words that
#: two sentences have and no other), of a predicate and its denial; and of two that exclude each other by the lists.
COVERED, SHARED = 0.55, 0.7
LISTED, LIGHTER = 0.35, 0.4
#: How much of what is denied must be found in the other.
DENIED = 0.8
#: Words that two matters of the lists must share, and their weight where a pronoun stands for one of the matters.
SEVERAL, LOOSELY = 2, 0.6
#: How far behind a predicate the phrase stands that makes it what it is (characters).
_CLOSE = 24
#: Predicates of one end and word that are held against others.
_MOST = 40
_AHEAD = frozenset({Factuality.PLANNED, Factuality.EXPECTED})
#: The role of what something is done to, and how the ends are called that are a predicate and its denial.
OBJECT, _DENIAL = "object", "="


@dataclass(frozen=True)
class Kind:
    """Two ends that exclude each other: whether things move between them in time, and of what they are told but the object."""

    name: str
    changes: bool
    of_doer: bool = False
    of_all: bool = False

    @property
    def listed(self) -> bool:
        """Whether its ends are told by the lists, and not a predicate and its denial."""
        return not self.name.startswith(_DENIAL)


@dataclass(frozen=True)
class _Deed:
    """A predicate that takes one of two ends: of what (places of words; ``loose``: the words before stand for it), by whom."""

    clause: Clause
    frame: Frame
    idiom: Argument | None
    kind: Kind
    end: bool
    denied: bool
    matter: tuple[int, ...]
    loose: frozenset[str]
    by: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        """The words of what it is told of."""
        return frozenset(self.clause.sentence.stems[n] for n in self.matter) | self.loose


def opposed(scene: Scene) -> Iterator[Clash]:
    """What the reports of a story tell of one matter in predicates that exclude each other."""
    for a, b in pairs(_deeds(scene), lambda d: ((d.kind.name, stem) for stem in d.stems), _MOST):
        if a.end != b.end and a.clause.sentence.document != b.clause.sentence.document and _of_one(a, b, scene):
            yield Clash(
                "polarity", a.clause, b.clause, (_words(a), _words(b)), Compared(Relation.CONTRADICTION, _why(a, b))
            )


def _deeds(scene: Scene) -> Iterator[_Deed]:
    for at, clause, frame in scene.each():
        stands = Factuality[frame.factuality.upper()]
        denied = (frame.polarity == "-") != (stands is Factuality.DENIED)
        if (
            stands not in TOLD | _AHEAD
            or (stands in TOLD and _aim(clause.sentence, frame))
            or (denied and _in_part(clause.sentence, frame))
        ):
            continue
        for kind, end, idiom in _ends(clause.sentence, frame):
            if kind.changes and any(one.role == Form.THAT for one in frame.arguments):
                continue  # "maintained that the treaty is dead" says something, and goes on with nothing
            matter = _matter(clause.sentence, frame, idiom, kind)
            loose = frozenset() if matter and frame.category != Category.ADJECTIVE else _before(scene, at, frame)
            by = _by(clause.sentence, frame, matter)
            yield _Deed(clause, frame, idiom, kind, end != denied, denied, matter, loose, by)


def _by(sentence: Sentence, frame: Frame, matter: tuple[int, ...]) -> frozenset[str]:
    """The sides of those who do what a predicate tells and the words that name them, but for what it is told of."""
    named = (sentence.stems[n] for n in within(sentence, doers(frame)) if n not in matter)
    return sides(sentence, doers(frame)) | frozenset(named)


def _aim(sentence: Sentence, frame: Frame) -> bool:
    """Whether a predicate is only what something is done for: "an operation to stop the fire"."""
    return first_word(sentence, frame.start) in lexicon.words("disputes", "infinitive")


def _in_part(sentence: Sentence, frame: Frame) -> bool:
    """Whether only how something came about is denied: "it did not burn by itself"."""
    told = (one for one in frame.arguments if one.role not in (DOER, OBJECT))
    return any(all(word(sentence, n) in _idle() for n in places) for one in told if (places := within(sentence, [one])))


def _ends(sentence: Sentence, frame: Frame) -> Iterator[tuple[Kind, bool, Argument | None]]:
    """The ends that a predicate takes, with the argument that makes it do so: by the lists, and that of being told at all."""
    text = sentence.reading.document.text
    kinds = _kinds()
    for one in frame.arguments:
        last = text[one.start : one.end].lower().split()[-1:]
        yield from ((*end, one) for end in kinds.get(" ".join((frame.word, one.role, *last)), ()))
    yield from ((*end, None) for end in kinds.get(frame.word, ()))
    if frame.category == Category.VERB and (stems := content.words(frame.word)):
        yield Kind(_DENIAL + " ".join(sorted(stems)), changes=True), True, None


@cache
def _kinds() -> dict[str, list[tuple[Kind, bool]]]:
    found: dict[str, list[tuple[Kind, bool]]] = {}
    for row in lexicon.load("disputes")["opposites"]:
        kind = Kind(row["name"], bool(row.get("changes")), bool(row.get("by_doer")), bool(row.get("of_all")))
        for end, words in enumerate(row["ends"]):
            for cue in words:
                found.setdefault(cue, []).append((kind, bool(end)))
    return found


def _matter(sentence: Sentence, frame: Frame, idiom: Argument | None, kind: Kind) -> tuple[int, ...]:
    """The words of what a predicate is told of: its object with what goes with it, or else those who do it."""
    some = [one for one in frame.arguments if one != idiom and not _aside(sentence, one)]
    beside = [one for one in some if one.role != DOER]
    objects = any(one.role == OBJECT for one in some) or frame.category == Category.NOUN
    narrow = (objects and not kind.of_all) or kind.of_doer
    told = beside if narrow and beside else doers(frame) if idiom else some
    return tuple(
        n
        for n in within(sentence, told)
        if not frame.head_start <= sentence.starts[n] < frame.head_end and word(sentence, n) not in _idle()
    )


@cache
def _idle() -> frozenset[str]:
    """Words that name nothing by themselves."""
    return lexicon.words("disputes", "idle")


def _aside(sentence: Sentence, one: Argument) -> bool:
    """Whether an argument is a clause of its own, or tells when or why, and not of what."""
    dated = one.role != OBJECT and any(one.start <= at < one.end for at, _ in sentence.dates)
    return dated or one.role in (Form.THAT, Form.WH, Form.ING) or one.role in lexicon.words("disputes", "aside")


def _before(scene: Scene, at: int, frame: Frame) -> frozenset[str]:
    """The words that a pronoun may stand for: those of the sentence before the predicate, and of the sentence before."""
    here, last = scene.clauses[at].sentence, scene.before(at)
    mine = (stem for stem, start in zip(here.stems, here.starts, strict=True) if start < frame.head_start)
    return frozenset((*mine, *(last.stems if last else ())))


def _of_one(a: _Deed, b: _Deed, scene: Scene) -> bool:
    """Whether two predicates are told of one matter and at one time."""
    if _ahead(a) != _ahead(b) or (a.by and b.by and not a.by & b.by) or _went_on(a, b):
        return False
    if not _one_time(a, b) or statement(a.clause).says("part") != statement(b.clause).says("part"):
        return False
    if any(deed.denied and deed.loose and deed.frame.category == Category.VERB for deed in (a, b)):
        return False
    if a.loose or b.loose:
        shared = (a.stems & b.stems) - content.words(a.frame.word) - content.words(b.frame.word)
        return a.kind.listed and len(shared) >= SEVERAL and scene.weight(shared) >= LOOSELY
    return _covered(a, b, scene)


def _covered(a: _Deed, b: _Deed, scene: Scene) -> bool:
    """Whether what two predicates are told of is the same by its words; of one that is denied, all of it."""
    weights, covers = scene.found(a.clause.sentence, a.matter, b.clause.sentence, b.matter)
    several = a.kind.listed and len(a.stems & b.stems) >= SEVERAL
    least, weight = (LISTED, LIGHTER) if several else (COVERED, SHARED)
    if min(weights) < weight * scene.weights.of_two or min(covers) < least:
        return False
    return all(cover >= DENIED for deed, cover in zip((a, b), covers, strict=True) if deed.denied)


def _one_time(a: _Deed, b: _Deed) -> bool:
    """Whether the days that two predicates are told of can be one; those till when or since when it is so count for nothing."""
    mine, theirs = ([parsed for value in _days(one) if (parsed := edtf.parse(value))] for one in (a, b))
    return not mine or not theirs or any(edtf.meet(p, q) for p in mine for q in theirs)


def _days(deed: _Deed) -> Iterator[str]:
    aside = [(one.start, one.end) for one in deed.frame.arguments if one.role in lexicon.words("disputes", "aside")]
    for at, value in deed.clause.sentence.dates:
        if deed.frame.start <= at < deed.frame.end and not any(start <= at < end for start, end in aside):
            yield value


def _ahead(deed: _Deed) -> bool:
    return Factuality[deed.frame.factuality.upper()] in _AHEAD


def _went_on(a: _Deed, b: _Deed) -> bool:
    """Whether a later report may tell how it went on: it does not deny what the earlier one tells, nor hold on to it."""
    if not a.kind.changes or not statements.in_turn(statement(a.clause), statement(b.clause)):
        return False
    late = max((a, b), key=lambda d: d.clause.sentence.reading.document.published or "")
    early = b if late is a else a
    holds_on = late.denied or _still().intersection(late.clause.words.lower().split())
    return _ahead(early) or not holds_on


@cache
def _still() -> frozenset[str]:
    """Words with which a report holds on to what another says has ended."""
    return lexicon.words("disputes", "still")


def _words(deed: _Deed) -> str:
    """The words of a predicate's clause, as the report has them; of what is no verb the whole sentence."""
    if deed.frame.category != Category.VERB:
        return deed.clause.words
    return text_of(deed.clause.sentence, deed.frame.start, deed.frame.end)


def _why(a: _Deed, b: _Deed) -> str:
    """What excludes each other, in the words of the reports."""
    return " against ".join(f"not “{_cue(deed)}”" if deed.denied else f"“{_cue(deed)}”" for deed in (a, b))


def _cue(deed: _Deed) -> str:
    """The word of a predicate, with the phrase that makes it what it is, as its report has them."""
    frame = deed.frame
    behind = deed.idiom is not None and frame.head_end <= deed.idiom.start < frame.head_end + _CLOSE
    end = deed.idiom.end if deed.idiom and behind else frame.head_end
    return text_of(deed.clause.sentence, frame.head_start, end)
