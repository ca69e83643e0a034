"""The questions put to Hugo: posts whose addresses record_hugo.py writes down."""

from typing import Any

Case = dict[str, Any]

RECAP = "content/post/duth.md"
TITLED = "title: Django Under The Hood\n"
DATED = f"{TITLED}date: 2016-02-06T09:05:03Z\n"

KEEP = "disablePathToLower = true\n"
BARE = "removePathAccents = true\n"
UGLY = "uglyURLs = true\n"
# Which of two pages with one address is written is chance: no page may stand in the way.
ALONE = 'disableKinds = ["home", "section"]\n'
ANY_CONTENT = '[security]\nallowContent = [".*"]\n'


def text(name: str, whole: str, path: str = RECAP, config: str = "", **rest: Any) -> Case:
    rest = {"config": config, **rest} if config else rest
    return {"name": name, "path": path, "text": whole, **rest}


def page(name: str, front: str, path: str = RECAP, config: str = "", **rest: Any) -> Case:
    return text(name, f"---\n{front}---\nBody\n", path, config, **rest)


def file(name: str, path: str, config: str = "", **rest: Any) -> Case:
    return page(name, TITLED, path, config, **rest)


def link(name: str, url: str, front: str = "", **rest: Any) -> Case:
    """A post with this url, written as YAML."""
    return page(name, f"url: {url}\n{front}", **rest)


ADDRESSES = [
    link("a leading slash and a trailing one", "/a/b/"),
    link("no leading slash", "a/b/"),
    link("neither a leading nor a trailing slash", "a/b"),
    link("no trailing slash", "/a/b"),
    link("a word without slashes", "b"),
    link("index.html", "/a/b/index.html"),
    link("index.html without a leading slash", "a/b/index.html"),
    link("index.htm", "/a/b/index.htm"),
    link("INDEX.HTML", "/a/b/INDEX.HTML"),
    link("index without an extension", "/a/b/index"),
    link("a file that ends in index.html", "/a/myindex.html"),
    link("a folder named index", "/a/index/"),
    link("a folder named index.html", "/a/index.html/"),
    link("a html file", "/a/b.html"),
    link("a html file without a leading slash", "b.html"),
    link("a htm file", "/a/b.htm"),
    link("an upper-case extension", "/a/b.HTML"),
    link("the root", "/", config=ALONE),
    link("index.html at the root", "/index.html", config=ALONE),
    link("a .txt file", "/a/b.txt"),
    link("a .xml file", "/feed.xml"),
    link("a .php file", "/a/b.php"),
    link("a folder that ends in .php", "/a/b.php/"),
    link("a .aspx file", "/archive/2004/05/post.aspx"),
    link("a folder that ends in .aspx", "/archive/post.aspx/"),
    link("index.html in a folder that ends in .aspx", "/archive/post.aspx/index.html"),
    link("an extension of digits", "/v1.2"),
    link("a folder with a dot inside", "/v1.2/"),
    link("a folder with a dot, then a name", "/v1.2/notes"),
    link("a folder with a dot, then a folder", "/v1.2/notes/"),
    link("a hidden folder", "/.well-known/post/"),
    link("a trailing dot", "/a/b."),
    link("a folder with a trailing dot", "/a/b./"),
    link("a folder with three trailing dots", "/a/and-so-on.../"),
    link("a part that is one dot", "/a/./b/"),
    link("a leading ./", "./a/b/"),
    link("a part that is two dots", "/a/../b/"),
    link("two dots that reach the root", "/a/../../b/"),
    link("a leading ../", "../b/"),
    link("a trailing /..", "/a/b/.."),
    link("double slashes inside", "/a//b/"),
    link("double slashes in front", "//a/b/"),
    link("double slashes at the end", "/a/b//"),
    link("a backslash", r"'/a\b/'"),
    link("a space", "/a/b c/"),
    link("two spaces", "/a/b  c/"),
    link("a space at each end", '" /a/b/ "'),
    link("umlauts", "/größe/über/"),
    link("umlauts as letter and mark", "/u\u0308ber/"),
    link("umlauts, percent-encoded", "/gr%C3%B6%C3%9Fe/"),
    link("umlauts without accents", "/größe/é/", config="removePathAccents = true\n"),
    link("Chinese", "/你好/"),
    link("an emoji", "/🎉/"),
    link("upper case", "/Blog/My-Post/"),
    link("upper case kept", "/Blog/My-Post/", config="disablePathToLower = true\n"),
    link("square brackets", "/a/[b]/"),
    link("round brackets", "/a/(b)/"),
    link("braces", "'/a/{b}/'"),
    link("a single quote", '"/a/it\'s/"'),
    link("double quotes", "'/a/\"b\"/'"),
    link("an exclamation mark", "/a/hello!/"),
    link("an ampersand", "/a/this&that/"),
    link("a comma", "/a/b,c/"),
    link("a semicolon", "/a/b;c/"),
    link("an equals sign", "/a/b=c/"),
    link("a plus sign", "/a/c++/"),
    link("an asterisk", "/a/b*/"),
    link("a tilde", "/~me/"),
    link("an at sign", "/@me/"),
    link("a dollar sign", "/a/$b/"),
    link("a pipe", "/a/b|c/"),
    link("angle brackets", "/a/<b>/"),
    link("a hash", "/a/c#/"),
    link("a hash after a space is a comment", "/a/c #/"),
    link("a question mark", "/a/why?/"),
    link("a query", "/a/?p=123"),
    link("a query with a file", "/a.html?p=123"),
    link("a percent-encoded space", "/a/b%20c/"),
    link("a lone percent sign", "/a/100%/"),
    link("double and trailing dashes", "/a--b-/"),
    link("an underscore", "/a_b/_c/"),
    link("a full address", "https://example.org/a/b/"),
    link("a full address of http", "http://example.org/a/b/"),
    link("a full address without a scheme", "//example.org/a/b/"),
    link("a path part of 255 bytes", f"/{'a' * 255}/"),
    link("a path part of 256 bytes", f"/{'a' * 256}/"),
    link("an empty string", "''"),
    link("a string of one space", "' '"),
    link("nothing", ""),
    link("false", "false"),
    link("a number", "2016"),
    link("a date as url", "2016-11-06"),
    link("a list as url", "[/a/, /b/]"),
    link("a colon in front of a digit", "/a/10:30/"),
    link("a colon at the end of a part", "/a/b:/"),
    link("a colon behind a backslash", r"'/a/b\:c/'"),
    link("a token behind a backslash", r"'/a/\:year/'", DATED),
    link("two colons", "/a/::year/", DATED),
    link("a token", "/a/:year/", DATED),
    link("tokens and words", "/a-:year-:month/x:slug/", DATED),
    link("tokens and a html file", "/:year/:slug.html", DATED),
    link("tokens without a trailing slash", "/:year/:slug", DATED),
    link("the token slug and a slug", "/:slug/", "slug: Other Name\n"),
    link("the token title and a title", "/:title/", "title: Größe & Über!\n"),
    link("a Go layout", "/:2006/:01/", DATED),
    link("a Go template", "'/{{ .Title }}/'", DATED),
    link("url and slug", "/a/b/", "slug: other\n"),
    link("url and permalinks", "/a/b/", config='permalinks = {post = "/p/:slug/"}\n'),
    link("url and uglyURLs", "/a/b/", config="uglyURLs = true\n"),
    link("url without a trailing slash and uglyURLs", "/a/b", config="uglyURLs = true\n"),
    link("url to a html file and uglyURLs", "/a/b.html", config="uglyURLs = true\n"),
    link("url to index.html and uglyURLs", "/a/b/index.html", config="uglyURLs = true\n"),
    link("url and a base with a path", "/a/b/", config='baseURL = "https://e.example/blog/"\n'),
    link(
        "a relative url and a base with a path", "a/b", config='baseURL = "https://e.example/x/"\n'
    ),
    link("url and canonifyURLs", "/a/b/", config="canonifyURLs = true\n"),
    page("URL in capitals", "URL: /a/b/\n"),
    page("Url with a capital", "Url: /a/b/\n"),
    page("permalink in place of url", "permalink: /a/b/\n"),
    page("path in place of url", "path: /a/b/\n"),
    page("url twice", "url: /a/\nurl: /b/\n"),
    page("url of a section", "url: /a/b/\n", "content/post/_index.md"),
    page("url of a section without slashes", "url: a\n", "content/post/_index.md"),
    page("url of the home page", "url: /a/b/\n", "content/_index.md"),
    page("url of a leaf bundle", "url: /a/b/\n", "content/post/duth/index.md"),
    page("url of a page at the root", "url: /a/b/\n", "content/about.md"),
    page("url of a page in a nested section", "url: b\n", "content/post/trips/duth.md"),
    file(
        "url of the section above",
        RECAP,
        files={"content/post/_index.md": "---\nurl: /blog/\n---\n"},
    ),
]


def slugged(name: str, slug: str, path: str = RECAP, config: str = "", front: str = "") -> Case:
    return page(name, f"slug: {slug}\n{front}", path, config)


