"""A command that asks for an object of options has an option for each of its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from typer.testing import CliRunner

from summitry.cli.options import spread


@dataclass(frozen=True)
class Wanted:
    city: Annotated[str, typer.Option(help="Where.")] = ""
    most: Annotated[int, typer.Option("--most", "-n")] = 3


NOTHING = Wanted()


def app(said):
    made = typer.Typer()

    @made.command()
    @spread
    def find(name: str, wanted: Wanted = NOTHING, aloud: bool = False) -> None:
        """Find somebody."""
        said.append((name, wanted, aloud))

    return made


def test_the_options_come_as_one_object():
    said = []
    assert CliRunner().invoke(app(said), ["Brenn", "--city", "Oslo", "-n", "7", "--aloud"]).exit_code == 0
    assert CliRunner().invoke(app(said), ["Tallor"]).exit_code == 0
    assert said == [("Brenn", Wanted("Oslo", 7), True), ("Tallor", Wanted(), False)]


def test_the_help_has_them_where_the_object_stood():
    shown = CliRunner().invoke(app([]), ["--help"]).output
    assert shown.index("--city") < shown.index("--most") < shown.index("--aloud")
    assert "Where." in shown
