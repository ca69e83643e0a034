"""The adapter: the only file of the core that imports MkDocs."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlunsplit
from zoneinfo import ZoneInfo

import yaml
from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.structure.files import (
    File,
    Files,
    InclusionLevel,
    get_files,
    set_exclusions,
)
from mkdocs.utils import get_build_datetime

from . import feed, markup, pattern, words
from .card import Card
from .errors import ContentError, InvalidValueError, Problem
from .frontmatter import FrontMatter
from .library import Library
from .listing import Listing, Places
from .permalink import Permalink
from .post import Post, Rules

command = "build"
"""What `mkdocs` was asked to do: `build`, `serve` or `gh-deploy`; set once for the process."""
dirty = False
"""Whether it was asked to update a site folder in place; set once for the process."""


class _Address(c.Type[str]):
    """A folder's address on the site: `/blog/`."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        text = super().run_validation(value)
        try:
            url = Permalink.parse(text).url
        except InvalidValueError as error:
            raise base.ValidationError(f"is '{text}': {error}") from None
        if not url.endswith("/"):
            raise base.ValidationError(f"is '{text}'; end it with a slash: '{url}/'")
        return url


class _FeedAddress(base.BaseConfigOption[str | None]):
    """The address of a feed, or `false` for none."""

    def __init__(self, default: str) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> str | None:
        if value is False:
            return None
        if not isinstance(value, str):
            raise base.ValidationError(f"is `{value}`; write a path like '/feed.xml', or false")
        try:
            return Permalink.parse(value).url
        except InvalidValueError as error:
            raise base.ValidationError(f"is '{value}': {error}") from None


class FeedSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.feeds`: where each format is published; `false` leaves one out."""

    rss = _FeedAddress("/feed.xml")
    atom = _FeedAddress("/atom.xml")
    json = _FeedAddress("/feed.json")
    entries = c.Type(int, default=20)
    """How many of the newest posts a feed holds."""


class _Pattern(c.Type[str]):
    def run_validation(self, value: object) -> str:
        text = str(super().run_validation(value))
        try:
            pattern.check(text)
        except InvalidValueError as error:
            raise base.ValidationError(f"is '{text}': {error}") from None
        return text


class _Zone(base.BaseConfigOption[ZoneInfo]):
    def __init__(self) -> None:
        super().__init__()
        self.default = ZoneInfo("UTC")

    def run_validation(self, value: object) -> ZoneInfo:
        if isinstance(value, ZoneInfo):
            return value
        try:
            return ZoneInfo(str(value))
        except (ValueError, OSError, LookupError):
            raise base.ValidationError(
                f"is '{value}', which is no time zone; write a name like 'Europe/Amsterdam'"
            ) from None


class _Count(c.Type[int]):
    def __init__(self, default: int) -> None:
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        number = int(super().run_validation(value))
        if isinstance(value, bool) or number < 1:
            raise base.ValidationError(f"is `{value}`; write a number from 1")
        return number


class Settings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog` in mkdocs.yml."""

    posts = c.Type(str, default="blog")
    """The folder below docs/ in which every Markdown file is a post, but for index files."""
    permalink = _Pattern(str, default="/blog/{year}/{slug}/")
    """The address of a post whose front matter names none."""
    timezone = _Zone()
    """The zone in which dates without an offset are meant and days begin."""
    archive = _Address("/blog/")
    """Where the archive of all posts is; years and months are below it."""
    tags = _Address("/tags/")
    """Where the index of tags is; each tag is below it."""
    per_page = _Count(10)
    """How many posts the home page and each numbered page show."""
    feeds = c.SubConfig(FeedSettings)
    words = c.DictOfItems(c.Type(str), default={})
    """Your own words for those that Permalog adds to Material's."""


@dataclass(frozen=True, slots=True)
class Origin:
    """To what a published file goes back."""

    kind: str
    """`post`, `redirect`, `listing`, `feed`, `robots`; `page` or `file` for what lies in docs/."""
    owner: str
    """The source, as messages name it: `docs/blog/a.md`, or the setting that asks for it."""
    line: int | None = None
    """The line that asks for the address, where one does."""


_SOURCED = {"post", "page", "file", "redirect"}
"""The kinds of what goes back to a file of the author's."""


