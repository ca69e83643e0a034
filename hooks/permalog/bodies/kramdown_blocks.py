"""kramdown's own blocks, as rules for markdown-it-py beside those of CommonMark.

Sources: kramdown 2.4, `parser/kramdown/{extensions,html,table}.rb`, `parser/html.rb`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import fence as commonmark_fence
from markdown_it.rules_block import heading as commonmark_heading
from markdown_it.rules_block import lheading as commonmark_underlined
from markdown_it.rules_block import reference as commonmark_reference
from markdown_it.token import Token

SPAN = re.compile(
    "a|abbr|acronym|b|big|bdo|br|button|cite|code|del|dfn|em|i|img|input|ins|kbd|label|mark|option"
    "|q|rb|rbc|rp|rt|rtc|ruby|samp|select|small|span|strong|sub|sup|tt|u|var",
    re.I,
)
"""Tags that begin no block."""
_OF_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|dd|details|div|dl|fieldset|figure|figcaption|footer"
    "|form|header|hgroup|iframe|li|main|map|menu|nav|noscript|object|section|summary|td"
)
"""Tags that hold blocks, once they hold Markdown at all."""
_OF_SPANS = re.compile("caption|dt|h[1-6]|legend|p|th")
_VOID = re.compile("area|base|col|command|embed|hr|keygen|link|meta|param|source|track|wbr")
_ATTRIBUTE = r"\s+[\w:][\w:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?"
_OPENING = re.compile(
    rf"<!--.*?-->|<(?P<name>[a-zA-Z][\w:-]*)(?P<rest>(?:{_ATTRIBUTE})*)\s*(?P<void>/?)>", re.S
)
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_MARKDOWN = re.compile(r"\s+markdown\s*=\s*[\"']?(\w+)[\"']?")
_TAG = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|pre|textarea)\b[^>]*>.*?</(?P=raw)\s*>"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)(?:{_ATTRIBUTE})*\s*(?P<void>/?)>",
    re.S | re.I,
)
_TEXT = r"(?:\\\}|[^}])"
_EXTENSION = re.compile(rf"\{{::(?P<name>\w+)(?:\s(?P<options>{_TEXT}*?))?(?P<alone>/)?\}}\s*")
_STOP = re.compile(r"\{:/\w*\}\s*")
_NAMED = re.compile(rf"^ {{0,3}}\{{:(\w[\w-]*):({_TEXT}+)\}}[ \t]*$", re.M)
_ATTRIBUTES = re.compile(rf"\{{:(?![:/])({_TEXT}+)\}}\s*")
_PAIR = re.compile(
    r"(?:^|(?<=\s))(?:(?P<key>\w[\w:-]*)=(?P<quote>[\"'])(?P<value>(?:\\.|(?!(?P=quote)).)*)"
    r"(?P=quote)|(?P<ref>\w[\w-]*)|(?P<names>(?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+))(?=\s|$)"
)
_RULE = re.compile(r"(?=.*[-=])[+|: \t=-]+")
_BEFORE_TABLES = re.compile(r"#{1,6}[ \t]|>|(?:[*+-]|\d+\.)[ \t]")
"""Starts of headings, quotes and lists, for which kramdown looks before it looks for a table."""
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_ALIGNED = {(":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
_CELL_PART = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|<code\b.*?</code>)"
    r"|\\(?P<escaped>\|)|(?P<pipe>\|)|."
)
_TAG_OR_TEXT = re.compile(r"(?P<tag><[^>]*>)|[^<]+|<")
_MARK = re.compile(r"[\\`*_{}\[\]()<>#+.!|~-]")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_NO_ID = re.compile(r"\{(?=[^#{}][^{}]*\}\s*\Z)")
_LANGUAGE = re.compile(r"\.language-([\w.+#-]+)")


def rules(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    before_paragraphs: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    parser.block.ruler.before("table", "kramdown_extension", extension, ends)
    parser.block.ruler.at("table", table, {"alt": []})
    parser.block.ruler.at("fence", fence, ends)
    parser.block.ruler.at("reference", reference)
    parser.block.ruler.at("heading", heading, before_paragraphs)
    parser.block.ruler.at("lheading", underlined)
    parser.block.ruler.at("html_block", html, before_paragraphs)


def named_attributes(text: str) -> Mapping[str, str]:
    """Return the lists of attributes that a text gives names, for the `env` of the parser."""
    return dict(_NAMED.findall(text)) if "{:" in text else {}


def extension(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line of attributes, an extension or a mark that only ends the block before it."""
    line = _line(state, start)
    is_mark = line.strip() == "^" or bool(_STOP.fullmatch(line) or _NAMED.fullmatch(line))
    extended = _EXTENSION.fullmatch(line)
    if state.is_code_block(start) or not (is_mark or extended or _ATTRIBUTES.fullmatch(line)):
        return False
    if silent:
        return True
    state.line = start + 1
    if is_mark:
        return True
    if extended:
        return _extended(state, start, end, extended)
    lists = list(_lists(state, start, end))
    state.line = start + len(lists)
    if _follows(state, start) or _one_block(state, end):
        named = state.env.setdefault("attributes", named_attributes(state.src))
        _give(state, _attributes(named, " ".join(lists)))
    return True


