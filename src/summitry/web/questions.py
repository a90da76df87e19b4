"""Questions to the whole record that the pages of the desk put: who met whom as of a day, who joins whom, what was expected.

Each is answered by the functions behind the command of the same name, as plain data: what it adds up to in lines of text, a
table, and a drawing of that table. A plug-in adds questions by the entry point group ``summitry.questions`` (an object of it is
a :class:`Question`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from typing import Any

import yaml

from summitry import lexicon, registry
from summitry.errors import InputError
from summitry.model import Certainty
from summitry.present import blockers, changes, evolving, expectations, histories, maps, networks
from summitry.present.charts import Chart
from summitry.present.listing import Listing
from summitry.reason.check import OPEN, OVERDUE
from summitry.reason.expectations import score
from summitry.reason.follow_up import FULFILLED, NOT_FULFILLED
from summitry.reason.history import Asked
from summitry.reason.packages import package
from summitry.record import Store
from summitry.values import edtf

#: Entry point group of questions that plug-ins add.
GROUP = "summitry.questions"
#: Rows of a drawing at most.
_DRAWN = 60
#: What was expected by how it stands, in the order of a reader's interest.
_VERDICTS = (OVERDUE, OPEN, NOT_FULFILLED, FULFILLED)

Given = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a question leaves open: its name, what it is called, and of what sort the input is.

    ``sort`` is ``text``, ``date``, ``yes``, ``long`` or ``choice`` (of ``of``); ``example`` shows how it may look, ``blank`` what
    an empty choice means.
    """

    name: str
    label: str
    sort: str = "text"
    of: tuple[str, ...] = ()
    needed: bool = False
    example: str = ""
    blank: str = "any"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question: lines of text, a table, a drawing of it as SVG (empty for none), and all of it for programs.

    ``moments``: the days to which the drawing can be turned back, of one that can.
    """

    lines: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    svg: str = ""
    title: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    moments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its address, heading, what it tells, what it leaves open, and how it is answered."""

    name: str
    heading: str
    about: str
    fields: tuple[Field, ...]
    make: Callable[[Store, Given], Answer]

    def given(self, asked: Mapping[str, str]) -> dict[str, str]:
        """What somebody asks of it, without what it does not know and what is empty."""
        known = ((one.name, asked.get(one.name, "").strip()) for one in self.fields)
        return {name: said for name, said in known if said}

    def ready(self, given: Given) -> bool:
        """Whether all is given that it needs."""
        return all(one.name in given for one in self.fields if one.needed)


@cache
def questions() -> dict[str, Question]:
    """All questions by address, in the order of the menu."""
    from summitry.web.plans import plans  # made of what this module defines

    theirs = (registry.load(GROUP, name) for name in registry.names(GROUP))
    return {one.name: one for one in (*_ours(), *plans(), *theirs)}


def day(said: str, *, first: bool = False) -> date | None:
    """The day that somebody means: the last of a month or year, or the first. Raises InputError."""
    found = edtf.bounds(said)[0 if first else 1] if said else None
    if said and found is None:
        raise InputError(f"{said!r} is no date; give a year, month or day such as 2019, 2019-04 or 2019-04-25")
    return found


def _answer(lines: Iterable[str], table: Listing, chart: Chart | None = None, **more: Any) -> Answer:
    drawn = chart is not None and len(chart.table.rows) > 0
    return Answer(
        tuple(lines), table.columns, table.rows, _svg(chart) if drawn else "", chart.title if chart else "", **more
    )


def _svg(chart: Chart | None) -> str:
    """A chart as SVG; nothing where what draws it is not installed, as its table says the same."""
    try:
        return chart.svg() if chart else ""
    except InputError:
        return ""


def sure(given: Given, otherwise: Certainty = Certainty.BALANCED) -> Certainty:
    """How sure what is told must be, as somebody asks. Raises InputError."""
    said = given.get("certainty", otherwise)
    if said not in tuple(Certainty):
        raise InputError(f"{said!r} is no certainty; there are {', '.join(Certainty)}")
    return Certainty(said)


# ---------------------------------------------------------------- the questions
def _ledger(store: Store, given: Given) -> Answer:
    who = tuple(given[name] for name in ("one", "other") if name in given)
    asked = Asked(who, given.get("format", ""), given.get("level", ""), day(given.get("as_of", "")))
    made = histories.ledger(store, asked, sure(given))
    return _answer(_sums(made), made.listing(), made.chart(_DRAWN))


def _sums(made: histories.Ledger) -> Iterable[str]:
    """What a ledger adds up to: the lines that are no rows of its table."""
    every = list(made.lines())
    return [every[0], *(line for line in every[1:] if line.startswith("Hosts"))]


def _network(store: Store, given: Given) -> Answer:
    made = networks.network(
        store,
        day(given.get("as_of", "")),
        day(given.get("since", ""), first=True),
        sides="sides" in given,
        certainty=sure(given),
    )
    said = [line for line in made.lines() if not line.endswith("]")]
    pairs = evolving.pairs(made)
    drawn = evolving.drawn(pairs)
    return Answer(
        tuple(said),
        *_table(made.listing()),
        svg=evolving.drawing(drawn),
        title="Who met whom",
        files={form: made.to(form) for form in ("gexf", "graphml")},
        more={"pairs": [asdict(pair) for pair in pairs]},
        moments=evolving.days(drawn),
    )


