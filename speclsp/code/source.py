"""One file that is no Markdown, at one version: which clauses it names, and its test functions."""

from __future__ import annotations

from functools import cached_property

from speclsp.code.mark import NOWHERE, Function, Ignore, Mark, Options
from speclsp.code.targets import names
from speclsp.spec.names import Outline
from speclsp.text import Text
from speclsp.work import Work, at_once

DEFAULT = Options()


class Source:
    """What a path holds. At rest its text is bytes."""

    def __init__(
        self,
        path: str,
        data: bytes,
        options: Options,
        marks: tuple[Mark, ...] = (),
        functions: tuple[Function, ...] = (),
        ignores: tuple[Ignore, ...] = (),
    ) -> None:
        self.path = path
        self.data = data
        self.options = options
        # In the order of the text; no two overlap.
        self.marks = marks
        self.functions = functions
        self.ignores = ignores

    @classmethod
    def read(cls, path: str, text: str | bytes, options: Options = DEFAULT) -> Source:
        """The source at `path`; bytes are those of UTF-8."""
        return at_once(cls.reading(path, text, options))

    @classmethod
    def reading(cls, path: str, text: str | bytes, options: Options = DEFAULT) -> Work[Source]:
        """`read`, a piece at a time."""
        # Where there is no code but specifications, what reads it is no matter.
        from speclsp.code.reading import read

        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        string = text if isinstance(text, str) else text.decode("utf-8", "surrogatepass")
        marks, functions, ignores = yield from read(string, path, options)
        return cls(path, data, options, marks, functions, ignores)

    @property
    def text(self) -> Text:
        return Text(self.data.decode("utf-8", "surrogatepass"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it matters to anybody."""
        return not self.marks and not self.functions

    @cached_property
    def outline(self) -> Outline:
        """What it uses, by name; it defines nothing."""
        return Outline(uses=frozenset(name for mark in self.marks for name in names(mark)))

    @cached_property
    def said(self) -> tuple[object, ...]:
        """What of it others depend on: everything but places."""
        marks = tuple(
            mark._replace(span=NOWHERE, revision_span=NOWHERE, quote_span=NOWHERE)
            for mark in self.marks
        )
        return (marks, tuple((each.name, each.is_test) for each in self.functions))
