"""How far a deed has come about by the words around it, and whether it is said or denied.

The words are those of ``vocabulary/clauses.yaml``. Nothing is guessed from dates here, but :func:`dated` turns what is
said to be held into a plan where its own date lies after the day of the report.
"""

from __future__ import annotations

from functools import cache

from summitry import vocabulary
from summitry.extract.clauses import governor, is_verb, lemma, phrasal
from summitry.language import Sentence, Token
from summitry.model import Modality

Stand = tuple[Modality, str]
HELD: Stand = (Modality.HELD, "+")
MAX_HOPS = 6
#: Between an event and the word that says how far it has come about: "plans for a summit", "agreed to talks".
PREPOSITIONS = frozenset({"for", "of", "to", "on", "about", "off", "out"})


@cache
def _governors() -> dict[str, Modality]:
    words = vocabulary.load("clauses")["governors"]
    return {word: Modality(name) for name, all_ in words.items() for word in all_}


@cache
def _auxiliaries() -> dict[str, str]:
    return {word: name for name, all_ in vocabulary.load("clauses")["auxiliaries"].items() for word in all_}


@cache
def _modifiers() -> dict[str, Modality]:
    return {word: Modality(name) for name, all_ in vocabulary.load("clauses")["modifiers"].items() for word in all_}


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("clauses")[name])


def negated(sentence: Sentence, token: Token) -> bool:
    """Whether a verb or noun is denied by a word of its own ("not", "never", "no", "without")."""
    for child in sentence.children(token):
        if child.dep == "neg" or (
            child.dep in ("advmod", "preconj", "cc") and child.text.lower() in ("never", "nor", "neither", "hardly")
        ):
            return True
        if child.text.lower() == "longer" and any(t.text.lower() == "no" for t in sentence.children(child)):
            return True
        if child.dep == "det" and child.text.lower() in ("no", "neither"):
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj") and _nobody(sentence, child):
            return True
    head = sentence.head(token)
    return head is not None and head.text.lower() == "without"


def _nobody(sentence: Sentence, token: Token) -> bool:
    return token.text.lower() in ("nobody", "none", "nothing", "neither") or any(
        t.text.lower() == "no" for t in sentence.children(token, "det")
    )


def stand(sentence: Sentence, token: Token) -> Stand:
    """Modality and polarity of the deed that a verb or an event noun names."""
    return _of_verb(sentence, token, 0) if is_verb(token) else _of_noun(sentence, token, 0)


def _flip(modality: Modality, polarity: str) -> Stand:
    return modality, "-" if polarity == "+" else "+"


def _of_verb(sentence: Sentence, verb: Token, hops: int) -> Stand:
    polarity = "-" if negated(sentence, verb) else "+"
    marks = {t.text.lower() for t in sentence.children(verb, "mark", "advmod")}
    if marks & _set("conditionals") - {"before", "once", "until"}:
        return Modality.POSSIBLE, polarity
    own = _of_auxiliary(sentence, verb)
    if own is not None:
        return own, polarity
    head = sentence.head(verb)
    if head is None or hops > MAX_HOPS:
        return Modality.HELD, polarity
    above, sign = _from_above(sentence, verb, head, hops)
    return (above, "-" if polarity == "-" or sign == "-" else "+")


def _of_auxiliary(sentence: Sentence, verb: Token) -> Modality | None:
    for child in sentence.children(verb, "aux"):
        kind = _auxiliaries().get(child.text.lower())
        if kind == "reported_future":
            return _would(sentence, verb)
        if kind == "possible" and _so_that(sentence, verb):
            return Modality.PLANNED
        if kind is not None:
            return Modality(kind)
    if lemma(verb) == "go" and verb.tag == "VBG":
        return Modality.PLANNED
    return None


def _so_that(sentence: Sentence, verb: Token) -> bool:
    """Such as "left so that she could meet him": an aim, not a chance."""
    marks = {t.text.lower() for t in sentence.children(verb, "mark", "advmod")}
    return verb.dep == "advcl" and bool(marks & {"so", "that"}) and not marks & _set("conditionals")


