"""False events: what the extractors find in sentences without any event.

    python benchmarks/claims.py [FILE]

FILE holds one sentence a line (``benchmarks/data/no_events.txt`` by default; ``#`` opens a comment). Printed is the share of
sentences in which an action or an encounter is found, each with what was found, and the claims of the other kinds in counts.
The exit code is 1 where the share lies above the floor of ``benchmarks/floors/claims.yaml``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import yaml

from summitry.extract import actions, encounters, gaps, measures, outlooks, stances, tallies
from summitry.language import analyse
from summitry.model import Document, Part, Passage

HERE = Path(__file__).parent
EVENTS = (actions.extract, encounters.extract)
OTHERS = (gaps.extract, measures.extract, outlooks.extract, stances.extract, tallies.extract)


def sentences(file: Path) -> list[str]:
    """The sentences of a file."""
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns the exit code."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("file", type=Path, nargs="?", default=HERE / "data" / "no_events.txt")
    args = ap.parse_args(arguments)
    lines = sentences(args.file)
    documents = [
        Document.of(line, locator=str(n), passages=(Passage(Part.PARAGRAPH, 0, len(line)),))
        for n, line in enumerate(lines)
    ]
    false, others = 0, Counter[str]()
    for parsed in analyse(documents):
        found = [claim for extract in EVENTS for claim in extract(parsed)]
        false += bool(found)
        for claim in found:
            print(f"false {claim.kind}: {parsed.text}  [{', '.join(f'{s.role}={s.text}' for s in claim.slots)}]")
        others.update(claim.kind for extract in OTHERS for claim in extract(parsed))
    share = false / len(lines)
    print(f"false events: {false} of {len(lines)} sentences, {share:.3f}; other claims: {dict(others)}")
    floor = yaml.safe_load((HERE / "floors" / "claims.yaml").read_text(encoding="utf-8"))["false events"]
    return int(share > floor)


if __name__ == "__main__":
    sys.exit(main())
