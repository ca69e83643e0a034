"""Questions about the ids that feeds give to posts; record_feed_ids.py asks the real generators.

A case is a whole site: `files` by their paths, and the `feeds` that its generator writes. No two
posts of a case have one title, by which an entry is known. The old blog is at old.example.
"""

import json
import re
from typing import Any

Case = dict[str, Any]

NAMES = {
    # the name of a file      the title of its post
    "duth": "Plain",
    "My-Trip": "Capitals",
    "caf\u00e9-f\u00fcr-\u00d6l": "Letters",
    "two words": "Space",
    "c++": "Plus",
    "it's-(me),-you": "Marks",
    "a;c=d@e$f!g": "Signs",
    "v1.2.final": "Dots",
    "\ufb01n": "Ligature",
    "a~b_c": "Tilde",
}
"""Names with what an address may hold, or has to have encoded."""


def matter(**keys: object) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items()]
    return f"---\n{''.join(lines)}---\nText.\n"


def dated(number: int) -> str:
    return f"2016-11-{number + 1:02}"


def posts(form: str, **keys: object) -> dict[str, str]:
    """Return a post for each name; the form of its path may hold its date."""
    return {
        form.format(name=name, date=dated(number)): matter(title=title, date=dated(number), **keys)
        for number, (name, title) in enumerate(NAMES.items())
    }


# Jekyll -------------------------------------------------------------------------------------------

FEED = "plugins: [jekyll-feed]\nfeed: {posts_limit: 100}\n"

JEKYLL_POSTS = {
    "_posts/2016-12-01-slash.md": matter(title="Slash", permalink="/blog/with-slash/"),
    "_posts/2016-12-02-html.md": matter(title="HTML", permalink="/blog/page.html"),
    "_posts/2016-12-03-bare.md": matter(title="Bare", permalink="/blog/bare"),
    "_posts/2016-12-04-index.md": matter(title="Index", permalink="/blog/x/index.html"),
    "_posts/2016-12-05-top.md": matter(title="Top", permalink="/top/"),
    "_posts/2016-12-06-umlaut.md": matter(title="Umlaut", permalink="/\u00fcber/stra\u00dfe/"),
    "_posts/2016-12-07-space.md": matter(title="A space", permalink="/my trip/here.html"),
    "_posts/2016-12-08-coded.md": matter(title="Coded", permalink="/caf%C3%A9/a%20b/"),
    "_posts/2016-12-09-slug.md": matter(title="Slug", slug="Another Slug"),
    "_posts/2016-12-10-late.md": matter(title="Late", date="2016-12-10 23:30:00 -0500"),
    "_posts/2016-12-11-categories.md": matter(
        title="Categories", categories=["One", "Zwei \u00dc"]
    ),
    "trips/_posts/2016-12-12-folder.md": matter(title="Folder"),
}

JEKYLL = {
    "the date in the address": {
        "_config.yml": f"url: https://old.example\n{FEED}",
        **posts("_posts/{date}-{name}.md"),
        **JEKYLL_POSTS,
    },
    "a baseurl, and addresses that end in a slash": {
        "_config.yml": f"url: https://old.example\nbaseurl: /blog\npermalink: pretty\n{FEED}",
        **posts("_posts/{date}-{name}.md", categories="news"),
        **JEKYLL_POSTS,
    },
    "a baseurl with its slashes elsewhere, and a time zone": {
        "_config.yml": (
            f"url: HTTPS://Old.Example:443\nbaseurl: m\u00e9n\u00fc/\ntimezone: Asia/Tokyo\n"
            f"permalink: /:year/:title\n{FEED}"
        ),
        **posts("_posts/{date}-{name}.md"),
        **JEKYLL_POSTS,
    },
    "a host with letters of its own": {
        "_config.yml": f"url: http://b\u00fccher.example/\npermalink: none\n{FEED}",
        **posts("_posts/{date}-{name}.md"),
    },
}

# Hugo ---------------------------------------------------------------------------------------------

