"""Inputs that break reading: a typed reason or the text, the rest read, and nothing lost without a word."""

from pathlib import Path

import pytest

from summitry.errors import Skipped
from summitry.read import documents
from summitry.settings import Settings

CASES = Path(__file__).parent.parent / "cases" / "robust"
EVERY = sorted(p.relative_to(CASES).as_posix() for p in CASES.rglob("*") if p.is_file())


def read(name):
    found = list(documents([CASES / name], Settings()))
    return [d for d in found if not isinstance(d, Skipped)], [d for d in found if isinstance(d, Skipped)]


@pytest.mark.parametrize("name", EVERY)
def test_each_gives_text_or_a_reason_and_no_reader_fails(name):
    made, left_out = read(name)
    assert made or left_out
    assert "failed" not in [skip.reason for skip in left_out]
    locators = [d.locator for d in made] + [s.locator for s in left_out if "#" in s.locator]
    assert len(locators) == len(set(locators))


@pytest.mark.parametrize("name", [name for name in EVERY if name.startswith("charset/")])
def test_a_name_that_is_no_charset_is_not_used(name):
    ((found,), _) = read(name)
    assert "Putin met Kim Jong Un in Vladivostok on Thursday" in found.text


@pytest.mark.parametrize("name", ["charset/08-rot13.html", "charset/08-idna.eml", "charset/08-unicode_escape.eml"])
def test_and_that_is_said(name):
    ((found,), _) = read(name)
    assert any("charset" in note for note in found.notes)


@pytest.mark.parametrize("name", ["07-soft-hyphen.txt", "07-zero-width.txt"])
def test_what_shows_nothing_parts_no_words(name):
    ((found,), _) = read(name)
    assert "North Korea's leader Kim Jong Un met Russian President Vladimir Putin in Vladivostok" in found.text


@pytest.mark.parametrize(
    ("name", "texts", "reasons"),
    [
        ("loss/atom-cut.atom", 2, ["broken"]),
        ("loss/rss-cut.rss", 2, ["broken"]),
        ("loss/csv-unbalanced-quote.csv", 3, ["broken"]),
        ("loss/eml-attachment-without-name.eml", 2, []),
        ("loss/eml-forwarded-as-attachment.eml", 2, []),
        ("loss/eml-boundary-lost.eml", 2, []),
        ("loss/eml-cut.eml", 2, ["broken"]),
        ("loss/gz-trailing-garbage.txt.gz", 1, []),
        ("loss/jsonl-same-id.jsonl", 1, ["language", "language"]),
        ("loss/nul-in-text.txt", 1, []),
        ("loss/opml-through-read.opml", 0, ["format"]),
        ("loss/tar-links.tar", 1, ["format", "format", "format"]),
        ("loss/tar-one-bit.tar", 4, ["broken"]),
        ("loss/tar-one-bit.tar.gz", 4, ["broken"]),
        ("loss/zip-same-name.zip", 2, []),
        ("loss/zip-two-archives-joined.zip", 2, []),
        ("loss/warc-cut.warc", 1, ["broken"]),
        ("loss/warc-no-length.warc", 1, ["broken"]),
        ("02-control-char.jsonl", 2, []),
        ("06-timestamp.parquet", 1, []),
    ],
)
def test_nothing_is_lost_without_a_word(name, texts, reasons):
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow")
    made, left_out = read(name)
    assert (len(made), [skip.reason for skip in left_out]) == (texts, reasons)
