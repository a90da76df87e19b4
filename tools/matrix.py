"""Prints what each context of ``tests/contexts.yaml`` makes of each kind: ``python tools/matrix.py [KIND …] [--pending]``.

A row a context, a column a kind: the answer found for each of the kind's sentences, ``*`` before those that are not the answer
wanted. With ``--pending`` the list of contexts that each kind does not read aright, as it stands in the file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from contexts import CONTEXTS, KINDS, Case, case, outcomes, wrong
from parse_cache import CachedParser

WIDTH = 30


def cell(of: Case) -> str:
    """What was found for each sentence of a case, the wrong ones marked; one word where all agree."""
    found = [("" if have <= of.right_of(text) else "*") + "/".join(sorted(have)) for text, have in outcomes(of).items()]
    return found[0] if len(set(found)) == 1 else " ".join(found)


def fits(context: str, kind: str) -> bool:
    """Whether a kind can stand in a context."""
    return context not in KINDS[kind].get("leave_out", ())


def main() -> None:
    """Print the matrix, or the list of what is pending."""
    kinds = [word for word in sys.argv[1:] if word in KINDS] or list(KINDS)
    with patch("summitry.language.analyse.Parser", CachedParser):
        if "--pending" in sys.argv:
            for kind in kinds:
                open_ones = [c for c in CONTEXTS if fits(c, kind) and wrong(case(c, kind))]
                print(f"  {kind}: [{', '.join(open_ones)}]")
            return
        print(f"{'':14}{'wanted':20}", *(f"{kind:{WIDTH}}" for kind in kinds))
        for context, row in CONTEXTS.items():
            cells = [cell(case(context, kind)) if fits(context, kind) else "" for kind in kinds]
            print(f"{context:14}{row['answer']:20}", *(f"{one:{WIDTH}}" for one in cells))


if __name__ == "__main__":
    main()
