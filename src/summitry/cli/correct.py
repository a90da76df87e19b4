"""Corrections by the user: said, listed, undone, and carried to a colleague."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summitry.cli.shared import (
    Form,
    Output,
    RecordPath,
    app,
    load_settings,
    open_record,
    read_lines,
    show,
    write_lines,
)

if TYPE_CHECKING:
    from summitry.correcting import Outcome

correct = typer.Typer(
    name="correct",
    help="Correct the record: your word above the rules', with your name and reason, and undone at any time.",
    epilog='Example:  summitry correct same e-1a2b e-3c4d --because "one dinner, told twice" --author "Ida Holm"',
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(correct)

Because = Annotated[str, typer.Option("--because", "-b", help="Why; it is shown with all that the correction changes.")]
Author = Annotated[
    str | None,
    typer.Option(help="Who corrects; by default the setting author (summitry.toml, or SUMMITRY_AUTHOR)."),
]
Things = Annotated[
    list[str], typer.Argument(metavar="ENTRY|CLAIM", help="Ids of entries or claims, their beginnings, or a title.")
]
Anybody = Annotated[
    list[str],
    typer.Argument(metavar="ACTOR", help="Names, or ids of actors; NAME@REPORT is the one of that name in a report."),
]
Mixed = Annotated[
    list[str],
    typer.Argument(metavar="TARGET", help="Entries and claims, or actors (by name, id, or NAME@REPORT)."),
]


@correct.command(epilog='Example:  summitry correct same e-1a2b e-3c4d --because "one dinner, told twice"')
def same(things: Things, because: Because, author: Author = None, record: RecordPath = None) -> None:
    """These are the same: the entries, or those that the claims stand in, become one."""
    _correct("same", things, because, author, record)


@correct.command(epilog='Example:  summitry correct different e-1a2b c-5e6f --because "that was the day before"')
def different(things: Mixed, because: Because, author: Author = None, record: RecordPath = None) -> None:
    """These are not the same: each is kept apart from the others, also where the rules joined them.

    A claim is taken out of its entry by naming the entry and the claim; an entry named alone is taken apart claim by claim.
    """
    _correct("different", things, because, author, record)


@correct.command(epilog='Example:  summitry correct wrong c-5e6f --because "the page was withdrawn on 3 May"')
def wrong(things: Things, because: Because, author: Author = None, record: RecordPath = None) -> None:
    """These claims are wrong: they stay in the record and are shown as set aside, but nothing rests on them."""
    _correct("wrong", things, because, author, record)


@correct.command(epilog='Example:  summitry correct right c-5e6f --because "that is what he demanded"')
def right(things: Things, because: Because, author: Author = None, record: RecordPath = None) -> None:
    """These claims are right, however sure the judge is: they count as strict, and entries rest on them."""
    _correct("right", things, because, author, record)


@correct.command(
    epilog='Example:  summitry correct slot c-5e6f speaker "Ana Lund" --because "her minister only nodded"'
)
def slot(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or its beginning.")],
    name: Annotated[
        str,
        typer.Argument(metavar="SLOT", help="Which slot: speaker, time …; party:2 of several, party:+ for one more."),
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help='Its value, as the kind of the slot has it; "" for none.')
    ],
    because: Because,
    author: Author = None,
    record: RecordPath = None,
) -> None:
    """A slot of this claim holds another value: who says it, when it is, how many. The claim stays, and counts as confirmed."""
    _correct("slot", [claim, name, value], because, author, record)


@correct.command(
    name="is",
    epilog='Example:  summitry correct is "a senior official" "Ana Lund" --because "named by her office later"',
)
def is_command(actors: Anybody, because: Because, author: Author = None, record: RecordPath = None) -> None:
    """One actor is another: they become one, known as the last that is named."""
    _correct("is", actors, because, author, record)


@correct.command(epilog='Example:  summitry correct undo k-1a2b --because "the dinners were two after all"')
def undo(
    corrections: Annotated[
        list[str], typer.Argument(metavar="CORRECTION", help="Ids of corrections, or their beginnings.")
    ],
    because: Because = "",
    author: Author = None,
    record: RecordPath = None,
) -> None:
    """Undo corrections: the record is as it was without them. An undoing can be undone as well."""
    _correct("undo", corrections, because, author, record)


@correct.command(name="list", epilog="Example:  summitry correct list --to json")
def list_command(record: RecordPath = None, to: Form = "table") -> None:
    """Who corrected what, when and why, and how each correction stands now."""
    from summitry.present.corrections import corrections

    show(record, to, lambda opened: corrections(opened.store, targets=to != "table"))


@correct.command(name="export", epilog="Example:  summitry correct export -o corrections.jsonl")
def export_command(record: RecordPath = None, output: Output = None) -> None:
    """Write the corrections alone, one JSON object a line, for a colleague who has the same reports."""
    with open_record(record) as opened:
        write_lines(output, opened.export_corrections())


@correct.command(name="import", epilog="Example:  summitry correct import corrections.jsonl --record talks.db")
def import_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Corrections, or a whole interchange file; - is standard input.")
    ],
    record: RecordPath = None,
) -> None:
    """Take over a colleague's corrections. Those of reports that the record does not have wait until it has them."""
    lines = read_lines(file)
    with open_record(record) as opened:
        done = opened.import_corrections(lines)
    typer.echo(f"{_counted(len(done.taken))} taken over, {done.known} known already")
    _tell(done)


def _correct(kind: str, targets: list[str], because: str, author: str | None, record: Path | None) -> None:
    said = load_settings(record=record, author=author).author
    with open_record(record) as opened:
        done = opened.correct(kind, *targets, because=because, author=said)
    _tell(done)


def _tell(done: Outcome) -> None:
    """What became of corrections that were taken."""
    from summitry.model import CorrectionKind
    from summitry.record.corrected import IN_FORCE

    for state in done.taken:
        one = state.correction
        typer.echo(f"{one.id}  {one.kind}: {' / '.join(one.named)}")
        if state.said:
            typer.echo(f"  {state.said}")
    for ident, title in done.now:
        typer.echo(f"  now in {ident}  {title}")
    for other in done.overrules:
        typer.echo(
            f"  overrules {other.id} ({other.kind}: {' / '.join(other.named)}), which {other.author} said on {other.at[:10]}"
        )
    undoing = [s.correction.kind == CorrectionKind.UNDO for s in done.taken]
    if not done.changed and any(
        s.state == IN_FORCE and not undoes for s, undoes in zip(done.taken, undoing, strict=True)
    ):
        typer.echo("  the record is so already; this is kept, and holds when reports are added")
    if undoing == [False]:
        typer.echo(f"to undo it: summitry correct undo {done.taken[0].correction.id}", err=True)


def _counted(number: int) -> str:
    return f"{number} correction{'' if number == 1 else 's'}"
