"""Helpers of the reading tests: the passages of a text as (part, words) pairs, and what is read from a file."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from summitry.read import documents, split
from summitry.settings import Settings


@pytest.fixture
def parts():
    def of(text, title=None):
        return [(p.part.value, " ".join(text[p.start : p.end].split())) for p in split(text, title)]

    return of


@pytest.fixture
def read(tmp_path):
    """Write a file (text or bytes) and read it; ``settings`` and ``fields`` by keyword."""

    def of(content, name="report.txt", fields=None, **settings):
        path = Path(tmp_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(documents([path], Settings(**settings), fields=fields))

    return of


PARAGRAPHS = [
    "The presidents of Ruritania and Sylvania met in Strelsau on Monday to sign a treaty on fishing after three years.",
    "Both leaders spoke of a new beginning. “We have waited long enough,” President Flavia told reporters in the palace garden.",
    "A spokesman said that the next round would be held in spring, and that trade would be on its agenda.",
    "Opposition parties in both parliaments have said that they will not vote for the treaty before the islands are part of it.",
]


def page(head="", body=None):
    text = "".join(f"<p>{p}</p>" for p in (body or PARAGRAPHS))
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Treaty signed - Strelsau Times</title>{head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
    <article><h1>Treaty signed</h1><div class="share"><a>Share on Facebook</a></div>{text}
    <div class="newsletter">Sign up for our newsletter</div></article>
    <section id="comments"><h3>Leave a comment</h3><form><input name="email"></form>
    <p>I do not believe a word of this.</p></section>
    <footer>Copyright 2018 Strelsau Times. All rights reserved.</footer></body></html>"""


GRAPH = (
    '<meta property="og:site_name" content="Strelsau Times"><meta property="og:title" content="Treaty signed">'
    '<meta property="article:published_time" content="2018-04-12"><meta property="article:modified_time" content="2018-05-01">'
    '<link rel="canonical" href="https://strelsau.example/treaty">'
)


@pytest.fixture(scope="session")
def web():
    """A web page with everything around the report that pages have."""
    return SimpleNamespace(page=page, PARAGRAPHS=PARAGRAPHS, GRAPH=GRAPH)
