"""Write what the documentation takes from the code: ``python docs/generate.py``. Tests compare the two.

``commands.md`` is made of the command line's own help texts, the tables of ``kinds/`` of the schemas of the kinds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["COLUMNS"] = os.environ["TERMINAL_WIDTH"] = "100"

FOLDER = Path(__file__).parent / "kinds"
BEGIN, END = "<!-- from the schema: python docs/generate.py -->", "<!-- end -->"
HEAD = """# Commands

This page is generated from the command line's own help (`python docs/generate.py`); a test keeps the two equal.
Results go to standard output, messages and errors to standard error. Exit codes: 0 done, 1 an error or something that does
not hold, 2 wrong usage, 130 interrupted. `-` is standard input, or output after `-o`.
"""


def reference() -> str:
    """The page as text."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from summitry.cli import app

    runner = CliRunner()
    pages = [HEAD]
    for name in ["", *_names(get_command(app))]:
        shown = runner.invoke(app, [*name.split(), "--help"], prog_name="summitry", env=dict(os.environ)).output
        pages.append(
            f"## summitry {name}".rstrip()
            + "\n\n```text\n"
            + "\n".join(map(str.rstrip, shown.strip().splitlines()))
            + "\n```\n"
        )
    return "\n".join(pages)


def _names(command: Any, before: str = "") -> Iterator[str]:
    """The commands below a command, and those below them."""
    for name, below in getattr(command, "commands", {}).items():
        yield f"{before}{name}"
        yield from _names(below, f"{before}{name} ")


def pages_of_kinds() -> dict[Path, str]:
    """The pages of the kinds as they should be: the table of all in ``README.md``, the table of its slots in each."""
    from summitry import kinds

    known = [kinds.schema(kind) for kind in kinds.kinds()]
    rows = [f"| {k.name} | {k.says} | [{k.name}]({k.name}.md) |" for k in known]
    tables = {"README": ["| kind | says that | page |", "|---|---|---|", *rows]}
    for kind in known:
        slots = [f"| `{s.role}`{' *' if s.many else ''} | {s.holds} |" for s in kind.own]
        tables[kind.name] = ["| slot | what it holds |", "|---|---|", *slots]
    return {(page := FOLDER / f"{name}.md"): _with_table(page, table) for name, table in tables.items()}


def _with_table(page: Path, table: list[str]) -> str:
    """The text of a page with a table between its marks."""
    made = "\n".join([BEGIN, *table, END])
    return re.sub(f"{BEGIN}.*?{END}", lambda _: made, page.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)


if __name__ == "__main__":
    (Path(__file__).parent / "commands.md").write_text(reference(), encoding="utf-8")
    for at, text in pages_of_kinds().items():
        at.write_text(text, encoding="utf-8")
