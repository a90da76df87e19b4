"""PDF pages in reading order: columns, running heads, tables, and words that a line end has parted."""

import pytest

from summitry.read.hyphens import joined

LEFT = [
    "The presidents of both countries met in",
    "Strelsau on Monday and agreed to reopen the",
    "northern ferry line, closed since the storms.",
    "Officials said that international observ-",
    "ers would inspect the harbour before the end",
    "of the month, and that trade would follow as",
]
RIGHT = [
    "soon as both parliaments have agreed to it.",
    "The opposition will not vote for the treaty",
    "before the islands are part of it.",
    "A confidence-building measure was named by",
    "nobody, and neither capital has said who would",
    "command the joint patrols in the channel.",
]


def pdf(*pages):
    """A PDF whose pages are lists of (x, y, size of letters, words), in this order."""
    drawn = [
        b" ".join(
            b"BT /F1 %d Tf %d %d Td (%s) Tj ET"
            % (size, x, y, words.replace("(", r"\(").replace(")", r"\)").encode("cp1252"))
            for x, y, size, words in page
        )
        for page in pages
    ]
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, content in enumerate(drawn):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (first + 2 * n + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, held in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in offsets
    )
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))


def column(x, lines, top=700, step=13):
    return [(x, top - n * step, 10, words) for n, words in enumerate(lines)]


def shown(read, *pages):
    (found,) = read(pdf(*pages), "report.pdf")
    return [(p.part.value, " ".join(found.text[p.start : p.end].split())) for p in found.passages]


def whole(lines):
    return " ".join(joined("\n".join(lines)).split())


def side_by_side(left, right, **how):
    """Two columns as programs write them that go over a page line by line."""
    return [one for pair in zip(column(50, left, **how), column(310, right, **how), strict=True) for one in pair]


TITLE = (50, 740, 18, "Ferry line to reopen after talks in Strelsau")


@pytest.mark.parametrize("page", [side_by_side(LEFT, RIGHT), column(50, LEFT) + column(310, RIGHT)])
def test_two_columns_are_read_one_after_the_other(read, page):
    parts = shown(read, [TITLE, *page])
    assert parts == [
        ("headline", TITLE[3]),
        ("paragraph", f"{whole(LEFT)} {whole(RIGHT[:3])}"),
        ("paragraph", whole(RIGHT[3:])),
    ]


def test_a_full_width_line_parts_what_is_above_it_from_what_is_below(read):
    heading = (50, 600, 14, "What the two governments have not said so far")
    above = side_by_side(
        [*LEFT[:2], "ferry line."], ["Both parliaments have until the autumn to", "vote on it, and", "may change it."]
    )
    below = side_by_side(LEFT[3:], RIGHT[:3], top=560)
    parts = shown(read, [TITLE, *above, heading, *below])
    assert [words for _, words in parts] == [
        TITLE[3],
        f"{whole(LEFT[:2])} ferry line.",
        "Both parliaments have until the autumn to vote on it, and may change it.",
        heading[3],
        f"{whole(LEFT[3:])} {whole(RIGHT[:3])}",
    ]


def test_running_heads_and_page_numbers_are_furniture_and_cut_no_paragraph(read):
    def page(number, lines):
        return [
            (50, 815, 8, "Strelsau Review"),
            (480, 815, 8, f"Issue {number}"),
            (290, 20, 8, f"Page {number} of 2"),
            *column(50, lines),
        ]

    parts = shown(read, page(1, LEFT[:4]), page(2, LEFT[4:]))
    assert parts[0] == ("paragraph", whole(LEFT))
    assert parts[1:] == [
        ("furniture", words) for words in ("Strelsau Review", "Issue 1", "Page 1 of 2", "Issue 2", "Page 2 of 2")
    ]


def test_small_print_with_a_date_is_no_running_head(read):
    (found,) = read(pdf([(50, 815, 8, "12 April 2018"), (50, 800, 8, "Press office"), *column(50, LEFT)]), "report.pdf")
    assert (found.published, found.published_from) == ("2018-04-12", "stated")
    assert [p.part.value for p in found.passages] == ["dateline", "paragraph", "furniture"]


