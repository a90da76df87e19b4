"""What a block's place among the others makes of it: headline, dateline, subhead, pull quote, lists of links, comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from summitry import lexicon
from summitry.model import Part
from summitry.read import credit_lines, datelines, dates, furniture
from summitry.read.drafts import Draft, Piece, pieces
from summitry.read.lines import bullet, listed, terminal

_MOST_HEADLINE_WORDS, _MOST_SUBHEAD_WORDS = 30, 14
#: A block of this length, or one that ends like a sentence and has 8 words, is prose.
_PROSE_CHARS, _PROSE_WORDS = 160, 8
#: A dateline without an agency stands in the first paragraph; a headline and a summary that read like sentences may precede.
_EARLY = 3
#: The headline is one of so many blocks; a title of so many words may have a block run into it.
_OPENING, _LEAST_TITLE_WORDS, _LONGEST_ABOVE = 12, 4, 400
_SECTION = re.compile(r"(?: [a-z&]+){1,3}$")
#: Lines that a signature below a letter has at most (RFC 3676 asks for four).
_MOST_SIGNED = 8
#: Pull quotes are looked for in texts of up to this length.
_LONGEST_SEARCHED = 200_000
#: A label of a word or three in small letters, as no turn of a transcript has, before what a picture shows.
_CAPTIONED = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}: [A-Z][^“”\"]+[\w)]$")
#: Ended like a sentence, or made of more than one.
_ENDED = re.compile(r"[.,;:…][\s\"”’')\]]*$|[!?]\s*[\"”]\s*$|[.!?][\"”’']?\s+[“\"A-Z]\w+ \w+ ")
#: The head and a row of a table whose cells stand side by side.
_TABLE_HEAD = re.compile(
    r"(?:[^\W\d_][\w.’'-]*(?: |$)){1,4}(?:(?:19|20)\d\d(?:[–/-]\d{2,4})?(?: |$)){2,}|(?:[A-Z][\w.’'%()-]*(?: |$)){2,6}"
)
_TABLE_ROW = re.compile(r"[^\W\d_][\w.’' -]*?(?: [-–+]?\d[\d.,]*%?){2,}\W*.*")
#: Marks of Markdown around a heading.
_MARKED = re.compile(r"^(?:#{1,6}\s+|\*\*|__)|(?:\*\*|__)$")
#: Links in a list come at least so many together; a headline in capitals has so many words, and none this long in small letters.
_LEAST_LINKS, _LEAST_CAPITAL, _SMALL = 2, 4, re.compile(r"(?<![\w’'-])[a-zà-þ][\w’'-]{4,}")
#: An abbreviation of single letters ("U.N.") with words after it, whose full stops end nothing.
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+(?=\s)")


def decide(drafts: Sequence[Draft], title: str | None = None) -> list[Draft]:
    """The drafts with every piece given a part."""
    made = list(drafts)
    for look in (
        _comments,
        _related,
        _listed_links,
        _table_heads,
        _repeated,
        _signature,
        _author_note,
        _labels,
        _captions_at_top,
        _teasers,
        _labelled_captions,
    ):
        made = look(made)
    made = _headline(made, title)
    made = _opening(made)
    made = _pull_quotes(made)
    return [d if d.open is None else d.decided(_part(d, made, n)) for n, d in enumerate(_links(made))]


def is_prose(draft: Draft) -> bool:
    """Whether a block's open piece reads as sentences of a report."""
    if draft.open is None or draft.heading:
        return False
    words = draft.words
    return len(words) >= _PROSE_CHARS or (terminal(words) and len(words.split()) >= _PROSE_WORDS)


def is_heading(draft: Draft, most: int = _MOST_SUBHEAD_WORDS) -> bool:
    """Whether a block's open piece has the form of a heading: short, begun like one, not ended like a sentence."""
    if draft.open is None:
        return False
    words = draft.words
    if draft.heading:
        return True
    if len(words) > 8 * most or len(words.split()) > most or words[0].islower() or words[0] == "|":
        return False
    abbreviated = len(words.split()) <= 8 and re.search(r"\b(?:[A-Z]\.){2,}$", words)
    ended = _ENDED.search(_INITIALS.sub("", words)) and not abbreviated
    return not ended and not listed(draft.block.words) and bool(re.search(r"[^\W\d]{2}", words))


def _comments(drafts: list[Draft]) -> list[Draft]:
    """Everything from the heading of the comments on is furniture, where at most two fifths of the prose come after it."""
    prose = [n for n, d in enumerate(drafts) if is_prose(d)]
    for n, draft in enumerate(drafts):
        if furniture.opens_comments(draft.block.words) and len(prose) >= 2:
            after = sum(len(drafts[i].words) for i in prose if i > n)
            if after <= 0.4 * sum(len(drafts[i].words) for i in prose):
                return [*drafts[:n], *(d if d.only(Part.CREDIT) else d.all_as(Part.FURNITURE) for d in drafts[n:])]
    return drafts