HUGO_POSTS = {
    "content/posts/slash.md": matter(title="Slash", date="2016-12-01", url="/blog/with-slash/"),
    "content/posts/html.md": matter(title="HTML", date="2016-12-02", url="/blog/page.html"),
    "content/posts/bare.md": matter(title="Bare", date="2016-12-03", url="/blog/bare"),
    "content/posts/index-named.md": matter(title="Index", date="2016-12-04", url="/x/index.html"),
    "content/posts/umlaut.md": matter(
        title="Umlaut", date="2016-12-06", url="/\u00fcber/stra\u00dfe/"
    ),
    "content/posts/space.md": matter(title="A space", date="2016-12-07", url="/my trip/here.html"),
    "content/posts/signs.md": matter(
        title="More signs", date="2016-12-08", url="/a'(b),!*c&d;e=f@g/"
    ),
    "content/posts/coded.md": matter(title="Coded", date="2016-12-08", url="/caf%C3%A9/a%20b/"),
    "content/posts/slug.md": matter(title="Slug", date="2016-12-09", slug="Another Slug"),
    "content/posts/late.md": matter(title="Late", date="2016-12-10T23:30:00-05:00"),
    "content/posts/bundle/index.md": matter(title="Bundle", date="2016-12-11"),
    "content/top.md": matter(title="Top", date="2016-12-12"),
}

HUGO = {
    "the default addresses": {
        "hugo.toml": 'baseURL = "https://old.example/"\n',
        **posts("content/posts/{name}.md"),
        **HUGO_POSTS,
    },
    "a folder in baseURL, and permalinks": {
        "hugo.toml": (
            'baseURL = "https://old.example/blog"\n[permalinks]\nposts = "/:year/:month/:title/"\n'
        ),
        **posts("content/posts/{name}.md"),
        **HUGO_POSTS,
    },
    "ugly addresses, letters as they are, a host in capitals": {
        "hugo.toml": (
            'baseURL = "https://Old.Example:8080/"\nuglyURLs = true\ndisablePathToLower = true\n'
        ),
        **posts("content/posts/{name}.md"),
        **HUGO_POSTS,
    },
    "languages": {
        "hugo.toml": (
            'baseURL = "https://old.example/"\ndefaultContentLanguage = "en"\n'
            "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"
        ),
        "content/posts/one.md": matter(title="One", date="2016-12-01"),
        "content/posts/one.de.md": matter(title="Eins", date="2016-12-01"),
    },
    "a host for each language": {
        "hugo.toml": (
            'defaultContentLanguage = "en"\n'
            '[languages.en]\nbaseURL = "https://en.old.example/"\nweight = 1\n'
            '[languages.de]\nbaseURL = "https://old.example/de/"\nweight = 2\n'
        ),
        "content/posts/one.md": matter(title="One", date="2016-12-01"),
        "content/posts/zwei.de.md": matter(title="Zwei", date="2016-12-01"),
    },
}

# Eleventy -----------------------------------------------------------------------------------------

ELEVENTY_NAMES = {
    f"posts/{name}.md": matter(title=title, date=dated(number))
    for number, (name, title) in enumerate(NAMES.items())
}

ELEVENTY_POSTS = {
    "posts/posts.json": '{"tags": "posts"}\n',
    **ELEVENTY_NAMES,
    "posts/slash.md": matter(title="Slash", date="2016-12-01", permalink="/blog/with-slash/"),
    "posts/html.md": matter(title="HTML", date="2016-12-02", permalink="/blog/page.html"),
    "posts/index-named.md": matter(title="Index", date="2016-12-03", permalink="/x/index.html"),
    "posts/umlaut.md": matter(
        title="Umlaut", date="2016-12-04", permalink="/\u00fcber/stra\u00dfe/"
    ),
    "posts/space.md": matter(title="A space", date="2016-12-05", permalink="/my trip/here.html"),
    "posts/signs.md": matter(
        title="More signs", date="2016-12-06", permalink="/a'(b),!*c&d;e=f@g:h|[i]^j`/"
    ),
    "posts/2016-12-07-dated.md": matter(title="Dated"),
    "posts/late.md": matter(title="Late", date="2016-12-08T23:30:00-05:00"),
}


