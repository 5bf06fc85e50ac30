"""How documents and code are read, by what the configuration says that holds for them."""

from __future__ import annotations

from speclsp.code.mark import Options as CodeOptions
from speclsp.config.patterns import embedded
from speclsp.config.scope import is_named_evidence
from speclsp.config.values import Config
from speclsp.notation.notation import PATTERN, Options, SlugStyle


def options(config: Config, module: str) -> Options:
    """How a document is read for which this configuration holds, in the module in this folder."""
    return Options(
        _pattern(config),
        _slug_style(config.slug_style),
        config.notations_enable,
        config.notations_disable,
        module,
    )


def code_options(config: Config, path: str) -> CodeOptions:
    """How the code at `path`, for which this configuration holds, is read."""
    named = bool(config.evidence_include) and is_named_evidence(config, path)
    return CodeOptions(_pattern(config), config.evidence_patterns, named)


def _slug_style(name: str) -> SlugStyle:
    return "kramdown" if name == "kramdown" else "spec-md" if name == "spec-md" else "github"


def _pattern(config: Config) -> str:
    return embedded(config.ids_pattern) if config.ids_pattern else PATTERN