SLUGS = [
    slugged("a slug", "other"),
    slugged("a slug with upper case and spaces", "Other  Name Here"),
    slugged("a slug with upper case, kept", "Other Name", config=KEEP),
    slugged("a slug with a slash", "a/b"),
    slugged("a slug with a leading slash", "/a/b"),
    slugged("a slug with a trailing slash", "a/"),
    slugged("a slug with dots", "v1.2"),
    slugged("a slug that ends in html", "a.html"),
    slugged("a slug that ends in php", "a.php"),
    slugged("a slug with a trailing dot", "a."),
    slugged("a slug of two dots", "'..'", config=ALONE),
    slugged("a slug that climbs", "../a"),
    slugged("a slug with an underscore", "a_b"),
    slugged("a slug with a dash at each end", "-a-"),
    slugged("a slug with two dashes", "a--b"),
    slugged("a slug of dashes", "---"),
    slugged("a slug with umlauts", "Größe Über"),
    slugged("a slug with umlauts, without accents", "Größe Über é ø ł", config=BARE),
    slugged("a slug as letter and mark", "u\u0308ber"),
    slugged("a slug with odd characters", '"a~!$&\'()+,;=@#%[]{}*:?^|b"'),
    slugged("a slug with a hash", "'c#'"),
    slugged("a slug with plus signs", "c++"),
    slugged("a slug with an at sign", "'@me'"),
    slugged("a slug with a backslash", r"'a\b'"),
    slugged("a slug with percent-encoded text", "a%20b"),
    slugged("Chinese as slug", "你好 世界"),
    slugged("an emoji as slug", "🎉", config=ALONE),
    slugged("an emoji in a slug", "party-🎉-time"),
    slugged("a slug with spaces around a dash", "a - b"),
    slugged("a slug with an ampersand between spaces", "a & b"),
    slugged("an empty slug", "''"),
    slugged("a slug of one space", "' '", config=ALONE),
    slugged("nothing as slug", ""),
    slugged("a number as slug", "42"),
    slugged("a date as slug", "2016-11-06"),
    slugged("true as slug", "true"),
    slugged("a list as slug", "[a, b]"),
    slugged("index as slug", "index", config=ALONE),
    slugged("a slug with a colon", "'a:b'"),
    slugged("a token as slug", "':year'"),
    slugged("the slug of a section", "other", "content/post/_index.md"),
    slugged("the slug of a leaf bundle", "other", "content/post/duth/index.md"),
    slugged("the slug of a page at the root", "other", "content/about.md"),
    slugged("the slug of a page in a nested section", "other", "content/post/trips/duth.md"),
    slugged("the slug of the home page", "other", "content/_index.md"),
    slugged("a slug and uglyURLs", "other", config="uglyURLs = true\n"),
    slugged("a slug with a dot and uglyURLs", "v1.2", config="uglyURLs = true\n"),
    slugged("a slug that ends in html and uglyURLs", "a.html", config="uglyURLs = true\n"),
    page("Slug with a capital", "Slug: other\n"),
    file(
        "the slug of the section above",
        RECAP,
        files={"content/post/_index.md": "---\nslug: blog\n---\n"},
    ),
    page("the title is not in the address", "title: Other\n"),
    page("no title", "tags: [a]\n", "content/post/under-the_hood v2.md"),
    page("an empty title", "title: ''\n"),
    page("null as title", "title:\n"),
    page("a number as title", "title: 2016\n"),
    page("a date as title", "title: 2016-11-06\n"),
    page("true as title", "title: true\n"),
    page("a list as title", "title: [a, b]\n"),
    page("Title with a capital", "Title: A\n"),
    page("a title with HTML and Markdown", "title: '*a* <b>b</b> &amp;'\n"),
    text("a heading and no title", "---\ntags: [a]\n---\n# Heading\n"),
    page("linkTitle", "title: A\nlinkTitle: B\n"),
]

NAMES = [
    file("a page in a section", "content/post/duth.md"),
    file("a page at the root", "content/about.md"),
    file("a page in a nested section", "content/post/trips/duth.md"),
    file(
        "a page in a nested section that has an _index.md",
        "content/post/trips/duth.md",
        files={"content/post/trips/_index.md": "---\ntitle: Trips\n---\n"},
    ),
    file("a leaf bundle", "content/post/duth/index.md"),
    file("a leaf bundle at the root", "content/about/index.md"),
    file(
        "a leaf bundle in a leaf bundle",
        "content/post/a/b/index.md",
        files={"content/post/a/index.md": "---\n---\nA\n"},
    ),
    file(
        "a page in a leaf bundle",
        "content/post/a/b.md",
        files={"content/post/a/index.md": "---\n---\nA\n"},
    ),
    file("index.md at the root", "content/index.md", ALONE),
    file(
        "index.md in a section", "content/post/index.md", files={"content/post/other.md": "Other\n"}
    ),
    file("a section", "content/post/_index.md"),
    file("a nested section", "content/post/trips/_index.md"),
    file("the home page", "content/_index.md"),
    file("a section without _index.md", RECAP, files={"content/trips/rome.md": "---\n---\n"}),
    file("a leaf bundle in html", "content/post/duth/index.html"),
    file("a space in the name", "content/post/under the hood.md"),
    file("two spaces and one at the end", "content/post/under  the hood .md"),
    file("a space at the start", "content/post/ hood.md"),
    file("an umlaut", "content/post/größe.md"),
    file("an umlaut without accents", "content/post/größe-é-ø-ł.md", BARE),
    file("an umlaut as letter and mark", "content/post/u\u0308ber.md"),
    file("Chinese characters", "content/post/你好.md"),
    file("an emoji in the name", "content/post/party-🎉.md"),
    file("an emoji alone", "content/post/🎉.md", ALONE),
    file("a dot in the name", "content/post/v1.2.md"),
    *(
        file(f"the extension {extension}, allowed", f"content/post/duth.{extension}", ANY_CONTENT)
        for extension in ["html", "htm", "org"]
    ),
    text(
        "a html file without front matter, allowed",
        "<p>Body</p>\n",
        "content/post/duth.html",
        ANY_CONTENT,
    ),
    text(
        "an org file's own front matter, allowed",
        "#+TITLE: Hood\n#+DATE: 2016-11-06\n#+SLUG: other\n#+TAGS[]: a b\n\nBody\n",
        "content/post/duth.org",
        ANY_CONTENT,
    ),
    file("a dot and a word in the name", "content/post/a.draft.md"),
    file("a trailing dot in the name", "content/post/end..md"),
    file("three trailing dots in the name", "content/post/end....md"),
    file("html in the name", "content/post/page.html.md"),
    file("an underscore in the name", "content/post/snake_case.md"),
    file("a leading underscore", "content/post/_duth.md"),
    file("two dashes in the name", "content/post/under--the-hood.md"),
    file("dashes around a space", "content/post/under - the hood.md"),
    file("a leading and a trailing dash", "content/post/-duth-.md"),
    file("upper case in the name", "content/post/Under-The-HOOD.md"),
    file("upper case in the name, kept", "content/post/Under The-HOOD.md", KEEP),
    file("an at sign in the name", "content/post/a@b.md"),
    file("a hash in the name", "content/post/c#.md"),
    file("plus signs in the name", "content/post/c++.md"),
    file("an ampersand in the name", "content/post/r&d.md"),
    file("an ampersand between spaces in the name", "content/post/r & d.md"),
    file("a quote in the name", "content/post/it's.md"),
    file("double quotes in the name", 'content/post/a"b".md'),
    file("a comma in the name", "content/post/a,b.md"),
    file("an exclamation mark in the name", "content/post/hello!.md"),
    file("a question mark in the name", "content/post/why?.md"),
    file("brackets in the name", "content/post/a[b](c){d}.md"),
    file("a percent sign in the name", "content/post/100%.md"),
    file("a percent-encoded name", "content/post/a%20b.md"),
    file("a colon in the name", "content/post/a:b.md"),
    file("a semicolon and an equals sign in the name", "content/post/a;b=c.md"),
    file("a tilde in the name", "content/post/~a.md"),
    file("a backup file", "content/post/duth.md~"),
    file("a hidden file", "content/post/.duth.md"),
    file("a hidden folder in content", "content/post/.trips/duth.md"),
    file("digits alone", "content/post/42.md"),
    file("a file named as its section", "content/post/post.md"),
    file("a folder with a space", "content/my post/duth.md"),
    file("a folder with upper case", "content/My-Post/duth.md"),
    file("a folder with upper case, kept", "content/My Post/duth.md", KEEP),
    file("a folder with an umlaut", "content/größe/duth.md"),
    file("a folder with an umlaut, without accents", "content/größe/duth.md", BARE),
    file("a folder with a dot", "content/v1.2/duth.md"),
    file("a folder with an underscore", "content/_post/duth.md"),
    file("a folder with odd characters", "content/a&b#c,d/duth.md"),
    file("a leaf bundle with upper case and spaces", "content/post/Under The Hood/index.md"),
    file("a leaf bundle with a dot", "content/post/v1.2/index.md"),
    file("a leaf bundle with a date", "content/post/2016-11-06-duth/index.md"),
    file("a section with upper case and spaces", "content/My Post/_index.md"),
    file("a date stays in the name", "content/post/2016-11-06-duth.md"),
    file("a name of a date", "content/post/2016-11-06.md"),
    file("the extension markdown", "content/post/duth.markdown"),
    file("the extension mdown", "content/post/duth.mdown"),
    file("the extension MD", "content/post/duth.MD"),
    file("the extension html", "content/post/duth.html"),
    file("the extension htm", "content/post/duth.htm"),
    file("the extension org", "content/post/duth.org"),
    file("the extension txt", "content/post/duth.txt"),
    file("the extension mmark", "content/post/duth.mmark"),
    file("no extension", "content/post/duth"),
    text(
        "an org file's own front matter",
        "#+TITLE: Hood\n#+DATE: 2016-11-06\n#+SLUG: other\n\nBody\n",
        "content/post/duth.org",
    ),
    text("a html file without front matter", "<p>Body</p>\n", "content/post/duth.html"),
    text("a Markdown file without front matter", "Body\n", "content/post/under the Hood.md"),
    file("an ignored file", RECAP, 'ignoreFiles = ["duth"]\n'),
    file("another content folder", "src/post/duth.md", 'contentDir = "src"\n'),
    file(
        "a mounted folder",
        "old/duth.md",
        '[[module.mounts]]\nsource = "old"\ntarget = "content/blog"\n',
    ),
    file("a folder outside content", "post/duth.md"),
]

UGLIES = [
    file("ugly", RECAP, UGLY),
    file("ugly, at the root", "content/about.md", UGLY),
    file("ugly, a leaf bundle", "content/post/duth/index.md", UGLY),
    file("ugly, a section", "content/post/_index.md", UGLY),
    file("ugly, a nested section", "content/post/trips/_index.md", UGLY),
    file("ugly, the home page", "content/_index.md", UGLY),
    file("ugly, a nested page", "content/post/trips/duth.md", UGLY),
    file("ugly, a dot in the name", "content/post/v1.2.md", UGLY),
    file("ugly, html in the name", "content/post/a.html.md", UGLY),
    file("ugly, in this section", RECAP, "[uglyURLs]\npost = true\n"),
    file("ugly, in another section", RECAP, "[uglyURLs]\ntrips = true\n"),
    file("ugly, in a nested section", "content/post/trips/duth.md", "[uglyURLs]\npost = true\n"),
    file(
        "ugly, by the nested section's name",
        "content/post/trips/duth.md",
        '[uglyURLs]\n"post/trips" = true\n',
    ),
    file("ugly, the section's own page", "content/post/_index.md", "[uglyURLs]\npost = true\n"),
    file("ugly, in a section with upper case", "content/Post/duth.md", "[uglyURLs]\nPost = true\n"),
    page(
        "ugly, with permalinks to a folder",
        DATED,
        RECAP,
        UGLY + 'permalinks = {post = "/:year/:slug/"}\n',
    ),
    page(
        "ugly, with permalinks to a name",
        DATED,
        RECAP,
        UGLY + 'permalinks = {post = "/:year/:slug"}\n',
    ),
    page(
        "ugly, with permalinks to a html file",
        DATED,
        RECAP,
        UGLY + 'permalinks = {post = "/:year/:slug.html"}\n',
    ),
    page(
        "ugly, in this section, with permalinks",
        DATED,
        RECAP,
        'permalinks = {post = "/p/:slug/"}\n[uglyURLs]\npost = true\n',
    ),
    page("uglyURLs in the front matter", "uglyURLs: true\n"),
    file("uglyURLs in lower case", RECAP, "uglyurls = true\n"),
    file("uglyURLs as a word", RECAP, 'uglyURLs = "true"\n'),
]


