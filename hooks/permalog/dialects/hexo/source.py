"""Hexo's source folder: which of its files are posts, pages, copies, or nothing.

Sources: Hexo 8, `plugins/processor/*.js`, `box/index.js`, `hexo/default_config.js`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from ... import javascript
from ...archive import Archive
from ...errors import ContentError, Problem
from ...frontmatter import Block, FrontMatterError, plain_lines, read_yaml
from ...globs import matcher
from ..settings import Settings

CONFIGS = ("_config.yml", "_config.yaml", "_config.json")
MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mdwn", ".mdtxt", ".mdtext")
PAGES = (*MARKDOWN, ".html", ".htm")
"""What is a page here as well."""
_COPIED = (".css", ".js", ".json")
"""What comes out as it went in."""
_RENDERED = (
    *(".yml", ".yaml", ".njk", ".j2", ".ejs", ".swig", ".pug", ".jade", ".haml"),
    *(".styl", ".less", ".scss", ".sass"),
)
"""What Hexo or its usual plugins render besides."""
_READ = frozenset((*PAGES, *_COPIED, *_RENDERED))
_POSTS = ("_posts/", "_drafts/")
_HIDDEN = re.compile(r"(?:^|/)[_.]")


def settings(archive: Archive) -> Settings:
    """Return the settings of an archive; raise ContentError for a configuration that is broken."""
    place = archive.config or next((name for name in CONFIGS if name in archive.files), None)
    return Settings(archive, _config(archive, place) if place else {}, place)


def _config(archive: Archive, place: str) -> Mapping[str, Any]:
    block = Block(f"{plain_lines(archive.text(place))}\n", 1, "", 1)
    try:
        return read_yaml(block, plain=javascript.plain).data
    except FrontMatterError as error:
        text = str(error).replace("the front matter", "the configuration")
        raise ContentError([Problem(archive.path_of(place), error.line, text)]) from None


class SourceFolder:
    """The source folder of an archive, and what the settings say of its files.

    A path is that of a file in it: `_posts/duth.md`.
    """

    def __init__(self, archive: Archive, settings: Settings) -> None:
        """Find the folder; raise ContentError for settings that are wrong."""
        self.settings = settings
        self._folder, self._posts = self._find(archive, settings)
        self._skip_render = self._globs("skip_render")
        self._include, self._exclude = self._globs("include"), self._globs("exclude")
        self._ignore = self._globs("ignore")
        self.has_post_folders = settings.get("post_asset_folder", bool, False)
        """Whether the files in a folder named as a post are published beside it."""
        self.new_post_name = settings.get("new_post_name", str, ":title.md")
        """The pattern of a post's path below `_posts`."""

    def path(self, place: str) -> str | None:
        """Return the path of a file of the archive; None for one that lies elsewhere."""
        if self._folder and not place.startswith(f"{self._folder}/"):
            return None
        path = self._posts + (place.removeprefix(f"{self._folder}/") if self._folder else place)
        return None if self._is_ignored(path) else path

    def is_of_posts(self, path: str) -> bool:
        """Tell whether a file lies among the posts or the drafts."""
        return path.startswith(_POSTS)

    def is_post(self, path: str) -> bool:
        """Tell whether Hexo makes a post of a file."""
        if not (self.is_of_posts(path) and self.is_seen(path) and self._is_rendered(path)):
            return False
        ending = posixpath.splitext(self.new_post_name)[1]
        return not self.has_post_folders or posixpath.splitext(path)[1] == ending

    def is_page(self, path: str) -> bool:
        """Tell whether Hexo renders a file that is no post, rather than copy it."""
        is_copy = posixpath.splitext(path)[1] in _COPIED
        return not self.is_of_posts(path) and not is_copy and self._is_rendered(path)

    def is_seen(self, path: str) -> bool:
        """Tell whether Hexo looks at a file at all."""
        if path.endswith(("%", "~")):
            return False
        if self.is_of_posts(path):
            return not _HIDDEN.search(path.partition("/")[2])
        is_shown = not _HIDDEN.search(path) or _fits(path, self._include)
        return is_shown and not _fits(path, self._exclude)

    def _is_rendered(self, path: str) -> bool:
        ending = posixpath.splitext(path)[1]
        return ending in _READ and not _fits(path, self._skip_render)

    def _is_ignored(self, path: str) -> bool:
        # Hexo matches these with whole paths of the machine, and with those of the folders above.
        if not self._ignore:
            return False
        *folders, _ = path.split("/")
        above = ("/".join(folders[:n]) for n in range(1, len(folders) + 1))
        source = self.settings.get("source_dir", str, "source")
        return any(_fits(f"site/{source}/{one}", self._ignore) for one in (path, *above))

    def _globs(self, key: str) -> tuple[re.Pattern[str], ...]:
        value = self.settings.value(key) or []
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(glob, str) for glob in listed):
            raise self.settings.error(key, "is no list of paths; write `[about/*, **/*.txt]`")
        return tuple(map(matcher, listed))

    @staticmethod
    def _find(archive: Archive, settings: Settings) -> tuple[str, str]:
        """Return the folder, and what stands before its paths where only posts were copied."""
        source = posixpath.normpath(settings.get("source_dir", str, "source")).strip("/")
        if any(place.startswith(f"{source}/") for place in archive.files):
            return source, ""
        is_whole = any(place.startswith(_POSTS) for place in archive.files)
        return "", "" if is_whole else "_posts/"


def _fits(path: str, globs: tuple[re.Pattern[str], ...]) -> bool:
    return any(glob.fullmatch(path) for glob in globs)
