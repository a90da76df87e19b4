"""Captions and credits: who took the picture, and who wrote and carried the text. A photo credit is no wire tag.

Words with white space collapsed in, offsets into these words out. The patterns are in ``discourse/credits.yaml``.
"""

from __future__ import annotations

import re
from functools import cache

from summitry import lexicon
from summitry.read import agencies

#: Captions of the agencies have up to three sentences; longer blocks are articles that hold a credit by chance.
_LONGEST_CAPTION = 1500
_LONGEST_CREDIT = 160
_LONGEST_LINE = 400
#: Words that a caption has and a credit, which is made of names, has not.
_SMALL = re.compile(r"(?<=\s)(?!(?:of|the|and|for|by|via|in|from|de|al|von|van)\b)[a-z]{2,}")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]][\s.|]*$")
_SENTENCE_END = r"(?:^|[.!?…\"”’')\]|]\s*|\s[|/–—-]+\s*)"


@cache
def _any(kind: str, flags: int = re.IGNORECASE, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(before + "(?:" + "|".join(f"(?:{p})" for p in lexicon.load("credits")[kind]) + ")" + after, flags)


def photo(words: str) -> int | None:
    """Where the photo credit at the end of the words begins; 0 where they are nothing else, None where there is none."""
    if len(words) > _LONGEST_CAPTION:
        return None
    if len(words) <= _LONGEST_CREDIT and _any("photo_line").fullmatch(words.strip(" .|()[]")):
        return 0
    for find in (_bracketed, _tailed, _barred, _labelled, _within):
        at = find(words)
        if at is not None:
            return at
    return None


def _bracketed(words: str) -> int | None:
    match = _BRACKETS.search(words)
    return match.start() if match and _in_brackets(match.group(1)) else None


def _in_brackets(words: str) -> bool:
    """Whether words in brackets are a photo credit, and not an aside that speaks of a picture."""
    named = words[:1].isupper() or not words[:1].isalpha() or len(words.split()) <= 5
    return named and len(words.split()) <= 14 and bool(_any("photo_in").search(words))


def _labelled(words: str) -> int | None:
    for match in _any("photo_label", before=_SENTENCE_END + "(?P<credit>", after=")").finditer(words):
        at = match.start("credit")
        if not at and len(_SMALL.findall(words)) >= 4:
            continue
        if len(words) - at <= _LONGEST_CREDIT and not re.search(r"[a-z]{3}[.!?] [A-Z]", words[at:]):
            return len(words[:at].rstrip(" |/–—-"))
    return None


def _tailed(words: str) -> int | None:
    match = _any("photo_tail", 0, before=r"(?:^|[.!?\"”)|]\s*|\s[|–—-]+\s*)(?P<credit>", after=r")[\s.|]*$").search(
        words
    )
    return match.start("credit") if match else None


def _barred(words: str) -> int | None:
    """Where a bar begins that parts a caption from names at its end ("… in Oslo. | Ann Dee for The Courier")."""
    if " | " not in words:
        return None
    match = _any("photo_bar", 0, before=r"(?<=\S)\s\|\s(?P<credit>", after=r")[\s.|]*$").search(words)
    return match.start() if match else None


def _within(words: str) -> int | None:
    """Where a label with its colon begins that no full stop parts from the caption ("… in Oslo Photographer: Ann Dee")."""
    if ":" not in words or len(words) > _LONGEST_LINE:
        return None
    match = _any("photo_within", 0, before=r"(?<=\w )(?:", after=r")[^:!?]{2,100}$").search(words)
    return match.start() if match else None


def inner(words: str) -> tuple[int, int] | None:
    """Start and end of a photo credit in brackets with text after it (a caption run into a paragraph), or None."""
    for match in re.finditer(r"[(\[]([^()\[\]]{2,160})[)\]]\s*", words[: 2 * _LONGEST_LINE]):
        if match.start() and match.end() < len(words) - 20 and _any("photo_strong").search(match.group(1)):
            return match.start(), match.end()
    return None


def is_photo_credit(words: str) -> bool:
    """Whether a credit is one for a picture, and so says nothing of where the text comes from."""
    return photo(words) == 0


def caption_label(words: str) -> int:
    """Length of a label before a caption ("Image caption"), 0 where there is none."""
    match = _any("caption_label").match(words)
    return match.end() if match else 0


def is_caption(words: str) -> bool:
    """Whether a line without a credit is a caption by its own words ("FILE - …", "(L)", "is pictured in")."""
    if len(words) > _LONGEST_CAPTION // 2:
        return False
    return bool(
        _any("caption_open").match(words)
        or _any("cased", 0).match(words)
        or (len(words) <= _LONGEST_LINE and _any("caption_in").search(words))
    )


def text_credit(words: str) -> str | None:
    """Whom a line credits for the text: the words of the name, "" where it names a person's work only; None where it is none."""
    if len(words) > _LONGEST_LINE:
        return None
    whole = _line_credit(words)
    if whole is not None or ". " not in words:
        return whole
    each = [_line_credit(sentence) for sentence in re.split(r"(?<=\w{3}\.) (?=[A-Z])", words)]
    return None if None in each else next((named for named in each if named), "")


def _line_credit(words: str) -> str | None:
    """The same of one sentence."""
    for n, pattern in enumerate(_text_lines()):
        match = pattern.fullmatch(words)
        if not match:
            continue
        named = str(match.groupdict().get("agency") or "")
        if not _bare(n, words) or agencies.known(named):
            return named
    return None


@cache
def _text_lines() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in lexicon.load("credits")["text_line"])


