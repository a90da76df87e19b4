"""The examples are parsed as those of the extractors are."""

from extract.conftest import one_model, parsed  # noqa: F401 - fixtures
