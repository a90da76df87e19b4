"""The API as its own description tells it: whatever is sent, no answer is an error of the server."""

from __future__ import annotations

import warnings

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings

from summitry.settings import Settings
from summitry.web.app import application, served
from summitry.web.safety import Rules
from web.conftest import TOKEN, WITH_TOKEN, copied

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install schemathesis")


def test_no_question_breaks_the_server(record, tmp_path):
    desk = served(copied(record, tmp_path), Rules(TOKEN), Settings(author="Ida"))
    app = application(desk)
    client = TestClient(app, base_url="http://localhost", headers=WITH_TOKEN, raise_server_exceptions=False)
    broken, asked = [], 0
    for operation in schemathesis.openapi.from_dict(app.openapi()).get_all_operations():
        for case in _cases(operation.ok()):
            answered = client.request(
                case.method,
                case.formatted_path,
                params=case.query or None,
                json=case.body if isinstance(case.body, dict | list | str | int) else None,
            )
            asked += 1
            if answered.status_code >= 500:
                broken.append((case.method, case.formatted_path, case.query, answered.status_code))
    desk.store.close()
    assert asked > 100
    assert broken == []


def _cases(operation):
    """Some questions that the description of an operation allows, always the same ones."""
    found = []

    @settings(max_examples=6, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(operation.as_strategy())
    def collect(case):
        found.append(case)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        collect()
    return found
