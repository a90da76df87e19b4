"""Counts what makes the code hard to change, and holds it against pins that only go down: ``python tools/house.py``.

``--pin`` lowers the pins in ``house.yaml`` to what is counted now, ``--list FIGURE`` prints where the counted things stand (any
part of the figure's name). Exit code 1 where a figure is above its pin. A decision is a branch, a loop, a handler, an operand
after the first of ``and`` and ``or``, a conditional expression, a comprehension or a condition in one; a function has one more
(McCabe). A word counts as English where code compares with it, or looks it up in a table of its own, and it is none of the
parser's labels or of the names that the code itself gives to things.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src" / "summitry"
PINS = HERE / "house.yaml"
TABLE = yaml.safe_load(PINS.read_text("utf-8"))
WORD = re.compile(r"[a-z][a-z' -]*")
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
ASKING = frozenset({"child", "children", "head", "subtree", "ancestors"})
Found = Iterator[tuple[str, int]]


@dataclass(frozen=True)
class Module:
    """One source file: its path below the package, its text and what Python makes of it."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree."""
        return tuple(ast.walk(self.tree))

    @property
    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """All functions, those within functions too."""
        return (node for node in self.nodes if isinstance(node, FUNCTIONS))

    @property
    def name(self) -> str:
        """As it is imported."""
        parts = ("summitry", *self.path.removesuffix(".py").split("/"))
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def at(self, node: ast.AST) -> str:
        """Where a node stands."""
        return f"{self.path}:{getattr(node, 'lineno', 0)}"


def modules(source: Path = SOURCE) -> tuple[Module, ...]:
    """All source files of the package."""
    paths = sorted(source.rglob("*.py"))
    return tuple(Module(path.relative_to(source).as_posix(), path.read_text("utf-8")) for path in paths)


def within(house: tuple[Module, ...], *rooms: str, outside: tuple[str, ...] = ()) -> tuple[Module, ...]:
    """The modules of some rooms."""
    return tuple(m for m in house if m.path.startswith(rooms) and not (outside and m.path.startswith(outside)))


# ---------------------------------------------------------------- size and decisions


def decisions(node: ast.AST) -> int:
    """How often a reader of a function has to ask which way it goes, and one for the function."""
    count = 1
    for one in ast.walk(node):
        if isinstance(one, BRANCHES):
            count += 1
        elif isinstance(one, ast.BoolOp):
            count += len(one.values) - 1
        elif isinstance(one, ast.comprehension):
            count += 1 + len(one.ifs)
    return count


def length(function: ast.AST) -> int:
    """The lines of a function, its docstring with it."""
    return int(function.end_lineno - function.lineno + 1)  # type: ignore[attr-defined]


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many things a caller has to know of, the object of a method aside."""
    given = function.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def lines(house: tuple[Module, ...]) -> Found:
    """The lines of each module."""
    return ((m.path, len(m.text.splitlines())) for m in house)


def by_function(
    house: tuple[Module, ...], measure: Callable[[ast.FunctionDef | ast.AsyncFunctionDef], int], above: int
) -> Found:
    """The functions of which a measure is above a number."""
    for m in house:
        for function in m.functions:
            if (found := measure(function)) > above:
                yield f"{m.at(function)} {function.name}", found


def density(house: tuple[Module, ...]) -> float:
    """Decisions a line, over all functions."""
    all_of_them = [function for m in house for function in m.functions]
    return round(sum(map(decisions, all_of_them)) / max(1, sum(map(length, all_of_them))), 2)


# ---------------------------------------------------------------- words


def code_names() -> frozenset[str]:
    """What code compares with and is no English: labels of the parser, kinds, slots, choices and other names of its own."""
    found = {*TABLE["labels"], *TABLE["names"]}
    for path in (SOURCE / "kinds").glob("*.yaml"):
        slots = yaml.safe_load(path.read_text("utf-8"))["slots"]
        found |= {path.stem, *slots}
        for slot in slots.values():
            found.update(map(str, slot["of"]) if isinstance(slot.get("of"), list) else ())
    return frozenset(found)


def literals(node: ast.AST | None) -> Iterator[ast.Constant]:
    """The words written out in an expression: itself, the members of a collection, the keys of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and WORD.fullmatch(node.value):
        yield node
    elif isinstance(node, ast.Tuple | ast.Set | ast.List):
        for member in node.elts:
            yield from literals(member)
    elif isinstance(node, ast.Dict):
        for key in node.keys:
            yield from literals(key)
    elif (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("frozenset", "set", "tuple")
    ):
        for given in node.args:
            yield from literals(given)


def of_text(node: ast.AST) -> bool:
    """Whether an expression gives words of a report, so that what it is compared with is English whatever else it names."""
    return any(
        (isinstance(one, ast.Attribute) and one.attr in ("text", "lower", "lemma", "casefold"))
        or (isinstance(one, ast.Name) and one.id in ("lemma", "word", "words"))
        for one in ast.walk(node)
    )


