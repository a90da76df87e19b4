"""How a report is cited: Chicago (notes and bibliography, 17th ed.), APA (7th ed.) and BibTeX, each with the hash of its text.

The hash (SHA-256 of the text as it was read) says which text was cited, also where the page behind the address has changed since.
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.present.wording import listed, source_url
from summitry.values import edtf

#: The forms, as they are called.
CHICAGO, APA, BIBTEX = FORMS = ("Chicago", "APA", "BibTeX")
#: What TeX takes for its own, as it is written to be read.
_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {c: f"\\{c}" for c in "&%$#_{}"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a report, as far as a citation says it. ``published`` is a day, a month or a year, or empty."""

    ident: str
    title: str
    outlet: str
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    sha256: str = ""

    @property
    def called(self) -> str:
        """Its title, or what stands in its place."""
        return self.title or "Untitled report"


def cite(source: Source, form: str) -> str:
    """A report in one of :data:`FORMS`."""
    return {CHICAGO: _chicago, APA: _apa, BIBTEX: _bibtex}[form](source)


def _chicago(source: Source) -> str:
    """Author. “Title.” *Outlet*, date. Address. Hash."""
    day = edtf.show(source.published) if source.published else "n.d."
    parts = (
        listed(source.authors),
        f"“{_ended(source.called)}”",
        f"{source.outlet}, {day}",
        source_url(source.url) or "",
        f"SHA-256 {source.sha256}",
    )
    return " ".join(part if part.endswith(("”", ".")) else f"{part}." for part in parts if part)


def _apa(source: Source) -> str:
    """Author. (Date). Title. *Outlet*. Address. Hash."""
    day = edtf.show(source.published) if source.published else "n.d."
    parts = (
        listed(source.authors) or source.outlet,
        f"({day})",
        source.called,
        source.outlet if source.authors else "",
        source_url(source.url) or "",
        f"[Text: SHA-256 {source.sha256}]",
    )
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def _bibtex(source: Source) -> str:
    """An entry ``@misc``, or ``@article`` where the outlet is known; what TeX would take for its own is escaped."""
    fields = {
        "title": f"{{{_tex(source.called)}}}",
        "author": " and ".join(map(_tex, source.authors)),
        "journal": _tex(source.outlet),
        "date": source.published,
        "url": (source_url(source.url) or "").replace("{", "%7B").replace("}", "%7D"),
        "note": f"SHA-256 {source.sha256}",
    }
    rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{source.ident.replace('-', '')},\n{rows}}}"


def _ended(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _tex(text: str) -> str:
    return text.translate(_TEX)
