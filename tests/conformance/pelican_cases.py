"""The questions put to Pelican: posts whose addresses record_pelican.py writes down."""

from typing import Any

from eleventy_cases import TITLES as SHARED_TITLES

Case = dict[str, Any]

RECAP = "duth.md"
TITLE = "Title: Django: Under The Hood 2016\n"
DATE = "Date: 2016-11-06 09:05:03\n"
FOLDERS = {"ARTICLE_URL": "{slug}/", "ARTICLE_SAVE_AS": "{slug}/index.html"}


def post(name: str, header: str, path: str = RECAP, body: str = "Body\n", **rest: Any) -> Case:
    return {"name": name, "path": path, "text": f"{header}\n{body}", **rest}


def key(name: str, lines: str, path: str = RECAP, **rest: Any) -> Case:
    """A post with title, date and these lines."""
    return post(name, f"{TITLE}{DATE}{lines}\n", path, **rest)


def file(name: str, path: str, **rest: Any) -> Case:
    """A post of this name, with title and date."""
    return key(name, "Author: Ada\n", path, **rest)


def titled(name: str, title: str, **rest: Any) -> Case:
    return post(name, f"Title: {title}\n{DATE}", **rest)


def dated(name: str, date: str, path: str = RECAP, **settings: Any) -> Case:
    settings = {"ARTICLE_URL": "{date:%Y/%m/%d/%H%M}/{slug}.html", **settings}
    return post(name, f"{TITLE}Date: {date}\n", path, settings=settings)


def undated(name: str, path: str = RECAP, lines: str = "", **settings: Any) -> Case:
    return post(name, f"{TITLE}{lines}", path, settings=settings)


def pattern(name: str, value: str, lines: str = "", path: str = "web/duth.md", **rest: Any) -> Case:
    """A post with this ARTICLE_SAVE_AS, and the same as its ARTICLE_URL."""
    rest["settings"] = {"ARTICLE_URL": value, "ARTICLE_SAVE_AS": value, **rest.get("settings", {})}
    return key(name, lines, path, **rest)


def header(name: str, text: str, path: str = RECAP, **rest: Any) -> Case:
    """A post of exactly this text."""
    return {"name": name, "path": path, "text": text, **rest}


def rst(name: str, fields: str, title: str = "Under the Hood", **rest: Any) -> Case:
    line = "#" * 60
    head = f"{title}\n{line}\n\n" if title else ""
    return header(name, f"{head}{fields}\nBody\n", "duth.rst", **rest)


def html(name: str, head: str, path: str = "duth.html", **rest: Any) -> Case:
    return header(name, f"<html><head>{head}</head><body><p>Body</p></body></html>\n", path, **rest)


def linking(name: str, link: str, files: dict[str, str], path: str = RECAP, **rest: Any) -> Case:
    """A post whose body has this link."""
    return key(name, "", path, body=f"[link]({link})\n", files=files, **rest)


DEFAULTS = [
    file("title and date", RECAP),
    file("a post in a folder", "web/duth.md"),
    file("a post two folders deep", "web/python/duth.md"),
    file("a post named index", "index.md"),
    file("a post named index in a folder", "web/index.md"),
    file("a date in the file name stays out of the slug", "2016-12-24-duth.md"),
    file("the ending .markdown", "duth.markdown"),
    file("the ending .mkd", "duth.mkd"),
    file("the ending .mdown", "duth.mdown"),
    file("the ending .MD in capitals", "duth.MD"),
    file("the ending .txt is no post", "duth.txt"),
    file("a name that starts with a dot", ".duth.md"),
    file("a name that starts with an underscore", "_duth.md"),
    file("a folder that starts with a dot", ".drafts/duth.md"),
    file("IGNORE_FILES", "wip-duth.md", settings={"IGNORE_FILES": ["wip-*"]}),
    file("ARTICLE_PATHS", "posts/web/duth.md", settings={"ARTICLE_PATHS": ["posts"]}),
    file("a post outside ARTICLE_PATHS", "notes/duth.md", settings={"ARTICLE_PATHS": ["posts"]}),
    file("ARTICLE_EXCLUDES", "web/duth.md", settings={"ARTICLE_EXCLUDES": ["web"]}),
]

SLUGS = [
    key("a slug", "Slug: hood\n"),
    key("a slug in capitals", "Slug: Hood\n"),
    key("a slug with a space", "Slug: the hood\n"),
    key("a slug with a slash", "Slug: the/hood\n"),
    key("a slug that starts with a slash", "Slug: /hood\n"),
    key("a slug that ends with a slash", "Slug: hood/\n", settings=FOLDERS),
    key("a slug with two dots", "Slug: ../hood\n", settings=FOLDERS),
    key("a slug with umlauts", "Slug: größe\n"),
    key("a slug with an ending", "Slug: hood.html\n"),
    key("a slug in quotes", 'Slug: "hood"\n'),
    key("a slug with a percent sign", "Slug: 100%25\n"),
    key("a slug with a question mark", "Slug: why?\n"),
    key("a slug with a hash", "Slug: c#\n"),
    key("an empty slug", "Slug:\n"),
    key("a slug of one space", 'Slug: " "\n'),
    key("two slugs", "Slug: first\nSlug: second\n"),
    key("a slug over two lines", "Slug: first\n    second\n"),
    key("a slug of one dot", "Slug: .\n", settings=FOLDERS),
    key("a slug with braces", "Slug: {date}\n"),
    key("a slug named index", "Slug: index\n"),
    key("a slug named index, in folders", "Slug: index\n", settings=FOLDERS),
    key("a slug named archives", "Slug: archives\n"),
    file("SLUGIFY_SOURCE basename", "duth.md", settings={"SLUGIFY_SOURCE": "basename"}),
    file(
        "SLUGIFY_SOURCE basename with a date",
        "2016-11-06-Duth.md",
        settings={"SLUGIFY_SOURCE": "basename"},
    ),
    file(
        "SLUGIFY_SOURCE basename with odd signs",
        "Ünder_the (hood) v1.2.md",
        settings={"SLUGIFY_SOURCE": "basename"},
    ),
    file("SLUGIFY_SOURCE with a wrong word", "duth.md", settings={"SLUGIFY_SOURCE": "filename"}),
    key(
        "a slug wins over SLUGIFY_SOURCE basename",
        "Slug: hood\n",
        settings={"SLUGIFY_SOURCE": "basename"},
    ),
]

