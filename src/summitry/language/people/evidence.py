"""The runs of words that may name persons, each with the evidence for it: labels, titles, given names, syntax, places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summitry.language.parsed import PlaceMention
from summitry.language.people import names as nm
from summitry.language.people.found import Found
from summitry.language.people.lines import Line, Segment
from summitry.language.people.titles import HYPHENS
from summitry.vocabulary import load, words

_SPACED = re.compile(r" [-‑‐] ")


@dataclass(eq=False)
class NameMention:
    """One place where a document may name a person."""

    line: Line
    first: int
    last: int
    name: str
    title: bool = False
    gender: str | None = None
    office: str = ""
    locative: bool = False
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
            if segment.kind == "name" and not line.headline:
                mention = _mention(line, n, segment)
                if mention and mention.key:
                    mention.score = _score(mention, sites)
                    found.append(mention)
    return found


def _mention(line: Line, n: int, segment: Segment) -> NameMention | None:
    """A name segment as a mention, with what the words before it tell."""
    tokens = line.tokens
    first, last = segment.first, segment.last
    while last > first and tokens[last].text in HYPHENS:
        last -= 1
    if (
        first < last
        and tokens[first].tag == "IN"
        and nm.given_gender(tokens[first].text) is None
        and (nm.culture(line.words(first, last)) is None)
    ):
        first += 1
    if (
        first == 0
        and last > 0
        and tokens[0].tag not in ("NNP", "NNPS")
        and tokens[0].ent != "PERSON"
        and tokens[1].text[:1].isupper()
    ):
        first = 1 if nm.given_gender(tokens[0].text) is None and nm.culture(line.words(0, last)) is None else 0
    name = _SPACED.sub("-", line.words(first, last))
    if not any(c.isalpha() for c in name) or len(name) < 2:
        return None
    mention = NameMention(line, first, last, name)
    before = line.segments[n - 1] if n else None
    if before and before.kind == "title" and before.last == first - 1:
        mention.title = True
        mention.gender = _title_gender(line, before)
        mention.office = tokens[before.last].text.lower()
    elif (
        first
        and tokens[first - 1].lemma.lower() in words("offices", "heads")
        and tokens[first - 1].tag in ("NN", "NNP")
    ):
        mention.title = True
        mention.office = tokens[first - 1].lemma.lower()
        mention.gender = load("offices")["gender"].get(mention.office)
    elif first > 1 and tokens[first - 1].text == "," and tokens[first - 2].lemma.lower() in words("offices", "heads"):
        mention.office = tokens[first - 2].lemma.lower()
    return mention


def _title_gender(line: Line, title: Segment) -> str | None:
    """The gender that a title tells ("Mr", "Congresswoman")."""
    told: str | None = None
    for i in range(title.first, title.last + 1):
        low = line.tokens[i].text.lower()
        told = load("names")["honorifics"].get(low) or load("offices")["gender"].get(low) or told
    return told if told in ("male", "female") else None


def _score(mention: NameMention, sites: dict[tuple[int, int], PlaceMention]) -> float:
    """The evidence that one mention gives for being a person."""
    tokens = mention.line.tokens[mention.first : mention.last + 1]
    labels = Counter(t.ent for t in tokens if t.text not in HYPHENS)
    label = labels.most_common(1)[0][0]
    parts = mention.name.split()
    given = len(parts) > 1 and nm.given_gender(parts[0]) is not None
    misread = given and label in _UNLIKELY
    score = 2.0 if label == "PERSON" else -1.5 if label in _OTHER and not misread else 0.0
    score += 3.0 * mention.title
    site = sites.get((mention.start, mention.end))
    if site and not mention.title:
        score -= 3.0 if site.place_type in ("country", "region", "city") else 1.5
    if len(parts) > 1:
        score += 1.5 * given
        score += (1.5 + ("-" in parts[-1])) * (nm.culture(mention.name) is not None)
        score += 2.0 * (len(parts) == 3 and nm.culture(mention.name) is not None and max(map(len, parts)) < 8)
        score -= 1.0 * any(t.tag == "NNPS" for t in tokens)
    score += _context(mention)
    if mention.name.isupper() and len(mention.name) > 3 and len(parts) == 1:
        score -= 1.0
    return score


def _context(mention: NameMention) -> float:
    """What the syntax around a name tells: persons speak; they are not what one is in or at."""
    sentence = mention.line.sentence
    tokens = sentence.tokens
    head = next(
        (t for t in sentence.tokens[mention.first : mention.last + 1] if not mention.first <= t.head <= mention.last),
        sentence.tokens[mention.last],
    )
    above = sentence.head(head)
    score = 0.0
    if above is not None and head.dep == "nsubj" and above.lemma in words("cues", "clause"):
        score += 2.0 if head.ent == "" and mention.last > mention.first else 1.0
        score += 1.5 * any(t.text in ("I", "my", "My") and t.tag[:3] == "PRP" for t in tokens)
    if (
        above is not None
        and head.dep == "pobj"
        and above.text.lower() in ("in", "at", "near", "from", "into", "through", "across")
    ):
        score -= 1.5
        mention.locative = True
    elif above is not None and head.dep in ("nsubj", "nsubjpass") and above.pos == "VERB":
        score += 0.5
    after = tokens[mention.last + 1 : mention.last + 2]
    if after and after[0].text == "," and (behind := tokens[mention.last + 2 : mention.last + 3]):
        score += 1.0 * (behind[0].text.lower() in ("who", "a", "an", "the") or behind[0].text.isdigit())
    before = mention.first - 1
    if before > 0 and tokens[before].tag == "POS" and mention.line.hit(before - 1):
        score += 1.0
    if before > 1 and tokens[before].text == "," and tokens[before - 1].lemma.lower() in words("offices", "heads"):
        score += 1.5
    if head.dep == "conj" and above is not None and above.ent == "PERSON":
        score += 1.0
    if (
        after
        and after[0].text[:1].islower()
        and after[0].tag in ("NN", "NNS")
        and head.dep in ("compound", "nmod", "amod")
    ):
        score -= 0.5
    return score


def says(mention: NameMention) -> bool:
    """Whether a name is the subject of a verb of saying."""
    sentence = mention.line.sentence
    token = sentence.tokens[mention.last]
    above = sentence.head(token)
    return above is not None and token.dep == "nsubj" and above.lemma in words("cues", "clause")


#: Labels that the small model gives to unusual names of persons now and then.
_UNLIKELY = frozenset({"WORK_OF_ART", "PRODUCT", "LAW", "EVENT"})
_OTHER = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE"})
