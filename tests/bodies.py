"""Bodies for the tests: texts of an archive, and how the shipped blog renders them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import markdown
from mkdocs.utils.yaml import yaml_load

from permalog.anchors import AnchorsExtension
from permalog.archive import Archive
from permalog.bodies import Body, Moved
from permalog.dialects import Found
from permalog.errors import Problem
from permalog.frontmatter import FrontMatter
from permalog.permalink import Permalink
from permalog.post import Page

_SHIPPED = Path(__file__).parent.parent / "mkdocs.yml"


class Generator:
    """A generator that knows three addresses, and no other."""

    name: ClassVar[str] = "any"
    redirects: ClassVar[tuple[()]] = ()

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.warnings: list[Problem] = []
        self.links: Mapping[str, str] = {}

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        return None

    def file(self, place: str) -> Found:
        raise NotImplementedError

    def link(self, page: Page, url: str) -> str:
        return self.links.get(url, url)


def page(text: str, uri: str = "old/_posts/2016/duth.md", data: Any = None) -> Page:
    """Return the page whose front matter has four lines, and whose body is this text."""
    matter = FrontMatter(data or {}, text, 5)
    permalink = Permalink("/2016/duth/", "2016/duth/index.html")
    return Page(uri=uri, title="Duth", permalink=permalink, front_matter=matter)


def moved(
    files: Mapping[str, str] | None = None,
    found: Mapping[str, Found] | None = None,
    links: Mapping[str, str] | None = None,
) -> Moved:
    """Return an archive with these files, of which `found` says what some are."""
    files = files or {}
    paths = {place: Path(place) for place in files}
    archive = Archive("old", "docs/old", paths, dt.datetime(2026, 5, 17), texts=dict(files))
    generator = Generator(archive)
    generator.links = links or {}
    return Moved(generator, found or {})


def rendered(text: str | Body) -> str:
    """Return the HTML of a text as the shipped mkdocs.yml has it rendered."""
    source = text.text if isinstance(text, Body) else text
    return markdown.markdown(source, **_extensions())


def unknown(body: Body) -> list[tuple[str, int]]:
    """Return what a body holds that is not understood, with its line."""
    return [(found.construct, found.line) for found in body.unknown]


def _extensions() -> dict[str, Any]:
    listed = yaml_load(_SHIPPED.read_text(encoding="utf-8"))["markdown_extensions"]
    entries = [entry if isinstance(entry, dict) else {entry: {}} for entry in listed]
    configs = {name: config for entry in entries for name, config in entry.items()}
    configs["toc"] = {}  # without the mark behind each heading
    extensions = [*configs, AnchorsExtension(lambda uri: ())]
    return {"extensions": extensions, "extension_configs": configs}
