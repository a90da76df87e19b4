"""Whose a claim is, and whom a mention means: measured on labelled reports, and the ranking that chooses, fitted and written.

    python training/coref.py read OUT.pickle [--open FOLDER] [--gold ../shared/gold]
    python training/coref.py forms OUT.pickle
    python training/coref.py table OUT.pickle PARTS
    python training/coref.py write OUT.pickle JUDGE_FOLDER [--parts PARTS]
    python training/coref.py left OUT.pickle [--write]

``read`` goes through the reports and keeps, for each label that says whose a claim is, the candidates with their features.
``forms`` tells how often the words where the doer stands are given to the right actor, by the form of these words. ``table``
compares the ranking with the place that the judge holds for likeliest, each part of the gold left out. ``write`` writes
``who.npz``: into the judge's folder by all reports, into each of ``PARTS`` without the sets of that part. ``left`` measures
the second look at what reading leaves open, each fifth of the happenings left out, and writes ``leftovers.json``.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

from by_place import CLEAR_ONLY
from examples import WHOSE, gold, happenings, names, same_name, told_reports
from summitry import extract
from summitry.extract.arguments import Named, actors
from summitry.extract.judge.choosing import FILE, Features
from summitry.extract.judge.judge import Judge, Judged, load
from summitry.extract.judge.who import PLACES
from summitry.language import ParsedDocument, Token
from summitry.language.people.references import leftovers

#: Inverse of the penalty on weights; reports in which a feature has to stand; weight of labels that are not of the gold.
COST, LEAST, COUNTS = 0.1, 3, 0.6
#: The same penalty for what is left open, and into how many parts its happenings go.
COST_OPEN, PARTS = 0.3, 5


@dataclass
class Case:
    """A label that says whose a claim is: its candidates (right or not, features), what stood at the doer's place."""

    set: str
    source: str
    kind: str
    optional: bool
    told: list[tuple[bool, dict[str, float]]]
    placed: dict[str, bool]
    likely: dict[str, float]
    form: str
    joined: bool | None


@dataclass
class Open:
    """A word that the first reading left open, with the candidates (right or not, features) from a label whose doer it is."""

    set: str
    source: str
    form: str
    told: list[tuple[bool, dict[str, float]]]


#: What a second look saw of each word, by document and offset: its form, the candidates, their features.
Looked = dict[tuple[str, int], tuple[str, list[leftovers.Option], list[dict[str, float]]]]


def looking(seen: Looked) -> Callable[..., object]:
    """The second look, with what it sees kept."""
    choose = leftovers.choose

    def kept_too(d: leftovers.Discourse, line: leftovers.Line, token: Token, form: str) -> object:
        found = leftovers.options(d, line, token, form)
        seen[d.document, token.start] = form, found, leftovers.features(d, line, token, form, found)
        return choose(d, line, token, form)

    return kept_too


def left_open(parsed: ParsedDocument, doers: dict[int, str], seen: Looked, where: tuple[str, str]) -> Iterator[Open]:
    """The words left open that are the doers of labelled claims (by offset, with whom the label names)."""
    for at, wanted in doers.items():
        if (parsed.document.id, at) not in seen:
            continue
        form, found, told = seen[parsed.document.id, at]
        homes = {a.country for a in parsed.appearances if same_name(wanted, [a.name, *a.names]) and a.country}
        right = [
            one.state in homes or same_name(wanted, [*([one.actor.name] if one.actor else []), one.state or ""])
            for one in found
        ]
        yield Open(*where, form, list(zip(right, told, strict=True)))


def cases(
    parsed: ParsedDocument,
    judge: Judge,
    labels: Iterable[dict[str, Any]],
    where: tuple[str, str],
    doers: dict[int, str],
) -> Iterator[Case]:
    """The cases of a report. The predicate of a label is the one in its words that the judge holds for likeliest.

    ``doers`` gets the offsets of what stands where the doer does, with whom the label names.
    """
    judged = judge.judge(extract.with_quotes(parsed), extract.claims(parsed))
    parsed = extract.with_quotes(parsed)
    for label in labels:
        kind, (start, end) = label["kind"], label["span"]
        inside = [one for one in judged if start <= one.frame.head.start < end]
        if kind in WHOSE and isinstance(label.get(WHOSE[kind]), str) and inside:
            own = max(inside, key=lambda one: one.probability[kind])
            for token in own.frame.doer[:1]:
                doers.setdefault(token.start, label[WHOSE[kind]])
            yield _case(parsed, judge, own, label, where)


