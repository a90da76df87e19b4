"""How far what a predicate tells is asserted: told as a fact, planned, wanted, possible, supposed, asked, denied.

The context decides, never the kind of claim that is made from it: auxiliaries and conjunctions of the predicate itself
(``auxiliaries.py``) or words before an event noun (``events.py``), then what governs it (``governing.py``), from the predicate
upwards (Saurí & Pustejovsky 2009, "FactBank"). Here the steps are put together. The words are those of ``factuality.yaml``; how
to add one is told in ``docs/factuality.md``. What a date says is left to :func:`dated`, who vouches for it to ``voucher.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from summitry.language.clauses.auxiliaries import almost, mood, of_auxiliaries, of_marks, past_chance
from summitry.language.clauses.degrees import OPEN, Factuality, Stand, Standing
from summitry.language.clauses.denial import negated
from summitry.language.clauses.events import calls_off, modified, over_event
from summitry.language.clauses.governing import Step, Way, over_clause, questioned
from summitry.language.clauses.syntax import governor, is_verb, lemma, upwards
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words
from summitry.model import Modality

__all__ = ["Factuality", "Stand", "Standing", "context", "dated", "mood", "stand", "standing"]

#: In a sentence of more words, those above a predicate are worked out first, the topmost before all: none is too deep.
LONG = 150
#: What is above wins over what a governor or an auxiliary says.
WEAK = (*OPEN, Factuality.DENIED)
#: A finite clause below what is so far asserted is no further asserted itself.
CARRIED = (*OPEN, Factuality.POSSIBLE)


def standing(sentence: Sentence, token: Token) -> Standing | None:
    """Modality and polarity of what a verb or an event noun tells; None where it is only asked or supposed."""
    found, negative = stand(sentence, token)
    if found.modality is None:
        return None
    return Standing(found.modality, "-" if negative != (found.polarity == "-") else "+")


def stand(sentence: Sentence, token: Token) -> Stand:
    """How far what a predicate tells is asserted, and whether it is negative. Worked out once a predicate."""
    held: dict[int, Stand] = sentence.kept("stands", lambda _: {})
    if token.i not in held:
        for one in _unread(sentence, token, held) if len(sentence.tokens) > LONG else (token,):
            held[one.i] = (Factuality.FACT, False)  # what leads round in a circle ends here
            held[one.i] = _of_verb(sentence, one) if is_verb(one) else _of_noun(sentence, one)
    return held[token.i]


def _unread(sentence: Sentence, token: Token, held: Mapping[int, Stand]) -> tuple[Token, ...]:
    """The tokens from the topmost that is not worked out yet down to one."""
    return tuple(reversed(tuple(takewhile(lambda t: t.i not in held, upwards(sentence, token)))))


def context(sentence: Sentence, token: Token) -> Factuality:
    """How far a predicate is asserted by the conjunctions of its clause and by what governs it, its own auxiliaries aside."""
    if not is_verb(token):
        above, _ = governor(sentence, token)
        return context(sentence, above) if above is not None else Factuality.FACT
    return (of_marks(sentence, token) or Factuality.FACT).under(_above(sentence, token)[0])


def dated(modality: Modality, time: str | None, anchor: str | None) -> Modality:
    """``held`` becomes ``planned`` where the deed's own date lies wholly after the day of the report."""
    if modality is not Modality.HELD or not time or not anchor or not time[:4].isdigit():
        return modality
    start = time.split("/")[0].rstrip("~?%")
    size = min(len(start), 10)
    return Modality.PLANNED if start[:size] > anchor[:size] else modality


def _of_verb(sentence: Sentence, verb: Token) -> Stand:
    outer, turned = _above(sentence, verb)
    marks = of_marks(sentence, verb)
    own = marks or of_auxiliaries(sentence, verb, outer)
    negative = negated(sentence, verb) or almost(sentence, verb)
    if own in OPEN:
        return own, negative
    weak = outer in WEAK or outer is Factuality.UNLIKELY
    return (outer if own is None or weak else own), negative != turned