TITLED = [
    titled("a title with umlauts", "Größe über Ärger"),
    titled("a Cyrillic title", "Привет, мир"),
    titled("a Chinese title", "你好世界"),
    titled("a title of an emoji", "🎉"),
    titled("a title with HTML", "Under <em>the</em> Hood"),
    titled("a title with an entity", "Salt &amp; Pepper"),
    titled("a title with a less-than sign", "a < b and c > d"),
    titled("a title in quotes", '"Under the Hood"'),
    titled("a title with dots and underscores", "v1.2 of my_module.py"),
    titled("a title in camel case", "camelCase XMLHttpRequest"),
    titled("a title with a colon", "Django: Under: the Hood"),
    titled("a title with a hash", "#1 in C#"),
    titled("a title of signs only", "!!!"),
    titled("a title with Markdown", "Under *the* `hood` [link](x)"),
    titled("a title with slashes", "and/or a\\b"),
    titled("a title of more than 255 letters", "long " * 60),
    post("an empty title", f"Title:\n{DATE}"),
    post("no title", DATE),
    post("no title, but a heading", f"{DATE}\n# Under the Hood\n"),
    post("two titles", f"Title: First\nTitle: Second\n{DATE}"),
    post("a title over two lines", f"Title: First\n    second\n{DATE}"),
    key("SLUGIFY_USE_UNICODE", "", settings={"SLUGIFY_USE_UNICODE": True}),
    titled("umlauts with SLUGIFY_USE_UNICODE", "Größe", settings={"SLUGIFY_USE_UNICODE": True}),
    titled("Chinese with SLUGIFY_USE_UNICODE", "你好 世界", settings={"SLUGIFY_USE_UNICODE": True}),
    titled("SLUGIFY_PRESERVE_CASE", "Under THE Hood", settings={"SLUGIFY_PRESERVE_CASE": True}),
    titled(
        "SLUG_REGEX_SUBSTITUTIONS in place of the default ones",
        "C++ & C# are Fun.",
        settings={"SLUG_REGEX_SUBSTITUTIONS": [[r"\+", "p"], [r"#", "sharp"], [r"\s+", "_"]]},
    ),
    titled(
        "SLUG_REGEX_SUBSTITUTIONS disregard case and use groups",
        "The HOOD of 2016",
        settings={"SLUG_REGEX_SUBSTITUTIONS": [[r"the (hood)", r"\1-\1"], [r"[-\s]+", "-"]]},
    ),
    titled(
        "SLUG_REGEX_SUBSTITUTIONS of nothing",
        "Under the Hood!",
        settings={"SLUG_REGEX_SUBSTITUTIONS": []},
    ),
    titled(
        "ARTICLE_REGEX_SUBSTITUTIONS count for nothing",
        "Under the Hood",
        settings={"ARTICLE_REGEX_SUBSTITUTIONS": [["the", "a"]]},
    ),
    titled(
        "the old SLUG_SUBSTITUTIONS",
        "C++ and Tea!",
        settings={"SLUG_SUBSTITUTIONS": [["C++", "cpp"], ["tea", "coffee"]]},
    ),
    titled(
        "the old SLUG_SUBSTITUTIONS that skip the rest",
        "C++ and Tea!",
        settings={"SLUG_SUBSTITUTIONS": [["C++", "cpp", True]]},
    ),
]

PATTERNS = [
    pattern("the pattern {slug}/index.html", "{slug}/index.html"),
    key("an address of folders", "", settings=FOLDERS),
    pattern("no ending", "{slug}"),
    pattern("the ending .aspx", "archive/{slug}.aspx"),
    pattern("year, month, day", "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"),
    pattern("slashes in the format of a date", "{date:%Y/%m/%d}/{slug}.html"),
    pattern("year of two digits and name of month", "{date:%y}/{date:%b}/{date:%B}/{slug}.html"),
    pattern("no leading zeros", "{date:%-m}-{date:%-d}/{slug}.html"),
    pattern("days of the week", "{date:%a}/{date:%A}/{date:%w}/{date:%u}/{slug}.html"),
    pattern("weeks", "{date:%U}/{date:%W}/{date:%V}/{date:%G}/{date:%j}/{slug}.html"),
    pattern("the time of the day", "{date:%H%M%S}-{date:%I}{date:%p}/{slug}.html"),
    pattern("the zone", "{date:%Z}{date:%z}/{slug}.html", settings={"TIMEZONE": "Europe/Berlin"}),
    pattern("whole dates", "{date:%x}/{date:%c}/{slug}.html"),
    pattern("directives that Pelican leaves alone", "{date:%e-%s-%h-%D-%F-%q-%%}/{slug}.html"),
    pattern("a date without a format", "{date}/{slug}.html"),
    pattern("a part of the date", "{date.year}/{date.month}/{slug}.html"),
    pattern("the category", "{category}/{slug}.html", "Category: Web Things\n"),
    pattern("the category of a folder", "{category}/{slug}.html"),
    pattern("the slug of the category", "{category.slug}/{slug}.html"),
    pattern("the author", "{author}/{slug}.html", "Author: Ada Lovelace\n"),
    pattern("the first of the authors", "{author}/{slug}.html", "Authors: Ada King; Alan Turing\n"),
    pattern("two authors under Author", "{author}/{slug}.html", "Author: Ada King, Alan Turing\n"),
    pattern("no author", "{author}/{slug}.html"),
    pattern("the setting AUTHOR", "{author}/{slug}.html", settings={"AUTHOR": "Ada Lovelace"}),
    pattern("the language", "{lang}/{slug}.html"),
    pattern("the path", "{path}.html"),
    pattern("the status", "{status}/{slug}.html", "Status: published\n"),
    pattern("the status that is not set", "{status}/{slug}.html"),
    pattern("the title", "{title}.html"),
    pattern("the tags", "{tags}/{slug}.html", "Tags: Web, Python\n"),
    pattern("the first tag", "{tags[0]}/{slug}.html", "Tags: Web Things, Python\n"),
    pattern("the slug of the first tag", "{tags[0].slug}/{slug}.html", "Tags: Web Things\n"),
    pattern("the date of the last change", "{modified:%Y}/{slug}.html", "Modified: 2017-01-02\n"),
    pattern("a key of one's own", "{series}/{slug}.html", "Series: The Hood\n"),
    pattern("a key of one's own in capitals", "{Series}/{slug}.html", "Series: The Hood\n"),
    pattern("a key of one's own with a number", "{part:>03}/{slug}.html", "Part: 7\n"),
    pattern("a key of one's own, twice", "{series}/{slug}.html", "Series: a\nSeries: b\n"),
    pattern("a key of one's own with a hyphen", "{my-key}/{slug}.html", "My-Key: x\n"),
    pattern("an unknown key", "{series}/{slug}.html"),
    pattern("an unknown key in the URL only", "{slug}.html", settings={"ARTICLE_URL": "{x}/"}),
    pattern("the reader", "{reader}/{slug}.html"),
    pattern("a shortened slug", "{slug:.5}.html"),
    pattern("doubled braces", "{{slug}}.html"),
    pattern("an unclosed brace", "{slug.html"),
    pattern("the old style of fields", "%(slug)s.html"),
    pattern("a leading slash", "/{slug}.html"),
    pattern("two dots that climb out", "../{slug}.html"),
    pattern("two dots that stay in", "a/../{slug}.html"),
    pattern("double slashes", "a//{slug}.html"),
    pattern("a trailing slash", "a/{slug}/"),
    pattern("an empty pattern", ""),
    pattern("a constant", "posts/post.html"),
    key("a URL with a leading slash", "", settings={"ARTICLE_URL": "/blog/{slug}/"}),
    key("a full address as URL", "", settings={"ARTICLE_URL": "https://example.org/{slug}"}),
    key("an empty ARTICLE_URL", "", settings={"ARTICLE_URL": ""}),
    key("an empty ARTICLE_SAVE_AS", "", settings={"ARTICLE_SAVE_AS": ""}),
    key("only ARTICLE_URL", "", settings={"ARTICLE_URL": "blog/{slug}/"}),
    key("only ARTICLE_SAVE_AS", "", settings={"ARTICLE_SAVE_AS": "blog/{slug}/index.html"}),
    key("an anchor in ARTICLE_URL", "", settings={"ARTICLE_URL": "{date:%Y}.html#{slug}"}),
    key("RELATIVE_URLS", "", settings={**FOLDERS, "RELATIVE_URLS": True}),
    key("SITEURL", "", settings={**FOLDERS, "SITEURL": "https://example.org/sub"}),
    key("SITEURL with a trailing slash", "", settings={"SITEURL": "https://example.org/"}),
    key("the old CLEAN_URLS", "", settings={"CLEAN_URLS": True}),
    key(
        "the old ARTICLE_PERMALINK_STRUCTURE",
        "",
        settings={"ARTICLE_PERMALINK_STRUCTURE": "/%Y/%m/"},
    ),
    file("the old ARTICLE_DIR", "posts/duth.md", settings={"ARTICLE_DIR": "posts"}),
]

