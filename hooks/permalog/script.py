"""Scripts: several as one, without comments and spaces."""

from __future__ import annotations

from collections.abc import Iterable

from rjsmin import jsmin


def bundle(scripts: Iterable[str]) -> str:
    """Return several scripts as one; the names of each stay its own."""
    return "\n".join(f"(()=>{{{script}\n}})();" for script in map(minified, scripts))


def minified(script: str) -> str:
    """Return a script without comments and spaces."""
    return str(jsmin(script.removeprefix("\ufeff")))
