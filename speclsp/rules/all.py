"""The rules, in the order of their groups. A rule is in force when it stands in this list."""

from __future__ import annotations

from speclsp.rules import (
    ambiguous_reference,
    changed_quote,
    dangling_anchor,
    dangling_link,
    dangling_reference,
    dangling_test,
    doubled_modal,
    duplicate_clause,
    duplicate_example_title,
    invalid_configuration,
    malformed_clause_id,
    malformed_example,
    may_not,
    missing_authority,
    missing_test,
    missing_test_function,
    negated_keyword_case,
    not_allowed_here,
    orphan_test,
    placeholder,
    stale_revision,
    stale_test_title,
    undefined_link_label,
    unknown_authority,
    unknown_rule,
    untested_clause,
    unused_suppression,
)

RULES = (
    duplicate_clause.RULE,
    dangling_reference.RULE,
    ambiguous_reference.RULE,
    malformed_clause_id.RULE,
    dangling_link.RULE,
    dangling_anchor.RULE,
    undefined_link_label.RULE,
    missing_test.RULE,
    orphan_test.RULE,
    dangling_test.RULE,
    missing_test_function.RULE,
    stale_test_title.RULE,
    stale_revision.RULE,
    changed_quote.RULE,
    duplicate_example_title.RULE,
    malformed_example.RULE,
    untested_clause.RULE,
    negated_keyword_case.RULE,
    may_not.RULE,
    doubled_modal.RULE,
    placeholder.RULE,
    unknown_authority.RULE,
    missing_authority.RULE,
    invalid_configuration.RULE,
    unknown_rule.RULE,
    not_allowed_here.RULE,
    unused_suppression.RULE,
)

BY_NAME = {rule.name: rule for rule in RULES}

NAMES = frozenset({rule.name for rule in RULES} | {rule.group for rule in RULES})
"""Of rules and groups: what a configuration or a comment may name."""
