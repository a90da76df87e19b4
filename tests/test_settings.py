"""Settings: defaults < file < environment < command line."""

from __future__ import annotations

import pytest

from summitry.errors import SettingsError
from summitry.model import Certainty
from summitry.settings import Settings


def test_each_source_wins_over_the_one_before(tmp_path):
    file = tmp_path / "summitry.toml"
    file.write_text('record = "file.db"\nbatch_size = 8\n')
    assert Settings.load(file, {}).record == "file.db"
    assert Settings.load(file, {"SUMMITRY_RECORD": "environment.db"}).record == "environment.db"
    loaded = Settings.load(file, {"SUMMITRY_RECORD": "environment.db"}, record="line.db", model=None)
    assert (loaded.record, loaded.batch_size, loaded.model) == ("line.db", 8, Settings().model)


def test_text_from_the_environment_gets_its_type():
    assert Settings.load(None, {"SUMMITRY_BATCH_SIZE": "64"}).batch_size == 64


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("colour = 1", "no setting 'colour'"),
        ('batch_size = "many"', "wants a int"),
        ("= 3", "cannot read"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, content, said):
    file = tmp_path / "summitry.toml"
    file.write_text(content)
    with pytest.raises(SettingsError, match=said):
        Settings.load(file, {})


def test_how_sure_what_is_shown_must_be_is_the_users_word_or_the_commands():
    assert Settings().operating_point(Certainty.STRICT) is Certainty.STRICT
    assert Settings.load(None, {"SUMMITRY_CERTAINTY": "all"}).operating_point(Certainty.STRICT) is Certainty.ALL
    with pytest.raises(SettingsError, match="strict, balanced, all or empty, not 'sure'"):
        Settings.load(None, {}, certainty="sure")
