"""How far speech that a sentence names was spoken at all: the standing of its verb, as the quotes take it."""

from __future__ import annotations

from summitry.extract.quotes.attribution import SAID, Occurrence, Rule
from summitry.extract.quotes.spans import Span
from summitry.language.clauses import surface
from summitry.language.clauses.factuality import Factuality, Standing, stand, standing
from summitry.language.clauses.syntax import has_to, opens_question


def spoken(cue: Occurrence, rule: Rule, content: tuple[Span, ...]) -> Standing | None:
    """How far the words that a reading finds were spoken; None where they were not, or nobody tells.

    Speech that is denied, wished for, only possible or still to come is told so of some source, as a clause or in quotation
    marks ("may announce that …"). Of what is said not to have been said, asked about or supposed, only words that the report
    has in marks are told ("would not say “never”").
    """
    told, (_, negative) = standing(cue.sentence, cue.verb), stand(cue.sentence, cue.verb)
    if told == SAID:
        return (
            None if rule is Rule.NESTED and has_to(cue.sentence, cue.verb) else told
        )  # "glad to say that …" tells no saying
    if rule is Rule.NESTED:
        return None
    worded = bool(cue.marks.quoted_part(content))
    if told is not None and not negative and cue.source is not None and (worded or _is_clause(cue, rule)):
        return told
    return (told or SAID) if worded and rule is Rule.QUOTATION else None


def foretold(cue: Occurrence) -> bool:
    """Whether speech is still to come ("will tell parliament", "is expected to say"): words given out in advance."""
    found, negative = stand(cue.sentence, cue.verb)
    return found in (Factuality.PLANNED, Factuality.EXPECTED) and not negative


def _is_clause(cue: Occurrence, rule: Rule) -> bool:
    """Whether a clause tells what was spoken; not only about what, as in "may tell when they met", "declined to say who won"."""
    behind = surface.clauses_behind(cue.sentence, cue.verb)
    return rule is Rule.CLAUSE and not any(opens_question(cue.sentence, clause) for clause in behind)
