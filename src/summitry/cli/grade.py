"""``summitry grade``: how reliable sources are, how credible information is, and a lint for words of likelihood."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.shared import Form, RecordPath, app, load_settings, open_record, read_lines, show, show_listing

grade = typer.Typer(
    name="grade",
    help="Grade sources (A to F) and information (1 to 6) apart, and check the words of likelihood of a draft.",
    epilog='Example:  summitry grade source "Pacific Wire" B --because "right in nine cases of ten"',
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(grade)

Because = Annotated[str, typer.Option("--because", "-b", help="Why; it is kept and shown.")]
Author = Annotated[str | None, typer.Option(help="Who grades; by default the setting author.")]


@grade.command(epilog='Example:  summitry grade source "Pacific Wire" B --because "right in nine cases of ten"')
def source(
    origin: Annotated[str, typer.Argument(metavar="ORIGIN", help="An origin of the record, or a part of its name.")],
    letter: Annotated[str, typer.Argument(metavar="A-F", help="How reliable it is.")],
    because: Because = "",
    author: Author = None,
    record: RecordPath = None,
) -> None:
    """How reliable a source is, whatever it tells: A completely to E unreliable, F cannot be judged."""
    _grade(origin, letter, because, author, record, is_source=True)


@grade.command(epilog='Example:  summitry grade information e-1a2b 2 --because "both delegations say so"')
def information(
    thing: Annotated[str, typer.Argument(metavar="ENTRY|CLAIM", help="An id, its beginning, or a title.")],
    digit: Annotated[str, typer.Argument(metavar="1-6", help="How credible it is.")],
    because: Because = "",
    author: Author = None,
    record: RecordPath = None,
) -> None:
    """How credible a piece of information is, whoever tells it: 1 confirmed to 5 improbable, 6 cannot be judged.

    "1" is refused unless two independent origins of the record tell it.
    """
    _grade(thing, digit, because, author, record, is_source=False)


@grade.command(name="list", epilog="Example:  summitry grade list --to csv")
def list_command(record: RecordPath = None, to: Form = "table") -> None:
    """The grades in force, with who gave them, when and why."""
    from summitry.present.grades import grades

    show(record, to, lambda opened: grades(opened.store))


@grade.command(epilog="Examples:  summitry grade lint draft.md   |   cat draft.md | summitry grade lint -")
def lint(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text; - is standard input.")], to: Form = "table"
) -> None:
    """Find sentences that mix likelihood and confidence, or tell likelihood in words without an agreed range (ICD 203).

    Exit code 1 where there are any.
    """
    from summitry.present.grades import faults

    found = faults("".join(read_lines(file)))
    if found.rows:
        show_listing(found, to)
        sys.stdout.flush()
        raise typer.Exit(1)
    typer.echo("no fault found", err=True)


@grade.command(epilog="Example:  summitry grade scale")
def scale(to: Form = "table") -> None:
    """The grades, and the words of likelihood with their ranges."""
    from summitry.present.grades import scale as listed

    show_listing(listed(), to)


def _grade(about: str, given: str, because: str, author: str | None, record: Path | None, *, is_source: bool) -> None:
    from summitry.model.notes import CLAIMS

    said = load_settings(record=record, author=author).author
    with open_record(record) as opened:
        made = opened.grade(about, given, because=because, author=said, source=is_source)
    typer.echo(
        f"{made.id}  {made.about} ({', '.join(f'{name} {value}' for name, value in made.said if name != CLAIMS)})"
    )
