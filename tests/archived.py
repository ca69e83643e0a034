"""Archives for the tests of the dialects: files drawn as a mapping, read without MkDocs."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from permalog.archive import Archive

NOW = dt.datetime(2026, 5, 17, 12, tzinfo=dt.UTC)
"""The moment at which the recorded generators built."""


def archive(
    files: Mapping[str, str], settings: Mapping[str, Any] | None = None, config: str | None = None
) -> Archive:
    """Return the archive `docs/old` that holds these texts."""
    paths = {place: Path(place) for place in files}
    return Archive("old", "docs/old", paths, NOW, settings or {}, config, dict(files))


def record(generator: str) -> dict[str, Any]:
    """Return what the real generator was recorded to answer."""
    path = Path(__file__).parent / "conformance" / f"{generator}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
