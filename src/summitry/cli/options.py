"""Options of a command as one object: a command asks for it by type, and the command line has an option for each field."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import wraps
from typing import Any, cast, get_type_hints


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """A command as the command line needs it: in place of each parameter that is a data class, its fields.

    The fields are annotated as parameters of commands are, and have defaults. They stand where the object stood.
    """
    signature = inspect.signature(command, eval_str=True)
    objects = {
        p.name: cast("type[Any]", p.annotation) for p in signature.parameters.values() if is_dataclass(p.annotation)
    }

    @wraps(command)
    def spread_out(**given: Any) -> None:
        made = {name: kind(**{f.name: given.pop(f.name) for f in fields(kind)}) for name, kind in objects.items()}
        command(**given, **made)

    flat = [one for p in signature.parameters.values() for one in _options(p)]
    spread_out.__signature__ = signature.replace(parameters=flat)  # type: ignore[attr-defined]
    spread_out.__annotations__ = {p.name: p.annotation for p in flat}
    return spread_out


def _options(parameter: inspect.Parameter) -> Iterator[inspect.Parameter]:
    """The parameters that a parameter stands for."""
    if not is_dataclass(kind := parameter.annotation):
        yield parameter
        return
    annotations = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        yield parameter.replace(name=field.name, default=field.default, annotation=annotations[field.name])
