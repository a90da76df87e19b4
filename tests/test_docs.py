"""The documentation says what there is: commands, settings, and every registered part."""

from __future__ import annotations

import importlib.util
from dataclasses import fields
from pathlib import Path

import pytest

from summitry import kinds, registry
from summitry.settings import Settings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_command_reference_is_what_the_commands_say(generate):
    assert (DOCS / "commands.md").read_text("utf-8") == generate.reference(), "run: python docs/generate.py"


def test_the_tables_of_kinds_and_slots_are_what_the_schemas_say(generate):
    pages = generate.pages_of_kinds()
    assert {page.stem for page in pages} == {"README", *kinds.kinds()}
    for page, text in pages.items():
        assert page.read_text("utf-8") == text, "run: python docs/generate.py"
        assert generate.BEGIN in text


def test_the_map_of_rooms_is_what_packages_and_modules_say_of_themselves(generate):
    page = generate.DEVELOPMENT.read_text("utf-8")
    assert page == generate.page_of_rooms(), "run: python docs/generate.py"
    rows = [line for line in page.split(generate.ROOMS)[1].splitlines() if line.lstrip().startswith("- ")]
    assert len(rows) > 100
    assert [row for row in rows if len(row.split()) < 5] == [], "a package or module does not say what it holds"


def test_the_words_of_factuality_are_those_of_the_vocabulary(generate):
    assert (DOCS / "factuality.md").read_text("utf-8") == generate.page_of_factuality(), "run: python docs/generate.py"
    assert generate.WORDS in generate.page_of_factuality()


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
