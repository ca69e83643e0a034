"""Liquid in a body, rendered; a construct that cannot be is left as it stands, and noted.

Ruby's Liquid (Jekyll) and LiquidJS (Eleventy) read code samples in a text as well, and stop the
build, or print nothing, where they do not understand them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

import liquid
from liquid.ast import Node
from liquid.builtin.expressions import Path
from liquid.context import RenderContext
from liquid.exceptions import LiquidError, LiquidInterrupt, StopRender
from liquid.filter import with_context
from liquid.parser import get_parser
from liquid.stream import TokenStream
from liquid.tag import Tag
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

from . import Shortcodes, Unknown

_TEXT = r"""(?: "(?:(?!\}\})[^"\n])*" | '(?:(?!\}\})[^'\n])*' )"""
_CONSTRUCT = re.compile(
    # Without possessive quantifiers, which before Python 3.11.5 lose matches inside of each other.
    rf"""\{{%-?\s*(?P<block>raw|comment)\s*-?%\}} .*? \{{%-?\s*end(?P=block)\s*-?%\}}
      | \{{%-?\s*[\w#] (?:(?!%\}}|\{{%).)* %\}}
      | \{{\{{ (?: {_TEXT} | (?!\}}\}}|\{{[{{%]|{_TEXT}). )* \}}\}}
      | (?P<stray>\{{[{{%])""",
    re.S | re.X,
)
_STRAY = {"{{": "\ufdd0\ufdd0", "{%": "\ufdd1\ufdd1"}
"""Braces that begin nothing, and what stands for them while the text is rendered: characters that
Unicode promises never to use."""
_ARGUMENT = re.compile(
    r"""(?:(?P<name>[\w-]+)\s*[:=]\s*)?
        (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s,"']+))\s*,?""",
    re.X,
)


class NotUnderstoodError(LiquidError):
    """Raised for what Permalog does not know; `construct` is how messages name it."""

    def __init__(self, construct: str) -> None:
        super().__init__(construct, token=None)
        self.construct = construct


@dataclass(frozen=True)
class Call:
    """A tag of a body, as it was met while rendering."""

    name: str
    markup: str
    """What stands after its name."""
    raw: str | None
    """What stands between it and its end, as it is written; None where it has no end."""
    before: str
    """What stands before it on its line, as it is written."""
    block: Node | None
    context: RenderContext

    @functools.cached_property
    def inner(self) -> str | None:
        """What stands between it and its end, rendered; None where it has no end."""
        if self.block is None:
            return None
        out = self.context.get_buffer()
        self.block.render(self.context, out)
        return out.getvalue()

    def arguments(self) -> tuple[list[str], dict[str, str]]:
        """Return what the markup holds: the values in their order, and those with a name.

        A word without quotes is the variable of that name, where there is one.
        """
        args: list[str] = []
        named: dict[str, str] = {}
        for found in _ARGUMENT.finditer(self.markup):
            quoted = found["double"] if found["double"] is not None else found["single"]
            value = re.sub(r"\\(.)", r"\1", quoted) if quoted else quoted
            value = self._variable(found["bare"]) if value is None else value
            if found["name"]:
                named[found["name"]] = value
            else:
                args.append(value)
        return args, named

    def _variable(self, word: str) -> str:
        found = self.context.get([*word.split(".")], token=None, default=None)
        return str(found) if isinstance(found, str | int | float) else word

    def set_off(self, lines: list[str]) -> str:
        """Return lines that form a block, in the place of the tag."""
        start, indent = ("\n\n", "") if self.before.strip() else ("", self.before)
        return start + f"\n{indent}".join(lines) + "\n"


