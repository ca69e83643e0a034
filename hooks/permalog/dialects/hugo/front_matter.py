"""Hugo's front matter: YAML, TOML, JSON and Org at the top of a file.

Sources: Hugo 0.168, `parser/pageparser/pagelexer_intro.go`, `parser/metadecoders/decoder.go`;
goccy/go-yaml 1.19, `token/token.go`. Of two equal keys of YAML the last counts, as for all versions
before 0.152; later ones stop there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ...frontmatter import Block, FrontMatter, FrontMatterError, plain_lines, read_toml, read_yaml
from .values import HOLDERS

_INTRO = re.compile(r"[\s\ufeff]*")
_FENCES = {"-": ("---", "YAML"), "+": ("+++", "TOML")}
_ORG = re.compile(r"(?:#\+.*(?:\n|\Z))+")
_ORG_KEY = re.compile(r"#\+([\w-]+(?:\[\])?):[ \t]*(.*)", re.A)
_ORG_DATE = re.compile(r"[<\[](\d{4}-\d{2}-\d{2}) .*[>\]]", re.A)
_ORG_DATES = ("date", "lastmod", "publishdate", "expirydate")
_KEYWORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)(?:0x(?P<hex>[\da-fA-F_]+)|0b(?P<binary>[01_]+)|0o?(?P<octal>[0-7_]+)"
    r"|(?P<whole>[1-9][\d_]*|0)|(?P<real>\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|\.\d[\d_]*(?:[eE][-+]?\d+)?))",
    re.A,
)
_BASES = {"hex": 16, "binary": 2, "octal": 8, "whole": 10}
_INTEGERS = range(-(2**63), 2**64)


def split(text: str) -> FrontMatter:
    """Return the front matter of a content file, its keys in small letters, and its body.

    Raises FrontMatterError for what Hugo cannot read.
    """
    text = plain_lines(text)
    intro = _INTRO.match(text)
    start = intro.end() if intro else 0
    first = text[start : start + 1]
    if first in _FENCES:
        return lowered(_fenced(text, start, *_FENCES[first]))
    if first == "{":
        return lowered(_json(text, start))
    if org := _ORG.match(text, start):
        return _org(Block.between(text, start, org.end(), org.end()))
    return FrontMatter({}, text)


def lowered(matter: FrontMatter) -> FrontMatter:
    """Return front matter with its keys in small letters; Hugo knows no others."""
    if all(map(str.islower, matter.data)) and not any(map(_has_keys, matter.data.values())):
        return matter
    return FrontMatter(
        lower(matter.data),
        matter.body,
        matter.body_line,
        {key.lower(): line for key, line in matter.lines.items()},
        {key.lower(): text for key, text in matter.texts.items()},
    )


def _has_keys(value: object) -> bool:
    """Return whether there can be keys in a value."""
    if isinstance(value, list):
        return not HOLDERS.isdisjoint(map(type, value))
    return isinstance(value, dict)


def lower(value: Any) -> Any:
    """Return a value with the keys of every mapping in it in small letters."""
    if isinstance(value, Mapping):
        return {str(key).lower(): lower(item) for key, item in value.items()}
    return [lower(item) for item in value] if isinstance(value, list) else value


def _fenced(text: str, start: int, fence: str, name: str) -> FrontMatter:
    line = text.count("\n", 0, start) + 1
    if not text.startswith(fence, start):
        raise FrontMatterError(
            line,
            f"the text begins with `{fence[0]}`, which opens front matter for Hugo; begin it "
            "otherwise, or put front matter above it",
        )
    inner = start + 3
    close = text.find(f"\n{fence}", inner)
    if close < 0:
        raise FrontMatterError(
            line,
            f"the front matter opened by `{fence}` is never closed; add a line `{fence}` after its "
            "last key",
        )
    body = close + 1 + len(fence)
    block = Block.between(text, inner, close + 1, body + text.startswith("\n", body))
    return read_yaml(block, plain=scalar, repeated=True) if name == "YAML" else read_toml(block)


def scalar(text: str) -> Any:
    """Return what Hugo's YAML takes a scalar without quotes for."""
    if text in _KEYWORDS:
        return _KEYWORDS[text]
    number = _NUMBER.fullmatch(text) if text[:1] in "+-.0123456789" else None
    if not number:
        return text
    kind = number.lastgroup or "whole"
    digits = number[kind].replace("_", "")
    if kind == "real":
        return float(number["sign"] + digits)
    try:
        value = int(number["sign"] + (digits or "0"), _BASES[kind])
    except ValueError:  # more digits than Python reads
        return text
    return value if value in _INTEGERS else text


def _json(text: str, start: int) -> FrontMatter:
    """Return the JSON up to its last brace; what follows is the body."""
    end = _json_end(text, start)
    return read_json(Block.between(text, start, end, end + text.startswith("\n", end)))


def read_json(block: Block) -> FrontMatter:
    """Return what a block of JSON holds; raise FrontMatterError."""
    try:
        data = json.loads(block.text)
    except json.JSONDecodeError as error:
        line = block.line + error.lineno - 1
        raise FrontMatterError(line, f"the front matter is not valid JSON: {error.msg}") from None
    except (RecursionError, ValueError) as error:
        raise FrontMatterError(block.line, f"the front matter cannot be read: {error}") from None
    if not isinstance(data, dict):
        raise FrontMatterError(block.line, "the front matter is no object; write it in braces")
    return FrontMatter(data, block.body, block.body_line, _json_lines(block, data))


def _json_end(text: str, start: int) -> int:
    level, is_quoted, at = 0, False, start
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif sign == '"':
            is_quoted = not is_quoted
        elif not is_quoted and sign in "{}":
            level += 1 if sign == "{" else -1
            if level == 0:
                return at + 1
        at += 1
    line = text.count("\n", 0, start) + 1
    raise FrontMatterError(line, "the JSON front matter is never closed; add its last `}`")


def _json_lines(block: Block, data: Mapping[str, Any]) -> dict[str, int]:
    lines = {}
    for key in data:
        if (at := block.text.find(json.dumps(key, ensure_ascii=False))) >= 0:
            lines[key] = block.text.count("\n", 0, at) + block.line
    return lines


def _org(block: Block) -> FrontMatter:
    """Return the front matter of Org mode; of two equal keys the texts are a list."""
    data: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(block.text.split("\n"), start=block.line):
        if found := _ORG_KEY.match(line):
            key, text = found[1].lower(), found[2].strip()
            data[key] = f"{data[key]}\n{text}" if key in data else text
            lines[key.removesuffix("[]")] = number
    values = {key.removesuffix("[]"): _org_value(key, text) for key, text in data.items()}
    return FrontMatter(values, block.body, block.body_line, lines)


def _org_value(key: str, text: str) -> str | list[str]:
    if key.endswith("[]"):
        return text.split()
    if "\n" in text:
        return text.split("\n")
    if key == "filetags":
        return text.removeprefix(":").removesuffix(":").split(":")
    stamp = _ORG_DATE.search(text) if key in _ORG_DATES else None
    return stamp[1] if stamp else text
