"""Make ``lexicon/en/entities/officeholders/``, the registry of public figures, from raw material and what is written by hand.

``python tools/make_officeholders.py FOLDER`` reads from the folder ``holders.tsv`` (Wikidata, CC0: office-holdings with days and
identifiers) and the three actor files of the Open Event Data Alliance's Phoenix coder (MIT), and ``tools/officeholders/`` with
what is written by hand. Only facts are carried over: names, states, offices in one form, days. Each office keeps its source:
``wikidata LIST``, ``phoenix`` or ``own knowledge, checked DAY``. A file of leaders in the folder has no licence: it is not read.

``persons.tsv.gz``: ``P`` name, other spellings, what stands alone for it, Wikidata id; below it, ``H`` state, body, office, its
one form, from, to, seen, source. ``seen`` is the last day that the source knows of. ``groups.tsv``: name, state, other names,
source.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from summitry.language.people.names import forms as nm
from summitry.language.people.officeholders.sorts import one_at_a_time, secretaries, sort_of
from summitry.language.people.officeholders.table import Figure, Holding
from summitry.lexicon import load

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src/summitry/lexicon/en/entities/officeholders"
#: What is written by hand, file by file, and the source that its rows bear.
BY_HAND = {
    "persons.tsv": "own knowledge, checked 2026-11-29",
    "persons-later.tsv": "own knowledge, checked 2026-11-30",
}
#: Until when an office that these leave open is known to have been held.
KNOWN_UNTIL = "2025-06-30"
#: The source of groups and bodies by hand.
OWN = BY_HAND["persons.tsv"]
#: Peerages and sovereigns' lands behind a name; offices below the state that are of no use without their place.
PEERAGE = re.compile(
    r",? (?:Baron(?:ess)?|Lord|Viscount(?:ess)?|Earl|Countess|Marquess|\d+\w\w) .*| \(.*\)|, (?:Jr\.|Sr\.)"
)
HONOUR = re.compile(r"^(?:Sheikh|Prince|Princess|King|Sultan|Sir|Dame) ")
LOCAL = re.compile(
    r"executive committee|raion|governorate|\bmayor\b|first lady of|premier of|chief minister of|lieutenant governor",
    re.IGNORECASE,
)
OF_STATE = re.compile(
    r"^(president|prime minister|chancellor|king|queen|emperor|monarch|sultan|emir|grand duke) of .*", re.IGNORECASE
)
#: Lists of nobody but heads of states and governments.
HEADS = ("world-leaders", "heads")
NOTE = re.compile(r" \(.*\)$")
GOVERNMENT = re.compile(r"\[([A-Z]{3})GOV (\d{6,8})-(\d{6,8})\]")
FROM_YEAR = "1995"
#: Family names of ruling houses, which agencies leave out.
HOUSES = ("Al Saud", "Al Nahyan", "Al Thani", "Al Khalifa", "Al Sabah", "Al Maktoum", "Al Said")


@dataclass
class Person:
    """One figure while it is collected."""

    name: str
    id: str = ""
    others: dict[str, None] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)


def main(folder: Path) -> None:
    """Write both files."""
    persons = wikidata(folder / "holders.tsv")
    drop_wrong(persons)
    for file, source in BY_HAND.items():
        by_hand(persons, HERE / "officeholders" / file, source)
    spelt_by_coders(persons, folder / "phoenix-countries.actors.txt")
    spelt_by_coders(persons, folder / "phoenix-international.actors.txt")
    found = [merged(person) for person in persons if person.holdings]
    close(found)
    TARGET.mkdir(parents=True, exist_ok=True)
    text = "\n".join(["# made by tools/make_officeholders.py, which describes it", *lines(found)]) + "\n"
    (TARGET / "persons.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    (TARGET / "groups.tsv").write_text("\n".join(groups(folder)) + "\n", encoding="utf-8")
    print(f"{len(found)} persons, {sum(len(p.holdings) for p in found)} offices")


def lines(found: Iterable[Person]) -> Iterator[str]:
    """The rows of the persons, in the order of their names."""
    for person in sorted(found, key=lambda p: (p.name, p.id)):
        holdings = tuple(sorted(person.holdings, key=lambda h: (h.since, h.office)))
        yield from Figure(person.name, tuple(person.others), person.id, holdings).rows()


def wikidata(file: Path) -> list[Person]:
    """The persons of the office-holdings, one for each identifier."""
    rows = list(csv.DictReader(file.open(encoding="utf-8"), delimiter="\t"))
    seen: dict[str, str] = defaultdict(str)
    for row in rows:
        told = re.search(r"\d{4}-\d\d-\d\d$", row["list"])
        last = told[0] if told else max(d for d in (row["start"], row["end"], "") if len(d) in (0, 10))
        seen[row["list"]] = max(seen[row["list"]], last)
    persons: dict[str, Person] = {}
    for row in rows:
        name = HONOUR.sub("", PEERAGE.sub("", row["person"])).strip()
        if not row["start"] or " " not in name or not name.isprintable() or not nm.fold(name).isascii():
            continue
        person = persons.setdefault(row["wikidata"], Person(name, row["wikidata"]))
        person.holdings += wikidata_holding(row, seen[row["list"]])
    return list(persons.values())


def wikidata_holding(row: dict[str, str], seen: str) -> Iterator[Holding]:
    """The holding of a row, unless its office is a local one or belongs to another state than the row says."""
    office, state, body = row["position"], row["country"], ""
    if LOCAL.search(office) or NOTE.search(office):
        return
    office, of = without_state(office)
    office = OF_STATE.sub(r"\1", office) if row["list"].startswith(HEADS) and state else office
    if of and not state:
        state, body = (of, "") if len(of) == 3 and of in load("demonyms")["states"] else ("", of)
    elif of and of != state:
        return
    if re.search(r"\bof [A-Z]", office) and sort_of(office, state) == office.lower() and "Secretary of State" in office:
        return
    since, until, source = row["start"], row["end"], f"wikidata {row['list']}"
    yield Holding(state, body, plain(office, state), sort_of(office, state), since, until, max(seen, since), source)


def plain(office: str, state: str) -> str:
    """An office as agencies write it: the one form of ministers, the words of offices in small letters."""
    known = sort_of(office)
    if known != office.lower() and known.endswith(" minister"):
        return known.removesuffix("minister") + "secretary" if secretaries(state) else known
    head, preposition, rest = re.split(r"( (?:of|to|for|in) )", f"{office} of ", maxsplit=1)
    head = head if head.isupper() else head.lower()
    return f"{head}{preposition}{rest}".removesuffix(" of ").replace("chief of Staff", "chief of staff")


def without_state(office: str) -> tuple[str, str]:
    """An office without the state or body behind "of" or before it, and the code of the state or the name of the body."""
    low = f" {office.lower()} "
    for name, code in STATES:
        for end in (f" of {name} ", f" of the {name} "):
            if low.endswith(end):
                return office[: len(office) - len(end) + 1].strip(), code
        if low.startswith(f" {name} "):
            return office[len(name) + 1 :].strip(), code
    return office, ""


def state_names() -> list[tuple[str, str]]:
    """Names and adjectives of states and bodies in small letters with the code or name, the longest first."""
    found = {
        "united states of america": "USA",
        "french republic": "FRA",
        "russian federation": "RUS",
        "islamic republic of iran": "IRN",
        "republic of korea": "KOR",
    }
    for code, state in load("demonyms")["states"].items():
        for name in (state["name"], *state.get("names", ()), *state.get("adjectives", ())):
            found.setdefault(name.lower(), code)
    for name in load("state_offices")["bodies"].values():
        found[name.lower()] = name
    return sorted(((name, code) for name, code in found.items() if len(name) > 2), key=lambda row: -len(row[0]))


STATES = state_names()


def drop_wrong(persons: list[Person]) -> None:
    """Take out what a list has wrong, by state, office and name."""
    wrong = {tuple(row[:3]) for row in table(HERE / "officeholders/wrong.tsv", 3)}
    for person in persons:
        person.holdings = [h for h in person.holdings if (h.state, h.office, person.name) not in wrong]


def by_hand(persons: list[Person], file: Path, source: str) -> None:
    """Add the persons of a file written by hand; who is listed already gets the offices and spellings beside the others."""
    by_key: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in persons:
        by_key[nm.key(person.name)].append(person)
    bodies = load("state_offices")["bodies"]
    for state, office, name, since, until, others in table(file, 6):
        body = bodies.get(state, "")
        names = [name, *filter(None, others.split("; "))]
        home = "" if body else state
        found = [p for n in names for p in by_key[nm.key(n)] if any(body or h.state in (home, "") for h in p.holdings)]
        found = [p for p in found if len({*filter(None, map(initials, (p.name, name)))}) < 2]
        found = found or [p for p in persons if same_term(p, names, home, sort_of(office, home), since)]
        person = found[0] if found else Person(name)
        if not found:
            persons.append(person)
        person.others[person.name] = None
        person.name = name
        for spelt in names:
            person.others[spelt] = None
            if person not in by_key[nm.key(spelt)]:
                by_key[nm.key(spelt)].append(person)
        seen = until or max(KNOWN_UNTIL, since)
        person.holdings.append(Holding(home, body, office, sort_of(office, home), since, until, seen, source))


def same_term(person: Person, names: list[str], state: str, sort: str, since: str) -> bool:
    """Whether somebody listed took the same office on the same day under a name that has a part in common."""
    if len(since) < 10 or not any((h.state, h.sort, h.since) == (state, sort, since) for h in person.holdings):
        return False
    return not set(nm.sounds(nm.key(person.name))).isdisjoint(
        part for name in names for part in nm.sounds(nm.key(name))
    )


def initials(name: str) -> str:
    """The initials inside a name, which tell apart who is called alike otherwise."""
    return "".join(re.findall(r"\b([A-Z])\.?(?= |[A-Z]\.)", name))


def table(file: Path, cells: int) -> Iterator[list[str]]:
    """The rows of a table by hand, each with all its cells."""
    for line in file.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            yield row + [""] * (cells - len(row))


def spelt_by_coders(persons: list[Person], file: Path) -> None:
    """Add the coders' spellings of persons who are listed, and the state and the days of their members of governments."""
    by_key: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in persons:
        for name in (person.name, *person.others):
            by_key[nm.key(name)].append(person)
    for names, codes in coders_entries(file):
        listed = list({id(p): p for n in names for p in by_key[nm.key(n)]}.values())
        if len(listed) == 1:
            same = [n for n in names if nm.key(n)[-1] == nm.key(listed[0].name)[-1]]
            listed[0].others.update(
                dict.fromkeys(
                    n for n in same if nm.key(n) not in {nm.key(x) for x in (listed[0].name, *listed[0].others)}
                )
            )
        terms = [(code, day(a), day(b)) for code, a, b in GOVERNMENT.findall(codes)]
        terms = [(c, a, b) for c, a, b in terms if b >= FROM_YEAR and c in load("demonyms")["states"]]
        if terms and not listed and len({c for c, _, _ in terms}) == 1:
            person = Person(names[0])
            person.holdings = [Holding(c, "", "", "", a, b, b, "phoenix") for c, a, b in terms]
            persons.append(person)
            by_key[nm.key(names[0])].append(person)


