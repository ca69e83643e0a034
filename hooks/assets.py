"""Assets: one style sheet and one script, from Material's, Permalog's and your own.

MkDocs calls `on_files` early, so that their addresses take part in the map of addresses.

Every `styles/NAME.css` in the theme's folders, your own `custom_dir` among them, joins
`/assets/permalog.css`, and every `scripts/NAME.js` joins `/assets/permalog.js`. A file of your own
with the name of one of Permalog's stands in for it. `scripts/lazy/NAME.js` is published as
`/assets/NAME.js`, for the script that asks for it.

The addresses have no version in them. With one, a change of colour would change every page.
Without, a reader has the old sheet for as long as the host lets browsers keep it: ten minutes, on
GitHub Pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from permalog import script, site, stylesheet
from permalog.permalink import Permalink
from permalog.site import Build, Origin

_SOURCES = re.compile(r"styles/[^/]+\.css|scripts/(?:lazy/)?[^/]+\.js")
_SHEETS = re.compile(r"assets/stylesheets/[^/]+\.css")
_SCRIPTS = re.compile(r"assets/javascripts/bundle\.[^/]+\.js")
_SEARCH = re.compile(r"assets/javascripts/(?:workers|lunr)/.+\.js")
_MAPS = re.compile(r"assets/(?:stylesheets|javascripts)/.+\.map")


@event_priority(40)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the sheet and the scripts, and leave out of the theme's files what no page asks for."""
    build = site.build_of(config)
    for file in [file for file in files if _is_idle(build, file)]:
        files.remove(file)
    _add(build, files, "permalog.css", stylesheet.bundle(_sheets(build)), "styles/")
    scripts = site.theme_files(config, "scripts/*.js").values()
    _add(build, files, "permalog.js", script.bundle(p.read_text("utf-8") for p in scripts))
    for name, path in site.theme_files(config, "scripts/lazy/*.js").items():
        _add(build, files, name, script.minified(path.read_text("utf-8")), f"scripts/lazy/{name}")
    return files


def _sheets(build: Build) -> Iterator[str]:
    """Yield Material's sheets, then those of `styles/`: that with the colours, then by name."""
    patterns = ["main"] + ["palette"] * bool(build.config.theme.get("palette"))
    for name in patterns:
        found = site.theme_files(build.config, f"assets/stylesheets/{name}.*.min.css")
        yield from (path.read_text("utf-8") for path in list(found.values())[:1])
    found = site.theme_files(build.config, "styles/*.css")
    for name in sorted(found, key=lambda name: (name != "colours.css", name)):
        yield found[name].read_text("utf-8")


def _add(build: Build, files: Files, name: str, content: str, source: str = "scripts/") -> None:
    origin = Origin("asset", f"the theme's {source}")
    address = Permalink.of_file(f"/assets/{name}")
    site.add_generated(build, files, f"bundled/{name}", address, origin, content)


def _is_idle(build: Build, file: File) -> bool:
    """Tell whether a file is the theme's and no page of this site asks for it."""
    if site.origin(build, file):
        return False
    idle = [_SOURCES, _SHEETS, _MAPS]
    idle += [] if site.needs_bundle(build.config) else [_SCRIPTS]
    idle += [] if site.has_search(build.config) else [_SEARCH]
    return any(pattern.fullmatch(file.src_uri) for pattern in idle)
