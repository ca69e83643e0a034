"""The questions put to Nikola: posts whose addresses record_nikola.py writes down."""

from typing import Any

from eleventy_cases import TITLES as SHARED_TITLES

Case = dict[str, Any]

RECAP = "posts/duth.md"
TITLE = ".. title: Under the Hood\n"
DATE = ".. date: 2016-11-06 09:05:03\n"


def post(name: str, meta: str, path: str = RECAP, body: str = "Body\n", **rest: Any) -> Case:
    """A post whose metadata are a comment of HTML."""
    return {"name": name, "path": path, "text": f"<!--\n{meta}-->\n\n{body}", **rest}


def key(name: str, lines: str, path: str = RECAP, **rest: Any) -> Case:
    """A post with a title, a date and these lines."""
    return post(name, f"{TITLE}{DATE}{lines}", path, **rest)


def file(name: str, path: str, **settings: Any) -> Case:
    return key(name, "", path, settings=settings)


def dated(name: str, date: str, **settings: Any) -> Case:
    return post(name, f"{TITLE}.. date: {date}\n", settings=settings)


def text(name: str, whole: str, path: str = RECAP, **rest: Any) -> Case:
    """A post of exactly this text."""
    return {"name": name, "path": path, "text": whole, **rest}


def posts(*tuples: list[str]) -> dict[str, Any]:
    return {"POSTS": [[*each, "post.tmpl"] for each in tuples]}


FILES = [
    file("a post", RECAP),
    file("a post in a folder", "posts/web/duth.md"),
    file("a post two folders deep", "posts/web/Python 3/duth.md"),
    file("a date in the name", "posts/2016-11-06-duth.md"),
    file("capitals, spaces and signs in the name", "posts/Ünder the_Hood (2) & v1.2.md"),
    file("a dot in the name", "posts/v1.2.md"),
    file("a post named index", "posts/index.md"),
    file("a post named index in a folder", "posts/web/index.md"),
    file("a post named Index", "posts/Index.md"),
    file("a Chinese name", "posts/你好.md"),
    file("a name of signs", "posts/!!!.md"),
    file("a name that starts with a dot", "posts/.duth.md"),
    file("a folder that starts with a dot", "posts/.web/duth.md"),
    file("a name that starts with an underscore", "posts/_duth.md"),
    file("the ending .markdown is not in POSTS", "posts/duth.markdown"),
    file("a post outside of POSTS", "notes/duth.md"),
    file("a page", "pages/about.md"),
    file("a page in a folder", "pages/web/about.md"),
    file("a page named index", "pages/index.md"),
    file("POSTS with another folder", "blog/duth.md", **posts(["blog/*.md", "articles"])),
    file("POSTS with no folder", RECAP, **posts(["posts/*.md", ""])),
    file("POSTS with a folder of two", "posts/web/duth.md", **posts(["posts/*.md", "a/b"])),
    file("POSTS with a slash at each end", RECAP, **posts(["posts/*.md", "/blog/"])),
    file("POSTS with a dot", RECAP, **posts(["posts/*.md", "."])),
    file("POSTS with two dots", RECAP, **posts(["posts/*.md", "../blog"])),
    file(
        "POSTS that hold the file twice", RECAP, **posts(["posts/*.md", "a"], ["posts/d*.md", "b"])
    ),
    file("POSTS of a folder within", "posts/web/duth.md", **posts(["posts/web/*.md", "web"])),
    file(
        "POSTS with a folder for each language",
        RECAP,
        POSTS=[["posts/*.md", {"en": "blog", "de": "tagebuch"}, "post.tmpl"]],
        TRANSLATIONS={"en": "", "de": "./de"},
    ),
]

