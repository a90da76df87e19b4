"""The command line as a process of its own: its output, its errors and its exit code.

On Linux the process is a copy of the one that runs the tests, with the package imported and the parser's cache before the parser,
so that it starts in milliseconds; elsewhere it is started anew. Either way nothing that it does to itself reaches the next one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path


def summitry(
    *words: object, cwd: Path, stdin: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder, without the settings of whoever runs the tests."""
    known = {key: value for key, value in os.environ.items() if not key.startswith("SUMMITRY_")} | environment
    asked = list(map(str, words))
    if sys.platform == "linux":
        return _copied(asked, cwd, stdin or "", known)
    return subprocess.run(
        [sys.executable, "-m", "summitry", *asked],
        cwd=cwd,
        input=stdin,
        env=known,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def forked(work: Callable[[], int]) -> int:
    """The wait status of a copy of this process that does some work and ends with the number it gives."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of other threads: those of the test runner hold no lock
        child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = 70
    try:
        code = work()
    except BaseException:  # noqa: BLE001 - nothing may come back into the tests from here
        traceback.print_exc()
    finally:
        os._exit(code)


@cache
def _ready() -> None:
    """What a command needs, imported before the copies are made."""
    from summitry import registry, workers
    from summitry.settings import Settings

    for group in (registry.READERS, registry.EXTRACTORS, registry.EXPORTERS):
        for name in registry.names(group):
            registry.load(group, name)
    _ = workers._analyser(
        Settings()
    )._parser.nlp  # the model too: a report that is new to the cache is parsed in the copy


def _copied(words: list[str], cwd: Path, stdin: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    _ready()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
        given.write(stdin.encode())
        given.seek(0)
        status = forked(lambda: _main(words, cwd, (given.fileno(), said.fileno(), told.fileno()), environment))
        said.seek(0)
        told.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return subprocess.CompletedProcess(words, code, said.read().decode(), told.read().decode())


def _main(words: list[str], cwd: Path, files: tuple[int, int, int], environment: dict[str, str]) -> int:
    """In the copy: standard input, output and errors are the files, and then the command line runs."""
    from summitry import cli

    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for number, file in enumerate(files):
        os.dup2(file, number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
        for number, mode in enumerate(("r", "w", "w"))
    )
    sys.argv = ["summitry", *words]
    try:
        cli.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as Python would tell it
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0
