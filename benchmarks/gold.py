"""The gold sets read in this process with kept parses, and scored: ``python benchmarks/gold.py SHARED [SET …]``.

The same three tables as the ``run.py`` beside the gold, in seconds instead of minutes from the second run on, for work on
everything behind the parser. ``--misses KIND`` and ``--extra KIND`` list what is missed or wrong in the newer sets;
``--records FOLDER`` keeps the records' lines, so that ``--against FOLDER`` can print the claims that differ from an older state.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests")]
#: Rules were mended on these sets, so that figures on them say less than those on the newer ones.
OLD = ("hanoi-2019", "syria-geneva-2013", "vladivostok-2019")


def kept(function: Callable[..., object]) -> Callable[..., object]:
    """The function with its answers kept: the scorer asks the same of the same texts thousands of times."""
    held: dict[str, object] = {}

    def asked(*given: object) -> object:
        key = repr([hash(one) if isinstance(one, str) else one for one in given])
        if key not in held:
            held[key] = function(*given)
        return held[key]

    return asked


def scorer(shared: Path) -> ModuleType:
    """The program beside the gold that scores a record, as a module, with what it finds in a text kept."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{shared}/gold: no score.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for name in ("normalised", "locate", "word_set"):
        setattr(made, name, kept(getattr(made, name)))
    return made


def sets(shared: Path) -> list[Path]:
    """The folders of all gold sets."""
    return sorted(path.parent for path in (shared / "gold").glob("*/gold.yaml"))


def parts(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """The sets that rules were mended on, and the newer ones, apart; without a part that has no set."""
    found: dict[str, list[Path]] = {"older": [], "newer": []}
    for folder in folders:
        found["older" if folder.name in OLD else "newer"].append(folder)
    return {name: some for name, some in found.items() if some}


def reports(folder: Path) -> list[Path]:
    """The files of a set that are read: the reports with what is known of them, or else their bare texts."""
    rows = folder / "reports.jsonl"
    return [rows] if rows.exists() else sorted(folder.glob("?.txt"))


def command(*words: str | Path) -> str:
    """What a Python program prints. Stops where it fails."""
    done = subprocess.run([sys.executable, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


def records(folders: Iterable[Path], work: Path) -> dict[Path, Path]:
    """The lines of each set's record, read, verified and exported through the public command line, with nothing kept."""

    def made(folder: Path) -> Path:
        store, lines = work / f"{folder.name}.db", work / f"{folder.name}.jsonl"
        command("-m", "summitry", "read", *reports(folder), "--record", store)
        command("-m", "summitry", "verify", "--record", store)
        command("-m", "summitry", "export", "--record", store, "-o", lines)
        return lines

    folders = list(folders)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return dict(zip(folders, threads.map(made, folders), strict=True))


def scored(score: ModuleType, lines: Mapping[Path, Path], folders: Iterable[Path]) -> Any:
    """Some sets scored together: their ``Score``. ``lines`` has the record of each set as lines of the interchange file."""
    made = score.Score()
    for folder in folders:
        score.score_set(folder, lines[folder], made)
    return made


def record(folder: Path, work: Path) -> Path:
    """The record of one set, as the lines of the interchange file."""
    from summitry import api
    from summitry.settings import Settings

    lines = work / f"{folder.name}.jsonl"
    with tempfile.TemporaryDirectory() as place:
        made = api.read(*reports(folder), record=Path(place) / "gold.db", settings=Settings())
        lines.write_text(
            "".join(line if line.endswith("\n") else f"{line}\n" for line in made.export()), encoding="utf-8"
        )
        made.close()
    return lines


def shown(lines: Path) -> dict[str, str]:
    """The claims of a record by what they say, each as one line for people to read."""
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    texts = {row["id"]: row["text"] for row in rows if row["type"] == "document"}
    found = {}
    for row in rows:
        if row["type"] == "claim":
            slots = [f"{s['role']}={s['text'] or s['value']}" for s in row["slots"]]
            words = " ".join(texts[row["document"]][row["start"] : row["end"]].split())
            text = f"{row['kind']} {row['polarity']}{row['modality']} [{'; '.join(slots)}] “{words}”"
            found[f"{row['document']} {text}"] = text
    return found


def differences(old: Path, new: Path, kind: str) -> None:
    """Print the claims that only one of two records holds: ``-`` the older, ``+`` the newer."""
    before, after = shown(old), shown(new)
    for sign, texts in (("-", before.keys() - after.keys()), ("+", after.keys() - before.keys())):
        for text in sorted((before | after)[key] for key in texts):
            if text.startswith(kind):
                print(f"{new.stem} {sign} {text}")


def main() -> None:
    """Read the sets, score them, and print what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("shared", type=Path)
    asked.add_argument("sets", nargs="*", help="beginnings of the names of sets")
    asked.add_argument("--misses", metavar="KIND", help="list what is missed and what is wrong")
    asked.add_argument("--records", type=Path, metavar="FOLDER", help="keep the lines of the records here")
    asked.add_argument(
        "--against", type=Path, metavar="FOLDER", help="print the claims that differ from the lines there"
    )
    asked.add_argument("--kind", default="", help="with --against: this kind alone")
    given = asked.parse_args()
    from parse_cache import CachedParser

    score = scorer(given.shared)
    folders = [f for f in sets(given.shared) if not given.sets or f.name.startswith(tuple(given.sets))]
    with patch("summitry.language.analyse.Parser", CachedParser), tempfile.TemporaryDirectory() as place:
        work = given.records or Path(place)
        work.mkdir(parents=True, exist_ok=True)
        lines = {folder: record(folder, work) for folder in folders}
        for name, some in {**parts(folders), "all": folders}.items():
            made = scored(score, lines, some)
            print(f"\n== {name}: {len(some)} sets")
            score.table(made)
            if given.misses and name != "all":
                for label, what in made.misses.get(given.misses, []):
                    print(f"{name} {given.misses} {label}: {what}")
        for path in lines.values() if given.against else ():
            differences(given.against / path.name, path, given.kind)


if __name__ == "__main__":
    main()
