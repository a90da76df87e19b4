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
    monkeypatch.setattr(page, "_parsed", parsed.append)
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
