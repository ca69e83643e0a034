"""Dates: what authors write, and the day that it is in the blog's zone."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog import dates
from permalog.errors import InvalidValueError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

MOMENTS = {
    "2016-11-06": "2016-11-06T00:00:00+01:00",
    "2016-7-1": "2016-07-01T00:00:00+02:00",
    " 2016-11-06 ": "2016-11-06T00:00:00+01:00",
    "2016-11-06 14:30": "2016-11-06T14:30:00+01:00",
    "2016-11-06 14:30:15": "2016-11-06T14:30:15+01:00",
    "2016-11-06T14:30:15": "2016-11-06T14:30:15+01:00",
    "2016-11-06T14:30:15.25": "2016-11-06T14:30:15.250000+01:00",
    "2016-11-06T23:30:00Z": "2016-11-07T00:30:00+01:00",
    "2016-11-06 23:30 UTC": "2016-11-07T00:30:00+01:00",
    "2016-11-06T23:30:00+00:00": "2016-11-07T00:30:00+01:00",
    "2016-11-06 01:00:00 +0900": "2016-11-05T17:00:00+01:00",
    "2016-11-06 01:00:00 -05:00": "2016-11-06T07:00:00+01:00",
    "2016-11-06 20:00:00 -5": "2016-11-07T02:00:00+01:00",
    "2016-02-29": "2016-02-29T00:00:00+01:00",
}

NO_DATES = [
    "2016-13-06",
    "2016-02-30",
    "2015-02-29",
    "2016-11-06 24:30",
    "2016-11-06 14:60",
    "2016-11-06 10:00 +25:00",
    "0000-01-01",
    "9999-12-31T23:59:59-12:00",
    "6 November 2016",
    "06/11/2016",
    "2016-11",
    "2016",
    "tomorrow",
    "Last Modified",
    "",
]


@pytest.mark.parametrize(("written", "moment"), MOMENTS.items(), ids=MOMENTS)
def test_a_written_date_is_a_moment_in_the_zone_of_the_blog(written: str, moment: str) -> None:
    assert dates.parse(written, AMSTERDAM).isoformat() == moment


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (dt.date(2016, 11, 6), "2016-11-06T00:00:00+01:00"),
        (dt.datetime(2016, 11, 6, 14, 30), "2016-11-06T14:30:00+01:00"),
        (dt.datetime(2016, 11, 6, 23, 30, tzinfo=dt.UTC), "2016-11-07T00:30:00+01:00"),
    ],
    ids=["date", "date-time", "date-time with zone"],
)
def test_what_yaml_and_toml_make_of_a_date_means_the_same(value: object, moment: str) -> None:
    assert dates.parse(value, AMSTERDAM).isoformat() == moment


@pytest.mark.parametrize(
    "value", [*NO_DATES, 2016, 1.5, True, ["2016-11-06"], {"on": "2016-11-06"}], ids=repr
)
def test_what_is_no_date_is_refused_with_the_value_and_the_cure(value: object) -> None:
    with pytest.raises(InvalidValueError) as refused:
        dates.parse(value, AMSTERDAM)
    assert f"{value}" in str(refused.value)
    assert "which is no date; write it as 2016-11-06" in str(refused.value)


@pytest.mark.parametrize(
    ("path", "date"),
    {
        "blog/2016-11-06-recap.md": "2016-11-06",
        "blog/2016-11-06/recap.md": "2016-11-06",
        "blog/recap-2016-11-06.md": "2016-11-06",
        "blog/2015-01-01/2016-11-06-recap.md": "2015-01-01",
        "blog/2016-13-06-recap.md": "2016-13-06",
        "blog/12016-11-06.md": None,
        "blog/2016-11-061.md": None,
        "blog/2016/11/06/recap.md": None,
    }.items(),
)
def test_the_first_date_in_a_path_counts(path: str, date: str | None) -> None:
    assert dates.in_path(path) == date


@given(
    st.text() | st.integers() | st.datetimes() | st.dates() | st.datetimes(timezones=st.timezones())
)
def test_every_value_is_a_moment_in_the_zone_or_refused(value: object) -> None:
    try:
        moment = dates.parse(value, AMSTERDAM)
    except InvalidValueError:
        return
    assert moment.tzinfo is AMSTERDAM
