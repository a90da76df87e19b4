"""Speed of the whole ``read`` as a ratio to the bare parser, both measured in this run: ``python benchmarks/speed.py REPORTS``.

Both take the same passages, each distinct one once, in one process; start-up (loading the model) is left out of both. Times
are CPU seconds, so that other work on the machine does not show. Prints tokens a second, the ratio, and where the rest goes.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from summitry import extract, language, reconcile
from summitry.language.parse import Parser
from summitry.model import PROSE, Document, Reading
from summitry.pipeline import read_into
from summitry.read import documents as read_documents
from summitry.record import Store
from summitry.settings import Settings


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds that the work took, and what it gave."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def bare(documents: list[Document], settings: Settings) -> tuple[float, int]:
    """CPU seconds and tokens of the parser alone over the distinct prose passages."""
    nlp = Parser(settings).nlp
    texts = list(
        dict.fromkeys(
            d.text[p.start : p.end].replace("\n", " ") for d in documents for p in d.passages if p.part in PROSE
        )
    )
    seconds, tokens = timed(lambda: sum(len(doc) for doc in nlp.pipe(texts, batch_size=settings.batch_size)))
    return seconds, int(str(tokens))


def beyond_the_parser(documents: list[Document], settings: Settings, parser: float) -> tuple[float, float]:
    """CPU seconds of the language stage beyond the parser: finding in sentences, and making sentences of its output."""
    analyser = language.Analyser(settings)
    analyser.annotate(*next(analyser.stream(documents[:1])))  # load the model: what is parsed here is not parsed again
    streamed, sentences = timed(lambda: list(analyser.stream(documents)))
    found, _ = timed(lambda: [analyser.annotate(d, s) for d, s in sentences])  # type: ignore[attr-defined]
    return found, max(0.0, streamed - parser)


def main() -> None:
    """Measure and print."""
    settings, paths = Settings(), sys.argv[1:]
    documents = [d for d in read_documents(paths, settings) if isinstance(d, Document)]
    list(language.analyse(documents[:1], settings))  # load the model and the vocabularies
    seconds, tokens = bare(documents, settings)
    beyond, building = beyond_the_parser(documents, settings, seconds)
    parts = {"read": timed(lambda: list(read_documents(paths, settings)))[0]}
    parts["language"], parsed = timed(lambda: list(language.analyse(documents, settings)))
    parts["extract"], readings = timed(
        lambda: [Reading(document=p.document, appearances=p.appearances, claims=extract.claims(p)) for p in parsed]
    )  # type: ignore[attr-defined]
    parts["reconcile"], _ = timed(lambda: reconcile.reconcile(readings))  # type: ignore[arg-type]
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "speed.db") as store:
        whole, _ = timed(lambda: read_into(store, paths, settings))
    print(f"{len(documents)} documents, {tokens} tokens in distinct passages")
    print(f"bare parser   {seconds:7.2f} s  {tokens / seconds:8.0f} tokens/s")
    print(f"whole read    {whole:7.2f} s  {tokens / whole:8.0f} tokens/s")
    print(f"ratio         {whole / seconds:7.2f}")
    print(
        f"language beyond the parser, as a share of it: finding {beyond / seconds:.3f}, making sentences {building / seconds:.3f}"
    )
    for name, took in parts.items():
        print(f"  of it {name:10} {took:7.2f} s")


if __name__ == "__main__":
    main()
