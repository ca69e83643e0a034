"""Zola's configuration, as far as it decides what is published, and where.

Source: Zola 0.22, `config/src/config/` (`mod.rs`, `slugify.rs`, `languages.rs`), `src/main.rs`.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from ...archive import Archive
from ...errors import ContentError, Problem, shown
from ..settings import Settings
from . import content as zola_content
from .slug import OFF, ON, STRATEGIES

CONFIGS = ("zola.toml", "config.toml")
_KNOWN = (
    "base_url",
    "default_language",
    "ignored_content",
    "ignored_static",
    "languages",
    "slugify",
)


class ZolaSettings:
    """The settings of one archive."""

    def __init__(self, archive: Archive) -> None:
        """Read them; raise ContentError for what is wrong in them."""
        place = archive.config or next((p for p in CONFIGS if p in archive.files), None)
        self.said = Settings(archive, _config(archive, place) if place else {}, place)
        self.warnings: list[Problem] = [*self.said.misspelt((*_KNOWN, "timezone"))]
        self.zone = self.said.zone("timezone")
        self.base_url = self.said.value("base_url")
        """As it is written; it need be no text."""
        self.default_language = self.said.get("default_language", str, "en")
        self.languages = self._languages() - {self.default_language}
        slugify = self._slugify()
        self.strategy = self._strategy(slugify.get("paths", ON))
        self.keeps_dates = bool(slugify.get("paths_keep_dates"))
        self.ignored = self._globs("ignored_content")
        self.ignored_static = self._globs("ignored_static")
        self.content, self.static = self._folders()

    def _languages(self) -> frozenset[str]:
        """Return the codes of the languages; before 0.15 they were a list of tables."""
        said = self.said.value("languages") or {}
        if isinstance(said, list):
            return frozenset(str(one.get("code")) for one in said if isinstance(one, dict))
        return frozenset(map(str, self.said.get("languages", dict, {})))

    def _slugify(self) -> dict[str, Any]:
        """Return how names become slugs; mkdocs.yml may say a part of it."""
        own = self.said.config.get("slugify")
        said = self.said.get("slugify", dict, {})
        return {**own, **said} if isinstance(own, dict) else said

    def _strategy(self, said: object) -> str:
        """Return a strategy; `on` and `off` without quotes are yes and no to MkDocs' YAML."""
        words = {True: ON, False: OFF}
        strategy = words[said] if isinstance(said, bool) else str(said)
        if strategy not in STRATEGIES:
            text = f"has {shown(said)} as `paths`; write one of {', '.join(STRATEGIES)}"
            raise self.said.error("slugify", text)
        return strategy

    def _globs(self, key: str) -> re.Pattern[str]:
        patterns = self.said.get(key, list, [])
        try:
            return zola_content.glob(map(str, patterns))
        except (re.error, OverflowError, RecursionError) as error:
            text = f"is {shown(patterns)}, which cannot be read: {error}"
            raise self.said.error(key, text) from None

    def _folders(self) -> tuple[str, str | None]:
        """Return the folders of content and of static files; the archive may be the content."""
        top, files = posixpath.dirname(self.said.place or ""), self.said.archive.files
        content, static = (posixpath.join(top, name, "") for name in ("content", "static"))
        is_project = any(place.startswith(content) for place in files)
        return (content, static) if is_project else ("", None)


def _config(archive: Archive, place: str) -> Mapping[str, Any]:
    text = archive.text(place)
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        problem = Problem(archive.path_of(place), line, f"it is not valid TOML: {error}")
        raise ContentError([problem]) from None
