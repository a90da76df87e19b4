"""Predicates with their arguments: each verb, noun, adjective and "against" of a sentence once, by deep role.

A passive, a participle, a relative clause, control and coordination are seen through, so that "X sanctioned Y", "Y was
sanctioned by X", "X agreed to sanction Y" and "X, which sanctioned Y" give one and the same doer and object. How far a frame
is asserted is ``factuality.py``'s, who vouches for it ``voucher.py``'s; what it claims is the business of ``extract/``.
Everything about a frame is worked out when it is first asked for, and once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from summitry.language.clauses import denial, events, factuality, participants, phrases, syntax
from summitry.language.clauses.factuality import Factuality, Standing
from summitry.language.clauses.heads import Category, Head
from summitry.language.once import cached_property
from summitry.language.parsed import Sentence, Token
from summitry.lexicon import words

__all__ = [
    "COMPLEMENTS",
    "INSIDE",
    "NOTHING",
    "PEOPLE_AND_PLACES",
    "TIMES",
    "Category",
    "Form",
    "Frame",
    "clause_form",
    "extent",
    "frame_of",
    "frames",
    "frames_of",
    "predicate_of",
]

#: Dependencies of a noun or an adjective that is only part of another phrase.
INSIDE = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "quantmod"})
#: Entity labels of what tells when, not what.
TIMES = frozenset({"DATE", "TIME"})
#: Entity labels of names that are no predicates, as a "Convention" or a "Summit" is.
PEOPLE_AND_PLACES = frozenset({"PERSON", "GPE", "NORP", "LOC"})
#: Labels of what a verb says of its subject or object.
PREDICATIVE = ("acomp", "oprd", "attr")
COMPLEMENTS = ("xcomp", "ccomp", "acl", "advcl", "pcomp", "oprd", "csubj", "relcl")


class Form(StrEnum):
    """The form of a clause below a predicate: "to go", "that she goes", "going", "whether she goes"."""

    TO = "to"
    THAT = "that"
    ING = "ing"
    WH = "wh"


_FORMS = {str(form): form for form in Form}


@dataclass(frozen=True, eq=False)
class Frame(Head):
    """One predicate of a sentence with its arguments (heads of phrases and clauses, coordinated ones each by itself)."""

    @cached_property
    def asked(self) -> dict[str, Collection[str]]:
        """What shapes have asked of this frame, so that it is worked out once (see ``shapes.py``)."""
        return {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the predicate may be listed as, the longest first: with its prepositions (``call for``), then by itself."""
        plain = self.lemma
        with_words = tuple(f"{plain} {preposition}" for preposition in self.marked)
        return (*with_words, self.word) if self.word == plain else (self.word, *with_words)

    @cached_property
    def doer(self) -> tuple[Token, ...]:
        """Who does it: of a verb the deep subject; of a noun its owner, or "by"; of an adjective what it is said of."""
        if self.category is Category.VERB:
            return participants.doers(self.sentence, self.head)
        if self.category is Category.NOUN:
            own = self.owner or syntax.complements(self.sentence, self.head, "by")
            return own or (self.support.doer if self.support is not None else ())
        if syntax.is_verb(self.head) and self.head.dep not in PREDICATIVE:
            return participants.subjects(self.sentence, self.head)
        above = self.sentence.head(self.head)
        if above is None or not syntax.is_verb(above):
            return (above,) if above is not None and self.head.dep == "amod" else ()
        return participants.subjects(self.sentence, above)

    @cached_property
    def object(self) -> tuple[Token, ...]:
        """To what it is done: of a verb the deep object; of "there is" what there is; of "against" what follows it."""
        if self.category is Category.VERB:
            told = self.sentence.children(self.head, "attr") if self.has_expletive else ()
            return told or participants.done_to(self.sentence, self.head)
        below = self.sentence.children(self.head, "pobj") if self.category is Category.PREPOSITION else ()
        return tuple(t for one in below for t in syntax.expand(self.sentence, one))

    @cached_property
    def subjects(self) -> tuple[Token, ...]:
        """The grammatical subjects of a verb, those of a passive too."""
        return participants.subjects(self.sentence, self.head)

    @cached_property
    def owner(self) -> tuple[Token, ...]:
        """Whose it is: "Norway's refusal", "their demand"."""
        return tuple(t for one in self.sentence.children(self.head, "poss") for t in syntax.expand(self.sentence, one))

    @cached_property
    def marked(self) -> Mapping[str, tuple[Token, ...]]:
        """Objects and gerunds by the preposition before them; times are left to ``attachment.py``."""
        found: dict[str, tuple[Token, ...]] = {}
        for preposition in syntax.prepositions(self.sentence, self.head):
            below = [t for c in self.sentence.children(preposition, "pobj") for t in syntax.expand(self.sentence, c)]
            below += self.sentence.children(preposition, "pcomp")
            inner = self.sentence.child(preposition, "prep")
            if not below and inner is not None:
                below = [t for c in self.sentence.children(inner, "pobj") for t in syntax.expand(self.sentence, c)]
            below = [t for t in below if t.ent not in TIMES]
            if below:
                word = preposition.text.lower()
                found[word] = (*found.get(word, ()), *below)
        return found

    @cached_property
    def clauses(self) -> Mapping[Form, tuple[Token, ...]]:
        """The verbs of clauses below it by their form; conditions and other circumstances are :attr:`circumstances`."""
        found: dict[Form, tuple[Token, ...]] = {}
        for below in self._complements:
            form = clause_form(self.sentence, below)
            added = below.dep == "advcl" and form is not Form.TO
            if form is not None and not added and (below.i > self.head.i or below.dep in ("ccomp", "csubj")):
                found[form] = (*found.get(form, ()), below)
        return found

    @cached_property
    def below(self) -> tuple[Token, ...]:
        """The verbs of all clauses below it."""
        return tuple(chain.from_iterable(self.clauses.values()))

    def after(self, *prepositions: str) -> tuple[Token, ...]:
        """What stands behind prepositions: behind those named, or behind any."""
        return tuple(chain.from_iterable(self.marked.get(word, ()) for word in prepositions or self.marked))

    @property
    def _complements(self) -> tuple[Token, ...]:
        """The clauses below it; of an adjective also those that the parser hangs on its "be"."""
        own = (*self.sentence.children(self.head, *COMPLEMENTS), *self._hung_higher)
        verb = self.sentence.head(self.head) if self.category is Category.ADJECTIVE else None
        if verb is None or not syntax.is_verb(verb) or self.head.dep not in PREDICATIVE:
            return own
        return (*own, *(t for t in self.sentence.children(verb, *COMPLEMENTS) if t.i != self.head.i))

    @property
    def _hung_higher(self) -> tuple[Token, ...]:
        """The infinitive right behind a gerund that the parser hangs from what governs that: "accused of planning to leave"."""
        following = self.sentence.tokens[self.head.i + 1 : self.head.i + 2] if self.head.tag == "VBG" else ()
        verbs = [self.sentence.head(t) for t in following if t.tag == "TO" and t.dep == "aux"]
        if not verbs:
            return ()
        above = {t.i for t in self.sentence.ancestors(self.head)}
        return tuple(v for v in verbs if v is not None and v.head in above and v.i > self.head.i)

    @cached_property
    def said_of(self) -> tuple[Token, ...]:
        """What a verb says of its subject or object: "is ready", "was a breach", "called it a disgrace"."""
        return phrases.said_of(self.sentence, self.head)

    @cached_property
    def ruled(self) -> tuple[Frame, ...]:
        """The verbs that it governs, in clauses, infinitives and gerunds after it: "refused to go", "insists on going"."""
        below = (frame_of(self.sentence, t) for t in phrases.ruled(self.sentence, self.head))
        return tuple(one for one in below if one is not None)

    @cached_property
    def circumstances(self) -> Mapping[str, Token]:
        """The verbs of adverbial clauses by the word that opens them: ``if``, ``unless``, ``because``, ``after``."""
        found: dict[str, Token] = {}
        for below in self.sentence.children(self.head, "advcl"):
            for mark in self.sentence.children(below, "mark"):
                found.setdefault(mark.text.lower(), below)
        return found

    @cached_property
    def denied(self) -> bool:
        """Whether it is said not to be, by a word of its own or of what governs it: "did not sign", "failed to sign"."""
        return factuality.stand(self.sentence, self.head)[1]

    @cached_property
    def undone(self) -> bool:
        """Whether it only did not come to it: "failed to sign", "left without signing", "almost signed"; not "did not sign"."""
        above = self.above if self.category is not Category.VERB and not self.preposition else None
        below_it = above is not None and above.undone
        return below_it or (self.denied and not denial.says_no(self.sentence, self.head))

    @cached_property
    def modified(self) -> Factuality | None:
        """What words before an event noun say of it: "the planned talks", "would-be sanctions"."""
        return events.modified(self.sentence, self.head)

    @cached_property
    def factuality(self) -> Factuality:
        """How far it is asserted by all that stands around it and by its own auxiliaries."""
        return factuality.stand(self.sentence, self.head)[0]

    @cached_property
    def context(self) -> Factuality:
        """How far what stands around it lets it be asserted, whatever its own auxiliaries and negation."""
        return factuality.context(self.sentence, self.head)

    @property
    def plain(self) -> bool:
        """Whether it is asserted as far as what stands around it is, by nothing of its own."""
        return self.factuality is self.context

    @cached_property
    def standing(self) -> Standing | None:
        """Modality and polarity for a claim made of it; None where it is only asked or supposed."""
        return factuality.standing(self.sentence, self.head)

    @cached_property
    def above(self) -> Frame | None:
        """The predicate that governs this one, prepositions and coordination seen through."""
        over, _ = syntax.governor(self.sentence, self.head)
        return frame_of(self.sentence, over) if over is not None else None

    @cached_property
    def over(self) -> Frame:
        """The predicate that governs this one, or :data:`NOTHING`: for questions whose answer is no where there is none."""
        return self.above or NOTHING

    @cached_property
    def preposition(self) -> str:
        """The preposition between this predicate and the one above, or ''."""
        return syntax.governor(self.sentence, self.head)[1]

    @cached_property
    def support(self) -> Frame | None:
        """The verb whose object a noun is ("made a call for"), or of which it is said ("is a threat to")."""
        direct = self.head.dep in ("dobj", "attr", "conj", "oprd") and not self.preposition
        verb = self.above
        return verb if self.category is Category.NOUN and direct and verb and verb.category is Category.VERB else None

    @property
    def denied_above(self) -> bool:
        """Whether the verb that a noun or adjective hangs from is denied: "is not ready", "has no plan"."""
        return self.category is not Category.VERB and not self.preposition and self.over.negative

    @cached_property
    def predicate(self) -> tuple[Token, ...]:
        """What is said of a noun: "the goal is a treaty", "the goal is to sail"."""
        verb = self.above if self.head.dep == "nsubj" and not self.preposition else None
        if verb is None or syntax.lemma(verb.head) not in words("factuality", "being"):
            return ()
        return tuple(t for t in self.sentence.children(verb.head, "attr", "xcomp", "ccomp") if t.i > self.head.i)

    def arguments(self, *roles: str) -> tuple[Token, ...]:
        """What stands in any of some roles, as :meth:`argument` gives it."""
        return tuple(chain.from_iterable(map(self.argument, roles)))

    def argument(self, role: str) -> tuple[Token, ...]:
        """What stands in a role: doer, object, owner, predicate, a form of clauses or a preposition (``to``: either).

        ``infinitive`` is a clause with "to" and never what the preposition marks.
        """
        if role in ("doer", "object", "owner", "predicate"):
            found: tuple[Token, ...] = getattr(self, role)
            return found
        if role == "infinitive":
            return self.clauses.get(Form.TO, ())
        return (
            (*self.clauses.get(_FORMS[role], ()), *self.marked.get(role, ()))
            if role in _FORMS
            else self.marked.get(role, ())
        )

    def has(self, *roles: str) -> bool:
        """Whether something stands in one of the roles."""
        return any(self.argument(role) for role in roles)

    @cached_property
    def span(self) -> tuple[int, int]:
        """Document offsets of the whole: the clause of a verb with its complements, the phrase of a noun."""
        if self.category is Category.VERB:
            return syntax.clause(self.sentence, self.head, without=("parataxis", "advcl"))
        return self.sentence.span(self.head)

    def extent(self, heads: Iterable[Token]) -> tuple[int, int]:
        """Document offsets from the first to the last word of phrases and clauses, a clause around the predicate left out."""
        spans = [
            syntax.phrase(self.sentence, t)
            if not syntax.is_verb(t) and t.start < self.head.start < self.sentence.span(t)[1]
            else extent(self.sentence, [t])
            for t in heads
        ]
        return min(start for start, _ in spans), max(end for _, end in spans)