def tables(m: Module) -> dict[str, list[ast.Constant]]:
    """The names of a module that stand for collections of written-out words, and these words."""
    found = {}
    for node in m.tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        words = list(literals(getattr(node, "value", None))) if targets else []
        if words and not isinstance(node.value, ast.Constant):  # type: ignore[attr-defined]
            found |= {target.id: words for target in targets if isinstance(target, ast.Name)}
    return found


def looked_up(m: Module) -> frozenset[str]:
    """The names in which a module looks something up."""
    found: set[str] = set()
    for node in m.nodes:
        sides: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Subscript):
            sides = [node.value]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            sides = [node.func.value, *node.args]
        found |= {side.id for side in sides if isinstance(side, ast.Name)}
    return frozenset(found)


def english(house: tuple[Module, ...]) -> Found:
    """The English words that code compares with."""
    names = code_names()
    for m in house:
        for node in m.nodes:
            if isinstance(node, ast.Compare):
                sides = [node.left, *node.comparators]
                textual = any(map(of_text, sides))
                words = [w for side in sides for w in literals(side) if textual or w.value not in names]
                yield from ((f"{m.at(w)} {w.value}", 1) for w in words)
        used = looked_up(m)
        for name, words in tables(m).items():
            if name in used:
                yield from ((f"{m.at(w)} {w.value}", 1) for w in words if w.value not in names)


# ---------------------------------------------------------------- questions to the tree, and who imports whom


def questions(house: tuple[Module, ...]) -> Found:
    """Each call for a head, child or subtree of a token."""
    for m in house:
        for node in m.nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
                yield f"{m.at(node)} .{node.func.attr}", 1


def imported(m: Module, known: frozenset[str]) -> frozenset[str]:
    """The modules of the package that a module imports."""
    found: set[str] = set()
    for node in m.nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            below = {f"{node.module}.{alias.name}" for alias in node.names} & known
            found |= below or {node.module}
    return frozenset(found & known)


def lonely(house: tuple[Module, ...]) -> Found:
    """The modules that one other module imports: slices of it, as often as not."""
    known = frozenset(m.name for m in house)
    importers = Counter(name for m in house for name in imported(m, known) - {m.name})
    return ((m.path, 1) for m in house if importers[m.name] == 1)


# ---------------------------------------------------------------- the figures


def found(house: tuple[Module, ...]) -> dict[str, list[tuple[str, int]]]:
    """What is counted, by the name of its figure, with where it stands."""
    extract, language = within(house, "extract/"), within(house, "language/")
    outside = within(house, "extract/", "language/", outside=tuple(TABLE["tree"]))
    return {
        "lines of extract outside quotes": list(
            lines(within(house, "extract/", outside=("extract/quotes/", "extract/judge/")))
        ),
        "lines of the judge": list(lines(within(house, "extract/judge/"))),
        "functions with 20 decisions": list(by_function(house, decisions, 19)),
        "English words compared, extract": list(english(extract)),
        "English words compared, language": list(english(language)),
        "English words compared, behind them": list(english(within(house, "reconcile/", "reason/"))),
        "questions to the tree outside clauses": list(questions(outside)),
        "lines of the longest module": list(lines(house)),
        "functions over 60 lines": list(by_function(house, length, 60)),
        "functions over 7 parameters": list(by_function(house, parameters, 7)),
        "percent of modules with one importer": list(lonely(house)),
    }


def figures(house: tuple[Module, ...]) -> dict[str, float]:
    """All figures."""
    counted: dict[str, float] = {}
    for name, places in found(house).items():
        if name.startswith("functions"):
            counted[name] = len(places)
        elif name.startswith("percent"):
            counted[name] = round(100 * len(places) / len(house))
        elif "longest" in name:
            counted[name] = max(n for _, n in places)
        else:
            counted[name] = sum(n for _, n in places)
    counted["decisions a line, extract"] = density(within(house, "extract/"))
    counted["decisions a line, all"] = density(house)
    return counted


def pin(counted: dict[str, float]) -> None:
    """Lower the pins to what is counted now."""
    text = PINS.read_text("utf-8")
    for name, high in TABLE["pins"].items():
        lowest = max(counted[name], TABLE["aims"].get(name, 0))
        text = text.replace(f"  {name}: {high}\n", f"  {name}: {min(high, lowest)}\n")
    PINS.write_text(text, "utf-8")


def main() -> None:
    """Print the figures beside their pins, pin them or list what one of them counts."""
    house, asked = modules(), sys.argv[1:]
    if "--list" in asked:
        part = asked[asked.index("--list") + 1]
        for name, places in found(house).items():
            if part in name:
                print(name, *(f"  {n:5} {where}" for where, n in sorted(places, key=lambda p: -p[1])), sep="\n")
        return
    counted = figures(house)
    above = [name for name, high in TABLE["pins"].items() if counted[name] > high]
    for name, high in TABLE["pins"].items():
        print(f"{name:40} {counted[name]:>8}  pin {high:>8}{'  ABOVE' if name in above else ''}")
    if "--pin" in asked:
        pin(counted)
    sys.exit(f"above the pin: {'; '.join(above)} (see {Path(__file__).name} --list)" if above else 0)


if __name__ == "__main__":
    main()
