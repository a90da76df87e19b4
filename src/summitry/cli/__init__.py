"""The command line: arguments in, one call, rendering out. Heavy imports wait until a command needs them."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from summitry.cli import (
    changes,
    correct,
    expect,
    grade,
    hypotheses,
    job,
    labels,
    lists,
    questions,
    quotations,
    reasoning,
    sequences,
    serve,
)
from summitry.cli.shared import app
from summitry.errors import SummitryError

__all__ = [
    "app",
    "changes",
    "correct",
    "expect",
    "grade",
    "hypotheses",
    "job",
    "labels",
    "lists",
    "main",
    "questions",
    "quotations",
    "reasoning",
    "sequences",
    "serve",
]


def main() -> None:
    """Run the command line. Errors go to standard error with exit code 1, wrong usage with 2, an interruption with 130."""
    code: int | str | None = 0
    try:
        try:
            app()
        except SystemExit as end:
            code = end.code
        except SummitryError as error:  # told before anything else is written: who reads our output may be gone
            typer.echo(f"summitry: {error}", err=True)
            code = 1
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # a full disk behind standard output, say
        sys.stderr.write(f"summitry: cannot write the output: {error.strerror or error}\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)


def _version(wanted: bool) -> None:
    if wanted:
        from summitry import __version__

        typer.echo(f"summitry {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass
