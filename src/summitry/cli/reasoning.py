"""Reasoning on a record: the ledger, the network, who stands where, who can block a package."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.options import spread
from summitry.cli.shared import Form, Output, RecordPath, Sure, app, open_record, operating_point, show_listing, write
from summitry.errors import InputError

AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="As of this day; by default the latest report's.")]


def day(said: str, *, first: bool = False) -> date | None:
    """The day that a user names: the last one of a month or year, or the first. Raises InputError."""
    from summitry.values import edtf

    if not said:
        return None
    found = edtf.bounds(said)[0 if first else 1]
    if found is None:
        raise InputError(f"{said!r} is no date; give a year, month or day such as 2019, 2019-04 or 2019-04-25")
    return found


@app.command(
    epilog="Examples:  summitry blockers deal.yaml   |   summitry blockers deal.yaml --as-of 2019-04-25 --to json"
)
def blockers(
    package: Annotated[Path, typer.Argument(metavar="PACKAGE.yaml", help="The proposal: see docs/reasoning.md.")],
    record: RecordPath = None,
    as_of: AsOf = "",
    certainty: Sure = None,
    to: Form = "table",
) -> None:
    """Who can block a proposal, by what is on record: a stated block, at risk (opposed or unknown), or clear.

    With the words behind each member, minimal sets that can block, what single change would clear it, and which unknown
    word would decide. What is not on record is unknown, never neutral.
    """
    from summitry.present.blockers import report

    with open_record(record) as opened:
        made = report(opened.store, package, as_of=day(as_of), certainty=operating_point(certainty))
    sys.stdout.write(made.to(to))


@dataclass(frozen=True, slots=True)
class Meetings:
    """What a history of meetings is narrowed to on the command line."""

    who: Annotated[
        list[str] | None, typer.Option("--who", metavar="NAME", help="Who must take part; may be given again.")
    ] = None
    format: Annotated[str, typer.Option(metavar="FORMAT", help="Only this format: summit, call, talks.")] = ""
    level: Annotated[str, typer.Option(metavar="LEVEL", help="Only this level: leaders, ministers, officials.")] = ""
    as_of: AsOf = ""
    certainty: Sure = None


@app.command(
    epilog='Examples:  summitry ledger --who "Kim Jong Un" --as-of 2019-04-25   |   summitry ledger --to svg -o ledger.svg'
)
@spread
def ledger(
    record: RecordPath = None,
    narrowed: Meetings = Meetings(),
    to: Annotated[
        str,
        typer.Option("--to", metavar="FORM", help="table, json, csv, tsv, timeline (dated, as CSV) or svg (a chart)."),
    ] = "table",
    output: Output = None,
) -> None:
    """Who met whom as of a day: by format and level, firsts, gaps, hosts, and reports' own counts beside the record.

    A meeting counts where a sentence names two of its parties; what is only inferred is shown and not counted.
    """
    from summitry.present.histories import ledger as made
    from summitry.reason.history import Asked

    asked = Asked(tuple(narrowed.who or ()), narrowed.format, narrowed.level, day(narrowed.as_of))
    with open_record(record) as opened:
        written = made(opened.store, asked, operating_point(narrowed.certainty)).to(to)
    write(output or Path("-"), written)


@dataclass(frozen=True, slots=True)
class Network:
    """What a network is drawn of on the command line."""

    as_of: AsOf = ""
    since: Annotated[str, typer.Option(metavar="DATE", help="Also what changed since this day.")] = ""
    sides: Annotated[bool, typer.Option("--sides", help="States in place of the people who speak for them.")] = False
    certainty: Sure = None


@app.command(
    epilog="Examples:  summitry network --sides   |   summitry network --since 2018-06 --to gexf -o encounters.gexf"
)
@spread
def network(
    record: RecordPath = None,
    asked: Network = Network(),
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="table, json, csv, tsv, gexf or graphml.")] = "table",
    output: Output = None,
) -> None:
    """The network of encounters: who met whom how often, who joins those who do not meet, which circles there are."""
    from summitry.present.networks import network as drawn

    with open_record(record) as opened:
        point = operating_point(asked.certainty)
        made = drawn(
            opened.store, day(asked.as_of), day(asked.since, first=True), sides=asked.sides, certainty=point
        ).to(to)
    write(output or Path("-"), made)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a matrix of stances is narrowed to on the command line."""

    actor: Annotated[str, typer.Option(help="Only this side, or sides for which this name speaks.")] = ""
    about: Annotated[str, typer.Option(help="Only issues with these words.")] = ""
    as_of: AsOf = ""
    moved: Annotated[bool, typer.Option("--moved", help="Only where a side moved, or says two things at one time.")] = (
        False
    )
    certainty: Sure = None


@app.command(
    epilog="Examples:  summitry matrix --about sanctions   |   summitry matrix --moved   |   summitry matrix --to svg -o who.svg"
)
@spread
def matrix(
    record: RecordPath = None,
    asked: Standing = Standing(),
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="table, json, csv, tsv or svg (a chart).")] = "table",
    output: Output = None,
) -> None:
    """Who stands where: side by issue, with attitude, red lines, who tells it, and the words; blank is unknown.

    States are told with those who hold their offices; what others say of them is marked, and no word of theirs.
    """
    from summitry.present.matrices import made

    with open_record(record) as opened:
        point = operating_point(asked.certainty)
        found = made(opened.store, day(asked.as_of), who=asked.actor, about=asked.about, certainty=point)
    if asked.moved and not output:
        show_listing(found.moves(), to)
    else:
        write(output or Path("-"), found.moves().to(to) if asked.moved else found.to(to))


@app.command(epilog="Example:  summitry arenas --as-of 2022-05-26 --to csv")
def arenas(
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="Members as of this day.")] = "2024-12-31",
    to: Form = "table",
) -> None:
    """The arenas that a package can need: the rule in words, the members on a day, and where that is from."""
    from summitry.present.blockers import arenas as listed

    show_listing(listed(day(as_of)), to)
