"""Slugs: titles, tags and file names as part of an address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog.slug import slugify, undated

SLUGS = {
    "Hello, World!": "hello-world",
    "  many   spaces ": "many-spaces",
    "Café Zürich": "cafe-zuerich",
    "Cafe\u0301": "cafe",
    "Straße": "strasse",
    "Łódź & Ørsted": "lodz-and-orsted",
    "It's 5 o’clock": "its-5-o-clock",
    "Loïc Bistuer": "loic-bistuer",
    "a_b/c.d": "a-b-c-d",
    "日本語": "",
    "ﬁne": "ne",
    "Привет, мир": "privet-mir",
    "---": "",
}

NAMES = {
    "2016-11-06-recap": "recap",
    "2016-11-06": "2016-11-06",
    "recap": "recap",
    "draft-2016-11-06-recap": "recap",
    "16-11-06-recap": "16-11-06-recap",
}


@pytest.mark.parametrize(("text", "slug"), SLUGS.items(), ids=SLUGS)
def test_a_slug_is_one_lowercase_word(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(("name", "rest"), NAMES.items(), ids=NAMES)
def test_a_file_name_loses_its_date_as_in_eleventy(name: str, rest: str) -> None:
    assert undated(name) == rest


@given(st.text())
def test_a_slug_is_safe_in_every_address_and_stays_itself(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug
