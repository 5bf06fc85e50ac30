"""What the command line of a server says. What is not known in it is left alone."""

from __future__ import annotations

from collections.abc import Sequence


def value_of(arguments: Sequence[str], option: str) -> str:
    """What stands behind `option`, as `--option value` or `--option=value`; "" if nothing does."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        name, equals, value = argument.partition("=")
        if name == option:
            found = value if equals else "" if following.startswith("--") else following
            if found:
                return found
    return ""
