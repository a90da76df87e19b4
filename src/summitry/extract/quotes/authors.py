"""Whose words a statement, a letter, a tweet or a resolution speaks: the office, body or person that issued it.

"The statement said …" is said by whom the report names as its author: beside it ("a statement by the ministry", "the French
statement"), or before it ("Berg said in a statement …", "the council adopted a resolution"). "It" behind such words is the same
document. A document of which nobody is known to be the author, and an "it" that stands for nothing, say nothing as speakers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.circumstances import actors_named
from summitry.extract.quotes.cues import cue_words
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import agent, maker, source_of
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.syntax import lemma
from summitry.lexicon import words
from summitry.model import ActorType

#: How many sentences on "the statement" may stand from the words that tell whose it is.
#: By judgement: reports of one statement quote it from top to end, and tell of another anew.
REACH = 14
#: How many sentences on "the announcement" may be what was said before, where no words call that so.
SPOKE = 3
#: Documents looked back at: more than any report speaks of within that reach.
MANY = 60


_ISSUERS = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.BODY, ActorType.PERSON})


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that a report speaks of: where, the number of its sentence, its sort, and who made it."""

    at: int
    number: int
    sort: str
    author: Source


def authored(parsed: ParsedDocument, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in text order, each whose source is a document with the author of that."""
    reader = _Reader(parsed)
    return [reader.read(one) for one in found]


class _Reader:
    """The attributions of a document one after another, with the documents that it speaks of and who spoke last."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self.parsed = parsed
        self.numbers = {sentence.start: n for n, sentence in enumerate(parsed.sentences)}
        self.issued = tuple(_made(parsed))
        self.document: Source | None = None
        self.spoke: tuple[int, Source | None] = (-REACH, None)

    def read(self, one: Attribution) -> Attribution:
        """An attribution, with the author where its source is a document or an "it"."""
        source = one.source
        if _is_it(self.parsed, source):
            return replace(one, author=self.document, unspoken=self.document is None)
        at = self.numbers[one.sentence.start]
        if source is None or not _is_document(source):
            acting = actors_named(self.parsed, source.sentence, source.heads[0]) if source is not None else ()
            self.spoke = (at, source) if any(a.actor_type in _ISSUERS for a in acting) else self.spoke
            return one
        self.document = author = self._author(source, at)
        bare = lemma(source.heads[0]) in words("cues", "mouthpieces")
        return replace(one, author=author, unspoken=author is None and bare)

    def _author(self, source: Source, at: int) -> Source | None:
        """Who made the document that a source names: told beside it, or of the last of its sort; else who spoke last."""
        head = source.heads[0]
        upto = bisect_left(self.issued, source.span[0], key=lambda one: one.at)
        before = takewhile(lambda one: at - one.number <= REACH, reversed(self.issued[max(0, upto - MANY) : upto]))
        last = next((one.author for one in before if one.sort == lemma(head)), None)
        recent = at - self.spoke[0] <= SPOKE and lemma(head) in words("cues", "mouthpieces")
        spoke = self.spoke[1] if recent else None
        return maker_beside(self.parsed, source.sentence, head) or last or spoke


def _is_document(source: Source | None) -> bool:
    return source is not None and lemma(source.heads[0]) in words("cues", "vehicles")


def _is_it(parsed: ParsedDocument, source: Source | None) -> bool:
    """Whether a source is a bare "it" that stands for no actor."""
    if source is None or source.heads[0].text.lower() not in words("cues", "it"):
        return False
    return not parsed.actors_of(source.sentence, source.heads[0])


def maker_beside(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> Source | None:
    """Who made a document, by the words beside it: "the palace's letter", "a note from", "issued by", "the Danish note"."""
    made = maker(sentence, noun)
    if made is noun:
        naming = (t for t in surface.naming(sentence, noun) if parsed.actors_of(sentence, t))
        made = _issuing(sentence, noun) or next(naming, noun)
    return _somebody(noun_phrase(sentence, made)) if made is not noun else None


def _somebody(source: Source) -> Source | None:
    """The source, if it can have made anything: no pronoun."""
    return source if source.heads[0].pos in ("NOUN", "PROPN") or source.heads[0].ent else None


def _issuing(sentence: Sentence, noun: Token) -> Token | None:
    """Whom a clause behind a document names as its maker: "a statement issued by the palace"."""
    behind = surface.clauses_behind(sentence, noun, "acl", "relcl")
    return next((agent(sentence, clause) for clause in behind if clause.lemma in words("cues", "issuing")), None)


def _made(parsed: ParsedDocument) -> Iterator[Issued]:
    """The documents whose maker the words beside them tell, or whose maker is the subject of the verb above them."""
    known = words("cues", "vehicles")
    for number, sentence in enumerate(parsed.sentences):
        for noun in (t for t in sentence.tokens if lemma(t) in known):
            author = maker_beside(parsed, sentence, noun) or _above(sentence, noun)
            if author is not None:
                yield Issued(noun.start, number, lemma(noun), author)


def _above(sentence: Sentence, noun: Token) -> Source | None:
    """Who issues a document, or speaks in it: the subject of "issued a statement", of "said in a statement"."""
    over = surface.governor(sentence, noun)
    verb = over.over if over.preposition else over.word
    telling = words("cues", "issuing") | cue_words()
    source = source_of(sentence, verb) if verb is not None and verb.lemma in telling else None
    return _somebody(source) if source is not None else None
