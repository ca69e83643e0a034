"""The pages about moving in: their examples are built, and every row of their tables is run."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from click.testing import CliRunner

from archived import archive
from bodies import rendered
from drawn import ENVIRONMENT, Blog, links_of, parse, text_of
from guide import MOVING, Claim, Guide, Row, blocks, codes, table
from pages_server import serving
from permalog import generators, moved
from permalog.cli import main
from permalog.dialects import Found, Skipped
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status
from permalog.redirect import Redirect
from permalog.site.settings import read_settings

GUIDES = [Guide.of(name) for name in generators.NAMES]
ROWS = [(guide, row) for guide in GUIDES for row in guide.rows]

HEADS = {
    "eleventy": "---\n{}\n---\n",
    "hexo": "---\n{}\n---\n",
    "hugo": "---\n{}\n---\n",
    "jekyll": "---\n{}\n---\n",
    "material": "---\n{}\n---\n",
    "nikola": "<!--\n{}\n-->\n\n",
    "pelican": "{}\n\n",
    "zola": "+++\n{}\n+++\n",
}
"""How front matter stands in a file, of which the tables write the lines that they change."""
TITLES = {"nikola": ".. title: {}", "zola": 'title = "{}"'}
"""How a title stands there, where not as `title: Under the Hood`."""
WHOLE = re.compile(r"---|\+\+\+|;;;|\{")
"""What front matter begins with that a table writes with its marks, and that stands alone."""
TEXTS = (".md", ".markdown", ".html", ".rst")
TODAY = "https://blog.example/"


# What a row says


@dataclass(frozen=True)
class Run:
    """What became of a row."""

    found: Found | None = None
    text: str = ""
    """The HTML of the text, or where the link leads."""
    redirects: tuple[tuple[str, str], ...] = ()
    """Those of the configuration: address and target."""
    said: tuple[str, ...] = ()
    """Errors, if there are any, else warnings."""
    is_stopped: bool = False
    feed_id: str | None = None

    @property
    def page(self) -> Page:
        assert isinstance(self.found, Page), f"it is {self.found or self.said}"
        return self.found

    @property
    def post(self) -> Post:
        assert isinstance(self.found, Post), f"it is {self.found or self.said}"
        return self.found


Says = Callable[[Run, tuple[str, ...]], object]
"""Returns what is so, to be equal to the codes of a claim."""


def is_status(status: Status) -> Says:
    def said(run: Run, codes: tuple[str, ...]) -> object:
        assert run.page.status is status
        return ()

    return said


def post(status: Status) -> Says:
    def url(run: Run, codes: tuple[str, ...]) -> object:
        assert run.post.status is status
        return (run.post.url,)

    return url


def page(run: Run, codes: tuple[str, ...]) -> object:
    assert not isinstance(run.found, Post)
    assert run.page.status is Status.PUBLISHED
    return (run.page.url,)


def copied(run: Run, codes: tuple[str, ...]) -> object:
    assert isinstance(run.found, Permalink), run
    return (run.found.url,)


def sent_on(run: Run, codes: tuple[str, ...]) -> object:
    assert isinstance(run.found, Redirect), run
    return (run.found.target,)


def no_page(run: Run, codes: tuple[str, ...]) -> object:
    assert run.found == Skipped() or run.page.status is Status.UNPUBLISHED
    return ()


def passed_over(run: Run, codes: tuple[str, ...]) -> object:
    assert isinstance(run.found, Skipped), run
    return within(run.found.reason or "", codes)


def aliases(run: Run, codes: tuple[str, ...]) -> object:
    return tuple(alias.permalink.url for alias in run.page.aliases)


def dated(run: Run, codes: tuple[str, ...]) -> object:
    return within(run.post.date.isoformat(" ", "minutes"), codes)


def changed(run: Run, codes: tuple[str, ...]) -> object:
    assert run.post.updated
    return within(run.post.updated.isoformat(" ", "minutes"), codes)


def stopped(run: Run, codes: tuple[str, ...]) -> object:
    assert run.is_stopped
    return within("\n".join(run.said), codes)


def warned(run: Run, codes: tuple[str, ...]) -> object:
    assert not run.is_stopped
    return within("\n".join(run.said), codes)


def within(text: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that a text holds; where one is missing, the text."""
    return codes if all(code in text for code in codes) else (text,)


def linked(run: Run, codes: tuple[str, ...]) -> object:
    links = tuple(links_of(parse(run.text)))
    return codes if set(codes) <= set(links) else links