def _bare(index: int, words: str) -> bool:
    """Whether the pattern that matched is the one for a name alone in brackets or after a dash, which needs a known agency."""
    return lexicon.load("credits")["text_line"][index].startswith("[-–—(") and words[:1] in "-–—([/"


def text_tail(words: str) -> int | None:
    """Where a credit for the text in brackets at the end of a paragraph begins, or None."""
    match = _any_tail().search(words, max(0, len(words) - 320))
    if match:
        return match.start()
    match = _BRACKETS.search(words)
    return match.start() if match and match.start() > 40 and agencies.known(match.group(1)) else None


@cache
def _any_tail() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("credits")["text_tail"]), re.IGNORECASE)


def issuer(words: str) -> str | None:
    """Who issued a release by a line or a title of it ("Source: Ministry of …", "Statement by the Ministry of …"), or None."""
    if len(words) > _LONGEST_LINE:
        return None
    found = (re.fullmatch(pattern, words) for pattern in lexicon.load("credits")["issued"])
    names = (match["issuer"].strip(" ,") for match in found if match)
    return next((name for name in names if lexicon.words("credits", "issuers") & set(name.lower().split())), None)


def is_body(words: str) -> bool:
    """Whether a line is the name of a body of a state and nothing else: "Ministry of Foreign Affairs of Japan"."""
    each = words.split()
    small = {w for w in each if w[:1].islower()}
    named = not lexicon.words("credits", "issuers").isdisjoint(w.lower().strip(",") for w in each[:2])
    of_state = 3 <= len(each) <= 10 and small <= {*lexicon.words("credits", "forms"), "to"} and bool(small)
    return named and of_state and bool(re.fullmatch(r"[\w’' ,&.-]+", words))


def copyright_holder(words: str) -> str | None:
    """Whom a copyright line names, or None where the line is none."""
    match = _any("copyright").fullmatch(words) if len(words) <= _LONGEST_LINE else None
    return str(match["holder"]).strip() if match else None


def outlet_of(holder: str) -> str | None:
    """The outlet that a name is, without its legal form; None where nothing shows that it is an outlet's."""
    name = re.sub(
        r",?\s+(?:LLC|L\.L\.C\.|Inc|Ltd|Limited|Corp|Corporation|Co|Company|GmbH|AG|plc|PLC|Group)\b\.?.*$", "", holder
    )
    name = re.sub(r"\s*all rights reserved.*$", "", name, flags=re.IGNORECASE).strip(" .,|")
    words = set(re.findall(r"[\w’']+", name))
    return name if words & set(lexicon.load("credits")["media_words"]) and len(words) <= 6 else None
