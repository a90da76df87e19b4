"""Each sentence cut into what its capitalised words are: known names, titles, organisations, names of persons perhaps.

This is the ground that persons, roles and states are found on. It trusts the capital letters and the vocabulary first and
the model's entity labels second, because the small model takes hyphenated and foreign names apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from summitry.language.clauses.surface import FINITE
from summitry.language.parsed import Sentence, Token
from summitry.language.people.lexicon import Entry, Hit, hits
from summitry.language.people.names.forms import family_first, given_gender
from summitry.language.people.names.titles import HYPHENS, is_clock, title_begins, title_end, title_inside, titleword
from summitry.lexicon import words
from summitry.lexicon.calendar import month_names

_NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_OPEN = frozenset({"VB", "NN", "JJ", "RB"})
_PROPER = frozenset({"NNP", "NNPS"})
#: Characters between two words of a line, at most: a new line with blanks around it parts names in heads of several lines.
_WITHIN_LINE = 2
#: Tags of words before a noun that make it a common one.
_BEFORE_NOUN = frozenset({"DT", "PRP$", "JJ", "CD", "POS"})


class Kind(StrEnum):
    """What a run of words is: in the lexicon, a title, an organisation by its form, or the name of somebody or something."""

    HIT = "hit"
    TITLE = "title"
    ORGANISATION = "org"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens ``[first, last]`` of a sentence, and what they are."""

    kind: Kind
    first: int
    last: int
    hit: Hit | None = None

    def of(self, *kinds: str) -> Entry | None:
        """What the lexicon says that these words stand for, of one of the kinds, or None."""
        return self.hit.of(*kinds) if self.hit is not None else None


@dataclass(eq=False)
class Line:
    """One sentence with its number and its segments."""

    number: int
    sentence: Sentence
    headline: bool = False
    segments: list[Segment] = field(default_factory=list)
    at: dict[int, Segment] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def hit(self, i: int) -> Hit | None:
        """The lexicon's hit that holds a token, or None."""
        segment = self.at.get(i)
        return segment.hit if segment else None

    def entry(self, i: int, *kinds: str) -> Entry | None:
        """What the lexicon says that the words around a token stand for, of one of the kinds, or None."""
        segment = self.at.get(i)
        return segment.of(*kinds) if segment else None

    def kind(self, i: int) -> Kind | None:
        """The kind of the segment that holds a token, or None."""
        segment = self.at.get(i)
        return segment.kind if segment else None

    def text(self, i: int) -> str:
        """The text of a token, or an empty string outside the sentence."""
        tokens = self.sentence.tokens
        return tokens[i].text if 0 <= i < len(tokens) else ""

    def low(self, i: int) -> str:
        """The text of a token in lower case, or an empty string outside the sentence."""
        return self.text(i).lower()

    def tag(self, i: int) -> str:
        """The tag of a token, or an empty string outside the sentence."""
        tokens = self.sentence.tokens
        return tokens[i].tag if 0 <= i < len(tokens) else ""

    def past(self, at: int, tags: Collection[str]) -> int:
        """The first token from one on that has none of the tags."""
        tokens = self.sentence.tokens
        while at < len(tokens) and tokens[at].tag in tags:
            at += 1
        return at

    def words(self, first: int, last: int) -> str:
        """The words of tokens ``[first, last]`` as the text spaces them, white space normalised."""
        tokens = self.tokens
        parts = [tokens[first].text]
        parts += [" " * (tokens[i].start > tokens[i - 1].end) + tokens[i].text for i in range(first + 1, last + 1)]
        return "".join(parts)


def lines(sentences: Sequence[Sentence]) -> list[Line]:
    """All sentences as lines, in order."""
    families = frozenset(name for sentence in sentences for name in _family_names(sentence.tokens))
    return [_line(n, sentence, families) for n, sentence in enumerate(sentences)]


def _family_names(tokens: Sequence[Token]) -> Iterator[str]:
    """The last words of the names of persons of two words or more, as the model labels them, inside a sentence."""
    for one, two, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
        whole = one.ent == two.ent == "PERSON" and one.text[:1].isupper() and two.text[:1].isupper()
        if whole and one.tag in _PROPER and two.tag in _PROPER and (after is None or after.ent != "PERSON"):
            yield two.text


