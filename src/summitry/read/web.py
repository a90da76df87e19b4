"""Pages from the web, within limits of time and size, and never from this machine or its network unless that is allowed."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read.dispatch import read_source
from summitry.read.source import Source
from summitry.settings import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its status, its headers (names in lower case), its body, and the address that it came from at last."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def source(self, locator: str) -> Source:
        """The body as something to read."""
        kind, _, rest = self.headers.get("content-type", "").partition(";")
        charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'") or None
        name = PurePosixPath(urlsplit(self.url).path).name
        ending = mimetypes.guess_extension(kind.strip().lower()) if kind else None
        if ending and not name.lower().endswith(ending):
            name = f"page{ending}"
        return Source.of_bytes(
            self.body, locator=locator, name=name or "page", fields=self.fields, charset=charset, url=self.url
        )


def is_address(path: str) -> bool:
    """Whether a path is an address of the web."""
    return path.startswith(("http://", "https://"))


def read(url: str, settings: Settings, fields: Mapping[str, str] | None = None) -> Iterator[Document | Skipped]:
    """The documents at an address."""
    found = fetch(url, settings)
    if isinstance(found, Skipped):
        yield found
    elif found.status != 200:
        yield Skipped(url, "read", "http", f"the server answered {found.status}")
    else:
        yield from read_source(
            Fetched(found.status, found.headers, found.body, found.url, fields or {}).source(url), settings
        )


def fetch(url: str, settings: Settings, headers: Mapping[str, str] | None = None) -> Fetched | Skipped:
    """What a server answers, redirects followed; a broken, slow, endless or private one is Skipped."""
    import httpcore
    import httpx

    from summitry.read import connect

    deadline = time.monotonic() + settings.fetch_seconds
    transport = connect.Transport(deadline, private=settings.allow_private_addresses)
    try:
        with httpx.Client(transport=transport, timeout=settings.fetch_seconds, trust_env=False) as client:
            return _followed(client, url, settings, headers or {})
    except connect.PrivateAddressError as error:
        return Skipped(url, "read", "private-address", str(error))
    except (httpx.TimeoutException, httpcore.TimeoutException):
        return Skipped(
            url, "read", "timeout", f"it takes longer than fetch_seconds allows ({settings.fetch_seconds:g} seconds)"
        )
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        OSError,
        ValueError,
    ) as error:
        return Skipped(url, "read", "network", f"the page cannot be fetched: {type(error).__name__}: {error}")


def _followed(client: Any, url: str, settings: Settings, headers: Mapping[str, str]) -> Fetched | Skipped:
    """The answer at the end of the redirects. Raises httpx's and httpcore's errors."""
    at = url
    for _ in range(settings.max_redirects + 1):
        if not is_address(at) or not urlsplit(at).hostname:
            return Skipped(url, "read", "address", f"{at!r} is no address of the web")
        found = _once(client, at, settings, headers)
        if found is None:
            return Skipped(
                url, "read", "too-large", f"more than {settings.max_page_bytes:,} bytes, which max_page_bytes allows"
            )
        target = found.headers.get("location")
        if found.status not in _REDIRECTS or not target:
            return found
        at = urljoin(at, target)
    return Skipped(
        url, "read", "redirects", f"it leads on more often than max_redirects allows ({settings.max_redirects})"
    )


def _once(client: Any, url: str, settings: Settings, headers: Mapping[str, str]) -> Fetched | None:
    """One request, without following a redirect; None where the body is larger than allowed."""
    sent = {"User-Agent": settings.user_agent, "Accept": "text/html, */*;q=0.8", "Accept-Encoding": "gzip", **headers}
    body = bytearray()
    with client.stream("GET", url, headers=sent) as answer:
        for part in answer.iter_bytes():
            body += part
            if len(body) > settings.max_page_bytes:
                return None
        return Fetched(answer.status_code, {k.lower(): v for k, v in answer.headers.items()}, bytes(body), url)
