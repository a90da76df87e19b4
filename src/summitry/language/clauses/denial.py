"""What a word of its own denies: "did not sign", "never signed", "no agreement", "nobody signed", "left without signing"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from summitry.language.clauses.syntax import lemma
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

#: What hangs on a noun that tells by itself what it is of: "the claim that …", "talks between the ministers".
_TOLD_BY_ITSELF = ("acl", "relcl", "ccomp", "prep")
#: Labels of words that may deny what they stand below.
DENYING = frozenset({"neg", "advmod", "preconj", "cc", "det", "nsubj", "nsubjpass", "dobj"})


def negated(sentence: Sentence, token: Token, *, objects: bool = True) -> bool:
    """Whether a verb or noun is denied by a word of its own ("not", "never", "no", "without"), or of its object."""
    head = sentence.head(token)
    return says_no(sentence, token, objects=objects) or (
        head is not None and head.text.lower() in words("factuality", "without")
    )


def says_no(sentence: Sentence, token: Token, *, objects: bool = True) -> bool:
    """Whether a verb or noun is denied by a word below it ("not", "never", "no"), or of its object."""
    below = (t for t in sentence.children(token) if t.dep in DENYING and (objects or t.dep != "dobj"))
    return any(_denies(sentence, child) for child in below)


def _denies(sentence: Sentence, child: Token) -> bool:
    """Whether a word below another denies it."""
    low = child.text.lower()
    if child.dep == "neg":
        after = sentence.tokens[child.i + 1].text.lower() if child.i + 1 < len(sentence.tokens) else ""
        return after not in words("factuality", "only")
    if child.dep in ("advmod", "preconj", "cc"):
        if sentence.tokens[child.i - 1].tag == "``":
            return False  # words in quotation marks: "said “never”"
        return low in words("factuality", "negators") or (
            low in words("factuality", "no_longer") and any(_none(t) for t in sentence.children(child))
        )
    if child.dep == "det":
        return _none(child)
    return child.dep in ("nsubj", "nsubjpass", "dobj") and (
        low in words("factuality", "none") or any(_none(t) for t in sentence.children(child, "det"))
    )


def _none(token: Token) -> bool:
    return token.text.lower() in words("factuality", "no")


def no_such(sentence: Sentence, nouns: Collection[str]) -> Iterator[Token]:
    """Such of some words as "no such" stands before."""
    tokens = sentence.tokens
    for one, two, noun in zip(tokens, tokens[1:], tokens[2:], strict=False):
        denied = one.text.lower() in words("encounters", "denying") and two.text.lower() in words("encounters", "alike")
        if denied and lemma(noun) in nouns and not sentence.children(noun, *_TOLD_BY_ITSELF):
            yield noun


def denied_before(sentence: Sentence) -> Token | None:
    """The word by which a sentence denies what was reported before it: "This is a sheer lie", "Norway denied the report"."""
    told = [t for t in sentence.tokens if lemma(t) in words("factuality", "told_before")]
    said = (one for t in told for one in _said_of(sentence, t))
    return next((t for t in said if lemma(t) in words("factuality", "untrue")), None)


def _said_of(sentence: Sentence, told: Token) -> tuple[Token, ...]:
    """What may say of something told before that it is not so: what it is said to be, or the verb whose object it is."""
    verb = sentence.head(told)
    if verb is None or says_no(sentence, verb):
        return ()
    if told.dep == "nsubj":
        return sentence.children(verb, "attr", "acomp")
    noun = told.pos == "NOUN" or lemma(verb) in words("factuality", "denying_it")
    alone = noun and not sentence.children(told, *_TOLD_BY_ITSELF)
    return (verb,) if alone and told.dep in ("dobj", "nsubjpass") else ()
