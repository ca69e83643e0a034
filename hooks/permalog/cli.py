"""`permalog`: commands for the author, beside `mkdocs` itself."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import click

from . import site
from .post import Post

_SOURCED = {"post", "page", "file", "redirect"}
"""The kinds of what goes back to a file of the author's."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Look after the addresses of a blog built with MkDocs."""


@main.command()
@click.option("-f", "--config-file", type=click.Path(), help="Provide a specific MkDocs config.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of objects.")
def urls(config_file: str | None, as_json: bool) -> None:
    """List every published address, without building the site."""
    with site.errors_as_exits():
        build, files = site.resolve(config_file)
    rows = sorted(_rows(build, files), key=lambda row: (row["url"] or "", row["source"] or ""))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        note = "" if row["status"] == "published" else f" ({row['status']})"
        click.echo(f"{row['url'] or '-'}\t{row['source'] or row['kind']}{note}")


def _rows(build: site.Build, files: site.Files) -> Iterator[dict[str, Any]]:
    for file in files:
        origin = site.origin(build, file)
        if origin and file.inclusion.is_included():
            post = build.library.by_uri.get(file.src_uri)
            yield _row(
                origin.kind,
                source=origin.owner if origin.kind in _SOURCED else None,
                url=unquote(site.url_of(file)),
                file=file.dest_uri,
                title=_title(build, file.src_uri),
                post=post,
            )
    for post in build.library.hidden:
        permalink = post.permalink
        yield _row(
            "post",
            source=build.path(post.uri),
            url=permalink.url if permalink else None,
            file=permalink.file if permalink else None,
            title=post.title,
            post=post,
        )


def _row(kind: str, *, post: Post | None, **fields: Any) -> dict[str, Any]:
    return {
        "source": fields["source"],
        "url": fields["url"],
        "file": fields["file"],
        "date": _date(post.date) if post else None,
        "title": post.title if post else fields["title"],
        "status": post.status.value if post else "published",
        "aliases": [alias.permalink.url for alias in post.aliases] if post else [],
        "kind": kind,
    }


def _date(date: dt.datetime) -> str:
    """Return a moment as ISO 8601; the start of a day as that day alone."""
    return date.date().isoformat() if date.time() == dt.time() else date.isoformat()


def _title(build: site.Build, uri: str) -> str | None:
    matter = build.front_matter.get(uri)
    title = matter.texts.get("title") if matter else None
    return title if isinstance(title, str) else None
