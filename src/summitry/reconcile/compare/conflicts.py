"""Where claims of one thing say opposite things: one denies what the other says, or they use words that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from summitry import kinds
from summitry.kinds import Join
from summitry.model import Finding, Standing, Value
from summitry.reconcile.compare import amounts, statements
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.statement import Statement
from summitry.values.relation import Compared, Relation

#: How an actor is called, by its id.
Voice = Callable[[str], str]
#: Two claims that clash, and how.
Pair = tuple[Fact, Fact, Compared]
#: Share of words below which two claims are not about one thing closely enough to contradict each other.
_ABOUT = 0.35
#: Share of all words of two claims that they must have in common before a denial in one of them denies the other.
_ALIKE = 0.35
#: Share from which on two claims are the same but for the word that differs.
_SAME = 0.6
#: Share from which on two sentences are the same where each has a word of its own ("the dispute over oil", "over whaling").
_NEARLY = 0.8
#: Words that a sentence may have to be compared as a whole; longer ones tell several things.
_SHORT = 30
#: Claims of one entry that are compared with one another.
_MOST = 30


def polarity(facts: Sequence[Fact], voice: Voice = str) -> Finding | None:
    """Whether it is so at all: a finding only where claims of one thing say opposite things, by negation or by degree.

    Where two people are each quoted with their own version the second value's relation is ``two-sided``, and ``why`` names them
    as ``voice`` names an actor.
    """
    if len({f.document.id for f in facts}) < 2:
        return None
    opposed = _opposed(_distinct(facts))
    if not opposed:
        return None
    first, second = _sides([(a, b) for a, b, _ in opposed])
    mine, theirs = (
        ", ".join(dict.fromkeys(voice(f.holders[0]) for f in side if f.holders)) for side in (first, second)
    )
    versions = any(r.relation is Relation.TWO_SIDED for _, _, r in opposed) and mine and theirs and mine != theirs
    kind = Relation.TWO_SIDED if versions else Relation.CONTRADICTION
    why = "; ".join(dict.fromkeys(r.why for _, _, r in opposed))
    return Finding(
        role="polarity",
        standing=Standing.CONTESTED,
        values=(_value(first, opposed, Relation.SAME), _value(second, opposed, kind)),
        why=f"{why} (so {mine}; the other {theirs})" if versions else why,
    )


def _opposed(facts: Sequence[Fact]) -> list[Pair]:
    """The pairs of facts that clash, but for those of which one report itself tells both."""
    found = [(a, b, r) for n, a in enumerate(facts) for b in facts[n + 1 :] if (r := opposition(a, b))]
    return [(a, b, r) for a, b, r in found if r.relation is Relation.TWO_SIDED or not _both_told(a, b, facts)]


def _value(side: Sequence[Fact], opposed: Sequence[Pair], relation: Relation) -> Value:
    words = _evidence(side[0], opposed)
    claims, origins = tuple(f.claim.id for f in side), tuple(sorted({f.origin for f in side}))
    return Value(value=words, text=words, claims=claims, origins=origins, relation=str(relation))


def _evidence(fact: Fact, opposed: Sequence[Pair]) -> str:
    """The words of a claim that clash: its own, or its sentence where its own do not hold the word that they clash in."""
    against = [b if a is fact else a for a, b, _ in opposed if fact in (a, b)]
    own = any(_comparable(fact, b) and statements.opposition(fact.statement, b.statement) for b in against)
    return " ".join((fact.text if own else said(fact).text).split())


def _both_told(a: Fact, b: Fact, every: Sequence[Fact]) -> bool:
    """Whether one of two reports itself tells both, on the same authority: then they were said or done at different times."""
    for one, other in ((a, b), (b, a)):
        for third in every:
            if third.document.id == one.document.id and third.kind == other.kind and third.holders == one.holders:
                opposed = statements.opposition(one.statement, third.statement)
                if opposed and opposed.denied and opposed.mine & opposed.theirs:
                    return True
    return False


def _sides(opposed: Sequence[tuple[Fact, Fact]]) -> tuple[list[Fact], list[Fact]]:
    """The two sides of a dispute: the first claim on one, what it clashes with on the other, and so on through the pairs."""
    against: dict[str, list[Fact]] = defaultdict(list)
    facts = {f.claim.id: f for pair in opposed for f in pair}
    for a, b in opposed:
        against[a.claim.id].append(b)
        against[b.claim.id].append(a)
    side: dict[str, int] = {}
    for start in sorted(facts.values(), key=lambda f: f.order):
        todo = [(start, 0)] if start.claim.id not in side else []
        while todo:
            fact, at = todo.pop()
            if fact.claim.id not in side:
                side[fact.claim.id] = at
                todo += [(other, 1 - at) for other in against[fact.claim.id]]
    ordered = sorted(facts.values(), key=lambda f: f.order)
    first, second = ([f for f in ordered if side[f.claim.id] == n] for n in (0, 1))
    return first, second


def _comparable(a: Fact, b: Fact) -> bool:
    """Whether the words of two claims may be held against each other; of encounters only how the same person bore up."""
    if a.kind == b.kind == "encounter":
        shared = set(a.all("party")) & set(b.all("party"))
        return bool(shared and a.first("conduct") and b.first("conduct"))
    return kinds.schema(a.kind).worded and kinds.schema(b.kind).worded


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Of facts with the same words from the same origin only the first; at most :data:`_MOST`, so that time stays linear."""
    first: dict[tuple[str, str], Fact] = {}
    for fact in sorted(facts, key=lambda f: f.order):
        first.setdefault((content.plain(fact.text), fact.origin), fact)
    return list(first.values())[:_MOST]