class Environment(liquid.Environment):
    """Liquid that leaves as it stands what it cannot render."""

    loop_iteration_limit = 100_000
    output_stream_limit = 10_000_000

    def __init__(
        self,
        tags: Mapping[str, Callable[[Call], str]],
        shortcodes: Shortcodes,
        extend: Callable[[liquid.Environment], None] | None = None,
    ) -> None:
        """Take the tags that there are beside Liquid's own, and the owner's, which go before.

        `extend` adds more to Liquid. An owner's template is also a filter, of its first argument.
        """
        super().__init__()
        if extend:
            extend(self)
        own: dict[str, Callable[[Call], str]] = {
            name: functools.partial(_shortcode, make) for name, make in shortcodes.items()
        }
        self.filters = _Filters(self.filters)
        self.filters |= {name: _filter(make) for name, make in shortcodes.items()}
        for name, render in {**tags, **own}.items():
            self.tags[name] = _CallTag(self, name, render)
        unguarded = self.tags.pop(TOKEN_CONTENT)
        self.tags = {name: _Guard(self, tag) for name, tag in self.tags.items()}
        self.tags[TOKEN_CONTENT] = unguarded
        self.is_complete = True
        """Whether a name that is nowhere said prints nothing; else it is not understood."""
        self.noted: list[Unknown] = []
        self.at: int | None = None

    def text(self, source: str, data: Mapping[str, object]) -> tuple[str, tuple[Unknown, ...]]:
        """Return a text rendered, and what in it is not understood, with its line in the text."""
        self.noted, self.at = [], None
        template = self.from_string(self._without_strays(source))
        context = RenderContext(template, globals=data)
        out = context.get_buffer()
        template.render_with_context(context, out)
        text = out.getvalue()
        for braces, stand_in in _STRAY.items():
            text = text.replace(stand_in, braces)
        known = {unknown.construct for unknown in self.noted}
        return text, tuple(u for u in self.noted if _opening(u.construct) not in known)

    def partial(self, source: str, call: Call, names: Mapping[str, object]) -> str:
        """Return a text that a tag includes, rendered; what is noted in it is at the tag's line."""
        template = self.from_string(self._without_strays(source))
        out = call.context.get_buffer()
        with call.context.extend(names, template=template):
            template.render_with_context(call.context, out, partial=True)
        return out.getvalue()

    def note(self, construct: str, line: int) -> None:
        """Note what is not understood; within a text that is included, at the line of its tag."""
        self.noted.append(Unknown(construct, self.at or line))

    def _without_strays(self, source: str) -> str:
        def replaced(found: re.Match[str]) -> str:
            if not (stray := found["stray"]):
                return found[0]
            self.note(stray, source.count("\n", 0, found.start()) + 1)
            return _STRAY[stray]

        return _CONSTRUCT.sub(replaced, source)

    def _parse(self, source: str) -> list[Node]:
        return get_parser(self).parse(_Stream(self.tokenizer()(source)))


def _shortcode(make: Callable[[Mapping[str, object]], str], call: Call) -> str:
    args, named = call.arguments()
    page = call.context.resolve("page")
    return make({"args": args, "named": named, "inner": call.inner, "page": page})


def _filter(make: Callable[[Mapping[str, object]], str]) -> Callable[..., str]:
    @with_context
    def filtered(value: object, *more: object, context: RenderContext, **named: object) -> str:
        page = context.resolve("page")
        return make({"args": [value, *more], "named": named, "inner": None, "page": page})

    return filtered


class _Filters(dict[str, Callable[..., Any]]):
    def __missing__(self, name: str) -> Callable[..., Any]:
        raise NotUnderstoodError(f"{{{{ … | {name} }}}}")


class _Stream(TokenStream):
    """The tokens of a text, with the position of the end of every tag that has one."""

    def __init__(self, tokens: Iterator[Token]) -> None:
        super().__init__(tokens)
        self.ends = _ends(self.tokens)


def _ends(tokens: list[Token]) -> dict[int, int]:
    names = {token.value for token in tokens if token.kind == TOKEN_TAG}
    ends: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        if token.kind != TOKEN_TAG:
            continue
        if f"end{token.value}" in names:
            opened.append((f"end{token.value}", at))
        elif token.value in (end for end, _ in opened):
            end = ""
            while end != token.value:
                end, opener = opened.pop()
            ends[opener] = at
    return ends


class _Guard(Tag):
    """A tag that stays as it stands where it cannot be parsed or rendered."""

    def __init__(self, env: Environment, tag: Tag) -> None:
        super().__init__(env)
        self.tag, self.environment = tag, env

    def get_node(self, stream: TokenStream) -> Node:
        """Return the tag's node; where it does not parse, one that stays as it stands."""
        assert isinstance(stream, _Stream)
        token, start, depth = stream.current, stream.pos, stream.block_depth
        try:
            if self.tag.block and self.tag.end and start not in stream.ends:
                raise NotUnderstoodError(_name(token))
            node = self.tag.parse(stream)
        except (LiquidError, RecursionError) as error:
            stream.pos, stream.block_depth = start, depth
            if stream.peek.kind == TOKEN_EXPRESSION:
                next(stream)
            return _Verbatim(self.environment, token, _source(token, token), error)
        return _Attempt(self.environment, node, _source(token, stream.current))

    def parse(self, stream: TokenStream) -> Node:
        """Return the tag's node."""
        return self.get_node(stream)


