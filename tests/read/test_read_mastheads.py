"""Lines at the head of a paper in parts, datelines with an agency, sites at the end of a title, days that a head ends with."""

import pytest

from summitry.errors import Skipped
from summitry.read import documents
from summitry.read.datelines import date_line, dateline
from summitry.read.mastheads import masthead
from summitry.settings import Settings

BODY = (
    "The minister said on Monday that the port would open in May, and that two ships were waiting outside it.\n\n" * 3
)


def read(folder, text, name="report.txt"):
    (folder / name).write_text(text, encoding="utf-8")
    return next(d for d in documents([folder / name], Settings()) if not isinstance(d, Skipped))


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("WORLD | The Lake Tribune, Geneva, 5 February 2026, page 7", "2026-02-05", "The Lake Tribune"),
        ("By Ann Berg in Oslo • 30 August 2025 • The Clarion", "2025-08-30", "The Clarion"),
        ("Interview: Ann Berg, Oslo | Kysten Avis, online, 12 March 2025", "2025-03-12", "Kysten Avis"),
        ("Harbour Post live desk. Wednesday 18 June 2025. All times Oslo.", "2025-06-18", "Harbour Post"),
        ("Anna Berg | 5 May 2024 | 3 min read", "2024-05-05", None),
    ],
)
def test_a_line_of_parts_gives_day_and_outlet(line, day, outlet):
    found = masthead(line)
    assert (found.day, found.outlet) == (day, outlet)


@pytest.mark.parametrize(
    "line",
    [
        "The queen speaks to reporters in Strelsau on April 3, 2018. | Rudolf Hentzau/AP Photo",
        "They met on 5 May 2024 and again on 6 June 2024 | as the paper told its readers",
        "No day at all | The Lake Tribune",
    ],
)
def test_sentences_and_lines_without_one_day_are_none(line):
    assert masthead(line) is None


def test_a_line_with_a_clock_and_a_place_behind_its_day():
    assert date_line("November 7, 2024 16:20 The Castle, Prague").day == "2024-11-07"


@pytest.mark.parametrize(
    ("words", "place", "day", "agency"),
    [
        (
            "Pyongyang, May 3, Juche 114 (2025) (Sunrise News Agency) -- The",
            "Pyongyang",
            "May 3, 2025",
            "Sunrise News Agency",
        ),
        (
            "DOHA, Rajab 11, 1446, January 11, 2025 (Pearl Bulletin) -- The",
            "DOHA",
            "January 11, 2025",
            "Pearl Bulletin",
        ),
        ("Riga, June 6 2025 (Amber): The", "Riga", "June 6, 2025", "Amber"),
        ("Tehran, PARS – The", "Tehran", "", "PARS"),
        ("MINSK, July 15. /BELRU/. The", "MINSK", "July 15", "BELRU"),
        ("Hanoi (Red River News) - The", "Hanoi", "", "Red River News"),
    ],
)
def test_datelines_that_name_their_agency(words, place, day, agency):
    found = dateline(words)
    assert (found.place, found.day, found.agency) == (place, day, agency)
    assert words[found.end :] == "The"


def test_the_day_of_a_dateline_has_its_year_from_the_foot(tmp_path):
    text = f"Fund agreed\n\nSEOUL, April 9 (Hanbit) -- {BODY}(END)\n2025-04-09 17:26\n"
    found = read(tmp_path, text)
    assert (found.published, found.published_from, found.agency) == ("2025-04-09", "inferred", "Hanbit")


def test_a_head_that_ends_with_a_day_bears_the_day_of_the_paper(tmp_path):
    found = read(tmp_path, f"Meeting of the Ministers of Fisheries, Visby, 26 August 2024\n\n{BODY}")
    assert (found.published, found.published_from) == ("2024-08-26", "inferred")


def test_a_body_that_stands_at_the_head_issues_the_paper(tmp_path):
    found = read(
        tmp_path, f"Ministry of Foreign Affairs of Norway\nPress Release\n\nTalks in Oslo\n\nMay 8, 2025\n\n{BODY}"
    )
    assert found.agency == "Ministry of Foreign Affairs of Norway"


@pytest.mark.parametrize("title", ["Talks end well | Lake &amp; Shore", "Visit to Oslo - Ministry of Foreign Trade"])
def test_the_site_at_the_end_of_a_title_that_no_heading_has(tmp_path, title):
    paragraphs = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    page = f"<html><head><title>{title}</title></head><body><h1>Talks about the port end in Oslo</h1>{paragraphs}</body></html>"
    assert read(tmp_path, page, "page.html").outlet == title.replace("&amp;", "&").split(" | ")[-1].split(" - ")[-1]


@pytest.mark.parametrize(
    "lead",
    [
        "OSLO, 3 May 2021 - President Ana Lund of Norway met Premier Otto Berg of Sweden in Vienna on Monday.",
        "Oslo, 6 May 2021 — Premier Otto Berg flew home.",
    ],
)
def test_a_sentence_behind_a_dateline_is_no_line_of_the_head(tmp_path, lead):
    told = read(tmp_path, lead)
    assert any(lead[-24:] in told.text[p.start : p.end] for p in told.passages if p.part == "paragraph")
