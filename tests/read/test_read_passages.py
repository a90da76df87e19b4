"""Each part of a page is known for what it is, and no character is lost."""

import signal
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model import Part
from summitry.read import split

BODY = (
    "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing.\n\n"
    "Both leaders spoke of a new beginning after three years without talks between them.\n\n"
    "A spokesman said that the next round would be held in spring, without naming a place."
)

SCRAPS = [
    "\n",
    "\n\n",
    " ",
    "|",
    "![]()",
    "By Ann Lee",
    "(AP Photo/Jo Poe)",
    "ZENDA (Reuters) - ",
    "Share",
    "• ",
    "PUTIN: ",
    "## ",
    "Photo: EPA",
    "3 comments:",
    "They met on Monday.",
    "a sentence that goes on and on and on",
    "\\n",
    "© 2019 AFP",
    "\u00a0",
    "Related stories",
    "\t",
    "“We agree,” he said.",
    "\r\n",
    "\x0c",
    "May 4, 2018",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS)).map("".join)))
def test_every_character_belongs_to_exactly_one_passage_or_is_white_space(text):
    at = 0
    for passage in split(text):
        assert passage.start >= at
        assert not text[at : passage.start].strip()
        assert passage.start < passage.end
        assert text[passage.start : passage.end].strip() == text[passage.start : passage.end]
        at = passage.end
    assert not text[at:].strip()


def test_headline_byline_dateline_and_paragraphs(parts):
    text = f"Ruritania and Sylvania sign treaty\n\nBy Anna Lind\n\nSTRELSAU (Reuters) - {BODY}"
    assert [part for part, _ in parts(text)] == [
        "headline",
        "byline",
        "dateline",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "STRELSAU, Ruritania — ",
        "STRELSAU, Ruritania, April 3 (Xinhua) -- ",
        "(CNN) – ",
        "Strelsau, Ruritania – ",
        "STRELSAU, April 3. /TASS/. ",
        "NEW STRELSAU/ZENDA (AFP) - ",
        "April 3 (UPI) -- ",
        "ZENDA: ",
        "WEST STRELSAU, N.Y. (AP) — ",
        "Strelsau (dpa) - ",
        "STRELSAU - ",
    ],
)
def test_datelines(parts, opening):
    (part, words), (rest, _), *_ = parts(opening + BODY)
    if opening == "ZENDA: ":  # a speaker's label has this form too
        assert part == "paragraph"
    else:
        assert (part, words, rest) == ("dateline", opening.strip(), "paragraph")


@pytest.mark.parametrize(
    "opening",
    [
        "Flavia – who had come by train – ",
        "NATO – the alliance – ",
        "A peaceful – if short – meeting: ",
        "(It rained.) ",
    ],
)
def test_openings_that_are_no_datelines(parts, opening):
    assert parts(opening + BODY)[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("President Flavia greets her guest in Strelsau on April 3, 2018.", "Photo: Rudolf Hentzau / EPA"),
        ("President Flavia greets her guest in Strelsau.", "(AP Photo/Rudolf Hentzau, File)"),
        ("FILE - In this May 4, 2017, file photo, President Flavia waves in Strelsau.", "(AP Photo/Rudolf Hentzau)"),
        ("President Flavia greets her guest in Strelsau.", "REUTERS/Rudolf Hentzau"),
        ("President Flavia greets her guest in Strelsau.", "Photograph: Rudolf Hentzau/Getty Images"),
        ("President Flavia greets her guest in Strelsau.", "Rudolf Hentzau/AFP via Getty Images"),
        ("President Flavia, centre, in Strelsau", "| Photo credit: Rudolf Hentzau"),
        ("President Flavia with her guests in Strelsau on April 3.", "Photographer: Rudolf Hentzau/Zenda News"),
        ("Antoinette de Mauban", "Photographer: Rudolf Hentzau/Zenda News via Getty Images"),
        ("The queen speaks to reporters in Strelsau on April 3, 2018.", "| Rudolf Hentzau/AP Photo"),
        ("The queen speaks to reporters in Strelsau.", "| Rudolf Hentzau for Zenda Magazine"),
        ("The queen waves to her people in Strelsau, Ruritania, April 3, 2018.", "REUTERS/Rudolf K. Hentzau"),
        ("FILE PHOTO: The queen waves in Strelsau, Ruritania, April 3, 2018.", "Elphberg Press Pool/Pool via Reuters"),
    ],
)
def test_captions_and_their_credits(parts, caption, credit):
    assert parts(f"{caption} {credit}\n\n{BODY}")[:2] == [("caption", caption), ("credit", credit)]


