"""The word of a predicate by itself: its lemma, its form, and the small words that belong to it.

Tense, mood and voice, auxiliaries, particles, articles, adjectives and adverbs. What takes part in it is :mod:`frames`' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitry.language.clauses import denial, syntax
from summitry.language.once import cached_property
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words


class Category(StrEnum):
    """The sort of word that a predicate is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    PREPOSITION = "preposition"
    NONE = "none"


@dataclass(frozen=True, eq=False)
class Head:
    """The word of a predicate in its sentence, with what is told by its form and by the small words below it."""

    sentence: Sentence
    head: Token
    category: Category

    @cached_property
    def word(self) -> str:
        """The lemma, with its particle where it has one: ``agree``, ``call off``."""
        return self.lemma if self.category is Category.ADJECTIVE else syntax.phrasal(self.sentence, self.head)

    @cached_property
    def lemma(self) -> str:
        """The lemma of its head alone, in lower case; of a participle that is an adjective the word itself."""
        participle = self.category is Category.ADJECTIVE and self.head.tag == "VBN"
        return self.head.text.lower() if participle else syntax.lemma(self.head)

    @cached_property
    def passive(self) -> bool:
        """Whether it is done to the grammatical subject."""
        return self.category is Category.VERB and syntax.is_passive(self.sentence, self.head)

    @cached_property
    def modal(self) -> str:
        """The modal auxiliary in lower case ("will", "must"), or ''."""
        return next((t.text.lower() for t in self.sentence.children(self.head, "aux") if t.tag == "MD"), "")

    @cached_property
    def infinitive(self) -> bool:
        """Whether it is an infinitive with "to"."""
        return syntax.has_to(self.sentence, self.head)

    @cached_property
    def finite(self) -> bool:
        """Whether it is, or an auxiliary makes it, a tensed verb."""
        return self.category is Category.VERB and syntax.is_finite(self.sentence, self.head)

    @cached_property
    def perfect(self) -> bool:
        """Whether it is told as done by then: "may have met", "had met"."""
        return any(
            t.text.lower() in words("factuality", "perfect_tense") for t in self.sentence.children(self.head, "aux")
        )

    @cached_property
    def past(self) -> bool:
        """Whether it is told in the past tense: "met", "had met", "was held"."""
        return any(t.tag == "VBD" for t in (self.head, *self.sentence.children(self.head, "aux", "auxpass")))

    @cached_property
    def progressive(self) -> bool:
        """Whether it is told as going on: "must be working"."""
        return self.head.tag == "VBG" and self.sentence.child(self.head, "aux") is not None

    @cached_property
    def negative(self) -> bool:
        """Whether a word of its own denies it: "did not sign", "no agreement"."""
        return denial.negated(self.sentence, self.head)

    @cached_property
    def has_expletive(self) -> bool:
        """Whether its subject is an empty "there" or "it"."""
        return self.sentence.child(self.head, "expl") is not None

    @cached_property
    def marks(self) -> frozenset[str]:
        """The conjunctions and adverbs of the clause in lower case."""
        return syntax.clause_marks(self.sentence, self.head)

    @cached_property
    def openers(self) -> tuple[Token, ...]:
        """The conjunctions and adverbs that open or modify the clause: "nor", "either"."""
        return tuple(t for t in self.sentence.children(self.head, "cc", "preconj", "advmod") if t.i < self.head.i)

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """The prepositions below it in lower case, those of times among them."""
        return frozenset(t.text.lower() for t in syntax.prepositions(self.sentence, self.head))

    @cached_property
    def adverbials(self) -> tuple[Token, ...]:
        """Adverbs and nouns used as such: "twice", "four times"."""
        return self.sentence.children(self.head, "advmod", "npadvmod")

    @cached_property
    def complement(self) -> tuple[Token, ...]:
        """What a verb says that its subject or object is: "was absent", "called it useful", "became president"."""
        return self.sentence.children(self.head, "acomp", "attr", "oprd")

    @cached_property
    def modifiers(self) -> frozenset[str]:
        """Adjectives, participles and nouns before or around a noun, adverbs of a verb, in lower case."""
        return frozenset(
            t.text.lower() for t in self.sentence.children(self.head, "amod", "compound", "nmod", "advmod")
        )

    @cached_property
    def attributes(self) -> tuple[Token, ...]:
        """The words before a noun that say which or how many, those below them too: "the first two inter-Korean" talks."""
        return syntax.attributes(self.sentence, self.head)

    @cached_property
    def names_before(self) -> tuple[Token, ...]:
        """The names before a noun: "EU sanctions"."""
        return syntax.names_before(self.sentence, self.head)

    @cached_property
    def determiners(self) -> frozenset[str]:
        """The articles and other determiners of a noun, in lower case."""
        return frozenset(t.text.lower() for t in self.sentence.children(self.head, "det", "predet"))

    @cached_property
    def relatives(self) -> tuple[Token, ...]:
        """The verbs of participles and relative clauses after a noun: "talks hosted by", "a summit that ended"."""
        return self.sentence.children(self.head, "acl", "relcl")

    @property
    def follows_hyphen(self) -> bool:
        """Whether it is only the end of a word with a hyphen: "off-limits"."""
        return syntax.follows_hyphen(self.sentence, self.head)
