"""Source: a file of a blog as it lies there, before any generator's rule is applied."""

from __future__ import annotations

from typing import NamedTuple

from .frontmatter import FrontMatter


class Source(NamedTuple):
    """A Markdown file in the folder of a blog."""

    path: str
    """How messages name it: `docs/blog/2016/duth.md`."""
    uri: str
    """Below docs/: `blog/2016/duth.md`."""
    folder: str
    """The blog's folder below docs/: `blog`; empty where it is docs/ itself."""
    front_matter: FrontMatter

    @property
    def place(self) -> str:
        """Where the file lies in the blog's folder: `2016/duth.md`."""
        return self.uri.removeprefix(f"{self.folder}/") if self.folder else self.uri
