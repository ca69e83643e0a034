"""The questions put to Material's blog plugin: posts whose addresses are written down."""

from typing import Any

from eleventy_cases import TITLES as SHARED_TITLES

Case = dict[str, Any]

RECAP = "blog/posts/duth.md"
DATE = "date: 2016-11-06\n"


def post(
    name: str, front: str, path: str = RECAP, body: str = "# Under the Hood\n", **rest: Any
) -> Case:
    return {"name": name, "path": path, "text": f"---\n{front}---\n\n{body}", **rest}


def key(name: str, lines: str, path: str = RECAP, **rest: Any) -> Case:
    """A post with a date and these lines."""
    return post(name, f"{DATE}{lines}", path, **rest)


def file(name: str, path: str, **settings: Any) -> Case:
    return key(name, "", path, settings=settings)


def headed(name: str, body: str, lines: str = "", **rest: Any) -> Case:
    """A post with this body."""
    return key(name, lines, body=body, **rest)


def pattern(name: str, value: str, lines: str = "", **settings: Any) -> Case:
    return key(name, lines, settings={"post_url_format": value, **settings})


def dated(name: str, date: str, **settings: Any) -> Case:
    return post(
        name, f"date: {date}\n", settings={"post_url_date_format": "yyyy/MM/dd/HHmm", **settings}
    )


def text(name: str, whole: str, path: str = RECAP, **rest: Any) -> Case:
    """A post of exactly this text."""
    return {"name": name, "path": path, "text": whole, **rest}


FILES = [
    file("a post", RECAP),
    file("a post in a folder", "blog/posts/web/duth.md"),
    file("a date in the name and in the folder", "blog/posts/2015/2015-01-02-duth.md"),
    file("the name in the pattern", RECAP, post_url_format="{file}"),
    file(
        "the name in the pattern, in a folder", "blog/posts/web/Duth 2.md", post_url_format="{file}"
    ),
    file("a post named index", "blog/posts/index.md", post_url_format="{file}"),
    file("a post named index in a folder", "blog/posts/web/index.md", post_url_format="{file}"),
    file("a post named README", "blog/posts/web/README.md", post_url_format="{file}"),
    file("a post named index, in the default pattern", "blog/posts/web/index.md"),
    file("the ending .markdown", "blog/posts/duth.markdown"),
    file("the ending .mkd", "blog/posts/duth.mkd"),
    file("the ending .txt is no post", "blog/posts/duth.txt"),
    file("a name that starts with a dot", "blog/posts/.duth.md"),
    file("a name that starts with an underscore", "blog/posts/_duth.md"),
    file("a dot in the name", "blog/posts/v1.2.md", post_url_format="{file}"),
    file("a page beside the folder of the posts", "blog/duth.md"),
    file("a folder whose name starts like that of the posts", "blog/posts-2/duth.md"),
    file("blog_dir", "news/posts/duth.md", blog_dir="news"),
    file("blog_dir of one dot", "posts/duth.md", blog_dir="."),
    file("blog_dir of two folders", "a/b/posts/duth.md", blog_dir="a/b"),
    file("blog_dir with a trailing slash", "news/posts/duth.md", blog_dir="news/"),
    file("blog_dir with a leading ./", "news/posts/duth.md", blog_dir="./news"),
    file("post_dir", "blog/articles/duth.md", post_dir="{blog}/articles"),
    file("post_dir outside blog_dir", "articles/duth.md", post_dir="articles"),
    file("post_dir of the whole blog", "blog/duth.md", post_dir="{blog}"),
    file("post_dir with a trailing slash", "blog/articles/duth.md", post_dir="{blog}/articles/"),
    key("no directory URLs", "", mkdocs={"use_directory_urls": False}),
    key("site_url with a folder", "", mkdocs={"site_url": "https://example.org/sub/"}),
]

