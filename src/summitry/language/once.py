"""Properties that are worked out once: those of ``functools`` without the lock that Python 3.11 takes for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property
else:

    class cached_property:  # noqa: N801 - it stands for the one of functools
        """What a method gives, kept with the instance under the name of the method."""

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self.make = make
            self.__doc__ = make.__doc__

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            """The value, made at the first look; the instance gives it from then on."""
            if instance is None:
                return self
            found = instance.__dict__[self.make.__name__] = self.make(instance)
            return found


__all__ = ["cached_property"]