OVERRIDES = [
    key("url and save_as", "url: old/hood/\nsave_as: old/hood/index.html\n"),
    key("only url", "url: old/hood/\n"),
    key("only save_as", "save_as: old/hood.html\n"),
    key("only url, in folders", "url: old/hood/\n", settings=FOLDERS),
    key("capitals in Url and Save_As", "Url: old/hood/\nSave_As: old/hood/index.html\n"),
    key("URL and SAVE_AS", "URL: old/hood/\nSAVE_AS: old/hood/index.html\n"),
    key("save-as with a hyphen", "save-as: old/hood.html\n"),
    key("an empty url", "url:\n"),
    key("an empty save_as", "save_as:\n"),
    key("a url with a leading slash", "url: /old/hood/\n"),
    key("a save_as with a leading slash", "save_as: /old/hood.html\n"),
    key("a full address", "url: https://example.org/hood\n"),
    key("a url without a trailing slash", "url: old/hood\nsave_as: old/hood/index.html\n"),
    key("a save_as without an ending", "save_as: old/hood\n"),
    key("a save_as with a trailing slash", "save_as: old/hood/\n"),
    key("a save_as of one dot", "save_as: .\n"),
    key("a save_as that starts with ./", "save_as: ./hood.html\n"),
    key("a save_as that climbs out", "save_as: ../hood.html\n"),
    key("a save_as that climbs out to a folder of like name", "save_as: ../output-2/hood.html\n"),
    key("a save_as that climbs and returns", "save_as: a/../hood.html\n"),
    key("a save_as with double slashes", "save_as: a//hood.html\n"),
    key("a url with fields", "url: {date:%Y}/{slug}/\nsave_as: {slug}.html\n"),
    key("a url with a space", "url: old hood/\nsave_as: old hood/index.html\n"),
    key("a url with umlauts", "url: größe/\nsave_as: größe/index.html\n"),
    key("a url with percent signs", "url: a%20b/\nsave_as: a%20b/index.html\n"),
    key("a url with a query", "url: ?p=123\nsave_as: p/123.html\n"),
    key("a url with a fragment", "url: hood.html#top\n"),
    key("a url in quotes", 'url: "old/hood/"\nsave_as: "old/hood/index.html"\n'),
    key("two urls", "url: first/\nurl: second/\n"),
    key("a url of the site itself", "url:  \nsave_as: index.html\n"),
    key("a url with index.html", "url: old/hood/index.html\nsave_as: old/hood/index.html\n"),
    key("a url and a slug", "url: old/hood/\nslug: other\n"),
    key("a url and a language", "url: old/hood/\nlang: de\n"),
    key("a url and a draft", "url: old/hood/\nsave_as: old/hood.html\nStatus: draft\n"),
    key("a save_as of more than 255 letters", f"save_as: {'a' * 256}.html\n"),
    key("override_url", "override_url: old/hood/\noverride_save_as: old/hood.html\n"),
    key(
        "url in DEFAULT_METADATA",
        "",
        settings={"DEFAULT_METADATA": {"url": "old/hood/", "save_as": "old/hood.html"}},
    ),
]

CATEGORIES = [
    pattern("a category", "{category}/{slug}.html", "Category: Python\n", path="web/duth.md"),
    pattern("the last folder of two", "{category}/{slug}.html", path="web/Python 3/duth.md"),
    pattern("no folder", "{category}/{slug}.html", path="duth.md"),
    pattern("an empty category", "{category}/{slug}.html", "Category:\n"),
    pattern("two categories", "{category}/{slug}.html", "Category: Web\nCategory: Python\n"),
    pattern("a category with a comma", "{category}/{slug}.html", "Category: Web, Python\n"),
    pattern("a category with a slash", "{category}/{slug}.html", "Category: Web/Python\n"),
    pattern("a category with umlauts", "{category}/{slug}.html", "Category: Größe\n"),
    pattern("a category of signs", "{category}/{slug}.html", "Category: C++\n"),
    pattern("a category that slugs to nothing", "{category}/{slug}.html", "Category: +++\n"),
    pattern(
        "USE_FOLDER_AS_CATEGORY off",
        "{category}/{slug}.html",
        settings={"USE_FOLDER_AS_CATEGORY": False},
    ),
    pattern(
        "DEFAULT_CATEGORY",
        "{category}/{slug}.html",
        path="duth.md",
        settings={"DEFAULT_CATEGORY": "Other Things"},
    ),
    pattern(
        "DEFAULT_CATEGORY and a folder",
        "{category}/{slug}.html",
        settings={"DEFAULT_CATEGORY": "Other Things"},
    ),
    pattern(
        "DEFAULT_CATEGORY wins over DEFAULT_METADATA",
        "{category}/{slug}.html",
        path="duth.md",
        settings={"DEFAULT_METADATA": {"category": "Web"}},
    ),
    pattern(
        "the folder of ARTICLE_PATHS is a category",
        "{category}/{slug}.html",
        path="posts/duth.md",
        settings={"ARTICLE_PATHS": ["posts"]},
    ),
    pattern("no CATEGORY_SAVE_AS", "{category}/{slug}.html", settings={"CATEGORY_SAVE_AS": ""}),
    pattern(
        "CATEGORY_REGEX_SUBSTITUTIONS",
        "{category}/{slug}.html",
        "Category: C++ Things\n",
        settings={"CATEGORY_REGEX_SUBSTITUTIONS": [[r"\+", "p"], [r"\s", "_"]]},
    ),
    pattern(
        "AUTHOR_REGEX_SUBSTITUTIONS",
        "{author}/{slug}.html",
        "Author: Ada Lovelace\n",
        settings={"AUTHOR_REGEX_SUBSTITUTIONS": [[r"\s", "_"]]},
    ),
    pattern(
        "a category with SLUGIFY_USE_UNICODE and SLUGIFY_PRESERVE_CASE",
        "{category}/{slug}.html",
        "Category: Größe\n",
        settings={"SLUGIFY_USE_UNICODE": True, "SLUGIFY_PRESERVE_CASE": True},
    ),
    pattern(
        "a category with SLUG_REGEX_SUBSTITUTIONS",
        "{category}/{slug}.html",
        "Category: C++ Things\n",
        settings={"SLUG_REGEX_SUBSTITUTIONS": [[r"\+", "p"], [r"[^\w]+", "_"]]},
    ),
]

