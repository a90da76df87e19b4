"""Web pages: the report out of the page, what the markup states, and pages that are a trap."""

import json

import pytest

from summitry.read import page

LINKED = (
    '<script type="application/ld+json">'
    + json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "x"},
                {
                    "@type": "NewsArticle",
                    "headline": "Treaty &amp; tears",
                    "datePublished": "2018-04-12T08:00:00+02:00",
                    "dateModified": "2019-01-01",
                    "author": [{"@type": "Person", "name": "Anna Lind"}, {"name": "Rudolf Hentzau"}],
                    "publisher": {"name": "The Strelsau Times"},
                },
            ],
        }
    )
    + "</script>"
)


def test_the_report_and_nothing_of_the_page_around_it(read, web):
    (found,) = read(web.page(), "saved.html")
    assert all(p in found.text for p in web.PARAGRAPHS)
    prose = " ".join(found.text[p.start : p.end] for p in found.passages if p.part != "furniture")
    for word in ("Facebook", "newsletter", "comment", "Home", "believe a word"):
        assert word not in prose


def test_json_ld(read, web):
    (found,) = read(web.page(LINKED), "saved.html")
    assert (found.title, found.outlet, found.authors) == (
        "Treaty & tears",
        "The Strelsau Times",
        ("Anna Lind", "Rudolf Hentzau"),
    )
    assert (found.published, found.published_from) == ("2018-04-12T08:00:00+02:00", "stated")
    assert "JSON-LD" in found.published_why


def test_meta_tags_and_the_canonical_address(read, web):
    (found,) = read(web.page(web.GRAPH), "saved.html")
    assert (found.title, found.outlet, found.published) == ("Treaty signed", "Strelsau Times", "2018-04-12")
    assert found.url == "https://strelsau.example/treaty"


def test_the_title_is_the_headline_without_the_sites_name(read, web):
    (found,) = read(
        web.page(
            '<meta property="og:site_name" content="Strelsau Times">'
            '<meta property="og:title" content="Treaty signed | Strelsau Times">'
        ),
        "a.html",
    )
    assert found.title == "Treaty signed"
    assert found.passages[0].part == "headline"


def test_a_page_is_known_by_its_content(read, web):
    (found,) = read(web.page(web.GRAPH), "download")
    assert found.outlet == "Strelsau Times"


@pytest.mark.parametrize("charset", ["cp1252", "utf-8", "iso-8859-1"])
def test_the_charset_of_the_meta_tag(read, web, charset):
    body = [p.replace("“", "\xab").replace("”", "\xbb") + " Caf\xe9." for p in web.PARAGRAPHS]
    (found,) = read(web.page(f'<meta charset="{charset}">', body).encode(charset), "a.html")
    assert "Caf\xe9" in found.text


def test_a_page_nested_a_hundred_thousand_deep_is_left_out_before_anything_parses_it(read, monkeypatch):
    parsed = []
    monkeypatch.setattr(page, "tree_of", parsed.append)
    (found,) = read("<html><body>" + "<div>" * 100_000 + "words" + "</div>" * 100_000, "deep.html")
    assert found.reason == "too-deep"
    assert not parsed


@pytest.mark.parametrize("hidden", ["<!--", "<!-- x --><script>", "<style>", "<script>"])
def test_what_is_opened_and_never_closed_hides_no_depth_and_is_looked_for_once(read, monkeypatch, hidden):
    in_vain = []

    class Counting:
        def __init__(self, pattern):
            self.pattern = pattern

        def search(self, text, at):
            found = self.pattern.search(text, at)
            in_vain.extend([at] if found is None else [])
            return found

    monkeypatch.setattr(page, "_CLOSED", {kind: Counting(pattern) for kind, pattern in page._CLOSED.items()})
    assert read("<html><body>" + hidden * 1_000 + "<div>" * 20_000, "deep.html")[0].reason == "too-deep"
    assert len(in_vain) == 1


def test_scripts_and_comments_do_not_count_as_depth(read, web):
    (found,) = read(web.page("<script>" + "'<div>'" * 20_000 + "</script><!-- " + "<div>" * 20_000 + "-->"), "a.html")
    assert web.PARAGRAPHS[0] in found.text


def test_a_page_of_200_mb_is_left_out_unread(tmp_path):
    from summitry.read import documents
    from summitry.settings import Settings

    path = tmp_path / "huge.html"
    with path.open("wb") as out:
        out.write(b"<!doctype html><html><body><p>")
        out.truncate(200_000_000)
    (found,) = documents([path], Settings())
    assert found.reason == "too-large"


def test_a_page_without_a_report(read, web):
    (found,) = read("<!doctype html><html><body><form><input></form></body></html>", "a.html")
    assert found.reason in ("no-text", "empty")


