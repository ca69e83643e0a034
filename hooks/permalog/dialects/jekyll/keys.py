"""Jekyll's front matter: where it stands in a file, and what its keys say.

Sources: Jekyll 4.3, `document.rb`, `convertible.rb`, `utils.rb`; jekyll-redirect-from 0.16;
jekyll-seo-tag 2.8 for `description` and `last_modified_at`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from ...errors import InvalidValueError, Problem, shown
from ...frontmatter import Block, FrontMatter, FrontMatterError, plain_lines, read_yaml
from ...permalink import AddressError, Permalink
from ...post import Alias
from ...reader import Reader
from ...slug import is_tag
from . import ruby, ruby_time
from .url import ending, page_url, permalink

_OPENING = re.compile(r"\ufeff?---\s*\n", re.A)
_CLOSING = re.compile(r"\n(?:---|\.\.\.)\s*$\n?", re.M | re.A)


def split(text: str) -> tuple[FrontMatter, FrontMatterError | None]:
    """Return the front matter of a file; empty, with what is wrong in it, where it is broken."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() - 1) if opening else None
    if not opening or not closing:
        return FrontMatter({}, plain_lines(text)), None
    start = text.index("---") + 3
    block = Block.between(text, start, closing.start() + 1, closing.end())
    if "\r" in text:
        block = block._replace(text=plain_lines(block.text), body=plain_lines(block.body))
    try:
        return read_yaml(block, plain=ruby.scalar, repeated=True), None
    except FrontMatterError as error:
        return FrontMatter({}, block.body, block.body_line), error


@dataclass(slots=True)
class Keys:
    """What the front matter of a file says, and its defaults where that is silent."""

    reader: Reader
    own: Mapping[str, Any]
    """What stands in the file itself."""
    data: Mapping[str, Any]
    """Front matter and defaults."""
    defaults: Mapping[str, Any]
    warnings: list[Problem]
    is_broken: bool
    """Whether Jekyll stumbles over the front matter, and publishes the file without it."""

    def line(self, key: str) -> int | None:
        """Return the line of a key; None where it does not stand in the file itself."""
        return self.reader.matter.lines.get(key)

    def is_on(self, key: str) -> bool:
        """Return whether a key is switched on."""
        return ruby.is_true(self.data.get(key))

    def text(self, key: str) -> str | None:
        """Return the text of a key in one line; None where there is none."""
        value = self.data.get(key)
        if isinstance(value, str):
            return " ".join(value.split()) or None
        if not ruby.is_true(value):
            return None
        items = ruby.flat(value) if isinstance(value, list) else [value]
        return " ".join("".join(map(ruby.text, items)).split()) or None

    def categories(self, above: list[str]) -> tuple[str, ...]:
        """Return the categories: the folders above the posts, then those that are written.

        Raises FrontMatterError for what Jekyll stumbles over.
        """
        if not above and "categories" not in self.data and "category" not in self.data:
            return ()
        found: list[object] = list(above)
        for source in (self.defaults, self.own):
            value = source.get("categories")
            value = ruby.words(value) if isinstance(value, str) else value
            if not isinstance(value, list | None):
                line, text = self.reader.matter.line("categories"), shown(ruby.text(value))
                raise FrontMatterError(line, f"`categories` is {text}; write a list: `[one, two]`")
            found += value or []
        one = self.data.get("category")
        more = [one] if ruby.is_true(one) else [item for item in found if item is not None]
        names = map(ruby.text, [*found, *ruby.flat(more)])
        return tuple(dict.fromkeys(filter(None, names)))

    def tags(self, categories: tuple[str, ...]) -> tuple[str, ...]:
        """Return the tags, then the categories, each once."""
        value = self.data.get("tag")
        if not ruby.is_true(value):
            value = self.data.get("tags")
            value = ruby.words(value) if isinstance(value, str) else value
            value = value if isinstance(value, list) else []
        items = ruby.flat(value) if isinstance(value, list) else [value]
        texts = [*map(ruby.text, items), *categories]
        names = dict.fromkeys([" ".join(text.split()) for text in texts])
        for name in names:
            if name and not is_tag(name):
                text = f"holds {shown(name)}, which is left out: it has no letter or digit"
                self._warn("tags", text)
        return tuple(filter(is_tag, names))

    def _warn(self, key: str, text: str) -> None:
        path = self.reader.source.path
        self.warnings.append(Problem(path, self.line(key), f"`{key}` {text}"))

    def date(self) -> dt.datetime | None:
        """Return the date; None where there is none, or it is wrong."""
        if "date" not in self.data:
            return None
        try:
            return _moment(self.data["date"], self.reader.zone)
        except InvalidValueError as error:
            self.reader.problem("date", f"is {error}")
            return None

    def updated(self) -> dt.datetime | None:
        """Return when the author last changed the text, where that is written down."""
        key = "last_modified_at"
        try:
            return _moment(self.data[key], self.reader.zone) if self.is_on(key) else None
        except InvalidValueError as error:
            self._warn(key, f"is {error}")
            return None

    def aliases(self, page: Permalink) -> Iterator[Alias]:
        """Yield the addresses under `redirect_from`, each file once."""
        if self.data.get("redirect_from") is None:
            return
        line, files = self.reader.matter.line("redirect_from"), {page.file}
        for value in self._listed("redirect_from"):
            if not value or {"?", "#"} & set(value):
                text = "which is passed over: no link asks a static host for it"
                self._warn("redirect_from", f"holds {shown(value)}, {text}")
                continue
            try:
                old = _redirect_from(value)
            except AddressError as error:
                self.reader.problem("redirect_from", f"holds {shown(value)}: {error}")
                continue
            if old.file not in files:
                files.add(old.file)
                yield Alias(old, line)

    def redirect_to(self) -> str | None:
        """Return where readers are sent on, as the post writes it; None where they are not."""
        if self.data.get("redirect_to") is None:
            return None
        value = next(self._listed("redirect_to"), None)
        if value is None or _is_url(value):
            return value
        text = f"is {shown(value)}, which is no URL; write a path or a URL, or take it out"
        self.reader.problem("redirect_to", text)
        return None

    def _listed(self, key: str) -> Iterator[str]:
        value = self.data.get(key)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield item
            elif item is not None and item is not False:
                self.reader.problem(
                    key, f"holds {shown(ruby.text(item))}, which is no text; put it in quotes"
                )


def _is_url(value: str) -> bool:
    try:
        return bool(urlsplit(value).geturl())
    except ValueError:
        return False


def _moment(value: object, zone: dt.tzinfo) -> dt.datetime:
    if isinstance(value, dt.datetime):
        try:
            return value.astimezone(zone).replace(microsecond=0)
        except (ValueError, OverflowError):
            pass
    return ruby_time.parse(ruby.text(value), zone)


def _redirect_from(value: str) -> Permalink:
    suffix = ending(value, ".html")
    values = {"path": "", "basename": "redirect", "output_ext": suffix}
    return permalink(page_url(value, values), suffix)


def target(value: str) -> str:
    """Return where `redirect_to` leads: a path from the site's root, or a full URL elsewhere."""
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return value
    return quote(f"/{value.removeprefix('/')}", safe="/%#?=&:@!$'()*+,;~[]")
