"""Which claims of an entry back what is shown of it, and which give another amount: these must not be counted with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from summitry.model import Claim, Entry
from summitry.present import wording
from summitry.present.lookup import Desk
from summitry.present.page import Shown
from summitry.reconcile.text.statement import Statement
from summitry.values import quantity
from summitry.values.relation import Relation

#: Relations of a value to the first one that make it another value, not the same one told more or less exactly.
APART = frozenset({Relation.CONTRADICTION, Relation.SCOPE, Relation.TWO_SIDED, Relation.UPDATE})


def agreeing(desk: Desk, entry: Entry | None, shown: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that give the amounts of the claim that is shown, or none; of those of one report all where one does."""
    if len(claims) < 2:
        return tuple(claims)
    finding = entry.finding("amount") if entry else None
    if finding is not None:
        home = next((v for v in finding.values if shown.id in v.claims), finding.values[0])
        first = finding.values[0]
        same = [v for v in finding.values if v == home or not {v.relation, home.relation} & APART or v == first == home]
        held = {c for v in same for c in v.claims}
        return tuple(c for c in claims if c.id in held)
    mine = desk.statement(shown)
    return tuple(c for c in claims if c.document == shown.document or _numbers_agree(mine, desk.statement(c)))


def otherwise(
    desk: Desk, entry: Entry | None, left: Sequence[Claim], text: Callable[[Claim], str]
) -> tuple[Shown, ...]:
    """The claims of an entry that do not back what is shown, by what they say, each with where it is said."""
    finding = entry.finding("amount") if entry else None
    relations = {c: v.relation for v in (finding.values if finding else ()) for c in v.claims}
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in left:
        told[text(claim), relations.get(claim.id, "")].append(claim)
    return tuple(
        Shown(said, desk.support(some), wording.label("relations", relation) if relation in APART else "")
        for (said, relation), some in told.items()
    )


def _numbers_agree(a: Statement, b: Statement) -> bool:
    """Whether no unit has numbers in both that exclude each other, one by one in their order."""
    for unit in {q.unit for q in a.quantities}:
        x, y = ([q for q in s.quantities if q.unit == unit] for s in (a, b))
        if len(x) == len(y) and any(quantity.compare(p, q).clashes for p, q in zip(x, y, strict=True)):
            return False
    return True
