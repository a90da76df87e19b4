"""Reported clauses: "said (that) …", "…, police said", "the plan, she argued, is …", "as Reuters reported, …"."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.quotes.attribution import Occurrence
from summitry.extract.quotes.cues import Frame, cue_words, prepositions_of
from summitry.extract.quotes.spans import Span, is_mark, trimmed
from summitry.language import Sentence, Token
from summitry.language.clauses import reach, surface
from summitry.language.clauses.raised import raised
from summitry.language.clauses.surface import FINITE, is_subject
from summitry.language.clauses.syntax import RELATIVE, clause_marks, hangs_on, has_to, is_passive, lemma, prepositions
from summitry.lexicon import words

#: Tags of relative pronouns; "where" and "when" go on with what was said.
PRONOUNS = RELATIVE - {"WRB"}
OPENERS = frozenset({",", "—", "–", "--", "?", "!"})
#: How many words behind a verb the "that" of its clause, and the subject of one without "that", are looked for.
NEAR_THAT, NEAR_SUBJECT = 13, 11


def reported_clause(cue: Occurrence) -> tuple[Span, ...]:
    """The reported clause that follows the verb, or the one that the attribution closes or stands in; empty if none."""
    right = _complement(cue)
    if right is not None and not cue.turned:
        return leading(cue, right)
    found = _as_clause(cue)
    if not found and not is_passive(cue.sentence, cue.verb):
        found = _trailing(cue, right)
    return found or _loose(cue)


def _complement(cue: Occurrence) -> Token | None:
    """The finite clause behind the verb, of a verb of asking also one with "if"."""
    found = next((c for c in surface.clauses_behind(cue.sentence, cue.verb) if not has_to(cue.sentence, c)), None)
    if found is not None or Frame.ASKS not in cue.frames:
        return found
    asked = surface.clauses_behind(cue.sentence, cue.verb, "advcl")
    return next((c for c in asked if clause_marks(cue.sentence, c) & words("factuality", "asks")), None)


def nested_clause(cue: Occurrence) -> tuple[Span, ...]:
    """What a speaker passes on within a quotation: only the clause that follows the verb."""
    right = next(iter(surface.clauses_behind(cue.sentence, cue.verb, "ccomp")), None)
    return leading(cue, right) if right is not None else _as_clause(cue)


def leading(cue: Occurrence, comp: Token) -> tuple[Span, ...]:
    """The clause headed by ``comp`` behind the verb, without its "that"; coordinated that-clauses as pieces of their own."""
    sentence, tokens = cue.sentence, cue.sentence.tokens
    low = max(reach.first(sentence, comp).i, cue.verb.i + 1)
    cut_off = _cut_off(cue, comp, low)
    low = max(reach.first(sentence, cut_off).i, cue.verb.i + 1) if cut_off is not None else low
    low = next((t.i for t in tokens[low : comp.i] if not _skipped(t)), max(low, comp.i))
    high = _without_addition(cue, low, reach.clause_end(sentence, cue.verb, reach.last(sentence, comp).i))
    high = _without_raised(cue, comp, low, high)
    pieces: list[Span] = []
    for end in [*_cuts(cue, comp, low, high), high + 1]:
        pieces += pieces_of(cue, tokens[low].start, tokens[end - 1].end)
        low = min(end + 1, high)
        low += _is_that(tokens[low])
    return tuple(pieces)


def _is_that(token: Token) -> bool:
    """Whether a word is the "that" which opens a clause."""
    return token.dep == "mark" and token.text.lower() in words("cues", "that")


def _cut_off(cue: Occurrence, comp: Token, low: int) -> Token | None:
    """The subject of a reported clause where the parser took it for the object of a verb that has none ("said the days …")."""
    thing = surface.direct_object(cue.sentence, cue.verb)
    if thing is None or not cue.verb.i < thing.i < low or Frame.TELLS in cue.frames or comp.tag not in FINITE:
        return None
    own = surface.subject(cue.sentence, comp, "nsubj", "nsubjpass", "mark", "expl")
    return thing if own is None else None


def _without_addition(cue: Occurrence, low: int, high: int) -> int:
    """The last token before a relative clause behind a comma that closes the clause: the report's own addition."""
    tokens = cue.sentence.tokens
    for i in range(high - 1, low + 3, -1):
        if tokens[i].text == "," and tokens[i + 1].tag in PRONOUNS and cue.marks.at(tokens[i].start) is None:
            over = reach.added_clause(cue.sentence, tokens[i + 1])
            if over is not None and reach.last(cue.sentence, over).i >= high - 1:
                return i - 1
    return high


