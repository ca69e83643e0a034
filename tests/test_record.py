"""`.ci/record`: the addresses of a published build come into the repository by themselves."""

import os
import subprocess
from pathlib import Path

import pytest

from drawn import ROOT

HEAD = "# Every address\n"


def run(folder: Path, *command: str, fails: bool = False) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_AUTHOR_NAME": "Ann",
        "GIT_AUTHOR_EMAIL": "ann@blog.example",
        "GIT_COMMITTER_NAME": "Ann",
        "GIT_COMMITTER_EMAIL": "ann@blog.example",
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode != 0) is fails, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Return a repository with a lock of two addresses, as GitHub has it."""
    author = tmp_path / "author"
    run(tmp_path, "git", "init", "--quiet", "--initial-branch=main", str(author))
    (author / ".gitattributes").write_text((ROOT / ".gitattributes").read_text())
    write(author, "/a/ post a.md", "/m/ post m.md")
    commit(author)
    run(tmp_path, "git", "clone", "--quiet", "--bare", str(author), "origin.git")
    run(author, "git", "remote", "add", "origin", str(tmp_path / "origin.git"))
    return tmp_path / "origin.git"


def write(folder: Path, *lines: str) -> None:
    (folder / "urls.lock").write_text(HEAD + "".join(f"{line}\n" for line in lines))


def commit(folder: Path) -> None:
    run(folder, "git", "add", ".")
    run(folder, "git", "commit", "--quiet", "--message", "Write")


def checkout(origin: Path, name: str) -> Path:
    """Return a checkout as shallow as the workflow's."""
    folder = origin.parent / name
    url = f"file://{origin}"
    run(origin.parent, "git", "clone", "--quiet", "--depth=1", url, str(folder))
    return folder


def recorded(origin: Path) -> list[str]:
    text = run(origin, "git", "show", "main:urls.lock")
    return [line for line in text.splitlines() if line.startswith("/")]


def record(runner: Path, *lines: str, fails: bool = False) -> str:
    built = runner.parent / "built"
    built.mkdir(exist_ok=True)
    write(built, *lines)
    return run(
        runner, "bash", str(ROOT / ".ci/record"), str(built / "urls.lock"), "main", fails=fails
    )


def test_new_addresses_are_pushed_to_the_branch(origin: Path) -> None:
    record(checkout(origin, "runner"), "/a/ post a.md", "/b/ post b.md", "/m/ post m.md")
    assert recorded(origin) == ["/a/ post a.md", "/b/ post b.md", "/m/ post m.md"]
    said = run(origin, "git", "log", "-1", "--format=%an: %s", "main").strip()
    assert said == "github-actions[bot]: Record the published addresses"


def test_nothing_new_is_no_commit(origin: Path) -> None:
    before = run(origin, "git", "rev-parse", "main")
    record(checkout(origin, "runner"), "/a/ post a.md", "/m/ post m.md")
    assert run(origin, "git", "rev-parse", "main") == before


def test_what_was_pushed_in_the_meantime_stays(origin: Path) -> None:
    runner, author = checkout(origin, "runner"), origin.parent / "author"
    write(author, "/a/ post a.md", "/c/ post c.md", "/m/ post m.md", "/z/ post z.md")
    commit(author)
    run(author, "git", "push", "--quiet", "origin", "main")
    record(runner, "/a/ post a.md", "/b/ post b.md", "/m/ post m.md")
    assert sorted(recorded(origin)) == [f"/{x}/ post {x}.md" for x in "abcmz"]


def test_a_branch_that_takes_no_push_is_an_error_with_its_cure(origin: Path) -> None:
    hook = origin / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    said = record(checkout(origin, "runner"), "/a/ post a.md", "/b/ post b.md", fails=True)
    assert said.startswith("::error file=urls.lock::The new addresses could not be pushed to main.")