def coders_entries(file: Path) -> Iterator[tuple[list[str], str]]:
    """The persons of an actor file: names in full, as they are written, and the codes below them."""
    names: list[str] = []
    codes = ""
    for line in [*file.read_text("utf-8", errors="replace").splitlines(), "END"]:
        text = line.split("#")[0].split(";")[0].rstrip()
        if text.startswith(("\t", " ")) and names:
            codes += text
        elif text.startswith("+") and not codes:
            names.append(text[1:])
        elif text:
            spelt = [n for n in map(written, names) if person_like(n)]
            if spelt:
                yield spelt, codes
            names, codes = [text], ""


TITLES = frozenset(load("romanisation")["titles"]) | {
    "the",
    "of",
    "kanzler",
    "bundeskanzler",
    "secretary-general",
    "dictator",
    "leader",
    "former",
    "government",
    "minister",
    "und",
    "and",
}


def person_like(name: str) -> bool:
    """Whether words of an actor file can be a person's full name: without titles and states."""
    parts = name.lower().split()
    states = {word for text, _ in STATES for word in text.split()}
    return (
        2 <= len(parts) <= 4
        and TITLES.isdisjoint(parts)
        and states.isdisjoint(parts)
        and all(len(p) > 1 for p in parts)
    )


def written(name: str) -> str:
    """A name of an actor file in usual letters."""
    small = load("names")["particles"]
    parts = name.replace("_", " ").lower().split()
    return " ".join(part if part in small and n else part.title() for n, part in enumerate(parts))


