"""The questions put to Hexo: posts whose addresses record_hexo.py writes down."""

from typing import Any

from eleventy_cases import TITLES as SHARED_TITLES

Case = dict[str, Any]

RECAP = "_posts/duth.md"
TITLE = "title: Under the Hood\n"
DATE = "date: 2016-11-06 09:05:03\n"


def post(name: str, front: str, path: str = RECAP, body: str = "Body\n", **rest: Any) -> Case:
    return {"name": name, "path": path, "text": f"---\n{front}---\n\n{body}", **rest}


def key(name: str, lines: str, path: str = RECAP, **rest: Any) -> Case:
    """A post with a title, a date and these lines."""
    return post(name, f"{TITLE}{DATE}{lines}", path, **rest)


def file(name: str, path: str, **settings: Any) -> Case:
    return key(name, "", path, settings=settings)


def link(name: str, permalink: str, lines: str = "", **settings: Any) -> Case:
    """A post with a permalink of its own."""
    return key(name, f"permalink: {permalink}\n{lines}", settings=settings)


def pattern(name: str, value: str, lines: str = "", path: str = RECAP, **settings: Any) -> Case:
    """A post on a site with this permalink."""
    return key(name, lines, path, settings={"permalink": value, **settings})


def named(name: str, value: str, path: str, **settings: Any) -> Case:
    """A post without a date of its own on a site with this new_post_name."""
    settings = {"permalink": ":year/:month/:day/:title/", "new_post_name": value, **settings}
    return post(name, TITLE, path, settings=settings)


def dated(name: str, date: str, tz: str = "UTC", **settings: Any) -> Case:
    settings = {"permalink": ":year/:month/:day/:hour:minute/:title/", **settings}
    return post(name, f"{TITLE}date: {date}\n", settings=settings, tz=tz)


def text(name: str, whole: str, path: str = RECAP, **rest: Any) -> Case:
    """A post of exactly this text."""
    return {"name": name, "path": path, "text": whole, **rest}


FILES = [
    file("a post", RECAP),
    file("a post in a folder", "_posts/web/duth.md"),
    file("a post two folders deep", "_posts/web/Python 3/duth.md"),
    file("a date in the name", "_posts/2015-01-02-duth.md"),
    file("capitals and spaces in the name", "_posts/Under the Hood.md"),
    file("umlauts in the name", "_posts/größe.md"),
    file("Chinese in the name", "_posts/你好 世界.md"),
    file("dots in the name", "_posts/v1.2.md"),
    file("signs in the name", "_posts/a & b (c) #1, d'e!.md"),
    file("a percent sign in the name", "_posts/100%.md"),
    file("a question mark in the name", "_posts/why?.md"),
    file("a post named index", "_posts/index.md"),
    file("a post named index in a folder", "_posts/web/index.md"),
    file("a name that starts with an underscore", "_posts/_duth.md"),
    file("a name that starts with a dot", "_posts/.duth.md"),
    file("a folder that starts with an underscore", "_posts/_web/duth.md"),
    file("a name that ends in a tilde", "_posts/duth.md~"),
    file("the ending .markdown", "_posts/duth.markdown"),
    file("the ending .mkd", "_posts/duth.mkd"),
    file("the ending .html", "_posts/duth.html"),
    file("the ending .txt", "_posts/duth.txt"),
    file("the ending .MD in capitals", "_posts/duth.MD"),
    file("a post outside of _posts", "posts/duth.md"),
    file("a page", "about/index.md"),
    file("a page beside the others", "about.md"),
    key("a page with a permalink", "permalink: /info/\n", "about.md"),
    key("a page with a permalink to a file", "permalink: info.html\n", "about.md"),
    key("a page with a permalink without an ending", "permalink: info/me\n", "about.md"),
    file("a page in a folder with an underscore", "_pages/about.md"),
    file("skip_render", RECAP, skip_render="_posts/*"),
    file("ignore", RECAP, ignore=["**/duth.md"]),
    file("filename_case 1", "_posts/Under The Hood.md", filename_case=1),
    file("url with a folder", RECAP, url="http://example.com/sub", root="/sub/"),
]

