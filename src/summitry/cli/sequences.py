"""Orders of steps: which are on record and clash, what a plan comes to, and where a deal holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.shared import Form, Output, RecordPath, app, show, show_listing, write
from summitry.errors import InputError

Yaml = Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file; its form is told in docs/sequences.md.")]


@app.command(epilog="Examples:  summitry orders   |   summitry orders --to csv")
def orders(record: RecordPath = None, to: Form = "table") -> None:
    """Who wants which step before which, and which of these orders cannot be had together: "step by step", "disarm first".

    Conflicts come first, each with its holders and their words; then orders that clash with none; then who is not known to
    hold any.
    """
    from summitry.present.orders import orders as listed

    show(record, to, lambda opened: listed(opened.store))


@app.command(epilog="Examples:  summitry sequence plan.yaml   |   summitry sequence plan.yaml --no-record --to json")
def sequence(
    file: Yaml,
    record: RecordPath = None,
    against: Annotated[
        bool, typer.Option("--against-record/--no-record", help="Hold the plan against the orders on record.")
    ] = True,
    to: Form = "table",
) -> None:
    """What a plan of steps comes to: rounds, circles, who is exposed where, and whose order on record it runs against."""
    from summitry.present.orders import on_record, plan
    from summitry.reason.sequence import judge, load

    wanted = load(file)
    if not against:
        show_listing(plan(None, judge(wanted)), to)
        return
    show(record, to, lambda opened: plan(opened.store, judge(wanted, on_record(opened.store))))


@app.command(
    epilog="Examples:  summitry deal deal.yaml   |   summitry deal deal.yaml --to svg -o map.svg   |   "
    "summitry deal deal.yaml --to efg -o deal.efg"
)
def deal(
    file: Yaml,
    output: Output = None,
    to: Annotated[
        str, typer.Option("--to", metavar="FORM", help="table, json, csv, tsv, svg (a map), or efg (for Gambit).")
    ] = "table",
) -> None:
    """Where a deal holds that is kept only if it pays: a map over detection and outside option, for each number of instalments.

    One side gives, the other performs; who cheats is found out with some probability. Solved by backward induction.
    """
    from summitry.present import deals
    from summitry.reason.commitment import game, load, maps
    from summitry.reason.games import efg

    swept = load(file)
    if to == "efg":
        one = swept.terms
        write(output or Path("-"), efg(one.name, (one.gives.who, one.performs.who), game(one)))
        return
    found = maps(swept)
    if to == "svg":
        write(output or Path("-"), deals.picture(found))
    elif output and to == "table":
        raise InputError("a table is for the screen; say --to svg, efg, json, csv or tsv for a file")
    elif output:
        write(output, deals.listing(found).to(to))
    else:
        show_listing(deals.listing(found), to)
        typer.echo(deals.legend(found), err=to != "table")