def day(digits: str) -> str:
    """A day of an actor file: six digits of this or the last century, or eight."""
    whole = digits if len(digits) == 8 else ("19" if digits[:2] > "30" else "20") + digits
    return f"{whole[:4]}-{whole[4:6]}-{whole[6:]}"


def merged(person: Person) -> Person:
    """A person with each office once, however many sources have it and however many terms in a row it was held."""
    person.others.pop(person.name, None)
    for name in (person.name, *person.others):
        for house in HOUSES:
            if name.endswith(f" {house}") and len(name.split()) > len(house.split()) + 2:
                person.others[name.removesuffix(f" {house}")] = None
    made: list[Holding] = []
    for new in sorted(
        person.holdings, key=lambda h: (h.state, h.body, h.sort, h.since, h.source not in BY_HAND.values())
    ):
        old = made[-1] if made else None
        if old and (old.state, old.body, old.sort) == (new.state, new.body, new.sort) and meets(old, new):
            made[-1] = joined(old, new)
        else:
            made.append(new)
    person.holdings = made
    return person


def meets(old: Holding, new: Holding) -> bool:
    """Whether two holdings of one office are one, or follow on each other within a week."""
    return (
        not old.until
        or new.since[: len(old.until)] <= old.until
        or new.since[:4] == old.since[:4] != ""
        or near(old.until, new.since)
    )


