"""Cue verbs: whether one reports speech where it stands, in which frame, and what was said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from summitry.extract.quotes import frames as frame
from summitry.extract.quotes.adjacent import quotations_beside
from summitry.extract.quotes.attribution import Attribution, Occurrence
from summitry.extract.quotes.clauses import nested_clause, reported_clause
from summitry.extract.quotes.cues import MOST, Cues
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.phrases import Source
from summitry.extract.quotes.sources import is_passive, nearest_subject, source_of
from summitry.extract.quotes.spans import MARKS, Span, is_mark
from summitry.extract.quotes.unsaid import foretold, given_out, unsaid
from summitry.language import Sentence, Token
from summitry.model import Modality

#: Readings of the frames that are no clause: the frame, the name of the rule group, and how to read it, the surest first.
READINGS: tuple[tuple[str, str, Callable[[Occurrence], tuple[Span, ...]]], ...] = (
    ("light", "light", frame.made_clear),
    ("infinitive", "infinitive", frame.infinitive),
    ("object_infinitive", "infinitive", frame.infinitive),
    ("predicate", "called", frame.called),
    ("as", "as", frame.judged),
    ("predicate", "as", frame.judged),
    ("preposition", "preposition", frame.prepositional),
    ("object", "object", frame.object_of),
    ("object", "gerund", frame.gerund),
)
VERBS = frozenset({"VERB", "AUX"})
#: So many words or fewer without a verb are no clause; more may be one that the parser misread.
FEW = 3
#: Rule groups that stand without a source.
SOURCELESS = frozenset({"quotation", "clause", "reported", "question"})


def verb_attributions(sentence: Sentence, marks: Marks, cues: Cues) -> Iterator[Attribution]:
    """The attributions that rest on the cue verbs of a sentence, in order."""
    last: Source | None = None
    verbs = (t for t in sentence.tokens if t.pos in VERBS and t.lemma in cues.frames and t.tag != "MD")
    for token in islice(verbs, MOST):
        cue = occurrence(sentence, token, marks, cues, last)
        if marks.at(token.start) is None:
            last = cue.source or last
        found = _attribution(cue)
        if found is not None:
            yield found


def occurrence(sentence: Sentence, verb: Token, marks: Marks, cues: Cues, last: Source | None = None) -> Occurrence:
    """A cue verb with its source and the reach of the bare attribution.

    ``last`` is the source of the cue before it, taken where the parser found one inside a quotation that the verb is not in.
    """
    source = source_of(sentence, verb, cues)
    if source is not None and marks.at(verb.start) is None and marks.at(source.heads[0].start) is not None:
        source = last
    low, high = _reach(sentence, verb, source)
    turned = source is not None and verb.start < source.span[0] and not is_passive(sentence, verb)
    return Occurrence(sentence, verb, source, low, high, marks, cues, turned)


def _attribution(cue: Occurrence) -> Attribution | None:
    if cue.source is not None and _nobody(cue.source, cue.cues):
        return None
    silent = unsaid(cue.sentence, cue.verb, cue.cues)
    planned = silent and cue.source is not None and foretold(cue.sentence, cue.verb, cue.cues)
    for rule, content in _readings(cue):
        if not content or (rule == "clause" and not _says(cue, content)):
            continue
        if rule == "quotation" and _is_title(cue, content):
            return None
        worded = bool(cue.marks.quoted_part(content))
        if planned and not worded and not (rule == "clause" and given_out(cue.sentence, cue.cues)):
            return None
        if silent and not planned and not (rule == "quotation" and worded):
            return None
        if cue.source is None and rule not in SOURCELESS:
            return None
        return Attribution(
            cue.sentence,
            (cue.verb.start, cue.verb.end),
            cue.verb.lemma,
            cue.verb,
            cue.source,
            content,
            rule,
            modality=Modality.PLANNED if planned else Modality.HELD,
            denied=silent and not planned and cue.sentence.child(cue.verb, "neg") is not None,
        )
    return None


def _says(cue: Occurrence, content: tuple[Span, ...]) -> bool:
    """Whether words hold a clause or stand in quotation marks; a noun or two is whom or what ("told the meeting")."""
    if cue.marks.quoted_part(content):
        return True
    count = 0
    for start, end in content:
        words = [t for t in cue.sentence.between(start, end) if t.text.isalnum()]
        count += len(words)
        if count > FEW or any(t.pos in {"VERB", "AUX", "INTJ"} for t in words):
            return True
    return False


def _is_title(cue: Occurrence, content: tuple[Span, ...]) -> bool:
    """Whether what is read or written is a work by its title: words in marks, each with a capital, without an end mark."""
    who = cue.source.heads[0] if cue.source is not None else None
    if cue.verb.lemma not in cue.cues.authoring or len(content) != 1 or who is None or who.pos not in {"PROPN", "PRON"}:
        return False
    before = cue.marks.text[cue.verb.end : content[0][0]].rstrip(MARKS).rstrip()
    if content[0][0] < cue.verb.start or before[-1:] in {",", ":"}:
        return False
    words = [w for w in cue.marks.text[slice(*content[0])].split() if len(w) > 3 or w[0].isupper()]
    return len(words) > 1 and all(w[0].isupper() for w in words) and words[-1][-1].isalnum()


def _nobody(source: Source, cues: Cues) -> bool:
    """Whether a source is a bare "this" or "nothing"; "those who said …" are somebody."""
    head = source.heads[0]
    return head.text.lower() in cues.nobody and source.sentence.child(head, "relcl", "acl") is None


def _reach(sentence: Sentence, verb: Token, source: Source | None) -> tuple[int, int]:
    low = high = verb.i
    nearest = nearest_subject(sentence, verb)
    for child in sentence.children(verb, "aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "prt"):
        if child.dep.startswith("nsubj") and child is not nearest:
            continue
        run = sentence.subtree(child)
        if child.i < verb.i:
            low = min(low, run[0].i)
        elif child.dep in {"nsubj", "nsubjpass", "prt"}:
            high = max(high, run[-1].i)
    if (
        source is not None
        and source.sentence is sentence
        and source.span[0] > verb.start
        and not is_passive(sentence, verb)
    ):
        low, high = verb.i, max([high, *(t.i for t in sentence.between(*source.span))])
    while low < verb.i and is_mark(sentence.tokens[low]):
        low += 1
    return low, high


def _readings(cue: Occurrence) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The readings of a cue verb with their rule groups, the surest first."""
    if cue.marks.at(cue.verb.start) is not None:
        yield from _within_quotation(cue)
        return
    yield from _clause_readings(cue)
    if is_passive(cue.sentence, cue.verb):
        yield from _passive_readings(cue)
        return
    if "particle" in cue.frames and _has_particle(cue):
        yield "object", frame.object_of(cue)
    for name, rule, read in READINGS:
        if name in cue.frames:
            yield rule, read(cue)


