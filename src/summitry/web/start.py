"""How the desk is started: the record opened, its lists made, a socket taken, and the address that is printed."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import FastAPI

from summitry.errors import InputError
from summitry.settings import Settings
from summitry.web.app import application, served
from summitry.web.safety import LOOPBACK, Rules

#: Addresses that stand for all of a machine's own.
_ALL = frozenset({"0.0.0.0", "::"})  # noqa: S104 - named, not listened on


@dataclass(frozen=True)
class Opened:
    """A desk ready to be asked. ``host`` is the address that it listens on."""

    application: FastAPI
    rules: Rules
    host: str

    def address(self, taken: socket.socket) -> str:
        """The address to open, with the token."""
        name = socket.gethostname() if self.host in _ALL else self.host
        shown = f"[{name}]" if ":" in name else name
        token = "" if self.rules.read_only and self.rules.open_to_read else f"enter?token={quote(self.rules.token)}"
        return f"http://{shown}:{taken.getsockname()[1]}/{token}"


def opened(settings: Settings, host: str, *, read_only: bool, told: Callable[[str], None]) -> Opened:
    """Open the record that the settings name. Raises RecordError where it cannot be opened."""
    alone = host in LOOPBACK
    names = {host.lower(), *((socket.gethostname().lower(), *_own()) if host in _ALL else ())}
    rules = Rules(secrets.token_urlsafe(24), LOOPBACK | names, read_only=read_only, open_to_read=alone)
    told("putting the lists of the record in order …")
    desk = served(settings.record, rules, settings, apart=True)
    if not alone:
        told(
            f"summitry: {host} is not this machine alone: whoever can reach it and has the token reads and writes the record"
        )
    return Opened(application(desk), rules, host)


def _own() -> list[str]:
    """The addresses of this machine."""
    try:
        return [str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None)]
    except OSError:
        return []


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens there. Raises InputError where it cannot be had."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        family, kind, protocol, _, address = found[0]
        taken = socket.socket(family, kind, protocol)  # named, so that asyncio sends small answers without delay
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except OSError as error:
        raise InputError(
            f"cannot listen on {host}, port {port}: {error.strerror or error}; --port 0 takes a free one"
        ) from error
    with taken:
        yield taken
