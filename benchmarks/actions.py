"""PLOVER types with actors given: read a TSV of marked sentences, write one JSON line a row: ``{"row": 0-based, "type"}``.

    python benchmarks/actions.py plv_train.tsv predictions.jsonl

The sentences have ``<s>…</s>`` around the source and ``<t>…</t>`` around the target; the gold columns are not read.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from linking import code_between
from summitry.language.parse.parser import Parser
from summitry.language.parsed import Sentence
from summitry.model import Document, Part, Passage
from summitry.settings import Settings

MARK = re.compile(r"</?[st]>")
#: What is written where no deed is found: the commonest kind of verbal conflict.
NOTHING = "ACCUSE"
Span = tuple[int, int]


def unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and the first source and target as offsets into it."""
    text, spans, opened, at = "", {}, {}, 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        name = mark[0].strip("</>")
        if mark[0].startswith("</"):
            spans.setdefault(name, (opened.get(name, len(text)), len(text)))
        else:
            opened[name] = len(text)
    return text + marked[at:], spans


def typed(sentences: tuple[Sentence, ...], spans: dict[str, Span]) -> str:
    """The type of the deed between source and target, over the sentences of one row."""
    source, target = spans.get("s"), spans.get("t")
    holding = [s for s in sentences if any(x is not None and s.start <= x[0] < s.end for x in (source, target))]
    codings = [c for s in holding or sentences if (c := code_between(s, source, target)) is not None]
    return max(codings, key=lambda c: c.strength).type if codings else NOTHING


def predictions(rows: list[dict[str, str]]) -> Iterator[dict[str, object]]:
    """One prediction a row."""
    parser = Parser(Settings())
    for number, row in enumerate(rows):
        text, spans = unmarked(row["marked_sentence"])
        document = Document.of(text, locator=str(number), passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
        yield {"row": number, "type": typed(parser.sentences(document), spans)}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark; returns the exit code."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tsv", type=Path)
    ap.add_argument("out", type=Path)
    args = ap.parse_args(arguments)
    with args.tsv.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    args.out.write_text("".join(json.dumps(p) + "\n" for p in predictions(rows)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