def _of_noun(sentence: Sentence, noun: Token) -> Stand:
    above, preposition = governor(sentence, noun)
    outer = stand(sentence, above) if above is not None and is_verb(above) else (Factuality.FACT, False)
    if outer == (Factuality.FACT, False) and calls_off(sentence, noun):
        return Factuality.CANCELLED, False
    if outer[0].modality is None:
        return outer[0], False
    negative = negated(sentence, noun) or _never_came(sentence, noun)
    own = modified(sentence, noun)
    if own is not None:
        return own, negative
    if above is None:
        return (Factuality.ASKED if questioned(sentence, noun) else Factuality.FACT), negative
    found, turned = _after(sentence, over_event(sentence, noun, above, preposition))
    return found, negative or turned


def _never_came(sentence: Sentence, noun: Token) -> bool:
    """Such as "the planned summit did not take place": what denies that it came about denies the plan."""
    verb, preposition = governor(sentence, noun)
    if verb is None or noun.dep != "nsubj" or preposition or not negated(sentence, verb):
        return False
    named = {lemma(verb), *(f"{lemma(verb)} {lemma(t)}" for t in sentence.children(verb, "dobj"))}
    return not named.isdisjoint(words("factuality", "happening"))


def _above(sentence: Sentence, verb: Token) -> Stand:
    """What governs a verb lets it be asserted so far; True where it turns its polarity round ("failed to")."""
    held: dict[int, Stand] = sentence.kept("stands above", lambda _: {})
    if verb.i not in held:
        held[verb.i] = _after(sentence, over_clause(sentence, verb))
    return held[verb.i]


def _after(sentence: Sentence, step: Step) -> Stand:
    """What a step upwards comes to, with what the word above comes to itself."""
    above = step.above
    if above is None or step.way is Way.ALONE:
        return step.said, step.turned
    if step.way is Way.SAYS:
        return _said(sentence, step, above)
    if step.way is Way.BESIDE:
        return (of_marks(sentence, above) or _above(sentence, above)[0]), False
    passed = is_verb(above) or step.way is Way.PASSES
    outer, negative = stand(sentence, above) if passed else (_around(sentence, above), False)
    if step.way is Way.PASSES:
        return outer, negative != step.turned
    if step.way is Way.SHARES:
        return outer, negative and (negated(sentence, above, objects=False) or not negated(sentence, above))
    return _within(step, above, outer, negative)


def _within(step: Step, above: Token, outer: Factuality, negative: bool) -> Stand:
    """What a word above that is itself so far asserted leaves of what it says."""
    if step.way is Way.WITHIN:
        return step.said.under(outer), negative
    if step.way is Way.RULES:
        undone = outer in (Factuality.POSSIBLE, Factuality.WANTED) and step.said is Factuality.CANCELLED
        return (Factuality.PLANNED if undone else step.said), False
    if step.way is Way.ASKS and (outer, negative) in ((Factuality.DENIED, False), (Factuality.FACT, True)):
        return Factuality.ASKED, False
    if outer is Factuality.DENIED and lemma(above) not in words("factuality", "factive"):
        return step.said.under(Factuality.POSSIBLE), False
    return step.said.under(outer if outer in CARRIED else Factuality.FACT), False


def _said(sentence: Sentence, step: Step, above: Token) -> Stand:
    """What a governor says of what is below it, as far as what stands around the governor leaves it."""
    outer = _around(sentence, above)
    if outer in WEAK:
        return outer, False
    if is_verb(above) and past_chance(sentence, above):
        return Factuality.SUPPOSED, False
    return step.said, step.turned


def _around(sentence: Sentence, above: Token) -> Factuality:
    """How far what stands around a governor is asserted: "if there are plans to meet", "if they plan to meet"."""
    if is_verb(above) or above.pos == "ADJ":
        return context(sentence, above)
    over, _ = governor(sentence, above)
    return stand(sentence, over)[0] if over is not None and is_verb(over) else Factuality.FACT