def _headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word begins with a capital, so that capitals tell nothing: a headline, a shout."""
    capital = [t for t in tokens if t.text[:1].isupper()]
    if len(capital) < 5 or any(t.text[:1].islower() and t.tag[:2] in _OPEN and len(t.text) > 2 for t in tokens):
        return False
    return sum(t.ent == "PERSON" for t in capital) < 0.7 * len(capital)


def _line(number: int, sentence: Sentence, families: Collection[str]) -> Line:
    tokens = sentence.tokens
    line = Line(number, sentence, _headline(tokens))
    known = [hit for hit in hits(tokens) if not _in_a_name(tokens, hit)]
    states = {i for hit in known if hit.of("state", "adjective") for i in (hit.first, hit.last)}
    known = [hit for hit in known if not _national(tokens, hit, states)]
    found = {i: hit for hit in known for i in range(hit.first, hit.last + 1)}
    at = 0
    while at < len(tokens):
        if at in found:
            _add(line, Segment(Kind.HIT, at, found[at].last, found[at]))
            at = found[at].last + 1
        elif _is_family(tokens, at, families):
            _add(line, Segment(Kind.NAME, at, at))
            at += 1
        elif _begins(tokens, at):
            at = _segment(line, found, at)
        else:
            at += 1
    return line


def _add(line: Line, segment: Segment) -> None:
    line.segments.append(segment)
    for i in range(segment.first, segment.last + 1):
        line.at[i] = segment


def _in_a_name(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a one-word hit is part of a person's name ("Jordan Peterson", "Michael Chad")."""
    if hit.first == hit.last and hit.of("state") and _after_honorific(tokens, hit.first):
        return True
    if hit.first != hit.last or tokens[hit.first].ent != "PERSON" or hit.of("body", "adjective", "metonym"):
        return False
    i = hit.first
    before = i > 0 and tokens[i - 1].ent == "PERSON" and tokens[i - 1].text in _given_words(tokens[i - 1].text)
    after = i + 1 < len(tokens) and tokens[i + 1].ent == "PERSON" and tokens[i + 1].text[:1].isupper()
    return before or (after and given_gender(tokens[i].text) is not None)


def _after_honorific(tokens: Sequence[Token], i: int) -> bool:
    """Whether "Mr.", "Ms." or the like stands before a word, so that it names a person: "Mr. Jordan"."""
    return i > 0 and tokens[i - 1].text.lower() in words("names", "only_names")


def _national(tokens: Sequence[Token], hit: Hit, states: set[int]) -> bool:
    """Whether the name of a body is that of an organ of a state here ("the Security Council of the Russian Federation")."""
    body = hit.of("body")
    if body is None or body.phrase not in words("bodies", "shared"):
        return False
    before = hit.first - 1 - (hit.first > 0 and tokens[hit.first - 1].tag == "POS")
    after = hit.last + 2 + (hit.last + 2 < len(tokens) and tokens[hit.last + 2].tag == "DT")
    return before in states or (after in states and tokens[hit.last + 1].text in words("prepositions", "genitive"))


