"""Questions that an analyst asks in a file: competing hypotheses, and what-if scenarios on a package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.shared import Form, RecordPath, Sure, app, operating_point, show


@app.command(epilog="Examples:  summitry hypotheses question.yaml   |   summitry hypotheses question.yaml --to csv")
def hypotheses(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file; its form is told in docs/hypotheses.md.")],
    record: RecordPath = None,
    to: Form = "table",
) -> None:
    """Hold competing hypotheses against entries of the record, and rank them by what speaks against them.

    Each piece of evidence comes with its words, with how many origins vouch for it, and with what would lead without it.
    """
    from summitry.present.hypotheses import listing
    from summitry.reason.hypotheses import load

    asked = load(file)
    show(record, to, lambda opened: listing(opened.store, asked))


@app.command(
    epilog="Examples:  summitry scenario what-if.yaml package.yaml   |   summitry scenario what-if.yaml package.yaml --to json"
)
def scenario(
    file: Annotated[Path, typer.Argument(metavar="SCENARIO", help="The edits, a YAML file; see docs/hypotheses.md.")],
    package: Annotated[Path, typer.Argument(metavar="PACKAGE", help="The proposal, a YAML file as for blockers.")],
    record: RecordPath = None,
    certainty: Sure = None,
    to: Form = "table",
) -> None:
    """What would change for a proposal if somebody stood otherwise, or other rules held: each answer before and after."""
    from summitry.present.scenarios import listing
    from summitry.reason.scenarios import load

    wanted, point = load(file), operating_point(certainty)
    show(record, to, lambda opened: listing(opened.store, wanted, package, point))
