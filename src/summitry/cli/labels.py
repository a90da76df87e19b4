"""``summitry label``: a record and its corrections as a file of labelled reports, to train the judge on one's own field."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.shared import Output, RecordPath, Sure, app, open_record, operating_point, write


@app.command(
    epilog="Examples:  summitry label -o talks.txt   |   summitry label --document first.txt --certainty all -o first.txt"
)
def label(
    record: RecordPath = None,
    output: Output = None,
    document: Annotated[
        str, typer.Option(help="Only reports whose outlet, title or path has these words, or the one of this id.")
    ] = "",
    about: Annotated[str, typer.Option(help="Only reports in which these words stand.")] = "",
    certainty: Sure = None,
) -> None:
    """Write the reports with their claims as a file of labels, which a person goes through and training reads.

    What you corrected as wrong is left out; what is less than strict, and not corrected as right, is marked with "?".
    The form is told in training/GUIDE.md.
    """
    from summitry.present.labels import Asked, labelled

    asked = Asked(document=document, about=about, certainty=operating_point(certainty))
    with open_record(record) as opened:
        made = labelled(opened.store, asked)
    write(output or Path("-"), made.text)
    if made.lacking:
        typer.echo(
            f"summitry: {made.lacking} claims are not among them: a label needs what they do not tell (who, or of what sort)",
            err=True,
        )