SLUGS = [
    key("a slug", ".. slug: hood\n"),
    key("a slug in capitals and with a space", ".. slug: The Hood\n"),
    key("a slug with a slash", ".. slug: the/hood\n"),
    key("a slug with a leading slash", ".. slug: /hood\n"),
    key("a slug with a trailing slash", ".. slug: hood/\n"),
    key("a slug with two dots", ".. slug: ../hood\n"),
    key("a slug with umlauts", ".. slug: größe\n"),
    key("a slug with an ending", ".. slug: hood.html\n"),
    key("a slug with a question mark", ".. slug: why?\n"),
    key("a slug with a hash", ".. slug: c#\n"),
    key("a slug with a percent sign", ".. slug: 100%25\n"),
    key("a slug with quotes", '.. slug: "hood"\n'),
    key("a slug named index", ".. slug: index\n"),
    key("a slug that ends in index", ".. slug: hood/index\n"),
    key("an empty slug", ".. slug: \n"),
    key("a slug of one space", ".. slug:  \n"),
    key("two slugs", ".. slug: first\n.. slug: second\n"),
    key("no USE_SLUGIFY", "", "posts/Größe über.md", settings={"USE_SLUGIFY": False}),
    key("no USE_SLUGIFY, signs", "", "posts/a#b?c.d.md", settings={"USE_SLUGIFY": False}),
    key("a slug without USE_SLUGIFY", ".. slug: a/b\n", settings={"USE_SLUGIFY": False}),
    key("no PRETTY_URLS", "", settings={"PRETTY_URLS": False}),
    key("no PRETTY_URLS, named index", "", "posts/index.md", settings={"PRETTY_URLS": False}),
    key("pretty_url", ".. pretty_url: true\n", settings={"PRETTY_URLS": False}),
    key("pretty_url false", ".. pretty_url: false\n"),
    key("pretty_url False with a capital", ".. pretty_url: False\n"),
    key("pretty_url no", ".. pretty_url: no\n"),
    key("pretty_url 0", ".. pretty_url: 0\n"),
    key("pretty_url of another word", ".. pretty_url: sure\n"),
    key(
        "pretty_url of another word without PRETTY_URLS",
        ".. pretty_url: x\n",
        settings={"PRETTY_URLS": False},
    ),
    key("pretty_url true, named index", ".. pretty_url: true\n", "posts/index.md"),
    key("Pretty_Url in capitals", ".. Pretty_Url: false\n"),
    key("no STRIP_INDEXES", "", settings={"STRIP_INDEXES": False}),
    key(
        "no STRIP_INDEXES, no PRETTY_URLS",
        "",
        settings={"STRIP_INDEXES": False, "PRETTY_URLS": False},
    ),
    key("INDEX_FILE", "", settings={"INDEX_FILE": "default.html"}),
    key("SITE_URL with a folder", "", settings={"SITE_URL": "https://example.org/sub/"}),
    key("the key permalink says nothing", ".. permalink: /a/b/\n"),
    key("the key path says nothing", ".. path: /a/b/\n"),
    key("SLUG_AUTHOR_PATH", ".. author: Ada King\n", settings={"SLUG_AUTHOR_PATH": False}),
    key("the key link", ".. link: https://example.org/\n"),
]

TITLED = [
    post("no title", DATE),
    post("an empty title", f".. title: \n{DATE}"),
    post("no title, and a heading", DATE, body="# Under the Hood\n"),
    post("no title, no USE_FILENAME_AS_TITLE", DATE, settings={"USE_FILENAME_AS_TITLE": False}),
    post("a title with a colon", f".. title: Django: Under the Hood\n{DATE}"),
    post("a title in quotes", f'.. title: "Hood"\n{DATE}'),
    post("a title of HTML", f".. title: Under <em>the</em> Hood &amp; more\n{DATE}"),
]

DATES = [
    dated("a day", "2016-11-06"),
    dated("a zone in words", "2016-11-06 23:30:00 UTC"),
    dated("UTC and an offset", "2016-11-06 23:30:00 UTC-08:00"),
    dated("an offset", "2016-11-06T23:30:00-08:00"),
    dated("an offset without a colon", "2016-11-06 23:30:00 +0000"),
    dated("TIMEZONE", "2016-11-06 23:30", TIMEZONE="America/New_York"),
    dated("an offset and TIMEZONE", "2016-11-06T23:30:00-08:00", TIMEZONE="Europe/Berlin"),
    dated("slashes", "2016/11/06 09:05"),
    dated("slashes, month first", "11/06/2016"),
    dated("words", "6 November 2016"),
    dated("no date at all", "yesterday"),
    dated("an impossible day", "2016-13-45"),
    dated("a day in the future", "2999-01-01"),
    dated("a day in the future with FUTURE_IS_NOW", "2999-01-01", FUTURE_IS_NOW=True),
    post("no date", TITLE),
    post("an empty date", f"{TITLE}.. date: \n"),
    key("two dates", ".. date: 2017-01-01\n"),
    key("an updated date", ".. updated: 2017-01-02 03:04\n"),
]

