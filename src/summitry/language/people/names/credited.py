"""Persons who are named in credit lines only: who took the picture, who helped with the text. They say nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from summitry.language.people.builder import Found
from summitry.language.people.names import forms as nm
from summitry.lexicon import load, words
from summitry.model import ActorType, Document, Part, Role

_POSSESSIVE = re.compile(r"['’]s?$")


def credit_roles(document: Document, people: list[Found]) -> list[Found]:
    """Add the persons of credit lines to ``people`` where they are not among them; the new ones are given back."""
    new: list[Found] = []
    for passage in document.passages:
        if passage.part is not Part.CREDIT:
            continue
        text = document.text[passage.start : passage.end]
        office = _office(text)
        if office is None:
            continue
        calling, organisation = _calling(text)
        for start, end in _names(text, office != "photographer"):
            name = " ".join(text[start:end].split())
            person = next((p for p in [*people, *new] if nm.same(p.name, name)), None)
            if person is None:
                person = Found(ActorType.PERSON, name, passage.start + start)
                new.append(person)
            at = passage.start + start, passage.start + end
            person.names[name] += 1
            person.mention(*at, name, "name", f"named in a credit line as {office}")
            person.roles.append(
                Role(
                    office=calling or office,
                    organisation=organisation,
                    document=document.id,
                    start=passage.start,
                    end=passage.end,
                    text=" ".join(text.split()),
                )
            )
    return new


def _office(text: str) -> str | None:
    """Photographer or reporter, by the words of the line; None for a line of another kind (a copyright)."""
    said = {w.lower() for w in re.findall(r"\w+", text)}
    if said & words("names", "credit_text"):
        return "contributor" if said & words("names", "credit_helped") else "reporter"
    return "photographer" if said & words("names", "credit_photo") or "/" in text else None


def _calling(text: str) -> tuple[str | None, str | None]:
    """What all in a credit line are called, and by whom they are sent: "Associated Press writers X and Y contributed"."""
    named = re.match(
        rf"\W*(?:the )?(?P<agency>[A-Z].*?) (?P<calling>{'|'.join(load('names')['credit_callings'])})s? [A-Z]", text
    )
    if named is None or named["agency"].lower() not in _agencies():
        return None, None
    return named["calling"], named["agency"]


@cache
def _agencies() -> frozenset[str]:
    return frozenset(
        n.lower() for a in load("agencies")["agencies"] for n in (a["name"], *a.get("aliases", ()), *a.get("tags", ()))
    )


def _names(text: str, reported: bool) -> Iterator[tuple[int, int]]:
    """Where a credit line names persons: runs of two to four words that a name may have, with a known given name or order.

    Where the line tells who worked on the text, what stands around a run is enough; pictures come from offices and firms too.
    """
    for part in re.finditer(r"[^/|,;:()\[\]\n]+", text):
        for fits, run in groupby(re.finditer(r"\S+", part[0]), key=lambda word: _fits(word[0])):
            pieces = list(run) if fits else []
            if not 2 <= len(pieces) <= 4:
                continue
            a, b = pieces[0].start(), pieces[-1].end()
            name = part[0][a:b].rstrip(".")
            known = nm.given_gender(name.split()[0]) or nm.culture(name)
            shot = not reported and _before_agency(text[part.start() + b :])
            if known or shot or (reported and _works(name, part[0][:a].split(), part[0][b:].split())):
                yield part.start() + a, part.start() + a + len(name)


def _before_agency(behind: str) -> bool:
    """Whether the agency that carries a picture follows a name behind a stroke: "X/AP"."""
    found = re.match(r"\s*/\s*([^/|,;\n]+)", behind)
    words_of = found[1].lower().split() if found else []
    return any(" ".join(words_of[:n]) in _agencies() for n in (1, 2, 3))


def _works(name: str, before: list[str], after: list[str]) -> bool:
    """Whether the words around a run of capitalised words make it somebody who worked on the text, as its own do not forbid."""
    sides = words("names", "credit_beside")
    outlet = name.lower() in _agencies() or set(name.split()) & words("credits", "media_words")
    return (
        not outlet
        and (not before or before[-1].lower() in sides or bool(_POSSESSIVE.search(before[-1])))
        and (not after or after[0].lower() in sides | words("names", "credit_places"))
    )


def _fits(word: str) -> bool:
    """Whether a word of a credit line can be part of a name."""
    plain = re.sub(r"['’]s$", "", word)
    return (
        word[0].isupper()
        and word[-1] not in "'’"
        and plain.lower().rstrip(".") not in words("names", "credit_other")
        and plain not in words("organisations", "heads")
        and plain.lower() not in _agencies()
        and plain == word
    )
