"""Reasoning on a record: the ledger, the network, who stands where, who can block a package."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.shared import Form, RecordPath, Sure, app, open_record, operating_point
from summitry.errors import InputError

AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="As of this day; by default the latest report's.")]


def day(said: str) -> date | None:
    """The day that a user names: the last one of a month or year. Raises InputError."""
    from summitry.values import edtf

    if not said:
        return None
    found = edtf.bounds(said)[1]
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
