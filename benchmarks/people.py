"""How well persons, their mentions, countries and offices are found: ``python benchmarks/people.py [--misses]``.

Reads ``benchmarks/data/people.yaml`` (invented paragraphs with every mention marked), or another file of that form that is
named (``people_heldout.yaml``). Exits with 1 where a figure is below its floor in the file of that name in ``benchmarks/floors``.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from summitry.language import analyse
from summitry.language.people.names import forms as names
from summitry.model import ActorType, Appearance, Document, Part, Passage

HERE = Path(__file__).parent
#: Pronouns of those who speak.
FIRST = ("i", "me", "my", "we", "us", "our")
_MARK = re.compile(r"\{([^={}]+)=([^{}]+)\}")


class Score:
    """Counts of right and wrong, by figure."""

    def __init__(self) -> None:
        self.right: dict[str, int] = defaultdict(int)
        self.all: dict[str, int] = defaultdict(int)
        self.misses: list[str] = []

    def add(self, figure: str, right: bool, what: str) -> None:
        """Count one decision."""
        self.right[figure] += right
        self.all[figure] += 1
        if not right:
            self.misses.append(f"{figure:18} {what}")

    def share(self, figure: str) -> float:
        """The share of right decisions."""
        return self.right[figure] / self.all[figure] if self.all[figure] else 0.0

    def f1(self, figure: str) -> float:
        """Harmonic mean of ``figure recall`` and ``figure precision``."""
        a, b = self.share(f"{figure} recall"), self.share(f"{figure} precision")
        return 2 * a * b / (a + b) if a + b else 0.0


def unmarked(text: str) -> tuple[str, list[tuple[int, int, tuple[str, ...]]]]:
    """A marked paragraph without its marks, and where each mention stands with its keys."""
    plain, spans, at = "", [], 0
    text = " ".join(text.split())
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1]), tuple(mark[2].split("+"))))
        plain += mark[1]
        at = mark.end()
    return plain + text[at:], spans


def same_person(wanted: str, found: Appearance) -> bool:
    """Whether a found person is the wanted one, by any of its names."""
    return any(names.same(wanted, name) for name in (found.name, *found.names))


def score_paragraph(row: dict[str, Any], score: Score) -> None:
    """Score one paragraph: persons, mentions, countries and offices."""
    text, spans = unmarked(row["text"])
    document = Document.of(text, locator="benchmark", passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
    (parsed,) = analyse([document])
    people = [a for a in parsed.appearances if a.actor_type is ActorType.PERSON]
    wanted = {
        key: next((a for a in people if same_person(gold["name"], a)), None) for key, gold in row["people"].items()
    }
    for key, gold in row["people"].items():
        score_person(gold, wanted[key], score)
    for actor in people:
        score.add("person precision", any(actor is found for found in wanted.values()), f"{actor.name} in: {text[:60]}")
    for start, end, keys in spans:
        here = {
            a.id
            for m, a in parsed.mentions
            if m.start < end and start < m.end and m.end <= end + 1 and a.actor_type is ActorType.PERSON
        }
        want = {found.id for key in keys if (found := wanted[key])}
        right = here == want and len(want) == len(keys)
        kind = how(text[start:end], keys)
        score.add(
            f"mention recall {kind}",
            right,
            f"[{text[start:end]}] {', '.join(row['people'][k]['name'] for k in keys)} != "
            f"{[a.name for a in people if a.id in here]}: …{text[max(0, start - 40) : end + 30]}",
        )
        score.add("mention recall", right, "")
    for mention, actor in parsed.mentions:
        if actor.actor_type is ActorType.PERSON:
            fits = any(
                s < mention.end and mention.start < e and any(wanted[k] is actor for k in keys) for s, e, keys in spans
            )
            apposed = mention.how == "description" and any(
                mention.start <= (r.end or 0) and (r.start or 0) <= mention.end for r in actor.roles
            )
            score.add(
                "mention precision",
                fits or apposed,
                f"[{mention.text}] {actor.name} ({mention.why}): …{text[max(0, mention.start - 40) : mention.end + 20]}",
            )


def how(words: str, keys: tuple[str, ...]) -> str:
    """The sort of a mention: pronoun, plural, description or name."""
    if len(keys) > 1:
        return "plural"
    if words.lower() in {"he", "she", "him", "her", "his", "hers", "himself", "herself", *FIRST}:
        return "pronoun"
    return (
        "description"
        if (words.split(maxsplit=1)[0].lower() in {"the", "his", "her"} and words[:1].islower())
        or words.startswith("The ")
        else "name"
    )


def score_person(gold: dict[str, Any], found: Appearance | None, score: Score) -> None:
    """Score one person: found, country, office."""
    score.add("person recall", found is not None, gold["name"])
    if found is None:
        return
    if gold.get("country"):
        score.add(
            "country", found.country == gold["country"], f"{gold['name']}: {found.country}, not {gold['country']}"
        )
    if gold.get("role"):
        said = " ".join(r.office or "" for r in found.roles).lower()
        right = bool(set(re.findall(r"\w+", said)) & set(re.findall(r"\w+", gold["role"].lower())))
        score.add("office", right, f"{gold['name']}: {said!r}, not {gold['role']}")


def figures(score: Score) -> Iterator[tuple[str, float, int]]:
    """Each figure with its value and the number of cases behind it."""
    for figure in ("person", "mention"):
        yield f"{figure} F1", score.f1(figure), score.all[f"{figure} recall"]
    for figure in sorted(score.all):
        yield figure, score.share(figure), score.all[figure]


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    score = Score()
    named = [arg for arg in sys.argv[1:] if not arg.startswith("--")]
    data = named[0] if named else "people.yaml"
    for row in yaml.safe_load((HERE / "data" / data).read_text(encoding="utf-8")):
        score_paragraph(row, score)
    pinned = HERE / "floors" / data
    floors = yaml.safe_load(pinned.read_text(encoding="utf-8")) if pinned.is_file() else {}
    failed = 0
    for figure, value, count in figures(score):
        low = value < floors.get(figure, 0.0)
        failed += low
        print(f"{figure:28} {value:6.3f}  of {count:4}{'  BELOW ITS FLOOR' if low else ''}")
    if "--misses" in sys.argv:
        print(*[m for m in score.misses if m.split(maxsplit=2)[-1].strip()], sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
