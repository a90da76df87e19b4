"""Markdown with front matter, subtitles, Rich Text, OpenDocument, mail boxes and NewsML-G2."""

import io

import pytest


def shown(document, *parts):
    return [
        (p.part.value, " ".join(document.text[p.start : p.end].split()))
        for p in document.passages
        if p.part != "furniture" and (not parts or p.part in parts)
    ]


MARKDOWN = """---
title: "Envoys of Ruritania and Sylvania end talks | Harbour Times"
source: https://www.harbourtimes.example/world/2031/2/18/envoys
author: "[[Anna Lind]]"
date: 2031-02-18
word_count: 212
tags: [ruritania, talks]
---

![Envoys shake hands](https://img.example/1.jpg)

# Envoys of Ruritania and Sylvania end talks

The second day of talks ended on Wednesday in **Strelsau** after two hours. The [first day](https://x.example/1_(a)) had
lasted _six_ hours.[^1]

> "We will be back," said the envoy **Otto Berg**.

Next steps
----------

1. Both sides return to Zenda.
2. They meet *twice* a month.

[^1]: By the count of the ministry.
[ref]: https://x.example
"""


def test_markdown_with_front_matter(read):
    (found,) = read(MARKDOWN, "clip.md")
    assert (found.title, found.outlet) == ("Envoys of Ruritania and Sylvania end talks", "Harbour Times")
    assert (found.published, found.published_from) == ("2031-02-18", "stated")
    assert found.url == "https://www.harbourtimes.example/world/2031/2/18/envoys"
    for mark in ("**", "](", "word_count", "212", "[^", "> ", "---", "[["):
        assert mark not in found.text.replace("![Envoys shake hands](https://img.example/1.jpg)", "")
    words = shown(found)
    assert words[0] == ("headline", "Envoys of Ruritania and Sylvania end talks")
    assert (
        "paragraph",
        "The second day of talks ended on Wednesday in Strelsau after two hours. The first day had lasted six hours.",
    ) in words
    assert ("paragraph", '"We will be back," said the envoy Otto Berg.') in words
    assert ("subhead", "Next steps") in words
    assert ("paragraph", "They meet twice a month.") in words


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ("+++\ntitle = 'Talks end'\ndate = 2031-02-18T08:00:00Z\n+++\n", "Talks end", "2031-02-18"),
        (
            "---\ntitle: Talks end: the second day\npublished: 2031-02-18\n---\n",
            "Talks end: the second day",
            "2031-02-18",
        ),
        ("---\nheadline: Talks end\ndate: 18 February 2031\n---\n", "Talks end", "2031-02-18"),
    ],
)
def test_front_matter_of_other_forms(read, head, title, day):
    (found,) = read(
        f"{head}\nThe talks of Ruritania and Sylvania ended on Tuesday in Strelsau without a result.\n", "a.md"
    )
    assert (found.title, (found.published or "")[:10]) == (title, day)
    assert shown(found, "paragraph") == [
        ("paragraph", "The talks of Ruritania and Sylvania ended on Tuesday in Strelsau without a result.")
    ]


def test_front_matter_in_a_text_file_and_none_in_markdown(read):
    (one,) = read(MARKDOWN, "clip.txt")
    assert one.outlet == "Harbour Times"
    (two,) = read("# Talks end\n\nThe talks of Ruritania and Sylvania ended on Tuesday in **Strelsau**.\n", "b.md")
    assert two.title == "Talks end"
    assert shown(two)[-1][1].endswith("in Strelsau.")


VTT = """WEBVTT

NOTE made by a machine

00:00:01.000 --> 00:00:04.000 align:start
<v Otto Berg>Good morning. We have come to an

00:00:04.000 --> 00:00:06.000
<v Otto Berg>agreement on the <b>crossing</b>.

00:00:06.500 --> 00:00:08.000
<v Flavia Tarl>It took us three months.
"""

SRT = """1
00:00:01,000 --> 00:00:04,000
BERG: Good morning. We have come to an

2
00:00:04,000 --> 00:00:06,000
agreement on the <i>crossing</i>.

3
00:00:06,500 --> 00:00:08,000
>> TARL: It took us three months.
"""


@pytest.mark.parametrize(
    ("text", "name", "speakers"), [(VTT, "a.vtt", ("Otto Berg", "Flavia Tarl")), (SRT, "a.srt", ("BERG", "TARL"))]
)
def test_subtitles_are_a_transcript(read, text, name, speakers):
    (found,) = read(text, name)
    assert [words for _, words in shown(found)] == [
        f"{speakers[0]}: Good morning. We have come to an agreement on the crossing.",
        f"{speakers[1]}: It took us three months.",
    ]


