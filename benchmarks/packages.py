"""The packages of other generators, pinned, each installed into a folder once."""

from __future__ import annotations

import os
import shutil
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

HUGO = Path(__file__).parent / "hugo.txt"


class Missing(Exception):  # noqa: N818 - it says what, not that it went wrong
    """What a generator needs cannot be had."""


def run(command: Sequence[object], folder: Path, **environment: str) -> str:
    """Run a program in a folder and return what it prints; raise Missing if it fails."""
    words = list(map(str, command))
    try:
        run = subprocess.run(
            words,
            cwd=folder,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise Missing(f"{words[0]} does not run: {error.strerror}") from error
    if run.returncode:
        raise Missing(f"{Path(words[0]).name} stopped: {(run.stdout + run.stderr)[-400:]}")
    return run.stdout


def write(path: Path, text: str) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def python(requirements: Path, folder: Path) -> Path:
    """Install what a file pins with its hashes, and return the folder of the programs."""
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    if not _is_installed(requirements, folder):
        venv.create(folder, clear=True, with_pip=True)
        pip = [programs / "python", "-m", "pip", "install", "--disable-pip-version-check"]
        run([*pip, "--quiet", "--require-hashes", "--requirement", requirements], folder)
        shutil.copy(requirements, folder)
    return programs


def node(source: Path, folder: Path) -> None:
    """Install what a package-lock.json pins."""
    lock = source / "package-lock.json"
    if (folder / "node_modules").is_dir() and _is_installed(lock, folder):
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder)
    run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], folder)


def _is_installed(lock: Path, folder: Path) -> bool:
    copy = folder / lock.name
    return copy.is_file() and copy.read_bytes() == lock.read_bytes()