#: Where there is no predicate: it has no words, no arguments and nothing above it.
NOTHING = Frame(
    Sentence(0, 0, 0, (Token(0, 0, 0, "", "", "", "", "", 0),)), Token(0, 0, 0, "", "", "", "", "", 0), Category.NONE
)


def frames(sentence: Sentence) -> tuple[Frame, ...]:
    """The predicates of a sentence in text order, made once and kept with it."""
    return sentence.kept("predicates", lambda one: tuple(f for f in one.kept("frames", _made) if f is not None))


def frame_of(sentence: Sentence, token: Token) -> Frame | None:
    """The frame of a word, or None where it is no predicate."""
    return sentence.kept("frames", _made)[token.i]


def predicate_of(sentence: Sentence, token: Token) -> Frame:
    """The frame of a word, or :data:`NOTHING` where it is no predicate."""
    return frame_of(sentence, token) or NOTHING


def frames_of(sentence: Sentence, tokens: Iterable[Token]) -> tuple[Frame, ...]:
    """The frames of those of some words that are predicates."""
    return tuple(filter(None, (frame_of(sentence, token) for token in tokens)))


def clause_form(sentence: Sentence, verb: Token) -> Form | None:
    """The form of the clause of a verb (or of a predicate noun or adjective), None where it is a bare participle."""
    if syntax.opens_question(sentence, verb):
        return Form.WH
    if syntax.has_to(sentence, verb):
        return Form.TO
    if verb.tag == "VBG" and sentence.child(verb, "aux") is None:
        return Form.ING
    if verb.dep in ("ccomp", "csubj") or (verb.dep in ("acl", "relcl") and sentence.child(verb, "mark") is not None):
        return Form.THAT
    return None


