"""From attributions to claims: quotations that float, pieces that belong together, slots."""

from __future__ import annotations

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.sources import Source
from summitry.extract.quotes.spans import Span, hull, words
from summitry.language import ParsedDocument
from summitry.model import Claim, Slot

def claim_of(parsed: ParsedDocument, attribution: Attribution, marks: Marks) -> Claim:
    """The claim of an attribution."""
    content = attribution.content
    slots = [*_speakers(parsed, attribution.source)]
    if attribution.cue is not None:
        start, end = attribution.cue
        slots.append(Slot("cue", attribution.lemma, parsed.text[start:end], start, end))
    slots += [Slot("content", words(parsed.text[s:e]), parsed.text[s:e], s, e) for s, e in content]
    slots.append(Slot("form", form_of(marks, content), why=attribution.rule))
    holders = tuple(slot.value for slot in slots if slot.role == "speaker")
    start, end = hull(content)
    return Claim.of("quote", parsed.document.id, start, end, tuple(slots), holders=holders,
                    part=parsed.part(attribution.sentence))


def form_of(marks: Marks, content: tuple[Span, ...]) -> str:
    """``direct`` where all stands in quotation marks, ``mixed`` where some does, else ``indirect``."""
    share = marks.quoted_part(content)
    return "direct" if share > 0.95 else "mixed" if share else "indirect"


def _speakers(parsed: ParsedDocument, source: Source | None) -> list[Slot]:
    if source is None:
        return []
    slots: list[Slot] = []
    for head in source.heads:
        start, end = source.span if len(source.heads) == 1 else (head.start, head.end)
        text = parsed.text[start:end]
        actors = parsed.actors_of(source.sentence, head)
        slots += [Slot("speaker", a.id, text, start, end) for a in actors] or [Slot("speaker", words(text).lower(), text, start, end)]
    return slots
