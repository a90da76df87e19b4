"""Outlet, agency, authors and date from the text, and only from what is there to say them."""

import pytest

from summitry.read import datelines

BODY = (
    "The presidents of Ruritania and Sylvania met in Strelsau on Thursday to sign a treaty on fishing and on trade.\n\n"
    "Both leaders spoke of a new beginning after three years without talks between them.\n"
)


def test_agency_and_day_of_a_dateline(read):
    (found,) = read(f"STRELSAU, April 12, 2018 (Reuters) - {BODY}")
    assert (found.agency, found.published, found.published_from) == ("Reuters", "2018-04-12", "stated")


def test_a_dateline_without_a_year_gives_no_date_but_is_kept(read):
    (found,) = read(f"STRELSAU, April 12 (TASS) -- {BODY}")
    assert found.published is None
    (above,) = read(f"Treaty signed in Strelsau\n\nCorrection appended\n\nMay 3, 2016\n\n{BODY}")
    assert above.published == "2016-05-03"
    assert "April 12" in found.published_why


def test_a_photo_credit_is_no_wire_tag(read):
    (found,) = read(f"Flavia greets her guest in Strelsau (AFP Photo/R. HENTZAU)\n\n{BODY}")
    assert found.agency is None


def test_credit_lines_name_the_agency(read):
    assert read(f"{BODY}\n© 2019 AFP")[0].agency == "Agence France-Presse"
    assert read(f"{BODY}\nWith reporting by AP")[0].agency == "Associated Press"
    assert read(f"{BODY}\nThe Associated Press contributed to this report.")[0].agency == "Associated Press"


def test_a_person_who_contributed_is_no_agency(read):
    assert read(f"{BODY}\nAnna Lind contributed to this report.")[0].agency is None


def test_byline_and_date_line(read):
    (found,) = read(
        "Treaty signed in Strelsau palace\n\nBy Anna Lind and Rudolf Hentzau, Strelsau Times\n"
        f"Published: 3 May 2018 10:15 GMT\n\n{BODY}"
    )
    assert found.authors == ("Anna Lind", "Rudolf Hentzau")
    assert (found.published, found.outlet, found.title) == (
        "2018-05-03",
        "Strelsau Times",
        "Treaty signed in Strelsau palace",
    )


def test_publication_goes_before_update(read):
    (found,) = read(f"Updated 4 May 2018\nPublished 3 May 2018\n\n{BODY}")
    assert found.published == "2018-05-03"


def test_outlet_of_a_copyright_line(read):
    (found,) = read(f"{BODY}\nCopyright © 2019 The Strelsau Times, LLC. All rights reserved.")
    assert (found.outlet, found.published) == ("The Strelsau Times", None)


def test_a_caption_date_needs_the_reports_weekday(read):
    caption = "Flavia greets her guest in Strelsau on April 12, 2018. Photo: EPA"  # a Thursday
    (found,) = read(f"{caption}\n\n{BODY}")
    assert (found.published, found.published_from) == ("2018-04-12", "inferred")
    assert "Thursday" in found.published_why
    (other,) = read(f"{caption.replace('12', '11')}\n\n{BODY}")
    assert other.published is None
    assert "April 11, 2018" in other.published_why


def test_an_inferred_date_does_not_change_the_identifier(read):
    (found,) = read(f"Flavia greets her guest in Strelsau on April 12, 2018. Photo: EPA\n\n{BODY}")
    from summitry.model import Document

    assert found.id == Document.of(found.text, locator="elsewhere").id


def test_date_and_outlet_after_a_byline(read):
    (found,) = read(f"By Anna Lind - The Strelsau Times - Thursday, May 3, 2018\n\n{BODY}")
    assert (found.authors, found.outlet, found.published) == (("Anna Lind",), "The Strelsau Times", "2018-05-03")
    assert read(f"By ANNA LIND and JON MOE May 3, 2018\n\n{BODY}")[0].published == "2018-05-03"
    assert read(f"By Anna Lind 05/13/2018\n\n{BODY}")[0].published == "2018-05-13"
    assert read(f"By Anna Lind 05/03/2018\n\n{BODY}")[0].published is None  # May or March


def test_source_lines(read):
    (found,) = read(f"Source: Xinhua| 2018-05-03 20:34:36|Editor: huaxia\n\n{BODY}")
    assert (found.agency, found.published) == ("Xinhua", "2018-05-03")


def test_an_agency_between_slashes(read):
    assert read(f"ZENDA, May 3. /TASS/. {BODY}")[0].agency == "TASS"


def test_the_year_of_a_dateline_from_the_report_itself(read):
    (found,) = read(
        f"STRELSAU, April 12 (TASS) -- {BODY}\nThe treaty of April 12, 2018, replaces that of May 1, 2001.\n"
    )
    assert (found.published, found.published_from) == ("2018-04-12", "inferred")


def test_a_byline_that_names_nobody_has_no_author(read):
    assert read(f"By a Staff Reporter\n\n{BODY}")[0].authors == ()


def test_a_line_of_place_and_date(read):
    (found,) = read(
        f"JOINT STATEMENT\nof the Presidents of Ruritania and Sylvania\n\nStrelsau, 12 April 2018\n\n{BODY}"
    )
    assert found.published == "2018-04-12"
    assert found.outlet is None