def pattern(
    name: str, permalink: str, front: str = DATED, path: str = RECAP, config: str = "", **rest: Any
) -> Case:
    """A post in a site whose permalinks for its section are these."""
    return page(name, front, path, f'{config}[permalinks]\npost = "{permalink}"\n', **rest)


TOKENS = "year month monthname day weekday weekdayname yearday section sections title slug filename"
TOKENS += " slugorfilename contentbasename slugorcontentbasename sectionslug sectionslugs"
LAYOUTS = "2006 06 01 1 Jan January 02 2 _2 002 Mon Monday 15 03 3 04 4 05 5 PM pm MST Z07:00"
DEEP = "content/post/Big Trips/Italy/duth.md"
NESTED = {
    "content/post/Big Trips/_index.md": "---\ntitle: Trips\n---\n",
    "content/post/Big Trips/Italy/_index.md": "---\ntitle: To Italy\n---\n",
}

PERMALINKS = [
    *(pattern(f"the token {token}", f"/t/:{token}/") for token in TOKENS.split()),
    *(
        pattern(f"the token {token} with a slug", f"/t/:{token}/", DATED + "slug: Other Name\n")
        for token in ["title", "slug", "filename", "slugorfilename", "contentbasename"]
    ),
    *(
        pattern(
            f"the token {token} of a leaf bundle",
            f"/t/:{token}/",
            DATED,
            "content/post/A b/index.md",
        )
        for token in ["title", "slug", "filename", "slugorfilename", "contentbasename", "section"]
    ),
    *(
        pattern(f"the token {token} of a nested page", f"/t/:{token}/x/", DATED, DEEP, files=NESTED)
        for token in [
            "section",
            "sections",
            "sections[0]",
            "sections[1]",
            "sections[1:]",
            "sections[:1]",
            "sections[0:2]",
            "sections[last]",
            "sections[:last]",
            "sections[9]",
            "sections[9:]",
            "sections[x]",
            "sections[last]-x",
            "sectionslug",
            "sectionslugs",
            "sectionslugs[1:]",
            "contentbasename",
        ]
    ),
    *(
        pattern(
            f"the token {token} below a section with a slug",
            f"/t/:{token}/x/",
            DATED,
            "content/post/trips/duth.md",
            files={"content/post/trips/_index.md": "---\ntitle: All Trips\nslug: journeys\n---\n"},
        )
        for token in ["section", "sections", "sectionslug", "sectionslugs", "sectionslugs[last]"]
    ),
    *(
        pattern(
            f"the token {token} below folders that are no sections", f"/t/:{token}/", DATED, DEEP
        )
        for token in ["section", "sections", "sections[1:]", "sections[last]"]
    ),
    *(pattern(f"the Go layout {layout}", f"/t/:{layout}/") for layout in LAYOUTS.split()),
    pattern("a Go layout with dashes", "/t/:2006-01-02/"),
    pattern("two Go layouts", "/t/:06/:1/:2/:slug/"),
    pattern("tokens with a dash", "/t/:year-:month-:day/"),
    pattern("tokens with an underscore", "/t/:year_:month/"),
    pattern("tokens with a dot", "/t/:year.:month/"),
    pattern("tokens with nothing between", "/t/:year:month:day/"),
    pattern("letters after a token", "/t/:yearly/"),
    pattern("digits after a token", "/t/:year2/"),
    pattern("a token in a word", "/t/x:year/"),
    pattern("a token with a capital", "/t/:Year/"),
    pattern("an unknown token", "/t/:unknown/"),
    pattern("a key of the front matter as token", "/t/:author/", "author: me\n"),
    pattern("a colon behind a backslash in permalinks", r"/t/\\:year/:slug/"),
    pattern("two colons in permalinks", "/t/::year/"),
    pattern("a colon and nothing", "/t/:/"),
    pattern("no token", "/t/"),
    pattern("no trailing slash in permalinks", "/t/:slug"),
    pattern("no leading slash in permalinks", "t/:slug/"),
    pattern("permalinks that end in html", "/t/:slug.html"),
    pattern("permalinks that end in index.html", "/t/:slug/index.html"),
    pattern("permalinks that end in php", "/t/:slug.php"),
    pattern("permalinks that end in an aspx folder", "/t/:slug.aspx/"),
    pattern("permalinks with a dot and no trailing slash", "/v1.2/:slug"),
    pattern("permalinks with a dot and a trailing slash", "/v1.2/:slug/"),
    pattern("permalinks with upper case", "/Blog/:slug/"),
    pattern("permalinks with upper case, kept", "/Blog/:slug/", config=KEEP),
    pattern("permalinks with a space", "/my blog/:slug/"),
    pattern("permalinks with an umlaut", "/größe/:slug/"),
    pattern("permalinks with a full address", "https://e.example/:slug/"),
    pattern("permalinks of the root", "/", config=ALONE),
    pattern("empty permalinks", ""),
    pattern("a title with upper case, kept", "/:title/", "title: Under The Hood\n", config=KEEP),
    pattern("a title with accents", "/:title/", "title: Größe é\n"),
    pattern("a title without accents", "/:title/", "title: Größe é ł\n", config=BARE),
    pattern("a title with a slash", "/t/:title/", "title: a/b\n"),
    pattern("a title with a dot", "/t/:title/", "title: v1.2 is out.\n"),
    pattern("a title with a dot, no trailing slash", "/t/:title", "title: v1.2 is out\n"),
    pattern("a title with odd characters", "/t/:title/", 'title: "a~!$&\'()+,;=@#%[]{}*:?^|b"\n'),
    pattern("a title with dashes", "/t/:title/", "title: a - b -- c — d\n"),
    pattern("a title with a dash at its end", "/t/:title/", "title: a -\n"),
    pattern("a title with a question mark at its end", "/t/:title/", "title: why ?\n"),
    pattern("no title in permalinks", "/t/:title/x/", "tags: [a]\n"),
    pattern("no title and no slug in permalinks", "/t/:slug/x/", "tags: [a]\n"),
    pattern("an empty slug in permalinks", "/t/:slug/x/", "title: A\nslug: ''\n"),
    pattern("an emoji as title", "/t/:title/x/", "title: 🎉\n"),
    pattern("Chinese as title", "/t/:title/x/", "title: 你好 世界\n"),
    pattern("a slug with a slash in permalinks", "/t/:slug/", "slug: a/b\n"),
    pattern("a slug with a trailing dash in permalinks", "/t/:slug/", "slug: -a-\n"),
    pattern("no date in permalinks", "/t/:year/:month/:day/:slug/", TITLED),
    pattern("a date with an offset", "/t/:year/:month/:day/", "date: 2016-02-06T23:30:00-05:00\n"),
    pattern(
        "a date with an offset, built in Tokyo",
        "/t/:year/:month/:day/",
        "date: 2016-02-06T23:30:00-05:00\n",
        tz="Asia/Tokyo",
    ),
    pattern(
        "a date without a zone, built in Tokyo",
        "/t/:day/:15/",
        "date: 2016-02-06T23:30:00\n",
        tz="Asia/Tokyo",
    ),
    pattern(
        "a date without a zone and timeZone",
        "/t/:day/:15/",
        "date: 2016-02-06T23:30:00\n",
        config='timeZone = "Asia/Tokyo"\n',
    ),
    pattern(
        "a date with Z and timeZone",
        "/t/:day/:15/",
        "date: 2016-02-06T23:30:00Z\n",
        config='timeZone = "Asia/Tokyo"\n',
    ),
    pattern(
        "a date alone and timeZone",
        "/t/:day/:15/",
        "date: 2016-02-06\n",
        config='timeZone = "America/Los_Angeles"\n',
    ),
    pattern(
        "month and weekday names in German",
        "/t/:monthname/:weekdayname/",
        config='defaultContentLanguage = "de"\n[languages.de]\nweight = 1\n',
    ),
    pattern("permalinks of a leaf bundle", "/:year/:slug/", DATED, "content/post/A b/index.md"),
    pattern("permalinks of a section's own page", "/t/:slug/", DATED, "content/post/_index.md"),
    pattern(
        "permalinks of a nested section's own page",
        "/t/:slug/",
        DATED,
        "content/post/trips/_index.md",
    ),
    pattern("permalinks of a page in another section", "/t/:slug/", DATED, "content/trips/duth.md"),
    pattern(
        "permalinks of a page of this type",
        "/t/:slug/",
        DATED + "type: post\n",
        "content/trips/duth.md",
    ),
    pattern("permalinks of a page of another type", "/t/:slug/", DATED + "type: trips\n"),
    pattern(
        "permalinks with a base with a path",
        "/t/:slug/",
        config='baseURL = "https://e.example/blog/"\n',
    ),
    pattern("url and no token", "/t/:slug/", "url: /a/\n"),
    page(
        "permalinks of a section with upper case",
        DATED,
        "content/Post/duth.md",
        'permalinks = {Post = "/t/:slug/"}\n',
    ),
    page(
        "permalinks in lower case of a section with upper case",
        DATED,
        "content/Post/duth.md",
        'permalinks = {post = "/t/:slug/"}\n',
    ),
    page(
        "permalinks of a section with a space",
        DATED,
        "content/my post/duth.md",
        '[permalinks]\n"my post" = "/t/:slug/"\n',
    ),
    page(
        "permalinks by a nested section's path",
        DATED,
        "content/post/trips/duth.md",
        '[permalinks]\n"post/trips" = "/t/:slug/"\n',
    ),
    page(
        "permalinks of a page at the root",
        DATED,
        "content/about.md",
        '[permalinks]\n"/" = "/base/:slug/"\n',
    ),
    page(
        "permalinks of a page at the root, without a name",
        DATED,
        "content/about.md",
        '[permalinks]\n"" = "/base/:slug/"\n',
    ),
    page(
        "permalinks of all sections by an asterisk",
        DATED,
        RECAP,
        '[permalinks]\n"*" = "/all/:slug/"\n',
    ),
    page("permalinks in page", DATED, RECAP, '[permalinks.page]\npost = "/page/:slug/"\n'),
    page(
        "permalinks in page, of a section",
        DATED,
        "content/post/_index.md",
        '[permalinks.page]\npost = "/page/:slug/"\n',
    ),
    page(
        "permalinks in section",
        TITLED,
        "content/post/_index.md",
        '[permalinks.section]\npost = "/all-:slug/"\n',
    ),
    page(
        "permalinks in section, of a page", DATED, RECAP, '[permalinks.section]\npost = "/all/"\n'
    ),
    page(
        "permalinks in section, of a page below it",
        DATED,
        "content/post/trips/duth.md",
        '[permalinks.section]\npost = "/all/"\n',
    ),
    page(
        "permalinks in section, of a nested section",
        TITLED,
        "content/post/trips/_index.md",
        '[permalinks.section]\npost = "/all/:sections/"\n',
    ),
    page(
        "permalinks of a term",
        TITLED,
        "content/tags/a/_index.md",
        '[permalinks]\ntags = "/t/:slug/"\n',
    ),
    page(
        "permalinks in term",
        TITLED,
        "content/tags/a/_index.md",
        '[permalinks.term]\ntags = "/t/:slug/"\n',
    ),
    page(
        "permalinks in taxonomy",
        TITLED,
        "content/tags/_index.md",
        '[permalinks.taxonomy]\ntags = "/all-tags/"\n',
    ),
    page("a list of permalinks", DATED, RECAP, '[[permalinks]]\npattern = "/list/:slug/"\n'),
    page(
        "a list of permalinks with a path",
        DATED,
        RECAP,
        '[[permalinks]]\npattern = "/no/:slug/"\n[permalinks.target]\npath = "/trips/**"\n'
        '[[permalinks]]\npattern = "/yes/:slug/"\n[permalinks.target]\npath = "/post/**"\n',
    ),
    page(
        "a list of permalinks with a kind",
        DATED,
        RECAP,
        '[[permalinks]]\npattern = "/no/"\n[permalinks.target]\nkind = "section"\n'
        '[[permalinks]]\npattern = "/yes/:slug/"\n[permalinks.target]\nkind = "page"\n',
    ),
    page(
        "in a list of permalinks the first wins",
        DATED,
        RECAP,
        '[[permalinks]]\npattern = "/one/:slug/"\n[[permalinks]]\npattern = "/two/:slug/"\n',
    ),
    page(
        "a list of permalinks that does not fit",
        DATED,
        RECAP,
        '[[permalinks]]\npattern = "/no/:slug/"\n[permalinks.target]\npath = "/trips/**"\n',
    ),
    page("permalinks with another key", DATED, RECAP, 'Permalinks = {post = "/t/:slug/"}\n'),
    page("permalinks of a number", DATED, RECAP, "permalinks = {post = 5}\n"),
    page(
        "permalinks of the site's languages",
        DATED,
        RECAP,
        '[languages.en]\nweight = 1\n[languages.en.permalinks]\npost = "/en-only/:slug/"\n',
    ),
]


