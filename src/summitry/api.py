"""The Python interface: what the command line does, for notebooks and programs.

.. code-block:: python

    from summitry import read, Record

    record = read("reports/", record="talks.db")
    for quote in record.claims("quote"):
        print(record.words(quote))
    record.brief()  # shows itself in a notebook; record.brief().to_html() is text
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from summitry import collecting, noting
from summitry.correcting import Outcome, correct, take
from summitry.errors import InputError, RecordError, Skipped
from summitry.exchange import jsonl
from summitry.model import Actor, Certainty, Claim, Document, Entry, Origin, Slot, Story
from summitry.model.notes import CLAIMS, Note, NoteKind
from summitry.pipeline import Progress, Summary, read_into, settle, summarise
from summitry.present import changes
from summitry.present.brief import Brief, brief
from summitry.present.listing import Listing
from summitry.present.page import Length
from summitry.read.given import Given
from summitry.reason import expectations, grading
from summitry.record import Problem, Store, rebuilt, verify
from summitry.record.corrected import State, states
from summitry.record.part import bounded
from summitry.record.targets import named_documents
from summitry.settings import Settings

if TYPE_CHECKING:
    from summitry.present import blockers, histories, matrices, networks
    from summitry.reason.expectations import Expectation
    from summitry.reason.hypotheses import Question
    from summitry.reason.orders import Conflict, Position
    from summitry.reason.packages import Package
    from summitry.reason.scenarios import Scenario
    from summitry.reason.sequence import Judged, Plan


def read(
    *paths: str | Path,
    record: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress = lambda count, locator: None,
) -> Record:
    """Read reports (files, folders) into a record, made where there is none, and give the record.

    Raises InputError where a path is not there, RecordError where the record cannot be used. What was left out, and why,
    is in :meth:`Record.skipped`.
    """
    known = settings or Settings.load()
    made = Record.open(record or known.record, create=True)
    made.read(*paths, settings=known, progress=progress)
    return made


class Record:
    """A record: documents, claims, actors, entries; with all that can be asked of it. Close it, or use it in a ``with``."""

    def __init__(self, store: Store, summary: Summary | None = None) -> None:
        self.store = store
        self._last = summary

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Self:
        """The record at a path. Raises RecordError where there is none, unless ``create``."""
        return cls(Store.open(path, create=create))

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self,
        *paths: str | Path,
        settings: Settings | None = None,
        fields: Mapping[str, str] | None = None,
        said: Given | None = None,
        progress: Progress = lambda count, locator: None,
    ) -> Summary:
        """Read more reports into the record and reconcile it again. What it has already changes nothing.

        ``said`` is what you say of all of them: day of publication, outlet, agency (:class:`summitry.read.given.Given`).
        Raises InputError where none of the paths is there; other things left out are in the summary, with reasons.
        """
        self._last = read_into(
            self.store, paths, settings or Settings.load(), fields=fields, said=said, progress=progress
        )
        lost = [item for item in self._last.skipped if item.reason == "not-found"]
        if paths and len(lost) == len(paths) and not self._last.added and not self._last.known:
            raise InputError("; ".join(f"{item.locator}: {item.message}" for item in lost))
        return self._last

    def forget(self, *documents: str, progress: Progress = lambda count, locator: None) -> list[Document]:
        """Take documents out of the record, by id or path (or its end), and reconcile what they touch. Gives these documents.

        Raises InputError, and takes nothing out, where one is not there or several are meant.
        """
        found = named_documents(self.store, documents)
        self.store.forget([one.id for one in found])
        settle(self.store, progress)
        return found

    def summary(self) -> Summary:
        """What the record holds, in counts; of the last :meth:`read` also what that run did."""
        return self._last or summarise(self.store, skipped=tuple(self.store.skipped()))

    def documents(self) -> Iterator[Document]:
        """The documents, with origins and dates, stated or inferred."""
        return self.store.documents()

    def claims(self, kind: str | None = None, certainty: Certainty = Certainty.BALANCED) -> Iterator[Claim]:
        """The claims (of one kind) that are sure enough, by document and place in the text.

        Actors, dates and origins are resolved.
        """
        return (claim for claim in self.store.claims(kind) if claim.certainty.reaches(certainty))

    def entries(self, kind: str | None = None) -> Iterator[Entry]:
        """The entries (of one kind): what the claims of all documents say about the same thing."""
        return self.store.entries(kind)

    def actors(self) -> Iterator[Actor]:
        """The persons, states, organisations and bodies."""
        return self.store.actors()

    def origins(self) -> Iterator[Origin]:
        """Where the information comes from."""
        return self.store.origins()

    def stories(self) -> Iterator[Story]:
        """The documents by happening."""
        return self.store.stories()

    def skipped(self) -> Iterator[Skipped]:
        """What was left out, and why."""
        return self.store.skipped()

    def words(self, item: Claim | Slot, document: str | None = None) -> str:
        """The exact words behind a claim, or behind a slot of a claim of ``document``; empty where no words say it."""
        home = item.document if isinstance(item, Claim) else document
        if home is None:
            raise InputError("a slot needs the id of its claim's document")
        if item.start is None or item.end is None:
            return ""
        return self.store.document(home).text[item.start : item.end]

    def correct(
        self, kind: str, *targets: str, because: str = "", author: str | None = None, at: datetime | None = None
    ) -> Outcome:
        """Correct the record and reconcile it anew: see ``docs/corrections.md`` for the kinds and how to name targets.

        ``author`` is by default that of the settings, ``at`` now. Raises InputError where something is not clear, not
        there or cannot be so, or where nobody says who corrects; then nothing is changed.
        """
        done = correct(self.store, kind, targets, because=because, author=_author(author), at=at)
        self._last = None
        return done

    def undo(self, *corrections: str, because: str = "", author: str | None = None) -> Outcome:
        """Undo corrections, by their ids: the record is as it was without them."""
        return self.correct("undo", *corrections, because=because, author=author)

    def corrections(self) -> tuple[State, ...]:
        """All corrections by time, each with how it stands."""
        return states(self.store)

    def expect(
        self,
        what: str,
        *,
        by: str = "",
        probability: str = "",
        who: str = "",
        because: str = "",
        author: str | None = None,
    ) -> Note:
        """Note what somebody expects by when, and how probably (``0.2``, ``20%`` or a term). Raises InputError."""
        given = f"{expectations.probability(probability):g}" if probability else ""
        said = {expectations.WHO: who, expectations.BY: noting.due(by), expectations.PROBABILITY: given}
        return noting.keep(self.store, NoteKind.EXPECT, what, said=said, because=because, author=_author(author))

    def resolve(self, which: str, *, came: bool, because: str = "", author: str | None = None) -> Note:
        """Note how an expectation of a user, or an outlook of the record, came out. Raises InputError."""
        about, claims = noting.expectation(self.store, which)
        said = {expectations.CAME: expectations.YES if came else expectations.NO, CLAIMS: claims}
        return noting.keep(self.store, NoteKind.RESOLVE, about, said=said, because=because, author=_author(author))

    def grade(
        self, about: str, grade: str, *, because: str = "", author: str | None = None, source: bool = False
    ) -> Note:
        """Grade an entry or a claim (credibility, 1 to 6), or with ``source`` an origin by name (reliability, A to F).

        Raises InputError where it cannot be so graded: "1" demands two independent origins.
        """
        kind = NoteKind.SOURCE if source else NoteKind.INFORMATION
        named, origins = noting.graded(self.store, about, kind)
        given = grading.checked(kind, grade, origins)
        said = {grading.GRADE: given, grading.NAMED: named[1], CLAIMS: named[2]}
        return noting.keep(self.store, kind, named[0], said=said, because=because, author=_author(author))

    def export_corrections(self) -> Iterator[str]:
        """The corrections alone, as lines for :meth:`import_corrections` of another record."""
        return jsonl.export_corrections(self.store)

    def import_corrections(self, lines: Iterable[str]) -> Outcome:
        """Take over the corrections of an interchange file. Those whose reports are not in the record wait for them."""
        done = take(self.store, jsonl.load_corrections(lines))
        self._last = None
        return done

    def brief(
        self,
        certainty: Certainty = Certainty.STRICT,
        length: Length = Length.ONE_PAGE,
        since: date | None = None,
        story: str = "",
    ) -> Brief:
        """What a reader gets, of what is sure enough (with ``since``: what is new): :class:`~summitry.present.brief.Brief`.

        ``story``: only of stories whose title has these words, or of that with this id. A large record is told by its
        largest stories (:func:`summitry.record.part.bounded`). Raises InputError where there is no such story.
        """
        return brief(bounded(self.store, story, since), certainty, length, since)

    def changes(self, since: date, certainty: Certainty = Certainty.STRICT) -> Listing:
        """What reports since a day changed: new facts, standings, stances that moved, promises kept and not kept."""
        return changes.since(self.store, since, certainty)

    # ------------------------------------------------------------------ reasoning
    def ledger(
        self, *who: str, as_of: date | None = None, certainty: Certainty = Certainty.BALANCED
    ) -> histories.Ledger:
        """The meetings in which all of some people or states took part, as of a day, with reports' own counts beside them."""
        from summitry.present import histories
        from summitry.reason.history import Asked

        return histories.ledger(self.store, Asked(who, as_of=as_of), certainty)

    def network(
        self, as_of: date | None = None, *, sides: bool = False, certainty: Certainty = Certainty.BALANCED
    ) -> networks.Network:
        """Who met whom as of a day; ``graph`` is a networkx graph. With ``sides`` states stand for those who speak for them."""
        from summitry.present import networks

        return networks.network(self.store, as_of, sides=sides, certainty=certainty)

    def matrix(self, as_of: date | None = None, certainty: Certainty = Certainty.BALANCED) -> matrices.Matrix:
        """Who stands where on which issue as of a day; what has no cell is not known."""
        from summitry.present import matrices

        return matrices.made(self.store, as_of, certainty=certainty)

    def blockers(
        self, package: Path | Package, as_of: date | None = None, certainty: Certainty = Certainty.BALANCED
    ) -> blockers.Report:
        """Who can block a package (a YAML file, or one made of it), by what is on record. Raises InputError."""
        from summitry.present import blockers

        return blockers.report(self.store, package, as_of=as_of, certainty=certainty)

    def scenario(self, edits: Path | Scenario, package: Path, certainty: Certainty = Certainty.BALANCED) -> Listing:
        """What would change for a package if somebody stood otherwise or other rules held: each answer before and after.

        ``edits`` and ``package`` are YAML files (``docs/hypotheses.md``, ``docs/reasoning.md``). Raises InputError.
        """
        from summitry.present import scenarios
        from summitry.reason.scenarios import load

        return scenarios.listing(self.store, load(edits) if isinstance(edits, Path) else edits, package, certainty)

    def orders(self) -> tuple[tuple[Position, ...], tuple[Conflict, ...]]:
        """Who wants which step before which, and which of these orders cannot be had together, each with its holders."""
        from summitry.present import orders
        from summitry.reason.orders import conflicts

        held = orders.on_record(self.store)
        return held, conflicts(held)

    def sequence(self, plan: Path | Plan) -> Judged:
        """What a plan of steps comes to, held against the orders on record: rounds, circles, who is exposed, who objects."""
        from summitry.present.orders import on_record
        from summitry.reason.sequence import judge, load

        return judge(load(plan) if isinstance(plan, Path) else plan, on_record(self.store))

    def hypotheses(self, question: Path | Question) -> Listing:
        """Competing hypotheses held against entries of the record, ranked by what speaks against them. Raises InputError."""
        from summitry.present import hypotheses
        from summitry.reason.hypotheses import load

        return hypotheses.listing(self.store, load(question) if isinstance(question, Path) else question)

    def expectations(self, as_of: date | None = None) -> tuple[Expectation, ...]:
        """Who expected what by when and what came, by reports and notes; ``summitry.reason.expectations.score`` scores them."""
        from summitry.present import expectations as found

        return found.on_record(self.store, as_of.isoformat() if as_of else "")

    @collecting.rarely()
    def verify(self, *, rebuild: bool = False) -> tuple[Problem, ...]:
        """Everything in the record that does not hold; empty if all is well.

        With ``rebuild`` also whatever a reconciling from nothing gives otherwise, which takes as long as one.
        """
        return (*verify(self.store), *(rebuilt(self.store) if rebuild else ()))

    def reconcile(self, progress: Progress = lambda count, locator: None) -> None:
        """Reconcile the record from nothing: after an update of Summitry, or where one does not trust what is kept."""
        settle(self.store, progress, anew=True)
        self._last = None

    def export(self, certainty: Certainty = Certainty.BALANCED) -> Iterator[str]:
        """The lines of the interchange file; with ``Certainty.ALL`` also what only may be a claim."""
        return jsonl.export(self.store, certainty)

    @classmethod
    def from_jsonl(cls, lines: Iterator[str] | list[str], path: str | Path) -> Self:
        """A new record at ``path`` from the lines of an interchange file. Raises InputError, RecordError."""
        if Path(path).exists():
            raise RecordError(f"{path} is already there, and importing makes a new record; name another with --record")
        found = jsonl.load(lines)
        made = cls.open(path, create=True)
        for reading in found.readings:
            made.store.add(reading)
        for document, locator in found.elsewhere:
            made.store.relocate(document, locator)
        made.store.correct(found.corrections)
        made.store.note(found.notes)
        made.store.write(found.reconciled)
        for item in found.skipped:
            made.store.skip(item)
        return made

    def _repr_html_(self) -> str:
        return self.to_html()

    def to_html(self) -> str:
        """A small table of what the record holds, as text."""
        from html import escape

        now = summarise(self.store)
        rows = {"documents": str(now.documents)} | {f"{kind} claims": str(n) for kind, n in now.claims.items()}
        rows |= {"entries": str(sum(now.entries.values())), "contested": str(len(now.contested))}
        cells = "".join(f"<tr><th>{escape(key)}</th><td>{escape(value)}</td></tr>" for key, value in rows.items())
        return f"<table><caption>Record {escape(str(self.store.path))}</caption>{cells}</table>"


def _author(said: str | None) -> str:
    """Who writes into a record: who is said to, else the author of the settings."""
    return Settings.load().author if said is None else said
