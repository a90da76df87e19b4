"""The runs of words that may name persons, each with the evidence for it: labels, titles, given names, syntax, places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summitry.language.clauses.surface import Governor, governor, head_of, is_subject, says
from summitry.language.parsed import PlaceMention, Token
from summitry.language.people.builder import Found
from summitry.language.people.names import forms as nm
from summitry.language.people.names.titles import HYPHENS
from summitry.language.people.offices.nouns import row_office
from summitry.language.people.segments import Kind, Line, Segment
from summitry.lexicon import load, words

_SPACED = re.compile(r" [-‑‐] ")
#: Names of a row that one office can stand before.
_ROW = 8
#: Parts of names in capitals are longer than this, abbreviations are not.
_SHORT = 2


@dataclass(eq=False)
class NameMention:
    """One place where a document may name a person; ``listed`` where the registry has a public figure whom it must mean."""

    line: Line
    first: int
    last: int
    name: str
    title: bool = False
    gender: str | None = None
    office: str = ""
    locative: bool = False
    listed: bool = False
    score: float = 0.0
    person: Found | None = None

    @property
    def start(self) -> int:
        """Document offset of the first word."""
        return self.line.tokens[self.first].start

    @property
    def end(self) -> int:
        """Document offset behind the last word."""
        return self.line.tokens[self.last].end

    @property
    def key(self) -> tuple[str, ...]:
        """The folded parts of the name."""
        return nm.key(self.name)


def name_mentions(lines: Sequence[Line], places: Sequence[PlaceMention]) -> list[NameMention]:
    """All runs that may name persons, each with its evidence."""
    sites = {(p.start, p.end): p for p in places if p.resolved}
    found = []
    for line in lines:
        for n, segment in enumerate(line.segments):
            if segment.kind is Kind.NAME:
                mention = _mention(line, n, segment)
                if mention and mention.key and (not line.headline or _titled(mention)):
                    mention.score = _score(mention, sites)
                    found.append(mention)
    return found


def _mention(line: Line, n: int, segment: Segment) -> NameMention | None:
    """A name segment as a mention, with what the words before it tell."""
    first, last = _trimmed(line, segment)
    name = _SPACED.sub("-", line.words(first, last))
    if len(name) < 2 or not any(c.isalpha() for c in name):
        return None
    mention = NameMention(line, first, last, name)
    before = line.segments[n - 1] if n else None
    if before and before.kind is Kind.TITLE and before.last == first - 1:
        mention.title = True
        mention.gender = _title_gender(line, before)
        mention.office = line.low(before.last)
    else:
        _office_before(mention)
    return mention


def _titled(mention: NameMention) -> bool:
    """Whether a headline of capitals all through names a person: by an office before a full name that the model takes for one."""
    tokens = mention.line.tokens[mention.first : mention.last + 1]
    return mention.title and len(tokens) > 1 and all(t.ent == "PERSON" and t.tag in ("NNP", "NNPS") for t in tokens)


def _trimmed(line: Line, segment: Segment) -> tuple[int, int]:
    """A name segment without a hyphen at its end and without a preposition or a common word that opens it."""
    tokens, first, last = line.tokens, segment.first, segment.last
    while last > first and tokens[last].text in HYPHENS:
        last -= 1
    if first < last and tokens[first].tag == "IN" and not _may_open(line, first, last):
        first += 1
    if first == 0 < last and _common(tokens[0]) and tokens[1].text[:1].isupper() and not _may_open(line, 0, last):
        first = 1
    return _behind_portfolio(line, first, last), last


def _behind_portfolio(line: Line, first: int, last: int) -> int:
    """Where a name begins in a run that a portfolio opens: "Assistant Secretary for Diplomatic Security | Ann Berg"."""
    if line.low(first - 1) not in words("prepositions", "of_portfolios") or line.kind(first - 2) is not Kind.TITLE:
        return first
    if nm.given_gender(line.text(first)) is not None:
        return first
    given = (k for k in range(first + 1, last) if nm.given_gender(line.text(k)) is not None)
    return next(given, first)


def _common(token: Token) -> bool:
    """Whether a word that opens a sentence is no proper noun by the model."""
    return token.tag not in ("NNP", "NNPS") and token.ent != "PERSON"


def _may_open(line: Line, first: int, last: int) -> bool:
    """Whether a word may open a name: as a known given name, or as the family name of a culture that writes it first."""
    return nm.given_gender(line.text(first)) is not None or nm.culture(line.words(first, last)) is not None


def _office_before(mention: NameMention) -> None:
    """Take up an office noun in small letters right before a name ("president Lund") or before a comma ahead of it."""
    line, first = mention.line, mention.first
    if (
        first
        and (noun := _office_noun(line, first - 1))
        and (line.tag(first - 1) in ("NN", "NNP") or _opens_row(mention))
    ):
        mention.title, mention.office = True, noun
        mention.gender = load("offices")["gender"].get(noun)
    elif _delegate(mention):
        mention.title = True
    elif noun := _of_state_before(line, first):
        mention.title, mention.office = True, noun
    elif first > 1 and line.text(first - 1) == "," and (noun := _office_noun(line, first - 2)):
        mention.office = noun
    elif mention.last > first and _in_row(line, first):
        mention.title = True


def _delegate(mention: NameMention) -> bool:
    """Whether a name in capitals has the state that it speaks for behind it in brackets: "ANNA BERG (Norway) said"."""
    line, at = mention.line, mention.last + 1
    behind = line.at.get(at + 1 + (line.tag(at + 1) == "DT"))
    stated = behind is not None and behind.of("state") is not None and line.text(behind.last + 1) == ")"
    return mention.name.isupper() and line.text(at) == "(" and stated


def _of_state_before(line: Line, first: int) -> str:
    """The office of a state right before a name, or an empty string: "Prime Minister of Armenia | Samvel Petrosyan"."""
    owner = line.at.get(first - 1)
    if owner is None or owner.of("state", "body") is None:
        return ""
    at = owner.first - 1
    at -= line.low(at) in words("determiners", "definite_article")
    of_it = line.low(at) in words("prepositions", "genitive") and line.text(at - 1)[:1].isupper()
    return _office_noun(line, at - 1) if of_it and at > 0 else ""


def _opens_row(mention: NameMention) -> bool:
    """Whether a name behind a plural noun is the first of several: "the candidates X and Y"."""
    line, joining = mention.line, words("conjunctions", "additive") | {","}
    return line.tag(mention.first - 1) == "NNS" and line.text(mention.last + 1) in joining


def _in_row(line: Line, first: int) -> bool:
    """Whether a name is one of a row behind an office that is of several states: "the presidents of Kenya and Chad, X and Y"."""
    joining = words("conjunctions", "additive")
    for _ in range(_ROW):
        if line.text(first - 1) not in joining | {","} or line.kind(first - 2) is not Kind.NAME:
            break
        first = line.at[first - 2].first
    head = row_office(line.tokens, first, lambda k: line.entry(k, "state") is not None)
    states = range(head + 1, first - 1) if head is not None else range(0)
    return any(line.low(k) in joining for k in states) and line.low(states[0]) in words("prepositions", "genitive")


def _office_noun(line: Line, i: int) -> str:
    """The lemma of a token that is an office noun, or an empty string."""
    lemma = line.tokens[i].lemma.lower()
    return lemma if lemma in words("offices", "heads") else ""


def _title_gender(line: Line, title: Segment) -> str | None:
    """The gender that a title tells ("Mr", "Congresswoman")."""
    told: str | None = None
    for i in range(title.first, title.last + 1):
        low = line.tokens[i].text.lower()
        told = load("names")["honorifics"].get(low) or load("offices")["gender"].get(low) or told
    return told if told in ("male", "female") else None


def _score(mention: NameMention, sites: dict[tuple[int, int], PlaceMention]) -> float:
    """The evidence that one mention gives for being a person.

    All weights were set on ``benchmarks/people.py``. What each kind is worth, by what is lost without it: persons of 489 reports
    (2,959 with all; those lost, those that come), F1 of persons on the benchmark (1.000 with all), and on its held-out texts
    (.982 with all):

    ======================  ===========  =====  ========
    the model's label       -371, +45    .992   .982
    the form of the name    -229, +12    .992   .982
    a title before it        -89         .996   .964
    its short form alone     -43, +11    .992   .964
    the verb                 -40,  +9   1.000   .982
    the words before it       -8         .996   .982
    the words behind it       -6,  +2   1.000   .982
    a place of that name           +2   1.000   .982
    ======================  ===========  =====  ========
    """
    parts = mention.name.split()
    score = 3.0 * mention.title + _by_label(mention, parts) + _by_place(mention, sites) + _context(mention)
    if len(parts) > 1:
        return score + _by_form(mention, parts)
    return score - 1.0 * (mention.name.isupper() and len(mention.name) > 3)


def _by_label(mention: NameMention, parts: Sequence[str]) -> float:
    """What the model's label tells: of a name with a known given name it is misread now and then."""
    tokens = mention.line.tokens[mention.first : mention.last + 1]
    labels = Counter(t.ent for t in tokens if t.text not in HYPHENS)
    label = labels.most_common(1)[0][0]
    if label == "PERSON":
        return 2.0
    of_state = mention.title and mention.line.kind(mention.first - 1) is Kind.HIT
    misread = of_state or (_given_first(parts) and (label in _UNLIKELY or _runs_on(mention)))
    return -1.5 if label in _OTHER and not misread else 0.0


