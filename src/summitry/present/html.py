"""The brief as one HTML file. All text goes through Jinja's autoescape; style and script are files of our own."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summitry.errors import InputError
from summitry.model import Document
from summitry.present import origins, wording
from summitry.present.charts import Chart
from summitry.present.evidence import anchor
from summitry.present.meetings import timeline
from summitry.present.page import Page
from summitry.present.viewer import Marked, blocks


def environment(*packages: str) -> Environment:
    """The templates of the brief, those of further packages before them, with what all of them ask for; all text is escaped."""
    loaders = [PackageLoader(name, "templates") for name in (*packages, "summitry.present")]
    made = Environment(
        loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {
        "anchor": anchor,
        "blocks": blocks,
        "label": wording.label,
        "count": wording.count,
        "nested": wording.nested,
    }
    return made


@cache
def _environment() -> Environment:
    made = environment()
    made.globals |= {
        "own": _own,
        "place": lambda evidence: f"#{evidence.anchor}",
        "report": lambda document: f"#{anchor(document)}",
    }
    return made


def _own(name: str) -> Markup:
    """A file of the templates folder, as it is: never anything that was read."""
    loader: Any = _environment().loader
    return Markup(loader.get_source(_environment(), name)[0])  # noqa: S704


def render(page: Page, documents: tuple[tuple[Document, tuple[Marked, ...]], ...]) -> str:
    """The whole file as text."""
    picture = timeline(page.meetings(), page.lead.edtf if page.lead else "")
    rows = dict(zip((d.id for d, _ in documents), documents, strict=True))
    template = _environment().get_template("brief.html.j2")
    drawn = [(chart, picture_of(chart)) for chart in page.charts]
    pictures = {"picture": picture, "flow": picture_of_sources(page), "legend": origins.legend(), "drawn": drawn}
    return template.render(page=page, documents=rows, **pictures) + "\n"


def picture_of(chart: Chart) -> Markup:
    """A chart as SVG; nothing where what draws it is not installed, as its table says the same."""
    try:
        return Markup(chart.svg())  # noqa: S704 - the library escapes the text that it draws
    except InputError:
        return Markup("")


def picture_of_sources(page: Page, home: Callable[[str], str] = lambda document: f"#{anchor(document)}") -> Markup:
    """The picture of the sources, each report leading to its text (its ``home``); nothing where it would show a single line."""
    if len(page.flow) < 2:
        return Markup("")
    names = {
        s.id: origins.Name(f"[{s.number}] " + ": ".join(filter(None, (s.outlet, s.title))), home(s.id))
        for s in page.sources
    }
    kinds = {name: kind for name, kind, _ in page.origins}
    return Markup(origins.picture(page.flow, kinds, names, alone=False))  # noqa: S704 - it escapes what it is given


def framed(document: str, title: str) -> str:
    """A whole HTML file in a frame of its own, for notebooks: its style and anchors stay apart from the notebook's."""
    return (
        f'<iframe title="{html.escape(title)}" srcdoc="{html.escape(document)}" sandbox="allow-scripts" '
        'style="width:100%;height:42rem;border:1px solid #8884;border-radius:6px"></iframe>'
    )
