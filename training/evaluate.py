"""The tables of the gold with judges that did not see the set they are measured on: ``python training/evaluate.py SHARED PARTS``.

``PARTS`` is what ``train.py write --parts`` wrote: a judge for each part of the newer sets. Every set is read whole, reconciled,
exported and scored by the program beside the gold; the older sets by the judge of the first part. ``--fast`` judges by words
alone; ``--judge FOLDER`` measures one judge on all sets (figures that are *seen*, where it was trained with them).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "benchmarks"), str(HERE.parent / "tests")]

import gold
from parse_cache import CachedParser
from summitry.extract import claims
from summitry.extract.judge.judge import load
from summitry.language import ParsedDocument
from summitry.model import Certainty, Claim


def judged_by(folder: Path, *, fast: bool, certainty: Certainty) -> object:
    """Extraction with one judge in place of what reading would take."""
    judge = load(str(folder), fast=fast)
    kept = list(Certainty)[: list(Certainty).index(certainty) + 1]

    def made(parsed: ParsedDocument, *_: object) -> tuple[Claim, ...]:
        return tuple(claim for claim in claims(parsed, judge) if claim.certainty in kept)

    return patch("summitry.workers.extract.claims", made)


def main() -> None:
    """Read, score, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("shared", type=Path)
    asked.add_argument("parts", type=Path)
    asked.add_argument("--judge", type=Path)
    asked.add_argument("--fast", action="store_true")
    asked.add_argument("--certainty", type=Certainty, default=Certainty.BALANCED)
    asked.add_argument("--misses", default="")
    asked.add_argument("--records", type=Path)
    given = asked.parse_args()
    score = gold.scorer(given.shared)
    folders = gold.sets(given.shared)
    by = {
        name: part.parent for part in sorted(given.parts.glob("*/sets.json")) for name in json.loads(part.read_text())
    }
    first = next(iter(by.values()), given.judge)
    with patch("summitry.language.analyse.Parser", CachedParser), tempfile.TemporaryDirectory() as place:
        work = given.records or Path(place)
        work.mkdir(parents=True, exist_ok=True)
        lines = {}
        for folder in folders:
            judge = given.judge or by.get(folder.name, first)
            with judged_by(judge, fast=given.fast, certainty=given.certainty):
                lines[folder] = gold.record(folder, work)
        for name, some in gold.parts(folders).items():
            made = gold.scored(score, lines, some)
            print(f"\n== {name}: {len(some)} sets")
            score.table(made)
            for label, what in made.misses.get(given.misses, []):
                print(f"{name} {given.misses} {label}: {what}")


if __name__ == "__main__":
    main()
