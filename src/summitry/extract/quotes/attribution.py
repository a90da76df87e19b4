"""What the parts of quote extraction hand one another: a cue word in its sentence, and an attribution that was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitry.extract.quotes.cues import Frame, frames_of
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source
from summitry.extract.quotes.spans import Span
from summitry.language import Sentence, Token
from summitry.language.clauses.factuality import Standing
from summitry.model import Modality

#: Words that were spoken, as most of what reports tell is.
SAID = Standing(Modality.HELD, "+")


class Rule(StrEnum):
    """The groups of rules that find an attribution: what names the speaker, or the frame of the cue."""

    QUOTATION = "quotation"
    CLAUSE = "clause"
    NESTED = "nested"
    LIGHT = "light"
    INFINITIVE = "infinitive"
    CALLED = "called"
    AS = "as"
    PREPOSITION = "preposition"
    OBJECT = "object"
    GERUND = "gerund"
    REPORTED = "reported"
    QUESTION = "question"
    ACCORDING = "according"
    NOUN = "noun"
    FLOATING = "floating"
    SCENE = "scene"
    TRANSCRIPT = "transcript"
    LABELLED = "labelled"
    ASKED = "asked"
    SIGNED = "signed"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A cue word where it stands, with its source.

    ``low`` and ``high`` are the first and last token of the bare attribution: the verb, its auxiliaries, and its subject
    where that stands beside it. ``turned`` is True where the subject stands behind its verb: "…,” said Ms Berg".
    """

    sentence: Sentence
    verb: Token
    source: Source | None
    low: int
    high: int
    marks: Marks
    turned: bool = False
    frames: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: cue, source, and the pieces of content as document offsets in text order.

    ``rule`` names the group of rules that found it. ``verb`` is the cue word's token, None where there is none (a colon,
    a dash, a quotation that floats). ``relays`` are those who pass it on. ``standing`` is how far
    the report tells it as said: modality and polarity. ``author`` is whose words a source speaks that is a document (a statement,
    a tweet); ``unspoken`` where the source is such a thing, or a bare "it", and nobody is known to be behind it.
    """

    sentence: Sentence
    cue: Span | None
    lemma: str
    verb: Token | None
    source: Source | None
    content: tuple[Span, ...]
    rule: Rule
    relays: tuple[Source, ...] = ()
    standing: Standing = SAID
    author: Source | None = None
    unspoken: bool = False

    @property
    def passes_on(self) -> bool:
        """Whether it may pass on what another says: "according to Tass", "Tass reported"."""
        return self.rule is Rule.ACCORDING or Frame.RELAYS in frames_of(self.lemma)