def aliased(name: str, aliases: str, front: str = "", path: str = RECAP, config: str = "") -> Case:
    return page(name, f"aliases: {aliases}\n{front}", path, config)


DEUTSCH = 'defaultContentLanguage = "en"\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n'
BOTH = "defaultContentLanguageInSubdir = true\n" + DEUTSCH

ALIASES = [
    aliased("an alias from the root", "[/old/]"),
    aliased("an alias without a trailing slash", "[/old]"),
    aliased("an alias of the page's folder", "[old]"),
    aliased("an alias of the page's folder with a slash", "[old/]"),
    aliased("an alias with two parts", "[a/b]"),
    aliased("an alias of the folder above", "[../old]"),
    aliased("an alias of two folders above", "[../../old]"),
    aliased("an alias that climbs out", "[../../../old]"),
    aliased("an alias with two dots inside", "[/a/../old]"),
    aliased("an alias with one dot", "[./old]"),
    aliased("an alias of a html file", "[/old.html]"),
    aliased("an alias of a htm file", "[/old.htm]"),
    aliased("an alias of a html file in the page's folder", "[old.html]"),
    aliased("an alias of an upper-case html file", "[/old.HTML]"),
    aliased("an alias of index.html", "[/old/index.html]"),
    aliased("an alias of index.htm", "[/old/index.htm]"),
    aliased("an alias of a php file", "[/old.php]"),
    aliased("an alias of an aspx file", "[/archive/old.aspx]"),
    aliased("an alias of an aspx folder", "[/archive/old.aspx/]"),
    aliased("an alias of index.html in an aspx folder", "[/archive/Default.aspx/index.html]"),
    aliased("an alias with a dot", "[/v1.2]"),
    aliased("an alias with a query", "['/?p=123']"),
    aliased("an alias with a hash", "['/old#part']"),
    aliased("an alias that is a full address", "[https://old.example/x/]"),
    aliased("an alias with upper case", "[/Old/Post/]"),
    aliased("an alias with upper case, kept", "[/Old/Post/]", config=KEEP),
    aliased("an alias with umlauts", "[/größe/]"),
    aliased("an alias with umlauts, without accents", "[/größe/]", config=BARE),
    aliased("an alias with percent signs", "[/gr%C3%B6%C3%9Fe%20x/]"),
    aliased("an alias with a space", "[/a old/]"),
    aliased("an alias with brackets and quotes", '["/a[b]\'c\\"d/"]'),
    aliased("an alias with odd characters", '["/a!$&()+,;=@{}*^|b/"]'),
    aliased("an alias with a colon", "['/a:b/']"),
    aliased("an alias with a backslash", r"['/a\b/']"),
    aliased("an alias with a token", "['/:year/']"),
    aliased("an alias with double slashes", "[//a//old/]"),
    aliased("an alias with a trailing dot", "[/old.]"),
    aliased("an alias with a trailing space", "['/old ']"),
    aliased("an alias of the root", "[/]"),
    aliased("an alias of the page's own folder", "['.']", config=ALONE),
    aliased("an alias that is the page itself", "[/post/duth/]"),
    aliased("an alias that is the page itself but for case", "[/Post/Duth/]"),
    aliased("the same alias twice", "[/old/, /old]"),
    aliased("two aliases", "[/old/, /older/]"),
    aliased("a string of one alias", "/old/"),
    aliased("a string of two aliases", "'/old/ /older/'"),
    aliased("nothing as aliases", ""),
    aliased("an empty list of aliases", "[]"),
    aliased("an empty alias", "['']", config=ALONE),
    aliased("null in aliases", "[null, /old/]", config=ALONE),
    aliased("a number in aliases", "[2015]"),
    aliased("an object in aliases", "[{a: b}]"),
    page("Aliases with a capital", "Aliases: [/old/]\n"),
    page("alias in place of aliases", "alias: [/old/]\n"),
    page("redirect_from in place of aliases", "redirect_from: [/old/]\n"),
    aliased("an alias of a page with url", "[/old/, old]", "url: /a/b/\n"),
    aliased("an alias of a page with url to a file", "[old]", "url: /a/b.html\n"),
    aliased("an alias of a page with a slug", "[old]", "slug: other\n"),
    aliased("an alias of a leaf bundle", "[old]", "", "content/post/duth/index.md"),
    aliased("an alias of a section", "[/old/, old]", "", "content/post/_index.md"),
    aliased("an alias of the home page", "[/old/, old]", "", "content/_index.md"),
    aliased("an alias of a page at the root", "[old]", "", "content/about.md"),
    aliased("an alias of a nested page", "[old, ../old2]", "", "content/post/trips/duth.md"),
    aliased("an alias with uglyURLs", "[/old, /older/, old]", config=UGLY),
    aliased("an alias of a html file with uglyURLs", "[/old.html]", config=UGLY),
    aliased(
        "an alias with permalinks",
        "[old]",
        DATED,
        config='permalinks = {post = "/p/:year/:slug/"}\n',
    ),
    aliased(
        "an alias with a base with a path",
        "[/old/, old]",
        config='baseURL = "https://e.example/blog/"\n',
    ),
    aliased(
        "an alias with the base's path in it",
        "[/blog/old/]",
        config='baseURL = "https://e.example/blog/"\n',
    ),
    aliased("an alias with disableAliases", "[/old/]", config="disableAliases = true\n"),
    aliased("an alias of a draft", "[/old/]", "draft: true\n"),
    aliased("an alias of the default language", "[/old/, old]", config=DEUTSCH),
    aliased("an alias of another language", "[/old/, old]", "", "content/post/duth.de.md", DEUTSCH),
    aliased(
        "an alias of another language with its prefix",
        "[/de/old/]",
        "",
        "content/post/duth.de.md",
        DEUTSCH,
    ),
    aliased("an alias of the default language in a folder", "[/old/, old]", config=BOTH),
    page(
        "an alias of a page that is not rendered",
        "aliases: [/old/]\nbuild: {render: never}\n",
    ),
]

