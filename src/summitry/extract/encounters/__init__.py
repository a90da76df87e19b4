"""Claims that parties meet, talk, phone, sign or dine.

A meeting is found by a predicate with a row of the lexicon (:mod:`.events`), gets its details (:mod:`.details`), and, where
its own words name no parties, those of a meeting told earlier (:mod:`.antecedents`). A sentence gives no encounter without
two parties; a press conference, a visit and a meeting of many may have one. Words that count meetings give tallies
(``extract/tallies.py``), and an encounter only where they say when it was. A subhead announces what the text below tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.encounters.agenda import with_agenda
from summitry.extract.encounters.antecedents import as_told, complete
from summitry.extract.encounters.attendance import attended
from summitry.extract.encounters.details import as_claim
from summitry.extract.encounters.draft import Draft
from summitry.extract.encounters.each import each
from summitry.extract.encounters.events import drafts
from summitry.extract.encounters.principals import with_other
from summitry.extract.encounters.retracted import taken_back
from summitry.extract.encounters.scene import placed
from summitry.language import ParsedDocument
from summitry.model import Claim, Part


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The encounters of a parsed document, in text order."""
    return (as_claim(parsed, one) for one in meetings(parsed) if not one.several or one.first("time"))


def meetings(parsed: ParsedDocument) -> tuple[Draft, ...]:
    """The meetings that a document tells of or counts, in text order, each with its parties; found once a document."""
    return parsed.kept(
        "meetings", lambda own: placed(own, with_agenda(own, as_told(own, taken_back(own, tuple(_found(own))))))
    )


def _found(parsed: ParsedDocument) -> Iterator[Draft]:
    told: list[Draft] = []
    for sentence in (one for one in parsed.sentences if parsed.part(one) is not Part.SUBHEAD):
        for draft in attended(parsed, sentence, drafts(parsed, sentence), told):
            whole = complete(parsed, with_other(parsed, draft), told)
            found = each(parsed, whole) if whole is not None else ()
            told.extend(found)
            yield from found
