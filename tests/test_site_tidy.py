"""A drawn site: pages in HTML as it is written today."""

import re
from collections.abc import Callable

import pytest

from drawn import Blog

PAGE = """
page.md
| One  
| line.
|
| === "Tab"
|     Text.
|
| ---
|
| ![The hall](hall.jpg) and a note.[^1]
|
| [^1]: Small.
hall.jpg
| 90 × 60
"""  # noqa: W291 - two blanks make a <br>


@pytest.mark.parametrize("images", [{}, False])
def test_markdown_becomes_html_and_not_xhtml(blog: Callable[..., Blog], images: object) -> None:
    drawn = blog(PAGE, extra={"blog": {"images": images}})
    for html in (drawn.build()["/page/"].html, drawn.preview()["/page/"].html):
        assert "One<br>\nline." in html
        assert re.search(r"<input checked [^>]*>", html)
        assert re.search(r"<img [^>]*>", html)
        assert re.findall(r"<(?:br|hr|img|input)\b[^>]*/>", html) == []
