"""The field's words as data files (YAML), one subject a file, and the one loader for them.

Language knowledge lives in these files, never in code. Each file opens with a comment on where its list comes from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> Any:
    """The content of ``vocabulary/<name>.yaml``. Treat it as read-only: it is shared by all callers."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader either way
