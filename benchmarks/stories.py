"""Group reports into stories.

    python benchmarks/stories.py DOCUMENTS OUT

DOCUMENTS: JSON Lines with ``id``, ``text`` and where known ``title``, ``source``, ``date``; OUT: ``{"id", "story"}``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from summitry.model import Document
from summitry.read import split
from summitry.reconcile.stories.grouping import group_stories


def main() -> None:
    """Read the documents, write the story of each."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line.strip()]
    documents = [
        Document.of(
            row["text"],
            locator=row["id"],
            outlet=row.get("source"),
            published=row.get("date") or None,
            title=row.get("title") or None,
            passages=split(row["text"], row.get("title") or None),
        )
        for row in rows
    ]
    story_of = {made: story.id for story in group_stories(documents) for made in story.documents}
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for row, document in zip(rows, documents, strict=True):
            print(json.dumps({"id": row["id"], "story": story_of[document.id]}), file=out)


if __name__ == "__main__":
    main()
