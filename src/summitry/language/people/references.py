"""Whom descriptions, pronouns and plural mentions mean: one pass over the sentences, in the order of reading.

Every candidate is scored by what can be seen (distance, grammatical role, gender, office, country, quotation marks); a
reference is joined only if one candidate is clearly ahead, and the reason is kept. What fits nobody stays unresolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summitry.language.parsed import Quotation, Token
from summitry.language.people import names as nm
from summitry.language.people.acting import acts, governor
from summitry.language.people.found import Found
from summitry.language.people.lexicon import Hit, state_name, words
from summitry.language.people.lines import Line
from summitry.language.people.offices import Office
from summitry.language.people.phrases import Phrase, phrases, span
from summitry.language.people.states import Registry
from summitry.model import ActorType, Role
from summitry.vocabulary import load

#: How many sentences back a pronoun looks, and what each is worth. Set on ``benchmarks/people.py``.
_BACK = (3.0, 2.5, 1.3, 0.8, 0.5, 0.3)
_MARGIN, _LEAST = 0.3, 1.5


def _minor(person: Found) -> bool:
    """Whether a person is known by a calling, not by an office ("a professor"): such a one is no leader of a pair."""
    return bool(person.ranks) and not person.ranks & {"chief", "leader", "minister", "envoy", "guest"}


def _same_office(person: Found, office: Office) -> float:
    """How well an office fits those a person is known by: 3 the same in full, 2.5 one of them without its portfolio, else 0."""
    held = {r.office for r in person.roles if r.office}
    said = {office.office, *load("offices")["same"].get(office.office, ())}
    if held & said:
        return 3.0
    if office.rank == "minister":
        return 2.5 if office.word in person.offices and (office.office == office.word or office.word in held) else 0.0
    return 2.8 if {office.word, *load("offices")["same"].get(office.word, ())} & person.offices else 0.0


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor mentioned at a token of a line."""

    line: int
    token: int
    actor: Found
    dep: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Several:
    """Actors mentioned together: a plural mention, a group, or names joined by "and"."""

    line: int
    token: int
    actors: tuple[Found, ...]
    subject: bool
    named: bool = False


def _chains(line: Line, heads: dict[int, Found]) -> list[tuple[Found, ...]]:
    """Names of a sentence that are joined to one another ("A, B and C"), each chain in order."""
    top: dict[int, int] = {}
    for token in sorted(heads):
        above = token
        while line.tokens[above].dep == "conj" and line.tokens[above].head in heads:
            above = line.tokens[above].head
        top[token] = above
    rows = [tuple(dict.fromkeys(heads[t] for t in sorted(top) if top[t] == root)) for root in dict.fromkeys(top.values())]
    return [row for row in rows if len(row) > 1]


