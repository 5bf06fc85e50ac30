"""Which addresses a repository may name for git to ask."""

from __future__ import annotations

import pytest

from speclsp.config.addresses import address_problem, revision_problem
from speclsp.config.parse import parse


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/team/specs.git",
        "https://example.org:8443/specs",
        "ssh://git@example.org/team/specs.git",
        "ssh://example.org:2222/specs.git",
        "git@example.org:team/specs.git",
    ],
)
def test_https_and_ssh_will_do(address: str) -> None:
    assert address_problem(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "-u",
        "--upload-pack=touch /x",
        "-oProxyCommand=x@example.org:x",
        "ext::sh -c touch% /x",
        "file::/x",
        "fd::17",
        "https::https://example.org/x",
        "file:///x",
        "/x",
        "../x",
        "http://example.org/x",
        "git://example.org/x",
        "ftp://example.org/x",
        "rsync://example.org/x",
        "ssh://-oProxyCommand=x/x",
        "ssh://git@-oProxyCommand=x/x",
        "ssh://-x@example.org/x",
        "git@-example.org:x",
        "-git@example.org:x",
        "git@example.org:-x",
        "git@example.org:/x",
        "git@example.org::x",
        "https://user:secret@example.org/x",
        "https://token@example.org/x",
        "https://example.org/x y",
        "https://example.org/x\n--upload-pack=y",
        "https://example.org/x\0y",
        "https://example.org/x?y=z",
        "https://example.org/" + "x" * 2_000,
        "https:///x",
        "HTTPS://example.org/x",
        " https://example.org/x",
        "C:\\x",
        "\\\\server\\x",
    ],
)
def test_all_else_will_not(address: str) -> None:
    assert address_problem(address)


@pytest.mark.parametrize(
    "revision",
    ["v1.4.0", "main", "release/2024", "9d814245b870944a3b746744053c1a330c8daa27"],
)
def test_a_tag_a_branch_or_a_commit_will_do(revision: str) -> None:
    assert revision_problem(revision) is None


@pytest.mark.parametrize(
    "revision",
    [
        "", "-x", "--upload-pack=x", "a..b", "a b", "a:b", "+a", "HEAD~1", "a^", "a\nb", "refs/*",
        "a.lock", "a/", "/a", "a//b", "x" * 300, "@{u}", "a\\b", "\u0430",
    ],
)  # fmt: skip
def test_no_other_words_will(revision: str) -> None:
    assert revision_problem(revision)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('path = "/etc"', '"/etc" is not relative to the folder of this file'),
        ('path = "~/x"', '"~/x" is not relative to the folder of this file'),
        ('path = "C:/x"', '"C:/x" is not relative to the folder of this file'),
        ('path = "..\\\\x"', "folders are separated by /"),
        ('path = "a\\u0000b"', "this has a character that no path has"),
        ('path = ""', "this must not be empty"),
        ('git = "ext::x"\nrevision = "v1"', "this is no address that begins with https:// or"),
        ('git = "https://e.org/x"\nrevision = "-x"', "this is no name of a tag, a branch or a"),
        ('git = "https://e.org/x"', '"revision" is missing here'),
        ('package = "../x"', '"../x" is no name of a package'),
        ('package = "x"\nfolder = "../y"', '"../y" is not a folder below'),
        ('path = "x"\nversion = "newest"', "this is no range of versions"),
        ('path = "x"\npackage = "x"', '"path" and "package" contradict each other'),
        ("", 'one of "path", "git" and "package" is missing here'),
    ],
)
def test_what_is_wrong_in_an_import_is_said_at_its_place(line: str, message: str) -> None:
    text = f'[module]\nname = "a"\n[[module.imports]]\nname = "b"\n{line}\n'
    _, problems = parse(text, "speclsp.toml")
    assert [message in each.message for each in problems] == [True]
    if "version" not in line and "folder" not in line:
        assert parse(text, "speclsp.toml")[0].module_imports == ()


def test_what_only_the_user_may_allow_is_no_key() -> None:
    text = 'allow-import = ["/"]\n[module]\nname = "a"\nallow_imports = ["/"]\n'
    _, problems = parse(text, "speclsp.toml")
    assert [each.rule for each in problems] == ["not-allowed-here"] * 2


def test_many_imports_are_bounded_and_each_name_is_one() -> None:
    some = "".join(f'[[module.imports]]\nname = "b{n}"\npath = "b"\n' for n in range(60))
    config, problems = parse(f'[module]\nname = "a"\n{some}', "speclsp.toml")
    assert len(config.module_imports) == 50
    assert [each.message for each in problems] == ["more than 50 imports, the rest is not read"]
    twice = '[[module.imports]]\nname = "b"\npath = "b"\n' * 2
    config, problems = parse(f'[module]\nname = "a"\n{twice}', "speclsp.toml")
    assert [each.number for each in config.module_imports] == [0]
    assert [each.message for each in problems] == ['"b" is imported twice']
