"""Processes of their own for what takes longer than a page may: each works one thing out into a file, a few at one time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from summitry.errors import SummitryError

#: Processes that work at one time.
_MOST = 2


class Processes:
    """The processes of one desk. What is being worked out is not begun twice."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._failed: set[str] = set()
        self._lock = threading.Lock()

    def begin(self, key: str, module: str, *given: str, said: bytes = b"") -> None:
        """Let ``python -m MODULE GIVEN…`` work something out, unless one does already, or as many as may work on others.

        Raises SummitryError where that has just failed; whoever asks once more has it tried again.
        """
        with self._lock:
            for known in [known for known, process in self._running.items() if process.poll() is not None]:
                if self._running.pop(known).returncode:
                    self._failed.add(known)
            if key in self._failed:
                self._failed.remove(key)
                raise SummitryError(
                    "this could not be worked out; the desk's terminal says why. Load the page to try again"
                )
            if key in self._running or len(self._running) >= _MOST:
                return
            there = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
            command = [sys.executable, "-m", module, *given]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, env=there)  # noqa: S603 - our own program
            if process.stdin:
                process.stdin.write(said)
                process.stdin.close()
            self._running[key] = process

    def wait(self, seconds: float) -> None:
        """Wait until nothing is worked out any more, at most so long for each."""
        for process in list(self._running.values()):
            process.wait(seconds)

    def end(self) -> None:
        """No more is worked out."""
        for process in self._running.values():
            process.terminate()
