#!/usr/bin/env python3
"""Set up and run Summitry with nothing but Python 3.11 or later: ``python3 tasks.py demo``, ``python3 tasks.py test``.

Each task makes or reuses its own virtual environment in ``.venv`` (with uv where it is present), installs what
``constraints.txt`` pins, hashes checked, then this checkout, and runs. Nothing outside the checkout is changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)


def run(*command: str | Path, quiet: bool = False) -> None:
    """Run a command in the checkout; stop with its exit code where it fails."""
    done = subprocess.run(
        list(map(str, command)),
        cwd=ROOT,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        check=False,
    )
    if done.returncode:
        if quiet:
            sys.stderr.write(done.stdout.decode(errors="replace"))
        sys.exit(done.returncode)


def python() -> str:
    """A Python that Summitry runs on: this one, or another on the path. Stops with advice where there is none."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    sys.exit(
        f"Summitry needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this is {sys.version.split()[0]}. Install one and run it again."
    )


def install(*pins: str) -> None:
    """Bring ``.venv`` to what the pins say, or leave it as it is where it is there already."""
    wanted = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in (*pins, "pyproject.toml"))).hexdigest()
    done = HOME / f"installed-{'-'.join(pins)}"
    if PYTHON.exists() and done.exists() and done.read_text() == wanted:
        return
    print(f"setting up {HOME.name} (once; a few minutes on a slow line)", file=sys.stderr)
    uv = shutil.which("uv")
    if not PYTHON.exists():
        if python() == sys.executable and not uv:
            venv.create(HOME, with_pip=True)
        else:
            run(*((uv, "venv", "-q", "--seed", "--python", python(), HOME) if uv else (python(), "-m", "venv", HOME)))
    pip = (
        (uv, "pip", "install", "-q", "--python", PYTHON)
        if uv
        else (PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    )
    for name in pins:
        run(*pip, "--require-hashes", "-r", name)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".", quiet=True)
    done.write_text(wanted)


def demo(*arguments: str) -> None:
    """Set up, then run the main job on the bundled example: the record demo.db and the brief demo.html."""
    install("constraints.txt")
    run(PYTHON, "-m", "summitry", "demo", *arguments)


def test(*arguments: str) -> None:
    """Set up, then run the tests."""
    install("constraints.txt")
    run(PYTHON, "-m", "pytest", "-n", "auto", *arguments)


def check(*arguments: str) -> None:
    """Set up with the developer's tools, then lint, types, import contracts."""
    install("constraints.txt", "constraints-dev.txt")
    tools = HOME / PYTHON.parent.name
    run(tools / "ruff", "check", "src", "tests", "benchmarks", "tools", "training", "tasks.py", *arguments)
    run(tools / "ruff", "format", "--check", "src", "tests", "benchmarks", "tools", "training", "tasks.py")
    run(PYTHON, "-m", "mypy")
    run(tools / "lint-imports")


def pin() -> None:
    """Make the two files of pinned packages anew from pyproject.toml (needs uv)."""
    lock = (
        "uv",
        "pip",
        "compile",
        "-q",
        "--universal",
        "--python-version",
        f"3.{OLDEST[1]}",
        "--generate-hashes",
        "--no-annotate",
        "--no-header",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "pyproject.toml",
    )
    run(*lock, "--group", "build", "--extra", "test", "-o", "constraints.txt")
    run(
        *lock,
        "--group",
        "build",
        "--extra",
        "test",
        "--extra",
        "dev",
        "-c",
        "constraints.txt",
        "-o",
        "constraints-dev.txt",
    )


TASKS = {"demo": demo, "test": test, "check": check, "pin": pin}


def main() -> None:
    """Run the task named first, with the rest of the arguments."""
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        sys.exit(
            "usage: python3 tasks.py TASK …\n" + "\n".join(f"  {name:6} {task.__doc__}" for name, task in TASKS.items())
        )
    TASKS[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
