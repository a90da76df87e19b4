"""Whom "we" are beside the one who speaks: where two hold a press conference, "our talks" are the talks of the two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from summitry.extract.arguments import Named
from summitry.extract.encounters.draft import PAIR, Draft
from summitry.language import ParsedDocument
from summitry.language.turns import Voice, turns
from summitry.lexicon import words
from summitry.model import ActorType, Appearance

WHY = "the two who speak"


def with_other(parsed: ParsedDocument, draft: Draft) -> Draft:
    """The meeting with the other one of the two who speak, where its words name nobody but one of them by "we" or "our"."""
    if len(draft.parties) != 1 or draft.alone or draft.press is not None or not _says_we(parsed, draft.parties[0]):
        return draft
    both = parsed.kept("principals", _principals)
    here = draft.parties[0]
    other = [one for one in both if one.id != here.value]
    if len(both) != PAIR or len(other) != 1:
        return draft
    beside = Named(other[0].id, here.start, here.end, other[0], WHY)
    return replace(draft, parties=(here, beside), why=draft.why or WHY)


def _says_we(parsed: ParsedDocument, party: Named) -> bool:
    """Whether a party is named by a pronoun of the first person plural."""
    return parsed.text[party.start : party.end].lower() in words("pronouns", "several_speakers")


def _principals(parsed: ParsedDocument) -> tuple[Appearance, ...]:
    """The persons with an office who speak under labels, but for those whose every turn is a question."""
    spoken: Counter[str] = Counter()
    known = {}
    for turn in turns(parsed.document):
        who = _labelled(parsed, turn.start, turn.end) if turn.voice is Voice.NAMED else None
        if who is not None and who.roles:
            known[who.id] = who
            spoken[who.id] += any(not parsed.text[start:end].rstrip().endswith("?") for _, start, end in turn.spans)
    return tuple(one for one in known.values() if spoken[one.id])


def _labelled(parsed: ParsedDocument, start: int, end: int) -> Appearance | None:
    """The person who is named in a label."""
    named = (a for m, a in parsed.mentions_in(start, end) if a.actor_type is ActorType.PERSON)
    return next(named, None)
