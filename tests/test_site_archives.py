"""Archives: another generator's posts move in unchanged, and answer at their old addresses."""

import json
import shutil
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from click.testing import CliRunner

from drawn import ROOT, Blog
from permalog.cli import main

JEKYLL = """
blog/old/_config.yml
| permalink: /:year/:month/:day/:title.html
| timezone: Europe/Amsterdam
blog/old/_posts/2016-11-06-duth.md
| ---
| title: Under the Hood
| tags: django talks
| redirect_from: /duth.aspx
| ---
| Text with ![a picture](/assets/a.png), [another post]({% post_url 2016-11-07-html %}),
| [one by its old address](https://old.example/2016/11/07/html.html#end),
| [one as a browser saw it](../07/html.html) and `code`.
blog/old/_posts/2016-11-07-html.html
| ---
| title: Written in HTML
| date: 2016-11-06 23:30:00 +0000
| ---
| <div class="own">
|
|     <p id="end">Four spaces, and a <a href="/2016/11/06/duth.html">link</a></p>
|
| </div>
blog/old/_posts/undated.md
| No date.
blog/old/_drafts/later.md
| A draft.
blog/old/assets/a.png
| not really
blog/old/about.md
| ---
| permalink: /about/
| ---
| About us.
"""
OLD = {"folder": "blog/old"}


def archived(blog: Callable[..., Blog], text: str = JEKYLL, **archive: Any) -> Blog:
    settings = {
        "archives": [OLD | archive],
        "former_sites": ["https://old.example"],
    }
    return blog(text, extra={"blog": settings})


def said(drawing: Blog) -> str:
    return "\n".join(text for _, text in drawing.log)


def urls(drawing: Blog) -> dict[str, Mapping[str, Any]]:
    """Return what `permalog urls --json` lists of the archive, by file and kind."""
    config = str(drawing.folder / "mkdocs.yml")
    listed = json.loads(CliRunner().invoke(main, ["urls", "--json", "-f", config]).stdout)
    prefix = "docs/blog/old/"
    return {
        f"{one['source'].removeprefix(prefix)} {one['kind']}": one
        for one in listed
        if (one["source"] or "").startswith(prefix)
    }


def test_posts_answer_at_their_old_addresses(blog: Callable[..., Blog]) -> None:
    site = archived(blog).build()
    assert "Under the Hood" in site["/2016/11/06/duth.html"].text
    assert "Written in HTML" in site["/2016/11/07/html.html"].text
    assert "About us." in site["/about/"].text
    assert site["/duth.aspx"].rel("canonical") == ["https://blog.example/2016/11/06/duth.html"]


def test_the_lists_and_feeds_have_them(blog: Callable[..., Blog]) -> None:
    site = archived(blog).build()
    assert "Under the Hood" in site["/blog/2016/11/"].text
    assert "Under the Hood" in site["/tags/django/"].text
    assert "https://blog.example/2016/11/07/html.html" in site.text("feed.xml")
    assert "About us" not in site.text("feed.xml")


def test_nothing_else_of_the_archive_is_published(blog: Callable[..., Blog]) -> None:
    site = archived(blog).build()
    ours = [f for f in site.files if not f.endswith(".html.md")]
    assert [f for f in ours if "old" in f or f.endswith((".yml", ".md"))] == []
    assert "assets/a.png" in site.files


def test_a_readme_beside_the_index_of_an_archive_stops_no_build(
    blog: Callable[..., Blog],
) -> None:
    both = "blog/old/README.md\n| Read me.\nblog/old/index.html\n| Home.\nindex.md\n| Our home."
    drawing = archived(blog, JEKYLL + both)
    assert "Our home." in drawing.build()["/"].text
    assert "Excluding 'blog/old/README.md' from the site" in said(drawing)


def test_it_is_told_which_generator_it_is_and_what_is_passed_over(
    blog: Callable[..., Blog],
) -> None:
    drawing = archived(blog)
    drawing.build()
    assert "docs/blog/old is read as an archive of jekyll: it holds " in said(drawing)
    assert "docs/blog/old/_posts/undated.md is not published: " in said(drawing)


