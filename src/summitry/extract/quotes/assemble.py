"""From attributions to claims: quotations that float, pieces that belong together, slots."""

from __future__ import annotations

from dataclasses import replace

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.sources import Source
from summitry.extract.quotes.spans import Span, hull, words
from summitry.language import ParsedDocument, Quotation
from summitry.model import Claim, Slot

ENDINGS = frozenset(".!?…,")


def joined(parsed: ParsedDocument, found: list[Attribution], marks: Marks) -> list[Attribution]:
    """The attributions with the floating quotations added to those that they belong to, in text order."""
    result = sorted(found, key=lambda a: (a.content[0][0], a.content[-1][1]))
    taken = {id(q) for a in result for s, e in a.content for q in marks.between(s, e)}
    for quotation in marks.outer:
        if id(quotation) in taken or not floats(parsed, quotation):
            continue
        result = _add(parsed, result, quotation, marks)
    return sorted(result, key=lambda a: a.content[0][0])


def floats(parsed: ParsedDocument, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: it starts where a sentence starts and ends like one."""
    text = parsed.text
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if len(inner.split()) < 3 or not (inner[0].isupper() or inner[0] in "[.…$0123456789") :
        return False
    if inner[-1] not in ENDINGS and quotation.closed:
        return False
    before = text[:quotation.start].rstrip(" ")[-1:]
    return before in "\n.!?:\"”)" or not before


def _add(parsed: ParsedDocument, found: list[Attribution], quotation: Quotation, marks: Marks) -> list[Attribution]:
    """``found`` with one floating quotation given to the attribution that it goes on from, or as one of its own."""
    span = (quotation.inner_start, quotation.inner_end)
    for n in range(len(found) - 1, -1, -1):
        last = found[n]
        if last.content[0][0] > quotation.start:
            continue
        if marks.quoted_part(last.content) == 0 and marks.at(last.content[0][0]) is None:
            continue
        between = parsed.text[last.content[-1][1] : quotation.start]
        if "\n" in between.strip("\n\"” ") or len(between) > 900:
            break
        grown = replace(last, content=(*last.content, span))
        return [*found[:n], grown, *found[n + 1 :]]
    sentence = parsed.sentence_at(quotation.inner_start)
    if sentence is None:
        return found
    return [*found, Attribution(sentence, None, "", None, None, (span,), "floating")]


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
