"""Ruby's YAML, its printed values and its dates, as Ruby 3.1 was seen to take them."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from permalog.dialects.jekyll import ruby, ruby_time
from permalog.errors import InvalidValueError

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("NULL", None),
        ("Yes", True),
        ("on", True),
        ("tRuE", True),
        ("off", False),
        ("y", "y"),
        ("falsehood", "falsehood"),
        ("010", 8),
        ("089", "089"),
        ("0o10", "0o10"),
        ("0x1F", 31),
        ("0b11", 3),
        ("1_000", 1000),
        ("1,000", 1000),
        ("1,000.5", 1000.5),
        (".5", 0.5),
        ("5.", 5.0),
        (".", "."),
        ("1e3", "1e3"),
        ("-.inf", float("-inf")),
        ("12:30", 45000),
        ("1:2:3:4", "1:2:3:4"),
        ("v1.2", "v1.2"),
        (":compressed", ":compressed"),
        ("2015-01-02", dt.date(2015, 1, 2)),
        ("2015-02-30", "2015-02-30"),
        ("2015-01-02 03:04", "2015-01-02 03:04"),
        ("2015-01-02 03:04:05", dt.datetime(2015, 1, 2, 3, 4, 5, tzinfo=dt.UTC)),
        ("2015-01-02 03:04:05 +0200", dt.datetime(2015, 1, 2, 1, 4, 5, tzinfo=dt.UTC)),
        ("2015-01-02T03:04:05.678 -05:30", dt.datetime(2015, 1, 2, 8, 34, 5, tzinfo=dt.UTC)),
        ("2015-01-02 24:00:00", dt.datetime(2015, 1, 3, tzinfo=dt.UTC)),
        ("2015-01-02 03:04:05 -75", "2015-01-02 03:04:05 -75"),
    ],
)
def test_a_scalar_is_what_psych_takes_it_for(written: str, value: object) -> None:
    found = ruby.scalar(written)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ""),
        (True, "true"),
        (1.50, "1.5"),
        ("a", "a"),
        (dt.date(2015, 1, 2), "2015-01-02"),
        (dt.datetime(2015, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "2015-01-02 03:04:05 UTC"),
        (["a", None, 'b "c"', [True]], '["a", nil, "b \\"c\\"", [true]]'),
        ({"a": "b"}, '{"a"=>"b"}'),
    ],
)
def test_a_value_is_printed_as_ruby_prints_it(value: object, printed: str) -> None:
    assert ruby.text(value) == printed


def test_a_no_break_space_does_not_split_words() -> None:
    assert ruby.words(" a\tb\u00a0c\n") == ["a", "b\u00a0c"]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2015-01-02", "2015-01-02T00:00:00+01:00"),
        ("2015-1-2 3:4:5", "2015-01-02T03:04:05+01:00"),
        ("2015-02-30", "2015-03-02T00:00:00+01:00"),
        ("2015-01-02 24:00", "2015-01-03T00:00:00+01:00"),
        ("2015-01-02 03:04:60", "2015-01-02T03:05:00+01:00"),
        ("2015-01-02 23:30:00 -0500", "2015-01-03T05:30:00+01:00"),
        ("2015-01-02 3:04 PM", "2015-01-02T15:04:00+01:00"),
        ("2015-01-02 12:10 am", "2015-01-02T00:10:00+01:00"),
        ("2015-01-02 10h30", "2015-01-02T10:30:00+01:00"),
        ("2015-01-02 03:04:05 EST", "2015-01-02T09:04:05+01:00"),
        ("2015-07-02 03:04:05 CEST", "2015-07-02T03:04:05+02:00"),
        ("2015-01-02 03:04:05 Mars/Olympus", "2015-01-02T03:04:05+01:00"),
        ("2015-06-30 +02:00", "2015-06-30T02:00:00+02:00"),
        ("2015/01/02", "2015-01-02T00:00:00+01:00"),
        ("13/01/2015", "2015-01-13T00:00:00+01:00"),
        ("02.01.2015", "2015-01-02T00:00:00+01:00"),
        ("January 2nd, 2015", "2015-01-02T00:00:00+01:00"),
        ("Friday, 2 January '15 at 10:30", "2015-01-02T10:30:00+01:00"),
        ("2-Jan-2015", "2015-01-02T00:00:00+01:00"),
        ("Jan-2-2015", "2015-01-02T00:00:00+01:00"),
        ("Aug 2000", "2000-08-01T00:00:00+02:00"),
        ("20150102T030405", "2015-01-02T03:04:05+01:00"),
        ("150102", "2015-01-02T00:00:00+01:00"),
        ("2015-032", "2015-02-01T00:00:00+01:00"),
        ("15-01-02", "2015-01-02T00:00:00+01:00"),
        ("99-01-02", "1999-01-02T00:00:00+01:00"),
        ("2015-01-02 or so", "2015-01-02T00:00:00+01:00"),
        ("2015-03-29 02:30", "2015-03-29T03:30:00+02:00"),
        ("2015-10-25 02:30", "2015-10-25T02:30:00+01:00"),
    ],
)
def test_a_date_is_the_moment_that_ruby_reads(written: str, moment: str) -> None:
    assert ruby_time.parse(written, BERLIN).isoformat() == moment


@pytest.mark.parametrize(
    "written",
    ["", "soon", "today", "2015", "2015-01", "01/13/2015", "2015-13-02", "2015-01-32", "10:30",
     "2015-367", "2015-01-02 25:00", "0000-01-01", "99999-01-01", "9999-12-31 23:00 -0500",
     "Jan 2"],
)  # fmt: skip
def test_what_names_no_moment_is_refused(written: str) -> None:
    with pytest.raises(InvalidValueError, match="which is no date; write it as 2016-11-06"):
        ruby_time.parse(written, BERLIN)


@pytest.mark.parametrize(
    "number", ["0x" + "f" * 5000, "1" * 5000, "1" * 5000 + ":30", "0b" + "1" * 9000]
)
def test_a_number_that_no_address_can_hold_is_a_text(number: str) -> None:
    assert ruby.text(ruby.scalar(number)) == number


def test_the_longest_number_that_is_one_is_printed() -> None:
    assert ruby.text(ruby.scalar("0x" + "f" * 3498)).isdecimal()