PATTERNS = [
    pattern("only the slug", "{slug}"),
    pattern("a leading slash", "/{slug}"),
    pattern("a trailing slash", "{date}/{slug}/"),
    pattern("the slug, then a name", "{slug}/post"),
    pattern("index at the end", "{slug}/index"),
    pattern("an ending .html", "{slug}.html"),
    pattern("two dots that climb out", "../{slug}"),
    pattern("two dots that climb too far", "../../{slug}"),
    pattern("double slashes", "{date}//{slug}"),
    pattern("an empty pattern", ""),
    pattern("a constant", "post"),
    pattern("an unknown placeholder", "{title}"),
    pattern("an unclosed brace", "{slug"),
    pattern("doubled braces", "{{slug}}"),
    pattern("a shortened slug", "{slug:.5}"),
    pattern("the format of a date in the pattern", "{date:%Y}/{slug}"),
    pattern("categories that are none", "{categories}/{slug}"),
    pattern("one category", "{categories}/{slug}", "categories: [Web Things]\n"),
    pattern("two categories", "{categories}/{slug}", "categories: [Web Things, Python]\n"),
    pattern(
        "two categories of at most two",
        "{categories}/{slug}",
        "categories: [Web Things, Python, C++]\n",
        post_url_max_categories=2,
    ),
    pattern(
        "at most no categories",
        "{categories}/{slug}",
        "categories: [Web]\n",
        post_url_max_categories=0,
    ),
    pattern("a category with signs", "{categories}/{slug}", "categories: [C++ & Größe/Art]\n"),
    pattern(
        "categories_slugify",
        "{categories}/{slug}",
        "categories: [Web Things]\n",
        categories_slugify="!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: none}}",
        categories_slugify_separator="_",
    ),
    pattern("the day in words", "{date}/{slug}", post_url_date_format="d MMMM yyyy EEEE"),
    pattern("the year", "{date}/{slug}", post_url_date_format="yyyy"),
    pattern("the year of two digits, no zeros", "{date}/{slug}", post_url_date_format="yy/M/d"),
    pattern("one y", "{date}/{slug}", post_url_date_format="y/MMM"),
    pattern(
        "the week and the day of the year", "{date}/{slug}", post_url_date_format="Y-'W'ww-DDD"
    ),
    pattern("the format long", "{date}/{slug}", post_url_date_format="long"),
    pattern("the format short", "{date}/{slug}", post_url_date_format="short"),
    pattern("the format of strftime", "{date}/{slug}", post_url_date_format="%Y/%m"),
    pattern("an empty format", "{date}/{slug}", post_url_date_format=""),
    key(
        "the day in German",
        "",
        settings={"post_url_date_format": "d-MMMM-yyyy"},
        mkdocs={"theme": {"language": "de"}},
    ),
    key(
        "the day in a language with a region",
        "",
        settings={"post_url_date_format": "MMMM-yyyy"},
        mkdocs={"theme": {"language": "pt-BR"}},
    ),
    key("the default format in Arabic", "", mkdocs={"theme": {"language": "ar"}}),
    key("the default format in Persian", "", mkdocs={"theme": {"language": "fa"}}),
]

SLUGS = [
    key("a slug", "slug: hood\n"),
    key("a slug in capitals and with spaces", "slug: The Hood\n"),
    key("a slug with a slash", "slug: the/hood\n"),
    key("a slug with a leading slash", "slug: /hood\n"),
    key("a slug with a trailing slash", "slug: hood/\n"),
    key("a slug with two dots", "slug: ../hood\n"),
    key("a slug with an ending", "slug: hood.html\n"),
    key("a slug with umlauts", "slug: größe\n"),
    key("a slug with a question mark and a hash", 'slug: "a?b#c"\n'),
    key("a slug with a percent sign", "slug: a%20b\n"),
    key("a slug named index", "slug: index\n"),
    key("an empty slug", 'slug: ""\n'),
    key("a slug that is null", "slug:\n"),
    key("a slug that is a number", "slug: 2016\n"),
    key("a Slug with a capital", "Slug: hood\n"),
    key("two slugs", "slug: first\nslug: second\n"),
]

