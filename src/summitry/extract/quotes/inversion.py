"""Speakers behind their verb: "…,” said Ms Berg, who …"."""

from __future__ import annotations

from summitry.extract.quotes.phrases import Source
from summitry.extract.quotes.spans import is_mark
from summitry.language import Sentence, Token

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
    before, behind = verb.i - 1, verb.i + 1
    if before < 0 or verb.tag not in FINITE:
        return None
    quoted = is_mark(tokens[before])
    if not quoted and (tokens[before].text != "," or sentence.child(verb, "nsubj") is not None):
        return None
    while behind < len(tokens) and tokens[behind].dep in LEFT and tokens[behind].pos in NAMING:
        behind += 1
    if behind >= len(tokens) or tokens[behind].pos not in HEADS or tokens[behind].dep == "npadvmod":
        return None
    return tokens[behind] if _may_speak(sentence, verb, tokens[behind], quoted) else None


def _may_speak(sentence: Sentence, verb: Token, noun: Token, quoted: bool) -> bool:
    """Whether the noun is the subject turned behind the verb, not the start of what was said (", said the talks failed")."""
    if noun.dep in {"dobj", "dative"}:
        return quoted and (noun.pos == "PROPN" or sentence.child(verb, "nsubj") is None)
    over = sentence.head(noun)
    own = sentence.child(verb, "nsubj")
    if quoted and own is not None and own.i < verb.i and noun.dep == "nsubj" and over is not None and over.i > noun.i:
        return False  # "Berg, who called it “late,” said she was sorry"
    if noun.dep == "nsubj" and over is not None and over is not verb and not quoted:
        for token in sentence.tokens[noun.i + 1 :]:
            if token.text == ",":
                return True
            if token.pos in {"VERB", "AUX", "SCONJ"}:
                return False
        return False
    return True


def misread_name(sentence: Sentence, verb: Token) -> Source | None:
    """The name behind an inverted verb, by its words alone, where the parse went wrong ("…,” said Go Mi-rae, an expert")."""
    tokens = sentence.tokens
    first = verb.i + 1
    if verb.i == 0 or verb.tag not in FINITE or not is_mark(tokens[verb.i - 1]) or first >= len(tokens):
        return None
    if not tokens[first].text[:1].isupper() or tokens[first].pos not in MISREAD:
        return None
    end = first + 1
    while end < len(tokens) and (tokens[end].pos not in STOPS or _hyphen(tokens, end)):
        end += 1
    return Source(sentence, (tokens[end - 1],), (tokens[first].start, tokens[end - 1].end))


def _hyphen(tokens: tuple[Token, ...], i: int) -> bool:
    return tokens[i].text == "-" and tokens[i].start == tokens[i - 1].end and i + 1 < len(tokens)
