"""Claims that parties meet, talk, phone, sign or dine.

A meeting is found by an event noun ("the talks", :mod:`.nouns`) or a verb of meeting (:mod:`.verbs`), gets its details
(:mod:`.details`), and, where its own words name no parties, those of a meeting told earlier (:mod:`.antecedents`).
A sentence gives no encounter without two parties; a press conference and a multilateral meeting may have one.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.encounters.antecedents import complete
from summitry.extract.encounters.company import roll_calls
from summitry.extract.encounters.details import as_claim
from summitry.extract.encounters.draft import Draft, merged
from summitry.extract.encounters.nouns import noun_drafts
from summitry.extract.encounters.verbs import verb_drafts
from summitry.language import ParsedDocument
from summitry.model import Claim


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The encounters of a parsed document, in text order."""
    told: list[Draft] = []
    for sentence in parsed.sentences:
        drafts = merged((*verb_drafts(parsed, sentence), *noun_drafts(parsed, sentence)))
        for number, draft in enumerate(drafts):
            whole = complete(parsed, draft, told, drafts[:number])
            if whole is not None:
                told.append(whole)
                yield as_claim(parsed, whole)
        yield from (as_claim(parsed, draft) for draft in roll_calls(parsed, sentence, told))
