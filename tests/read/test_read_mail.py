"""E-mails, newsletters and pages saved as one file."""

import quopri
from email.message import EmailMessage

import pytest


def message(**headers):
    made = EmailMessage()
    made["From"] = "Anna Lind <anna@strelsau.example>"
    made["To"] = "desk@zenda.example"
    made["Subject"] = "Fwd: Treaty signed in Strelsau"
    made["Date"] = "Thu, 12 Apr 2018 10:00:00 +0200"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def test_a_letter(read, web):
    made = message()
    made.set_content("\n\n".join(web.PARAGRAPHS))
    (found,) = read(made.as_bytes(), "a.eml")
    assert found.title == "Treaty signed in Strelsau"
    assert found.authors == ("Anna Lind",)
    assert found.published == "2018-04-12T10:00:00+02:00"
    assert web.PARAGRAPHS[1] in " ".join(found.text.split())


def test_a_newsletter_is_an_outlets(read, web):
    made = message(List_Unsubscribe="<mailto:x@y.example>")
    made.set_content("View this e-mail in your browser: https://x.example")
    made.add_alternative(web.page(), subtype="html")
    (found,) = read(made.as_bytes(), "a.eml")
    assert (found.outlet, found.authors) == ("Anna Lind", ())
    assert web.PARAGRAPHS[0] in found.text


def test_an_attached_report_is_read_too(read, web):
    made = message()
    made.set_content("See the report below, which came in this morning from our man at the palace in Strelsau.")
    made.add_attachment("\n\n".join(web.PARAGRAPHS).encode(), maintype="text", subtype="plain", filename="report.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    _, attached = read(made.as_bytes(), "a.eml")
    assert attached.locator.endswith("a.eml#report.txt")


def test_a_saved_page(read, web):
    made = EmailMessage()
    made["From"] = "<Saved by Blink>"
    made["Snapshot-Content-Location"] = "https://strelsau.example/treaty?x=1"
    made["Subject"] = "Treaty signed"
    made["Date"] = "Thu, 12 Apr 2018 10:00:00 -0000"
    made.set_content(web.page(web.GRAPH), subtype="html")
    made.make_related()
    (found,) = read(made.as_bytes(), "a.mhtml")
    assert (found.outlet, found.published, found.url) == (
        "Strelsau Times",
        "2018-04-12",
        "https://strelsau.example/treaty?x=1",
    )


def test_a_broken_message_has_a_reason(read, web):
    (found,) = read(
        b"From: x\nDate: never\nSubject: =?x-unknown?q?=ff?=\nContent-Type: multipart/mixed; boundary=none\n\n", "a.eml"
    )
    assert found.reason in ("no-text", "empty")


@pytest.mark.parametrize("charset", ["", '; charset="utf-8"', '; charset="us-ascii"'])
def test_a_page_saved_by_a_browser_that_names_no_charset(read, web, charset):
    part = quopri.encodestring(web.page(web.GRAPH).encode())
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://strelsau.example/treaty\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/html'
        + charset.encode() + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + part + b"\r\n--xx--\r\n"
    )  # fmt: skip
    (found,) = read(saved, "saved.mhtml")
    assert "“We have waited long enough,”" in found.text
    assert found.url == "https://strelsau.example/treaty"


def test_forwarded_headers_and_the_signature_of_a_letter_are_furniture(read, web):
    letter = (
        "From: Anna Lind <anna@x.example>\r\nTo: desk@x.example\r\nSubject: Fwd: the treaty\r\nDate: Fri, 04 May 2018 09:00:00 +0200\r\n\r\n"
        "---------- Forwarded message ---------\r\nFrom: News Desk <desk@lake.example>\r\nSubject: Treaty signed\r\n\r\n"
        + "\r\n\r\n".join(web.PARAGRAPHS) + "\r\n-- \r\nAnna Lind\r\nDesk editor\r\n+49 30 0000\r\n"
    )  # fmt: skip
    (found,) = read(letter, "letter.eml")
    prose = [p for p in found.passages if p.part.value == "paragraph"]
    assert [" ".join(found.text[p.start : p.end].split()) for p in prose] == web.PARAGRAPHS


LAYERED = """Thanks, that is what I needed.

From: Otto Berg <otto@desk.example>
Sent: Thursday, April 3, 2025 6:12 PM
To: Ida Dahl
Subject: Readout of the call

The Finnish president called the president of Ghana today. They spoke for an hour.

On Apr 2, 2025, at 10:15 AM, Press Team <press@gov.example> wrote:

> The President of Finland will call the President of Ghana tomorrow.
>
> The call will be about the port of Helsinki.
"""


def test_each_layer_of_a_letter_has_its_own_author_day_and_outlet(read):
    made = message()
    made.set_content(LAYERED)
    outer, forwarded, quoted = read(made.as_bytes(), "a.eml")
    assert (outer.authors, outer.published) == (("Anna Lind",), "2018-04-12T10:00:00+02:00")
    assert "Finnish" not in outer.text
    assert (forwarded.authors, forwarded.published) == (("Otto Berg",), "2025-04-03")
    assert "tomorrow" not in forwarded.text
    assert (quoted.outlet, quoted.published) == ("Press Team", "2025-04-02")
    assert ">" not in quoted.text


GMAIL = """---------- Forwarded message ---------
From: Press Office, Government of Sweden <p@gov.example>
Date: Wed, 12 Feb 2025 at 19:40
Subject: Readout
To: list <l@gov.example>
"""
OUTLOOK = """-----Original Message-----
From: Press Office, Government of Sweden [mailto:p@gov.example]
Sent: 12 February 2025 19:40
To: list
Subject: Readout
"""
APPLE = """Begin forwarded message:

From: Press Office, Government of Sweden <p@gov.example>
Subject: Readout
Date: February 12, 2025 at 19:40:11 GMT+1
To: list <l@gov.example>
"""


@pytest.mark.parametrize("mark", [GMAIL, OUTLOOK, APPLE], ids=["Gmail", "Outlook", "Apple"])
def test_marks_of_what_is_forwarded(read, mark):
    made = message()
    made.set_content(
        f"Colleagues, please see below what came in today from Stockholm.\n\n{mark}\nThe prime minister spoke by phone today."
    )
    _, forwarded = read(made.as_bytes(), "a.eml")
    assert (forwarded.outlet, forwarded.title) == ("Press Office, Government of Sweden", "Readout")
    assert forwarded.published == "2025-02-12"


def test_lines_that_a_mail_program_broke_in_a_quotation_are_joined(read):
    quoted = (
        "> The dinner was on Tuesday and not on Wednesday, I have it from two: Kenya's\n"
        "> President Ben Odongo and the Seychelles President, Ann Hoar, were in Lamu.\n"
        "> It was short.\n"
    )
    made = message()
    made.set_content(f"Thank you, we run it now.\n\nAm 05.09.2025 um 18:02 schrieb Ben Lund:\n{quoted}")
    inner = next(one for one in read(made.as_bytes(), "a.eml") if one.locator.endswith("quoted-1"))
    assert "Kenya's President Ben Odongo and the Seychelles President, Ann Hoar, were in Lamu." in inner.text
    assert inner.published == "2025-09-05"
