"""Words and dates as readers see them."""

import datetime as dt

import pytest

from permalog.words import DEFAULTS, Words, locale_of, of_material

DAY = dt.date(2016, 11, 6)


@pytest.mark.parametrize(
    ("language", "date", "day", "month"),
    [
        ("en", "November 6, 2016", "Nov 6", "November 2016"),
        ("en-GB", "6 November 2016", "6 Nov", "November 2016"),
        ("de", "6. November 2016", "6. Nov.", "November 2016"),
        ("nl", "6 november 2016", "6 nov", "November 2016"),
        ("pt-BR", "6 de novembro de 2016", "6 de nov.", "Novembro de 2016"),
        ("zh-Hant", "2016年11月6日", "11月6日", "2016年11月"),
        ("xx", "November 6, 2016", "Nov 6", "November 2016"),
    ],
)
def test_dates_are_written_as_the_themes_language_writes_them(
    language: str, date: str, day: str, month: str
) -> None:
    words = Words(locale_of(language))
    assert (words.date(DAY), words.day(DAY), words.year_month(2016, 11)) == (date, day, month)


def test_one_language_leaves_the_months_of_another_alone() -> None:
    months = [Words(locale_of(language)).month(3) for language in ("he", "de", "nl", "pt-BR", "cs")]
    assert months == ["מרץ", "März", "Maart", "Março", "Březen"]


def test_the_owners_words_come_before_permalogs() -> None:
    words = Words(locale_of("en"), {"older": "Earlier", "posts": "{count} stories"})
    assert (words["older"], words["newer"]) == ("Earlier", DEFAULTS["newer"])
    assert (words.count(1), words.count(2), words.count(0)) == ("1 post", "2 stories", "0 stories")


def test_what_material_has_not_translated_stays_as_permalog_has_it() -> None:
    found = {"related": "Related links", "archive": "Archief", "draft": ""}
    assert of_material(found) == {"archive": "Archief"}


def test_material_s_words_get_their_values() -> None:
    found = {"read_minutes": "# min. leestijd", "updated": "Laatst geüpdatet"}
    words = Words(locale_of("nl"), of_material(found))
    assert words.minutes(3) == "3 min. leestijd"
    assert words.fill("updated", date="6 november") == "Laatst geüpdatet 6 november"


def test_braces_in_a_value_stay_text() -> None:
    assert Words(locale_of("en")).fill("tagged", tag="{tag} {0}") == "Posts tagged “{tag} {0}”"