def test_paragraphs_are_told_by_space_and_by_indent(read):
    spaced = column(50, LEFT[:3]) + column(50, RIGHT[:3], top=650)
    assert [words for _, words in shown(read, spaced)] == [whole(LEFT[:3]), whole(RIGHT[:3])]
    indented = [
        *column(50, LEFT[:3]),
        (65, 661, 10, "The treaty leaves open who may"),
        *column(50, RIGHT[1:3], top=648),
    ]
    assert [words for _, words in shown(read, indented)][1].startswith("The treaty leaves open")


def test_rows_of_a_table_keep_their_cells_and_words_in_other_letters_are_none(read):
    rows = [("Year", "Passengers", "Ships"), ("2016", "225,500", "2"), ("2017", "240,000", "2")]
    table = [(50 + 60 * c, 600 - 18 * r, 10, cell) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    parts = shown(
        read,
        [
            *column(50, LEFT),
            *table,
            (50, 500, 10, "The ferry, the"),
            (180, 500, 11, "Queen Flavia"),
            (300, 500, 10, ", was laid up in the winter."),
        ],
    )
    assert [words for _, words in parts][1:] == [
        "| Year | Passengers | Ships |",
        "| 2016 | 225,500 | 2 |",
        "| 2017 | 240,000 | 2 |",
        "The ferry, the Queen Flavia, was laid up in the winter.",
    ]


def test_a_heading_over_two_lines_is_one(read):
    parts = shown(
        read,
        [(50, 740, 18, "Ferry line to reopen"), (50, 718, 18, "after talks in Strelsau"), *column(50, LEFT, top=680)],
    )
    assert parts[0] == ("headline", TITLE[3])


@pytest.mark.parametrize(
    ("parted", "word"),
    [
        ("inter-\nnational talks", "international\ntalks"), ("state-\nment", "statement"), ("Strel-\nsau", "Strelsau"),
        ("confidence-\nbuilding", "confidence-building"), ("well-\nknown", "well-known"), ("Anglo-\nAmerican", "Anglo-American"),
        ("re\u00ad\nopened", "reopened"), ("1990-\n2000", "1990-2000"), ("pause -\nand go", "pause -\nand go"),
    ],
)  # fmt: skip
def test_words_parted_at_the_end_of_a_line(parted, word):
    assert joined(parted) == word


def test_the_posts_of_a_live_page(parts):
    text = (
        "Summit live: leaders arrive in Strelsau\n\nLive blog, 4 October 2031 (all times CET)\n\n10.56am\n"
        "The ministers have arrived in Strelsau for the talks on the port.\n\n10.45 CET Sylvania says no\n"
        "The premier said that there was nothing to talk about today.\n\n16:05 – Correction\n"
        "We earlier reported that the president would attend. He will not; the minister represents the country today."
    )
    found = parts(text)
    assert ("dateline", "10.56am") in found
    assert ("dateline", "10.45 CET") in found
    assert ("subhead", "Sylvania says no") in found
    assert ("furniture", "We earlier reported that the president would attend.") in found
    assert found[-1] == ("paragraph", "He will not; the minister represents the country today.")


def test_headlines_of_other_pages_in_a_list(parts):
    text = (
        "Talks end abruptly\n\nThe second day of talks in Strelsau ended abruptly on Wednesday after two hours.\n\n"
        "“That would be a step back,” the president told the Courier.\n\n* President and Envoy Meet Today. What Is at Stake\n"
        "* Sylvania Says It Will Never Sign: 'We Have the Upper Hand'\n* Five Questions on the Port of Strelsau"
    )
    assert [part for part, _ in parts(text)][3:] == ["furniture"] * 3


def test_a_list_that_is_announced_is_the_reports(parts):
    text = (
        "Talks end\n\nThe second day of talks in Strelsau ended on Wednesday after two hours.\n\nThey agreed on three points:\n\n"
        "* an end of the tax on timber\n* two ships for the port\n* a joint commission"
    )
    assert [words for part, words in parts(text) if part == "paragraph"][-3:] == [
        "an end of the tax on timber",
        "two ships for the port",
        "a joint commission",
    ]
