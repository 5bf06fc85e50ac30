"""Whether a pattern from a configuration is safe to run, and the expression that runs it.

The engine tries what it can read in two ways one after the other, so the ways are counted: where a
repeat, or one of several alternatives, can begin with what may also follow it. Their product with
the length that can match bounds the work at each place of a text, and a pattern above the bound is
refused. So is any repeat inside a repeated group, whatever the count says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from speclsp.config.pattern_syntax import Chars, Edge, Group, Node, PatternError, Repeat, parsed

_LONGEST = 500
# What `*` and `+` are cut off at: no ID is longer.
_UNBOUNDED = 64
_MOST_WORK = 10_000


class PatternProblem(NamedTuple):
    """What is wrong, at these offsets in the pattern."""

    start: int
    end: int
    message: str


def pattern_problem(pattern: str) -> PatternProblem | None:
    try:
        _checked(pattern)
    except PatternError as error:
        return PatternProblem(error.start, min(error.end, len(pattern)), error.message)
    return None


@lru_cache(maxsize=16)
def expression(pattern: str) -> re.Pattern[str]:
    """The expression of a pattern that has no problem. `\\w` and `\\d` are ASCII, on any Python."""
    return re.compile(_written(_checked(pattern)), re.ASCII)


@lru_cache(maxsize=16)
def embedded(pattern: str) -> str:
    """What stands for such a pattern inside another expression: without groups of its own, whose
    names and numbers would be in the way there."""
    return _written(_checked(pattern), plain=True)


def _checked(pattern: str) -> Group:
    if len(pattern) > _LONGEST:
        message = f"a pattern of {len(pattern)} characters is too long, at most {_LONGEST} are read"
        raise PatternError(0, len(pattern), message)
    group = parsed(pattern)
    for alternative in group.alternatives:
        _check_repeats(alternative, repeated=None)
    if _shortest(group) == 0:
        raise PatternError(0, len(pattern), "the pattern matches where nothing is written")
    if _ways(group, 0) * _longest(group) > _MOST_WORK:
        message = "it can be read in too many ways, let each repeat end where the next part begins"
        raise PatternError(0, len(pattern), message)
    try:
        re.compile(_written(group), re.ASCII)
    except re.error as error:
        # Such as a name that two groups have.
        raise PatternError(0, len(pattern), str(error)) from None
    return group


def _check_repeats(nodes: Iterable[Node], repeated: Repeat | None) -> None:
    """Raises for what is too much inside `repeated`, the group that is repeated around `nodes`."""
    for node in nodes:
        if isinstance(node, Group):
            if repeated and _overlap(node, 0):
                message = "two alternatives of a repeated group can begin alike"
                raise PatternError(node.start, node.end, message)
            for alternative in node.alternatives:
                _check_repeats(alternative, repeated)
        elif isinstance(node, Repeat):
            if repeated and node.low != node.high:
                raise PatternError(node.start, node.end, "a repeat inside a repeated group")
            if max(node.low, node.high or 0) > _UNBOUNDED:
                message = f"a count above {_UNBOUNDED}"
                raise PatternError(node.start, node.end, message)
            often = node.high is None or node.high > 1
            if often and _shortest(node.node) == 0:
                raise PatternError(node.start, node.end, "what is repeated can be empty")
            _check_repeats([node.node], node if often else repeated)


def _overlap(group: Group, follow: int) -> bool:
    """Whether one character can begin two of the alternatives."""
    firsts = [_first(nodes, follow) for nodes in group.alternatives]
    return any(one & other for one, other in combinations(firsts, 2))


def _first(nodes: Sequence[Node], follow: int) -> int:
    """The characters that can come first, those of `follow` where the nodes can be empty."""
    found = follow
    for node in reversed(nodes):
        if isinstance(node, Chars):
            found = node.having
        elif isinstance(node, Group):
            joined = 0
            for alternative in node.alternatives:
                joined |= _first(alternative, found)
            found = joined
        elif isinstance(node, Repeat):
            found = _first([node.node], found) | (found if node.low == 0 else 0)
    return found


def _ways(node: Node, follow: int) -> int:
    """In how many ways the same text can be read, at most. `follow` can come after the node."""
    if isinstance(node, Repeat):
        choices = _most(node) - node.low + 1
        unclear = choices > 1 and (_first([node.node], 0) & follow or _shortest(node.node) == 0)
        return (choices if unclear else 1) * _ways(node.node, follow)
    if isinstance(node, Group):
        ways = [_ways_of_sequence(nodes, follow) for nodes in node.alternatives]
        return sum(ways) if _overlap(node, follow) else max(ways)
    return 1


def _ways_of_sequence(nodes: Sequence[Node], follow: int) -> int:
    product = 1
    for place, node in enumerate(nodes):
        product *= _ways(node, _first(nodes[place + 1 :], follow))
    return product


def _shortest(node: Node) -> int:
    if isinstance(node, Repeat):
        return node.low * _shortest(node.node)
    if isinstance(node, Group):
        return min(sum(map(_shortest, nodes)) for nodes in node.alternatives)
    return int(isinstance(node, Chars))


def _longest(node: Node) -> int:
    if isinstance(node, Repeat):
        return _most(node) * _longest(node.node)
    if isinstance(node, Group):
        return max(sum(map(_longest, nodes)) for nodes in node.alternatives)
    return int(isinstance(node, Chars))


def _most(repeat: Repeat) -> int:
    return _UNBOUNDED if repeat.high is None else repeat.high


def _written(node: Node, *, plain: bool = False) -> str:
    """The node as an expression, every repeat with its bound; where it is to be `plain`, nothing
    is remembered of what a group matches."""
    if isinstance(node, Edge | Chars):
        return node.text
    if isinstance(node, Repeat):
        return f"{_written(node.node, plain=plain)}{{{node.low},{_most(node)}}}"
    sequences = ("".join(_written(each, plain=plain) for each in one) for one in node.alternatives)
    return f"{'(?:' if plain else node.opening}{'|'.join(sequences)})"