NAMED = r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>.*)"

PATHS = [
    undated("the date of the file name", "2016-11-06-duth.md"),
    undated("the date of the file name without a hyphen", "2016-11-06duth.md"),
    undated("a date with underscores is none", "2016_11_06-duth.md"),
    undated("a date in the middle of the name is none", "duth-2016-11-06.md"),
    undated("a date in the folder is none", "2016-11-06/duth.md"),
    undated("an impossible date in the name", "2016-13-45-duth.md"),
    dated("the header's date wins over the name's", "2016-12-24", "2016-11-06-duth.md"),
    undated("FILENAME_METADATA with a slug", "2016-11-06-duth.md", FILENAME_METADATA=NAMED),
    undated(
        "the header's slug wins over FILENAME_METADATA",
        "2016-11-06-duth.md",
        "Slug: hood\n",
        FILENAME_METADATA=NAMED,
    ),
    undated("a name that FILENAME_METADATA does not fit", "duth.md", FILENAME_METADATA=NAMED),
    undated(
        "FILENAME_METADATA with capitals",
        "2016-11-06-Duth.md",
        FILENAME_METADATA=r"(?P<Date>\d{4}-\d{2}-\d{2})-(?P<Slug>.*)",
    ),
    undated(
        "FILENAME_METADATA with a date of eight digits",
        "20161106-duth.md",
        FILENAME_METADATA=r"(?P<date>\d{8})-(?P<slug>.*)",
    ),
    undated(
        "FILENAME_METADATA with underscores",
        "2016_11_06_duth.md",
        FILENAME_METADATA=r"(?P<date>\d{4}_\d{2}_\d{2})_(?P<slug>.*)",
    ),
    undated(
        "FILENAME_METADATA with a key of one's own",
        "2016-11-06-part7-duth.md",
        FILENAME_METADATA=r"(?P<date>\d{4}-\d{2}-\d{2})-part(?P<part>\d+)-(?P<slug>.*)",
        ARTICLE_SAVE_AS="{part}/{slug}.html",
        ARTICLE_URL="{part}/{slug}.html",
    ),
    header(
        "FILENAME_METADATA with a title",
        f"{DATE}\nBody\n",
        "Under the Hood.md",
        settings={"FILENAME_METADATA": "(?P<title>.*)"},
    ),
    undated(
        "FILENAME_METADATA for a language",
        "2016-11-06-duth.de.md",
        FILENAME_METADATA=r"(?P<date>\d{4}-\d{2}-\d{2})-(?P<slug>[^.]+)(\.(?P<lang>[a-z]{2}))?",
    ),
    undated("FILENAME_METADATA that is not text", "2016-11-06-duth.md", FILENAME_METADATA=[]),
    undated(
        "PATH_METADATA",
        "web/2016/11/06/duth.md",
        PATH_METADATA=r"(?P<category>[^/]+)/(?P<date>\d{4}/\d{2}/\d{2})/(?P<slug>.*)\.md",
        ARTICLE_SAVE_AS="{category}/{slug}.html",
        ARTICLE_URL="{category}/{slug}.html",
    ),
    undated(
        "FILENAME_METADATA wins over PATH_METADATA",
        "path/2016-11-06-name.md",
        FILENAME_METADATA=NAMED,
        PATH_METADATA=r"(?P<slug>[^/]+)/.*",
    ),
    undated(
        "PATH_METADATA wins over the folder as category",
        "web/python/2016-11-06-duth.md",
        PATH_METADATA=r"(?P<category>[^/]+)/.*",
    ),
    undated(
        "PATH_METADATA with save_as and url",
        "web/2016-11-06-duth.md",
        PATH_METADATA=r"(?P<url>.*)\.md",
    ),
    undated(
        "PATH_METADATA fits from the start of the path",
        "web/2016-11-06-duth.md",
        PATH_METADATA=r"2016-11-06-(?P<slug>.*)\.md",
    ),
    key(
        "EXTRA_PATH_METADATA of a file",
        "",
        "web/duth.md",
        settings={
            "EXTRA_PATH_METADATA": {
                "web/duth.md": {"save_as": "hood/index.html", "url": "hood/"},
            }
        },
    ),
    key(
        "EXTRA_PATH_METADATA of a folder",
        "",
        "web/python/duth.md",
        settings={
            "ARTICLE_SAVE_AS": "{series}/{slug}.html",
            "ARTICLE_URL": "{series}/{slug}.html",
            "EXTRA_PATH_METADATA": {"web": {"series": "w"}, "web/python": {"series": "p"}},
        },
    ),
    key(
        "EXTRA_PATH_METADATA of a folder with a slash, and of a like name",
        "",
        "web/duth.md",
        settings={"EXTRA_PATH_METADATA": {"we": {"slug": "we"}, "web/": {"slug": "web"}}},
    ),
    key(
        "the header wins over EXTRA_PATH_METADATA",
        "Slug: hood\n",
        settings={"EXTRA_PATH_METADATA": {"duth.md": {"slug": "other"}}},
    ),
    undated(
        "FILENAME_METADATA wins over EXTRA_PATH_METADATA",
        "2016-11-06-duth.md",
        FILENAME_METADATA=NAMED,
        EXTRA_PATH_METADATA={"2016-11-06-duth.md": {"slug": "other"}},
    ),
    key(
        "EXTRA_PATH_METADATA with a status",
        "",
        "drafts/duth.md",
        settings={"EXTRA_PATH_METADATA": {"drafts": {"status": "draft"}}},
    ),
    key(
        "EXTRA_PATH_METADATA with a category",
        "",
        settings={"EXTRA_PATH_METADATA": {"duth.md": {"category": "web"}}},
    ),
    undated(
        "EXTRA_PATH_METADATA with a date",
        EXTRA_PATH_METADATA={"duth.md": {"date": "2016-11-06"}},
    ),
]

