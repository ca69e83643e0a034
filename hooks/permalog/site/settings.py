"""Settings: `extra.blog` in mkdocs.yml, declared as MkDocs declares its own."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import yaml
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from .. import feed, generators, heading_ids, moved, pattern, policy, words
from ..cures import FORMER_FEEDS
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..permalink import Permalink
from ..social_card import ACCENT, INK, PAPER

C = TypeVar("C", bound=base.Config)

SettingPath = tuple[str | int, ...]
"""A setting in mkdocs.yml: `("extra", "blog", "archives", 0, "folder")`."""


class _Checked(c.Type[str]):
    """A text that a rule of the core must be able to read."""

    def __init__(self, default: str, check: Callable[[str], str]) -> None:
        super().__init__(str, default=default)
        self.check = check

    def run_validation(self, value: object) -> str:
        text = super().run_validation(value)
        try:
            return self.check(text)
        except InvalidValueError as error:
            raise base.ValidationError(f"is '{text}': {error}") from None


def _folder_address(text: str) -> str:
    url = Permalink.parse(text).url
    if not url.endswith("/"):
        raise InvalidValueError(f"it names no folder; end it with a slash: '{url}/'")
    return url


def _pattern(text: str) -> str:
    pattern.check(text)
    return text


def _folder(text: str) -> str:
    folder = text.strip("/")
    if not folder or {".", ".."} & set(folder.split("/")) or "\\" in folder:
        raise InvalidValueError("name a folder below docs/, like 'blog/old'")
    return folder


def _beside(text: str) -> str:
    if text.startswith("/") or ".." in text.split("/") or "\\" in text or not text.strip():
        raise InvalidValueError("name a file beside this one, or below it, like 'old-feed.xml'")
    return text


def _site(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", text):
        raise InvalidValueError("write it as 'https://old.example'")
    return text.rstrip("/")


def _repo(text: str) -> str:
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", text):
        raise InvalidValueError("write it as 'owner/name'")
    return text


def _script(text: str) -> str:
    if text.startswith("//") or not (text.startswith("/") or policy.host_of(text)):
        cure = "write it as 'https://stats.example/script.js', or '/script.js' for one of your own"
        raise InvalidValueError(cure)
    return text


def _source(text: str) -> str:
    policy.check("connect-src", text)
    return text


class _OrFalse(base.BaseConfigOption[str | None]):
    """A text that a rule must be able to read, or `false` for none."""

    def __init__(self, default: str, check: Callable[[str], str], cure: str) -> None:
        super().__init__()
        self.default, self.check, self.cure = default, check, cure

    def run_validation(self, value: object) -> str | None:
        if value is False:
            return None
        if not isinstance(value, str):
            raise base.ValidationError(f"is {shown(value)}; write {self.cure}, or false")
        return _Checked("", self.check).run_validation(value)


def _file_address(text: str) -> str:
    return Permalink.of_file(text).url


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise InvalidValueError("write it in six digits, like '#0b6a58'")
    return text.lower()


def _own_or_full(text: str) -> str:
    return text if re.match(r"https?://[^\s/]", text) else Permalink.parse(text).url


def _file_name(text: str) -> str:
    if not text or Path(text).name != text:
        raise InvalidValueError("write the name of a file beside mkdocs.yml")
    return text


class _FormerFeeds(base.BaseConfigOption[dict[str, str]]):
    """Old addresses of feeds, each with a format; `_check_former` looks at each."""

    def __init__(self) -> None:
        super().__init__()
        self.default = {}

    def run_validation(self, value: object) -> dict[str, str]:
        if not isinstance(value, Mapping):
            text = f"is {shown(value)}; write addresses and formats below it, `/index.xml: rss`"
            raise base.ValidationError(text)
        return {str(address): str(name) for address, name in value.items()}


class _Policy(base.BaseConfigOption[Mapping[str, tuple[str, ...]] | None]):
    """Sources by the directives of a Content-Security-Policy, or `false` for none at all."""

    def __init__(self) -> None:
        super().__init__()
        self.default = {}

    def run_validation(self, value: object) -> Mapping[str, tuple[str, ...]] | None:
        if value is False:
            return None
        try:
            return policy.sources(value)
        except InvalidValueError as error:
            raise base.ValidationError(f"is {shown(value)}: {error}") from None


class _Zone(base.BaseConfigOption[ZoneInfo]):
    def __init__(self) -> None:
        super().__init__()
        self.default = ZoneInfo("UTC")

    def run_validation(self, value: object) -> ZoneInfo:
        try:
            return ZoneInfo(str(value))
        except (ValueError, OSError, LookupError):
            raise base.ValidationError(
                f"is '{value}', which is no time zone; write a name like 'Europe/Amsterdam'"
            ) from None


class _Each(base.BaseConfigOption[list[Any]]):
    """A list of settings of one kind; `_Reader` reads each, so that all mistakes are shown."""

    def __init__(self, schema: type[base.Config]) -> None:
        super().__init__()
        self.schema, self.default = schema, []


class _SectionOrFalse(base.BaseConfigOption[Any]):
    """Settings of one kind, which `_Reader` reads, or `false` for none of what they set."""

    def __init__(self, schema: type[base.Config]) -> None:
        super().__init__()
        self.schema = schema


class _Count(c.Type[int]):
    def __init__(self, default: int, least: int = 1) -> None:
        super().__init__(int, default=default)
        self.least = least

    def run_validation(self, value: object) -> int:
        number = int(super().run_validation(value))
        if isinstance(value, bool) or number < self.least:
            raise base.ValidationError(f"is `{value}`; write a number from {self.least}")
        return number


_FEED = "a path like '/feed.xml'"


class FeedSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.feeds`: where each format is published; `false` leaves one out."""

    rss = _OrFalse("/feed.xml", _file_address, _FEED)
    atom = _OrFalse("/atom.xml", _file_address, _FEED)
    json = _OrFalse("/feed.json", _file_address, _FEED)
    entries = _Count(20)
    """How many of the newest posts a feed holds."""
    former = _FormerFeeds()
    """Old addresses at which a feed is served as well, each with its format."""
    ids = _Checked("", _beside)
    """A feed of the old blog, a file, from which the ids of its posts are taken over."""