def _case(parsed: ParsedDocument, judge: Judge, own: Judged, label: dict[str, Any], where: tuple[str, str]) -> Case:
    wanted, kind = label[WHOSE[label["kind"]]], label["kind"]

    def right(some: Iterable[Named]) -> bool:
        return any(same_name(wanted, names(one)) for one in some)

    seen = Features(parsed, own.frame, kind)
    doer = own.frame.doer[:1]
    meant = actors(parsed, own.frame.sentence, doer)
    placed = {place: right(one.actors) for one in seen.found for place in one.at if place in PLACES}
    return Case(
        *where,
        kind,
        bool(label.get("optional")),
        [(right(one.actors), seen.of(one)) for one in seen.found],
        placed,
        judge.values(f"{kind}.who", own),
        form(parsed, doer[0]) if doer else "nothing",
        right(meant) if meant else None,
    )


def form(parsed: ParsedDocument, token: Token) -> str:
    """The form of the words that a token heads, for a table."""
    low = token.text.lower()
    if token.pos == "PRON":
        return low if low in ("he", "she", "it", "they", "we", "i") else "other pronoun"
    held = [
        m
        for m, _ in parsed.mentions_in(token.start - 60, token.end + 60)
        if m.start <= token.start and token.end <= m.end
    ]
    if held:
        return max(held, key=lambda m: m.end - m.start).how
    return "unknown name" if token.pos == "PROPN" else "unknown noun"


# ---------------------------------------------------------------- fitting