STATUS = [
    page("a draft", "draft: true\ndate: 2016-11-06\n"),
    page("draft: false", "draft: false\n"),
    page("draft: 'true'", "draft: 'true'\n"),
    page("draft: 'false'", "draft: 'false'\n"),
    page("draft: 1", "draft: 1\n"),
    page("draft: yes", "draft: yes\n"),
    page("draft: null", "draft:\n"),
    page("Draft with a capital", "Draft: true\n"),
    page("a draft, built", "draft: true\n", config="buildDrafts = true\n"),
    page("published: false", "published: false\n"),
    page("published: true", "published: true\n"),
    page("published: false and draft: false", "published: false\ndraft: false\n"),
    page("published: true and draft: true", "published: true\ndraft: true\n"),
    page("published: a date", "published: 2016-11-06\n"),
    page("published: a date in quotes", "published: '2016-11-06'\n"),
    page("a date in the future", "date: 2026-05-18\n"),
    page("a date in the future, built", "date: 2026-05-18\n", config="buildFuture = true\n"),
    page("a date at the time of the build", "date: 2026-05-17T12:00:00Z\n"),
    page("a date a second after the build", "date: 2026-05-17T12:00:01Z\n"),
    page("a date on the day of the build", "date: 2026-05-17\n"),
    page("publishDate in the future", "date: 2016-11-06\npublishDate: 2036-01-01\n"),
    page(
        "publishDate in the past and a date in the future",
        "date: 2036-01-01\npublishDate: 2016-01-01\n",
    ),
    page("expiryDate in the past", "expiryDate: 2016-11-06\n"),
    page(
        "expiryDate in the past, built", "expiryDate: 2016-11-06\n", config="buildExpired = true\n"
    ),
    page("expiryDate in the future", "expiryDate: 2036-11-06\n"),
    page("unpublishdate in the past", "unpublishdate: 2016-11-06\n"),
    page("a draft section", "draft: true\n", "content/post/_index.md"),
    file(
        "a page below a draft section",
        RECAP,
        files={"content/post/_index.md": "---\ndraft: true\n---\n"},
    ),
    page("status: draft", "status: draft\n"),
    *(
        page(f"{key}: {{{rule}}}", f"{key}: {{{rule}}}\n")
        for key in ["build", "_build"]
        for rule in [
            "render: never",
            "render: link",
            "render: always",
            "render: true",
            "render: false",
            "list: never",
            "list: local",
            "list: always",
            "list: never, render: never",
            "publishResources: false",
        ]
    ),
    page("headless", "headless: true\n", "content/post/duth/index.md"),
    page("headless, no bundle", "headless: true\n"),
    page(
        "a section that is not rendered",
        "build: {render: never}\n",
        "content/post/_index.md",
    ),
    page("outputs of a page", "outputs: [html]\n"),
    page("outputs of a page in JSON", "outputs: [json]\n"),
    page("no outputs", "outputs: []\n"),
    page("disableKinds of pages", TITLED, config='disableKinds = ["page"]\n'),
    page("a layout that is missing", "layout: missing\n"),
    page("type", "type: other\n"),
    page("markup", "markup: html\n"),
]


def dated(name: str, front: str, path: str = RECAP, config: str = "", **rest: Any) -> Case:
    config = f'{config}[permalinks]\npost = "/:year-:month-:day/:15-:04-:05/"\n'
    return page(name, front, path, config, **rest)


TO_THE_SECOND = 'permalinks = {post = "/:year-:month-:day/:15-:04-:05/"}\n'

DATES = [
    dated("a date in the front matter", "date: 2015-01-02\n"),
    dated("a date in quotes", "date: '2015-01-02'\n"),
    dated("a date and a time", "date: 2015-01-02 03:04:05\n"),
    dated("a date and a time without seconds", "date: 2015-01-02 03:04\n"),
    dated("a date and a time in quotes", "date: '2015-01-02 03:04:05'\n"),
    dated("a date and a time with T", "date: 2015-01-02T03:04:05\n"),
    dated("a date and a time with Z", "date: 2015-01-02T03:04:05Z\n"),
    dated("a date and a time with an offset", "date: 2015-01-02 03:04:05 +0200\n"),
    dated("an offset with a colon", "date: 2015-01-02 03:04:05 +02:00\n"),
    dated("an offset without a space", "date: 2015-01-02T03:04:05+02:00\n"),
    dated("an offset in quotes", "date: '2015-01-02T03:04:05+02:00'\n"),
    dated("an offset without a colon", "date: 2015-01-02T03:04:05+0200\n"),
    dated("an offset of hours alone", "date: 2015-01-02T03:04:05+02\n"),
    dated("the zone UTC", "date: 2015-01-02 03:04:05 UTC\n"),
    dated("the zone EST", "date: 2015-01-02 03:04:05 EST\n"),
    dated("an offset and a zone", "date: 2015-01-02 03:04:05 +0200 CEST\n"),
    dated("fractions of a second", "date: 2015-01-02T03:04:05.678Z\n"),
    dated("a month of one digit", "date: 2015-1-2\n"),
    dated("hours and minutes of one digit", "date: 2015-01-02 3:4:5\n"),
    dated("slashes", "date: 2015/01/02\n"),
    dated("slashes, day last", "date: 01/02/2015\n"),
    dated("dots, day first", "date: 02.01.2015\n"),
    dated("words", "date: January 2, 2015\n"),
    dated("words, a short month", "date: Jan 2, 2015\n"),
    dated("words, day first", "date: 2 Jan 2015\n"),
    dated("words, a long month, day first", "date: 2 January 2015\n"),
    dated("an RFC 1123 date", "date: 'Fri, 02 Jan 2015 03:04:05 +0200'\n"),
    dated("an RFC 1123 date with a zone", "date: 'Fri, 02 Jan 2015 03:04:05 GMT'\n"),
    dated("a Unix date", "date: 'Fri Jan  2 03:04:05 UTC 2015'\n"),
    dated("a pm time", "date: 2015-01-02 3:04PM\n"),
    dated("digits without dashes", "date: 20150102\n"),
    dated("a year and a month", "date: 2015-01\n"),
    dated("a year alone", "date: 2015\n"),
    dated("seconds since 1970", "date: 1420167845\n"),
    dated("month thirteen", "date: 2015-13-02\n"),
    dated("the thirtieth of February", "date: 2015-02-30\n"),
    dated("the thirtieth of February in quotes", "date: '2015-02-30'\n"),
    dated("a word that is no date", "date: soon\n"),
    dated("no date", TITLED),
    dated("nothing as date", "date:\n"),
    dated("an empty date", "date: ''\n"),
    dated("a date that is false", "date: false\n"),
    dated("a list as date", "date: [2015-01-02]\n"),
    dated("a date with text behind", "date: 2015-01-02 or so\n"),
    dated("a date before 1970", "date: 1969-07-20\n"),
    dated("year 1", "date: 0001-01-01\n"),
    dated("Date with a capital", "Date: 2015-01-02\n"),
    dated("publishDate alone", "publishDate: 2015-01-02\n"),
    dated("publishdate alone", "publishdate: 2015-01-02\n"),
    dated("pubdate alone", "pubdate: 2015-01-02\n"),
    dated("published alone", "published: 2015-01-02\n"),
    dated("lastmod alone", "lastmod: 2015-01-02\n"),
    dated("modified alone", "modified: 2015-01-02\n"),
    dated("expiryDate alone", "expiryDate: 2035-01-02\n"),
    dated("created alone", "created: 2015-01-02\n"),
    dated("updated alone", "updated: 2015-01-02\n"),
    dated("date and lastmod", "date: 2015-01-02\nlastmod: 2016-01-02\n"),
    dated("date and publishDate", "date: 2015-01-02\npublishDate: 2014-01-02\n"),
    dated("publishDate and lastmod", "publishDate: 2015-01-02\nlastmod: 2014-01-02\n"),
    dated("date and modified", "date: 2015-01-02\nmodified: 2016-01-02\n"),
    dated("lastmod that is no date", "date: 2015-01-02\nlastmod: soon\n"),
    dated("a date, built in Los Angeles", "date: 2015-01-02\n", tz="America/Los_Angeles"),
    dated(
        "a time without a zone, built in Los Angeles",
        "date: 2015-01-02 03:04:05\n",
        tz="America/Los_Angeles",
    ),
    dated("a date and timeZone", "date: 2015-01-02\n", config='timeZone = "Europe/Berlin"\n'),
    dated(
        "a time without a zone and timeZone",
        "date: 2015-01-02 03:04:05\n",
        config='timeZone = "Europe/Berlin"\n',
    ),
    dated(
        "a time in quotes and timeZone",
        "date: '2015-01-02 03:04:05'\n",
        config='timeZone = "Europe/Berlin"\n',
    ),
    dated(
        "a time with Z and timeZone",
        "date: 2015-01-02T03:04:05Z\n",
        config='timeZone = "Europe/Berlin"\n',
    ),
    dated(
        "a time with an offset and timeZone",
        "date: 2015-01-02T03:04:05-05:00\n",
        config='timeZone = "Europe/Berlin"\n',
    ),
    dated("words and timeZone", "date: January 2, 2015\n", config='timeZone = "Europe/Berlin"\n'),
    dated("an unknown timeZone", "date: 2015-01-02\n", config='timeZone = "Mars/Olympus"\n'),
    text(
        "a date in TOML",
        "+++\ndate = 2015-01-02\n+++\n",
        config=TO_THE_SECOND,
    ),
    text(
        "a local time in TOML",
        "+++\ndate = 2015-01-02T03:04:05\n+++\n",
        config=TO_THE_SECOND + 'timeZone = "Europe/Berlin"\n',
    ),
    text(
        "a local time with a space in TOML",
        "+++\ndate = 2015-01-02 03:04:05\n+++\n",
        config=TO_THE_SECOND,
    ),
    text(
        "an offset in TOML",
        "+++\ndate = 2015-01-02T03:04:05+02:00\n+++\n",
        config=TO_THE_SECOND,
    ),
    text(
        "a string in TOML",
        '+++\ndate = "2015-01-02"\n+++\n',
        config=TO_THE_SECOND,
    ),
    text(
        "a date in JSON",
        '{"date": "2015-01-02T03:04:05+02:00"}\n',
        config=TO_THE_SECOND,
    ),
]

BY_NAME = '[frontmatter]\ndate = [":filename", ":default"]\n'


def named(
    name: str, filename: str, front: str = TITLED, config: str = BY_NAME, **rest: Any
) -> Case:
    return page(name, front, f"content/post/{filename}", config, **rest)


