"""What is missing in a gap: the words that tell what was not said, not agreed or is not known."""

from __future__ import annotations

from summitry.extract.gap_words import asks, left_with, words
from summitry.language import Sentence, Token
from summitry.language.clauses.syntax import clause, is_verb, lemma, phrase


def rest(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """What is not said, agreed or known: the objects, clauses and prepositional objects of a verb or adjective."""
    if lemma(verb) == "fall":
        short = next((t for t in sentence.subtree(verb) if t.text.lower() == "of" and t.i > verb.i), None)
        return sentence.span(short) if short is not None else None
    passive = left_with(sentence, verb) or sentence.children(verb, "nsubjpass")
    if passive and not sentence.children(verb, "ccomp", "xcomp"):
        return phrase(sentence, passive[0])
    known = [t for t in sentence.children(verb, "acomp") if t.text.lower() in words("knowing")]
    below = [
        t
        for one in (verb, *known)
        for t in sentence.children(one, "dobj", "ccomp", "xcomp", "prep", "attr", "acomp", "nsubjpass", "oprd", "advcl")
        if (t.i > verb.i or t.dep == "nsubjpass") and t not in known and (t.dep != "advcl" or asks(sentence, t))
    ]
    below = [t for t in below if not _tells_when(sentence, t) and not _tells_where(sentence, t, known)] or below
    hanging = [t for t in below if t.dep == "prep" and not sentence.children(t)]
    if (
        not below
        or (verb.dep in ("relcl", "acl") and len(hanging) == len(below))
        or any(t.dep == "dobj" and t.tag == "WDT" for t in below)
        or (
            verb.dep == "relcl"
            and all(t.dep == "xcomp" and len(sentence.subtree(t)) <= len(("to", "say")) for t in below)
        )
    ):
        return _relative(sentence, verb)
    spans = [_tight(sentence, t) for t in below if t.dep != "nsubjpass"] or [phrase(sentence, below[0])]
    return _before_reasons(sentence, min(start for start, _ in spans), max(end for _, end in spans))


def _tells_when(sentence: Sentence, token: Token) -> bool:
    """Such as "for years": when nothing was said, not what."""
    return token.dep == "prep" and any(t.ent in ("DATE", "TIME") for t in sentence.children(token, "pobj"))


def _tells_where(sentence: Sentence, token: Token, known: list[Token]) -> bool:
    """Such as the "within the office" of "is not aware of anyone within the office": hung from the verb."""
    return bool(known) and token.dep == "prep" and sentence.head(token) not in known


def _before_reasons(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """A span up to a clause that tells why or against what: "to name them because …", "to the remarks, although …"."""
    for token in sentence.between(start, end):
        head = sentence.head(token)
        if head is not None and token.start > start and _tells_why(token, head):
            kept = sentence.between(start, sentence.span(head)[0])
            while kept and kept[-1].pos == "PUNCT" and kept[-1].text in (",", ";", "-", "–", "—"):
                kept = kept[:-1]
            return (start, kept[-1].end) if kept else (start, end)
    return start, end


def _tells_why(token: Token, head: Token) -> bool:
    """Whether a word opens a clause of reason or occasion: "because …", "when pressed", not "did not say when"."""
    low = token.text.lower()
    return (token.dep == "mark" and low in words("reasons")) or (low == "when" and head.dep == "advcl")


def _tight(sentence: Sentence, token: Token) -> tuple[int, int]:
    """The span of a complement, up to a clause coordinated with it."""
    joined = [t for t in sentence.children(token, "conj") if is_verb(t) and sentence.child(t, "nsubj", "nsubjpass")]
    if not is_verb(token) or not joined:
        return sentence.span(token)
    return clause(sentence, token, without=("parataxis",))


def _relative(sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The noun before a relative clause that leaves its object out: "the plan that she did not mention"."""
    head = sentence.head(verb)
    objects = sentence.children(verb, "dobj")
    if (
        verb.dep in ("relcl", "acl")
        and head is not None
        and any(t.dep == "prep" and not sentence.children(t) for t in sentence.children(verb))
    ):
        return phrase(sentence, head)
    pronoun = [t for t in objects if t.tag in ("WDT", "WP") or (t.text.lower() == "that" and t.i < verb.i)]
    if verb.dep in ("relcl", "acl") and head is not None and head.pos == "NOUN" and (pronoun or not objects):
        return phrase(sentence, head)
    return None


def with_its_object(sentence: Sentence, noun: Token, verb: Token | None) -> tuple[int, int]:
    """The span of a missing thing with the "of", "to", "on" that the parser hung from the verb: "made no mention … of ships"."""
    start, end = sentence.span(noun)
    if verb is None or noun.dep != "dobj" or sentence.children(noun, "prep", "acl", "ccomp", "relcl"):
        return start, end
    direct = [t for t in sentence.children(verb, "prep") if t.i > noun.i]
    nested = [t for one in direct for inner in sentence.children(one, "pobj") for t in sentence.children(inner, "prep")]
    after = [t for t in (*direct, *nested) if t.text.lower() in words("of_what")]
    return start, max([end, *(sentence.span(t)[1] for t in after)])
