"""Readers are found by content first and by name second, all through the same door."""

import pytest

from summitry import registry
from summitry.read.dispatch import reader_of, readers
from summitry.read.source import Match

NAMES = (
    "compressed",
    "csv",
    "docx",
    "feed",
    "html",
    "json",
    "mail",
    "other",
    "parquet",
    "pdf",
    "tar",
    "text",
    "warc",
    "zip",
)


def test_the_registered_readers():
    assert set(NAMES) <= set(registry.names(registry.READERS))
    assert {r.name for r in readers()} >= set(NAMES)


@pytest.mark.parametrize("reader", readers(), ids=lambda r: r.name)
@pytest.mark.parametrize("head", [b"\x00", b"x", b"\xff" * 8192, b"{", b"<", b"PK", b" " * 8192])
def test_every_reader_answers_for_any_bytes(reader, head):
    assert isinstance(reader.matches(head, "report"), Match)


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"%PDF-1.7", "report.txt", "pdf"),
        (b"PK\x03\x04", "a.docx", "docx"),
        (b"PK\x03\x04....word/document.xml", "a", "docx"),
        (b"PK\x03\x04", "a.txt", "zip"),
        (b"\x1f\x8b\x08", "a.jsonl", "compressed"),
        (b"WARC/1.0\r\n", "a", "warc"),
        (b"PAR1", "a", "parquet"),
        (b"<!DOCTYPE html><html>", "a.txt", "html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.html", "feed"),
        (b'{"text": "x"}', "a", "json"),
        (b"{not JSON} said the king", "a.txt", "text"),
        (b"From: a@b.c\nDate: x\nSubject: y\n\n", "a.txt", "mail"),
        (b"From the palace came no word", "a.txt", "text"),
        (b"text,title\n", "a.csv", "csv"),
        (b"anything else", "a.xyz", "text"),
        (b"", "a.jsonl", "json"),
        (b"\x00" * 257 + b"ustar", "a", "tar"),
    ],
)
def test_which_reader(head, name, expected):
    assert reader_of(head, name).name == expected
