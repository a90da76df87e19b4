"""A learned judge behind the rules: which of the predicates of a text tell a claim, of what kind, and how surely.

Rules propose and fill slots; the judge disposes. ``docs/model.md`` tells what it was trained on and what it reaches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.settings import Settings

if TYPE_CHECKING:
    from summitry.extract.judge.explaining import Explanation
    from summitry.extract.judge.judge import Judge
    from summitry.language import ParsedDocument
    from summitry.model import Claim

#: The setting that leaves everything to the rules.
NONE = "none"


def loaded(settings: Settings) -> Judge | None:
    """The judge that the settings name, loaded once a process; None for rules alone. Raises SettingsError."""
    if settings.judge == NONE:
        return None
    from summitry.extract.judge.judge import load

    return load(settings.judge, fast=settings.fast)


def explain(parsed: ParsedDocument, claim: Claim, judge: Judge) -> Explanation:
    """Why a claim of a document is held for one; see :class:`summitry.extract.judge.explaining.Explanation`."""
    from summitry import extract
    from summitry.extract.judge import explaining

    return explaining.explain(extract.with_quotes(parsed), claim, extract.claims(parsed), judge)