def test_rich_text(read):
    text = (
        r"{\rtf1\ansi{\info{\title Talks end}{\author Anna Lind}{\creatim\yr2031\mo2\dy18}}"
        r"\b The talks ended.\b0\par The presidents met in Strelsau on Monday for two hours, a spokesman said.\par"
        r" Caf\'e9 Central.\par}"
    )
    (found,) = read(text, "a.rtf")
    assert (found.title, found.authors) == ("Talks end", ("Anna Lind",))
    assert "The presidents met in Strelsau on Monday for two hours" in found.text
    assert "Café Central." in found.text
    assert found.published is None
    assert "2031-02-18" in found.published_why


def test_an_opendocument_text(read):
    odfdo = pytest.importorskip("odfdo")
    made = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, "Talks end"))
    made.body.append(odfdo.Paragraph("The presidents met in Strelsau on Monday for two hours, a spokesman said."))
    made.body.append(odfdo.List(["Both open the market.", "Both end the tax."]))
    table = odfdo.Table("figures", width=2, height=1)
    table.set_values([["Salt", "40"]])
    made.body.append(table)
    out = io.BytesIO()
    made.save(out)
    (found,) = read(out.getvalue(), "a.odt")
    words = [words for _, words in shown(found)]
    assert words[:4] == [
        "Talks end",
        "The presidents met in Strelsau on Monday for two hours, a spokesman said.",
        "Both open the market.",
        "Both end the tax.",
    ]
    assert "| Salt | 40 |" in words


BOX = """From anna@strelsau.example Thu Apr 12 10:00:00 2018
From: Anna Lind <anna@strelsau.example>
To: x@y.example
Subject: Treaty signed
Date: Thu, 12 Apr 2018 10:00:00 +0200

The presidents of Ruritania and Sylvania met in Strelsau on Monday.
>From there they went to Zenda.

From otto@strelsau.example Fri Apr 13 10:00:00 2018
From: Otto Berg <otto@strelsau.example>
To: x@y.example
Subject: Treaty torn up
Date: Fri, 13 Apr 2018 10:00:00 +0200

The parliament of Sylvania has torn up the treaty, its speaker said on Friday.
"""


def test_each_letter_of_a_box(read):
    first, second = read(BOX, "letters.mbox")
    assert (first.title, first.published) == ("Treaty signed", "2018-04-12T10:00:00+02:00")
    assert "\nFrom there they went to Zenda." in first.text
    assert (second.title, second.authors) == ("Treaty torn up", ("Otto Berg",))


NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:x:1" version="1"><itemMeta><provider literal="Pacific Wire"/></itemMeta><contentMeta>
<contentCreated>2031-02-18T08:00:00Z</contentCreated><headline>Talks begin</headline></contentMeta><contentSet>
<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Old words of the first version.</p></body></html></inlineXML>
</contentSet></newsItem>
<newsItem guid="urn:x:1" version="2"><itemMeta><provider literal="Pacific Wire"/></itemMeta><contentMeta>
<contentCreated>2031-02-18T09:00:00Z</contentCreated><by>By Anna Lind</by><headline>Talks end</headline></contentMeta><contentSet>
<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>STRELSAU - The talks ended on Tuesday after two hours, a spokesman
said.</p><ul><li>Both open the market.</li></ul></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:x:2"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentSet><inlineData>No.</inlineData></contentSet>
</newsItem></itemSet></newsMessage>"""


def test_newsml_and_a_later_version_replaces_the_earlier(read):
    replaced, found, cancelled = read(NEWSML, "feed.xml")
    assert (replaced.reason, cancelled.reason) == ("replaced", "cancelled")
    assert (found.title, found.outlet, found.authors) == ("Talks end", "Pacific Wire", ("Anna Lind",))
    assert found.published == "2031-02-18T09:00:00+00:00"
    assert [words for _, words in shown(found, "paragraph")] == [
        "The talks ended on Tuesday after two hours, a spokesman said.",
        "Both open the market.",
    ]


def test_the_head_of_subtitles_gives_their_day(read):
    said = "1\n00:00:01.000 --> 00:00:04.000\n<v Ann Berg>We met the ministers of Ruritania in Strelsau yesterday.\n"
    (found,) = read(f"WEBVTT - Noon briefing, 3 June 2025\n\nNOTE checked by hand\n\n{said}", "a.vtt")
    assert (found.published, found.published_from) == ("2025-06-03", "stated")


def test_the_outlet_and_the_day_of_change_beside_a_title(read):
    page = (
        "<html><head><title>Water talks</title></head><body><h1>Water talks: rolling coverage</h1>"
        "<div class='by'>Lake Bulletin | Last updated 15 January 2026 at 23.10 CET | 4 posts</div>"
        "<article><h3>No deal tonight</h3><p>The water ministers of Ruritania and Sylvania have left by separate doors after "
        "meeting since noon, and both say that they have agreed on nothing but the coffee.</p></article></body></html>"
    )
    (found,) = read(page, "a.html")
    assert (found.outlet, found.published, found.published_from) == ("Lake Bulletin", "2026-01-15", "inferred")