@pytest.mark.parametrize(
    "lines", ["Updated: 12 April 2018", "Updated\n\n12 April 2018", "Last modified:\n12 April 2018"]
)
def test_the_day_of_a_change_is_an_inference(read, lines):
    (found,) = read(f"Treaty signed in Strelsau\n\n{lines}\n\n{BODY}")
    assert (found.published, found.published_from) == ("2018-04-12", "inferred")
    assert "the day of a change" in found.published_why


def test_the_day_of_publication_goes_before_that_of_a_change(read):
    (found,) = read(f"Treaty signed in Strelsau\n\nUpdated\n\n14 April 2018\n\nPublished\n\n12 April 2018\n\n{BODY}")
    assert (found.published, found.published_from) == ("2018-04-12", "stated")


def test_a_date_below_a_correction_is_none_of_the_report(read):
    (found,) = read(f"Treaty signed in Strelsau\n\n{BODY}\n\nCORRECTION:\n\nTuesday, May 3, 2016")
    assert found.published is None
    (above,) = read(f"Treaty signed in Strelsau\n\nCorrection appended\n\nMay 3, 2016\n\n{BODY}")
    assert above.published == "2016-05-03"


@pytest.mark.parametrize(
    ("text", "day", "how"),
    [
        ("Port Sal, October 4, 2025, RNA -- {}", "2025-10-04", "stated"),
        ("Port Sal, Rajab 3, 1447 AH, December 23, 2025, RNA -- {}", "2025-12-23", "stated"),
        ("PYONGYANG, May 9 Juche 114 (Chongchon News Service) -- {}", "2025-05-09", "inferred"),
        ("(RURINOVA) - STRELSAU, SEP 8 - {}\n\n08-SET-25 11:02 NNNN", "2025-09-08", "inferred"),
        ("RURIWIRE 14:02 23-08-25\n\nSTRELSAU, Aug 23 (Ruriwire) - {}", "2025-08-23", "inferred"),
        ("Strelsau (rpd) - {}\n\nrpd bh xx a3\n071412 Nov 25", "2025-11-07", "inferred"),
        ("{}\n\n03-17-2025 15:51:12-0400 / RuP", "2025-03-17", "stated"),
        ("Strelsau | 16 Oct. 2025 | Last updated: 16-Oct-2025 10:22\n\n{}", "2025-10-16", "inferred"),
        ("QA-4, 30 January 2025, Statement of the Spokesperson\n\n{}", "2025-01-30", "inferred"),
        ("{}\n\nDone at Strelsau this sixth day of March 2026, in two originals.", "2026-03-06", "inferred"),
        ("{}\n\nDONE AT STRELSAU, 6 March 2026, in duplicate, in Sylvanian and Ruritanian.", "2026-03-06", "inferred"),
        ("{}\n\nSigned at Strelsau on the 21st day of June 2024.", "2024-06-21", "inferred"),
        (
            "Joint Declaration of Strelsau\n\nThe ministers, gathered in Strelsau on 2 May 2025, declare:\n\n{}",
            "2025-05-02",
            "inferred",
        ),
        ("{}\n\nFirst published in The Lake Review, June 2025.", "2025-06", "inferred"),
    ],
)
def test_a_day_that_no_date_line_gives(read, text, day, how):
    """Stamps of wires, two calendars, days of signing and of the meeting that made a joint paper."""
    (found,) = read(text.format(BODY))
    assert (found.published, found.published_from) == (day, how)


@pytest.mark.parametrize(
    "text",
    [
        "The fleets left the port of Strelsau on 8 April 2010.\n\n{}",
        "{}\n\nSigned in Strelsau on 8 April 2010, the treaty limits the catch of both fleets.",
        "{}\n\nThe port is open.\n\nThe fleet is at sea.\n\nSigned in Strelsau, the treaty entered into force on 8 April 2010.",
        "The treaty (8 April 2010) limits the catch of both fleets\n\n{}",
        "The Lake Treaty, 8 April 2010, Limits the catch of both fleets.\n\n{}",
        "STRELSAU, May 14 (Ruriwire) - {}\n\n14-MAR-09",
        "STRELSAU, May 3 (Ruriwire) - {}\n\n03-03-25",
        "STRELSAU, May 14 (Ruriwire) - {}"
        + "\n\nThe fleet stayed in the port." * 5
        + "\n\nForm 14-05-09 is void."
        + "\n\nThe port is shut." * 9,
    ],
)
def test_a_day_that_a_sentence_tells_and_a_stamp_of_another_month_are_none_of_the_paper(read, text):
    assert read(text.format(BODY))[0].published is None


def test_a_year_before_a_day_is_no_time_of_day():
    labels = {
        words: datelines._labels(words)[1] for words in ("Spring meeting 2024", "Updated 0930", "Updated 2024 GMT")
    }
    assert labels == {"Spring meeting 2024": "Spring meeting 2024", "Updated 0930": "", "Updated 2024 GMT": ""}


def test_a_day_within_a_sentence_at_the_head_is_no_date_of_the_paper(read):
    (found,) = read(f"Strelsau has waited since the accord of 3 May 2019 for this\n\n{BODY}")
    assert found.published is None