class _Widths(base.BaseConfigOption[list[int]]):
    """Numbers of pixels, in order."""

    def __init__(self, default: Sequence[int]) -> None:
        super().__init__()
        self.default = list(default)

    def run_validation(self, value: object) -> list[int]:
        is_list = isinstance(value, list) and all(type(n) is int and n > 0 for n in value)
        if not isinstance(value, list) or not is_list:
            raise base.ValidationError(f"is `{value}`; write numbers of pixels, like [480, 768]")
        return sorted(set(value))


class ImageSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.images`: how images are shown; `false` leaves them as they are."""

    widths = _Widths((480, 768, 1200))
    """The widths in which an image is published beside its own; none: only as it is."""
    zoom = c.Type(bool, default=True)
    """Whether an image that is shown smaller than it is leads to the whole of it."""
    alt = c.Choice(("warn", "info", "ignore"), default="warn")
    """How it is said that an image has no alternative text."""


class AnchorSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.anchors`: the places on pages that keep their addresses."""

    lock = c.Choice(("linked", "all"), default="linked")
    """Which are locked: those to which something on the site links, or every heading."""
    former = c.ListOfItems(c.Choice(sorted(heading_ids.RULES)), default=[])
    """The rules by which headings of the blog's own pages had their ids elsewhere."""


class ArchiveSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.archives[]`: the posts of another generator, in a folder below docs/."""

    folder = _Checked("", _folder)
    """The folder below docs/."""
    generator = c.Optional(c.Choice(generators.NAMES))
    """Left out: told from what lies there."""
    config = c.Optional(c.Type(str))
    """The generator's configuration, in the folder; left out: found there."""
    settings = c.Type(dict, default={})
    """The generator's own keys, over those of its configuration."""
    on_clash = c.Choice(moved.ON_CLASH, default=moved.ERROR)
    """Which file has an address that several of the archive ask for."""


class CommentsSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.comments`: what giscus.app says of your repository; without one, none."""

    repo = _Checked("", _repo)
    """`owner/name` on GitHub."""
    repo_id = c.Type(str, default="")
    category = c.Type(str, default="")
    """The category of its discussions."""
    category_id = c.Type(str, default="")
    mapping = c.Choice(("pathname", "url", "title", "og:title"), default="pathname")
    """What of a post its discussion is found by."""
    reactions = c.Type(bool, default=True)
    """Whether readers can react to the post itself."""
    light = c.Type(str, default="light")
    """The theme of giscus in the light scheme."""
    dark = c.Type(str, default="dark")
    """That in the dark one."""


class AnalyticsSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.analytics`: a script that counts visits, once a reader has agreed."""

    script = _Checked("", _script)
    """Its address; without one nothing is counted."""
    attributes = c.DictOfItems(c.Type(str), default={})
    """The attributes of its `<script>`."""
    connect = c.ListOfItems(_Checked("", _source), default=[])
    """The hosts that it reports to, besides its own."""


class AuthorSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.author`: who `site_author` is, as machines are told."""

    url = _Checked("/", _own_or_full)
    """A page about the author, here or elsewhere."""
    kind = c.Choice(("person", "organization"), default="person")


class CardSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.cards`: the images that other sites show beside a link; `false` makes none."""

    fonts = c.ListOfItems(_Checked("", _beside), default=[])
    """Fonts of the owner's, files beside mkdocs.yml, that go before ours: the bold one first."""
    paper = _Checked(PAPER, _colour)
    ink = _Checked(INK, _colour)
    accent = _Checked(ACCENT, _colour)


class CacheSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.cache`: what builds take from earlier ones; `false` makes all anew each time."""

    pure = c.ListOfItems(c.Type(str), default=[])
    """Plugins, hooks and Markdown extensions of your own that make the same of the same."""
    megabytes = _Count(1000)
    """How much room images and cards have in it."""


class Settings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog` in mkdocs.yml."""

    posts = c.Type(str, default="blog")
    """The folder below docs/ in which every Markdown file is a post, but for index files."""
    permalink = _Checked("/blog/{year}/{slug}/", _pattern)
    """The address of a post whose front matter names none."""
    timezone = _Zone()
    """The zone in which dates without an offset are meant and days begin."""
    archive = _Checked("/blog/", _folder_address)
    """Where the archive of all posts is; years and months are below it."""
    tags = _Checked("/tags/", _folder_address)
    """Where the index of tags is; each tag is below it."""
    per_page = _Count(10)
    """How many posts the home page and each numbered page show."""
    related = _Count(3, least=0)
    """How many posts that are like it a post leads to; 0 for none."""
    feeds = c.SubConfig(FeedSettings)
    anchors = c.SubConfig(AnchorSettings)
    images = _SectionOrFalse(ImageSettings)
    lock = _OrFalse("urls.lock", _file_name, "the name of a file beside mkdocs.yml")
    """The file beside mkdocs.yml that lists every address ever published; `false` for none."""
    archives = _Each(ArchiveSettings)
    """Moved archives, whose posts stay at the addresses that they had."""
    redirects = c.DictOfItems(c.Type(str), default={})
    """Old addresses, or files that are gone, and where their readers are sent."""
    former_sites = c.ListOfItems(_Checked("", _site), default=[])
    """Where the blog was before: `https://old.example`; links to it stay on the site."""
    spellings = c.Choice(("one", "all"), default="one")
    """Whether posts answer at their address as GitHub Pages has it, or in all four spellings."""
    author = c.SubConfig(AuthorSettings)
    cards = _SectionOrFalse(CardSettings)
    """The images that other sites show beside a link; `false` for none."""
    alternates = c.Type(bool, default=True)
    """Whether each page is there as Markdown too, and llms.txt lists them."""
    cache = _SectionOrFalse(CacheSettings)
    """What builds take from earlier ones; `false` makes all anew each time."""
    shortcodes = c.DictOfItems(c.Type(str), default={})
    """Templates in the theme's folders for constructs of an old generator that are not known."""
    policy = _Policy()
    """What pages may load besides what stands in them; `false` for no Content-Security-Policy."""
    embeds = c.Choice(("click", "load"), default="click")
    """Whether frames of other sites wait for a click."""
    comments = c.SubConfig(CommentsSettings)
    analytics = c.SubConfig(AnalyticsSettings)
    search = c.Type(bool, default=True)
    """Whether readers can search the site."""
    words = c.DictOfItems(c.Type(str), default={})
    """Your own words for those that Permalog adds to Material's."""


def read_settings(config: MkDocsConfig) -> Settings:
    """Return the settings under `extra.blog`.

    Raises ContentError for every one that does not exist or has a wrong value.
    """
    reader = _Reader(Path(config.config_file_path or "mkdocs.yml"))
    settings = reader.read(Settings, config.extra.get("blog"), ("extra", "blog"))
    for word in set(settings.words) - set(words.DEFAULTS):
        reader.unknown(("extra", "blog", "words", word), words.DEFAULTS)
    for address, name in settings.feeds.get("former", {}).items():
        try:
            former_feed(address, name)
        except InvalidValueError as error:
            text = f"has {shown(address)}: {shown(name)}: {error}"
            reader.problem(FORMER_FEEDS, text, address)
    _check_comments(reader, settings.comments)
    for name in settings.analytics.get("attributes", {}):
        if not re.fullmatch(r"[a-z][\w-]*", name, re.A):
            text = f"has {shown(name)}: write the name of an attribute, like data-domain"
            reader.problem(("extra", "blog", "analytics", "attributes"), text, name)
    folders = [archive.folder for archive in settings.archives]
    for number, folder in enumerate(folders):
        path = ("extra", "blog", "archives", number)
        if not folder:
            reader.problem(path, "names no folder; write `folder: blog/old`, below docs/")
        elif folder in folders[:number]:
            reader.problem(path, f"has the folder of another archive: {folder}; take one out")
    if reader.problems:
        raise ContentError(reader.problems)
    return settings