TITLED = [
    key("a title and a heading", "title: Django Under the Hood\n"),
    headed("a title only", "Body\n", "title: Django Under the Hood\n"),
    headed("no title", "Body\n"),
    key("no title, name with hyphens", "", "blog/posts/my-second_Post.md", body="Body\n"),
    key("no title, name in lower case", "", "blog/posts/my-second_post.md", body="Body\n"),
    key("no title, named index", "", "blog/posts/web/index.md", body="Body\n"),
    headed("a heading after a paragraph", "Body\n\n# Under the Hood\n"),
    headed("a heading of the second level", "## Under the Hood\n"),
    headed("an underlined heading", "Under the Hood\n==============\n"),
    headed("a heading after blank lines", "\n\n   # Under the Hood\n"),
    headed("a heading without a space", "#Under the Hood\n"),
    headed("a heading with closing signs", "# Under the Hood #\n"),
    headed("a heading with more signs", "# # C# and F#\n"),
    headed("a heading with mark-up", "# Under *the* `hood` [link](https://example.org)\n"),
    headed("a heading with an attribute list", "# Under the Hood { #top }\n"),
    headed("a heading with HTML", "# Under <em>the</em> Hood\n"),
    headed("a heading with an icon", "# :material-heart: Under the Hood\n"),
    headed("a comment before the heading", "<!-- x -->\n# Under the Hood\n"),
    headed("a heading in a block of code", "```\n# no\n```\n\n# Under the Hood\n"),
    headed("an empty body", ""),
    headed("umlauts", "# Größe über Ärger\n"),
    headed("Cyrillic", "# Привет, мир!\n"),
    headed("Chinese", "# 你好,世界\n"),
    headed("an emoji only", "# 🎉\n"),
    headed("signs only", "# !!!\n"),
    headed("quotes, dots, underscores", '# "v1.2" of my_module.py isn\'t\n'),
    headed("an ampersand and an entity", "# Salt & Pepper &amp; more\n"),
    headed("slashes in a title", "# and/or a\\b\n"),
    headed("two spaces and a dash", "# a  b - c\n"),
    headed("a tab in a title", "# a\tb\n"),
    headed("trailing spaces", "# Under the Hood   \n"),
    key("an empty title", 'title: ""\n'),
    key("a title that is null", "title:\n"),
    key("a title that is a number", "title: 2016\n"),
    key("a title that is a date", "title: 2016-11-06\n"),
    key("a title that is a list", "title: [a, b]\n"),
    key("a Title with a capital", "Title: Other\n"),
    key("post_slugify_separator", "", settings={"post_slugify_separator": "_"}),
    key(
        "post_slugify with case",
        "",
        settings={
            "post_slugify": "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: none}}"
        },
    ),
    headed(
        "post_slugify with percent signs",
        "# Größe über\n",
        settings={
            "post_slugify": "!!python/object/apply:pymdownx.slugs.slugify "
            "{kwds: {case: lower, percent_encode: true}}"
        },
    ),
    headed(
        "post_slugify of letters without marks",
        "# Größe über\n",
        settings={
            "post_slugify": "!!python/object/apply:pymdownx.slugs.slugify "
            "{kwds: {case: lower, normalize: NFD}}"
        },
    ),
    headed(
        "post_slugify of Markdown",
        "# Größe über a_b\n",
        settings={"post_slugify": "!!python/name:markdown.extensions.toc.slugify"},
    ),
]

DATES = [
    dated("a day", "2016-11-06"),
    dated("a day and a time", "2016-11-06 09:05:03"),
    dated("a time without seconds", "2016-11-06 09:05"),
    dated("a T in between", "2016-11-06T09:05:03"),
    dated("the zone Z", "2016-11-06T23:30:00Z"),
    dated("an offset", "2016-11-06T23:30:00-08:00"),
    dated("an offset with a space", "2016-11-06 23:30:00 -8"),
    dated("an offset without a colon", "2016-11-06 23:30:00 +0000"),
    dated("the word UTC", "2016-11-06 23:30:00 UTC"),
    dated("a day in quotes", '"2016-11-06"'),
    dated("single digits", "2016-1-6"),
    dated("slashes", "2016/11/06"),
    dated("words", "yesterday"),
    dated("a number", "2016"),
    dated("an impossible day", "2016-13-06"),
    dated("an empty date", ""),
    dated("a date that is a list", "[2016-11-06]"),
    dated("created", "\n  created: 2016-11-06\n"),
    dated("created and updated", "{created: 2016-11-06, updated: 2017-01-02T03:04:05}"),
    dated("another date", "{created: 2016-11-06, reviewed: 2018-01-02}"),
    dated("updated only", "{updated: 2016-11-06}"),
    dated("an updated date that is none", "{created: 2016-11-06, updated: soon}"),
    dated("created with an offset", "{created: 2016-11-06T23:30:00-08:00}"),
    dated("a day of long ago", "0099-11-06"),
    post("no date", "slug: hood\n"),
    post("a Date with a capital", "Date: 2016-11-06\n"),
    post("two dates", "date: 2016-11-06\ndate: 2017-01-01\n"),
    post("a date in the file name only", "slug: hood\n", "blog/posts/2016-11-06-hood.md"),
    key("an updated key of its own", "updated: 2017-01-02\n"),
]

