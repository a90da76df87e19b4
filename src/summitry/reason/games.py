"""Games in extensive form with perfect information: trees of decisions and chances, solved by backward induction.

Zermelo's method (Osborne and Rubinstein, A Course in Game Theory, 1994, ch. 6): at the last decision its owner takes the best
move, and so on back to the first. Of moves that are worth the same to their owner, the one listed first is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from summitry.errors import InputError

#: Payoffs, or sums of probabilities, that differ by less are the same.
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class End:
    """The end of a game: what each player gets, in the order of the players."""

    name: str
    payoffs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A player's turn: the moves by name, in the order in which ties are settled."""

    player: int
    moves: tuple[tuple[str, Node], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chance:
    """What nobody decides: what may come by name, with its probability."""

    moves: tuple[tuple[str, float, Node], ...]
    name: str = ""

    def __post_init__(self) -> None:
        if abs(sum(p for _, p, _ in self.moves) - 1) > CLOSE or any(p < 0 for _, p, _ in self.moves):
            raise InputError("the probabilities of what may come are none below 0, and 1 together")


Node = End | Decision | Chance


@dataclass(frozen=True, slots=True)
class Solution:
    """What a game comes to: the expected payoffs, the moves on the way that is played, and whether a tie was settled on it.

    ``path`` names only decisions; behind a chance the way with the first of what may come is followed.
    """

    payoffs: tuple[float, ...]
    path: tuple[str, ...] = ()
    tied: bool = False
    below: tuple[Solution, ...] = field(default=(), repr=False)


def solve(node: Node) -> Solution:
    """Solve a game by backward induction."""
    if isinstance(node, End):
        return Solution(node.payoffs)
    if isinstance(node, Chance):
        found = tuple(solve(below) for _, _, below in node.moves)
        weights = [p for _, p, _ in node.moves]
        expected = tuple(
            sum(p * one for p, one in zip(weights, each, strict=True))
            for each in zip(*(s.payoffs for s in found), strict=True)
        )
        return Solution(expected, found[0].path, any(s.tied for s in found), found)
    found = tuple(solve(below) for _, below in node.moves)
    worth = [s.payoffs[node.player] for s in found]
    best = next(n for n, value in enumerate(worth) if value >= max(worth) - CLOSE)
    tie = sum(value >= max(worth) - CLOSE for value in worth) > 1
    return Solution(found[best].payoffs, (node.moves[best][0], *found[best].path), tie or found[best].tied, found)


def efg(title: str, players: tuple[str, ...], root: Node) -> str:
    """The game in the format of Gambit (``.efg``, version 2): nodes in the order of a walk from the root."""
    names = " ".join(_quoted(p) for p in players)
    return "\n".join([f"EFG 2 R {_quoted(title)} {{ {names} }}", '""', "", *_lines(root, _Counters()), ""])


@dataclass(slots=True)
class _Counters:
    """Numbers of information sets, by player, and of outcomes, as Gambit wants them: from 1."""

    sets: dict[int, int] = field(default_factory=dict)
    outcomes: int = 0

    def next_set(self, player: int) -> int:
        self.sets[player] = self.sets.get(player, 0) + 1
        return self.sets[player]

    def next_outcome(self) -> int:
        self.outcomes += 1
        return self.outcomes


def _lines(node: Node, counters: _Counters) -> Iterator[str]:
    if isinstance(node, End):
        payoffs = ", ".join(f"{value:g}" for value in node.payoffs)
        yield f't "" {counters.next_outcome()} {_quoted(node.name)} {{ {payoffs} }}'
    elif isinstance(node, Chance):
        told = " ".join(f"{_quoted(name)} {p:g}" for name, p, _ in node.moves)
        yield f'c "" {counters.next_set(0)} {_quoted(node.name)} {{ {told} }} 0'
        for _, _, below in node.moves:
            yield from _lines(below, counters)
    else:
        player = node.player + 1
        told = " ".join(_quoted(name) for name, _ in node.moves)
        yield f'p "" {player} {counters.next_set(player)} {_quoted(node.name)} {{ {told} }} 0'
        for _, below in node.moves:
            yield from _lines(below, counters)


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
