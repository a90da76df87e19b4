"""The quality gate: ``python benchmarks/gate.py SHARED`` runs every benchmark that development data is there for.

SHARED is a folder with ``gold/`` (sets of reports read by hand, with ``score.py``) and ``bench/`` (one folder a task, with its
own ``score.py``). Each figure is compared with its floor in ``benchmarks/floors/gate.yaml``; exit code 1 where one lies below.
Floors go down only by hand, with the reason in the commit.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

HERE = Path(__file__).parent
Figures = Iterator[tuple[str, float]]
os.environ.setdefault("OMP_NUM_THREADS", "1")


def output(*command: str | Path) -> str:
    """What a Python program prints. Stops the gate where it fails."""
    done = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def gold(shared: Path, work: Path) -> Figures:
    """Recall and precision by kind over all gold sets, read and exported through the public command line."""
    pairs: list[str | Path] = []
    for folder in sorted(p.parent for p in (shared / "gold").glob("*/gold.yaml")):
        rows = folder / "reports.jsonl"
        reports = [rows] if rows.exists() else sorted(folder.glob("?.txt"))
        record, lines = work / f"{folder.name}.db", work / f"{folder.name}.jsonl"
        output("-m", "summitry", "read", *reports, "--record", record)
        output("-m", "summitry", "verify", "--record", record)
        output("-m", "summitry", "export", "--record", record, "-o", lines)
        pairs += [folder, lines]
    score = shared / "gold" / "score.py"
    print(output(score, *pairs))
    for kind, n in json.loads(output(score, *pairs, "--json")).items():
        if n["gold"]:
            yield f"gold {kind} recall", n["found"] / n["gold"]
        if n["record"] and not kind.startswith("contested"):
            yield f"gold {kind} precision", n["right"] / n["record"]


def quotes(shared: Path, work: Path) -> Figures:
    """Quotation extraction on the articles with attributions labelled by hand (speech subset)."""
    data = shared / "bench" / "quotes" / "polnear.dev.jsonl"
    output(HERE / "quotes.py", data, work / "quotes.jsonl")
    said = output(shared / "bench" / "quotes" / "score.py", data, work / "quotes.jsonl", "--subset", "speech")
    print(said)
    yield from labelled(
        "quotes",
        said,
        {
            "cov0.3 F1": r"cov0\.3 .*? F1\s+([\d.]+)",
            "e2e": r"cov0\.3 .*?e2e len\s+([\d.]+)",
            "exact F1": r"exact .*? F1\s+([\d.]+)",
        },
    )


def copies(shared: Path, work: Path) -> Figures:
    """Copied passages between pairs of articles."""
    data = shared / "bench" / "copies" / "pairs.jsonl"
    output(HERE / "copies.py", data, work / "copies.jsonl")
    said = output(shared / "bench" / "copies" / "score.py", data, work / "copies.jsonl")
    print(said)
    yield from labelled("copies", said, {"F1": r"F1 ([\d.]+)"})
    flagged, of = re.search(r"Q (\d+)/(\d+)", said).groups()  # type: ignore[union-attr]
    yield "copies Q not flagged", 1 - int(flagged) / int(of)


def stories(shared: Path, work: Path) -> Figures:
    """Stories, B-cubed, with one setting for both corpora."""
    for name in ("basil", "newswcl50"):
        data = shared / "bench" / "stories" / f"{name}.jsonl"
        output(HERE / "stories.py", data, work / f"{name}.jsonl")
        said = output(shared / "bench" / "stories" / "score.py", data, work / f"{name}.jsonl")
        print(name, said)
        yield from labelled(f"stories {name}", said, {"F": r" F ([\d.]+)"})


def actions(shared: Path, work: Path) -> Figures:
    """PLOVER types with the actors given."""
    data = shared / "bench" / "actions" / "plv_train.tsv"
    output(HERE / "actions.py", data, work / "actions.jsonl")
    said = output(shared / "bench" / "actions" / "score.py", data, work / "actions.jsonl")
    print(said)
    yield from labelled(
        "actions",
        said,
        {
            "type": r"type: .*?macro-F1 ([\d.]+)",
            "quad": r"quad: macro-F1 ([\d.]+)",
            "side": r"conflict: macro-F1 ([\d.]+)",
        },
    )


def speed(shared: Path, _work: Path) -> Figures:
    """The bare parser's time over that of the whole read: 1 would be a read that costs nothing beside the parser."""
    said = output(HERE / "speed.py", shared / "bench" / "quotes" / "polnear.dev.jsonl")
    print(said)
    yield "speed parser / whole", 1 / float(re.search(r"ratio\s+([\d.]+)", said)[1])  # type: ignore[index]


def language(shared: Path, _work: Path) -> Figures:
    """Times, places, quantities and people on sentences of our own, then people and speakers on the gold."""
    for name in ("times", "places", "quantities", "people"):
        said = output(HERE / f"{name}.py")
        print(said)
        for figure, value in re.findall(r"^(.+?):?\s{2,}([\d.]+)", said, re.MULTILINE):
            if float(value) <= 1:
                yield f"language {name} {figure.strip()}", float(value)
    if (shared / "gold").is_dir():
        said = output(HERE / "speakers.py", shared / "gold")
        print(said)
        for figure, value in re.findall(r"^(.+?)\s{2,}([\d.]+)", said, re.MULTILINE):
            yield f"language gold {figure.strip()}", float(value)


def labelled(name: str, said: str, patterns: dict[str, str]) -> Figures:
    """Figures picked out of what a scorer prints."""
    for label, pattern in patterns.items():
        found = re.search(pattern, said)
        if not found:
            sys.exit(f"the scorer of {name} prints no {label}:\n{said}")
        yield f"{name} {label}", float(found[1])


TASKS: dict[str, Callable[[Path, Path], Figures]] = {
    "language": language,
    "gold": gold,
    "quotes": quotes,
    "copies": copies,
    "stories": stories,
    "actions": actions,
    "speed": speed,
}


def main() -> None:
    """Run the tasks (all, or those named after SHARED) and hold their figures against the floors."""
    shared, wanted = Path(sys.argv[1]), sys.argv[2:] or list(TASKS)
    floors = yaml.safe_load((HERE / "floors" / "gate.yaml").read_text("utf-8")) or {}
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        for name in wanted:
            start = time.monotonic()
            print(f"-- {name}: {TASKS[name].__doc__}", flush=True)
            figures |= dict(TASKS[name](shared, Path(work)))
            print(f"   ({time.monotonic() - start:.0f} s)", flush=True)
    below = [name for name, value in figures.items() if value < floors.get(name, 0)]
    for name, value in figures.items():
        print(f"{name:34} {value:6.3f}  floor {floors.get(name, 0):5.3f}{'  BELOW' if name in below else ''}")
    sys.exit(f"below the floor: {', '.join(below)}" if below else 0)


if __name__ == "__main__":
    main()
