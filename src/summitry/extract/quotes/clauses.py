"""Reported clauses: "said (that) …", "…, police said", "the plan, she argued, is …", "as Reuters reported, …"."""

from __future__ import annotations

from summitry.extract.quotes.attribution import FINITE, Occurrence
from summitry.extract.quotes.cues import cue_words, frames_of, prepositions_of
from summitry.extract.quotes.spans import Span, is_mark, trimmed
from summitry.language import Token
from summitry.language.clauses.syntax import is_passive
from summitry.lexicon import words

SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
#: What opens a clause between a verb of telling and its "that": "told the paper before she left that …".
BESIDES = frozenset({"before", "after", "while", "when", "as"})
BREAKS = frozenset({";", "—", "–", "--"})
OPENERS = frozenset({",", "—", "–", "--", "?", "!"})


def reported_clause(cue: Occurrence) -> tuple[Span, ...]:
    """The reported clause that follows the verb, or the one that the attribution closes or stands in; empty if none."""
    right = next(
        (c for c in cue.sentence.children(cue.verb, "ccomp", "xcomp") if c.i > cue.verb.i and not has_to(cue, c)),
        None,
    )
    if right is None and "asks" in frames_of(cue.verb.lemma):
        right = next(
            (c for c in cue.sentence.children(cue.verb, "advcl") if c.i > cue.verb.i and _is_question(cue, c)), None
        )
    if right is not None and not cue.turned:
        return leading(cue, right)
    found = _as_clause(cue)
    if found or is_passive(cue.sentence, cue.verb):
        return found or _loose(cue)
    return _trailing(cue, right) or _loose(cue)


def _is_question(cue: Occurrence, clause: Token) -> bool:
    return any(t.text.lower() in {"if", "whether"} for t in cue.sentence.children(clause, "mark"))


def nested_clause(cue: Occurrence) -> tuple[Span, ...]:
    """What a speaker passes on within a quotation: only the clause that follows the verb."""
    right = next((c for c in cue.sentence.children(cue.verb, "ccomp") if c.i > cue.verb.i), None)
    return leading(cue, right) if right is not None else _as_clause(cue)


