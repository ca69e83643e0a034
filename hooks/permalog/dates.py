"""Dates as authors write them, and the day that they name in the blog's time zone."""

from __future__ import annotations

import datetime as dt
import re

from .errors import InvalidValueError, shown

_WRITTEN = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[Tt\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s*(?:(Z|z|UTC|GMT)|([+-]\d{1,2}):?(\d{2})?)?)?"
)
_IN_PATH = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/", re.A)
_UNPADDED = re.compile(r"%-([dmHIjMSyUW])")
FORMS = "write it as 2016-11-06 or 2016-11-06 14:30:00 +01:00"


def parse(value: object, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment that a front matter value names, in `zone`.

    A bare date is the start of that day in `zone`, and a time without an offset is a time in
    `zone`; only a time with an offset is converted. Raises InvalidValueError for what is no date.
    """
    try:
        moment = _moment(value)
        if moment is not None:
            return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    except (ValueError, OverflowError):
        pass
    raise InvalidValueError(f"{shown(value)}, which is no date; {FORMS}")


def strftime(moment: dt.datetime, form: str) -> str:
    """Return `moment` in a strftime form, with `%-d`, `%e` and `%s` the same on every platform."""
    form = _UNPADDED.sub(lambda m: moment.strftime("%" + m[1]).lstrip("0") or "0", form)
    form = form.replace("%e", f"{moment.day:2d}").replace("%s", str(int(moment.timestamp())))
    return moment.strftime(form)


def in_path(path: str) -> str | None:
    """Return the first `YYYY-MM-DD` in a path, as Eleventy looks for it (`TemplateContent.js`)."""
    found = _IN_PATH.search(path)
    return found[1] if found else None


def in_address(url: str) -> str | None:
    """Return the day that an address names in its folders: `/2016/11/06/duth/`."""
    found = _IN_ADDRESS.search(url)
    return "-".join(found.groups()) if found else None


def _moment(value: object) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    written = _WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if not written:
        return None
    year, month, day, hour, minute, second, fraction, utc, hours, minutes = written.groups()
    zone: dt.tzinfo | None = dt.UTC if utc else None
    if hours:
        offset = dt.timedelta(hours=abs(int(hours)), minutes=int(minutes or 0))
        zone = dt.timezone(-offset if hours.startswith("-") else offset)
    micro = int((fraction or "0").ljust(6, "0")[:6])
    return dt.datetime(
        int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
        micro, zone,
    )  # fmt: skip