def holding(html: str) -> Says:
    def said(run: Run, codes: tuple[str, ...]) -> object:
        assert html in run.text
        return ()

    return said


def excerpt(run: Run, codes: tuple[str, ...]) -> object:
    above, mark, _ = run.text.partition("<!-- more -->")
    return (text_of(parse(above)),) if mark else ()


def framed(run: Run, codes: tuple[str, ...]) -> object:
    return tuple(frame.get("src") for frame in parse(run.text).iter("iframe"))


def code(run: Run, codes: tuple[str, ...]) -> object:
    blocks = (text_of(pre).strip() for pre in parse(run.text).iter("pre"))
    return within("\n".join(blocks), codes)


FILE_SAYS: Mapping[str, Says] = {
    "·": post(Status.PUBLISHED),
    "·, a page": page,
    "·, in no list": post(Status.UNLISTED),
    "·, a draft": post(Status.DRAFT),
    "a draft": is_status(Status.DRAFT),
    "·, from its date on": post(Status.SCHEDULED),
    "·, copied as it is": copied,
    "no page": no_page,
    "passed over: ·": passed_over,
    "leads to ·": sent_on,
    "· leads to ·": lambda run, codes: codes if codes in run.redirects else run.redirects,
    "· leads there": aliases,
    "· lead there": aliases,
    "the title ·": lambda run, codes: (run.page.title,),
    "the tag ·": lambda run, codes: run.page.tags,
    "the tags ·": lambda run, codes: run.page.tags,
    "the description ·": lambda run, codes: (run.page.description,),
    "the date ·": dated,
    "last changed ·": changed,
    "the id · in feeds": lambda run, codes: (run.feed_id,),
    "the build stops: ·": stopped,
    "a warning: ·": warned,
}
"""What a table may say of a file, by its words."""

TEXT_SAYS: Mapping[str, Says] = {
    "·": lambda run, codes: within(run.text, codes),
    "a link to ·": linked,
    "a frame of ·": framed,
    "code ·": code,
    "coloured code ·": lambda run, codes: code(run, codes) if "<code><span" in run.text else (),
    "a check box": holding('type="checkbox"'),
    "a footnote": holding('class="footnote"'),
    "tabs": holding('class="tabbed-set'),
    "the excerpt ·": excerpt,
    "the text ·": lambda run, codes: within(text_of(parse(run.text)), codes),
    "nothing": lambda run, codes: (run.text,) if run.text else (),
    "a warning: ·": warned,
}
"""What a table may say of a text, by its words."""


# How a row is run


def run(guide: Guide, row: Row, *, in_config: bool = False) -> Run:
    """Read the archive that a page draws, with what a row changes in it."""
    place = row.lines.get("File", (guide.example,))[0]
    files = {drawn: written(guide, drawn) for drawn in guide.places}
    files[place] = changed_by(guide, row, place)
    said = yaml.safe_load("\n".join(row.lines.get("Setting", ()))) or {}
    settings = {**guide.settings.get("settings", {}), **({} if in_config else said)}
    if in_config:
        config, laid_over = CONFIGS[guide.generator]
        files[config] = laid_over(files.get(config, ""), said)
    try:
        dialect = generators.dialect_of(guide.generator)(archive(files, settings))
        read = moved.read(dialect)
    except ContentError as error:
        return Run(said=tuple(map(str, error.problems)), is_stopped=True)
    warnings = tuple(map(str, dialect.warnings))
    if not row.lines.keys() & {"Link", "In a text"}:
        redirects = tuple((one.permalink.url, one.target) for one in read.redirects)
        found = read.found[place]
        feed_id = dialect.feed_id(found, TODAY) if isinstance(found, Post) else None
        return Run(found, redirects=redirects, said=warnings, feed_id=feed_id)
    return shown(read, place, warnings, is_link="Link" in row.lines)


def shown(read: moved.Moved, place: str, warnings: tuple[str, ...], *, is_link: bool) -> Run:
    """Return what becomes of the text of a page."""
    page = read.found[place]
    assert isinstance(page, Page), page
    body = generators.converter(read, {})(page)
    html = rendered(body)
    unknown = (f"`{one.construct}` is not understood" for one in body.unknown)
    if is_link:
        (link,) = re.findall(r'(?:href|src)="([^"]*)"', html)
        html = read.dialect.link(page, unescape(link))
    return Run(page, html, said=(*warnings, *unknown))