FILENAMES = [
    named("a date in the name, not asked for", "2016-11-06-duth.md", config=""),
    named("a date and a dash", "2016-11-06-duth.md"),
    named("a date and an underscore", "2016-11-06_duth.md"),
    named("a date and a space", "2016-11-06 duth.md"),
    named("a date and a dot", "2016-11-06.duth.md"),
    named("a date and nothing between", "2016-11-06duth.md"),
    named("a date and two dashes", "2016-11-06--duth.md"),
    named("a date and a dash between spaces", "2016-11-06 - duth.md"),
    named("a date and a T", "2016-11-06Tduth.md"),
    named("a date alone", "2016-11-06.md"),
    named("a date and a dash alone", "2016-11-06-.md"),
    named("a date with underscores", "2016_11_06_duth.md"),
    named("a date without dashes", "20161106-duth.md"),
    named("a date with digits of one", "2016-1-6-duth.md"),
    named("a date with letters in front", "my-2016-11-06-duth.md"),
    named("a date at the end", "duth-2016-11-06.md"),
    named("a date and a time in the name", "2016-11-06-10-30-00-duth.md"),
    named("a date and a time with T in the name", "2016-11-06T10-30-00-duth.md"),
    named("a date and a time with colons in the name", "2016-11-06T10:30:00Z-duth.md"),
    named("two dates in the name", "2016-11-06-2017-01-02-duth.md"),
    named("month thirteen in the name", "2016-13-06-duth.md"),
    named("the thirtieth of February in the name", "2016-02-30-duth.md"),
    named("upper case after a date", "2016-11-06-Under-The Hood.md"),
    named("upper case after a date, kept", "2016-11-06-Under-The Hood.md", config=KEEP + BY_NAME),
    named("umlauts after a date", "2016-11-06-größe.md"),
    named("a dot after a date", "2016-11-06-v1.2.md"),
    named("a date in the name and a slug", "2016-11-06-duth.md", "slug: other\n"),
    named("a date in the name and url", "2016-11-06-duth.md", "url: /a/b/\n"),
    named("a date in the name and a date", "2016-11-06-duth.md", "date: 2015-01-02\n"),
    named(
        "a date in the name, asked for last",
        "2016-11-06-duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\ndate = [":default", ":filename"]\n',
    ),
    named(
        "a date in the name, asked for last, no other",
        "2016-11-06-duth.md",
        TITLED,
        '[frontmatter]\ndate = [":default", ":filename"]\n',
    ),
    named(
        "a date in the name, asked for after date",
        "2016-11-06-duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\ndate = ["date", ":filename"]\n',
    ),
    named(
        "a date in the name for publishDate",
        "2016-11-06-duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\npublishDate = [":filename", ":default"]\n',
    ),
    named(
        "a date in the name for lastmod",
        "2016-11-06-duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\nlastmod = [":filename", ":default"]\n',
    ),
    named(
        "a date in the name and :fileModTime",
        "2016-11-06-duth.md",
        TITLED,
        '[frontmatter]\ndate = [":fileModTime", ":filename"]\n',
    ),
    named("no date in the name, :filename", "duth.md"),
    named("no date in the name, :filename and a date", "duth.md", "date: 2015-01-02\n"),
    named("a leaf bundle with a date in its name", "2016-11-06-duth/index.md"),
    named("a leaf bundle with a date alone", "2016-11-06/index.md"),
    named("a section with a date in its name", "2016-11-06-trips/_index.md"),
    named("a page in a folder with a date", "2016-11-06-trips/duth.md"),
    named(
        "a date in the name and permalinks",
        "2016-11-06-duth.md",
        TITLED,
        BY_NAME + '[permalinks]\npost = "/:year/:month/:slug/"\n',
    ),
    named(
        "a date in the name and :title",
        "2016-11-06-duth.md",
        TITLED,
        BY_NAME + '[permalinks]\npost = "/:year/:month/:title/"\n',
    ),
    named(
        "a date in the name and :filename",
        "2016-11-06-duth.md",
        TITLED,
        BY_NAME + '[permalinks]\npost = "/:filename/:contentbasename/x/"\n',
    ),
    named(
        "a date in the name, no :filename, and :slug",
        "2016-11-06-duth.md",
        TITLED,
        '[permalinks]\npost = "/:slug/:contentbasename/"\n',
    ),
    named(
        "a date in the name and :slugorcontentbasename",
        "2016-11-06-duth.md",
        TITLED,
        BY_NAME + '[permalinks]\npost = "/:slugorcontentbasename/"\n',
    ),
    named(
        "a date in the name and :slugorfilename",
        "2016-11-06-duth.md",
        TITLED,
        BY_NAME + '[permalinks]\npost = "/:slugorfilename/"\n',
    ),
    named(
        "a date in the name and no title",
        "2016-11-06-duth.md",
        "tags: [a]\n",
        BY_NAME + '[permalinks]\npost = "/:slug/:title/x/"\n',
    ),
    named(
        "a date in the name and timeZone",
        "2016-11-06-duth.md",
        TITLED,
        'timeZone = "America/Los_Angeles"\n' + BY_NAME,
    ),
    named("a date in the name and a language", "2016-11-06-duth.de.md", TITLED, DEUTSCH + BY_NAME),
    named("a date in the future in the name", "2036-11-06-duth.md"),
    named("a date in the name and uglyURLs", "2016-11-06-duth.md", TITLED, UGLY + BY_NAME),
    named(
        "frontmatter: date from another key",
        "duth.md",
        "created: 2015-01-02\n",
        '[frontmatter]\ndate = ["created"]\n',
    ),
    named(
        "frontmatter: date from two keys",
        "duth.md",
        "updated: 2015-01-02\ndate: 2014-01-02\n",
        '[frontmatter]\ndate = ["created", "updated", ":default"]\n',
    ),
    named(
        "frontmatter: date from another key, with a capital",
        "duth.md",
        "created: 2015-01-02\n",
        '[frontmatter]\ndate = ["Created"]\n',
    ),
    named(
        "frontmatter: date not from date",
        "duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\ndate = ["created"]\n',
    ),
    named(
        "frontmatter: date by :fileModTime",
        "duth.md",
        TITLED,
        '[frontmatter]\ndate = [":fileModTime"]\n',
    ),
    named(
        "frontmatter: date by :git without git",
        "duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\ndate = [":git", ":default"]\n',
    ),
    named(
        "frontmatter: lastmod by :fileModTime",
        "duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\nlastmod = ["lastmod", ":fileModTime", ":default"]\n',
    ),
    named(
        "frontmatter: publishDate from date alone",
        "duth.md",
        "date: 2015-01-02\npublishDate: 2014-01-02\n",
        '[frontmatter]\npublishDate = ["date"]\n',
    ),
    named(
        "frontmatter: expiryDate from another key",
        "duth.md",
        "until: 2015-01-02\n",
        '[frontmatter]\nexpiryDate = ["until"]\n',
    ),
    named(
        "frontmatter: date as a string",
        "2016-11-06-duth.md",
        TITLED,
        '[frontmatter]\ndate = ":filename"\n',
    ),
    named(
        "frontmatter: an unknown word",
        "duth.md",
        "date: 2015-01-02\n",
        '[frontmatter]\ndate = [":unknown", ":default"]\n',
    ),
]

PAIR = {"content/post/duth.md": "---\ntitle: English\n---\n"}
FOLDERS = (
    '[languages.en]\ncontentDir = "content/en"\nweight = 1\n'
    '[languages.de]\ncontentDir = "content/de"\nweight = 2\n'
)

LANGUAGES = [
    file("one language", RECAP, 'defaultContentLanguage = "de"\n[languages.de]\nweight = 1\n'),
    file("the default language", RECAP, DEUTSCH),
    file("the default language by its name", "content/post/duth.en.md", DEUTSCH),
    file("another language", "content/post/duth.de.md", DEUTSCH),
    file("another language with a translation", "content/post/duth.de.md", DEUTSCH, files=PAIR),
    file("an unknown language", "content/post/duth.fr.md", DEUTSCH),
    file("a language without languages", "content/post/duth.de.md"),
    file("the default language's code without languages", "content/post/duth.en.md"),
    file("the default language in a folder", RECAP, BOTH),
    file("another language beside a default one in a folder", "content/post/duth.de.md", BOTH),
    file("a leaf bundle of another language", "content/post/duth/index.de.md", DEUTSCH),
    file(
        "a leaf bundle of two languages",
        "content/post/duth/index.de.md",
        DEUTSCH,
        files={
            "content/post/duth/index.md": "---\n---\n",
            "content/post/duth/pic.txt": "Picture\n",
        },
    ),
    file("a section of another language", "content/post/_index.de.md", DEUTSCH),
    file("the home page of another language", "content/_index.de.md", DEUTSCH),
    file("a language's own folder", "content/de/post/duth.md", FOLDERS),
    file("the default language's own folder", "content/en/post/duth.md", FOLDERS),
    file("a folder named after a language", "content/de/post/duth.md", DEUTSCH),
    page("a slug in another language", "slug: anders\n", "content/post/duth.de.md", DEUTSCH),
    page("url in another language", "url: /a/b/\n", "content/post/duth.de.md", DEUTSCH),
    page(
        "url without a slash in another language", "url: a/b/\n", "content/post/duth.de.md", DEUTSCH
    ),
    page("url with the language in it", "url: /de/a/\n", "content/post/duth.de.md", DEUTSCH),
    page("url in the default language in a folder", "url: /a/b/\n", RECAP, BOTH),
    page("url without a slash in the default language in a folder", "url: a/b/\n", RECAP, BOTH),
    page(
        "permalinks in another language",
        DATED,
        "content/post/duth.de.md",
        'permalinks = {post = "/:year/:slug/"}\n' + DEUTSCH,
    ),
    page(
        "permalinks of another language alone",
        DATED,
        "content/post/duth.de.md",
        DEUTSCH + '[languages.de.permalinks]\npost = "/:year/:slug/"\n',
    ),
    page(
        "month names in another language",
        "date: 2016-03-05\n",
        "content/post/duth.de.md",
        'permalinks = {post = "/:monthname/:weekdayname/"}\n' + DEUTSCH,
    ),
    file("uglyURLs in another language", "content/post/duth.de.md", UGLY + DEUTSCH),
    file(
        "the language's code in upper case",
        "content/post/duth.pt-br.md",
        "[languages.en]\nweight = 1\n[languages.pt-BR]\nweight = 2\n",
    ),
    file("the file's language in upper case", "content/post/duth.DE.md", DEUTSCH),
    file("a language that is disabled", "content/post/duth.de.md", DEUTSCH + "disabled = true\n"),
    file(
        "a base of its own for a language",
        "content/post/duth.de.md",
        DEUTSCH + 'baseURL = "https://de.example/"\n',
    ),
    file("no weights", RECAP, "[languages.en]\n[languages.de]\n"),
]

CONFIGS = {
    "hugo.yaml": "permalinks:\n  post: /c/:slug/\n",
    "hugo.yml": "permalinks:\n  post: /c/:slug/\n",
    "hugo.json": '{"permalinks": {"post": "/c/:slug/"}}',
    "config.toml": 'permalinks = {post = "/c/:slug/"}\n',
    "config.yaml": "permalinks:\n  post: /c/:slug/\n",
    "config.yml": "permalinks: {post: /c/:slug/}\n",
    "config.json": '{"permalinks": {"post": "/c/:slug/"}}',
    "config/_default/hugo.toml": 'permalinks = {post = "/c/:slug/"}\n',
    "config/_default/config.toml": 'permalinks = {post = "/c/:slug/"}\n',
    "config/_default/permalinks.toml": 'post = "/c/:slug/"\n',
    "config/_default/permalinks.yaml": "post: /c/:slug/\n",
    "config/_default/permalinks.json": '{"post": "/c/:slug/"}',
    "config/production/hugo.toml": 'permalinks = {post = "/c/:slug/"}\n',
    "config/development/hugo.toml": 'permalinks = {post = "/c/:slug/"}\n',
}
EMPTY = {"config/_default/hugo.toml": 'title = "x"\n'}