def worded(kind: str) -> bool:
    """Whether the sentences of a kind's claims may be held against others; of the rest the values of the slots tell."""
    known = kinds.schema(kind)
    return known.worded or known.join is Join.MEETINGS


def opposition(a: Fact, b: Fact) -> Compared | None:
    """How two claims of one thing in two reports clash (a contradiction or a two-sided matter), or None."""
    if a.document.id == b.document.id:
        return None
    return _in_words(a, b) or whole(a, b)


def _in_words(a: Fact, b: Fact) -> Compared | None:
    """How the words of two claims clash, or None."""
    if not _comparable(a, b):
        return None
    telling = scales.lone_scales(a.text) & scales.lone_scales(b.text)
    if not telling and not _about_one_thing(a, b):
        return None
    if not statements.opposition(a.statement, b.statement):
        return None  # numbers and dates that differ are for the findings of their roles
    relation = statements.compare(a.statement, b.statement)
    return relation if relation.relation in (Relation.CONTRADICTION, Relation.TWO_SIDED) else None


def said(fact: Fact) -> Statement:
    """The sentence of a claim, where it is a short one; else the words of the claim."""
    return fact.telling if len(fact.sentence.split()) <= _SHORT else fact.statement


def whole(a: Fact, b: Fact) -> Compared | None:
    """How the sentences of two claims clash, or None: they tell the same of the same doers but for one word, at one time."""
    if a.document.id == b.document.id or not all(worded(f.kind) and not _unsure(f) for f in (a, b)):
        return None
    opposed = statements.opposition(said(a), said(b))
    if opposed is None or not _same_doers(a, b) or not _same_but_for(a, b, opposed) or _explained(a, b, opposed):
        return None
    mine, theirs = said(a).holder, said(b).holder
    return Compared(Relation.TWO_SIDED if mine and theirs and mine != theirs else Relation.CONTRADICTION, opposed.why)


def _explained(a: Fact, b: Fact, opposed: statements.Opposition) -> bool:
    """Whether the times that the sentences of two claims tell of, or how much of them the claims tell, explain a clash."""
    x, y = said(a), said(b)
    if not amounts.one_time(x, y) or x.to_come != y.to_come or statements.moved(x, y, opposed.why):
        return True
    undated = not (x.dates and y.dates)
    return opposed.denied and (_cut_off(a, b) or (undated and statements.in_turn(x, y)))


def _cut_off(a: Fact, b: Fact) -> bool:
    """Whether the sentences of both claims deny the same, so that one claim is only cut off before its denial."""
    return bool(a.telling.denied & b.telling.denied)


def _unsure(fact: Fact) -> bool:
    """Whether the sentence of a claim asks, supposes, or makes a condition."""
    return said(fact).unreal


def _same_doers(a: Fact, b: Fact) -> bool:
    return not a.doers or not b.doers or any(x.may_be(y) for x in a.doers for y in b.doers)


def _same_but_for(a: Fact, b: Fact, opposed: statements.Opposition) -> bool:
    """Whether two sentences share nearly all words but those that clash and, where the doers are the same, their names."""
    named = (s for f in (a, b) if a.doers and b.doers for s, _ in f.slots(*kinds.schema(f.kind).taking_part))
    names = frozenset(word for slot in named for word in content.words(slot.text))
    mine, theirs = (frozenset(said(f).subject) - names for f in (a, b))
    shared, every = len(mine & theirs), len(mine | theirs)
    one_in_other = mine <= theirs or theirs <= mine or shared >= _NEARLY * every
    least = 1 if names else 2
    return shared >= least and shared >= _SAME * every and one_in_other and bool(opposed.mine & opposed.theirs)


def _about_one_thing(a: Fact, b: Fact) -> bool:
    """Whether two claims share so much that their words, and what these are said of, can be held against each other."""
    shared, every = len(a.words & b.words), len(a.words | b.words)
    if content.overlap(a.words, b.words) < _ABOUT:
        return False
    if a.doers and b.doers and not any(x.may_be(y) for x in a.doers for y in b.doers):
        return False
    opposed = statements.opposition(a.statement, b.statement)
    if (
        opposed
        and opposed.denied
        and (shared < _ALIKE * every or a.claim.modality != b.claim.modality or _unreal(a) or _unreal(b))
    ) or not amounts.one_time(a.telling, b.telling):
        return False
    if opposed and opposed.denied and _cut_off(a, b):
        return False
    return shared >= _SAME * every or (opposed is not None and len(opposed.mine & opposed.theirs) >= 2)


def _unreal(fact: Fact) -> bool:
    """Whether nothing that a claim tells is told as come about or coming, or as not."""
    return not any(one.told or one.foreseen for one in fact.statement.predicates)
