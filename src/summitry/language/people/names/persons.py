"""Which capitalised words name persons, and which of them name the same person.

A run of words is a person by evidence that is added up over the document: a title before it, an office after it, a known
given name, the form of names with the family name first, the model's label, the verbs that it is the subject of; against
it speak the gazetteer of places and the labels of other things. A single word is a person if a full name of the document
has it, or if a title or several sentences make it one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from summitry.language.clauses.surface import FINITE, reports, says, shared_governor
from summitry.language.people.builder import Found
from summitry.language.people.lexicon import region
from summitry.language.people.names import forms as nm
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.offices.nouns import ranks
from summitry.language.people.offices.ranks import RULING, Rank
from summitry.lexicon import words
from summitry.model import ActorType

#: What a full name gains that the registry of public figures has: as much as by an office beside it. What a single name of one
#: needs that stands but once: the model's label alone. A place of the same name outweighs both.
_FULL_LISTED, _ONE_LISTED = 3.0, 2.0
#: Sentences within which who is named in full as speaking goes on to speak under the family name, though another bears it too.
_GOES_ON = 4
#: Sentences within which one who is named in full may be meant by the bare family name rather than a ruler of that name.
_RECENT = 2
#: Evidence that is needed, on the best mention and on the average one. Set on ``benchmarks/people.py``: from 1.5 to 3 the first
#: changes nothing there, but 2.0 takes 78 more names of 489 reports for persons (of 2,959), and 3.0 loses 27; without the second
#: three more come.
_BEST, _MEAN = 2.5, 1.0
#: … and on a single name that is the usual short form of a full name (3), another tail of it (2), another part (1).
_SINGLE = {3: -4.6, 2: -0.6, 1: -0.6}
#: … less of it where one is in or at what is so named: a place with the name of a person.
_LOCATIVE = -2.5
#: What a full name gains by its short form's standing alone in the text, and by that being the subject of a verb of saying.
_ALONE, _ALONE_SPEAKS = 1.5, 2.5


def persons(mentions: Sequence[NameMention]) -> list[Found]:
    """The persons that the mentions name; each mention of one is given its person."""
    full = [m for m in mentions if len(m.key) > 1]
    _cut_in_headlines(full)
    groups = _groups(full)
    _back(groups, [m for m in mentions if len(m.key) == 1])
    forms = Counter(form for group in groups for form in _forms(group))
    sure = [group for group in groups if not _led_in(group, forms) and _is_person(group)]
    pieces = {piece for group in sure for piece in nm.pieces(group[0].key)}
    known = [_person(group) for group in sure if group[0].key not in pieces]
    _fragments([m for m in full if m.person is None and len(m.key) > 1], known)
    single = [m for m in mentions if len(m.key) == 1]  # with those that were cut off a word before them
    known += _of_one_word(_singles(single, full, known))
    return known


def _cut_in_headlines(full: Sequence[NameMention]) -> None:
    """Cut from a name in a headline the words with capitals behind it that the text does not have ("Anna Berg Slams")."""
    told = {m.key for m in full if not m.line.headline}
    for mention in full:
        keys = (mention.key[:n] for n in range(len(mention.key) - 1, 1, -1))
        whole = next((key for key in keys if key in told), None) if mention.line.headline else None
        if whole is not None and mention.key not in told:
            while mention.last > mention.first and mention.key != whole:
                mention.last -= 1
                mention.name = mention.line.words(mention.first, mention.last)


def _back(groups: Sequence[Sequence[NameMention]], single: Sequence[NameMention]) -> None:
    """Add to a full name what it gains by its short form's standing alone in the text, more where that says something."""
    alone: dict[tuple[str, ...], float] = {}
    for mention in single:
        speaks = _speaks(mention)
        alone[mention.key] = max(alone.get(mention.key, _ALONE), _ALONE_SPEAKS if speaks else _ALONE)
    for group in groups:
        for mention in group:
            mention.score += alone.get(nm.alone(group[0].name)[0], 0.0)


