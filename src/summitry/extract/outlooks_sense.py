"""Whether words that look ahead tell of something to come, how surely, and whether it is denied.

What belongs to the words themselves is in ``outlooks.py``; the lists are those of ``vocabulary/outlooks.yaml``.
"""

from __future__ import annotations

from functools import cache

from summitry import vocabulary
from summitry.extract.modality import negated
from summitry.extract.slots import today
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import is_passive, is_verb, lemma, phrasal, subjects
from summitry.model import Modality


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(vocabulary.load("outlooks")[name])


def unasserted(sentence: Sentence, token: Token) -> bool:
    """Whether what is to come is asked, waited for, unknown or refused: "before it will", "how many will", "won't say when"."""
    if any(_asks(sentence, t) for t in subjects(sentence, token)):
        return True
    at = token
    for one in (token, *sentence.ancestors(token)):
        if at is not one and at.dep in ("relcl", "acl") and one.pos in ("NOUN", "PROPN", "PRON"):
            return lemma(one) in _list("uncertain") and at.dep == "acl"
        if is_verb(one) and any(t.text.lower() in _list("waiting") for t in sentence.children(one, "mark")):
            return True
        if at is not one and at.dep in ("ccomp", "xcomp", "advcl", "acl") and _withheld(sentence, one):
            return True
        at = one
    return False


def _asks(sentence: Sentence, subject: Token) -> bool:
    return subject.tag in ("WP", "WRB") or any(t.tag in ("WRB", "WDT", "WP") for t in sentence.subtree(subject)[:2])


def _withheld(sentence: Sentence, above: Token) -> bool:
    """Whether the word above a clause says that it is not known, not said or not sure: "don't know", "no guarantee that"."""
    if lemma(above) in _list("uncertain") and above.pos in ("NOUN", "ADJ"):
        return True
    if is_verb(above) and lemma(above) == "be":
        sure = [t for t in sentence.children(above, "acomp") if t.pos == "ADJ"]
        if any(t.text.lower() == "far" for t in sentence.children(above, "advmod", "acomp")):
            return True
        return any(lemma(t) in _list("unsure") for t in sure) or (bool(sure) and negated(sentence, above))
    if is_verb(above) and lemma(above) in _list("showing"):
        return True
    if is_verb(above) and lemma(above) in _list("telling"):
        head = sentence.head(above)
        refused = head is not None and above.dep == "xcomp" and phrasal(sentence, head) in _list("refusing")
        return refused or negated(sentence, above)
    if above.pos == "ADJ" and lemma(above) in _list("unsure"):
        return True
    if above.pos in ("ADJ", "NOUN"):
        verb = sentence.head(above)
        return negated(sentence, above) or (verb is not None and is_verb(verb) and negated(sentence, verb))
    return False


def doubted(sentence: Sentence, token: Token) -> bool:
    """Whether the word above says that it will not be: "doubts that", "does not think that"."""
    head = sentence.head(token)
    if head is None or token.dep not in ("ccomp", "acl", "xcomp"):
        return False
    if lemma(head) in _list("doubting"):
        return not negated(sentence, head)
    return is_verb(head) and lemma(head) in _list("judging") and negated(sentence, head)


