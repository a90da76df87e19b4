"""States, bodies, organs and outlets that the vocabulary knows, in one document, where they act."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summitry.language.clauses.surface import head_of, is_subject, is_verbal
from summitry.language.parsed import Token
from summitry.language.people.builder import Found
from summitry.language.people.lexicon import Entry, Hit, abbreviations, state_name
from summitry.language.people.names.titles import HYPHENS
from summitry.language.people.segments import Kind, Line
from summitry.language.people.states.agency import acts, speaks
from summitry.lexicon import load, words
from summitry.model import ActorType

_TYPES = {
    "body": (ActorType.BODY, "body"),
    "body_seat": (ActorType.BODY, "body"),
    "organ": (ActorType.ORGANISATION, ""),
    "agency": (ActorType.OUTLET, "outlet"),
}
_HOW = {
    "state": "name",
    "adjective": "demonym",
    "people": "demonym",
    "capital": "metonym",
    "metonym": "metonym",
    "body": "name",
    "body_seat": "metonym",
    "organ": "name",
    "agency": "name",
}


#: How many words may stand between "the" and the short name of a state.
_MODIFIERS = 5


class Registry:
    """The states, bodies and organisations found so far, by what they are known as or, failing that, by name."""

    def __init__(self) -> None:
        self.found: dict[str, Found] = {}
        #: The states that the document names, by their names.
        self.named: dict[str, str] = {}

    def state(self, code: str, order: int) -> Found:
        """The state with an alpha-3 code."""
        made = self._get(f"state:{code}", ActorType.STATE, state_name(code), order)
        made.known_as, made.country = f"state:{code}", code
        return made

    def entry(self, entry: Entry, order: int) -> Found:
        """The actor that an entry of the lexicon stands for."""
        if entry.kind in ("state", "adjective", "people", "capital", "metonym"):
            return self.state(entry.key, order)
        actor_type, prefix = _TYPES[entry.kind]
        made = self._get(f"{prefix or 'organisation'}:{entry.key}", actor_type, entry.name, order)
        made.known_as = f"{prefix}:{entry.key}" if prefix else None
        made.country = entry.country
        for short in abbreviations(entry):
            made.names.setdefault(short, 0)
        return made

    def short_of(self, word: str) -> str | None:
        """The one state of the document whose name begins with a word: of "the North"."""
        whole = {code for name, code in self.named.items() if name.startswith(f"{word} ")}
        return whole.pop() if len(whole) == 1 else None

    def organisation(self, name: str, order: int) -> Found:
        """An organisation by its name alone."""
        return self._get(f"organisation:{name.lower()}", ActorType.ORGANISATION, name, order)

    def ministry(self, country: str, portfolio: str, name: str, order: int) -> Found:
        """A ministry of a state by its portfolio, however it is written ("Ministry of Labour"), the same in every document."""
        portfolio = _portfolio(portfolio)
        made = self._get(f"ministry:{country}:{portfolio}", ActorType.ORGANISATION, name, order)
        made.known_as, made.country = f"ministry:{country}:{portfolio}", country
        return made

    def _get(self, key: str, actor_type: ActorType, name: str, order: int) -> Found:
        if key not in self.found:
            self.found[key] = Found(actor_type, name, order)
        made = self.found[key]
        made.order = min(made.order, order)
        return made


def _portfolio(words_of: str) -> str:
    """The portfolio with "ministry" behind it and one spelling: "The Ministry of Labour of Peru" → "labor ministry"."""
    spellings = load("descriptions")["portfolio_spellings"]
    text = re.sub(r"^the ", "", words_of.lower())
    turned = re.fullmatch(r"ministry (?:of|for) (?:the )?(.+?)(?: of (?:the )?\w.*)?", text)
    text = f"{turned[1]} ministry" if turned else text
    for old, new in spellings.items():
        text = re.sub(rf"\b{old}\b", new, text)
    return text


def find_states(lines: Sequence[Line], registry: Registry) -> None:
    """Give every state, body, organ and agency of the lexicon its mentions where it acts."""
    for line in lines:
        for segment in line.segments:
            if segment.hit is None:
                continue
            entry = _entry(line, segment.hit)
            if entry is not None:
                _mention(
                    line, segment.first, segment.last, registry.entry(entry, line.tokens[segment.first].start), entry
                )
    _short(lines, registry)


def _entry(line: Line, hit: Hit) -> Entry | None:
    """What a hit stands for where it stands, or None where it is only a place or says whose something else is."""
    for kinds, stands in _STANDS:
        if entry := hit.of(*kinds):
            return entry if stands(line, hit) else None
    if _without_article(line, hit):
        return None
    token = head_of(line.sentence, hit.first, hit.last)
    other = hit.of("body", "organ", "agency")
    return other if other and (acts(line.sentence, token) or speaks(line.sentence, token)) else None


def _state_stands(line: Line, hit: Hit) -> bool:
    """Whether the name of a state is an actor: joined to another, or acting and not only where a city is."""
    acting = acts(line.sentence, head_of(line.sentence, hit.first, hit.last))
    return _joined(line, hit) or (acting and not _after_city(line, hit))


def _city_stands(line: Line, hit: Hit) -> bool:
    """Whether a capital, a building or a seat stands for those who sit there."""
    return acts(line.sentence, head_of(line.sentence, hit.first, hit.last), city=True)


def _demonym_stands(line: Line, hit: Hit) -> bool:
    """Whether a demonym is an actor: joined to another, as a noun, or before what the state does."""
    if _joined(line, hit) or _people(line, hit):
        return True
    token = head_of(line.sentence, hit.first, hit.last)
    return token.dep in ("amod", "compound", "nmod", "poss") and acts(line.sentence, token)


#: What a hit may stand for, the first of these that it can be, and what tells whether it does.
_STANDS: tuple[tuple[tuple[str, ...], Callable[[Line, Hit], bool]], ...] = (
    (("state",), _state_stands),
    (("metonym",), _city_stands),
    (("adjective", "people"), _demonym_stands),
    (("capital",), _city_stands),
    (("body_seat",), _city_stands),
)


def _without_article(line: Line, hit: Hit) -> bool:
    """Whether an organ that is one only behind "the" ("the House") stands without it."""
    organ = hit.of("organ")
    return (
        organ is not None
        and organ.after_the
        and line.low(hit.first - 1) not in words("determiners", "definite_article")
    )


def _after_city(line: Line, hit: Hit) -> bool:
    """Whether a state only says where a city is: "HANOI, Vietnam", "in Geneva, Switzerland"."""
    tokens = line.tokens
    if hit.first < 2 or tokens[hit.first - 1].text != "," or _goes_on(line, hit):
        return False
    city = line.at.get(hit.first - 2)
    if city is None or (city.hit and not city.hit.of("capital")) or city.kind in (Kind.ORGANISATION, Kind.TITLE):
        return False
    word = tokens[city.last]
    return word.text.isupper() or word.ent in ("GPE", "LOC", "FAC") or tokens[hit.first].dep == "appos"


def _goes_on(line: Line, hit: Hit) -> bool:
    """Whether a state is a subject that its verb follows: "In Geneva, Norway said"."""
    follows = line.tokens[hit.last + 1 : hit.last + 2]
    return is_subject(head_of(line.sentence, hit.first, hit.last)) and bool(follows) and is_verbal(follows[0])


def _joined(line: Line, hit: Hit) -> bool:
    """Whether the name is one of two states joined by a hyphen or a stroke ("US-China talks")."""
    tokens = line.tokens
    for at, beyond in ((hit.last + 1, hit.last + 2), (hit.first - 1, hit.first - 2)):
        if (
            0 <= at < len(tokens)
            and 0 <= beyond < len(tokens)
            and (tokens[at].text in HYPHENS or tokens[at].text in ("–", "/"))
        ):
            other = line.at.get(beyond)
            if other and other.hit and other.hit.of("state", "adjective"):
                return True
    return False


def _people(line: Line, hit: Hit) -> bool:
    """Whether a demonym stands as a noun that acts ("the Russians want", "the Chinese refused")."""
    token = head_of(line.sentence, hit.first, hit.last)
    if token.pos == "ADJ" and token.dep in ("amod", "compound"):
        return False
    noun = token.tag in ("NNPS", "NNS") or (
        line.low(hit.first - 1) in words("determiners", "definite_article")
        and token.dep not in ("amod", "compound", "nmod")
    )
    return noun and speaks(line.sentence, token)


def _mention(line: Line, first: int, last: int, actor: Found, entry: Entry) -> None:
    tokens = line.tokens
    text = line.words(first, last)
    if entry.kind not in ("adjective", "people"):
        actor.names[text] += 1
    how = _HOW[entry.kind]
    why = {
        "demonym": f"the people of {entry.name}, who act here",
        "metonym": f"stands for {entry.name}, as it acts here",
    }.get(how, "named")
    actor.mention(tokens[first].start, tokens[last].end, text, how, why)


def _short(lines: Sequence[Line], registry: Registry) -> None:
    """As "the North": the one state of the document whose name begins with the word."""
    registry.named = _named(lines)
    for line in lines:
        for segment in line.segments:
            token = line.tokens[segment.first]
            if segment.kind is not Kind.NAME or segment.first != segment.last or not _after_the(line, segment.first):
                continue
            code = registry.short_of(token.text)
            if code is not None and acts(line.sentence, token):
                actor = registry.state(code, token.start)
                why = f"short for {actor.name}, which the text names"
                actor.mention(token.start, token.end, token.text, "name", why)


def _named(lines: Sequence[Line]) -> dict[str, str]:
    """The states that a document names, in any way, by their names."""
    entries = (s.of("state", "adjective", "capital") for line in lines for s in line.segments)
    named = {entry.name: entry.key for entry in entries if entry}
    return named | {state_name(code): code for codes in _plurals(lines) for code in codes}


def _plurals(lines: Sequence[Line]) -> list[list[str]]:
    """The states that the document names together by a plural ("the two Koreas")."""
    namesakes = load("descriptions")["namesakes"]
    return [namesakes[t.text] for line in lines for t in line.tokens if t.text in namesakes]


def _after_the(line: Line, i: int) -> bool:
    """Whether a word has "the" before it, adjectives aside ("the cash-strapped North")."""
    k = i - 1
    while k >= 0 and i - k < _MODIFIERS and _modifies(line.tokens[k]):
        k -= 1
    return line.low(k) in words("determiners", "definite_article")


def _modifies(token: Token) -> bool:
    """Whether a word may stand between an article and the short name of a state."""
    return token.text in HYPHENS or (token.tag in ("JJ", "VBN", "HYPH", "NN") and token.text[:1].islower())