def test_a_named_generator_needs_no_sign(blog: Callable[..., Blog]) -> None:
    text = JEKYLL.partition("blog/old/_posts/undated.md")[0].replace("/_posts/", "/")
    posts = text[text.index("blog/old/2016") :]
    drawing = archived(blog, posts, generator="jekyll", settings={"permalink": "/:title/"})
    assert urls(drawing)["2016-11-06-duth.md post"]["url"] == "/duth/"


def test_it_is_said_where_an_archive_looks_like_another_generators(
    blog: Callable[..., Blog],
) -> None:
    drawing = archived(blog, "blog/old/_posts/2016-11-06-duth.md\n| Text.", generator="hugo")
    drawing.build()
    expected = "docs/blog/old is read as an archive of hugo, as `generator` says, though it holds "
    assert expected + "_posts/2016-11-06-duth.md (jekyll)" in said(drawing)


def test_nothing_is_said_where_nothing_speaks_against_the_generator(
    blog: Callable[..., Blog],
) -> None:
    drawing = archived(blog, generator="jekyll")
    drawing.build()
    assert "as `generator` says" not in said(drawing)


def test_links_of_every_kind_reach_the_other_post(blog: Callable[..., Blog]) -> None:
    site = archived(blog).build()
    links = site["/2016/11/06/duth.html"].content_links
    assert links.count("/2016/11/07/html.html") == 3  # with the one to the newer post
    assert "/2016/11/07/html.html#end" in links
    assert "/2016/11/06/duth.html" in site["/2016/11/07/html.html"].content_links


def test_a_mail_address_is_no_link_to_a_page(blog: Callable[..., Blog]) -> None:
    html = archived(blog, JEKYLL.replace("`code`", "<me@example.org>")).build()
    assert 'href="&#109;&#97;' in html["/2016/11/06/duth.html"].html


def test_a_post_in_html_stays_as_it_is(blog: Callable[..., Blog]) -> None:
    html = archived(blog).build()["/2016/11/07/html.html"].html
    assert '<div class="own">\n<p id="end">Four spaces, and a <a href=' in html


def test_a_draft_is_shown_only_in_the_preview(blog: Callable[..., Blog]) -> None:
    drawing = archived(blog)
    assert urls(drawing)["_drafts/later.md post"]["status"] == "draft"
    assert "A draft." not in "".join(map(str, drawing.build().pages))


TWICE = (
    JEKYLL
    + """
blog/old/_posts/2016-11-08-again.md
| ---
| permalink: /2016/11/06/duth.html
| ---
| Again.
"""
)


def test_a_clash_within_an_archive_stops_the_build_and_names_both(
    blog: Callable[..., Blog],
) -> None:
    message = archived(blog, TWICE).fails()
    assert "docs/blog/old/_posts/2016-11-08-again.md:2: /2016/11/06/duth.html is also" in message
    assert "docs/blog/old/_posts/2016-11-06-duth.md" in message


@pytest.mark.parametrize(("rule", "winner"), [("first", "Text with"), ("newest", "Again.")])
def test_on_clash_chooses_and_says_so(blog: Callable[..., Blog], rule: str, winner: str) -> None:
    drawing = archived(blog, TWICE, on_clash=rule)
    assert winner in drawing.build()["/2016/11/06/duth.html"].text
    assert f"(`on_clash: {rule}`)" in said(drawing)
    assert {one["status"] for one in urls(drawing).values()} >= {"superseded", "published"}


def test_what_is_not_understood_is_one_warning_with_its_count(blog: Callable[..., Blog]) -> None:
    text = JEKYLL.replace("`code`", "{% gallery one %} and\n| {% gallery two %}")
    drawing = archived(blog, text)
    drawing.build(strict=False)
    (warning,) = [w for level, w in drawing.log if level == "WARNING"]
    assert "`{% gallery %}` is not understood" in warning
    assert "2 times, first at docs/blog/old/_posts/2016-11-06-duth.md:8" in warning
    assert "extra.blog.shortcodes" in warning


