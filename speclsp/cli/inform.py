"""What speclsp says about itself and about a project: rules, their pages, files, settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.config.parse import parse
from speclsp.config.scope import config_for
from speclsp.config.settings import settings
from speclsp.examining import known_rule
from speclsp.loading.request import Request
from speclsp.loading.trees import trees
from speclsp.report.safe import safe
from speclsp.report.statistics import skipped_lines
from speclsp.report.style import Style, counted
from speclsp.report.summary import Skip
from speclsp.rules.all import BY_NAME, RULES
from speclsp.rules.rule import Rule


def rules_listed(style: Style) -> Iterator[str]:
    """Every rule in a line, in the order of their groups."""
    yield from _listed(RULES, style)


def explained(name: str, style: Style) -> Iterator[str]:
    """The manual page of a rule, or the rules of a group. Raises ConfigError for any other name."""
    known_rule(name)
    if name in BY_NAME:
        from importlib.resources import files

        yield from (files("speclsp.rules") / "pages" / f"{name}.md").read_text("utf-8").splitlines()
    else:
        yield from _listed([rule for rule in RULES if rule.group == name], style)


def files_shown(request: Request, style: Style) -> Iterator[str]:
    """The documents that would be checked, a path in each line, and what is skipped."""
    checked: set[str] = set()
    code: set[str] = set()
    skipped: set[Skip] = set()
    for tree in trees(request):
        shown = tree.shown(request.cwd)
        checked.update(map(shown, set(tree.scope) & set(tree.listing.documents)))
        code.update(shown(path) for path in tree.sources if tree.reports(path))
        skipped.update(Skip(shown(path), reason) for path, reason in tree.skipped)
    for path in sorted(checked):
        yield style.line(safe(path))
    if skipped:
        yield ""
        yield f"{len(skipped):,} skipped:"
        yield from skipped_lines(sorted(skipped), style)
    yield ""
    beside = f", {counted(len(code), 'file')} of code to look into" if code else ""
    yield f"{counted(len(checked), 'file')} to check{beside}"


def settings_shown(request: Request, style: Style) -> Iterator[str]:
    """Each key that holds for the one path of the request, its value, and the file that set it."""
    for tree in trees(request):
        shown = tree.shown(request.cwd)
        configs = {path: parse(text, path)[0] for path, text in tree.configurations.items()}
        for path in tree.asked:
            file, config = config_for(path, configs)
            name = safe(shown(file)) if file else "no configuration file"
            yield style.line(style.paint(f"{safe(shown(path))}: {name}", "strong"))
            all_settings = settings(config)
            key_width = max(len(setting.key) for setting in all_settings)
            for setting in all_settings:
                origin = name if setting.explicit else "default"
                value = f"{setting.key:<{key_width}} = {safe(setting.value)}"
                yield style.line(f"  {value}  {style.paint(f'({origin})', 'faint')}")


def _listed(rules: Sequence[Rule], style: Style) -> Iterator[str]:
    width = max(len(rule.name) for rule in rules)
    groups = max(len(rule.group) for rule in rules)
    for rule in rules:
        level = f"{rule.severity or 'off':<7}"
        painted = style.paint(level, rule.severity) if rule.severity else level
        asked = " (needs a model)" if rule.needs == "model" else ""
        yield f"{rule.name:<{width}}  {painted}  {rule.group:<{groups}}  {rule.summary}{asked}"
