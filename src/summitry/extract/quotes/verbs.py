"""Cue verbs: whether one reports speech where it stands, in which frame, and what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from summitry.extract.quotes import frames as frame
from summitry.extract.quotes.adjacent import quotations_beside
from summitry.extract.quotes.attribution import Attribution, Occurrence, Rule
from summitry.extract.quotes.clauses import nested_clause, reported_clause
from summitry.extract.quotes.cues import MOST, SPOKEN, Frame, companions, cue_words, frames_of
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source
from summitry.extract.quotes.said import spoken
from summitry.extract.quotes.sources import source_of
from summitry.extract.quotes.spans import MARKS, Span, is_mark
from summitry.language import Sentence, Token
from summitry.language.clauses import reach, surface
from summitry.language.clauses.factuality import Standing
from summitry.language.clauses.syntax import is_passive, words_below
from summitry.lexicon import words

Reading = tuple[Rule, tuple[Span, ...]]
#: Readings of the frames that are no clause: the frame, the name of the rule group, and how to read it, the surest first.
READINGS: tuple[tuple[Frame, Rule, Callable[[Occurrence], tuple[Span, ...]]], ...] = (
    (Frame.LIGHT, Rule.LIGHT, frame.made_clear),
    (Frame.INFINITIVE, Rule.INFINITIVE, frame.infinitive),
    (Frame.OBJECT_INFINITIVE, Rule.INFINITIVE, frame.infinitive),
    (Frame.PREDICATE, Rule.CALLED, frame.called),
    (Frame.AS, Rule.AS, frame.judged),
    (Frame.PREDICATE, Rule.AS, frame.judged),
    (Frame.PREPOSITION, Rule.PREPOSITION, frame.prepositional),
    (Frame.OBJECT, Rule.OBJECT, frame.object_of),
    (Frame.OBJECT, Rule.GERUND, frame.gerund),
)
#: So many words or fewer without a verb are no clause; more may be one that the parser misread.
FEW = 3
#: Rule groups that stand without a source.
SOURCELESS = frozenset({Rule.QUOTATION, Rule.CLAUSE, Rule.REPORTED, Rule.QUESTION})


def verb_attributions(sentence: Sentence, marks: Marks) -> Iterator[Attribution]:
    """The attributions that rest on the cue verbs of a sentence, in order."""
    last: Source | None = None
    known = cue_words()
    verbs = [t for t in sentence.tokens if t.lemma in known and surface.is_verbal(t) and t.tag != "MD"]
    for token in islice(verbs, MOST):
        cue = occurrence(sentence, token, marks, last)
        if marks.at(token.start) is None:
            last = cue.source or last
        found = _attribution(cue)
        if found is not None:
            yield found


def occurrence(sentence: Sentence, verb: Token, marks: Marks, last: Source | None = None) -> Occurrence:
    """A cue verb with its source and the reach of the bare attribution.

    ``last`` is the source of the cue before it, taken where the parser found one inside a quotation that the verb is not in.
    """
    source = source_of(sentence, verb)
    if source is not None and marks.at(verb.start) is None and marks.at(source.heads[0].start) is not None:
        source = last
    behind = source is not None and verb.start < source.span[0] and not is_passive(sentence, verb)
    low, high = _reach(sentence, verb, source if behind else None)
    return Occurrence(sentence, verb, source, low, high, marks, behind, _frames(sentence, verb))


def _frames(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The frames that a verb may stand in with the words beside it: "point" with "out", "make" with "clear"."""
    found, particles = frames_of(verb.lemma), companions(verb.lemma, Frame.CLAUSE)
    for word in particles & words_below(sentence, verb, "prt", "advmod") if particles else ():
        found |= frames_of(f"{verb.lemma} {word}")
    return found | {Frame.LIGHT} if companions(verb.lemma, Frame.LIGHT) else found


def _reach(sentence: Sentence, verb: Token, behind: Source | None) -> tuple[int, int]:
    """First and last token of the bare attribution; a source behind the verb ends it."""
    low, high = reach.verb_group(sentence, verb)
    if behind is not None and behind.sentence is sentence:
        low, high = verb.i, max([high, *(t.i for t in sentence.between(*behind.span))])
    return next((t.i for t in sentence.tokens[low : verb.i] if not is_mark(t)), verb.i), high


