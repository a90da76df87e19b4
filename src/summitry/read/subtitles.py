"""Subtitles (``.vtt``, ``.srt``) as transcripts: what is said in the order of the recording, a label where a voice is named.

The pieces that a screen has room for are joined to the sentences that they were; times and settings of the screen are no words.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, dates, decode
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings

_VTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT(?:[ \t\r\n]|\Z)")
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+\s*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} +--> +\d{1,2}:\d\d:\d\d")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)*\s+([^<>]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>|\{\\[^{}]*\}")
#: A label that stands in the words of a piece, or the two arrows by which captions mark another speaker (CEA-608 practice).
_LABEL = re.compile(r"(?:>>+\s*)?(?P<name>[A-Z][\w.’' -]{1,60}?)\s?:\s+(?=\S)|>>+\s*|[-–—]\s+(?=[A-Z])")
_ENDED = re.compile(r"[.!?…][\"”’)\]]*$")


class SubtitleReader:
    """Reads WebVTT and SubRip."""

    name = "subtitles"

    def matches(self, head: bytes, name: str) -> Match:
        """By the mark of WebVTT or the first times of SubRip, or by the name."""
        if _VTT.match(head) or _SRT.match(head):
            return Match.CERTAIN
        return Match.NAME if name.endswith((".vtt", ".srt")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        data = source.whole(settings.max_whole_bytes, "max_whole_bytes")
        text = data if isinstance(data, Skipped) else decode.text_of(source, data)
        yield text if isinstance(text, Skipped) else _document(text, source, settings)


def _document(text: str, source: Source, settings: Settings) -> Document | Skipped:
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    text = text.lstrip("\ufeff")
    read = webvtt.from_buffer if hasattr(webvtt, "from_buffer") else webvtt.WebVTT.from_buffer
    try:
        held = read(io.StringIO(text), format="vtt" if text.startswith("WEBVTT") else "srt")
    except (MalformedFileError, MalformedCaptionError, ValueError, IndexError) as error:
        return source.skipped("broken", f"it cannot be read as subtitles: {error}")
    said = "\n\n".join(_turns(held.captions))
    if not said:
        return source.skipped("no-text", "it holds no words")
    return assemble.document(said, _headed(text, Known(locator=source.locator, url=source.url)), settings)


def _headed(text: str, known: Known) -> Known:
    """What is known, with the day that the head of the file gives ("WEBVTT - Noon briefing, 3 June 2025", "NOTE …")."""
    head = text.partition("-->")[0]
    day = dates.find(head)
    if day is None:
        return known
    return replace(
        known, published=day[0], published_from="stated", published_why=f"head of the file: {head[day[1] : day[2]]}"
    )


def _turns(captions: list[Any]) -> Iterator[str]:
    """The paragraphs of a recording: one for each turn of a speaker, where turns are marked, else one for all."""
    paragraph, voice, last = "", "", ""
    for caption in captions:
        name, words = _said(caption)
        if not words or words == last:
            continue
        last = words
        opens = _LABEL.match(words)
        if opens:
            name, words = (opens["name"] or name), words[opens.end() :]
        if paragraph and (opens or (name and name != voice)):
            yield paragraph
            paragraph = ""
        if not paragraph and name:
            paragraph = f"{name}:"
        voice = name or voice
        paragraph = f"{paragraph} {words}".strip()
        if len(paragraph) > 1500 and _ENDED.search(paragraph):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _said(caption: Any) -> tuple[str, str]:
    """The voice that a piece names, and its words without marks for the screen."""
    raw = str(getattr(caption, "raw_text", None) or caption.text)
    voice = _VOICE.search(raw)
    return (" ".join(voice[1].split()) if voice else ""), " ".join(html.unescape(_TAG.sub("", raw)).split())


reader = SubtitleReader()