def _related(drafts: list[Draft]) -> list[Draft]:
    """A list of links is furniture from its heading up to the next prose."""
    made, inside = [], False
    for draft in drafts:
        if furniture.opens_related(_MARKED.sub("", draft.block.words)):
            inside = True
            made.append(draft.all_as(Part.FURNITURE))
            continue
        inside = inside and (draft.open is None or not is_prose(draft))
        made.append(draft.all_as(Part.FURNITURE) if inside and draft.open is not None else draft)
    return made


def _listed_links(drafts: list[Draft]) -> list[Draft]:
    """Lines in Title Case, two or more together without a full stop, are headlines of other pages; below the report any list is.

    A list that the paragraph above announces with a colon is one of the report.
    """
    prose = [n for n, d in enumerate(drafts) if is_prose(d)]
    made = list(drafts)
    for run in _runs(drafts):
        below = bool(prose) and run[0] > prose[-1]
        announced = run[0] > 0 and drafts[run[0] - 1].words.endswith(":")
        items = below and all(_opens_item(drafts[n]) for n in run)
        capital = all(_in_title_case(drafts[n].words) for n in run) and bool(prose) and run[0] > prose[0]
        if not announced and len(run) >= _LEAST_LINKS and (items or capital):
            for n in run:
                made[n] = drafts[n].all_as(Part.FURNITURE)
    return made


def _table_heads(drafts: list[Draft]) -> list[Draft]:
    """The head of a table in plain text: words and years only, above rows that begin with words and go on with numbers."""
    made = list(drafts)
    for n, draft in enumerate(drafts):
        below = next((d for d in drafts[n + 1 : n + 3] if d.open is not None), None)
        if draft.open is None or below is None or draft.heading or terminal(draft.words):
            continue
        if _TABLE_HEAD.fullmatch(draft.words) and _TABLE_ROW.fullmatch(below.words):
            made[n] = draft.all_as(Part.FURNITURE)
    return made


def _runs(drafts: Sequence[Draft]) -> list[list[int]]:
    """Blocks beside one another that are no sentences: none ends like one."""
    runs: list[list[int]] = []
    for n, draft in enumerate(drafts):
        row = draft.heading or draft.block.words.startswith("|")
        if draft.open is None or row or terminal(draft.words) or not 3 <= len(draft.words.split()) <= 30:
            continue
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _opens_item(draft: Draft) -> bool:
    """Whether a block has the bullet of an item, and no number, by which texts count their points."""
    mark = draft.block.words[: bullet(draft.block.words)]
    return bool(mark) and not any(ch.isalnum() for ch in mark)


