"""Files, folders, standard input; and everything that cannot be read, with its reason."""

import io
import os
import zipfile
from types import SimpleNamespace

import pytest

from summitry.errors import InputError
from summitry.read import documents
from summitry.settings import Settings

TEXT = "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing.\n"


def test_a_folder_is_walked_in_the_order_of_its_names(tmp_path):
    for name in ("b/2.txt", "a/1.txt", "c.txt", ".hidden/3.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    found = [d.locator.removeprefix(tmp_path.as_posix() + "/") for d in documents([tmp_path], Settings())]
    assert found == ["c.txt", "a/1.txt", "b/2.txt"]


def test_reading_is_lazy(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    found = documents([tmp_path / "a.txt", tmp_path / "none.txt"], Settings())
    assert next(found).text == TEXT
    assert next(found).reason == "not-found"


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    (found,) = documents(["-"], Settings())
    assert (found.text, found.locator) == (TEXT, "-")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00" * 40, "format"),
        (b"words\x00and NULs in between" * 9, "binary"),
        (("Президенты встретились в Стрельсау и подписали договор о рыболовстве. " * 4).encode(), "language"),
        (
            ("Les présidents se sont rencontrés à Strelsau lundi pour signer un traité sur la pêche. " * 3).encode(),
            "language",
        ),
    ],
)
def test_what_cannot_be_read_has_a_reason(read, data, reason):
    (found,) = read(data)
    assert found.reason == reason
    assert found.stage == "read"
    assert found.message


def test_the_language_is_named(read):
    (found,) = read(
        "Die Präsidenten trafen sich am Montag in Strelsau, um einen Vertrag über die Fischerei zu unterzeichnen."
    )
    assert "German (de)" in found.message


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_charsets(read, charset):
    text = TEXT + ("“We agree,” the queen said – at last." if charset != "latin-1" else "The café was full.")
    (found,) = read(text.encode(charset))
    assert found.text == text


def test_a_larger_text_than_allowed(read):
    assert read(TEXT * 10, max_document_chars=500)[0].reason == "too-large"
    assert read(TEXT * 10, max_file_bytes=500)[0].reason == "too-large"


def test_line_ends_stay_as_they_are(read):
    (found,) = read(TEXT.replace("\n", "\r\n") + "\r\nBoth left.\r\n")
    assert found.text.count("\r\n") == 3


def test_an_empty_folder(tmp_path):
    (found,) = documents([tmp_path], Settings())
    assert found.reason == "empty"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    (found,) = documents([tmp_path], Settings())
    assert found.reason == "permission"


def test_no_permission_as_the_system_says_it(tmp_path, monkeypatch):
    from summitry.read.source import Source

    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Source, "head", refuse)
    (found,) = documents([tmp_path], Settings())
    assert found.reason == "permission"


def test_a_pipe_is_no_report(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (found,) = documents([tmp_path], Settings())
    assert found.reason == "format"


def test_a_field_that_reports_do_not_have(tmp_path):
    with pytest.raises(InputError, match="no field 'titel'"):
        list(documents([tmp_path], Settings(), fields={"titel": "kop"}))


def test_nul_bytes_are_told_with_what_to_do_about_them(read):
    (found,) = read(b"The presidents met.\x00 They talked." * 20, "report.txt")
    assert found.reason == "binary"
    assert "NUL bytes" in found.message
    assert "save it as text in UTF-8" in found.message


def test_a_text_that_is_too_long_is_told_in_characters(read):
    (by_bytes,) = read("a" * 5_000, "a.txt", max_document_chars=1_000)
    assert by_bytes.message == "it has 5,000 bytes; max_document_chars allows 1,000 characters, at most 4,000 bytes"
    (by_characters,) = read("a " * 1_000, "a.txt", max_document_chars=1_000)
    assert by_characters.message == "2,000 characters; max_document_chars allows 1,000"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\xff\xd8\xff\xe0abc" * 20, "a.jpg", "JPEG"),
        (b"\x89PNG\r\n\x1a\nabc", "a", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "save it as .docx"),
        (b"Rar!\x1a\x07\x00", "a.rar", "pack it as .zip"),
        (b"<?xml version='1.0'?><urlset><url>https://x.example</url></urlset>", "sitemap.xml", "<urlset>"),
    ],
)
def test_formats_that_are_not_read_are_named_with_what_to_do(read, data, name, words):
    (found,) = read(data, name)
    assert found.reason == "format"
    assert words in found.message


@pytest.mark.parametrize(
    ("member", "words"), [("xl/workbook.xml", "CSV"), ("ppt/a.xml", "PDF"), ("mimetype", "OpenDocument")]
)
def test_office_files_that_are_archives_inside_are_not_read_as_archives(read, member, words):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr(
            *(
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                if member == "mimetype"
                else ("[Content_Types].xml", "<Types/>")
            )
        )
        held.writestr(member if member != "mimetype" else "content.xml", "<x>The presidents met.</x>")
    (found,) = read(out.getvalue(), "a.bin")
    assert (found.reason, words in found.message) == ("format", True)
