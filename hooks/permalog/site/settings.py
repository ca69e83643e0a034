"""Settings: `extra.blog` in mkdocs.yml, declared as MkDocs declares its own."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import yaml
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from .. import pattern, words
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..permalink import Permalink


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
        return _Checked("", lambda text: Permalink.of_file(text).url).run_validation(value)


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


class _Count(c.Type[int]):
    def __init__(self, default: int) -> None:
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        number = int(super().run_validation(value))
        if isinstance(value, bool) or number < 1:
            raise base.ValidationError(f"is `{value}`; write a number from 1")
        return number


class FeedSettings(base.Config):  # type: ignore[no-untyped-call]
    """`extra.blog.feeds`: where each format is published; `false` leaves one out."""

    rss = _FeedAddress("/feed.xml")
    atom = _FeedAddress("/atom.xml")
    json = _FeedAddress("/feed.json")
    entries = _Count(20)
    """How many of the newest posts a feed holds."""


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
    feeds = c.SubConfig(FeedSettings)
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
    if reader.problems:
        raise ContentError(reader.problems)
    return settings


_KINDS = {int: "a number", str: "one line of text", dict: "a word and its text on each line"}

C = TypeVar("C", bound=base.Config)


class _Reader:
    """Reads settings key by key; MkDocs' own reading stops at the first that is wrong."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self, schema: type[C], given: object, path: tuple[str, ...]) -> C:
        """Return the settings of a schema; what is empty has its default."""
        settings = schema()
        if not isinstance(given, Mapping | None):
            self.problem(path, f"is `{given}`; write keys and values below it")
            return settings
        options = dict(schema._schema)
        for key in set(given or {}) - set(options):
            self.unknown((*path, str(key)), options)
        for key, option in options.items():
            value = (given or {}).get(key)
            if isinstance(option, c.SubConfig):
                settings[key] = self.read(option.config_class, value, (*path, key))
            elif value is not None:
                self.set(settings, key, option, value, path)
        return settings

    def set(
        self, settings: base.Config, key: str, option: Any, value: object, path: tuple[str, ...]
    ) -> None:
        """Set one setting, or note what is wrong with its value."""
        try:
            settings[key] = option.validate(value)
        except base.ValidationError as error:
            kind = _KINDS.get(type(option.default))
            text = f"is {shown(value)}; write {kind}" if "Expected type" in str(error) else error
            self.problem((*path, key), str(text))

    def unknown(self, path: tuple[str, ...], known: Mapping[str, Any]) -> None:
        """Note a setting that does not exist."""
        near = difflib.get_close_matches(path[-1], known, 1, 0.5)
        cure = f"did you mean `{near[0]}`?" if near else "there are " + ", ".join(sorted(known))
        self.problem(path, f"is no setting; {cure}")

    def problem(self, path: tuple[str, ...], text: str) -> None:
        """Note what is wrong with a setting, with its line in mkdocs.yml."""
        line = _line(self.file, path)
        self.problems.append(Problem(self.file.name, line, f"`{'.'.join(path)}` {text}"))


def _line(config_file: Path, path: tuple[str, ...]) -> int | None:
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
