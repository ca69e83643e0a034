"""Hearing: whether something is said in the log that has to be said in every build."""

from __future__ import annotations

import logging

_LOG = logging.getLogger("mkdocs")


class Hearing(logging.Handler):
    """Hears whether something is said that has to be said in every build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[logging.LogRecord] = []

    def __enter__(self) -> list[logging.LogRecord]:
        _LOG.addHandler(self)
        return self.said

    def __exit__(self, *error: object) -> None:
        _LOG.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note what is said."""
        self.said.append(record)


class Silence(Hearing):
    """Hears it instead of all who would."""

    def __enter__(self) -> list[logging.LogRecord]:
        self.others, _LOG.handlers = _LOG.handlers, [self]
        self.propagates, _LOG.propagate = _LOG.propagate, False
        return self.said

    def __exit__(self, *error: object) -> None:
        _LOG.handlers, _LOG.propagate = self.others, self.propagates
