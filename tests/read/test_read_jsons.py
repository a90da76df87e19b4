"""JSON Lines and JSON in the shapes that news data comes in."""

import json

import pytest

TEXT = "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing."


def test_one_report_a_line(read):
    rows = [
        {
            "id": "r1",
            "title": "Treaty signed",
            "text": TEXT,
            "outlet": "Strelsau Times",
            "published": "2018-04-12",
            "author": "Anna Lind",
        },
        {"text": TEXT + " It rained."},
    ]
    first, second = read("\n".join(json.dumps(r) for r in rows), "reports.jsonl")
    assert first.text == f"Treaty signed\n\n{TEXT}"
    assert first.passages[0].part == "headline"
    assert (first.outlet, first.published, first.published_from, first.authors) == (
        "Strelsau Times",
        "2018-04-12",
        "stated",
        ("Anna Lind",),
    )
    assert first.locator.endswith("reports.jsonl#r1")
    assert second.locator.endswith("#2")


def test_a_title_that_stands_in_the_text_is_not_set_before_it(read):
    (found,) = read(json.dumps({"title": "Treaty signed", "text": f"Treaty signed\n\n{TEXT}"}) + "\n\n", "a.jsonl")
    assert found.text.count("Treaty signed") == 1


def test_broken_lines_are_named_and_the_rest_is_read(read):
    found = read('{"text": "' + TEXT + '"}\n{"text": \n[1]\n{"n": 1}\n{"text": "' + TEXT + ' Again."}\n', "a.jsonl")
    assert [getattr(f, "reason", "document") for f in found] == ["document", "broken", "form", "no-text", "document"]
    assert found[1].locator.endswith("a.jsonl#2")


@pytest.mark.parametrize(
    "data",
    [
        {
            "status": "ok",
            "articles": [
                {
                    "source": {"id": None, "name": "Strelsau Times"},
                    "author": "Anna Lind",
                    "title": "Treaty signed",
                    "url": "https://s.example/1",
                    "publishedAt": "2018-04-12T08:00:00Z",
                    "content": TEXT,
                }
            ],
        },
        [
            {
                "headline": "Treaty signed",
                "body_text": TEXT,
                "byline": "By Anna Lind",
                "copyrightholder": "x",
                "versioncreated": "2018-04-12T08:00:00Z",
                "source": "Strelsau Times",
                "url": "https://s.example/1",
            }
        ],
        {
            "title": "Treaty signed",
            "author": "Anna Lind",
            "hostname": "s.example",
            "sitename": "Strelsau Times",
            "date": "2018-04-12T08:00:00Z",
            "text": TEXT,
            "source": "https://s.example/1",
            "url": "https://s.example/1",
        },
        {
            "maintext": TEXT,
            "title": "Treaty signed",
            "authors": ["Anna Lind"],
            "date_publish": "2018-04-12 08:00:00+00:00",
            "source_domain": "Strelsau Times",
            "url": "https://s.example/1",
        },
    ],
)
def test_known_shapes(read, data):
    (found,) = read(json.dumps(data), "news.json")
    assert found.text.endswith(TEXT)
    assert found.title == "Treaty signed"
    assert found.authors == ("Anna Lind",)
    assert found.published == "2018-04-12T08:00:00+00:00"
    assert found.url == "https://s.example/1"
    assert found.outlet == "Strelsau Times"


def test_gdelt_gives_headlines(read):
    data = {
        "articles": [
            {
                "url": "https://s.example/1",
                "title": "Ruritania and Sylvania sign treaty",
                "seendate": "20180412T081500Z",
                "domain": "s.example",
                "language": "English",
            }
        ]
    }
    (found,) = read(json.dumps(data, indent=1), "gdelt.json")
    assert found.text == "Ruritania and Sylvania sign treaty"
    assert found.published == "2018-04-12T08:15:00+00:00"


def test_the_users_mapping_goes_first(read):
    row = {"kop": "Treaty signed", "tekst": TEXT, "text": "not this"}
    (found,) = read(json.dumps(row), "a.jsonl", fields={"title": "kop", "text": "tekst"})
    assert found.text == f"Treaty signed\n\n{TEXT}"


def test_a_date_that_cannot_be_read_is_no_date(read):
    (found,) = read(json.dumps({"text": TEXT, "published": "last spring"}), "a.jsonl")
    assert found.published is None
    assert "last spring" in found.published_why


def test_a_line_of_50_mb_is_left_out_and_the_next_is_read(read):
    data = b'{"text": "' + b"word " * 10_000_000 + b'"}\n' + json.dumps({"text": TEXT}).encode()
    found = read(data, "a.jsonl")
    assert [getattr(f, "reason", "document") for f in found] == ["too-large", "document"]


def test_json_nested_too_deep(read):
    (found,) = read("[" * 200_000, "deep.json")
    assert found.reason in ("too-deep", "broken")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"title": "Treaty signed - Strelsau Times", "source": {"name": "Strelsau Times"}}, ("Treaty signed", "Strelsau Times", None)),
        ({"title": "Treaty signed", "sitename": "Strelsau Times", "source": "https://s.example/1"}, ("Treaty signed", "Strelsau Times", "https://s.example/1")),
        ({"title": "Treaty signed", "source": "https://s.example/1"}, ("Treaty signed", "s.example", "https://s.example/1")),
        ({"headline": {"main": "Treaty signed"}, "url": "not known"}, ("Treaty signed", None, None)),
        ({"webTitle": "Treaty signed", "fields": {"publication": "The Sentinel"}}, ("Treaty signed", "The Sentinel", None)),
    ],
)  # fmt: skip
def test_title_outlet_and_address_of_the_usual_shapes(read, row, expected):
    (found,) = read(json.dumps({"text": TEXT, **row}), "a.json")
    assert (found.title, found.outlet, found.url) == expected


def test_where_an_author_writes_from_is_no_name(read):
    (found,) = read(json.dumps({"text": TEXT, "byline": "Anna Lind in Strelsau"}), "a.json")
    assert found.authors == ("Anna Lind",)