def extent(sentence: Sentence, heads: Iterable[Token]) -> tuple[int, int]:
    """Document offsets from the first to the last word of phrases and clauses (of clauses without what is only added)."""
    spans = [
        syntax.clause(sentence, t, without=("parataxis",)) if syntax.is_verb(t) else sentence.span(t) for t in heads
    ]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _made(sentence: Sentence) -> tuple[Frame | None, ...]:
    """For each token its frame, or None."""
    return tuple(
        Frame(sentence, t, category) if (category := _category(sentence, t)) is not None else None
        for t in sentence.tokens
    )


def _category(sentence: Sentence, token: Token) -> Category | None:
    if token.pos in ("VERB", "AUX"):
        said = Category.ADJECTIVE if syntax.is_adjectival(sentence, token) else Category.VERB
        return said if syntax.is_verb(token) else None
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.ent not in PEOPLE_AND_PLACES):
        return Category.NOUN
    if token.pos == "ADJ":
        return Category.ADJECTIVE
    if token.pos == "ADP" and token.text.lower() in words("factuality", "predicative"):
        return Category.PREPOSITION
    return None


def event_of(sentence: Sentence, token: Token) -> Frame:
    """The frame of a word as a noun, of a name ("the Oslo Summit") or an ordinal ("were the second between") as well."""
    found = frame_of(sentence, token)
    return found if found is not None and found.category is Category.NOUN else Frame(sentence, token, Category.NOUN)
