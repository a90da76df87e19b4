"""What a user adds to a record that no report says: expectations, how they came out, and grades of sources and information."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summitry.model.readings import content_id


class NoteKind(StrEnum):
    """What a note is: something expected, how that came out, how reliable a source is, how credible a piece of information."""

    EXPECT = "expect"
    RESOLVE = "resolve"
    SOURCE = "source"
    INFORMATION = "information"


#: The field of a note that holds the claims of what it is about: these never change, while ids of entries may.
CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of a user, only ever added to: the later one of two about the same thing wins. Make one with :meth:`of`.

    ``about`` is what it is about: words, an origin's name, or the id of a claim, an entry or another note. ``said`` are its
    fields by name. ``at`` is UTC, ISO 8601 with milliseconds.
    """

    id: str
    kind: NoteKind
    about: str
    said: tuple[tuple[str, str], ...]
    because: str
    author: str
    at: str

    @classmethod
    def of(cls, kind: str, about: str, *, said: dict[str, str], because: str, author: str, at: str) -> Note:
        """A note with its identifier, which rests on all that it says. Raises ValueError where nobody or nothing is named."""
        if not about.strip() or not author.strip() or not at:
            raise ValueError("a note is about something, and has an author and a time")
        fields = tuple(sorted((name, value) for name, value in said.items() if value))
        made = content_id("n", NoteKind(kind), about, *(f"{a}={b}" for a, b in fields), because, author, at)
        return cls(id=made, kind=NoteKind(kind), about=about, said=fields, because=because, author=author, at=at)

    def get(self, name: str) -> str:
        """One of its fields, empty where it does not say it."""
        return dict(self.said).get(name, "")
