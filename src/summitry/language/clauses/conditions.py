"""On what a predicate is conditional: "if …", "unless …", "in return for …", "on condition that …"."""

from __future__ import annotations

from summitry.language.clauses import syntax
from summitry.language.clauses.frames import Category, Form, Frame, frame_of
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import load, words

Span = tuple[int, int]
#: A condition is looked for below so many predicates of what it may be a condition of.
MOST_DEPTH = 3


def condition(frame: Frame) -> Span | None:
    """Document offsets of the condition of a predicate: "if …", "unless …", "in return for …", "on condition that …"."""
    if not frame.sentence.kept("conditions", _may_tell):
        return None
    return next((found for one in _near(frame) if (found := _of(one)) is not None), None)


def on_terms(frame: Frame, attitude: str) -> str:
    """An attitude, with one against something that holds only until or unless something else comes as a condition."""
    terms = load("attitudes")["on_terms"]
    return str(terms) if attitude in words("joining", "against") and _reserved(frame) else attitude


def _reserved(frame: Frame) -> bool:
    """Whether what is refused is refused only as long as something has not come: "will not talk until …", "no talks unless …"."""
    openers = frozenset(opener for one in _near(frame) for opener in one.circumstances)
    denied = frame.denied or frame.denied_above or frame.over.negative
    return bool(openers & words("factuality", "unless") or (denied and openers & words("factuality", "not_until")))


def _near(frame: Frame) -> list[Frame]:
    """A predicate, what is said of a noun or adjective above it, and what stands below it as its object or clause."""
    near = [frame, *(f for f in (frame.above,) if f is not None and frame.category is not Category.VERB)]
    for depth in range(MOST_DEPTH):
        one = near[depth] if depth < len(near) else frame
        below = (*one.object, *one.argument(Form.TO), *one.argument(Form.THAT))
        near += [f for t in below if (f := frame_of(one.sentence, t)) is not None and f not in near]
    return near


def _may_tell(sentence: Sentence) -> bool:
    """Whether a sentence has any of the words that a condition is told by."""
    marks, bargains = words("factuality", "conditions"), words("factuality", "bargains")
    return any(t.text.lower() in marks or syntax.lemma(t) in bargains for t in sentence.tokens)


def _of(frame: Frame) -> Span | None:
    """The condition right below a predicate."""
    for mark, verb in frame.circumstances.items():
        even = syntax.first_words(frame.sentence, verb, 1) & words("factuality", "even")
        if mark in words("factuality", "conditions") and not even:
            return syntax.clause(frame.sentence, verb, without=("parataxis",))
    marked = (t for preposition in words("factuality", "before_bargains") for t in frame.marked.get(preposition, ()))
    bargains = (t for t in marked if syntax.lemma(t) in words("factuality", "bargains"))
    return next((told for t in bargains if (told := _bargain(frame.sentence, t)) is not None), None)


def _bargain(sentence: Sentence, noun: Token) -> Span | None:
    """Such as "in return for fishing rights", "on condition that they leave"; not a source's "condition of anonymity"."""
    preposition = sentence.head(noun)
    private = any(syntax.lemma(t) in words("factuality", "private_terms") for t in sentence.subtree(noun))
    if preposition is None or private or not sentence.children(noun):
        return None
    return preposition.start, sentence.span(noun)[1]
