"""Who speaks, by the sentence: from a cue word to the noun phrase that it takes its speaker from."""

from __future__ import annotations

from dataclasses import dataclass

from summitry.extract.quotes.cues import Cues
from summitry.extract.quotes.spans import Span, is_mark
from summitry.language import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
LEFT = frozenset({"det", "compound", "amod", "nummod", "poss", "case", "nmod", "punct"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NAMING = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "PART"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who speaks: the heads of the noun phrase (more than one where joined by "and") and its span."""

    sentence: Sentence
    heads: tuple[Token, ...]
    span: Span


def noun_phrase(sentence: Sentence, head: Token) -> Source:
    """The noun phrase of a head as a source: without relative clauses and appositions that follow, with its conjuncts."""
    heads = [head]
    at = head
    while (joined := sentence.child(at, "conj")) is not None and joined.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        heads.append(joined)
        at = joined
    low = sentence.subtree(head)[0].i
    high = _phrase_end(sentence, heads[-1])
    return Source(sentence, tuple(heads), (sentence.tokens[low].start, sentence.tokens[high].end))


def _phrase_end(sentence: Sentence, head: Token) -> int:
    end = head.i
    for child in sentence.children(head):
        if child.i < head.i:
            continue
        if child.dep in {"prep", "case", "poss", "compound", "flat", "nummod", "amod", "nmod"}:
            end = sentence.subtree(child)[-1].i
        else:
            break
    return end


def subject(sentence: Sentence, verb: Token, hops: int = 0) -> Token | None:
    """The head of the noun phrase that does what ``verb`` says, also where it has to be fetched from a clause above."""
    own = nearest_subject(sentence, verb)
    if own is not None:
        if own.text.lower() in RELATIVES and verb.dep == "relcl":
            return sentence.head(verb)
        return own
    above = sentence.head(verb)
    if above is None:
        return _topic(sentence, verb)
    if hops > 4:
        return None
    if verb.dep in {"acl", "relcl"}:
        return above
    if verb.dep == "pcomp" and above.text.lower() == "as":
        return _quoted(sentence, above)
    if verb.dep in {"xcomp", "ccomp"} and verb.i > above.i:
        controller = sentence.child(above, "dobj", "dative")
        if controller is not None and controller.i < verb.i and verb.dep == "xcomp":
            return controller
    if verb.dep == "ROOT" or above.pos in {"VERB", "AUX"} or verb.dep in {"conj", "pcomp", "prep"}:
        return subject(sentence, above, hops + 1)
    return None


def _quoted(sentence: Sentence, like: Token) -> Token | None:
    """Who is quoted in "quoted him as saying" and "was quoted as saying"; the subject of any other verb above "as"."""
    verb = sentence.head(like)
    if verb is None:
        return None
    return sentence.child(verb, "dobj") or subject(sentence, verb)


def _topic(sentence: Sentence, verb: Token) -> Token | None:
    """The noun that opens the sentence of a verb without a subject, where the parser gave it to a relative clause."""
    before = [c for c in sentence.children(verb, "ccomp", "parataxis") if c.i < verb.i]
    return sentence.child(before[-1], "nsubj") if before else None


def nearest_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject that a verb has itself; of two, the one that stands right before it (the parser adds topics)."""
    own = sentence.children(verb, *SUBJECTS)
    before = [t for t in own if t.i < verb.i]
    return before[-1] if before else (own[0] if own else None)


def agent(sentence: Sentence, verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, or None."""
    by = sentence.child(verb, "agent")
    return sentence.child(by, "pobj") if by is not None else None


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the passive: it has a passive auxiliary or subject."""
    if verb.tag == "VBN" and verb.dep in {"advcl", "acl"} and sentence.child(verb, "aux", "nsubj") is None:
        return True
    return sentence.child(verb, "auxpass", "nsubjpass") is not None


def maker(sentence: Sentence, noun: Token, cues: Cues) -> Token:
    """Whose statement, letter or report a noun is: its possessor, or what follows "by", "from", "of"; else the noun itself."""
    if noun.lemma.lower() not in cues.vehicles | cues.nouns | cues.relay_nouns:
        return noun
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in sentence.children(noun, "prep", "agent"):
        if preposition.text.lower() in {"by", "from", "of"}:
            found = sentence.child(preposition, "pobj")
            if found is not None:
                return found
    return noun


def _issuer(sentence: Sentence, noun: Token, cues: Cues) -> Token:
    """Who issues a statement: the subject of "released a statement saying …"; else the noun as it is."""
    above = sentence.head(noun)
    if noun.lemma.lower() in cues.vehicles and noun.dep in {"dobj", "pobj"} and above is not None:
        if noun.dep == "pobj":
            above = sentence.head(above)
        if above is not None and above.pos == "VERB" and sentence.child(noun, "poss") is None:
            return subject(sentence, above) or noun
    return noun


def inverted(sentence: Sentence, verb: Token) -> Token | None:
    """The noun right behind a verb that follows a comma or a quotation mark (", said Ms Berg, who …"), else None."""
    tokens = sentence.tokens
    before, behind = verb.i - 1, verb.i + 1
    if before < 0 or verb.tag not in FINITE or not (tokens[before].text == "," or is_mark(tokens[before])) or sentence.child(verb, "nsubj"):
        return None
    while behind < len(tokens) and tokens[behind].dep in LEFT and tokens[behind].pos in NAMING:
        behind += 1
    if behind >= len(tokens) or tokens[behind].pos not in {"NOUN", "PROPN", "PRON"} or tokens[behind].dep == "npadvmod":
        return None
    over = sentence.head(tokens[behind])
    if tokens[behind].dep == "nsubj" and over is not None and over is not verb and not is_mark(tokens[before]):
        ends = _phrase_end(sentence, tokens[behind]) + 1
        if ends >= len(tokens) or tokens[ends].text != ",":
            return None
    if tokens[behind].dep == "dobj" and not (is_mark(tokens[before]) and tokens[behind].pos == "PROPN"):
        return None
    return tokens[behind]


def source_of(sentence: Sentence, verb: Token, cues: Cues) -> Source | None:
    """The source of a cue verb, or None where the sentence names none."""
    if verb.i and verb.tag in FINITE and is_mark(sentence.tokens[verb.i - 1]) and _names(sentence, verb.i + 1):
        return words_behind(sentence, verb.i)
    found = agent(sentence, verb) if is_passive(sentence, verb) else inverted(sentence, verb) or subject(sentence, verb)
    if found is None or found.dep == "expl":
        return None
    found = _issuer(sentence, found, cues)
    if found.lemma.lower() == "it" and is_passive(sentence, verb):
        return None
    return noun_phrase(sentence, maker(sentence, found, cues))


def _names(sentence: Sentence, i: int) -> bool:
    """Whether a name that the parser took for something else stands at index ``i``."""
    return i < len(sentence.tokens) and sentence.tokens[i].text[:1].isupper() and sentence.tokens[i].pos in {"VERB", "INTJ", "X"}


def words_behind(sentence: Sentence, i: int) -> Source | None:
    """The name right behind an inverted verb, by its words alone, where the parse went wrong ("…,” said Go Mi-rae, …")."""
    tokens = sentence.tokens
    end = i + 1
    while end < len(tokens) and (end == i + 1 or tokens[end].pos not in {"PUNCT", "ADP", "VERB", "AUX", "SCONJ", "ADV", "CCONJ"}) \
            or end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].start == tokens[end - 1].end:
        end += 1
    if end == i + 1 or tokens[i + 1].tag == "EX":
        return None
    return Source(sentence, (tokens[end - 1],), (tokens[i + 1].start, tokens[end - 1].end))
