"""Each list of the vocabulary is read: by code that names its file, or that imports what does, or by a template or the lexicon."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from house import SOURCE, Module, imported, modules
from summitry import lexicon

#: Files that are read as a whole: their keys are words.
WHOLE = frozenset({"issues"})
FILES = sorted(
    path.stem
    for path in (SOURCE / "lexicon" / "en").glob("*/*.yaml")
    if path.parent.name != "predicates" and path.stem not in WHOLE
)


def named(module: Module) -> frozenset[str]:
    """The texts, attributes and fields that a module names: keys are read as ``words("gaps", "silent")`` or as ``cues.silent``."""
    found: set[str] = set()
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return frozenset(found)


@cache
def readers() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each module what it names and what it imports."""
    house = modules()
    known = frozenset(m.name for m in house)
    return {m.name: (named(m), imported(m, known)) for m in house}


@cache
def beside_code() -> frozenset[str]:
    """What templates, the lexicon and shapes of predicates (``language/clauses/shapes.py``) name."""
    templates = "".join(path.read_text("utf-8") for path in (SOURCE / "present" / "templates").glob("*.j2"))
    rows = "".join(path.read_text("utf-8") for path in (SOURCE / "lexicon").rglob("*.yaml"))
    shapes = "".join(path.read_text("utf-8") for path in (SOURCE / "lexicon" / "en").glob("*/*.yaml"))
    listed = frozenset(re.findall(r"@(?:\w+/)?(\w+)", rows + shapes)) | {"shapes"}
    return frozenset(re.findall(r'"(\w+)"', templates)) | listed


@pytest.mark.parametrize("name", FILES)
def test_each_key_is_read(name):
    users = {module for module, (names, _) in readers().items() if name in names}
    near = users | {module for module, (_, imports) in readers().items() if imports & users}
    read = beside_code().union(*(readers()[module][0] for module in near))
    assert not [key for key in lexicon.load(name) if key not in read]
