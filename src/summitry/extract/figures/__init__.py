"""Claims that hold a number: what it counts, its bounds, unit, approximation, and the role that it plays.

The numbers themselves come from the language stage; which of them tell a quantity is ``telling.py``'s.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.arguments import Span, claim_of, holders, slot
from summitry.extract.figures.telling import Figure, tells
from summitry.extract.spans import spans_of, within
from summitry.language import ParsedDocument, Token, tables
from summitry.language.clauses.factuality import Standing, standing
from summitry.language.clauses.phrases import told_clause
from summitry.language.clauses.syntax import is_verb, phrase, upwards
from summitry.language.number.quantities import COMPOUND, COUNT
from summitry.model import Claim, Modality
from summitry.values import numbers

#: Letters between a quantity with a unit and what it measures ("two days of talks").
NEAR = 5


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The figures of a parsed document, in text order."""
    for sentence in parsed.sentences:
        for number in parsed.numbers_in(sentence.start, sentence.end):
            figure = Figure(parsed, sentence, number)
            stands = _standing(figure) if tells(figure) else None
            if stands is not None:
                yield _claim(figure, stands)


def _standing(figure: Figure) -> Standing | None:
    """How far what is told with the number is asserted: that of the verb above it; None where it is asked or supposed."""
    above = upwards(figure.sentence, figure.said[-1]) if figure.said else ()
    verb = next((t for t in above if is_verb(t)), None)
    return standing(figure.sentence, verb) if verb is not None else Standing(Modality.HELD, "+")


def _claim(figure: Figure, stands: Standing) -> Claim:
    parsed, number = figure.parsed, figure.number
    cell = parsed.kept("cells", lambda own: tables.cells(own.document)).get(number.start)
    if cell is not None:
        return _of_cell(figure, cell)
    what = _what(figure)
    said = {
        "min": numbers.write(number.minimum) if number.minimum is not None else None,
        "max": numbers.write(number.maximum) if number.maximum is not None else None,
        "unit": number.unit,
        "approximate": "true" if number.approximate else None,
        "role": COUNT if number.role == COMPOUND else number.role,
    }
    slots = [slot(parsed, role, number.start, number.end, value) for role, value in said.items() if value]
    about = [slot(parsed, "what", *what)] if what is not None else []
    return claim_of(
        parsed,
        figure.sentence,
        "figure",
        _span(figure, what),
        [*about, *slots],
        polarity=stands.polarity,
        modality=stands.modality,
        holders=holders(parsed, number.start, number.end),
    )


def _of_cell(figure: Figure, cell: tables.Cell) -> Claim:
    """The claim of a number in a table: what its row and column say, in the unit of the table."""
    number, bounds = figure.number, (figure.number.minimum, figure.number.maximum)
    least, most = (numbers.write(n * cell.scale) if n is not None else None for n in bounds)
    said = {"min": least, "max": most, "unit": cell.unit or number.unit, "role": cell.role or number.role}
    slots = [slot(figure.parsed, name, number.start, number.end, value) for name, value in said.items() if value]
    about = slot(figure.parsed, "what", cell.row_start, cell.row_end, cell.what)
    span = min(cell.row_start, number.start), number.end
    return claim_of(figure.parsed, figure.sentence, "figure", span, [about, *slots])


def _what(figure: Figure) -> Span | None:
    """What is counted; where no noun says it, the clause that the number measures."""
    number = figure.number
    if number.what_start is not None and number.what_end is not None:
        joined = figure.sentence.between(number.what_start, number.what_end)[:1] if number.role == COMPOUND else ()
        return number.what_start, joined[0].end if joined else number.what_end
    above = upwards(figure.sentence, figure.said[-1]) if figure.said else ()
    head = next((t for t in above if _is_measured(figure, t)), None)
    if head is None:
        return None
    return told_clause(figure.sentence, head) if is_verb(head) else phrase(figure.sentence, head)


def _is_measured(figure: Figure, token: Token) -> bool:
    """Whether a word above a number may be what it measures: no other number ("5 feet (1.5 metres)")."""
    numbers = spans_of(figure.parsed.numbers_in(figure.sentence.start, figure.sentence.end))
    return token.pos not in ("NUM", "ADP", "SYM") and not within(token.start, numbers)


def _span(figure: Figure, what: Span | None) -> Span:
    """The number with the words that it counts, where they stand near."""
    number = figure.number
    near = number.what_start is not None and (number.unit is None or number.what_start - number.end < NEAR)
    start, end = what if near and what is not None else (number.start, number.end)
    return max(min(start, number.start), figure.sentence.start), min(max(end, number.end), figure.sentence.end)
