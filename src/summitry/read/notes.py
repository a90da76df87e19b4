"""Marks of footnotes in running text, which are no numbers and no words: taken out; the notes themselves stay.

A mark is glued to what it belongs to: "[1]", "¹", and, where the text has a note of that number or sign, a bare "1" behind a full
stop or a "*" behind a word.
"""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"(?<=[^\s\[(])(?:\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\])+(?!\()")
_RAISED = re.compile(r"(?<=[^\W\d_.,;:!?”\"’)])[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?![\w/])|(?<=[.,;:!?”\"’)])[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
#: A unit of area or volume before a raised digit is none with a mark.
_UNIT = re.compile(r"\b(?:k?m|cm|mm|ft|mi|in|yd)$")
_NOTE = re.compile(
    r"^[ \t]*(?:\[(?P<bracket>\d{1,3})\]|(?P<number>\d{1,2})(?=[ \t]+[A-Z“\"])|(?P<sign>[*†‡]{1,3})(?=[ \t]+\S))",
    re.MULTILINE,
)
#: Notes stand below a rule, or in the last part of a text.
_RULE = re.compile(r"^[ \t]*[-_—–]{5,}[ \t]*$", re.MULTILINE)


def unmarked(text: str) -> str:
    """The text without the marks of its notes."""
    text = _BRACKETED.sub("", text)
    text = _RAISED.sub(lambda m: m[0] if _UNIT.search(text[max(0, m.start() - 4) : m.start()]) else "", text)
    rule = max((m.end() for m in _RULE.finditer(text)), default=None)
    if rule is None or not text[rule:].strip():
        return text
    body, foot = text[:rule], text[rule:]
    for match in _NOTE.finditer(foot):
        if match["number"]:
            body = re.sub(rf"(?<=[a-z)][.,;!?”\"’]){match['number']}(?=\s|$)", "", body)
        elif match["sign"]:
            body = re.sub(rf"(?<=[\w.,;!?”\"’)]){re.escape(match['sign'])}(?=[\s.,;]|$)", "", body)
    return body + foot