def has_to(cue: Occurrence, verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(t.text.lower() == "to" for t in cue.sentence.children(verb, "aux"))


def leading(cue: Occurrence, comp: Token) -> tuple[Span, ...]:
    """The clause headed by ``comp`` behind the verb, without its "that"; coordinated that-clauses as pieces of their own."""
    tokens = cue.sentence.tokens
    run = cue.sentence.subtree(comp)
    low = max(run[0].i, cue.verb.i + 1)
    cut_off = _cut_off(cue, comp, low)
    low = max(cue.sentence.subtree(cut_off)[0].i, cue.verb.i + 1) if cut_off is not None else low
    while low < comp.i and _skipped(tokens[low]):
        low += 1
    high = _without_addition(cue, low, right_edge(cue, run[-1].i))
    cuts = [t.i for t in tokens[low:high] if t.text.lower() == "and" and _opens_clause(cue, comp, t.i)]
    pieces: list[Span] = []
    for end in [*cuts, high + 1]:
        pieces += pieces_of(cue, tokens[low].start, tokens[end - 1].end)
        low = min(end + 1, high)
        low += tokens[low].text.lower() == "that" and tokens[low].dep == "mark"
    return tuple(pieces)


def _cut_off(cue: Occurrence, comp: Token, low: int) -> Token | None:
    """The subject of a reported clause where the parser took it for the object of a verb that has none ("said the days …")."""
    thing = cue.sentence.child(cue.verb, "dobj")
    if thing is None or not cue.verb.i < thing.i < low or "tells" in cue.frames or comp.tag not in FINITE:
        return None
    return thing if cue.sentence.child(comp, "nsubj", "nsubjpass", "mark", "expl") is None else None


def _without_addition(cue: Occurrence, low: int, high: int) -> int:
    """The last token before a relative clause behind a comma that closes the clause: the report's own addition."""
    tokens = cue.sentence.tokens
    for i in range(high, low + 3, -1):
        if (
            tokens[i].text == ","
            and i < high
            and tokens[i + 1].tag in {"WDT", "WP", "WP$"}
            and cue.marks.at(tokens[i].start) is None
        ):
            over = next((t for t in cue.sentence.ancestors(tokens[i + 1]) if t.dep == "relcl"), None)
            if over is not None and cue.sentence.subtree(over)[-1].i >= high - 1:
                return i - 1
    return high


def _skipped(token: Token) -> bool:
    return (token.pos == "PUNCT" and not is_mark(token)) or (token.dep == "mark" and token.text.lower() == "that")


def _opens_clause(cue: Occurrence, comp: Token, i: int) -> bool:
    """Whether the "and" at ``i`` opens a coordinated clause of its own: "… and that the border …", "… and the border was …"."""
    tokens = cue.sentence.tokens
    if i + 2 >= len(tokens) or cue.marks.at(tokens[i].start) is not None:
        return False
    if tokens[i + 1].text.lower() == "that" and tokens[i + 1].dep == "mark":
        return True
    joined = [c for c in cue.sentence.children(comp, "conj") if c.i > i]
    if not joined or tokens[i - 1].text == ",":
        return False
    subject = cue.sentence.child(joined[0], "nsubj", "nsubjpass")
    return subject is not None and cue.sentence.subtree(subject)[0].i == i + 1


def right_edge(cue: Occurrence, high: int) -> int:
    """How far a reported clause runs: over what the parser hung higher up, to the next clause that is not part of it."""
    tokens = cue.sentence.tokens
    at, end = high + 1, high
    above = {cue.verb.i, *(t.i for t in cue.sentence.ancestors(cue.verb))}
    while at < len(tokens):
        branch = tokens[at]
        while branch.head not in above and branch.head != branch.i:
            branch = tokens[branch.head]
        if branch.dep in {"cc", "conj"} or branch.i in above or branch.text in BREAKS or branch.dep in SUBJECT_DEPS:
            break
        if branch.dep == "punct":
            at += 1
            continue
        if tokens[at - 1].text == "," and branch.dep == "advcl" and branch.tag == "VBG":
            break
        end = max(at, cue.sentence.subtree(branch)[-1].i)
        at = end + 1
    return end


def _as_clause(cue: Occurrence) -> tuple[Span, ...]:
    """ "As the agency reported, …": all but the clause that attributes."""
    sentence, verb = cue.sentence, cue.verb
    if verb.dep != "advcl" or not any(t.text.lower() == "as" for t in sentence.children(verb, "mark", "advmod")):
        return ()
    if "puts" in cue.frames:
        return _put(cue)
    held = prepositions_of(verb.lemma) | {"to"}
    if sentence.child(verb, "dobj", "acomp", "attr", "ccomp", "xcomp") is not None or any(
        p.text.lower() in held for p in sentence.children(verb, "prep")
    ):
        return ()
    start, end = sentence.span(verb)
    pieces = (*pieces_of(cue, sentence.start, start), *pieces_of(cue, end, sentence.end))
    return tuple(p for p in pieces if len(cue.marks.text[p[0] : p[1]].split()) > 2)


def _put(cue: Occurrence) -> tuple[Span, ...]:
    """ "As she put it, …": all but that clause."""
    thing = cue.sentence.child(cue.verb, "dobj")
    if thing is None or thing.text.lower() != "it":
        return ()
    start, end = cue.sentence.span(cue.verb)
    return (*pieces_of(cue, cue.sentence.start, start), *pieces_of(cue, end, cue.sentence.end))


def _trailing(cue: Occurrence, right: Token | None) -> tuple[Span, ...]:
    """ "…, she said" and "…, she said, …": what stands before the attribution, and what goes on after it."""
    sentence, verb = cue.sentence, cue.verb
    tokens = sentence.tokens
    if (
        cue.low == 0
        or verb.tag == "VBG"
        or (tokens[cue.low - 1].text not in OPENERS and not is_mark(tokens[cue.low - 1]))
    ):
        return ()
    above = sentence.head(verb)
    kinds = ("ccomp", "parataxis", "advcl", "dep") if verb.dep != "parataxis" else ("ccomp", "parataxis", "dep")
    left = next((c for c in sentence.children(verb, *kinds) if c.i < cue.low), right)
    if left is None and verb.dep not in {"parataxis", "ccomp", "dep", "ROOT", "conj"}:
        return ()
    unsure = (left is None and (above is None or verb.dep == "conj")) or (left is not None and left.dep == "advcl")
    if unsure and not (cue.turned and cue.high >= len(tokens) - 2) and not _closes(cue, left):
        return ()
    start = sentence.start if verb.dep != "conj" or left is None else sentence.span(left)[0]
    content = list(pieces_of(cue, start, tokens[cue.low - 1].end))
    top = left if left is not None else above
    last = sentence.subtree(top)[-1].i if top is not None else cue.high
    if last > cue.high + 1 and tokens[cue.high + 1].text == "," and tokens[cue.high + 2].text.lower() != "according":
        content += pieces_of(cue, tokens[cue.high + 1].end, tokens[last].end)
    return tuple(content)


def _closes(cue: Occurrence, left: Token | None) -> bool:
    """Whether an attribution closes its sentence, with a whole clause before it: "…, police said on Tuesday."."""
    sentence = cue.sentence
    complement = sentence.child(cue.verb, "dobj", "ccomp", "xcomp", "acomp")
    if complement is not None and complement.i > cue.verb.i:
        return False
    held = prepositions_of(cue.verb.lemma)
    if any(p.text.lower() in held for p in sentence.children(cue.verb, "prep")):
        return False
    needed = 2 if left is not None and sentence.child(left, "mark") is not None else 1
    finite = sum(t.tag in FINITE for t in sentence.tokens[: cue.low]) >= needed
    return finite and not any(t.tag in FINITE for t in sentence.tokens[cue.high + 1 :])


def _loose(cue: Occurrence) -> tuple[Span, ...]:
    """A clause that the parser did not hang on the verb: behind a "that" which follows it, or "said yes"."""
    tokens = cue.sentence.tokens
    answer = cue.sentence.child(cue.verb, "intj")
    if answer is not None and answer.i == cue.verb.i + 1:
        return pieces_of(cue, *cue.sentence.span(answer))
    if cue.verb.lemma == "say" and cue.high == cue.verb.i and _bare_clause(cue):
        return pieces_of(cue, tokens[cue.verb.i + 1].start, cue.sentence.end)
    inserted = False
    for token in tokens[cue.high + 1 : cue.high + 14]:
        inserted = inserted or token.text.lower() in BESIDES
        if (
            (token.tag in FINITE and not inserted)
            or token.text in {";", ":"}
            or (token.pos == "VERB" and token.lemma in cue_words())
        ):
            break
        if token.text.lower() == "that" and token.i + 1 < len(tokens) and (token.tag == "IN" or "tells" in cue.frames):
            return pieces_of(cue, tokens[token.i + 1].start, cue.sentence.end)
    return _unattached(cue)


def _unattached(cue: Occurrence) -> tuple[Span, ...]:
    """A clause right behind the verb whose subject the parser hung on another verb: "said on Friday the talks would go on"."""
    sentence = cue.sentence
    for token in sentence.tokens[cue.high + 1 : cue.high + 12]:
        if token.text in {",", ";", ":", "-", "—", "–"}:
            return ()
        over = sentence.head(token)
        if (
            token.dep in {"nsubj", "nsubjpass", "csubj"}
            and over is not None
            and over.i > token.i
            and over.dep != "relcl"
        ):
            low = max(cue.high + 1, sentence.subtree(token)[0].i)
            told = "tells" in cue.frames and any(o.i < low for o in sentence.children(cue.verb, "dobj", "dative"))
            if not (cue.verb.lemma == "say" or told) or over.dep == "advcl" or _opened(cue, low):
                return ()
            return pieces_of(cue, sentence.tokens[low].start, sentence.subtree(over)[-1].end)
    return ()


def _opened(cue: Occurrence, low: int) -> bool:
    """Whether a conjunction or a question word between the verb and index ``low`` opens a clause of another kind."""
    return any(
        t.tag in {"WRB", "WP", "CC"} or (t.tag == "IN" and t.dep == "mark")
        for t in cue.sentence.tokens[cue.verb.i + 1 : low + 1]
    )


def _bare_clause(cue: Occurrence) -> bool:
    """Whether words that can only be a clause follow "say", which takes no other object: as in "Says Rivals Hacked Party"."""
    rest = cue.sentence.tokens[cue.verb.i + 1 :]
    thing = cue.sentence.child(cue.verb, "dobj", "intj")
    if thing is not None and thing.lemma.lower() in words("cues", "empty_objects"):
        return False
    return sum(t.text.isalnum() for t in rest) > 2 and rest[0].pos in {"PROPN", "NOUN", "DET", "ADJ", "NUM"}


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