def written(guide: Guide, place: str) -> str:
    """Return the text of a file in the tree; one that the page does not show is short."""
    if place in guide.contents:
        return guide.contents[place]
    if not place.endswith(TEXTS):
        return ""
    name = Path(place).stem.rpartition("-")[2].capitalize()
    return HEADS[guide.generator].format(TITLES.get(guide.generator, "title: {}").format(name))


def changed_by(guide: Guide, row: Row, place: str) -> str:
    """Return the text of the file that a row is about; as drawn, where nothing else is said."""
    lines = row.lines
    if place in guide.places and not lines.keys() - {"File", "Setting"}:
        return written(guide, place)
    if not place.endswith(TEXTS) and "Front matter" not in lines:
        return ""
    text = lines.get("In a text", lines.get("Link", ("Text.",)))
    drawn = guide.contents.get(place, guide.contents[guide.example])
    return head(guide, drawn, lines.get("Front matter", ())) + "\n".join(text) + "\n"


def head(guide: Guide, drawn: str, lines: tuple[str, ...]) -> str:
    """Return the front matter of a file that is drawn with the lines of a row in it."""
    if lines == ("none",):
        return ""
    if lines and WHOLE.match(lines[0]):
        return "\n".join(lines) + "\n"
    form = HEADS[guide.generator]
    before, after = form.split("{}")
    keys = {key(line) for line in lines}
    drawn = drawn.removeprefix(before).partition(after)[0]
    kept = [line for line in drawn.splitlines() if key(line) not in keys]
    return form.format("\n".join([*kept, *lines]))


def key(line: str) -> str:
    found = re.match(r"[.\s]*([\w-]+)\s*[:=]", line)
    return found[1].lower() if found else ""


# Configurations


def in_yaml(text: str, settings: Mapping[str, Any]) -> str:
    return yaml.safe_dump({**(yaml.safe_load(text) or {}), **settings}, allow_unicode=True)


def in_python(text: str, settings: Mapping[str, Any]) -> str:
    return text + "".join(f"{key} = {value!r}\n" for key, value in settings.items())


def in_toml(text: str, settings: Mapping[str, Any]) -> str:
    return "".join(
        f"{key} = {toml(value)}\n" for key, value in {**tomllib.loads(text), **settings}.items()
    )