def _without_raised(cue: Occurrence, comp: Token, low: int, high: int) -> int:
    """The last token before a clause with which the speaker says more, that the parser hung into what was said."""
    tokens = cue.sentence.tokens
    more = surface.clauses_behind(cue.sentence, comp, "conj", "advcl")
    first = next((reach.first(cue.sentence, t) for t in more if raised(cue.sentence, t) is cue.verb), None)
    if first is None or not low < first.i <= high:
        return high
    return next((t.i for t in reversed(tokens[low : first.i]) if t.tag != "CC" and t.pos != "PUNCT"), high)


def _skipped(token: Token) -> bool:
    return (token.pos == "PUNCT" and not is_mark(token)) or _is_that(token)


def _cuts(cue: Occurrence, comp: Token, low: int, high: int) -> Iterator[int]:
    """Where an "and" opens a coordinated clause of its own: "… and that the border …", "… and the border was …"."""
    tokens = cue.sentence.tokens
    for token in tokens[low : min(high, len(tokens) - 2)]:
        if token.text.lower() not in words("cues", "and") or cue.marks.at(token.start) is not None:
            continue
        if _is_that(tokens[token.i + 1]) or _opens_clause(cue.sentence, comp, token):
            yield token.i


def _opens_clause(sentence: Sentence, comp: Token, conjunction: Token) -> bool:
    """Whether the first clause joined to another behind a conjunction has its subject right there, without a comma before."""
    joined = next((c for c in surface.clauses_behind(sentence, comp, "conj") if c.i > conjunction.i), None)
    if joined is None or sentence.tokens[conjunction.i - 1].text == ",":
        return False
    own = surface.subject(sentence, joined)
    return own is not None and reach.first(sentence, own).i == conjunction.i + 1


def _as_clause(cue: Occurrence) -> tuple[Span, ...]:
    """ "As the agency reported, …", "as she put it, …": all but the clause that attributes."""
    sentence, verb = cue.sentence, cue.verb
    if verb.dep != "advcl" or not clause_marks(sentence, verb) & words("cues", "like"):
        return ()
    start, end = sentence.span(verb)
    pieces = (*pieces_of(cue, sentence.start, start), *pieces_of(cue, end, sentence.end))
    if Frame.PUTS in cue.frames:
        thing = surface.direct_object(sentence, verb)
        return pieces if thing is not None and thing.text.lower() in words("cues", "it") else ()
    if surface.predicate(sentence, verb, "dobj", "acomp", "attr", "ccomp", "xcomp") is not None or _governs(cue, "to"):
        return ()
    return tuple(p for p in pieces if len(cue.marks.text[p[0] : p[1]].split()) > 2)


def _governs(cue: Occurrence, *more: str) -> bool:
    """Whether one of the verb's own prepositions (or of some more) follows with what was said: "spoke of …"."""
    held = (*prepositions_of(cue.verb.lemma), *more)
    return bool(held and prepositions(cue.sentence, cue.verb, *held))


def _trailing(cue: Occurrence, right: Token | None) -> tuple[Span, ...]:
    """ "…, she said" and "…, she said, …": what stands before the attribution, and what goes on after it."""
    sentence, verb = cue.sentence, cue.verb
    tokens = sentence.tokens
    opener = tokens[cue.low - 1]
    if cue.low == 0 or verb.tag == "VBG" or (opener.text not in OPENERS and not is_mark(opener)):
        return ()
    left = _before(cue) or right
    if not _belongs(cue, left):
        return ()
    start = sentence.start if verb.dep != "conj" or left is None else sentence.span(left)[0]
    content = pieces_of(cue, start, opener.end)
    top = left or hangs_on(sentence, verb)
    last = reach.last(sentence, top).i if top is not None else cue.high
    behind = tokens[cue.high + 1 : last + 1]
    if len(behind) > 1 and behind[0].text == "," and behind[1].text.lower() not in words("cues", "according"):
        content += pieces_of(cue, behind[0].end, tokens[last].end)
    return content


def _before(cue: Occurrence) -> Token | None:
    """The clause below the verb that ends before the attribution."""
    kinds = ("ccomp", "parataxis", "dep") if cue.verb.dep == "parataxis" else ("ccomp", "parataxis", "advcl", "dep")
    return next((c for c in surface.clauses_before(cue.sentence, cue.verb, *kinds) if c.i < cue.low), None)


def _belongs(cue: Occurrence, left: Token | None) -> bool:
    """Whether the words before an attribution are what was said, by the parse, or else by where the attribution stands."""
    if left is None and cue.verb.dep not in ("parataxis", "ccomp", "dep", "ROOT", "conj"):
        return False
    by_parse = left.dep != "advcl" if left is not None else cue.verb.dep not in ("ROOT", "conj")
    ends = cue.turned and cue.high >= len(cue.sentence.tokens) - 2
    return by_parse or ends or _closes(cue, left)


