"""Documents of the field's genres, read as a user reads them and held against what a careful reader wants.

``python benchmarks/genres.py FOLDER`` reads each document of a folder that has a ``.yaml`` of its name beside it, each into a
record of its own, and counts how many of the expected values the record has: the day of publication and the outlet; of each
meeting its parties, day, place, how far it has come, and what it was about; of each quote its speaker and its form; figures that
must be there and numbers that are none; persons with country and office, and words that are no persons. Printed by genre (the
beginning of the file's name) and by sort of value; ``--misses [GENRE]`` lists what is missed. The form of the expected values is
told in ``benchmarks/data/genres/README.md``.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import yaml

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests")]
OWN = HERE / "data" / "genres"
#: Expected ways in which a meeting is not held that the record may tell by another word.
KIN = {
    "planned": {"planned", "expected", "proposed"},
    "expected": {"planned", "expected"},
    "possible": {"possible", "proposed", "expected"},
    "proposed": {"possible", "proposed", "planned"},
    "cancelled": {"cancelled"},
    "postponed": {"cancelled", "planned"},
    "denied": {"denied"},
    "held": {"held"},
}
#: Characters from the expected beginning of a quote within which the record's may begin.
NEAR = 60
SMALL = {"the", "of", "for", "and", "a", "in", "to", "s"}


class Value(NamedTuple):
    """One expected value: its sort, what it is, whether the record has it, and what stands there instead."""

    sort: str
    what: str
    right: bool
    instead: str = ""


@dataclass(frozen=True)
class Meeting:
    """A meeting of a record: what all its claims tell."""

    parties: tuple[frozenset[str], ...]
    slots: Mapping[str, tuple[str, ...]]
    modality: str


def folded(text: str) -> str:
    """A text in lower case without accents, its white space and marks made one."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    plain = plain.translate(
        str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
    )
    return re.sub(r"\s+", " ", plain).strip()


def tokens(text: str) -> frozenset[str]:
    """The words of a text that tell something."""
    return frozenset(re.findall(r"[\w%]+", folded(text))) - SMALL


