"""The layers of a letter: what its sender wrote, what is forwarded, what is quoted, each with its sender, day and subject.

The marks are those of the common programs: "---------- Forwarded message ---------" (Gmail), "-----Original Message-----"
(Outlook), "Begin forwarded message:" (Apple Mail), a block of header fields, and lines behind ">".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summitry.read import credit_lines, dates
from summitry.read.known import Known

_MARK = re.compile(
    r"\s*(?:[-_*]{2,}\s*(?:forwarded|original) (?:message|e-?mail|mail)(?: (?:from|by) .{1,60})?\s*[-_*]{2,}"
    r"|begin forwarded message:)\s*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\s*\*?(?P<name>from|date|sent|subject|to|cc|reply-to)\s*:\*?\s*(?P<value>.*?)\s*$", re.IGNORECASE)
_WROTE = re.compile(
    r"\s*On (?P<day>.{6,80}?\d{4}|.{6,60}?\d{1,2}),?(?: at [\d:.]+(?: ?[AaPp]\.?[Mm]\.?)?)?,? (?P<who>[^,\d].{1,90}?) wrote:\s*$"
    r"|\s*Am (?P<am>.{6,60}?\d{4})(?: um [\d:.]+(?: Uhr)?)? schrieb (?P<wer>[^,\d].{1,90}?):\s*$"
    r"|\s*Le (?P<le>.{6,60}?\d{4})(?: à [\d:.h]+)?,? (?P<qui>[^,\d].{1,90}?) a écrit\s?:\s*$"
)
_WHO, _WHEN = ("who", "wer", "qui"), ("day", "am", "le")
_QUOTED = re.compile(r"\s?>\s?")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|al|bin|der)){1,3}")
_FORWARD, _QUOTE, _OWN = "forwarded", "quoted", ""
#: A block of so many header fields is the head of a letter, also without a mark above it.
_FIELDS = 3
_MOST = 20
#: Mail programs break lines at about 72 characters.
_LEAST_WIDTH, _MOST_WIDTH = 50, 100


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: its sort (empty for the outermost), its text, and what its head says."""

    sort: str
    text: str
    sender: str = ""
    day: str = ""
    subject: str = ""

    def known(self, locator: str) -> Known:
        """What the head of the layer states; its sender is an author where it is a person, else an outlet."""
        name, _, address = self.sender.replace("[mailto:", "<").replace("]", ">").partition("<")
        named = " ".join((name.strip() or address.strip(" >")).strip(" \"'").split())
        person = bool(_PERSON.fullmatch(named)) and credit_lines.outlet_of(named) is None
        found = dates.find(self.day)
        published = found[0] if found else None
        return Known(
            locator=locator,
            title=re.sub(r"^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", "", self.subject, flags=re.IGNORECASE) or None,
            outlet=named if named and not person else None,
            authors=(named,) if person else (),
            published=published,
            published_from="stated" if published else "none",
            published_why=f"head of the letter: {self.day}" if published else "",
        )


def layers(text: str) -> list[Layer]:
    """The layers of a letter in the order of its text, the outermost first; those without words are left out."""
    found = list(_layers(Layer(_OWN, text), 0))
    return [one for one in found if re.search(r"\w", one.text)]


def _layers(whole: Layer, depth: int) -> Iterator[Layer]:
    """A layer without what it forwards and quotes, then these."""
    lines, inner = whole.text.split("\n"), list[Layer]()
    own: list[str] = []
    at = 0
    while at < len(lines):
        head = _head(lines, at) if depth < _MOST else None
        if head is not None:
            inner.append(head)
            break
        quoted, after = _quoted(lines, at, own)
        if quoted is not None:
            inner.append(quoted)
        else:
            own.append(lines[at])
        at = after
    yield replace(whole, text="\n".join(own).strip("\n"))
    for one in inner:
        yield from _layers(one, depth + 1)


def _head(lines: Sequence[str], at: int) -> Layer | None:
    """The letter that is forwarded from a line on, by a mark or by the fields of its head; all below is in it."""
    marked = bool(_MARK.fullmatch(lines[at]))
    start = at + 1 if marked else at
    while marked and start < len(lines) and not lines[start].strip():
        start += 1
    stated: dict[str, str] = {}
    end = start
    while end < len(lines) and (match := _FIELD.fullmatch(lines[end])):
        stated.setdefault(match["name"].lower(), match["value"])
        end += 1
    if not marked and (len(stated) < _FIELDS or not {"from", "subject"} <= set(stated)):
        return None
    if not marked and not at:
        return None
    day = stated.get("date") or stated.get("sent") or ""
    return Layer(_FORWARD, "\n".join(lines[end:]).strip("\n"), stated.get("from", ""), day, stated.get("subject", ""))


def _quoted(lines: Sequence[str], at: int, own: list[str]) -> tuple[Layer | None, int]:
    """The quotation that begins at a line, and where it ends; the line "On …, X wrote:" above it is taken from ``own``."""
    end = at
    while end < len(lines) and (
        _QUOTED.match(lines[end]) or (end > at and not lines[end].strip() and _more(lines, end))
    ):
        end += 1
    if end == at:
        return None, at + 1
    inside = [_QUOTED.sub("", line, count=1) for line in lines[at:end]]
    above = next((n for n in range(len(own) - 1, max(-1, len(own) - 3), -1) if own[n].strip()), None)
    wrote = _WROTE.match(own[above]) if above is not None else None
    if wrote and above is not None:
        del own[above:]
    else:
        wrote = _WROTE.match(inside[0])
        inside = inside[1:] if wrote else inside
    if wrote is None and not any(_WROTE.match(line) for line in inside):
        return Layer(_QUOTE, _unwrapped(inside)), end
    sender, day = _written(wrote)
    return Layer(_QUOTE, _unwrapped(inside), sender, day), end


def _written(wrote: re.Match[str] | None) -> tuple[str, str]:
    """Who wrote what is quoted, and when, by the line above it in its language; empty where there is none."""
    told = wrote.groupdict("") if wrote is not None else {}
    who, when = (next(filter(None, map(told.get, names)), "") for names in (_WHO, _WHEN))
    return who, when


def _unwrapped(lines: Sequence[str]) -> str:
    """Quoted lines as a text, those joined that a mail program broke: a line without room for the next word goes on."""
    width = max((len(line) for line in lines), default=0)
    text, last = "", ""
    for line in lines:
        first = line.split(maxsplit=1)[0] if line.strip() else ""
        broken = _LEAST_WIDTH <= width <= _MOST_WIDTH and len(last) + 1 + len(first) > width and last.strip() and first
        whole = broken and not _QUOTED.match(line) and not _QUOTED.match(last)
        text += f"{' ' if whole else chr(10) * bool(text or last)}{line}"
        last = line
    return text


def _more(lines: Sequence[str], at: int) -> bool:
    return at + 1 < len(lines) and bool(_QUOTED.match(lines[at + 1]))