def _in_title_case(words: str) -> bool:
    """Whether every long word of a line has a capital."""
    capital = re.findall(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*", words)
    return len(capital) >= _LEAST_CAPITAL and not _SMALL.search(words) and not words.isupper()


def _repeated(drafts: list[Draft]) -> list[Draft]:
    """Short lines that come three times or more, numbers aside, are running heads, prompts and the like."""

    def mask(draft: Draft) -> str:
        return re.sub(r"\d+", "0", draft.block.words.lower())

    def loose(draft: Draft) -> bool:
        words = draft.block.words
        return draft.open is not None and len(words) <= 100 and not words.startswith("|") and not listed(words)

    seen = Counter(mask(d) for d in drafts if loose(d))
    often = {words for words, count in seen.items() if count >= 3}
    return [d.all_as(Part.FURNITURE) if loose(d) and mask(d) in often and not is_prose(d) else d for d in drafts]


def _signature(drafts: list[Draft]) -> list[Draft]:
    """The signature of a letter: the few short lines after the last two hyphens on a line of their own (RFC 3676)."""
    at = max((n for n, d in enumerate(drafts) if d.block.words == "--"), default=len(drafts))
    below = drafts[at + 1 :]
    signed = 0 < len(below) <= _MOST_SIGNED and not any(is_prose(d) for d in below)
    return [*drafts[:at], *(d.all_as(Part.FURNITURE) for d in drafts[at:])] if signed else drafts


def _author_note(drafts: list[Draft]) -> list[Draft]:
    """The line on its author that a report ends with, where it tells of nobody whom the report names."""
    at = next((n for n in range(len(drafts) - 1, -1, -1) if drafts[n].open is not None), None)
    name = furniture.author_note(drafts[at].words) if at is not None else None
    if at is None or name is None:
        return drafts
    last = name.split()[-1]
    told = any(last in d.words for d in drafts[:at] if d.open is not None)
    return drafts if told or at < 2 else [*drafts[:at], drafts[at].all_as(Part.FURNITURE), *drafts[at + 1 :]]


def _teasers(drafts: list[Draft]) -> list[Draft]:
    """Within the report, headlines of other pages are links to them."""
    prose = [n for n, d in enumerate(drafts) if is_prose(d) and not d.words.isupper()]
    return [
        d.all_as(Part.FURNITURE)
        if prose and prose[0] < n < prose[-1] and d.open is not None and furniture.is_teaser(d.words)
        else d
        for n, d in enumerate(drafts)
    ]


def _labelled_captions(drafts: list[Draft]) -> list[Draft]:
    """Within the report, words after a label that end without a full stop are a caption ("Crowded: Tourists on the quay")."""
    prose = [n for n, d in enumerate(drafts) if is_prose(d)]
    return [
        d.decided(Part.CAPTION)
        if d.open is not None and prose and prose[0] < n < prose[-1] and not d.heading and _labels_picture(d)
        else d
        for n, d in enumerate(drafts)
    ]


def _labels_picture(draft: Draft) -> bool:
    words = draft.words
    return 8 <= len(words.split()) <= 60 and bool(_CAPTIONED.match(words)) and not _ENDED.search(words)


def _labels(drafts: list[Draft]) -> list[Draft]:
    """A label on a line of its own ("Updated:") belongs to the date line below it."""
    known = lexicon.load("datelines")["labels"]
    return [
        a.all_as(Part.DATELINE)
        if b.only(Part.DATELINE) and datelines.date_line(b.block.words) and a.block.words.lower().strip(" :") in known
        else a
        for a, b in pairwise([*drafts, *drafts[-1:]])
    ]


def _captions_at_top(drafts: list[Draft]) -> list[Draft]:
    """Before the first paragraph, a block right above a photo credit of its own is that picture's caption."""
    made = list(drafts)
    for n, (draft, below) in enumerate(pairwise(drafts)):
        pictured = below.only(Part.CREDIT) and credit_lines.is_photo_credit(below.block.words)
        shows = dates.find(draft.words) is not None and datelines.dateline(draft.words) is None
        if is_prose(draft) and pictured and shows and len(draft.words) <= 400:
            made[n] = draft.decided(Part.CAPTION)
        if is_prose(draft):
            break
    return made


def _headline(drafts: list[Draft], title: str | None) -> list[Draft]:
    """The block that is the title; without one, the first heading before the prose, site names above share lines aside."""
    if title is not None:
        return _titled(drafts, " ".join(title.split()))
    first = next((n for n, d in enumerate(drafts) if is_prose(d)), None)
    if first is None:
        opens = bool(drafts) and is_heading(drafts[0], _MOST_HEADLINE_WORDS) and len(drafts[0].words.split()) >= 3
        return [drafts[0].decided(Part.HEADLINE), *drafts[1:]] if opens and len(drafts) > 1 else list(drafts)
    heads = [n for n in range(first) if _heads(drafts[n])]
    return _chosen(drafts, heads, _content(drafts[first].words)) if heads else list(drafts)


def _titled(drafts: list[Draft], title: str) -> list[Draft]:
    """One of the first blocks as headline, where it is the title; where words of the page end with it, those cut off."""
    at = next((n for n, d in enumerate(drafts[:_OPENING]) if _MARKED.sub("", d.block.words) == title), None)
    made = [_as_headline(d) if n == at else d for n, d in enumerate(drafts)]
    runs = len(title.split()) >= _LEAST_TITLE_WORDS
    on = next((n for n, d in enumerate(drafts[:_OPENING]) if runs and d.block.words.endswith(f" {title}")), None)
    if on is not None and on != at and len(drafts[on].block.words) - len(title) <= _LONGEST_ABOVE:
        made[on] = _title_within(drafts[on], title, Part.FURNITURE if at is not None else Part.HEADLINE)
    return made


def _as_headline(draft: Draft) -> Draft:
    """A block as the headline, without the marks of Markdown before it."""
    mark = _MARKED.match(draft.block.words)
    if mark is None or draft.open is None:
        return draft.all_as(Part.HEADLINE)
    return draft.decided(Part.HEADLINE)


def _title_within(draft: Draft, title: str, part: Part) -> Draft:
    """A block that the title ends: what stands above the title on the page (a caption, a credit, a section) is cut off."""
    whole = len(draft.block.words)
    above = draft.block.words[: whole - len(title)].rstrip()
    section = _SECTION.search(above)
    cut = section.start() if section and credit_lines.photo(above[: section.start()]) is not None else len(above)
    shown = Part.CAPTION if len(above[:cut].split()) >= _LEAST_TITLE_WORDS else Part.FURNITURE
    top = [p if p.part else replace(p, part=shown) for p in pieces(above[:cut])]
    named = [Piece(Part.FURNITURE, cut, len(above))] if cut < len(above) else []
    return replace(draft, pieces=(*top, *named, Piece(part, len(above), whole)))


def _heads(draft: Draft) -> bool:
    """Whether a block before the prose may be the headline: a heading by its markup, or one of three words at least."""
    return is_heading(draft, _MOST_HEADLINE_WORDS) and (draft.heading or len(draft.words.split()) >= 3)


def _chosen(drafts: list[Draft], heads: list[int], lead: frozenset[str]) -> list[Draft]:
    """The first of several headings as headline; one above share lines that has less of the lead is the name of a site."""
    made, chosen = list(drafts), heads[0]
    for n in heads[1:]:
        parted = any(d.only(Part.FURNITURE) and not d.block.escape for d in drafts[chosen + 1 : n])
        nearer = len(lead & _content(drafts[n].words)) > len(lead & _content(drafts[chosen].words))
        if parted and nearer and not drafts[chosen].heading:
            made[chosen] = drafts[chosen].decided(Part.FURNITURE)
            chosen = n
    made[chosen] = drafts[chosen].decided(Part.HEADLINE)
    return made


def _content(words: str) -> frozenset[str]:
    """The longer words of a stretch, which a headline shares with its lead and the name of a site does not."""
    return frozenset(word for word in re.findall(r"\w{4,}", words.lower()))


def _opening(drafts: list[Draft]) -> list[Draft]:
    """The dateline of the first paragraph, and of later ones where they name an agency (digests of several stories)."""
    made, prose = list(drafts), 0
    for n, draft in enumerate(drafts):
        piece = draft.open
        if piece is None:
            continue
        found = datelines.dateline(draft.words)
        allowed = found and (found.agency or prose == 0 or (prose < _EARLY and found.place[:3].isupper()))
        if found and allowed:
            made[n] = _cut(draft, piece, found.end) if found.end < len(draft.words) else draft.decided(Part.DATELINE)
        prose += is_prose(draft)
    return made


def _cut(draft: Draft, piece: Piece, at: int) -> Draft:
    """The open piece as dateline up to ``at`` and an open rest."""
    middle = piece.start + at
    parts = (replace(piece, part=Part.DATELINE, end=middle), replace(piece, start=middle))
    return replace(draft, pieces=tuple(q for p in draft.pieces for q in (parts if p is piece else (p,))))


def _pull_quotes(drafts: list[Draft]) -> list[Draft]:
    """Short blocks whose words stand within a longer paragraph too are pull quotes."""
    if sum(len(d.words) for d in drafts) > _LONGEST_SEARCHED:
        return drafts
    body = "\n".join(_plain(d.words) for d in drafts if d.open is not None)
    made = []
    again = cache(partial(_quoted_again, body))  # a text that says the same again and again is searched once
    for draft in drafts:
        plain = _plain(draft.words)
        candidate = draft.open is not None and 5 <= len(plain.split()) <= 60 and len(plain) <= 350
        made.append(draft.decided(Part.PULL_QUOTE) if candidate and again(plain) else draft)
    return made


def _plain(words: str) -> str:
    return re.sub(r"[\"“”‘’'«»„‟]", "", words).strip(" .,").lower()


def _quoted_again(body: str, plain: str) -> bool:
    """Whether words stand in the body as a part of a longer block."""
    at = body.find(plain)
    while at >= 0:
        before = body[at - 1] if at else "\n"
        after = body[at + len(plain)] if at + len(plain) < len(body) else "\n"
        if (before != "\n" or after != "\n") and not before.isalnum() and not after.isalnum():
            return True
        at = body.find(plain, at + 1)
    return False


def _links(drafts: list[Draft]) -> list[Draft]:
    """Headings after the last prose head nothing: they are links or names of sections."""
    prose = [n for n, d in enumerate(drafts) if is_prose(d)]
    if len(prose) < 3:
        return drafts
    answered = {n for n, d in enumerate(drafts) if d.words.endswith("?") and _prose_follows(drafts, n)}
    links = {n for n, d in enumerate(drafts) if n > prose[-1] and is_heading(d)} - answered
    return [d.decided(Part.FURNITURE) if n in links else d for n, d in enumerate(drafts)]


def _part(draft: Draft, drafts: Sequence[Draft], index: int) -> Part:
    """Subhead or paragraph: a subhead has prose after it, nothing like it beside it, or markup that says so."""
    if draft.heading:
        return Part.SUBHEAD
    if not is_heading(draft) or not _prose_follows(drafts, index):
        return Part.PARAGRAPH
    return Part.SUBHEAD


def _prose_follows(drafts: Sequence[Draft], index: int) -> bool:
    for draft in drafts[index + 1 : index + 4]:
        if is_prose(draft):
            return True
        if draft.open is not None and not draft.only(Part.FURNITURE):
            return terminal(draft.words)
    return False
