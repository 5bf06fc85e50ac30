"""A user with a home of their own, a repository, and perhaps a model on loopback."""

from __future__ import annotations

from pathlib import Path

from tests.cli.process import CLEAN, Run, plant, run

KEY = "sentinel-" + "k3y-value"


class User:
    def __init__(self, tmp_path: Path) -> None:
        self.root = plant(tmp_path / "repository", {"a.md": CLEAN, "speclsp.toml": ""})
        home = str(tmp_path / "home")
        names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        self.environ = dict.fromkeys(names, home)
        self.environ |= {"ANTHROPIC_API_KEY": "", "ANTHROPIC_BASE_URL": ""}
        self.file = tmp_path / "home" / "speclsp" / "config.toml"

    def reaches(self, url: str, model: str = "fake-model") -> None:
        self.environ |= {
            "SPECLSP_MODEL": "on",
            "SPECLSP_MODEL_URL": url,
            "SPECLSP_MODEL_NAME": model,
            "ANTHROPIC_API_KEY": KEY,
        }

    def runs(self, *arguments: str, stdin: bytes = b"") -> Run:
        done = run(self.root, *arguments, stdin=stdin, environ=self.environ)
        assert KEY not in done.out + done.err
        assert "Traceback" not in done.err
        return done
