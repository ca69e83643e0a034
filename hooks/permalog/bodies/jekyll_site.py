"""Liquid's `site` and `page`, as Jekyll fills them.

Sources: Jekyll 4.3, `lib/jekyll/drops`, `readers/data_reader.rb`, `filters/url_filters.rb`.
"""

from __future__ import annotations

import csv
import functools
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import yaml

from ..archive import Archive
from ..dialects.jekyll import Jekyll, ruby
from ..errors import ContentError
from ..post import Page, Post
from . import Moved, jekyll_filters
from .liquid import NotUnderstoodError

_COMPUTED = frozenset(
    ("collections", "documents", "github", "html_files", "html_pages", "pages", "related_posts")
)
"""What of `site` Jekyll and its plugins work out from more than the posts."""


class Site(Mapping[str, Any]):
    """Liquid's `site`."""

    def __init__(self, moved: Moved, dialect: Jekyll) -> None:
        """Take an archive, and the dialect that read it."""
        self.moved: Moved = moved
        self.dialect: Jekyll = dialect
        self.config: Mapping[str, Any] = dialect.config
        self.archive: Archive = dialect.archive
        source = str(self.config.get("source") or "").strip("./")
        is_cut = source and any(place.startswith(f"{source}/") for place in self.archive.files)
        self.root: str = f"{source}/" if is_cut else ""
        """The folder in the archive that is the source of the old site."""

    def __getitem__(self, key: str) -> Any:
        if key in ("categories", "data", "posts", "tags", "time"):
            return getattr(self, key)
        if key not in self.config and (key in _COMPUTED or not self.config):
            raise NotUnderstoodError(f"{{{{ site.{key} }}}}")
        return self.config[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.config)

    def __len__(self) -> int:
        return len(self.config)

    def page(self, page: Page) -> Mapping[str, Any]:
        """Return Liquid's `page`, or a post of `site.posts`."""
        above = f"{self.archive.folder}/" if self.archive.folder else ""
        path = page.uri.removeprefix(above).removeprefix(self.root)
        name = posixpath.basename(path)
        stem, ending = posixpath.splitext(name)
        is_post = isinstance(page, Post)
        data = self.dialect.site.defaults.of(path, "posts" if is_post else "pages")
        data = {**data, **page.front_matter.data}
        folders = path.split("_posts/")[0].split("/")[:-1] if is_post else []
        categories = [*folders, *_words(data, "category", "categories")]
        return {
            "excerpt": page.description or "",
            "slug": re.sub(r"^\d+-\d+-\d+-", "", stem),
            **data,
            "title": page.title,
            "url": page.url,
            "id": posixpath.splitext(page.url.rstrip("/"))[0],
            "path": path,
            "relative_path": path,
            "name": name,
            "ext": ending,
            "tags": _words(data, "tag", "tags"),
            "categories": list(dict.fromkeys(categories)),
            "date": page.date if isinstance(page, Post) else data.get("date"),
        }

    @property
    def time(self) -> object:
        """The moment of the build."""
        return self.archive.now

    @functools.cached_property
    def data(self) -> Mapping[str, Any]:
        """What lies in `_data`."""
        folder = self.folder("data_dir", "_data")
        if not any(place.startswith(f"{folder}/") for place in self.archive.files):
            raise NotUnderstoodError("{{ site.data }}")
        return Data(self.archive, f"{folder}/")

    @functools.cached_property
    def posts(self) -> list[Mapping[str, Any]]:
        """All posts, the newest first."""
        posts = [p for p in self.moved.found.values() if isinstance(p, Post) and p.is_public]
        posts.sort(key=lambda post: (post.date, post.uri), reverse=True)
        return [self.page(post) for post in posts]

    @functools.cached_property
    def categories(self) -> Mapping[str, list[Mapping[str, Any]]]:
        """The posts of each category."""
        return self._grouped("categories")

    @functools.cached_property
    def tags(self) -> Mapping[str, list[Mapping[str, Any]]]:
        """The posts of each tag."""
        return self._grouped("tags")

    def _grouped(self, key: str) -> Mapping[str, list[Mapping[str, Any]]]:
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for post in self.posts:
            for name in post[key]:
                groups.setdefault(name, []).append(post)
        return groups

    @property
    def kramdown(self) -> Mapping[str, Any]:
        """The options of kramdown."""
        options = self.config.get("kramdown")
        return options if isinstance(options, Mapping) else {}

    @property
    def base(self) -> str:
        """The folder of the host below which the old site lay: `/blog`, or empty."""
        base = str(self.config.get("baseurl") or "").strip("/")
        return f"/{base}" if base else ""

    def folder(self, key: str, default: str) -> str:
        """Return a folder that the configuration names, as a place in the archive."""
        return self.root + str(self.config.get(key) or default).strip("/")

    @functools.cached_property
    def posts_by_name(self) -> Mapping[str, Post]:
        """The posts by their path below `_posts`, less its ending; and by their bare name."""
        named: dict[str, Post] = {}
        for place, found in self.moved.found.items():
            if isinstance(found, Post):
                path = re.sub(r"(?:^|(?<=/))_posts/", "", place.removeprefix(self.root))
                path = posixpath.splitext(path)[0]
                named[path] = found
                named.setdefault(posixpath.basename(path), found)
        return named

    def relative_url(self, value: object) -> object:
        """Return an address as the old site wrote it without its host."""
        if not value:
            return value
        text = str(value.get("url", "")) if isinstance(value, Mapping) else str(value)
        if urlsplit(text).scheme:
            return text
        return jekyll_filters.uri(f"{self.base}/{text.removeprefix('/')}")

    def absolute_url(self, value: object) -> object:
        """Return an address as the old site wrote it in full."""
        url = self.relative_url(value)
        is_local = isinstance(url, str) and url.startswith("/")
        return f"{self.config.get('url') or ''}{url}" if is_local else url


def _words(data: Mapping[str, Any], one: str, many: str) -> list[str]:
    """Return the names under the key for one, or under that for many."""
    value = data.get(one) or data.get(many)
    names = ruby.words(value) if isinstance(value, str) and not data.get(one) else value
    return [ruby.text(name) for name in (names if isinstance(names, list) else [names]) if name]


class Data(Mapping[str, Any]):
    """A folder of `_data`, its files read when they are asked for."""

    def __init__(self, archive: Archive, folder: str) -> None:
        self.archive, self.folder = archive, folder
        below = (place.removeprefix(folder) for place in archive.files if place.startswith(folder))
        self.names = {
            posixpath.splitext(path)[0] if "/" not in path else path.split("/")[0]: path
            for path in sorted(below)
        }

    def __getitem__(self, name: str) -> Any:
        path = self.names[name]
        if "/" in path:
            return Data(self.archive, f"{self.folder}{name}/")
        try:
            return _data(posixpath.splitext(path)[1], self.archive.text(self.folder + path))
        except (ContentError, ValueError, yaml.YAMLError, csv.Error, RecursionError):
            raise NotUnderstoodError(f"{{{{ site.data }}}}, {self.folder}{path}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def _data(ending: str, text: str) -> Any:
    match ending:
        case ".yml" | ".yaml":
            return yaml.safe_load(text)
        case ".json":
            return json.loads(text)
        case ".csv" | ".tsv":
            return list(
                csv.DictReader(text.splitlines(), delimiter="," if ending == ".csv" else "\t")
            )
    raise ValueError(ending)
