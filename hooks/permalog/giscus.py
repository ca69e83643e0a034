"""giscus: the languages in which it shows comments.

They are the locales of `i18n.js` in giscus/giscus on GitHub, as of July 2025; for any other code
it has no page. `zh-Hans` and `zh-Hant` are `zh-CN` and `zh-TW` there.
"""

from __future__ import annotations

_CODES = (
    "ar be bg ca cs da de en eo es eu fa fr gr gsw hbs he hu id it ja kh ko nl pl pt ro ru th tr "
    "uk uz vi zh-CN zh-HK zh-TW"
)
LANGUAGES = frozenset(_CODES.split())
_ITS_OWN = {
    "bs": "hbs",
    "el": "gr",
    "hr": "hbs",
    "km": "kh",
    "sh": "hbs",
    "zh": "zh-CN",
    "zh-Hans": "zh-CN",
    "zh-Hant": "zh-TW",
}
"""What it calls those that the rest of the world calls otherwise; `hbs` is in Latin letters."""


def language_of(code: str) -> str:
    """Return giscus's code for the language of Material's `theme.language`; English for others."""
    for name in (code, code.partition("-")[0]):
        its = _ITS_OWN.get(name, name)
        if its in LANGUAGES:
            return its
    return "en"
