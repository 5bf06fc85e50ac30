"""Repositories of other notations: IDs and tests that are sound give no finding."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.corpus.corpora import NAMES, Place, Report

OTHERS = [name for name in NAMES if name != "model-spec"]

# A template's own items were left below those that were written.
TWICE = {
    "spec-kit-en": {
        Place("specs/013-clerk-integration-auth/spec.md", line)
        for line in (122, 123, 124, 139, 140, 141)
    },
    # two criteria 7 below one requirement
    "kiro-rpidns": {Place(".kiro/specs/rpz-feeds-management/requirements.md", 44)},
    # a requirement and a condition of one number
    "open-feature": {Place("specification/sections/04-hooks.md", line) for line in (118, 171)},
}

# They name a criterion of the feature's other folder, and one that its own feature has not.
UNCERTAIN = {
    "spec-kit-en": {
        *(Place("specs/feature/013-clerk-integration-auth/plan.md", n) for n in range(568, 572)),
        Place("specs/feature/016-user-dashboard-real-data/plan.md", 27),
        # tasks for a second story, of which the feature has one
        *(Place("specs/015-profile-setup-wizard/tasks.md", line) for line in (90, 92, 94, 95)),
    },
    # the last criterion as Markdown counts them, two of which are numbered 7
    "kiro-rpidns": {Place(".kiro/specs/rpz-feeds-management/tasks.md", 111)},
}


@pytest.mark.parametrize("name", OTHERS)
def test_ids_start_anew_in_every_feature(report: Callable[[str], Report], name: str) -> None:
    assert {*report(name).places("duplicate-clause")} <= TWICE.get(name, set())


@pytest.mark.parametrize("name", OTHERS)
def test_references_to_a_features_own_ids_resolve(
    report: Callable[[str], Report], name: str
) -> None:
    reported = {*report(name).places("dangling-reference", "ambiguous-reference")}
    assert reported <= UNCERTAIN.get(name, set())


@pytest.mark.parametrize("name", OTHERS)
def test_no_test_is_missing_where_none_is_named(report: Callable[[str], Report], name: str) -> None:
    rules = ("missing-test", "orphan-test", "stale-test-title", "duplicate-example-title")
    assert report(name).of(*rules, "malformed-example", "unknown-authority") == ()


@pytest.mark.parametrize("name", OTHERS)
def test_a_repository_that_was_never_set_up_has_no_configuration_findings(
    report: Callable[[str], Report], name: str
) -> None:
    rules = ("invalid-configuration", "unknown-rule", "unused-suppression")
    assert report(name).of(*rules) == ()
