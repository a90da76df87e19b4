"""The command line: arguments in, one call, rendering out. Heavy imports wait until a command needs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.errors import InputError, SummitryError

if TYPE_CHECKING:
    from summitry.api import Record
    from summitry.pipeline import Progress, Summary
    from summitry.present.listing import Listing
    from summitry.settings import Settings

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
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file ('-': standard output).")
]


def main() -> None:
    """Run the command line. Errors go to standard error with exit code 1, wrong usage with 2, an interruption with 130."""
    try:
        app()
    except SummitryError as error:
        typer.echo(f"summitry: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        from summitry import __version__

        typer.echo(f"summitry {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


# ---------------------------------------------------------------- the main job
@app.command(
    name="read", epilog="Examples:  summitry read reports/   |   cat story.txt | summitry read - --record talks.db"
)
def read_command(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files and folders of reports; - is standard input.")
    ] = None,
    record: RecordPath = None,
    fields: Annotated[
        str, typer.Option(help="Names of the fields in JSON and tables, as text=body,title=headline.")
    ] = "",
    model: Annotated[str | None, typer.Option(help="The spaCy model to parse with (an installed package).")] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="Processes that share the work; by default 1.")
    ] = None,
) -> None:
    """Read reports into a record, and reconcile it.

    What the record has already is not read again; an interrupted run goes on where it stopped. Without a path, only the
    reconciling of an interrupted run is made up for.
    """
    from summitry.api import Record

    settings = _settings(record=record, model=model, jobs=jobs)
    with Record.open(settings.record, create=True) as opened, _progress() as progress:
        try:
            done = opened.read(*(paths or []), settings=settings, fields=_mapping(fields), progress=progress)
        except KeyboardInterrupt:
            typer.echo("\nsummitry: interrupted; what was read is kept. The same command goes on from here.", err=True)
            raise typer.Exit(130) from None
    _print_summary(done, settings.record)
    if paths and not done.added and not done.known:
        raise typer.Exit(1)


@app.command(epilog="Examples:  summitry brief -o talks.html   |   summitry brief --to md -o -")
def brief(
    record: RecordPath = None,
    output: Output = None,
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="html or md.")] = "html",
) -> None:
    """Write the brief: one offline page that an analyst reads, every value with the words behind it."""
    if to not in ("html", "md"):
        raise InputError(f"there is no brief in the form {to!r}; there are html and md")
    with _opened(record) as opened:
        made = opened.brief()
    path = output or Path(f"brief.{to}")
    _write(path, made.to_html() if to == "html" else made.to_markdown())


@app.command(epilog="Example:  summitry export --to jsonl -o record.jsonl")
def export(
    record: RecordPath = None,
    output: Output = None,
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="The form: jsonl.")] = "jsonl",
) -> None:
    """Write the record in a form for other tools (by default to standard output)."""
    from summitry import registry

    if to not in registry.names(registry.EXPORTERS):
        raise InputError(f"there is no form {to!r}; there are {', '.join(registry.names(registry.EXPORTERS))}")
    with _opened(record) as opened:
        lines = registry.load(registry.EXPORTERS, to)(opened.store)
        if output is None or str(output) == "-":
            sys.stdout.writelines(lines)
        else:
            with _writing(output), output.open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
            typer.echo(f"wrote {output}", err=True)


@app.command(name="import", epilog="Example:  summitry import record.jsonl --record copy.db")
def import_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An interchange file (JSON lines); - is standard input.")
    ],
    record: RecordPath = None,
) -> None:
    """Make a record from an interchange file, equal to the one that it was exported from."""
    from summitry.api import Record

    settings = _settings(record=record)
    try:
        lines = list(sys.stdin) if str(file) == "-" else file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {file}: {error}") from error
    with Record.from_jsonl(lines, settings.record) as made:
        typer.echo(f"{made.store.count()} documents are now in {settings.record}", err=True)


@app.command(epilog="Example:  summitry verify --record talks.db")
def verify(record: RecordPath = None) -> None:
    """Check every span of a record against its document's text and hash. Exit code 1 if anything does not hold."""
    with _opened(record) as opened:
        problems = opened.verify()
        documents = opened.store.count()
    for problem in problems:
        typer.echo(f"{problem.subject}: {problem.message}")
    if problems:
        typer.echo(f"summitry: {len(problems)} things do not hold", err=True)
        raise typer.Exit(1)
    typer.echo(f"every span of {documents} documents holds")


@app.command(epilog="Example:  summitry demo --output-folder /tmp")
def demo(
    output_folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the record and the brief go.")] = Path(),
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the brief in the browser.")] = False,
) -> None:
    """Run the whole on the bundled example: reports of one summit, to a record, to a brief."""
    from summitry.api import Record
    from summitry.bundled import example

    settings = _settings(record=output_folder / "demo.db")
    with Record.open(settings.record, create=True) as record, example() as folder, _progress() as progress:
        done = record.read(folder, settings=settings, progress=progress)
        made = record.brief()
    _print_summary(done, settings.record)
    page = output_folder / "demo.html"
    _write(page, made.to_html())
    if show:
        typer.launch(page.resolve().as_uri())