def _runs_on(mention: NameMention) -> bool:
    """Whether the label of an owner was carried on to the name that it owns: "the Courier's Anna Berg"."""
    line, sign = mention.line, mention.first - 1
    owned = sign > 0 and line.tag(sign) == "POS"
    return owned and line.tokens[sign - 1].ent == line.tokens[mention.first].ent != ""


def _given_first(parts: Sequence[str]) -> bool:
    return len(parts) > 1 and nm.given_gender(parts[0]) is not None


def _by_place(mention: NameMention, sites: dict[tuple[int, int], PlaceMention]) -> float:
    """What speaks against a name without a title that the gazetteer has as a place, less if it is a venue."""
    site = sites.get((mention.start, mention.end))
    if site is None or mention.title:
        return 0.0
    return -3.0 if site.place_type in _LARGE else -1.5


def _by_form(mention: NameMention, parts: Sequence[str]) -> float:
    """What the form of a name in several words tells: a given name first, an order of names, a plural."""
    score = 1.5 * _given_first(parts)
    verb = mention.line.tag(mention.first).startswith("VB")
    if nm.culture(mention.name) is not None and not verb:
        score += 1.5 + ("-" in parts[-1])
        score += 2.0 * (len(parts) == 3 and max(map(len, parts)) < 8)
    plural = any(t.tag == "NNPS" for t in mention.line.tokens[mention.first : mention.last + 1])
    shouted = len(parts) > 1 and mention.name.isupper() and all(len(part) > _SHORT for part in parts)
    return score - 1.0 * plural + 2.0 * (shouted and not mention.line.headline)


