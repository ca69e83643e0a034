"""`permalog`: commands for the author, beside `mkdocs` itself."""

from __future__ import annotations

import datetime as dt
import json
import sys
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import click

from . import old_urls, site
from .errors import ContentError
from .old_urls import OldUrl, OldUrls
from .post import Post
from .report import Report
from .site import Published
from .verify import Judge, Judged, NewSite

_PATIENCE = 1.0
"""How many seconds pass before a progress bar is shown."""


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
        build, _ = site.resolve(config_file)
        named = site.named(build, addresses)
        asked = [one for one in build.lost if one.entry in named or (one.is_sure and not named)]
        mends = {one: one.cure.mend for one in asked if one.cure.mend}
        for line in site.mend_all(build, mends.values(), write=not dry_run):
            click.echo(line)
        if mends and not dry_run:
            build, _ = site.resolve(config_file)
    left = [one for one in build.lost if not (dry_run and one in mends)]
    for one in left:
        click.echo(one.problem(build.settings.lock or ""), err=True)
    if not left:
        click.echo("No address is lost. Of places on pages (`/a/#b`) only a build tells.", err=True)
    raise SystemExit(bool(left))


@main.command()
@_config_file
@click.argument("addresses", nargs=-1, required=True)
def gone(config_file: str | None, addresses: tuple[str, ...]) -> None:
    """Let addresses go: a page says there that it was taken down."""
    with site.errors_as_exits():
        build, _ = site.resolve(config_file)
        entries = site.let_go(build, site.named(build, addresses))
    for entry in entries:
        click.echo(f"{entry.url} is let go; commit {build.settings.lock}")


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@_config_file
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.option("--all", "whole", is_flag=True, help="Print each lost address on a line of its own.")
@click.option("--fix", "write", is_flag=True, help="Write what is proposed beyond doubt.")
def verify(
    sources: tuple[str, ...], config_file: str | None, as_json: bool, whole: bool, write: bool
) -> None:
    """Tell what becomes of the addresses of an old blog, without building the site.

    A SOURCE is a sitemap, a feed, the folder of a built site, a list of addresses, the access log
    of a web server, or the http(s) address of one of these.

    The exit status is 1 when any address is lost, and 2 when a SOURCE or the site cannot be read.
    """
    started = time.monotonic()
    old = _read(sources)
    new, judged = _judged(old.urls, config_file, started)
    if write and _wrote(judged, config_file):
        new, judged = _judged(old.urls, config_file, started)
    report = Report(sources, judged, old.left_out, new.site_url)
    if as_json:
        click.echo(json.dumps(report.json(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(report.lines(whole=whole)))
    sys.exit(1 if report.lost else 0)


def _read(sources: Iterable[str]) -> OldUrls:
    try:
        return old_urls.read(sources)
    except ContentError as error:
        raise _Unreadable(str(error)) from None


class _Unreadable(click.ClickException):
    """Raised for a source or a site that cannot be read."""

    exit_code = 2


def _judged(
    urls: Collection[OldUrl], config_file: str | None, started: float
) -> tuple[NewSite, list[Judged]]:
    """Return the site as it would be published, and what becomes of each address on it."""
    try:
        with site.errors_as_exits(), _said_if_long("Reading the blog …"):
            new = site.new_site(*site.resolve(config_file))
    except click.ClickException as error:
        raise _Unreadable(error.message) from None
    return new, list(_with_progress(urls, Judge(new), started))


def _wrote(judged: Iterable[Judged], config_file: str | None) -> bool:
    """Write the cures that are beyond doubt, say which, and return whether there were any."""
    mends = [one.cure.mend for one in judged if one.cure and one.cure.mend and one.is_sure]
    with site.errors_as_exits():
        build, _ = site.resolve(config_file)
        for line in site.mend_all(build, mends, write=True):
            click.echo(line, err=True)
    return bool(mends)


def _with_progress(urls: Collection[OldUrl], judge: Judge, started: float) -> Iterator[Judged]:
    """Yield what becomes of each address, under a progress bar where that takes its time."""
    with ExitStack() as shown:
        bar = None
        for done, old in enumerate(urls, 1):
            yield judge.judge(old)
            if bar is None and _is_long_since(started):
                new_bar = click.progressbar(length=len(urls), label="Judging", file=sys.stderr)
                bar = shown.enter_context(new_bar)
            if bar:
                bar.update(done - bar.pos)


@contextmanager
def _said_if_long(text: str) -> Iterator[None]:
    """Say what goes on, to who looks on and only where it takes its time."""
    timer = threading.Timer(_PATIENCE, partial(click.echo, text, err=True))
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _is_long_since(started: float) -> bool:
    return sys.stderr.isatty() and time.monotonic() - started > _PATIENCE


def _object(one: Published) -> dict[str, Any]:
    return {
        "source": one.source,
        "url": one.url,
        "file": one.file,
        "date": _date(one.page.date) if isinstance(one.page, Post) else None,
        "title": one.title,
        "status": _status(one),
        "aliases": [alias.permalink.url for alias in one.page.aliases] if one.page else [],
        "kind": one.kind,
    }


def _status(one: Published) -> str:
    return one.page.status.value if one.page else "published"


def _date(date: dt.datetime) -> str:
    """Return a moment as ISO 8601; the start of a day as that day alone."""
    return date.date().isoformat() if date.time() == dt.time() else date.isoformat()
