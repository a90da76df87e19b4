"""The gold sets read in this process with kept parses, and scored: ``python benchmarks/gold.py SHARED [SET …]``.

The same three tables as the ``run.py`` beside the gold, in seconds instead of minutes from the second run on, for work on
everything behind the parser. ``--misses KIND`` and ``--extra KIND`` list what is missed or wrong in the newer sets;
``--records FOLDER`` keeps the records' lines, so that ``--against FOLDER`` can print the claims that differ from an older state.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests")]
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


def record(folder: Path, work: Path) -> Path:
    """The record of one set, as the lines of the interchange file."""
    from summitry import api
    from summitry.settings import Settings

    rows = folder / "reports.jsonl"
    reports = [rows] if rows.exists() else sorted(folder.glob("?.txt"))
    lines = work / f"{folder.name}.jsonl"
    with tempfile.TemporaryDirectory() as place:
        made = api.read(*reports, record=Path(place) / "gold.db", settings=Settings())
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
    sys.path.insert(0, str(given.shared / "gold"))
    import score

    from parse_cache import CachedParser

    score.normalised, score.locate, score.word_set = map(kept, (score.normalised, score.locate, score.word_set))

    folders = sorted(p.parent for p in (given.shared / "gold").glob("*/gold.yaml"))
    folders = [f for f in folders if not given.sets or f.name.startswith(tuple(given.sets))]
    with patch("summitry.language.analyse.Parser", CachedParser), tempfile.TemporaryDirectory() as place:
        work = given.records or Path(place)
        work.mkdir(parents=True, exist_ok=True)
        lines = {folder: record(folder, work) for folder in folders}
        parts = {
            "older sets": [f for f in folders if f.name in OLD],
            "newer sets": [f for f in folders if f.name not in OLD],
        }
        for name, some in {**parts, "all": folders}.items():
            if some:
                scored = score.Score()
                for folder in some:
                    score.score_set(folder, lines[folder], scored)
                print(f"\n== {name}: {len(some)} sets")
                score.table(scored)
                if given.misses and name != "all":
                    for label, what in scored.misses.get(given.misses, []):
                        print(f"{name} {given.misses} {label}: {what}")
        for path in lines.values() if given.against else ():
            differences(given.against / path.name, path, given.kind)


if __name__ == "__main__":
    main()