DATES = [
    dated("a day", "2016-11-06"),
    dated("a day and a time", "2016-11-06 09:05"),
    dated("a time with seconds", "2016-11-06 09:05:03"),
    dated("a time with fractions", "2016-11-06 09:05:03.123456"),
    dated("a T between day and time", "2016-11-06T09:05:03"),
    dated("the zone Z", "2016-11-06T23:30:00Z"),
    dated("the zone Z, with TIMEZONE", "2016-11-06T23:30:00Z", TIMEZONE="Europe/Berlin"),
    dated("an offset", "2016-11-06 23:30:00 -08:00"),
    dated("an offset without a colon", "2016-11-06 23:30:00 +0000"),
    dated("an offset, with TIMEZONE", "2016-11-06T23:30:00-08:00", TIMEZONE="Europe/Berlin"),
    dated("the zone UTC", "2016-11-06 23:30:00 UTC"),
    dated("the zone EST", "2016-11-06 23:30:00 EST", TIMEZONE="America/New_York"),
    dated("no zone, with TIMEZONE", "2016-11-06 23:30", TIMEZONE="America/New_York"),
    dated("a TIMEZONE that does not exist", "2016-11-06", TIMEZONE="Europe/Nowhere"),
    dated("an hour that summer time leaves out", "2016-03-27 02:30", TIMEZONE="Europe/Berlin"),
    key("the key Timezone", "Timezone: America/New_York\n"),
    dated("the form of a mail", "Sun, 06 Nov 2016 09:05:03 GMT"),
    dated("day, month in words, year", "6 November 2016"),
    dated("month in words, day, year", "Nov 6, 2016 9:05 PM"),
    dated("a day in German", "6. Dezember 2016"),
    dated("slashes, month first", "11/06/2016"),
    dated("slashes, day first because it must be", "13/11/2016"),
    dated("slashes, year first", "2016/11/06"),
    dated("dots", "06.11.2016"),
    dated("underscores", "2016_11_06"),
    dated("eight digits", "20161106"),
    dated("fourteen digits", "20161106090503"),
    dated("eight digits and a time", "20161106T090503"),
    dated("a time stamp", "1478423103"),
    dated("a year of two digits", "16-11-06"),
    dated("a year and a month", "2016-11"),
    dated("a year", "2016"),
    dated("a time without a day", "09:05"),
    dated("a month of one digit", "2016-1-6"),
    dated("a month that is none", "2016-13-06"),
    dated("a day that is none", "2016-02-30"),
    dated("words", "yesterday"),
    dated("trailing words", "2016-11-06 draft"),
    dated("a day in quotes", '"2016-11-06"'),
    dated("a date with blanks in between", "2016-11-06    09:05"),
    dated("an hour of 24", "2016-11-06 24:00"),
    dated("an afternoon", "2016-11-06 9:05 pm"),
    dated("an empty date", ""),
    dated("a date of long ago", "0099-11-06"),
    key("two dates", "Date: 2017-01-01\n"),
    key("a date of the last change", "Modified: 2017-01-02 03:04\n"),
    key("a date of the last change that is none", "Modified: soon\n"),
    undated("no date"),
    undated("DEFAULT_DATE in words", DEFAULT_DATE="2016-11-06 09:05"),
    undated("DEFAULT_DATE in numbers", DEFAULT_DATE=[2016, 11, 6, 9, 5]),
    undated("DEFAULT_DATE of the file system", DEFAULT_DATE="fs"),
    undated(
        "DEFAULT_DATE of the file system and a date in the name",
        "2016-11-06-duth.md",
        DEFAULT_DATE="fs",
    ),
    post(
        "DEFAULT_DATE of the file system, elsewhere",
        TITLE,
        settings={"DEFAULT_DATE": "fs", "TIMEZONE": "Europe/Berlin"},
        tz="Asia/Tokyo",
    ),
    undated("a date in DEFAULT_METADATA", DEFAULT_METADATA={"date": "2016-11-06"}),
]

STATUS = [
    key("the status published", "Status: published\n"),
    key("the status hidden", "Status: hidden\n"),
    key("the status draft", "Status: draft\n"),
    key("the status skip", "Status: skip\n"),
    key("the status Draft with a capital", "Status: Draft\n"),
    key("the status Skip with a capital", "Status: Skip\n"),
    key("an unknown status", "Status: private\n"),
    key("an empty status", "Status:\n"),
    key("two statuses", "Status: draft\nStatus: published\n"),
    key("the key Draft says nothing", "Draft: true\n"),
    key("a draft by DEFAULT_METADATA", "", settings={"DEFAULT_METADATA": {"status": "draft"}}),
    key(
        "published against DEFAULT_METADATA",
        "Status: published\n",
        settings={"DEFAULT_METADATA": {"status": "draft"}},
    ),
    key(
        "DRAFT_URL and DRAFT_SAVE_AS",
        "Status: draft\n",
        settings={"DRAFT_URL": "wip/{slug}/", "DRAFT_SAVE_AS": "wip/{slug}/index.html"},
    ),
    key("no DRAFT_SAVE_AS", "Status: draft\n", settings={"DRAFT_SAVE_AS": ""}),
    undated("a draft without a date", RECAP, "Status: draft\n"),
    undated(
        "a draft without a date, dated address",
        RECAP,
        "Status: draft\n",
        DRAFT_URL="{date:%Y}/{slug}.html",
        DRAFT_SAVE_AS="{date:%Y}/{slug}.html",
    ),
    key("a draft in a language", "Status: draft\nLang: de\n"),
    dated("a date in the future", "2999-01-01"),
    dated("a date in the future without WITH_FUTURE_DATES", "2999-01-01", WITH_FUTURE_DATES=False),
    post(
        "a hidden post of the future without WITH_FUTURE_DATES",
        f"{TITLE}Date: 2999-01-01\nStatus: hidden\n",
        settings={"WITH_FUTURE_DATES": False},
    ),
]

TAGS = [
    key("tags with commas", "Tags: web, Python 3,django\n"),
    key("tags with semicolons", "Tags: King, Ada; web\n"),
    key("tags with blanks only", "Tags: web python\n"),
    key("empty and doubled tags", "Tags: web, , web,python,\n"),
    key("tags that differ in case", "Tags: Web, web\n"),
    key("no tags", "Tags:\n"),
    key("tags in brackets", "Tags: [web, python]\n"),
    key("tags in quotes", 'Tags: "web", "python"\n'),
    key("tags over several lines", "Tags: web,\n    python\n"),
    key("tags twice", "Tags: web\nTags: python\n"),
    key("the key Tag", "Tag: web\n"),
    key("tags as a YAML list", "Tags:\n  - web\n  - python\n"),
    key("tags as a YAML list, deep", "Tags:\n    - web\n    - python\n"),
    key("authors with commas", "Authors: Ada King, Alan Turing\n"),
    key("authors twice", "Authors: Ada King\nAuthors: Alan Turing\n"),
    key("a summary", "Summary: In *short*\n    and more\n"),
]