def _would(sentence: Sentence, verb: Token) -> Modality:
    """Such as "would" below a verb of saying is a plan told later; elsewhere it is a possibility."""
    head = sentence.head(verb)
    told = (
        verb.dep == "ccomp" and head is not None and (lemma(head) in _set("reporting") or lemma(head) in _set("sure"))
    )
    return Modality.PLANNED if told else Modality.POSSIBLE


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() == "to" for t in sentence.children(verb, "aux"))


def _from_above(sentence: Sentence, verb: Token, head: Token, hops: int) -> Stand:
    """What the governor of a clause says of it."""
    if verb.dep == "conj":
        own = any(t.text.lower() in ("has", "have", "had", "did", "does") for t in sentence.children(verb, "aux"))
        shares = not own and not sentence.child(verb, "nsubj", "nsubjpass")
        return _of_verb(sentence, head, hops + 1) if shares and is_verb(head) else HELD
    if verb.dep in ("pcomp", "pobj"):
        return _of_gerund(sentence, head, hops)
    if verb.dep in ("xcomp", "acl", "oprd") or (verb.dep in ("ccomp", "advcl") and _infinitive(sentence, verb)):
        return _governed(sentence, head, hops, verb)
    if verb.dep == "ccomp" and lemma(head) not in _set("reporting"):
        said = _governors().get(lemma(head))
        return (said, "+") if said in (Modality.EXPECTED, Modality.DENIED, Modality.PROPOSED) else HELD
    if verb.dep == "ccomp" and negated(sentence, head):
        return HELD
    return HELD


def _governed(sentence: Sentence, head: Token, hops: int, verb: Token) -> Stand:
    """An infinitive or participle below a verb, noun or adjective."""
    word = phrasal(sentence, head)
    sign = "-" if negated(sentence, head) else "+"
    if word in _set("failed"):
        return _flip(Modality.HELD, sign)
    said = _governors().get(word)
    if verb.dep == "acl" and verb.tag in ("VBN", "VBG"):
        return HELD
    if said is Modality.PROPOSED and head.pos == "NOUN" and _turned_down(sentence, head):
        return Modality.DENIED, "+"
    if said is not None and hops <= MAX_HOPS:
        return (Modality.DENIED, "+") if sign == "-" and said in (Modality.PLANNED, Modality.PROPOSED) else (said, sign)
    if lemma(head) == "be" and _infinitive(sentence, verb):
        return Modality.PLANNED, sign
    if is_verb(head):
        return _of_verb(sentence, head, hops + 1)
    if head.pos == "ADJ" and (above := sentence.head(head)) is not None and is_verb(above):
        return _of_verb(sentence, above, hops + 1)
    return (Modality.POSSIBLE if verb.dep == "acl" else Modality.HELD), sign


def _turned_down(sentence: Sentence, noun: Token) -> bool:
    """Such as "turned down an invitation to meet"."""
    above = sentence.head(noun)
    return (
        above is not None
        and noun.dep in ("dobj", "nsubjpass")
        and _governors().get(phrasal(sentence, above)) is Modality.DENIED
    )


def _of_gerund(sentence: Sentence, preposition: Token, hops: int) -> Stand:
    """Such as "before meeting", "without meeting", "the prospect of meeting"."""
    word = preposition.text.lower()
    if word == "without":
        return Modality.HELD, "-"
    above = sentence.head(preposition)
    if above is not None and word in ("of", "on", "for", "about", "to", "from", "with", "in"):
        said = _governors().get(phrasal(sentence, above))
        if said is not None:
            return said, "-" if negated(sentence, above) else "+"
    if above is not None and lemma(above) in _set("failed"):
        return Modality.HELD, "-"
    return HELD if hops > MAX_HOPS or above is None or not is_verb(above) else _of_verb(sentence, above, hops + 1)


