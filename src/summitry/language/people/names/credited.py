"""Persons who are named in credit lines only: who took the picture, who helped with the text. They say nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summitry.language.people.builder import Found
from summitry.language.people.names import forms as nm
from summitry.model import ActorType, Document, Part, Role
from summitry.vocabulary import load, words

_NAME = re.compile(r"[^\W\d_][\w’'.-]*(?:[ \t]+[^\W\d_][\w’'.-]*){1,3}")


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
        for start, end in _names(text):
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
                    office=office,
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


@cache
def _agencies() -> frozenset[str]:
    return frozenset(
        n.lower() for a in load("agencies")["agencies"] for n in (a["name"], *a.get("aliases", ()), *a.get("tags", ()))
    )


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where a credit line names persons: runs of two to four capitalised words with a known given name or a known order."""
    for part in re.finditer(r"[^/|,;:()\[\]\n]+", text):
        for run in _NAME.finditer(part[0]):
            pieces = list(re.finditer(r"\S+", run[0]))
            while pieces and not _fits(pieces[0][0]):
                pieces.pop(0)
            kept = 0
            while kept < len(pieces) and _fits(pieces[kept][0]):
                kept += 1
            if not 2 <= kept <= 4:
                continue
            a, b = part.start() + run.start() + pieces[0].start(), part.start() + run.start() + pieces[kept - 1].end()
            name = text[a:b].rstrip(".")
            if name.lower() not in _agencies() and (nm.given_gender(name.split()[0]) or nm.culture(name)):
                yield a, a + len(name)


def _fits(word: str) -> bool:
    """Whether a word of a credit line can be part of a name."""
    plain = re.sub(r"['’]s$", "", word)
    return (
        word[0].isupper()
        and plain.lower().rstrip(".") not in words("names", "credit_other")
        and plain not in words("organisations", "heads")
        and plain.lower() not in _agencies()
        and plain == word
    )
