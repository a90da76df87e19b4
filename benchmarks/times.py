"""How many time expressions are found and given the right value, on ``benchmarks/data/times.txt`` (own, invented sentences).

``python benchmarks/times.py [--misses]`` prints recall, precision and the share of anchored expressions with the right
value; the floors are in ``benchmarks/floors/times.yaml`` and it exits with 1 below one of them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from measuring import HERE, against_floors
from summitry.language.parse.parser import Parser
from summitry.language.time.times import find_times
from summitry.model import Document, Part, Passage
from summitry.settings import Settings


@dataclass
class Item:
    """A run of sentences that share a report: the date of the report, the part, and the sentences with their expressions."""

    published: str | None
    part: Part
    sentences: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)


def load(path: Path) -> list[Item]:
    """The data, in order."""
    items: list[Item] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("@ "):
            day, part = line[2:].split()
            items.append(Item(None if day == "none" else day, Part(part)))
        elif line.startswith("> "):
            words, _, value = line[2:].partition(" =")
            items[-1].sentences[-1][1].append((words, value.strip()))
        else:
            items[-1].sentences.append((line, []))
    return items


def document(item: Item) -> Document:
    """One document a report, each sentence its own passage."""
    text, passages = "", []
    for sentence, _ in item.sentences:
        passages.append(Passage(item.part, len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return Document.of(
        text,
        locator="benchmark",
        published=item.published,
        passages=tuple(passages),
        published_from="stated" if item.published else "none",
    )


def score(items: list[Item], *, misses: bool = False) -> dict[str, float]:
    """``found``, ``precision``, ``anchored`` (right value, of those in dated reports) and ``value`` (of all)."""
    parser = Parser(Settings())
    n = {"gold": 0, "found": 0, "right": 0, "anchored": 0, "anchored_right": 0, "given": 0, "extra": 0}
    for item in items:
        doc = document(item)
        given = list(find_times(doc, parser.sentences(doc)))
        n["given"] += len(given)
        for passage, (sentence, gold) in zip(doc.passages, item.sentences, strict=True):
            here = [g for g in given if passage.start <= g.start < passage.end]
            used: set[int] = set()
            for words, value in gold:
                at = passage.start + sentence.index(words)
                hit = next((g for g in here if g.start < at + len(words) and at < g.end and g.start not in used), None)
                said = ("age " if hit and hit.kind == "age" else "") + (hit.value if hit else "—")
                right = hit is not None and said == value
                n["gold"] += 1
                n["found"] += hit is not None
                n["right"] += right
                n["anchored"] += item.published is not None
                n["anchored_right"] += right and item.published is not None
                if hit:
                    used.add(hit.start)
                if misses and not right:
                    print(f"{words!r} is {value}, not {said}: {sentence}  [{hit.why if hit else ''}]")
            n["extra"] += sum(g.start not in used for g in here)
            if misses:
                for g in here:
                    if g.start not in used:
                        print(f"EXTRA {g.text!r} {g.kind} {g.value}: {sentence}")
    return {
        "expressions": n["gold"],
        "found": n["found"] / n["gold"],
        "precision": 1 - n["extra"] / max(1, n["given"]),
        "anchored": n["anchored_right"] / n["anchored"],
        "value": n["right"] / n["gold"],
    }


def main() -> int:
    """Print the figures; 1 where one is below its floor."""
    figures = score(load(HERE / "data/times.txt"), misses="--misses" in sys.argv)
    return against_floors(figures, "times", "expressions")


if __name__ == "__main__":
    sys.exit(main())
