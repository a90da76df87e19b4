"""A user's own file of issues."""

from __future__ import annotations

import pytest

from summitry.errors import InputError
from summitry.lexicon.own import issues


def file(tmp_path, text):
    path = tmp_path / "issues.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_heading_with_its_words(tmp_path):
    assert issues(file(tmp_path, "fishing: [Herring, trawler]\nferries: ferry\n")) == (
        ("herring", "fishing"),
        ("trawler", "fishing"),
        ("ferry", "ferries"),
    )


def test_no_file_is_no_headings():
    assert issues("") == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- fishing\n", "wants a heading"),
        ("fishing: {a: b}\n", "wants a list of words"),
        ("fishing: []\n", "wants a list of words"),
        ("fishing: [\n", "no valid YAML"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, text, said):
    with pytest.raises(InputError, match=said):
        issues(file(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot read the file of issues"):
        issues(str(tmp_path / "none.yaml"))


def test_on_and_no_are_words(tmp_path):
    assert issues(file(tmp_path, "power: [on, off]\nno: [nay]\n")) == (("on", "power"), ("off", "power"), ("nay", "no"))