class Discourse:
    """The state of reading: who has been mentioned where, and what has been decided."""

    def __init__(self, document: str, lines: Sequence[Line], quotations: Sequence[Quotation], registry: Registry,
                 people: list[Found]) -> None:
        self.document, self.lines, self.registry, self.people = document, lines, registry, people
        self.quotations = list(quotations)
        self.others: list[Found] = []
        self.seen: list[Seen] = []
        self.several: list[Several] = []
        self.governments: list[tuple[Found, Found, str]] = []

    def read(self) -> list[Found]:
        """Resolve everything; the groups and nameless persons that were found on the way."""
        known = sorted(((at, f) for f in [*self.people, *self.registry.found.values()] for at in f.mentions), key=lambda x: x[0])
        roles = [(r.start, r.end) for f in self.people for r in f.roles if r.start is not None and r.end is not None]
        at = 0
        for line in self.lines:
            if not line.tokens:
                continue
            end = line.sentence.end
            here = []
            while at < len(known) and known[at][0][0] < end:
                here.append(known[at])
                at += 1
            self._line(line, here, [r for r in roles if line.sentence.start <= r[0] < end])
        for owner, government, word in self.governments:
            only = load("offices")["government_only_in"].get(word)
            if only and not owner.countries:
                owner.countries[only] += 1
            if owner.home:
                government.countries[owner.home] += 1
        return self.others

    def _line(self, line: Line, here: list[tuple[tuple[int, int], Found]], roles: list[tuple[int, int]]) -> None:
        """One sentence: names that are known, phrases and pronouns, from left to right."""
        starts = {t.start: t.i for t in line.tokens}
        ends = {t.end: t.i for t in line.tokens}
        events: list[tuple[int, int, object]] = []
        for (start, end), actor in here:
            if start in starts and end in ends:
                events.append((starts[start], ends[end], actor))
        for phrase in phrases(line, roles):
            events.append((phrase.head, phrase.head, phrase))
        pronouns = load("descriptions")["pronouns"]
        events.extend((t.i, t.i, t) for t in line.tokens if t.text.lower() in pronouns and t.tag in ("PRP", "PRP$"))
        named = [(a, b, x) for a, b, x in events if isinstance(x, Found)]
        for first, last, what in sorted(events, key=lambda e: (self._quoted(line.tokens[e[0]].start), e[0], e[1])):
            if isinstance(what, Found):
                self._note(line, first, last, what)
            elif isinstance(what, Phrase):
                self._phrase(line, what)
            elif isinstance(what, Token):
                self._pronoun(line, what, named)
        self._together(line)

    def _speaker(self, line: Line) -> Found | None:
        """Who speaks in a sentence, as far as is known: the subject of its verb of saying, else of the last in its passage."""
        for seen in reversed(self.seen):
            if seen.line < line.number - 4 or self.lines[seen.line].sentence.passage != line.sentence.passage:
                return None
            if seen.dep == "nsubj" and not seen.quoted and self._said(seen):
                return seen.actor
        return None

    def _note(self, line: Line, first: int, last: int, actor: Found) -> None:
        tokens = line.tokens
        head = next((t for t in tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i), tokens[last])
        dep, _ = governor(line.sentence, head)
        self.seen.append(Seen(line.number, head.i, actor, dep, self._quoted(tokens[first].start)))

    def _quoted(self, offset: int) -> bool:
        return any(q.start <= offset < q.end for q in self.quotations)

    def _together(self, line: Line) -> None:
        """Names of one sort joined by "and" or facing each other in a sentence, for "they" and "the two"."""
        here: list[Seen] = []
        for seen in reversed(self.seen):
            if seen.line != line.number:
                break
            here.append(seen)
        for sort in (ActorType.PERSON, ActorType.STATE):
            heads = {s.token: s.actor for s in reversed(here) if s.actor.actor_type is sort}
            rows = _chains(line, heads)
            for row in rows:
                self.several.append(Several(line.number, 0, row, any(s.dep == "nsubj" for s in here if s.actor in row), named=True))
            everyone = tuple(dict.fromkeys(heads.values()))
            if not rows and len(everyone) == 2:
                self.several.append(Several(line.number, 0, everyone, subject=False))

    # ---- phrases

    def _phrase(self, line: Line, phrase: Phrase) -> None:
        if phrase.kind == "plural":
            self._plural(line, phrase)
        elif phrase.kind == "collective":
            self._collective(line, phrase)
        elif phrase.kind == "group":
            self._group(line, phrase)
        elif phrase.kind == "unnamed":
            self._unnamed(line, phrase)
        else:
            self._description(line, phrase)

    def _mark(self, line: Line, phrase: Phrase, actor: Found, how: str, why: str) -> None:
        first, last = span(line, phrase)
        tokens = line.tokens
        actor.mention(tokens[first].start, tokens[last].end, line.words(first, last), how, why)
        dep, _ = governor(line.sentence, tokens[phrase.head])
        self.seen.append(Seen(line.number, phrase.head, actor, dep, self._quoted(tokens[phrase.head].start)))

    def _plural(self, line: Line, phrase: Phrase) -> None:
        """ "The two leaders": the pair that was mentioned together last, else the ones of whom the text speaks most."""
        actors, why = self._pair(phrase.count, phrase.sort, line.number)
        for actor in actors:
            self._mark(line, phrase, actor, "plural", why)
        if actors:
            self.several.append(Several(line.number, phrase.head, actors, governor(line.sentence, line.tokens[phrase.head])[0] == "nsubj"))

    def _pair(self, count: int, sort: str, number: int) -> tuple[tuple[Found, ...], str]:
        kinds = {"person": (ActorType.PERSON,), "state": (ActorType.STATE,), "either": (ActorType.PERSON, ActorType.STATE)}[sort]
        ahead = self._ahead(kinds, sort) if count == 2 else ()
        if ahead:
            return ahead, "the two of whom the text speaks by far the most"
        for row in reversed(self.several):
            fits = len(row.actors) == count and all(a.actor_type in kinds for a in row.actors)
            if fits and number - row.line <= 6 and not (sort == "person" and any(_minor(a) for a in row.actors)):
                return row.actors, "mentioned together before"
        if count != 2:
            return (), ""
        if sort == "state":
            homes = list(dict.fromkeys(f.home for f in self._by_weight() if f.actor_type is ActorType.PERSON and f.home))
            if len(homes) == count:
                return tuple(self.registry.state(home, 0) for home in homes), "the states of the persons named"
        return (), ""

    def _ahead(self, kinds: tuple[ActorType, ...], sort: str) -> tuple[Found, ...]:
        """The two actors that are mentioned at least twice as often as any third, or none."""
        counts = Counter(s.actor for s in self.seen if s.actor.actor_type in kinds)
        ranked = sorted((f for f in counts if not (sort == "person" and _minor(f))), key=lambda f: (-counts[f], f.order))
        if len(ranked) < 2 or (len(ranked) > 2 and counts[ranked[1]] < 2 * counts[ranked[2]]) or (counts[ranked[1]] < 2 and len(ranked) > 2):
            return ()
        return tuple(sorted(ranked[:2], key=lambda f: f.order))

    def _by_weight(self) -> list[Found]:
        """The actors mentioned so far, those mentioned most first."""
        counts: dict[Found, int] = {}
        for seen in self.seen:
            counts[seen.actor] = counts.get(seen.actor, 0) + 1
        return sorted(counts, key=lambda f: (-counts[f], f.order))

    def _collective(self, line: Line, phrase: Phrase) -> None:
        """ "The Syrian government" is the state; "the Obama administration" an organisation of its own."""
        office = phrase.office
        token = line.tokens[phrase.head]
        if (outlet := self._outlet(line, phrase)) is not None:
            entry = outlet.of("agency")
            if entry is not None:
                self._mark(line, Phrase("collective", outlet.first, phrase.head, phrase.head), self.registry.entry(entry, token.start), "name", "named")
            return
        if office is None or not (phrase.acting or acts(line.sentence, token)):
            return
        if office.owner_kind == "name" and office.owner is not None:
            first = line.at[office.owner].first if office.owner in line.at else office.owner
            name = line.words(first, phrase.head)
            actor = self.registry.organisation(name, line.tokens[first].start)
            owner = self._person_at(line, office.owner)
            if owner and owner.actor_type is ActorType.PERSON:
                self.governments.append((owner, actor, office.word))
            self._mark(line, Phrase("collective", first, phrase.head, phrase.head), actor, "name", "the government under its head's name")
        elif office.country and office.word in words("descriptions", "state_itself"):
            state = self.registry.state(office.country, line.tokens[phrase.first].start)
            state.names[line.words(*span(line, phrase))] += 1
            self._mark(line, phrase, state, "description", f"the {office.word} of {state_name(office.country)}")
        elif office.country or office.organisation:
            self._group(line, phrase)

    @staticmethod
    def _outlet(line: Line, phrase: Phrase) -> Hit | None:
        """The news agency that is named before the noun: "Yonhap news agency"."""
        hits = (line.hit(i) for i in range(max(0, phrase.head - 3), phrase.head))
        return next((h for h in hits if h and h.of("agency")), None)

    def _person_at(self, line: Line, i: int) -> Found | None:
        token = line.tokens[i]
        return next((p for p in self.people for a, b in p.mentions if a <= token.start and token.end <= b), None)

    def _group(self, line: Line, phrase: Phrase) -> None:
        name = self._label(line, phrase)
        actor = next((f for f in self.others if f.actor_type is ActorType.GROUP and f.name == name), None)
        if actor is None:
            actor = Found(ActorType.GROUP, name, line.tokens[phrase.first].start)
            if phrase.office and phrase.office.country:
                actor.countries[phrase.office.country] += 1
            self.others.append(actor)
        self._mark(line, phrase, actor, "description", "a group without names")
        self.several.append(Several(line.number, phrase.head, (actor,), governor(line.sentence, line.tokens[phrase.head])[0] == "nsubj"))

    def _label(self, line: Line, phrase: Phrase) -> str:
        """The words of a nameless actor: proper nouns as they are, the rest in lower case."""
        first = phrase.first
        parts = []
        for i in range(first, phrase.last + 1):
            token = line.tokens[i]
            glue = "" if i == first or token.start == line.tokens[i - 1].end else " "
            parts.append(glue + (token.text if i in line.at and line.at[i].kind != "title" else token.text.lower()))
        tail = self._tail(line, phrase.last) if phrase.kind in ("unnamed", "group") else ""
        return ("".join(parts) + tail).replace("’", "'")

    @staticmethod
    def _tail(line: Line, last: int) -> str:
        """Whose a nameless person is: " for U.N. Secretary-General X", where a preposition and names follow."""
        tokens = line.tokens
        at = last + 1
        if at + 1 >= len(tokens) or tokens[at].text not in ("for", "of", "at", "from", "with"):
            return ""
        k = at + 1 + (tokens[at + 1].tag in ("DT", "PRP$"))
        end = k
        while end in line.at:
            end = line.at[end].last + 1
        return f" {line.words(at, end - 1)}" if end > k else ""

    def _unnamed(self, line: Line, phrase: Phrase) -> None:
        office = phrase.office
        if office is None or office.rank in ("kin", "guest", "person"):
            return
        actor = Found(ActorType.UNNAMED, self._label(line, phrase), line.tokens[phrase.first].start)
        self._equip(actor, line, office)
        self.others.append(actor)
        self._mark(line, phrase, actor, "description", "a person without a name")

    def _equip(self, actor: Found, line: Line, office: Office) -> None:
        actor.offices.add(office.word)
        actor.ranks.add(office.rank)
        if office.country:
            actor.countries[office.country] += 1
        if office.gender:
            actor.genders[office.gender] += 1
        if office.rank not in ("group", "person"):
            actor.roles.append(self._role(line, office))

    def _role(self, line: Line, office: Office) -> Role:
        tokens = line.tokens
        return Role(office=office.office, organisation=office.organisation, country=office.country, former=office.former,
                    document=self.document, start=tokens[office.first].start, end=tokens[office.last].end, text=line.words(office.first, office.last))

    def _description(self, line: Line, phrase: Phrase) -> None:
        office = phrase.office
        if office is None:
            return
        if office.rank == "guest":
            actor, why = self._guest(line, office)
        elif office.rank in ("kin", "person", "group"):
            actor, why = self._again(office)
        else:
            actor, why = self._holder(line, phrase, office)
        if actor is None and office.rank not in ("guest", "kin", "person"):
            actor, why = self._again(office)
            if actor is None and phrase.acting and (office.country or office.organisation or office.rank in ("spokesman", "envoy", "official", "group")):
                actor, why = Found(ActorType.UNNAMED, self._label(line, phrase), line.tokens[phrase.first].start), "a person without a name here"
                self._equip(actor, line, office)
                self.others.append(actor)
        if actor is not None:
            self._mark(line, phrase, actor, "description", why)

    def _again(self, office: Office) -> tuple[Found | None, str]:
        """A nameless person of whom the text has spoken by the same noun: "a diplomat … the diplomat"."""
        for seen in reversed(self.seen):
            actor = seen.actor
            if actor.actor_type is ActorType.UNNAMED and office.word in actor.offices and (not office.country or actor.home in (None, office.country)):
                return actor, f"the {office.word} brought in before"
        return None, ""

    def _holder(self, line: Line, phrase: Phrase, office: Office) -> tuple[Found | None, str]:
        """The named person whom a description fits by office and country."""
        ranked = sorted(((self._fit(p, office, line), p) for p in self.people if not (office.gender and p.gender and p.gender != office.gender)),
                        key=lambda x: (-x[0], x[1].order))
        ranked = [(fit, p) for fit, p in ranked if fit > 0]
        if not ranked:
            return None, ""
        best, person = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        if best < (3.0 if office.country or phrase.definite else 4.0) or best - second < _MARGIN:
            return None, ""
        country = office.country
        where = f" of {state_name(country)}" if country else ""
        if country and not person.countries:
            person.countries[country] += 1
            why = f"the only person named before who can be {office.word}{where}"
        else:
            why = f"{office.word}{where}, as the text says of {person.name}"
            if country:
                person.countries[country] += 1
        if office.rank in ("chief", "leader", "minister") and (country or office.word not in person.offices):
            person.roles.append(self._role(line, office))
        if office.rank in ("chief", "leader"):
            person.offices.add(office.word)
            person.ranks.add(office.rank)
        return person, why

    def _fit(self, person: Found, office: Office, line: Line) -> float:
        """How well a named person fits a description; 0 where they cannot be one."""
        last = next((s for s in reversed(self.seen) if s.actor is person), None)
        if last is None and not (office.country and _same_office(person, office) and person.home == office.country):
            return 0.0
        score = _same_office(person, office)
        if score:
            pass
        elif (office.rank == "leader" and person.ranks & {"chief", "leader"}) or (office.rank == "chief" and "leader" in person.ranks and "chief" not in person.ranks):
            score += 2.5
        elif person.offices and not (person.ranks <= {"leader", "party", "kin", "guest", "person"} and office.rank in ("chief", "leader")):
            return 0.0
        home = person.home
        if office.country:
            if home == office.country:
                score += 2.5
            elif home is not None:
                return 0.0
            elif score == 0.0 or not person.offices:
                score += self._stranger(person, office, line)
        elif score == 0.0:
            return 0.0
        elif score < 3.0:
            score += 0.5
        distance = line.number - last.line if last else 9
        return score + max(0.0, 1.0 - 0.12 * distance) + min(0.5, 0.03 * len(person.mentions)) - 0.5 * person.kin if score else 0.0

    def _stranger(self, person: Found, office: Office, line: Line) -> float:
        """Whether a person of no known country may be the chief of one: by the form of the name, or as the only one left."""
        if office.rank not in ("chief", "leader") or office.organisation or any(p.home == office.country and p.ranks & {"chief", "leader"} for p in self.people):
            return 0.0
        if any(p.home == office.country and not p.ranks for p in self.people) or any(r.organisation for r in person.roles):
            return 0.0
        at_home = nm.countries_of(person.name)
        if at_home:
            return 3.0 if office.country in at_home else 0.0
        if any(office.country in nm.countries_of(p.name) for p in self.people if p.home is None) or len(nm.key(person.name)) < 1:
            return 0.0
        near = [s.actor for s in self.seen if line.number - s.line <= 3 and s.actor.actor_type is ActorType.PERSON and s.actor.home is None
                and not nm.countries_of(s.actor.name) and (not s.actor.offices or s.actor.ranks & {"chief", "leader"})]
        return 3.0 if len(set(near)) == 1 and near[0] is person else 0.0

    def _guest(self, line: Line, office: Office) -> tuple[Found | None, str]:
        """ "His guest", "his Russian counterpart": the other one of two, or the one of the country."""
        recent = list(dict.fromkeys(s.actor for s in reversed(self.seen) if line.number - s.line <= 3 and s.actor.actor_type is ActorType.PERSON))
        if office.country:
            fits = [p for p in recent if p.home == office.country] or [p for p in self.people if p.home == office.country and p.ranks & {"chief", "minister"}]
            return (fits[0], f"the {office.word} from {state_name(office.country)}") if len(fits) == 1 else (None, "")
        if office.owner is None:
            return None, ""
        token = line.tokens[office.owner]
        owner = next((s.actor for s in reversed(self.seen) if s.line == line.number and s.token == token.i), None) or self._person_at(line, token.i)
        others = [p for p in recent if p is not owner]
        if owner is None or not others or (len(others) > 1 and len(others[0].mentions) < 2 * len(others[1].mentions)):
            return None, ""
        return max(others, key=lambda p: len(p.mentions)), f"the other one, beside {owner.name}"

    # ---- pronouns

    def _pronoun(self, line: Line, token: Token, named: Sequence[tuple[int, int, Found]]) -> None:
        gender, number = load("descriptions")["pronouns"][token.text.lower()]
        if number == "many":
            self._they(line, token)
        elif gender == "none":
            self._it(line, token)
        else:
            self._one(line, token, gender, named)

    def _say(self, line: Line, token: Token, actors: Iterable[Found], why: str) -> None:
        dep, _ = governor(line.sentence, token)
        for actor in actors:
            actor.mention(token.start, token.end, token.text, "pronoun" if "plural" not in why else "plural", why)
            self.seen.append(Seen(line.number, token.i, actor, dep, self._quoted(token.start)))

    def _one(self, line: Line, token: Token, gender: str, named: Sequence[tuple[int, int, Found]]) -> None:
        """He and she: the person ahead by distance, grammatical role, gender and clause."""
        scores: dict[Found, float] = {}
        barred = {a for _, last, a in named if last > token.i and token.dep in ("nsubj", "nsubjpass") and self._one_clause(line, token, line.tokens[last])}
        if token.tag == "PRP" and token.dep in ("dobj", "pobj", "dative"):
            barred |= {s.actor for s in self.seen[-40:] if s.line == line.number and self._same_clause(line, token, line.tokens[s.token])}
        if self._quoted(token.start) and (speaker := self._speaker(line)) is not None:
            barred.add(speaker)
        for seen in self._candidates(line, token, named):
            if seen.actor.gender not in (None, gender) or seen.actor in barred:
                continue
            score = self._score(line, token, seen, gender)
            scores[seen.actor] = max(score, scores.get(seen.actor, -9.0))
        ranked = sorted(scores.items(), key=lambda x: (-x[1], x[0].order))
        if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
            return
        actor = ranked[0][0]
        actor.genders[gender] += 1
        self._say(line, token, (actor,), f"nearest fitting person, {actor.name}")

    def _candidates(self, line: Line, token: Token, named: Sequence[tuple[int, int, Found]]) -> list[Seen]:
        """The persons mentioned in the last sentences, and the subject that a fronted phrase looks ahead to."""
        found = []
        for seen in reversed(self.seen):
            if line.number - seen.line >= len(_BACK):
                break
            if seen.actor.actor_type in (ActorType.PERSON, ActorType.UNNAMED):
                found.append(seen)
        if token.tag == "PRP$" or token.dep == "nsubj":
            for _, last, actor in named:
                name = line.tokens[last]
                if actor.actor_type is ActorType.PERSON and last > token.i and name.dep == "nsubj" and self._fronted(line, token, name):
                    found.append(Seen(line.number, last, actor, "nsubj", self._quoted(name.start)))
        return found

    @staticmethod
    def _fronted(line: Line, token: Token, subject: Token) -> bool:
        """Whether a pronoun stands in a phrase before the subject that depends on the same verb."""
        verb = line.sentence.head(subject)
        below = [t for t in line.sentence.ancestors(token) if t.dep in ("prep", "advcl", "npadvmod") and verb is not None and t.head == verb.i]
        return bool(below) and below[-1].i < subject.i

    def _score(self, line: Line, token: Token, seen: Seen, gender: str) -> float:
        score = _BACK[line.number - seen.line]
        score += {"nsubj": 1.2, "nsubjpass": 1.0, "dobj": 0.2, "dative": 0.2, "pobj": 0.1, "poss": 0.1}.get(seen.dep, 0.0)
        score += 0.4 * (seen.actor.gender == gender) + min(1.0, 0.06 * len(seen.actor.mentions))
        inside = self._quoted(token.start)
        if seen.quoted and not inside:
            score -= 1.5
        if token.text.lower() == "him" and token.dep == "nsubj" and self._above_subject(line, token) == (seen.line, seen.token):
            return -9.0
        if seen.line == line.number:
            other = line.tokens[seen.token]
            score += self._clause(line, token, other, seen)
        if token.dep == "nsubj" and seen.dep == "nsubj":
            score += 0.4
        passage = line.sentence.passage
        if self.lines[seen.line].sentence.passage != passage:
            score -= 0.3
        return score

    def _clause(self, line: Line, token: Token, other: Token, seen: Seen) -> float:
        """What the clauses of one sentence tell: the subject of the nearest clause above counts most, then those further up."""
        sentence = line.sentence
        above = [a for a in sentence.ancestors(token) if a.pos in ("VERB", "AUX")]
        subjects = [s.i for a in above for s in sentence.children(a, "nsubj", "nsubjpass") if s.i != token.i]
        score = 0.0
        if seen.dep in ("nsubj", "nsubjpass") and other.i in subjects:
            score += 1.6 if subjects[0] == other.i else 0.6
        verb = above[0] if above else None
        judged = verb is not None and verb.lemma in words("descriptions", "judging") and token.tag == "PRP$"
        if judged and verb is not None and seen.dep == "dobj" and other.head == verb.i:
            score += 3.0
        if token.dep == "nsubj" and verb is not None and verb.lemma in words("cues", "clause") and seen.dep == "nsubj" and self._said(seen):
            score += 0.6
        return score

    @staticmethod
    def _above_subject(line: Line, token: Token) -> tuple[int, int] | None:
        """The subject of the clause in which "him" is the object that does something ("A will help him evade it")."""
        for n, above in enumerate(line.sentence.ancestors(token)):
            subject = line.sentence.child(above, "nsubj")
            if n and subject is not None:
                return line.number, subject.i
        return None

    def _said(self, seen: Seen) -> bool:
        """Whether the actor is the subject of a verb of saying there."""
        there = self.lines[seen.line]
        verb = there.sentence.head(there.tokens[seen.token])
        return verb is not None and verb.lemma in words("cues", "clause")

    @classmethod
    def _same_clause(cls, line: Line, pronoun: Token, other: Token) -> bool:
        """Whether an object pronoun hangs on the verb whose subject another phrase is, so that they cannot be one."""
        return pronoun.text.lower()[-4:] != "self" and other.dep in ("nsubj", "nsubjpass") and cls._one_clause(line, pronoun, other)

    @staticmethod
    def _one_clause(line: Line, one: Token, other: Token) -> bool:
        """Whether two words have the same nearest verb above them."""
        def verb(token: Token) -> int | None:
            return next((above.i for above in line.sentence.ancestors(token) if above.pos in ("VERB", "AUX")), None)

        return other.dep != "poss" and verb(one) == verb(other)

    def _it(self, line: Line, token: Token) -> None:
        """It and its: the state or the body that is the subject of a clause above, nothing further away."""
        if token.tag == "PRP" and (token.dep not in ("nsubj", "nsubjpass") or self._empty(line, token)):
            return
        below = token
        for n, above in enumerate(line.sentence.ancestors(token)):
            subject = line.sentence.child(above, "nsubj", "nsubjpass")
            if below.dep in ("xcomp", "ccomp") and (controlled := line.sentence.child(above, "dobj")) is not None and controlled.i < token.i:
                subject = controlled
            below = above
            if subject is None or subject.i >= token.i or (token.tag == "PRP" and n == 0):
                continue
            seen = next((s for s in self.seen[-40:] if s.line == line.number and s.token == subject.i), None)
            if seen and seen.actor.actor_type in (ActorType.STATE, ActorType.BODY, ActorType.ORGANISATION, ActorType.OUTLET):
                self._say(line, token, (seen.actor,), f"subject of the clause, {seen.actor.name}")
            return
        if token.tag == "PRP":
            self._it_before(line, token)

    @staticmethod
    def _empty(line: Line, token: Token) -> bool:
        """Whether "it" stands for nothing: "it was clear that …"."""
        verb = line.sentence.head(token)
        if verb is None or verb.lemma not in ("be", "seem", "appear", "remain", "take", "become"):
            return False
        said = line.sentence.child(verb, "acomp", "attr", "oprd")
        return said is None or said.lemma.lower() not in words("descriptions", "willing")

    def _it_before(self, line: Line, token: Token) -> None:
        """ "It" as a subject: the one state or body that was the subject before it in the sentence, or of the sentence before."""
        kinds = (ActorType.STATE, ActorType.BODY, ActorType.ORGANISATION, ActorType.OUTLET)
        verb = line.sentence.head(token)
        telling = verb is not None and (verb.lemma in words("cues", "clause") or verb.lemma in words("cues", "infinitive"))
        for distance in (0, 1):
            subjects = [s for s in self.seen[-40:] if s.line == line.number - distance and s.dep in ("nsubj", "nsubjpass") and (distance or s.token < token.i)]
            if subjects:
                last = subjects[-1] if distance == 0 else subjects[0]
                if last.actor.actor_type in kinds and (distance == 0 or telling):
                    self._say(line, token, (last.actor,), f"the subject before, {last.actor.name}")
                return

    def _they(self, line: Line, token: Token) -> None:
        """They and their: actors mentioned together last, a group before others in the same sentence."""
        if any(s.tag == "NNS" and s.i < token.i for a in line.sentence.ancestors(token) for s in line.sentence.children(a, "nsubj")
               if not any(x.line == line.number and x.token == s.i for x in self.seen[-30:])):
            return
        for row in reversed(self.several):
            distance = line.number - row.line
            if distance > 1:
                return
            if (distance == 0 and row.token < token.i) or (distance == 1 and row.subject and not self._crowd(row.line)):
                self._say(line, token, row.actors, "a plural that stands for those mentioned together last")
                return

    def _crowd(self, number: int) -> bool:
        """Whether a sentence has a plural noun that is no actor as the subject or as what it speaks of."""
        return any(t.tag == "NNS" and t.dep in ("nsubj", "nsubjpass") and not any(s.line == number and s.token == t.i for s in self.seen)
                   for t in self.lines[number].tokens)
