"""Reader: takes values out of front matter, and keeps every problem with its file and line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from . import dates, redirect
from .errors import ContentError, InvalidValueError, Problem, shown
from .permalink import AddressError, Permalink
from .post import Alias
from .slug import is_tag
from .source import Source

ALIASES = ("aliases", "redirect_from")
"""The keys of old addresses; a new one goes to the first of these that a file has."""
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{.*\})?[ \t]*$", re.M)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|[*_`]|~~)(.+?)\1(?!\w)")


class Reader:
    """Reads the front matter of one file; what is wrong is kept, so that all is said at once."""

    def __init__(self, source: Source, zone: dt.tzinfo) -> None:
        self.source, self.zone = source, zone
        self.matter = source.front_matter
        self.problems: list[Problem] = []

    def finish(self) -> None:
        """Raise ContentError if anything was wrong."""
        if self.problems:
            raise ContentError(self.problems)

    def problem(self, key: str, text: str) -> None:
        """Note what is wrong with the value of `key`."""
        self.note(f"`{key}` {text}", self.matter.line(key))

    def note(self, text: str, line: int | None = None) -> None:
        """Note what is wrong with the file."""
        self.problems.append(Problem(self.source.path, line, text))

    def written(self, key: str) -> str:
        """Return the value of `key` for a message, as the author wrote it."""
        return shown(self.matter.texts.get(key) or self.matter.data.get(key))

    def text(self, key: str) -> str | None:
        """Return the text of `key` as the author wrote it; None where there is none."""
        if self.matter.data.get(key) is None:
            return None
        text = self.matter.texts.get(key)
        if not isinstance(text, str):
            self.problem(key, f"is {_kind(self.matter.data[key])}; write one line of text")
            return None
        return " ".join(text.split()) or None

    def texts(self, key: str, cure: str) -> tuple[str, ...]:
        """Return the texts of a list, or the one text, under `key`."""
        if self.matter.data.get(key) is None:
            return ()
        written = self.matter.texts.get(key)
        if written is None:
            self.problem(key, f"is {_kind(self.matter.data[key])}; write {cure}")
            return ()
        return (written,) if isinstance(written, str) else written

    def moment(self, key: str) -> dt.datetime | None:
        """Return the moment under `key`; None where there is none."""
        value = self.matter.data.get(key)
        if value is None:
            return None
        try:
            return dates.parse(value, self.zone)
        except InvalidValueError:
            self.problem(key, f"is {self.written(key)}, which is no date; {dates.FORMS}")
            return None

    def flag(self, key: str) -> bool:
        """Return the truth of `key`; False where there is none."""
        value = self.matter.data.get(key)
        if not isinstance(value, bool | None):
            self.problem(key, f"is {self.written(key)}; write `true` or `false`")
        return bool(value)

    def word(self, key: str) -> object:
        """Return the value of `key`, with `no` and `off` as the words they are in YAML 1.2."""
        value, text = self.matter.data.get(key), self.matter.texts.get(key)
        is_word = isinstance(value, bool) and str(text).lower() not in ("true", "false")
        return text if is_word else value

    def tags(self) -> tuple[str, ...]:
        """Return the tags, each once."""
        return self.as_tags(self.texts("tags", "`[one, two]`"))

    def series(self) -> str | None:
        """Return the name of the series; of a list, as Hugo has it, the first."""
        names = [" ".join(name.split()) for name in self.texts("series", "the name of the series")]
        return next(filter(None, names), None)

    def as_tags(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the tags that these texts are, each once."""
        tags = dict.fromkeys([" ".join(text.split()) for text in texts])
        for tag in tags:
            if tag and not is_tag(tag):
                self.problem("tags", f"holds {shown(tag)}; a tag is a name of letters and digits")
        return tuple(filter(None, tags))

    def aliases(self) -> tuple[Alias, ...]:
        """Return the old addresses under each of `ALIASES`, each once."""
        aliases: dict[Permalink, Alias] = {}
        for key in ALIASES:
            for value in self.texts(key, "a list of paths: `[/old/address/]`"):
                try:
                    old = Permalink.parse_link(value)
                    aliases.setdefault(old, Alias(old, self.matter.line(key)))
                except AddressError as error:
                    self.problem(key, f"holds {shown(value)}: {error}")
        return tuple(aliases.values())

    def redirect_to(self) -> str | None:
        """Return where readers are sent on; None where they are not."""
        value = self.text("redirect_to")
        if value is None:
            return None
        try:
            return redirect.target(value)
        except AddressError as error:
            self.problem("redirect_to", f"is {shown(value)}: {error}")
            return None

    def first_heading(self) -> str | None:
        """Return the text of the heading that the body begins with."""
        heading = _HEADING.match(self.matter.body)
        return unmarked(heading[1]) if heading else None


def unmarked(line: str) -> str:
    """Return a line of Markdown without its marks for links, images, emphasis and code."""
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line)))


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list of more than text"
    return shown(value)
