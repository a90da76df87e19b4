"""What on a page is no part of the report: share lines, prompts, comment forms, lists of links. Words in, yes or no out.

The words are in ``discourse/furniture.yaml``. Which blocks a comment section or a list of links takes in is decided in
:mod:`summitry.read.context`, where the neighbours are known.
"""

from __future__ import annotations

import re
from functools import cache

from summitry import lexicon

#: Longer lines are never furniture by their words alone: the longest prompts of the templates read have about 190.
_LONGEST = 300
_LONGEST_OPENED = 200
#: Notes of an outlet on its own text are a paragraph long.
_LONGEST_NOTE = 900
#: Subheads in capitals (Reuters) have up to seven words, headlines of other pages (Fox News) eight and more.
_LEAST_CRIED = 8


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon.load("furniture")[kind]), re.IGNORECASE)


@cache
def _cased(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in lexicon.load("furniture")[kind]))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)(?:" + "|".join(lexicon.load("furniture")["ends"]) + r")\s*$", re.IGNORECASE)


def is_furniture(words: str) -> bool:
    """Whether a line is page furniture by its own words."""
    if len(words) <= _LONGEST_NOTE and _pattern("notes").match(words):
        return True
    if len(words) > _LONGEST:
        return False
    if _pattern("whole").fullmatch(words):
        return True
    return len(words) <= _LONGEST_OPENED and bool(_pattern("opens").match(words))


def is_teaser(words: str) -> bool:
    """Whether a line that stands between paragraphs is the headline of another page: in capitals, or by its label."""
    if len(words) > _LONGEST_OPENED:
        return False
    return _cried(words) or bool(_cased("teasers").fullmatch(words))


def _cried(words: str) -> bool:
    """Whether a line is in capitals throughout, too long for a subhead and, unlike speech, of no first person."""
    said = re.findall(r"[^\W\d_]+", words)
    long = len(words.split()) >= _LEAST_CRIED and words.isupper() and words[-1] not in ".!;:" and words[0] not in '"“'
    return long and not set(said) & set(lexicon.load("furniture")["speakers"])


def card(words: str) -> tuple[int, int] | None:
    """Start and end of a card on a person that the page puts behind the name within a paragraph, or None."""
    match = _cards().search(words) if "MORE" in words else None
    return match.span("card") if match else None


@cache
def _cards() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("furniture")["cards"]))


def tail(words: str) -> int:
    """Where furniture at the end of a line begins ("… Read more »"); the length of the words where there is none."""
    match = _tail().search(words, max(0, len(words) - 80))
    return match.start() if match else len(words)


def withdrawn(words: str) -> int:
    """Where the sentence ends by which an outlet takes back what it reported before; 0 where a paragraph opens with none."""
    match = _pattern("withdrawn").match(words) if len(words) <= _LONGEST_NOTE else None
    return match.end() if match else 0


def take_mark(words: str) -> int:
    """Where the mark ends by which an agency tells the takes of a story ("(2nd LD) ", "UPDATE 2-"); 0 where there is none."""
    match = _takes().match(words)
    return match.end() if match else 0


@cache
def _takes() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(lexicon.load("takes")["marks"]) + ")+")


def author_note(words: str) -> str | None:
    """The name of the author whom a line tells of ("Ann Lee is a columnist for …"), or None."""
    match = _cased("authors").fullmatch(words) if len(words) <= _LONGEST else None
    return match["name"] if match else None


def opens_comments(words: str) -> bool:
    """Whether a line heads what readers wrote, or the form for it."""
    return len(words) <= 120 and bool(_pattern("comments").fullmatch(words))


def opens_related(words: str) -> bool:
    """Whether a line heads a list of links to other pages."""
    return len(words) <= 100 and bool(_pattern("related").fullmatch(words))
