"""Frames other than the reported clause: "vowed to …", "dismissed it as …", "called for …", "rejected the offer"."""

from __future__ import annotations

from summitry.extract.quotes.attribution import FINITE, Occurrence
from summitry.extract.quotes.clauses import has_to, pieces_of, right_edge
from summitry.extract.quotes.cues import companions, cue_words, prepositions_of
from summitry.extract.quotes.spans import Span, is_mark
from summitry.language import Token
from summitry.language.clauses.syntax import is_passive
from summitry.lexicon import words


def infinitive(cue: Occurrence) -> tuple[Span, ...]:
    """ "vowed to …" and "urged both sides to …"; the content opens with those who are to do it, where they are named."""
    sentence, verb = cue.sentence, cue.verb
    for comp in sentence.children(verb, "xcomp", "ccomp", "advcl"):
        if comp.i < verb.i or not has_to(cue, comp) or _stays_unnamed(cue, comp):
            continue
        to = next(t for t in sentence.children(comp, "aux") if t.text.lower() == "to")
        person = _told(cue, comp, to)
        if ("object_infinitive" if person is not None else "infinitive") not in cue.frames:
            continue
        negation = sentence.child(comp, "neg")
        start = negation if negation is not None and negation.i == to.i - 1 else to
        first = sentence.subtree(person)[0] if person is not None else start
        return pieces_of(cue, first.start, sentence.tokens[right_edge(cue, sentence.subtree(comp)[-1].i)].end)
    return ()


def _stays_unnamed(cue: Occurrence, comp: Token) -> bool:
    """ "asked not to be named": a condition of speaking, not what was said."""
    return (
        comp.lemma in words("cues", "identifying")
        and is_passive(cue.sentence, comp)
        and cue.sentence.child(comp, "neg") is not None
    )


def _told(cue: Occurrence, comp: Token, to: Token) -> Token | None:
    """Who is to do it: the object before the infinitive, its own subject, or what follows "on" ("called on the bank to")."""
    person = cue.sentence.child(cue.verb, "dobj", "dative") or cue.sentence.child(comp, "nsubj")
    if person is not None and cue.verb.i < person.i < to.i:
        return person
    for preposition in cue.sentence.children(cue.verb, "prep"):
        if preposition.text.lower() in {"on", "upon", "with"} and cue.verb.i < preposition.i < to.i:
            return cue.sentence.child(preposition, "pobj")
    return None


def reported_infinitive(cue: Occurrence) -> tuple[Span, ...]:
    """ "is reported to have …": the infinitive behind a passive."""
    comp = next((c for c in cue.sentence.children(cue.verb, "xcomp") if c.i > cue.verb.i and has_to(cue, c)), None)
    who = cue.sentence.child(cue.verb, "nsubjpass")
    if comp is None or who is None:
        return ()
    return (*pieces_of(cue, *cue.sentence.span(who)), *pieces_of(cue, *cue.sentence.span(comp)))


def made_clear(cue: Occurrence) -> tuple[Span, ...]:
    """ "made (it) clear that …": the that-clause behind the adjective."""
    tokens = cue.sentence.tokens
    for token in tokens[cue.verb.i + 1 : cue.verb.i + 5]:
        if token.text.lower() in companions(cue.verb.lemma, "light"):
            rest = tokens[token.i + 1 :]
            if len(rest) > 2 and rest[0].text.lower() == "that":
                high = max(cue.sentence.subtree(token)[-1].i, cue.sentence.subtree(cue.verb)[-1].i)
                return pieces_of(cue, rest[1].start, tokens[high].end)
    return ()


def called(cue: Occurrence) -> tuple[Span, ...]:
    """ "called the plan “a mistake”": the words behind the verb up to the end of a quotation in the same clause."""
    after = cue.marks.first_from(cue.verb.end)
    if after is None or after.start > cue.sentence.end:
        return ()
    between = cue.sentence.between(cue.verb.end, after.start)
    if len(between) > 15 or any(t.text in {";", ":"} or (t.tag in FINITE and t.lemma in cue_words()) for t in between):
        return ()
    start = between[0].start if between and not is_mark(between[0]) else after.start
    last = max((t.i for t in cue.sentence.tokens if t.start < after.end), default=cue.verb.i)
    goes_on = last + 1 < len(cue.sentence.tokens) and cue.sentence.tokens[last + 1].pos in {
        "ADP",
        "SCONJ",
        "PRON",
        "VERB",
    }
    end = cue.sentence.tokens[right_edge(cue, last)].end if goes_on else after.end
    return pieces_of(cue, start, max(end, after.end))


