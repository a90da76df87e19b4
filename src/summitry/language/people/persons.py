"""Which capitalised words name persons, and which of them name the same person.

A run of words is a person by evidence that is added up over the document: a title before it, an office after it, a known
given name, the form of names with the family name first, the model's label, the verbs that it is the subject of; against
it speak the gazetteer of places and the labels of other things. A single word is a person if a full name of the document
has it, or if a title or several sentences make it one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summitry.language.parsed import PlaceMention
from summitry.language.people import names as nm
from summitry.language.people.found import Found
from summitry.language.people.lexicon import words
from summitry.language.people.lines import HYPHENS, Line, Segment
from summitry.model import ActorType
from summitry.vocabulary import load

#: Evidence that is needed, on the best mention and on the average one. Set on the benchmark in ``benchmarks/people.py``.
_BEST, _MEAN = 2.5, 1.0
#: … and on a single name that is the usual short form of a full name (3), another tail of it (2), another part (1).
_SINGLE = {3: -4.6, 2: -0.6, 1: -0.6}
_OTHER = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE"})


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
    if first < last and tokens[first].tag == "IN" and nm.given_gender(tokens[first].text) is None and (
            nm.culture(line.words(first, last)) is None):
        first += 1
    if first == 0 and last > 0 and tokens[0].tag not in ("NNP", "NNPS") and tokens[0].ent != "PERSON" and tokens[1].text[:1].isupper():
        first = 1 if nm.given_gender(tokens[0].text) is None and nm.culture(line.words(0, last)) is None else 0
    name = line.words(first, last)
    if not any(c.isalpha() for c in name) or len(name) < 2:
        return None
    mention = NameMention(line, first, last, name)
    before = line.segments[n - 1] if n else None
    if before and before.kind == "title" and before.last == first - 1:
        mention.title = True
        mention.gender = _title_gender(line, before)
        mention.office = tokens[before.last].text.lower()
    elif first and tokens[first - 1].lemma.lower() in words("offices", "heads") and tokens[first - 1].tag in ("NN", "NNP"):
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
    score = 2.0 if label == "PERSON" else -1.5 if label in _OTHER else 0.0
    score += 3.0 * mention.title
    site = sites.get((mention.start, mention.end))
    if site and not mention.title:
        score -= 3.0 if site.place_type in ("country", "region", "city") else 1.5
    parts = mention.name.split()
    if len(parts) > 1:
        score += 1.5 * (nm.given_gender(parts[0]) is not None)
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
    head = next((t for t in sentence.tokens[mention.first : mention.last + 1]
                 if not mention.first <= t.head <= mention.last), sentence.tokens[mention.last])
    above = sentence.head(head)
    score = 0.0
    if above is not None and head.dep == "nsubj" and above.lemma in words("cues", "clause"):
        score += 2.0 if head.ent == "" and mention.last > mention.first else 1.0
    if above is not None and head.dep == "pobj" and above.text.lower() in ("in", "at", "near", "from", "into", "through", "across"):
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
    if after and after[0].text[:1].islower() and after[0].tag in ("NN", "NNS") and head.dep in ("compound", "nmod", "amod"):
        score -= 0.5
    return score


def _subject(mention: NameMention) -> bool:
    """Whether a name is the subject of a verb of saying."""
    sentence = mention.line.sentence
    token = sentence.tokens[mention.last]
    above = sentence.head(token)
    return above is not None and token.dep == "nsubj" and above.lemma in words("cues", "clause")


def persons(mentions: Sequence[NameMention]) -> list[Found]:
    """The persons that the mentions name; each mention of one is given its person."""
    full = [m for m in mentions if len(m.key) > 1]
    groups = _groups(full)
    alone: dict[tuple[str, ...], float] = {}
    for mention in mentions:
        if len(mention.key) == 1:
            alone[mention.key] = max(alone.get(mention.key, 1.5), 2.5 if _subject(mention) else 1.5)
    for group in groups:
        for mention in group:
            mention.score += alone.get(nm.alone(group[0].name)[0], 0.0)
    known: list[Found] = []
    groups = [g for g in groups if not _led_in(g, groups)]
    for group in groups:
        piece = any(g is not group and _part_of(group[0].key, g[0].key) and _is_person(g) for g in groups)
        if not piece and _is_person(group):
            known.append(_person(group))
    _fragments([m for m in full if m.person is None and len(m.key) > 1], known)
    _singles([m for m in mentions if len(m.key) == 1], full, known)
    return known


def _groups(full: Sequence[NameMention]) -> list[list[NameMention]]:
    """Full names that are spellings of one another, together."""
    groups: list[list[NameMention]] = []
    by_key: dict[tuple[str, ...], list[NameMention]] = {}
    for mention in sorted(full, key=lambda m: (-len(m.key), m.start)):
        group = by_key.get(mention.key) or next((g for g in groups if nm.same(g[0].name, mention.name)), None)
        if group is None:
            group = []
            groups.append(group)
        by_key[mention.key] = group
        group.append(mention)
    for group in groups:
        group.sort(key=lambda m: m.start)
    return sorted(groups, key=lambda g: g[0].start)


def _led_in(group: Sequence[NameMention], groups: Sequence[Sequence[NameMention]]) -> bool:
    """Whether a "full name" is a word and then another person's name ("Read Obama's speech", "Crooked Ann Lee"): it is cut off.

    Only a word that opens the sentence is cut from a family name; any word from a full name that begins with a known given name.
    """
    mention = group[0]
    if len(group) > 2 or len(mention.key) < 2 or nm.given_gender(mention.name.split()[0]):
        return False
    rest = mention.key[1:]
    others = [g for g in groups if g is not group]
    opening = mention.first <= 1 and any(rest in (g[0].key, nm.alone(g[0].name)[0]) for g in others)
    known = len(rest) > 1 and nm.given_gender(rest[0].capitalize()) is not None and any(rest == g[0].key for g in others)
    if not (opening or known):
        return False
    for one in group:
        one.first += 1
        one.name = one.line.words(one.first, one.last)
    return True


def _is_person(group: Sequence[NameMention]) -> bool:
    scores = [m.score for m in group]
    return max(scores) >= _BEST and sum(scores) / len(scores) >= _MEAN


def _person(group: Sequence[NameMention]) -> Found:
    """A person of the full names of one group: shown under the longest form of its most frequent spelling."""
    counts = Counter(m.name for m in group)
    name = max(counts, key=lambda n: (len(nm.key(n)), counts[n], -group[0].start))
    person = Found(ActorType.PERSON, _shown(name), group[0].start)
    for mention in group:
        take(mention, person, "name", "full name" if mention.name == name else f"a form of the name {name}")
    told = nm.gender(name)
    if told:
        person.genders[told] += 1
    return person


def _shown(name: str) -> str:
    return name.replace("’", "'")


def take(mention: NameMention, person: Found, how: str, why: str) -> None:
    """Give a mention to a person."""
    mention.person = person
    person.names[_shown(mention.name)] += 1
    person.mention(mention.start, mention.end, mention.name, how, why)
    if mention.gender:
        person.genders[mention.gender] += 2


def in_headlines(lines: Sequence[Line], known: Sequence[Found]) -> list[NameMention]:
    """The persons of the text in headlines, where every word has a capital: by full name, or by the form that stands alone."""
    forms: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for person in known:
        for form in dict.fromkeys((nm.key(person.name), nm.alone(person.name)[0])):
            forms[form].append(person)
    longest = max((len(form) for form in forms), default=0)
    found = []
    for line in lines:
        at = 0
        while line.headline and at < len(line.tokens):
            step = 1
            for size in range(min(2 * longest, len(line.tokens) - at), 0, -1):
                name = line.words(at, at + size - 1)
                owners = forms.get(nm.key(name), []) if line.tokens[at].text[:1].isupper() and name[-1].isalnum() else []
                if len(owners) == 1:
                    mention = NameMention(line, at, at + size - 1, name)
                    take(mention, owners[0], "name", f"{owners[0].name}, named in the text")
                    found.append(mention)
                    step = size
                    break
            at += step
    return found


def strays(lines: Sequence[Line], known: Sequence[Found]) -> list[NameMention]:
    """Family names that look like words at the start of a sentence or a quotation's frame ("Go said"), each with its person."""
    usual: dict[str, list[Found]] = defaultdict(list)
    for person in known:
        if len(nm.key(person.name)) > 1 and len(nm.alone(person.name)[0]) == 1:
            usual[nm.alone(person.name)[0][0].capitalize()].append(person)
    found = []
    for line in lines:
        for token in line.tokens:
            if token.text in usual and token.i not in line.at and len(usual[token.text]) == 1 and token.dep in ("nsubj", "ROOT", "csubj", "dep", "compound"):
                after = line.tokens[token.i + 1] if token.i + 1 < len(line.tokens) else None
                if after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD"):
                    mention = NameMention(line, token.i, token.i, token.text)
                    take(mention, usual[token.text][0], "family_name", f"short for {usual[token.text][0].name}")
                    found.append(mention)
    return found


