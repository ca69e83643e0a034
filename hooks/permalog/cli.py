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


_config_file = click.option("-f", "--config-file", help="Provide a specific MkDocs config.")


@main.command()
@_config_file
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


@main.command()
@_config_file
@click.option("-n", "--dry-run", is_flag=True, help="Only print what would be written.")
@click.argument("addresses", nargs=-1)
def fix(config_file: str | None, addresses: tuple[str, ...], dry_run: bool) -> None:
    """Keep addresses that are lost, by a line in the front matter of what is there now.

    Without ADDRESSES it writes what is beyond doubt; for those that are named, also what is only
    likely. What is lost after that is printed, and the exit status is 1.
    """
    with site.errors_as_exits():
        build = site.resolve(config_file)
        named = site.named(build, addresses)
        asked = [one for one in build.lost if one.entry in named or (one.is_sure and not named)]
        wanted = [one for one in asked if one.mend]
        cures = [one.mend for one in wanted if one.mend]
        for line in site.mend_all(build, cures, write=not dry_run):
            click.echo(line)
        if wanted and not dry_run:
            build = site.resolve(config_file)
    for one in build.lost:
        if not dry_run or one not in wanted:
            click.echo(one.problem(build.settings.lock or ""), err=True)
    raise SystemExit(bool(build.lost) and not (dry_run and set(build.lost) == set(wanted)))


@main.command()
@_config_file
@click.argument("addresses", nargs=-1, required=True)
def gone(config_file: str | None, addresses: tuple[str, ...]) -> None:
    """Let addresses go: a page says there that it was taken down."""
    with site.errors_as_exits():
        build = site.resolve(config_file)
        entries = site.let_go(build, site.named(build, addresses))
    for entry in entries:
        click.echo(f"{entry.url} is let go; commit {build.settings.lock}")


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
