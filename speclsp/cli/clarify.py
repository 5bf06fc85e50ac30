"""The command that asks: what findings need to know of their author, one by one or on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from speclsp.checking.check import check
from speclsp.checking.levels import levels_at
from speclsp.cli.asking import Asking
from speclsp.cli.checking import FINDINGS, INTERNAL, INTERRUPTED, OK, USAGE, uncollected
from speclsp.cli.dialogue import Dialogue, More, Tally, no_more
from speclsp.cli.emit import emit, style
from speclsp.cli.options import Options
from speclsp.cli.output import refuse_unwritable, say, write
from speclsp.cli.progress import Progress
from speclsp.cli.requests import request_of
from speclsp.diagnostic import Diagnostic
from speclsp.examining import known_rule
from speclsp.interview.listing import Asked, count, listing
from speclsp.interview.question import questions
from speclsp.interview.recording import DATE
from speclsp.loading.request import ConfigError, Request
from speclsp.loading.reviews import reviewed_trees
from speclsp.loading.snapshots import loaded
from speclsp.rules.all import NAMES, RULES


def clarify(options: Options) -> int:
    """Ask, or list what would be asked, and give the exit code. Raises ConfigError."""
    _refuse_odd(options)
    if options.output is not None:
        refuse_unwritable(options.output)
    request = request_of(options, options.paths, {})
    overrides = options.overrides
    for name in (*overrides.select, *overrides.ignore, *(rule for rule, _ in overrides.severities)):
        known_rule(name)
    progress = Progress(quiet=options.quiet)
    failed: dict[str, None] = {}
    with uncollected():
        askings = list(_askings(request, options, progress, failed))
    progress.done("asking")
    for rule in failed:
        say(f"internal error: the rule {rule} failed (--debug shows where)")
    if not any(each.scope for each in askings):
        say("nothing to ask about: there is no document")
        return USAGE
    if options.batch:
        # What asks a model is no matter for an interview without.
        from speclsp.cli.batching import batched

        return INTERNAL if failed else batched(askings, options)
    code = _listed(askings, options) if options.questions else _interview(askings, options)
    return INTERNAL if failed and code != INTERRUPTED else code


def _askings(
    request: Request, options: Options, progress: Progress, failed: dict[str, None]
) -> Iterator[Asking]:
    """What is asked in each tree, the innermost first; what an inner one has is not asked again."""
    seen: set[str] = set()
    for tree, reviewing in reviewed_trees(request):
        snapshot, refused = loaded(
            tree, NAMES, lambda done, total: progress("reading", done, total)
        )
        shown = tree.shown(request.cwd)
        scope = [path for path in tree.scope if shown(path) not in seen]
        seen.update(map(shown, scope))
        for path, reason in (*tree.skipped, *(each for each in refused if each.path in tree.scope)):
            say(f"skipped {shown(path)}: {reason}")
        asking = Asking(tree.root, shown, snapshot, tuple(scope), options.overrides)
        for done, path in enumerate(scope):
            progress("checking", done, len(scope))
            found = check(snapshot, path, options.overrides)
            for rule in found.failures:
                failed.setdefault(rule)
            ran = levels_at(snapshot.config(path), path, options.overrides, RULES)
            asking.know(
                path, found.diagnostics, reviewing.divided(snapshot, path, found, ran).known
            )
        yield asking


def _listed(askings: list[Asking], options: Options) -> int:
    pages = []
    for each in askings:
        left: dict[str, list[Diagnostic]] = {path: [] for path in each.scope}
        for path, diagnostic in each.once():
            left[path].append(diagnostic)
        pages += [
            Asked(path, each.shown(path), each.snapshot, questions(each.snapshot, path, found))
            for path, found in left.items()
        ]
    emit(listing(pages), options)
    return FINDINGS if count(pages) else OK


def _interview(askings: list[Asking], options: Options) -> int:
    if not options.model:
        return _asked(askings, options, no_more)
    # As above.
    from speclsp.cli.readings import Readings

    with Readings(askings, options) as readings:
        return _asked(askings, options, readings)


def _asked(askings: list[Asking], options: Options, more: More) -> int:
    day = options.date or date.today().isoformat()
    tally = Tally()
    code = None
    try:
        for each in askings:
            dialogue = Dialogue(each, tally, style(options), day, more)
            if not dialogue.run():
                break
    except KeyboardInterrupt:
        write([""])
        code = INTERRUPTED
    left = [one for each in askings for path in each.scope for one in each.open(path)]
    blanks = sum(each.blanks for each in askings)
    write(tally.closing(left, blanks, style(options)))
    if code is not None:
        return code
    return FINDINGS if left or blanks else OK


def _refuse_odd(options: Options) -> None:
    if options.check or options.report:
        raise ConfigError("clarify asks, and neither checks nor reports")
    if not options.clarify:
        raise ConfigError("--questions goes with clarify")
    if "-" in options.paths or options.stdin_filename is not None:
        raise ConfigError("clarify reads answers from standard input, and no document")
    if options.format != "text":
        raise ConfigError("clarify goes without --format: --questions prints Markdown")
    if options.model and options.questions:
        raise ConfigError("--questions goes without --model")
    if options.output is not None and not options.questions:
        raise ConfigError("--output goes with --questions")
    if options.date and not DATE.fullmatch(options.date):
        raise ConfigError(f'--date is a day such as 2026-01-31, not "{options.date}"')
    for name in ("fix", "diff", "statistics", "write_baseline", "prune_baseline"):
        if getattr(options, name):
            raise ConfigError(f"clarify goes without --{name.replace('_', '-')}")
