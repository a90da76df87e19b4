"""What the user says of reports, and what Summitry itself wrote and never reads as a report."""

import io

import pytest

from summitry.errors import InputError
from summitry.read import documents
from summitry.read.given import Given
from summitry.settings import Settings

TEXT = "The presidents of Norway and Sweden met in Oslo on Monday for two hours, a spokesman said."


def folder(tmp_path, **files):
    for name, content in files.items():
        path = tmp_path / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_users_word_wins_over_what_a_report_states(tmp_path):
    at = folder(tmp_path, a_txt=f"4 May 2020\n\n{TEXT}")
    (found,) = documents([at], Settings(), said=Given.of({"published": "2021-05-04", "outlet": "Fjord News"}, "test"))
    assert (found.published, found.published_from, found.outlet) == ("2021-05-04", "stated", "Fjord News")
    assert "test" in found.published_why


def test_a_file_beside_the_reports_says_it_too_and_is_none_of_them(tmp_path):
    at = folder(
        tmp_path,
        summitry_yaml='outlet: Fjord News\nfiles:\n  "b*.txt": {published: 2021-05-04, agency: Pacific Wire}\n',
        sub__summitry_yaml="outlet: Harbour Times\n",
        a_txt=TEXT,
        b1_txt=TEXT + " It was cold.",
        sub__b2_txt=TEXT + " It was warm.",
    )
    found = {one.locator.rpartition("/")[2]: one for one in documents([at], Settings())}
    assert sorted(found) == ["a.txt", "b1.txt", "b2.txt"]
    assert [found[name].outlet for name in sorted(found)] == ["Fjord News", "Fjord News", "Harbour Times"]
    assert [found[name].published for name in sorted(found)] == [None, "2021-05-04", "2021-05-04"]
    assert found["b1.txt"].agency == "Pacific Wire"


@pytest.mark.parametrize("held", ["outlett: x", "published: soon", "- a", "files: [a]", "a: [b"])
def test_what_is_none_of_its_form_is_said(tmp_path, held):
    at = folder(tmp_path, summitry_yaml=held, a_txt=TEXT)
    with pytest.raises(InputError):
        list(documents([at], Settings()))


def test_the_same_report_has_another_id_under_another_outlet(tmp_path):
    at = folder(tmp_path, a_txt=TEXT)
    one, other = (
        next(iter(documents([at], Settings(), said=Given.of({"outlet": name}, "test"))))
        for name in ("Fjord News", "Courier")
    )
    assert one.id != other.id


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n<meta name="generator" content="Summitry"></head>',
            "b.html",
        ),
        ("<!-- Summitry -->\n# Norway and Sweden: meeting\n\nThey met on Monday.", "brief.md"),
        ('{"agency": null, "authors": [], "id": "d-fe9cc00309f7aa9b", "kept": 1, "language": "en"}', "record.jsonl"),
        ('{"feeds": {}}', "summitry.feeds.json"),
        ("kind,title,id,text\nmeeting,Talks end,e-01254cfa422e0111,They met on Monday.\n", "meetings.csv"),
        ("title\ttext\tid\nTalks end\tThey met on Monday.\tc-01254cfa422e0111\n", "claims.tsv"),
        ('one,other,meetings,entries\nAnn,Ben,2,"e-01254cfa422e0111; e-01254cfa422e0112"\n', "network.csv"),
        ("document,published,origin,why,shared text\nTalks end,2031-05-04,Courier,own report,\n", "sources.csv"),
        ('[\n  {\n    "title": "Talks end",\n    "id": "e-01254cfa422e0111"\n  }\n]\n', "meetings.json"),
        (
            '[\n  {\n    "place": "Oslo",\n    "type": "city",\n    "within": "Norway",\n    "latitude longitude": ""}]',
            "p.json",
        ),
        (
            "\nkind: encounter\nentry: Meeting of Ann and Ben\nid: e-01254cfa422e0111\n  parties: Ann | Ben\n",
            "meetings.txt",
        ),
    ],
)
def test_what_summitry_wrote_is_left_out_and_named(read, content, name):
    (found,) = read(content, name)
    assert found.reason == "own"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("id,title,text\nr-1,Talks end,They met on Monday in Oslo and agreed on the fishing zones.\n", "reports.csv"),
        (
            '[{"id": "e-12", "title": "Talks end", "text": "They met on Monday in Oslo and agreed on fishing."}]',
            "r.json",
        ),
    ],
)
def test_rows_of_others_are_read(read, content, name):
    (found,) = read(content, name)
    assert found.title == "Talks end"


def test_a_brief_as_pdf_is_left_out(read):
    from pypdf import PdfWriter

    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Creator": "Summitry", "/Title": "Talks of Norway and Sweden"})
    writer.write(made)
    (found,) = read(made.getvalue(), "brief.pdf")
    assert found.reason == "own"
