"""``summitry quotes``: who said what, with a table of its own that fits a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli.lists import About, Outlet, Since, Until
from summitry.cli.options import spread
from summitry.cli.shared import RecordPath, Sure, app, open_record, operating_point
from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from summitry.present.quotations import Asked, Utterance
    from summitry.reason.wordings import Wording


@dataclass(frozen=True)
class Narrowed:
    """What the quotations are narrowed to."""

    speaker: Annotated[str, typer.Option("--speaker", "--actor", help="Only what this name says.")] = ""
    addressee: Annotated[str, typer.Option(help="Only what is said to this name.")] = ""
    about: About = ""
    since: Since = ""
    until: Until = ""
    form: Annotated[str, typer.Option(metavar="KIND", help="Only direct, mixed or indirect quotations.")] = ""
    outlet: Outlet = ""
    certainty: Sure = None

    def asked(self) -> Asked:
        """The same as the question that is put to the record."""
        from summitry.present import listing, quotations

        narrow = listing.Filter(
            since=self.since, until=self.until, outlet=self.outlet, certainty=operating_point(self.certainty)
        )
        return quotations.Asked(
            speaker=self.speaker, addressee=self.addressee, about=self.about, form=self.form, narrow=narrow
        )


ALL = Narrowed()


@app.command(epilog="Example:  summitry quotes --speaker Kim --about sanctions --form direct --since 2019 --to csv")
@spread
def quotes(
    record: RecordPath = None,
    narrowed: Narrowed = ALL,
    to: Annotated[
        str,
        typer.Option("--to", metavar="FORM", help="table (one row an utterance, with its wordings), json, csv or tsv."),
    ] = "table",
) -> None:
    """Who said what to whom, where and when; the wordings of one utterance side by side, with the words that differ.

    In JSON, CSV and TSV each quotation is a row; "entry" is the same for those that tell one utterance.
    """
    from summitry.present import listing, quotations

    if to not in listing.FORMS:
        raise InputError(
            f"--to is the form of the list ({', '.join(listing.FORMS)}); for whom it was said to: --addressee {to}"
        )
    asked = narrowed.asked()
    with open_record(record) as opened:
        if to != "table":
            sys.stdout.write(quotations.quotations(opened.store, asked).to(to))
            return
        found = list(quotations.utterances(opened.store, asked))
    if not found:
        typer.echo("nothing in the record answers to that", err=True)
        return
    _print(found)


def _print(found: Iterable[Utterance]) -> None:
    """The utterances as a table of three columns, which stays readable on 80 characters."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold", box=SIMPLE_HEAD, expand=True, padding=(0, 1))
    table.add_column("speaker", ratio=2)
    table.add_column("said", ratio=6)
    table.add_column("to, where, when, via; source", ratio=3, overflow="fold")
    for one in found:
        said = Text()
        for n, (outlets, wording) in enumerate(one.wordings):
            if len(one.wordings) > 1:
                said.append(("\n" if n else "") + f"{outlets}: ", style="italic")
            said.append_text(_words(wording))
        context = "; ".join(one.occasion)
        told = "; ".join(one.sources)
        table.add_row(Text(one.speaker or "not named"), said, Text(f"{context}\n{told}" if context else told))
        table.add_row()
    Console(highlight=False).print(table)


def _words(wording: Wording) -> Text:
    """The words, those that differ between stars and bold."""
    from rich.text import Text

    quoted = any((form := claim.first("form")) is not None and form.value == "direct" for claim in wording.claims)
    shown = Text("“" if quoted else "")
    for n, stretch in enumerate(wording.stretches):
        changed = stretch.state == "changed"
        shown.append(" " if n else "")
        shown.append(f"*{stretch.text}*" if changed else stretch.text, style="bold" if changed else "")
    return shown.append("”" if quoted else "")
