"""The quality gate: ``python benchmarks/gate.py SHARED`` runs every benchmark that development data is there for.

SHARED is a folder with ``gold/`` (sets of reports read by hand, with ``score.py``) and ``bench/`` (one folder a task, with its
own ``score.py``). Each figure is held against ``benchmarks/floors/gate.yaml``: a share may not lie below its floor, a count of
what should not be there not above its ceiling; exit code 1 where one does, or where a figure with a limit is no longer measured.
Limits are loosened only by hand, with the reason in the commit; ``--pin`` tightens those that today's figures leave behind.
"""

from __future__ import annotations

import math
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import yaml

import genres
import gold
import speakers

HERE = Path(__file__).parent
LIMITS = HERE / "floors" / "gate.yaml"
#: Of what the scorer counts, what should not be there: claims on the furniture of a page, things taken for persons.
NONE_WANTED = ("noise", "wrong_people")
Figures = Iterator[tuple[str, float]]
os.environ.setdefault("OMP_NUM_THREADS", "1")


@cache
def records(shared: Path, work: Path) -> dict[Path, Path]:
    """The records of all gold sets, made once for all tasks that look at them."""
    return gold.records(gold.sets(shared), work)


@cache
def scorer(shared: Path) -> ModuleType:
    """The program that scores them."""
    return gold.scorer(shared)


def sets(shared: Path, work: Path) -> Figures:
    """The gold sets by kind, the older ones (which rules were mended on) and the newer ones apart."""
    lines = records(shared, work)
    for part, folders in gold.parts(lines).items():
        made = gold.scored(scorer(shared), lines, folders)
        print(f"\n== {part}: {len(folders)} sets")
        scorer(shared).table(made)
        for kind, (found, of, right, recorded) in made.n.items():
            if of:
                yield f"gold {part} {kind} recall", found / of
            if recorded and not kind.startswith(("contested", *NONE_WANTED)):
                yield f"gold {part} {kind} precision", right / recorded
        for kind in NONE_WANTED:
            yield f"gold {part} {kind}", made.n[kind][3]


def quotes(shared: Path, work: Path) -> Figures:
    """Quotation extraction on the articles with attributions labelled by hand (speech subset)."""
    data = shared / "bench" / "quotes" / "polnear.dev.jsonl"
    gold.command(HERE / "quotes.py", data, work / "quotes.jsonl")
    said = gold.command(shared / "bench" / "quotes" / "score.py", data, work / "quotes.jsonl", "--subset", "speech")
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
    gold.command(HERE / "copies.py", data, work / "copies.jsonl")
    said = gold.command(shared / "bench" / "copies" / "score.py", data, work / "copies.jsonl")
    print(said)
    yield from labelled("copies", said, {"F1": r"F1 ([\d.]+)"})
    flagged, of = re.search(r"Q (\d+)/(\d+)", said).groups()  # type: ignore[union-attr]
    yield "copies Q not flagged", 1 - int(flagged) / int(of)


def stories(shared: Path, work: Path) -> Figures:
    """Stories, B-cubed, with one setting for both corpora."""
    for name in ("basil", "newswcl50"):
        data = shared / "bench" / "stories" / f"{name}.jsonl"
        gold.command(HERE / "stories.py", data, work / f"{name}.jsonl")
        said = gold.command(shared / "bench" / "stories" / "score.py", data, work / f"{name}.jsonl")
        print(name, said)
        yield from labelled(f"stories {name}", said, {"F": r" F ([\d.]+)"})


def actions(shared: Path, work: Path) -> Figures:
    """PLOVER types with the actors given."""
    data = shared / "bench" / "actions" / "plv_train.tsv"
    gold.command(HERE / "actions.py", data, work / "actions.jsonl")
    said = gold.command(shared / "bench" / "actions" / "score.py", data, work / "actions.jsonl")
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
    said = gold.command(HERE / "speed.py", shared / "bench" / "quotes" / "polnear.dev.jsonl")
    print(said)
    yield "speed parser / whole", 1 / float(re.search(r"ratio\s+([\d.]+)", said)[1])  # type: ignore[index]


