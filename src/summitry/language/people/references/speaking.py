"""Whose "I" and "we" stand in a quotation: those of the one who is named as its speaker beside it.

A second look after all names, descriptions and pronouns are resolved, so that nothing that is found here counts as nearness
there. A quotation with no subject of a verb of saying beside it goes on where the one before it in its paragraph left off;
else its "I" stays open. What stands in marks inside the quotation is another's speech, and stays open too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summitry.language.clauses.surface import is_subject, is_verbal, reports, subjects
from summitry.language.clauses.syntax import expand, hangs_on
from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.references.discourse import Discourse
from summitry.language.people.segments import Line
from summitry.language.turns import signed_by, signed_jointly
from summitry.lexicon import load
from summitry.model import ActorType, Document, Part, Quotation

#: How many words away from the quotation its verb of saying may stand.
_NEAR = 14
#: How many words before a pronoun marks inside its quotation are looked for: no sentence of a report has more.
_WITHIN = 80
#: What hangs on the verb or the noun above without a subject of its own: "issued a statement saying", "replied, adding".
_BELOW = frozenset({"conj", "advcl", "xcomp", "acl", "dobj", "pcomp", "prep"})
#: Who signs a paper as "we": states, bodies, organisations, two at least.
_SIGNING, _SEVERAL = frozenset({ActorType.STATE, ActorType.BODY, ActorType.ORGANISATION}), 2
#: No pronoun that opens a sentence ("It", "They") is longer, and no name of a state or body that a title has so short.
_PRONOUN = 4
_PERSONS = frozenset({ActorType.PERSON, ActorType.UNNAMED})
_NESTED = re.compile(r"(?<![\w.,!?…])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)|[“”]")


def own_words(d: Discourse) -> None:
    """Give "I", "my", "we" and "our" inside quotations to those who speak them."""
    if not d.quotations and not d.labelled:
        return
    table = _Speakers(d)
    speakers = table.of_groups()
    for quotation in d.quotations:
        actors = speakers.get(quotation.group, ())
        if actors:
            _give(quotation, actors, table)
    marked = [(q.start, q.end) for q in d.quotations]
    for quotation, speaker in d.labelled:
        if speaker is not None:
            inside = marked[bisect_left(marked, (quotation.start, 0)) : bisect_left(marked, (quotation.end, 0))]
            _give(quotation, (speaker,), table, inside)


def joint_words(d: Discourse, document: Document) -> None:
    """Give "we" and "our" outside quotations to those who sign a paper, and "I" where that is one person."""
    signing = _signing(d, document) if not d.labelled else ()
    if not signing:
        return
    table = _Speakers(d)
    apart = [(q.start, q.end) for q in d.quotations]
    for n, passage in enumerate(document.passages):
        if passage.part is Part.PARAGRAPH:
            whole = Quotation(passage.start, passage.end, passage.start, passage.end, -1 - n)
            _give(whole, signing, table, apart)


def _signing(d: Discourse, document: Document) -> tuple[Found, ...]:
    """Who signs: of a joint paper the states, bodies or persons named, two at least; else the one who issues it."""
    bodies = [actor for actor in d.registry.found.values() if actor.actor_type in _SIGNING]
    if named := signed_jointly(document):
        each = ([actor for actor in some if _is_named(actor, named)] for some in (bodies, d.people))
        return next((tuple(some) for some in each if len(some) >= _SEVERAL), ())
    alone = signed_by(document)
    if not alone:
        return ()
    person = next((one for one in d.people if _is_named(one, alone)), None)
    longest = max((one for one in bodies if _is_named(one, alone)), key=lambda one: len(one.name), default=None)
    return tuple(one for one in (person or longest,) if one is not None)


def _is_named(actor: Found, words_of: str) -> bool:
    """Whether one of the names by which a document calls an actor stands in some words."""
    texts = {
        mention.text
        for mention in actor.mentions.values()
        if mention.text[:1].isupper() and len(mention.text) > _PRONOUN
    }
    return any(re.search(rf"(?i:(?<!\w){re.escape(text)}(?!\w))", words_of) for text in texts | {actor.name})


def _give(
    quotation: Quotation, actors: tuple[Found, ...], table: _Speakers, apart: Sequence[tuple[int, int]] = ()
) -> None:
    """Mark the pronouns of one quotation, without those in stretches ``apart``, which others say."""
    persons = load("pronouns")["first_person"]
    for line, token in table.tokens(quotation.inner_start, quotation.inner_end):
        number = persons.get(token.text.lower())
        if number is None or token.tag not in ("PRP", "PRP$") or _nested(line, quotation, token):
            continue
        if any(start <= token.start < end for start, end in apart):
            continue
        if number == "one" and not (len(actors) == 1 and actors[0].actor_type in _PERSONS):
            continue
        for actor in actors:
            actor.mention(token.start, token.end, token.text, "pronoun", f"spoken by {actor.name}")


def _nested(line: Line, quotation: Quotation, token: Token) -> bool:
    """Whether a word stands in marks of its own inside the quotation, as far as its sentence shows."""
    first = max(bisect_left(line.tokens, quotation.inner_start, key=_start), token.i - _WITHIN)
    words_before = line.tokens[first : token.i]
    if not words_before:
        return False
    text = "".join(t.text + " " * (after.start > t.end) for t, after in pairwise([*words_before, token]))
    text += token.text
    opened = 0
    for mark in _NESTED.finditer(text):
        opens = mark[0] == "“" or (mark[0] in "‘'" and text[mark.end() : mark.end() + 1].isalnum())
        opened = opened + 1 if opens else max(0, opened - 1)
    return opened > 0


def _start(token: Token) -> int:
    return token.start


class _Speakers:
    """Where actors stand as subjects outside quotations, and what lies between two offsets."""

    def __init__(self, d: Discourse) -> None:
        self.d = d
        self.starts = [line.sentence.start for line in d.lines]
        self.subjects: dict[tuple[int, int], list[Found]] = defaultdict(list)
        for seen in d.seen.row:
            if not seen.quoted and seen.actor not in self.subjects[seen.line, seen.token]:
                self.subjects[seen.line, seen.token].append(seen.actor)

    def tokens(self, start: int, end: int) -> Iterator[tuple[Line, Token]]:
        """The tokens in ``[start, end)``, each with its sentence."""
        at = max(0, bisect_right(self.starts, start) - 1)
        for line in self.d.lines[at:]:
            if line.sentence.start >= end:
                return
            first = bisect_left(line.tokens, start, key=_start)
            yield from ((line, token) for token in line.tokens[first : bisect_left(line.tokens, end, key=_start)])

    def of_groups(self) -> dict[int, tuple[Found, ...]]:
        """The speakers of every group of quotations for which the text beside it names them."""
        found: dict[int, tuple[Found, ...]] = {}
        last: Quotation | None = None
        for quotation in self.d.quotations:
            if quotation.group not in found and (actors := self._beside(quotation, last)):
                found[quotation.group] = actors
            last = quotation
        return found | {g: a for g, a in self._going_on(found).items() if g not in found}

    def _going_on(self, found: dict[int, tuple[Found, ...]]) -> dict[int, tuple[Found, ...]]:
        """Quotations in the paragraph of one whose speaker is known, with no other subject between the two."""
        more: dict[int, tuple[Found, ...]] = {}
        for before, after in pairwise(self.d.quotations):
            actors = found.get(before.group) or more.get(before.group)
            if after.group in found or not actors or self._passage(before.start) != self._passage(after.start):
                continue
            between = {
                actor
                for line, token in self.tokens(before.end, after.start)
                for actor in self.subjects.get((line.number, token.i), ())
                if is_subject(token)
            }
            if between <= set(actors):
                more[after.group] = actors
        return more

    def _passage(self, offset: int) -> int:
        return self.d.lines[max(0, bisect_right(self.starts, offset) - 1)].sentence.passage

    def _beside(self, quotation: Quotation, last: Quotation | None) -> tuple[Found, ...]:
        """The subject of the verb of saying behind a quotation in its sentence, else before it."""
        for line, token in self._behind(quotation):
            if self.d.quoted(token.start) or token.text in (".", ";"):
                break
            if actors := self._subject(line, token):
                return actors
        for line, token in self._ahead(quotation):
            if self.d.quoted(token.start) or (last is not None and token.start < last.end):
                break
            if actors := self._subject(line, token):
                return actors
        return ()

    def _behind(self, quotation: Quotation) -> list[tuple[Line, Token]]:
        """The next words behind a quotation, in the next sentence only where the quotation is no sentence of its own."""
        at = bisect_right(self.starts, quotation.end - 1) - 1
        line = self.d.lines[at]
        end = bisect_left(line.tokens, quotation.end, key=_start)
        found = line.tokens[end : end + _NEAR]
        closing = [t.text for t in line.tokens[max(0, end - 3) : end] if t.end <= quotation.end][-2:]
        if not found and at + 1 < len(self.d.lines) and {",", "?", "!"} & set(closing):
            line = self.d.lines[at + 1]
            same = line.sentence.passage == self.d.lines[at].sentence.passage
            found = line.tokens[:_NEAR] if same else ()
        return [(line, t) for t in found]

    def _ahead(self, quotation: Quotation) -> list[tuple[Line, Token]]:
        """The last words before a quotation, nearest first; those of the sentence before where it ends in comma or colon."""
        at = bisect_right(self.starts, quotation.start) - 1
        line = self.d.lines[at]
        begin = bisect_left(line.tokens, quotation.start, key=_start)
        found = tuple(t for t in line.tokens[max(0, begin - _NEAR - 1) : begin] if t.end <= quotation.start)
        if not found and at and self.d.lines[at - 1].tokens[-1:] and self.d.lines[at - 1].tokens[-1].text in (",", ":"):
            line = self.d.lines[at - 1]
            found = line.tokens
        return [(line, t) for t in found[: -_NEAR - 1 : -1]]

    def _subject(self, line: Line, verb: Token) -> tuple[Found, ...]:
        """Who does a verb of saying outside quotations: its subject with all that is joined to it, or nobody."""
        if not is_verbal(verb) or not reports(verb, "clause", "marked"):
            return ()
        subject = self._doer(line, verb)
        above: Token | None = verb
        while subject is None and above is not None and above.dep in _BELOW:
            above = hangs_on(line.sentence, above)
            subject = self._doer(line, above) if above is not None else None
        if subject is None:
            return ()
        row = expand(line.sentence, subject)
        return tuple(dict.fromkeys(actor for t in row for actor in self.subjects.get((line.number, t.i), ())))

    def _doer(self, line: Line, verb: Token) -> Token | None:
        """The last of the subjects of a verb that is an actor (a list inside a quotation may pass for another one)."""
        named = [s for s in subjects(line.sentence, verb) if self.subjects.get((line.number, s.i))]
        return named[-1] if named else None