def fit(found: Sequence[Case], cost: float = COST) -> dict[str, float]:
    """Weights under which the right candidates get the largest shares: penalised maximum likelihood."""
    found = [case for case in found if any(right for right, _ in case.told)]
    counted = Counter(name for case in found for _, told in case.told for name in told)
    known = {name: at for at, name in enumerate(sorted(name for name, n in counted.items() if n >= LEAST))}
    rows, columns, values, group, right = [], [], [], [], []
    for number, case in enumerate(found):
        for good, told in case.told:
            own = [(known[name], value) for name, value in told.items() if name in known]
            rows += [len(group)] * len(own)
            columns += [at for at, _ in own]
            values += [value for _, value in own]
            group.append(number)
            right.append(good)
    matrix = sp.csr_matrix((np.array(values), (rows, columns)), shape=(len(group), len(known)))
    counts = np.array([1.0 if case.source == "gold" else COUNTS for case in found])
    loss = _loss(matrix, np.array(group), np.array(right, float), counts, cost)
    solved = minimize(loss, np.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": 80})
    return {name: float(solved.x[at]) for name, at in known.items()}


def _loss(
    matrix: sp.csr_matrix, group: np.ndarray, right: np.ndarray, counts: np.ndarray, cost: float
) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
    across, many = matrix.T.tocsr(), len(counts)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = matrix @ weights
        top = np.full(many, -np.inf)
        np.maximum.at(top, group, sums)
        powers = np.exp(sums - top[group])
        all_, good = np.bincount(group, powers, many), np.bincount(group, powers * right, many)
        value = float((counts * (np.log(all_) - np.log(good))).sum() + weights @ weights / (2 * cost))
        error = (powers / all_[group] - powers * right / good[group]) * counts[group]
        return value, across @ error + weights / cost

    return loss


def chosen(weights: dict[str, float], case: Case) -> tuple[bool, float]:
    """Whether the likeliest candidate of a case is right, and its share."""
    sums = np.array([sum(weights.get(name, 0.0) * value for name, value in told.items()) for _, told in case.told])
    powers = np.exp(sums - sums.max(initial=0.0))
    best = int(powers.argmax()) if len(powers) else -1
    return (case.told[best][0], float(powers[best] / powers.sum())) if best >= 0 else (False, 0.0)


def save(file: Path, weights: dict[str, float]) -> None:
    """Write a ranking; weights next to nothing are left out."""
    kept = {name: value for name, value in weights.items() if abs(value) >= 0.005}
    vocabulary = np.frombuffer("\n".join(kept).encode("utf-8"), np.uint8)
    np.savez_compressed(file, vocabulary=vocabulary, weights=np.array(list(kept.values()), np.float16))


# ---------------------------------------------------------------- commands


def read(given: argparse.Namespace) -> None:
    """Read the reports and keep their cases."""
    from parse_cache import CachedParser

    judge, found, open_ = load(""), [], []
    seen: Looked = {}
    sources = {"own": happenings(HERE / "own")}
    if given.open:
        sources["open"] = happenings(given.open)
    if given.gold:
        sources["gold"] = gold(given.gold)
    parser = patch("summitry.language.analyse.Parser", CachedParser)
    with parser, patch.object(leftovers, "choose", looking(seen)):
        for source, sets in sources.items():
            for name, _, parsed, labels in told_reports(sets):
                doers: dict[int, str] = {}
                found += cases(parsed, judge, labels, (name, source), doers)
                open_ += left_open(parsed, doers, seen, (name, source))
                seen.clear()
    with given.cases.open("wb") as file:
        pickle.dump((found, open_), file)
    print(len(found), "labels that say whose a claim is,", len(open_), "words left open as their doers")


def kept(given: argparse.Namespace) -> list[Case]:
    """The cases that were read before, without those of sets that list the clear claims alone."""
    with given.cases.open("rb") as file:
        found: list[Case] = pickle.load(file)[0]  # noqa: S301 - a file of our own
    return [case for case in found if case.set not in CLEAR_ONLY]


def forms(given: argparse.Namespace) -> None:
    """For each form of the words at the doer's place: joined to the right actor, to another, to nobody."""
    for source in ("own", "open", "gold"):
        table: dict[str, Counter[str]] = {}
        for case in kept(given):
            if case.source == source and not case.optional:
                told = {True: "right", False: "other", None: "nobody"}[case.joined]
                table.setdefault(case.form, Counter())[told] += 1
        print(f"== {source}")
        for name, counts in sorted(table.items(), key=lambda pair: -pair[1].total()):
            shares = (f"{word} {counts[word] / counts.total():.2f}" for word in ("right", "other", "nobody"))
            print(f"{name:16}{counts.total():5}  {'  '.join(shares)}")


def parts_of(folder: Path) -> dict[Path, list[str]]:
    """The parts of the gold: the folder of each with the names of its sets."""
    return {file.parent: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*/sets.json"))}


def table(given: argparse.Namespace) -> None:
    """The ranking beside the likeliest place, each part judged without it."""
    found, counts = kept(given), Counter()
    for sets in parts_of(given.parts).values():
        weights = fit([case for case in found if case.set not in sets])
        for case in found:
            if case.set in sets and not case.optional:
                right, share = chosen(weights, case)
                place = max(case.placed, key=lambda at: case.likely.get(at, 0.0), default=None)
                told = {"n": 1, "place": place is not None and case.placed[place], "ranking": right}
                told |= {"sure": share >= 0.4, "sure and right": share >= 0.4 and right}
                told["reach"] = any(good for good, _ in case.told)
                counts.update({(case.kind, name): int(value) for name, value in told.items()})
    for kind in WHOSE:
        n = counts[kind, "n"]
        shares = (
            f"{name} {counts[kind, name] / n:.3f}" for name in ("place", "ranking", "reach", "sure", "sure and right")
        )
        print(f"{kind:10}{n:5}  {'  '.join(shares)}")


def write(given: argparse.Namespace) -> None:
    """Write the rankings."""
    found = kept(given)
    for folder, sets in parts_of(given.parts).items() if given.parts else ():
        save(folder / FILE, fit([case for case in found if case.set not in sets]))
    save(given.judge / FILE, fit(found))


def _as_cases(found: Iterable[Open]) -> list[Case]:
    """Words left open as cases: with nobody as one more candidate, right where no other is."""
    return [
        Case(
            one.set,
            one.source,
            one.form,
            False,
            [*one.told, (not any(right for right, _ in one.told), {f"{one.form}:nobody": 1.0})],
            {},
            {},
            one.form,
            None,
        )
        for one in found
    ]


def left(given: argparse.Namespace) -> None:
    """The second look, each fifth of the happenings left out; with ``--write`` its weights, fitted without the gold."""
    with given.cases.open("rb") as file:
        found = _as_cases(pickle.load(file)[1])  # noqa: S301 - a file of our own
    sets = sorted({case.set for case in found})
    part = {name: at % PARTS for at, name in enumerate(np.random.RandomState(0).permutation(sets))}
    counts: Counter[tuple[str, float, str]] = Counter()
    for n in range(PARTS):
        weights = fit([case for case in found if part[case.set] != n], cost=COST_OPEN)
        for case in (case for case in found if part[case.set] == n and len(case.told) > 1):
            told = leftovers.shares(weights, [told for _, told in case.told[:-1]], case.kind)
            best = int(np.argmax(told))
            for share in (0.4, 0.5, 0.6, 0.7):
                if told[best] >= share:
                    counts[case.kind, share, "joined"] += 1
                    counts[case.kind, share, "right"] += case.told[best][0]
    for (form_, share, name), n in sorted(counts.items()):
        print(form_, share, name, n)
    if given.write:
        weights = fit([case for case in found if case.source != "gold"], cost=COST_OPEN)
        told = {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= 0.005}
        (Path(leftovers.__file__).parent / "leftovers.json").write_text(json.dumps(told, indent=0) + "\n", "utf-8")


def main() -> None:
    """See the module."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = asked.add_subparsers(required=True)
    for run in (read, forms, table, write, left):
        verb = verbs.add_parser(run.__name__)
        verb.add_argument("cases", type=Path)
        verb.set_defaults(run=run)
        if run is read:
            verb.add_argument("--open", type=Path)
            verb.add_argument("--gold", type=Path)
        elif run is table:
            verb.add_argument("parts", type=Path)
        elif run is write:
            verb.add_argument("judge", type=Path)
            verb.add_argument("--parts", type=Path)
        elif run is left:
            verb.add_argument("--write", action="store_true")
    given = asked.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