LANGUAGES = [
    key("another language", "Lang: de\n"),
    key("the default language", "Lang: en\n"),
    key("the default language in capitals", "Lang: EN\n"),
    key("DEFAULT_LANG", "Lang: de\n", settings={"DEFAULT_LANG": "de"}),
    key("DEFAULT_LANG in capitals", "Lang: de\n", settings={"DEFAULT_LANG": "DE"}),
    key("an empty language", "Lang:\n"),
    key("a language twice", "Lang: de\nLang: fr\n"),
    key(
        "ARTICLE_LANG_URL and ARTICLE_LANG_SAVE_AS",
        "Lang: de\n",
        settings={
            **FOLDERS,
            "ARTICLE_LANG_URL": "{lang}/{slug}/",
            "ARTICLE_LANG_SAVE_AS": "{lang}/{slug}/index.html",
        },
    ),
    key("another language with only ARTICLE_URL set", "Lang: de\n", settings=FOLDERS),
    key(
        "a translation",
        "Slug: hood\nLang: de\n",
        "duth-de.md",
        files={"duth.md": f"{TITLE}{DATE}Slug: hood\n\nBody\n"},
    ),
    key(
        "a translation in the same language",
        "Slug: hood\nTranslation: true\n",
        "duth-2.md",
        files={"duth.md": f"{TITLE}{DATE}Slug: hood\n\nBody\n"},
    ),
    key(
        "a translation with ARTICLE_TRANSLATION_ID off",
        "Slug: hood\nLang: de\n",
        "duth-de.md",
        files={"duth.md": f"{TITLE}{DATE}Slug: hood\n\nBody\n"},
        settings={"ARTICLE_TRANSLATION_ID": False},
    ),
    key(
        "both in other languages",
        "Slug: hood\nLang: de\n",
        "duth-de.md",
        files={"duth-fr.md": f"{TITLE}{DATE}Slug: hood\nLang: fr\n\nBody\n"},
    ),
]

HEADERS = [
    header("keys in capitals", "TITLE: Under the Hood\nDATE: 2016-11-06\nSLUG: hood\n\nBody\n"),
    header("a byte order mark", f"\ufeff{TITLE}{DATE}\nBody\n"),
    header("line ends of Windows", f"{TITLE}{DATE}\nBody\n".replace("\n", "\r\n")),
    header("line ends of the old Mac", f"{TITLE}{DATE}\nBody\n".replace("\n", "\r")),
    header("mixed line ends", f"Title: Under the Hood\r\n{DATE}Slug: hood\r\n\nBody\n"),
    header("a blank first line", f"\n{TITLE}{DATE}\nBody\n"),
    header("a comment in the first line", f"<!-- x -->\n{TITLE}{DATE}\nBody\n"),
    header("no blank line after the header", f"{TITLE}{DATE}Body\n"),
    header("no blank line, and a body with a colon", f"{TITLE}{DATE}Slug: hood\nNote: x\nBody\n"),
    header("a blank line with spaces", f"{TITLE}   \n{DATE}\nBody\n"),
    header("a blank line within the header", f"{TITLE}\n{DATE}\nBody\n"),
    header("no body", f"{TITLE}{DATE}"),
    header("no body and no line end", f"{TITLE}{DATE}".strip()),
    header("an empty file", ""),
    header("a file without a header", "# Under the Hood\n\nBody\n"),
    header("a tab after the colon", f"Title:\tUnder the Hood\n{DATE}\nBody\n"),
    header("tabs within a value", f"Title: Under\tthe\t\tHood\n{DATE}\nBody\n"),
    header("no space after the colon", "Title:Under the Hood\nDate:2016-11-06\n\nBody\n"),
    header("a space before the colon", f"Title : Under the Hood\n{DATE}\nBody\n"),
    header("one space before a key", f" Title: Under the Hood\n{DATE}\nBody\n"),
    header("three spaces before a key", f"Title: Under the Hood\n   {DATE}\nBody\n"),
    header("four spaces before a key", f"Title: Under the Hood\n    {DATE}\nBody\n"),
    header("a tab before a key", f"Title: Under the Hood\n\t{DATE}\nBody\n"),
    header("a no-break space after the colon", f"Title:\u00a0Under the Hood\n{DATE}\nBody\n"),
    header("spaces around a value", f"Title:   Under the Hood   \n{DATE}\nBody\n"),
    header("a key with a space", f"{TITLE}{DATE}Old URL: x\nSlug: hood\n\nBody\n"),
    header("a key with a dot", f"{TITLE}{DATE}a.b: x\nSlug: hood\n\nBody\n"),
    header("a key with umlauts", f"{TITLE}{DATE}Größe: x\nSlug: hood\n\nBody\n"),
    header("a line without a colon", f"{TITLE}{DATE}nothing\nSlug: hood\n\nBody\n"),
    header("a line with a hash", f"{TITLE}{DATE}# Slug: a\nSlug: hood\n\nBody\n"),
    header("three dashes around", f"---\n{TITLE}{DATE}Slug: hood\n---\nBody\n"),
    header("three dashes at the end", f"{TITLE}{DATE}Slug: hood\n---\nBody\n"),
    header("three dashes at the start", f"---\n{TITLE}{DATE}Slug: hood\n\nBody\n"),
    header("three dots at the end", f"---\n{TITLE}{DATE}Slug: hood\n...\nBody\n"),
    header("four dashes", f"----\n{TITLE}{DATE}Slug: hood\n----\nBody\n"),
    header("dashes with words after them", f"--- yaml\n{TITLE}{DATE}Slug: hood\n---\nBody\n"),
    header("three dashes after a blank line", f"\n---\n{TITLE}{DATE}---\nBody\n"),
    header(
        "dashes, and quotes as in YAML", f"---\nTitle: \"Hood\"\n{DATE}slug: 'a b'\n---\nBody\n"
    ),
    header("plus signs around, as in TOML", f"+++\n{TITLE}{DATE}+++\nBody\n"),
    header("TOML", '+++\ntitle = "Hood"\ndate = 2016-11-06\n+++\nBody\n'),
    header("a comment at the end of a value", f"{TITLE}{DATE}Slug: hood # old\n\nBody\n"),
    header(
        "the key path", f"{TITLE}{DATE}path: a/b.md\n\nBody\n", settings={"ARTICLE_URL": "{path}"}
    ),
    header("the key content", f"{TITLE}{DATE}content: x\n\nBody\n"),
    header("the key source_path", f"{TITLE}{DATE}source_path: x\n\nBody\n"),
]

