"""Whatever stands in an archive: every file has an address of its own, or says what is wrong."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archived import archive
from permalog import moved
from permalog.errors import ContentError
from permalog.generators import NAMES, dialect_of
from permalog.permalink import Permalink
from permalog.post import Page, Post
from permalog.redirect import Redirect
from test_any_front_matter import ODD, SCALARS, TEXTS, VALUES, as_yaml

KEYS = {
    "jekyll": """
        title date permalink slug categories category tags published draft layout
        redirect_from redirect_to collection excerpt_separator last_modified_at
    """,
    "hugo": """
        title date url slug aliases draft publishDate lastmod expiryDate tags categories type
        linkTitle build _build headless cascade weight markup outputs layout description path
        kind
    """,
    "eleventy": """
        title date permalink tags layout eleventyExcludeFromCollections eleventyComputed
        pagination dynamicPermalink redirect_from override eleventyNavigation
        templateEngineOverride
    """,
    "pelican": """
        title date slug url save_as status category tags author authors summary lang modified
        translation template
    """,
    "zola": """
        title date path slug aliases draft template extra taxonomies updated weight
        description render transparent redirect_to page_template
    """,
    "hexo": """
        title date permalink slug categories category tags tag published layout updated id
        lang _content photos excerpt
    """,
    "nikola": """
        title date slug status tags category type link description pretty_url previewimage
        updated hidetitle has_math
    """,
    "material": """
        title date draft slug categories tags authors pin readtime links hide description
        comments
    """,
}
"""The keys that say something to each generator."""

PLACES = {
    "jekyll": ["_posts/2016-11-06-a.md", "_posts/b/2016-11-06-é b.html", "_drafts/a.md", "a.md",
               "x/_posts/2016-02-30-c.markdown", "_posts/a.md", "b.html", "_notes/c.md"],
    "hugo": ["content/a.md", "content/post/2016-11-06-b.md", "content/post/_index.md",
             "content/post/c/index.md", "content/post/c/x.png", "content/_index.md", "static/y.png",
             "content/post/d.html", "content/post/a.de.md"],
    "eleventy": ["a.md", "posts/2016-11-06-b.md", "posts/index.md", "posts/posts.json", "c.html",
                 "posts/c.njk", "posts/c.liquid", "d.11tydata.json", "d.md"],
    "pelican": ["content/a.md", "content/notes/b.md", "content/pages/c.md", "content/images/d.png",
                "content/e.html", "content/2016-11-06_f.md"],
    "zola": ["content/a.md", "content/blog/_index.md", "content/blog/2016-11-06-b.md",
             "content/blog/c/index.md", "content/blog/c/d.png", "content/a.de.md", "static/x.txt"],
    "hexo": ["source/_posts/a.md", "source/_posts/2016-11-06-b.md", "source/_drafts/c.md",
             "source/about/index.md", "source/_posts/a/d.png", "source/e.html"],
    "nikola": ["posts/a.md", "posts/2016-11-06-b.md", "pages/c.md", "posts/d.html", "posts/a.de.md",
               "files/x.txt", "posts/e.meta"],
    "material": ["docs/blog/posts/a.md", "docs/blog/posts/b/c.md", "docs/blog/index.md",
                 "docs/index.md", "docs/about/README.md", "docs/blog/posts/d.png"],
}  # fmt: skip
"""Where an archive has its files."""

CONFIGS = {
    "jekyll": [
        "permalink: pretty", "permalink: /:a/", "permalink: 5", "permalink: /:categories/:title",
        "defaults: [{scope: {path: ''}, values: {permalink: /:title/}}]", "collections: [notes]",
        "timezone: Nowhere", "collections: {notes: {output: true, permalink: /:x/}}", "a: [",
        "url: https://[::1", "url: http://x:99999/\nbaseurl: 5",
    ],
    "hugo": ["permalinks: {post: '/:year/:slug'}", "uglyURLs: true", "permalinks: 5", "a: [",
             "permalinks: {post: '/:nope/'}", "languages: {en: {}, de: {}}", "timeZone: Nowhere",
             "baseURL: 'https://[::1'", "baseURL: 5"],
    "eleventy": ['{"permalink": "/{{ page.fileSlug }}/"}', '{"permalink": 5}', '{"tags": "a"}', "{",
                 '{"date": "soon"}', '{"permalink": "{{ title", "dynamicPermalink": 1}', "[1]"],
    "zola": ["slugify = {paths = 'off'}", "default_language = 'de'", "slugify = 5", "a = [",
             "base_url = 'https://[::1'", "base_url = 5",
             "[languages.de]", "ignored_content = ['*']", "slugify_paths_keep_dates = true"],
    "nikola": ["PRETTY_URLS = False", "POSTS = (('posts/*.md', '', 'post.tmpl'),)", "POSTS = 5",
               "a(", "TIMEZONE = 'Nowhere'", "DEFAULT_LANG = 'de'", "REDIRECTIONS = [('a', 'b')]",
               "SITE_URL = 'https://[::1'", "BASE_URL = 5"],
    "pelican": ["ARTICLE_URL = '{date:%Y}/{slug}/'", "ARTICLE_URL = '{nope}'", "ARTICLE_URL = 5",
                "FILENAME_METADATA = '(?P<x>'", "FILENAME_METADATA = '(?P<slug>.*)'", "a(",
                "TIMEZONE = 'Nowhere'", "SLUGIFY_SOURCE = 'basename'", "a = [",
                "PATH_METADATA = '(?P<date>.*)'", "DEFAULT_DATE = (2016, 13, 1)",
                "ARTICLE_SAVE_AS = '../{slug}.html'", "SITEURL = 'https://[::1'"],
    "hexo": ["permalink: ':title/'", "permalink: 5", "timezone: Nowhere", "permalink: ''", "a: [",
             "pretty_urls: {trailing_html: false}", "permalink: ':category/:id/:hash'",
             "url: https://[::1", "url: [5]"],
    "material": ["plugins: [blog: {post_url_format: '{slug}'}]", "plugins: [blog: {blog_dir: .}]",
                 "plugins: 5", "plugins: [blog: {post_url_date_format: 'QQQ'}]", "a: [",
                 "site_url: https://[::1", "site_url: 5"],
}  # fmt: skip
TODAY = "https://blog.example/"
NAMED = {
    "jekyll": "_config.yml",
    "hugo": "hugo.yaml",
    "hexo": "_config.yml",
    "material": "mkdocs.yml",
    "eleventy": "posts/posts.json",
    "zola": "config.toml",
    "nikola": "conf.py",
    "pelican": "pelicanconf.py",
}


def front_matter(name: str) -> st.SearchStrategy[str]:
    """Return a strategy for the head of a file in all the syntaxes that generators know."""
    keys = st.sampled_from(KEYS[name].split())
    typed = st.dictionaries(keys, VALUES, max_size=5)
    dated = typed.map(lambda data: {"title": "A", "date": "2016-11-06 10:00:00", **data})
    lines = st.dictionaries(keys, TEXTS | st.sampled_from(ODD), max_size=5)
    plain = st.dictionaries(keys, SCALARS.filter(bool), max_size=4)
    return st.one_of(
        typed.map(as_yaml),
        dated.map(as_yaml),
        dated.map(as_yaml),
        lines.map(lambda data: "\n".join(["---", *(f"{k}: {v}" for k, v in data.items()), "---"])),
        lines.map(
            lambda data: "\n".join([*(f"{k.title()}: {v}" for k, v in data.items()), "", ""])
        ),
        lines.map(
            lambda data: "\n".join(["<!--", *(f".. {k}: {v}" for k, v in data.items()), "-->"])
        ),
        plain.map(
            lambda d: "\n".join(["+++", *(f"{k} = {json.dumps(v)}" for k, v in d.items()), "+++"])
        ),
        typed.map(lambda data: json.dumps(data, indent=1) + "\n\nText."),
        st.text(max_size=40),
    )


def archives(name: str) -> st.SearchStrategy[dict[str, str]]:
    """Return a strategy for the files of an archive."""
    files = st.dictionaries(
        st.sampled_from(PLACES[name]), front_matter(name), min_size=1, max_size=4
    )
    config = st.sampled_from(CONFIGS[name]) | st.just("")
    return st.builds(lambda files, text: {**files, NAMED[name]: text}, files, config)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@settings(max_examples=settings().max_examples, deadline=None)
def test_an_archive_is_read_or_says_which_line_is_wrong(name: str, data: st.DataObject) -> None:
    files = data.draw(archives(name))
    try:
        read = moved.settle(moved.read(dialect_of(name)(archive(files))), "first")
    except ContentError as error:
        foreign = [p for p in error.problems if not p.path.startswith("docs/old")]
    else:
        foreign = []
        check(addresses(read.found))
        ids = (read.dialect.feed_id(p, TODAY) for p in read.found.values() if isinstance(p, Post))
        assert all(id != "" for id in ids)
    assert foreign == []


def check(taken: list[str]) -> None:
    """Check that no two files are one, and that none leaves the site."""
    assert len(taken) == len(set(taken))
    for file in taken:
        assert not {"", ".", ".."} & set(file.split("/"))
        assert not set(file) & set("\0\n\\")


def addresses(found: Mapping[str, object]) -> list[str]:
    """Return the file of each address that an archive takes."""
    taken = []
    for one in found.values():
        if isinstance(one, Permalink):
            taken.append(one.file)
        elif isinstance(one, Redirect):
            taken.append(one.permalink.file)
        elif isinstance(one, Page) and one.permalink and one.status != "superseded":
            taken += [p.file for p in (one.permalink, *(alias.permalink for alias in one.aliases))]
    return taken
