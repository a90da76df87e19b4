"""How robust copy detection is: thresholds chosen on other outlets, and copies that were altered.

    python benchmarks/copies_robust.py PAIRS

First, for each outlet: the thresholds that decide best on the pairs without it (the middle one of equals) decide the
pairs with it; all those decisions together are the figure. Second, every document of the copied pairs is set against a
copy of itself of which a share of the words is replaced or left out, and against cuts of it: how many are still found.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from copies import document
from summitry.model import Document
from summitry.reconcile.sources import copies

LEASTS, SHARES = (6, 8, 10, 12, 15, 20, 30, 45), (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
Setting = tuple[int, float]


def decisions(pairs: Sequence[Mapping[str, Any]]) -> dict[Setting, list[bool]]:
    """What each setting decides on every pair."""
    sides = [(document(dict(p), "a"), document(dict(p), "b")) for p in pairs]
    made = {}
    for least in LEASTS:
        for share in SHARES:
            copies.LEAST, copies.SHARE = least, share
            made[least, share] = [one.id == two.id or bool(copies.find_copies([one, two])) for one, two in sides]
    copies.LEAST, copies.SHARE = 12, 0.4
    return made


def f1(said: Iterable[bool], truly: Iterable[bool]) -> float:
    """F1 of yes and no."""
    rows = list(zip(said, truly, strict=True))
    right = sum(a and b for a, b in rows)
    return 2 * right / max(1, sum(a for a, _ in rows) + sum(b for _, b in rows))


def left_out(pairs: Sequence[Mapping[str, Any]]) -> None:
    """Print the outlets left out with what was chosen without them, and the figure over all."""
    truly = [p["label"] in "CP" for p in pairs]
    made = decisions(pairs)
    outlets = sorted({p[side] or "?" for p in pairs for side in ("source_a", "source_b")})
    told: dict[int, list[bool]] = {}
    for outlet in outlets:
        inside = [i for i, p in enumerate(pairs) if outlet in (p["source_a"], p["source_b"])]
        others = [i for i in range(len(pairs)) if i not in set(inside)]
        scores = {s: f1((made[s][i] for i in others), (truly[i] for i in others)) for s in made}
        best = sorted(s for s, score in scores.items() if score == max(scores.values()))
        chosen = best[len(best) // 2]
        wrong = sum(made[chosen][i] != truly[i] for i in inside)
        print(f"{outlet:32} {len(inside):3} pairs, chosen {chosen[0]:2} runs {chosen[1]:.1f} share, {wrong} wrong")
        for i in inside:
            told.setdefault(i, []).append(made[chosen][i])
    rows = [(i, one) for i, some in sorted(told.items()) for one in some]
    quoted = [one for i, one in rows if pairs[i]["label"] == "Q"]
    print(
        f"left-out outlets: F1 {f1((o for _, o in rows), (truly[i] for i, _ in rows)):.3f} of {len(rows)} decisions,"
        f" Q flagged {sum(quoted)}/{len(quoted)}"
    )
    print("F1 of all pairs by setting:")
    print("runs  " + "  ".join(f"{share:5.1f}" for share in SHARES))
    for least in LEASTS:
        print(f"{least:4}  " + "  ".join(f"{f1(made[least, share], truly):.3f}" for share in SHARES))


def altered(pairs: Sequence[Mapping[str, Any]]) -> None:
    """Print how many altered copies are still found."""
    choose = random.Random(1)  # noqa: S311
    texts = sorted({document(dict(p), "a").text for p in pairs if p["label"] == "C"})
    tests: dict[str, Callable[[str], str]] = {
        f"{share:.0%} of words {what}": lambda text, s=share, w=word: re.sub(
            r"\S+", lambda found: w if choose.random() < s else found[0], text
        )
        for what, word, shares in (
            ("replaced", "otherword", (0.02, 0.05, 0.1, 0.15, 0.2)),
            ("left out", "", (0.05, 0.1)),
        )
        for share in shares
    }
    tests |= {
        f"the first {n} words": lambda text, n=n: re.match(rf"(?:\s*\S+){{0,{n}}}", text)[0]  # type: ignore[index]
        for n in (30, 60, 120)
    }
    for name, change in tests.items():
        found = 0
        for text in texts:
            whole = Document.of(text, locator="whole", outlet="One")
            copy = Document.of(change(text), locator="copy", outlet="Two")
            found += bool(copies.find_copies([whole, copy]))
        print(f"{name:28} {found}/{len(texts)} found")


def main() -> None:
    """Both tables."""
    pairs = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    left_out(pairs)
    altered(pairs)


if __name__ == "__main__":
    main()
