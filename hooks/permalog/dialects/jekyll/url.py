"""Jekyll's addresses: templates, their placeholders, and the file that is written for a URL.

Sources: Jekyll 4.3, `url.rb`, `drops/url_drop.rb`, `utils.rb`, `document.rb`, `page.rb`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from ...errors import InvalidValueError, shown
from ...permalink import AddressError, Permalink, file_of, within_site
from . import ruby

STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}
"""The templates of posts that `permalink` in the configuration has names for."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NOT_IN_SLUG = re.compile(r"[^A-Za-z0-9\x80-\U0010ffff]+")
_NOT_IN_TITLE = re.compile(r"[^A-Za-z0-9\x80-\U0010ffff._~!$&'()+,;=@]+")
_PLACEHOLDER = re.compile(r":([a-z_]+)")
_SLASHES = re.compile("/+")


class TemplateError(InvalidValueError):
    """Raised when a template asks for what there is not; the message says what, and the cure."""


class SlugError(InvalidValueError):
    """Raised when a template asks for a slug that is no text."""


class Document(NamedTuple):
    """What the address of a post, or of a page of a collection, is made of."""

    path: str
    """From the folder of the collections: `_posts/2016-11-06-duth.md`."""
    name: str
    """The name of the file without its ending."""
    collection: str
    date: dt.datetime
    slug: object
    """Of the front matter, else of the file's name."""
    categories: tuple[str, ...]
    ending: str
    """Of the file that is written: `.html`."""


def ending(permalink: object, converted: str) -> str:
    """Return the ending of the file that is written: of a permalink to a file, its own."""
    if isinstance(permalink, str) and not permalink.endswith("/"):
        return posixpath.splitext(permalink)[1] or converted
    return converted


def suffixed(template: str, style: str) -> str:
    """Return the template of a page or of a collection, which ends as the style of posts does."""
    if style == "pretty" or style.endswith("/"):
        return f"{template}/"
    if style in ("date", "ordinal", "none") or style.endswith(":output_ext"):
        return f"{template}:output_ext"
    return template


def document_url(template: object, document: Document) -> str:
    """Return the URL of a document, percent-encoded where a value needs it.

    Raises TemplateError for a placeholder that there is not, and for a template that is no text;
    SlugError for a slug that is none.
    """
    form, values = _compiled(_text(template))
    return _sanitised(form % tuple([value(document) for value in values]))


def page_url(template: object, values: Mapping[str, str]) -> str:
    """Return the URL of a page, of a redirect or of a file in a collection; see document_url."""
    url = _text(template)
    for key, value in values.items():
        url = url.replace(f":{key}", _escaped(value))
    return _sanitised(url)


def permalink(url: str, ending: str, index: str = "index.html") -> Permalink:
    """Return the permalink of a URL whose file has this ending.

    Where a static host would send that file as a download, it is `….html`. Raises AddressError.
    """
    try:
        path = within_site(unquote(url, errors="strict") if "%" in url else url)
    except UnicodeDecodeError:
        raise AddressError("what it has percent-encoded is not UTF-8") from None
    if "/." in path and "." in path.split("/"):
        raise AddressError("a part of it is one dot, which no link reaches; take it out")
    file = path + (index if path.endswith("/") else "" if path.endswith(ending) else ending)
    return Permalink(path, file_of(_SLASHES.sub("/", file) if "//" in file else file))


def slugify(text: str, *, signs: bool = False) -> str:
    """Return a text with a dash for each run of what is no letter, mark or digit.

    With `signs`, those that are harmless in a URL stay too, as where an address says `:title`.
    """
    if not text.isascii():
        text = "".join(c if c.isascii() or _is_kept(c) else "-" for c in text)
    return (_NOT_IN_TITLE if signs else _NOT_IN_SLUG).sub("-", text).strip("-")


def lowered(text: str) -> str:
    """Return a text in lower case, letter by letter as Ruby does: the last sigma is as any."""
    return text.lower() if text.isascii() else "".join(map(str.lower, text))


def titled(slug: str) -> str:
    """Return the title that Jekyll makes of a slug."""
    return " ".join(word.capitalize() for word in slug.split("-"))


def _is_kept(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category == "Nd"


@lru_cache(maxsize=256)
def _compiled(template: str) -> tuple[str, tuple[Callable[[Document], str], ...]]:
    """Return a template as a form of `%`, and what gives the values that it takes."""
    form, values, at = "", [], 0
    for found in _PLACEHOLDER.finditer(template):
        name = found[1]
        key = name if name in _VALUES else name.removesuffix("_")
        if key not in _VALUES:
            text = f"it holds `{found[0]}`, which is no placeholder of Jekyll; take it out"
            raise TemplateError(text)
        form += f"{_doubled(template[at : found.start()])}%s{name.removeprefix(key)}"
        values.append(_VALUES[key])
        at = found.end()
    return form + _doubled(template[at:]), tuple(values)


def _text(template: object) -> str:
    if isinstance(template, str):
        return template
    raise TemplateError("it is no text; put it in quotes")


def _escaped(value: str) -> str:
    """Return a value as `unquote` gives it back."""
    return value.replace("%", "%25")


def _doubled(text: str) -> str:
    return text.replace("%", "%%")


def _sanitised(url: str) -> str:
    url = f"/{url}".replace("..", "/").replace("./", "")
    return _SLASHES.sub("/", url) if "//" in url else url


def _named(document: Document) -> str:
    """Return what `:title` and `:slug` are made of."""
    slug = document.slug
    if isinstance(slug, str):
        return slug
    raise SlugError(f"is {shown(ruby.text(slug))}, which is no text; put it in quotes")


def _in_collection(document: Document) -> str:
    stem = posixpath.splitext(document.path)[0]
    return _escaped(stem.replace(f"_{document.collection}", "", 1).rstrip("."))


def _folded(categories: tuple[str, ...], form: Callable[[str], str]) -> str:
    return "/".join(dict.fromkeys(map(form, categories)))


_VALUES: dict[str, Callable[[Document], str]] = {
    "year": lambda it: f"{it.date.year:04d}",
    "short_year": lambda it: f"{it.date.year % 100:02d}",
    "month": lambda it: f"{it.date.month:02d}",
    "i_month": lambda it: str(it.date.month),
    "short_month": lambda it: _MONTHS[it.date.month - 1][:3],
    "long_month": lambda it: _MONTHS[it.date.month - 1],
    "day": lambda it: f"{it.date.day:02d}",
    "i_day": lambda it: str(it.date.day),
    "y_day": lambda it: f"{it.date.timetuple().tm_yday:03d}",
    "w_year": lambda it: f"{it.date.isocalendar().year:04d}",
    "week": lambda it: f"{it.date.isocalendar().week:02d}",
    "w_day": lambda it: str(it.date.isoweekday()),
    "short_day": lambda it: _DAYS[it.date.weekday()][:3],
    "long_day": lambda it: _DAYS[it.date.weekday()],
    "hour": lambda it: f"{it.date.hour:02d}",
    "minute": lambda it: f"{it.date.minute:02d}",
    "second": lambda it: f"{it.date.second:02d}",
    "title": lambda it: slugify(_named(it), signs=True),
    "slug": lambda it: lowered(slugify(_named(it))),
    "name": lambda it: lowered(slugify(it.name)),
    "path": _in_collection,
    "collection": lambda it: it.collection,
    "categories": lambda it: _escaped(_folded(it.categories, lowered)),
    "slugified_categories": lambda it: _folded(it.categories, lambda c: lowered(slugify(c))),
    "output_ext": lambda it: it.ending,
}
"""The placeholders that there are. Names of days and months are English in every locale."""