STATUS = [
    key("the status draft", ".. status: draft\n"),
    key("the status private", ".. status: private\n"),
    key("the status featured", ".. status: featured\n"),
    key("the status published", ".. status: published\n"),
    key("the status Draft with a capital", ".. status: Draft\n"),
    key("an unknown status", ".. status: hidden\n"),
    key("the tag draft", ".. tags: web, draft\n"),
    key("the tag Draft with a capital", ".. tags: Draft\n"),
    key("the tag private", ".. tags: private\n"),
    key(
        "the tag draft without USE_TAG_METADATA",
        ".. tags: draft\n",
        settings={"USE_TAG_METADATA": False},
    ),
    key("tags", ".. tags: web, Python 3,django, ,web\n"),
    key("tags in brackets", ".. tags: [web, python]\n"),
    key("a category", ".. category: Web Things\n"),
    key("a section", ".. section: Web Things\n"),
    key(
        "a category by folder",
        "",
        "posts/web/duth.md",
        settings={"CATEGORY_DESTPATH_AS_DEFAULT": True},
    ),
    key("an author", ".. author: Ada King, Alan Turing\n"),
]

META = [
    text("metadata without a comment", f"{TITLE}{DATE}.. slug: hood\n\nBody\n"),
    text("metadata in reStructuredText", f"{TITLE}{DATE}.. slug: hood\n\nBody\n", "posts/duth.rst"),
    text("metadata in a text file", f"{TITLE}{DATE}.. slug: hood\n\nBody\n", "posts/duth.txt"),
    text(
        "metadata in HTML",
        f"<!--\n{TITLE}{DATE}.. slug: hood\n-->\n\n<p>Body</p>\n",
        "posts/duth.html",
    ),
    text(
        "tags of HTML",
        '<html><head><title>Hood</title><meta name="date" content="2016-11-06">'
        '<meta name="slug" content="hood"><meta name="keywords" content="web, python">'
        "</head><body>Body</body></html>\n",
        "posts/duth.html",
    ),
    text("no blank line after the metadata", f"{TITLE}{DATE}.. slug: hood\nBody\n"),
    text("metadata after the first blank line", f"{TITLE}{DATE}\n.. slug: hood\n\nBody\n"),
    text("blank lines before the metadata", f"\n\n{TITLE}{DATE}.. slug: hood\n\nBody\n"),
    text("text before the metadata", f"Text\n{TITLE}{DATE}.. slug: hood\n\nBody\n"),
    text("spaces before the metadata", f"    {TITLE}    {DATE}    .. slug: hood\n\nBody\n"),
    text("no space after the dots", f"{TITLE}{DATE}..slug: hood\n\nBody\n"),
    text("no space after the colon", f"{TITLE}{DATE}.. slug:hood\n\nBody\n"),
    text("a space before the colon", f"{TITLE}{DATE}.. slug : hood\n\nBody\n"),
    text("keys in capitals", ".. Title: Hood\n.. Date: 2016-11-06\n.. Slug: hood\n\nBody\n"),
    text("a byte order mark", f"\ufeff{TITLE}{DATE}.. slug: hood\n\nBody\n"),
    text("line ends of Windows", f"{TITLE}{DATE}.. slug: hood\n\nBody\n".replace("\n", "\r\n")),
    text("trailing spaces in a value", f"{TITLE}{DATE}.. slug: hood  \n\nBody\n"),
    text("metadata only", f"{TITLE}{DATE}.. slug: hood\n"),
    text("an empty file", ""),
    text("no metadata", "Body\n"),
    text(
        "a file of metadata",
        "Body\n",
        files={"posts/duth.meta": f"{TITLE}{DATE}.. slug: hood\n"},
    ),
    text(
        "a file of metadata and metadata within",
        f"{TITLE}{DATE}.. slug: within\n\nBody\n",
        files={"posts/duth.meta": f"{TITLE}{DATE}.. slug: meta\n"},
    ),
    text(
        "a file of metadata in YAML",
        "Body\n",
        files={"posts/duth.meta": "---\ntitle: Hood\ndate: 2016-11-06\nslug: hood\n---\n"},
    ),
    text("YAML", "---\ntitle: Hood\ndate: 2016-11-06 09:05\nslug: hood\n---\n\nBody\n"),
    text(
        "lists and switches in YAML",
        "---\ntitle: Hood\ndate: 2016-11-06\ntags: [b, a]\npretty_url: false\nstatus: draft\n---\n",
    ),
    text(
        "a date with an offset in YAML",
        "---\ntitle: Hood\ndate: 2016-11-06T23:30:00-08:00\n---\nBody\n",
    ),
    text("a date in quotes in YAML", '---\ntitle: Hood\ndate: "2016-11-06"\n---\nBody\n'),
    text("a slug that is null in YAML", "---\ntitle: Hood\ndate: 2016-11-06\nslug:\n---\nBody\n"),
    text(
        "a slug that is a number in YAML",
        "---\ntitle: Hood\ndate: 2016-11-06\nslug: 2016\n---\nBody\n",
    ),
    text("a title that is a number in YAML", "---\ntitle: 2016\ndate: 2016-11-06\n---\nBody\n"),
    text(
        "a tag that is a number in YAML",
        "---\ntitle: Hood\ndate: 2016-11-06\ntags: [2016]\n---\nBody\n",
    ),
    text("keys in capitals in YAML", "---\nTitle: Hood\nDate: 2016-11-06\nSlug: x\n---\nBody\n"),
    text("spaces after the dashes of YAML", "---  \ntitle: Hood\ndate: 2016-11-06\n---\nBody\n"),
    text("broken YAML", "---\ntitle: a: b\ndate: 2016-11-06\n---\nBody\n"),
    text("TOML", '+++\ntitle = "Hood"\ndate = 2016-11-06T09:05:00Z\nslug = "hood"\n+++\n\nBody\n'),
    text("a day without a time in TOML", '+++\ntitle = "Hood"\ndate = 2016-11-06\n+++\n\nBody\n'),
    text(
        "tags in TOML",
        '+++\ntitle = "Hood"\ndate = 2016-11-06T00:00:00Z\ntags = ["a"]\n+++\n\nBody\n',
    ),
    text(
        "the header of Pelican",
        "Title: Hood\nDate: 2016-11-06\nSlug: hood\n\nBody\n",
        settings={
            "MARKDOWN_EXTENSIONS": ["markdown.extensions.meta"],
            "METADATA_MAPPING": {"markdown_metadata": {"summary": "description"}},
        },
    ),
    text(
        "fields of reStructuredText",
        "Hood\n####\n\n:date: 2016-11-06\n:slug: hood\n:tags: a, b\n\nBody\n",
        "posts/duth.rst",
        settings={"USE_REST_DOCINFO_METADATA": True},
    ),
    text(
        "METADATA_MAPPING",
        "---\ntitle: Hood\npubdate: 2016-11-06\nalias: hood\n---\nBody\n",
        settings={"METADATA_MAPPING": {"yaml": {"pubdate": "date", "alias": "slug"}}},
    ),
]

