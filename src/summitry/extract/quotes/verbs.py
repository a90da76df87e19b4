"""Cue verbs: which frame a verb stands in, and which words are what was said."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.cues import Cues
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.sources import Source, inverted, is_passive, nearest_subject, source_of
from summitry.extract.quotes.spans import Span, is_mark, trimmed
from summitry.language import Sentence, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
CLAUSES = ("ccomp", "xcomp", "parataxis")


def verb_attributions(sentence: Sentence, marks: Marks, cues: Cues) -> Iterator[Attribution]:
    """The attributions that rest on the cue verbs of a sentence, in order."""
    frames = cues.frames
    for token in sentence.tokens:
        if token.lemma in frames and token.pos in {"VERB", "AUX"} and token.tag != "MD":
            found = _attribution(sentence, token, marks, cues)
            if found is not None:
                yield found


def _attribution(sentence: Sentence, verb: Token, marks: Marks, cues: Cues) -> Attribution | None:
    source = source_of(sentence, verb, cues)
    frames = cues.frames[verb.lemma]
    reach = _reach(sentence, verb, source)
    for rule, content in _readings(sentence, verb, source, reach, frames, marks, cues):
        if not content:
            continue
        quoted = marks.quoted_part(content) > 0
        if unsaid(sentence, verb, cues) and not (rule == "quotation" and quoted):
            return None
        if source is None and rule not in {"quotation", "clause"}:
            return None
        return Attribution(sentence, (verb.start, verb.end), verb.lemma, verb, source, content, rule)
    return None


def unsaid(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    """Whether the verb is negated, wished for or only possible: then nothing was said (see the kinds gap and outlook)."""
    for child in sentence.children(verb, "aux", "neg"):
        word = child.text.lower()
        if child.dep == "neg":
            after = sentence.tokens[child.i + 1].text.lower() if child.i + 1 < len(sentence.tokens) else ""
            if after != "only":
                return True
        elif word in cues.unsaid_auxiliaries:
            return True
    above = sentence.head(verb)
    return verb.dep == "xcomp" and above is not None and above.lemma in cues.withheld


def _reach(sentence: Sentence, verb: Token, source: Source | None) -> tuple[int, int]:
    """First and last token of the bare attribution: the verb, its auxiliaries and its subject where that stands beside it."""
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
    if source is not None and source.sentence is sentence and source.span[0] > verb.start:
        ends = [t.i for t in sentence.between(*source.span)]
        high = max([high, *ends])
    return low, high


def _readings(sentence: Sentence, verb: Token, source: Source | None, reach: tuple[int, int], frames: frozenset[str],
              marks: Marks, cues: Cues) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The readings of a cue verb, the surest first."""
    if marks.at(verb.start) is not None:
        if "clause" in frames:
            yield "nested", _nested(sentence, verb, marks)
        return
    if frames & {"clause", "marked", "tells"}:
        yield "quotation", _quotations(sentence, verb, reach, marks)
    if frames & {"clause", "tells"} or "particle" in frames and _has_particle(sentence, verb, cues):
        yield "clause", _clause(sentence, verb, reach, marks)
    if "thought" in frames:
        pieces = _clause(sentence, verb, reach, marks)
        yield "thought", pieces if pieces and marks.quoted_part(pieces) > 0 else ()
    if is_passive(sentence, verb) and "passive_infinitive" not in frames:
        return
    if frames & {"infinitive", "object_infinitive"}:
        yield "infinitive", _infinitive(sentence, verb, frames, marks)
    if "predicate" in frames:
        yield "called", _called(sentence, verb, marks)
    if frames & {"as", "predicate"}:
        yield "as", _as(sentence, verb, frames, marks)
    if "preposition" in frames:
        yield "preposition", _preposition(sentence, verb, cues, marks)
    if "object" in frames:
        yield "object", _object(sentence, verb, marks)
        yield "gerund", _gerund(sentence, verb, marks)


def _has_particle(sentence: Sentence, verb: Token, cues: Cues) -> bool:
    return any(c.text.lower() in cues.particles[verb.lemma] for c in sentence.children(verb, "prt", "advmod"))