PATTERNS = [
    pattern("the title", ":title/"),
    pattern("the title of a post in a folder", ":title/", path="_posts/web/duth.md"),
    pattern("the name of a post in a folder", ":name/", path="_posts/web/duth.md"),
    pattern("the title of the front matter", ":post_title/"),
    pattern("year, month, day", ":year-:month-:day/:title/"),
    pattern("month and day without zeros", ":year/:i_month/:i_day/:title/"),
    pattern("the time", ":hour:minute:second/:title/"),
    pattern("the time stamp", ":timestamp/"),
    pattern("the hash", ":hash/"),
    pattern("the id of the front matter", ":id/", "id: 7\n"),
    pattern("the category", ":category/:title/", "categories: Web Things\n"),
    pattern("no category", ":category/:title/"),
    pattern("default_category", ":category/:title/", default_category="Other Things"),
    pattern("two categories", ":category/:title/", "categories: [Web, Python]\n"),
    pattern("two categories side by side", ":category/:title/", "categories: [[Web], [Python]]\n"),
    pattern(
        "categories of two levels", ":category/:title/", "categories:\n- [A, B]\n- [C, D, E]\n"
    ),
    pattern("a category with signs", ":category/:title/", "categories: C++ & Größe/Art\n"),
    pattern(
        "category_map",
        ":category/:title/",
        "categories: Web Things\n",
        category_map={"Web Things": "web"},
    ),
    pattern(
        "category_map of two levels",
        ":category/:title/",
        "categories: [A, B]\n",
        category_map={"A": "x y", "B": "Z"},
    ),
    pattern(
        "a category with filename_case",
        ":category/:title/",
        "categories: Web Things\n",
        filename_case=1,
    ),
    pattern(
        "a category with filename_case 2",
        ":category/:title/",
        "categories: Web Things\n",
        filename_case=2,
    ),
    pattern("the key category", ":category/:title/", "category: Web\n"),
    pattern("a category that is null", ":category/:title/", "categories:\n"),
    pattern("a category that is a number", ":category/:title/", "categories: 2016\n"),
    pattern("a key of one's own", ":series/:title/", "series: The Hood\n"),
    pattern("a key of one's own with an underscore", ":my_series/:title/", "my_series: x\n"),
    pattern("a key that is missing", ":series/:title/"),
    pattern("permalink_defaults", ":lang/:title/", permalink_defaults={"lang": "en"}),
    pattern(
        "permalink_defaults and a key",
        ":lang/:title/",
        "lang: de\n",
        permalink_defaults={"lang": "en"},
    ),
    pattern("permalink_defaults do not replace", ":title/", permalink_defaults={"title": "x"}),
    pattern("the key slug", ":slug/"),
    pattern("the key slug of the front matter", ":slug/:title/", "slug: hood\n"),
    pattern("the layout", ":layout/:title/"),
    pattern("the tags", ":tags/:title/", "tags: a\n"),
    pattern("a key that is a list", ":series/:title/", "series: [a, b]\n"),
    pattern("a key that is a date", ":changed/:title/", "changed: 2016-11-06\n"),
    pattern("the key abbrlink", "posts/:abbrlink/", "abbrlink: 3e5a\n"),
    pattern("the key abbrlink of digits", "posts/:abbrlink/", "abbrlink: 0012\n"),
    pattern("the key abbrlink like a number", "posts/:abbrlink/", "abbrlink: 12e5\n"),
    pattern("an underscore after a key", ":year_:title/"),
    pattern("a word after a key", ":yearly/:title/"),
    pattern("two keys without a sign in between", ":year:month/:title"),
    pattern("no trailing slash", ":year/:title"),
    pattern("no trailing slash, with post_asset_folder", ":title", post_asset_folder=True),
    pattern("the ending .html in the pattern", ":year/:title.html"),
    pattern("the ending .htm", ":year/:title.htm"),
    pattern("index.html", ":year/:title/index.html"),
    pattern("a leading slash", "/:year/:title/"),
    pattern("two leading slashes", "//:year/:title/"),
    pattern("double slashes", ":year//:title/"),
    pattern("two dots", "../:title/"),
    pattern("an empty pattern", ""),
    pattern("a constant", "post/"),
    pattern("a full address", "https://example.org/:title/"),
    pattern("a query", "?p=:id", "id: 7\n"),
    pattern(
        "pretty_urls without index", ":title/index.html", pretty_urls={"trailing_index": False}
    ),
    pattern("pretty_urls without .html", ":title.html", pretty_urls={"trailing_html": False}),
    pattern(
        "pretty_urls without .html, index.html",
        ":title/index.html",
        pretty_urls={"trailing_html": False},
    ),
    pattern(
        "pretty_urls without both, index.html",
        ":title/index.html",
        pretty_urls={"trailing_html": False, "trailing_index": False},
    ),
    pattern(
        "pretty_urls without index, a folder", ":title/", pretty_urls={"trailing_index": False}
    ),
    pattern(
        "pretty_urls without index, a name that ends so",
        ":title-index.html",
        pretty_urls={"trailing_index": False},
    ),
    pattern("a title in capitals", ":title/", path="_posts/Under The Hood.md", filename_case=1),
    pattern("an umlaut in the pattern", "größe/:title/"),
]

