"""`permalog`: commands for the author, beside `mkdocs` itself."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import click

from . import site
from .post import Post
from .site import Published


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after the addresses of a blog built with MkDocs."""


@main.command()
@click.option("-f", "--config-file", help="Provide a specific MkDocs config.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
def urls(config_file: str | None, as_json: bool) -> None:
    """List every published address, without building the site."""
    with site.errors_as_exits():
        found = sorted(site.published(config_file), key=lambda p: (p.url or "", p.source or ""))
    if as_json:
        click.echo(json.dumps(list(map(_object, found)), ensure_ascii=False, indent=2))
        return
    for one in found:
        note = "" if _status(one) == "published" else f" ({_status(one)})"
        click.echo(f"{one.url or '-'}\t{one.source or one.kind}{note}")


def _object(one: Published) -> dict[str, Any]:
    return {
        "source": one.source,
        "url": one.url,
        "file": one.file,
        "date": _date(one.page.date) if isinstance(one.page, Post) else None,
        "title": one.page.title if one.page else one.title,
        "status": _status(one),
        "aliases": [alias.permalink.url for alias in one.page.aliases] if one.page else [],
        "kind": one.kind,
    }


def _status(one: Published) -> str:
    return one.page.status.value if one.page else "published"


def _date(date: dt.datetime) -> str:
    """Return a moment as ISO 8601; the start of a day as that day alone."""
    return date.date().isoformat() if date.time() == dt.time() else date.isoformat()
