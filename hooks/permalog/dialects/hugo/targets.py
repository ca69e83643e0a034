"""Hugo's targets: to which pages a rule of `permalinks` or `cascade` applies.

Sources: Hugo 0.168, `resources/page/page_matcher.go`, `hugofs/hglob`; gobwas/glob.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...errors import InvalidValueError, shown
from . import values

_ENVIRONMENT = "production"
_GLOB = re.compile(
    r"(?P<deep>\*\*+)|(?P<any>\*)|(?P<one>\?)|\[(?P<not>!?)(?P<set>[^\]]+)\]"
    r"|(?P<open>\{)|(?P<close>\})|(?P<comma>,)|\\?(?P<sign>.)",
    re.S,
)
_PARTS = {"deep": ".*", "any": "[^/]*", "one": "[^/]", "open": "(?:", "close": ")"}


def glob(pattern: str) -> re.Pattern[str]:
    """Return the expression that a glob stands for; raise InvalidValueError for none."""
    parts, depth = [], 0
    for found in _GLOB.finditer(pattern.lower()):
        kind = found.lastgroup or ""
        depth += (kind == "open") - (kind == "close")
        if kind == "comma":
            parts.append("|" if depth else ",")
        elif kind == "set":
            escaped = re.sub(r"([\\\[^&~|])", r"\\\1", found["set"])
            parts.append(f"[{'^' if found['not'] else ''}{escaped}]")
        else:
            parts.append(_PARTS.get(kind) or re.escape(found["sign"]))
    try:
        return re.compile("".join(parts), re.S)
    except re.error:
        raise InvalidValueError(
            f"is {shown(pattern)}, which is no glob; write `/blog/**`"
        ) from None


class Subject(NamedTuple):
    """A page, as a target looks at it."""

    kind: str
    """page, home, section, taxonomy or term."""
    path: str
    """`/posts/my-trip`."""
    language: str


@dataclass(frozen=True, slots=True)
class Target:
    """The pages that a rule applies to; None applies to all."""

    kind: re.Pattern[str] | None = None
    path: re.Pattern[str] | None = None
    languages: tuple[re.Pattern[str], ...] = ()
    environment: re.Pattern[str] | None = None

    @classmethod
    def of(cls, value: object) -> Target:
        """Return the target that is written; raise InvalidValueError for what is none."""
        if not isinstance(value, Mapping):
            raise InvalidValueError(f"has the target {shown(value)}; write `{{path: /blog/**}}`")
        names = values.texts(value.get("lang")) or languages(value)
        return cls(
            _glob_of(value, "kind"),
            _glob_of(value, "path"),
            tuple(map(glob, names)),
            _glob_of(value, "environment"),
        )

    def fits(self, page: Subject) -> bool:
        """Return whether the rule applies to a page."""
        return (
            (not self.kind or bool(self.kind.fullmatch(page.kind)))
            and (not self.path or bool(self.path.fullmatch(page.path)))
            and (not self.languages or any(g.fullmatch(page.language) for g in self.languages))
            and (not self.environment or bool(self.environment.fullmatch(_ENVIRONMENT)))
        )


def _glob_of(value: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
    written = values.text(value.get(key))
    return glob(written) if written else None


def languages(value: Any) -> tuple[str, ...]:
    """Return the languages of `sites.matrix.languages`."""
    for key in ("sites", "matrix", "languages"):
        value = value.get(key) if isinstance(value, Mapping) else None
    return values.texts(value)


@dataclass(frozen=True, slots=True)
class Cascade:
    """Values that a section hands down to its pages."""

    target: Target
    fields: Mapping[str, Any]


def cascades(value: object) -> tuple[Cascade, ...]:
    """Return what is written under `cascade`; raise InvalidValueError for what is none."""
    written = value if isinstance(value, list) else [value] if value is not None else []
    return tuple(map(_cascade, written))


def _cascade(value: object) -> Cascade:
    if not isinstance(value, Mapping):
        raise InvalidValueError(f"is {shown(value)}; write keys with values, or a list of them")
    target = value.get("target", value.get("_target"))
    params = value.get("params")
    fields = {k: v for k, v in value.items() if k not in ("target", "_target", "params")}
    if isinstance(params, Mapping):
        fields = {**fields, **params}
    return Cascade(Target.of(target) if target is not None else Target(), fields)
