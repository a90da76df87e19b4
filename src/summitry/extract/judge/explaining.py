"""Why a claim is held for one: what each word of its sentence does to the probability, and the features that weigh most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summitry.extract.judge.candidates import KINDS
from summitry.extract.judge.judge import RULES, Judge, Judged, likeliest
from summitry.extract.judge.telling import value_of
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.syntax import lemma
from summitry.model import Claim

#: Words and features that are told.
MOST = 12
#: What changes a probability by less is not told.
LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the judge holds a claim for one.

    ``probabilities``: of each kind, for the predicate of the claim. ``words``: those of the sentence whose leaving out changes
    the probability most, each with what it adds (negative: takes away). ``features``: what is known of the predicate, each
    with what it adds to the log odds. ``proposed``: ``rules`` or ``judge``. ``version``: of the weights.
    """

    probabilities: Mapping[str, float]
    words: tuple[tuple[str, float], ...]
    features: tuple[tuple[str, float], ...]
    proposed: str
    version: str


def explain(parsed: ParsedDocument, claim: Claim, proposals: Sequence[Claim], judge: Judge) -> Explanation:
    """Why a claim is held for one. ``proposals`` are what the rules propose in the document, ``parsed`` has its quotes.

    Raises ValueError for a claim of a kind that is not judged, and for one that no predicate tells.
    """
    if claim.kind not in KINDS:
        raise ValueError(f"a {claim.kind} is found by rules alone")
    judged = likeliest(parsed, claim, judge.judge(parsed, proposals))
    if judged is None:
        raise ValueError("no predicate in the words of this claim is held for likely")
    proposed = value_of(claim) if claim.proposed == RULES else None

    def sure(kind: str, probability: float | None = None) -> float:
        return judge.told(kind, judged, proposed if kind == claim.kind else None, probability)[1]

    whole = sure(claim.kind)
    without = ((token.text, _without(parsed, judge, judged, token, claim.kind)) for token in _content(judged))
    words = [(word, whole - sure(claim.kind, probability)) for word, probability in without]
    return Explanation(
        probabilities={kind: sure(kind) for kind in KINDS},
        words=_most(words, LEAST),
        features=_most(list(judge.effects(claim.kind, judged).items()), LEAST),
        proposed=claim.proposed,
        version=judge.version,
    )


def _content(judged: Judged) -> list[Token]:
    return [t for t in judged.frame.sentence.tokens if t.pos not in ("PUNCT", "SPACE")]


def _without(parsed: ParsedDocument, judge: Judge, judged: Judged, token: Token, kind: str) -> float:
    """The probability with one word left out of the sentence and of the features."""
    names = {lemma(token), token.text.lower()}
    kept = tuple(name for name in judged.features if not names & set(name.partition("=")[2].split("+")))
    return judge.probability(kind, kept, judge.vector_without(parsed, judged, token))


def _most(found: list[tuple[str, float]], least: float) -> tuple[tuple[str, float], ...]:
    told = [(word, weight) for word, weight in found if abs(weight) >= least]
    return tuple(sorted(told, key=lambda pair: -abs(pair[1]))[:MOST])
