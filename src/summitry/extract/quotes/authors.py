"""Whose words a statement, a letter, a tweet or a resolution speaks: the office, body or person that issued it.

"The statement said …" is said by whom the report names as its author: beside it ("a statement by the ministry", "the French
statement"), or before it ("Berg said in a statement …", "the council adopted a resolution"). "It" behind such words is the same
document. A document of which nobody is known to be the author, and an "it" that stands for nothing, say nothing as speakers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.circumstances import actors_named, circumstances
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source, noun_phrase
from summitry.extract.quotes.sources import agent, maker, source_of, subject
from summitry.extract.quotes.spans import Span
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.syntax import complements, lemma
from summitry.lexicon import load, words
from summitry.model import ActorType

#: How many sentences on "the statement" may stand from the words that tell whose it is, and "it" from the document that it means.
#: By judgement: reports of one statement quote it from top to end, and tell of another anew.
REACH, NEXT = 14, 2
#: Documents looked back at: more than any report speaks of within that reach.
MANY = 60
#: How many sentences on "the announcement" may be what was said before, where no words call that so.
SPOKE = 3
_BODIES = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.BODY, ActorType.OUTLET, ActorType.GROUP})
_ISSUERS = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.BODY, ActorType.PERSON})


@dataclass(frozen=True, slots=True)
class Issued:
    """A document that a report speaks of: where, the number of its sentence, its sort, and who made it."""

    at: int
    number: int
    sort: str
    author: Source


def authored(parsed: ParsedDocument, found: Sequence[Attribution], marks: Marks) -> list[Attribution]:
    """The attributions in text order, each whose source is a document with the author of that."""
    if not any(_is_document(a.source) or _is_it(parsed, a.source) for a in found):
        return list(found)
    reader = _Reader(parsed, found, marks)
    return [reader.read(one) for one in found]


class _Reader:
    """The attributions of a document one after another, with the documents that it speaks of and who spoke last."""

    def __init__(self, parsed: ParsedDocument, found: Sequence[Attribution], marks: Marks) -> None:
        self.parsed = parsed
        self.numbers = {sentence.start: n for n, sentence in enumerate(parsed.sentences)}
        made = (*_made(parsed, marks), *_said_in(parsed, found, marks, self.numbers))
        self.issued = sorted(made, key=lambda one: one.at)
        self.document: tuple[int, Source | None] = (-REACH, None)
        self.spoke: tuple[int, Source | None] = (-REACH, None)
        self.words: tuple[Span, ...] = ()

    def read(self, one: Attribution) -> Attribution:
        """An attribution, with the author where its source is a document or an "it"."""
        at, source = self.numbers[one.sentence.start], one.source
        if source is None:
            return one
        if _is_it(self.parsed, source):
            author = (self.document[1] if at - self.document[0] <= NEXT else None) or _body(self.parsed, source)
        elif _is_document(source):
            author = self._author(source, at)
            self.document = at, author
        else:
            self._spoken(one, at)
            return one
        unspoken = author is None and (not _is_document(source) or _is_bare(source))
        return replace(one, author=author, unspoken=unspoken)

    def _spoken(self, one: Attribution, at: int) -> None:
        """Remember who spoke, where it is one who issues statements; who is told of within another's words did not."""
        source, cue = one.source, one.cue
        within = cue is not None and any(s <= cue[0] < e for s, e in self.words)
        actors = actors_named(self.parsed, source.sentence, source.heads[0]) if source is not None else ()
        if (
            one.verb is not None
            and one.verb.pos == "VERB"
            and not within
            and actors
            and actors[0].actor_type in _ISSUERS
        ):
            self.spoke, self.words = (at, source), one.content

    def _author(self, source: Source, at: int) -> Source | None:
        """Who made the document that a source names: told beside it, or of the last of its sort; else who spoke last."""
        head = source.heads[0]
        beside = maker_beside(self.parsed, source.sentence, head)
        if beside is not None or not _goes_on(source):
            return beside
        sort = sort_of(lemma(head))
        upto = bisect_left(self.issued, source.span[0], key=lambda one: one.at)
        before = takewhile(lambda one: at - one.number <= REACH, reversed(self.issued[max(0, upto - MANY) : upto]))
        found = next((one.author for one in before if one.sort == sort), None)
        if found is None and _is_bare(source) and at - self.spoke[0] <= SPOKE:
            return self.spoke[1]
        return found


def _body(parsed: ParsedDocument, source: Source) -> Source | None:
    """The one body, state or outlet that acts in the clauses before an "it", or that the sentence before was about."""
    sentence = source.sentence
    at = parsed.sentences_before(sentence, 1)
    for one, end in ((sentence, source.heads[0].i), *((s, len(s.tokens)) for s in at if s.passage == sentence.passage)):
        doers = [t for t in one.tokens[:end] if surface.is_subject(t) and _is_body(parsed, one, t)]
        if doers:
            return noun_phrase(one, doers[0]) if len(doers) == 1 else None
    return None


def _is_body(parsed: ParsedDocument, sentence: Sentence, token: Token) -> bool:
    actors = parsed.actors_of(sentence, token)
    if actors:
        return len(actors) == 1 and actors[0].actor_type in _BODIES and token.tag not in ("NNS", "NNPS")
    return token.tag == "NN" and lemma(token) in words("cues", "bodies")


