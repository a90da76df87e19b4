"""Claims that something was not said, not agreed, or is not known.

Each pattern is one small function over a sentence that yields a :class:`Gap`; the words are in ``vocabulary/gaps.yaml``. A
gap in a condition ("if there is no deal") is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summitry import vocabulary
from summitry.extract.clauses import clause, complements, done_to, governor, is_passive, is_verb, lemma, phrasal, phrase, subjects
from summitry.extract.modality import negated, stand
from summitry.extract.slots import actor_slots, holders, slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.model import Claim, Modality, Slot


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a gap is told: its word, its span, whom it is of, and what is missing (a span, or None)."""

    trigger: Token
    start: int
    end: int
    who: tuple[Token, ...] = ()
    what: tuple[int, int] | None = None


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("gaps")[name])


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The gaps of a parsed document, in text order."""
    for sentence in parsed.sentences:
        taken: list[tuple[int, int]] = []
        for gap in sorted(_gaps(sentence), key=lambda g: (g.trigger.i, g.start - g.end)):
            if any(start <= gap.trigger.start < end for start, end in taken) or _conditional(sentence, gap.trigger):
                continue
            taken.append((gap.start, gap.end))
            yield _claim(parsed, sentence, gap)


def _gaps(sentence: Sentence) -> Iterator[Gap]:
    for token in sentence.tokens:
        if is_verb(token):
            yield from _of_verb(sentence, token)
        elif token.pos in ("ADJ", "ADV") or token.tag in ("JJ", "VBN"):
            yield from _of_adjective(sentence, token)
        if token.pos == "NOUN":
            yield from _of_noun(sentence, token)
        if token.text.lower() == "without":
            yield from _without(sentence, token)


def _conditional(sentence: Sentence, token: Token) -> bool:
    """Whether the words stand in an if-clause."""
    return any(t.text.lower() in ("if", "unless") for one in (token, *sentence.ancestors(token)) if is_verb(one)
               for t in sentence.children(one, "mark"))


def _whole(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """The clause of a verb with its complement clauses."""
    return clause(sentence, verb, without=("advcl", "parataxis"))


def _rest(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """What is not said, agreed or known: the objects, clauses and prepositional objects of a verb or adjective."""
    below = [t for t in sentence.children(verb, "dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "nsubjpass", "oprd", "advcl") if t.i > verb.i or t.dep == "nsubjpass"]
    if not below:
        return None
    spans = [sentence.span(t) for t in below if t.dep != "nsubjpass"] or [phrase(sentence, below[0])]
    return spans[0][0], max(end for _, end in spans)


def _of_verb(sentence: Sentence, verb: Token) -> Iterator[Gap]:
    if not _tells(sentence, verb):
        return
    start, end = _whole(sentence, verb)
    who = () if is_passive(sentence, verb) else subjects(sentence, verb)
    absent = lemma(verb) in _list("attending") and negated(sentence, verb)
    yield Gap(verb, start, end, who, (verb.start, verb.end) if absent else _rest(sentence, verb))


def _tells(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb with what stands around it tells a gap."""
    word = lemma(verb)
    if _denied_saying(sentence, verb) or _refused(sentence, verb) or _denied_knowing(sentence, verb) or _unsettled(sentence, verb):
        return True
    if word in _list("disagreeing"):
        return _both(subjects(sentence, verb)) and not _future(sentence, verb)
    if word == "fall" and any(t.text.lower() == "short" for t in sentence.children(verb)):
        return True
    if word in _list("attending") or phrasal(sentence, verb) in _list("attending"):
        return negated(sentence, verb) and not _future(sentence, verb)
    return word in _tellable() and _little(sentence, verb)


@cache
def _tellable() -> frozenset[str]:
    return _list("saying") | _list("settling") | _list("giving")


def _both(who: tuple[Token, ...]) -> bool:
    """Whether two sides are meant: coordinated subjects, or a plural of those that negotiate."""
    return len(who) > 1 or any(t.tag in ("NNS", "NNPS") and lemma(t) in _list("sides") for t in who) or any(t.text.lower() in ("they", "both") for t in who)


def _future(sentence: Sentence, verb: Token) -> bool:
    return stand(sentence, verb)[0] is not Modality.HELD


