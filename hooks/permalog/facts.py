"""Facts: what the site has to know of each finished page, once all are finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .used import Use


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of one page."""

    use: Use = field(default_factory=Use)
    """What it has that the style sheet may ask for."""
    asked: Sequence[Sequence[str]] = ()
    """The hosts of which its readers ask something, each with the directive of the policy."""
    idle: Sequence[Sequence[str]] = ()
    """The attributes that its policy keeps from running, each with its value."""

    def as_json(self) -> list[Any]:
        """Return it as JSON can hold it."""
        return [self.use, self.asked, self.idle]

    @classmethod
    def from_json(cls, kept: Sequence[Any]) -> Facts:
        """Return what was kept."""
        use, asked, idle = kept
        return cls(Use.of(*use), asked, idle)
