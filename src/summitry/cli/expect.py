"""``summitry expect``: what was expected by when and what came, from reports and from the user."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli.shared import Output, RecordPath, app, load_settings, open_record, show_listing, write, write_bytes

if TYPE_CHECKING:
    from summitry.model.notes import Note

expect = typer.Typer(
    name="expect",
    help="Who expected what by when, what came of it, and how good the forecasts were.",
    epilog="Example:  summitry expect list --as-of 2019-12-31",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(expect)

Because = Annotated[str, typer.Option("--because", "-b", help="Why; it is kept and shown.")]
Author = Annotated[str | None, typer.Option(help="Whose note it is; by default the setting author.")]


@expect.command(
    epilog='Example:  summitry expect add "Kim visits Seoul" --by 2019-12-31 --probability 20% --because "no date is set"'
)
def add(
    what: Annotated[
        str, typer.Argument(metavar="WORDS", help="What is expected, so that anybody can tell if it came.")
    ],
    by: Annotated[str, typer.Option(metavar="DATE", help="By when: a day, a month or a year.")] = "",
    probability: Annotated[
        str, typer.Option(metavar="P", help="How probable: 0.2, 20%, or a term such as 'very unlikely'.")
    ] = "",
    who: Annotated[str, typer.Option(help="Who expects it; by default the author.")] = "",
    because: Because = "",
    author: Author = None,
    record: RecordPath = None,
) -> None:
    """Add an expectation of your own to the record, in a layer that reports do not touch."""
    said = load_settings(record=record, author=author).author
    with open_record(record) as opened:
        made = opened.expect(what, by=by, probability=probability, who=who, because=because, author=said)
    _tell(made)


@expect.command(epilog='Example:  summitry expect resolve n-1a2b no --because "the year ended without a visit"')
def resolve(
    which: Annotated[str, typer.Argument(metavar="ID", help="An expectation or an outlook of the record, by its id.")],
    came: Annotated[bool, typer.Argument(metavar="YES|NO", help="Whether it came.")],
    because: Because = "",
    author: Author = None,
    record: RecordPath = None,
) -> None:
    """Say how an expectation came out. A later word about the same one wins; it also wins over what reports decide."""
    said = load_settings(record=record, author=author).author
    with open_record(record) as opened:
        made = opened.resolve(which, came=came, because=because, author=said)
    _tell(made)


@expect.command(
    name="list",
    epilog="Examples:  summitry expect list --as-of 2019-12-31   |   summitry expect list --to ics -o deadlines.ics   |   "
    "summitry expect list --to svg -o calibration.svg",
)
def list_command(
    record: RecordPath = None,
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="Count as overdue by this day; by default the latest report's.")
    ] = "",
    output: Output = None,
    to: Annotated[
        str,
        typer.Option("--to", metavar="FORM", help="table, json, csv, tsv, ics (deadlines ahead) or svg (calibration)."),
    ] = "table",
) -> None:
    """Who expected what by when, from reports and users, with what came of it; then the score of what had a probability."""
    from summitry.present import expectations
    from summitry.reason.expectations import score
    from summitry.values import edtf

    with open_record(record) as opened:
        found = expectations.on_record(opened.store, as_of)
        listing = expectations.listing(opened.store, found)
    if to == "ics":
        write_bytes(output or Path("-"), expectations.calendar(found, edtf.day(as_of)))
    elif to == "svg":
        write(output or Path("-"), expectations.plot(score(found)))
    elif output:
        write(output, listing.to(to))
    else:
        show_listing(listing, to)
        typer.echo(expectations.summary(found), err=to != "table")


def _tell(note: Note) -> None:
    from summitry.model.notes import CLAIMS

    fields = ", ".join(f"{name} {value}" for name, value in note.said if name != CLAIMS)
    typer.echo(f"{note.id}  {note.about}" + (f" ({fields})" if fields else ""))