RST = [
    rst("reStructuredText", ":date: 2016-11-06 09:05\n"),
    rst("fields of reStructuredText", ":date: 2016-11-06\n:slug: hood\n:tags: web, python\n"),
    rst(
        "url and save_as in reStructuredText", ":date: 2016-11-06\n:url: old/\n:save_as: old.html\n"
    ),
    rst("capitals in reStructuredText", ":Date: 2016-11-06\n:Slug: hood\n:Category: Web\n"),
    rst("the author in reStructuredText", ":date: 2016-11-06\n:author: Ada King\n"),
    rst("authors in reStructuredText", ":date: 2016-11-06\n:authors: Ada King; Alan Turing\n"),
    rst("a draft in reStructuredText", ":date: 2016-11-06\n:status: draft\n"),
    rst("no date in reStructuredText", ":slug: hood\n"),
    rst("no fields in reStructuredText", ""),
    rst("no title in reStructuredText", ":date: 2016-11-06\n", title=""),
    rst("a title among the fields", ":date: 2016-11-06\n:title: Other\n"),
    rst("a title among the fields only", ":date: 2016-11-06\n:title: Other\n", title=""),
    rst("mark-up in a title", ":date: 2016-11-06\n", title="Under *the* ``hood`` & more"),
    rst("a field twice", ":date: 2016-11-06\n:slug: first\n:slug: second\n"),
    rst("a field over two lines", ":date: 2016-11-06\n:slug: first\n  second\n"),
    rst("an unknown role", ":date: 2016-11-06\n\n:unknown:`x`\n"),
    rst("an unknown directive", ":date: 2016-11-06\n\n.. unknown:: x\n"),
    rst("German fields", ":Datum: 2016-11-06\n", settings={"DEFAULT_LANG": "de"}),
    rst("two sections", ":date: 2016-11-06\n\nBody\n\nSecond\n######\n"),
    header("fields before the title", ":date: 2016-11-06\n\nHood\n####\n\nBody\n", "duth.rst"),
    header(
        "a comment before the fields", "Hood\n####\n\n.. x\n\n:date: 2016-11-06\n\nB\n", "duth.rst"
    ),
    header(
        "a byte order mark in reStructuredText",
        "\ufeffHood\n####\n\n:date: 2016-11-06\n",
        "duth.rst",
    ),
]

HTML = [
    html("HTML", '<title>Hood</title><meta name="date" content="2016-11-06 09:05">'),
    html(
        "fields of HTML",
        '<title>Under the Hood</title><meta name="date" content="2016-11-06" />'
        '<meta name="slug" content="hood" /><meta name="keywords" content="web, python" />'
        '<meta name="category" content="Web" />',
    ),
    html(
        "url and save_as in HTML",
        '<title>Hood</title><meta name="date" content="2016-11-06">'
        '<meta name="url" content="old/"><meta name="save_as" content="old.html">',
    ),
    html("capitals in HTML", '<TITLE>Hood</TITLE><META NAME="Date" CONTENT="2016-11-06">'),
    html(
        "the ending .htm", '<title>Hood</title><meta name="date" content="2016-11-06">', "duth.htm"
    ),
    html(
        "contents in place of content",
        '<title>Hood</title><meta name="date" contents="2016-11-06">',
    ),
    html(
        "an entity in a title", '<title>Salt &amp; Pepper</title><meta name="date" content="2016">'
    ),
    html("no title in HTML", '<meta name="date" content="2016-11-06">'),
    html("no date in HTML", "<title>Hood</title>"),
    html(
        "two slugs in HTML",
        '<title>Hood</title><meta name="date" content="2016-11-06">'
        '<meta name="slug" content="a"><meta name="slug" content="b">',
    ),
    html(
        "tags twice in HTML",
        '<title>Hood</title><meta name="date" content="2016-11-06">'
        '<meta name="tags" content="a"><meta name="tags" content="b">',
    ),
    html("a date in the name of HTML", "<title>Hood</title>", "2016-11-06-duth.html"),
    header("a header of Markdown in HTML", f"{TITLE}{DATE}\n<p>Body</p>\n", "duth.html"),
]

PAGES = [
    file("a page", "pages/about.md"),
    file("a page in a folder", "pages/more/about.md"),
    post("a page without a date", TITLE, "pages/about.md"),
    key("a draft of a page", "Status: draft\n", "pages/about.md"),
    key("a hidden page", "Status: hidden\n", "pages/about.md"),
    key("a page in a language", "Lang: de\n", "pages/about.md"),
    file(
        "PAGE_URL",
        "pages/about.md",
        settings={"PAGE_URL": "{slug}/", "PAGE_SAVE_AS": "{slug}.html"},
    ),
    file("PAGE_PATHS", "static/about.md", settings={"PAGE_PATHS": ["static"]}),
    file("a folder named pages that holds no pages", "web/pages/about.md"),
    file(
        "the path of a page by PATH_METADATA",
        "pages/more/about.md",
        settings={
            "PATH_METADATA": r"pages/(?P<fullpath>.+)\..+",
            "PAGE_URL": "{fullpath}/",
            "PAGE_SAVE_AS": "{fullpath}/index.html",
        },
    ),
]

OTHER = f"Title: Other\n{DATE}Slug: other\n\nBody\n"
DEEP = {
    **FOLDERS,
    "ARTICLE_SAVE_AS": "{date:%Y}/{slug}/index.html",
    "ARTICLE_URL": "{date:%Y}/{slug}/",
}