def _check_comments(reader: _Reader, given: CommentsSettings) -> None:
    """Note what is missing where comments are asked for."""
    needed = ("repo", "repo_id", "category", "category_id")
    missing = [key for key in needed if not given.get(key)]
    if missing and len(missing) < len(needed):
        text = f"lacks {', '.join(missing)}; https://giscus.app shows them for your repository"
        reader.problem(("extra", "blog", "comments"), text)


def former_feed(address: str, name: str) -> Permalink:
    """Return an old address of a feed; raise InvalidValueError for none, and for no format."""
    if name not in feed.FORMATS:
        raise InvalidValueError(f"write one of {', '.join(feed.FORMATS)}")
    return Permalink.parse_link(address)


_KINDS = {
    bool: "`true` or `false`",
    int: "a number",
    str: "one line of text",
    dict: "a word and its text on each line",
}


class _Reader:
    """Reads settings key by key; MkDocs' own reading stops at the first that is wrong."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self, schema: type[C], given: object, path: SettingPath) -> C:
        """Return the settings of a schema; what is empty has its default."""
        settings = schema()
        if not isinstance(given, Mapping | None):
            self.problem(path, f"is `{given}`; write keys and values below it")
            given = None
        options = dict(schema._schema)
        for key in set(given or {}) - set(options):
            self.unknown((*path, str(key)), options)
        for key, option in options.items():
            value = (given or {}).get(key)
            if isinstance(option, _SectionOrFalse):
                given_below = None if isinstance(value, bool) else value
                section = self.read(option.schema, given_below, (*path, key))
                settings[key] = None if value is False else section
            elif isinstance(option, c.SubConfig):
                settings[key] = self.read(option.config_class, value, (*path, key))
            elif isinstance(option, _Each):
                settings[key] = list(self.read_each(option.schema, value, (*path, key)))
            elif value is not None:
                self.set(settings, key, option, value, path)
        return settings

    def read_each(self, schema: type[C], given: object, path: SettingPath) -> Iterator[C]:
        """Yield the settings of each entry of a list."""
        if not isinstance(given, list | None):
            self.problem(path, f"is {shown(given)}; write a list, `- ` before each entry")
            return
        for number, entry in enumerate(given or ()):
            yield self.read(schema, entry, (*path, number))

    def set(
        self, settings: base.Config, key: str, option: Any, value: object, path: SettingPath
    ) -> None:
        """Set one setting, or note what is wrong with its value."""
        try:
            settings[key] = option.validate(value)
        except base.ValidationError as error:
            kind = _KINDS.get(type(option.default))
            text = f"is {shown(value)}; write {kind}" if "Expected type" in str(error) else error
            self.problem((*path, key), str(text))

    def unknown(self, path: SettingPath, known: Mapping[str, Any]) -> None:
        """Note a setting that does not exist."""
        near = difflib.get_close_matches(str(path[-1]), known, 1, 0.5)
        cure = f"did you mean `{near[0]}`?" if near else "there are " + ", ".join(sorted(known))
        self.problem(path, f"is no setting; {cure}")

    def problem(self, path: SettingPath, text: str, *below: str) -> None:
        """Note what is wrong with a setting, or below it, with its line in mkdocs.yml."""
        line = line_of(self.file, (*path, *below))
        self.problems.append(Problem(self.file.name, line, f"`{_name(path)}` {text}"))


def _name(path: SettingPath) -> str:
    return "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path).removeprefix(".")


def line_of(config_file: Path, path: SettingPath) -> int | None:
    """Return the line of a setting in mkdocs.yml; None where it stands in a file it inherits."""
    try:
        node = yaml.compose(config_file.read_text(encoding="utf-8"), yaml.SafeLoader)
    except (OSError, yaml.YAMLError):
        return None
    line = None
    for name in path:
        found = _child(node, name)
        if found is None:
            return None
        line, node = found
    return line


def _child(node: yaml.Node | None, name: str | int) -> tuple[int, yaml.Node] | None:
    """Return a setting below a node of mkdocs.yml, with its line."""
    if isinstance(node, yaml.SequenceNode) and isinstance(name, int) and name < len(node.value):
        return node.value[name].start_mark.line + 1, node.value[name]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == name:
                return key.start_mark.line + 1, value
    return None