LINKS = [
    link("a permalink", "a/b/"),
    link("a permalink with a leading slash", "/a/b/"),
    link("a permalink with two leading slashes", "//a/b/"),
    link("a permalink with .html", "a/b.html"),
    link("a permalink without an ending", "a/b"),
    link("a permalink with index.html", "a/b/index.html"),
    link("a permalink with another ending", "a/b.aspx"),
    link("a permalink of a slash", "/"),
    link("a permalink with tokens", ":year/:title/"),
    link("a permalink with a space", "a b/"),
    link("a permalink with umlauts", "größe/über/"),
    link("a permalink with percent signs", "a%20b/"),
    link("a permalink with capitals", "A/B/"),
    link("a permalink with two dots", "../a/"),
    link("a permalink with two dots within", "a/../b/"),
    link("a permalink with double slashes", "a//b/"),
    link("a permalink with a query", "a/?p=1"),
    link("a permalink with a hash", '"a/#top"'),
    link("a permalink with a backslash", r"'a\b/'"),
    link("a full address as permalink", "https://example.org/a/"),
    link("an empty permalink", '""'),
    link("a permalink that is null", ""),
    link("a permalink that is false", "false"),
    link("a permalink that is a number", "2016"),
    link("a permalink that is a list", "[a, b]"),
    link("a permalink with pretty_urls", "a/b/index.html", pretty_urls={"trailing_index": False}),
    link("a permalink with post_asset_folder", "a/b", post_asset_folder=True),
    link("a permalink to a file with post_asset_folder", "a/b.html", post_asset_folder=True),
    key("a Permalink with a capital", "Permalink: a/b/\n"),
    key("the key url", "url: a/b/\n"),
    key("the key alias", "alias: a/b/\n"),
    key("a slug in the front matter", "slug: hood\n"),
]

