"""One style sheet and one script, from the theme's, ours and the author's own."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drawn import ROOT, Blog

POST = """
blog/a.md
| ---
| date: 2016-11-06
| ---
| Text.
"""


@pytest.fixture
def own(blog: Callable[..., Blog]) -> Blog:
    """A blog with a copy of the theme's folder, for files of its own."""
    drawn = blog(POST)
    config = (drawn.folder / "mkdocs.yml").read_text(encoding="utf-8")
    shutil.copytree(ROOT / "overrides", drawn.folder / "mine")
    drawn.write({"mkdocs.yml": config.replace(f"{ROOT.as_posix()}/overrides", "mine")})
    return drawn


def test_a_site_has_one_style_sheet_and_one_script(blog: Callable[..., Blog]) -> None:
    site = blog(POST, plugins=[]).build()
    folders = ("stylesheets", "javascripts", "styles", "scripts")
    assert not [p for p in site.folder.rglob("*") if p.is_file() and p.parent.name in folders]
    assert {"assets/permalog.css", "assets/permalog.js"} <= set(site.files)
    assert site["/blog/2016/a/"].rel("stylesheet") == ["../../../assets/permalog.css"]


def test_materials_colours_come_before_ours(blog: Callable[..., Blog]) -> None:
    sheet = blog(POST).build().text("assets/permalog.css")
    places = [sheet.index(rule) for rule in (".md-typeset{", "data-md-color-accent", "--pl-")]
    assert places == sorted(places)


def test_a_sheet_in_the_owners_theme_folder_joins_after_ours(own: Blog) -> None:
    own.write({"mine/styles/zz.css": ".md-main { color: teal }"})
    site = own.build()
    assert site.text("assets/permalog.css").rstrip().endswith("}")
    assert "teal" in site.text("assets/permalog.css")[-40:]
    assert "styles/zz.css" not in site.files


def test_a_sheet_with_the_name_of_ours_stands_in_for_it(own: Blog) -> None:
    own.write({"mine/styles/colours.css": "p { color: teal }"})
    assert "#0b6a58" not in own.build().text("assets/permalog.css")


def test_scripts_join_with_names_of_their_own(own: Blog) -> None:
    own.write(
        {
            "mine/scripts/one.js": "// one\nconst a = 1 // last",
            "mine/scripts/two.js": "const a = 2;\n",
            "mine/scripts/lazy/three.js": "/* three */ export const a = 3;\n",
        }
    )
    site = own.build()
    for part in ("(()=>{const a=1\n})();", "(()=>{const a=2;\n})();"):
        assert part in site.text("assets/permalog.js")
    assert site.text("assets/three.js").strip() == "export const a=3;"
    assert not [file for file in site.files if file.startswith("scripts/")]


def test_what_no_page_uses_is_left_out_of_the_sheet(own: Blog) -> None:
    own.write(
        {
            "mine/styles/zz.css": ".nowhere { color: teal } .mine, .late { color: tan }",
            "mine/scripts/one.js": "document.body.classList.add('late')",
            "docs/blog/a.md": "---\ndate: 2016-11-06\n---\nText\n{ .mine }\n",
        }
    )
    sheet = own.build().text("assets/permalog.css")
    assert sheet.endswith(".mine,.late{color:tan}")
    assert "teal" not in sheet
    assert ".admonition-title" not in sheet
    assert "[data-md-color-accent=indigo]" in sheet
    assert "[data-md-color-accent=pink]" not in sheet


def test_the_sheet_is_the_same_in_the_preview_and_in_every_build(own: Blog) -> None:
    own.has_own_cache = True
    sheets = [own.build().text("assets/permalog.css")]
    sheets.append(own.build().text("assets/permalog.css"))
    shutil.rmtree(own.folder / ".cache")
    sheets.append(own.build().text("assets/permalog.css"))
    sheets.append(own.preview().text("assets/permalog.css"))
    assert len(set(sheets)) == 1


CODE = "```python\nx = 1  # (1)!\n```\n\n1. One.\n"
TABS = '=== "One"\n    Text.\n'


