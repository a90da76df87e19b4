"""The documentation says what there is: commands, settings, and every registered part."""

from __future__ import annotations

import importlib.util
from dataclasses import fields
from pathlib import Path

import pytest

from summitry import registry
from summitry.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def test_the_command_reference_is_what_the_commands_say():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    assert (DOCS / "commands.md").read_text("utf-8") == generate.reference(), "run: python docs/generate.py"


@pytest.mark.parametrize("setting", [f.name for f in fields(Settings)])
def test_each_setting_is_explained(setting):
    assert f"`{setting}`" in (DOCS / "settings.md").read_text("utf-8")


@pytest.mark.parametrize("kind", registry.names(registry.EXTRACTORS))
def test_each_kind_of_claim_has_its_page_and_its_tests(kind):
    page = DOCS / "kinds" / f"{kind}.md"
    assert page.is_file(), f"write {page.relative_to(ROOT)}"
    assert len(page.read_text("utf-8")) > 500
    module = registry.load(registry.EXTRACTORS, kind).__module__.split(".")[2]
    assert list((ROOT / "tests" / "extract").glob(f"test_*{module}*.py")), f"no test file for extract/{module}"


@pytest.mark.parametrize("name", registry.names(registry.READERS))
def test_each_reader_is_explained(name):
    assert f"`{name}`" in (DOCS / "reading.md").read_text("utf-8")


@pytest.mark.parametrize("name", registry.names(registry.EXPORTERS))
def test_each_exporter_is_explained(name):
    assert name in (DOCS / "formats.md").read_text("utf-8")


def test_links_between_pages_lead_somewhere():
    import re

    for page in [ROOT / "README.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"
