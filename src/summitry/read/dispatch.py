"""Finds the reader of a source, by content first and by name second, and keeps whatever goes wrong as a typed reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summitry import registry
from summitry.errors import InputError, Skipped
from summitry.model import Document
from summitry.read.source import Match, Reader, Source
from summitry.settings import Settings


def readers() -> tuple[Reader, ...]:
    """The registered readers, in the order of their names."""
    return tuple(registry.load(registry.READERS, name) for name in registry.names(registry.READERS))


def reader_of(head: bytes, name: str) -> Reader | None:
    """The reader that is surest of a source, from its first bytes and its name; None where none takes it."""
    found = max(((r.matches(head, name.lower()), -n, r) for n, r in enumerate(readers())), key=lambda row: row[:2])
    return found[2] if found[0] > Match.NO else None


def read_source(source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of a source; whatever cannot be read comes as Skipped, and nothing else is lost by it.

    Each has a locator of its own: where a source gives one name to two of its reports, the second has its number behind it.
    """
    seen: dict[str, int] = {}
    for item in _read(source, settings):
        count = seen[item.locator] = seen.get(item.locator, 0) + 1
        own = item.locator == source.locator or count == 1
        yield item if own else replace(item, locator=f"{item.locator} ({count})")


def _read(source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    try:
        head = source.head()
        if not head:
            yield source.skipped("empty", "the file is empty")
            return
        reader = reader_of(head, source.name)
        if reader is None:
            yield source.skipped("format", "no reader knows its format")
            return
        yield from reader.read(source, settings)
    except PermissionError:
        yield source.skipped("permission", "there is no permission to read it")
    except FileNotFoundError:
        yield source.skipped("not-found", "it is not there any more")
    except InputError as error:
        yield source.skipped("broken", str(error))
    except (OSError, EOFError) as error:
        yield source.skipped("broken", f"it cannot be read: {error}")
    except RecursionError:
        yield source.skipped("too-deep", "it is nested too deep")
    except MemoryError:
        yield source.skipped("too-large", "it does not fit into memory")
    except Exception as error:  # noqa: BLE001 - a fault of a reader or of what it rests on: the rest is still read
        yield source.failed(error)
