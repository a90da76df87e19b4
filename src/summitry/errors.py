"""What can go wrong, in types: one base exception and its few children, and :class:`Skipped` for what is left out."""

from __future__ import annotations

from dataclasses import dataclass


class SummitryError(Exception):
    """Base of every error that Summitry raises on purpose. The message says what to do next."""


class RecordError(SummitryError):
    """A record cannot be opened, written or understood."""


class InputError(SummitryError):
    """What the user asked to be read or imported is not there or not of the stated form."""


class SettingsError(SummitryError):
    """A setting is unknown or has no valid value."""


class SchemaError(SummitryError):
    """A file that says what a kind of claim is does not hold together."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was left out, where, and why. Kept in the record and shown; never dropped in silence.

    ``stage`` is the folder that left it out (``read``, ``language``, ``extract``, ``reconcile``); ``reason`` is a short
    code in lower case with hyphens (``empty``, ``binary``, ``too-large``, ``encoding``, ``language``, ``not-found`` …);
    ``message`` says it for people.
    """

    locator: str
    stage: str
    reason: str
    message: str
