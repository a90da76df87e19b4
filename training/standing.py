"""Whether a sentence stands on a page by itself: ``python training/standing.py table|write REPORTS …``.

``standing.jsonl`` has what readers said of sentences of news stories, given the head of their page: ``S`` it stands, ``L`` it
leans on what is not told, ``F`` it tells no news. The texts are not in it: a sentence is a place in the text with a hash, and so
is the head of its page. ``REPORTS`` (JSON Lines with ``text``, ``title`` and ``event``) hold them. ``table`` fits on all stories
but those that are measured, an eighth at a time, and prints how many of the sentences that are kept lean; ``write`` writes
``standing.json``, too.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from summitry.pipeline import read_into
from summitry.present import standing
from summitry.present.lookup import Desk
from summitry.present.pool import pool
from summitry.present.story import StoryDesk
from summitry.reconcile.facts import wholes
from summitry.reconcile.text import content
from summitry.record import Store
from summitry.settings import Settings

HERE = Path(__file__).resolve().parent
LABELS = HERE / "standing.jsonl"
WEIGHTS = HERE.parent / "src" / "summitry" / "present" / "standing.json"
#: Parts that stories are left out in; how strongly weights are held down, and how much more the vectors may weigh.
PARTS, HELD, VECTOR = 8, 0.01, 5.0
#: Letters of a hash that the labels have.
HASH = 16


@dataclass(frozen=True)
class Case:
    """A sentence that was judged: its story, numbers, vector and label."""

    story: str
    numbers: np.ndarray
    vector: np.ndarray
    head: np.ndarray
    label: str


def named(text: str) -> str:
    """The name of a text in the labels."""
    return sha256(text.encode()).hexdigest()[:HASH]


def cases(paths: Sequence[Path]) -> Iterator[Case]:
    """The sentences that were judged and are still candidates of a page, story by story."""
    labels = {row["story"]: row for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())}
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in paths:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["event"] in labels:
                stories[row["event"]].append(row)
    for number, (story, rows) in enumerate(stories.items(), start=1):
        if sys.stderr.isatty():
            print(f"{number} of {len(stories)}", end="\r", file=sys.stderr)
        yield from _of_story(labels[story], rows)


def _of_story(labels: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Iterator[Case]:
    judged = {(text, start): label for text, start, _, label in labels["sentences"]}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "story.db") as store:
        file = Path(folder) / "reports.jsonl"
        kept = [{key: row[key] for key in ("id", "title", "text") if row.get(key)} for row in rows]
        file.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
        read_into(store, [file], Settings())
        desk = Desk(store)
        texts = {named(document.text): document for document in desk.documents.values()}
        title = [texts[labels["title"]].title or ""] if labels["title"] in texts else []
        head = title + [texts[text].text[start:end] for text, start, end in labels["head"] if text in texts]
        known = frozenset().union(*map(content.words, head))
        for one in pool(StoryDesk(desk, list(desk.documents.values()))).candidates:
            text = desk.documents[one.sentence.document].text
            label = judged.get((named(text), one.sentence.start))
            if label:
                numbers = standing.numbers(one.text, known, text[: one.sentence.start], one.sentence.number)
                plain, above = standing.unbracketed(one.text), " ".join(head)
                vectors = wholes.read([plain, above])
                yield Case(labels["story"], numbers, vectors[plain], vectors[above], label)


def fitted(some: Sequence[Case]) -> dict[str, list[float]]:
    """The weights by some cases."""
    rows = np.stack([np.append(case.numbers, case.vector @ case.head) for case in some])
    mean, spread = rows.mean(0), np.maximum(rows.std(0), 1e-3)
    table = np.hstack([(rows - mean) / spread, VECTOR * np.stack([case.vector for case in some])])
    made = LogisticRegression(C=HELD, max_iter=5000).fit(table, [case.label == "L" for case in some])
    weights, size = made.coef_[0], len(rows[0])
    vector = VECTOR * weights[size:]
    return {
        "start": [round(float(made.intercept_[0]), 4)],
        "mean": [round(float(one), 4) for one in mean],
        "spread": [round(float(one), 4) for one in spread],
        "numbers": [round(float(one), 4) for one in weights[:size]],
        "vector": [round(float(one), 4) for one in vector],
    }


def table(some: Sequence[Case]) -> None:
    """Prints how many of the sentences that are kept do not stand, each story judged by weights that did not see it."""
    stories = sorted({case.story for case in some})
    rows = []
    for part in range(PARTS):
        out = set(stories[part::PARTS])
        held = {
            name: np.array(one, np.float32) for name, one in fitted([c for c in some if c.story not in out]).items()
        }
        rows += [(standing.leans(c.numbers, c.vector, c.head, held), c.label) for c in some if c.story in out]
    rows.sort()
    print("kept   below  leaning  no news")
    for share in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3):
        kept = rows[: int(share * len(rows))]
        told = [sum(label == one for _, label in kept) / len(kept) for one in "LF"]
        print(f"{share:4.0%}   {kept[-1][0]:.3f}    {told[0]:.3f}    {told[1]:.3f}")


def main() -> None:
    """What stands above."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("table", "write"))
    parser.add_argument("reports", nargs="+", type=Path)
    asked = parser.parse_args()
    some = list(cases(asked.reports))
    print(f"{len(some)} sentences of {len({case.story for case in some})} stories")
    table(some)
    if asked.what == "write":
        WEIGHTS.write_text(json.dumps(fitted(some)), encoding="utf-8")


if __name__ == "__main__":
    main()
