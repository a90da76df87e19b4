"""What "it" and "this" stand for where they are all that a slot says: the one thing that the words before speak of."""

from __future__ import annotations

from summitry.extract.arguments import Span
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import lemma, phrase
from summitry.lexicon import words

#: Where a thing is told of in a clause; its objects are likelier meant than its subject.
THINGS = ("dobj", "nsubjpass", "nsubj")


def meant(parsed: ParsedDocument, sentence: Sentence, about: Span) -> Span | None:
    """The span where it says something, else what its pronoun stands for; None where that is nothing, or may be two things."""
    inside = sentence.between(*about)
    bare = words("references", "bare")
    if any(t.pos not in ("PRON", "DET", "PART", "PUNCT") and lemma(t) not in bare for t in inside):
        return about
    said = {t.text.lower() for t in inside}
    if not said & words("references", "things") or said & words("references", "others"):
        return None
    found = _things(sentence, about[0]) or _things_before(parsed, sentence)
    return found[0] if len(found) == 1 else None


def _things_before(parsed: ParsedDocument, sentence: Sentence) -> list[Span]:
    (before,) = parsed.sentences_before(sentence, 1) or (None,)
    return _things(before, before.end) if before is not None and before.passage >= sentence.passage - 1 else []


def _things(sentence: Sentence, end: int) -> list[Span]:
    """The phrases of the things (no persons, no names) that are subject or object of a verb before an offset."""
    heads = [t for t in sentence.tokens if t.end <= end and t.tag == "NN" and t.dep in THINGS and _is_thing(t)]
    return [phrase(sentence, t) for t in [t for t in heads if t.dep != "nsubj"] or heads]


def _is_thing(noun: Token) -> bool:
    return not noun.ent and lemma(noun) not in words("attitudes", "people")