def test_a_credit_that_stands_twice_below_a_switch_for_the_caption(parts):
    credit = "Rudolf Hentzau/AFP/Getty Images Rudolf Hentzau/AFP/Getty Images"
    found = parts(f"Enlarge this image toggle caption {credit}\n\n{BODY}")
    assert found[:2] == [("furniture", "Enlarge this image toggle caption"), ("credit", credit)]
    found = parts(f"toggle caption The queen waves to her people. Rudolf Hentzau/AP\n\n{BODY}")
    assert found[1:3] == [("caption", "The queen waves to her people."), ("credit", "Rudolf Hentzau/AP")]


def test_a_caption_in_a_table_cell_under_a_picture_leftover(parts):
    found = parts(f"![]() |\n| Flavia receives her guest (AFP Photo/R. HENTZAU) |\n{BODY}")
    assert found[:5] == [
        ("furniture", "![]() |"),
        ("furniture", "|"),
        ("caption", "Flavia receives her guest"),
        ("credit", "(AFP Photo/R. HENTZAU)"),
        ("furniture", "|"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Share this: Facebook Twitter Email",
        "Advertisement",
        "Read more »",
        "Sign up for our daily newsletter",
        "Leave a comment",
        "12 Comments",
        "Play Video 2:04 Leaders meet in Strelsau – video",
        "https://example.org/a/b",
        "Follow us on Twitter",
        "SEE ALSO: Queen refuses to go",
        "Click here to read the treaty",
        "3 hours ago",
        "Tags: fishing, Ruritania",
        "* * *",
        "Subscribe",
        "1 of 12",
        "![](http://x.example/a.jpg)",
        "More:Queen Flavia may call off her visit to Sylvania, aides say",
        "More from Rudolf Hentzau:Why the treaty on fishing is a mistake",
        "Related Coverage Sylvania welcomes Ruritania's plan for the northern sea",
        "( Also on ZENDA: Unions, owners near deal on harbour)",
        "'No way back': Ruritania's queen is out of friends (video)",
        "'No way back':Ruritania's queen is out of friends. What comes next",
        "The men behind Queen Flavia: a Quicktake",
        "QUEEN FLAVIA THREATENS TO CALL OFF HER VISIT AFTER ‘INSULT,’ PALACE SAYS",
        "JUST WATCHED Queen Flavia sails home Replay More Videos ... MUST WATCH Queen Flavia sails home 01:12",
        "Enjoying what you read? Download our app",
        "Get the Courier stories that matter delivered to your inbox nightly. By signing up, you agree to our terms",
        "Urgent: Should the queen sign the treaty? Vote Here Now",
        "-- Updated at 11:40 a.m.",
        "Updated at 7:05 p.m. ET Monday",
        "Our original post continues:",
        "prev next Image 3 of 7",
    ],
)
def test_furniture_between_paragraphs(parts, line):
    first, rest = BODY.split("\n\n", 1)
    found = parts(f"{first}\n\n{line}\n\n{rest}")
    assert [part for part, _ in found] == ["paragraph", "furniture", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "The report says that both sides will share the costs of the new bridge.",
        "Follow the money, the opposition leader told parliament.",
        "“Read more carefully,” the minister told the envoy.",
        "Live fire was heard near the border on Monday.",
        "More than 200 people watched the ceremony, police said.",
        "Play was stopped when the president came in.",
        "By Thursday, the talks had failed.",
        "Photos of the meeting show the two men laughing.",
        "More than that: the queen has called it a mistake.",
        "Related news reached the palace late on Monday.",
        "I WILL NEVER SIGN A TREATY LIKE THIS ONE, BELIEVE ME, NOT NOW AND NOT TOMORROW EITHER",
        "THE QUEEN AND THE KING SIGNED A TREATY ON FISHING IN STRELSAU.",
        "Black Michael:We will sign the treaty before the end of the week, come what may",
        "Photographers from three agencies saw the queen leave.",
    ],
)
def test_prose_that_looks_like_furniture_is_prose(parts, line):
    first, rest = BODY.split("\n\n", 1)
    assert ("paragraph", line) in parts(f"{first}\n\n{line}\n\n{rest}")