def toml(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key} = {toml(one)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def in_mkdocs(text: str, settings: Mapping[str, Any]) -> str:
    found = yaml.safe_load(text)
    of_blog = {key: value for key, value in settings.items() if key not in MKDOCS}
    plugins = [{"blog": of_blog} if entry == "blog" else entry for entry in found["plugins"]]
    of_site = {key: value for key, value in settings.items() if key in MKDOCS}
    return yaml.safe_dump({**found, "plugins": plugins, **of_site})


MKDOCS = {"exclude_docs", "plugins", "site_url", "theme", "use_directory_urls"}
CONFIGS: Mapping[str, tuple[str, Callable[[str, Mapping[str, Any]], str]]] = {
    "hexo": ("_config.yml", in_yaml),
    "hugo": ("hugo.toml", in_toml),
    "jekyll": ("_config.yml", in_yaml),
    "material": ("mkdocs.yml", in_mkdocs),
    "nikola": ("conf.py", in_python),
    "pelican": ("pelicanconf.py", in_python),
    "zola": ("config.toml", in_toml),
}
"""The configuration of each generator that is data, and how settings are written into it."""

SETTINGS = [
    (guide, row) for guide, row in ROWS if "Setting" in row.lines and guide.generator in CONFIGS
]


# The tests


def check(claim: Claim, found: Run, row: Row) -> None:
    says = TEXT_SAYS if row.lines.keys() & {"Link", "In a text"} else FILE_SAYS
    assert claim.words in says, f"nothing checks what is said: {claim.words}"
    assert says[claim.words](found, claim.codes) == claim.codes


def check_row(row: Row, found: Run) -> None:
    for claim in row.claims:
        check(claim, found, row)
    if not any("warning" in claim.words or "stops" in claim.words for claim in row.claims):
        assert found.said == ()


@pytest.mark.parametrize(("guide", "row"), ROWS, ids=str)
def test_what_a_table_says_is_so(guide: Guide, row: Row) -> None:
    check_row(row, run(guide, row))


@pytest.mark.parametrize(("guide", "row"), SETTINGS, ids=str)
def test_a_setting_says_the_same_in_the_configuration_of_its_generator(
    guide: Guide, row: Row
) -> None:
    if guide.generator not in CONFIGS:
        pytest.skip(f"the configuration of {guide.generator} is a program and is not read")
    check_row(row, run(guide, row, in_config=True))


@pytest.mark.parametrize("guide", GUIDES, ids=str)
def test_the_example_of_a_page_moves_in_as_the_page_says(
    guide: Guide, blog: Callable[..., Blog]
) -> None:
    drawing = blog(extra={"blog": {"archives": [dict(guide.settings)]}})
    folder = f"docs/{guide.folder}"
    drawing.write({f"{folder}/{place}": written(guide, place) for place in guide.places})
    site = drawing.build()
    assert site.broken == []
    said = [f"{level:<7} -  {text}" for level, text in site.log]
    assert in_order(guide.told["make build"], said)
    config = str(drawing.folder / "mkdocs.yml")
    urls = CliRunner(env=ENVIRONMENT).invoke(main, ["urls", "-f", config])
    assert in_order(guide.told["make urls"], urls.stdout.splitlines())


@pytest.mark.parametrize("guide", GUIDES, ids=str)
def test_the_settings_that_a_page_shows_are_known(guide: Guide) -> None:
    files = {place: written(guide, place) for place in guide.places}
    dialect = generators.dialect_of(guide.generator)(archive(files, guide.more_settings))
    moved.read(dialect)
    assert [str(warning) for warning in dialect.warnings] == []


def in_order(expected: Iterable[str], said: list[str]) -> bool:
    rest = iter(said)
    missing = [line for line in expected if line not in rest]
    assert missing == [], said
    return True


@pytest.mark.parametrize("guide", GUIDES, ids=str)
def test_a_page_tells_what_to_copy_to_set_and_to_check(guide: Guide) -> None:
    heads = re.findall(r"^## (.*)$", guide.text, re.M)
    assert heads == ["Copy", "Set", "Check", "What is supported", "Good to know"]
    assert len(guide.rows) >= 20


# The page before all others

INDEX = (MOVING / "index.md").read_text(encoding="utf-8")


def test_the_generators_are_told_by_what_the_guide_says() -> None:
    rows = table(INDEX, "Generator")
    for (name, signs), generator in zip(rows, generators.NAMES, strict=True):
        assert f"]({generator}.md)" in name
        for sign in signs.split("; "):
            assert generators.recognise(codes(sign))[0] == generator


def settings_shown() -> set[str]:
    pages = (page.read_text(encoding="utf-8") for page in MOVING.glob("*.md"))
    return {block for page in pages for block in blocks(page, "yaml") if "extra:" in block}


@pytest.mark.parametrize("block", sorted(settings_shown()))
def test_every_setting_that_is_shown_is_one(block: str) -> None:
    config = SimpleNamespace(extra=yaml.safe_load(block)["extra"], config_file_path=None)
    assert read_settings(config).archives  # type: ignore[arg-type]


def test_the_command_prints_what_the_new_site_has_lost(blog: Callable[..., Blog]) -> None:
    drawing = blog(OLD_POST, extra={"blog": {"archives": [{"folder": "old"}]}})
    urls = ("2016/größe/".encode(), b"page/2/", b"")
    listed = "".join(f"<url><loc>https://old.example/{quote(url)}</loc></url>" for url in urls)
    drawing.write({"sitemap.xml": f"<urlset>{listed}</urlset>"})
    (shown,) = blocks(INDEX, "console")
    source = shown.strip().removeprefix("$ make verify ARGS=")
    with serving(drawing.folder) as server:
        served = source.replace("https://old.example/", server.url)
        arguments = ["verify", served, "-f", str(drawing.folder / "mkdocs.yml")]
        done = CliRunner(env=ENVIRONMENT).invoke(main, arguments)
    assert done.exit_code == 1
    assert done.stdout.partition("Lost:")[2].split()[0] == "/page/2/"


OLD_POST = """
old/_posts/2016-11-06-duth.md
| ---
| permalink: /2016/größe/
| ---
| [Gone](/gone/), [gone](gone.md), [gone](#gone) and [gone](https://old.example/).
"""


def test_dead_links_stop_no_build_with_what_the_guide_sets(blog: Callable[..., Blog]) -> None:
    (quiet,) = (block for block in blocks(INDEX, "yaml") if "validation" in block)
    archives = {"blog": {"archives": [{"folder": "old"}]}}
    assert "gone" in blog(OLD_POST, extra=archives).fails()
    blog(OLD_POST, extra=archives, **yaml.safe_load(quiet)).build()
