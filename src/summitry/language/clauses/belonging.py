"""What a noun is of through other words: officials of the states behind "chiefs of staff of", an event below "there was"."""

from __future__ import annotations

from itertools import chain

from summitry.language.clauses.frames import Frame, event_of, predicate_of
from summitry.language.clauses.phrases import subordinate
from summitry.language.clauses.syntax import adjectives_behind, governor
from summitry.language.parsed import Sentence, Token

#: How many nouns there may be between officials and what they are of.
MAX_NOUNS = 3


def belonging(sentence: Sentence, token: Token, depth: int = 0) -> tuple[Token, ...]:
    """What officials are of or from, through what else they are of: "chiefs of staff of A and B", "directors general of A"."""
    inner = (token, *adjectives_behind(sentence, token))
    heads = tuple(chain.from_iterable(event_of(sentence, t).arguments("of", "from") for t in inner))
    below = (t for t in heads if t.pos == "NOUN" and depth < MAX_NOUNS)
    return (*heads, *chain.from_iterable(belonging(sentence, t, depth + 1) for t in below))


def there_was(event: Frame) -> tuple[Token, ...]:
    """The participle that the parser hangs on "there was" and not on the event: "there were two summits, held between"."""
    above, preposition = governor(event.sentence, event.head)
    there = above is not None and not preposition and predicate_of(event.sentence, above).has_expletive
    below = subordinate(event.sentence, above) if above is not None and there else ()
    return tuple(t for t in below if t.tag == "VBN")