SITES = [
    *(
        page(
            f"permalinks in {name}",
            DATED,
            files={name: whole}
            | (EMPTY if name.count("/") == 2 and "_default" not in name else {}),
        )
        for name, whole in CONFIGS.items()
    ),
    page(
        "hugo.toml and config.toml",
        DATED,
        config='permalinks = {post = "/hugo/:slug/"}\n',
        files={"config.toml": 'permalinks = {post = "/config/:slug/"}\n'},
    ),
    page(
        "hugo.toml and hugo.yaml",
        DATED,
        config='permalinks = {post = "/toml/:slug/"}\n',
        files={"hugo.yaml": "permalinks: {post: /yaml/:slug/}\n"},
    ),
    page(
        "hugo.toml and a config folder",
        DATED,
        config='permalinks = {post = "/file/:slug/"}\n',
        files={"config/_default/permalinks.toml": 'post = "/folder/:slug/"\n'},
    ),
    page(
        "permalinks of the config folder and production",
        DATED,
        files={
            "config/_default/permalinks.toml": 'post = "/default/:slug/"\n',
            "config/production/permalinks.toml": 'post = "/production/:slug/"\n',
        },
    ),
    page(
        "hugo.toml in a nested config file",
        DATED,
        config='[permalinks]\npost = "/toml/:slug/"\n',
        files={"config/_default/params.toml": "a = 1\n"},
    ),
    page(
        "languages in the config folder",
        TITLED,
        "content/post/duth.de.md",
        files={
            "config/_default/hugo.toml": 'title = "x"\n',
            "config/_default/languages.toml": "[en]\nweight = 1\n[de]\nweight = 2\n",
        },
    ),
    page(
        "menus in the config folder's language file",
        TITLED,
        files={
            "config/_default/hugo.toml": 'title = "x"\n',
            "config/_default/languages.en.toml": 'title = "y"\n',
        },
    ),
    page("a configuration that is broken", TITLED, config="permalinks = [\n"),
    page(
        "keys of the configuration in lower case",
        "slug: Über\n",
        config="disablepathtolower = true\nremovepathaccents = true\n",
    ),
    page(
        "a theme's permalinks",
        DATED,
        config='theme = "mine"\n',
        files={"themes/mine/hugo.toml": 'permalinks = {post = "/theme/:slug/"}\n'},
    ),
    page(
        "a theme's content",
        TITLED,
        config='theme = "mine"\n',
        files={"themes/mine/content/post/other.md": "---\n---\n"},
    ),
    page("a base with a path", TITLED, config='baseURL = "https://e.example/blog/"\n'),
    page("a base with a path and no slash", TITLED, config='baseURL = "https://e.example/blog"\n'),
    page("a base of a slash", TITLED, config='baseURL = "/"\n'),
    page("an empty base", TITLED, config='baseURL = ""\n'),
    page("relativeURLs", TITLED, config="relativeURLs = true\n"),
    page(
        "canonifyURLs and a base with a path",
        TITLED,
        config='baseURL = "https://e.example/blog/"\ncanonifyURLs = true\n',
    ),
    page("sectionPagesMenu", TITLED, config='sectionPagesMenu = "main"\n'),
    page(
        "pluralizeListTitles",
        "type: page\n",
        "content/post/_index.md",
        "pluralizeListTitles = false\n",
    ),
]

INDEX = "content/post/_index.md"


TO_PAGES = "    _target: {kind: page}\n    target: {kind: page}\n"


def cascaded(
    name: str, cascade: str, front: str = DATED, path: str = RECAP, where: str = INDEX
) -> Case:
    return page(name, front, path, files={where: f"---\ncascade:\n{cascade}---\n"})


CASCADE = [
    cascaded("draft by a cascade", "  draft: true\n"),
    cascaded("draft by a cascade, false in the page", "  draft: true\n", "draft: false\n"),
    cascaded("url by a cascade", "  url: /c/:slug/\n"),
    cascaded("url by a cascade and in the page", "  url: /c/:slug/\n", "url: /own/\n"),
    cascaded("slug by a cascade", "  slug: c\n"),
    cascaded("date by a cascade", "  date: 2014-03-04\n", TITLED),
    cascaded("aliases by a cascade", f"  - aliases: [/old/]\n{TO_PAGES}"),
    cascaded("title by a cascade", "  title: Cascaded\n", "tags: [a]\n"),
    cascaded("tags by a cascade", "  tags: [c]\n"),
    cascaded("tags by a cascade and in the page", "  tags: [c]\n", "tags: [a]\n"),
    cascaded("build by a cascade", "  build: {render: never}\n"),
    cascaded("type by a cascade", "  type: other\n"),
    cascaded("a cascade from the home page", "  draft: true\n", where="content/_index.md"),
    cascaded("a cascade from another section", "  draft: true\n", where="content/trips/_index.md"),
    cascaded("a cascade to a nested page", "  slug: c\n", path="content/post/trips/duth.md"),
    cascaded("a cascade to a leaf bundle", "  slug: c\n", path="content/post/duth/index.md"),
    cascaded(
        "a cascade from a leaf bundle", "  draft: true\n", where="content/post/duth2/index.md"
    ),
    cascaded("a list of cascades", "  - draft: true\n"),
    cascaded(
        "a cascade with a target's path",
        "  - draft: true\n    _target: {path: /post/d**}\n    target: {path: /post/d**}\n",
    ),
    cascaded(
        "a cascade with another target's path",
        "  - draft: true\n    _target: {path: /post/x**}\n    target: {path: /post/x**}\n",
    ),
    cascaded(
        "a cascade with a target's kind",
        f"  - draft: true\n{TO_PAGES}",
    ),
    cascaded(
        "a cascade with another target's kind",
        "  - draft: true\n    _target: {kind: section}\n    target: {kind: section}\n",
    ),
    page("a cascade reaches its own page", "cascade: {draft: true}\n", INDEX),
    page("a cascade in the configuration", DATED, config="[cascade]\ndraft = true\n"),
    page(
        "a cascade of params in the configuration",
        DATED,
        config='[[cascade]]\nslug = "c"\n'
        '[cascade.target]\npath = "/post/**"\n[cascade._target]\npath = "/post/**"\n',
    ),
    page(
        "a nearer cascade wins",
        DATED,
        "content/post/trips/duth.md",
        files={
            INDEX: "---\ncascade: {slug: far}\n---\n",
            "content/post/trips/_index.md": "---\ncascade: {slug: near}\n---\n",
        },
    ),
]


def beside(name: str, path: str, *files: str, front: str = DATED, config: str = "") -> Case:
    """A page with other files."""
    return page(name, front, path, config, files={other: f"{other}\n" for other in files})


BUNDLE = "content/post/duth/index.md"
PICTURES = ["content/post/duth/cat.txt", "content/post/duth/img/Big Cat.txt"]

RESOURCES = [
    beside("files of a leaf bundle", BUNDLE, *PICTURES),
    beside("files of a leaf bundle with url", BUNDLE, *PICTURES, front="url: /a/b/\n"),
    beside(
        "files of a leaf bundle with url to a file", BUNDLE, *PICTURES, front="url: /a/b.html\n"
    ),
    beside("files of a leaf bundle with a slug", BUNDLE, *PICTURES, front="slug: other\n"),
    beside(
        "files of a leaf bundle with permalinks",
        BUNDLE,
        *PICTURES,
        config='permalinks = {post = "/:year/:slug/"}\n',
    ),
    beside("files of a leaf bundle with uglyURLs", BUNDLE, *PICTURES, config=UGLY),
    beside(
        "files of a leaf bundle with upper case",
        "content/post/My Trip/index.md",
        "content/post/My Trip/My Cat.txt",
    ),
    beside(
        "files of a leaf bundle with odd names",
        BUNDLE,
        "content/post/duth/a&b #c.txt",
        "content/post/duth/größe.txt",
        "content/post/duth/.hidden.txt",
    ),
    beside("files of a leaf bundle that is a draft", BUNDLE, *PICTURES, front="draft: true\n"),
    beside(
        "files of a leaf bundle that is not rendered",
        BUNDLE,
        *PICTURES,
        front="build: {render: never}\n",
    ),
    beside(
        "files of a leaf bundle without publishResources",
        BUNDLE,
        *PICTURES,
        front="build: {publishResources: false}\n",
    ),
    beside("files of a headless bundle", BUNDLE, *PICTURES, front="headless: true\n"),
    beside("files beside a page", RECAP, "content/post/cat.txt", "content/post/img/cat.txt"),
    beside(
        "files beside a page with permalinks",
        RECAP,
        "content/post/cat.txt",
        config='permalinks = {post = "/:year/:slug/"}\n',
    ),
    beside("files beside a page at the root", "content/about.md", "content/cat.txt"),
    beside(
        "files beside a section",
        "content/post/_index.md",
        "content/post/cat.txt",
        "content/post/img/cat.txt",
    ),
    beside(
        "files beside a section with a slug",
        "content/post/_index.md",
        "content/post/cat.txt",
        front="slug: other\n",
    ),
    beside(
        "files beside a section with url",
        "content/post/_index.md",
        "content/post/cat.txt",
        front="url: /blog/\n",
    ),
    beside("files in a folder named after a page", RECAP, "content/post/duth/cat.txt"),
    beside("files in static", RECAP, "static/img/Big Cat.txt", "static/post/duth/cat.txt"),
    beside("files in assets", RECAP, "assets/cat.txt"),
    beside(
        "files of a leaf bundle in two languages",
        BUNDLE,
        *PICTURES,
        "content/post/duth/dog.de.txt",
        config=DEUTSCH,
    ),
    beside(
        "files of a leaf bundle of another language",
        "content/post/duth/index.de.md",
        *PICTURES,
        config=DEUTSCH,
    ),
    beside(
        "files of a leaf bundle with a date in its name",
        "content/post/2016-11-06-duth/index.md",
        "content/post/2016-11-06-duth/cat.txt",
        config=BY_NAME,
    ),
    beside(
        "files with html in a leaf bundle",
        BUNDLE,
        "content/post/duth/demo.html",
        "content/post/duth/notes.md",
    ),
    beside(
        "files of a bundle with resources named",
        BUNDLE,
        *PICTURES,
        front="resources:\n- src: cat.txt\n  name: kitty\n",
    ),
]

