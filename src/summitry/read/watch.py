"""Reads feeds again and again: only what is new, politely, and on from where it stopped.

Polite means: one request at a time and a pause between two to one host, conditional requests (``ETag``,
``Last-Modified``), what ``robots.txt`` and ``Retry-After`` ask for, and longer and longer pauses for a feed that fails.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from summitry.errors import InputError, Skipped
from summitry.model import Document
from summitry.read import feeds, page, web
from summitry.read.source import Source
from summitry.read.stated import host_of
from summitry.settings import Settings

#: A feed that fails is asked again after twice the time, up to a day.
_LONGEST_PAUSE = 86_400.0
#: Entries remembered for each feed; feeds hold some dozens, rarely some hundreds.
_REMEMBERED = 5_000
#: Too many requests, and not available now: answers by which a server asks to come later.
_PATIENCE = frozenset({429, 503})
_NOTHING = ("User-agent: *", "Disallow: /")
_ROBOTS_SECONDS = 86_400.0


@dataclass(slots=True)
class FeedState:
    """What is remembered of one feed between two looks."""

    etag: str = ""
    modified: str = ""
    due: float = 0.0
    failures: int = 0
    seen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and how to wait for it, so that tests need not."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def feeds_of(paths: Iterable[str | Path]) -> list[str]:
    """The addresses of the feeds that paths name: addresses, and OPML lists of them. Raises InputError."""
    found: list[str] = []
    for path in paths:
        if web.is_address(str(path)):
            found.append(str(path))
            continue
        try:
            found.extend(feeds.opml(Path(path).read_bytes(), str(path)))
        except OSError as error:
            raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    return list(dict.fromkeys(found))


def watch(
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    state: Path,
    rounds: int | None = None,
    clock: Clock | None = None,
) -> Iterator[Document | Skipped]:
    """The new entries of feeds, one by one, for ever or for so many rounds.

    An entry is remembered in the file ``state`` once the next one is asked for, so that what was interrupted comes again.
    Raises InputError where a list of feeds or the state cannot be read.
    """
    watcher = Watcher(feeds_of(paths), settings, state, clock or Clock())
    done = 0
    while rounds is None or done < rounds:
        if done:
            watcher.wait()
        for item in watcher.round():
            yield item
            watcher.settle()
        watcher.settle()
        done += 1


class Watcher:
    """Watches feeds; holds the memory of them, and when each host was asked last."""

    def __init__(self, addresses: Iterable[str], settings: Settings, state: Path, clock: Clock) -> None:
        self.settings, self.path, self.clock = settings, state, clock
        self.feeds = {address: FeedState() for address in addresses}
        self._handed: list[tuple[FeedState, str, str]] = []
        self._asked: dict[str, float] = {}
        self._robots: dict[str, tuple[float, RobotFileParser | None]] = {}
        for address, held in _loaded(state).items():
            if address in self.feeds:
                self.feeds[address] = held

    def wait(self) -> None:
        """Sleep until the next feed is due."""
        due = min((held.due for held in self.feeds.values()), default=0.0)
        self.clock.sleep(max(1.0, due - self.clock.now()))

    def round(self) -> Iterator[Document | Skipped]:
        """The new entries of every feed that is due."""
        for address, held in self.feeds.items():
            if held.due <= self.clock.now():
                yield from self._feed(address, held)

    def settle(self, stored: Callable[[str], bool] = lambda made: True) -> None:
        """Remember, in the file too, what was handed over since the last time and is ``stored``, by the document's id.

        The rest comes again, so that an interruption loses nothing; by default all of it is taken for stored.
        """
        for held, entry, made in self._handed:
            if stored(made):
                held.seen = [*held.seen, entry][-_REMEMBERED:]
            else:
                held.etag, held.modified, held.due = "", "", 0.0
        self._handed.clear()
        self.save()

    def save(self) -> None:
        """Write the memory, in one step."""
        held = {address: {n: getattr(h, n) for n in FeedState.__slots__} for address, h in self.feeds.items()}
        text = json.dumps(held, indent=1, sort_keys=True)
        fresh = self.path.with_name(self.path.name + ".new")
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, self.path)  # noqa: PTH105 - replaces on every system, in one step

    def _feed(self, address: str, held: FeedState) -> Iterator[Document | Skipped]:
        asked = {"If-None-Match": held.etag, "If-Modified-Since": held.modified}
        found = self._fetch(address, {name: value for name, value in asked.items() if value})
        if isinstance(found, Skipped) or found.status not in (200, 304):
            yield self._failed(address, held, found)
            return
        due = self.clock.now() + self.settings.watch_seconds
        if found.status == 304:
            held.failures, held.due = 0, due
            return
        try:
            entries = feeds.entries(
                found.body, Source.of_bytes(found.body, locator=address, name="feed", url=found.url)
            )
        except InputError as error:
            yield self._failed(address, held, Skipped(address, "read", "broken", str(error)))
            return
        known = set(held.seen)
        for entry in reversed(entries):
            if entry.id not in known:
                made = self._entry(entry)
                if isinstance(made, web.Fetched):  # the site asks for patience, so the rest of its entries come later
                    yield self._failed(address, held, made)
                    return
                self._handed.append((held, entry.id, made.id if isinstance(made, Document) else ""))
                known.add(entry.id)
                yield made
        held.failures, held.due = 0, due
        held.etag, held.modified = found.headers.get("etag", ""), found.headers.get("last-modified", "")

    def _entry(self, entry: feeds.Entry) -> Document | Skipped | web.Fetched:
        """The page of an entry; what the feed holds of it where the page cannot be had; the answer where it asks to wait."""
        url = entry.known.url
        if url and web.is_address(url):
            found = self._fetch(url, {})
            if isinstance(found, web.Fetched) and found.status in _PATIENCE:
                return found
            if not isinstance(found, Skipped) and found.status == 200:
                made = page.page(found.body, found.source(entry.known.locator), self.settings, entry.known)
                if isinstance(made, Document):
                    return made
        return feeds.document(entry, self.settings)

    def _failed(self, address: str, held: FeedState, found: web.Fetched | Skipped) -> Skipped:
        """Put a feed off for longer and longer, or for as long as its server asks."""
        held.failures += 1
        pause = min(_LONGEST_PAUSE, self.settings.watch_seconds * 2 ** min(held.failures, 12))
        if isinstance(found, web.Fetched):
            pause = max(pause, _retry_after(found.headers.get("retry-after", ""), self.clock.now()))
            found = Skipped(address, "read", "http", f"the server answered {found.status}")
        held.due = self.clock.now() + pause
        return Skipped(address, "read", found.reason, f"{found.message}; it is asked again in {_span(pause)}")

    def _fetch(self, url: str, headers: dict[str, str]) -> web.Fetched | Skipped:
        """A page, if robots.txt lets it be read, after the pause that its host is owed."""
        if not host_of(url):
            return Skipped(url, "read", "address", f"{url!r} is no address of the web")
        host = urlsplit(url).netloc
        rules = self._rules(url)
        if rules is not None and not rules.can_fetch(self.settings.user_agent, url):
            return Skipped(url, "read", "robots", "the site's robots.txt asks not to read it")
        self._pause(host, rules)
        return web.fetch(url, self.settings, headers)

    def _pause(self, host: str, rules: RobotFileParser | None) -> None:
        stated = rules.crawl_delay(self.settings.user_agent) if rules is not None else None
        delay = max(self.settings.host_delay_seconds, min(float(stated or 0), 120.0))
        left = self._asked.get(host, -delay) + delay - self.clock.now()
        if left > 0:
            self.clock.sleep(left)
        self._asked[host] = self.clock.now()

    def _rules(self, url: str) -> RobotFileParser | None:
        """The rules of a site, read once a day; None where there are none. A site that hides them is not read."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        at, rules = self._robots.get(root, (-_ROBOTS_SECONDS, None))
        if self.clock.now() - at < _ROBOTS_SECONDS:
            return rules
        found = web.fetch(f"{root}/robots.txt", self.settings)
        rules = None
        if not isinstance(found, Skipped) and found.status in (200, 401, 403):
            rules = RobotFileParser()
            rules.parse(found.body.decode("utf-8", "replace").splitlines() if found.status == 200 else _NOTHING)
        self._robots[root] = (self.clock.now(), rules)
        return rules


def _span(seconds: float) -> str:
    """A length of time for people."""
    for size, unit in ((3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"


def _retry_after(words: str, now: float) -> float:
    """Seconds that a server asks to wait, in either of the two forms of RFC 9110; 0 where it asks for none."""
    if words.isdigit():
        return min(float(words), _LONGEST_PAUSE)
    try:
        return max(0.0, min(parsedate_to_datetime(words).timestamp() - now, _LONGEST_PAUSE))
    except (TypeError, ValueError, IndexError):
        return 0.0


def _loaded(path: Path) -> dict[str, FeedState]:
    """The memory in a file; empty where there is no file yet. Raises InputError where it is broken."""
    if not path.exists():
        return {}
    try:
        held: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
        return {address: FeedState(**state) for address, state in held.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise InputError(
            f"the memory of feeds in {path} cannot be read ({error}); move it away to begin anew"
        ) from error
