"""The tree of one parsed sentence by its labels: complements, coordination, phrases and clauses, what hangs from what.

Syntax only, on :class:`~summitry.language.parsed.Sentence`, and with ``surface.py`` the one place that walks the tree. Who does
what to whom is told by ``participants.py``, predicates with their arguments are made in ``frames.py``, how far they are asserted
is told by ``factuality.py``. The labels are ClearNLP's (see the guidelines of Choi & Palmer, 2012).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from summitry.language.once import by_token
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import classes, words

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
#: What stands below a noun but is no part of its name.
OUTSIDE = frozenset(
    {"relcl", "acl", "appos", "punct", "cc", "conj", "parataxis", "advcl", "ccomp", "nsubj", "cop", "aux"}
)
#: The parser's label of names of persons.
PERSON = "PERSON"
#: Tags of tensed verbs and of modals.
FINITE = ("VBD", "VBZ", "VBP", "MD")


def expand(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """A token and what is coordinated with it, in order: "Ann, Ben and Cy" from "Ann"."""
    held: dict[int, tuple[Token, ...]] = sentence.kept("expanded", lambda _: {})
    found = held.get(token.i)
    if found is None:
        found = held[token.i] = _expanded(sentence, token)
    return found


def _expanded(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    found = [token]
    for one in found:
        found.extend(t for t in (*sentence.children(one, "conj"), *_joined_before(sentence, one)) if t not in found)
    return tuple(sorted(found, key=lambda t: t.i))


def _joined_before(sentence: Sentence, name: Token) -> tuple[Token, ...]:
    """The first of two names with titles, which the parser hangs on the second: "President Ann Lee and Chancellor Ben Ray"."""
    if name.ent != PERSON:
        return ()
    before = sentence.children(name, "nmod")
    first = tuple(t for t in before if t.ent == PERSON and sentence.child(t, "cc") is not None)
    return first or _joined_below(sentence, name)


def _joined_below(sentence: Sentence, name: Token) -> tuple[Token, ...]:
    """The second of two, which the parser hangs on the country of the first: "President Ann Lee of Peru and King Ben Ray met"."""
    of = sentence.children(name, "prep")
    homes = (t for one in of if one.text.lower() in words("attachment", "of") for t in sentence.children(one, "pobj"))
    return tuple(t for home in homes if home.ent != PERSON for t in sentence.children(home, "conj") if t.ent == PERSON)


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma.lower()


def lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    """The lemmas of words in lower case."""
    return frozenset(map(lemma, tokens))


def spelled(tokens: Iterable[Token]) -> frozenset[str]:
    """Words as they are spelled, in lower case."""
    return frozenset(t.text.lower() for t in tokens)


def phrasal(sentence: Sentence, token: Token) -> str:
    """Lemma with its particle, where it has one: ``break down``, ``look forward``."""
    particle = sentence.child(token, "prt") or _adverb_as_particle(sentence, token)
    return f"{lemma(token)} {particle.text.lower()}" if particle else lemma(token)


def _adverb_as_particle(sentence: Sentence, token: Token) -> Token | None:
    """An adverb that the parser never takes for a particle, right behind its verb: "looked forward to"."""
    adverbs = (t for t in sentence.children(token, "advmod") if t.i == token.i + 1)
    return next((t for t in adverbs if t.text.lower() in words("factuality", "particles")), None)


def is_word(token: Token) -> bool:
    """Whether a token is a word or a number, not a sign: "Mr.", "O'Brien" and "U.S." are words."""
    return any(character.isalnum() for character in token.text)


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod", "compound")


def is_aside(verb: Token) -> bool:
    """Whether a verb is a bare participle beside its clause: "Asked whether she would go, she laughed"."""
    return verb.tag in ("VBN", "VBG") and verb.dep == "advcl"


@by_token
def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether what the verb does is done to its subject (or to the noun that it modifies)."""
    if is_adjectival(sentence, verb):
        return False
    if sentence.child(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag != "VBN" or sentence.child(verb, "nsubj", "aux", "dobj"):
        return False
    head = sentence.head(verb)
    if verb.dep == "conj" and head is not None and is_verb(head):
        return is_passive(sentence, head)
    return verb.dep in ("acl", "advcl", "amod")


def is_adjectival(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle is an adjective with its preposition: "is opposed to the ban"; not where "by" tells who does it."""
    word = classes("clauses", "adjectival").get(verb.text.lower()) if verb.tag == "VBN" else None
    below = {t.text.lower() for t in sentence.children(verb, "prep", "agent")} if word is not None else frozenset()
    return word in below and not below & words("cues", "by")


def is_relative(token: Token) -> bool:
    """Whether a word is a relative or question pronoun, or the "that" which stands for a noun in its clause."""
    return token.tag in RELATIVE or (token.tag == "IN" and token.dep in ("nsubj", "nsubjpass", "dobj"))


def prepositions(sentence: Sentence, token: Token, *words: str) -> tuple[Token, ...]:
    """The prepositions below a token (those named, or all)."""
    return tuple(
        t
        for t in sentence.children(token, "prep", "agent", "dative", "prt", "advmod")
        if t.pos in ("ADP", "SCONJ", "ADV", "PART") and (not words or t.text.lower() in words)
    )


def pobjects(sentence: Sentence, token: Token, *words: str) -> Iterator[tuple[Token, ...]]:
    """The coordinated objects of each preposition below a token; "along with", "ahead of" are seen through."""
    for preposition in prepositions(sentence, token, *words):
        below = sentence.child(preposition, "pobj")
        inner = sentence.child(preposition, "prep")
        if below is None and inner is not None:
            below = sentence.child(inner, "pobj")
        if below is not None:
            yield expand(sentence, below)


def complements(sentence: Sentence, token: Token, *words: str) -> tuple[Token, ...]:
    """The heads of all objects of the named prepositions below a token, in order."""
    return tuple(chain.from_iterable(pobjects(sentence, token, *words)))


def phrase(sentence: Sentence, token: Token, outside: frozenset[str] = OUTSIDE) -> tuple[int, int]:
    """Document offsets of the noun phrase of a token, without clauses, appositions and what is coordinated with it."""
    kept = [token]
    for one in kept:
        kept.extend(t for t in sentence.children(one) if t.dep not in outside or (t.dep == "punct" and t.tag == "HYPH"))
    kept = _run(sorted(kept, key=lambda t: t.i), token)
    return kept[0].start, kept[-1].end


def _run(tokens: list[Token], around: Token) -> list[Token]:
    """The part of the tokens around one of them that has no gap wider than one token."""
    at = tokens.index(around)
    low = high = at
    while low > 0 and tokens[low].i - tokens[low - 1].i <= 2:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1].i - tokens[high].i <= 2:
        high += 1
    return tokens[low : high + 1]


def clause(
    sentence: Sentence, verb: Token, without: Iterable[str] = ("advcl", "parataxis", "ccomp")
) -> tuple[int, int]:
    """Document offsets of the clause of a verb, without coordinated clauses and those named."""
    dropped = {"cc", "punct", *without}
    kept = [verb]
    for child in sentence.children(verb):
        if child.dep in dropped or (child.dep == "conj" and is_verb(child)):
            continue
        kept.extend(sentence.subtree(child))
    low, high = min(t.i for t in kept), max(t.i for t in kept)
    while (
        high > verb.i
        and sentence.tokens[high].pos in ("CCONJ", "PUNCT", "ADP", "SCONJ")
        and sentence.tokens[high].dep != "prt"
    ):
        high -= 1
    while low < verb.i and sentence.tokens[low].pos in ("CCONJ", "PUNCT"):
        low += 1
    return sentence.tokens[low].start, sentence.tokens[high].end


@by_token
def governor(sentence: Sentence, token: Token) -> tuple[Token | None, str]:
    """What a noun hangs from: the verb, noun or adjective above it, and the preposition between, or ''.

    Of "out of", "away from" it is the first word, and what that hangs from.
    """
    head = sentence.head(token)
    while head is not None and token.dep == "conj":
        token, head = head, sentence.head(head)
    if head is not None and token.dep in ("pobj", "pcomp"):
        above = sentence.head(head)
        if above is not None and above.text.lower() in words("clauses", "leading_on") and not is_verb(above):
            head, above = above, sentence.head(above)
        return above, head.text.lower()
    return head, ""


def hangs_on(sentence: Sentence, token: Token) -> Token | None:
    """What a token hangs on; None for a root."""
    return sentence.head(token)


def upwards(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and those above it, nearest first."""
    yield token
    yield from sentence.ancestors(token)


def equals_above(sentence: Sentence, token: Token, most: int = 4) -> Iterator[Token]:
    """The token, and what it is coordinated with or in apposition to, one step up after the other."""
    yield token
    for _ in range(most):
        if token.dep not in ("conj", "appos"):
            return
        token = sentence.tokens[token.head]
        yield token


def verb_over(sentence: Sentence, token: Token) -> Token | None:
    """The nearest verb or auxiliary from a token upwards, which may be the token."""
    return next((t for t in upwards(sentence, token) if t.pos in ("VERB", "AUX")), None)


def limb(sentence: Sentence, token: Token, above: Token) -> Token:
    """The direct dependant of one of the tokens above that a token belongs to."""
    below = token
    for one in sentence.ancestors(token):
        if one.i == above.i:
            break
        below = one
    return below


def words_below(sentence: Sentence, token: Token, *deps: str) -> frozenset[str]:
    """The direct dependants with one of the labels, in lower case: the auxiliaries of a verb, the adjectives of a noun."""
    return frozenset(t.text.lower() for t in sentence.children(token, *deps))


def within_clause(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """A token and those above it, nearest first, up to the head of its clause."""
    found = [token]
    while not is_verb(found[-1]) and (above := sentence.head(found[-1])) is not None:
        found.append(above)
    return tuple(found)


def clauses_with(sentence: Sentence, texts: Collection[str]) -> Iterator[Token]:
    """The heads of the clauses that hold one of some words, each word in lower case."""
    yield from (within_clause(sentence, t)[-1] for t in sentence.tokens if t.text.lower() in texts)


def joined_verbs(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The verbs before one that it is joined to without a subject of its own, nearest first: "came, sat and | ate"."""
    while verb.dep == "conj" and not sentence.children(verb, "nsubj", "nsubjpass"):
        verb = sentence.tokens[verb.head]
        yield verb


def top(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of a stretch that the others in it hang from."""
    inside = sentence.between(start, end)
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head not in ids or t.head == t.i), None)


def attributes(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What stands before a noun and says which or how many, owners aside: "the first two South Korean" envoys."""
    found = [noun]
    for one in found:
        below = sentence.children(one, "amod", "compound", "nmod", "nummod", "quantmod", "advmod", "conj", "npadvmod")
        found += [t for t in below if t.i < noun.i and not (one.i != noun.i and one.tag in ("VBN", "VBD"))]
    return tuple(sorted(found[1:], key=lambda t: t.i))


def adjectives_behind(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The adjectives behind a noun that belong to its title: "directors *general*", "attorney *general*"."""
    return tuple(t for t in sentence.children(noun, "amod") if t.i == noun.i + 1)


def identified(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """What a noun is said to be, or is set beside: "the talks were their third", "the talks, their third", from either."""
    above = sentence.head(noun)
    if noun.dep == "appos" and above is not None:
        return (above,)
    if above is None or not is_verb(above) or noun.dep not in ("nsubj", "nsubjpass", "attr"):
        return sentence.children(noun, "appos")
    other = "attr" if noun.dep == "nsubj" else "nsubj"
    same = tuple(t for one in sentence.children(above, other) for t in expand(sentence, one))
    return (*same, *sentence.children(noun, "appos"))


def has_to(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(t.tag == "TO" for t in sentence.children(verb, "aux"))


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb, or an auxiliary of it, is tensed: "signed", "did not sign", "will sign"."""
    return any(t.tag in FINITE for t in (verb, *sentence.children(verb, "aux", "auxpass")))


def opens_question(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause opens with a question word or "whether", "if": "whether they met", "to whom they spoke"."""
    return any(
        t.tag in RELATIVE or t.text.lower() in words("factuality", "asks")
        for t in sentence.subtree(verb)[:2]
        if t.i < verb.i
    )


@by_token
def clause_marks(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The conjunctions and adverbs below a verb in lower case: "if", "before", "not yet"."""
    return frozenset(t.text.lower() for t in sentence.children(verb, "mark", "advmod"))


def first_words(sentence: Sentence, token: Token, count: int) -> frozenset[str]:
    """The first words of the phrase or clause of a token, in lower case."""
    return frozenset(t.text.lower() for t in sentence.subtree(token)[:count])


def is_small(sentence: Sentence, token: Token, small: frozenset[str]) -> bool:
    """Whether a noun is modified by one of some words of quantity: "little progress", "few details"."""
    return any(t.text.lower() in small for t in sentence.children(token, "amod", "det", "nummod"))


def inner_clauses(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The verbs of the relative clauses and participles behind a noun."""
    return tuple(t for t in sentence.children(noun, "relcl", "acl") if t.i > noun.i)


def names_before(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The names before a noun that say whose it is: "EU sanctions", "Norwegian law"; of a pair ("Oslo-Bern pact") none."""
    return tuple(
        t
        for t in sentence.children(noun, "amod", "compound", "nmod", "poss")
        if (t.pos == "PROPN" or t.ent in ("NORP", "GPE", "ORG"))
        and not (t.i and sentence.tokens[t.i - 1].tag == "HYPH")
    )


def follows_hyphen(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the second part of a compound with a hyphen: "off-limits"."""
    return token.i > 0 and sentence.tokens[token.i - 1].tag == "HYPH"