def test_a_card_on_a_person_within_a_paragraph(parts):
    card = "Flavia (Fay) Rose ElphbergQueen's treaty splits palace Ten things to know about fish: a guide MORE"
    before, after = (
        "The treaty that Queen Flavia Elphberg",
        "signed on Monday in Strelsau ends a quarrel of nine years.",
    )
    assert parts(f"{before} {card} {after}\n\n{BODY}")[:3] == [
        ("paragraph", before),
        ("furniture", card),
        ("paragraph", after),
    ]
    plain = "The king of McTallor told Brenn McTallor that he wants MORE fish for his people in the north this winter."
    assert parts(f"{plain}\n\n{BODY}")[0] == ("paragraph", plain)


def test_the_comment_section_is_furniture_to_its_end(parts):
    found = parts(
        f"{BODY}\n\nComments (2)\n\nI think the treaty is a disaster for all of us.\n\nNonsense, it is long overdue and fair."
    )
    assert [part for part, _ in found][3:] == ["furniture"] * 3


def test_related_links_end_with_the_next_prose(parts):
    first, rest = BODY.split("\n\n", 1)
    found = parts(f"{first}\n\nRelated stories\n\nQueen Flavia refuses to sign\n\nWhy the fish matter\n\n{rest}")
    assert [part for part, _ in found] == ["paragraph", *["furniture"] * 3, "paragraph", "paragraph"]


@pytest.mark.parametrize("line", ["THE U.N. COUNCIL IN ZENDA", "QUEEN IN A HURRY", "Talks With U.S. Envoys Begin"])
def test_subheads_in_capitals_or_with_initials(parts, line):
    first, rest = BODY.split("\n\n", 1)
    assert ("subhead", line) in parts(f"{first}\n\n{line}\n\n{rest}")


def test_a_title_run_into_the_words_above_it(parts):
    title = "Queens sign treaty on fishing in the north"
    above = "The queens in Strelsau. | Rudolf Hentzau/AP Photo world"
    made = parts(f"{title}\n\n{above} {title}\n\n{BODY}", title)
    assert made[:5] == [
        ("headline", title),
        ("caption", "The queens in Strelsau."),
        ("credit", "| Rudolf Hentzau/AP Photo"),
        ("furniture", "world"),
        ("furniture", title),
    ]
    assert parts(f"Getty {title}\n\n{BODY}", title)[:2] == [("furniture", "Getty"), ("headline", title)]


def test_subheads_and_pull_quotes(parts):
    first, second, third = BODY.split("\n\n")
    found = parts(f"{first}\n\nA new beginning?\n\n{second}\n\n“the next round would be held in spring”\n\n{third}")
    assert [part for part, _ in found] == ["paragraph", "subhead", "paragraph", "pull_quote", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Press contributed to this report.",
        "© 2019 AFP",
        "Copyright 2018 The Strelsau Times. All rights reserved.",
        "(Reporting by Rudolf Hentzau; Editing by Antoinette de Mauban)",
        "With reporting by AP",
        "(Yonhap)",
        "Source: Xinhua",
        "Associated Press writers Anna Berg in Oslo, Peter B. Lind in Strelsau and Rudolf Hentzau at the palace contributed.",
        "Anna Berg contributed reporting from Zenda, Peter Lind from Strelsau and Rudolf Hentzau from Oslo.",
        "Dee reported from Zenda, Lind from Strelsau and Hentzau from Oslo, Va. Contributing: Anna Berg; Reuters",
        "⦁ Peter B. Lind reported from Zenda for this article, which is based in part on agency reports.",
        "This story is based partly on wire service reports.",
        "This report contains material from Reuters.",
    ],
)
def test_credit_lines(parts, line):
    assert parts(f"{BODY}\n\n{line}")[-1] == ("credit", line)


