"""How an encounter went by: who was late or punctual, friendly or sombre. Claims of kind ``encounter`` with a ``conduct`` slot.

Only words that tell by themselves what they are about (the scales marked ``alone`` in ``vocabulary/scales.yaml``) and only
of persons, where a verb of coming, waiting, being or seeming says them. What two reports make of it is reconciling's.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry import vocabulary
from summitry.extract.attach import times_of
from summitry.extract.modality import stand
from summitry.extract.slots import actors, holders, slot, time_slot
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import clause, done_to, is_verb, lemma, subjects
from summitry.language.number.scales import lone_scales
from summitry.model import Claim, Modality, Part


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The conduct claims of a parsed document, in text order."""
    for sentence in parsed.sentences:
        if not lone_scales(parsed.text[sentence.start : sentence.end]):
            continue
        seen: set[tuple[int, int]] = set()
        for verb in sentence.tokens:
            claim = _claim(parsed, sentence, verb) if is_verb(verb) and lemma(verb) in _verbs() else None
            if claim and (claim.start, claim.end) not in seen:
                seen.add((claim.start, claim.end))
                yield claim


def _verbs() -> frozenset[str]:
    return frozenset(vocabulary.load("conduct")["verbs"])


def _claim(parsed: ParsedDocument, sentence: Sentence, verb: Token) -> Claim | None:
    start, end = clause(sentence, verb, without=("advcl", "parataxis", "ccomp", "relcl"))
    if parsed.part(sentence) is Part.HEADLINE or not lone_scales(parsed.text[start:end]):
        return None
    modality, polarity = stand(sentence, verb)
    who = [a for a in actors(parsed, sentence, subjects(sentence, verb)) if a.is_person]
    if modality is not Modality.HELD or not who or _of_another_thing(sentence, verb):
        return None
    kept = [a for a in actors(parsed, sentence, done_to(sentence, verb)) if a.is_person and a not in who]
    start = min(start, *(a.start for a in who if a.start >= sentence.start))
    slots = [a.as_slot(parsed, "party") for a in (*who, *kept)]
    slots += [time_slot(parsed, t) for _, t in list(times_of(parsed, sentence, [verb], "date"))[:1]]
    slots.append(slot(parsed, "conduct", start, end))
    return Claim.of(
        "encounter",
        parsed.document.id,
        start,
        end,
        tuple(slots),
        polarity=polarity,
        modality=modality,
        holders=holders(parsed, start, end),
        part=parsed.part(sentence),
    )


def _of_another_thing(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb tells of a statement or a thing ("was cautious about growth", "kept prices early")."""
    return any(
        t.lemma.lower() in vocabulary.load("conduct")["not_of"] for t in sentence.subtree(verb) if t.pos == "NOUN"
    )