def feed_plugin(base: str, *types: str, prefix: str = "") -> str:
    """Return a configuration with the plugin's own templates."""
    added = "".join(
        f'  config.addPlugin(feedPlugin, {{\n    type: "{kind}",\n    outputPath: "/feed.{kind}",\n'
        f'    collection: {{ name: "posts", limit: 0 }},\n'
        f'    metadata: {{ title: "{kind}", base: {base}, author: {{ name: "Ada" }} }},\n  }});\n'
        for kind in types
    )
    return (
        'import { feedPlugin } from "@11ty/eleventy-plugin-rss";\n'
        f"export default function (config) {{\n{added}"
        f'  return {{ pathPrefix: "{prefix}" }};\n}}\n'
    )


CLASSIC = (
    'const pluginRss = require("@11ty/eleventy-plugin-rss");\n'
    "module.exports = function (config) {\n  config.addPlugin(pluginRss);\n};\n"
)
"""The configuration, and below the template, that the plugin's documentation long had."""

CLASSIC_FEED = """\
---
permalink: feed.atom
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>{{ metadata.title }}</title>
  <id>{{ metadata.url }}</id>
  {%- for post in collections.posts | reverse %}
  {%- set absolutePostUrl = post.url | absoluteUrl(metadata.url) %}
  <entry>
    <title>{{ post.data.title }}</title>
    <link href="{{ absolutePostUrl }}"/>
    <updated>{{ post.date | dateToRfc3339 }}</updated>
    <id>{{ absolutePostUrl }}</id>
  </entry>
  {%- endfor %}
</feed>
"""

ELEVENTY = {
    "templates of the plugin": {
        "eleventy.config.js": feed_plugin('"https://old.example/"', "atom", "rss", "json"),
        **ELEVENTY_POSTS,
    },
    "a folder in the base, which is lost": {
        "eleventy.config.js": feed_plugin('"https://Old.Example/blog/"', "atom"),
        **ELEVENTY_POSTS,
    },
    "a pathPrefix": {
        "eleventy.config.js": feed_plugin('"https://old.example/"', "atom", prefix="/blog/"),
        **ELEVENTY_POSTS,
    },
    "a base that only a run shows": {
        "eleventy.config.js": feed_plugin('"https://" + ["old", "example"].join(".")', "atom"),
        **ELEVENTY_POSTS,
    },
    "a template of the site, and JSON": {
        ".eleventy.js": CLASSIC,
        "_data/metadata.json": '{"title": "Old", "url": "https://old.example/blog/"}\n',
        "feed.njk": CLASSIC_FEED,
        **ELEVENTY_POSTS,
    },
    "a template of the site, and JavaScript": {
        ".eleventy.js": CLASSIC,
        "_data/metadata.js": (
            'module.exports = {\n  title: "Old",\n  author: { url: "https://ada.example/" },\n'
            '  url: "https://old.example/",\n};\n'
        ),
        "feed.njk": CLASSIC_FEED,
        **ELEVENTY_POSTS,
    },
}
ELEVENTY_SETTINGS = {"a base that only a run shows": {"url": "https://old.example"}}
"""What mkdocs.yml has to say of an archive."""

# Pelican ------------------------------------------------------------------------------------------


def pelican_post(title: str, date: str, **keys: str) -> str:
    lines = [f"{key.title()}: {value}\n" for key, value in keys.items()]
    return f"Title: {title}\nDate: {date}\n{''.join(lines)}\nText.\n"


PELICAN_POSTS = {
    **{
        f"content/{number}.md": pelican_post(title, f"{dated(number)} 23:30", slug=name)
        for number, (name, title) in enumerate(NAMES.items())
    },
    "content/titled.md": pelican_post("\u00dcber Stra\u00dfen & W\u00e4lder", "2016-12-01"),
    "content/slash.md": pelican_post(
        "Slash", "2016-12-02 10:00", url="blog/slash/", save_as="blog/slash/index.html"
    ),
    "content/rooted.md": pelican_post(
        "Rooted", "2016-12-03 10:00", url="/blog/rooted.html", save_as="blog/rooted.html"
    ),
    "content/umlaut.md": pelican_post(
        "Umlaut", "2016-12-04", url="\u00fcber/my trip/", save_as="\u00fcber/my trip/index.html"
    ),
    "content/coded.md": pelican_post(
        "Coded", "2016-12-05", url="caf%C3%A9/", save_as="caf\u00e9/index.html"
    ),
    "content/zone.md": pelican_post("Zone", "2016-12-06T23:30:00-05:00"),
    "content/utc.md": pelican_post("UTC", "2016-12-07T23:30:00Z"),
    "content/changed.md": pelican_post("Changed", "2016-12-08", modified="2018-01-01 12:00"),
    "content/trips/category.md": pelican_post("Category", "2016-12-09", tags="a, b"),
}


