"""The main job: read, brief, export, import, verify, demo, watch."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from summitry.cli.options import spread
from summitry.cli.shared import (
    Output,
    RecordPath,
    Sure,
    app,
    load_settings,
    mapping,
    open_record,
    operating_point,
    print_summary,
    progress_line,
    read_lines,
    tell_outdated,
    write,
    write_bytes,
    write_lines,
)
from summitry.errors import InputError

#: By this a brief in Markdown is known for one, so that it is never read as a report.
_MARK = "<!-- Summitry -->\n"
AllowPrivate = Annotated[
    bool | None,
    typer.Option("--allow-private", help="Fetch from this machine and its network too.", show_default=False),
]


@dataclass(frozen=True)
class Reading:
    """How reports are read: settings that the command line says anew."""

    model: Annotated[str | None, typer.Option(help="The spaCy model to parse with (an installed package).")] = None
    engine: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Who runs the model: batched (many passages at once) or spacy; the same result."
        ),
    ] = None
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", help="Processes that share the work; by default 1.")] = (
        None
    )
    known: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="People known beforehand: YAML, or FollowTheMoney JSON lines."),
    ] = None
    registry: Annotated[
        bool | None,
        typer.Option("--registry/--no-registry", help="Public figures that Summitry knows.", show_default=False),
    ] = None
    issues: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Headings of issues of your own: YAML, a heading with its words."),
    ] = None
    judge: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Weights of your own for the judge, a folder; 'none': rules alone."),
    ] = None
    fast: Annotated[
        bool | None,
        typer.Option("--fast", help="Judge by words and grammar alone: faster, less is found.", show_default=False),
    ] = None
    allow_private: AllowPrivate = None


AS_SET = Reading()


@dataclass(frozen=True)
class Said:
    """What the user says of all reports that are read at once."""

    published: Annotated[
        str, typer.Option(metavar="DAY", help="The day on which these reports appeared, as 2031-05-04.")
    ] = ""
    outlet: Annotated[str, typer.Option(metavar="NAME", help="The outlet of these reports.")] = ""
    agency: Annotated[str, typer.Option(metavar="NAME", help="The agency that these reports are by.")] = ""


NOTHING_SAID = Said()


@app.command(
    name="read", epilog="Examples:  summitry read reports/   |   cat story.txt | summitry read - --record talks.db"
)
@spread
def read_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, folders and web addresses of reports; - is standard input."),
    ] = None,
    record: RecordPath = None,
    fields: Annotated[
        str, typer.Option(help="Names of the fields in JSON and tables, as text=body,title=headline.")
    ] = "",
    said: Said = NOTHING_SAID,
    how: Reading = AS_SET,
) -> None:
    """Read reports into a record, and reconcile it.

    What the record has already is not read again; an interrupted run goes on where it stopped. Without a path, only the
    reconciling of an interrupted run is made up for. What Summitry itself wrote is left out and named. A file summitry.yaml
    beside reports says their day, outlet and agency as the options do.
    """
    from summitry.api import Record
    from summitry.read.given import Given

    settings = load_settings(
        record=record,
        model=how.model,
        engine=how.engine,
        jobs=how.jobs,
        known=how.known,
        registry=how.registry,
        issues=how.issues,
        judge=how.judge,
        fast=how.fast,
        allow_private_addresses=how.allow_private,
    )
    stated = {name: value for name, value in asdict(said).items() if value}
    given = Given.of(stated, "on the command line")
    with Record.open(settings.record, create=True) as opened, progress_line() as progress:
        try:
            done = opened.read(*(paths or []), settings=settings, fields=mapping(fields), said=given, progress=progress)
        except KeyboardInterrupt:
            typer.echo("\nsummitry: interrupted; what was read is kept. The same command goes on from here.", err=True)
            raise typer.Exit(130) from None
        tell_outdated(opened)
    print_summary(done, settings.record)
    if paths and not done.added and not done.known:
        raise typer.Exit(1)


@app.command(
    epilog="Examples:  summitry brief -o talks.html   |   summitry brief --to md -o -   |   "
    "summitry brief --length full --certainty balanced   |   summitry brief --since 2031-05-04   |   "
    "summitry brief --story ceasefire"
)
def brief(
    record: RecordPath = None,
    output: Output = None,
    certainty: Sure = None,
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="html, md or pdf (extra pdf).")] = "html",
    length: Annotated[
        str, typer.Option("--length", metavar="LENGTH", help="one-page (all else is folded, in md left out) or full.")
    ] = "one-page",
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="What reports since this day tell anew.")] = "",
    story: Annotated[
        str, typer.Option("--story", metavar="WORDS", help="Only stories with these words in their title, or an id.")
    ] = "",
) -> None:
    """Write the brief: one offline page that an analyst reads, every value with the words behind it.

    Its first screen tells each story in sentences of its reports. It is strict: what reports tell less surely is
    counted at its end, and shown with --certainty balanced. Of a record of more than 200 reports it tells the eight
    largest stories; summitry stories lists all.
    """
    from summitry.model import Certainty
    from summitry.present.page import Length
    from summitry.values import edtf

    if length not in tuple(Length):
        raise InputError(f"a brief has no length {length!r}; there are {' and '.join(Length)}")
    day = edtf.day(since) if since else None
    if since and day is None:
        raise InputError(f"--since takes a day as 2031-05-04, not {since!r}")
    if to not in ("html", "md", "pdf"):
        raise InputError(f"there is no brief in the form {to!r}; there are html, md and pdf")
    with open_record(record) as opened:
        tell_outdated(opened)
        made = opened.brief(operating_point(certainty, Certainty.STRICT), Length(length), day, story)
    path = output or Path(f"brief.{to}")
    if to == "pdf":
        write_bytes(path, made.to_pdf())
    else:
        write(path, made.to_html() if to == "html" else f"{_MARK}{made.to_markdown()}")


@app.command(
    epilog="Examples:  summitry export --to jsonl -o record.jsonl   |   summitry export --certainty all -o whole.jsonl"
)
def export(
    record: RecordPath = None,
    output: Output = None,
    certainty: Sure = None,
    to: Annotated[str, typer.Option("--to", metavar="FORM", help="The form: jsonl.")] = "jsonl",
) -> None:
    """Write the record in a form for other tools (by default to standard output).

    What only may be a claim is left out, unless you say --certainty all.
    """
    from summitry import registry

    if to not in registry.names(registry.EXPORTERS):
        raise InputError(f"there is no form {to!r}; there are {', '.join(registry.names(registry.EXPORTERS))}")
    with open_record(record) as opened:
        write_lines(output, registry.load(registry.EXPORTERS, to)(opened.store, operating_point(certainty)))


@app.command(name="import", epilog="Example:  summitry import record.jsonl --record copy.db")
def import_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An interchange file (JSON lines); - is standard input.")
    ],
    record: RecordPath = None,
) -> None:
    """Make a record from an interchange file, equal to the one that it was exported from."""
    from summitry.api import Record

    settings = load_settings(record=record)
    with Record.from_jsonl(read_lines(file), settings.record) as made:
        typer.echo(f"{made.store.count()} documents are now in {settings.record}", err=True)


@app.command(epilog="Examples:  summitry forget reports/draft.txt   |   summitry forget d-1f3a talks/old.html")
def forget(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOC", help="Ids, or paths or the ends of paths, of documents.")
    ],
    record: RecordPath = None,
) -> None:
    """Take reports out of the record, with all that was read from them, and reconcile what they touch.

    The files themselves are not touched. Corrections stay, and wait for the reports to come back.
    """
    with open_record(record) as opened, progress_line() as progress:
        gone = opened.forget(*documents, progress=progress)
        left = opened.store.count()
    for one in gone:
        typer.echo(f"forgotten: {one.locator} ({one.id})")
    typer.echo(f"{left} documents are left in the record")


@app.command(name="reconcile", epilog="Example:  summitry reconcile --record talks.db")
def reconcile_command(record: RecordPath = None) -> None:
    """Reconcile a record from nothing: stories, actors, origins, entries, findings.

    Reading does so by itself for what new reports touch. This is for after an update of Summitry, whose rules may be other ones.
    """
    with open_record(record) as opened, progress_line() as progress:
        tell_outdated(opened)
        opened.reconcile(progress)
        documents, entries = opened.store.count(), sum(opened.store.count_entries().values())
    typer.echo(f"reconciled {documents} documents anew: {entries} entries")


@app.command(epilog="Examples:  summitry verify --record talks.db   |   summitry verify --rebuild")
def verify(
    record: RecordPath = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Also reconcile from nothing, and name what differs.")
    ] = False,
) -> None:
    """Check every span of a record against its document's text and hash. Exit code 1 if anything does not hold.

    A correction whose reports are not in the record is named, but holds: it waits for them.
    """
    from summitry.record.corrected import waiting

    with open_record(record) as opened:
        tell_outdated(opened)
        problems = opened.verify(rebuild=rebuild)
        documents = opened.store.count()
        later = waiting(opened.corrections())
    for state in later:
        typer.echo(f"{state.correction.id}: waits for reports: {state.why}", err=True)
    for problem in problems:
        typer.echo(f"{problem.subject}: {problem.message}")
    if problems:
        typer.echo(f"summitry: {len(problems)} things do not hold", err=True)
        raise typer.Exit(1)
    typer.echo(f"every span of {documents} documents holds")


@app.command(epilog="Example:  summitry demo --output-folder /tmp")
def demo(
    output_folder: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the record and the brief go.")] = Path(),
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the brief in the browser.")] = False,
) -> None:
    """Run the whole on the bundled example: reports of one summit, to a record, to a brief."""
    from summitry.api import Record
    from summitry.bundled import example

    settings = load_settings(record=output_folder / "demo.db")
    with Record.open(settings.record, create=True) as record, example() as folder, progress_line() as progress:
        done = record.read(folder, settings=settings, progress=progress)
        made = record.brief()
    print_summary(done, settings.record)
    page = output_folder / "demo.html"
    write(page, made.to_html())
    if show:
        typer.launch(page.resolve().as_uri())


@app.command(epilog="Examples:  summitry watch feeds.opml   |   summitry watch https://example.org/rss --rounds 1")
def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED", help="Addresses of feeds, or OPML files that list them.")
    ],
    record: RecordPath = None,
    rounds: Annotated[
        int | None, typer.Option(help="Stop after so many looks at every feed; by default never.")
    ] = None,
    allow_private: AllowPrivate = None,
) -> None:
    """Read what is new in feeds, again and again, politely; go on where it stopped.

    Feeds are asked with conditional requests, one connection a host, by the rules of robots.txt, less often where they
    fail. What was seen is remembered beside the record, in a file with the ending .feeds.json.
    """
    from summitry.pipeline import take_in
    from summitry.read.watch import Clock, Watcher, feeds_of
    from summitry.record import Store

    settings = load_settings(record=record, allow_private_addresses=allow_private)
    with Store.open(settings.record) as store, progress_line() as progress:
        watcher = Watcher(feeds_of(feeds), settings, store.path.with_suffix(".feeds.json"), Clock())
        looks = 0
        try:
            while rounds is None or looks < rounds:
                if looks:
                    watcher.wait()
                print_summary(take_in(store, watcher.round(), settings, progress=progress), settings.record)
                watcher.settle()
                looks += 1
        except KeyboardInterrupt:
            watcher.settle(store.has)
            typer.echo("\nsummitry: stopped; what was read is kept. The same command goes on from here.", err=True)
            raise typer.Exit(130) from None