def near(end: str, start: str) -> bool:
    """Whether a day is at most some days after another, in one month."""
    return len(end) == len(start) == 10 and end[:7] == start[:7] and int(start[8:]) - int(end[8:]) <= 7


def joined(old: Holding, new: Holding) -> Holding:
    """One holding of two: what is written by hand wins, then the more exact day."""
    own = next((h for h in (old, new) if h.source in BY_HAND.values()), None)
    if own is not None and old.source != new.source:
        other = new if own is old else old
        same_start = own.since[:4] == other.since[:4]
        since = max((own.since, other.since), key=len) if same_start else min(own.since, other.since)
        until = own.until if own.until or not other.until else "" if other.since < own.since else other.until
        return replace(
            own, since=since, until=until, seen=max(own.seen, other.seen), source=f"{own.source}; {other.source}"
        )
    since = max((old.since, new.since), key=len) if old.since[:4] == new.since[:4] else old.since
    until = (
        new.until
        if new.until and old.until and new.until >= old.until
        else new.until or old.until
        if new.since[:4] == old.since[:4]
        else new.until
    )
    return replace(old, since=since, until=until, seen=max(old.seen, new.seen))


def close(persons: list[Person]) -> None:
    """End an office that a list leaves open where another holder of it is known to have followed; when, is not known."""
    starts: dict[tuple[str, str], list[tuple[str, Person]]] = defaultdict(list)
    for person in persons:
        for h in person.holdings:
            if one_at_a_time(h.sort):
                starts[h.state or h.body, h.sort].append((h.since, person))
    for person in persons:
        person.holdings = [closed(h, person, starts) for h in person.holdings]


def closed(holding: Holding, person: Person, starts: dict[tuple[str, str], list[tuple[str, Person]]]) -> Holding:
    """A holding, ended by the next one's start if it was left open."""
    if holding.until or not one_at_a_time(holding.sort):
        return holding
    after = [
        s
        for s, p in starts[holding.state or holding.body, holding.sort]
        if p is not person and s > max(holding.since, holding.seen[:4])
    ]
    return replace(holding, until=min(after)) if after else holding


def groups(folder: Path) -> Iterator[str]:
    """The bodies and armed groups: those by hand, then the coders' with a state, each name once."""
    yield "# made by tools/make_officeholders.py: name, state, other names, source"
    taken: set[str] = set()
    for name, state, _kind, others in table(HERE / "officeholders/groups.tsv", 4):
        taken.update(n.lower() for n in (name, *others.split("; ")))
        yield f"{name}\t{state}\t{others}\t{OWN}"
    for names, codes in armed(folder / "phoenix-armed-groups.actors.txt"):
        code = re.match(r"\s*\[([A-Z]{3})", codes)
        fresh = [n for n in names if n.lower() not in taken and len(n) > 5]
        if code and code[1] in load("demonyms")["states"] and len(fresh) == len(names) and " " in fresh[0]:
            taken.update(n.lower() for n in fresh)
            yield "\t".join((fresh[0], code[1], "; ".join(fresh[1:]), "phoenix"))


def armed(file: Path) -> Iterator[tuple[list[str], str]]:
    """The groups of the coders' file with their names, and the codes below them."""
    names: list[str] = []
    for line in file.read_text("utf-8", errors="replace").splitlines():
        text = line.split("#")[0].rstrip()
        if text.startswith(("\t", " ")):
            if names:
                yield [written(n) for n in names], text
            names = []
        elif text:
            names = [*names, text[1:]] if text.startswith("+") else [text]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
