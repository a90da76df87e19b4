"""Who does what to whom in one parsed sentence: subjects, objects, complements, coordination, phrases.

Syntax only, on :class:`~summitry.language.parsed.Sentence`, and the one place that walks the tree; predicates with their
arguments are made of it in ``frames.py``, how far they are asserted is told by ``factuality.py``. The labels are ClearNLP's
(see the guidelines of Choi & Palmer, 2012).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from summitry import lexicon
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
#: What stands below a noun but is no part of its name.
OUTSIDE = frozenset(
    {"relcl", "acl", "appos", "punct", "cc", "conj", "parataxis", "advcl", "ccomp", "nsubj", "cop", "aux"}
)
#: A verb that hangs so from another and has no subject of its own shares that one's.
JOINED = ("conj", "xcomp", "advcl", "ccomp", "dep")
#: Tags of tensed verbs and of modals.
FINITE = ("VBD", "VBZ", "VBP", "MD")
MAX_HOPS = 6
#: Labels of words that may deny what they stand below.
DENYING = frozenset({"neg", "advmod", "preconj", "cc", "det", "nsubj", "nsubjpass", "dobj"})


def expand(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """A token and what is coordinated with it, in order: "Ann, Ben and Cy" from "Ann"."""
    found = [token]
    for one in found:
        found.extend(t for t in sentence.children(one, "conj") if t not in found)
    return tuple(sorted(found, key=lambda t: t.i))


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
    """Lemma with its particle, where it has one: ``break down``."""
    particle = sentence.child(token, "prt")
    return f"{lemma(token)} {particle.text.lower()}" if particle else lemma(token)


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass", "amod", "compound")


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether what the verb does is done to its subject (or to the noun that it modifies)."""
    if sentence.child(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag != "VBN" or sentence.child(verb, "nsubj", "aux", "dobj"):
        return False
    head = sentence.head(verb)
    if verb.dep == "conj" and head is not None and is_verb(head):
        return is_passive(sentence, head)
    return verb.dep in ("acl", "advcl", "amod")


def subjects(sentence: Sentence, verb: Token, hops: int = 0) -> tuple[Token, ...]:
    """The heads of the grammatical subject, own or understood (coordination, control, participles, relative clauses)."""
    own = [t for t in sentence.children(verb, *SUBJECTS) if t.dep != "csubj"]
    if own:
        return tuple(chain.from_iterable(_unrelative(sentence, verb, t) for t in own))
    if verb.tag == "VBG" and verb.i > 1 and sentence.tokens[verb.i - 1].tag == "POS":
        return (sentence.tokens[verb.i - 2],)
    head = sentence.head(verb)
    return _understood(sentence, verb, head, hops) if head is not None and hops <= MAX_HOPS else ()


def _understood(sentence: Sentence, verb: Token, head: Token, hops: int) -> tuple[Token, ...]:
    """Who does the deed of a clause without a subject, by what the clause hangs from."""
    if verb.dep == "relcl" and verb.tag in ("VBD", "VBZ", "VBP"):
        return (head,)
    if verb.dep == "acl" and head.pos in NOMINAL:
        return _of_noun(sentence, verb, head, hops)
    if verb.dep in ("pcomp", "pobj"):
        return _of_preposition(sentence, head, hops)
    if verb.dep in ("xcomp", "advcl") and (controlled := _controlled(sentence, head, verb.dep)):
        return controlled
    if verb.dep in JOINED and is_verb(head):
        return () if _of_another(verb, head) else subjects(sentence, head, hops + 1)
    above = sentence.head(head) if verb.dep in ("xcomp", "acl") and head.pos == "ADJ" else None
    return subjects(sentence, above, hops + 1) if above is not None else ()


def _of_another(verb: Token, head: Token) -> bool:
    """Whether a clause without a subject is not of the subject above: a finite one, "a raid that the council said killed ten"."""
    if verb.dep == "xcomp":
        return verb.tag in ("VBD", "VBN") and lemma(head) in words("clauses", "vouching")
    return verb.dep == "ccomp" and verb.tag in ("VBD", "VBZ", "VBP")


def is_relative(token: Token) -> bool:
    """Whether a word is a relative or question pronoun, or the "that" which stands for a noun in its clause."""
    return token.tag in RELATIVE or (token.tag == "IN" and token.dep in ("nsubj", "nsubjpass", "dobj"))


def _unrelative(sentence: Sentence, verb: Token, subject: Token) -> tuple[Token, ...]:
    """The noun that a relative pronoun stands for; else the subject with what is coordinated with it."""
    if not is_relative(subject):
        return expand(sentence, subject)
    clause = verb
    for _ in range(MAX_HOPS):
        head = sentence.head(clause)
        if head is None:
            return ()
        if clause.dep == "relcl" or (clause.dep == "acl" and head.pos in NOMINAL):
            return _joint(sentence, verb, head)
        clause = head
    return ()


def _joint(sentence: Sentence, verb: Token, head: Token) -> tuple[Token, ...]:
    """The noun before "who"; all of "Ann and Ben, who have …" where the verb is plural and the last of them is not."""
    plural = any(t.text.lower() in ("have", "are", "were") for t in (verb, *sentence.children(verb, "aux", "auxpass")))
    if not plural or head.tag in ("NNS", "NNPS"):
        return (head,)
    first = head
    while first.dep == "conj" and (above := sentence.head(first)) is not None:
        first = above
    return expand(sentence, first)


def _of_noun(sentence: Sentence, verb: Token, noun: Token, hops: int) -> tuple[Token, ...]:
    """Who does the deed of a clause below a noun: the noun for a participle, its owner or clause for an infinitive."""
    if verb.tag in ("VBG", "VBN", "VBD"):
        return expand(sentence, noun)
    if owner := sentence.child(noun, "poss"):
        return expand(sentence, owner)
    if agents := complements(sentence, noun, "by"):
        return agents
    head, _ = governor(sentence, noun)
    return subjects(sentence, head, hops + 1) if head is not None and is_verb(head) else ()


def _of_preposition(sentence: Sentence, preposition: Token, hops: int) -> tuple[Token, ...]:
    """Who does a deed in a gerund: the subject of the clause, or the owner of the noun, that the preposition is below."""
    above = sentence.head(preposition)
    if above is None:
        return ()
    if is_verb(above):
        blamed = done_to(sentence, above) if lemma(above) in lexicon.load("clauses")["object_gerund"] else ()
        return blamed or subjects(sentence, above, hops + 1)
    over = sentence.head(above) if above.dep == "dobj" else None
    if (
        over is not None
        and lemma(over) in lexicon.load("clauses")["object_gerund"]
        and preposition.text.lower() in ("of", "for")
    ):
        return expand(sentence, above)
    if above.pos == "ADJ" and (verb := sentence.head(above)) is not None:
        return subjects(sentence, verb, hops + 1)
    return _of_noun(sentence, preposition, above, hops)


def _controlled(sentence: Sentence, head: Token, dep: str) -> tuple[Token, ...]:
    """The object of an object-control verb ("asked Ann to …", "called on Ann to …"), or nothing."""
    if lemma(head) in lexicon.load("clauses")["on_control"] and (urged := complements(sentence, head, "on", "upon")):
        return urged
    if dep != "xcomp" or lemma(head) not in lexicon.load("clauses")["object_control"]:
        return ()
    target = sentence.child(head, "dobj", "dative", "nsubjpass")
    return expand(sentence, target) if target is not None and target.pos in NOMINAL else ()


def doers(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The heads of who does it: the subject, or the agent of a passive."""
    if not is_passive(sentence, verb):
        return subjects(sentence, verb)
    return tuple(chain.from_iterable(pobjects(sentence, verb, "by")))


def done_to(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The heads of what it is done to: the objects, or the subject of a passive."""
    if is_passive(sentence, verb):
        return subjects(sentence, verb)
    own = tuple(chain.from_iterable(_unrelative(sentence, verb, t) for t in sentence.children(verb, "dobj", "dative")))
    return own or _extracted(sentence, verb)


def _extracted(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The noun that a relative clause without an object speaks of: "the man whom she met"."""
    head = sentence.head(verb)
    has_pronoun = any(t.tag in RELATIVE and t.dep not in SUBJECTS for t in sentence.children(verb))
    if (
        verb.dep == "relcl"
        and head is not None
        and sentence.child(verb, "nsubj")
        and (has_pronoun or not sentence.child(verb, "prep", "ccomp", "xcomp"))
    ):
        subject = sentence.child(verb, "nsubj")
        return () if subject is not None and subject.tag in RELATIVE else (head,)
    return ()


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


def governor(sentence: Sentence, token: Token) -> tuple[Token | None, str]:
    """What a noun hangs from: the verb, noun or adjective above it, and the preposition between, or ''."""
    head = sentence.head(token)
    while head is not None and token.dep == "conj":
        token, head = head, sentence.head(head)
    if head is not None and token.dep in ("pobj", "pcomp"):
        above = sentence.head(head)
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


def clause_marks(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The conjunctions and adverbs below a verb in lower case: "if", "before", "not yet"."""
    return frozenset(t.text.lower() for t in sentence.children(verb, "mark", "advmod"))


def first_words(sentence: Sentence, token: Token, count: int) -> frozenset[str]:
    """The first words of the phrase or clause of a token, in lower case."""
    return frozenset(t.text.lower() for t in sentence.subtree(token)[:count])


def negated(sentence: Sentence, token: Token, *, objects: bool = True) -> bool:
    """Whether a verb or noun is denied by a word of its own ("not", "never", "no", "without"), or of its object."""
    head = sentence.head(token)
    return says_no(sentence, token, objects=objects) or (
        head is not None and head.text.lower() in words("factuality", "without")
    )


def says_no(sentence: Sentence, token: Token, *, objects: bool = True) -> bool:
    """Whether a verb or noun is denied by a word below it ("not", "never", "no"), or of its object."""
    return any(_denies(sentence, child) for child in sentence.children(token) if objects or child.dep != "dobj")


def _denies(sentence: Sentence, child: Token) -> bool:
    """Whether a word below another denies it."""
    if child.dep not in DENYING:
        return False
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