def _groups(full: Sequence[NameMention]) -> list[list[NameMention]]:
    """Full names that are spellings of one another, together."""
    groups: list[list[NameMention]] = []
    by_key: dict[tuple[str, ...], list[list[NameMention]]] = defaultdict(list)
    spelt: dict[object, list[int]] = defaultdict(list)
    for mention in sorted(full, key=lambda m: (-len(m.key), m.start)):
        group = next((g for g in by_key[mention.key] if not _other_initials(g, mention)), None)
        signs = nm.spellings(mention.key)
        if group is None:
            like = [groups[n] for n in sorted({n for sign in signs for n in spelt.get(sign, ())})]
            one = (g for g in like if nm.same(g[0].name, mention.name) and not _other_initials(g, mention))
            group = next(one, None)
        if group is None:
            group = []
            for sign in signs:
                spelt[sign].append(len(groups))
            groups.append(group)
        if group not in by_key[mention.key]:
            by_key[mention.key].append(group)
        group.append(mention)
    for group in groups:
        group.sort(key=lambda m: m.start)
    return sorted(groups, key=lambda g: g[0].start)


def _other_initials(group: Sequence[NameMention], mention: NameMention) -> bool:
    """Whether a name has other initials than those of a group of the same name: "John A. Berg" and "John B. Berg"."""
    own = nm.initials(mention.name)
    return bool(own) and any((others := nm.initials(one.name)) and others != own for one in group)


def _forms(group: Sequence[NameMention]) -> set[tuple[str, ...]]:
    """The key of a name and the form in which it usually stands alone."""
    return {group[0].key, nm.alone(group[0].name)[0]}


def _led_in(group: Sequence[NameMention], forms: Counter[tuple[str, ...]]) -> bool:
    """Whether a "full name" is a word and then another person's name ("Read Obama's speech", "Crooked Ann Lee"): it is cut off.

    Only a word that opens the sentence is cut from a family name; any word from a full name that begins with a known given name.
    """
    mention = group[0]
    if len(group) > 2 or len(mention.key) < 2 or nm.given_gender(mention.name.split()[0]):
        return False
    opens = mention.line.tokens[mention.first]
    if opens.tag == "NNP" and opens.ent == "PERSON" and mention.line.tokens[mention.last].ent == "PERSON":
        return False
    rest = mention.key[1:]
    own = _forms(group)
    others = forms[rest] > (rest in own)
    known = len(rest) > 1 and nm.given_gender(rest[0].capitalize()) is not None
    if not others or not (mention.first <= 1 or known):
        return False
    for one in group:
        one.first += 1
        one.name = one.line.words(one.first, one.last)
    forms.subtract(own)
    forms.update(_forms(group))
    return True


def _is_person(group: Sequence[NameMention]) -> bool:
    scores = [m.score + _FULL_LISTED * m.listed for m in group]
    if region(group[0].name) and not any(m.title or m.listed for m in group):
        return False
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
    words = mention.line.words(mention.first, mention.last)
    person.mention(mention.start, mention.end, words, how, why)
    if mention.gender:
        person.genders[mention.gender] += 2


def _fragments(rest: Sequence[NameMention], known: list[Found]) -> None:
    """Pieces of a full name that the model or a line break cut off ("Jong Un")."""
    wholes: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for person in known:
        for piece in {nm.key(person.name)} | nm.pieces(nm.key(person.name)):
            wholes[piece].append(person)
    for mention in rest:
        whole = wholes.get(mention.key, [])
        if len(whole) == 1:
            take(mention, whole[0], "name", f"part of the name {whole[0].name}")


def _another(mention: NameMention, person: Found, titles: set[str]) -> bool:
    """Whether a single name with its title cannot be a person: by gender, or as the kin of one who holds an office."""
    if mention.gender and person.gender and mention.gender != person.gender:
        return True
    holds = ranks().get(mention.office) in (Rank.CHIEF, Rank.MINISTER, Rank.LAWMAKER)
    return holds and bool(titles) and mention.office not in titles and all(map(_of_kin, titles))


def _of_kin(title: str) -> bool:
    """Whether a title tells whose kin or consort somebody is."""
    return ranks().get(title) is Rank.KIN or title in words("offices", "consorts")