NAMES = [
    named("new_post_name with a date", ":year-:month-:day-:title.md", "_posts/2016-11-06-duth.md"),
    named(
        "new_post_name without zeros", ":year-:i_month-:i_day-:title.md", "_posts/2016-1-6-duth.md"
    ),
    named(
        "new_post_name that fits in part",
        ":year-:month-:day-:title.md",
        "_posts/web/2016-11-06-duth.md",
        permalink=":title/",
    ),
    named("new_post_name with folders", ":year/:month/:day/:title.md", "_posts/2016/11/06/duth.md"),
    named(
        "new_post_name with a language",
        ":lang/:title.md",
        "_posts/de/duth.md",
        permalink=":lang/:title/",
    ),
    named(
        "new_post_name with a language, in a folder",
        ":lang/:title.md",
        "_posts/de/web/duth.md",
        permalink=":lang/:title/",
    ),
    named(
        "new_post_name with a category",
        ":category/:title.md",
        "_posts/web/duth.md",
        permalink=":category/:title/",
    ),
    named(
        "new_post_name with a hash",
        ":title-:hash.md",
        "_posts/duth-0123456789ab.md",
        permalink=":title/",
    ),
    named("new_post_name and another ending", ":title.md", "_posts/v1.2.html", permalink=":title/"),
    post(
        "new_post_name that does not fit",
        f"{TITLE}{DATE}",
        "_posts/Under the Hood_2 größe.md",
        settings={"new_post_name": ":year-:month-:day-:title.md", "permalink": ":title/"},
    ),
    post(
        "new_post_name that does not fit, in a folder",
        f"{TITLE}{DATE}",
        "_posts/web/Under the Hood.md",
        settings={"new_post_name": ":year-:month-:day-:title.md", "permalink": ":title/"},
    ),
    post(
        "new_post_name and a date in the front matter",
        f"{TITLE}date: 2017-01-02\n",
        "_posts/2016-11-06-duth.md",
        settings={"new_post_name": ":year-:month-:day-:title.md"},
    ),
    post(
        "new_post_name with a date and a zone",
        TITLE,
        "_posts/2016-11-06-duth.md",
        settings={"new_post_name": ":year-:month-:day-:title.md", "timezone": "Asia/Tokyo"},
    ),
    post(
        "new_post_name with a date, elsewhere",
        TITLE,
        "_posts/2016-11-06-duth.md",
        settings={"new_post_name": ":year-:month-:day-:title.md", "timezone": "UTC"},
        tz="Asia/Tokyo",
    ),
    named("no date", ":title.md", RECAP, permalink=":title/"),
]

DATES = [
    dated("a day", "2016-11-06"),
    dated("a day and a time", "2016-11-06 23:30:00"),
    dated("a time without seconds", "2016-11-06 23:30"),
    dated("slashes", "2016/11/06 23:30"),
    dated("slashes, month first", "11/06/2016"),
    dated("single digits", "2016-1-6"),
    dated("words", "Nov 6, 2016"),
    dated("a day in quotes", "'2016-11-06'"),
    dated("a day and a time in quotes", "'2016-11-06 23:30:00'"),
    dated("the zone Z", "2016-11-06T23:30:00Z"),
    dated("an offset", "2016-11-06T23:30:00-08:00"),
    dated("an offset in quotes", "'2016-11-06T23:30:00-08:00'"),
    dated("a number", "1478423103000"),
    dated("no date at all", "yesterday", permalink=":title/"),
    dated("an impossible day", "2016-13-06"),
    dated("timezone", "2016-11-06 23:30:00", timezone="America/New_York"),
    dated("timezone in the east", "2016-11-06 03:30:00", timezone="Asia/Tokyo"),
    dated("timezone and an offset", "2016-11-06T23:30:00-08:00", timezone="Europe/Berlin"),
    dated("timezone and a day in quotes", "'2016-11-06'", timezone="Asia/Tokyo"),
    dated("a build elsewhere", "2016-11-06 23:30:00", tz="Asia/Tokyo"),
    dated("a build elsewhere in the west", "2016-12-06 03:30:00", tz="America/New_York"),
    dated("a build elsewhere as summer time ends", "2016-11-06 03:30:00", tz="America/New_York"),
    dated("a build elsewhere, with an offset", "2016-11-06T23:30:00-08:00", tz="Asia/Tokyo"),
    dated("a build in the zone", "2016-11-06 23:30:00", tz="Asia/Tokyo", timezone="Asia/Tokyo"),
    dated(
        "a build in another zone", "2016-11-06 23:30:00", tz="Europe/Berlin", timezone="Asia/Tokyo"
    ),
    dated("a zone that does not exist", "2016-11-06", timezone="Europe/Nowhere"),
    post("a Date with a capital", "Date: 2016-11-06\n", settings={"permalink": ":title/"}),
    key("an updated date", "updated: 2017-01-02\n"),
    dated("a day in the future", "2999-01-01"),
    dated("a day in the future that is not wanted", "2999-01-01", future=False),
]

