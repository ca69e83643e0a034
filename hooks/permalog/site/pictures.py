"""Pictures: which image stands for each page elsewhere, its own or a card drawn for it."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import quote, unquote

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from .. import markup, picture
from ..cache import key_of
from ..errors import ContentError, InvalidValueError, Problem
from ..frontmatter import FrontMatter
from ..permalink import AddressError, Permalink, fold
from ..picture import Named, Picture
from ..post import Page, Post
from ..social_card import SIZE, Colours, SocialCard, Studio, Unreadable
from ..typeface import Typeface
from .build import Build, Origin
from .files import add_made, is_shown, url_of
from .settings import CardSettings, line_of

log = get_plugin_logger("permalog")

_FOLDER = "/assets/cards"
_SITE_CARD = "/assets/card.png"
_FONTS = ("extra", "blog", "cards", "fonts")
_NONE = "%s no card, as %s: %s"
_CURES = {
    Unreadable.LETTERS: "name fonts that have them under extra.blog.cards.fonts",
    Unreadable.SHAPING: "install that, or set extra.blog.cards to false",
}


def own_pictures(build: Build, files: Files) -> dict[str, Picture]:
    """Return the pictures that pages name themselves, by their files below docs/.

    Raises ContentError for each that is not there. What a page of an archive names may be gone.
    """
    finder, problems = _Finder(build, files), list[Problem]()
    found: dict[str, Picture] = {}
    for uri, matter in build.front_matter.items():
        try:
            if one := finder.of(uri, matter):
                found[uri] = one
        except InvalidValueError as error:
            text = f"`{picture.KEY}` {error}"
            problems.append(Problem(build.path(uri), matter.line(picture.KEY), text))
    if problems:
        raise ContentError(problems)
    return found


class _Finder:
    """Finds the file that an image in front matter means."""

    def __init__(self, build: Build, files: Files) -> None:
        self.build, self.files = build, files

    @cached_property
    def by_address(self) -> Mapping[str, File]:
        """Every file that is no page, by its address."""
        shown = (file for file in self.files if is_shown(file, preview=True))
        return {unquote(url_of(f)): f for f in shown if not f.is_documentation_page()}

    def of(self, uri: str, matter: FrontMatter) -> Picture | None:
        """Return the picture of a page; None where it names none."""
        if uri not in self.build.moved:
            named = picture.named(matter)
            return self.picture(uri, named) if named else None
        for named in picture.named_elsewhere(matter):
            try:
                return self.picture(uri, named)
            except InvalidValueError:
                continue
        return None

    def picture(self, uri: str, named: Named) -> Picture:
        """Return a named image; raise InvalidValueError where none is there."""
        link = self.build.at_home(named.link)
        parts = markup.local(link)
        if parts is None:
            if not link.startswith(("https://", "http://")):
                raise InvalidValueError(f"is '{link}', which is no URL of an image")
            return Picture(link, named.alt)
        path = unquote(parts.path)
        file = next(filter(None, map(self.file, self.meant(uri, path))), None)
        if file is None or not file.abs_src_path:
            cure = "correct the path, which is seen from this file, or from the site's root"
            raise InvalidValueError(f"is '{named.link}', and no such file is there; {cure}")
        try:
            width, height = picture.size(Path(file.abs_src_path))
        except InvalidValueError as error:
            raise InvalidValueError(f"is '{named.link}', which {error}") from None
        return Picture(quote(unquote(url_of(file))), named.alt, width, height)

    def meant(self, uri: str, path: str) -> Iterator[str]:
        """Yield what a path may mean: files below docs/, and addresses, which begin with `/`."""
        if path.startswith("/"):
            yield from self.build.paths_meant(path)
            return
        yield posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        if uri in self.build.moved:
            dialect, page = self.build.moved[uri]
            if isinstance(page, Page):
                yield dialect.link(page, path)
                yield posixpath.join("/", page.url, path)
            yield f"/{path}"
            yield f"{dialect.archive.folder}/static/{path}"

    def file(self, path: str) -> File | None:
        if path.startswith("/"):
            return self.by_address.get(path)
        file = self.files.src_uris.get(path)
        return file if file and is_shown(file, preview=True) else None


def add_cards(build: Build, files: Files) -> None:
    """Add a card for each post that has no picture of its own, and one for all other pages."""
    settings: CardSettings | None = build.settings.cards
    if settings is None or not build.config.site_url:  # a card's address has to be a full URL
        return
    colours = Colours(settings.paper, settings.ink, settings.accent)
    studio = Studio(_own_fonts(build, settings), colours)
    config, unreadable = build.config, defaultdict[Unreadable, list[str]](list)
    name, about = config.site_name, config.site_description or ""
    of_site = SocialCard(name, description=about, author=config.site_author or "")
    taken = {fold(file.dest_uri) for file in files if is_shown(file, preview=True)}
    made = _added(build, files, studio, of_site, _free(Permalink.of_file(_SITE_CARD), taken))
    build.site_card = made if isinstance(made, Picture) else None
    for post in build.library.shown:
        if isinstance(post, Post) and post.permalink and post.uri not in build.pictures:
            address = _free(_address(post.permalink), taken, post.uri)
            made = _added(build, files, studio, _card(build, post), address)
            if isinstance(made, Picture):
                build.pictures[post.uri] = made
            else:
                unreadable[made].append(build.path(post.uri))
    _say(unreadable)


def _own_fonts(build: Build, settings: CardSettings) -> list[Typeface]:
    config = Path(build.config.config_file_path)
    fonts, problems = list[Typeface](), list[Problem]()
    for number, name in enumerate(settings.fonts):
        try:
            fonts.append(Typeface.of(config.parent / name))
        except InvalidValueError as error:
            text = f"`extra.blog.cards.fonts` has '{name}': {error}"
            problems.append(Problem(config.name, line_of(config, (*_FONTS, number)), text))
    if problems:
        raise ContentError(problems)
    return fonts


def _card(build: Build, post: Post) -> SocialCard:
    return SocialCard(
        post.title,
        build.config.site_name,
        post.description or "",
        build.words.date(post.date),
        author_of(build, post),
    )


def author_of(build: Build, page: Page) -> str:
    """Return who wrote a page, as it says itself; else the author of the site."""
    written = page.front_matter.texts.get("author")
    return written if isinstance(written, str) and written else build.config.site_author or ""


def _address(permalink: Permalink) -> Permalink:
    """Return where the card of a page is published: at an address that stays as long as the page's.

    `/a/` and `/a.html` are two pages, and have two.
    """
    file = permalink.file
    name = file.removesuffix("/index.html")
    try:
        return Permalink(f"{_FOLDER}/{name}.png", f"{_FOLDER}/{name}.png".lstrip("/"))
    except AddressError:  # with its ending the name is too long
        return Permalink.of_file(f"{_FOLDER}/{key_of(file)}.png")


def _free(address: Permalink, taken: set[str], owner: str = "") -> Permalink:
    """Return an address, or another where something is at it, such as a file of the author's."""
    if fold(address.file) in taken:
        return Permalink.of_file(f"{_FOLDER}/{key_of(address.file, owner)}.png")
    taken.add(fold(address.file))
    return address


def _added(
    build: Build, files: Files, studio: Studio, wanted: SocialCard, address: Permalink
) -> Picture | Unreadable:
    """Add a card to the files of the site, drawn when it is written.

    What is behind the `?` changes with the card, so that sites which keep images ask again, and the
    address answers for ever.
    """
    card = studio.readable(wanted)
    if isinstance(card, Unreadable):
        return card
    key = studio.key(card)
    draw = partial(build.cache.get, key, partial(studio.draw, card))
    origin = Origin("card", f"the card of '{card.title}'")
    add_made(build, files, f"cards{address.url}", address, origin, draw)
    return Picture(f"{address.quoted}?{key[:8]}", card.title, *SIZE)


def _say(unreadable: Mapping[Unreadable, list[str]]) -> None:
    for reason, paths in unreadable.items():
        whose = (
            f"{paths[0]} has" if len(paths) == 1 else f"{len(paths)} posts, {paths[0]} first, have"
        )
        log.info(_NONE, whose, reason.value, _CURES[reason])
