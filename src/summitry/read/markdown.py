"""Markdown: what the front matter states of the report, and its text without the marks of bold, links and quotations.

Headings, items and pictures keep their marks, by which :mod:`summitry.read.drafts` knows them. Front matter is that of Jekyll,
Hugo and Obsidian: YAML between lines of three hyphens, or TOML between lines of three plus signs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, decode, rows
from summitry.read.source import Match, Source
from summitry.settings import Settings

_FRONT = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<head>.*?)^(?P=mark)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n[A-Za-z][\w -]{0,40}:[ \t\r\n]|\+\+\+[ \t]*\r?\n[A-Za-z][\w-]{0,40} *=)"
)
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,40}):\s*(?P<value>\S.*?)\s*$", re.MULTILINE)
_YAML = "---"
#: Lines that are blocks of their own: headings, items, rows, rules, pictures, fences, notes.
_OWN = re.compile(r"[ \t]{0,3}(?:#{1,6}\s|[*+-]\s|\d{1,3}[.)]\s|\||(?:[-*_]\s?){3,}$|!\[|\[!\[|```|~~~|\[\^[^\]]+\]:)")
_UNDERLINE, _QUOTED = re.compile(r"[ \t]{0,3}(?:=+|-{2,})\s*$"), re.compile(r"[ \t]{0,3}(?:>\s?)+")
_PICTURE = re.compile(r"[ \t]{0,3}\[?!\[")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
#: Marks within a line, and what is left of them.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"\[\^[^\]\s]{1,40}\](?!:)"), ""),
    (
        re.compile(
            r"(?<!!)\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+[\"'(][^\"'()]*[\"')])?\)"
        ),
        r"\1",
    ),
    (re.compile(r"(?<!!)\[([^\[\]]+)\]\[[^\[\]]{0,80}\]"), r"\1"),
    (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*\*|___)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(\*\*|(?<!\w)__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*\\])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s_\\])_(?![\w_])"), r"\1"),
    (re.compile(r"~~(?=\S)(.+?)~~|==(?=\S)(.+?)=="), r"\1\2"),
    (re.compile(r"(?<!`)`([^`\n]+)`(?!`)"), r"\1"),
    (re.compile(r"</?(?:b|i|em|strong|u|sup|sub|span|mark|small|br)\b[^<>]*>", re.IGNORECASE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)
#: A link of reference at the end of a text is none of its words.
_REFERENCE = re.compile(r"^[ \t]{0,3}\[(?!\^)[^\]]{1,80}\]:\s+\S+(?:\s+[\"'(].*[\"')])?\s*$", re.MULTILINE)
#: The note on a mark, at the end of a text.
_NOTE = re.compile(r"^[ \t]{0,3}\[\^([^\]\s]{1,40})\]:\s+", re.MULTILINE)


class MarkdownReader:
    """Reads ``.md`` and ``.markdown``, and texts that open with front matter."""

    name = "markdown"

    def matches(self, head: bytes, name: str) -> Match:
        """By the front matter, or the name."""
        if _OPENS.match(head):
            return Match.CERTAIN if name.endswith((".md", ".markdown")) else Match.CONTENT
        return Match.NAME if name.endswith((".md", ".markdown")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        text = decode.whole(source, settings.max_document_chars)
        yield text if isinstance(text, Skipped) else _document(text, source, settings)


def _document(text: str, source: Source, settings: Settings) -> Document | Skipped:
    stated, body = front_matter(text)
    return assemble.document(words(body), rows.known(stated, source), settings)


def front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """What the front matter of a text states, by name, and the rest of the text; nothing where it has none."""
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    stated = _stated(found["mark"], found["head"])
    return (stated, text[found.end() :]) if stated else ({}, text)


def _stated(mark: str, head: str) -> Mapping[str, Any]:
    """The fields of a front matter; where it is not well-formed, those that have a line of their own."""
    import yaml

    try:
        held = yaml.safe_load(head) if mark == _YAML else tomllib.loads(head)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        held = {found["name"]: found["value"].strip("\"'") for found in _FIELD.finditer(head)}
    return {str(name): value for name, value in held.items()} if isinstance(held, Mapping) else {}


def words(text: str) -> str:
    """A text without the marks of Markdown within its lines, a paragraph a line."""
    blocks: list[str] = []
    fenced = open_paragraph = False
    for line in _NOTE.sub(r"\1 ", _REFERENCE.sub("", text)).splitlines():
        if _FENCE.match(line):
            fenced, open_paragraph = not fenced, False
            continue
        bare = line if fenced else _QUOTED.sub("", line)
        if not bare.strip():
            open_paragraph = False
        elif not fenced and open_paragraph and _UNDERLINE.match(bare):
            blocks[-1], open_paragraph = f"# {blocks[-1]}", False
        elif open_paragraph and not fenced and not _OWN.match(bare):
            blocks[-1] += ("\n" if line.endswith(("  ", "\\")) else " ") + bare.strip()
        else:
            blocks.append(bare.strip())
            open_paragraph = not fenced and not _alone(bare)
    return "\n\n".join(block if _PICTURE.match(block) else _plain(block) for block in blocks)


def _alone(line: str) -> bool:
    """Whether nothing goes on from a line in the next: a heading, a row, a rule, a picture."""
    own = _OWN.match(line)
    return bool(own) and not re.match(r"[ \t]{0,3}(?:[*+-]\s+\S|\d{1,3}[.)]\s)", line)


def _plain(block: str) -> str:
    for mark, instead in _INLINE:
        block = mark.sub(instead, block)
    return block


reader = MarkdownReader()