def _given_words(word: str) -> tuple[str, ...]:
    return (word,) if given_gender(word) else ()


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token can begin a run of capitalised words; the first word of a sentence only if it is a proper noun."""
    token = tokens[i]
    if not token.text[:1].isupper() or token.ent in _NUMERIC:
        return (
            i + 1 < len(tokens)
            and tokens[i + 1].text[:1].isupper()
            and token.text.lower() in words("names", "honorifics")
        )
    if token.tag in _PROPER or token.ent:
        return True
    if (
        token.text.isupper()
        and len(token.text) > 1
        and any(t.text.isupper() and len(t.text) > 1 for t in tokens[i + 1 : i + 2])
    ):
        return True
    first = i == 0 or (i == 1 and not tokens[0].text[:1].isalnum()) or not tokens[i - 1].text[-1:].isalnum()
    if not first:
        return token.pos not in ("PRON", "DET")
    return titleword(token.text) or _hyphened_next(tokens, i) or given_gender(token.text) is not None


def _is_family(tokens: Sequence[Token], i: int, families: Collection[str]) -> bool:
    """Whether a word that is a common one or a title too stands for a person so named ("Sanders, however, said", "May said")."""
    token, after = tokens[i], tokens[i + 1 : i + 2]
    if token.text not in families or not after or (token.tag in _PROPER and not titleword(token.text)):
        return False
    bare = not (i and (tokens[i - 1].tag in _BEFORE_NOUN or tokens[i - 1].text[:1].isupper()))
    if bare and (token.dep == "nsubj" or token.tag == "MD") and token.text[:1].isupper():
        return token.tag != "MD" or after[0].tag in FINITE
    return bare and token.tag[:2] in ("NN", "JJ") and (after[0].tag in FINITE or after[0].text == ",")


def _hyphened_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether the next word is a given name in two syllables ("Go Myong-hyun")."""
    return (
        i + 3 < len(tokens)
        and tokens[i + 1].text[:1].isupper()
        and tokens[i + 2].text in HYPHENS
        and tokens[i + 3].text.islower()
        and tokens[i + 1].end == tokens[i + 2].start
    )


def _segment(line: Line, found: dict[int, Hit], at: int) -> int:
    """Add the segment that begins at a token; where the next one may begin."""
    tokens = line.tokens
    title = title_end(tokens, at) if not is_clock(tokens, at) else None
    if title is not None and line.text(title + 1) not in words("organisations", "heads"):
        _add(line, Segment(Kind.TITLE, at, title))
        return title + 1
    stop = _run_end(tokens, found, at)
    org = next((k for k in range(stop, at - 1, -1) if tokens[k].text in words("organisations", "heads")), None)
    if org is not None and (org > at or line.text(org + 1) in words("prepositions", "opening_names")):
        if (mid := title_inside(tokens, at, org)) is None:
            last = _of_phrase(tokens, org)
            _add(line, Segment(Kind.ORGANISATION, at, last))
            return last + 1
        stop = mid - 1
    _add(line, Segment(Kind.NAME, at, stop))
    return stop + 1


def _run_end(tokens: Sequence[Token], found: dict[int, Hit], at: int) -> int:
    """The last token of the run of name-like words that begins at a token."""
    last = at
    while last + 1 < len(tokens) and (ahead := _next_part(tokens, found, at, last + 1)) is not None:
        last = ahead
    return last


def _next_part(tokens: Sequence[Token], found: dict[int, Hit], at: int, k: int) -> int | None:
    """The last token of what goes on a run at token ``k``, or None where the run ends."""
    token = tokens[k]
    glued = token.start == tokens[k - 1].end
    if token.text in HYPHENS and k + 1 < len(tokens):
        joins = _joins(tokens, found, k) if glued else k - 2 >= at and _spaced(tokens, found, k)
        if joins:
            return k + 1
    if (
        token.start - tokens[k - 1].end > _WITHIN_LINE
        or k in found
        or token.ent in _NUMERIC
        or title_begins(tokens, k)
        or _month(tokens, k)
    ):
        return None
    apart = not glued or tokens[k - 1].text in ("'", "’")
    if token.text[:1].isupper() and token.pos not in ("PRON", "DET") and apart:
        return k
    small = token.text.lower() in words("names", "particles") and token.pos != "CCONJ"
    return _after_particles(tokens, found, k) if small else None


