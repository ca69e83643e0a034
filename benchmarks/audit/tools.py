"""The programs that measure: those of npm, pinned, and a Java and a Chromium that are there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import packages
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@dataclass(frozen=True)
class Tools:
    """Where the programs are."""

    folder: Path
    chromium: str
    runs: int
    """How often Lighthouse looks at each page; the worst counts."""

    @property
    def axe(self) -> str:
        """The script of axe-core."""
        return (self.folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def html_validate(self, config: Path, files: list[Path]) -> list[dict[str, Any]]:
        """Return what html-validate says of each file that it has something to say of."""
        program = self.folder / "node_modules/html-validate/bin/html-validate.mjs"
        # What goes to its standard output is cut off at the size of a pipe.
        answer = self.folder / "html-validate.json"
        options = ["--config", str(config), "--formatter", f"json={answer}"]
        subprocess.run(["node", program, *options, *files], capture_output=True, check=False)
        found: list[dict[str, Any]] = json.loads(answer.read_text(encoding="utf-8"))
        return found

    def nu(self, files: list[Path]) -> list[dict[str, Any]]:
        """Return the messages of the Nu checker."""
        jar = self.folder / "node_modules/vnu-jar/build/dist/vnu.jar"
        command = ["java", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"]
        command += ["--also-check-css", "--also-check-svg"]
        found: list[dict[str, Any]] = json.loads(_output([*command, *files]))["messages"]
        return found

    def lighthouse(self, url: str, form: str) -> dict[str, Any]:
        """Return Lighthouse's report on an address."""
        program = self.folder / "node_modules/lighthouse/cli/index.js"
        flags = " ".join([*FLAGS, "--headless=new"])
        command = ["node", program, url, "--output=json", "--quiet", f"--chrome-flags={flags}"]
        command += ["--preset=desktop"] if form == "desktop" else []
        environment = {"CHROME_PATH": self.chromium}
        report: dict[str, Any] = json.loads(_output(command, environment))
        return report


def _output(command: list[Any], environment: dict[str, str] | None = None) -> str:
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | (environment or {}),
    )
    if not run.stdout:
        raise SystemExit(f"{command[:3]} said nothing: {run.stderr[-2000:]}")
    return run.stdout


def installed(scratch: Path, runs: int) -> Tools:
    """Return the tools, after having installed what package-lock.json pins."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    missing = [name for name in ("node", "npm", "java") if not shutil.which(name)]
    missing += [] if chromium else ["chromium"]
    if missing or chromium is None:
        raise SystemExit(f"not on PATH: {', '.join(missing)}; CONTRIBUTING.md says what is needed")
    packages.node(HERE / "tools", scratch / "tools")
    return Tools(scratch / "tools", chromium, runs)


@contextmanager
def browsing(tools: Tools) -> Iterator[Browser]:
    """Run a Chromium while the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.chromium, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
