"""Hexo's dates: a text or a date of YAML is a time on the machine that builds, or in `timezone`.

Addresses have the time on the machine, whatever `timezone` says. Sources: Hexo 8,
`processor/common.js`; hexo-front-matter 4.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ... import javascript, javascript_dates

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Clock:
    """Reads dates in the zone of the machine, and of the site."""

    def __init__(self, machine: dt.tzinfo, site: dt.tzinfo | None) -> None:
        """Take the zone of the machine that built, and that of `timezone`, if there is one."""
        self.machine, self.site = machine, site

    def moment(self, value: object) -> dt.datetime | None:
        """Return the moment that a value of the front matter names; None where it names none."""
        try:
            moment = self._read(value) if value else None
            return self._at_site(moment) if moment else None
        except (ValueError, OverflowError):
            return None

    def of_name(self, parts: Mapping[str, str]) -> dt.datetime | None:
        """Return the day that the tokens of a file's name name, if they do."""
        month = parts.get("month") or parts.get("i_month")
        day = parts.get("day") or parts.get("i_day")
        if not (parts.get("year") and month and day):
            return None
        try:
            naive = javascript.utc(int(parts["year"]), int(month), int(day)).replace(tzinfo=None)
            return self._at_site(javascript.in_zone(naive, self.machine))
        except (ValueError, OverflowError):
            return None

    def shown(self, moment: dt.datetime) -> dt.datetime:
        """Return a moment in the zone in which readers see it."""
        return moment.astimezone(self.site or self.machine)

    def _read(self, value: object) -> dt.datetime | None:
        if isinstance(value, dt.datetime):
            return value - _offset(value, self.machine)
        if isinstance(value, int | float):
            return _EPOCH + dt.timedelta(milliseconds=value)
        return javascript_dates.parse(javascript.text(value), self.machine)

    def _at_site(self, moment: dt.datetime) -> dt.datetime:
        if self.site is None:
            return moment
        return moment + _offset(moment, self.machine) - _offset(moment, self.site)


def _offset(moment: dt.datetime, zone: dt.tzinfo) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()
