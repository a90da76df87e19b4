"""Names of known persons where capitals or tags mislead: in headlines, and where a name looks like a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summitry.language.people.builder import Found
from summitry.language.people.names import forms as nm
from summitry.language.people.names.evidence import NameMention
from summitry.language.people.names.persons import take
from summitry.language.people.segments import Line


def uncapitalised(lines: Sequence[Line], known: Sequence[Found]) -> list[NameMention]:
    """Family names that look like words at the start of a sentence or a quotation's frame ("Go said"), each with its person."""
    usual: dict[str, list[Found]] = defaultdict(list)
    for person in known:
        if len(nm.key(person.name)) > 1 and len(nm.alone(person.name)[0]) == 1:
            usual[nm.alone(person.name)[0][0].capitalize()].append(person)
    found = []
    for line in lines:
        for token in line.tokens:
            if (
                token.text in usual
                and token.i not in line.at
                and len(usual[token.text]) == 1
                and token.dep in ("nsubj", "ROOT", "csubj", "dep", "compound")
            ):
                after = line.tokens[token.i + 1] if token.i + 1 < len(line.tokens) else None
                if after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD"):
                    mention = NameMention(line, token.i, token.i, token.text)
                    take(mention, usual[token.text][0], "family_name", f"short for {usual[token.text][0].name}")
                    found.append(mention)
    return found


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
                owners = (
                    forms.get(nm.key(name), []) if line.tokens[at].text[:1].isupper() and name[-1].isalnum() else []
                )
                if len(owners) == 1:
                    mention = NameMention(line, at, at + size - 1, name)
                    take(mention, owners[0], "name", f"{owners[0].name}, named in the text")
                    found.append(mention)
                    step = size
                    break
            at += step
    return found
