"""What JavaScript makes of YAML's scalars and of values; each row is what Node answered."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from permalog import javascript


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("Null", None),
        ("TRUE", True),
        ("false", False),
        ("yes", "yes"),
        ("off", "off"),
        ("1_000", "1_000"),
        ("+1", 1),
        ("010", 10),
        ("0b11", 3),
        ("0o7", 7),
        ("-0x1f", -31),
        ("0x", "0x"),
        ("1.0", 1),
        ("1.5", 1.5),
        (".5", 0.5),
        ("-.5", "-.5"),
        ("1e3", 1000),
        ("1e400", "1e400"),
        ("9" * 9999, "9" * 9999),
        ("0x" + "f" * 9999, "0x" + "f" * 9999),
        ("12:30", "12:30"),
        ("2016-11-6", "2016-11-6"),
        ("2016-11-06 10:20", "2016-11-06 10:20"),
    ],
)
def test_a_scalar_is_what_js_yaml_takes_it_for(written: str, value: object) -> None:
    found = javascript.plain(written)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2016-11-06", "2016-11-06T00:00:00Z"),
        ("2016-13-06", "2017-01-06T00:00:00Z"),
        ("2016-01-00", "2015-12-31T00:00:00Z"),
        ("0099-01-01", "1999-01-01T00:00:00Z"),
        ("2016-1-6T1:20:30Z", "2016-01-06T01:20:30Z"),
        ("2016-11-06 25:00:00.1", "2016-11-07T01:00:00.100Z"),
        ("2015-03-17 14:00:00 -4", "2015-03-17T18:00:00Z"),
        ("2016-11-06t23:30:00+05:30", "2016-11-06T18:00:00Z"),
    ],
)
def test_a_date_is_a_moment_in_utc_and_carries_what_is_too_much(written: str, moment: str) -> None:
    assert javascript.plain(written) == dt.datetime.fromisoformat(moment)


def test_a_date_beyond_the_years_of_python_is_an_error() -> None:
    with pytest.raises((ValueError, OverflowError)):
        javascript.plain("9999-12-32")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (7, "7"),
        (1.5, "1.5"),
        (2.0, "2"),
        (1e21, "1e+21"),
        (1e-7, "1e-7"),
        (0.000001, "0.000001"),
        (1.2345678901234567e19, "12345678901234567000"),
        (12345678901234567890, "12345678901234567000"),
        (-(10**400), "-Infinity"),
        (float("nan"), "NaN"),
        ([1, None, "a", ["b", "c"]], "1,,a,b,c"),
        ({"a": 1}, "[object Object]"),
    ],
)
def test_a_value_is_written_as_string_writes_it(value: object, written: str) -> None:
    assert javascript.text(value) == written


def test_a_date_is_written_with_the_name_of_its_zone() -> None:
    moment = dt.datetime(2016, 7, 6, 18, 5, 3, tzinfo=ZoneInfo("Europe/Berlin"))
    written = "Wed Jul 06 2016 18:05:03 GMT+0200 (Central European Summer Time)"
    assert javascript.text(moment) == written
