"""How well people and speakers are found in reports read by hand: ``python benchmarks/speakers.py GOLD [--misses]``.

GOLD holds one folder a set, with the reports, ``gold.yaml`` and beside them ``score.py``, whose matching of names and quotes
is used. Prints persons, countries and offices, the speakers of the quotes that were found, and of these apart those whom the
text gives as a pronoun and those whom it gives as a description ("the Danish minister"), by the words of the speaker's slot.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

PRONOUNS = frozenset(
    yaml.safe_load((Path(__file__).parents[1] / "src/summitry/vocabulary/descriptions.yaml").read_text("utf-8"))[
        "pronouns"
    ]
)


def scorer(gold: Path) -> ModuleType:
    """The program that scores a record against gold, as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{gold}: no score.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def exported(folder: Path, work: Path) -> Path:
    """The reports of a set read and exported through the public command line."""
    rows = folder / "reports.jsonl"
    reports = [rows] if rows.exists() else sorted(folder.glob("?.txt"))
    record, lines = work / f"{folder.name}.db", work / f"{folder.name}.jsonl"
    for words in (["read", *reports, "--record", record], ["export", "--record", record, "-o", lines]):
        subprocess.run([sys.executable, "-m", "summitry", *map(str, words)], check=True, capture_output=True)
    return lines


def sort_of(slots: list[dict[str, Any]], names: list[str]) -> str:
    """Whether the text gives a speaker by name, pronoun or description."""
    words = " ".join(str(s.get("text") or "") for s in slots).strip()
    if not words:
        return "nobody"
    if words.lower() in PRONOUNS:
        return "pronoun"
    parts = {p for name in names for p in name.lower().replace("-", " ").split()}
    return "name" if parts & set(words.lower().replace("-", " ").split()) else "description"


def main() -> None:
    """Print the figures."""
    gold = Path(sys.argv[1])
    score = scorer(gold)
    made, tally = score.Score(), score.Score()
    with tempfile.TemporaryDirectory() as work:
        for folder in sorted(p.parent for p in gold.glob("*/gold.yaml")):
            lines = exported(folder, Path(work))
            score.score_set(folder, lines, made)
            speakers(score, folder, lines, tally)
    for kind in ("people", "people.country", "people.role", "quote.speaker"):
        print(f"{kind:24} {made.n[kind][0] / made.n[kind][1]:6.3f}  of {made.n[kind][1]:4}")
    for kind in sorted(tally.n):
        print(f"{kind:24} {tally.n[kind][0] / tally.n[kind][1]:6.3f}  of {tally.n[kind][1]:4}")
    if "--misses" in sys.argv:
        print(*[f"{kind}: {what}" for kind, row in tally.misses.items() for _, what in row], sep="\n")


def speakers(score: ModuleType, folder: Path, lines: Path, tally: Any) -> None:
    """Count the right speakers of the quotes of one set by the sort of words that the text gives them with."""
    given = yaml.safe_load((folder / "gold.yaml").read_text("utf-8"))
    texts = {p.stem: p.read_text("utf-8") for p in sorted(folder.glob("?.txt"))}
    record = score.Record(lines, texts)
    for quote in (c for c in given["claims"] if c["kind"] == "quote"):
        text = texts[quote["src"]]
        wanted = score.word_set(text, score.locate(text, quote["says"])[:1])
        best, shared = None, 0.0
        for claim in record.of("quote"):
            if record.src(claim) != quote["src"]:
                continue
            for piece in record.slots(claim, "content"):
                if piece.get("start") is None:
                    continue
                have = score.word_set(text, [(piece["start"], piece["end"])])
                overlap = (
                    len(wanted & have) / len(wanted | have) if wanted and len(wanted & have) >= 0.3 * len(wanted) else 0
                )
                if overlap > shared:
                    best, shared = claim, overlap
        if best is None:
            continue
        slots = record.slots(best, "speaker")
        right = any(score.same_name(quote["speaker"], record.names(s)) for s in slots)
        people = [n for g in given["people"] for n in (g["name"], *g.get("also", []))]
        sort = sort_of(slots, people)
        tally.rec(f"speaker by {sort}", right, f"{quote['speaker']}: {[s.get('text') for s in slots]}")
        if sort in ("pronoun", "description"):
            tally.rec("speaker not named", right, "")


if __name__ == "__main__":
    main()