def pelican(file: str = "pelicanconf.py", **settings: object) -> dict[str, str]:
    lines = [f"{key} = {value!r}\n" for key, value in settings.items()]
    return {file: "".join(lines)}


PELICAN_FEEDS = {"FEED_ALL_ATOM": "feeds/all.atom.xml", "FEED_ALL_RSS": "feeds/all.rss.xml"}

PELICAN = {
    "the default addresses": {
        **pelican(SITEURL="https://old.example", TIMEZONE="UTC", PATH="content", **PELICAN_FEEDS),
        **PELICAN_POSTS,
    },
    "a time zone, a folder and a port in SITEURL": {
        **pelican(
            SITEURL="https://Old.Example:8443/blog/",
            TIMEZONE="America/New_York",
            PATH="content",
            ARTICLE_URL="{date:%Y}/{date:%m}/{slug}/",
            ARTICLE_SAVE_AS="{date:%Y}/{date:%m}/{slug}/index.html",
            **PELICAN_FEEDS,
        ),
        **PELICAN_POSTS,
    },
    "publishconf.py has the address": {
        **pelican(SITEURL="", TIMEZONE="Asia/Tokyo", PATH="content"),
        "publishconf.py": (
            "import os, sys\nsys.path.append(os.curdir)\nfrom pelicanconf import *\n"
            "SITEURL = 'http://old.example'\nRELATIVE_URLS = False\n"
            f"FEED_ALL_ATOM = {PELICAN_FEEDS['FEED_ALL_ATOM']!r}\n"
            f"FEED_ALL_RSS = {PELICAN_FEEDS['FEED_ALL_RSS']!r}\n"
        ),
        **PELICAN_POSTS,
    },
    "FEED_DOMAIN, and a mark of where readers come from": {
        **pelican(
            SITEURL="https://old.example/blog",
            FEED_DOMAIN="https://feeds.old.example",
            FEED_APPEND_REF=True,
            TIMEZONE="Europe/Berlin",
            PATH="content",
            ARTICLE_URL="posts/{slug}",
            **PELICAN_FEEDS,
        ),
        **PELICAN_POSTS,
    },
}

# Nikola -------------------------------------------------------------------------------------------


def nikola_post(title: str, date: str, slug: str, **keys: str) -> str:
    said = {"title": title, "slug": slug, "date": f"{date} 12:00:00 UTC", **keys}
    lines = [f".. {key}: {value}\n" for key, value in said.items()]
    return f"<!--\n{''.join(lines)}-->\n\nText.\n"


def nikola(**settings: object) -> dict[str, str]:
    said = {
        "BLOG_AUTHOR": "Ada",
        "BLOG_TITLE": "Old",
        "BLOG_EMAIL": "ada@old.example",
        "BLOG_DESCRIPTION": "Old",
        "DEFAULT_LANG": "en",
        "THEME": "base",
        "TIMEZONE": "UTC",
        "FEED_LENGTH": 100,
        "GENERATE_ATOM": True,
        "POSTS": [("posts/*.md", "posts", "post.tmpl")],
        "PAGES": [],
        "COMPILERS": {"markdown": [".md"]},
        **settings,
    }
    return {"conf.py": "".join(f"{key} = {value!r}\n" for key, value in said.items())}


NIKOLA_POSTS = {
    f"posts/{number}.md": nikola_post(title, dated(number), name)
    for number, (name, title) in enumerate(NAMES.items())
    if "=" not in name  # which Nikola refuses
}