def language(_shared: Path, _work: Path) -> Figures:
    """Times, places, quantities and people on sentences of our own."""
    for name in ("times", "places", "quantities", "people"):
        said = gold.command(HERE / f"{name}.py")
        print(said)
        for figure, value in re.findall(r"^(.+?):?\s{2,}([\d.]+)", said, re.MULTILINE):
            if float(value) <= 1:
                yield f"language {name} {figure.strip()}", float(value)


def speaking(shared: Path, work: Path) -> Figures:
    """Speakers of the quotes of the gold sets that were found, by the sort of words that the text gives them with."""
    lines = records(shared, work)
    for part, folders in gold.parts(lines).items():
        for kind, share, of in speakers.shares(speakers.tallies(scorer(shared), lines, folders)):
            print(f"{part} {kind:24} {share:6.3f}  of {of:4}")
            if kind not in speakers.PEOPLE and not kind.endswith("nobody"):
                yield f"speakers {part} {kind.removeprefix('speaker ')}", share


def genre(_shared: Path, _work: Path) -> Figures:
    """Expected values of documents of our own in twelve genres, in the set that was seen and in the other."""
    for part in ("A", "B"):
        for name, share, of in genres.shares(dict(genres.read_all(genres.OWN / part))):
            print(f"{part} {name:24} {share:6.3f}  of {of:4}")
            yield f"genres {part} {name.removeprefix('- ')}", share


def labelled(name: str, said: str, patterns: dict[str, str]) -> Figures:
    """Figures picked out of what a scorer prints."""
    for label, pattern in patterns.items():
        found = re.search(pattern, said)
        if not found:
            sys.exit(f"the scorer of {name} prints no {label}:\n{said}")
        yield f"{name} {label}", float(found[1])


TASKS: dict[str, Callable[[Path, Path], Figures]] = {
    "language": language,
    "gold": sets,
    "speakers": speaking,
    "quotes": quotes,
    "copies": copies,
    "stories": stories,
    "actions": actions,
    "speed": speed,
    "genres": genre,
}


def main() -> None:
    """Run the tasks (all, or those named after SHARED) and hold their figures against the floors."""
    shared, *wanted = [word for word in sys.argv[1:] if word != "--pin"]
    wanted = wanted or list(TASKS)
    limits = yaml.safe_load(LIMITS.read_text("utf-8"))
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as work:
        for name in wanted:
            start = time.monotonic()
            print(f"-- {name}: {TASKS[name].__doc__}", flush=True)
            figures |= dict(TASKS[name](Path(shared), Path(work)))
            print(f"   ({time.monotonic() - start:.0f} s)", flush=True)
    outside = [name for name, value in figures.items() if not kept(name, value, limits)]
    lost = [n for n in (*limits["at least"], *limits["at most"]) if n.split()[0] in wanted and n not in figures]
    if "--pin" in sys.argv:
        pin(figures, limits)
    sys.exit("\n".join([*(f"outside its limit: {n}" for n in outside), *(f"not measured: {n}" for n in lost)]) or 0)


def kept(name: str, value: float, limits: dict[str, dict[str, float]]) -> bool:
    """Print a figure beside its limit; whether it keeps it."""
    floor, ceiling = limits["at least"].get(name), limits["at most"].get(name)
    inside = (floor is None or value >= floor) and (ceiling is None or value <= ceiling)
    limit = f"floor {floor:5.3f}" if floor is not None else f"ceiling {ceiling}" if ceiling is not None else "no limit"
    print(f"{name:44} {value:7.3f}  {limit}{'' if inside else '  OUTSIDE'}")
    return inside


def pin(figures: dict[str, float], limits: dict[str, dict[str, float]]) -> None:
    """Tighten the limits in the file: floors to today's figure less .01, rounded down; ceilings to today's count."""
    text = LIMITS.read_text("utf-8")
    for name, value in figures.items():
        if name in limits["at least"] and value <= 1:
            text = replaced(text, name, max(limits["at least"][name], math.floor(round(value * 100 - 1, 6)) / 100))
        elif name in limits["at most"]:
            text = replaced(text, name, min(limits["at most"][name], round(value)))
    LIMITS.write_text(text, "utf-8")


def replaced(text: str, name: str, limit: float) -> str:
    """The text of the limits with another value for one name."""
    return re.sub(rf"^  {re.escape(name)}: .*$", f"  {name}: {limit}", text, flags=re.MULTILINE)


if __name__ == "__main__":
    main()
