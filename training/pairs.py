"""What tells that two clauses of two reports say one thing: ``python training/pairs.py shorten|read|ask|table|write …``.

``shorten`` writes how the vectors of words are shortened (``meaning.npz`` beside the encoder), from the words of ``own/`` alone.
``read`` reads the reports of ``own/`` and of the gold and keeps the pairs of clauses that may tell one thing, with what they have
in common; a pair is right where readers joined its two places (``agree``), wrong where they joined one of them with another place
of the other report. ``table`` fits on all other happenings than the one that is measured, and on our own corpus alone; ``write``
writes the weights (``tells.json``).

Readers join the best pairs only, not all: of the wrong pairs that a first fit without their happening holds for right most are,
so they are left out, and the precision of the table is a lower bound. The true one is read by hand (``docs/facts.md``).

``ask`` writes pairs out for readers, some of each range of odds. What they said (``pairs_read.jsonl``: one fact S, a part E,
another value U, related R; the clauses by the hash of the text and offsets) is what the decision with whole sentences is fitted
to and measured by, each happening by weights that did not see it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from pathlib import Path
from unittest.mock import patch

import numpy as np
import yaml

import corpus
from examples import located, words_of
from summitry.errors import Skipped
from summitry.extract.judge.encoder import Encoder
from summitry.language.parse import telling
from summitry.model import DIMENSIONS, Reading
from summitry.read import documents
from summitry.reconcile.actors.cluster import join_actors
from summitry.reconcile.facts import decision, wholes
from summitry.reconcile.facts.candidates import candidates
from summitry.reconcile.facts.clauses import Clause, Sentence, by_sentence, clauses, sentences
from summitry.reconcile.facts.likeness import NAMES, Pair, Weights, whole
from summitry.settings import Settings
from summitry.workers import readings

HERE = Path(__file__).resolve().parent
#: How far directions in which vectors hardly differ are held down, as a share of the mean variance.
DAMPED = 1.0
#: Parts that happenings are left out in.
PARTS = 8
#: Share of words that a clause shares with a reader's place to be trained on, and the odds of a wrong pair that is left out.
TIGHT, DOUBTFUL = 0.3, 0.5
#: What readers said of pairs, the ranges of odds that they were asked about, and how much a pair of our own corpus counts.
READ = HERE / "pairs_read.jsonl"
RANGES = ((3.0, 99.0), (2.0, 3.0), (1.0, 2.0), (0.0, 1.0), (-1.0, 0.0), (-2.0, -1.0))
OURS = 0.5
#: Where among the numbers of a pair the cosine of the sentences stands.
ALIKE = decision.names(whole=True).index("alike")
#: How little is held back where two numbers alone are weighed, of which one, the cosine, has a small spread.
FREE = 1e3
#: Sets of gold that rules were mended on.
OLD = ("hanoi-2019", "syria-geneva-2013", "vladivostok-2019")


#: A clause: the hash of its text, and where it stands in it; the words of its sentence, and where it stands in them.
Place = tuple[str, int, int]
Told = tuple[str, int, int]


@dataclass
class Happening:
    """The readings of the reports of one happening, and the places that readers joined, by report."""

    name: str
    ours: bool
    readings: dict[str, Reading]
    agree: list[dict[str, tuple[int, int]]]


@dataclass
class Pairs:
    """Pairs of clauses: what they have in common, whose they are, and whether readers joined them (-1: not told)."""

    names: list[tuple[str, bool]] = field(default_factory=list)
    wanted: set[tuple[int, int, str, str]] = field(default_factory=set)
    rows: list[list[float]] = field(default_factory=list)
    happening: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    tight: list[float] = field(default_factory=list)
    fact: list[tuple[int, str, str]] = field(default_factory=list)
    sentence: list[tuple[int, int]] = field(default_factory=list)
    wholes: list[list[float]] = field(default_factory=list)
    place: list[tuple[Place, Place]] = field(default_factory=list)
    words: list[tuple[Told, Told]] = field(default_factory=list)


# ---------------------------------------------------------------- how vectors are shortened
def texts(folder: Path) -> Iterator[str]:
    """The lines of the reports of our own corpus."""
    for file in sorted(folder.glob("*.txt")):
        for text in corpus.happening(file).texts.values():
            yield from filter(None, text.split("\n"))


def shorten(folder: Path, weights: Path) -> None:
    """Write the matrix that makes the directions of the vectors of words alike telling, and keeps the first of them."""
    lines = list(dict.fromkeys(texts(folder)))
    reads = Encoder(weights).read(lines)
    words = [read.of(*span) for line, read in zip(lines, reads, strict=True) for span in telling.words(line)]
    vectors = np.array(words, np.float64)
    mean = vectors.mean(axis=0)
    variance, directions = np.linalg.eigh(np.cov((vectors - mean).T))
    first = np.argsort(-variance)[:DIMENSIONS]
    made = directions[:, first] / np.sqrt(variance[first] + DAMPED * variance.mean())
    signs = np.sign(made[np.abs(made).argmax(axis=0), np.arange(DIMENSIONS)])
    np.savez(weights / "meaning.npz", mean=mean.astype(np.float32), shortening=(made * signs).astype(np.float32))
    print(f"{len(words)} words of {len(lines)} lines; {variance[first].sum() / variance.sum():.2f} of the variance")


# ---------------------------------------------------------------- reading
def ours(folder: Path) -> Iterator[Happening]:
    """The happenings of our own corpus."""
    for file in sorted(folder.glob("*.txt")):
        one = corpus.happening(file)
        with tempfile.TemporaryDirectory() as place:
            rows = Path(place) / "reports.jsonl"
            told = (
                {"text": text, "published": one.reports[key]["date"], "outlet": one.reports[key]["outlet"]}
                for key, text in one.texts.items()
            )
            rows.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
            yield happening(one.name, rows, one.texts, [says for _, says in one.agree], ours=True)


def gold(folder: Path) -> Iterator[Happening]:
    """The sets of gold."""
    for file in sorted(folder.glob("*/gold.yaml")):
        rows = file.parent / "reports.jsonl"
        held = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        told = {path.stem: path.read_text("utf-8") for path in sorted(file.parent.glob("?.txt"))}
        agree = [{key: str(words) for key, words in one["says"].items()} for one in held.get("agree") or ()]
        yield happening(file.parent.name, rows if rows.exists() else file.parent, told, agree, ours=False)


def happening(
    name: str, rows: Path, told: Mapping[str, str], agree: Iterable[Mapping[str, str]], *, ours: bool
) -> Happening:
    """One happening, read."""
    paths = [rows] if rows.is_file() else sorted(rows.glob("?.txt"))
    found = (one for one in documents(paths, Settings()) if not isinstance(one, Skipped))
    read = [one for one in readings(found, Settings()) if not isinstance(one, Skipped)]
    by_key = {key: r for r in read for key, text in told.items() if text.strip() in r.document.text}
    places = []
    for says in agree:
        spans = {key: located(by_key[key].document.text, says[key]) for key in says if key in by_key}
        places.append({key: span for key, span in spans.items() if span})
    return Happening(name, ours, by_key, [some for some in places if len(some) > 1])


def add(into: Pairs, one: Happening, *, vectors: bool) -> None:
    """Add the pairs of a happening."""
    number = len(into.names)
    into.names.append((one.name, one.ours))
    into.wanted |= {(number, n, *pair) for n, f in enumerate(one.agree) for pair in combinations(sorted(f), 2)}
    every = told(one, vectors=vectors)
    read = wholes.read(sentence.words for _, sentence, _ in every) if vectors else {}
    weights = Weights([sentence for _, sentence, _ in every])
    for at, other, setting in candidates([sentence for _, sentence, _ in every], weights):
        (mine, here, my_clauses), (theirs, there, their_clauses) = every[at], every[other]
        pair = Pair(here, there, weights, setting)
        around = pair.covers(my_clauses[0], their_clauses[0])
        for a, b in product(my_clauses, their_clauses):
            right, tight, fact = judged(one, (mine, a), (theirs, b))
            into.rows.append(pair.numbers(a, b, around))
            into.happening.append(number)
            into.right.append(right)
            into.tight.append(tight)
            into.fact.append((fact, *sorted((mine, theirs))))
            into.sentence.append((at, other))
            into.place.append((place(a), place(b)))
            into.words.append((in_sentence(a), in_sentence(b)))
            if vectors:
                into.wholes.append(whole(a, b, float(read[here.words] @ read[there.words])))


def told(one: Happening, *, vectors: bool) -> list[tuple[str, Sentence, list[Clause]]]:
    """The sentences of a happening with the report that each is of, and their clauses."""
    actors = join_actors(list(one.readings.values()), {r.document.id: "s" for r in one.readings.values()})
    found = []
    for key, reading in sorted(one.readings.items()):
        mine = sentences(reading, actors, (reading.document.published or "")[:10] or None)
        frames = by_sentence(reading, mine)
        for sentence in mine:
            kept = sentence if vectors else replace(sentence, vectors=None)
            found.append((key, kept, clauses(kept, frames[sentence.number])))
    return found


def judged(one: Happening, mine: tuple[str, Clause], theirs: tuple[str, Clause]) -> tuple[int, float, int]:
    """Whether readers joined two clauses (1), or one of them with others (0; -1: neither), how tightly, and by which fact."""
    (key, a), (other, b) = mine, theirs
    wrong, best = -1, (0.0, -1)
    for number, fact in enumerate(one.agree):
        if key in fact and other in fact:
            here, there = placed(a, fact[key]), placed(b, fact[other])
            if here and there:
                best = max(best, (min(here, there), number))
            elif here or there:
                wrong = 0
    return (1, *best) if best[1] >= 0 else (wrong, 1.0, -1)


def place(clause: Clause) -> Place:
    """Where a clause stands."""
    text = clause.sentence.reading.document.text
    return hashlib.sha256(text.encode()).hexdigest()[:16], clause.start, clause.end


def in_sentence(clause: Clause) -> Told:
    """A clause in the words of its sentence."""
    offset = clause.sentence.start
    return sys.intern(clause.sentence.words), clause.start - offset, clause.end - offset


def placed(clause: Clause, place: tuple[int, int]) -> float:
    """The share of words that a clause has in common with a place; 0 where it is less than half of both."""
    text = clause.sentence.reading.document.text
    a, b = words_of(text, (clause.start, clause.end)), words_of(text, place)
    shared = len(a & b)
    return shared / len(a | b) if shared and (2 * shared >= len(a) or 2 * shared >= len(b)) else 0.0


# ---------------------------------------------------------------- what readers said of pairs
def said(pairs: Pairs) -> dict[int, bool]:
    """Pairs that readers were asked about, and whether one of the two would be a source for the other."""
    rows = map(json.loads, READ.read_text("utf-8").splitlines())
    told_ = {(tuple(row["a"]), tuple(row["b"])): row["told"] in {"S", "E"} for row in rows}
    found = ((at, told_.get(pair)) for at, pair in enumerate(pairs.place))
    return {at: one for at, one in found if one is not None}


def likeliest(pairs: Pairs, odds: np.ndarray) -> list[int]:
    """Of each pair of sentences the likeliest pair of clauses."""
    best: dict[tuple[int, int, int], int] = {}
    for at, key in enumerate(zip(pairs.happening, *zip(*pairs.sentence, strict=True), strict=True)):
        if key not in best or odds[at] > odds[best[key]]:
            best[key] = at
    return list(best.values())


def ask(pairs: Pairs, kept: Path, each: int) -> None:
    """Write out some pairs of each range of odds that nobody was asked about: where they stand, a line each."""
    odds, known = fitted(pairs, np.array([pairs.names[home][1] for home in pairs.happening])).odds, said(pairs)
    some = [at for at in likeliest(pairs, odds) if at not in known]
    chance = np.random.default_rng(0)
    with kept.open("w", encoding="utf-8") as out:
        for low, high in RANGES:
            here = [at for at in some if low <= odds[at] < high]
            for at in chance.permutation(here)[:each]:
                a, b = pairs.place[at]
                out.write(json.dumps({"a": a, "b": b, "told": ""}) + "\n")


class Whole:
    """The decision with whole sentences but for their cosine, fitted to what readers said of some pairs: weights, odds of all."""

    def __init__(self, pairs: Pairs, some: Mapping[int, bool]) -> None:
        from sklearn.linear_model import LogisticRegression

        every = np.column_stack(
            [decision.expanded(np.array(pairs.rows, np.float32)), np.array(pairs.wholes, np.float32)]
        )
        rows, at = every.astype(np.float64), list(some)
        rows[:, ALIKE] = 0.0
        weights = [OURS if pairs.names[pairs.happening[one]][1] else 1.0 for one in at]
        mean, spread = rows[at].mean(axis=0), rows[at].std(axis=0) + 1e-6
        made = LogisticRegression(C=0.01, max_iter=800)
        made.fit((rows[at] - mean) / spread, list(some.values()), sample_weight=weights)
        self.weights = made.coef_[0] / spread
        self.start = float(made.intercept_[0] - (self.weights * mean).sum())
        self.odds = rows @ self.weights + self.start


def each_left_out(pairs: Pairs, known: Mapping[int, bool], asked: Sequence[int]) -> np.ndarray:
    """The odds without the cosine where some pairs are, each happening by weights that did not see it."""
    home = np.array(pairs.happening)
    odds = np.zeros(len(home))
    for number in sorted(set(home[asked])):
        here = home == number
        odds[here] = Whole(pairs, {at: one for at, one in known.items() if home[at] != number}).odds[here]
    return odds


def cosines(pairs: Pairs, some: Iterable[int], file: Path) -> dict[int, float]:
    """Of some pairs the cosines of their sentences by layers that did not see the pair (upper.py), where ``file`` has them."""
    rows = map(json.loads, file.read_text("utf-8").splitlines())
    held = {(tuple(row["a"]), tuple(row["b"])): float(row["alike"]) for row in rows}
    return {at: held[pairs.place[at]] for at in some if pairs.place[at] in held}


def weighed(odds: np.ndarray, alike: np.ndarray, right: Sequence[bool]) -> tuple[float, float, float]:
    """How much odds without the cosine and the cosine count together, and what is added."""
    from sklearn.linear_model import LogisticRegression

    made = LogisticRegression(C=FREE).fit(np.column_stack([odds, alike]), right)
    share, cosine = map(float, made.coef_[0])
    return share, cosine, float(made.intercept_[0])


def with_cosines(fit: Whole, pairs: Pairs, some: Mapping[int, bool], alike: Mapping[int, float]) -> None:
    """Put the cosines of sentences into a decision fitted without.

    What else two clauses have in common is fitted to far more pairs, so that both are weighed against one another as wholes,
    each as it is where it did not see the pair.
    """
    at = list(alike)
    odds = each_left_out(pairs, some, at)[at]
    share, cosine, start = weighed(odds, np.array(list(alike.values())), [some[one] for one in at])
    print(f"{len(at)} pairs: {share:.2f} of the rest, {cosine:.2f} of the cosine")
    fit.weights, fit.start = share * fit.weights, share * fit.start + start
    fit.weights[ALIKE] = cosine


def wholly_left_out(pairs: Pairs, known: Mapping[int, bool], alike: Mapping[int, float]) -> np.ndarray:
    """The odds with the cosines where these are told, each happening by weights that did not see it."""
    home, at = np.array(pairs.happening), np.array(list(alike))
    odds, found, value = each_left_out(pairs, known, at), np.zeros(len(home)), np.zeros(len(home))
    value[at] = list(alike.values())
    for number in sorted(set(home[at])):
        here, others = at[home[at] == number], at[home[at] != number]
        share, cosine, start = weighed(odds[others], value[others], [known[one] for one in others])
        found[here] = share * odds[here] + cosine * value[here] + start
    return found


def read_over(pairs: Pairs, file: Path) -> None:
    """Print the precision of the decision with whole sentences by what readers said, leaving each happening out; gold alone.

    The cosines are those of ``file``, since the layers at hand may have seen the pairs.
    """
    known, home = said(pairs), np.array(pairs.happening)
    words = fitted(pairs, np.array([pairs.names[one][1] for one in home])).odds
    alike = cosines(pairs, (at for at in known if not pairs.names[home[at]][1]), file)
    asked, odds = np.array(list(alike)), wholly_left_out(pairs, known, alike)
    all_ = np.array([at for at in likeliest(pairs, words) if not pairs.names[home[at]][1]])
    share = np.zeros(len(asked))
    for low, high in RANGES:
        inside = (words[asked] >= low) & (words[asked] < high)
        share[inside] = ((words[all_] >= low) & (words[all_] < high)).sum() / max(1, inside.sum())
    right = np.array([known[at] for at in asked])
    print(f"{len(asked)} pairs of gold read, {right.mean():.2f} right; counted by how many of their range there are")
    for name, value, floors in (("words", words, (4, 3, 2, 1, 0)), ("whole", odds, (2, 1.5, 1, 0.5, 0, -0.5, -1))):
        for floor in floors:
            over = value[asked] >= floor
            good = (share * right * over).sum()
            print(
                f"  {name} {floor:5.1f} recall {good / (share * right).sum():.3f} precision {good / (share * over).sum():.3f}"
            )


# ---------------------------------------------------------------- fitting
class Fit:
    """Weights fitted to some of the pairs: what they are, and the odds that they give to all."""

    def __init__(self, pairs: Pairs, some: np.ndarray) -> None:
        from sklearn.linear_model import LogisticRegression

        rows = decision.expanded(np.array(pairs.rows, np.float32)).astype(np.float64)
        right, tight = np.array(pairs.right), np.array(pairs.tight)
        mean, spread = rows[some].mean(axis=0), rows[some].std(axis=0) + 1e-6
        made = LogisticRegression(C=0.3, max_iter=800)
        made.fit((rows[some] - mean) / spread, right[some], sample_weight=np.where(right[some] == 1, tight[some], 1.0))
        self.weights = made.coef_[0] / spread
        self.start = float(made.intercept_[0] - (self.weights * mean).sum())
        self.odds = rows @ self.weights + self.start
        self.odds[rows[:, NAMES.index("amounts")] < 0] = -20.0


def fitted(pairs: Pairs, among: np.ndarray) -> Fit:
    """Weights fitted to the pairs among some that are told right or wrong, without the doubtful ones."""
    right, tight, home = np.array(pairs.right), np.array(pairs.tight), np.array(pairs.happening)
    told_ = among & (right >= 0) & ((right == 0) | (tight > TIGHT))
    told_ &= np.array(pairs.rows, np.float32)[:, NAMES.index("amounts")] >= 0
    first = np.zeros(len(right))
    for part in range(PARTS):
        here = home % PARTS == part
        if (told_ & ~here).any() and here.any():
            first[here] = Fit(pairs, np.nonzero(told_ & ~here)[0]).odds[here]
    return Fit(pairs, np.nonzero(told_ & ((right == 1) | (first < DOUBTFUL)))[0])


def left_out(pairs: Pairs) -> np.ndarray:
    """The odds of every pair by weights that did not see its happening."""
    home = np.array(pairs.happening)
    found = np.zeros(len(home))
    for part in range(PARTS):
        here = home % PARTS == part
        found[here] = fitted(pairs, ~here).odds[here]
    return found


def line(pairs: Pairs, odds: np.ndarray, among: Sequence[bool], floor: float) -> str:
    """Recall of the pairs of places that readers joined, and the precision on those that were told."""
    best = {want: -99.0 for want in pairs.wanted if among[want[0]]}
    wrong: dict[tuple[int, int, int], float] = defaultdict(lambda: -99.0)
    for home, right, fact, sentence, value in zip(
        pairs.happening, pairs.right, pairs.fact, pairs.sentence, odds, strict=True
    ):
        key = (home, *fact)
        if right == 1 and key in best:
            best[key] = max(best[key], float(value))
        elif right == 0 and among[home]:
            wrong[home, *sentence] = max(wrong[home, *sentence], float(value))
    hits, misses = sum(v >= floor for v in best.values()), sum(v >= floor for v in wrong.values())
    reach = sum(v > -99 for v in best.values())
    reached = f"of {len(best)} (candidates {reach / len(best):.3f})"
    return (
        f"{floor:5.1f} recall {hits / len(best):.3f} {reached}, precision at least {hits / max(1, hits + misses):.3f}"
    )


def table(pairs: Pairs) -> None:
    """Print what the decision reaches at several odds, leaving each happening out, and with our own corpus alone."""
    here = [name not in OLD and not own for name, own in pairs.names]
    corpus_ = [own for _, own in pairs.names]
    mine = np.array([corpus_[home] for home in pairs.happening])
    for called, odds, among in (
        ("newer gold, each part left out", left_out(pairs), here),
        ("our own, each part left out", left_out(pairs), corpus_),
        ("newer gold, by our own corpus alone", fitted(pairs, mine).odds, here),
    ):
        print(called)
        for floor in (3.0, 2.0, 1.0, 0.0, -1.0):
            print("  " + line(pairs, odds, among, floor))


def of_wholes(fit: Whole) -> dict[str, object]:
    """The weights of the decision with whole sentences, as they are kept."""
    weights = zip(decision.names(whole=True), map(float, fit.weights), strict=True)
    return {"start": round(fit.start, 5), "weights": {name: round(weight, 5) for name, weight in weights}}


def by_words(kept: Mapping[str, Pairs], *, own: bool) -> dict[str, object]:
    """The weights by words, with vectors and without, fitted to all pairs or to those of our own corpus."""
    made = {}
    for name, pairs in kept.items():
        fit = fitted(pairs, np.array([pairs.names[home][1] or not own for home in pairs.happening]))
        weights = zip(decision.names(), map(float, fit.weights), strict=True)
        made[name] = {"start": round(fit.start, 5), "weights": {n: round(w, 5) for n, w in weights}}
    return made


def write(kept: Mapping[str, Pairs], given: argparse.Namespace) -> None:
    """Write the weights: all, or those with whole sentences into a file that has the others."""
    file: Path = given.weights
    made = json.loads(file.read_text("utf-8")) if given.whole else by_words(kept, own=given.own_alone)
    full, known = kept["full"], said(kept["full"])
    fit = Whole(full, known)
    with_cosines(fit, full, known, cosines(full, known, given.cosines))
    made["whole"] = of_wholes(fit)
    file.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(given: argparse.Namespace) -> None:
    """Read all reports and keep their pairs, with vectors (``full``) and without (``words``)."""
    sys.path[:0] = [str(HERE.parent / "tests")]
    from parse_cache import CachedParser

    kept = {"full": Pairs(), "words": Pairs()}
    with patch("summitry.language.analyse.Parser", CachedParser):
        for one in (*ours(given.own), *(gold(given.gold) if given.gold else ())):
            for name, pairs in kept.items():
                add(pairs, one, vectors=name == "full")
    given.pairs.write_bytes(pickle.dumps({name: vars(pairs) for name, pairs in kept.items()}))


def load(file: Path) -> dict[str, Pairs]:
    """The pairs that were kept: as lists, since a class has one name where a script is run and another where it is imported."""
    held = pickle.loads(file.read_bytes())  # noqa: S301 - a file of our own
    return {name: Pairs(**lists) for name, lists in held.items()}


def main() -> int:
    """Do what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    does = asked.add_subparsers(dest="does", required=True)
    names = ("shorten", "read", "ask", "table", "write")
    shortens, reads, asks, tables, writes = (does.add_parser(name) for name in names)
    shortens.add_argument("weights", type=Path, help="the folder of the encoder")
    for one in (reads, asks, tables, writes):
        one.add_argument("pairs", type=Path, help="the file of pairs that read makes")
    for one in (shortens, reads):
        one.add_argument("--own", type=Path, default=HERE / "own")
    reads.add_argument("--gold", type=Path)
    asks.add_argument("weights", type=Path, help="the file of what readers are asked, to write")
    asks.add_argument("--each", type=int, default=100, help="pairs of each range of odds")
    writes.add_argument("weights", type=Path, help="the file to write")
    for one in (tables, writes):
        one.add_argument(
            "cosines", type=Path, help="the cosines of sentences by layers that did not see them (upper.py)"
        )
    writes.add_argument("--own-alone", action="store_true", help="fit what is by words to our own corpus alone")
    writes.add_argument("--whole", action="store_true", help="leave what is by words as the file has it")
    given = asked.parse_args()
    if given.does == "shorten":
        shorten(given.own, given.weights)
    elif given.does == "read":
        read(given)
    else:
        kept = load(given.pairs)
        if given.does == "table":
            table(kept["full"])
            read_over(kept["full"], given.cosines)
        elif given.does == "ask":
            ask(kept["full"], given.weights, given.each)
        else:
            write(kept, given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