NAMED = r".*/(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>[^/]*)-(?P<title>[^-/]*)\.md"

NAMES = [
    text(
        "FILE_METADATA_REGEXP",
        "Body\n",
        "posts/2016-11-06-duth-under_the_hood.md",
        settings={"FILE_METADATA_REGEXP": NAMED},
    ),
    post(
        "FILE_METADATA_REGEXP and metadata",
        ".. title: Other\n.. slug: other\n",
        "posts/2016-11-06-duth-under_the_hood.md",
        settings={"FILE_METADATA_REGEXP": NAMED},
    ),
    text(
        "FILE_METADATA_REGEXP without unslugified titles",
        "Body\n",
        "posts/2016-11-06-duth-under_the_hood.md",
        settings={"FILE_METADATA_REGEXP": NAMED, "FILE_METADATA_UNSLUGIFY_TITLES": False},
    ),
    key("FILE_METADATA_REGEXP that does not fit", "", settings={"FILE_METADATA_REGEXP": NAMED}),
    text(
        "FILE_METADATA_REGEXP with capitals",
        "Body\n",
        "posts/2016-11-06-Duth.md",
        settings={"FILE_METADATA_REGEXP": r"posts/(?P<Date>\d{4}-\d\d-\d\d)-(?P<Slug>.*)\.md"},
    ),
    text(
        "FILE_METADATA_REGEXP fits the whole path",
        "Body\n",
        "posts/2016-11-06-duth.md",
        settings={"FILE_METADATA_REGEXP": r"(?P<date>\d{4}-\d\d-\d\d)-(?P<slug>.*)\.md"},
    ),
]