def judged(cue: Occurrence) -> tuple[Span, ...]:
    """ "dismissed it as …" and "called the deal …"."""
    sentence, verb = cue.sentence, cue.verb
    thing = sentence.child(verb, "dobj")
    if "as" in cue.frames:
        like = next(
            (p for p in sentence.children(verb, "prep", "advcl") if p.text.lower() == "as" and p.i > verb.i), None
        )
        if like is not None:
            return pieces_of(cue, _from(cue, thing, like), sentence.span(like)[1])
    if "predicate" in cue.frames:
        what = next((c for c in sentence.children(verb, "oprd") if c.i > verb.i), None)
        if what is not None:
            return pieces_of(cue, _from(cue, thing, what), sentence.span(what)[1])
        comp = sentence.child(verb, "ccomp")
        if comp is not None and comp.i > verb.i and comp.pos in {"NOUN", "ADJ", "PROPN"}:
            return pieces_of(cue, *sentence.span(comp))
    return ()


def _from(cue: Occurrence, thing: Token | None, what: Token) -> int:
    """Where the content starts: at the thing spoken of, if that stands between the verb and what is said of it."""
    first = thing if thing is not None and cue.verb.i < thing.i < what.i else what
    return cue.sentence.subtree(first)[0].start


def prepositional(cue: Occurrence) -> tuple[Span, ...]:
    """ "called for …", "warned of …", "accused the bank of …": what follows the preposition, from an object before it on."""
    wanted = prepositions_of(cue.verb.lemma)
    thing = next((c for c in cue.sentence.children(cue.verb, "dobj") if c.i > cue.verb.i), None)
    hung = (
        *cue.sentence.children(cue.verb, "prep"),
        *(cue.sentence.children(thing, "prep") if thing is not None else ()),
    )
    for preposition in hung:
        run = cue.sentence.subtree(preposition)
        if preposition.text.lower() in wanted and preposition.i > cue.verb.i and len(run) > 1:
            own = thing is not None and thing.i < preposition.i
            first = cue.sentence.subtree(thing)[0] if own and thing is not None else run[1]
            return pieces_of(cue, first.start, _noun_end(cue, run))
    for clause in cue.sentence.children(cue.verb, "advcl"):
        mark = cue.sentence.child(clause, "mark")
        if mark is not None and mark.i > cue.verb.i and mark.text.lower() in wanted:
            return pieces_of(cue, cue.sentence.tokens[mark.i + 1].start, cue.sentence.span(clause)[1])
    return ()


def object_of(cue: Occurrence) -> tuple[Span, ...]:
    """ "rejected the offer": the object, without a clause that only adds to it."""
    thing = next((c for c in cue.sentence.children(cue.verb, "dobj") if c.i > cue.verb.i), None)
    if thing is None or thing.pos == "PRON" or _other_verb(cue):
        return ()
    run = cue.sentence.subtree(thing)
    return pieces_of(cue, run[0].start, _noun_end(cue, run))


def _other_verb(cue: Occurrence) -> bool:
    """Whether a particle that the cue does not list makes another verb of it: "blasted out a notice"."""
    own = companions(cue.verb.lemma, "clause")
    return any(p.text.lower() not in own for p in cue.sentence.children(cue.verb, "prt"))


def gerund(cue: Occurrence) -> tuple[Span, ...]:
    """ "proposed opening the border"."""
    right = next((c for c in cue.sentence.children(cue.verb, "xcomp") if c.i > cue.verb.i and c.tag == "VBG"), None)
    return pieces_of(cue, *cue.sentence.span(right)) if right is not None else ()


def _noun_end(cue: Occurrence, run: tuple[Token, ...]) -> int:
    """The end of a noun phrase before a comma with a relative clause or an apposition behind it."""
    for token in run:
        if token.text == "," and token.i < run[-1].i:
            after = cue.sentence.tokens[token.i + 1]
            if after.tag in {"WDT", "WP", "WRB", "IN"} or after.dep in {"relcl", "appos"} or _opens(cue, after):
                return token.start
    return run[-1].end


def _opens(cue: Occurrence, token: Token) -> bool:
    return any(
        a.dep in {"relcl", "appos", "advcl"} and cue.sentence.subtree(a)[0].i == token.i
        for a in cue.sentence.ancestors(token)
    )