@pytest.mark.parametrize(
    ("features", "text", "extra", "is_needed"),
    [
        ([], CODE + TABS, {}, False),
        (["content.code.copy", "navigation.top", "search.highlight"], CODE, {}, False),
        (["navigation.instant"], "Text", {}, True),
        (["navigation.instant.prefetch"], "Text", {}, True),
        (["content.code.annotate"], CODE, {}, True),
        (["content.code.annotate"], "`x = 1  # (1)!`", {}, False),
        (["content.tabs.link"], TABS, {}, True),
        (["content.tabs.link"], "Text", {}, False),
        ([], "Text", {"consent": {"title": "Cookies"}}, True),
    ],
)
def test_a_page_loads_materials_script_where_a_feature_needs_it(
    blog: Callable[..., Blog],
    features: list[str],
    text: str,
    extra: dict[str, Any],
    is_needed: bool,
) -> None:
    theme = {"name": "material", "custom_dir": f"{ROOT.as_posix()}/overrides", "font": False}
    drawn = blog(theme=theme | {"features": features}, plugins=[], extra=extra)
    drawn.write({"docs/blog/a.md": f"---\ndate: 2016-11-06\n---\n{text}"})
    site = drawn.build()
    page = site["/blog/2016/a/"].html
    scripts = re.findall(r'src="[./]*(assets/javascripts/bundle\S+)"', page)
    assert bool(scripts) is is_needed
    assert ('id="__config"' in page) is is_needed
    assert all((site.folder / script).is_file() for script in scripts)


def test_what_pages_are_made_with_is_in_no_list_of_addresses(own: Blog) -> None:
    own.write({"mine/scripts/lazy/three.js": ""})
    own.build()
    assert "assets/" not in (own.folder / "urls.lock").read_text(encoding="utf-8")


def test_a_file_of_the_authors_at_the_address_of_the_sheet_is_named(own: Blog) -> None:
    own.write({"docs/assets/permalog.css": "p { color: teal }"})
    assert "docs/assets/permalog.css: /assets/permalog.css is also the address of" in own.fails()


def test_the_owners_extra_css_stays_a_sheet_of_its_own(own: Blog) -> None:
    config = (own.folder / "mkdocs.yml").read_text(encoding="utf-8")
    own.write({"mkdocs.yml": f"{config}\nextra_css: [mine.css]\n", "docs/mine.css": "p {}"})
    sheets = own.build()["/"].rel("stylesheet")
    assert [Path(sheet).name for sheet in sheets] == ["permalog.css", "mine.css"]


def test_a_script_of_the_authors_that_is_no_utf_8_is_published_as_it_is(own: Blog) -> None:
    content = "// für alle\ndocument.body.classList.add('late')".encode("latin-1")
    own.write(
        {
            "docs/old/site.js": content,
            "docs/old/site.css": "/* für alle */".encode("latin-1"),
            "mine/styles/zz.css": ".late { color: tan }",
        }
    )
    site = own.build()
    assert (site.folder / "old/site.js").read_bytes() == content
    assert ".late{" in site.text("assets/permalog.css")


def test_the_owners_files_in_the_theme_folder_are_published_where_they_are(own: Blog) -> None:
    files = {
        "assets/stylesheets/mine.css": ".mine { color: teal }",
        "assets/stylesheets/mine.css.map": "{}",
        "assets/javascripts/bundle.mine.js": "",
        "assets/javascripts/workers/mine.js": "",
        "styles/named.css": "p { color: tan }",
    }
    own.write({f"mine/{name}": content for name, content in files.items()})
    config = (own.folder / "mkdocs.yml").read_text(encoding="utf-8")
    config += "\nextra_css: [assets/stylesheets/mine.css, 'styles/named.css?v=2']\n"
    own.write({"mkdocs.yml": config})
    site = own.build()
    found = {p.relative_to(site.folder).as_posix() for p in site.folder.rglob("*") if p.is_file()}
    assert files.keys() <= found
    assert not [name for name in found if name.startswith("assets/stylesheets/main.")]