GERMAN = {"TRANSLATIONS": {"en": "", "de": "./de"}}
DUTH_DE = f".. title: Unter der Haube\n{DATE}.. slug: haube\n\nBody\n"

LANGUAGES = [
    key("a translation", "", files={"posts/duth.de.md": DUTH_DE}, settings=GERMAN),
    key("a post without its translation", "", settings=GERMAN),
    key(
        "a post without its translation, not shown",
        "",
        settings={**GERMAN, "SHOW_UNTRANSLATED_POSTS": False},
    ),
    key(
        "a translation without a slug",
        ".. slug: hood\n",
        files={"posts/duth.de.md": ".. title: Unter der Haube\n\nBody\n"},
        settings=GERMAN,
    ),
    text("only a translation", DUTH_DE, "posts/duth.de.md", settings=GERMAN),
    key(
        "TRANSLATIONS_PATTERN",
        "",
        files={"posts/duth.md.de": DUTH_DE},
        settings={**GERMAN, "TRANSLATIONS_PATTERN": "{path}.{ext}.{lang}"},
    ),
    key("another default language", "", settings={"DEFAULT_LANG": "de"}),
    key(
        "a default language in a folder",
        "",
        settings={"DEFAULT_LANG": "de", "TRANSLATIONS": {"de": "de", "en": "en"}},
    ),
    key("a name that ends like a language", "", "posts/duth.de.md"),
]

OTHER = f".. title: Other\n{DATE}.. slug: other\n\nBody\n"

LINKED = [
    key("a link to a slug", "", body="[o](link://slug/other)\n", files={"posts/other.md": OTHER}),
    key(
        "a link to a file",
        "",
        body="[o](link://filename/posts/other.md)\n",
        files={"posts/other.md": OTHER},
    ),
    key("a relative link", "", body="[o](../other/#x)\n", files={"posts/other.md": OTHER}),
    key(
        "a link to the name of a file", "", body="[o](other.md)\n", files={"posts/other.md": OTHER}
    ),
    key("an absolute link", "", body="[o](/posts/other/)\n", files={"posts/other.md": OTHER}),
    key(
        "an absolute link with URL_TYPE absolute",
        "",
        body="[o](/posts/other/)\n",
        files={"posts/other.md": OTHER},
        settings={"URL_TYPE": "absolute"},
    ),
    key("a file in files", "", body="[a](/x/a.pdf)\n", files={"files/x/a.pdf": "a"}),
    key("FILES_FOLDERS", "", files={"more/a.pdf": "a"}, settings={"FILES_FOLDERS": {"more": "m"}}),
    key("a file beside the post", "", body="[a](a.pdf)\n", files={"posts/a.pdf": "a"}),
    key("a redirect", "", settings={"REDIRECTIONS": [["old/duth.html", "/posts/duth/"]]}),
    key("a redirect from a folder", "", settings={"REDIRECTIONS": [["/old/", "/posts/duth/"]]}),
    key("two posts with one slug", ".. slug: other\n", files={"posts/other.md": OTHER}),
    key(
        "two posts with one slug in two folders",
        ".. slug: other\n",
        files={"posts/x/other.md": OTHER},
    ),
    key(
        "a post and a page with one address",
        ".. slug: about\n",
        files={"pages/about.md": OTHER.replace("other", "about")},
        settings=posts(["posts/*.md", "pages"]),
    ),
    key(
        "a post at the address of the index", ".. slug: index\n", settings=posts(["posts/*.md", ""])
    ),
    key(
        "two posts whose slugs differ in case", ".. slug: Other\n", files={"posts/other.md": OTHER}
    ),
]

CASES = [
    *FILES,
    *SLUGS,
    *TITLED,
    *DATES,
    *STATUS,
    *META,
    *NAMES,
    *LANGUAGES,
    *LINKED,
]

TITLES = [*SHARED_TITLES, "my-second_post.v2", "2016-11-06-duth", "Under <em>the</em> hood"]