def alike(one: str, other: str) -> bool:
    """Whether two names or offices are one: the words of one stand in the other."""
    mine, theirs = tokens(one), tokens(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


# ---------------------------------------------------------------- what the record has


class Read:
    """What a record holds of one document."""

    def __init__(self, record: Any) -> None:
        self.record = record
        self.documents = sorted(record.documents(), key=lambda one: ("#" in one.locator, one.locator))
        self.document = self.documents[0] if self.documents else None
        self.actors = {one.id: one for one in record.actors()}
        self.claims = list(record.claims())
        self.by_id = {one.id: one for one in self.claims}

    def of_kind(self, kind: str) -> list[Any]:
        """The claims of a kind."""
        return [one for one in self.claims if one.kind == kind]

    def called(self, slot: Any) -> frozenset[str]:
        """What an actor in a slot is called: its names, its country, the words themselves."""
        actor = self.actors.get(slot.value)
        if actor is None:
            return frozenset({slot.value, slot.text} - {""})
        return frozenset({actor.name, *actor.names, slot.text} - {""})

    def homes(self, slot: Any) -> frozenset[str]:
        """The country of an actor in a slot."""
        actor = self.actors.get(slot.value)
        return frozenset({actor.country} if actor is not None and actor.country else ())

    def meetings(self) -> Iterator[Meeting]:
        """The meetings of the record."""
        for entry in self.record.entries("encounter"):
            claims = [self.by_id[one] for one in entry.claims if one in self.by_id]
            slots = [slot for claim in claims for slot in claim.slots]
            roles: dict[str, list[str]] = defaultdict(list)
            for slot in slots:
                roles[slot.role] += [slot.value, slot.text]
            parties = {
                s.value: self.called(s) | self.homes(s) for s in slots if s.role in ("party", "delegate", "host")
            }
            modality = "denied" if entry.polarity == "-" and entry.modality != "cancelled" else str(entry.modality)
            if claims:
                yield Meeting(tuple(parties.values()), {role: tuple(v) for role, v in roles.items()}, modality)


def same_day(wanted: str, found: Sequence[str]) -> bool:
    """Whether a day is one that the record tells, as far as the expected one is told."""
    ends = wanted.split("/")
    if wanted.startswith("XXXX-"):
        return any(value.startswith(f"rel:monthday={wanted[5:]}") for value in found)
    for value in found:
        said = [re.sub(r"[~?%]", "", part)[: len(wanted.split("/", maxsplit=1)[0])] for part in value.split("/")]
        if said == ends or (len(ends) == 1 and said == [wanted, wanted]):
            return True
    return False


# ---------------------------------------------------------------- expected values


def values(read: Read, wanted: Mapping[str, Any]) -> Iterator[Value]:
    """The expected values of a document."""
    document = read.document
    if "published" in wanted:
        day, found = wanted["published"], (document.published or "") if document else ""
        yield Value("published", str(day), found[: len(str(day))] == str(day) if day else not found, found)
    if wanted.get("outlet"):
        names = outlets(read)
        yield Value("outlet", wanted["outlet"], any(alike(wanted["outlet"], one) for one in names), str(names))
    yield from encounters(read, wanted.get("encounters") or ())
    yield from quotes(read, wanted.get("quotes") or ())
    yield from figures(read, wanted.get("figures") or (), wanted.get("not_figures") or ())
    yield from persons(read, wanted.get("persons") or (), wanted.get("not_persons") or ())


def outlets(read: Read) -> list[str]:
    """What the outlet of a document is called."""
    document = read.document
    origin = next((one.name for one in read.record.origins() if document and one.id == document.origin), None)
    return [one for one in (document.outlet, document.agency, origin) if one] if document else []


def encounters(read: Read, wanted: Sequence[Mapping[str, Any]]) -> Iterator[Value]:
    """The values of the expected meetings: each is held against the meeting of the record that has most of them."""
    left = list(read.meetings())
    for one in wanted:
        best = max(left, key=lambda meeting: fit(meeting, one), default=None)
        best = best if best is not None and fit(best, one)[0] > 0 else None
        if best is not None:
            left.remove(best)
        name = f"{' + '.join(map(str, one['parties']))} {one.get('modality')} {one.get('day')}"
        shown = f"{[sorted(p)[-1:] for p in best.parties]} {best.modality} {best.slots.get('time')}" if best else "none"
        for sort, right in of_meeting(best, one):
            yield Value(sort, name if sort == "parties" else f"{name}: {one.get(sort, '')}", right, shown)


def fit(meeting: Meeting, wanted: Mapping[str, Any]) -> tuple[int, int, int]:
    """How well a meeting fits an expected one: by parties first, then by how far it has come and when."""
    there = sum(any(is_party(name, party) for party in meeting.parties) for name in wanted["parties"])
    same = meeting.modality in KIN.get(str(wanted.get("modality")), {str(wanted.get("modality"))})
    day = bool(wanted.get("day")) and same_day(str(wanted["day"]), meeting.slots.get("time", ()))
    extra = sum(not any(is_party(name, party) for name in wanted["parties"]) for party in meeting.parties)
    return (0, 0, 0) if not there else (2 * (there == len(wanted["parties"])) + same + day, there, -extra)


def is_party(name: str, party: frozenset[str]) -> bool:
    """Whether a party of the record is the expected one; of an expected state any of its people."""
    return any(alike(name, called) for called in party) or code(name) in party


def code(name: str) -> str:
    """The code of a state by its name, or words that are no code."""
    from summitry import lexicon

    rows = lexicon.load("demonyms")["states"]
    return next(
        (c for c, row in rows.items() if name.lower() in {row["name"].lower(), *map(str.lower, row.get("names", ()))}),
        "-",
    )


def of_meeting(meeting: Meeting | None, wanted: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The values of one expected meeting, and whether the meeting of the record has them."""
    slots = meeting.slots if meeting else {}
    everyone = meeting is not None and all(
        any(is_party(name, party) for party in meeting.parties) for name in wanted["parties"]
    )
    yield "parties", everyone
    if wanted.get("day"):
        yield "day", same_day(str(wanted["day"]), slots.get("time", ()))
    if wanted.get("place"):
        places = (*slots.get("place", ()), *slots.get("venue", ()))
        yield "place", any(alike(wanted["place"], one) for one in places)
    if wanted.get("modality"):
        yield "modality", meeting is not None and meeting.modality in KIN.get(wanted["modality"], {wanted["modality"]})
    if wanted.get("agenda"):
        told = tokens(" ".join(slots.get("agenda", ())))
        yield "agenda", any(tokens(one) & told for one in wanted["agenda"])


def quotes(read: Read, wanted: Sequence[Mapping[str, Any]]) -> Iterator[Value]:
    """The speaker and the form of the expected quotes."""
    for one in wanted:
        places = {document.id: position(document.text, one["begins"]) for document in read.documents}
        near = [c for c in read.of_kind("quote") if (at := places.get(c.document)) is not None and opens(c, at)]
        near.sort(key=lambda c: abs(content(c)[0] - (places[c.document] or 0)))
        said = [name for c in near for slot in c.slots if slot.role in ("speaker", "via") for name in read.called(slot)]
        right = next((c for c in near if speaks(read, c, str(one["speaker"]))), None)
        yield Value("speaker", f"“{one['begins']}” {one['speaker']}", right is not None, str(said[:4]))
        if one.get("form"):
            form = {slot.value for c in ([right] if right else near[:1]) for slot in c.slots if slot.role == "form"}
            yield Value("form", f"“{one['begins']}” {one['form']}", one["form"] in form, str(form))


def position(text: str, begins: str) -> int | None:
    """Where words stand in a text, whatever white space and marks are between and around them."""
    parts = re.findall(r"\w+", begins)
    found = re.search(r"\W+".join(map(re.escape, parts)), text, re.IGNORECASE)
    return found.start() if found else None


def content(claim: Any) -> tuple[int, int]:
    """The stretch of the words that are quoted."""
    slot = next((s for s in claim.slots if s.role == "content" and s.start is not None), None)
    return (slot.start, slot.end) if slot else (claim.start, claim.end)


def opens(claim: Any, at: int) -> bool:
    """Whether a quote holds an offset and begins near it."""
    start, end = content(claim)
    return start - NEAR <= at < end and (abs(start - at) <= NEAR or start <= at)


def speaks(read: Read, claim: Any, name: str) -> bool:
    """Whether a quote is of somebody."""
    return any(alike(name, called) for s in claim.slots if s.role == "speaker" for called in read.called(s))


def figures(read: Read, wanted: Sequence[Mapping[str, Any]], unwanted: Sequence[Any]) -> Iterator[Value]:
    """The figures that must be there, and the numbers that are none."""
    claims = read.of_kind("figure")
    for one in wanted:
        right = any(is_figure(claim, one) for claim in claims)
        yield Value("figure", f"{one['value']} {one.get('unit') or ''}", right)
    told = [folded(slot.text) for claim in claims for slot in claim.slots if slot.role in ("min", "max")]
    for number in map(str, unwanted):
        bare = rf"(?<![\w.,:]){re.escape(folded(number))}(?![\w:]|[.,]\d)"
        false = next((words for words in told if re.search(bare, words)), "")
        yield Value("no figure", number, not false, false)


def is_figure(claim: Any, wanted: Mapping[str, Any]) -> bool:
    """Whether a figure has the expected amount and unit; what is counted is no unit and stands in its words."""
    slots = {slot.role: slot for slot in claim.slots}
    amounts = {float(slots[role].value) for role in ("min", "max") if role in slots}
    if not any(abs(float(wanted["value"]) - one) <= 1e-6 * max(1.0, abs(one)) for one in amounts):
        return False
    unit = str(wanted.get("unit") or "")
    said = folded(slots["unit"].value) if "unit" in slots else ""
    money = re.match(r"[A-Z]{3}\b", unit)
    return folded(money[0]) == said if money else unit != "%" or said == "percent"


def persons(read: Read, wanted: Sequence[Mapping[str, Any]], unwanted: Sequence[str]) -> Iterator[Value]:
    """The persons that must be there, with country and office, and what is none."""
    people = [one for one in read.actors.values() if one.actor_type == "person"]
    for one in wanted:
        found = next((a for a in people if any(alike(one["name"], n) for n in (a.name, *a.names))), None)
        written = any(alike(one["name"], author) for document in read.documents for author in document.authors)
        yield Value("person", one["name"], found is not None or written)
        if one.get("country"):
            there = found.country if found else None
            yield Value("country", f"{one['name']} {one['country']}", there == one["country"], str(there))
        if one.get("office"):
            held = [f"{role.office or ''} {role.organisation or ''}" for role in (found.roles if found else ())]
            right = any(tokens(one["office"]) & tokens(office) for office in held)
            yield Value("office", f"{one['name']} {one['office']}", right, str(held))
    for name in unwanted:
        false = next((a.name for a in people if tokens(a.name) and tokens(a.name) <= tokens(name)), "")
        yield Value("no person", name, not false, false)


# ---------------------------------------------------------------- a folder


def genre(path: Path) -> str:
    """The genre of a document, by the beginning of its name."""
    return re.match(r"[a-z]+(?:[_-][a-z]+)*", path.stem)[0]  # type: ignore[index]


def documents(folder: Path) -> list[tuple[Path, Path]]:
    """The documents of a folder, each with the file of what is expected."""
    beside = {path.with_suffix(""): path for path in folder.rglob("*.yaml")}
    return sorted(
        (path, beside[path.with_suffix("")])
        for path in folder.rglob("*.*")
        if path.suffix != ".yaml" and path.with_suffix("") in beside
    )


def read_all(folder: Path) -> Iterator[tuple[Path, list[Value]]]:
    """Each document of a folder with its expected values."""
    import importlib
    from functools import cache

    from parse_cache import CachedParser
    from summitry.api import Record
    from summitry.settings import Settings

    model = importlib.import_module(Settings().model)
    with (
        patch("summitry.language.analyse.Parser", CachedParser),
        patch.object(model, "load", cache(model.load)),
        tempfile.TemporaryDirectory() as work,
    ):
        for n, (path, expected) in enumerate(documents(folder)):
            with Record.open(Path(work) / f"{n}.db", create=True) as record:
                record.read(path, settings=Settings())
                yield path, list(values(Read(record), yaml.safe_load(expected.read_text(encoding="utf-8"))))


def shares(found: Mapping[Path, Sequence[Value]]) -> Iterator[tuple[str, float, int]]:
    """The share of right values of all documents, by genre and by sort."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for path, each in found.items():
        for value in each:
            for name in ("all", genre(path), f"- {value.sort}"):
                of[name] += 1
                right[name] += value.right
    yield from (
        (name, right[name] / of[name], of[name]) for name in sorted(of, key=lambda n: (n[0] == "-", n == "all", n))
    )


def main() -> None:
    """Read a folder and print the shares, and what is missed where that is asked for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path, nargs="?", default=OWN)
    asked.add_argument("--misses", nargs="?", const="", metavar="GENRE", help="list the values that are missed")
    given = asked.parse_args()
    found = dict(read_all(given.folder))
    for path, each in found.items():
        for value in each:
            if given.misses is not None and not value.right and path.stem.startswith(given.misses):
                print(f"{path.name:18} {value.sort:10} {value.what}   [{value.instead}]")
    for name, share, of in shares(found):
        print(f"{name:24} {share:6.3f}  of {of:4}")


if __name__ == "__main__":
    main()