def _of_noun(sentence: Sentence, noun: Token, hops: int) -> Stand:
    sign = "-" if negated(sentence, noun) else "+"
    above, preposition = governor(sentence, noun)
    there = above is not None and preposition in ("at", "in", "during", "after") and above.tag == "VBD"
    if above is not None and _called_off(sentence, noun, above, preposition):
        return Modality.CANCELLED, "+"
    for child in sentence.children(noun, "amod", "nmod", "compound", "acl", "det"):
        said = _modifiers().get(child.text.lower())
        if said is not None and not there:
            return said, sign
    if above is None or hops > MAX_HOPS:
        return Modality.HELD, sign
    modality, other = _of_noun_below(sentence, noun, above, preposition, hops)
    return modality, "-" if "-" in (sign, other) else "+"


def _called_off(sentence: Sentence, noun: Token, above: Token, preposition: str) -> bool:
    """Such as "the summit planned for June was cancelled": what became of the plan wins over the plan."""
    direct = noun.dep in ("dobj", "nsubjpass") and not preposition
    return (
        direct
        and is_verb(above)
        and _governors().get(phrasal(sentence, above)) is Modality.CANCELLED
        and _of_verb(sentence, above, MAX_HOPS) == HELD
    )


def _of_noun_below(sentence: Sentence, noun: Token, above: Token, preposition: str, hops: int) -> Stand:
    """What the word above an event noun says of it: "cancelled the dinner", "plans for a summit", "talks will resume"."""
    subject = noun.dep in ("nsubj", "nsubjpass") and not preposition
    below = PREPOSITIONS if above.pos == "NOUN" else PREPOSITIONS - {"about", "of"}
    direct = noun.dep in ("dobj", "attr", "conj", "nsubjpass") and not preposition
    object_ = direct or preposition in below
    judged = (
        above.lemma in ("consider", "expect", "think", "believe") and sentence.child(above, "oprd", "attr") is not None
    ) or (phrasal(sentence, above) == "call" and not preposition)  # "called the talks useful", "called a meeting"
    said = _governors().get(phrasal(sentence, above)) if object_ and not judged else None
    if said is not None and (above.pos != "NOUN" or preposition):
        if negated(sentence, above):
            return (Modality.DENIED, "+") if said is not Modality.CANCELLED else HELD
        outer = _of_verb(sentence, above, hops + 1)[0] if is_verb(above) else Modality.HELD
        only_wanted = outer in (Modality.POSSIBLE, Modality.PROPOSED) and said is Modality.CANCELLED
        return (Modality.PLANNED if only_wanted else said), "+"
    purpose = _purpose(sentence, above, hops) if preposition == "for" else None
    if purpose is not None:
        return purpose
    seen = [_governors()[t.text.lower()] for t in sentence.children(above, "acomp") if t.text.lower() in _governors()]
    if subject and lemma(above) == "be" and seen and not negated(sentence, above):
        return seen[0], "+"
    if subject or (object_ and lemma(above) in _set("transparent")):
        return _of_verb(sentence, above, hops + 1)
    if (
        preposition in ("for", "of")
        and above.pos == "NOUN"
        and lemma(above) in ("round", "series", "day", "hour", "session", "rounds")
    ):
        return _of_noun(sentence, above, hops + 1)
    if preposition == "without":
        return Modality.HELD, "-"
    return HELD


def _purpose(sentence: Sentence, above: Token, hops: int) -> Stand | None:
    """Such as "stayed in the city for talks": what somebody stays for is still to come."""
    verb = above if is_verb(above) else governor(sentence, above)[0]
    if verb is None or not is_verb(verb) or lemma(verb) not in vocabulary.load("encounters")["purpose_ahead"]:
        return None
    modality, polarity = _of_verb(sentence, verb, hops + 1)
    return (Modality.PLANNED if modality is Modality.HELD else modality), polarity


def dated(modality: Modality, time: str | None, anchor: str | None) -> Modality:
    """``held`` becomes ``planned`` where the deed's own date lies wholly after the day of the report."""
    if modality is not Modality.HELD or not time or not anchor or not time[:4].isdigit():
        return modality
    start = time.split("/")[0].rstrip("~?%")
    size = min(len(start), 10)
    return Modality.PLANNED if start[:size] > anchor[:size] else modality
