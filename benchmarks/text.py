"""Text of web pages: how much of the report is in it, and how much of the page around the report.

    python benchmarks/text.py                              # pages of our own, against benchmarks/floors/text.yaml
    python benchmarks/text.py --set fresh                  # of these the ones that were written after the rules
    python benchmarks/text.py evaldata.json PAGES [MORE…]  # trafilatura's evaluation (tests/ of its repository)

Measured as trafilatura does (segments of each page that must and must not be in the text; F1 over all of them). The text is
that of the passages that are not furniture, so that our own marking counts with it.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from summitry.model import Part
from summitry.read import page, split

HERE = Path(__file__).parent


class Page(NamedTuple):
    """One page: its markup, and the segments that must and must not be in the text."""

    name: str
    html: str
    wanted: list[str]
    unwanted: list[str]


def own(which: str | None = None) -> list[Page]:
    """The pages that come with the benchmark; of one set (``mended``, ``fresh``) only where it is named."""
    held = yaml.safe_load((HERE / "data" / "pages.yaml").read_text("utf-8"))
    plain = [Page(one["name"], one["html"], one["with"], one["without"]) for one in held]
    made = yaml.safe_load((HERE / "data" / "templates.yaml").read_text("utf-8"))
    built = [_built(one, made["stories"]) for one in made["pages"] if which in (None, one["set"])]
    return [*(plain if which != "fresh" else []), *built]


def _built(one: dict[str, Any], stories: list[dict[str, str]]) -> Page:
    """A page from its template: wanted is a stretch from the middle of every paragraph of its story."""
    story = stories[one["story"]]
    used = [words for name, words in story.items() if f"{{{name}}}" in one["html"] and name.startswith("p")]
    wanted = [" ".join(words.split()[5:13]) for words in used]
    return Page(one["name"], one["html"].format(**story), [*wanted, *one.get("with", [])], one["without"])


def trafilaturas(data: Path, folders: Iterable[Path]) -> list[Page]:
    """The pages of trafilatura's evaluation, from its ``evaldata.json`` (or the older ``evaldata.py``) and folders of pages."""
    text = data.read_text("utf-8")
    held: dict[str, dict[str, Any]] = (
        json.loads(text) if data.suffix == ".json" else ast.literal_eval(text[text.index("{") :])
    )
    found = []
    for url, one in held.items():
        path = next((f / one["file"] for f in folders if (f / one["file"]).is_file()), None)
        if path is not None:
            found.append(
                Page(url, path.read_bytes().decode("utf-8", "replace"), one.get("with") or [], one.get("without") or [])
            )
    return found


def text_of(one: Page) -> str:
    """The text of a page without what is marked as furniture."""
    tree = page.tree_of(one.html)
    text = "" if tree is None else page.main_text(tree, None)[0]
    return "\n".join(text[p.start : p.end] for p in split(text) if p.part is not Part.FURNITURE)


def score(pages: Iterable[Page]) -> dict[str, float]:
    """Precision, recall and F1 over all segments, and the number of pages."""
    hit = missed = extra = count = 0
    for one in pages:
        count += 1
        text = text_of(one)
        flat = " ".join(text.split())
        found = [segment in text or " ".join(segment.split()) in flat for segment in one.wanted]
        left = [segment for segment in one.unwanted if segment in text]
        hit, missed, extra = hit + sum(found), missed + len(found) - sum(found), extra + len(left)
        for segment in (*(s for s, there in zip(one.wanted, found, strict=True) if not there), *left):
            print(f"  {one.name[:60]}: {'left' if segment in left else 'lost'} {segment[:70]!r}", file=sys.stderr)
    return {
        "pages": count,
        "precision": hit / max(1, hit + extra),
        "recall": hit / max(1, hit + missed),
        "f1": 2 * hit / max(1, 2 * hit + missed + extra),
    }


def main() -> int:
    """Print the figures; 1 where one of our own pages' is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--set", choices=["mended", "fresh"])
    given = parser.parse_args()
    figures = score(trafilaturas(given.data, given.folders) if given.data else own(given.set))
    floors = {} if given.data or given.set else yaml.safe_load((HERE / "floors" / "text.yaml").read_text("utf-8"))
    for name, value in figures.items():
        print(f"{name:10} {value:.3f}" + (f"  floor {floors[name]:.3f}" if name in floors else ""))
    return int(any(figures[name] < floor for name, floor in floors.items()))


if __name__ == "__main__":
    sys.exit(main())
