"""Hexo's names: slugs, and the patterns with `:tokens` that paths and addresses follow.

Sources: hexo-util 4, `slugize.js`, `escape_diacritic.js`, `permalink.js`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Mapping

_LETTERS = """
    A ȺⱯ  AA Ꜳ  AE ÆǼǢ  AO Ꜵ  AU Ꜷ  AV ꜸꜺ  AY Ꜽ  B ɃƂƁ  C ƇȻꜾ  D ĐƋƊƉꝹ  E ƐƎ  F ƑꝻ  G ǤƓꞠꝽꝾ
    H ĦⱧⱵꞍ  I Ɨ  J Ɉ  K ƘⱩꝀꝂꝄꞢ  L ĿŁȽⱢⱠꝈꝆꞀ  M ⱮƜ  N ȠƝꞐꞤ  O ØǾƆƟꝊꝌ  OI Ƣ  OO Ꝏ  OU Ȣ  OE Œ  oe œ
    P ƤⱣꝐꝒꝔ  Q ꝖꝘɊ  R ɌⱤꝚꞦꞂ  S ẞⱾꞨꞄ  T ŦƬƮȾꞆ  TZ Ꜩ  U Ʉ  V ƲꝞɅ  VY Ꝡ  W Ⱳ  Y ƳɎỾ  Z ƵȤⱿⱫꝢ  a ẚⱥɐ
    aa ꜳ  ae æǽǣ  ao ꜵ  au ꜷ  av ꜹꜻ  ay ꜽ  b ƀƃɓ  c ƈȼꜿↄ  d đƌɖɗꝺ  e ɇɛǝ  f ƒꝼ  g ǥɠꞡᵹꝿ  h ħⱨⱶɥ
    hv ƕ  i ɨı  j ɉ  k ƙⱪꝁꝃꝅꞣ  l ŀſłƚɫⱡꝉꞁꝇ  m ɱɯ  n ƞɲŉꞑꞥ  o øǿɔꝋꝍɵ  oi ƣ  ou ȣ  oo ꝏ  p ƥᵽꝑꝓꝕ
    q ɋꝗꝙ  r ɍɽꝛꞧꞃ  s ßȿꞩꞅ  t ŧƭʈⱦꞇ  tz ꜩ  u ʉ  v ʋꝟʌ  vy ꝡ  w ⱳ  y ƴɏỿ  z ƶȥɀⱬꝣ
"""
"""Letters that do not decompose, or not to this, each behind what Hexo writes for them."""
_DECOMPOSED = ((0xC0, 0x234), (0x1E00, 0x1F00), (0x24B6, 0x24EA), (0xFF21, 0xFF5B))
_KEPT = "\u0132\u0133"
_CONTROL = re.compile(r"[\x00-\x1f]")
_SPECIAL = re.compile(
    r"[ \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
    r"~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+"
)
_SLUG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
"""A text that is a slug already."""
_DASHES = re.compile("--+")
_TOKEN = re.compile(r":(\w*[^\W_])", re.A)
_SEGMENTS = {
    "year": r"(\d{4})",
    "month": r"(\d{2})",
    "day": r"(\d{2})",
    "i_month": r"(\d{1,2})",
    "i_day": r"(\d{1,2})",
    "hash": r"([0-9a-f]{12})",
}
"""What a token of a file's name matches, where it is not just anything."""


def slugize(text: str, case: object = 0) -> str:
    """Return a text with `-` for all but letters and digits; `case` is 1 for lower, 2 for upper."""
    slug = text
    if not _SLUG.fullmatch(text):
        plain = _SPECIAL.sub("-", _CONTROL.sub("", text.translate(_diacritics())))
        slug = _DASHES.sub("-", plain).strip("-")
    return slug.lower() if case == 1 else slug.upper() if case == 2 else slug


@functools.cache
def _diacritics() -> Mapping[int, str]:
    words = _LETTERS.split()
    found = {}
    for letter in (chr(n) for first, end in _DECOMPOSED for n in range(first, end)):
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)
        )
        if re.fullmatch("[A-Za-z]{1,2}", plain) and letter not in _KEPT:
            found[ord(letter)] = plain
    for plain, letters in zip(words[::2], words[1::2], strict=True):
        found |= {ord(letter): plain for letter in letters}
    return found | {0x8C: "OE", 0x9C: "oe"}


class Pattern:
    """A text with tokens: `:year-:month-:day-:title`."""

    def __init__(self, rule: str) -> None:
        """Take the pattern apart."""
        self.rule = rule
        self.names = _TOKEN.findall(rule)
        self._start, *self._literals = _TOKEN.split(rule)[::2]
        segments = [_SEGMENTS.get(name, "(.+?)") for name in self.names]
        parts = [re.escape(self._start)]
        for segment, literal in zip(segments, self._literals, strict=True):
            parts += (segment, re.escape(literal))
        self._regex = re.compile("".join(parts), re.A)

    def read(self, text: str) -> Mapping[str, str] | None:
        """Return what a text has at the places of the tokens; None where it does not fit."""
        found = self._regex.fullmatch(text)
        return dict(zip(self.names, found.groups(), strict=True)) if found else None

    def fill(self, value: Callable[[str], str]) -> str:
        """Return the text with the value of each token."""
        pairs = zip(self.names, self._literals, strict=True)
        return self._start + "".join([value(name) + literal for name, literal in pairs])
