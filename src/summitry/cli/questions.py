"""Questions to a record: where its information comes from, what reports agree on, what does not add up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.shared import Form, Output, RecordPath, app, open_record, show, write
from summitry.errors import InputError


@app.command(epilog="Examples:  summitry sources   |   summitry sources --to svg -o sources.svg")
def sources(
    record: RecordPath = None,
    to: Annotated[
        str, typer.Option("--to", metavar="FORM", help="table, json, csv, tsv, svg (a picture), or dot (for Graphviz).")
    ] = "table",
    output: Output = None,
) -> None:
    """Where the information comes from: documents, their origins, and what depends on what, as a table or a picture."""
    from summitry.present import answers

    drawn = {"svg": answers.sources_picture, "dot": answers.sources_graph}.get(to)
    if output and to == "table":
        raise InputError("a table is for the screen; say --to svg, dot, json, csv or tsv for a file")
    if not drawn and not output:
        show(record, to, lambda opened: answers.sources(opened.store))
        return
    with open_record(record) as opened:
        write(output or Path("-"), drawn(opened.store) if drawn else answers.sources(opened.store).to(to))


@app.command(epilog="Example:  summitry copies --to csv")
def copies(record: RecordPath = None, to: Form = "table") -> None:
    """Which passages of one report stand in another, how much of them, and which report is the more original one."""
    from summitry.present import answers

    show(record, to, lambda opened: answers.copies(opened.store))


@app.command(epilog="Example:  summitry stories --about summit")
def stories(
    record: RecordPath = None,
    about: Annotated[str, typer.Option(help="Only where these words stand in a title or an outlet.")] = "",
    to: Form = "table",
) -> None:
    """Which reports are about one happening: every story with its reports in the order of their dates."""
    from summitry.present import answers

    show(record, to, lambda opened: answers.stories(opened.store, about))


@app.command(epilog="Example:  summitry compare first.txt second.txt --to csv")
def compare(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT", help="Two or more: an id, or a part of the outlet, title or path."),
    ],
    record: RecordPath = None,
    to: Form = "table",
) -> None:
    """Put reports side by side: what they clash on, what all say, what only one says, what none says."""
    from summitry.present import answers

    show(record, to, lambda opened: answers.comparison(opened.store, documents))


@app.command(epilog="Examples:  summitry check --as-of 2019-12-31   |   summitry check --gates")
def check(
    record: RecordPath = None,
    as_of: Annotated[
        str, typer.Option(metavar="DATE", help="Count as overdue by this day; by default the latest report's.")
    ] = "",
    gates: Annotated[bool, typer.Option("--gates", help="What is not printed in a brief, by the gate.")] = False,
    to: Form = "table",
) -> None:
    """Check what reports add up: sums inside a report, counts of meetings against the record, what became of outlooks.

    With --gates: the claims that no brief prints, as no reader could use them, each with the gate that holds it back.
    """
    from summitry.present import answers

    show(record, to, lambda opened: answers.gates(opened.store) if gates else answers.checks(opened.store, as_of))


@app.command(epilog="Example:  summitry timeline --actor Kim --to json")
def timeline(
    record: RecordPath = None,
    actor: Annotated[str, typer.Option(help="Only where this name takes part.")] = "",
    to: Form = "table",
) -> None:
    """What happened, is planned or falls due, by time, with how well the time is supported."""
    from summitry.present import answers

    show(record, to, lambda opened: answers.timeline(opened.store, actor))


@app.command(epilog="Example:  summitry places --to csv")
def places(record: RecordPath = None, to: Form = "table") -> None:
    """The places of the record: where they lie, and what is said to have happened there."""
    from summitry.present.places import places as listed

    show(record, to, lambda opened: listed(opened.store))
