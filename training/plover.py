"""PLOVER types with actors given, by cross-validation: ``python training/plover.py plv_train.tsv --encoder FOLDER``.

The type that the rules give, words, the features of the predicate that links the two actors, and vectors of the predicate, of
the stretch between the actors and of the sentence, under one linear head; the type of the rules is one more vote. Every sentence
is judged by heads that did not see it. Rare types count more, since each type counts alike in the measure.
The shipped weights are not trained on these sentences: their labels are not ours.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "benchmarks")]

from actions import NOTHING, unmarked
from fit import fit, matrix, vocabulary
from linking import code_between
from summitry.extract.actions.coder import Coding
from summitry.extract.judge.encoder import Encoder
from summitry.extract.judge.features import features
from summitry.extract.judge.heads import scaled
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.syntax import lemma
from summitry.language.parse.parser import Parser
from summitry.model import Document, Part, Passage
from summitry.settings import Settings

FOLDS = 10
#: Inverse of the penalty; power of a type's rarity that its examples count by; what the rules' type adds to its share.
COST, RARITY, VOTE = 1.0, 0.3, 0.2
#: The type of the sentences that two types of the rules are.
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True)
class Row:
    """A sentence with its actors: features, and vectors once encoded."""

    text: str
    names: tuple[str, ...]
    predicate: tuple[int, int]
    between: tuple[int, int]

    @property
    def older(self) -> str:
        """The type that the rules give, where the sentences have an older one for it."""
        return next((older for name, older in OLDER.items() if f"rule={name}" in self.names), "")


def seen(parser: Parser, number: int, row: Mapping[str, str]) -> Row:
    """What is known of one sentence."""
    text, spans = unmarked(row["marked_sentence"])
    document = Document.of(text, locator=str(number), passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
    sentences = parser.sentences(document)
    parsed = ParsedDocument(document, sentences)
    source, target = spans.get("s"), spans.get("t")
    codings = [(s, c) for s in sentences if (c := code_between(s, source, target)) is not None]
    best = max(codings, key=lambda pair: pair[1].strength, default=None)
    actors = [span for span in (source, target) if span is not None] or [(0, len(text))]
    between = min(start for start, _ in actors), max(end for _, end in actors)
    names = [f"w={lemma(t)}" for s in sentences for t in s.tokens]
    names += [f"in={lemma(t)}" for s in sentences for t in s.between(*between)]
    names += [f"pair={lemma(a)}+{lemma(b)}" for s in sentences for a, b in zip(s.tokens, s.tokens[1:], strict=False)]
    told = _told(parsed, best) if best is not None else [f"rule={NOTHING}", "no rule"]
    head = best[1].trigger.head if best is not None else None
    return Row(text, tuple({*names, *told}), (head.start, head.end) if head is not None else between, between)


def _told(parsed: ParsedDocument, best: tuple[Sentence, Coding]) -> list[str]:
    coding = best[1]
    rules = [f"rule={coding.type}", f"mode={coding.mode}", f"strength={coding.strength}", f"inner={coding.inner}"]
    return [*rules, *(f"p.{name}" for name in features(parsed, coding.trigger, {}))]


def main() -> None:
    """Judge every sentence by heads that did not see it, and score."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("sentences", type=Path)
    asked.add_argument("--encoder", type=Path, required=True)
    given = asked.parse_args()
    with given.sentences.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    parser, encoder = Parser(Settings()), Encoder(given.encoder)
    found = [seen(parser, number, row) for number, row in enumerate(rows)]
    read = encoder.read([one.text for one in found])
    dense = np.stack(
        [scaled(r.of(*one.predicate), r.of(*one.between), r.whole) for r, one in zip(read, found, strict=True)]
    )
    types = sorted({row["gold_root"] for row in rows})
    wanted = np.array([[row["gold_root"] == one for one in types] for row in rows], np.int8)
    part = np.random.RandomState(0).permutation(len(rows)) % FOLDS
    said = [""] * len(rows)
    for n in range(FOLDS):
        inside, out = np.flatnonzero(part != n), np.flatnonzero(part == n)
        known = vocabulary((found[i].names for i in inside), 2)
        sparse = matrix([one.names for one in found], known)
        rare = (1 / wanted[inside].mean(axis=0)) ** RARITY
        counts = (wanted[inside] * (rare / rare.mean())).sum(axis=1)
        head = fit(sparse[inside], dense[inside], wanted[inside], exclusive=True, cost=COST, weights=counts)
        for at, logits in zip(out, head.logits(sparse[out], dense[out]), strict=True):
            powers = np.exp(logits - logits.max())
            votes = [VOTE * (f"rule={one}" in found[at].names or one == found[at].older) for one in types]
            said[at] = types[int(np.argmax(powers / powers.sum() + votes))]
    with tempfile.TemporaryDirectory() as place:
        lines = Path(place) / "types.jsonl"
        lines.write_text(
            "".join(json.dumps({"row": n, "type": one}) + "\n" for n, one in enumerate(said)), encoding="utf-8"
        )
        subprocess.run([sys.executable, given.sentences.parent / "score.py", given.sentences, lines], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