@dataclass
class Build:
    """What one build knows; kept on its config, so that a rebuild starts afresh."""

    config: MkDocsConfig
    settings: Settings
    rules: Rules
    library: Library = field(default_factory=lambda: Library(()))
    front_matter: dict[str, FrontMatter] = field(default_factory=dict)
    """The front matter and body of every Markdown file, by the file below docs/."""
    listings: dict[str, Listing] = field(default_factory=dict)
    """The listing that a page shows, by the page's file below docs/."""
    cards: dict[str, Card] = field(default_factory=dict)
    """What templates show of each post, by its file below docs/, once all are rendered."""
    origins: dict[str, Origin] = field(default_factory=dict)
    """Where a file goes back to, by the file below docs/; files that just lie there are not in."""

    published_dir: Path | None = None
    """The site folder that a good build replaces, while MkDocs works in another."""

    @cached_property
    def places(self) -> Places:
        """The addresses of the listings."""
        s = self.settings
        return Places("/", s.archive, s.tags, s.per_page)

    @cached_property
    def words(self) -> words.Words:
        """The words of this site."""
        language = self.config.theme.get("language") or "en"
        return words.Words(words.locale_of(str(language)), self.settings.words)

    @cached_property
    def bare_files(self) -> frozenset[str]:
        """The paths of the files that answer at a post's address without an ending."""
        permalinks = (post.permalink for post in self.library.posts)
        return frozenset(f"{p.quoted}.html" for p in permalinks if p and p.is_bare)

    @property
    def feeds(self) -> dict[str, str]:
        """The address of each feed format that is not switched off."""
        formats = {name: getattr(self.settings.feeds, name) for name in feed.FORMATS}
        return {name: url for name, url in formats.items() if url}

    @property
    def preview(self) -> bool:
        """Whether drafts and scheduled posts are shown."""
        return command == "serve"

    def path(self, uri: str) -> str:
        """Return how messages name a file below docs/."""
        docs = Path(self.config.docs_dir).resolve()
        home = Path(self.config.config_file_path).resolve().parent
        shown = docs.relative_to(home) if docs.is_relative_to(home) else docs
        return (shown / uri).as_posix()

    def absolute(self, url: str) -> str | None:
        """Return the full URL of a path on the site; None where `site_url` is not set."""
        base_url = self.config.site_url
        return base_url.rstrip("/") + url if base_url else None


@contextmanager
def problems_as_plugin_errors() -> Iterator[None]:
    """Turn what the author must mend into the error that MkDocs prints without a traceback."""
    try:
        yield
    except ContentError as error:
        raise PluginError(str(error)) from None


@contextmanager
def errors_as_exits() -> Iterator[None]:
    """Turn what would stop a build into a message and exit status 1."""
    try:
        yield
    except Abort as error:
        raise SystemExit(str(error)) from None
    except MkDocsException as error:
        raise SystemExit(f"Error: {error}") from None


def begin(config: MkDocsConfig) -> Build:
    """Return the Build of this config, made from `extra.blog`.

    Raises ContentError for a setting that does not exist or has a wrong value.
    """
    settings = read_settings(config)
    now = get_build_datetime().astimezone(settings.timezone)
    rules = Rules(settings.posts.strip("/"), settings.permalink, settings.timezone, now)
    build = Build(config, settings, rules)
    config._permalog = build  # type: ignore[attr-defined]
    return build


def build_of(config: MkDocsConfig) -> Build:
    """Return what the build of this config knows."""
    build: Build = config._permalog  # type: ignore[attr-defined]
    return build


def read_settings(config: MkDocsConfig) -> Settings:
    """Return the settings under `extra.blog`; raise ContentError for one that is wrong."""
    given = config.extra.get("blog") or {}
    problems = list(_unknown_keys(config, Settings, given, ("extra", "blog")))
    if not problems:
        settings = Settings(config.config_file_path)
        settings.load_dict(given)
        failed, _ = settings.validate()
        problems = [_setting_problem(config, ("extra", "blog", k), str(e)) for k, e in failed]
        unknown = set(settings.words or {}) - set(words.DEFAULTS)
        problems += [
            _no_setting(config, ("extra", "blog", "words", w), words.DEFAULTS) for w in unknown
        ]
    if problems:
        raise ContentError(problems)
    return settings


def _unknown_keys(
    config: MkDocsConfig, schema: type[base.Config], given: object, path: tuple[str, ...]
) -> Iterator[Problem]:
    if not isinstance(given, Mapping):
        yield _setting_problem(config, path, f"is `{given}`; write keys and values below it")
        return
    options = dict(schema._schema)
    for key, value in given.items():
        if key not in options:
            yield _no_setting(config, (*path, str(key)), options)
        elif isinstance(options[key], c.SubConfig) and value is not None:
            yield from _unknown_keys(config, FeedSettings, value, (*path, key))


def _no_setting(config: MkDocsConfig, path: tuple[str, ...], known: Mapping[str, Any]) -> Problem:
    near = difflib.get_close_matches(path[-1], known, 1, 0.5)
    cure = f"did you mean `{near[0]}`?" if near else "there are " + ", ".join(sorted(known))
    return _setting_problem(config, path, f"is no setting; {cure}")


