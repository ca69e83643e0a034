"""Posts for the tests of the core, read as the core reads them and without MkDocs."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from permalog import frontmatter, post
from permalog.post import Post, Rules

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
RULES = Rules(root="blog", pattern="/blog/{year}/{slug}/", zone=ZONE, now=NOW)


def written(*lines: str, uri: str = "blog/a.md", rules: Rules = RULES) -> Post:
    """Return the post whose front matter has these lines, and `date: 2016-11-06` if none."""
    dated = (
        lines if any(line.startswith("date:") for line in lines) else ("date: 2016-11-06", *lines)
    )
    text = "\n".join(["---", *dated, "---", "Text."])
    return post.read(f"docs/{uri}", uri, frontmatter.parse(text), rules)


def dated(days: Iterable[str]) -> list[Post]:
    """Return a post for each date; its file is named by its number."""
    return [written(f"date: {day}", uri=f"blog/{n:04}.md") for n, day in enumerate(days)]


def ascii_id(text: str) -> str:
    """Return the name of a test whose parameter is any text."""
    return f"{ascii(text)[:20]} of {len(text)}"
