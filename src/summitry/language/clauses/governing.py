"""What stands over a predicate and what it makes of it: one step up, from a clause to the word that governs it.

How the step bears on how far the predicate is asserted is told by its :class:`Way`; what the steps come to is worked out in
``factuality.py``. Event nouns take theirs in ``events.py``.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from summitry.language.clauses.auxiliaries import mood
from summitry.language.clauses.degrees import Factuality, governed, named, when_denied
from summitry.language.clauses.denial import negated
from summitry.language.clauses.syntax import (
    clause_marks,
    has_to,
    is_finite,
    is_relative,
    is_verb,
    lemma,
    opens_question,
    phrasal,
    words_below,
)
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

CLAUSES_BELOW = ("xcomp", "acl", "oprd")


class Way(Enum):
    """How what is above bears on what is below it."""

    ALONE = auto()
    """Not at all: it is as far asserted as the step says."""
    PASSES = auto()
    """It is as far asserted as what is above: "began to sign"."""
    BESIDE = auto()
    """It shares what is above the other, not that one's auxiliaries: "they may go and she has signed"."""
    SHARES = auto()
    """It shares the other's auxiliaries and its "not", what is said of the other's object aside: "gave no reason and left"."""
    SAYS = auto()
    """The word above says how far it is asserted: "plans to sign"."""
    WITHIN = auto()
    """It is as the step says, or weaker where the word above is: "is to sign"."""
    RULES = auto()
    """The word above says what becomes of an event: "cancelled the dinner"."""
    TELLS = auto()
    """A finite clause: as the step says, and open or possible where what tells it is: "said that they signed"."""
    ASKS = auto()
    """As ``TELLS``; open where what is above is refused or denied: "declined to say when they signed"."""


class Step(NamedTuple):
    """One step up: to which word, how that bears on what is below, what it says, and whether it turns it round ("failed to")."""

    way: Way
    above: Token | None = None
    said: Factuality = Factuality.FACT
    turned: bool = False


ALONE = Step(Way.ALONE)


def over_clause(sentence: Sentence, token: Token) -> Step:
    """The step from a verb to what governs it."""
    head = sentence.head(token)
    if head is None:
        return _unless_questioned(sentence, token)
    if token.dep == "conj":
        return _over_conjunct(sentence, token, head)
    if token.dep in ("pcomp", "pobj"):
        return _over_gerund(sentence, head)
    if token.dep == "acl" and any(is_relative(t) for t in sentence.children(token)):
        return ALONE
    if _is_infinitive(sentence, token, head):
        return _over_infinitive(sentence, token, head)
    if _is_told(sentence, token):
        return _over_that_clause(sentence, token, head)
    if token.dep == "advcl" and clause_marks(sentence, token) & words("factuality", "without"):
        return Step(Way.ALONE, turned=True)
    return (
        _unless_questioned(sentence, token) if token.dep in ("parataxis", "relcl", "advcl", "dep", "appos") else ALONE
    )


def _unless_questioned(sentence: Sentence, token: Token) -> Step:
    return Step(Way.ALONE, said=Factuality.ASKED) if questioned(sentence, token) else ALONE


def questioned(sentence: Sentence, token: Token) -> bool:
    """Whether the sentence is a question and the words stand before its mark; words after it only tell who asked.

    Words before a colon, or before a quotation that holds the mark, only tell who asks what follows.
    """
    marks = sentence.kept("question marks", lambda own: [t.i for t in own.tokens if t.text == "?"])
    between = [t.tag for t in sentence.tokens[token.i : marks[-1]]] if marks and token.i <= marks[-1] else [":"]
    if ":" in between or between.count("``") > between.count("''"):
        return False
    return token.head == token.i or sentence.tokens[token.head].i > marks[-1] or token.dep == "parataxis"


