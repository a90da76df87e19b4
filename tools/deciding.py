"""How often each decision of extraction decides, on real reports: ``python tools/deciding.py REPORTS … [--room extract/quotes]``.

REPORTS are texts, or lines of JSON with a ``text``. Each test of a branch, condition of a comprehension and operand of ``and`` or
``or`` is counted while the claims of all reports are made. Each one is then held open and shut (an operand: left out) on the
reports in which that could make a difference, and the claims that change are counted. Printed are those on which less than
``--below`` claims hang; ``!`` stands for those that only keep an error away. A guard that decides fewer than ten cases in 300
reports is better left out.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import importlib.machinery
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src" / "summitry"
sys.path[:0] = [str(HERE.parent / "tests")]
#: Reports that are looked at first; the others only where fewer than the wanted changes are found in these.
FIRST = 8
#: No decision is forced in more reports.
MOST = 24
#: Modules that help to make claims of a kind of another name.
ALSO = {"stance": ("issues",), "tally": ("encounters", "tallies"), "action": ("actions",)}
#: What cannot be put into a function of its own.
BOUND = (ast.NamedExpr, ast.Yield, ast.YieldFrom, ast.Await)


@dataclass(frozen=True)
class Place:
    """A decision: where it stands, its words, and whether it is an operand of ``and`` or ``or``."""

    module: str
    line: int
    words: str
    operand: bool


@dataclass(frozen=True)
class Forced:
    """A decision that is held open, held shut or left out (None)."""

    place: int
    value: bool | None


PLACES: list[Place] = []
SEEN: defaultdict[tuple[int, bool | None], Counter[int]] = defaultdict(Counter)
BEFORE: dict[tuple[int, tuple[str, ...]], Counter[str]] = {}
#: The report that is read, and what is forced in it.
NOW: dict[str, Any] = {"report": 0, "forced": None, "counting": True}


def decides(place: int, value: Any) -> Any:
    """The value of a test, counted, or what it is forced to be."""
    forced = NOW["forced"]
    if forced is not None and forced.place == place:
        return forced.value
    if NOW["counting"]:
        SEEN[place, bool(value)][NOW["report"]] += 1
    return value


def joins(first: int, every: bool, *operands: Callable[[], Any]) -> Any:
    """The value of ``and`` (``every``) or ``or``; an operand is counted where the outcome hangs on it."""
    forced = NOW["forced"]
    value: Any = every
    for at, operand in enumerate(operands):
        if forced is not None and forced.place == first + at:
            continue
        value = operand()
        if bool(value) is not every:
            if NOW["counting"] and (not isinstance(value, bool) or hangs(every, operands[at + 1 :])):
                SEEN[first + at, None][NOW["report"]] += 1
            return value
    return value


def hangs(every: bool, others: Iterable[Callable[[], Any]]) -> bool:
    """Whether the operands behind one would have gone the other way, or could not have been asked at all."""
    NOW["counting"] = False
    try:
        return all(bool(other()) is every for other in others)
    except (AttributeError, TypeError, IndexError, KeyError, ValueError):
        return True
    finally:
        NOW["counting"] = True


class Counting(ast.NodeTransformer):
    """Puts the counters into a module."""

    def __init__(self, module: str) -> None:
        self.module = module

    def _place(self, node: ast.AST, operand: bool = False) -> ast.Constant:
        PLACES.append(Place(self.module, getattr(node, "lineno", 0), ast.unparse(node), operand))
        return ast.Constant(len(PLACES) - 1)

    def _test(self, node: Any) -> ast.expr:
        place = self._place(node)
        asked = ast.Call(ast.Name("__decides__", ast.Load()), [place, self.visit(node)], [])
        return ast.copy_location(asked, node)

    def visit_If(self, node: ast.If) -> ast.AST:
        """A branch."""
        test = self._test(node.test)
        node.test = ast.Constant(True)
        self.generic_visit(node)
        node.test = test
        return node

    visit_IfExp: Any = visit_If  # noqa: N815

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        """The conditions of a comprehension."""
        ifs = list(map(self._test, node.ifs))
        node.ifs = []
        self.generic_visit(node)
        node.ifs = ifs
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        """The operands of ``and`` and ``or``."""
        inside = list(ast.walk(node))
        if any(isinstance(n, BOUND) or (isinstance(n, ast.Name) and n.id == "super") for n in inside):
            return self.generic_visit(node)
        first, *_ = [self._place(value, operand=True) for value in node.values]
        nothing = ast.arguments([], [], None, [], [], None, [])
        lambdas = [ast.Lambda(nothing, self.visit(value)) for value in node.values]
        every = ast.Constant(isinstance(node.op, ast.And))
        return ast.copy_location(ast.Call(ast.Name("__joins__", ast.Load()), [first, every, *lambdas], []), node)


def count_in(room: str) -> None:
    """Have the modules of a room counted when they are imported."""
    plain = importlib.machinery.SourceFileLoader.get_code

    def get_code(self: Any, name: str) -> Any:
        path = Path(self.get_filename(name))
        if not path.is_relative_to(SOURCE / room):
            return plain(self, name)
        tree = Counting(path.relative_to(SOURCE).as_posix()).visit(ast.parse(path.read_text("utf-8")))
        return compile(ast.fix_missing_locations(tree), str(path), "exec")

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    vars(builtins).update(__decides__=decides, __joins__=joins)


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of files."""
    for path in paths:
        if path.suffix == ".jsonl":
            yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
        else:
            yield path.read_text("utf-8")