def _fragments(rest: Sequence[NameMention], known: list[Found]) -> None:
    """Pieces of a full name that the model or a line break cut off ("Jong Un")."""
    for mention in rest:
        whole = [p for p in known if mention.key == nm.key(p.name) or _part_of(mention.key, nm.key(p.name))]
        if len(whole) == 1:
            take(mention, whole[0], "name", f"part of the name {whole[0].name}")


def _part_of(piece: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return len(piece) < len(whole) and any(whole[n : n + len(piece)] == piece for n in range(len(whole)))


def _another(mention: NameMention, person: Found, titles: set[str]) -> bool:
    """Whether a single name with its title cannot be a person: by gender, or as the kin of one who holds an office."""
    if mention.gender and person.gender and mention.gender != person.gender:
        return True
    ranks = load("offices")["heads"]
    return ranks.get(mention.office) in ("chief", "minister", "lawmaker") and bool(titles) and mention.office not in titles and all(
        ranks.get(t) == "kin" or t in ("lady", "first lady") for t in titles)


def _singles(singles: Sequence[NameMention], fulls: Sequence[NameMention], known: list[Found]) -> None:
    """Names of one word: joined to the full name that they shorten, or persons of their own."""
    left: dict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    titles: dict[Found, set[str]] = defaultdict(set)
    for full in fulls:
        if full.person is not None and full.office:
            titles[full.person].add(full.office)
    fitting = {m: [(nm.stands_for(m.key, p.name), p) for p in known if not _another(m, p, titles[p])] for m in singles}
    split = {m.key for m, fits in fitting.items() if m.title and not any(fit for fit, _ in fits) and any(nm.stands_for(m.key, p.name) for p in known)}
    last: NameMention | None = None
    for mention in singles:
        fits = fitting[mention]
        best = max((fit for fit, _ in fits), default=0)
        own = mention.key in split and (mention.title if mention.office else last is not None and last.person is None and last.key == mention.key)
        if best and not own and mention.score >= _SINGLE[best] and not (mention.locative and mention.score < -2.5):
            _join(mention, [p for fit, p in fits if fit == best], best)
        if mention.person is None and (own or not best):
            left[mention.key].append(mention)
        last = mention
    for group in left.values():
        if _single_person(group):
            person = Found(ActorType.PERSON, _shown(group[0].name), group[0].start)
            for mention in group:
                take(mention, person, "title" if mention.title else "family_name", "named by one word only")
            known.append(person)


def _join(mention: NameMention, fits: list[Found], best: int) -> None:
    """Join a single name to the one person it can mean, or to the one of several whom the text has nearest and most."""
    how = "title" if mention.title else "family_name" if best > 1 else "name"
    if len(fits) == 1:
        take(mention, fits[0], how, f"short for {fits[0].name}, the only one so named here")
        return
    before = [p for p in fits if p.order < mention.start] or fits
    ranked = sorted(before, key=lambda p: (-len(p.mentions), p.order))
    if len(ranked) == 1 or len(ranked[0].mentions) > len(ranked[1].mentions) or best == 3:
        take(mention, ranked[0], how, f"short for {ranked[0].name}, of whom the text speaks most")


@cache
def _regions() -> frozenset[str]:
    """Regions that stand before a title ("Indiana Gov. Lee")."""
    return frozenset(name for names in load("offices")["states_of"].values() for name in names)


def _single_person(group: Sequence[NameMention]) -> bool:
    """Whether a name of one word, which no full name has, is a person."""
    if group[0].name in _regions():
        return False
    titled = sum(m.title for m in group)
    scores = [m.score for m in group]
    mean = sum(scores) / len(scores)
    if titled and mean > 0.5:
        return True
    return len(group) > 1 and mean >= 2.0 and max(scores) >= 3.0
