"""Converting: the texts of archives become our Markdown, each once.

What that makes of a text depends on the archive, any file of which a text may take in or lead to,
on the settings, and on the owner's templates. Few texts ask for the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import jinja2

from .. import generators, raw_html
from ..bodies import Converter, Shortcodes
from ..cache import key_of
from ..errors import ContentError, Problem
from ..moved import Moved
from ..post import Page
from .build import Build
from .purity import described, key_of_templates
from .settings import line_of

KIND = "converted"
_MOMENT = re.compile(r"\{[{%][^{}]*\b(?:now|today|site\.time)\b")
"""What asks in Liquid for the moment of the build."""
_TAKES_IN = re.compile(r"\{%-?\s*(?:include|include_relative|render)\b")
"""What takes in Liquid another file into a text."""
_LARGE = 1_000_000
"""From how many bytes on a file is no text that is taken in, and known by its date alone."""


class Conversion(NamedTuple):
    """How the texts of one archive are converted."""

    key: str
    """The key of all that a text may take in or lead to."""
    has_moment: bool
    """Whether something that may be taken in asks for the moment of the build."""
    converter: Converter


def text_of(build: Build, uri: str) -> str | None:
    """Return the text of an archive's page for our Markdown; None for any other page."""
    page = _page(build, uri)
    if page is None:
        return None
    if not _take_kept(build, uri, page):
        _take(build, uri, *_converted(build, uri, page))
    return build.converted[uri]


def is_converted(build: Build, uri: str) -> bool:
    """Tell whether the text of a page is there without work: of all but archives' it is."""
    page = _page(build, uri)
    return page is None or _take_kept(build, uri, page)


def _page(build: Build, uri: str) -> Page | None:
    _, found = build.moved.get(uri, (None, None))
    return found if isinstance(found, Page) else None


def _take_kept(build: Build, uri: str, page: Page) -> bool:
    """Take what is known of a text in this build, or from an earlier one; return whether it is."""
    if uri not in build.converted:
        kept = build.records.get(KIND, uri, _key(build, uri, page))
        if kept is None:
            return False
        _take(build, uri, *kept)
    return True


def _take(build: Build, uri: str, text: str, unknown: Iterable[tuple[str, int]]) -> None:
    """Note a text, and what is not understood in it."""
    for construct, line in unknown:
        place = Problem(build.path(uri), line, construct)
        build.unknown.setdefault(construct, []).append(place)
    build.converted[uri] = raw_html.marked(text) if raw_html.is_html(uri) else text


def _converted(build: Build, uri: str, page: Page) -> tuple[str, list[tuple[str, int]]]:
    body = _conversion(build, uri).converter(page)
    if build.shortcode_problems:
        raise ContentError(build.shortcode_problems)
    made = body.text, [(one.construct, one.line) for one in body.unknown]
    build.records.put(KIND, uri, _key(build, uri, page), made)
    return made


def _key(build: Build, uri: str, page: Page) -> str:
    body, archive = page.front_matter.body, _conversion(build, uri)
    asks = _MOMENT.search(body) or (archive.has_moment and _TAKES_IN.search(body))
    return key_of(archive.key, uri, str(build.house.now) if asks else "", body)


def _conversion(build: Build, uri: str) -> Conversion:
    """Return how the texts of the archive of a file are converted."""
    dialect, _ = build.moved[uri]
    folder = dialect.archive.folder
    if folder not in build.conversions:
        moved = next(one for one in build.archives if one.dialect is dialect)
        beside = [*_beside(moved)]
        settings = key_of_templates(build.config), described(build.config.extra)
        build.conversions[folder] = Conversion(
            key_of(*settings, *map(repr, moved.found.values()), *beside),
            any(_MOMENT.search(content.decode(errors="replace")) for content in beside),
            generators.converter(moved, _shortcodes(build)),
        )
    return build.conversions[folder]


def _beside(moved: Moved) -> Iterator[bytes]:
    """Yield the places and the contents of the files of an archive that are no pages."""
    for place, path in sorted(moved.dialect.archive.files.items()):
        if not isinstance(moved.found.get(place), Page):
            state = path.stat()
            yield place.encode()
            yield repr(state.st_mtime_ns).encode() if state.st_size > _LARGE else path.read_bytes()


def _shortcodes(build: Build) -> Shortcodes:
    """Return the owner's templates, by the name of the construct.

    What is wrong in one is kept on the build: to a converter anything raised is the post's fault.
    """
    templates = build.config.theme.get_env()

    def rendered(key: str, name: str, data: Mapping[str, object]) -> str:
        try:
            return templates.get_template(name).render(data)
        except jinja2.TemplateError as error:
            file = Path(build.config.config_file_path)
            line = line_of(file, ("extra", "blog", "shortcodes", key))
            text = f"`extra.blog.shortcodes.{key}` has the template {name}: {_said(error)}"
            build.shortcode_problems.append(Problem(file.name, line, text))
            return ""

    return {key: partial(rendered, key, name) for key, name in build.settings.shortcodes.items()}


def _said(error: jinja2.TemplateError) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return "there is no such file in the theme's custom_dir"
    return error.message or type(error).__name__
