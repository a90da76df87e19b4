"""The fullest words for persons and groups without names: whose they are, where, of what they know.

"One official with knowledge of the talks" is kept so, and the bare words of "the official" beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from summitry.language.clauses import reach, surface
from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.segments import Kind, Line
from summitry.lexicon import words
from summitry.model import ActorType, Mention

#: Words behind the noun that still tell who is meant. By judgement: longer phrases tell a story.
_BEHIND = 8
_NAMELESS = frozenset({ActorType.UNNAMED, ActorType.GROUP})


def keep_fullest(lines: Sequence[Line], others: Iterable[Found]) -> None:
    """Name nameless actors by their fullest description, with those that count them as other names; a group by its only one."""
    starts = [line.sentence.start for line in lines]
    for actor in others:
        if actor.actor_type not in _NAMELESS:
            continue
        found: dict[str, str] = {}
        for mention in actor.mentions.values():
            line = lines[max(0, bisect_right(starts, mention.start) - 1)]
            if (words_of := _described(line, mention)) is not None:
                found[words_of] = _counting(line, mention)
        fuller = [one for one in found if len(one.split()) > len(actor.name.split())]
        for one, counted in found.items():
            actor.names.setdefault(f"{counted} {one}" if counted else one, 0)
        if fuller and (actor.actor_type is ActorType.UNNAMED or len(found) == 1):
            actor.names.setdefault(actor.name, 0)
            actor.name = max(fuller, key=lambda one: (len(one.split()), one))


def _described(line: Line, mention: Mention) -> str | None:
    """The whole phrase of a mention without its article: the words that belong to its noun on both sides."""
    tokens = line.sentence.between(mention.start, mention.end)
    if not tokens:
        return None
    head = surface.head_of(line.sentence, tokens[0].i, tokens[-1].i)
    if head.pos not in ("NOUN", "PROPN"):
        return None
    low = min(tokens[0].i, _first(line, head))
    run = line.tokens[low : _last(line, head, tokens[-1].i) + 1]
    text = line.words(run[0].i, run[-1].i).replace("’", "'")
    named = low in line.at and line.at[low].kind is not Kind.TITLE
    return text if named or run[0].tag == "NNP" else text[:1].lower() + text[1:]


def _first(line: Line, head: Token) -> int:
    """The first word that tells more of a noun before it, but for articles and numbers."""
    low = head.i
    for below in reversed(surface.described_by(line.sentence, head)):
        run = reach.run(line.sentence, below)
        if run[-1].i != low - 1:
            break
        low = run[0].i
    return low + (line.low(low) in words("determiners", "articles"))


def _last(line: Line, head: Token, last: int) -> int:
    """The last word behind a noun that tells whose somebody is or where: up to a comma, a mark or another clause."""
    end = reach.phrase_end(line.sentence, head).i
    if end <= last or end - last > _BEHIND or line.low(last + 1) not in words("prepositions", "of_nameless_fully"):
        return last
    behind = line.tokens[last + 1 : end + 1]
    return last if any(t.pos in ("PUNCT", "VERB", "AUX") and t.tag != "HYPH" for t in behind) else end


def _counting(line: Line, mention: Mention) -> str:
    """The word that counts those who are meant: "one", "some", "several"; else nothing."""
    tokens = line.sentence.between(mention.start, mention.end)
    before = line.low(_first(line, surface.head_of(line.sentence, tokens[0].i, tokens[-1].i)) - 1)
    single = words("determiners", "articles") | words("determiners", "additional")
    return before if before in words("descriptions", "indefinite") - single else ""
