"""Speakers that the layout names: transcripts, questions and answers, posts, sign-offs, headlines ("Berg: no deal")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.phrases import DASHES, Source, noun_phrase
from summitry.extract.quotes.sources import maker, source_of
from summitry.extract.quotes.spans import Span, trimmed
from summitry.language import ParsedDocument, Quotation, Sentence, Token
from summitry.language.clauses import surface
from summitry.language.clauses.syntax import complements, lemma
from summitry.language.turns import ALONE, BEFORE_NAMES, NAME, SIGNED, Turn, Voice, turns
from summitry.lexicon import words
from summitry.model import ActorType, Part, Passage

#: NAME: words
LABELLED = re.compile(rf"^[\"“]?(?P<name>[A-Z][A-Z .’'-]{{2,40}}|{NAME}|[QA]) ?: +(?P<words>\S.*)$", re.DOTALL)
#: words: Name, in a headline
CLOSED_BY = re.compile(rf"^(?P<words>.+?) ?(?::|[—–-]) (?P<name>{NAME})\.?$")
#: the name in "Read Ms Berg's remarks below:"
OWNER = re.compile(r"(?P<name>[^\W\d_a-z][\w-]+)['’]s\b")
LINKS = re.compile(r"(?:\s*(?:pic\.twitter\.com/|https?://)\S+)+$")
#: How a mention of "I" and "we" is told from a name.
OWN_WORDS = "pronoun"
SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of somebody's words that no quotation marks set off, or that the layout signs."""

    span: Span
    name: Span | None
    source: Source | None
    rule: Rule


def blocks(parsed: ParsedDocument) -> list[Block]:
    """The blocks of a document, in text order, without overlap."""
    found = [*_transcripts(parsed), *_signed(parsed), *_labelled(parsed), *_headlines(parsed)]
    kept: list[Block] = []
    for block in sorted(found, key=lambda b: b.span):
        if not kept or block.span[0] >= kept[-1].span[1]:
            kept.append(block)
    return kept


def as_quotations(found: list[Block]) -> tuple[Quotation, ...]:
    """The blocks as quotations that no mark opens, each a group of its own, numbered below all others."""
    return tuple(Quotation(*b.span, *b.span, -1 - n) for n, b in enumerate(found))


def block_attributions(parsed: ParsedDocument, found: list[Block]) -> Iterator[Attribution]:
    """One attribution a block; the paragraphs of one transcript are pieces of one."""
    groups: list[list[Block]] = []
    for block in found:
        if (
            groups
            and block.rule is Rule.TRANSCRIPT
            and groups[-1][0].rule is Rule.TRANSCRIPT
            and groups[-1][0].name == block.name
        ):
            groups[-1].append(block)
        else:
            groups.append([block])
    for group in groups:
        sentence = parsed.sentence_at(group[0].span[0])
        if sentence is not None:
            content = tuple(b.span for b in group)
            yield Attribution(sentence, None, "", None, group[0].source, content, group[0].rule)


def _prose(parsed: ParsedDocument, *parts: Part) -> list[Passage]:
    return [p for p in parsed.document.passages if p.part in parts]


def _named(parsed: ParsedDocument, start: int, end: int) -> Source | None:
    """The words as a source, if the language stage parsed them."""
    sentence = parsed.sentence_at(start)
    tokens = sentence.between(start, end) if sentence is not None else ()
    return Source(sentence, (tokens[-1],), (start, end)) if sentence is not None and tokens else None


def _signed(parsed: ParsedDocument) -> Iterator[Block]:
    passages = _prose(parsed, Part.PARAGRAPH)
    for n, passage in enumerate(passages):
        at = passage.start
        for line in parsed.text[passage.start : passage.end].split("\n"):
            match = SIGNED.match(line) if any(dash in line for dash in BEFORE_NAMES) else None
            if match and (match["handle"] or (match["words"][0] in '"“' and match["words"][-1] in '"”')):
                text = LINKS.sub("", match["words"])
                start, end = _unmarked(parsed.text, at + match.start("words"), at + match.start("words") + len(text))
                name = (at + match.start("name"), at + match.end("name"))
                if end > start:
                    yield Block((start, end), name, _named(parsed, *name), Rule.SIGNED)
            at += len(line) + 1
        if n and (below := _signs(parsed, passages[n - 1], passage)):
            yield below


def _signs(parsed: ParsedDocument, above: Passage, passage: Passage) -> Block | None:
    """The words of a paragraph in quotation marks that the line below signs, behind a dash: “…” / — Name, office."""
    between = parsed.text[above.end : passage.start].strip()
    text, said = parsed.text[passage.start : passage.end], parsed.text[above.start : above.end]
    if between and between not in DASHES:
        return None
    bare = text.lstrip("".join(DASHES) + " ")
    if (not between and bare == text) or said[0] not in '"“' or said[-1] not in '"”':
        return None
    match = ALONE.match(bare)
    if match is None:
        return None
    start = passage.start + len(text) - len(bare)
    name = (start, start + match.end("name"))
    return Block(_unmarked(parsed.text, above.start, above.end), name, _named(parsed, *name), Rule.SIGNED)


def _unmarked(text: str, start: int, end: int) -> Span:
    """The span without the quotation marks around it."""
    start, end = trimmed(text, start, end)
    if end - start > 2 and text[start] in '"“' and text[end - 1] in '"”':
        return start + 1, end - 1
    return start, end


