"""Whether two claims of what somebody wants, or of what is in force, say one thing, and not only speak of one matter.

An issue word is shared by all that is said of a matter: "they want the toll lifted", "the toll makes them leave". Joined, two
such claims would look like two sources for one thing, the worst error of a record; so where it is in doubt they stay two.
"""

from __future__ import annotations

from functools import cache

from summitry import kinds, lexicon
from summitry.model import Modality
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content

#: Share of all telling words of two claims that they have in common; or of the shorter one, of :data:`_ENOUGH` words or more.
#: Calibrated by reading every join on the three development sets.
_SHARE, _WITHIN, _HALF, _ENOUGH = 0.4, 0.75, 0.55, 3


def one_content(a: Fact, b: Fact) -> bool:
    """Whether the words of two claims are near enough to say one thing, whatever issue they are filed under.

    Names of those who act say nothing of it, nor does the name of a measure that is held in one and only wanted in the other.
    """
    if a.kind == b.kind == "measure":
        return _one_measure(a, b)
    idle = _named(a) | _named(b)
    if a.kind == b.kind == "stance" and _one_phrase(a, b, idle):
        return True
    wholly = a.kind == b.kind == "stance" and a.first("attitude") == b.first("attitude")
    return any(_near(x - idle, y - idle, wholly=wholly) for x in a.points for y in b.points)


def _one_phrase(a: Fact, b: Fact, idle: frozenset[str]) -> bool:
    """Whether the issues of two stances share three telling words in a row ("a limited naval blockade")."""
    mine, theirs = (content.runs(" ".join(s.text for s, _ in f.slots("issue"))) for f in (a, b))
    return any(not set(run) & idle for run in mine & theirs)


def may_stand_for(a: Fact, b: Fact) -> bool:
    """Whether claims of two kinds can say one thing: none is against what the other is not, and a wish is nothing in force."""
    kinds = {a.kind, b.kind}
    if kinds == {"stance", "measure"} and (a if a.kind == "measure" else b).claim.modality is Modality.HELD:
        return False
    if kinds == {"action", "measure"} and a.claim.modality != b.claim.modality:
        return False
    for one, other in ((a, b), (b, a)):
        if one.first("attitude") in _against() and other.kind not in ("stance", "quote"):
            return False
        if one.kind == "gap" and not (other.statement.denied or other.claim.polarity == "-"):
            return False
    return True


def _named(fact: Fact) -> frozenset[str]:
    return content.words(" ".join(s.text for s, _ in fact.slots(*kinds.schema(fact.kind).taking_part)))


def _one_measure(a: Fact, b: Fact) -> bool:
    """Whether two measures stand alike, and share words beyond the name of the measure where both say more than that."""
    if a.claim.modality != b.claim.modality or a.claim.polarity != b.claim.polarity:
        return False
    name = content.words(" ".join(a.all("what"))) & content.words(" ".join(b.all("what")))
    x, y = a.words - name, b.words - name
    return _near(a.words, b.words) and (not x or not y or len(x & y) >= _SHARE * min(len(x), len(y)))


def _near(x: frozenset[str], y: frozenset[str], *, wholly: bool = False) -> bool:
    shared, less = len(x & y), min(len(x), len(y))
    if wholly and shared == less > 1:
        return True
    return shared >= 2 and (
        shared >= _SHARE * len(x | y)
        or (shared >= _ENOUGH and shared >= _WITHIN * less)
        or (shared > _ENOUGH and shared >= _HALF * less)
    )


def one_side(a: Fact, b: Fact) -> bool:
    """Whether two stances are of known holders who can be one, and lean the same way."""
    if not any(x.may_be(y) for x in a.doers for y in b.doers) and not _same_words(a, b):
        return False
    mine, theirs = _side(a), _side(b)
    return mine == theirs


def _same_words(a: Fact, b: Fact) -> bool:
    return bool(set(a.all("actor")) & set(b.all("actor")))


def _side(fact: Fact) -> str:
    """The side of a stance, turned round where the claim is denied."""
    against = (fact.first("attitude") in _against()) != (fact.claim.polarity == "-")
    return "against" if against else "for"


@cache
def _against() -> frozenset[str]:
    return frozenset(lexicon.load("joining")["against"])