def test_captions_with_a_credit_come_after_the_text(read, web):
    figure = "<figure><img src='a.jpg'><figcaption>{}</figcaption></figure>"
    pictures = figure.format(
        "President Flavia greets her guest in Strelsau. Photo: Rudolf Hentzau / EPA"
    ) + figure.format("Read about the queen")
    (found,) = read(web.page().replace("<article>", f"<article>{pictures}"), "a.html")
    parts = {p.part.value: found.text[p.start : p.end] for p in found.passages}
    assert parts["caption"] == "President Flavia greets her guest in Strelsau."
    assert "Read about the queen" not in found.text


BODY = "".join(f"<p>{words}</p>" for words in (
    "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing after three years.",
    "Both leaders spoke of a new beginning, and a spokesman said that the next round would be held in spring.",
    "Opposition parties in both parliaments have said that they will not vote for it before the islands are part of it.",
))  # fmt: skip


def shown(read, beside, title="Treaty signed | Harbour Times"):
    (found,) = read(
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>Treaty signed</h1>{beside}{BODY}</body></html>",
        "a.html",
    )
    return found


@pytest.mark.parametrize(
    ("beside", "authors", "published"),
    [
        ("<p>By Anna Lind</p><time>12 April 2018</time>", ("Anna Lind",), "2018-04-12"),
        ("<div>by <a>Anna Lind</a> on April 12th, 2018</div>", ("Anna Lind",), "2018-04-12"),
        ("<dl><dt>Published</dt><dd>12 April 2018</dd></dl>", (), "2018-04-12"),
        ("<div>4 min read · Apr 12, 2018</div>", (), "2018-04-12"),
    ],
)
def test_author_and_date_beside_the_title(read, beside, authors, published):
    found = shown(read, beside)
    assert (found.authors, found.published) == (authors, published)
    assert published is None or "beside the title" in found.published_why


def test_the_day_of_a_change_is_no_more_than_an_inference(read):
    found = shown(read, "<p>Updated</p><p>12 April 2018</p>")
    assert (found.published, found.published_from) == ("2018-04-12", "inferred")
    assert "change" in found.published_why


def test_a_date_in_numbers_is_told_by_its_weekday_or_called_an_inference(read):
    told = shown(read, "<div class='submitted'>Submitted on Sun, 11/03/2019 - 21:40</div>")
    assert (told.published, told.published_from) == ("2019-11-03", "stated")
    doubtful = shown(read, "<div class='submitted'>Submitted on 11/03/2019 - 21:40</div>")
    assert doubtful.published_from == "inferred"
    assert "other way round" in doubtful.published_why


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Treaty signed | Harbour Times", "Harbour Times"),
        ("Treaty signed - LNN", "LNN"),
        ("Treaty signed – Interview", None),
        ("Treaty signed | World | The Sentinel", "The Sentinel"),
        ("Treaty signed", None),
    ],
)
def test_the_outlet_at_the_end_of_the_pages_title(read, title, outlet):
    assert shown(read, "", title).outlet == outlet


def test_a_table_that_lays_the_page_out_is_none_and_one_of_figures_is(read):
    rows = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>6 May 2017</td><td>240</td></tr></table>"
    (found,) = read(
        f"<html><body><table><tr><td>Menu</td><td><h1>Treaty signed</h1>{BODY}{rows}</td></tr></table></body></html>",
        "a.html",
    )
    parts = [(p.part.value, found.text[p.start : p.end]) for p in found.passages]
    assert sum(part == "paragraph" for part, words in parts if not words.startswith("|")) == 3
    assert ("paragraph", "| 6 May 2017 | 240 |") in parts
    assert found.published is None


def test_the_entries_of_a_live_blog_are_one_report(read):
    entry = "<article><time>17:40</time>{}</article>"
    paragraphs = BODY.replace("</p>", "</p>\n").split("\n")
    (found,) = read(
        "<html><body><h1>Treaty signed: live</h1><div>"
        + "".join(map(entry.format, paragraphs))
        + "</div></body></html>",
        "a.html",
    )
    assert all(words in found.text for words in ("treaty on fishing", "new beginning", "Opposition parties"))


def test_what_readers_wrote_below_a_heading_is_left_out_without_any_class(read):
    written = "<h3>3 Comments</h3><ol><li><b>marlow</b><p>They said the same thing last year and nothing came of it, I say.</p></li></ol>"
    found = shown(read, "")
    assert "last year" not in shown(read, "").text
    (found,) = read(f"<html><body><h1>Treaty signed</h1>{BODY}{written}</body></html>", "a.html")
    assert "same thing last year" not in found.text
    assert "Opposition parties" in found.text


def test_captions_are_told_by_their_class_too(read):
    caption = "<div class='wp-caption'><p class='wp-caption-text'>The harbour of Strelsau. <b>Abel Noor/AFP/Getty Images</b> <b>hide caption</b></p></div>"
    found = shown(read, caption)
    parts = [(p.part.value, found.text[p.start : p.end]) for p in found.passages]
    assert ("caption", "The harbour of Strelsau.") in parts
    assert ("furniture", "hide caption") in parts