DRAFTS = [
    key("a draft", "draft: true\n"),
    key("no draft", "draft: false\n"),
    key("a draft that is a word", 'draft: "true"\n'),
    key("a draft that is yes", "draft: yes\n"),
    key("a draft that is null", "draft:\n"),
    key("a draft in a blog that shows drafts", "draft: true\n", settings={"draft": True}),
    post("a day in the future", "date: 2999-01-01\n"),
    post(
        "a day in the future with draft_if_future_date",
        "date: 2999-01-01\n",
        settings={"draft_if_future_date": True},
    ),
    post(
        "no draft in the future with draft_if_future_date",
        "date: 2999-01-01\ndraft: false\n",
        settings={"draft_if_future_date": True},
    ),
    key(
        "a draft of the past with draft_if_future_date", "", settings={"draft_if_future_date": True}
    ),
    key("draft_on_serve counts only there", "draft: true\n", settings={"draft_on_serve": True}),
    key("the status draft says nothing", "status: draft\n"),
    key("a pinned post", "pin: true\n"),
    key("search: exclude", "search:\n  exclude: true\n"),
    key("exclude_docs", "", mkdocs={"exclude_docs": "duth.md\n"}),
    key("draft_docs", "", mkdocs={"draft_docs": "duth.md\n"}),
]

LISTS = [
    key("categories", "categories:\n  - Web\n  - Python\n"),
    key("categories as text", "categories: Web\n"),
    key("categories as null", "categories:\n"),
    key("a category twice", "categories: [Web, Web]\n"),
    key("a category that is a number", "categories: [2016]\n"),
    key(
        "a category that is allowed",
        "categories: [Web]\n",
        settings={"categories_allowed": ["Web"]},
    ),
    key(
        "a category that is not allowed",
        "categories: [C]\n",
        settings={"categories_allowed": ["Web"]},
    ),
    key("tags", "tags:\n  - web\n  - python\n"),
    key("tags as text", "tags: web\n"),
    key(
        "an author",
        "authors: [ada]\n",
        files={
            "blog/.authors.yml": "authors:\n  ada: {name: Ada, description: x, avatar: a.png}\n"
        },
    ),
    key("an unknown author", "authors: [ada]\n"),
    key("authors as text", "authors: ada\n"),
    key(
        "a key of the plugin meta",
        "",
        files={"blog/posts/.meta.yml": "slug: hood\n"},
        plugins=["meta"],
    ),
    key(
        "the plugin meta and a post's own key",
        "slug: other\n",
        files={"blog/posts/.meta.yml": "slug: hood\n"},
        plugins=["meta"],
    ),
    key(
        "a draft by the plugin meta",
        "",
        files={"blog/.meta.yml": "draft: true\n"},
        plugins=["meta"],
    ),
]

