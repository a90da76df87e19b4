"""Frames other than the reported clause: "vowed to …", "dismissed it as …", "called for …", "rejected the offer"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from summitry.extract.quotes.attribution import Occurrence
from summitry.extract.quotes.clauses import pieces_of
from summitry.extract.quotes.cues import Frame, companions, cue_words, prepositions_of
from summitry.extract.quotes.spans import Span, is_mark
from summitry.language import Token
from summitry.language.clauses import reach, surface
from summitry.language.clauses.surface import FINITE
from summitry.language.clauses.syntax import has_to, is_passive, words_below
from summitry.lexicon import words

#: So many words may stand between a verb and a quotation in the same clause, and before a word that the verb carries.
BETWEEN, CARRIED = 15, 4
#: Sorts of words with which a judgement goes on behind a quotation: "“a mistake” that would cost …".
GOING_ON = frozenset({"ADP", "SCONJ", "PRON", "VERB"})
#: Sorts of words that tell more of a noun.
TELLING = frozenset({"NOUN", "ADJ", "VERB", "ADV", "NUM", "ADP", "SCONJ"})


def infinitive(cue: Occurrence) -> tuple[Span, ...]:
    """ "vowed to …" and "urged both sides to …"; the content opens with those who are to do it, where they are named."""
    for comp in surface.clauses_behind(cue.sentence, cue.verb, "xcomp", "ccomp", "advcl"):
        to = surface.infinitive_mark(cue.sentence, comp)
        if to is None or _stays_unnamed(cue, comp):
            continue
        person = _told(cue, comp, to)
        if (Frame.OBJECT_INFINITIVE if person is not None else Frame.INFINITIVE) in cue.frames:
            first = reach.first(cue.sentence, person) if person is not None else _from_negation(cue, comp, to)
            high = reach.clause_end(cue.sentence, cue.verb, reach.last(cue.sentence, comp).i)
            return pieces_of(cue, first.start, cue.sentence.tokens[high].end)
    return ()


def _from_negation(cue: Occurrence, comp: Token, to: Token) -> Token:
    """The "not" right before an infinitive, or its "to"."""
    negation = surface.negation(cue.sentence, comp)
    return negation if negation is not None and negation.i == to.i - 1 else to


def _stays_unnamed(cue: Occurrence, comp: Token) -> bool:
    """ "asked not to be named": a condition of speaking, not what was said."""
    named = comp.lemma in words("cues", "identifying") and is_passive(cue.sentence, comp)
    return named and surface.negation(cue.sentence, comp) is not None


def _told(cue: Occurrence, comp: Token, to: Token) -> Token | None:
    """Who is to do it: the object before the infinitive, its own subject, or what follows "on" ("called on the bank to")."""
    sentence, verb = cue.sentence, cue.verb
    person = surface.predicate(sentence, verb, "dobj", "dative") or surface.subject(sentence, comp, "nsubj")
    if person is not None and verb.i < person.i < to.i:
        return person
    before = (p for p in surface.prepositions_behind(sentence, verb) if p.i < to.i)
    on = next((p for p in before if p.text.lower() in words("cues", "urging")), None)
    return surface.governed(sentence, on) if on is not None else None


def reported_infinitive(cue: Occurrence) -> tuple[Span, ...]:
    """ "is reported to have …": the infinitive behind a passive."""
    behind = surface.clauses_behind(cue.sentence, cue.verb, "xcomp")
    comp = next((c for c in behind if has_to(cue.sentence, c)), None)
    who = surface.subject(cue.sentence, cue.verb, "nsubjpass")
    if comp is None or who is None:
        return ()
    return (*pieces_of(cue, *cue.sentence.span(who)), *pieces_of(cue, *cue.sentence.span(comp)))


def made_clear(cue: Occurrence) -> tuple[Span, ...]:
    """ "made (it) clear that …": the that-clause behind the adjective."""
    carried = companions(cue.verb.lemma, Frame.LIGHT)
    for token in cue.sentence.tokens[cue.verb.i + 1 : cue.verb.i + 1 + CARRIED]:
        rest = cue.sentence.tokens[token.i + 1 :]
        if token.text.lower() in carried and len(rest) > 2 and rest[0].text.lower() in words("cues", "that"):
            end = max(reach.last(cue.sentence, token).end, reach.last(cue.sentence, cue.verb).end)
            return pieces_of(cue, rest[1].start, end)
    return ()


def called(cue: Occurrence) -> tuple[Span, ...]:
    """ "called the plan “a mistake”": the words behind the verb up to the end of a quotation in the same clause."""
    tokens = cue.sentence.tokens
    after = cue.marks.first_from(cue.verb.end)
    if after is None or after.start > cue.sentence.end:
        return ()
    between = cue.sentence.between(cue.verb.end, after.start)
    if len(between) > BETWEEN or any(t.text in (";", ":") or _says(t) for t in between):
        return ()
    start = between[0].start if between and not is_mark(between[0]) else after.start
    last = max((t.i for t in tokens if t.start < after.end), default=cue.verb.i)
    end = after.end
    if last + 1 < len(tokens) and tokens[last + 1].pos in GOING_ON:
        end = max(end, tokens[reach.clause_end(cue.sentence, cue.verb, last)].end)
    return pieces_of(cue, start, end)


def _says(token: Token) -> bool:
    return token.tag in FINITE and token.lemma in cue_words()


def judged(cue: Occurrence) -> tuple[Span, ...]:
    """ "dismissed it as …" and "called the deal …"."""
    sentence, verb = cue.sentence, cue.verb
    what = None
    if Frame.AS in cue.frames:
        behind = surface.prepositions_behind(sentence, verb, "prep", "advcl")
        what = next((p for p in behind if p.text.lower() in words("cues", "like")), None)
    if what is None and Frame.PREDICATE in cue.frames:
        what = surface.predicate_behind(sentence, verb)
    if what is not None:
        thing = surface.direct_object(sentence, verb)
        first = thing if thing is not None and verb.i < thing.i < what.i else what
        return pieces_of(cue, reach.first(sentence, first).start, sentence.span(what)[1])
    comp = surface.predicate_behind(sentence, verb, "ccomp") if Frame.PREDICATE in cue.frames else None
    named = comp is not None and comp.pos in ("NOUN", "ADJ", "PROPN")
    return pieces_of(cue, *sentence.span(comp)) if comp is not None and named else ()


def prepositional(cue: Occurrence) -> tuple[Span, ...]:
    """ "called for …", "warned of …", "accused the bank of …": what follows the preposition, from an object before it on."""
    sentence = cue.sentence
    wanted = prepositions_of(cue.verb.lemma)
    thing = surface.object_behind(sentence, cue.verb)
    hung = chain(*(surface.prepositions_behind(sentence, t) for t in (cue.verb, thing) if t is not None))
    for preposition in hung:
        run = reach.run(sentence, preposition)
        if preposition.text.lower() in wanted and len(run) > 1:
            own = thing is not None and thing.i < preposition.i
            first = reach.first(sentence, thing) if own and thing is not None else run[1]
            return pieces_of(cue, first.start, reach.object_end(sentence, run))
    for clause in surface.clauses_behind(sentence, cue.verb, "advcl"):
        mark = surface.opener(sentence, clause)
        if mark is not None and mark.i > cue.verb.i and mark.text.lower() in wanted:
            return pieces_of(cue, sentence.tokens[mark.i + 1].start, sentence.span(clause)[1])
    return ()


def object_of(cue: Occurrence) -> tuple[Span, ...]:
    """ "rejected the offer of more grain": the object, without a clause that only adds to it.

    Of a bare one ("praised the plan") or somebody ("praised Brenn", "citing officials") nothing is told that was said, but
    where the verb itself tells it ("denied the claim").
    """
    thing = surface.object_behind(cue.sentence, cue.verb)
    if thing is None or thing.pos == "PRON" or _other_verb(cue):
        return ()
    run = reach.run(cue.sentence, thing)
    content = pieces_of(cue, run[0].start, reach.object_end(cue.sentence, run))
    told = _is_told(run, thing) and not cue.marks.parsed.actors_of(cue.sentence, thing)
    return content if told or Frame.BARE_OBJECT in cue.frames or cue.marks.quoted_part(content) else ()


def _is_told(run: Sequence[Token], head: Token) -> bool:
    """Whether a noun phrase tells what it means: "the plan" and "her plan" do not, "the planned ban" and "involvement" do."""
    return run[0] is head or any(t is not head and t.pos in TELLING for t in run)


def _other_verb(cue: Occurrence) -> bool:
    """Whether a particle that the cue does not list makes another verb of it: "blasted out a notice"."""
    return not words_below(cue.sentence, cue.verb, "prt") <= companions(cue.verb.lemma, Frame.CLAUSE)


def gerund(cue: Occurrence) -> tuple[Span, ...]:
    """ "proposed opening the border"."""
    right = next((c for c in surface.clauses_behind(cue.sentence, cue.verb, "xcomp") if c.tag == "VBG"), None)
    return pieces_of(cue, *cue.sentence.span(right)) if right is not None else ()