def _quotations(sentence: Sentence, verb: Token, reach: tuple[int, int], marks: Marks) -> tuple[Span, ...]:
    """Quotations that stand right before the attribution, right after it, or on both sides."""
    pieces: list[Span] = []
    tokens = sentence.tokens
    inside = marks.at(verb.start)
    before = marks.ending_at(tokens[reach[0]].start)
    comp = _right_clause(sentence, verb)
    own = comp is not None and marks.at(comp.start) is None and inverted(sentence, verb) is None
    if before is not None and before is not inside and not own:
        pieces.append(marks.with_lead(before))
    after = _quotation_after(sentence, verb, reach, marks)
    if after is not None and after is not inside:
        end = after.inner_end
        if comp is not None:
            run = sentence.subtree(comp)
            if run[0].start < after.start - 1 and not _only_mark_before(sentence, run[0].i, after.start):
                return tuple(pieces)
            if run[-1].end > after.end + 1 and any(t.i > comp.i and t.start > after.end and t.text.isalnum() for t in run):
                return (*pieces, marks.widened(trimmed(marks.text, after.start, run[-1].end)))
        pieces.append((after.inner_start, end))
    return tuple(pieces)


def _only_mark_before(sentence: Sentence, low: int, start: int) -> bool:
    return all(is_mark(t) or not t.text.isalnum() or t.text.lower() == "that" for t in sentence.tokens[low:] if t.start < start)


def _quotation_after(sentence: Sentence, verb: Token, reach: tuple[int, int], marks: Marks):  # type: ignore[no-untyped-def]
    start = sentence.tokens[reach[1]].end
    after = marks.first_from(verb.end)
    if after is None or after.start < start - 1 and after.start < verb.end:
        return None
    gap = marks.text[start:after.start] if after.start >= start else ""
    if len(gap) > 160 or (gap.strip() and after.start > sentence.end + 3):
        return None
    bare = gap.rstrip()
    if "\n" in gap and not bare.endswith(":"):
        return None
    if not bare:
        return after
    between = sentence.between(start, after.start)
    finite = any(t.tag in FINITE for t in between)
    if bare.endswith(":"):
        return after
    if bare.endswith(",") or bare.endswith("that"):
        return None if finite else after
    return None


def _right_clause(sentence: Sentence, verb: Token) -> Token | None:
    return next((c for c in sentence.children(verb, "ccomp", "xcomp") if c.i > verb.i), None)


def _clause(sentence: Sentence, verb: Token, reach: tuple[int, int], marks: Marks) -> tuple[Span, ...]:
    """The reported clause: the one that follows the verb, or the one that the attribution closes or stands in."""
    right = next((c for c in sentence.children(verb, "ccomp", "xcomp") if c.i > verb.i and not _is_to(sentence, c)), None)
    turned = inverted(sentence, verb)
    if right is not None and turned is None:
        return _leading(sentence, verb, right, marks)
    as_clause = _as_clause(sentence, verb, marks)
    if as_clause:
        return as_clause
    if is_passive(sentence, verb):
        return ()
    return _trailing(sentence, verb, reach, marks, right) or _loose(sentence, verb, reach, marks)


def _is_to(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() == "to" for t in sentence.children(verb, "aux"))


def _as_clause(sentence: Sentence, verb: Token, marks: Marks) -> tuple[Span, ...]:
    """"As the agency reported, …": all but the clause that attributes."""
    if verb.dep != "advcl" or not any(t.text.lower() == "as" for t in sentence.children(verb, "mark", "advmod")):
        return ()
    if sentence.child(verb, "dobj", "acomp", "attr") is not None:
        return ()
    start, end = sentence.span(verb)
    pieces = (trimmed(marks.text, sentence.start, start), trimmed(marks.text, end, sentence.end))
    found = [p for p in pieces if len(marks.text[p[0]:p[1]].split()) > 2]
    return tuple(marks.widened(p) for p in found)


def _loose(sentence: Sentence, verb: Token, reach: tuple[int, int], marks: Marks) -> tuple[Span, ...]:
    """A clause that the parser did not hang on the verb: behind a "that" which follows it, or "said yes"."""
    tokens = sentence.tokens
    answer = sentence.child(verb, "intj")
    if answer is not None and answer.i == verb.i + 1:
        return _pieces(marks, verb, *sentence.span(answer))
    for token in tokens[reach[1] + 1 : reach[1] + 14]:
        if token.tag in FINITE or token.text in {";", ":"}:
            break
        if token.text.lower() == "that" and token.tag == "IN" and token.i + 1 < len(tokens):
            return _pieces(marks, verb, tokens[token.i + 1].start, sentence.end)
    return ()