STATUS = [
    key("published false", "published: false\n"),
    key("published true", "published: true\n"),
    key("published no", "published: no\n"),
    key("published as text", 'published: "false"\n'),
    key("published as null", "published:\n"),
    key("the key draft", "draft: true\n"),
    file("a draft", "_drafts/duth.md"),
    file("a draft with render_drafts", "_drafts/duth.md", render_drafts=True),
    key("a published draft", "published: true\n", "_drafts/duth.md"),
    key(
        "published false with render_drafts", "published: false\n", settings={"render_drafts": True}
    ),
    key("another layout", "layout: photo\n"),
    key("the layout page", "layout: page\n"),
    key("tags", "tags: [web, Python 3]\n"),
    key("tags as text", "tags: web, python\n"),
    key("tags as null", "tags:\n"),
    key("the key tag", "tag: web\n"),
    key("a tag that is a number", "tags: [2016]\n"),
    key("a tag twice", "tags: [web, web]\n"),
    post("no title", DATE),
    post("no title with use_slug_as_post_title", DATE, settings={"use_slug_as_post_title": True}),
    post("no title, in the pattern", DATE, settings={"permalink": ":post_title/"}),
    post(
        "a title that is a number", f"title: 2016\n{DATE}", settings={"permalink": ":post_title/"}
    ),
    post(
        "a title with signs",
        f'title: "C++ & Größe: v1.2, it\'s!"\n{DATE}',
        settings={"permalink": ":post_title/"},
    ),
    post(
        "a title in Chinese", f"title: 你好，世界\n{DATE}", settings={"permalink": ":post_title/"}
    ),
    post("titlecase", f"title: under the hood\n{DATE}", settings={"titlecase": True}),
]

FRONT_MATTER = [
    text("no first line of dashes", f"{TITLE}{DATE}permalink: a/\n---\nBody\n"),
    text("JSON", ';;;\n"title": "Hood",\n"date": "2016-11-06",\n"permalink": "a/"\n;;;\nBody\n'),
    text(
        "JSON without first line",
        '"title": "Hood",\n"date": "2016-11-06",\n"permalink": "a/"\n;;;\nBody\n',
    ),
    text("broken JSON", ';;;\n"title": Hood\n;;;\nBody\n', settings={"permalink": ":title/"}),
    text("no front matter", "Body\n", settings={"permalink": ":title/"}),
    text("an empty front matter", "---\n---\n\nBody\n", settings={"permalink": ":title/"}),
    text("an empty file", "", settings={"permalink": ":title/"}),
    text("more dashes", f"-----\n{TITLE}{DATE}permalink: a/\n-----\nBody\n"),
    text(
        "dashes of two lengths",
        f"---\n{TITLE}{DATE}permalink: a/\n-----\nBody\n",
        settings={"permalink": ":title/"},
    ),
    text(
        "spaces after the dashes",
        f"--- \n{TITLE}{DATE}permalink: a/\n---\nBody\n",
        settings={"permalink": ":title/"},
    ),
    text(
        "a blank first line",
        f"\n---\n{TITLE}{DATE}permalink: a/\n---\nBody\n",
        settings={"permalink": ":title/"},
    ),
    text("a byte order mark", f"\ufeff---\n{TITLE}{DATE}permalink: a/\n---\nBody\n"),
    text(
        "line ends of Windows",
        f"---\n{TITLE}{DATE}permalink: a/\n---\nBody\n".replace("\n", "\r\n"),
    ),
    text(
        "a tab", f"---\n{TITLE}{DATE}permalink:\ta/\n---\nBody\n", settings={"permalink": ":title/"}
    ),
    text(
        "a tab at the start of a line", f"---\n{TITLE}{DATE}x:\n\ty: a\npermalink: a/\n---\nBody\n"
    ),
    text("broken YAML", f"---\ntitle: a: b\n{DATE}---\nBody\n", settings={"permalink": ":title/"}),
    text(
        "a key twice",
        f"---\n{TITLE}{DATE}permalink: a/\npermalink: b/\n---\nBody\n",
        settings={"permalink": ":title/"},
    ),
    text("text in place of keys", "---\ntext\n---\nBody\n", settings={"permalink": ":title/"}),
    text("TOML", '+++\ntitle = "Hood"\n+++\nBody\n', settings={"permalink": ":title/"}),
    text(
        "three dots at the end",
        f"---\n{TITLE}{DATE}permalink: a/\n...\nBody\n",
        settings={"permalink": ":title/"},
    ),
    text(
        "dashes in a value", f"---\n{TITLE}{DATE}x: |\n  a\n  ---\n  b\npermalink: a/\n---\nBody\n"
    ),
    text("no line end after the front matter", f"---\n{TITLE}{DATE}permalink: a/\n---"),
    text(
        "a no-break space",
        f"---\n{TITLE}{DATE}permalink:\u00a0a/\n---\nBody\n",
        settings={"permalink": ":title/"},
    ),
]

