"""One utterance as several reports tell it: each telling once, and the words in which the tellings differ.

Outlets cut a quotation, turn it into reported speech, or translate it anew. That is no contradiction: the tellings stand side
by side, each against the one that most reports have. Joining them is the work of ``reconcile``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from summitry.model import Claim
from summitry.reconcile.text import content

#: How words of a telling stand to the main one (of the main one, to the others): the same, others in their place, or before
#: and behind all that is shared.
SAME, CHANGED, MORE = "same", "changed", "more"
#: Words of a telling that are compared; beyond them all is taken to be more.
LONGEST = 400
#: Words between two shared runs up to which small words ("of the") count as shared too.
NEAR = 3
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_FORMS = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one telling that stand to the main one in one way: ``same``, ``changed`` or ``more``."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One telling of an utterance: its words in stretches, and the claims that tell it so, in the order given."""

    stretches: tuple[Stretch, ...]
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(s.text for s in self.stretches)

    @property
    def changed(self) -> tuple[str, ...]:
        """The words that differ, without their quotation marks."""
        return tuple(" ".join(_WORD.findall(s.text)) for s in self.stretches if s.state == CHANGED)


def told(claim: Claim, text: str) -> str:
    """The words of a quote as its report has them, pieces joined by an ellipsis, without quotation marks around them."""
    pieces = [" ".join(text[s.start : s.end].split()) for s in claim.all("content") if s.start is not None]
    return " … ".join(pieces) or " ".join(text[claim.start : claim.end].split())


def wordings(claims: Iterable[Claim], texts: Mapping[str, str]) -> tuple[Wording, ...]:
    """The tellings of an utterance, the main one first: that of most documents, then the more literal, then the longer.

    ``claims`` are the quotes of one entry, ``texts`` the text of each document. Tellings with the same words are one.
    """
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_plain(told(claim, texts[claim.document]))].append(claim)
    ordered = sorted(groups.items(), key=lambda pair: _rank(*pair))
    if not ordered:
        return ()
    said = [told(some[0], texts[some[0].document]) for _, some in ordered]
    sides = [_aligned(said[0], other) for other in said[1:]]
    main = _merged(said[0], [mine for mine, _ in sides])
    return tuple(
        Wording(stretches, tuple(some))
        for stretches, (_, some) in zip([main, *(theirs for _, theirs in sides)], ordered, strict=True)
    )


def _plain(words: str) -> tuple[str, ...]:
    return tuple(w.lower().replace("’", "'") for w in _WORD.findall(words))


def _rank(plain: Sequence[str], some: Sequence[Claim]) -> tuple[int, int, int, tuple[str, ...]]:
    forms = [slot.value for c in some if (slot := c.first("form")) is not None]
    form = min((_FORMS.index(f) for f in forms if f in _FORMS), default=len(_FORMS))
    return -len({c.document for c in some}), form, -len(plain), tuple(plain)


def _aligned(main: str, other: str) -> tuple[list[str], tuple[Stretch, ...]]:
    """How each word of the main telling stands to another, and the other's words in stretches."""
    a, b = _plain(main), _plain(other)
    matcher = SequenceMatcher(None, a[:LONGEST], b[:LONGEST], autojunk=False)
    blocks = _telling([m for m in matcher.get_matching_blocks() if m.size], a)
    found = CHANGED if blocks else MORE
    mine, theirs = [found] * len(a), [found] * len(b)
    if blocks:
        for states, ends in (
            (mine, (blocks[0].a, blocks[-1].a + blocks[-1].size)),
            (theirs, (blocks[0].b, blocks[-1].b + blocks[-1].size)),
        ):
            for i in (*range(ends[0]), *range(ends[1], len(states))):
                states[i] = MORE
    for block in blocks:
        mine[block.a : block.a + block.size] = theirs[block.b : block.b + block.size] = [SAME] * block.size
    return mine, _stretches(other, theirs)


def _telling(blocks: Sequence[Match], main: Sequence[str]) -> list[Match]:
    """The shared runs that tell something, and runs of small words right beside one of those: "a … of the" is no likeness."""
    tells = [any(map(content.words, main[m.a : m.a + m.size])) for m in blocks]
    kept = set()
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        last: Match | None = None
        for n in order:
            if tells[n] or n in kept or (last is not None and _beside(*sorted((last, blocks[n])))):
                kept.add(n)
                last = blocks[n]
    return [blocks[n] for n in sorted(kept)]


def _beside(first: Match, second: Match) -> bool:
    return max(second.a - first.a - first.size, second.b - first.b - first.size) <= NEAR


def _merged(main: str, sides: Sequence[Sequence[str]]) -> tuple[Stretch, ...]:
    """The main telling: changed where another has other words, more where no other has a word for it, else the same."""
    states = []
    for n in range(len(_plain(main))):
        seen = {side[n] for side in sides}
        states.append(CHANGED if CHANGED in seen else SAME if SAME in seen or not seen else MORE)
    return _stretches(main, states)


def _stretches(words: str, states: Sequence[str]) -> tuple[Stretch, ...]:
    """The words cut where their states change; what stands between two words goes with the first of them."""
    starts = [m.start() for m in _WORD.finditer(words)]
    found: list[Stretch] = []
    low = 0
    for n, state in enumerate(states):
        if n + 1 == len(states) or states[n + 1] != state:
            high = _before(words, starts[n + 1]) if n + 1 < len(states) else len(words)
            found.append(Stretch(words[low:high].strip(), state))
            low = high
    return tuple(found) or (Stretch(words, SAME),)


def _before(words: str, start: int) -> int:
    """Where a word begins, the opening quotation mark or bracket before it included."""
    while start > 0 and not words[start - 1].isspace() and not words[start - 1].isalnum():
        start -= 1
    return start