class _Verbatim(Node):
    """A construct that is not understood."""

    __slots__ = ("environment", "error", "text")

    def __init__(self, env: Environment, token: Token, text: str, error: Exception) -> None:
        super().__init__(token)
        self.environment, self.text, self.error = env, text, error
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the construct as it stands, and note it."""
        _note(self.environment, self.token, self.error)
        return buffer.write(self.text)


class _Attempt(Node):
    """A construct that is understood as far as it was parsed."""

    __slots__ = ("environment", "node", "text")

    def __init__(self, env: Environment, node: Node, text: str) -> None:
        super().__init__(node.token)
        self.environment, self.node, self.text = env, node, text
        self.blank = node.blank

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the construct rendered; where that fails, as it stands."""
        noted = len(self.environment.noted)
        out = context.get_buffer(buffer)
        try:
            if not self.environment.is_complete:
                _require(self.node, context)
            self.node.render(context, out)
        except (LiquidInterrupt, StopRender):
            buffer.write(out.getvalue())
            raise
        except Exception as error:  # a filter raises anything for a value it was not made for
            del self.environment.noted[noted:]
            _note(self.environment, self.token, error)
            return buffer.write(self.text)
        return buffer.write(out.getvalue())


def _require(node: Node, context: RenderContext) -> None:
    """Raise NotUnderstoodError for an output of a name that is nowhere said, and has no default."""
    expression = getattr(node, "expression", None)
    path = getattr(expression, "left", None)
    filters = getattr(expression, "filters", None) or ()
    has_default = any(found.name == "default" for found in filters)
    name = path.path[0] if isinstance(path, Path) and not has_default else None
    if isinstance(name, str) and context.get([name], token=None, default=None) is None:
        raise NotUnderstoodError(f"{{{{ {name} }}}}")


def _note(env: Environment, token: Token, error: Exception) -> None:
    construct = error.construct if isinstance(error, NotUnderstoodError) else _name(token)
    env.note(construct, _line(token))


def _line(token: Token) -> int:
    return token.source.count("\n", 0, token.start_index) + 1


def _name(token: Token) -> str:
    if token.kind == TOKEN_TAG:
        found = re.match(r"[\w-]+", token.source[token.start_index :])
        return f"{{% {found[0] if found else token.value} %}}"
    text = " ".join(_source(token, token).split())
    return text if len(text) <= 40 else text[:38] + "…"


def _source(first: Token, last: Token) -> str:
    """Return the text of a construct, from its first token to its last."""
    return first.source[_start(first) : _end(first, last)]


def _end(first: Token, last: Token) -> int:
    """Return where a construct ends, of which these are the first token and the last."""
    start = _start(first)
    opened = _start(last) if last.kind in (TOKEN_TAG, TOKEN_OUTPUT) else last.start_index
    closing = "}}" if first.source.startswith("{{", start) else "%}"
    return first.source.index(closing, max(opened, start)) + 2


def _start(token: Token) -> int:
    return (
        token.source.rindex("{%", 0, token.start_index)
        if token.kind == TOKEN_TAG
        else (token.start_index)
    )


def _opening(construct: str) -> str:
    return construct.replace("{% end", "{% ", 1) if construct.startswith("{% end") else ""


class _CallTag(Tag):
    """A tag that a function renders."""

    def __init__(self, env: liquid.Environment, name: str, render: Callable[[Call], str]) -> None:
        super().__init__(env)
        self.name, self.render = name, render

    def parse(self, stream: TokenStream) -> Node:
        """Return the node of the tag, with all between it and its end."""
        assert isinstance(stream, _Stream)
        token, end = stream.current, stream.ends.get(stream.pos)
        markup = ""
        if stream.peek.kind == TOKEN_EXPRESSION:
            next(stream)
            markup = stream.current.value
        if end is None:
            return _CallNode(token, self, markup, None, None)
        next(stream)
        block = get_parser(self.env).parse_block(stream, (f"end{self.name}",))
        raw = token.source[_end(token, token) : _start(stream.current)]
        return _CallNode(token, self, markup, raw, block)


class _CallNode(Node):
    __slots__ = ("block", "markup", "raw", "tag")

    def __init__(
        self, token: Token, tag: _CallTag, markup: str, raw: str | None, block: Node | None
    ) -> None:
        super().__init__(token)
        self.tag, self.markup, self.raw, self.block = tag, markup, raw, block
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write what the function makes of the tag."""
        env = context.env
        assert isinstance(env, Environment)
        source, start = self.token.source, _start(self.token)
        before = source[source.rfind("\n", 0, start) + 1 : start]
        outer = env.at
        env.at = env.at or _line(self.token)
        try:
            call = Call(self.tag.name, self.markup, self.raw, before, self.block, context)
            return buffer.write(self.tag.render(call))
        finally:
            env.at = outer
