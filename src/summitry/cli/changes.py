"""``summitry diff``: what changed since a day, or between two records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.shared import Form, RecordPath, Sure, app, open_record, operating_point, show
from summitry.errors import InputError


@app.command(epilog="Examples:  summitry diff --since 2019-04-26   |   summitry diff --from last-week.db --to csv")
def diff(
    record: RecordPath = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="What reports since this day change.")] = "",
    earlier: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="An earlier record to hold this one against.")
    ] = None,
    certainty: Sure = None,
    to: Form = "table",
) -> None:
    """What changed: new facts, changed standings, moved stances, promises kept and not kept, each with the words that tell it.

    What changed is strict, as the brief is, unless you say --certainty balanced.
    With --since the reports before that day are reconciled anew, in a file of their own, and the record is held against
    them.
    """
    from summitry.model import Certainty
    from summitry.present import changes
    from summitry.values import edtf

    if bool(since) == bool(earlier):
        raise InputError("say since when with --since DATE, or from which record with --from FILE")
    day = edtf.day(since) if since else None
    if since and day is None:
        raise InputError(f"--since takes a day as 2031-05-04, not {since!r}")
    point = operating_point(certainty, Certainty.STRICT)
    if day:
        show(record, to, lambda opened: changes.since(opened.store, day, point))
        return
    with open_record(earlier) as old:
        show(record, to, lambda opened: changes.between(old.store, opened.store, point))
