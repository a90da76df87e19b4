"""How far the words of phrases and clauses reach in a sentence, over what the parser hung higher up too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from summitry.language.clauses.surface import is_subject, nearest_subject
from summitry.language.clauses.syntax import RELATIVE
from summitry.language.parsed import Sentence, Token

#: Labels that a word of the same noun phrase has behind its head; at any other word the phrase is over.
_BEHIND = frozenset({"prep", "case", "poss", "compound", "flat", "nummod", "amod", "nmod"})
_JOINED = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BREAKS = frozenset({";", "—", "–", "--"})
_HYPHENS = frozenset({"-", "‑", "‐"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_GROUP = ("aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "prt")
_ADDED = frozenset({"relcl", "appos", "advcl"})


def run(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The words of the phrase or clause of a token, from the first to the last of them."""
    return sentence.subtree(token)


def depth(sentence: Sentence, token: Token) -> int:
    """How many words stand above a token."""
    return sum(1 for _ in sentence.ancestors(token))


def first(sentence: Sentence, token: Token) -> Token:
    """The first word of the phrase or clause of a token."""
    return sentence.subtree(token)[0]


def last(sentence: Sentence, token: Token) -> Token:
    """The last word of the phrase or clause of a token."""
    return sentence.subtree(token)[-1]


def row(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """A noun with those joined to it, each to the one before: "Ann, Ben and Cy"."""
    found = [noun]
    while (joined := sentence.child(found[-1], "conj")) is not None and joined.pos in _JOINED:
        found.append(joined)
    return tuple(found)


def phrase_end(sentence: Sentence, noun: Token) -> Token:
    """The last word of a noun phrase, without relative clauses, appositions and what is joined to it."""
    end = noun
    for below in sentence.children(noun):
        if below.i > noun.i:
            if below.dep not in _BEHIND:
                break
            end = last(sentence, below)
    return end


def object_end(sentence: Sentence, words: tuple[Token, ...]) -> int:
    """Where a noun phrase ends before a comma with a relative clause or an apposition behind it, as a document offset."""
    for token, after in pairwise(words):
        if token.text == "," and (after.tag in RELATIVE | {"IN"} or any(_opened_by(sentence, after))):
            return token.start
    return words[-1].end


def _opened_by(sentence: Sentence, token: Token) -> Iterator[bool]:
    """For each clause or apposition that holds a word, whether it adds to what is before it and begins with that word."""
    yield token.dep in ("relcl", "appos")
    for above in sentence.ancestors(token):
        yield above.dep in _ADDED and first(sentence, above).i == token.i


def clause_end(sentence: Sentence, verb: Token, high: int) -> int:
    """The index of the last word of the clause below a verb that ends at ``high`` by the parse.

    What the parser hung higher up goes on with it, up to the next clause that is no part of it.
    """
    tokens = sentence.tokens
    at, end = high + 1, high
    above = {verb.i, *(t.i for t in sentence.ancestors(verb))}
    while at < len(tokens):
        branch = _below(sentence, tokens[at], above)
        if branch.i in above or _parts(branch) or (tokens[at - 1].text == "," and _is_participle(branch)):
            break
        if branch.dep == "punct":
            at += 1
        else:
            end = max(at, last(sentence, branch).i)
            at = end + 1
    return end


def _below(sentence: Sentence, token: Token, above: set[int]) -> Token:
    """The nearest from a token upwards that hangs from one of some tokens."""
    while token.head not in above and token.head != token.i:
        token = sentence.tokens[token.head]
    return token


def _parts(branch: Token) -> bool:
    """Whether a branch opens another clause: a conjunction, a conjunct, a dash, a subject."""
    return branch.dep in ("cc", "conj") or branch.text in _BREAKS or branch.dep in _SUBJECTS


def _is_participle(branch: Token) -> bool:
    return branch.dep == "advcl" and branch.tag == "VBG"


def added_clause(sentence: Sentence, token: Token) -> Token | None:
    """The relative clause that a word stands in, or None."""
    return next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)


def verb_group(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """First and last index of a verb with its auxiliaries, adverbs before it, its particle, and its subject on either side."""
    low = high = verb.i
    nearest = nearest_subject(sentence, verb)
    for child in sentence.children(verb, *_GROUP):
        if is_subject(child) and child is not nearest:
            continue
        if child.i < verb.i:
            low = min(low, first(sentence, child).i)
        elif is_subject(child) or child.dep == "prt":
            high = max(high, last(sentence, child).i)
    while _is_hyphened(sentence, low):
        low -= 2  # "al" in "al-Holm said", where the parser makes two subjects of the name
    return low, high


def _is_hyphened(sentence: Sentence, at: int) -> bool:
    """Whether a hyphen joins a word to the one before it."""
    if at < 2:
        return False
    before, hyphen, word = sentence.tokens[at - 2 : at + 1]
    return hyphen.text in _HYPHENS and before.end == hyphen.start and hyphen.end == word.start