def _setting_problem(config: MkDocsConfig, path: tuple[str, ...], text: str) -> Problem:
    file = Path(config.config_file_path or "mkdocs.yml")
    return Problem(file.name, _setting_line(file, path), f"`{'.'.join(path)}` {text}")


def _setting_line(config_file: Path, path: tuple[str, ...]) -> int | None:
    """Return the line of a setting in mkdocs.yml; None where it stands in a file it inherits."""
    try:
        node = yaml.compose(config_file.read_text(encoding="utf-8"), yaml.SafeLoader)
    except (OSError, yaml.YAMLError):
        return None
    line = None
    for name in path:
        if not isinstance(node, yaml.MappingNode):
            return None
        for key, value in node.value:
            if key.value == name:
                line, node = key.start_mark.line + 1, value
                break
        else:
            return None
    return line


def is_shown(file: File, *, preview: bool) -> bool:
    """Tell whether a file is part of the site, or of its preview."""
    level = InclusionLevel.DRAFT if preview else InclusionLevel.NOT_IN_NAV
    return bool(file.inclusion.value >= level.value)


def is_post(build: Build, file: File) -> bool:
    """Tell whether a Markdown file is a post: any below the posts' folder, but for index files."""
    root = build.rules.root
    return file.name != "index" and (not root or file.src_uri.startswith(f"{root}/"))


def place(file: File, permalink: Permalink) -> None:
    """Publish a file at a permalink.

    MkDocs caches `url` and `abs_dest_path` on the file; what it may have cached is dropped. To
    MkDocs a last part without a dot is a folder (`get_relative_url`), so that a page at `/a/b` is
    `/a/b.html` to it; `bare_links` puts that right in what it has rendered.
    """
    file.dest_uri = permalink.file
    file.url = (permalink.quoted + ".html" * permalink.is_bare).lstrip("/") or "./"
    file.__dict__.pop("abs_dest_path", None)


def url_of(file: File) -> str:
    """Return the address of a file from the site's root, percent-encoded: `/blog/2016/`."""
    return "/" + ("" if file.url in (".", "./") else file.url)


def bare_links(build: Build, html: str, base: str) -> str:
    """Return the HTML of a page at path `base` with links to `/a/b.html` as links to `/a/b`."""

    def change(url: str) -> str:
        parts = markup.local(url)
        if parts and urljoin(base, parts.path) in build.bare_files:
            return urlunsplit(parts._replace(path=parts.path.removesuffix(".html")))
        return url

    return markup.map_links(html, change) if build.bare_files else html


def add_generated(
    build: Build, files: Files, uri: str, permalink: Permalink, origin: Origin, content: str = ""
) -> File:
    """Add a file that no one wrote to those of the site, and return it."""
    file = File.generated(build.config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    place(file, permalink)
    build.origins[uri] = origin
    files.append(file)
    return file


def origin(build: Build, file: File) -> Origin | None:
    """Return to what a file goes back; None for one of the theme's."""
    if file.src_uri in build.origins:
        return build.origins[file.src_uri]
    if file.src_dir is not None and file.src_dir != build.config.docs_dir:
        return None
    kind = "page" if file.is_documentation_page() else "file"
    return Origin(kind, build.path(file.src_uri))


@dataclass(frozen=True, slots=True)
class Published:
    """One address of the site, or a post that has none for now."""

    kind: str
    """As in Origin."""
    source: str | None
    """The author's file that it goes back to."""
    url: str | None
    """Decoded; None for a post without a page."""
    file: str | None
    """Below the site folder."""
    title: str | None
    post: Post | None


def published(config_file: str | None) -> Iterator[Published]:
    """Yield what a build of this mkdocs.yml would publish, and every post that it would not.

    Nothing is built. Raises what `mkdocs build` would stop with.
    """
    build, files = _resolve(config_file)
    for file in files:
        found = origin(build, file)
        if found and is_shown(file, preview=False):
            matter = build.front_matter.get(file.src_uri)
            title = matter.texts.get("title") if matter else None
            post = build.library.by_uri.get(file.src_uri)
            yield Published(
                found.kind,
                found.owner if found.kind in _SOURCED else None,
                post.url if post else unquote(url_of(file)),
                file.dest_uri,
                title if isinstance(title, str) else None,
                post,
            )
    for post in build.library.hidden:
        at = post.permalink
        url, name = (at.url, at.file) if at else (None, None)
        yield Published("post", build.path(post.uri), url, name, post.title, post)


def _resolve(config_file: str | None) -> tuple[Build, Files]:
    config = load_config(config_file)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    return build_of(config), files
