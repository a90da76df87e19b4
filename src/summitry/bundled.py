"""The bundled example: where its reports lie, in an installed package as in a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from summitry.errors import InputError

NAME = "vladivostok-2019"


@contextmanager
def example() -> Iterator[Path]:
    """The folder of the example's reports. Raises InputError where the installation lacks it."""
    packaged = files("summitry").joinpath("examples", NAME)
    if packaged.is_dir():
        with as_file(packaged) as folder:
            yield folder
        return
    checkout = Path(__file__).parents[2] / "examples" / NAME
    if not checkout.is_dir():
        raise InputError(
            "this installation lacks the bundled example; read reports of your own with: summitry read PATH…"
        )
    yield checkout
