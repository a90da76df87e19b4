"""The lists: what a record holds, as a table, JSON, CSV or TSV."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry import kinds
from summitry.cli.options import spread
from summitry.cli.shared import Form, RecordPath, Sure, app, load_settings, open_record, operating_point, show

if TYPE_CHECKING:
    from summitry.present.listing import Filter

Actor = Annotated[str, typer.Option(help="Only where this name takes part.")]
About = Annotated[str, typer.Option(help="Only where these words stand.")]
Since = Annotated[str, typer.Option(metavar="DATE", help="Only from this day, month or year on.")]
Until = Annotated[str, typer.Option(metavar="DATE", help="Only until this day, month or year.")]
Outlet = Annotated[str, typer.Option(help="Only from this outlet.")]

#: The command that lists the claims of a kind: the kind, and what the command says of itself.
CLAIM_LISTS = {s.command: (s.name, s.help) for s in map(kinds.schema, kinds.kinds()) if s.command}


@dataclass(frozen=True)
class Narrowed:
    """What a list of claims is narrowed to."""

    actor: Actor = ""
    about: About = ""
    since: Since = ""
    until: Until = ""
    outlet: Outlet = ""
    certainty: Sure = None

    def filter(self) -> Filter:
        """The same as the record is asked."""
        from summitry.present.listing import Filter

        return Filter(
            actor=self.actor,
            about=self.about,
            since=self.since,
            until=self.until,
            outlet=self.outlet,
            certainty=operating_point(self.certainty),
        )


ALL = Narrowed()


def _claims_command(name: str, kind: str, explained: str) -> None:
    @app.command(name=name, help=explained, epilog=f"Example:  summitry {name} --about sanctions --to csv")
    @spread
    def listed(record: RecordPath = None, narrowed: Narrowed = ALL, to: Form = "table") -> None:
        _show_claims(kind, narrowed, record, to)


def _show_claims(kind: str, narrowed: Narrowed, record: Path | None, to: str) -> None:
    from summitry.present.listing import claims, entries

    listed = entries if kinds.schema(kind).derived else claims
    show(record, to, lambda opened: listed(opened.store, kind, narrowed.filter()))


for _name, (_kind, _explained) in CLAIM_LISTS.items():
    _claims_command(_name, _kind, _explained)


@app.command(
    name="claims", epilog="Examples:  summitry claims handshake --to json   |   summitry claims --explain c-1a2b"
)
@spread
def claims_of(
    kind: Annotated[str, typer.Argument(help="A kind of claim, built-in or a plug-in's.")] = "",
    record: RecordPath = None,
    narrowed: Narrowed = ALL,
    explain: Annotated[
        str, typer.Option(metavar="ID", help="Say why this one claim is held for one; it is parsed once more.")
    ] = "",
    to: Form = "table",
) -> None:
    """The claims of any kind, also of one that a plug-in adds: each with its slots and its words.

    With --explain: one claim, who proposed it, how likely each kind is, and the words that weighed most.
    """
    if bool(kind) == bool(explain):
        raise typer.BadParameter("name a kind of claim, or one claim with --explain")
    if kind:
        _show_claims(kind, narrowed, record, to)
    else:
        _explain(explain, record)


def _explain(claim: str, record: Path | None) -> None:
    from summitry.present.explained import explained

    with open_record(record) as opened:
        made = explained(opened.store, claim, load_settings())
    typer.echo("\n".join(made.lines()))


@app.command(epilog="Example:  summitry meetings --actor Putin --since 2019-04")
def meetings(
    record: RecordPath = None,
    actor: Actor = "",
    about: About = "",
    since: Since = "",
    until: Until = "",
    certainty: Sure = None,
    to: Form = "table",
) -> None:
    """Who met whom: each meeting with its findings and how well each is supported."""
    from summitry.present.listing import entries

    narrowed = Narrowed(actor=actor, about=about, since=since, until=until, certainty=certainty)
    show(record, to, lambda opened: entries(opened.store, "encounter", narrowed.filter()))


@app.command(epilog="Example:  summitry contested --to json")
def contested(
    record: RecordPath = None, actor: Actor = "", about: About = "", certainty: Sure = None, to: Form = "table"
) -> None:
    """What cannot all be true: findings whose values contradict each other."""
    from summitry.present.listing import entries

    narrowed = Narrowed(actor=actor, about=about, certainty=certainty)
    show(record, to, lambda opened: entries(opened.store, None, narrowed.filter(), contested=True))


@app.command(epilog="Example:  summitry people --all --to csv")
def people(
    record: RecordPath = None,
    everyone: Annotated[bool, typer.Option("--all", help="States, organisations and bodies too.")] = False,
    to: Form = "table",
) -> None:
    """The people of the record with their offices and countries."""
    from summitry.model import ActorType
    from summitry.present import listing

    show(record, to, lambda opened: listing.people(opened.store, None if everyone else ActorType.PERSON))


@app.command(epilog="Example:  summitry joins --kind encounter --about summit")
def joins(
    record: RecordPath = None,
    kind: Annotated[str, typer.Option(help="Only entries of this kind.")] = "",
    about: About = "",
    everything: Annotated[bool, typer.Option("--all", help="Entries of one claim too.")] = False,
    to: Form = "table",
) -> None:
    """Which claims were taken for one thing and why, with the ids to correct it by."""
    from summitry.present import corrections

    show(record, to, lambda opened: corrections.joins(opened.store, kind, about, everything=everything))
