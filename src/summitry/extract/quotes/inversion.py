"""Speakers behind their verb: "…,” said Ms Berg, who …"."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.extract.quotes.phrases import Source
from summitry.extract.quotes.spans import is_mark
from summitry.language import Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.syntax import hangs_on
from summitry.lexicon import words

FINITE = frozenset({"VBD", "VBZ", "VBP"})
HEADS = frozenset({"NOUN", "PROPN", "PRON"})
LEFT = frozenset({"det", "compound", "amod", "nummod", "poss", "case", "nmod", "punct"})
NAMING = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "PART"})
#: What a small parser takes a name for that it has not seen.
MISREAD = frozenset({"VERB", "INTJ", "X"})
STOPS = frozenset({"PUNCT", "ADP", "VERB", "AUX", "SCONJ", "ADV", "CCONJ"})


def inverted(sentence: Sentence, verb: Token) -> Token | None:
    """The noun right behind a verb that follows a comma or a quotation mark (", said Ms Berg, who …"), else None."""
    tokens = sentence.tokens
    if verb.i == 0 or verb.tag not in FINITE:
        return None
    before = tokens[verb.i - 1]
    quoted = is_mark(before)
    own = surface.subject(sentence, verb, "nsubj")
    if not quoted and (before.text != "," or own is not None):
        return None
    noun = _noun_behind(tokens[verb.i + 1 :])
    if noun is None or noun.pos not in HEADS or noun.dep == "npadvmod":
        return None
    if noun.dep in ("dobj", "dative"):
        return noun if quoted and (noun.pos == "PROPN" or own is None) else None
    return None if noun.dep == "nsubj" and _of_another(sentence, verb, noun, own, quoted) else noun


def _noun_behind(behind: Sequence[Token]) -> Token | None:
    """The noun that ends the phrase right behind a verb, or behind its particle: "said | Ms Berg", "shot back | Ms Berg"."""
    answers = bool(behind) and behind[0].text in words("cues", "answering")
    return next((t for t in behind[answers:] if t.dep not in LEFT or t.pos not in NAMING), None)


def _of_another(sentence: Sentence, verb: Token, noun: Token, own: Token | None, quoted: bool) -> bool:
    """Whether a noun that is a subject starts what was said (", said the talks failed") or the next clause."""
    over = hangs_on(sentence, noun)
    if quoted:  # "Berg, who called it “late,” said she was sorry"
        return own is not None and own.i < verb.i and over is not None and over.i > noun.i
    if over is None or over is verb:
        return False
    behind = sentence.tokens[noun.i + 1 :]
    stop = next((t for t in behind if t.text == "," or t.pos in ("VERB", "AUX", "SCONJ")), None)
    return stop is None or stop.text != ","


def misread_name(sentence: Sentence, verb: Token) -> Source | None:
    """The name beside a verb, by its words alone, where the parse went wrong ("…,” said Go Mi-rae", "Will said")."""
    tokens = sentence.tokens
    if verb.i and verb.tag == "VBD" and tokens[verb.i - 1].tag == "MD" and tokens[verb.i - 1].text[:1].isupper():
        name = tokens[verb.i - 1]
        return Source(sentence, (name,), (name.start, name.end))
    if verb.i == 0 or verb.tag not in FINITE or not is_mark(tokens[verb.i - 1]):
        return None
    behind = tokens[verb.i + 1 :]
    if not behind or not behind[0].text[:1].isupper() or behind[0].pos not in MISREAD:
        return None
    stop = next((t.i for t in behind[1:] if t.pos in STOPS and not _hyphen(tokens, t)), len(tokens))
    return Source(sentence, (tokens[stop - 1],), (behind[0].start, tokens[stop - 1].end))


def _hyphen(tokens: tuple[Token, ...], token: Token) -> bool:
    return token.text == "-" and token.start == tokens[token.i - 1].end and token.i + 1 < len(tokens)
