"""Meetings that the text takes back: "No such meeting took place" after one was told, "This is a lie" after a report of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summitry import lexicon
from summitry.extract.encounters.draft import Draft
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.denial import denied_before, no_such
from summitry.language.clauses.syntax import lemmas
from summitry.lexicon import words

NEAR = 400  # characters between a meeting and what takes it back


def taken_back(parsed: ParsedDocument, told: Sequence[Draft]) -> tuple[Draft, ...]:
    """The meetings of a document, those that it takes back as none."""
    made = list(told)
    for before, sentence in pairwise(parsed.sentences):
        reported = denied_before(sentence) if lemmas(before.tokens) & words("factuality", "hearsay") else None
        _take_back(made, reported, before)
        for noun in no_such(sentence, lexicon.first_words("encounter")):
            _take_back(made, noun)
    return tuple(made)


def _take_back(made: list[Draft], by: Token | None, only: Sentence | None = None) -> None:
    """Deny the last meeting near before a word that takes it back, of one sentence only where one is given."""
    near = [n for n, one in enumerate(made) if by and 0 < by.start - one.trigger.start <= NEAR and not one.press]
    if by is not None and near and only in (None, made[near[-1]].sentence):
        made[near[-1]] = replace(made[near[-1]], polarity="-", why=f"taken back at {by.start}: {by.text}")