def _lists(state: StateBlock, start: int, end: int) -> Iterator[str]:
    """Yield the lists of attributes that stand on a line and on those below it."""
    for number in range(start, end):
        found = _ATTRIBUTES.fullmatch(_line(state, number))
        if not found:
            return
        yield found[1]


def _extended(state: StateBlock, start: int, end: int, found: re.Match[str]) -> bool:
    if found["alone"]:
        if re.search(r"parse_block_html=[\"']true", found["options"] or ""):
            state.env["parse_block_html"] = True
        return True
    stop = re.compile(rf"\{{:/(?:{found['name']})?\}}\s*")
    for number in range(start + 1, end):
        if stop.fullmatch(_line(state, number)):
            if found["name"] == "nomarkdown":
                _push_verbatim(state, state.getLines(start + 1, number, state.blkIndent, False))
            state.line = number + 1
            return True
    return True


def _follows(state: StateBlock, start: int) -> bool:
    """Return whether a block stands directly before a line."""
    before = state.tokens[-1] if state.tokens else None
    return bool(before and before.nesting != 1 and start and not state.isEmpty(start - 1))


def _one_block(state: StateBlock, end: int) -> bool:
    """Read the one block that begins at the state's line; return whether there is one."""
    start = state.line
    if start >= end or state.isEmpty(start) or state.sCount[start] < state.blkIndent:
        return False
    before = len(state.tokens)
    any(rule(state, start, end, False) for rule in state.md.block.ruler.getRules(""))
    return len(state.tokens) > before


def _attributes(named: Mapping[str, str], text: str, depth: int = 0) -> dict[str, str]:
    """Return the attributes of a list; a word that names no other list is a key without value."""
    found: dict[str, str] = {}
    for pair in _PAIR.finditer(text):
        more: dict[str, str] = {}
        if pair["key"]:
            more[pair["key"]] = re.sub(r"\\([}\"'])", r"\1", pair["value"])
        elif pair["ref"] in named and depth < 9:
            more = _attributes(named, named[pair["ref"]], depth + 1)
        elif pair["ref"]:
            more[pair["ref"]] = ""
        else:
            names = re.findall(r"([#.])([^#.]+)", pair["names"])
            classes = [name for mark, name in names if mark == "."]
            more = dict([("id", name) for mark, name in names if mark == "#"][-1:])
            more |= {"class": " ".join(classes)} if classes else {}
        both = f"{found['class']} {more['class']}" if "class" in found and "class" in more else ""
        found |= more | ({"class": both} if both else {})
    return found


def _written(attributes: Mapping[str, str]) -> str:
    """Return attributes as attr_list reads them."""
    parts = [f"#{attributes['id']}"] if "id" in attributes else []
    parts += [f".{name}" for name in attributes.get("class", "").split()]
    others = {k: v for k, v in attributes.items() if k not in ("id", "class") and v}
    return " ".join(parts + [f'{key}="{_quoted(value)}"' for key, value in others.items()])


def _quoted(value: str) -> str:
    return value.replace('"', "&quot;")


def _give(state: StateBlock, attributes: Mapping[str, str]) -> None:
    """Give attributes to the block that was read last."""
    tokens, written = state.tokens, _written(attributes)
    last = tokens[-1]
    if "toc" in attributes and last.type in ("bullet_list_close", "ordered_list_close"):
        del tokens[_opening(tokens) :]
        _push_paragraph(state, "[TOC]")
    elif last.type in ("fence", "code_block"):
        if language := _LANGUAGE.search(written):
            last.type, last.info = "fence", language[1]
    elif not written:
        return
    elif last.type in ("heading_close", "paragraph_close"):
        apart = " " if last.type == "heading_close" else "\n"
        tokens[-2].content += f"{apart}{{{written}}}"
    elif last.nesting < 0:
        pairs = ((k, v) for k, v in attributes.items() if v)
        start = "<div" + "".join(f' {key}="{_quoted(value)}"' for key, value in pairs) + ">"
        at = _opening(tokens)
        tokens.insert(at, _html_token(start, tokens[at].level))
        _push_html(state, "</div>")