def _context(mention: NameMention) -> float:
    """What the words around a name tell: persons speak; they are not what one is in or at."""
    sentence = mention.line.sentence
    head = head_of(sentence, mention.first, mention.last)
    above = governor(sentence, head)
    mention.locative = above.preposition in words("prepositions", "of_sites")
    return (
        _by_verb(mention, head, above)
        + _by_words_behind(mention, head)
        + _by_words_before(mention)
        + 1.0 * (head.dep == "conj" and above.word is not None and above.word.ent == "PERSON")
    )


def _by_verb(mention: NameMention, head: Token, above: Governor) -> float:
    """What the verb or the preposition tells that a name hangs on: most of all a verb of saying, and more if "I" is said."""
    score = 0.0
    if says(mention.line.sentence, head):
        score = 2.0 if head.ent == "" and mention.last > mention.first else 1.0
        score += 1.5 * any(map(_single_speaker, mention.line.tokens))
    if mention.locative:
        return score - 1.5
    return score + 0.5 * (is_subject(head) and above.word is not None and above.word.pos == "VERB")


def _single_speaker(token: Token) -> bool:
    """Whether a pronoun shows that one person speaks ("I", "my")."""
    return token.tag in ("PRP", "PRP$") and token.text.lower() in words("pronouns", "single_speaker")


def _by_words_behind(mention: NameMention, head: Token) -> float:
    """What follows a name: an apposition or an age behind a comma; a noun that it only modifies."""
    line, after = mention.line, mention.last + 1
    if line.text(after) == ",":
        return 1.0 * _tells_of_person(line.low(after + 1))
    if head.dep in ("compound", "nmod", "det") and line.sentence.tokens[head.head].lemma.lower() in words(
        "names", "bearers"
    ):
        return -4.0
    modifies = head.dep in ("compound", "nmod", "amod") and line.tag(after) in ("NN", "NNS")
    return -0.5 * (modifies and line.text(after)[:1].islower())


def _tells_of_person(word: str) -> bool:
    """Whether a word behind a comma opens what is said of a person: "who", an article, an age."""
    opens = word in words("pronouns", "relative_personal") or word in words("determiners", "articles")
    return opens or word.isdigit()


def _by_words_before(mention: NameMention) -> float:
    """What stands before a name: a known owner ("Norway's Lund"), an office and a comma."""
    line, before = mention.line, mention.first - 1
    owned = before > 0 and line.tag(before) == "POS" and line.hit(before - 1) is not None
    office = before > 1 and line.text(before) == "," and bool(_office_noun(line, before - 1))
    return 1.0 * owned + 1.5 * office


#: Labels that the small model gives to unusual names of persons now and then.
_UNLIKELY = frozenset({"WORK_OF_ART", "PRODUCT", "LAW", "EVENT"})
_OTHER = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE"})
#: Places that are hardly ever named like persons.
_LARGE = frozenset({"country", "region", "city"})
