"""Whether contradictions sown into invented reports are found, and what only looks like one is left alone.

    python benchmarks/conflicts.py [--misses] [--only NAME]

Each case of ``benchmarks/data/seeded.yaml`` is a record of two reports of one event, the second with a few words changed;
both go the whole way through the public reading and reconciling. A sown contradiction is *found* where a contested finding
rests on the changed words; every other contested finding is *false*. Beside it the naive comparison: the sentences of the two
reports that share most words, contradictory when their figures or dates differ or just one of them holds a negation.
Exits with 1 below the floors of ``benchmarks/floors/conflicts.yaml``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from summitry import workers
from summitry.model import Document, Part, Passage, Reading, Standing
from summitry.reconcile import reconcile
from summitry.reconcile.text import content
from summitry.settings import Settings
from values import naive

HERE = Path(__file__).parent
Case = dict[str, Any]


@dataclass
class Tally:
    """What one way of looking for contradictions came to."""

    found: Counter[str] = field(default_factory=Counter)
    sown: Counter[str] = field(default_factory=Counter)
    quiet: Counter[str] = field(default_factory=Counter)
    harmless: Counter[str] = field(default_factory=Counter)
    real: int = 0
    called: int = 0

    def figures(self) -> dict[str, float]:
        """The share found of those sown, left alone of those harmless, real of those called contested."""
        return {
            "conflicts found": self.found.total() / self.sown.total(),
            "harmless left alone": self.quiet.total() / self.harmless.total(),
            "precision": self.real / self.called if self.called else 1.0,
        }


def cases(only: str | None = None) -> list[tuple[str, Case]]:
    """Every case with the name of its story; the reports as they stand come first, as a harmless one."""
    stories = yaml.safe_load((HERE / "data" / "seeded.yaml").read_text("utf-8"))["stories"]
    found = []
    for story in stories:
        if only in (None, story["name"]):
            plain = {"answer": "none", "about": "as it stands", "put": ["", ""]}
            found += [(story["name"], {**story, **case}) for case in (plain, *story["cases"])]
    return found


def texts(case: Case) -> tuple[str, str]:
    """The two reports of a case. Raises ValueError where the words to change are not there just once."""
    old, new = case["put"]
    if old and case["b"].count(old) != 1:
        raise ValueError(f"{case['name']}: {old!r} is not there once")
    changed = case["b"].replace(*case.get("also", ("", ""))) if "also" in case else case["b"]
    return case["a"].strip(), (changed.replace(old, new) if old else changed).strip()


def document(text: str, outlet: str, published: str) -> Document:
    """One report as a document of paragraphs."""
    passages, at = [], 0
    for piece in text.split("\n\n"):
        start = text.index(piece, at)
        at = start + len(piece)
        passages.append(Passage(Part.PARAGRAPH, start, at))
    return Document.of(
        text,
        locator=outlet,
        outlet=outlet,
        published=published,
        published_from="stated",
        passages=tuple(passages),
    )


def pair(case: Case) -> tuple[Document, Document]:
    """The documents of a case."""
    a, b = texts(case)
    return document(a, "Harbour Post", case["story_date"]), document(b, "Valley Courier", case["published"])


@cache
def readings() -> dict[str, Reading]:
    """The readings of all documents by id, each read once."""
    every = {d.id: d for _, case in dated(cases()) for d in pair(case)}
    return {r.document.id: r for r in workers.readings(every.values(), Settings()) if isinstance(r, Reading)}


def dated(some: list[tuple[str, Case]]) -> list[tuple[str, Case]]:
    """The cases with the dates of both reports."""
    stories = {
        s["name"]: s["date"] for s in yaml.safe_load((HERE / "data" / "seeded.yaml").read_text("utf-8"))["stories"]
    }
    return [(n, {**c, "story_date": stories[n], "published": c["date"]}) for n, c in some]


def contested(case: Case) -> list[tuple[bool, str]]:
    """Each contested finding of a case's record: whether it rests on the changed words, and its words."""
    one, other = pair(case)
    known = readings()
    some = [known[one.id], known[other.id]]
    made = reconcile(some)
    claims = {c.id: c for c in (*(c for r in some for c in r.claims), *made.claims)}
    new = case["put"][1]
    start = other.text.index(new) if new else -1
    found = []
    for entry in made.entries:
        for finding in entry.findings:
            if finding.standing is Standing.CONTESTED:
                own = [claims[c] for v in finding.values for c in v.claims]
                rests = (bool(new) and any(new in " ".join(v.value.split()) for v in finding.values)) or any(
                    c.document == other.id and c.start < start + len(new) and start < c.end for c in own if new
                )
                found.append((rests, f"{entry.kind} {finding.role}: {finding.why}"))
    return found


def naively(case: Case) -> list[tuple[bool, str]]:
    """What the naive comparison calls contested: each sentence against the one of the other report that shares most."""
    a, b = ([s.strip() for s in t.replace("\n\n", " ").split(". ")] for t in texts(case))
    new, found = case["put"][1], []
    for sentence in b:
        best = max(a, key=lambda s: content.overlap(content.words(s), content.words(sentence)))
        both = {"a": best, "b": sentence, "dates": [case["story_date"], case["published"]]}
        if content.overlap(content.words(best), content.words(sentence)) >= 0.4 and naive(both) == "contradiction":
            found.append((bool(new) and (new in sentence or sentence in new), f"{best} | {sentence}"))
    return found


def count(tally: Tally, case: Case, found: list[tuple[bool, str]]) -> bool:
    """Add one case to a tally; whether it came out right."""
    sown, about = case["answer"] != "none", case["about"]
    hits = sum(rests for rests, _ in found) if sown else 0
    tally.called += len(found)
    tally.real += hits
    (tally.sown if sown else tally.harmless)[about] += 1
    right = bool(hits) if sown else not found
    (tally.found if sown else tally.quiet)[about] += right
    return right and (not sown or hits == len(found))


def main() -> int:
    """Print the figures and hold them against the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only")
    args = parser.parse_args()
    ours, theirs = Tally(), Tally()
    for name, case in dated(cases(args.only)):
        found = contested(case)
        count(theirs, case, naively(case))
        if not count(ours, case, found) and args.misses:
            print(f"  {name}, {case['answer']} ({case['about']}): {case['put'][1]!r} {[why for _, why in found]}")
    print(f"{ours.sown.total()} sown contradictions, {ours.harmless.total()} that only look like one")
    print(f"{'':22} {'summitry':>9} {'naive':>9}")
    for figure, value in ours.figures().items():
        print(f"{figure:22} {value:9.3f} {theirs.figures()[figure]:9.3f}")
    for label, right, every in (("found", ours.found, ours.sown), ("left alone", ours.quiet, ours.harmless)):
        print(f"{label}: " + ", ".join(f"{about} {right[about]}/{every[about]}" for about in sorted(every)))
    floors = yaml.safe_load((HERE / "floors" / "conflicts.yaml").read_text("utf-8"))
    low = [figure for figure, floor in floors.items() if ours.figures()[figure] < floor]
    if low and not args.only:
        print(f"below the floor: {', '.join(low)}")
    return 1 if low and not args.only else 0


if __name__ == "__main__":
    sys.exit(main())
