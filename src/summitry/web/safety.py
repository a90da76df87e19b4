"""Who may ask the desk for what: hosts and origins that are refused, the token of all that writes, and what a page may load.

One plain ASGI layer around the application, so that nothing inside it can be reached without.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Names of this machine that never leave it.
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
#: Nothing but what the desk itself serves, no script or style within a page, no frame around it, no form to elsewhere.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
#: Requests that change nothing, and what a browser says of those that come from the desk's own pages or from no page.
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})
#: Where the token is shown; styles and scripts are no secret.
ENTER, STATIC = "/enter", "/static/"


@dataclass(frozen=True)
class Rules:
    """Under which names the desk may be asked, the token, and whether it may be written or read by those without.

    ``cookie`` is what the token is called in a browser: of each record another, since cookies know no ports.
    """

    token: str
    hosts: frozenset[str] = LOOPBACK
    read_only: bool = False
    open_to_read: bool = True

    @property
    def cookie(self) -> str:
        """The name of the cookie that holds the token."""
        return "summitry_" + hashlib.sha256(self.token.encode()).hexdigest()[:8]

    def fits(self, given: str | None) -> bool:
        """Whether a token is the right one, in a time that tells nothing of it."""
        return bool(given) and hmac.compare_digest(str(given).encode(), self.token.encode())

    def known(self, headers: Mapping[str, str]) -> bool:
        """Whether a request has the token: in its header, or in the cookie of the desk."""
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self.fits(bearer.strip()):
            return True
        return self.fits(headers.get("x-summitry-token")) or self.fits(_cookies(headers).get(self.cookie))

    def refused(self, method: str, path: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Why a request is refused, with its status; None where it is not."""
        if _host(headers.get("host", "")) not in self.hosts:
            return 421, "The desk is not called so: ask it under the address that it printed."
        writing = method not in _READING
        if writing and not self._from_here(headers):
            return 403, "This came from a page of somebody else."
        if path == ENTER or path.startswith(STATIC):
            return None
        if writing and self.read_only:
            return 403, "This desk was opened to be read only."
        if (writing or not self.open_to_read) and not self.known(headers):
            return 401, "This needs the token: open the address that was printed when the desk was started."
        return None

    def _from_here(self, headers: Mapping[str, str]) -> bool:
        """Whether a request comes from a page of the desk, or from no page at all (a script of one's own)."""
        if headers.get("sec-fetch-site", "none") not in _OWN:
            return False
        origin = headers.get("origin")
        return origin is None or _netloc(origin) == headers.get("host", "").lower()


def _netloc(origin: str) -> str:
    """The host and port of an origin; what fits nothing where it has none, as ``null``."""
    try:
        return urlsplit(origin).netloc.lower() or "?"
    except ValueError:
        return "?"


def _cookies(headers: Mapping[str, str]) -> dict[str, str]:
    try:
        return {name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _host(given: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{given}").hostname or "").lower()
    except ValueError:
        return ""


class Guard:
    """The layer around an application: refuses by :class:`Rules`, and puts the headers on every answer."""

    def __init__(self, app: App, rules: Rules) -> None:
        self.app, self.rules = app, rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = _headers(scope["headers"])
        refused = self.rules.refused(scope["method"], scope["path"], headers)
        scope.setdefault("state", {})["may_write"] = self.rules.known(headers) and not self.rules.read_only
        if refused is not None:
            await _refuse(send, *refused)
            return
        await self.app(scope, receive, lambda message: send(_dressed(message)))


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers of a request; of one that is given twice, all together, which then fits nothing."""
    found: dict[str, str] = {}
    for name, value in pairs:
        key = name.decode("latin-1").lower()
        found[key] = f"{found[key]}, {value.decode('latin-1')}" if key in found else value.decode("latin-1")
    return found


def _dressed(message: Message) -> Message:
    if message["type"] == "http.response.start":
        given = {name.lower() for name, _ in message["headers"]}
        more = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in given]
        if b"cache-control" not in given:
            more.append((b"cache-control", b"no-store"))
        message["headers"] = [*message["headers"], *more]
    return message


async def _refuse(send: Send, status: int, why: str) -> None:
    body = f"{why}\n".encode()
    headers = {**HEADERS, "content-type": "text/plain; charset=utf-8", "content-length": str(len(body))}
    start = {
        "type": "http.response.start",
        "status": status,
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    await send(start)
    await send({"type": "http.response.body", "body": body})