OTHER = f"---\n{TITLE}{DATE}permalink: other/\n---\n\nBody\n"

LINKED = [
    key("a file in source", "", body="![a](/images/a.png)\n", files={"images/a.png": "a"}),
    key("a file beside the post", "", body="![a](a.png)\n", files={"_posts/a.png": "a"}),
    key(
        "a file in the folder of the post",
        "",
        body="![a](a.png)\n",
        files={"_posts/duth/a.png": "a"},
    ),
    key(
        "a file in the folder of the post with post_asset_folder",
        "",
        body="![a](a.png) {% asset_path a.png %}\n",
        files={"_posts/duth/a.png": "a"},
        settings={"post_asset_folder": True},
    ),
    key(
        "a file in the folder of the post with postAsset",
        "",
        body="![a](a.png)\n",
        files={"_posts/duth/a.png": "a"},
        settings={"post_asset_folder": True, "marked": {"prependRoot": True, "postAsset": True}},
    ),
    key(
        "a file of a post that is a file",
        "",
        files={"_posts/duth/x/a.png": "a"},
        settings={"post_asset_folder": True, "permalink": ":title.html"},
    ),
    key(
        "a file of a draft",
        "published: false\n",
        files={"_posts/duth/a.png": "a"},
        settings={"post_asset_folder": True},
    ),
    key(
        "a link by post_link",
        "",
        body="{% post_link other %}\n",
        files={"_posts/other.md": OTHER},
    ),
    key("a relative link to a post", "", body="[o](other.md)\n", files={"_posts/other.md": OTHER}),
    key("a file in a folder with an underscore", "", files={"_x/a.txt": "a"}),
    key(
        "a file in such a folder, included",
        "",
        files={"_x/a.txt": "a"},
        settings={"include": ["_x/*"]},
    ),
    key(
        "a newer post with an older one's permalink",
        "permalink: other/\n",
        files={"_posts/other.md": OTHER.replace("2016", "2015")},
    ),
    key(
        "an older post with a newer one's permalink",
        "permalink: other/\n",
        files={"_posts/other.md": OTHER.replace("2016", "2017")},
    ),
    key(
        "a post and a page with one address",
        "permalink: other/\n",
        files={"other/index.md": "---\n---\nPage\n"},
    ),
    key("a post and a file with one address", "permalink: a.txt\n", files={"a.txt": "a"}),
    key(
        "two posts whose addresses differ in case",
        "permalink: Other/\n",
        files={"_posts/other.md": OTHER},
    ),
]

CASES = [*FILES, *PATTERNS, *LINKS, *NAMES, *DATES, *STATUS, *FRONT_MATTER, *LINKED]

TITLES = [*SHARED_TITLES, "a--b -c", "web/Under the Hood", "Ⱥ ﬁ ﷽ ꜳ"]
