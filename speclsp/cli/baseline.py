"""What `--write-baseline` and `--prune-baseline` do with the files of findings that are put off."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from speclsp.cli.options import Options
from speclsp.examining import Result
from speclsp.loading.request import ConfigError, relative
from speclsp.report.finding import Finding
from speclsp.report.style import counted
from speclsp.suppression.baseline import Baseline
from speclsp.suppression.baseline_file import written


def refuse_odd(options: Options) -> None:
    """Raises ConfigError for options that contradict each other."""
    if options.write_baseline is not None and options.baseline is not None:
        raise ConfigError("--write-baseline names the baseline, so leave out --baseline")
    if options.write_baseline is not None and options.prune_baseline:
        raise ConfigError("--write-baseline leaves nothing to prune, so leave out --prune-baseline")
    if options.write_baseline is not None and not options.write_baseline.endswith(".json"):
        raise ConfigError('the name of a baseline ends in ".json"')
    if options.allow_growth and options.write_baseline is None:
        raise ConfigError("--allow-growth is for --write-baseline")


def kept(result: Result, options: Options) -> tuple[Result, list[str]]:
    """The result once the baselines are as they were asked to be, and what to say of that."""
    if options.write_baseline is not None:
        return _rewritten(result, options)
    if options.prune_baseline:
        return _pruned(result)
    return result, []


def _rewritten(result: Result, options: Options) -> tuple[Result, list[str]]:
    if result.summary.failed:
        raise ConfigError("a rule failed, so what is to be put off is not known")
    ((file, root, review),) = result.reviews
    if review.grown and review.before.entries and not options.allow_growth:
        more = counted(review.grown, "finding")
        raise ConfigError(
            f'"{options.write_baseline}" would grow by {more}: mend them, or say --allow-growth'
        )
    _write(file, review.renewed)
    new: list[Finding] = []
    known = [*result.baselined]
    for each in result.diagnostics:
        path = relative(os.path.abspath(each.path), root)
        (known if path in review.found.counts else new).append(each)
    known.sort(key=lambda each: each[:9])
    summary = result.summary._replace(baselined=len(known), stale=0)
    said = f"{counted(review.renewed.size, 'finding')} in {options.write_baseline}"
    kept = replace(result, diagnostics=tuple(new), summary=summary, baselined=tuple(known))
    return kept, [said]


def _pruned(result: Result) -> tuple[Result, list[str]]:
    if not result.reviews:
        raise ConfigError("there is no baseline to prune: name it by --baseline")
    said = list(_prunings(result))
    return replace(result, summary=result.summary._replace(stale=0)), said


def _prunings(result: Result) -> Iterator[str]:
    for file, _, review in result.reviews:
        if review.stale:
            _write(file, review.pruned)
        size = counted(review.stale, "finding")
        yield f"{size} taken out of {os.path.relpath(file)}"


def _write(file: str, baseline: Baseline) -> None:
    """Puts a new file in the place of the old, so that no link is followed and no half is left."""
    folder, name = os.path.split(file)
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{name}.", dir=folder)
        with open(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(written(baseline))
        os.chmod(temporary, _mode(file))
        os.replace(temporary, file)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        raise ConfigError(f'cannot write "{file}": {(error.strerror or "").lower()}') from None


def _mode(file: str) -> int:
    try:
        return os.stat(file, follow_symlinks=False).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
