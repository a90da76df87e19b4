"""What the commands share: the application, common options, how a record is opened, and how results are shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitry.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from summitry.api import Record
    from summitry.model import Certainty
    from summitry.pipeline import Progress, Summary
    from summitry.present.listing import Listing
    from summitry.settings import Settings

#: Lines of a listing that are printed at a time.
_AT_A_TIME = 100

app = typer.Typer(
    name="summitry",
    help="Keep the record of summit diplomacy: read reports, cross-check them over independent origins, ask the record.",
    epilog="Start with: summitry demo. Then: summitry read reports/ && summitry brief",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)

RecordPath = Annotated[
    Path | None,
    typer.Option("--record", "-r", metavar="FILE", help="The record; by default summitry.db in this folder."),
]
Form = Annotated[str, typer.Option("--to", metavar="FORM", help="table, json, csv or tsv.")]
Sure = Annotated[
    str | None,
    typer.Option(
        "--certainty",
        metavar="POINT",
        help="How sure what is shown must be: strict, balanced or all; by default the setting, else what this command takes.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file ('-': standard output).")
]


def load_settings(**given: Any) -> Settings:
    """The settings with what the command line says on top."""
    from summitry.settings import Settings

    return Settings.load(**given)


def operating_point(given: str | None, otherwise: Certainty | None = None) -> Certainty:
    """How sure what is shown must be: as the command line says, else the settings, else what a command takes (balanced)."""
    from summitry.model import Certainty

    return load_settings(certainty=given).operating_point(otherwise or Certainty.BALANCED)


@contextmanager
def open_record(record: Path | None) -> Iterator[Record]:
    """The record that is there, closed at the end."""
    from summitry.api import Record

    with Record.open(load_settings(record=record).record) as opened:
        if not opened.store.reconciled:
            typer.echo(
                "summitry: the entries lag behind the documents (was a read interrupted?); to make up for it: "
                f"summitry read --record {opened.store.path}",
                err=True,
            )
        yield opened


def tell_outdated(record: Record) -> None:
    """Say that documents of a record were read by an older Summitry, and what to do."""
    old, path = record.store.outdated(), record.store.path
    if old:
        typer.echo(
            f"summitry: {old} of the {record.store.count()} documents were read by an older Summitry or by another program: what "
            "their sentences tell was not kept, so that they are compared by their words alone. To mend it, read the reports "
            f"into a new record: summitry read PATH… --record {path.with_stem(path.stem + '-new')}",
            err=True,
        )


def mapping(fields: str) -> dict[str, str]:
    """Our names of fields to the file's, from ``text=body,title=headline``."""
    pairs = [pair.split("=", 1) for pair in fields.split(",") if pair]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise InputError(f"--fields wants name=name,…, not {fields!r}")
    return {ours.strip(): theirs.strip() for ours, theirs in pairs}


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """A file is written: what goes wrong is told as an error of ours."""
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error


def write(path: Path, content: str) -> None:
    """Write text to a file and say so, or to standard output for ``-``."""
    if str(path) == "-":
        sys.stdout.write(content)
        return
    with writing(path):
        path.write_text(content, encoding="utf-8")
    typer.echo(f"wrote {path}", err=True)


def write_bytes(path: Path, content: bytes) -> None:
    """Write a binary file and say so, or to standard output for ``-``."""
    if str(path) == "-":
        sys.stdout.buffer.write(content)
        return
    with writing(path):
        path.write_bytes(content)
    typer.echo(f"wrote {path}", err=True)


def write_lines(path: Path | None, lines: Iterable[str]) -> None:
    """Write the lines of an interchange file to a file and say so, or to standard output for ``-`` and for none."""
    if path is None or str(path) == "-":
        sys.stdout.writelines(lines)
        return
    with writing(path), path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    typer.echo(f"wrote {path}", err=True)


def read_lines(path: Path) -> list[str]:
    """The lines of an interchange file, or of standard input for ``-``. A line ends at a line feed and nowhere else."""
    try:
        if str(path) == "-":
            return list(sys.stdin)
        with path.open(encoding="utf-8", newline="\n") as file:
            return list(file)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from error


@contextmanager
def progress_line() -> Iterator[Progress]:
    """A line that tells how far a long job is, on a terminal; nothing in a pipe."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda count, locator: None
        return
    with console.status("starting") as status:
        yield lambda count, locator: status.update(f"{count} read · {locator}")


def print_summary(done: Summary, record: str) -> None:
    """What a run did and what the record holds now; what was left out goes to standard error, and first.

    Who reads our output may have seen enough, and then what comes after is lost.
    """
    for item in done.skipped:
        typer.echo(f"not read: {item.locator} ({item.reason}): {item.message}", err=True)
    for note in done.notes:
        typer.echo(f"note: {note}", err=True)
    read = f"{done.added} document{'' if done.added == 1 else 's'} read"
    typer.echo(f"{read}, {done.known} known already; {done.documents} now in {record}")
    typer.echo("claims: " + (", ".join(f"{n} {kind}" for kind, n in done.claims.items()) or "none"))
    typer.echo("entries: " + (", ".join(f"{n} {kind}" for kind, n in sorted(done.entries.items())) or "none"))
    typer.echo(f"contested: {len(done.contested)}")
    for title in done.contested:
        typer.echo(f"  {title}")


def show(record: Path | None, form: str, made: Callable[[Record], Listing]) -> None:
    """Print a listing of a record in a form."""
    with open_record(record) as opened:
        listing = made(opened)
    show_listing(listing, form)


def show_listing(listing: Listing, form: str) -> None:
    """Print a listing in a form."""
    if form != "table":
        sys.stdout.write(listing.to(form))
        return
    if not listing.rows:
        typer.echo("nothing in the record answers to that", err=True)
        return
    from rich.console import Console

    console, listing = Console(highlight=False), listing.in_words()
    if sum(listing.widths()) + 3 * len(listing.columns) < console.width:
        console.print(_table(listing))
    else:
        _print_blocks(console, listing)


def _table(listing: Listing) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold")
    for column in listing.columns:
        table.add_column(column)
    for row in listing.rows:
        table.add_row(*map(Text, row))
    return table


def _print_blocks(console: Console, listing: Listing) -> None:
    """Rows that are too wide for a table, one below the other, some at a time: each print has a price of its own."""
    lines = _blocks(listing)
    while some := list(islice(lines, _AT_A_TIME)):
        console.print(*some, sep="\n")


def _blocks(listing: Listing) -> Iterator[Text]:
    """The lines of rows, one a cell; rows that belong together under one head."""
    from rich.text import Text

    before: tuple[str, ...] = ()
    for row in listing.rows:
        cells = [(column, cell) for column, cell in zip(listing.columns, row, strict=True) if cell]
        head = row[: listing.grouped]
        if not head or head != before:
            yield Text()
            yield from (_cell(column, cell) for column, cell in cells[: listing.grouped] or cells)
        if head:
            (_, first), (_, second), *rest = cells[len(head) :]
            yield _cell(f"  {first}", f"{second} — {', '.join(_counted(*pair) for pair in rest)}")
        before = head


def _counted(column: str, cell: str) -> str:
    if not cell.isdigit():
        return cell
    return f"{cell} {column.removesuffix('s') if cell == '1' else column}"


def _cell(name: str, words: str) -> Text:
    from rich.text import Text

    return Text(f"{name}: ", style="bold").append(words, style="not bold")