def _opening(tokens: list[Token]) -> int:
    """Return the position of the token that opens what the last one closes."""
    at = len(tokens) - 1
    depth: int = tokens[at].nesting
    while depth < 0:
        at -= 1
        depth += tokens[at].nesting
    return at


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read code between fences; a fence that nothing closes is text."""
    marks = _FENCE.match(_line(state, start))
    if not marks:
        return False
    closing = re.compile(rf"{marks[0]}{marks[0][0]}*\s*")
    inside = takewhile(lambda n: not _is_below(state, n), range(start + 1, end))
    is_closed = any(closing.fullmatch(_line(state, number)) for number in inside)
    return is_closed and commonmark_fence(state, start, end, silent)


def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the definition of a link; of two with one label, the last counts."""
    is_one = commonmark_reference(state, start, end, silent)
    for found in state.env.pop("duplicate_refs", ()):
        state.env["references"][found["label"]] = found
    return is_one


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a heading, in which only an id is an attribute: `{#id}`."""
    if not commonmark_heading(state, start, end, silent):
        return False
    if not silent:
        state.tokens[-2].content = _NO_ID.sub("&#123;", state.tokens[-2].content)
    return True


def underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a heading above a line of marks, which is of one line."""
    below = start + 1 < end and re.fullmatch(r"[-=]+\s*", _line(state, start + 1))
    if not below or not commonmark_underlined(state, start, start + 2, silent):
        return False
    state.tokens[-2].content = _NO_ID.sub("&#123;", state.tokens[-2].content)
    return True


def html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read HTML elements to where the tags that open them are closed."""
    line = _line(state, start)
    if not line.startswith("<") or state.is_code_block(start):
        return False
    tag = _ANY_TAG.match(line)
    if silent:
        return bool(tag and not SPAN.fullmatch(tag[2]) and tag[2] != "script")
    if tag and tag[1] and not SPAN.fullmatch(tag[2]):
        return _stray(state, start, line)
    limit = next((n for n in range(start + 1, end) if _is_below(state, n)), end)
    text = state.getLines(start, limit, state.blkIndent, False)
    first = at = len(text) - len(text.lstrip())
    while element := _element(text, at):
        opening, after = element
        _push_element(state, text[at:after], opening)
        at = after + len(text[after:]) - len(text[after:].lstrip(" \t"))
    if at == first:
        return bool(_OPENING.match(text, at)) and _unclosed(state, start, limit, line)
    state.line = start + text.count("\n", 0, at) + 1
    if rest := text[at:].partition("\n")[0]:
        _nested(state, rest)
    return True


def _is_below(state: StateBlock, line: int) -> bool:
    return not state.isEmpty(line) and state.sCount[line] < state.blkIndent


def _stray(state: StateBlock, start: int, line: str) -> bool:
    """Show an end tag that ends nothing, as kramdown does."""
    state.line = start + 1
    _push_paragraph(state, line.replace("<", "&lt;", 1))
    return True


def _unclosed(state: StateBlock, start: int, limit: int, line: str) -> bool:
    """Take an element that is never closed up to the next blank line."""
    tag = _ANY_TAG.match(line)
    if tag is None or SPAN.fullmatch(tag[2]):
        return False
    stop = next((n for n in range(start + 1, limit) if state.isEmpty(n)), limit)
    _push_html(state, state.getLines(start, stop, state.blkIndent, True))
    state.line = stop
    return True


def _element(text: str, at: int) -> tuple[re.Match[str], int] | None:
    """Return the tag that opens the element at a place, and where the element ends."""
    opening = _OPENING.match(text, at)
    if not opening:
        return None
    name = (opening["name"] or "").lower()
    if SPAN.fullmatch(name):
        return None
    if not name or opening["void"] or _VOID.fullmatch(name):
        return opening, opening.end()
    if name in ("script", "style", "pre", "textarea"):
        closing = re.compile(rf"</{name}\s*>", re.I).search(text, opening.end())
        return (opening, closing.end()) if closing else None
    if not re.compile(rf"</{re.escape(name)}\s*>", re.I).search(text, opening.end()):
        return None
    depth = 1
    for tag in _TAG.finditer(text, opening.end()):
        if (tag["name"] or "").lower() == name and not tag["void"]:
            depth += -1 if tag["close"] else 1
        if depth == 0:
            return opening, tag.end()
    return None


def _push_element(state: StateBlock, text: str, opening: re.Match[str]) -> None:
    """Add an element, what it holds as Markdown where kramdown reads it so."""
    name = (opening["name"] or "").lower()
    written = _MARKDOWN.search(opening["rest"] or "")
    model = written[1] if written else "1" if state.env.get("parse_block_html") else "0"
    is_block = model == "block" or (model == "1" and _OF_BLOCKS.fullmatch(name))
    first = len(opening[0])
    if is_block and not opening["void"] and first < len(text):
        closing = text.rindex("</")
        _push_html(state, _MARKDOWN.sub("", text[:first], count=1))
        _nested(state, text[first:closing])
        _push_html(state, text[closing:])
        return
    if model == "span" or (model == "1" and _OF_SPANS.fullmatch(name)):
        start = _MARKDOWN.sub("", text[:first], count=1)
        text = f'{start[:-1]} markdown="span">{text[first:]}'
    _push_html(state, text)


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table: lines with a pipe, those above a first rule its head."""
    line = _line(state, start)
    if silent or state.is_code_block(start) or "|" not in line or _BEFORE_TABLES.match(line):
        return False
    if _follows(state, start) and not extension(state, start - 1, end, True):
        return False
    lines = list(_piped(state, start, end))
    after = start + len(lines)
    is_rule = [bool(_RULE.fullmatch(line.strip())) for line in lines]
    rows = [_cells(line) for line, ruled in zip(lines, is_rule, strict=True) if not ruled]
    if not rows or not all(rows) or not _is_boundary(state, after, end):
        return False
    above = is_rule.index(False)
    ruled = is_rule.index(True, above) if True in is_rule[above:] else None
    if ruled is not None and False not in is_rule[ruled:]:
        return False
    state.line = after
    rows = _trimmed(rows, lines[0].lstrip().startswith("|"))
    _push_table(state, rows, lines[ruled] if ruled and "-" in lines[ruled] else None)
    return True