def test_a_template_of_the_owners_renders_it(blog: Callable[..., Blog]) -> None:
    drawing = archived(blog, JEKYLL.replace("`code`", "{% gallery one %}"))
    shutil.copytree(ROOT / "overrides", drawing.folder / "own")
    drawing.write({"own/gallery.html": "<b>{{ args | join(',') }} of {{ page.title }}</b>"})
    theme = {"name": "material", "custom_dir": "own"}
    shortcodes = {"gallery": "gallery.html"}
    drawing.configure(extra={"blog": {"archives": [OLD], "shortcodes": shortcodes}}, theme=theme)
    assert "one of Under the Hood" in drawing.build(strict=False)["/2016/11/06/duth.html"].text


def test_a_template_that_is_not_there_stops_the_build(blog: Callable[..., Blog]) -> None:
    drawing = archived(blog, JEKYLL.replace("`code`", "{% gallery one %}"))
    drawing.configure(
        extra={"blog": {"archives": [OLD], "shortcodes": {"gallery": "missing.html"}}}
    )
    message = drawing.fails(strict=False)
    assert (
        "`extra.blog.shortcodes.gallery` has the template missing.html: there is no such" in message
    )


def test_files_beside_a_post_stay_where_the_old_generator_had_them(
    blog: Callable[..., Blog],
) -> None:
    bundle = """
    blog/old/hugo.toml
    | [permalinks]
    | post = "/:year/:slug/"
    blog/old/content/post/duth/index.md
    | +++
    | title = "Under the Hood"
    | date = 2016-11-06
    | +++
    | ![A picture](a.png) and <img src="a.png" alt="raw">
    blog/old/content/post/duth/a.png
    | not really
    blog/old/static/b.png
    | not really
    """
    site = archived(blog, bundle).build()
    page = site["/2016/under-the-hood/"]
    assert "2016/under-the-hood/a.png" in site.files
    assert "b.png" in site.files
    assert page.html.count('src="a.png"') == 2


def test_a_link_to_no_file_stops_the_build(blog: Callable[..., Blog]) -> None:
    drawing = archived(blog)
    for name in ("_posts/2016-11-08-gone.md", "assets/gone.png"):
        (drawing.folder / "docs/blog/old" / name).symlink_to("nowhere")
    said = drawing.fails()
    assert "docs/blog/old/_posts/2016-11-08-gone.md: it is a link to a file that is not" in said
    assert "docs/blog/old/assets/gone.png: it is a link to a file that is not there" in said


WRONG: dict[str, tuple[Any, str]] = {
    "no list": ("blog/old", "`extra.blog.archives` is 'blog/old'; write a list"),
    "no folder": ([{"generator": "jekyll"}], "`extra.blog.archives[0]` names no folder"),
    "a folder twice": ([OLD, OLD], "`extra.blog.archives[1]` has the folder of another archive"),
    "docs twice": ([{"folder": "docs/blog/old"}], "it is counted from docs/ on, so take that out"),
    "an empty folder": ([{"folder": "gone"}], "no file lies there"),
    "outside docs": ([{"folder": "../x"}], "`extra.blog.archives[0].folder` is '../x'"),
    "unknown generator": ([OLD | {"generator": "wordpress"}], "`extra.blog.archives[0].generator`"),
    "unknown key": ([OLD | {"on_crash": "first"}], "did you mean `on_clash`?"),
    "unknown rule": ([OLD | {"on_clash": "last"}], "`extra.blog.archives[0].on_clash`"),
    "settings": ([OLD | {"settings": [1]}], "`extra.blog.archives[0].settings`"),
    "no such config": ([OLD | {"config": "gone.yml"}], "gone.yml"),
}


