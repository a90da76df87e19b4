"""What the judge sees of a candidate in symbols: its words by role, how it is asserted, and what the rules make of it.

Each feature is a short text (``doer=state``, ``up=refuse``), so that a weight can be read. The encoder's vectors stand beside
them (``encoder.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from summitry import lexicon
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.conditions import condition
from summitry.language.clauses.frames import Category, Frame, frame_of
from summitry.language.clauses.syntax import lemma
from summitry.model import Claim

#: Roles whose heads are told by word and by sort.
ROLES = ("doer", "object", "owner")
#: Rows of the lexicon by kind, and those of the words beside a candidate.
ROWS = ("stance", "measure", "action", "outlook", "gap", "encounter", "speech", "tally")
#: Slots that rows of the lexicon give a value.
TOLD = (
    ("stance", "attitude"),
    ("measure", "status"),
    ("measure", "instrument"),
    ("action", "type"),
    ("outlook", "modality"),
)
#: Sorts of words that tell what a sentence is about.
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})


def features(parsed: ParsedDocument, frame: Frame, proposed: Mapping[int, Iterable[Claim]]) -> set[str]:
    """The features of one candidate. ``proposed`` has the rules' claims by the index of the predicate's token."""
    found = {*_itself(frame), *_around(frame), *_standing(frame)}
    for role in ROLES:
        found.update(_argument(parsed, frame.sentence, role, frame.argument(role)))
    for preposition, heads in frame.marked.items():
        found.add(f"has={preposition}")
        found.update(_argument(parsed, frame.sentence, preposition, heads))
    for some in (_clauses(frame), _place(parsed, frame), _words(frame), _rows(frame), _rules(frame, proposed)):
        found.update(some)
    return found


def _itself(frame: Frame) -> Iterator[str]:
    yield f"word={frame.word}"
    yield f"lemma={frame.lemma}"
    yield f"sort={frame.category}"
    yield f"dep={frame.head.dep}"
    yield f"tag={frame.head.tag}"
    yield f"sort+dep={frame.category}+{frame.head.dep}"
    for name in frame.names:
        yield from _rows_of(name)
    yield from (f"mod={word}" for word in frame.modifiers)
    yield from (f"det={word}" for word in frame.determiners)


def _around(frame: Frame) -> Iterator[str]:
    above = frame.above
    if above is None:
        yield "top"
        return
    yield f"up={above.lemma}"
    yield f"up.sort={above.category}"
    yield from (f"up.row={kind}" for kind in _rows_begun(above.lemma))
    if frame.preposition:
        yield f"by={frame.preposition}"
        yield f"up+by={above.lemma}+{frame.preposition}"
    if above.negative:
        yield "up.no"
    if above.modal:
        yield f"up.modal={above.modal}"


def _standing(frame: Frame) -> Iterator[str]:
    yield f"fact={frame.factuality.name}"
    yield f"context={frame.context.name}"
    told = {
        "passive": frame.passive,
        "no": frame.negative,
        "denied": frame.denied,
        "undone": frame.undone,
        "infinitive": frame.infinitive,
        "finite": frame.finite,
        "past": frame.past,
        "perfect": frame.perfect,
        "going": frame.progressive,
        "there": frame.has_expletive,
        "if": condition(frame) is not None,
    }
    yield from (name for name, true in told.items() if true)
    if frame.modal:
        yield f"modal={frame.modal}"
    yield from (f"mark={word}" for word in frame.marks)


def _argument(parsed: ParsedDocument, sentence: Sentence, role: str, heads: Iterable[Token]) -> Iterator[str]:
    for head in heads:
        yield f"has={role}"
        yield f"{role}={lemma(head)}"
        yield from (f"{role}.actor={a.actor_type}" for a in parsed.actors_of(sentence, head))
        if head.ent:
            yield f"{role}.ent={head.ent}"
        inner = frame_of(sentence, head)
        yield from (f"{role}.row={kind}" for kind in (_rows_begun(inner.lemma) if inner else ()))


def _clauses(frame: Frame) -> Iterator[str]:
    for form, heads in frame.clauses.items():
        yield f"clause={form}"
        for head in heads:
            yield f"{form}={lemma(head)}"
            yield from (f"{form}.row={kind}" for kind in _rows_begun(lemma(head)))
    for opener in frame.circumstances:
        yield f"circumstance={opener}"


def _place(parsed: ParsedDocument, frame: Frame) -> Iterator[str]:
    at = frame.head.start
    yield f"part={parsed.part(frame.sentence)}"
    if parsed.quoted(at) is not None:
        yield "in.marks"
    around = parsed.quotes_around(at, frame.head.end)
    if around:
        yield "in.quote"
        yield from (f"in.form={s.value}" for claim in around[:1] for s in claim.all("form"))
    times = parsed.times_in(*frame.span)
    published = (parsed.anchor or parsed.document.published or "")[:10]
    for time in times:
        if time.kind == "date" and time.value and published:
            yield "time.ahead" if time.value[:10] > published else "time.past"
        else:
            yield f"time.{time.kind}"
    if parsed.numbers_in(*frame.span):
        yield "number"


def _words(frame: Frame) -> Iterator[str]:
    """The content words of its clause and of its sentence, and those that stand beside it."""
    sentence = frame.sentence
    inside = {lemma(t) for t in sentence.between(*frame.span) if t.pos in CONTENT and t is not frame.head}
    yield from (f"w={word}" for word in inside)
    yield from sentence.kept("content", _content)
    for step, name in ((-2, "-2"), (-1, "-1"), (1, "+1"), (2, "+2")):
        if 0 <= frame.head.i + step < len(sentence.tokens):
            yield f"{name}={sentence.tokens[frame.head.i + step].text.lower()}"
    if frame.category is Category.VERB:
        yield from (f"pair={frame.lemma}+{lemma(t)}" for t in frame.object)
        yield from (f"did={lemma(t)}+{frame.lemma}" for t in frame.doer)


def _content(sentence: Sentence) -> tuple[str, ...]:
    """The content words of a sentence as features, the same for all its candidates."""
    return tuple({f"s={lemma(t)}" for t in sentence.tokens if t.pos in CONTENT})


@lru_cache(50_000)
def _rows_of(name: str) -> tuple[str, ...]:
    """The kinds that have a row of a name."""
    return tuple(f"row={kind}" for kind in ROWS if name in lexicon.rows(kind))


@lru_cache(50_000)
def _rows_begun(word: str) -> tuple[str, ...]:
    """The kinds with a row that a word begins."""
    return tuple(kind for kind in ROWS if word in lexicon.first_words(kind))


def _rows(frame: Frame) -> Iterator[str]:
    """What the rows of the lexicon make of the predicate, of what stands above it and of its arguments, whatever they ask for."""
    no = "no" if frame.negative or frame.denied or (frame.above is not None and frame.above.negative) else "yes"
    for value in {value for name in frame.names for value in _values(name)}:
        yield f"told={value}"
        yield f"told={value}+{no}"
        yield f"told={value}+{no}+{frame.factuality.name}"
    above = frame.above
    if above is not None:
        for value in _values(above.lemma):
            yield f"up.told={value}"
            yield f"up.told={value}+{no}"
    for role, heads in (
        *((role, frame.argument(role)) for role in ROLES),
        *frame.marked.items(),
        *frame.clauses.items(),
    ):
        yield from (f"{role}.told={value}" for head in heads for value in _values(lemma(head)))


@cache
def _values(name: str) -> tuple[str, ...]:
    """The values that the rows of a word tell: attitudes, types, statuses."""
    found = {
        f"{kind}.{row[role]}": None for kind, role in TOLD for row in lexicon.rows(kind).get(name, ()) if role in row
    }
    return tuple(found)


def _rules(frame: Frame, proposed: Mapping[int, Iterable[Claim]]) -> Iterator[str]:
    own = tuple(proposed.get(frame.head.i, ()))
    for claim in own:
        yield f"rule={claim.kind}"
        yield f"rule.modality={claim.kind}+{claim.modality}"
        yield from (
            f"rule.{s.role}={s.value}" for s in claim.slots if s.role in ("attitude", "type", "status", "format")
        )
    here = {id(claim) for claim in own}
    for claim in {id(c): c for some in proposed.values() for c in some}.values():
        if id(claim) in here:
            continue
        inside = claim.start <= frame.head.start < claim.end
        yield f"within={claim.kind}" if inside else f"beside={claim.kind}"
