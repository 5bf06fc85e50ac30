"""Every format for programs reads back, whatever was found, and no runner obeys a line of it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from speclsp.report.finding import Finding
from speclsp.report.formats import NAMES, Run, written
from speclsp.report.safe import safe, unhooked
from speclsp.report.summary import Summary
from tests.report.hostile import COMMANDS, FINDINGS, SUMMARY, finding
from tests.report.runner import command, commands

FAILING = Run(("error", "warning"))
LEVELS = {"error": "error", "warning": "warning", "info": "notice", "hint": "notice"}


def report(name: str, findings: list[Finding], summary: Summary = SUMMARY) -> str:
    return "".join(f"{line}\n" for line in written(name, findings, summary, FAILING))


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_transcribed_runner_reads_what_the_real_one_does() -> None:
    assert command("  ::error file=a%2Cb.md,line=1::x%0Ay%25") == (
        "error",
        {"file": "a,b.md", "line": "1"},
        "x\ny%",
    )
    assert command("12 | ##[add-mask]x") == ("add-mask", {}, "x")
    assert command("##[set-env name=a%3Bb;x=]c") == ("set-env", {"name": "a;b"}, "c")
    for other in ("a ::error::b", "::unknown::b", "##[unknown]", "##[error", "::error:x"):
        assert command(other) is None
    assert len([each for each in COMMANDS if commands(each)]) >= 7


def test_no_runner_obeys_it(name: str) -> None:
    found = commands(report(name, FINDINGS))
    if name != "github":
        assert found == []
        return
    assert [each.name for each in found] == [LEVELS[each.severity] for each in FINDINGS]
    for one, each in zip(found, FINDINGS, strict=True):
        assert set(one.properties) == {"title", "file", "line", "endLine", "col", "endColumn"}
        assert one.properties["title"] == "speclsp: may-not"
        assert unhooked(safe(each.message)) in one.data


def test_every_character_is_seen(name: str) -> None:
    for line in report(name, FINDINGS).split("\n"):
        assert line.isprintable() or not line
        line.encode("utf-8")


def test_other_runners_find_no_command(name: str) -> None:
    text = report(name, FINDINGS)
    assert "##vso[" not in text
    assert "##teamcity[" not in text


def test_equal_findings_give_equal_bytes(name: str) -> None:
    assert report(name, FINDINGS) == report(name, list(FINDINGS))


def test_nothing_is_a_report_too(name: str) -> None:
    text = report(name, [], Summary(files=1))
    assert commands(text) == []
    assert "may-not" not in text or name == "sarif"


def test_a_line_of_json_is_a_finding_or_the_summary() -> None:
    *found, summary = map(json.loads, report("jsonl", FINDINGS).splitlines())
    assert [each["message"] for each in found] == [each.message for each in FINDINGS]
    assert [each["path"] for each in found] == [each.path for each in FINDINGS]
    assert {each["kind"] for each in found} == {"diagnostic"}
    assert (summary["kind"], summary["files"], summary["version"]) == ("summary", 3, 1)
    assert len(summary["skipped"]) == len(SUMMARY.skipped)


def test_json_lines_say_what_the_json_report_says() -> None:
    whole = json.loads(report("json", FINDINGS))
    *found, summary = map(json.loads, report("jsonl", FINDINGS).splitlines())
    assert whole["diagnostics"] == [_without(each, "kind") for each in found]
    assert whole["summary"] == _without(summary, "kind", "version")


def _without(value: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: each for key, each in value.items() if key not in keys}


def test_gitlab_reads_its_report() -> None:
    found = json.loads(report("gitlab", FINDINGS))
    assert len(found) == len(FINDINGS)
    for each in found:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert each["location"]["lines"]["begin"] == 3
        each["location"]["path"].encode("utf-8")
        each["description"].encode("utf-8")
    assert found[0]["severity"] == {"error": "major", "warning": "minor"}.get(
        FINDINGS[0].severity, "info"
    )


def test_what_is_alike_in_two_files_is_two_things_to_gitlab() -> None:
    both = [finding("x", "a.md"), finding("x", "b.md")]
    one, other = json.loads(report("gitlab", both))
    assert one["fingerprint"] != other["fingerprint"]


def test_reviewdog_reads_its_report() -> None:
    found = json.loads(report("rdjson", FINDINGS))
    assert found["source"] == {"name": "speclsp"}
    for each, of in zip(found["diagnostics"], FINDINGS, strict=True):
        # Bytes, not code points.
        place = {"start": {"line": 3, "column": 6}, "end": {"line": 3, "column": 11}}
        assert each["location"]["range"] == place
        assert each["severity"] in {"ERROR", "WARNING", "INFO"}
        assert each["code"] == {"value": "may-not"}
        (suggestion,) = each["suggestions"]
        assert suggestion["range"] == place
        assert suggestion["text"].encode("utf-8", "surrogatepass") == of.message.encode(
            "utf-8", "backslashreplace"
        )


def test_a_fix_of_several_places_is_no_suggestion() -> None:
    one = finding("x")
    (fix,) = one.fixes
    for edits in ((*fix.edits, *fix.edits), (fix.edits[0]._replace(path="b.md"),)):
        several = one._replace(fixes=(fix._replace(edits=edits),))
        (found,) = json.loads(report("rdjson", [several]))["diagnostics"]
        assert "suggestions" not in found


def test_checkstyle_is_legal_xml_and_says_it_all() -> None:
    root = ElementTree.fromstring(report("checkstyle", FINDINGS))
    assert root.tag == "checkstyle"
    errors = [(file.get("name"), error) for file in root for error in file]
    assert len(errors) == len(FINDINGS)
    for (path, error), each in zip(errors, FINDINGS, strict=True):
        assert path == safe(each.path)
        assert (error.tag, error.get("line"), error.get("column")) == ("error", "3", "4")
        assert error.get("severity") in {"error", "warning", "info"}
        assert error.get("source") == "speclsp.may-not"
        assert (error.get("message") or "").startswith(safe(each.message))


def test_junit_is_legal_xml_and_fails_what_fails_the_run() -> None:
    root = ElementTree.fromstring(report("junit", FINDINGS))
    cases = list(root.iter("testcase"))
    failing = [each for each in FINDINGS if each.severity in FAILING.failing]
    assert root.tag == "testsuites"
    assert len(list(root.iter("failure"))) == len(failing) == int(root.get("failures", ""))
    assert len(cases) == int(root.get("tests", "")) == len(FINDINGS) + len(SUMMARY.skipped) + 1
    assert len(list(root.iter("skipped"))) == len(SUMMARY.skipped)
    assert len(list(root.iter("system-out"))) == len(FINDINGS) - len(failing)
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite)
        assert int(suite.get("failures", "")) == len(list(suite.iter("failure")))
        assert {case.get("classname") for case in suite} == {suite.get("name")}
    for element in root.iter():
        assert not {"time", "timestamp", "hostname"} & set(element.keys())
    messages = [each.get("message") or "" for each in root.iter("failure")]
    for message, each in zip(messages, failing, strict=True):
        assert message.startswith(safe(each.message))


def test_a_rule_that_failed_is_an_error_of_junit() -> None:
    root = ElementTree.fromstring(report("junit", [], Summary(files=2, failed=("may-not",))))
    assert root.get("errors") == "1"
    assert [each.get("message") for each in root.iter("error")] == ["the rule failed"]


def test_a_file_of_github_is_where_the_repository_has_it() -> None:
    several = finding("x")._replace(end_line=9)
    (line,) = written("github", [several], SUMMARY, Run(folder="services/billing"))
    found = command(line)
    assert found is not None
    assert found.properties["file"] == "services/billing/docs/a.md"
    assert "col" not in found.properties
    assert found.properties["endLine"] == "9"