# ---------------------------------------------------------------- lists
Actor = Annotated[str, typer.Option(help="Only where this name takes part.")]
About = Annotated[str, typer.Option(help="Only where these words stand.")]
Since = Annotated[str, typer.Option(metavar="DATE", help="Only from this day, month or year on.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Only until this day, month or year.")]
Outlet = Annotated[str, typer.Option(help="Only from this outlet.")]

CLAIM_LISTS = {
    "quotes": ("quote", "Who said what: every quotation with its speaker."),
    "tallies": ("tally", "How often parties met, by the reports' own count."),
    "actions": ("action", "Deeds of actors towards others, with their PLOVER type."),
    "stances": ("stance", "Who wants what on which issue."),
    "measures": ("measure", "Sanctions, resolutions, obligations, agreements and their status."),
    "figures": ("figure", "Every number with what it counts."),
    "outlooks": ("outlook", "What is planned, expected or forecast."),
    "gaps": ("gap", "What was not said, not agreed, or is not known."),
}


def _claims_command(name: str, kind: str, explained: str) -> None:
    @app.command(name=name, help=explained, epilog=f"Example:  summitry {name} --about sanctions --to csv")
    def listed(
        record: RecordPath = None,
        actor: Actor = "",
        about: About = "",
        since: Since = "",
        until: Until = "",
        outlet: Outlet = "",
        to: Form = "table",
    ) -> None:
        from summitry.present.listing import Filter, claims

        narrow = Filter(actor=actor, about=about, since=since, until=until, outlet=outlet)
        _list(record, to, lambda opened: claims(opened.store, kind, narrow))


for _name, (_kind, _explained) in CLAIM_LISTS.items():
    _claims_command(_name, _kind, _explained)


@app.command(epilog="Example:  summitry meetings --actor Putin --since 2019-04")
def meetings(
    record: RecordPath = None,
    actor: Actor = "",
    about: About = "",
    since: Since = "",
    until: Until = "",
    to: Form = "table",
) -> None:
    """Who met whom: each meeting with its findings and how well each is supported."""
    from summitry.present.listing import Filter, entries

    narrow = Filter(actor=actor, about=about, since=since, until=until)
    _list(record, to, lambda opened: entries(opened.store, "encounter", narrow))


@app.command(epilog="Example:  summitry contested --to json")
def contested(record: RecordPath = None, actor: Actor = "", about: About = "", to: Form = "table") -> None:
    """What cannot all be true: findings whose values contradict each other."""
    from summitry.present.listing import Filter, entries

    _list(record, to, lambda opened: entries(opened.store, None, Filter(actor=actor, about=about), contested=True))


@app.command(epilog="Example:  summitry people --all --to csv")
def people(
    record: RecordPath = None,
    everyone: Annotated[bool, typer.Option("--all", help="States, organisations and bodies too.")] = False,
    to: Form = "table",
) -> None:
    """The people of the record with their offices and countries."""
    from summitry.model import ActorType
    from summitry.present import listing

    _list(record, to, lambda opened: listing.people(opened.store, None if everyone else ActorType.PERSON))


# ---------------------------------------------------------------- helpers
def _settings(**given: object) -> Settings:
    from summitry.settings import Settings

    return Settings.load(**given)


@contextmanager
def _opened(record: Path | None) -> Iterator[Record]:
    from summitry.api import Record

    with Record.open(_settings(record=record).record) as opened:
        yield opened


def _mapping(fields: str) -> dict[str, str]:
    pairs = [pair.split("=", 1) for pair in fields.split(",") if pair]
    if any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise InputError(f"--fields wants name=name,…, not {fields!r}")
    return {ours.strip(): theirs.strip() for ours, theirs in pairs}


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error


def _write(path: Path, content: str) -> None:
    if str(path) == "-":
        sys.stdout.write(content)
        return
    with _writing(path):
        path.write_text(content, encoding="utf-8")
    typer.echo(f"wrote {path}", err=True)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A line that tells how far a long job is, on a terminal; nothing in a pipe."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda count, locator: None
        return
    with console.status("starting") as status:
        yield lambda count, locator: status.update(f"{count} read · {locator}")


def _print_summary(done: Summary, record: str) -> None:
    typer.echo(f"{done.added} documents read, {done.known} known already; {done.documents} now in {record}")
    typer.echo("claims: " + (", ".join(f"{n} {kind}" for kind, n in done.claims.items()) or "none"))
    typer.echo("entries: " + (", ".join(f"{n} {kind}" for kind, n in sorted(done.entries.items())) or "none"))
    typer.echo(f"contested: {len(done.contested)}")
    for title in done.contested:
        typer.echo(f"  {title}")
    for item in done.skipped:
        typer.echo(f"not read: {item.locator} ({item.reason}): {item.message}", err=True)


def _list(record: Path | None, form: str, made: Callable[[Record], Listing]) -> None:
    with _opened(record) as opened:
        listing = made(opened)
    if form != "table":
        sys.stdout.write(listing.to(form))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(show_lines=False, header_style="bold")
    for column in listing.columns:
        table.add_column(column, overflow="fold")
    for row in listing.rows:
        table.add_row(*row)
    Console().print(table) if listing.rows else typer.echo("nothing in the record answers to that", err=True)