def _month(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word is a month with its day behind it ("Kim June 12")."""
    after = tokens[k + 1 : k + 2]
    return tokens[k].text in month_names() and bool(after) and after[0].text.isdigit()


def _after_particles(tokens: Sequence[Token], found: dict[int, Hit], k: int) -> int | None:
    """The capitalised word after one or two small words of a name ("van der Bellen", "al-Assad")."""
    particles = words("names", "particles")
    for step in range(1, 4):
        at = k + step
        if at >= len(tokens) or at in found:
            return None
        if tokens[at].text[:1].isupper():
            return at if tokens[at].tag in _PROPER or tokens[at].ent == "PERSON" else None
        if tokens[at].text not in HYPHENS and tokens[at].text.lower() not in particles:
            return None
    return None


def _joins(tokens: Sequence[Token], found: dict[int, Hit], k: int) -> bool:
    """Whether the hyphen at ``k`` joins two parts of one name, not two names ("Jae-in", not "Trump-Kim")."""
    after = tokens[k + 1]
    if after.start != tokens[k].end or k + 1 in found or not after.text[:1].isalpha():
        return False
    return _syllables(tokens, k) if after.text.islower() else _doubled(tokens, found, k)


def _syllables(tokens: Sequence[Token], k: int) -> bool:
    """Whether a small word behind a hyphen is the second syllable of a given name ("Jae-in")."""
    after = tokens[k + 1]
    proper = after.tag in _PROPER or after.pos == "PROPN"
    person = "PERSON" in (after.ent, tokens[k - 1].ent)
    behind = k >= 2 and tokens[k - 2].text[:1].isupper() and len(after.text) <= 5
    return proper or person or behind or _given_first(tokens, k)


def _given_first(tokens: Sequence[Token], k: int) -> bool:
    """Whether a hyphen joins two syllables of a given name ahead of its family name ("Mi-in Kang")."""
    if k + 2 >= len(tokens) or not tokens[k + 2].text[:1].isupper():
        return False
    return family_first(f"{tokens[k + 2].text} {tokens[k - 1].text}-{tokens[k + 1].text}")


def _doubled(tokens: Sequence[Token], found: dict[int, Hit], k: int) -> bool:
    """Whether a capitalised word behind a hyphen is the second half of a double name ("Anne-Marie", "Lund-Holm")."""
    before = tokens[k - 1]
    if given_gender(before.text) is not None or before.text.lower() in words("names", "particles"):
        return True
    first = tokens[k - 2] if k >= 2 else None
    if first is None or not first.text[:1].isupper() or first.end >= before.start:
        return False
    if first.ent == "PERSON":
        return True
    noun = k + 2 < len(tokens) and tokens[k + 2].tag in ("NN", "NNS")
    return (
        not noun
        and k - 2 not in found
        and first.tag in _PROPER
        and bool(titleword(first.text) or before.tag in _PROPER)
    )


def _spaced(tokens: Sequence[Token], found: dict[int, Hit], k: int) -> bool:
    """Whether a hyphen with spaces around it joins two syllables of a given name ("Jae - in"), and is no dash before a phrase."""
    after, beyond = tokens[k + 1 : k + 2], tokens[k + 2 : k + 3]
    if not after or k + 1 in found or after[0].start == tokens[k].end or not after[0].text.islower():
        return False
    name = f"{tokens[k - 2].text} {tokens[k - 1].text}-{after[0].text}"
    ends = not beyond or beyond[0].tag[:2] in ("VB", "MD", "PO", "CC", "IN", "TO") or not beyond[0].text[0].isalnum()
    return ends and len(after[0].text) <= 5 and family_first(name)


def _of_phrase(tokens: Sequence[Token], org: int) -> int:
    """The last token of an organisation's name with what follows "of", "for" or "and" ("University of Policy Studies")."""
    last, k = org, org + 1
    while k + 1 < len(tokens) and tokens[k].text in words("prepositions", "in_names"):
        at = k + 1 + (tokens[k + 1].text.lower() in words("determiners", "definite_article"))
        end = at
        while end < len(tokens) and (_in_of_phrase(tokens[end]) or (end > at and _goes_on(tokens, end))):
            end += 1
        loose = tokens[k].text in words("prepositions", "superessive") and tokens[k].ent != "ORG"
        if end == at or loose:
            break
        last, k = end - 1, end
    return last


def _in_of_phrase(token: Token) -> bool:
    return token.text[:1].isupper() and token.ent not in _NUMERIC


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether "and" or a sign joins two words to one name, as the model labels both alike."""
    after = tokens[k + 1 : k + 2]
    return (
        tokens[k].text in words("conjunctions", "in_names")
        and bool(after)
        and after[0].text[:1].isupper()
        and after[0].ent == tokens[k].ent != ""
    )