def test_a_credit_at_the_end_of_a_paragraph_is_cut_off(parts):
    assert parts(f"{BODY} (Kyodo)")[-1] == ("credit", "(Kyodo)")
    assert parts(f"{BODY} (Reporting by A. Lee; editing by B. Moe)")[-1][0] == "credit"


def test_transcripts_and_lists_keep_their_form(parts):
    turns = "FLAVIA: We are glad that you came to us.\nBLACK MICHAEL: It is good to be here.\nQ: Will you sign?\nA: We will."
    text = f"{BODY}\n\n{turns}"
    assert [w.split(":")[0] for _, w in parts(text)[3:]] == ["FLAVIA", "BLACK MICHAEL", "Q", "A"]
    listed = parts(
        "The treaty has two parts that both sides signed today:\n• fish in the northern sea\n• a bridge over the river\n"
        "It ends in 2030, both sides said on Monday."
    )
    assert [p for p, _ in listed] == ["paragraph", "furniture", "paragraph", "furniture", "paragraph", "paragraph"]


def test_a_known_title_is_the_headline(parts):
    assert parts(f"Treaty signed.\n\n{BODY}", "Treaty signed.")[0] == ("headline", "Treaty signed.")


def test_a_site_name_above_share_lines_is_no_headline(parts):
    found = parts(
        f"Harbour Notes – a blog\n\nShare this: Facebook\n\nTreaty signed in Strelsau after long night\n\n{BODY}"
    )
    assert found[0][0] == "furniture"
    assert found[2] == ("headline", "Treaty signed in Strelsau after long night")


def test_a_long_text_is_split_as_a_short_one():
    text = (BODY + "\n\n") * 100
    assert sum(p.part is Part.PARAGRAPH for p in split(text)) == 300


def test_a_page_of_a_broadcaster(parts):
    text = """King Rudolf signs treaty with neighbour
3 May 2018
Share this with Facebook
These are external links and will open in a new window
Media playback is unsupported on your device
Media caption King Rudolf: "It is done"
King Rudolf of Ruritania has signed a treaty that ends a long fishing dispute.
Image copyright Reuters
Image caption The king was greeted by children in Zenda
He said the two countries would now work together for the good of all.
Why does it matter?
The dispute had closed the sea to the boats of both countries for three years.
Related Topics
Ruritania"""
    assert [part for part, _ in parts(text)] == [
        "headline",
        "dateline",
        *["furniture"] * 4,
        "caption",
        "paragraph",
        "credit",
        "furniture",
        "caption",
        "paragraph",
        "subhead",
        "paragraph",
        "furniture",
        "furniture",
    ]


def test_a_page_of_an_agency(parts):
    text = """ZENDA (Reuters) - King Rudolf of Ruritania on Thursday signed a treaty with his neighbour, officials said.

FILE PHOTO: King Rudolf of Ruritania waves to the crowd in Zenda, Ruritania May 2, 2018. REUTERS/Fritz Tarlenheim/File Photo

The treaty ends a fishing dispute that lasted for three years.

Slideshow (5 Images)

“It is done,” the king told parliament.

Reporting by Anna Lind; Additional reporting by Jon Moe in Strelsau; Editing by Ed Itor"""
    assert [part for part, _ in parts(text)] == [
        "dateline",
        "paragraph",
        "caption",
        "credit",
        "paragraph",
        "furniture",
        "paragraph",
        "credit",
    ]


def test_lines_that_come_again_and_again_are_furniture(parts):
    text = "\n\n".join(f"{p}\n\nZenda Gazette, page {n}" for n, p in enumerate(BODY.split("\n\n")))
    assert [part for part, _ in parts(text)] == ["paragraph", "furniture"] * 3


def test_reporters_who_reported_from_somewhere_are_a_credit(parts):
    line = "Moe reported from Strelsau. Associated Press writer Ann Dee in London contributed to this report."
    assert parts(f"{BODY}\n\n{line}")[-1] == ("credit", line)


