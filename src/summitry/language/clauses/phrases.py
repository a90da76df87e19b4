"""The phrases of a sentence and what stands below its predicates: what is said of it, what is added, whose it is, of what kind.

Like ``syntax.py`` it walks the tree, for the kinds that ask for all the words of a phrase and not only for its head.
"""

from __future__ import annotations

from itertools import pairwise

from summitry.language.clauses.syntax import clause, expand, has_to, is_passive, is_verb, lemma, prepositions
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

#: Words of a phrase beyond which it is not followed through "of".
LONGEST_KIND = 12


def said_of(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """What a verb says of its subject or object: "is ready", "was a breach", "set her free", "called it a disgrace"."""
    below = sentence.children(verb, "attr", "acomp", "oprd")
    named = tuple(t for t in sentence.children(verb, "ccomp") if t.pos in ("NOUN", "ADJ"))
    return tuple(one for t in (*below, *named) for one in expand(sentence, t))


def kept_objects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The object that a passive keeps: "was granted amnesty"."""
    if not is_passive(sentence, verb):
        return ()
    return tuple(one for t in sentence.children(verb, "dobj") for one in expand(sentence, t))


def adjuncts(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The heads of what is added to a verb: its prepositions with their objects and gerunds, its particle, its adverbs."""
    added = sentence.children(verb, "prep", "prt", "advmod", "agent", "npadvmod", "intj")
    added = tuple(inner for one in added for inner in (one, *sentence.children(one, "prep")))
    return tuple(t for one in added for t in (one, *sentence.children(one, "pobj", "pcomp")))


def ruled(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The verbs that a predicate governs, in clauses, infinitives and gerunds: "refused to go", "insists on going"."""
    clauses = [
        t
        for t in sentence.children(token, "xcomp", "ccomp", "advcl", "acl")
        if t.i > token.i and is_verb(t) and (t.dep != "advcl" or has_to(sentence, t))
    ]
    gerunds = [t for one in prepositions(sentence, token) for t in sentence.children(one, "pcomp")]
    return (*clauses, *gerunds)


def subordinate(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The verbs of all clauses that hang from a word, objects and subjects aside: relative, adverbial, of purpose."""
    return sentence.children(head, "acl", "relcl", "advcl", "xcomp")


def owners(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The heads of whose a noun is: "Norway's", "their"."""
    return tuple(one for t in sentence.children(noun, "poss") for one in expand(sentence, t))


def auxiliaries(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb, "to" among them."""
    return sentence.children(verb, "aux", "auxpass")


def modifying(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The adjectives and nouns before a noun: "Norwegian" and "air" of "the Norwegian air strikes"."""
    return sentence.children(noun, "amod", "compound", "nmod")


def appositions(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The heads of what is set beside a noun: "Ann Lee" and "Ben Ray" of "his allies, Ann Lee and Ben Ray"."""
    return tuple(one for t in sentence.children(noun, "appos") for one in expand(sentence, t))


def is_circumstance(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb heads a clause that only tells when, why or as whose word: "as talks go on", "as he put it"."""
    return verb.dep in ("advcl", "parataxis") and sentence.child(verb, "mark", "advmod") is not None


def takes_gerund(sentence: Sentence, preposition: Token) -> bool:
    """Whether a preposition stands before a gerund: "by signing it"."""
    return sentence.child(preposition, "pcomp") is not None


def opens_with_pronoun(sentence: Sentence, verb: Token) -> bool:
    """Whether a relative clause opens with its pronoun: "which sells fish", "at which they spoke"."""
    return verb.dep == "relcl" and any(t.tag in ("WDT", "WP") for t in sentence.subtree(verb)[:2])


def told_clause(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """Document offsets of what a verb tells: its clause without its conjunction and without whose word it is ("according to")."""
    start, end = clause(sentence, verb)
    for below in sentence.children(verb, "mark", "prep"):
        low, high = sentence.span(below)
        if below.dep == "mark" or below.text.lower() in words("attitudes", "sources"):
            start, end = (max(start, high), end) if below.i < verb.i else (start, min(end, low))
    inside = sentence.between(start, end)
    kept = [t for t in inside if t.pos not in ("PUNCT", "ADP")] or list(inside) or [verb]
    first = next((t for t in inside if t.pos != "PUNCT"), kept[0])
    return first.start, kept[-1].end


def phrase_words(sentence: Sentence, head: Token) -> frozenset[str]:
    """Words, lemmas and pairs of a phrase: its head, modifiers, and what it is a kind of ("the release of", "$2m in aid")."""
    kept = [head]
    for one in kept:
        kept += [t for t in sentence.children(one) if _inside(one, t, len(kept))]
    kept.sort(key=lambda t: t.i)
    pairs = {f"{lemma(a)} {lemma(b)}" for a, b in pairwise(kept) if b.i - a.i == 1}
    return frozenset({w for t in kept for w in (lemma(t), t.text.lower())} | pairs)


def _inside(above: Token, token: Token, size: int) -> bool:
    """Whether a word belongs to the kind of thing that a phrase names."""
    if token.dep == "prep":
        return token.text.lower() in words("clauses", "of_kinds") and size < LONGEST_KIND
    if token.dep == "pobj":
        return above.dep == "prep"
    return token.dep in ("compound", "amod", "nmod", "nummod", "quantmod", "conj")


def joined(sentence: Sentence, token: Token) -> str:
    """A word in lower case; "be" of "would-be" with what is joined to it before."""
    parts = [t.text.lower() for t in sentence.tokens[max(0, token.i - 2) : token.i + 1]]
    bare = token.tag == "VB" and len(parts) == 3 and sentence.tokens[token.i - 1].tag == "HYPH"
    return "".join(parts) if bare else token.text.lower()