def _shortened(singles: Sequence[NameMention], known: Sequence[Found]) -> dict[NameMention, list[tuple[int, Found]]]:
    """The persons whose full name has a single name as a part, with how well it stands for each."""
    with_part: dict[str, list[Found]] = defaultdict(list)
    for person in known:
        for part in dict.fromkeys(nm.sounds(nm.key(person.name))):
            with_part[part].append(person)
    return {
        m: [(fit, p) for p in with_part.get(nm.sounds(m.key)[0], ()) if (fit := nm.stands_for(m.key, p.name))]
        for m in singles
    }


class _Singles:
    """Names of one word, each with the persons whose full name it may shorten."""

    def __init__(self, singles: Sequence[NameMention], fulls: Sequence[NameMention], known: Sequence[Found]) -> None:
        self.titles: dict[Found, set[str]] = defaultdict(set)
        for full in fulls:
            if full.person is not None and full.office:
                self.titles[full.person].add(full.office)
        self.fulls = fulls
        forms = _shortened(singles, known)
        self.fitting = {m: [(fit, p) for fit, p in forms[m] if not _another(m, p, self.titles[p])] for m in singles}
        #: Names that with a title are those of somebody else than all who bear them in full.
        self.split = {m.key for m in singles if m.title and forms[m] and not self.fitting[m]}

    def own(self, mention: NameMention, last: NameMention | None) -> bool:
        """Whether a name is that of somebody with no full name in the text, by its title or as the one so named last."""
        if mention.key not in self.split:
            return False
        if mention.office:
            return mention.title
        return last is not None and last.person is None and last.key == mention.key

    def best(self, mention: NameMention) -> int:
        """How well a name stands for the full name that it fits best; 0 where there is none."""
        return max((fit for fit, _ in self.fitting[mention]), default=0)

    def meant(self, mention: NameMention, best: int) -> list[Found]:
        """The persons whom a name may mean: those with its title or gender before others; nobody for one ruler of two."""
        apart = self._told_of(mention)
        namesakes = [person for fit, person in self.fitting[mention] if fit == best and person is not apart]
        titled = [p for p in namesakes if mention.office in self.titles[p]]
        told = titled or [p for p in namesakes if mention.gender and p.gender == mention.gender]
        if len(told or namesakes) > 1 and (one := self._of_several(mention, told or namesakes)) is not None:
            return [one]
        undecided = len(namesakes) > 1 and mention.office in _ruling()
        return told or ([] if undecided else namesakes)

    def _told_of(self, mention: NameMention) -> Found | None:
        """Whom the apposition tells more of in which a name stands, who is another: "X Berg, an adviser to Berg, said"."""
        here = (f for f in self.fulls if f.line is mention.line and f.last + 1 < mention.first)
        last = max(here, key=lambda f: f.last, default=None)
        if last is None or mention.line.text(last.last + 1) != ",":
            return None
        between = mention.line.tokens[last.last + 2 : mention.first]
        closed = any(t.text == "," or t.tag in FINITE for t in between)
        return None if closed or not between else last.person

    def _of_several(self, mention: NameMention, namesakes: Sequence[Found]) -> Found | None:
        """Of namesakes the one who goes on speaking, else the one who rules."""
        return self._speaking(mention, namesakes) or self._ruler(mention, namesakes)

    def _speaking(self, mention: NameMention, namesakes: Sequence[Found]) -> Found | None:
        """Of namesakes the one who was named in full as speaking just before a name that speaks."""
        if not _speaks(mention):
            return None
        before = [m for m in self.fulls if m.person in namesakes and m.start < mention.start]
        last = max(before, key=lambda m: m.start, default=None)
        near = last is not None and mention.line.number - last.line.number <= _GOES_ON
        return last.person if last is not None and near and _told_as_speaking(last) else None

    def _ruler(self, mention: NameMention, namesakes: Sequence[Found]) -> Found | None:
        """Of namesakes the only one with an office at the head of a state, for a bare name far from the names of the rest."""
        rulers = [p for p in namesakes if any(ranks().get(title) in RULING for title in self.titles[p])]
        if mention.title or len(rulers) != 1:
            return None
        before = [m for m in self.fulls if m.start < mention.start and mention.line.number - m.line.number <= _RECENT]
        others = any(m.person in namesakes and m.person is not rulers[0] for m in before)
        return rulers[0] if not others and rulers[0].order < mention.start else None


