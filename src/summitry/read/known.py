"""What is known of a report besides its text, before it becomes a document: from markup, a row of data, or an archive."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

_STATED, _INFERRED = "stated", "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Metadata as stated somewhere. ``published`` is EDTF or an ISO date-time; ``published_why`` the words that gave it."""

    locator: str
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str = "none"
    published_why: str = ""
    language: str | None = None
    url: str | None = None

    def completed(self, other: Known) -> Known:
        """The same, with what is unknown here taken from ``other``; the three fields on the date go together.

        A day that is stated there (a printed date line) wins over one that is only inferred here (the day of the file).
        """
        dated = ("published", "published_from", "published_why")
        names = [f.name for f in fields(self) if f.name not in ("locator", *dated)]
        given = {name: getattr(self, name) or getattr(other, name) for name in names}
        guessed = self.published_from == _INFERRED and other.published_from == _STATED
        source = other if guessed or (not self.published and (other.published or other.published_why)) else self
        return replace(self, **given, **{name: getattr(source, name) for name in dated})