def _nested(sentence: Sentence, verb: Token, marks: Marks) -> tuple[Span, ...]:
    """What a speaker passes on within a quotation: only the clause that follows its verb."""
    right = next((c for c in sentence.children(verb, "ccomp") if c.i > verb.i), None)
    return _leading(sentence, verb, right, marks) if right is not None else ()


def _leading(sentence: Sentence, verb: Token, comp: Token, marks: Marks) -> tuple[Span, ...]:
    tokens = sentence.tokens
    low = sentence.subtree(comp)[0].i
    while low < comp.i and (tokens[low].pos == "PUNCT" and not is_mark(tokens[low]) or
                            tokens[low].dep == "mark" and tokens[low].text.lower() == "that"):
        low += 1
    if low <= verb.i:
        low = verb.i + 1
    high = _right_edge(sentence, verb, sentence.subtree(comp)[-1].i)
    return _pieces(marks, verb, tokens[low].start, tokens[high].end)


def _right_edge(sentence: Sentence, verb: Token, high: int) -> int:
    """How far a reported clause runs: over what the parser hung higher up, to the next clause that is not part of it."""
    tokens = sentence.tokens
    at, end = high + 1, high
    above = {verb.i, *(t.i for t in sentence.ancestors(verb))}
    while at < len(tokens):
        branch = tokens[at]
        while branch.head not in above and branch.head != branch.i:
            branch = tokens[branch.head]
        if branch.dep in {"cc", "conj"} or branch.i in above:
            break
        if branch.dep == "punct":
            if branch.text in {";", "—", "–", "--"}:
                break
            at += 1
            continue
        run = sentence.subtree(branch)
        comma = tokens[at - 1].text == ","
        if comma and branch.dep == "advcl" and branch.tag == "VBG":
            break
        end = run[-1].i if run[-1].i >= at else at
        at = end + 1
    return end


def _trailing(sentence: Sentence, verb: Token, reach: tuple[int, int], marks: Marks,
              right: Token | None = None) -> tuple[Span, ...]:
    """"…, she said" and "…, she said, …": what stands before the attribution, and what goes on after it."""
    tokens = sentence.tokens
    low, high = reach
    if low == 0 or tokens[low - 1].text not in {",", "—", "–", "--", "?", "!"} and not is_mark(tokens[low - 1]):
        return ()
    left = next((c for c in sentence.children(verb, "ccomp", "parataxis", "advcl", "dep") if c.i < low), None)
    above = sentence.head(verb)
    if left is None and right is not None:
        left = right
    if left is None and verb.dep not in {"parataxis", "ccomp", "dep", "ROOT"}:
        return ()
    if left is None and (above is None or verb.dep == "ROOT") and not _closes(sentence, verb, high, low):
        return ()
    if left is not None and left.dep == "advcl" and not _closes(sentence, verb, high, low):
        return ()
    start = sentence.start if verb.dep != "conj" or left is None else sentence.span(left)[0]
    first = marks.widened(trimmed(marks.text, start, tokens[low - 1].end))
    content = [_inside(marks, verb, first)]
    top = left if left is not None else above
    last = sentence.subtree(top)[-1].i if top is not None else high
    if last > high and high + 1 < len(tokens) and tokens[high + 1].text == ",":
        rest = trimmed(marks.text, tokens[high + 1].end, tokens[last].end)
        if rest[1] > rest[0]:
            content.append(_inside(marks, verb, marks.widened(rest)))
    return tuple(c for c in content if c[1] > c[0])


def _closes(sentence: Sentence, verb: Token, high: int, low: int) -> bool:
    """Whether an attribution closes its sentence, with a clause before it: "…, police said on Tuesday."."""
    if sentence.child(verb, "dobj", "ccomp", "xcomp") is not None and sentence.child(verb, "dobj").i > verb.i if sentence.child(verb, "dobj") else False:
        return False
    rest = sentence.tokens[high + 1 :]
    return any(t.tag in FINITE for t in sentence.tokens[:low]) and not any(t.tag in FINITE for t in rest)