def _is_infinitive(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a clause hangs as an infinitive or a participle; a finite one may hang so too ("rumours that they met").

    So does a gerund that the parser takes for an object ("denied planning to go").
    """
    told = head.pos in ("NOUN", "PROPN", "ADJ") and is_finite(sentence, token)
    gerund = token.dep == "dobj" and token.tag == "VBG"
    below = gerund or token.dep in CLAUSES_BELOW
    return (below and not told) or (token.dep in ("ccomp", "advcl") and has_to(sentence, token))


def _is_told(sentence: Sentence, token: Token) -> bool:
    marked = token.dep == "relcl" and sentence.child(token, "mark") is not None
    return marked or token.dep in ("ccomp", "csubj", *CLAUSES_BELOW)


def _over_conjunct(sentence: Sentence, verb: Token, head: Token) -> Step:
    """A coordinated predicate goes with the first one, by its auxiliaries too where it has none and no subject of its own."""
    if not is_verb(head):
        return ALONE if is_verb(verb) else Step(Way.PASSES, head)
    if any(_in_place(sentence, t) for t in sentence.children(head, "cc") if t.i < verb.i):
        return Step(Way.PASSES, head, turned=True)
    apart = bool(words_below(sentence, verb, "aux") & words("factuality", "past")) or (
        verb.tag == "VBD" and head.tag == "VB"
    )
    return Step(Way.BESIDE if apart or sentence.child(verb, "nsubj", "nsubjpass") else Way.SHARES, head)


def _in_place(sentence: Sentence, link: Token) -> bool:
    """Such as "instead of meeting", "rather than meet": what was not done."""
    return any(t.text.lower() in words("factuality", "in_place") for t in sentence.children(link, "advmod"))


def _over_infinitive(sentence: Sentence, verb: Token, head: Token) -> Step:
    """An infinitive or participle below a verb, noun or adjective."""
    if phrasal(sentence, head) in words("factuality", "failing") or clause_marks(sentence, head) & words(
        "factuality", "yet"
    ):
        return Step(Way.PASSES, head, turned=True)
    if verb.dep == "acl" and verb.tag in ("VBN", "VBG"):
        return ALONE
    said = governed("infinitive", phrasal(sentence, head))
    ended = _ended(sentence, head) if said in (Factuality.PLANNED, Factuality.WANTED) and head.pos == "NOUN" else None
    if ended is not None:
        return ended
    if said is not None:
        return _said(sentence, head, said)
    if lemma(head) in words("factuality", "being") and has_to(sentence, verb):
        return Step(Way.WITHIN, head, Factuality.PLANNED)
    return _over_plain_infinitive(sentence, verb, head)


def _over_plain_infinitive(sentence: Sentence, verb: Token, head: Token) -> Step:
    """Below a word that says nothing of it: as far asserted as that verb, or that of the adjective; below a noun possible."""
    if is_verb(head):
        return Step(Way.PASSES, head)
    above = sentence.head(head) if head.pos == "ADJ" else None
    if above is not None and is_verb(above):
        return Step(Way.PASSES, above)
    said = Factuality.POSSIBLE if verb.dep == "acl" and has_to(sentence, verb) else Factuality.FACT
    return Step(Way.ALONE, said=said, turned=negated(sentence, head))


def _said(sentence: Sentence, head: Token, said: Factuality) -> Step:
    negative = negated(sentence, head)
    turned = when_denied("denied_governors", said) if negative else None
    return Step(Way.SAYS, head, turned or said, negative and turned is None)


def _ended(sentence: Sentence, noun: Token) -> Step | None:
    """Such as "turned down an invitation to meet", "dropped plans to meet"."""
    above = sentence.head(noun)
    if above is None or noun.dep not in ("dobj", "nsubjpass") or negated(sentence, above):
        return None
    said = governed("infinitive", phrasal(sentence, above))
    return Step(Way.SAYS, above, said) if said in (Factuality.DENIED, Factuality.CANCELLED) else None


def _over_gerund(sentence: Sentence, preposition: Token) -> Step:
    """Such as "before meeting", "without meeting", "the prospect of meeting"."""
    word, above = preposition.text.lower(), sentence.head(preposition)
    if above is None or word in words("factuality", "without"):
        return ALONE
    if _in_place(sentence, preposition):
        return Step(Way.PASSES, above, turned=True) if is_verb(above) else Step(Way.ALONE, turned=True)
    if {above.text.lower(), lemma(above), *_before(sentence, preposition)} & words("factuality", "failing"):
        verb = above if is_verb(above) else sentence.head(above)
        return (
            Step(Way.PASSES, verb, turned=True) if verb is not None and is_verb(verb) else Step(Way.ALONE, turned=True)
        )
    said = governed("infinitive", phrasal(sentence, above)) if word in words("factuality", "of_deeds") else None
    if said is not None:
        return _said(sentence, above, said)
    return Step(Way.PASSES, above) if is_verb(above) else ALONE


def _before(sentence: Sentence, preposition: Token) -> frozenset[str]:
    """The adverb right before a preposition that both hang from one word: "far" from, "short" of."""
    beside = sentence.children(sentence.tokens[preposition.head], "advmod")
    return frozenset(t.text.lower() for t in beside if t.i == preposition.i - 1)


def _over_that_clause(sentence: Sentence, clause: Token, head: Token) -> Step:
    """A finite clause, or one whose governor is not known to look ahead: "said that …", "rumours that …", "not true that …"."""
    ruler, negative = _ruler(sentence, clause, head)
    above = head if is_verb(head) else ruler
    said = _told(sentence, clause, ruler, negative) or Factuality.FACT
    if not opens_question(sentence, clause):
        return Step(Way.TELLS, above, said)
    unknown = negative or phrasal(sentence, head) in words("factuality", "open_questions")
    return Step(Way.ALONE, said=Factuality.ASKED) if unknown else Step(Way.ASKS, above, said)


def _ruler(sentence: Sentence, clause: Token, head: Token) -> tuple[Token, bool]:
    """What says how far a clause holds: the adjective or noun of "it is unlikely that", else its head; and if it is denied."""
    negative = negated(sentence, head)
    for below in sentence.children(head, "acomp", "attr", "oprd") if is_verb(head) else ():
        if below.i != clause.i:
            return below, negative or negated(sentence, below)
    above = sentence.head(head)
    if not is_verb(head) and above is not None and is_verb(above):
        negative = negative or negated(sentence, above)
    return head, negative


def _told(sentence: Sentence, clause: Token, ruler: Token, negative: bool) -> Factuality | None:
    """What the word over a finite clause says of it; None where it only reports it."""
    word = phrasal(sentence, ruler)
    said = governed("that", word)
    if negative:
        turned = when_denied("denied_telling", said) if said is not None else None
        return named("denied_that_clauses", word) or turned or said or _of_telling_noun(sentence, ruler)
    asks = said is Factuality.WANTED and word in words("factuality", "subjunctive")
    if asks and mood(sentence, clause) != "subjunctive":
        said = None
    return said or _of_telling_noun(sentence, ruler)


def _of_telling_noun(sentence: Sentence, ruler: Token) -> Factuality | None:
    """Such as "the false claim that", "unconfirmed reports that"."""
    if lemma(ruler) not in words("factuality", "telling_nouns"):
        return None
    own = (named("telling_adjectives", t.text.lower()) for t in sentence.children(ruler, "amod", "compound"))
    return next((one for one in own if one is not None), None)