def sort_of(word: str) -> str:
    """The sort of a document: "announcement" and "communiqué" may mean what was called a statement before."""
    known = load("cues")
    return str(known["one_document"].get(word) or known["settings"].get(word) or word)


def _is_document(source: Source | None) -> bool:
    return source is not None and len(source.heads) == 1 and lemma(source.heads[0]) in words("cues", "vehicles")


def _is_it(parsed: ParsedDocument, source: Source | None) -> bool:
    """Whether a source is a bare "it" that stands for no actor."""
    if source is None or source.heads[0].text.lower() not in words("cues", "it"):
        return False
    return not parsed.actors_of(source.sentence, source.heads[0])


def _is_bare(source: Source) -> bool:
    """Whether words name nothing but a statement or the like: no title, no name, nothing that tells which."""
    naming = surface.naming(source.sentence, source.heads[0])
    return lemma(source.heads[0]) in words("cues", "mouthpieces") and not any(t.pos == "PROPN" for t in naming)


def _goes_on(source: Source) -> bool:
    """Whether words can mean a document that was spoken of before: not "a statement", "another letter"."""
    first = source.sentence.between(*source.span)[0]
    new = words("determiners", "articles") - words("determiners", "definite_article") | words(
        "determiners", "additional"
    )
    return first.text.lower() not in new


def maker_beside(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> Source | None:
    """Who made a document, by the words beside it: "the palace's letter", "a note from", "issued by", "the Danish note"."""
    made = maker(sentence, noun)
    if made is noun:
        made = _issuing(sentence, noun) or _naming(parsed, sentence, noun) or _outlet(parsed, sentence, noun) or noun
    return _somebody(parsed, noun_phrase(sentence, made)) if made is not noun else None


def _somebody(parsed: ParsedDocument, source: Source) -> Source | None:
    """The source, if it can have made anything: no document, and no pronoun that stands for nobody."""
    head = source.heads[0]
    known = bool(actors_named(parsed, source.sentence, head))
    if _is_document(source) or (not known and (head.pos == "PRON" or head.tag == "PRP$")):
        return None
    return source if known or head.pos in ("NOUN", "PROPN") else None


def _issuing(sentence: Sentence, noun: Token) -> Token | None:
    """Whom a clause behind a document names as its maker: "a statement issued by the palace"."""
    for clause in surface.clauses_behind(sentence, noun, "acl", "relcl"):
        if clause.lemma in words("cues", "attributing"):
            return next(iter(complements(sentence, clause, *words("cues", "to"))), None)
        if clause.lemma in words("cues", "issuing"):
            return agent(sentence, clause)
    return None


def _outlet(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> Token | None:
    """The outlet that a commentary or the like stands in: "an editorial in the Oslo Times"."""
    if lemma(noun) not in words("cues", "published"):
        return None
    found = complements(sentence, noun, *words("cues", "published_in"))
    outlets = (ActorType.OUTLET, ActorType.ORGANISATION)
    named = (t for t in found if any(a.actor_type in outlets for a in actors_named(parsed, sentence, t)))
    return next(named, None) or next((t for t in found if lemma(t) in words("cues", "bodies")), None)


def _naming(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> Token | None:
    """The word before a document that names its maker: "the Norwegian note"; not what it is about ("an oil report")."""
    if lemma(noun) not in words("cues", "mouthpieces"):
        return None
    named = (t for t in surface.naming(sentence, noun) if parsed.actors_of(sentence, t))
    return next(named, None) or next(
        (t for t in surface.naming(sentence, noun) if lemma(t) in words("cues", "addressees") and t.pos == "NOUN"), None
    )


def _made(parsed: ParsedDocument, marks: Marks) -> Iterator[Issued]:
    """The documents whose maker the words beside them tell, or whose maker is the subject of the verb above them."""
    known = words("cues", "vehicles")
    for number, sentence in enumerate(parsed.sentences):
        for noun in sentence.tokens:
            if noun.pos not in ("NOUN", "PROPN") or lemma(noun) not in known or marks.at(noun.start) is not None:
                continue
            author = maker_beside(parsed, sentence, noun) or _above(parsed, sentence, noun)
            if author is not None:
                yield Issued(noun.start, number, sort_of(lemma(noun)), author)


def _above(parsed: ParsedDocument, sentence: Sentence, noun: Token) -> Source | None:
    """Who issues a document, or speaks in it: the subject of "issued a statement", of "said in a statement"."""
    over = surface.governor(sentence, noun)
    if over.dep == "dobj" and over.word is not None and over.word.lemma in words("cues", "issuing"):
        doer = subject(sentence, over.word)
        return _somebody(parsed, noun_phrase(sentence, maker(sentence, doer))) if doer is not None else None
    speaks = over.preposition in words("cues", "setting_prepositions") and over.over is not None
    if not speaks or over.over is None or not surface.reports(over.over, "clause", "marked", "tells"):
        return None
    said = source_of(sentence, over.over)
    return _somebody(parsed, said) if said is not None else None


def _said_in(
    parsed: ParsedDocument, found: Iterable[Attribution], marks: Marks, numbers: dict[int, int]
) -> Iterator[Issued]:
    """The documents in which an attribution says that somebody spoke: "Berg tweeted", "wrote on Twitter"."""
    for one in found:
        if one.source is None or one.cue is None or _somebody(parsed, one.source) is None:
            continue
        for slot in circumstances(parsed, one, marks).settings:
            yield Issued(one.cue[0], numbers[one.sentence.start], sort_of(slot.value), one.source)
