"""What is worked out once: properties, as ``functools`` has them but without the lock of Python 3.11, and answers on tokens."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import cached_property

    from summitry.language.parsed import Sentence, Token
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


T = TypeVar("T")


def by_token(make: Callable[[Sentence, Token], T]) -> Callable[[Sentence, Token], T]:
    """A question on a token of a sentence whose answer is kept with the sentence: it is asked from many sides."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def asked(sentence: Sentence, token: Token) -> T:
        held: dict[int, T] = sentence.kept(name, _nothing)
        if token.i not in held:
            held[token.i] = make(sentence, token)
        return held[token.i]

    return asked


def _nothing(_: Sentence) -> dict[int, Any]:
    return {}


__all__ = ["by_token", "cached_property"]
