"""The style sheet of a site: Material's and Permalog's in one, without what no page uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from .. import schemes, selector, stylesheet, used
from ..cache import key_of
from .build import Build
from .theme import theme_files


def whole_sheet(build: Build) -> str:
    """Return the sheet with all that it may have to say."""
    palettes = schemes.palettes(build.config.theme.get("palette"))
    sheets = tuple(_sheets(build))

    def make() -> str:
        return stylesheet.write(schemes.with_schemes(stylesheet.bundle(sheets), palettes))

    return _cached(build, make, *sheets, str(palettes))


def write_sheet(build: Build) -> None:
    """Write the sheet without what no page uses, once all are finished."""
    known = build.used
    assert known
    assert build.sheet
    for facts in build.facts.values():
        known.add(facts.use)
    known.finish()

    def make() -> str:
        rules = stylesheet.parse(known.sheet)
        return stylesheet.write(used.without_unused(rules, known))

    build.sheet.content_string = _cached(build, make, known.sheet, known.key)
    build.sheet.copy_file()


def _sheets(build: Build) -> Iterator[str]:
    """Yield Material's sheets, then those of `styles/`: that with the colours, then by name."""
    patterns = ["main"] + ["palette"] * bool(build.config.theme.get("palette"))
    for name in patterns:
        found = theme_files(build.config, f"assets/stylesheets/{name}.*.min.css")
        yield from (path.read_text("utf-8") for path in list(found.values())[:1])
    found = theme_files(build.config, "styles/*.css")
    for name in sorted(found, key=lambda name: (name != "colours.css", name)):
        yield found[name].read_text("utf-8")


def _cached(build: Build, make: Callable[[], str], *parts: str) -> str:
    """Return what is made of some texts by the modules that know style sheets."""
    makers = (stylesheet, selector, schemes, used)
    sources = (Path(str(module.__file__)).read_bytes() for module in makers)
    return build.cache.get(key_of(*sources, *parts), lambda: make().encode()).decode()