def _map(store: Store, given: Given) -> Answer:
    chart, unknown = maps.meeting_places(store, day(given.get("since", ""), first=True), day(given.get("until", "")))
    held = sum(int(row[chart.table.columns.index("meetings")]) for row in chart.table.rows)
    said = f"{held} meetings on record as held, in {len(chart.table.rows)} places; of {unknown} more the place is not known."
    return _answer([said], chart.table, chart)


def _expectations(store: Store, given: Given) -> Answer:
    found = expectations.on_record(store, given.get("as_of", ""))
    if said := given.get("verdict"):
        found = tuple(one for one in found if one.verdict == said)
    ordered = sorted(found, key=lambda one: _VERDICTS.index(one.verdict) if one.verdict in _VERDICTS else 0)
    scored = score(found)
    return Answer(
        (expectations.summary(found),),
        *_table(expectations.listing(store, ordered)),
        svg=expectations.plot(scored) if scored.count else "",
        title="Calibration of forecasts" if scored.count else "",
        files={"ics": expectations.calendar(found, edtf.day(given.get("as_of"))).decode()},
    )


def _table(made: Listing) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return made.columns, made.rows


def _blockers(store: Store, given: Given) -> Answer:
    asked = package(_package(given["package"]), "This package")
    made = blockers.report(store, asked, as_of=day(given.get("as_of", "")), certainty=sure(given))
    return _answer(made.lines(), made.listing(), more=made.as_object())


def _package(said: str) -> Mapping[str, Any]:
    """The YAML of a package. Raises InputError where it is none."""
    try:
        no_aliases(said, "package")
        told = lexicon.parse(said)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"the package is no valid YAML: {error}") from error
    if not isinstance(told, dict):
        raise InputError(
            "a package is lines of YAML such as “title: …”, “arenas: …”, “package: {issue: level}”, no aliases"
        )
    return told


def no_aliases(said: str, name: str) -> None:
    """See that YAML has no aliases, by which reading it may be endless. Raises InputError, or YAMLError where it is none."""
    if any(isinstance(one, yaml.AliasEvent) for one in yaml.parse(said, yaml.SafeLoader)):
        raise InputError(f"the {name} has aliases (*name), which are not taken here")


def _changes(store: Store, given: Given) -> Answer:
    since = edtf.day(given["since"])
    if since is None:
        raise InputError(f"{given['since']!r} is no day such as 2019-04-25")
    made = changes.since(store, since, sure(given, Certainty.STRICT))
    number = len(made.rows)
    said = f"{number} change{'' if number == 1 else 's'} by reports since {edtf.show(given['since'])}."
    return _answer([said], made)


#: A package as it may look.
PACKAGE = """title: Harbour first
arenas:
  - {arena: bilateral, members: [NOR, EST]}
levels:
  opening of the strait: [none, for a year, for good]
package: {opening of the strait: for a year}
"""
_AS_OF = Field("as_of", "As of", "date")
_CERTAINTY = Field("certainty", "Certainty", "choice", tuple(Certainty), blank="as usual")


def _ours() -> Sequence[Question]:
    levels = tuple(lexicon.load("stands")["levels"])
    return (
        Question(
            "ledger",
            "Ledger",
            "Who met whom as of a day: by format and level, firsts, gaps, hosts, and reports’ own counts beside the record.",
            (
                Field("one", "Who"),
                Field("other", "with whom"),
                Field("format", "Format"),
                Field("level", "Level", "choice", levels),
                _AS_OF,
                _CERTAINTY,
            ),
            _ledger,
        ),
        Question(
            "network",
            "Network",
            "Who met whom how often, who joins those who do not meet, which circles there are, and what changed.",
            (
                Field("as_of", "By", "date"),
                Field("since", "Changes since", "date"),
                Field("sides", "States in place of those who speak for them", "yes"),
                _CERTAINTY,
            ),
            _network,
        ),
        Question(
            "map",
            "Map of meetings",
            "Where meetings on record were held.",
            (Field("since", "From", "date"), Field("until", "until", "date")),
            _map,
        ),
        Question(
            "expectations",
            "Expectations",
            "Who expected what by when, from reports and users, what came of it, and what is overdue.",
            (_AS_OF, Field("verdict", "How it stands", "choice", _VERDICTS)),
            _expectations,
        ),
        Question(
            "blockers",
            "Blockers",
            "Who can block a proposal, by what is on record: a stated block, at risk (opposed or unknown), or clear.",
            (Field("package", "The package (YAML)", "long", needed=True, example=PACKAGE), _AS_OF, _CERTAINTY),
            _blockers,
        ),
        Question(
            "changes",
            "What changed",
            "What reports since a day changed: new facts, changed standings, moved stances, promises kept and not kept.",
            (Field("since", "Since", "date", needed=True), _CERTAINTY),
            _changes,
        ),
    )