def extractors(module: str) -> list[str]:
    """The kinds of claims that a module of extraction helps to make: its own, else all."""
    from summitry import registry

    names = registry.names(registry.EXTRACTORS)
    part = module.split("/")[1].removesuffix(".py")
    return [name for name in names if part in (name, f"{name}s", *ALSO.get(name, ()))] or list(names)


def told(parsed: Any, kinds: Iterable[str]) -> Counter[str]:
    """What the claims of some kinds in a document say; an error where they cannot be made."""
    from summitry import registry

    fresh = replace(parsed)
    try:
        found = [claim for kind in kinds for claim in registry.load(registry.EXTRACTORS, kind)(fresh)]
    except Exception as error:  # noqa: BLE001 - whatever comes of it
        return Counter([f"! {type(error).__name__}"])
    return Counter(
        repr((c.kind, c.start, c.end, c.polarity, c.modality, c.holders, [(s.role, s.value, s.start) for s in c.slots]))
        for c in found
    )


def unforced(parsed: list[Any], report: int, kinds: tuple[str, ...]) -> Counter[str]:
    """What the claims of a report say where nothing is forced, worked out once."""
    if (report, kinds) not in BEFORE:
        NOW.update(forced=None, counting=False)
        BEFORE[report, kinds] = told(parsed[report], kinds)
    return BEFORE[report, kinds]


def changed(parsed: list[Any], forced: Forced, below: int) -> str:
    """How many claims change where a decision is forced: a number, ``many`` or ``!``."""
    value = None if forced.value is None else not forced.value
    reports, kinds = (
        [report for report, _ in SEEN[forced.place, value].most_common()],
        tuple(extractors(PLACES[forced.place].module)),
    )
    count = 0
    for at, report in enumerate(reports):
        before = unforced(parsed, report, kinds)
        NOW.update(forced=forced, counting=False)
        after = told(parsed[report], kinds)
        if any(claim.startswith("!") for claim in after):
            count = -1
            break
        count += max((after - before).total(), (before - after).total())
        if count > below or at >= MOST or (at >= FIRST and count * len(reports) > below * (at + 1)):
            count = max(count, below + 1) if count and at < MOST else count
            break
    NOW.update(forced=None, counting=True)
    return "!" if count < 0 else f"{count}" if count <= below else "many"


def main() -> None:
    """Count, force and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reports", nargs="+", type=Path)
    asked.add_argument("--room", default="extract", help="folder or file below src/summitry")
    asked.add_argument("--below", type=int, default=10, help="claims that hang on a decision")
    given = asked.parse_args()
    count_in(given.room)
    from unittest.mock import patch

    from parse_cache import CachedParser
    from summitry.language import analyse
    from summitry.model import Document
    from summitry.read import split

    made = (Document.of(text, locator=str(at), passages=split(text)) for at, text in enumerate(texts(given.reports)))
    with patch("summitry.language.analyse.Parser", CachedParser):
        parsed = list(analyse(made))
    report(parsed, given.below)


def report(parsed: list[Any], below: int) -> None:
    """Count, force and print."""
    from summitry.extract import with_quotes

    for at, one in enumerate(parsed):
        NOW["report"] = at
        parsed[at] = with_quotes(one)
        told(parsed[at], extractors("extract/all"))
    print(f"{len(parsed)} reports, {len(PLACES)} decisions", flush=True)
    for at, place in enumerate(PLACES):
        values = (None,) if place.operand else (True, False)
        times = [SEEN[at, None if value is None else not value].total() for value in values]
        hang = [changed(parsed, Forced(at, value), below) for value in values]
        if any(one != "many" for one in hang):
            names = ["out"] if place.operand else ["true", "false"]
            each = ", ".join(f"{name}: {t}× {h}" for name, t, h in zip(names, times, hang, strict=True))
            print(f"{place.module}:{place.line} [{each}] {place.words}", flush=True)


if __name__ == "__main__":
    main()