def _denied_saying(sentence: Sentence, verb: Token) -> bool:
    """"did not mention", "would not say whether", "none of their remarks hinted at"."""
    word = lemma(verb)
    if word not in _list("saying") or not (negated(sentence, verb) or _none_of(sentence, verb)):
        return False
    only = any(t.text.lower() in ("just", "only", "merely", "simply") for t in sentence.children(verb, "advmod"))
    if only or stand(sentence, verb)[0] in (Modality.PROPOSED, Modality.PLANNED) and any(t.text.lower() == "to" for t in sentence.children(verb, "aux")):
        return False
    if word in _list("needs_clause") and not _clausal(sentence, verb):
        return False
    return not any(t.text.lower() in ("should", "must", "ca", "can", "will", "may") for t in sentence.children(verb, "aux"))


def _none_of(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() in ("nothing", "none", "nobody") for t in subjects(sentence, verb))


def _clausal(sentence: Sentence, verb: Token) -> bool:
    """Whether what is not said is a question, or a thing of the kind that may be missing."""
    for child in sentence.children(verb, "ccomp", "xcomp", "dobj", "prep", "advcl", "pobj"):
        first = {t.text.lower() for t in sentence.subtree(child)[:3]}
        if first & {"whether", "if", "what", "when", "where", "who", "how", "why", "which", "any", "about", "more", "much", "further", "anything"}:
            return True
        if lemma(child) in _list("missing"):
            return True
    return False


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.split()[0] for word in _list("refusing"))


def _refused(sentence: Sentence, verb: Token) -> bool:
    """"declined to comment", "refrained from criticising", "failed to reach a deal"."""
    word = phrasal(sentence, verb) if lemma(verb) in _first_words() else ""
    if word not in _list("refusing") and lemma(verb) not in _list("failing"):
        return False
    below = [*sentence.children(verb, "xcomp"), *(t for p in sentence.children(verb, "prep") for t in sentence.children(p, "pcomp"))]
    wanted = _list("saying") | _list("settling") | {"assign", "take", "be", "provide", "resume", "produce", "make"}
    if any(lemma(t) in wanted for t in below):
        return True
    return word in ("decline", "refuse") and any(lemma(t) in _list("missing") for t in done_to(sentence, verb))


def _denied_knowing(sentence: Sentence, verb: Token) -> bool:
    if lemma(verb) not in ("know", "be") or not negated(sentence, verb):
        return False
    if lemma(verb) == "know":
        return bool(sentence.children(verb, "ccomp", "prep", "dobj", "xcomp")) or is_passive(sentence, verb)
    if lemma(verb) == "be":
        heads = sentence.children(verb, "acomp")
        return any(t.text.lower() in _list("knowing") and sentence.children(t, "prep", "ccomp", "xcomp") or t.text.lower() in ("clear", "known") and bool(sentence.children(verb, "ccomp", "advcl"))
                   for t in heads)
    return False


def _unsettled(sentence: Sentence, verb: Token) -> bool:
    """"did not agree on", "no meetings have been scheduled", "nothing was signed"."""
    if lemma(verb) not in _list("settling") or not (negated(sentence, verb) or _none_of(sentence, verb)):
        return False
    if _future(sentence, verb):
        return False
    things = {lemma(t) for t in (*done_to(sentence, verb), *subjects(sentence, verb))}
    return lemma(verb) not in _list("settling_needs") or bool(things & (_list("missing") | _list("little")))


def _little(sentence: Sentence, verb: Token) -> bool:
    """"said little about", "nothing was agreed", "little concrete was achieved"."""
    heads = [t for t in (*sentence.children(verb, "dobj", "nsubjpass", "nsubj"), *done_to(sentence, verb))]
    few = any((t.pos != "PROPN" and t.text.lower() in ("little", "nothing")) or any(c.text.lower() in ("little", "scant") for c in sentence.children(t, "amod")) for t in heads)
    if few and not _future(sentence, verb) and lemma(verb) in _list("saying") | _list("settling"):
        return True
    acted = any(lemma(t) in _list("missing") and any(c.text.lower() in ("little", "few", "scant") for c in sentence.children(t, "amod", "det")) for t in heads)
    return acted and lemma(verb) in _list("giving")


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[Gap]:
    """"it is unclear whether", "his agenda is unknown", "remained silent on", "with many points unresolved"."""
    word = token.text.lower()
    head = sentence.head(token)
    if word in _list("silent") and head is not None and lemma(head) in ("remain", "stay", "keep", "be") and token.dep in ("acomp", "oprd", "attr"):
        if word in ("vague", "quiet", "unavailable") and not sentence.children(token, "prep"):
            return
        yield Gap(token, *_whole(sentence, head), subjects(sentence, head), _rest(sentence, token) or _rest(sentence, head))
    if word not in _list("unclear"):
        return
    if head is not None and is_verb(head) and lemma(head) in _list("remains"):
        who = tuple(t for t in subjects(sentence, head) if t.text.lower() != "it")
        start, end = _whole(sentence, head)
        what = next((sentence.span(t) for one in (head, token) for t in sentence.children(one, "ccomp", "advcl", "csubj", "prep") if t.i > token.i), None)
        yield Gap(token, start, max(end, what[1]) if what else end, (), what or (phrase(sentence, who[0]) if who else None))
    elif token.dep in ("amod", "acomp", "oprd", "ccomp", "acl", "xcomp") or head is not None and head.pos in ("NOUN", "ADP"):
        noun = head if head is not None and head.pos == "NOUN" else sentence.child(token, "nsubj")
        if noun is not None and lemma(noun) in _list("unresolved_nouns"):
            start, end = phrase(sentence, noun)
            yield Gap(token, min(start, token.start), max(end, token.end), (), (start, end))


