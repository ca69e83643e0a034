"""Ids in feeds: on the site of today where an archive names no other, and in a normal form."""

from collections.abc import Mapping

import pytest

from archived import archive
from permalog.dialects import feed_ids
from permalog.generators import dialect_of
from permalog.post import Post

MATTER = "---\ntitle: A\ndate: 2016-11-06\n---\n"
TODAY = "https://someone.example/blog/"

UNSAID = {
    "jekyll": ({"_posts/2016-11-06-a.md": MATTER}, f"{TODAY}2016/11/06/a"),
    "jekyll, with a baseurl": (
        {"_config.yml": "baseurl: /blog\n", "_posts/2016-11-06-a.md": MATTER},
        f"{TODAY}2016/11/06/a",
    ),
    "jekyll, as on its author's machine": (
        {"_config.yml": "url: http://localhost:4000\n", "_posts/2016-11-06-a.md": MATTER},
        f"{TODAY}2016/11/06/a",
    ),
    "hugo": ({"hugo.toml": "", "content/a.md": MATTER}, f"{TODAY}a/"),
    "hugo, without a host": (
        {"hugo.toml": "baseURL = '/blog/'", "content/a.md": MATTER},
        f"{TODAY}a/",
    ),
    "hugo, as a new site has it": (
        {"hugo.toml": "baseURL = 'https://example.org/'", "content/a.md": MATTER},
        f"{TODAY}a/",
    ),
    "eleventy": ({"a.md": MATTER}, f"{TODAY}a/"),
    "eleventy, with a prefix": (
        {".eleventy.js": "module.exports = {pathPrefix: '/blog/'};", "a.md": MATTER},
        f"{TODAY}a/",
    ),
    "eleventy, with a base that is only a path": (
        {".eleventy.js": "module.exports = {x: {base: '/blog/'}};", "a.md": MATTER},
        f"{TODAY}a/",
    ),
    "pelican": (
        {"pelicanconf.py": "PATH = 'content'", "content/a.md": "Title: A\nDate: 2016-11-06\n\n"},
        "tag:someone.example,2016-11-06:/blog/a.html",
    ),
    "zola": ({"config.toml": "", "content/a.md": "+++\ndate = 2016-11-06\n+++\n"}, f"{TODAY}a/"),
    "hexo": ({"source/_posts/a.md": MATTER}, f"{TODAY}2016/11/06/a/"),
    "nikola": ({"posts/a.md": MATTER + "A"}, f"{TODAY}posts/a/"),
    "material": ({"docs/blog/posts/a.md": MATTER}, f"{TODAY}blog/2016/11/06/a/"),
    "material, from the environment": (
        {"mkdocs.yml": "site_url: !ENV URL\nplugins: [blog]", "docs/blog/posts/a.md": MATTER},
        f"{TODAY}blog/2016/11/06/a/",
    ),
}


@pytest.mark.parametrize(
    ("name", "files", "id"), [(n, *row) for n, row in UNSAID.items()], ids=UNSAID
)
def test_without_an_old_address_an_id_is_on_the_site_of_today(
    name: str, files: Mapping[str, str], id: str
) -> None:
    dialect = dialect_of(name.partition(",")[0])(archive(files))
    (post,) = (found for place in files if isinstance(found := dialect.file(place), Post))
    assert dialect.feed_id(post, TODAY) == id


NORMAL = {
    "HTTPS://Old.Example:443/a": "https://old.example/a",
    "http://old.example:80": "http://old.example",
    "http://old.example:8080/": "http://old.example:8080/",
    "https://b\u00fccher.example/\u00fc": "https://xn--bcher-kva.example/%C3%BC",
    "https://x.example/%C3%BC/%41/%2F": "https://x.example/%C3%BC/A/%2F",
    "https://x.example/a b/'(c)|d": "https://x.example/a%20b/'(c)%7Cd",
    "https://x.example/\ufb01n/#\u00fc": "https://x.example/fin/#%C3%BC",
    "https://x.example/C#": "https://x.example/C",
}


@pytest.mark.parametrize(("url", "normal"), NORMAL.items(), ids=map(ascii, NORMAL))
def test_a_url_is_normal_as_rfc_3986_has_it(url: str, normal: str) -> None:
    assert feed_ids.normal(url) == normal


@pytest.mark.parametrize("url", ["https://[::1", "https://x:99999/", "https://" + "a" * 64 + ".x/"])
def test_what_can_be_no_url_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"URL|Port|label"):
        feed_ids.normal(url)


SITES = {
    # what stands where in an Eleventy project             the id of the post in a.md
    "_data/site.json: {'base': 'https://old.example'}": "https://old.example/a/",
    "_data/meta.json: {'url': 'https://old.example/x/'}": "https://old.example/a/",
    "_data/metadata.js: export default { 'url': 'https://old.example' };": "https://old.example/a/",
    "_data/metadata.mjs: const url = 'https://old.example';": f"{TODAY}a/",
    "_data/metadata.js: module.exports = { author: { url: 'https://ada.example' } };": f"{TODAY}a/",
    "_data/site.cjs: // url: 'https://no.example'\nmodule.exports = {};": f"{TODAY}a/",
    "_data/other.json: {'url': 'https://no.example'}": f"{TODAY}a/",
    "eleventy.config.js: addPlugin(p, { metadata: { base: 'https://old.example' } });": (
        "https://old.example/a/"
    ),
}


@pytest.mark.parametrize(("written", "id"), SITES.items(), ids=SITES)
def test_the_address_of_a_site_of_eleventy_is_read_where_it_is_plain_text(
    written: str, id: str
) -> None:
    place, _, text = written.partition(": ")
    text = text.replace("'", '"') if place.endswith(".json") else text
    dialect = dialect_of("eleventy")(archive({place: text, "a.md": MATTER}))
    post = dialect.file("a.md")
    assert isinstance(post, Post)
    assert dialect.feed_id(post, TODAY) == id


def test_settings_of_mkdocs_yml_go_before_what_stands_in_a_project_of_eleventy() -> None:
    files = {"_data/site.json": '{"url": "https://no.example"}', "a.md": MATTER}
    dialect = dialect_of("eleventy")(
        archive(files, {"url": "https://old.example", "pathPrefix": 5})
    )
    post = dialect.file("a.md")
    assert isinstance(post, Post)
    assert dialect.feed_id(post, TODAY) == "https://old.example/a/"
