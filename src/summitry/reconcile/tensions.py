"""Where claims of one thing say opposite things: one denies what the other says, or they use words that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitry.model import Finding, Standing, Value
from summitry.reconcile import content, scales, statements
from summitry.reconcile.facts import Fact
from summitry.reconcile.telling import Statement
from summitry.reconcile.values import CONTRADICTION, SAME, TWO_SIDED, Relation

#: Kinds whose words may be compared: in the others the values of the slots tell.
_WORDED = frozenset({"stance", "action", "outlook", "gap", "measure", "quote"})
#: Share of words below which two claims are not about one thing closely enough to contradict each other.
_ABOUT = 0.35
#: Share of all words of two claims that they must have in common before a denial in one of them denies the other.
_ALIKE = 0.35
#: Share from which on two claims are the same but for the word that differs.
_SAME = 0.6
#: Claims of one entry that are compared with one another.
_MOST = 30


def polarity(facts: Sequence[Fact]) -> Finding | None:
    """Whether it is so at all: a finding only where claims of one thing say opposite things, by negation or by degree.

    Where two people are each quoted with their own version the second value's relation is ``two-sided``.
    """
    if len({f.document.id for f in facts}) < 2:
        return None
    ordered = _distinct(facts)
    opposed = [(a, b, r) for n, a in enumerate(ordered) for b in ordered[n + 1 :] if (r := opposition(a, b))]
    if not opposed:
        return None
    values = tuple(
        Value(
            value=side[0].text,
            text=side[0].text,
            claims=tuple(f.claim.id for f in side),
            origins=tuple(sorted({f.origin for f in side})),
            relation=opposed[0][2].kind if n else SAME,
        )
        for n, side in enumerate(_sides([(a, b) for a, b, _ in opposed]))
    )
    return Finding(
        role="polarity",
        standing=Standing.CONTESTED,
        values=values,
        why="; ".join(dict.fromkeys(r.why for _, _, r in opposed)),
    )


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
    return a.kind in _WORDED and b.kind in _WORDED


def _distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Of facts with the same words from the same origin only the first; at most :data:`_MOST`, so that time stays linear."""
    first: dict[tuple[str, str], Fact] = {}
    for fact in sorted(facts, key=lambda f: f.order):
        first.setdefault((content.plain(fact.text), fact.origin), fact)
    return list(first.values())[:_MOST]


def opposition(a: Fact, b: Fact) -> Relation | None:
    """How two claims of one thing in two reports clash (a contradiction or a two-sided matter), or None."""
    if a.document.id == b.document.id or not _comparable(a, b):
        return None
    telling = scales.lone_scales(a.text) & scales.lone_scales(b.text)
    if not telling and not _about_one_thing(a, b):
        return None
    relation = statements.compare(a.statement, b.statement)
    return relation if relation.kind in (CONTRADICTION, TWO_SIDED) else None


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
    ):
        return False
    return shared >= _SAME * every or (opposed is not None and len(opposed.mine & opposed.theirs) >= 2)


def _unreal(fact: Fact) -> bool:
    """Whether a claim stands in a condition, below a denial outside it, or tells no fact ("to pay the toll")."""
    before, plain = content.plain(fact.sentence[0]), content.plain(fact.text)
    if plain.startswith("to ") or plain.split(" ")[0].endswith("ing") or scales.negated_at(before, len(before)):
        return True
    return fact.statement.says("unreal") or Statement(" ".join(before.split()[-4:])).says("unreal")
