"""How an encounter went by: who was late or punctual, friendly or sombre. Claims of kind ``encounter`` with a ``conduct`` slot.

Only words that tell by themselves what they are about (the scales marked ``alone`` in ``discourse/scales.yaml``) and only
of persons, where a verb of coming, waiting, being or seeming says them. What two reports make of it is reconciling's.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.arguments import actors, claim_of, holders, slot
from summitry.extract.interpret import matches, when
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.frames import Frame
from summitry.language.clauses.syntax import clause
from summitry.language.number.scales import lone_scales
from summitry.model import Claim, Modality


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The conduct claims of a parsed document, in text order."""
    for sentence in parsed.sentences:
        found = (_claim(parsed, sentence, match.frame) for match in matches(parsed, sentence, "conduct"))
        yield from {(c.start, c.end): c for c in found if c is not None}.values()


def _claim(parsed: ParsedDocument, sentence: Sentence, frame: Frame) -> Claim | None:
    start, end = clause(sentence, frame.head, without=("advcl", "parataxis", "ccomp", "relcl"))
    who = [a for a in actors(parsed, sentence, frame.doer) if a.is_person]
    standing = frame.standing
    if not who or standing is None or standing.modality is not Modality.HELD or not lone_scales(parsed.text[start:end]):
        return None
    kept = [a for a in actors(parsed, sentence, frame.object) if a.is_person and a not in who]
    start = min(start, *(a.start for a in who if a.start >= sentence.start))
    return claim_of(
        parsed,
        sentence,
        "encounter",
        (start, end),
        (
            *(a.as_slot(parsed, "party") for a in (*who, *kept)),
            *when(parsed, frame),
            slot(parsed, "conduct", start, end),
        ),
        polarity=standing.polarity,
        holders=holders(parsed, start, end),
    )