def _inside(marks: Marks, verb: Token, span: Span) -> Span:
    """The part of a span that lies in the same quotation as the verb, where the verb lies in one."""
    around = marks.at(verb.start)
    if around is None:
        return span
    return max(span[0], around.inner_start), min(span[1], around.inner_end)


def _pieces(marks: Marks, verb: Token, start: int, end: int) -> tuple[Span, ...]:
    start, end = trimmed(marks.text, start, end)
    if end <= start:
        return ()
    start, end = _inside(marks, verb, marks.widened((start, end)))
    return ((start, end),) if end > start else ()


def _infinitive(sentence: Sentence, verb: Token, frames: frozenset[str], marks: Marks) -> tuple[Span, ...]:
    """"vowed to …" and "urged both sides to …"."""
    for comp in sentence.children(verb, "xcomp", "ccomp", "advcl"):
        to = next((t for t in sentence.children(comp, "aux") if t.text.lower() == "to"), None)
        if comp.i < verb.i or to is None:
            continue
        person = sentence.child(verb, "dobj", "dative") or sentence.child(comp, "nsubj")
        if person is not None and person.i < to.i and "object_infinitive" not in frames:
            continue
        if person is None and "infinitive" not in frames:
            continue
        high = _right_edge(sentence, verb, sentence.subtree(comp)[-1].i)
        return _pieces(marks, verb, to.start, sentence.tokens[high].end)
    return ()


def _as(sentence: Sentence, verb: Token, frames: frozenset[str], marks: Marks) -> tuple[Span, ...]:
    """"dismissed it as …" and "called the deal …"."""
    thing = sentence.child(verb, "dobj", "nsubj")
    if "as" in frames:
        like = next((p for p in sentence.children(verb, "prep", "advcl") if p.text.lower() == "as" and p.i > verb.i), None)
        if like is not None:
            low = thing.i if thing is not None and verb.i < thing.i < like.i else like.i
            low = sentence.subtree(sentence.tokens[low])[0].i
            return _pieces(marks, verb, sentence.tokens[low].start, sentence.span(like)[1])
    if "predicate" in frames:
        what = sentence.child(verb, "oprd")
        if what is None:
            comp = sentence.child(verb, "ccomp")
            if comp is not None and comp.i > verb.i and comp.pos in {"NOUN", "ADJ", "PROPN"}:
                return _pieces(marks, verb, *sentence.span(comp))
            return ()
        low = sentence.subtree(thing)[0].i if thing is not None and verb.i < thing.i < what.i else sentence.subtree(what)[0].i
        return _pieces(marks, verb, sentence.tokens[low].start, sentence.span(what)[1])
    return ()


def _called(sentence: Sentence, verb: Token, marks: Marks) -> tuple[Span, ...]:
    """"called the plan “a mistake”": the words that follow the verb up to the end of a quotation in the same clause."""
    after = marks.first_from(verb.end)
    if after is None or after.start > sentence.end:
        return ()
    between = sentence.between(verb.end, after.start)
    if len(between) > 15 or any(t.tag in FINITE or t.text in {",", ";", ":"} for t in between):
        return ()
    start = between[0].start if between and not is_mark(between[0]) else after.start
    return _pieces(marks, verb, start, after.end)


def _preposition(sentence: Sentence, verb: Token, cues: Cues, marks: Marks) -> tuple[Span, ...]:
    wanted = cues.prepositions[verb.lemma]
    for preposition in sentence.children(verb, "prep"):
        if preposition.text.lower() in wanted and preposition.i > verb.i:
            run = sentence.subtree(preposition)
            if len(run) > 1:
                return _pieces(marks, verb, run[1].start, run[-1].end)
    return ()


def _gerund(sentence: Sentence, verb: Token, marks: Marks) -> tuple[Span, ...]:
    """"proposed opening the border"."""
    right = next((c for c in sentence.children(verb, "xcomp") if c.i > verb.i and c.tag == "VBG"), None)
    if right is None:
        return ()
    return _pieces(marks, verb, *sentence.span(right))


def _object(sentence: Sentence, verb: Token, marks: Marks) -> tuple[Span, ...]:
    thing = next((c for c in sentence.children(verb, "dobj") if c.i > verb.i), None)
    if thing is None:
        return ()
    return _pieces(marks, verb, *sentence.span(thing))