def _speaks(mention: NameMention) -> bool:
    """Whether a name is the subject of a verb of saying."""
    return says(mention.line.sentence, mention.line.tokens[mention.last])


def _told_as_speaking(mention: NameMention) -> bool:
    """Whether a name, or what it is the apposition of, is the subject of a verb of saying: "the envoy, X, said"."""
    over = shared_governor(mention.line.sentence, mention.line.tokens[mention.last])
    return over.dep == "nsubj" and over.word is not None and reports(over.word)


def _singles(
    singles: Sequence[NameMention], fulls: Sequence[NameMention], known: Sequence[Found]
) -> list[list[NameMention]]:
    """Join names of one word to the full names that they shorten; the others, those of one name together."""
    table = _Singles(singles, fulls, known)
    left: dict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    last: NameMention | None = None
    for mention in singles:
        best, own = table.best(mention), table.own(mention, last)
        if best and not own and _sure(mention, best) and (meant := table.meant(mention, best)):
            _join(mention, meant, best)
        if mention.person is None and (own or not best):
            left[mention.key].append(mention)
        last = mention
    return list(left.values())


def _sure(mention: NameMention, best: int) -> bool:
    """Whether nothing weighs so much against a single name that it is no person's in spite of the full name that it fits."""
    return mention.score >= _SINGLE[best] and not (mention.locative and mention.score < _LOCATIVE)


def _of_one_word(groups: Sequence[Sequence[NameMention]]) -> list[Found]:
    """The persons whom the text names by one word only."""
    found = []
    for group in filter(_single_person, groups):
        person = Found(ActorType.PERSON, _shown(group[0].name), group[0].start)
        person.governs = any(map(_heads_government, group))
        for mention in group:
            take(mention, person, "title" if mention.title else "family_name", "named by one word only")
        found.append(person)
    return found


def _join(mention: NameMention, fits: list[Found], best: int) -> None:
    """Join a single name to the one person it can mean, or to the one of several of whom the text speaks most; else to none."""
    how = "title" if mention.title else "family_name" if best > 1 else "name"
    if len(fits) == 1:
        take(mention, fits[0], how, f"short for {fits[0].name}, the only one so named here")
        return
    before = [p for p in fits if p.order < mention.start] or fits
    ranked = sorted(before, key=lambda p: (-len(p.mentions), p.order))
    if len(ranked) == 1 or len(ranked[0].mentions) >= 2 * len(ranked[1].mentions):
        take(mention, ranked[0], how, f"short for {ranked[0].name}, of whom the text speaks most")


@cache
def _ruling() -> frozenset[str]:
    """Offices of which a country has one: of two namesakes who hold no such office by the text, neither is meant for sure."""
    return frozenset(o for o, rank in ranks().items() if rank is Rank.CHIEF)


def _single_person(group: Sequence[NameMention]) -> bool:
    """Whether a name of one word, which no full name has, is a person."""
    if region(group[0].name) or all(m.line.tag(m.last) == "NNPS" and m.gender is None for m in group):
        return False
    titled = sum(m.title for m in group)
    scores = [m.score for m in group]
    mean = sum(scores) / len(scores)
    if titled and mean > 0.5:
        return True
    if any(m.listed and _heads_government(m) for m in group):
        return True
    if len(group) == 1 and group[0].listed:
        return mean >= _ONE_LISTED
    return len(group) > 1 and mean >= 2.0 and max(scores) >= 3.0


def _heads_government(mention: NameMention) -> bool:
    """Whether a name is that of the head of a government that is called by it: "the Tallor administration"."""
    after = mention.line.text(mention.last + 1)
    return after in words("descriptions", "state_itself")
