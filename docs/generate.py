"""Write ``docs/commands.md`` from the command line's own help texts: ``python docs/generate.py``. A test compares them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["COLUMNS"] = os.environ["TERMINAL_WIDTH"] = "100"

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


if __name__ == "__main__":
    (Path(__file__).parent / "commands.md").write_text(reference(), encoding="utf-8")
