"""Where the folder docs/ of a MkDocs site lies in an archive."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import Problem
from ..settings import Settings


@dataclass(frozen=True, slots=True)
class Docs:
    """Finds docs/: the archive may hold it, be it, or be a folder below it."""

    settings: Settings
    posts: Sequence[str]
    """The folders of posts below docs/."""
    warnings: list[Problem]

    def uris(self) -> dict[str, str]:
        """Return the path below docs/ of each file, by its place."""
        files, config = self.settings.archive.files, self.settings.place
        docs = posixpath.join(posixpath.dirname(config or ""), self._folder(), "")
        if self._is_project(docs):
            return {place: place[len(docs) :] for place in files if place.startswith(docs)}
        lead = "" if config else self._copied_from()
        return {place: posixpath.join(lead, place) for place in files if place != config}

    def _folder(self) -> str:
        return posixpath.normpath(self.settings.get("docs_dir", str, "docs"))

    def _is_project(self, docs: str) -> bool:
        """Whether the archive is what holds docs/, and not that folder or one below it."""
        if self.settings.place or self.settings.value("docs_dir"):
            return self._holds(docs)
        posts = [f"{folder}/" for folder in self.posts]
        is_within = any(self._holds(docs + folder) for folder in posts)
        return is_within and not any(map(self._holds, posts))

    def _holds(self, start: str) -> bool:
        return any(place.startswith(start) for place in self.settings.archive.files)

    def _copied_from(self) -> str:
        """Return which folder below docs/ the archive is: docs/ itself, the blog's, the posts'."""
        if not self.posts or self.posts[0] == ".":
            return ""
        parts = self.posts[0].split("/")
        for n in range(len(parts)):
            if self._holds("/".join(parts[n:]) + "/"):
                return "/".join(parts[:n])
        if {"index.md", "README.md"} & self.settings.archive.files.keys():
            text = f"leads to {self.posts[0]}, where no file lies"
            self.warnings.append(self.settings.problem("post_dir", text))
            return ""
        return self.posts[0]
