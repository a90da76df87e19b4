"""Meetings that the text takes back: "No such meeting took place", "No such talks are scheduled" after one was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summitry import lexicon
from summitry.extract.encounters.draft import Draft
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import lemma
from summitry.lexicon import words

#: Characters between a meeting and the sentence that takes it back.
NEAR = 400


def taken_back(parsed: ParsedDocument, told: Sequence[Draft]) -> tuple[Draft, ...]:
    """The meetings of a document, those that it takes back as none."""
    made = list(told)
    for sentence in parsed.sentences:
        for noun in _no_such(sentence):
            before = [n for n, one in enumerate(made) if 0 < noun.start - one.trigger.start <= NEAR and not one.press]
            if before:
                last = made[before[-1]]
                why = f"taken back at {noun.start}: no such {noun.text}"
                made[before[-1]] = replace(last, polarity="-", why=why)
    return tuple(made)


def _no_such(sentence: Sentence) -> Iterator[Token]:
    """The words for meetings that "no such" stands before."""
    tokens = sentence.tokens
    for one, two, noun in zip(tokens, tokens[1:], tokens[2:], strict=False):
        denied = one.text.lower() in words("encounters", "denying") and two.text.lower() in words("encounters", "alike")
        if denied and lemma(noun) in lexicon.first_words("encounter"):
            yield noun
