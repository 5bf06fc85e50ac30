"""SARIF: valid by the published schema, with addresses, columns and fixes as the standard says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.report import sarif_rules
from speclsp.report.finding import Baseline
from speclsp.report.placing import findings
from speclsp.report.sarif_places import location, message, uri
from speclsp.report.sarif_report import FINGERPRINT, MOST_RESULTS, sarif_report
from speclsp.report.summary import Skip, Summary
from speclsp.rules.all import RULES
from speclsp.text import Edit, Span, Text
from tests.report.hostile import FINDINGS, SUMMARY, finding

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
# RFC 3986: what a relative reference without a query is made of, the first segment without a colon.
RELATIVE = re.compile(r"[\w.~!$&'()*+,;=@%-]+(?:/[\w.~!$&'()*+,;=:@%-]*)*", re.ASCII)
DOTS = {".", "..", "%2e", "%2e%2e", ".%2e", "%2e."}


def run_of(lines: Iterable[str]) -> dict[str, Any]:
    """The one run of a report, which is valid."""
    report = json.loads("\n".join(lines))
    jsonschema.validate(report, SCHEMA, cls=jsonschema.Draft4Validator)
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    assert isinstance(run, dict)
    return run


def notes(run: dict[str, Any]) -> list[str]:
    (invocation,) = run["invocations"]
    return [each["message"]["text"] for each in invocation["toolExecutionNotifications"]]


def test_whatever_was_found_it_is_valid() -> None:
    run = run_of(sarif_report(FINDINGS, SUMMARY))
    assert len(run["results"]) == len(FINDINGS)
    for result, each in zip(run["results"], FINDINGS, strict=True):
        assert result["ruleId"] == RULES[result["ruleIndex"]].name
        assert result["level"] in {"error", "warning", "note"}
        assert result["partialFingerprints"] == {FINGERPRINT: each.fingerprint}
        assert set(result["message"]) == {"text"}
        assert result["message"]["text"] == message(each.message)["text"]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    run = {"tool": {"driver": {"name": "x"}}, "results": [{"message": "x"}]}
    with pytest.raises(jsonschema.ValidationError):
        run_of([json.dumps({"version": "2.1.0", "runs": [run]})])


def _addresses(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["uri"]] if "uri" in value else []
        if own:
            assert value["uriBaseId"] == "%SRCROOT%"
        return own + [each for other in value.values() for each in _addresses(other)]
    if isinstance(value, list):
        return [each for other in value for each in _addresses(other)]
    return []


def test_every_address_is_relative_and_stays_below() -> None:
    found = _addresses(run_of(sarif_report(FINDINGS, SUMMARY)))
    assert len(found) > len(FINDINGS)
    for address in found:
        assert RELATIVE.fullmatch(address), address
        assert not DOTS & set(address.lower().split("/"))
        for hexadecimal in re.findall("%(.{0,2})", address):
            assert re.fullmatch("[0-9A-F]{2}", hexadecimal)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("docs/a.md", "docs/a.md"),
        ("docs/ü 👩.md", "docs/%C3%BC%20%F0%9F%91%A9.md"),
        ("javascript:alert(1).md", "javascript%3Aalert%281%29.md"),
        ("a:b/c:d.md", "a%3Ab/c%3Ad.md"),
        ("..%2fx.md", "..%252fx.md"),
        ("a\\b?c#d.md", "a%5Cb%3Fc%23d.md"),
        ("raw\udcff.md", "raw%FF.md"),
        ("new\nline.md", "new%0Aline.md"),
        ("", None),
        ("../outside.md", None),
        ("a/../../b.md", None),
        ("/etc/passwd", None),
        ("//evil.example/x.md", None),
    ],
)
def test_an_address(path: str, address: str | None) -> None:
    assert uri(path) == address
    if address is not None:
        assert unquote_to_bytes(address) == path.encode("utf-8", "surrogateescape")


def test_what_is_outside_has_a_name_and_no_address() -> None:
    run = run_of(sarif_report([finding("x", "../a.md")], Summary(files=1)))
    (place,) = run["results"][0]["locations"]
    assert "physicalLocation" not in place
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "../a.md"
    assert "fixes" not in run["results"][0]
    assert notes(run) == ["1 results are outside the working directory and have no address"]


def test_nothing_in_a_message_is_a_link_or_a_placeholder() -> None:
    assert message("[a](1) {0} [b](https://x)") == {"text": "[a] (1) {{0}} [b] (https://x)"}
    for result in run_of(sarif_report(FINDINGS, SUMMARY))["results"]:
        text = result["message"]["text"]
        assert "](" not in text
        assert not re.search(r"\{\d+\}", text.replace("{{", "").replace("}}", ""))


def test_columns_count_code_points_and_lines_end_as_ours_do() -> None:
    run = run_of(sarif_report([finding("x")], SUMMARY))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    (place,) = run["results"][0]["locations"]
    region = {"startLine": 3, "startColumn": 4, "endLine": 3, "endColumn": 9}
    assert place["physicalLocation"]["region"] == region
    (related,) = run["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["region"]["endColumn"] == 3
    assert "region" not in location("a.md")["physicalLocation"]


def test_a_fix_says_what_the_edit_does() -> None:
    text = Text("ü👩 It MAY not\r\nwait 👩 and wait.\rAgain\n")
    at = text.string.index("MAY not")
    edits = [
        Edit(Span(at, at + 3), "MUST"),
        Edit(Span(at + 9, at + 9), "never "),
        Edit(Span(text.string.index("👩 and"), text.string.index("Again")), ""),
    ]
    fixes = [
        Fix("Mend", "safe", tuple(("a.md", edit) for edit in reversed(edits))),
        Fix("Ask", "consent", (("a.md", edits[0]), ("b.md", Edit(Span(0, 0), "x")))),
        Fix("Show", "show", (("a.md", edits[0]),)),
        Fix("Make", "safe", (("a.md", edits[0]),), (("new.md", "x"),)),
    ]
    diagnostic = Diagnostic(Span(at, at + 7), "m", rule="may-not")
    found = findings({"a.md": [diagnostic]}, {"a.md": text}.get, str, {}, lambda *_: fixes)
    (result,) = run_of(sarif_report(found, SUMMARY))["results"]
    one, other = result["fixes"]
    assert [each["properties"]["grade"] for each in (one, other)] == ["safe", "consent"]
    paths = [each["artifactLocation"]["uri"] for each in other["artifactChanges"]]
    assert paths == ["a.md", "b.md"]
    (change,) = one["artifactChanges"]
    mended = text
    for edit in sorted(edits, reverse=True):
        mended = mended.apply(edit)
    assert _replaced(text.string, change["replacements"]) == mended.string


def _replaced(text: str, replacements: list[dict[str, Any]]) -> str:
    """The text after replacements, by what the standard says of regions and nothing of ours."""
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\n|\r", text))]
    offsets = []
    for each in replacements:
        region = each["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        offsets.append((start, end, each.get("insertedContent", {"text": ""})["text"]))
    for start, end, inserted in sorted(offsets, reverse=True):
        text = text[:start] + inserted + text[end:]
    return text


@pytest.mark.parametrize("state", ["new", "unchanged", "updated", "absent", ""])
def test_how_it_stands_to_a_baseline(state: Baseline) -> None:
    run = run_of(sarif_report([finding("x")._replace(baseline=state)], SUMMARY))
    assert run["results"][0].get("baselineState", "") == state


def test_there_are_no_more_than_a_run_may_have_and_that_is_said() -> None:
    hints = [finding("x")._replace(severity="hint", line=line) for line in range(1, 90_001)]
    errors = [finding("x")._replace(severity="error", line=line) for line in range(1, 10_001)]
    run = json.loads("".join(sarif_report(hints + errors, Summary(files=1))))["runs"][0]
    assert len(run["results"]) == MOST_RESULTS
    levels = [each["level"] for each in run["results"]]
    assert levels == ["note"] * (MOST_RESULTS - 10_000) + ["error"] * 10_000
    assert notes(run) == ["25,000 results of 100,000 are given, the gravest"]


def test_what_was_skipped_or_failed_is_said() -> None:
    skipped = tuple(Skip(f"{number}.md", "binary") for number in range(1_001))
    run = run_of(sarif_report([], Summary(files=1, skipped=skipped, failed=("may-not",))))
    assert run["invocations"][0]["executionSuccessful"] is False
    said = notes(run)
    assert said[0] == "the rule may-not failed and did not run to its end"
    assert said[1] == "skipped: binary"
    assert said[-1] == "skipped in all: 1,001"
    assert len(said) == 1_002


def test_each_rule_has_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_rules, "MANUAL", "https://example.org/rules/")
    run = run_of(sarif_report([], SUMMARY))
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [rule.name for rule in RULES]
    for each in rules:
        assert each["help"]["markdown"].startswith(f"# {each['id']}\n")
        assert each["helpUri"] == f"https://example.org/rules/{each['id']}.md"