def empty(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause with "will" names nothing that is to come: "we will do so", "he will be great", "it will be hard"."""
    if sentence.child(verb, "auxpass") is None and lemma(verb) == "be" and _judges(sentence, verb):
        return True
    if lemma(verb) == "come" and any(t.text.lower() == "as" for t in sentence.children(verb, "prep")):
        return True
    below = [t for t in sentence.subtree(verb) if t.i != verb.i]
    named = [t for t in below if t.pos in ("NOUN", "PROPN", "NUM") and lemma(t) not in _list("hollow")]
    return not named and lemma(verb) not in _list("telling_alone")


def hollow(sentence: Sentence, trigger: Token, start: int, end: int) -> bool:
    """Whether the words of what is planned name nothing: "planned to ask"."""
    inside = [t for t in sentence.between(start, end) if t.i != trigger.i]
    telling = [t for t in inside if t.pos in ("NOUN", "PROPN", "NUM") and lemma(t) not in _list("hollow")]
    return not telling and not any(lemma(t) in _list("telling_alone") for t in (*inside, trigger))


def supposes(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> bool:
    """Whether a told "would" of a thing tells an effect rather than a programme: "said the tax would make it harder"."""
    low, high = sentence.span(verb)
    dated = any(t.kind == "date" for t in parsed.times_in(low, high))
    return not dated and surely(parsed, sentence, verb) is Modality.EXPECTED


def past(parsed: ParsedDocument, time: str) -> bool:
    """Whether a date lies in a year before that of the report."""
    now = today(parsed)
    return bool(now) and time[:4].isdigit() and now is not None and time[:4] < now[:4]


def _judges(sentence: Sentence, verb: Token) -> bool:
    """Such as "will be great", "it will be a disaster": what somebody thinks of it."""
    if any(t.text.lower() not in _list("states") for t in sentence.children(verb, "acomp")):
        return True
    pronoun = any(t.tag in ("PRP", "DT") for t in subjects(sentence, verb))
    return pronoun and sentence.child(verb, "attr") is not None


def describes(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> bool:
    """Whether a relative clause only describes a thing: "growth that will last", not "Lee, who will go"."""
    head = sentence.head(verb)
    if verb.dep != "relcl" or head is None:
        return False
    known = head.pos == "PROPN" or bool(parsed.actors_of(sentence, head))
    low, high = sentence.span(verb)
    dated = any(t.kind == "date" for t in parsed.times_in(low, high))
    itself = any(t.tag in ("WDT", "WP") for t in sentence.children(verb, "nsubj", "nsubjpass"))
    return not (itself and (known or dated or is_passive(sentence, verb) or _by_programme(sentence, verb)))


def _by_programme(sentence: Sentence, verb: Token) -> bool:
    """Such as "will begin", "will take place": what a programme says of an event."""
    if lemma(verb) == "take":
        return any(t.text.lower() in ("place", "effect", "office") for t in sentence.children(verb, "dobj"))
    return lemma(verb) in _list("scheduled")


def surely(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> Modality:
    """How "will" and "would" tell it: planned by those who do it or by a programme, else only expected."""
    words = {t.text.lower() for t in sentence.children(verb, "advmod", "npadvmod")}
    if words & _list("perhaps"):
        return Modality.POSSIBLE
    if words & _list("probably"):
        return Modality.EXPECTED
    head = sentence.head(verb)
    if head is not None and verb.dep == "ccomp" and lemma(head) in _list("judging"):
        return Modality.EXPECTED
    passive = is_passive(sentence, verb) and sentence.child(verb, "agent") is None
    if passive or _by_programme(sentence, verb):
        return Modality.PLANNED
    who = subjects(sentence, verb)
    people = _list("persons") | set(vocabulary.load("attitudes")["people"]) | set(vocabulary.load("gaps")["sides"])
    able = any(t.pos == "PROPN" or lemma(t) in people or parsed.actors_of(sentence, t) for t in who)
    return Modality.PLANNED if able else Modality.EXPECTED


def elsewhere(who: tuple[Token, ...]) -> bool:
    """Whether it is of the weather, the markets or a game."""
    return any(lemma(t) in _list("other_fields") for t in who)


def aside(sentence: Sentence, trigger: Token, offset: int) -> bool:
    """Whether a time hangs from a past deed told beside the plan ("who crossed on Wednesday")."""
    token = next((t for t in sentence.tokens if t.start <= offset < t.end), None)
    above = (t for t in sentence.ancestors(token) if is_verb(t)) if token is not None else iter(())
    verb = next(above, None)
    if verb is None:
        return False
    if verb.i == trigger.i:
        return verb.tag == "VBD"
    past = verb.tag == "VBD" or (verb.tag == "VBN" and any(t.lemma == "have" for t in sentence.children(verb, "aux")))
    return past and verb.dep in ("relcl", "acl", "advcl", "ROOT", "parataxis", "conj")


def beside(sentence: Sentence, trigger: Token, offset: int) -> bool:
    """Whether a time belongs to something before or after which it is to come: "will meet ahead of his speech in May"."""
    at = next((t for t in sentence.tokens if t.start <= offset < t.end), None)
    first = True
    for above in sentence.ancestors(at) if at is not None else ():
        if above.i == trigger.i:
            return False
        if above.dep in ("prep", "mark") and above.text.lower() in _list("relating"):
            return not first
        first = first and above.pos != "NOUN"
    return False


def contrary(sentence: Sentence, start: int, end: int) -> bool:
    """Whether it is contrary to fact ("if it were so, they would") or said to anybody ("will call you a liar")."""
    inside = sentence.between(start, end)
    unreal = any(
        t.text.lower() == "were" and any(c.text.lower() == "if" for c in sentence.children(t, "mark")) for t in inside
    )
    anybody = any(t.text.lower() == "you" and t.dep in ("dobj", "dative") for t in inside)
    return unreal or anybody


def to_come(sentence: Sentence, token: Token) -> bool:
    """Whether what stands below a plan says what is to be done: "a plan to sail", not "a plan made by"."""
    told = any(t.text.lower() == "that" for t in sentence.children(token, "mark"))
    return told or any(t.tag == "TO" for t in sentence.children(token, "aux"))


def of_a_deed(sentence: Sentence, token: Token) -> bool:
    """Whether a plan is for a deed or a thing rather than a country: "plans for a summit", not "plans for Europe"."""
    if token.dep == "ccomp":
        return True
    below = sentence.children(token, "pobj", "pcomp")
    return token.text.lower() in _list("noun_prepositions") and any(t.pos in ("NOUN", "VERB") for t in below)


def none(sentence: Sentence, verb: Token) -> bool:
    """Such as "no papers would be signed": a gap rather than a plan."""
    return any(c.text.lower() == "no" for t in subjects(sentence, verb) for c in sentence.children(t, "det"))


def general(sentence: Sentence, verb: Token) -> bool:
    """Such as "would help if they came": what holds on a condition."""
    below = sentence.subtree(verb)
    return any(t.text.lower() in ("if", "unless") for t in (*below, *sentence.tokens[:2]))
