"""What stands where on the surface of a sentence, each question to the tree under a name of its own.

The subject that stands below a verb itself, the word right above a noun. Who is understood to do a deed, in a passive or below
another verb, is told by :mod:`summitry.language.clauses.syntax`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from summitry.language.parsed import Sentence, Token
from summitry.lexicon import listed

#: Labels of subjects, and of all who take part in what a verb tells.
SUBJECT = ("nsubj", "nsubjpass")
_PARTS = (*SUBJECT, "dobj", "dative")
_OWN = (*SUBJECT, "csubj", "expl")
#: Tags of verbs that make a clause of their own.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_VERBAL = frozenset({"VERB", "AUX"})
#: Clauses above a word, and words in a row, that are looked at: far more than any report needs.
_DEEP, _ROW = 32, 8


class Governor(NamedTuple):
    """What a noun hangs on: its label, the word above it, and the word above that one (above a preposition, say)."""

    dep: str
    word: Token | None
    over: Token | None

    @property
    def preposition(self) -> str:
        """The preposition that the noun stands behind, in lower case, or an empty string."""
        return self.word.text.lower() if self.word is not None and self.dep == "pobj" else ""

    @property
    def verb(self) -> Token | None:
        """The word above where it is a verb, or None."""
        return self.word if self.word is not None and is_verbal(self.word) else None


def is_verbal(token: Token) -> bool:
    """Whether a word is a verb or an auxiliary."""
    return token.pos in _VERBAL


def is_subject(token: Token) -> bool:
    """Whether a word is a subject of its clause."""
    return token.dep in SUBJECT


def head_of(sentence: Sentence, first: int, last: int) -> Token:
    """The token of ``[first, last]`` that depends on one outside."""
    tokens = sentence.tokens
    return next((t for t in tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i), tokens[last])


def governor(sentence: Sentence, token: Token) -> Governor:
    """What a word itself hangs on."""
    above = sentence.head(token)
    return Governor(token.dep, above, sentence.head(above) if above is not None else None)


def shared_governor(sentence: Sentence, token: Token) -> Governor:
    """What a noun hangs on; a conjunct or an apposition hangs on what the first noun hangs on."""
    for _ in range(_ROW):
        above = sentence.head(token)
        if token.dep not in ("conj", "appos") or above is None or above.pos not in _NOMINAL:
            break
        token = above
    return governor(sentence, token)


def row_governor(sentence: Sentence, token: Token) -> Governor:
    """What the first of a row of words hangs on, whatever they are."""
    if token.dep == "conj":
        token = next((t for t in sentence.ancestors(token) if t.dep != "conj"), token)
    return governor(sentence, token)


def prepositional_governor(sentence: Sentence, token: Token) -> Governor:
    """What a noun hangs on in the end, prepositions seen through: "in", "with" and what they hang on in turn."""
    found = shared_governor(sentence, token)
    while found.word is not None and found.dep in ("pobj", "prep") and found.word.pos == "ADP":
        found = governor(sentence, found.word)
    return found


def above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The tokens above one, nearest first, as far up as anybody would build a sentence."""
    return islice(sentence.ancestors(token), _DEEP)


def clause_verb(sentence: Sentence, token: Token) -> Token | None:
    """The nearest verb above a word, or None."""
    return next((t for t in above(sentence, token) if is_verbal(t)), None)


def subjects(sentence: Sentence, verb: Token, *labels: str) -> tuple[Token, ...]:
    """The words that stand below a verb as its subjects."""
    return sentence.children(verb, *(labels or SUBJECT))


def subject(sentence: Sentence, verb: Token, *labels: str) -> Token | None:
    """The first subject that stands below a verb itself, or None."""
    return sentence.child(verb, *(labels or SUBJECT))


def direct_object(sentence: Sentence, verb: Token) -> Token | None:
    """The first direct object of a verb, or None."""
    return sentence.child(verb, "dobj")