NIKOLA = {
    "pretty addresses": {
        **nikola(SITE_URL="https://old.example/"),
        **NIKOLA_POSTS,
        "posts/guid.md": nikola_post(
            "GUID", "2016-12-01", "guid", guid="https://older.example/?p=12"
        ),
    },
    "a folder, and addresses with an ending": {
        **nikola(SITE_URL="https://Old.Example/blog", PRETTY_URLS=False),
        **NIKOLA_POSTS,
    },
    "a base of its own": {
        **nikola(SITE_URL="https://old.example/", BASE_URL="https://base.old.example/x/"),
        **NIKOLA_POSTS,
    },
}

# Hexo ---------------------------------------------------------------------------------------------


def hexo(**settings: object) -> dict[str, str]:
    feed = {"type": ["atom", "rss2"], "path": ["atom.xml", "rss2.xml"], "limit": 0}
    # JSON is YAML.
    return {"_config.yml": json.dumps({"theme": "plain", "feed": feed, **settings}) + "\n"}


HEXO_POSTS = {
    **posts("source/_posts/{name}.md"),
    "source/_posts/slash.md": matter(title="Slash", date="2016-12-01", permalink="/blog/slash/"),
    "source/_posts/html.md": matter(title="HTML", date="2016-12-02", permalink="blog/page.html"),
    "source/_posts/umlaut.md": matter(
        title="Umlaut", date="2016-12-04", permalink="\u00fcber/my trip/"
    ),
    "source/_posts/late.md": matter(title="Late", date="2016-12-05 23:30:00"),
}

HEXO = {
    "the default addresses": {**hexo(url="https://old.example"), **HEXO_POSTS},
    "a folder, and pretty addresses": {
        **hexo(
            url="https://Old.Example/blog/",
            root="/blog/",
            permalink=":category/:title.html",
            pretty_urls={"trailing_index": False, "trailing_html": False},
        ),
        **HEXO_POSTS,
    },
    "the url that Hexo's own configuration begins with": {
        **hexo(url="http://example.com"),
        **HEXO_POSTS,
    },
}

# Material -----------------------------------------------------------------------------------------


def material(site_url: str, **settings: object) -> dict[str, str]:
    rss = {"match_path": "blog/posts/.*", "length": 100, "use_git": False}
    said = {
        "site_name": "Old",
        "site_url": site_url,
        "theme": {"name": "material", "font": False},
        "plugins": [{"blog": settings}, {"rss": rss}],
    }
    # JSON is YAML.
    return {"mkdocs.yml": json.dumps(said) + "\n", "docs/blog/index.md": "# Blog\n"}


MATERIAL_POSTS = {
    # A date in quotes is none to the plugin.
    place: re.sub(r'(?m)^date: "(.*)"$', r"date: \1", text)
    for place, text in {
        **posts("docs/blog/posts/{name}.md"),
        "docs/blog/posts/slug.md": matter(title="Slug", date="2016-12-01", slug="a'b(c),d e"),
    }.items()
}

MATERIAL = {
    "the default addresses": {**material("https://old.example/"), **MATERIAL_POSTS},
    "a folder, and the names of files": {
        **material("https://Old.Example/log", post_url_format="{file}"),
        **MATERIAL_POSTS,
    },
}

FEEDS = {
    "jekyll": ("feed.xml",),
    "hugo": ("index.xml", "en/index.xml", "de/index.xml"),
    "eleventy": ("feed.atom", "feed.rss", "feed.json"),
    "pelican": ("feeds/all.atom.xml", "feeds/all.rss.xml"),
    "nikola": ("rss.xml", "index.atom"),
    "hexo": ("atom.xml", "rss2.xml"),
    "material": ("feed_rss_created.xml", "feed_json_created.json"),
}
"""Where a site has its feeds, from the output folder; not every site has all."""

SITES = {
    "jekyll": JEKYLL,
    "hugo": HUGO,
    "eleventy": ELEVENTY,
    "pelican": PELICAN,
    "nikola": NIKOLA,
    "hexo": HEXO,
    "material": MATERIAL,
}

CASES: list[Case] = [
    {
        "generator": generator,
        "name": name,
        "files": files,
        **(
            {"settings": ELEVENTY_SETTINGS[name]}
            if generator == "eleventy" and name in ELEVENTY_SETTINGS
            else {}
        ),
    }
    for generator, sites in SITES.items()
    for name, files in sites.items()
]