def _within_quotation(cue: Occurrence) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """A verb in somebody's words: only what follows it, and frames other than clauses only for "I" and "we"."""
    if "clause" in cue.frames:
        yield "nested", nested_clause(cue)
    if "light" in cue.frames:
        yield "nested", frame.made_clear(cue)
    if "object_infinitive" in cue.frames and cue.source is not None and cue.source.heads[0].tag == "PRP":
        yield "nested", frame.infinitive(cue)


def _clause_readings(cue: Occurrence) -> Iterator[tuple[str, tuple[Span, ...]]]:
    names = cue.frames
    spoken = names & {"clause", "tells"} or ("particle" in names and _has_particle(cue))
    if spoken or "marked" in names:
        yield "quotation", quotations_beside(cue)
    if spoken or "puts" in names:
        yield "clause", reported_clause(cue)


def _passive_readings(cue: Occurrence) -> Iterator[tuple[str, tuple[Span, ...]]]:
    if cue.verb.lemma in cue.cues.asking and "preposition" in cue.frames:
        yield "question", frame.prepositional(cue)
    if "passive_infinitive" in cue.frames:
        yield "reported", frame.reported_infinitive(cue)


def _has_particle(cue: Occurrence) -> bool:
    wanted = cue.cues.particles[cue.verb.lemma]
    return any(c.text.lower() in wanted for c in cue.sentence.children(cue.verb, "prt", "advmod"))
