"""Questions that are put with lines of YAML: a plan of steps, competing hypotheses, a scenario; and orders and grades on record.

The lines are those of the files that the commands of the same names take, and are answered by the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from summitry.errors import InputError
from summitry.model import Certainty
from summitry.present import grades, hypotheses, orders, scenarios
from summitry.present.listing import Listing
from summitry.reason import hypotheses as competing
from summitry.reason import scenarios as supposed
from summitry.reason import sequence
from summitry.record import Store
from summitry.web.questions import PACKAGE, Answer, Field, Given, Question, no_aliases, sure

_PLAN = """sequence: Harbour first
steps:
  - {step: opening, who: Norway, does: opens the harbour, undone: yes}
  - {step: count, who: Estonia, does: counts its ships, after: [opening], verified: the harbour master, undone: no}
"""
_HYPOTHESES = """question: Why did they meet?
hypotheses:
  - {name: trade, says: they met for trade}
  - {name: show, says: they met to be seen}
evidence:
  - {entry: e-0123456789abcdef, consistent: [show], inconsistent: [trade], because: trade would be written down}
"""
_SCENARIO = """scenario: Norway comes round
edits:
  - {who: Norway, issue: opening of the strait, attitude: supports}
"""


@contextmanager
def _file(said: str, name: str) -> Iterator[Path]:
    """Lines as the file that a command takes. Raises InputError, in which the file goes by its name alone."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.write_text(said, "utf-8", errors="replace")
        try:
            no_aliases(said, name)
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            raise InputError(f"the {name} is no valid YAML: {error}") from error
        try:
            yield path
        except InputError as error:
            raise InputError(str(error).replace(str(path), f"the {name}")) from error


def _listed(made: Listing, *said: str) -> Answer:
    return Answer(tuple(said), made.columns, made.rows)


def _orders(store: Store, _given: Given) -> Answer:
    made = orders.orders(store)
    number = len({row[0] for row in made.rows if row[0].startswith("conflict") and row[2] != "no order on record"})
    return _listed(made, f"{len(made.rows)} rows on record, {number} conflict{'' if number == 1 else 's'} of order.")


def _sequence(store: Store, given: Given) -> Answer:
    with _file(given["plan"], "plan") as path:
        return _listed(orders.plan(store, sequence.judge(sequence.load(path), orders.on_record(store))))


def _hypotheses(store: Store, given: Given) -> Answer:
    with _file(given["hypotheses"], "question") as path:
        asked = competing.load(path)
        return _listed(hypotheses.listing(store, asked), asked.question)


def _scenario(store: Store, given: Given) -> Answer:
    with _file(given["scenario"], "scenario") as path, _file(given["package"], "package") as package:
        return _listed(scenarios.listing(store, supposed.load(path), package, sure(given, Certainty.BALANCED)))


def _grades(store: Store, given: Given) -> Answer:
    if "scale" in given:
        return _listed(grades.scale())
    made = grades.grades(store)
    return _listed(made, f"{len(made.rows)} grade{'' if len(made.rows) == 1 else 's'} in force.")


def plans() -> Sequence[Question]:
    """The questions of this module, in the order of the menu."""
    certainty = Field("certainty", "Certainty", "choice", tuple(Certainty), blank="as usual")
    package = Field("package", "The package (YAML)", "long", needed=True, example=PACKAGE)
    return (
        Question(
            "orders",
            "Orders of steps",
            "Who wants which step before which, and which of these orders cannot be had together.",
            (),
            _orders,
        ),
        Question(
            "sequence",
            "Sequence",
            "What a plan of steps comes to: rounds, circles, who is exposed where, whose order on record it runs against.",
            (Field("plan", "The plan (YAML)", "long", needed=True, example=_PLAN),),
            _sequence,
        ),
        Question(
            "hypotheses",
            "Hypotheses",
            "Competing hypotheses by what of the record speaks against them, and the evidence that the answer hangs on.",
            (Field("hypotheses", "Question, hypotheses, evidence (YAML)", "long", needed=True, example=_HYPOTHESES),),
            _hypotheses,
        ),
        Question(
            "scenario",
            "Scenario",
            "What would change in the answer on a package if somebody stood otherwise, or other rules held.",
            (Field("scenario", "The edits (YAML)", "long", needed=True, example=_SCENARIO), package, certainty),
            _scenario,
        ),
        Question(
            "grades",
            "Grades",
            "Sources graded from A to F and information from 1 to 6, by whom and why; or what the grades mean.",
            (Field("scale", "What the grades and words of likelihood mean", "yes"),),
            _grades,
        ),
    )
