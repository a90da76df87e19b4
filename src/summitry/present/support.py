"""Which claims of an entry back what is shown of it: those that tell it all, with its amounts. The others must not be counted.

A claim is backed by one of another report only where that report's sentence has nearly all of the words that are shown: of two
facts in one sentence it may tell one only, and an origin vouches for nothing that it does not tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from summitry import kinds
from summitry.kinds import Join
from summitry.model import Claim, Entry, Modality
from summitry.present import wording
from summitry.present.lookup import Desk
from summitry.present.page import Shown
from summitry.reconcile.text import content
from summitry.reconcile.text.statement import Statement
from summitry.values import quantity
from summitry.values.quantity import Quantity
from summitry.values.relation import Relation

#: Relations of a value to the first one that make it another value, not the same one told more or less exactly.
APART = frozenset({Relation.CONTRADICTION, Relation.SCOPE, Relation.TWO_SIDED, Relation.UPDATE})
#: Those and one that only leaves room for the first: "more than 50" does not tell 59.
OTHER = APART | {Relation.BOUND}
#: Share of the telling words that are shown, names of those who do it aside, from which on a report tells them.
#: Calibrated by reading what is called corroborated in our own reports. Few words beside names need more, and so do those of a
#: speaker whom one report does not name. The last: in the words of the other claim itself, not only in its sentence.
TOLD, NAMED, NAMELESS, OWN, FEW = 0.6, 0.8, 0.9, 0.4, 3
#: Words of the reports themselves, outside quotation marks, that two sentences have in a row where one is a copy of the other.
_COPIED = 12
_NAME = re.compile(r"(?<![.!?“\"'] )(?<!^)\b[A-Z][\w’'-]*")
#: What has come about, or has not; all else is still to come.
_DECIDED = frozenset({Modality.HELD, Modality.CANCELLED, Modality.DENIED})


def agreeing(desk: Desk, entry: Entry | None, shown: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that give the amounts of the claim that is shown, or none; of those of one report all where one does."""
    if len(claims) < 2:
        return tuple(claims)
    finding = entry.finding("amount") if entry else None
    if finding is not None:
        home = next((v for v in finding.values if shown.id in v.claims), finding.values[0])
        first = finding.values[0]
        same = [v for v in finding.values if v == home or not {v.relation, home.relation} & OTHER or v == first == home]
        held = {c for v in same for c in v.claims}
        return tuple(c for c in claims if c.id in held)
    mine = desk.statement(shown)
    return tuple(c for c in claims if c.document == shown.document or numbers_agree(mine, desk.statement(c)))


def telling(desk: Desk, said: str, shown: Claim, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Of some claims those that tell the words that are shown of one of them; of its own report all."""
    mine = desk.sentences(shown.document).statement(shown.start, shown.end)
    return tuple(c for c in claims if c.document == shown.document or _tells(desk, said, mine, shown, c))


def _tells(desk: Desk, said: str, mine: Statement, shown: Claim, other: Claim) -> bool:
    """Whether the sentence of a claim of another report tells the words that are shown of a claim, with its numbers."""
    theirs = _sentence(desk, other)
    if word_for_word(_sentence(desk, shown).text, theirs.text):
        return False
    if not _alike(desk, shown, other) or not all(any(_one(p, q) for q in theirs.quantities) for p in mine.quantities):
        return False
    named = content.words(" ".join(_NAME.findall(said)))
    words = frozenset(w for w in content.words(said) if not w[0].isdigit())
    told = content.words(theirs.text)
    nameless = kinds.schema(shown.kind).said and not (_doers(desk, shown) and _doers(desk, other))
    least = NAMELESS if nameless else TOLD if len(words - named) > FEW else NAMED
    own = content.words(desk.statement(other).text)
    if kinds.schema(shown.kind).join is Join.FIGURES and not _one_matter(desk, shown, theirs):
        return False
    return (
        content.covered(words - named or words, told) >= least
        and content.covered(words, told) >= min(least, TOLD)
        and content.covered(words - named, own) >= OWN
    )


def word_for_word(one: str, other: str) -> bool:
    """Whether two sentences have so many words of the reports themselves in one order that both have them of one hand."""
    mine, theirs = (content.in_a_row(content.QUOTED.sub(" ", text), _COPIED) for text in (one, other))
    return bool(mine & theirs)


def _one_matter(desk: Desk, figure: Claim, other: Statement) -> bool:
    """Whether the sentence of a figure and another share more than what is counted: four cubic kilometres are of anything."""
    counted = " ".join(s.text for role in kinds.schema(figure.kind).about for s in figure.all(role))
    return bool((_sentence(desk, figure).subject & other.subject) - content.words(counted))


def _one(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are one, at most in round figures."""
    return a.unit == b.unit and quantity.compare(a, b).relation in (Relation.SAME, Relation.ROUNDING)


def told_alike(shown: Modality, other: Modality) -> bool:
    """Whether both have come about in one way, or neither has yet."""
    return shown == other or not {shown, other} & _DECIDED


def _alike(desk: Desk, shown: Claim, other: Claim) -> bool:
    """Whether two claims are of doers who can be one, and are told as so, or as to come, in one way."""
    if shown.polarity != other.polarity or not told_alike(shown.modality, other.modality):
        return False
    mine, theirs = (_doers(desk, c) for c in (shown, other))
    return (
        not mine or not theirs or bool(mine & theirs or {desk.side(v) for v in mine} & {desk.side(v) for v in theirs})
    )


def _doers(desk: Desk, claim: Claim) -> frozenset[str]:
    """The known actors who do, or say, what a claim tells."""
    values = (desk.actor_id(s.value) for role in kinds.doers(claim.kind) for s in claim.all(role))
    return frozenset(v for v in values if desk.known(v))


def _sentence(desk: Desk, claim: Claim) -> Statement:
    """What the sentence of a claim tells."""
    sentences = desk.sentences(claim.document)
    return sentences.statement(*sentences.around(claim.start, claim.end))


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


def numbers_agree(a: Statement, b: Statement) -> bool:
    """Whether no unit has numbers in both that exclude each other, one by one in their order."""
    for unit in {q.unit for q in a.quantities}:
        x, y = ([q for q in s.quantities if q.unit == unit] for s in (a, b))
        if len(x) == len(y) and any(quantity.compare(p, q).clashes for p, q in zip(x, y, strict=True)):
            return False
    return True