def _labelled(parsed: ParsedDocument) -> Iterator[Block]:
    """The paragraphs under the labels of a transcript, and the answers of an interview; who asks or leads makes no claims."""
    found = turns(parsed.document)
    answering = _answering(parsed, found) if any(t.voice is Voice.ANSWERING for t in found) else None
    for turn in found:
        silent = turn.voice in (Voice.ASKING, Voice.CHAIRING)
        name = (turn.start, turn.end) if turn.labelled else None
        source = answering if turn.voice is Voice.ANSWERING else _named(parsed, *name) if name else None
        for _, start, end in turn.spans:
            span = trimmed(parsed.text, start, end)
            if any(ch.isalpha() for ch in parsed.text[span[0] : span[1]]):
                yield Block(span, name, source, Rule.ASKED if silent else Rule.LABELLED)


def _answering(parsed: ParsedDocument, found: Sequence[Turn]) -> Source | None:
    """The one who answers in an interview: whose "I" stands in the answers, by the first words that name them."""
    spans = [(start, end) for turn in found if turn.voice is Voice.ANSWERING for _, start, end in turn.spans]
    own = [
        actor
        for start, end in spans
        for mention, actor in parsed.mentions_in(start, end)
        if mention.how == OWN_WORDS
        and actor.actor_type is ActorType.PERSON
        and mention.text.lower() in words("turns", "own")
    ]
    actor = Counter(own).most_common(1)[0][0] if own else None
    told = next((m for m, a in parsed.mentions if a is actor and m.how != OWN_WORDS), None)
    return _named(parsed, told.start, told.end) if told is not None else None


def _headlines(parsed: ParsedDocument) -> Iterator[Block]:
    for passage in _prose(parsed, Part.HEADLINE):
        text = parsed.text[passage.start : passage.end]
        for pattern in (LABELLED, CLOSED_BY):
            match = pattern.match(text)
            if match is None or len(match["words"].split()) < 2:
                continue
            name = (passage.start + match.start("name"), passage.start + match.end("name"))
            source = _named(parsed, *name)
            if source is not None and _speaks(parsed, source):
                span = _unmarked(parsed.text, passage.start + match.start("words"), passage.start + match.end("words"))
                yield Block(span, name, source, Rule.HEADLINE)
                break


def _speaks(parsed: ParsedDocument, source: Source) -> bool:
    """Whether a name in a headline is that of somebody who can speak."""
    if parsed.actors_in(*source.span):
        return True
    return all(t.ent in SPEAKING for t in source.sentence.between(*source.span))


def _transcripts(parsed: ParsedDocument) -> Iterator[Block]:
    passages = list(parsed.document.passages)
    for n, passage in enumerate(passages):
        text = parsed.text[passage.start : passage.end].rstrip()
        if (
            passage.part not in {Part.PARAGRAPH, Part.SUBHEAD, Part.FURNITURE}
            or not text.endswith(":")
            or len(text) > 300
        ):
            continue
        source = _announcer(parsed, passage)
        if source is None:
            yield from _stated(parsed, passages, n)
            continue
        for following in passages[n + 1 :]:
            if following.part is not Part.PARAGRAPH or parsed.text[following.start] in "-–—*(":
                break
            text = parsed.text[following.start : following.end]
            if LABELLED.match(text) or source.heads[-1].text in text:
                break  # who speaks does not tell of oneself by name
            start, end = _unmarked(parsed.text, following.start, following.end)
            yield Block((start, end), (passage.start, passage.end), source, Rule.TRANSCRIPT)


def _stated(parsed: ParsedDocument, passages: Sequence[Passage], n: int) -> Iterator[Block]:
    """The paragraph without marks behind one that ends "… said in a statement:"."""
    sentence = parsed.sentence_at(passages[n].end - 1)
    below = passages[n + 1] if n + 1 < len(passages) else None
    if sentence is None or below is None or below.part is not Part.PARAGRAPH or parsed.text[below.start] in '“"-–—*(•':
        return
    vehicle = any(t.text.lower() in words("cues", "transcripts") for t in sentence.tokens)
    verb = next((t for t in sentence.tokens if surface.is_verbal(t) and surface.reports(t, "clause", "marked")), None)
    source = source_of(sentence, verb) if verb is not None and vehicle else None
    if source is not None:
        yield Block(
            trimmed(parsed.text, below.start, below.end), (passages[n].start, passages[n].end), source, Rule.TRANSCRIPT
        )


def _announcer(parsed: ParsedDocument, passage: Passage) -> Source | None:
    """Whose text a passage announces in full; where the passage was not parsed, by the name before the "'s"."""
    sentence = parsed.sentence_at(passage.end - 1)
    if sentence is not None:
        noun = _announced(sentence)
        owner = (surface.owner(sentence, noun) or _by(sentence, noun)) if noun is not None else None
        owner = maker(sentence, owner) if owner is not None else None
        return noun_phrase(sentence, owner) if owner is not None else None
    text = parsed.text[passage.start : passage.end]
    spoken = {w.strip(":.,").lower() for w in text.split()}
    named = OWNER.search(text)
    if named is None or not spoken & words("cues", "announcing") or not spoken & words("cues", "transcripts"):
        return None
    told = next((m for m, _ in parsed.mentions if m.text.endswith(named["name"])), None)
    return _named(parsed, told.start, told.end) if told is not None else None


def _announced(sentence: Sentence) -> Token | None:
    """The noun that announces a text in full ("the full remarks below:"), or None."""
    if not any(lemma(t) in words("cues", "announcing") for t in sentence.tokens):
        return None
    named = words("cues", "transcripts")
    return next((t for t in sentence.tokens if t.text.lower() in named or lemma(t) in named), None)


def _by(sentence: Sentence, noun: Token) -> Token | None:
    return next(iter(complements(sentence, noun, *words("cues", "makers"))), None)
