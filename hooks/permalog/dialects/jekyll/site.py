"""Jekyll's configuration: what its keys say, and which files it has Jekyll read.

Sources: Jekyll 4.3, `configuration.rb`, `entry_filter.rb`, `collection.rb`.
"""

from __future__ import annotations

import datetime as dt
import fnmatch
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem, shown
from ...frontmatter import Block, FrontMatterError, plain_lines, read_toml, read_yaml
from .. import feed_ids
from ..settings import Settings
from . import ruby, ruby_time
from .defaults import Defaults, Set, merged
from .url import STYLES, suffixed

CONFIGS = ("_config.yml", "_config.yaml", "_config.toml")
"""Where a configuration may lie; the first that is there counts."""
_EXCLUDED = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)
_CONVERTERS = {
    "jekyll-asciidoc": ("adoc", "asciidoc", "asc", "ad"),
    "jekyll-textile-converter": ("textile",),
    "jekyll-org": ("org",),
    "jekyll-rst": ("rst",),
}
"""Plugins that make HTML of files, and the endings of those."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that lie in one folder, as `collections` declares them."""

    label: str
    is_written: bool
    template: object
    """Of the address of a document."""
    key: str
    """The key of the configuration that gives the template."""

    @property
    def is_posts(self) -> bool:
        """Whether its documents are the posts of the blog."""
        return self.label == "posts"


