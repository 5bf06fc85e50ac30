"""What `from speclsp import check` promises: paths in, findings and a summary out.

    from speclsp import check

    result = check("docs", select=["link"])
    for finding in result.diagnostics:
        print(finding.path, finding.line, finding.rule, finding.message)
    print(result.summary.files, result.summary.clauses)

Nothing is written, no network is used, and the same files give the same result.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from speclsp.checking.levels import Overrides
from speclsp.config.values import Level
from speclsp.examining import Result, examine
from speclsp.loading.request import Request


def check(
    *paths: str | os.PathLike[str],
    root: str | os.PathLike[str] | None = None,
    config: str | os.PathLike[str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, Level] | None = None,
    exclude: Iterable[str] = (),
    texts: Mapping[str, str] | None = None,
    baseline: str | os.PathLike[str] | None = None,
    allow_imports: Iterable[str] = (),
) -> Result:
    """The findings in the documents at and below `paths`, or below the working directory.

    A path limits what is reported, never what is known: all documents of its root are read.
    `root` and `config` stand for the folder and the files that are looked for otherwise.
    `select`, `ignore` and `severities` name rules or groups of rules and have the last word;
    where one is enough, it need not be in a list.
    `exclude` are globs, relative to the root.
    `texts` has what files are to hold in place of what is on disk.
    `baseline` stands for the baselines that configurations name.
    `allow_imports` are paths outside the root that specs may be imported from.

    Raises `speclsp.loading.request.ConfigError` for a path that is not there, a rule that is
    not known, or a configuration that cannot be read.
    """
    overrides = Overrides(_names(select), _names(ignore), tuple((severities or {}).items()))
    request = Request(
        paths=tuple(os.fspath(path) for path in paths or (root or ".",)),
        root=None if root is None else os.fspath(root),
        config=None if config is None else os.fspath(config),
        exclude=_names(exclude),
        texts=texts or {},
        baseline=None if baseline is None else os.fspath(baseline),
        allowed_imports=_names(allow_imports),
    )
    return examine(request, overrides)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """One name, or several."""
    return (given,) if isinstance(given, str) else tuple(given)
