"""Tags of archives: those that can name a list of posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import Problem, shown
from ..slug import is_tag


def listed(
    names: Iterable[str], path: str, line: int | None, warnings: list[Problem]
) -> Iterator[str]:
    """Yield each name once; what can name no list is left out, with a warning."""
    for name in dict.fromkeys(" ".join(name.split()) for name in names):
        if is_tag(name):
            yield name
        else:
            text = f"the tag {shown(name)} is left out: a tag is a name of letters and digits"
            warnings.append(Problem(path, line, text))