class Site:
    """What the configuration of an archive says."""

    def __init__(self, archive: Archive) -> None:
        """Read the configuration; raise ContentError for what is wrong in it."""
        place = archive.config or next((name for name in CONFIGS if name in archive.files), None)
        config = _read(archive, place) if place else {}
        self.place = place
        self.settings = Settings(archive, config, place)
        self.config: dict[str, Any] = merged(config, archive.settings)
        """The configuration, with the settings of mkdocs.yml over it."""
        self.warnings: list[Problem] = []
        self.zone = self._zone()
        self.style = self._style()
        self.collections_dir = self._text("collections_dir").strip("/")
        self.markdown = tuple(f".{one.lower()}" for one in self._converted())
        """The endings of files that become HTML."""
        self.collections = self._collections()
        self.filter = Filter(self._texts("include", [".htaccess"]), self._excluded())
        self.defaults = self._defaults()
        self._note_what_is_not_followed()

    def is_on(self, key: str) -> bool:
        """Return whether a key is switched on."""
        return ruby.is_true(self.config.get(key))

    def converted(self, ending: str) -> str:
        """Return the ending of what is made of a file with this one."""
        return ".html" if ending.lower() in self.markdown else ending

    def inner(self, path: str) -> str | None:
        """Return a path below the source from the folder of the collections; None outside it."""
        if not self.collections_dir:
            return path
        start = f"{self.collections_dir}/"
        return path.removeprefix(start) if path.startswith(start) else None

    def without_origin(self, url: str) -> str:
        """Return a URL without the `url` and the `baseurl` of the old site."""
        base = self._text("baseurl").strip("/")
        base = f"/{base}" if base else ""
        origin = self._text("url").rstrip("/")
        for start in (origin + base if origin else "", base):
            if start and (url == start or url.startswith((f"{start}/", f"{start}#", f"{start}?"))):
                rest = url.removeprefix(start)
                return rest if rest.startswith("/") else f"/{rest}"
        return url

    @property
    def url(self) -> str:
        """The full URL of the old site, to which paths are added; empty where `url` is none."""
        base = self._text("baseurl").removesuffix("/")
        base = f"/{base}" if base and not base.startswith("/") else base
        written = feed_ids.site(self.config.get("url"), "")
        return written + base if written else ""

    @property
    def has_relative_links(self) -> bool:
        """Whether jekyll-relative-links is at work, for which a link may name any file."""
        options = self.config.get("relative_links")
        if isinstance(options, Mapping) and options.get("enabled") is False:
            return False
        return options is not None or "jekyll-relative-links" in self.plugins

    def error(self, key: str, template: object, error: InvalidValueError) -> ContentError:
        """Return the error that says what is wrong with a template of the configuration."""
        text = f"gives the permalink {shown(ruby.text(template))}: {error}"
        return self.settings.error(key, text)

    @property
    def plugins(self) -> tuple[str, ...]:
        """The plugins, by name."""
        named = [*self._list("plugins"), *self._list("gems")]
        return tuple(name for name in named if isinstance(name, str))

    def _zone(self) -> dt.tzinfo:
        """Return the zone of `timezone`; as in Jekyll, an unknown one is UTC."""
        name = self.config.get("timezone")
        if name is None:
            return dt.UTC
        try:
            return ZoneInfo(str(name))
        except (ValueError, LookupError, OSError):
            text = f"is {shown(name)}, which is no time zone; Jekyll took it for UTC, and so it is"
            self.warnings.append(self.settings.problem("timezone", text))
            return dt.UTC

    def _style(self) -> str:
        style = self.config.get("permalink")
        if not isinstance(style, str | None):
            text = f"is {shown(ruby.text(style))}; write a style like `pretty`, or a path"
            raise self.settings.error("permalink", text)
        return "date" if style is None else style

    def _converted(self) -> Iterator[str]:
        yield from self._text("markdown_ext", "markdown,mkdown,mkdn,mkd,md").split(",")
        for plugin in self.plugins:
            yield from _CONVERTERS.get(plugin, ())

    def _collections(self) -> dict[str, Collection]:
        """Return the collections by the names of their folders."""
        declared = self.config.get("collections") or {}
        if isinstance(declared, list):
            declared = {ruby.text(label): {} for label in declared}
        if not isinstance(declared, Mapping):
            text = f"is {shown(declared)}; write a list of names, or names with settings"
            raise self.settings.error("collections", text)
        found = {}
        for label, own in {"posts": {}, **declared}.items():
            name = re.sub(r"[^a-zA-Z0-9_\-.]", "", str(label))
            found[f"_{name}"] = self._collection(name, own if isinstance(own, Mapping) else {})
        found.pop("_data", None)
        return found

    def _collection(self, label: str, own: Mapping[str, Any]) -> Collection:
        template, is_posts = own.get("permalink"), label == "posts"
        is_written = is_posts or ruby.is_true(own.get("output"))
        if "permalink" in own and not (is_posts and not ruby.is_true(template)):
            return Collection(label, is_written, template, "collections")
        if is_posts:
            template = STYLES.get(self.style, self.style)
        else:
            template = suffixed("/:collection/:path", self.style)
        return Collection(label, is_written, template, "permalink")

    def _excluded(self) -> list[str]:
        include = self._texts("include", [])
        exclude = [*self._texts("exclude", []), *_EXCLUDED]
        written = posixpath.normpath(self._text("destination", "_site")).strip("/")
        return [one for one in exclude if one not in include] + [f"{written}/"]

    def _defaults(self) -> Defaults:
        try:
            return Defaults(self._default_sets(), self.collections_dir)
        except InvalidValueError as error:
            raise self.settings.error("defaults", str(error)) from None

    def _default_sets(self) -> Iterator[Set]:
        """Yield scope and values of each valid set of `defaults`."""
        for found in self._list("defaults"):
            if not isinstance(found, Mapping) or not isinstance(found.get("values"), Mapping):
                text = "has an entry without `scope` and `values`, which Jekyll passes over"
                self.warnings.append(self.settings.problem("defaults", text))
                continue
            scope = found.get("scope")
            yield scope if isinstance(scope, Mapping) else {}, self._values(found["values"])

    def _values(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the values of a set, their date read; raise InvalidValueError."""
        if not isinstance(values.get("categories"), list | str | None):
            raise InvalidValueError("has `categories` that are no list")
        date = values.get("date")
        if date is None or isinstance(date, dt.datetime):
            return values
        if not isinstance(date, str):
            raise InvalidValueError(f"has the date {shown(ruby.text(date))}; put it in quotes")
        try:
            return {**values, "date": ruby_time.parse(date, self.zone)}
        except InvalidValueError as error:
            raise InvalidValueError(f"has a `date` that is {error}") from None

    def _note_what_is_not_followed(self) -> None:
        if str(self.config.get("encoding", "utf-8")).lower() not in ("utf-8", "utf8"):
            self._warn("encoding", "is not followed: every file is read as UTF-8")
        if self.config.get("limit_posts"):
            self._warn("limit_posts", "is not followed: every post is published")

    def _warn(self, key: str, text: str) -> None:
        self.warnings.append(self.settings.problem(key, text))

    def _text(self, key: str, default: str = "") -> str:
        value = self.config.get(key)
        return default if value is None else ruby.text(value)

    def _list(self, key: str) -> list[Any]:
        value = self.config.get(key)
        return value if isinstance(value, list) else []

    def _texts(self, key: str, default: list[str]) -> list[str]:
        value = self.config.get(key, default)
        if not isinstance(value, list):
            raise self.settings.error(key, f"is {shown(ruby.text(value))}; write a list of paths")
        return [item for item in value if isinstance(item, str)]


class Filter:
    """Which entries of a folder Jekyll passes over."""

    def __init__(self, include: list[str], exclude: list[str]) -> None:
        self.named = frozenset(path.strip("/") for path in include)
        """Files that are read wherever they lie."""
        self._include, self._exclude = _Patterns(include), _Patterns(exclude)

    def passes(self, entry: str, folder: str, *, is_folder: bool = False) -> bool:
        """Return whether an entry is read, which is a path below a folder."""
        name = entry.rpartition("/")[2]
        path = f"{folder}/{entry}" if folder else entry
        is_special = entry[0] in "._#~" or name[0] in "._#~" or entry.endswith("~")
        if is_special or self._exclude.fit(path, is_folder=is_folder):
            is_named = self._include.fit(entry, is_folder=is_folder) or self._include.fit(name)
            return is_named and not entry.endswith(".")
        return not entry.endswith(".")


class _Patterns:
    """Starts of paths, and globs."""

    def __init__(self, patterns: list[str]) -> None:
        self.starts = tuple(pattern.lstrip("/") for pattern in patterns)
        globs = (start for start in self.starts if re.search(r"[*?[\\]", start))
        forms = [fnmatch.translate(glob.replace("[^", "[!")) for glob in globs]
        self.globs = re.compile("|".join(forms)) if forms else None

    def fit(self, path: str, *, is_folder: bool = False) -> bool:
        """Return whether a path is as one of the patterns says."""
        if (f"{path}/" if is_folder else path).startswith(self.starts):
            return True
        return bool(self.globs and self.globs.match(path))


def _read(archive: Archive, place: str) -> Mapping[str, Any]:
    text = plain_lines(archive.text(place))
    block = Block(text, 1, "", 1)
    try:
        if place.endswith(".toml"):
            return read_toml(block).data
        return read_yaml(block, plain=ruby.scalar, repeated=True).data
    except FrontMatterError as error:
        text = str(error).replace("the front matter", "the configuration")
        raise ContentError([Problem(archive.path_of(place), error.line, text)]) from None