def _of_noun(sentence: Sentence, noun: Token) -> Iterator[Gap]:
    """"there was no joint statement", "gave no details", "nor was there any reference to", "their absence"."""
    if lemma(noun) == "absence" and noun.dep not in ("compound",):
        owner = sentence.children(noun, "poss")
        what = complements(sentence, noun, "of")
        if owner or what:
            yield Gap(noun, *sentence.span(noun), owner, phrase(sentence, what[0]) if what else None)
        return
    if lemma(noun) not in _list("missing") and noun.text.lower() not in _list("missing"):
        return
    lacking = any(t.text.lower() in ("no", "neither") for t in sentence.children(noun, "det"))
    above, preposition = governor(sentence, noun)
    verb = above if above is not None and is_verb(above) and not preposition else None
    if not lacking and verb is not None and negated(sentence, verb):
        lacking = any(t.text.lower() in ("any", "a", "an") for t in sentence.children(noun, "det")) and lemma(verb) in _list("giving")
    if not lacking or (verb is not None and lemma(verb) not in _list("giving") | _list("saying") | _list("settling")):
        return
    if verb is not None and stand(sentence, verb)[0] in (Modality.PROPOSED, Modality.PLANNED):
        return
    start, end = sentence.span(noun)
    if verb is not None:
        low, high = _whole(sentence, verb)
        start, end = (min(low, start), max(high, end)) if high - low < 220 else (min(verb.start, start), end)
    who = tuple(t for t in subjects(sentence, verb) if t.i != noun.i) if verb is not None and noun.dep == "dobj" else ()
    yield Gap(noun, start, end, who, sentence.span(noun))


def _without(sentence: Sentence, token: Token) -> Iterator[Gap]:
    """"without a deal", "without going into detail", "without having made any concessions"."""
    for below in sentence.children(token, "pobj", "pcomp"):
        nouns = [t for t in sentence.subtree(below) if t.pos == "NOUN" and (lemma(t) in _list("missing") or t.text.lower() in _list("missing"))]
        speaks = below.dep == "pcomp" and lemma(below) in _list("saying") | _list("settling")
        if (below in nouns) or speaks or (below.dep == "pcomp" and nouns and lemma(below) in _list("giving") | {"go", "have"}):
            head = sentence.head(token)
            verb = head if head is not None and is_verb(head) else None
            start, end = sentence.span(token)
            yield Gap(below, start, end, subjects(sentence, verb) if verb is not None else (), sentence.span(below))


def _setting(parsed: ParsedDocument, sentence: Sentence, gap: Gap) -> Iterator[Slot]:
    """Where it was looked for: "in public", "in the joint statement"."""
    for token in sentence.between(max(gap.start - 40, sentence.start), min(gap.end + 30, sentence.end)):
        head = sentence.head(token)
        if token.dep == "pobj" and head is not None and head.text.lower() in _list("settings") and lemma(token) in _list("setting_nouns"):
            yield slot(parsed, "setting", *phrase(sentence, token))
            return


def _claim(parsed: ParsedDocument, sentence: Sentence, gap: Gap) -> Claim:
    slots = list(actor_slots(parsed, sentence, gap.who, "who"))
    if gap.what is not None:
        slots.append(slot(parsed, "what", *gap.what))
    slots += _setting(parsed, sentence, gap)
    start, end = min(gap.start, gap.trigger.start), max(gap.end, gap.trigger.end)
    return Claim.of("gap", parsed.document.id, start, end, tuple(slots), holders=holders(parsed, gap.trigger.start, gap.trigger.end),
                    part=parsed.part(sentence))