def _piped(state: StateBlock, start: int, end: int) -> Iterator[str]:
    for number in range(start, end):
        line = _line(state, number)
        if state.isEmpty(number) or state.sCount[number] < state.blkIndent or "|" not in line:
            return
        yield line


def _is_boundary(state: StateBlock, line: int, end: int) -> bool:
    return line >= end or state.isEmpty(line) or extension(state, line, end, True)


def _cells(line: str) -> list[str]:
    """Return the cells of a row; none where no pipe parts any."""
    cells = [""]
    for part in _CELL_PART.finditer(line):
        if part["pipe"]:
            cells.append("")
        else:
            cells[-1] += part["escaped"] or part[0]
    return [cell.strip() for cell in cells] if len(cells) > 1 else []


def _trimmed(rows: list[list[str]], piped: bool) -> list[list[str]]:
    """Return rows of one length, without what stands before a first pipe and after a last one."""
    for row in rows:
        if piped and len(row) > 1 and not row[0]:
            del row[0]
        if len(row) > 1 and not row[-1]:
            del row[-1]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _push_table(state: StateBlock, rows: list[list[str]], rule: str | None) -> None:
    aligned = [_ALIGNED.get(found, "") for found in _ALIGNMENT.findall(rule or "")]
    if rule is None:
        rows = [[""] * len(rows[0]), *rows]
    state.push("table_open", "table", 1)
    for number, row in enumerate(rows):
        part, tag = ("thead", "th") if number == 0 else ("tbody", "td")
        if number < 2:
            state.push(f"{part}_open", part, 1)
        state.push("tr_open", "tr", 1)
        for column, cell in enumerate(row):
            token = state.push(f"{tag}_open", tag, 1)
            if column < len(aligned) and aligned[column]:
                token.attrs["style"] = f"text-align:{aligned[column]}"
            _push_inline(state, cell)
            state.push(f"{tag}_close", tag, -1)
        state.push("tr_close", "tr", -1)
        if number in (0, len(rows) - 1):
            state.push(f"{part}_close", part, -1)
    state.push("table_close", "table", -1)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _nested(state: StateBlock, text: str) -> None:
    """Read a text as blocks, in the place where the state stands."""
    before = len(state.tokens)
    state.md.block.parse(text, state.md, state.env, state.tokens)
    for token in state.tokens[before:]:
        token.level += state.level


def verbatim(text: str) -> str:
    """Return HTML so that no mark between its tags is Markdown."""
    return _TAG_OR_TEXT.sub(lambda part: part["tag"] or literal(part[0]), text)


def literal(text: str) -> str:
    """Return a text so that no mark in it is Markdown."""
    return _MARK.sub(r"\\\g<0>", text)


def _push_verbatim(state: StateBlock, text: str) -> None:
    """Add HTML as it stands; what begins with no block is one paragraph."""
    tag = _ANY_TAG.match(text.lstrip())
    if tag and not SPAN.fullmatch(tag[2]):
        _push_html(state, text)
    else:
        _push_paragraph(state, verbatim(text.strip()))


def _push_html(state: StateBlock, text: str) -> None:
    state.tokens.append(_html_token(text, state.level))


def _html_token(text: str, level: int) -> Token:
    return Token("html_block", "", 0, content=text, level=level)


def _push_paragraph(state: StateBlock, text: str) -> None:
    state.push("paragraph_open", "p", 1)
    _push_inline(state, text)
    state.push("paragraph_close", "p", -1)


def _push_inline(state: StateBlock, text: str) -> None:
    token = state.push("inline", "", 0)
    token.content, token.children = text, []
