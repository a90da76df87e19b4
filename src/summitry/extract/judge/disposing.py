"""The judge over the rules: which of their claims stand and how surely, and which claims no rule proposed.

A rule's claim has the probability of the likeliest predicate in its words. A predicate that is likely enough and lies in no
claim of its kind gives one more. Below the last operating point nothing is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitry.extract.judge.candidates import KINDS
from summitry.extract.judge.judge import JUDGE, RULES, Judge, Judged, likeliest, whole
from summitry.extract.judge.making import Making
from summitry.extract.judge.telling import SLOTS, value_of
from summitry.language import ParsedDocument
from summitry.model import Certainty, Claim

#: A candidate that is held for a claim of a kind with less is none.
WORTH = 0.03
#: Kinds that rules often find without seeing whose they are ("the talks will resume, he said"), with the slot that says so.
ANYBODYS = {"outlook": "who"}


def disposed(parsed: ParsedDocument, claims: Sequence[Claim], judge: Judge) -> Iterator[Claim]:
    """The claims of a document as the judge lets them stand, those of kinds that are not judged among them."""
    judged = judge.judge(parsed, claims)
    kept: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind not in KINDS:
            yield claim
            continue
        own = likeliest(parsed, claim, judged)
        value, surest = judge.told(claim.kind, own, value_of(claim)) if own is not None else ("", 0.0)
        certainty = judge.certainty(claim.kind, surest)
        if own is not None and certainty is not None:
            kept[claim.kind].append(claim)
            said = _saying(_whose(parsed, judge, own, claim), value)
            yield replace(said, probability=surest, certainty=certainty, judge=judge.version, proposed=RULES)
    for kind in KINDS:
        yield from _more(parsed, judge, judged, kind, kept[kind])


def _whose(parsed: ParsedDocument, judge: Judge, own: Judged, claim: Claim) -> Claim:
    """A claim with whom the judge is sure of, where its rule names nobody and its kind may be anybody's."""
    role = ANYBODYS.get(claim.kind, "")
    found = Making(parsed, judge, own, claim.kind).who if role and claim.first(role) is None else ()
    return claim.altered(slots=(*(one.as_slot(parsed, role) for one in found), *claim.slots))


def _saying(claim: Claim, value: str) -> Claim:
    """A claim with another type or attitude, where that is not its own."""
    if value == value_of(claim):
        return claim
    role = SLOTS[claim.kind]
    return claim.altered(slots=tuple(replace(s, value=value) if s.role == role else s for s in claim.slots))


def _more(
    parsed: ParsedDocument, judge: Judge, judged: Iterable[Judged], kind: str, kept: Iterable[Claim]
) -> Iterator[Claim]:
    """The claims that no rule proposed, the likeliest first; none in the words of another."""
    taken: list[tuple[tuple[int, int], int | None]] = [((claim.start, claim.end), None) for claim in kept]
    likely = ((judge.told(kind, one)[1], one) for one in judged if one.probability[kind] >= WORTH)
    for sure, one in sorted(likely, key=lambda pair: -pair[0]):
        certainty = judge.certainty(kind, sure)
        if certainty is None:
            break
        span, head = whole(one.frame), one.frame.head.start
        if any(low <= head < high or (at is not None and span[0] <= at < span[1]) for (low, high), at in taken):
            continue
        taken.append((span, head))
        making = Making(parsed, judge, one, kind)
        for claim in making.made():
            yield replace(
                claim,
                probability=sure,
                certainty=certainty if making.sure else Certainty.ALL,
                judge=judge.version,
                proposed=JUDGE,
            )