OTHERS = {
    "content/post/other.md": "---\ntitle: Other\nslug: elsewhere\n---\n## Part\n",
    "content/post/Big Trip/index.md": "---\n---\n",
    "content/trips/rome.md": "---\nurl: /rom/\n---\n",
    "content/trips/_index.md": "---\n---\n",
    "content/about.md": "---\n---\n",
}


def linked(name: str, target: str, config: str = "") -> Case:
    """A post whose body links to this."""
    return text(name, f"---\ntitle: a\n---\n[a]({target})\n", RECAP, config, files=OTHERS)


LINKS = [
    linked("ref", '{{< ref "/post/other.md" >}}'),
    linked("relref", '{{< relref "/post/other.md" >}}'),
    linked("relref by a file's name", '{{< relref "other.md" >}}'),
    linked("relref by a name without an extension", '{{< relref "other" >}}'),
    linked("relref by a name in another section", '{{< relref "rome.md" >}}'),
    linked("relref by a path without a leading slash", '{{< relref "trips/rome.md" >}}'),
    linked("relref by a path with two dots", '{{< relref "../trips/rome.md" >}}'),
    linked("relref with one dot", '{{< relref "./other.md" >}}'),
    linked("relref to a section", '{{< relref "/trips" >}}'),
    linked("relref to a section by its file", '{{< relref "/trips/_index.md" >}}'),
    linked("relref to a leaf bundle", '{{< relref "/post/Big Trip" >}}'),
    linked("relref to a leaf bundle by its file", '{{< relref "/post/Big Trip/index.md" >}}'),
    linked("relref to a leaf bundle in lower case", '{{< relref "/post/big-trip" >}}'),
    linked("relref with a fragment", '{{< relref "/post/other.md#part" >}}'),
    linked("relref with a fragment alone", '{{< relref "#part" >}}'),
    linked("relref with upper case", '{{< relref "/post/Other.md" >}}'),
    linked("relref in the other brackets", '{{% relref "/post/other.md" %}}'),
    linked("relref without quotes", "{{< relref other.md >}}"),
    linked("relref to what is missing", '{{< relref "missing.md" >}}'),
    linked(
        "relref to what is missing, as a warning",
        '{{< relref "missing.md" >}}',
        'refLinksErrorLevel = "warning"\n',
    ),
    linked("relref to the home page", '{{< relref "/" >}}'),
    linked("relref by the slug", '{{< relref "elsewhere" >}}'),
    linked(
        "relref with a base with a path",
        '{{< relref "other.md" >}}',
        'baseURL = "https://e.example/blog/"\n',
    ),
    linked(
        "ref with a base with a path",
        '{{< ref "other.md" >}}',
        'baseURL = "https://e.example/blog/"\n',
    ),
    linked("a Markdown file, relative", "other.md"),
    linked("a Markdown file from the root", "/post/other.md"),
    linked("a path from the root", "/post/elsewhere/"),
    linked(
        "a path from the root with a base with a path",
        "/img/cat.png",
        'baseURL = "https://e.example/blog/"\n',
    ),
    linked(
        "a path from the root with canonifyURLs",
        "/img/cat.png",
        'baseURL = "https://e.example/blog/"\ncanonifyURLs = true\n',
    ),
    linked("a relative path", "../elsewhere/"),
    linked("a relative path with relativeURLs", "/post/elsewhere/", "relativeURLs = true\n"),
    linked("an unknown shortcode", "{{< shout >}}"),
]

FRONT_MATTER = [
    text("TOML", '+++\ntitle = "a"\nurl = "/a/"\n+++\nBody\n'),
    text("TOML with a literal string", "+++\nurl = '/a/'\n+++\nBody\n"),
    text("TOML with a table", '+++\nurl = "/a/"\n[params]\nx = 1\n+++\nBody\n'),
    text("TOML with a space after the plus signs", '+++ \nurl = "/a/"\n+++ \nBody\n'),
    text("TOML that is not closed", '+++\nurl = "/a/"\n\nBody\n'),
    text("TOML that is broken", "+++\nurl = /a/\n+++\nBody\n"),
    text("TOML with a duplicate key", '+++\nurl = "/a/"\nurl = "/b/"\n+++\nBody\n'),
    text("TOML with CRLF", '+++\r\nurl = "/a/"\r\n+++\r\nBody\r\n'),
    text("TOML with a tab", '+++\n\turl\t=\t"/a/"\n+++\nBody\n'),
    text("TOML with plus signs in a value", '+++\nurl = "/a+++/"\n+++\nBody\n'),
    text("TOML with keys in capitals", '+++\nURL = "/a/"\nTags = ["x"]\n+++\nBody\n'),
    text("JSON", '{"title": "a", "url": "/a/"}\n\nBody\n'),
    text("JSON over many lines", '{\n  "url": "/a/",\n  "tags": ["x"]\n}\nBody\n'),
    text("JSON with a trailing comma", '{"url": "/a/",}\nBody\n'),
    text("JSON without a blank line", '{"url": "/a/"}Body\n'),
    text("JSON with a brace in a value", '{"url": "/a}/"}\nBody\n'),
    text("JSON with an escaped quote", '{"title": "a \\"}\\" b", "url": "/a/"}\nBody\n'),
    text("JSON between dashes", '---\n{"url": "/a/"}\n---\nBody\n'),
    text("no front matter", "Body\n"),
    text("an empty file", ""),
    text("empty front matter", "---\n---\nBody\n"),
    text("empty TOML", "+++\n+++\nBody\n"),
    text("front matter alone", "---\nurl: /a/\n---"),
    text("front matter that is not closed", "---\nurl: /a/\n"),
    text("front matter that is not closed, and a body", "---\nurl: /a/\n\nBody\n"),
    text("a blank line in front", "\n---\nurl: /a/\n---\nBody\n"),
    text("a space in front", " ---\nurl: /a/\n---\nBody\n"),
    text("a comment in front", "<!-- x -->\n---\nurl: /a/\n---\nBody\n"),
    text("a comment of hashes in front", "# x\n---\nurl: /a/\n---\nBody\n"),
    text("a space after the first line", "--- \nurl: /a/\n---\nBody\n"),
    text("a space after the last line", "---\nurl: /a/\n--- \nBody\n"),
    text("text after the first dashes", "--- yaml\nurl: /a/\n---\nBody\n"),
    text("four dashes", "----\nurl: /a/\n----\nBody\n"),
    text("four dashes at the end", "---\nurl: /a/\n----\nBody\n"),
    text("three dots at the end", "---\nurl: /a/\n...\nBody\n"),
    text("three dashes in a value", "---\ntitle: a---b\nurl: /a/\n---\nBody\n"),
    text("three dashes in a value's line", "---\ntitle: |\n  a\n  --- b\nurl: /a/\n---\nBody\n"),
    text("three dashes in the body", "---\nurl: /a/\n---\nBody\n\n---\nMore\n"),
    text("a byte order mark", "\ufeff---\nurl: /a/\n---\nBody\n"),
    text("CRLF", "---\r\nurl: /a/\r\n---\r\nBody\r\n"),
    text("CR alone", "---\rurl: /a/\r---\rBody\r"),
    text("mixed line ends", "---\r\ntitle: a\nurl: /a/\r\n---\nBody\r\n"),
    text("a tab after the colon", "---\nurl:\t/a/\n---\nBody\n"),
    text("a tab in front of a key", "---\n\turl: /a/\n---\nBody\n"),
    text("a tab in front of a list's item", "---\ntags:\n\t- a\nurl: /a/\n---\nBody\n"),
    text("no space after the colon", "---\nurl:/a/\n---\nBody\n"),
    text("a no-break space in front of a value", "---\nurl: \u00a0/a/\n---\nBody\n"),
    text("a no-break space in front of a key", "---\ntitle: a\n\u00a0url: /a/\n---\nBody\n"),
    text("a duplicate key", "---\nurl: /a/\ntitle: a\nurl: /b/\n---\nBody\n"),
    text("a key twice but for case", "---\nurl: /a/\nUrl: /b/\n---\nBody\n"),
    text("a key that is broken", "---\nurl: /a/\nbroken\n---\nBody\n"),
    text("YAML that is broken", "---\nurl: [/a/\n---\nBody\n"),
    text("a colon in a title without quotes", "---\ntitle: a: b\nurl: /a/\n---\nBody\n"),
    text("a title that begins with an at sign", "---\ntitle: @a\nurl: /a/\n---\nBody\n"),
    text("a title that begins with a quote", '---\ntitle: "a" b\nurl: /a/\n---\nBody\n'),
    text("a title with a hash", "---\ntitle: C# and a #tag\nurl: /a/\n---\nBody\n"),
    text("a list as front matter", "---\n- url: /a/\n---\nBody\n"),
    text("a string as front matter", "---\nurl\n---\nBody\n"),
    text("a comment as front matter", "---\n# url: /a/\n---\nBody\n"),
    text("an anchor and an alias", "---\nx: &x /a/\nurl: *x\n---\nBody\n"),
    text("a merge key", "---\nx: &x {url: /a/}\n<<: *x\n---\nBody\n"),
    text("an unknown tag in YAML", "---\nx: !y z\nurl: /a/\n---\nBody\n"),
    text("yes and on", "---\ntitle: on\ntags: [yes, no, y]\nurl: /a/\n---\nBody\n"),
    text("octal numbers and times", "---\ntags: [010, 0o10, 12:30, 1_000, 1e3]\n---\nBody\n"),
    text("tags as a string", "---\ntags: a b\n---\nBody\n"),
    text("tags as a string with commas", "---\ntags: a, b\n---\nBody\n"),
    text("null as tags", "---\ntags:\n---\nBody\n"),
    text("numbers as tags", "---\ntags: [1, 2016]\n---\nBody\n"),
    text("Tags with a capital", "---\nTags: [A, a]\n---\nBody\n"),
    text("params in the front matter", "---\nparams: {url: /p/, slug: p}\n---\nBody\n"),
    text("Org's front matter in Markdown", "#+TITLE: a\n#+URL: /a/\n\nBody\n"),
    text("an empty body", "---\nurl: /a/\n---\n"),
]

CASES: list[Case] = [
    *ADDRESSES,
    *SLUGS,
    *NAMES,
    *UGLIES,
    *PERMALINKS,
    *ALIASES,
    *STATUS,
    *DATES,
    *FILENAMES,
    *LANGUAGES,
    *SITES,
    *CASCADE,
    *RESOURCES,
    *LINKS,
    *FRONT_MATTER,
]
