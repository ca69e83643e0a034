"""Posts for the tests of the core, read as the core reads them and without MkDocs."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from permalog import frontmatter
from permalog.dialects.house import House
from permalog.post import Post
from permalog.source import Source

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
HOUSE = House(pattern="/blog/{year}/{slug}/", zone=ZONE, now=NOW)


def written(*lines: str, uri: str = "blog/a.md", house: House = HOUSE) -> Post:
    """Return the post whose front matter has these lines, and `date: 2016-11-06` if none."""
    dated = (
        lines if any(line.startswith("date:") for line in lines) else ("date: 2016-11-06", *lines)
    )
    text = "\n".join(["---", *dated, "---", "Text."])
    return house.post(source(text, uri))


def source(text: str, uri: str = "blog/a.md") -> Source:
    """Return a file of the blog with this text."""
    return Source(f"docs/{uri}", uri, "blog", frontmatter.parse(text))


def dated(days: Iterable[str]) -> list[Post]:
    """Return a post for each date; its file is named by its number."""
    return [written(f"date: {day}", uri=f"blog/{n:04}.md") for n, day in enumerate(days)]


def ascii_id(text: str) -> str:
    """Return the name of a test whose parameter is any text."""
    return f"{ascii(text)[:20]} of {len(text)}"