#: Texts made to cost more than prose does, of so many pieces.
SHAPES = {
    "published on": lambda n: "published on " * n,
    "updated at": lambda n: "updated at 10:10 " * n,
    "a name and a mark": lambda n: "google " * n + "!",
    "copy link": lambda n: "copy link " * n + "x",
    "tags": lambda n: "tags: " + "a, " * n + "!",
    "by many": lambda n: "By Ann Lee" + ", Ann Lee" * n + "!",
    "photographers": lambda n: "Photo by A/B " * n,
    "agencies": lambda n: "REUTERS/A " * n,
    "dashes": lambda n: "- " * n,
    "brackets": lambda n: "( " * n,
    "reporters": lambda n: "writers A. B. and C. D. contributed " * n,
    "from somewhere": lambda n: "A reported from B. for this " * n,
    "the same twice": lambda n: "Ann/AP " * n,
    "cross-links": lambda n: "more: a 'b:C " * n,
    "cards": lambda n: "Tallor Brenn TallorABC " * n + "MORE",
    "capitals": lambda n: "ABC: 'D' " * n,
    "bars": lambda n: "| " * n,
    "pictures": lambda n: "![](" * n,
    "lines of a letter": lambda n: "a\n" * n,
    "empty lines": lambda n: "\n" * n,
    "lines of a sentence": lambda n: "the king said to\n" * n,
    "prose": lambda n: f"{BODY}\n\n" * (n // 20),
}


def lines_run(text):
    """How many lines of the reader run to split a text."""
    count = 0

    def within(frame, event, arg):
        nonlocal count
        count += 1
        return within

    def entered(frame, event, arg):
        return within if "summitry/read" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        split(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_text(shape):
    lines_run(SHAPES[shape](800))  # what is made once costs nothing again
    small, large = (lines_run(SHAPES[shape](n)) for n in (400, 800))
    assert 0 < large <= 2.2 * small


@pytest.fixture
def no_hang():
    """Ends a pattern that never would: after a hundred times the processor time that the slowest of them takes."""

    def stop(*_):
        raise AssertionError("a pattern does not come to its end")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 60)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.skipif(not hasattr(signal, "ITIMER_VIRTUAL"), reason="this system cannot stop a pattern")
@pytest.mark.parametrize("shape", SHAPES)
def test_no_pattern_looks_back_for_ever(shape, no_hang):
    """A line is cut where it is too long for a credit or a label, so short ones are as good a trap as long ones."""
    for n in (9, 40, 140, 20_000):
        text = SHAPES[shape](n)
        found = split(text)
        assert sum(p.end - p.start for p in found) <= len(text)


@pytest.mark.parametrize(
    "line",
    [
        "Editor’s note: "
        + "This outlet holds that the minister has told untruths about the islands again and again. " * 4,
        "Correction: An earlier version of this report gave the wrong name for the minister of fisheries.",
        "Follow Strelsau Times correspondent and former harbour master Anna Lind on Twitter at @annalind.",
        "Anna Lind, who teaches law in Zenda, is a member of the Strelsau Times board of contributors.",
    ],
)
def test_what_an_outlet_says_of_its_text_and_authors_is_furniture(parts, line):
    assert parts(f"{BODY}\n\n{line}")[-1] == ("furniture", " ".join(line.split()))


def test_a_report_that_ends_with_somebody_it_speaks_of_is_prose(parts):
    line = "Marta Flavia is the author of three books on fishing."
    assert parts(f"{BODY} Flavia was absent.\n\n{line}")[-1] == ("paragraph", line)
    assert parts(f"{BODY}\n\n{line}")[-1] == ("furniture", line)


def test_words_after_a_label_without_a_full_stop_are_a_caption(parts):
    first, last = BODY.strip().split("\n\n")[0], BODY.strip().split("\n\n")[-1]
    caption = "Long wait: Fishermen on the quay of Strelsau before the treaty was signed"
    assert ("caption", caption) in parts(f"{first}\n\n{caption}\n\n{last}")
    turn = "Question: Will the treaty be signed before the elections are held in the spring?"
    assert ("paragraph", turn) in parts(f"{first}\n\n{turn}\n\n{last}")