FILES = [
    linking("a file in images", "{static}images/a.png", {"images/a.png": "a"}),
    file("a file in images without a link", RECAP, files={"images/b/a.png": "a"}),
    file("a file beside the post without a link", "web/duth.md", files={"web/a.png": "a"}),
    linking("a static file beside the post", "{static}a.png", {"web/a.png": "a"}, "web/duth.md"),
    linking("a static file from the root", "{static}/web/a.png", {"web/a.png": "a"}, "x/duth.md"),
    linking("a static file in the folder above", "{static}../a.png", {"a.png": "a"}, "web/duth.md"),
    linking("a static file with a space", "{static}a%20b.png", {"a b.png": "a"}),
    linking("a static file with a query", "{static}a.png?x=1#y", {"a.png": "a"}),
    linking("a static file that is not there", "{static}b.png", {"a.png": "a"}),
    linking(
        "a static file with SITEURL",
        "{static}a.png",
        {"a.png": "a"},
        settings={"SITEURL": "https://x.org/s"},
    ),
    linking(
        "a static file with RELATIVE_URLS",
        "{static}a.png",
        {"a.png": "a"},
        settings={**DEEP, "RELATIVE_URLS": True},
    ),
    linking("an attached file", "{attach}a.png", {"web/a.png": "a"}, "web/duth.md", settings=DEEP),
    linking(
        "an attached file in a folder",
        "{attach}img/a.png",
        {"web/img/a.png": "a"},
        "web/duth.md",
        settings=DEEP,
    ),
    linking(
        "an attached file from elsewhere",
        "{attach}../img/a.png",
        {"img/a.png": "a"},
        "web/duth.md",
        settings=DEEP,
    ),
    linking(
        "an attached file from the root",
        "{attach}/img/a.png",
        {"img/a.png": "a"},
        "web/duth.md",
        settings=DEEP,
    ),
    linking(
        "an attached file with RELATIVE_URLS",
        "{attach}a.png",
        {"a.png": "a"},
        settings={**DEEP, "RELATIVE_URLS": True},
    ),
    key(
        "a file linked as static and attached",
        "",
        body="[a]({static}a.png) [b]({attach}a.png)\n",
        files={"a.png": "a"},
        settings=DEEP,
    ),
    key(
        "a file attached and linked as static",
        "",
        body="[a]({attach}a.png) [b]({static}a.png)\n",
        files={"a.png": "a"},
        settings=DEEP,
    ),
    key(
        "a file attached in HTML",
        "",
        body='<img src="{attach}a.png">\n',
        files={"a.png": "a"},
        settings=DEEP,
    ),
    linking("a file in bars", "|static|a.png", {"a.png": "a"}),
    linking("a file that {filename} finds", "{filename}/images/a.png", {"images/a.png": "a"}),
    linking("a post that {filename} finds", "{filename}other.md", {"other.md": OTHER}),
    linking("a post in bars", "|filename|other.md", {"other.md": OTHER}),
    linking(
        "a post from the root", "{filename}/x/other.md#y", {"x/other.md": OTHER}, "web/duth.md"
    ),
    linking(
        "a post in the folder above", "{filename}../other.md", {"other.md": OTHER}, "web/duth.md"
    ),
    linking(
        "a post with RELATIVE_URLS",
        "{filename}other.md",
        {"other.md": OTHER},
        settings={**DEEP, "RELATIVE_URLS": True},
    ),
    linking("a post that is not there", "{filename}none.md", {"other.md": OTHER}),
    linking(
        "a draft that {filename} finds",
        "{filename}other.md",
        {"other.md": f"{OTHER}".replace("Slug", "Status: draft\nSlug")},
    ),
    linking("a post without {filename}", "other.md", {"other.md": OTHER}),
    linking("a link to the index", "{index}", {}, settings=FOLDERS),
    linking("a link to a tag", "{tag}Web Things", {}),
    linking("a link to a category", "{category}web", {}),
    linking("a link to an author", "{author}ada", {}),
    linking("a link to an unknown thing", "{thing}x", {}),
    linking("a link with %7B", "%7Bstatic%7Da.png", {"a.png": "a"}),
    linking(
        "STATIC_PATHS",
        "{static}/files/a.pdf",
        {"files/a.pdf": "a"},
        settings={"STATIC_PATHS": ["files"]},
    ),
    file(
        "STATIC_PATHS of one file",
        RECAP,
        files={"CNAME": "x.org"},
        settings={"STATIC_PATHS": ["CNAME"]},
    ),
    file(
        "STATIC_PATHS of everything",
        "web/duth.md",
        files={"web/a.png": "a"},
        settings={"STATIC_PATHS": [""]},
    ),
    file(
        "STATIC_EXCLUDES",
        RECAP,
        files={"f/a.pdf": "a", "f/x/b.pdf": "b"},
        settings={"STATIC_PATHS": ["f"], "STATIC_EXCLUDES": ["f/x"]},
    ),
    file(
        "STATIC_SAVE_AS",
        RECAP,
        files={"images/a.png": "a"},
        settings={"STATIC_URL": "s/{path}", "STATIC_SAVE_AS": "s/{path}"},
    ),
    file(
        "EXTRA_PATH_METADATA with a path for a file",
        RECAP,
        files={"extra/favicon.ico": "icon"},
        settings={
            "STATIC_PATHS": ["extra"],
            "EXTRA_PATH_METADATA": {"extra/favicon.ico": {"path": "favicon.ico"}},
        },
    ),
    linking(
        "a link to a file with a path of its own",
        "{static}extra/robots.txt",
        {"extra/robots.txt": "robots"},
        settings={"EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}}},
    ),
    linking("a HTML file that is no post", "{static}a.html", {"a.html": "<p>a</p>"}),
]

SAME = f"{TITLE}{DATE}\nOther\n"

CLASHES = [
    file("two posts of one title", "a.md", files={"b.md": SAME}),
    file(
        "two posts of one title in two folders",
        "x/a.md",
        files={"y/b.md": SAME},
        settings={
            "ARTICLE_SAVE_AS": "{category}/{slug}.html",
            "ARTICLE_URL": "{category}/{slug}.html",
        },
    ),
    key(
        "two posts with one save_as",
        "save_as: a.html\n",
        "a.md",
        files={"b.md": f"Title: B\n{DATE}save_as: a.html\n\nOther\n"},
    ),
    key(
        "a save_as over another post's address",
        "save_as: b.html\n",
        "a.md",
        files={"b.md": f"Title: B\n{DATE}\nOther\n"},
    ),
    key(
        "a post at another's save_as",
        "slug: b\n",
        "a.md",
        files={"b.md": f"Title: X\n{DATE}save_as: b.html\n\nOther\n"},
    ),
    key(
        "two posts with one url",
        "url: a/\n",
        "a.md",
        files={"b.md": f"Title: B\n{DATE}url: a/\n\nOther\n"},
    ),
    key(
        "two posts whose addresses differ in case",
        "save_as: A.html\n",
        "a.md",
        files={"b.md": f"Title: B\n{DATE}save_as: a.html\n\nOther\n"},
    ),
    key(
        "a post and a page with one address",
        "slug: pages/about\n",
        "a.md",
        files={"pages/about.md": "Title: About\n\nOther\n"},
    ),
    key("a save_as over an archive", "save_as: archives.html\n"),
    key("a save_as over a category", "save_as: category/misc.html\n"),
    key(
        "a post and a static file with one address",
        "slug: images/a\n",
        "a.md",
        files={"images/a.html": "x"},
        settings={"ARTICLE_EXCLUDES": ["images"]},
    ),
    key("a draft and a post of one slug", "Status: draft\n", "a.md", files={"b.md": SAME}),
    key(
        "a draft and a post with one pattern",
        "Status: draft\n",
        "a.md",
        files={"b.md": SAME},
        settings={"DRAFT_URL": "{slug}.html", "DRAFT_SAVE_AS": "{slug}.html"},
    ),
]

CASES = [
    *DEFAULTS,
    *SLUGS,
    *TITLED,
    *PATTERNS,
    *OVERRIDES,
    *CATEGORIES,
    *PATHS,
    *DATES,
    *STATUS,
    *TAGS,
    *LANGUAGES,
    *HEADERS,
    *RST,
    *HTML,
    *PAGES,
    *FILES,
    *CLASHES,
]

TITLES = [
    *SHARED_TITLES,
    "Under <em>the</em> hood",
    "1 < 2 and 3 > 2",
    "&lt;b&gt; is not a tag",
    "&nbsp;&mdash;&eacute;",
    "two  spaces and a-- dash --b",
    " - leading and trailing - ",
    "_private __dunder__",
    "naïve café",
    "İstanbul ISPARTA ı",
    "ß ẞ œ Æ ø Å þ ð ł",
    "10€ → 20£",
    "<b",
    "<!-- comment --> text",
    "<script>x</script> y",
]