@pytest.mark.parametrize(("archives", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_setting_of_an_archive_stops_the_build_with_its_line(
    blog: Callable[..., Blog], archives: Any, message: str
) -> None:
    drawing = blog(JEKYLL, extra={"blog": {"archives": archives}})
    found = drawing.fails(strict=False)
    assert message in found
    assert "mkdocs.yml:" in found or "docs/blog/old/gone.yml" in found


def test_an_archive_of_nobody_knows_whom_asks_for_its_generator(
    blog: Callable[..., Blog],
) -> None:
    message = archived(blog, "blog/old/a.md\n| Text.").fails()
    assert (
        "nothing there shows which generator it is of; name it: `generator:` is one of" in message
    )


def test_an_archive_may_lie_inside_another(blog: Callable[..., Blog]) -> None:
    inner = JEKYLL.replace("blog/old/", "blog/old/older/").replace("/:year/", "/older/:year/")
    inner = inner.replace("/duth.aspx", "/older.aspx").replace("/about/", "/who/")
    inner = inner.replace("](../07", "](/2016/11/07").replace("assets/a.png", "assets/b.png")
    archives = [OLD, {"folder": "blog/old/older"}]
    site = blog(JEKYLL + inner, extra={"blog": {"archives": archives}}).build(strict=False)
    assert "/2016/11/06/duth.html" in site
    assert "/older/2016/11/06/duth.html" in site


def test_a_key_that_means_something_to_material_says_nothing_here(
    blog: Callable[..., Blog],
) -> None:
    keys = "template: post.html\n| icon: {a: b}\n| search: 5\n| hide: [x]\n| comments: 1"
    text = JEKYLL.replace("| tags: django talks", f"| {keys}\n| description: What I saw")
    page = archived(blog, text).build()["/2016/11/06/duth.html"]
    assert "Text with" in page.text
    assert page.meta("description") == ["What I saw"]


def test_a_feed_that_an_archive_made_itself_gives_way_to_the_blogs(
    blog: Callable[..., Blog],
) -> None:
    text = """
    old/.eleventy.js
    | module.exports = (config) => ({ dir: { input: "." } });
    old/feed.md
    | ---
    | permalink: /feed.xml
    | ---
    | <feed xmlns="http://www.w3.org/2005/Atom"></feed>
    old/atom.xml
    | <feed xmlns="http://www.w3.org/2005/Atom"></feed>
    """
    drawing = blog(text, extra={"blog": {"archives": [{"folder": "old"}]}})
    site = drawing.build()
    assert "<rss" in site.text("feed.xml")
    assert "<title>" in site.text("atom.xml")
    said = "docs/old/feed.md is not taken over: the setting extra.blog.feeds.rss has its address"
    assert any(said in text for level, text in drawing.log if level == "INFO")


def test_a_readme_beside_the_index_of_an_archive_keeps_its_address(
    blog: Callable[..., Blog],
) -> None:
    text = """
    old/_config.yml
    | title: x
    old/README.md
    | Not rendered.
    old/docs/README.md
    | ---
    | title: Read me
    | ---
    old/docs/index.html
    | ---
    | title: Docs
    | ---
    old/index.html
    | ---
    | title: Home
    | ---
    """
    drawing = blog(text, extra={"blog": {"archives": [{"folder": "old", "generator": "jekyll"}]}})
    site = drawing.build(strict=False)
    assert site.text("README.md") == "Not rendered.\n"
    assert {"/docs/README.html", "/docs/"} <= set(site.pages)


def test_what_an_archive_published_below_a_dot_is_published(blog: Callable[..., Blog]) -> None:
    text = """
    old/_config.yml
    | include: [.well-known, .htaccess, .mine]
    old/.well-known/security.txt
    | Contact: mailto:ann@blog.example
    old/.mine/a.txt
    | Mine.
    old/.htaccess
    | Deny
    old/.other/b.txt
    | Not included.
    """
    archive = {"folder": "old", "generator": "jekyll"}
    drawing = blog(text, extra={"blog": {"archives": [archive]}}, exclude_docs=".mine/")
    dotted = {file for file in drawing.build().files if file.startswith(".")}
    assert dotted == {".well-known/security.txt"}