def participants(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subjects and objects that stand below a verb itself."""
    return sentence.children(verb, *_PARTS)


def predicate(sentence: Sentence, verb: Token, *labels: str) -> Token | None:
    """What a verb says that its subject (or its object) is, or None: "was clear", "became king"."""
    return sentence.child(verb, *(labels or ("acomp", "attr", "oprd")))


def counts_or_specifies(sentence: Sentence, token: Token) -> bool:
    """Whether a number or a prepositional phrase hangs on a word from behind: "two of them"."""
    return any(t.i > token.i for t in sentence.children(token, "nummod", "prep"))


def reports(verb: Token, *frames: str) -> bool:
    """Whether a verb may report what was said, in a clause or in some other frames of the lexicon: "say", "vow"."""
    return verb.lemma in listed("speech", "frames", *(frames or ("clause",)))


def below_saying(sentence: Sentence, token: Token) -> bool:
    """Whether the word right above is a verb of saying."""
    verb = sentence.head(token)
    return verb is not None and reports(verb)


def says(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the subject of a verb of saying."""
    return token.dep == "nsubj" and below_saying(sentence, token)


def is_possessive(token: Token) -> bool:
    """Whether a token is the sign of a possessor, as the parser or the text has it."""
    return token.tag == "POS" or token.text.lower() in ("'s", "’s")


def nearest_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that a verb has itself, clauses and empty ones too; of two, the one right before it (parsers add topics)."""
    own = sentence.children(verb, *_OWN)
    before = [t for t in own if t.i < verb.i]
    return before[-1] if before else (own[0] if own else None)


def subject_beside(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb that the parser gave to a participle set in between: "Berg, writing on her page, said"."""
    inserted = (t for t in sentence.children(verb, "advcl", "acl", "amod") if t.i < verb.i and t.tag in ("VBG", "VBN"))
    given = (subject(sentence, one, "nsubj", "nsubjpass") for one in inserted)
    return next((t for t in given if t is not None and _is_cut_off(sentence, t)), None)


def _is_cut_off(sentence: Sentence, noun: Token) -> bool:
    """Whether a comma stands right behind a noun."""
    behind = sentence.tokens[noun.i + 1 : noun.i + 2]
    return any(t.text == "," for t in behind)


def is_empty(token: Token) -> bool:
    """Whether a word is an empty subject: "there", "it"."""
    return token.dep == "expl"


def clauses_behind(sentence: Sentence, word: Token, *labels: str) -> tuple[Token, ...]:
    """The complement clauses behind a verb (or a noun), in order; or the clauses with some labels."""
    return tuple(t for t in sentence.children(word, *(labels or ("ccomp", "xcomp"))) if t.i > word.i)


def clauses_before(sentence: Sentence, verb: Token, *labels: str) -> tuple[Token, ...]:
    """The clauses below a verb that stand before it, in order: "the talks failed, she said"."""
    return tuple(t for t in sentence.children(verb, *(labels or ("ccomp", "parataxis"))) if t.i < verb.i)


def opener(sentence: Sentence, clause: Token) -> Token | None:
    """The conjunction of a clause, or None."""
    return sentence.child(clause, "mark")


def object_behind(sentence: Sentence, verb: Token, *labels: str) -> Token | None:
    """The first object behind a verb, or None."""
    return next((t for t in sentence.children(verb, *(labels or ("dobj",))) if t.i > verb.i), None)


def predicate_behind(sentence: Sentence, verb: Token, *labels: str) -> Token | None:
    """What a verb says behind it that something is: "called it a mistake", or None."""
    return next((t for t in sentence.children(verb, *(labels or ("oprd",))) if t.i > verb.i), None)


def prepositions_behind(sentence: Sentence, word: Token, *labels: str) -> tuple[Token, ...]:
    """The prepositions below a word that stand behind it, in order."""
    return tuple(t for t in sentence.children(word, *(labels or ("prep",))) if t.i > word.i)


def governed(sentence: Sentence, preposition: Token) -> Token | None:
    """The noun that a preposition governs, or None."""
    return sentence.child(preposition, "pobj")


def governed_clause(sentence: Sentence, preposition: Token) -> Token | None:
    """The gerund that a preposition governs, or None: "as saying"."""
    return sentence.child(preposition, "pcomp")


def auxiliaries(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb, "to" among them, in order."""
    return sentence.children(verb, "aux", "auxpass")


def negation(sentence: Sentence, verb: Token) -> Token | None:
    """The "not" of a verb, or None."""
    return sentence.child(verb, "neg")


def owner(sentence: Sentence, noun: Token) -> Token | None:
    """Whose a noun is: "her statement", or None."""
    return sentence.child(noun, "poss")


def naming(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The words that name a noun before it: "a Yonhap translation"."""
    return sentence.children(noun, "compound", "nmod", "amod")


def described_by(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The words before a noun that tell more of it, whose it is among them, in order: "the army's chief engineer"."""
    return tuple(t for t in sentence.children(noun, "compound", "nmod", "amod", "poss") if t.i < noun.i)


def appositions(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What stands beside a noun for the same, on either side: "the minister, Anna Berg"."""
    above = (sentence.tokens[noun.head],) if noun.dep in ("appos", "compound") else ()
    return (*sentence.children(noun, "appos"), *above)


def infinitive_mark(sentence: Sentence, verb: Token) -> Token | None:
    """The "to" of an infinitive, or None."""
    return next((t for t in sentence.children(verb, "aux") if t.tag == "TO"), None)


def prepositions(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """The prepositions below a word, on either side, in order."""
    return sentence.children(word, "prep", "dative")


def objects_behind(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The objects behind a verb, whom it is told to among them, in order."""
    return tuple(t for t in sentence.children(verb, "dative", "dobj") if t.i > verb.i)


def adverbial_clauses(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The adverbial clauses below a verb, in order: "speaking in Oslo, she said"."""
    return sentence.children(verb, "advcl")


def behind_gerund(sentence: Sentence, gerund: Token) -> Token | None:
    """The name behind a gerund that the parser takes for the subject: "Briefing the Council, Ann Lee, the envoy, said"."""
    below = sentence.children(gerund, "npadvmod", "appos", "conj", "dobj", "nsubj") if gerund.tag == "VBG" else ()
    return next((t for t in below if t.pos == "PROPN" and _parted(sentence, t)), None)


def _parted(sentence: Sentence, token: Token) -> bool:
    """Whether a comma stands before the phrase of a word."""
    first = sentence.subtree(token)[0].i
    return first > 0 and sentence.tokens[first - 1].text == ","


def opening_name(sentence: Sentence, verb: Token) -> Token | None:
    """The name that opens a sentence and that the parser gives no verb to: "ANN LEE (Norway), speaking for others, said"."""
    below = sentence.children(verb, "ccomp", "dep", "npadvmod", "advcl", "parataxis")
    return next((t for t in below if t.pos == "PROPN" and t.i < verb.i and sentence.subtree(t)[0].i == 0), None)
