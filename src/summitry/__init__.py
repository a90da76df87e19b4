"""Summitry keeps the record of summit diplomacy.

.. code-block:: python

    from summitry import read, Record

    record = read("reports/", record="talks.db")
    page = record.brief().to_html()
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summitry.api import Record, read
    from summitry.settings import Settings

__version__ = "0.1.0"
__all__ = ["Record", "Settings", "read"]


class _Package(ModuleType):
    """The package with its interface loaded on first use, so that the command line answers ``--help`` without it.

    ``summitry.read`` is the function: the folder of that name (the reading stage) is reached by ``from summitry.read
    import …``. Importing the folder would lay its module over the function; the property takes no notice of that.
    """

    @property
    def read(self) -> Any:
        """See :func:`summitry.api.read`."""
        from summitry import api

        return api.read

    @read.setter
    def read(self, module: ModuleType) -> None:
        pass

    @property
    def Record(self) -> Any:  # noqa: N802 - a class
        """See :class:`summitry.api.Record`."""
        from summitry import api

        return api.Record

    @property
    def Settings(self) -> Any:  # noqa: N802 - a class
        """See :class:`summitry.settings.Settings`."""
        from summitry import settings

        return settings.Settings


sys.modules[__name__].__class__ = _Package