def _attribution(cue: Occurrence) -> Attribution | None:
    if cue.source is not None and _nobody(cue.source):
        return None
    for rule, content in _readings(cue):
        if not content or (rule is Rule.CLAUSE and not _says(cue, content)):
            continue
        told = _standing(cue, rule, content)
        if told is None:
            return None
        span = (cue.verb.start, cue.verb.end)
        return Attribution(cue.sentence, span, cue.verb.lemma, cue.verb, cue.source, content, rule, standing=told)
    return None


def _standing(cue: Occurrence, rule: Rule, content: tuple[Span, ...]) -> Standing | None:
    """How far somebody spoke the words that a reading finds, or None."""
    if (rule is Rule.QUOTATION and _is_title(cue, content)) or (cue.source is None and rule not in SOURCELESS):
        return None
    return spoken(cue, rule, content)


def _says(cue: Occurrence, content: tuple[Span, ...]) -> bool:
    """Whether words hold a clause or stand in quotation marks; a noun or two is whom or what ("told the meeting")."""
    said = [t for span in content for t in cue.sentence.between(*span) if t.text.isalnum()]
    verbs = any(surface.is_verbal(t) or t.pos == "INTJ" for t in said)
    return verbs or len(said) > FEW or bool(cue.marks.quoted_part(content))


def _is_title(cue: Occurrence, content: tuple[Span, ...]) -> bool:
    """Whether what is read or written is a work by its title: words in marks, each with a capital, without an end mark."""
    who = cue.source.heads[0].pos if cue.source is not None else None
    if cue.verb.lemma not in words("cues", "authoring") or len(content) != 1 or who not in ("PROPN", "PRON"):
        return False
    before = cue.marks.text[cue.verb.end : content[0][0]].rstrip(MARKS).rstrip()
    if content[0][0] < cue.verb.start or before[-1:] in (",", ":"):
        return False
    title = [w for w in cue.marks.text[slice(*content[0])].split() if len(w) > 3 or w[0].isupper()]
    return len(title) > 1 and all(w[0].isupper() for w in title) and title[-1][-1].isalnum()


def _nobody(source: Source) -> bool:
    """Whether a source is a bare "this" or "nothing"; "those who said …" are somebody."""
    head = source.heads[0]
    return head.text.lower() in words("cues", "nobody") and not surface.clauses_behind(
        source.sentence, head, "relcl", "acl"
    )


def _readings(cue: Occurrence) -> Iterator[Reading]:
    """The readings of a cue verb with their rule groups, the surest first."""
    if cue.marks.at(cue.verb.start) is not None:
        yield from _within_quotation(cue)
        return
    yield from _clause_readings(cue)
    if is_passive(cue.sentence, cue.verb):
        yield from _passive_readings(cue)
        return
    yield from ((rule, read(cue)) for name, rule, read in READINGS if name in cue.frames)


def _within_quotation(cue: Occurrence) -> Iterator[Reading]:
    """A verb in somebody's words: only what follows it, and frames other than clauses only for "I" and "we"."""
    if Frame.CLAUSE in cue.frames:
        yield Rule.NESTED, nested_clause(cue)
    if Frame.LIGHT in cue.frames:
        yield Rule.NESTED, frame.made_clear(cue)
    if Frame.OBJECT_INFINITIVE in cue.frames and cue.source is not None and cue.source.heads[0].tag == "PRP":
        yield Rule.NESTED, frame.infinitive(cue)


def _clause_readings(cue: Occurrence) -> Iterator[Reading]:
    spoken = cue.frames & SPOKEN
    if spoken or Frame.MARKED in cue.frames:
        yield Rule.QUOTATION, quotations_beside(cue)
    if spoken or Frame.PUTS in cue.frames:
        yield Rule.CLAUSE, reported_clause(cue)


def _passive_readings(cue: Occurrence) -> Iterator[Reading]:
    if cue.frames >= {Frame.ASKS, Frame.PREPOSITION}:
        yield Rule.QUESTION, frame.prepositional(cue)
    if Frame.PASSIVE_INFINITIVE in cue.frames:
        yield Rule.REPORTED, frame.reported_infinitive(cue)
