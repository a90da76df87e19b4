"""Processes of the desk: what fails is said once, and tried again by whoever asks once more."""

import pytest

from summitry.errors import SummitryError
from summitry.web.processes import Processes


def test_what_failed_is_said_and_then_tried_again():
    processes = Processes()
    processes.begin("a telling", "summitry.no_such_module")
    processes.wait(60)
    with pytest.raises(SummitryError, match="could not be worked out"):
        processes.begin("a telling", "summitry.no_such_module")
    processes.begin("a telling", "timeit", "-n", "1", "-r", "1", "pass")
    processes.wait(60)
    processes.begin("a telling", "timeit", "-n", "1", "-r", "1", "pass")
    processes.wait(60)
