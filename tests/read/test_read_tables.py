"""CSV and Parquet: a row is a report."""

import io

import pytest

TEXT = "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing."


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_row_is_a_report(read, separator):
    rows = [
        ["title", "content", "publication", "date"],
        ["Treaty signed", TEXT, "Strelsau Times", "2018-04-12"],
        ["More", TEXT + " It rained.", "", ""],
    ]
    data = "\n".join(separator.join(row) for row in rows)
    first, second = read(data, "news.csv")
    assert (first.title, first.outlet, first.published) == ("Treaty signed", "Strelsau Times", "2018-04-12")
    assert first.locator.endswith("news.csv#2")
    assert second.published is None


def test_line_ends_in_a_cell(read):
    (found,) = read(f'id,text\nx7,"{TEXT}\n\nIt rained."\n', "news.csv")
    assert found.text == f"{TEXT}\n\nIt rained."
    assert found.locator.endswith("#x7")


def test_an_unknown_heading_needs_a_mapping(read):
    data = f"kop,tekst\nTreaty,{TEXT}\n"
    (found,) = read(data, "news.csv")
    assert found.reason == "no-text"
    assert "tekst" in found.message
    assert read(data, "news.csv", fields={"text": "tekst"})[0].text == TEXT


def test_a_cell_too_large_ends_the_table(read):
    found = read(f'text\n{TEXT}\n"{"word " * 400_000}"\n', "news.csv", max_line_bytes=1_000_000)
    assert [getattr(f, "reason", "document") for f in found] == ["document", "broken"]


def test_windows_charset(read):
    (found,) = read(f"text\n{TEXT} It’s over.\n".encode("cp1252"), "news.csv")
    assert "It’s" in found.text


def test_parquet(read):
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(
        pa.table({"text": [TEXT, None], "title": ["Treaty signed", "No text"], "published": ["2018-04-12", None]}), out
    )
    first, second = read(out.getvalue(), "news")
    assert (first.title, first.published) == ("Treaty signed", "2018-04-12")
    assert second.text == "No text"
    assert read(out.getvalue()[:200], "broken.parquet")[0].reason == "broken"


def test_a_table_of_reports_is_known_by_its_headings(read):
    rows = f'id,title,publication,date,content\n7,Treaty signed,Strelsau Times,2018-05-03,"{TEXT}"\n'
    (found,) = read(rows, "download")
    assert (found.locator.rsplit("#", 1)[1], found.outlet, found.published) == ("7", "Strelsau Times", "2018-05-03")


def test_prose_with_commas_is_no_table(read):
    (found,) = read(f"Title, text and date are what a report needs, said the king. {TEXT}", "download")
    assert found.text.startswith("Title, text")
