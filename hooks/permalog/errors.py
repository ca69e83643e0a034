"""What the author must mend: every message names the file, the line, the value and the cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that the author must mend."""

    path: str
    """The file, as the author knows it: `docs/blog/a.md`."""
    line: int | None
    """The line in that file, from 1; None where no single line is at fault."""
    text: str
    """What is wrong, with the value, and how to cure it."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.text}"


def shown(value: object) -> str:
    """Return a value as messages show it: in quotes, and cut where it is long."""
    try:
        text = f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)
    except ValueError:  # an integer of more digits than Python prints
        text = "a very large number"
    return f"'{text[:77]}…'" if len(text) > 78 else f"'{text}'"


_SHOWN = 50
"""How many problems one message lists; an archive may have thousands of one kind."""


class ContentError(Exception):
    """Raised when content or settings cannot be published as they stand.

    It carries every `Problem` found, so that one build shows them all.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda p: (p.path, p.line or 0, p.text)))
        lines = [str(problem) for problem in self.problems[:_SHOWN]]
        if (more := len(self.problems) - _SHOWN) > 0:
            lines.append(f"… and {more} more of {len(self.problems)} problems")
        super().__init__("\n".join(lines))


class InvalidValueError(ValueError):
    """Raised by what knows a value but not where it stands; its reader adds file and line."""
