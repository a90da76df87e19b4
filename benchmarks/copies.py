"""Decide for labelled pairs of articles whether one copies the other.

    python benchmarks/copies.py PAIRS OUT

PAIRS: JSON Lines with ``a``, ``b``, ``text_a``, ``text_b`` (and ``source_a``, ``source_b``, ``title_a`` … where known);
OUT: JSON Lines ``{"a", "b", "copy"}``. Each pair is decided on its own, as if nothing else were in the record.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from summitry.model import Document
from summitry.read import split
from summitry.reconcile.sources.copies import find_copies


def document(pair: dict[str, Any], side: str) -> Document:
    """One side of a pair. Its id takes the side in, so that a text compared with itself is two documents."""
    text, title = pair[f"text_{side}"], pair.get(f"title_{side}") or None
    return Document.of(
        text,
        locator=f"{pair[side]}#{side}",
        outlet=pair.get(f"source_{side}"),
        title=title,
        passages=split(text, title),
    )


def decide(pair: dict[str, Any]) -> bool:
    """Whether one of the two holds a copied passage of the other; the same text twice is a copy."""
    one, two = document(pair, "a"), document(pair, "b")
    return one.id == two.id or bool(find_copies([one, two]))


def main() -> None:
    """Read the pairs, write the decisions."""
    pairs = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for pair in pairs:
            print(json.dumps({"a": pair["a"], "b": pair["b"], "copy": decide(pair)}), file=out)


if __name__ == "__main__":
    main()
