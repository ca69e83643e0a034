"""Assets: one style sheet and one script, from Material's, Permalog's and your own.

MkDocs calls `on_files` early, so that their addresses take part in the map of addresses. It calls
`on_env`, `on_page_context`, `on_post_template` and `on_post_page` as it puts pages into their
templates, which says what they use of the sheet, and `on_post_build` when that is known of all.
Only then can the sheet be written without the rest, before the new site takes the old one's place.

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
from dataclasses import replace
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import schemes, script, site
from permalog.permalink import Permalink
from permalog.site import Build, Origin
from permalog.used import Used

_SHEET = "bundled/permalog.css"
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
    _add(build, files, "permalog.css", site.whole_sheet(build), "styles/")
    scripts = site.theme_files(config, "scripts/*.js").values()
    _add(build, files, "permalog.js", script.bundle(p.read_text("utf-8") for p in scripts))
    for name, path in site.theme_files(config, "scripts/lazy/*.js").items():
        _add(build, files, name, script.minified(path.read_text("utf-8")), f"scripts/lazy/{name}")
    return files


@event_priority(-100)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Begin to note what is used of the sheet, with what scripts and your own sheets may use."""
    build = site.build_of(config)
    env.filters.update(icon=site.icon_in(env), minified=script.minified)
    env.globals.update(
        lang=site.language(config, env),
        material=site.material_scripts(config),
        needs_bundle=site.needs_bundle(config),
    )
    build.sheet = files.src_uris[_SHEET]
    build.used = _used_elsewhere(build, build.sheet, files)
    return env


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Show the template whether the page has to load Material's own script."""
    context["needs_bundle"] = site.needs_bundle(config, page.content or "")
    return context


@event_priority(-100)
def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Note what a page uses that is no page to MkDocs, such as 404.html."""
    if template_name.endswith(".html"):
        _note(site.build_of(config), template_name, output_content)
    return output_content


@event_priority(-100)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Note what a page uses."""
    _note(site.build_of(config), page.file.src_uri, output)
    return output


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the sheet again, without what no page uses, where all of them were rendered."""
    if not site.invocation.dirty:
        site.write_sheet(site.build_of(config))


def _used_elsewhere(build: Build, sheet: File, files: Files) -> Used:
    """Return what is used of the sheet by all but the pages: by scripts, and by other sheets."""
    found = Used(sheet.content_string)
    for palette in schemes.palettes(build.config.theme.get("palette")):
        found.add_values(palette.attributes.items())
    for file in files:
        if file.src_uri.endswith(".js") and not _SEARCH.fullmatch(file.src_uri):
            found.add_script(_words(file))
        elif file.src_uri.endswith(".css") and file is not sheet:
            found.add_sheet(_words(file))
    return found


def _note(build: Build, name: str, html: str) -> None:
    assert build.used
    build.facts[name] = replace(build.facts[name], use=build.used.of_page(html))


def _words(file: File) -> str:
    """Return the text of a file, which may be older than UTF-8: only names are looked for in it."""
    return file.content_bytes.decode("utf-8", "replace")


def _add(build: Build, files: Files, name: str, content: str, source: str = "scripts/") -> None:
    origin = Origin("asset", f"the theme's {source}")
    address = Permalink.of_file(f"/assets/{name}")
    site.add_generated(build, files, f"bundled/{name}", address, origin, content)


def _is_idle(build: Build, file: File) -> bool:
    """Tell whether a file is the theme's and no page of this site asks for it."""
    config = build.config
    if site.origin(build, file) or file.src_uri in site.extra_files(config):
        return False
    idle = [_SOURCES]
    if file.src_dir != config.theme.custom_dir:  # Material's own, and not the owner's
        idle += [_SHEETS, _MAPS]
        idle += [] if site.may_need_bundle(config) else [_SCRIPTS]
        idle += [] if site.has_search(config) else [_SEARCH]
    return any(pattern.fullmatch(file.src_uri) for pattern in idle)
