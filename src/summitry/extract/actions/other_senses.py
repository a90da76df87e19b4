"""Verbs that tell a deed in one construction only: "sought talks with", not "sought an answer"; "let him go", not "let it go".

Each check takes the deed as :class:`Told` and says whether it is of another sense. Which verbs a check is for is the key of
:data:`CHECKS`; the words that it looks for are in ``vocabulary/plover.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from summitry import vocabulary
from summitry.extract.actions.coder import Coding
from summitry.extract.arguments import Named, actors
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import complements, done_to, lemma
from summitry.model import ActorType

MIGHTY = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.BODY})


@dataclass(frozen=True, slots=True)
class Told:
    """A deed as a sentence tells it: the verb, what it acts on, who does it."""

    parsed: ParsedDocument
    sentence: Sentence
    verb: Token
    coding: Coding
    who: tuple[Named, ...]

    @property
    def things(self) -> tuple[Token, ...]:
        """What the verb acts on."""
        return done_to(self.sentence, self.verb)

    @property
    def somebody(self) -> bool:
        """Whether that names an actor."""
        return any(p.appearance is not None for p in actors(self.parsed, self.sentence, self.things))

    @property
    def mighty(self) -> bool:
        """Whether a state, body or organisation does it."""
        return any(p.appearance is not None and p.appearance.actor_type in MIGHTY for p in self.who)


def another_sense(told: Told) -> bool:
    """Whether the verb is of another sense here."""
    check = CHECKS.get(lemma(told.verb))
    return check is not None and check(told)


def _silent(told: Told) -> bool:
    """Such as "declined to comment": a gap, no refusal."""
    below = told.coding.governed
    if told.coding.type != "REJECT" or below is None or lemma(below) not in words("silent"):
        return False
    wide = lemma(below) in ("give", "take", "go", "provide", "be", "rule")
    return not wide or any(lemma(t) in words("silent_about") for t in done_to(told.sentence, below))


def _sought(told: Told) -> bool:
    """Such as "sought an answer": a request only of somebody."""
    if told.coding.type != "REQUEST" or complements(told.sentence, told.verb, "from", "of"):
        return False
    of_somebody = any(complements(told.sentence, t, "from", "with") for t in told.things)
    return not of_somebody and told.coding.governed is None


def _pleaded(told: Told) -> bool:
    """Such as "pleaded guilty"."""
    return bool(told.sentence.children(told.verb, "acomp", "oprd"))


def _let(told: Told) -> bool:
    """Such as "let the matter go"."""
    below = told.sentence.children(told.verb, "ccomp", "xcomp")
    gone = [t for c in below for t in told.sentence.children(c, "nsubj")]
    free = any(lemma(t) in words("freed") for t in gone) or bool(actors(told.parsed, told.sentence, gone))
    return told.coding.mode == "release" and not free


def _confronted(told: Told) -> bool:
    """Such as "confronted the challenge": an accusation only by a state or body, and with something."""
    charged = complements(told.sentence, told.verb, "with", "over", "about")
    return told.coding.type == "ACCUSE" and not (told.mighty and charged)


def _agreed(told: Told) -> bool:
    """Such as "agrees with her": an opinion."""
    if told.coding.strength > 1 or told.coding.governed is not None:
        return False
    with_ = complements(told.sentence, told.verb, "with")
    return bool(with_) and not complements(told.sentence, told.verb, "to", "on")


def _challenged(told: Told) -> bool:
    """Such as "challenged the senator for his seat"."""
    return not any(lemma(t) in words("refusable") for t in told.things)


def _offered(told: Told) -> bool:
    """Such as "offered advice"."""
    if told.coding.type != "AGREE" or told.coding.strength > 1 or not told.things or told.somebody:
        return False
    return all(lemma(t) in words("words_offered") for t in told.things)


def _failed(told: Told) -> bool:
    """Such as "failed the test"."""
    return told.coding.type == "REJECT" and told.coding.strength == 1 and told.coding.governed is None


def _warned(told: Told) -> bool:
    """Such as "warned her that the winter was long"."""
    clause = bool(told.sentence.children(told.verb, "ccomp"))
    return told.coding.type == "THREATEN" and told.coding.strength == 1 and clause and told.coding.governed is None


CHECKS: dict[str, Callable[[Told], bool]] = {
    "decline": _silent,
    "refuse": _silent,
    "seek": _sought,
    "plead": _pleaded,
    "let": _let,
    "confront": _confronted,
    "agree": _agreed,
    "challenge": _challenged,
    "offer": _offered,
    "fail": _failed,
    "warn": _warned,
}


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of ``vocabulary/plover.yaml``."""
    return frozenset(vocabulary.load("plover")[name])
