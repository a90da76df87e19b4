"""Speed of the whole ``read`` as a ratio to the bare parser: ``python benchmarks/speed.py REPORTS [--rounds N] [--fast]``.

The bare parser is spaCy's own loop, whoever works out the model's numbers in ``read``. With ``--fast`` the judge goes without its
encoder.

Each round is a process of its own that takes a few reports at a time, first their distinct prose passages through the bare
parser (the components that run on every token, batches as set), then the reports through ``read`` into a new record. Start-up
(loading the model and the vocabularies, by reading made-up reports) is left out of both. Times are CPU seconds, and of each
stretch the smallest of all rounds counts, so that other work on the machine hardly shows. Prints tokens a second, the ratio, the
share of each part in the parser's time, and exits with 1 where a figure is beyond its limit in ``benchmarks/floors/speed.yaml``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import yaml

from summitry import extract, pipeline, workers
from summitry.extract.judge.encoder import Encoder
from summitry.language.analyse import Analyser
from summitry.language.parse.engine.batches import Engine
from summitry.language.parse.parser import Parser
from summitry.model import PROSE, Document
from summitry.read import documents as read_documents
from summitry.record import Store
from summitry.settings import Settings

HERE = Path(__file__).parent
PARTS = ("parser", "making sentences", "finding", "extracting", "encoder", "reconciling", "storing", "reading files")
#: Reports that are read, and parsed bare, one after the other, so that both meet the machine in the same state.
_TOGETHER = 8
_WARM = (
    "President Ana Lund of Norway met Prime Minister Per Dahl in Oslo on Monday, 3 May 2021, at 10 am. “We agreed on three "
    "points,” she said, according to the Interfax news agency. He told Reuters that sanctions on 12 firms would be lifted next "
    "year. They did not say when they will meet again. It was their second summit, and Norway wants a third.\n"
)


class Clock:
    """CPU seconds by part of the work; what one part spends inside another counts for the inner one only."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._running = ["other"]
        self._since = time.process_time()

    def _turn(self) -> None:
        now = time.process_time()
        self.spent[self._running[-1]] = self.spent.get(self._running[-1], 0.0) + now - self._since
        self._since = now

    def during(self, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The work, timed at each call."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._running.append(part)
            try:
                return work(*args, **kwargs)
            finally:
                self._turn()
                self._running.pop()

        return timed

    def along(self, part: str, work: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """The work, which gives an iterator, timed at each step."""

        def timed(*args: Any, **kwargs: Any) -> Iterator[Any]:
            step, done = self.during(part, next), object()
            steps = work(*args, **kwargs)
            while (item := step(steps, done)) is not done:
                yield item

        return timed


def parts(clock: Clock, parser: Parser) -> None:
    """Time the parts of ``read`` where they are called."""
    set_on: Any = setattr
    set_on(parser.nlp, "pipe", clock.along("parser", parser.nlp.pipe))
    set_on(parser.nlp, "make_doc", clock.during("parser", parser.nlp.make_doc))
    set_on(Engine, "answers", clock.during("parser", Engine.answers))
    set_on(Analyser, "stream", clock.along("making sentences", Analyser.stream))
    set_on(Analyser, "annotate", clock.during("finding", Analyser.annotate))
    set_on(Encoder, "read", clock.during("encoder", Encoder.read))
    set_on(extract, "claims", clock.during("extracting", extract.claims))
    set_on(Store, "add", clock.during("storing", Store.add))


def bare(nlp: Any, documents: list[Document], settings: Settings) -> tuple[float, int]:
    """CPU seconds and tokens of the parser alone over the distinct prose passages, in the order in which they come."""
    texts = dict.fromkeys(
        d.text[p.start : p.end].replace("\n", " ") for d in documents for p in d.passages if p.part in PROSE
    )
    start = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=settings.batch_size))
    return time.process_time() - start, tokens


def warm(folder: Path, settings: Settings, nlp: Any) -> None:
    """Load all that is loaded once."""
    list(nlp.pipe([_WARM]))
    with Store.open(folder / "warm.db") as store:
        for name in ("one", "two"):
            report = folder / f"{name}.txt"
            report.write_text(f"Report {name}\n\n{_WARM}", "utf-8")
            pipeline.read_into(store, [report], settings)


def one_round(paths: list[str], settings: Settings) -> list[dict[str, float]]:
    """The figures of one round, measured in this process: one row a few documents, and one for what is done for all."""
    nlp: Any = Parser(settings).nlp
    rows: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        warm(Path(folder), settings, nlp)
        start = time.process_time()
        documents = [d for d in read_documents(paths, settings) if isinstance(d, Document)]
        after = {"reading files": time.process_time() - start, "documents": len(documents)}
        clock = Clock()
        parts(clock, workers._analyser(settings)._parser)
        settle, pipeline.settle = pipeline.settle, lambda *_args, **_options: None
        with Store.open(Path(folder) / "speed.db") as store:
            for at in range(0, len(documents), _TOGETHER):
                some, clock.spent = documents[at : at + _TOGETHER], {}
                seconds, tokens = bare(nlp, some, settings)
                clock.during("bare", list)(())
                clock.during("storing", pipeline.take_in)(store, some, settings)
                rows.append({k: v for k, v in clock.spent.items() if k != "other"} | {"bare parser": seconds})
                rows[-1]["tokens"] = tokens
            clock.spent = {}
            clock.during("reconciling", settle)(store)
            rows.append(after | {"reconciling": clock.spent["reconciling"]})
    return rows


def smallest(paths: list[str], rounds: int, *options: str) -> dict[str, float]:
    """The sums of the smallest of each figure over several rounds, each a process of its own."""
    command = [sys.executable, __file__, *paths, "--one", *options]
    done = [json.loads(subprocess.check_output(command, text=True)) for _ in range(rounds)]
    total: dict[str, float] = {}
    for rows in zip(*done, strict=True):
        for name in rows[0]:
            total[name] = total.get(name, 0.0) + min(row[name] for row in rows)
    return total


def shown(figures: dict[str, float]) -> dict[str, float]:
    """Print the figures; those that have limits are given back."""
    of = figures["bare parser"]
    figures.setdefault("encoder", 0.0)
    figures["whole read"] = sum(figures[name] for name in PARTS)
    print(f"{figures.pop('documents'):.0f} documents, {figures['tokens']:.0f} tokens in distinct passages")
    for name in ("bare parser", "whole read"):
        print(f"{name:17} {figures[name]:7.2f} s  {figures['tokens'] / figures[name]:8.0f} tokens/s")
    beyond = figures["making sentences"] + figures["finding"]
    limited = {"ratio": figures["whole read"] / of, "language beyond the parser": beyond / of}
    for name, value in limited.items():
        print(f"{name:26} {value:6.3f}")
    print("shares of the bare parser's time")
    for name in PARTS:
        print(f"  {name:17} {figures[name] / of:6.3f}")
    return limited


def main() -> int:
    """Measure and print; 1 where a figure is beyond its limit."""
    asked = argparse.ArgumentParser(description="Speed of the whole read as a ratio to the bare parser.")
    asked.add_argument("paths", nargs="+", metavar="REPORTS")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--fast", action="store_true", help="judge without the encoder")
    asked.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.one:
        print(json.dumps(one_round(args.paths, Settings(fast=args.fast))))
        return 0
    limited = shown(smallest(args.paths, args.rounds, *(["--fast"] if args.fast else [])))
    limits = yaml.safe_load((HERE / "floors" / "speed.yaml").read_text("utf-8"))
    return int(any(limited[name] > limit for name, limit in limits.items()))


if __name__ == "__main__":
    sys.exit(main())
