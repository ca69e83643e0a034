"""The language in which giscus shows the comments of a site."""

import pytest

from permalog import giscus


@pytest.mark.parametrize(
    ("material", "its"),
    [
        ("en", "en"),
        ("de", "de"),
        ("uk", "uk"),
        ("el", "gr"),
        ("hr", "hbs"),
        ("sh", "hbs"),
        ("pt-BR", "pt"),
        ("de-AT", "de"),
        ("zh", "zh-CN"),
        ("zh-Hans", "zh-CN"),
        ("zh-Hant", "zh-TW"),
        ("zh-TW", "zh-TW"),
        ("zh-HK", "zh-HK"),
        ("sv", "en"),
        ("sr", "en"),
        ("ku-IQ", "en"),
        ("", "en"),
    ],
)
def test_giscus_speaks_the_language_of_the_theme_or_english(material: str, its: str) -> None:
    assert giscus.language_of(material) == its


def test_every_language_of_giscus_is_its_own() -> None:
    assert [giscus.language_of(code) for code in sorted(giscus.LANGUAGES)] == sorted(
        giscus.LANGUAGES
    )
