"""The connection under a fetch: where it may lead to and how long it may take, enforced where the bytes come in.

The address that a name leads to is looked up once, checked, and connected to as checked, for every redirect again: a name
that leads elsewhere a moment later (DNS rebinding) leads nowhere. The deadline holds for every read, so that a server that
sends its headers or its page a byte at a time gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx


class PrivateAddressError(OSError):
    """A name leads to this machine or its network."""


class _Stream(httpcore.NetworkStream):
    """A stream whose every step ends by the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, deadline: float, private: bool) -> None:
        self._inner, self._deadline, self._private = httpcore.SyncBackend(), deadline, private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ConnectTimeout
        address = checked(host, port, self._private)
        stream = self._inner.connect_tcp(address, port, min(left, timeout or left), local_address, socket_options)
        return _Stream(stream, self._deadline)


class Transport(httpx.BaseTransport):
    """What an ``httpx.Client`` sends its requests through. ``deadline`` is on the monotonic clock."""

    def __init__(self, deadline: float, *, private: bool) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=_Backend(deadline, private), max_connections=1
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request. Raises httpcore's errors, OSError and PrivateAddressError."""
        asked = request.url
        url = httpcore.URL(scheme=asked.raw_scheme, host=asked.raw_host, port=asked.port, target=asked.raw_path)
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=b"", extensions=request.extensions
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def checked(host: str, port: int, private: bool) -> str:
    """The numeric address of a host. Raises PrivateAddressError, and OSError where the name leads nowhere."""
    found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    refused = [] if private else [address for address in found if not is_public(address)]
    if refused:
        raise PrivateAddressError(
            f"{host} leads to {refused[0]}, an address of this machine or its network; "
            "allow_private_addresses lets it through"
        )
    return found[0]


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the open internet, IPv4 within IPv6 looked through."""
    numeric = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(numeric, "ipv4_mapped", None) or getattr(numeric, "sixtofour", None) or numeric
    return bool(inner.is_global and not inner.is_multicast)
