"""The field's words as data files (YAML), one subject a file, and the one loader for them.

Language knowledge lives in these files, never in code. Each file opens with a comment on where its list comes from.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe YAML with the booleans of YAML 1.2: "on", "off", "yes" and "no" are words here, as they are in English."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def parse(text: str) -> Any:
    """The content of a YAML text of words, in which "on" and "no" are words. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader


@cache
def load(name: str) -> Any:
    """The content of ``vocabulary/<name>.yaml``. Treat it as read-only: it is shared by all callers."""
    return parse(files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of ``vocabulary/<name>.yaml`` as a set; of a mapping, its keys."""
    return frozenset(load(name)[key])


@cache
def classes(name: str, key: str) -> dict[str, str]:
    """Each word of the lists below one key with the name of its list: ``{"may": "possible"}``. Treat it as read-only."""
    return {word: kind for kind, listed in load(name)[key].items() for word in listed}