def _closes(cue: Occurrence, left: Token | None) -> bool:
    """Whether an attribution closes its sentence, with a whole clause before it: "…, police said on Tuesday."."""
    sentence, tokens = cue.sentence, cue.sentence.tokens
    complement = surface.predicate(sentence, cue.verb, "dobj", "ccomp", "xcomp", "acomp")
    if (complement is not None and complement.i > cue.verb.i) or _governs(cue):
        return False
    needed = 2 if left is not None and surface.opener(sentence, left) is not None else 1
    finite = sum(t.tag in FINITE for t in tokens[: cue.low]) >= needed
    return finite and not any(t.tag in FINITE for t in tokens[cue.high + 1 :])


def _loose(cue: Occurrence) -> tuple[Span, ...]:
    """A clause that the parser did not hang on the verb: "said yes", behind a "that", or right behind the verb."""
    tokens = cue.sentence.tokens
    answer = surface.predicate(cue.sentence, cue.verb, "intj")
    if answer is not None and answer.i == cue.verb.i + 1:
        return pieces_of(cue, *cue.sentence.span(answer))
    if _takes_clauses_alone(cue) and cue.high == cue.verb.i and _bare_clause(cue):
        return pieces_of(cue, tokens[cue.verb.i + 1].start, cue.sentence.end)
    that = _that(cue)
    return pieces_of(cue, tokens[that.i + 1].start, cue.sentence.end) if that is not None else _unattached(cue)


def _takes_clauses_alone(cue: Occurrence) -> bool:
    """Whether a verb takes no other object than what was said: "say"."""
    return cue.verb.lemma in words("cues", "saying")


def _that(cue: Occurrence) -> Token | None:
    """The "that" behind the attribution, before any other verb, that the parser may have hung elsewhere."""
    tokens = cue.sentence.tokens
    inserted = False
    for token in tokens[cue.high + 1 : min(cue.high + 1 + NEAR_THAT, len(tokens) - 1)]:
        inserted = inserted or token.text.lower() in words("cues", "besides")
        another = token.pos == "VERB" and token.lemma in cue_words()
        if another or (token.tag in FINITE and not inserted) or token.text in (";", ":"):
            return None
        if token.text.lower() in words("cues", "that") and (token.tag == "IN" or Frame.TELLS in cue.frames):
            return token
    return None


def _unattached(cue: Occurrence) -> tuple[Span, ...]:
    """A clause right behind the verb whose subject the parser hung on another verb: "said on Friday the talks would go on"."""
    sentence = cue.sentence
    for token in sentence.tokens[cue.high + 1 : cue.high + 1 + NEAR_SUBJECT]:
        if token.text in (",", ";", ":", "-", "—", "–"):
            return ()
        over = hangs_on(sentence, token) if is_subject(token) or token.dep == "csubj" else None
        if over is not None and over.i > token.i and over.dep != "relcl":
            low = max(cue.high + 1, reach.first(sentence, token).i)
            if not _may_open(cue, low) or over.dep == "advcl":
                return ()
            return pieces_of(cue, sentence.tokens[low].start, reach.last(sentence, over).end)
    return ()


def _may_open(cue: Occurrence, low: int) -> bool:
    """Whether a reported clause may begin at ``low``: behind who is told, or behind "say", and no other clause opens between."""
    told = surface.object_behind(cue.sentence, cue.verb, "dobj", "dative") if Frame.TELLS in cue.frames else None
    if not _takes_clauses_alone(cue) and (told is None or told.i >= low):
        return False
    between = cue.sentence.tokens[cue.verb.i + 1 : low + 1]
    return not any(t.tag in ("WRB", "WP", "CC") or (t.tag == "IN" and t.dep == "mark") for t in between)


def _bare_clause(cue: Occurrence) -> bool:
    """Whether words that can only be a clause follow "say", which takes no other object: as in "Says Rivals Hacked Party"."""
    rest = cue.sentence.tokens[cue.verb.i + 1 :]
    thing = surface.predicate(cue.sentence, cue.verb, "dobj", "intj")
    if thing is not None and lemma(thing) in words("cues", "empty_objects"):
        return False
    return sum(t.text.isalnum() for t in rest) > 2 and rest[0].pos in ("PROPN", "NOUN", "DET", "ADJ", "NUM")


def pieces_of(cue: Occurrence, start: int, end: int) -> tuple[Span, ...]:
    """The stretch as one piece of content, trimmed, with quotations that it cuts taken in whole; empty if nothing is left.

    Where the verb itself stands in a quotation, the piece does not leave that quotation.
    """
    start, end = trimmed(cue.marks.text, start, end)
    if end <= start:
        return ()
    if end == cue.sentence.end and cue.sentence.tokens[-1].text == ".":
        start, end = trimmed(cue.marks.text, start, end - 1)
    around = cue.marks.at(cue.verb.start)
    if around is None:
        start, end = cue.marks.widened((start, end))
    else:
        start, end = trimmed(cue.marks.text, max(start, around.inner_start), min(end, around.inner_end))
    return ((start, end),) if end > start else ()
