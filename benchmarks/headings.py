"""Persons who may stand under two headings: ``python benchmarks/headings.py RECORD.jsonl …`` (interchange files).

Printed are the pairs of person actors of one record of whom one has a name that can be the other's: a family name alone, or a
full name in another spelling. Two persons of one family name who are both named in full are two. Exit code 1 where there are any.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from summitry.reconcile.actors import names


def persons(record: Path) -> list[dict[str, Any]]:
    """The person actors of a record."""
    rows = (json.loads(line) for line in record.read_text(encoding="utf-8").splitlines() if line.strip())
    return [row for row in rows if row["type"] == "actor" and row.get("actor_type") == "person"]


def fits(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's by their spelling alone."""
    short, full = sorted((one, other), key=len)
    return names.is_family_name(short[0], full) if len(short) == 1 else names.compatible(short, full)


def doubles(record: Path) -> Iterator[tuple[str, str]]:
    """The pairs of names that may be one person's, but for a family name alone that several persons in full bear."""
    listed = [(row["name"], names.key(row["name"])) for row in persons(record)]
    found = [(a, b) for (a, ka), (b, kb) in combinations(listed, 2) if ka and kb and fits(ka, kb)]
    borne = [name for pair in found for name in pair]
    yield from ((a, b) for a, b in found if all(borne.count(n) < 2 for n in (a, b) if len(names.key(n)) == 1))


def main() -> None:
    """Print the pairs, and how many persons there are."""
    files = [Path(word) for word in sys.argv[1:]]
    found = [(file, pair) for file in files for pair in doubles(file)]
    for file, (a, b) in found:
        print(f"{file.stem}: {a} | {b}")
    print(f"{len(found)} pairs among {sum(len(persons(file)) for file in files)} persons of {len(files)} records")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
