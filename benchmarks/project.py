"""A project of this blog's, elsewhere: the shipped mkdocs.yml, hooks and templates."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from benchmarks.packages import write

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from drawn import shipped_config  # noqa: E402

TITLE = "Field notes"
INDEX = f"""---
description: Posts that nobody wrote.
---

# {TITLE}

Posts about what was built, what broke, and what came of it.
"""


def lay_out(folder: Path, **changes: Any) -> None:
    """Write a project without posts, complete in itself; a change replaces a top-level key."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    if (ROOT / "docs/assets").is_dir():
        shutil.copytree(ROOT / "docs/assets", folder / "docs/assets")
    config = shipped_config(site_name=TITLE, **changes)
    write(folder / "mkdocs.yml", config.replace(ROOT.as_posix(), folder.as_posix()))
    write(folder / "docs/index.md", INDEX)
