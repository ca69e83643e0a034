"""Front matter keys that any page may have, and what can be borne in them.

A wrong type in one that Material for MkDocs reads ends in a traceback out of a template; here it is
an error with file and line. Source: the templates of mkdocs-material 9.8 (`page.meta.…`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from . import policy
from .errors import InvalidValueError, shown
from .frontmatter import FrontMatter

_TEXT = ("author", "subtitle", "status", "robots")
_HIDDEN = ("navigation", "toc", "path", "footer", "tags", "feedback")


def check(matter: FrontMatter, has_template: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield each key with a value that cannot be borne, and what is wrong with it."""
    data = matter.data
    for key in _TEXT:
        if data.get(key) is not None and not isinstance(matter.texts.get(key), str):
            yield key, "is no text; write one line of text"
    for key, path in (("template", "{}"), ("icon", ".icons/{}.svg")):
        value = data.get(key)
        if value is not None and not (isinstance(value, str) and has_template(path.format(value))):
            yield key, f"is {shown(value)}, which the theme does not have; correct the name"
    if not isinstance(data.get("listing", True), bool):
        yield "listing", f"is {shown(data['listing'])}; write `true` or `false`"
    if not isinstance(data.get("comments", True), bool):
        yield "comments", f"is {shown(data['comments'])}; write `true` or `false`"
    try:
        policy.sources(data.get("policy") or {})
    except InvalidValueError as error:
        yield "policy", f"is {shown(data['policy'])}: {error}"
    hide = data.get("hide")
    if hide is not None and not isinstance(matter.texts.get("hide"), tuple):
        yield "hide", f"is no list; write `[{_HIDDEN[0]}]`, of {', '.join(_HIDDEN)}"
    search = data.get("search")
    if search is not None and not _is_search(search):
        yield "search", "is no search setting; write `search: {exclude: true}` or `{boost: 2}`"


def _is_search(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    exclude, boost = value.get("exclude", False), value.get("boost", 1)
    is_number = isinstance(boost, int | float) and not isinstance(boost, bool)
    return isinstance(exclude, bool) and is_number
