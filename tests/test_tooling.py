"""The tooling agrees with itself: the locks, the Makefile and the workflows."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]


def pins(lock: str) -> list[str]:
    return re.findall(r"^([a-z0-9].*?) *\\$", (ROOT / lock).read_text(), re.MULTILINE)


def test_uv_run_takes_the_versions_that_pip_takes() -> None:
    uv = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["uv"]
    assert uv["constraint-dependencies"] == pins("requirements-dev.txt")
    assert len(uv["build-constraint-dependencies"]) == 1
    assert set(uv["build-constraint-dependencies"]) <= set(pins("requirements.txt"))


def test_the_tests_run_with_the_versions_that_build_the_blog() -> None:
    assert set(pins("requirements.txt")) <= set(pins("requirements-dev.txt"))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text())[1:]
    assert len(entries) == len(pins(lock))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_folder(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    assert [line for line in lines if re.search(r"://|^--|^/|@ ", line)] == []


def test_the_workflows_pass_actionlint() -> None:
    actionlint = Path(sys.executable).with_name("actionlint")
    workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    check = subprocess.run([actionlint, *workflows], capture_output=True, text=True, check=False)
    assert workflows
    assert check.returncode == 0, check.stdout + check.stderr


def test_make_alone_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE) == phony[1].split()
