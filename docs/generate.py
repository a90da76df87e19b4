"""Write what the documentation takes from the code: ``python docs/generate.py``. Tests compare the two.

``commands.md`` is made of the command line's own help texts, the tables of ``kinds/`` of the schemas of the kinds, the map of
rooms in ``development.md`` of what each package and module says of itself in its first line, the words of ``factuality.md`` of
the vocabulary.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ["COLUMNS"] = os.environ["TERMINAL_WIDTH"] = "100"

FOLDER = Path(__file__).parent / "kinds"
BEGIN, END = "<!-- from the schema: python docs/generate.py -->", "<!-- end -->"
DEVELOPMENT = Path(__file__).parent / "development.md"
ROOMS = "<!-- from the source: python docs/generate.py -->"
SOURCE = Path(__file__).resolve().parents[1] / "src" / "summitry"
FACTUALITY = Path(__file__).parent / "factuality.md"
WORDS = "<!-- from the vocabulary: python docs/generate.py -->"
#: The lists of ``factuality.yaml`` that its page shows.
GOVERNING = ("auxiliaries", "adverbs", "modifiers", "denied_that_clauses")
GOVERNED = ("infinitive", "that")
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
    return {(page := FOLDER / f"{name}.md"): _with(page, BEGIN, table) for name, table in tables.items()}


def page_of_rooms() -> str:
    """The page for developers as it should be, with the map of rooms: each package with its modules, and what they hold."""
    return _with(DEVELOPMENT, ROOMS, ["", *_room(SOURCE, 0), ""])


def page_of_factuality() -> str:
    """The page of how far something is asserted, with the words of its classes."""
    from summitry import lexicon

    tables = {form: lexicon.governs(form) for form in GOVERNED}
    tables |= {key: lexicon.classes("factuality", key) for key in GOVERNING}
    rows = [
        f"| `{name}` | `{said}` | {', '.join(word for word, kind in table.items() if kind == said)} |"
        for name, table in tables.items()
        for said in dict.fromkeys(table.values())
    ]
    return _with(FACTUALITY, WORDS, ["| list | class | words |", "|---|---|---|", *rows])


def _room(folder: Path, depth: int) -> Iterator[str]:
    """The lines of a package's modules and of the packages below it."""
    for path in sorted(folder.iterdir(), key=lambda p: (p.is_dir(), p.name)):
        inside = path / "__init__.py"
        if inside.is_file():
            yield f"{'  ' * depth}- **{path.name}/** {_says(inside)}"
            yield from _room(path, depth + 1)
        elif path.suffix == ".py" and not path.name.startswith("__"):
            yield f"{'  ' * depth}- `{path.stem}` {_says(path)}"


def _says(module: Path) -> str:
    """The first line of a module's docstring, as Markdown."""
    said = (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n")[0]
    return re.sub(r":\w+:`|``", "`", said)


def _with(page: Path, begin: str, made: list[str]) -> str:
    """The text of a page with what is made between its marks."""
    text = "\n".join([begin, *made, END])
    return re.sub(f"{begin}.*?{END}", lambda _: text, page.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)


if __name__ == "__main__":
    (Path(__file__).parent / "commands.md").write_text(reference(), encoding="utf-8")
    DEVELOPMENT.write_text(page_of_rooms(), encoding="utf-8")
    FACTUALITY.write_text(page_of_factuality(), encoding="utf-8")
    for at, text in pages_of_kinds().items():
        at.write_text(text, encoding="utf-8")
