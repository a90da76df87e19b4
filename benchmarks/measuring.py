"""What the benchmarks share: growth over sizes, marked sentences, figures against their floors."""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import yaml

HERE = Path(__file__).parent
#: The words of a place in a sentence, and the fields that they should give.
Gold = tuple[str, tuple[str, ...]]
Row = dict[str, float]


def grow(
    script: str,
    description: str,
    measure: Callable[[int], Row],
    columns: Mapping[str, Callable[[Row], str]],
    keys: Sequence[str],
) -> None:
    """Measure sizes, each in a process of its own, print a table of ``columns`` and the exponents of growth of ``keys``."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[5000, 10000, 20000, 40000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one)))
        return
    print("  ".join(columns))
    rows: list[Row] = []
    for size in chosen.sizes:
        out = subprocess.run([sys.executable, script, "--one", str(size)], check=True, capture_output=True, text=True)
        rows.append(json.loads(out.stdout))
        print("  ".join(cell(rows[-1]).rjust(len(name)) for name, cell in columns.items()), flush=True)
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        ratio = math.log(last["documents"] / first["documents"])
        grown = {key: math.log(last[key] / first[key]) / ratio for key in keys}
        print("growth exponents: " + ", ".join(f"{key} {value:.2f}" for key, value in grown.items()))


def marked(path: Path) -> list[tuple[str, list[Gold]]]:
    """Sentences with the words and the fields of each place that is marked in them (lines ``> words = field | field``)."""
    data: list[tuple[str, list[Gold]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("> "):
            words, _, fields = line[2:].partition(" = ")
            data[-1][1].append((words, tuple(field.strip() for field in fields.split("|"))))
        elif line and not line.startswith("#"):
            data.append((line, []))
    return data


def against_floors(figures: Mapping[str, float], name: str, counted: str) -> int:
    """Print the figures (``counted`` is a number, the others shares); 1 where one is below its floor."""
    floors = yaml.safe_load((HERE / "floors" / f"{name}.yaml").read_text("utf-8"))
    for key, value in figures.items():
        print(f"{key:12} {value:.0f}" if key == counted else f"{key:12} {value:.3f}")
    return int(any(figures[key] < floor for key, floor in floors.items()))
