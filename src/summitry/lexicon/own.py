"""A user's own words, read beside the vocabulary: so far the headings of issues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from summitry.errors import InputError
from summitry.lexicon import parse

#: Pattern and heading, in the order of the file.
Headings = tuple[tuple[str, str], ...]


def issues(path: str) -> Headings:
    """The patterns of a file of issues (YAML: heading, then a list of word beginnings) with their headings.

    Empty for an empty path. Raises InputError where the file cannot be read or is of another form.
    """
    if not path:
        return ()
    try:
        rows = parse(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the file of issues {path}: {error}") from error
    except yaml.YAMLError as error:
        raise InputError(f"{path} is no valid YAML: {error}") from error
    if not isinstance(rows, dict):
        raise InputError(f'{path} wants a heading with a list of words on each line, as "fishing: [fish, trawler]"')
    return tuple(
        (word, str(heading).strip()) for heading, given in rows.items() for word in _words(path, heading, given)
    )


def _words(path: str, heading: Any, given: Any) -> list[str]:
    found = [given] if isinstance(given, str) else given
    if not isinstance(found, list) or not found or not all(isinstance(w, str | int) and str(w).strip() for w in found):
        raise InputError(f"{path}: heading {heading!r} wants a list of words, as [fish, trawler]")
    return [str(word).strip().lower() for word in found]
