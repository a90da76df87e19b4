"""The words of a verb that the rules of PLOVER are looked up by: its names, its objects, its prepositions."""

from __future__ import annotations

from itertools import pairwise

from summitry.extract.actions.plover import ontology
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import expand, is_passive, lemma, phrasal


def names_of(sentence: Sentence, verb: Token) -> set[str]:
    """What a verb may be looked up by: with particle, with preposition, and "is willing" by its adjective."""
    bare = set() if sentence.child(verb, "prt") else {lemma(verb)}
    names = {
        phrasal(sentence, verb),
        *bare,
        *(
            f"{lemma(verb)} {t.text.lower()}"
            for t in sentence.children(verb, "prep", "advmod")
            if not _of_time(sentence, t)
        ),
    }
    if lemma(verb) in ontology()["linking"]:
        said = {t.text.lower() for t in sentence.children(verb, "acomp", "oprd")}
        names |= said | {f"be {word}" for word in said}
    if lemma(verb) == "find" and any(t.text.lower() == "guilty" for t in sentence.subtree(verb)):
        names.add("find guilty")
    return names


def asks(sentence: Sentence, verb: Token) -> bool:
    """Such as "asked whether", "asked a question": no demand."""
    clauses = [t for c in sentence.children(verb, "ccomp", "dobj") for t in sentence.subtree(c)[:2]]
    clauses += [
        t for c in sentence.children(verb, "ccomp", "advcl", "xcomp") for t in sentence.children(c, "mark", "advmod")
    ]
    return lemma(verb) in ontology()["asking"] and any(
        t.text.lower() in ontology()["of_questions"]
        for t in (
            *clauses,
            *sentence.children(verb, "prep", "dobj"),
            *(c for t in sentence.children(verb, "dobj") for c in sentence.subtree(t)),
        )
    )


def _of_time(sentence: Sentence, preposition: Token) -> bool:
    """Such as "called on Friday" is no "call on"."""
    return any(t.ent in ("DATE", "TIME") for t in sentence.children(preposition, "pobj"))


def words_of(sentence: Sentence, verb: Token) -> tuple[frozenset[str], frozenset[str]]:
    """The words of what the verb acts on, and those of its prepositions; pairs of neighbours are words too."""
    deps = (
        ("dobj", "attr", "oprd", "acomp", "dative")
        if not is_passive(sentence, verb)
        else ("nsubjpass", "dobj", "oprd", "attr", "dative", "acomp")
    )
    heads = [t for child in sentence.children(verb, *deps) for t in expand(sentence, child)]
    heads += [t for t in sentence.children(verb, "ccomp") if t.pos in ("NOUN", "ADJ")]  # "called it a disgrace"
    if not heads and verb.dep in ("relcl", "acl") and (head := sentence.head(verb)) is not None:
        heads = [head]
    objects = {w for head in heads for w in _phrase_words(sentence, head)}
    others = {
        w
        for p in sentence.children(verb, "prep", "prt", "advmod", "agent", "npadvmod", "intj")
        for inner in (p, *sentence.children(p, "prep"))
        for o in (inner, *sentence.children(inner, "pobj", "pcomp"))
        for w in _phrase_words(sentence, o)
    }
    return frozenset(objects), frozenset(others)


def _phrase_words(sentence: Sentence, head: Token) -> set[str]:
    """Lemmas of a head, its modifiers, and of what it is a kind of ("the release of", "$2m in aid")."""
    kept = [head]
    for one in kept:
        kept += [
            t
            for t in sentence.children(one)
            if t.dep in ("compound", "amod", "nmod", "nummod", "quantmod", "conj")
            or (t.dep == "prep" and t.text.lower() in ("of", "in", "worth") and len(kept) < 12)
            or (t.dep == "pobj" and one.dep == "prep")
        ]
    kept.sort(key=lambda t: t.i)
    found = {lemma(t) for t in kept} | {t.text.lower() for t in kept}
    found |= {f"{lemma(a)} {lemma(b)}" for a, b in pairwise(kept) if b.i - a.i == 1}
    return found
