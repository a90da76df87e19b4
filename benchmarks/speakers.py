"""How well people and speakers are found in reports read by hand: ``python benchmarks/speakers.py SHARED [--misses]``.

SHARED holds ``gold/``, one folder a set, with the reports, ``gold.yaml`` and beside them ``score.py``, whose matching of names
and quotes is used. Prints persons, countries and offices, the speakers of the quotes that were found, and of these apart those
whom the text gives as a pronoun and those whom it gives as a description ("the Danish minister"), by the words of the speaker's
slot; for the three older sets, which rules were mended on, and the newer ones apart.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

import gold
from summitry import lexicon

PRONOUNS = lexicon.words("pronouns", "third_person")
#: Of what the scorer counts, what belongs here.
PEOPLE = ("people", "people.country", "people.role", "quote.speaker")


def sort_of(slots: list[dict[str, Any]], names: list[str]) -> str:
    """Whether the text gives a speaker by name, pronoun or description."""
    words = " ".join(str(s.get("text") or "") for s in slots).strip()
    if not words:
        return "nobody"
    if words.lower() in PRONOUNS:
        return "pronoun"
    parts = {p for name in names for p in name.lower().replace("-", " ").split()}
    return "name" if parts & set(words.lower().replace("-", " ").split()) else "description"


def tallies(score: ModuleType, lines: Mapping[Path, Path], folders: Iterable[Path]) -> Any:
    """People and speakers of some sets: a ``Score`` with the kinds of ``PEOPLE`` and the speakers by the sort of their words."""
    made, tally = gold.scored(score, lines, folders), score.Score()
    for folder in folders:
        speakers(score, folder, lines[folder], tally)
    for kind in PEOPLE:
        tally.n[kind], tally.misses[kind] = made.n[kind], made.misses[kind]
    return tally


def shares(tally: Any) -> Iterator[tuple[str, float, int]]:
    """What is counted, the share found, and of how many."""
    for kind in sorted(tally.n):
        found, of, *_ = tally.n[kind]
        yield kind, found / of, of


def main() -> None:
    """Print the figures."""
    shared = Path(sys.argv[1])
    score, folders = gold.scorer(shared), gold.sets(shared)
    with tempfile.TemporaryDirectory() as work:
        lines = gold.records(folders, Path(work))
        for part, some in gold.parts(folders).items():
            tally = tallies(score, lines, some)
            for kind, share, of in shares(tally):
                print(f"{part} {kind:24} {share:6.3f}  of {of:4}")
            if "--misses" in sys.argv:
                print(*[f"{part} {kind}: {what}" for kind, row in tally.misses.items() for _, what in row], sep="\n")


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
