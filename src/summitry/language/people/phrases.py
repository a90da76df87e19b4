"""Noun phrases without a name that speak of actors: descriptions, groups, nameless persons, plural mentions.

Here they are only found and sorted; whom they mean is decided in :mod:`summitry.language.people.references`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from summitry.language.people.acting import speaks
from summitry.language.people.heads import head_at, may_end_head
from summitry.language.people.lines import Line
from summitry.language.people.offices import Office, office_at
from summitry.vocabulary import load, words


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of tokens ``[first, last]`` whose head is ``head``.

    ``kind``: ``description`` (definite, one person),
    ``unnamed`` (one person brought in), ``group``, ``collective`` ("the Syrian government") or ``plural`` ("the two leaders").

    ``count`` and ``sort`` (``person``, ``state`` or ``either``) are those of a plural mention.
    """

    kind: str
    first: int
    last: int
    head: int
    office: Office | None = None
    acting: bool = False
    count: int = 0
    sort: str = ""
    definite: bool = False


def phrases(line: Line, taken: Iterable[tuple[int, int]]) -> list[Phrase]:
    """The phrases of a sentence, in order; heads inside the document offsets ``taken`` (roles of named persons) are left out."""
    spans = list(taken)
    tokens = line.tokens
    found: list[Phrase] = []
    plurals = _plurals()
    for i, token in enumerate(tokens):
        low = token.text.lower()
        if not (may_end_head(low, groups=True) or low in plurals or token.text in plurals or low in ("two", "both")):
            continue
        phrase = _at(line, i)
        if phrase is not None:
            inside = any(a <= tokens[phrase.head].start and tokens[phrase.head].end <= b for a, b in spans)
            if not inside:
                found.append(phrase)
    return found


@cache
def _plurals() -> dict[str, str]:
    return {str(word): str(sort) for word, sort in load("descriptions")["plural_heads"].items()}


def _at(line: Line, i: int) -> Phrase | None:
    """The phrase whose head is token ``i``, or None."""
    tokens, low = line.tokens, line.tokens[i].text.lower()
    if low in ("two", "both") and tokens[i].dep in ("nsubj", "nsubjpass", "pobj", "poss") and _bare(line, i):
        return Phrase("plural", i, i, i, None, True, 2, "person", True)
    if low in _plurals() or tokens[i].text in _plurals():
        plural = _plural(line, i, _plurals().get(low) or _plurals()[tokens[i].text])
        if plural is not None:
            return plural
    if head_at(tokens, i, groups=True) is None:
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    beyond = line.at.get(i + 1)
    if (beyond and beyond.kind == "name" and after is not None and after.dep != "appos") or _longer(line, i):
        return None
    if beyond and beyond.hit and beyond.hit.of("agency"):
        return None
    segment = line.at.get(i)
    if segment and segment.kind in ("org", "hit"):
        return None
    office = office_at(line, i, groups=True)
    return _sorted(line, i, office) if office else None


def _bare(line: Line, i: int) -> bool:
    """Whether "two" or "both" stands for a noun of its own: "the two were to meet"."""
    tokens = line.tokens
    if any(t.dep in ("nummod", "prep") and t.i > i for t in line.sentence.children(tokens[i])):
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if (
        after is None
        or after.tag in ("NN", "NNS", "NNP", "NNPS", "JJ", "IN", "CD", "DT", "PRP", "HYPH")
        or after.text == "-"
    ):
        return False
    return tokens[i].text.lower() == "both" or (i > 0 and tokens[i - 1].text.lower() == "the")


def _longer(line: Line, i: int) -> bool:
    nxt = head_at(line.tokens, i + 1, groups=True) if i + 1 < len(line.tokens) else None
    return nxt is not None and line.tokens[i].tag in ("NN", "NNP", "JJ", "NNS") and line.tokens[i + 1].tag[:2] == "NN"


def _plural(line: Line, i: int, sort: str) -> Phrase | None:
    """A plural mention: "the two leaders", "both sides", "the pair"; with no number only a definite one that acts."""
    tokens = line.tokens
    counts = load("descriptions")["counts"]
    low = tokens[i].text.lower()
    count, first, definite = counts.get(low, 0), i, False
    for k in range(i - 1, max(-1, i - 4), -1):
        word = tokens[k].text.lower()
        if word in counts:
            count, first, definite = counts[word], k, definite or word == "both"
        elif word in ("the", "these", "those") or tokens[k].tag == "PRP$":
            definite = True
            break
        elif tokens[k].tag in ("JJ", "NN", "HYPH", "VBG", "VBN") and k not in line.at:
            first = k
        else:
            break
    if (
        not definite
        or (not count and low not in ("leaders", "presidents"))
        or (count and low == "powers" and count > 3)
    ):
        return None
    if any(c.dep == "prep" and c.text.lower() == "of" for c in line.sentence.children(tokens[i])) and not counts.get(
        low
    ):
        return None
    return Phrase("plural", first, i, i, None, True, count or 2, sort, True)


def _sorted(line: Line, i: int, office: Office) -> Phrase | None:
    """The kind of an office phrase that no name stands with."""
    tokens = line.tokens
    acting = speaks(line.sentence, tokens[i])
    first = min(office.first, i)
    plural = (tokens[i].tag in ("NNS", "NNPS") and tokens[i].text.lower() != office.word) or office.plural
    if office.word in words("descriptions", "collective") and office.rank == "group":
        return Phrase("collective", first, i, i, office, acting)
    if plural or tokens[i].text.lower() in words("descriptions", "groups"):
        return (
            Phrase("group", first, i, i, office, acting)
            if acting and tokens[i].tag in ("NNS", "NN", "NNPS", "NNP")
            else None
        )
    if tokens[i].tag not in ("NN", "NNP"):
        return None
    if office.determiner in words("descriptions", "indefinite") and office.owner is None:
        return Phrase("unnamed", first, i, i, office, acting) if acting else None
    definite = (
        office.determiner in words("descriptions", "definite") or office.owner is not None or _owned(line, office)
    )
    bare = (
        office.determiner == "" and (office.country or office.organisation) and tokens[i].dep in ("nsubj", "nsubjpass")
    )
    if definite or bare:
        return Phrase("description", first, i, i, office, acting, definite=definite)
    return None


def _owned(line: Line, office: Office) -> bool:
    return any(t.tag == "POS" or t.text in ("'s", "’s") for t in line.tokens[office.first : office.head_first])


def span(line: Line, phrase: Phrase) -> tuple[int, int]:
    """The first and last token of what is marked as the mention: without article, owner and "'s"."""
    tokens, first = line.tokens, phrase.first
    for k in range(phrase.head - 1, phrase.first - 1, -1):
        if tokens[k].tag == "POS" or tokens[k].text in ("'s", "’s"):
            return k + 1, phrase.last
    return first, phrase.last