FRONT_MATTER = [
    text("no front matter", "# Under the Hood\n"),
    text("an empty front matter", "---\n---\n\n# Under the Hood\n"),
    text("an empty file", ""),
    text("a byte order mark", f"\ufeff---\n{DATE}---\n\n# Under the Hood\n"),
    text("line ends of Windows", f"---\r\n{DATE.strip()}\r\n---\r\n\r\n# Under the Hood\r\n"),
    text("a blank first line", f"\n---\n{DATE}---\n\n# Under the Hood\n"),
    text("spaces after the dashes", f"---  \n{DATE}---  \n\n# Under the Hood\n"),
    text("words after the dashes", f"--- yaml\n{DATE}---\n\n# Under the Hood\n"),
    text("four dashes", f"----\n{DATE}----\n\n# Under the Hood\n"),
    text("three dots at the end", f"---\n{DATE}...\n\n# Under the Hood\n"),
    text("no line end after the front matter", f"---\n{DATE}---"),
    text("dashes in a value", f"---\n{DATE}title: |\n  a\n  ---\n  b\n---\nBody\n"),
    text("TOML", "+++\ndate = 2016-11-06\n+++\n\n# Under the Hood\n"),
    text("a header of MultiMarkdown", "date: 2016-11-06\n\n# Under the Hood\n"),
    text("broken YAML", f"---\n{DATE}title: a: b\n---\n\n# Under the Hood\n"),
    text("a tab", f"---\n{DATE}slug:\thood\n---\n\n# Under the Hood\n"),
    text("a tab at the start of a line", f"---\n{DATE}\tslug: hood\n---\n\n# Under the Hood\n"),
    text("a list", "---\n- date\n---\n\n# Under the Hood\n"),
    text("text", "---\ndate\n---\n\n# Under the Hood\n"),
    text("a comment", f"---\n# slug: hood\n{DATE}---\n\n# Under the Hood\n"),
    text("an unknown key", f"---\n{DATE}series: x\n---\n\n# Under the Hood\n"),
    text("a list in place of a slug", f"---\n{DATE}slug: [a]\n---\n\n# Under the Hood\n"),
    text("the template of a theme", f"---\n{DATE}template: main.html\n---\n\n# Under the Hood\n"),
]

OTHER = f"---\n{DATE}slug: other\n---\n\n# Other\n"

LINKED = [
    headed("a file beside the post", "![a](a.png)\n", files={"blog/posts/a.png": "a"}),
    headed("a file in a folder", "![a](img/a.png)\n", files={"blog/posts/img/a.png": "a"}),
    headed("a file in the folder above", "![a](../a.png)\n", files={"blog/a.png": "a"}),
    headed("a file that is not linked", "Body\n", files={"blog/posts/x/a.pdf": "a"}),
    headed("a file in HTML", '<img src="a.png">\n', files={"blog/posts/a.png": "a"}),
    headed("an absolute link to a file", "![a](/blog/a.png)\n", files={"blog/posts/a.png": "a"}),
    key(
        "a file in a blog of one dot",
        "",
        "posts/duth.md",
        files={"posts/a.png": "a"},
        settings={"blog_dir": "."},
    ),
    headed(
        "a file in a folder whose name starts like that of the posts",
        "Body\n",
        files={"blog/posts-2/a.png": "a"},
    ),
    headed(
        "a file in a folder named like that of the posts",
        "Body\n",
        files={"blog/posts/blog/posts/a.png": "a"},
    ),
    headed("a link to another post", "[o](other.md#x)\n", files={"blog/posts/other.md": OTHER}),
    headed(
        "a link to a draft",
        "[o](other.md)\n",
        files={"blog/posts/other.md": OTHER.replace("slug", "draft: true\nslug")},
    ),
    headed("a link to a page", "[o](../../about.md)\n", files={"about.md": "# About\n"}),
    headed(
        "another post without directory URLs",
        "[o](other.md)\n",
        files={"blog/posts/other.md": OTHER},
        mkdocs={"use_directory_urls": False},
    ),
]

CLASHES = [
    key("two posts with one slug", "slug: other\n", files={"blog/posts/other.md": OTHER}),
    key(
        "two posts with one slug, the other way",
        "slug: other\n",
        "blog/posts/z.md",
        files={"blog/posts/other.md": OTHER},
    ),
    key(
        "two posts whose slugs differ in case",
        "slug: Other\n",
        files={"blog/posts/other.md": OTHER},
    ),
    key(
        "a post at the blog's own address", "slug: index\n", settings={"post_url_format": "{slug}"}
    ),
    key(
        "a post at the address of an archive",
        "slug: archive/2016\n",
        settings={"post_url_format": "{slug}"},
    ),
    key(
        "a post at the address of a page",
        "slug: about\n",
        files={"blog/about.md": "# About\n"},
        settings={"post_url_format": "{slug}"},
    ),
]

CASES = [
    *FILES,
    *PATTERNS,
    *SLUGS,
    *TITLED,
    *DATES,
    *DRAFTS,
    *LISTS,
    *FRONT_MATTER,
    *LINKED,
    *CLASHES,
]

TITLES = [
    *SHARED_TITLES,
    "Under <em>the</em> hood",
    "1 < 2 and 3 > 2",
    "a  b - c",
    "İstanbul",
    "`code` and **bold**",
]
