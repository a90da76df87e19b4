"""The brief as PDF: its HTML printed by WeasyPrint, which fetches nothing here."""

from __future__ import annotations

from typing import NoReturn

from summitry.errors import InputError

_MISSING = (
    "a brief as PDF needs WeasyPrint and Pango, and one of them is not there ({why}): "
    "pip install 'summitry[pdf]', and on Debian apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


def printed(page: str) -> bytes:
    """An HTML page as a PDF file. Raises InputError, with what to install, where WeasyPrint cannot run."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:  # OSError: the package is there, and a library that it loads is not
        raise InputError(_MISSING.format(why=str(error).splitlines()[0])) from error
    return bytes(HTML(string=page, url_fetcher=_nothing).write_pdf())


def _nothing(url: str, *_: object, **__: object) -> NoReturn:
    """A page needs nothing from outside, so nothing is fetched."""
    raise ValueError(f"a brief loads nothing, not {url}")
