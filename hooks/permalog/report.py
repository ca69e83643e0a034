"""Report: what `permalog verify` prints, for people and as JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .homes import NUMBERED
from .verify import Difference, Judged, Verdict

_COUNTED = (Verdict.KEPT, Verdict.REDIRECTED, Verdict.GONE, Verdict.LOST)
_DIFFERENCES = {
    Difference.HOST: "with another host or folder than {site}: it has to lead here",
    Difference.SCHEME: "with http in place of https, or the other way round",
    Difference.SLASH: "without the slash at the end: GitHub Pages adds it by a 301",
    Difference.INDEX: "with `index.html` at the end, which answers too",
    Difference.ENDING: "with or without `.html`, and answered both ways",
    Difference.ENCODING: "percent-encoded in another way, which is the same",
    Difference.QUERY: "with a query, which changes nothing",
}
_FILE = re.compile(r"\.(?!(?:x?html?|php|aspx?|cgi|jsp|cfm|pl)$)[a-z]\w{0,10}$", re.I)
"""The end of an address of what is no page."""
_PAGES, _FEEDS, _FILES = "numbered pages", "feeds", "files"
_MANY = {_PAGES: 2, _FEEDS: 4, _FILES: 4}
"""How many there are at least to be said in one line."""
_Key = tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The old addresses of some sources, and what becomes of each."""

    sources: Sequence[str]
    judged: Sequence[Judged]
    left_out: Mapping[str, int]
    """What in the sources was not asked about, and how often it was there."""
    site_url: str | None = None

    @cached_property
    def lost(self) -> tuple[Judged, ...]:
        """What is lost: the most visited first, then in order of the address."""
        return self._of(Verdict.LOST)

    @cached_property
    def counts(self) -> Mapping[Verdict, int]:
        """How many addresses have each verdict."""
        found = Counter(one.verdict for one in self.judged)
        return {verdict: found[verdict] for verdict in Verdict}

    @cached_property
    def differences(self) -> Mapping[Difference, int]:
        """How many of those that answer are not written as this site writes them, and how."""
        found = Counter(difference for one in self.judged for difference in one.differences)
        return {difference: found[difference] for difference in Difference if found[difference]}

    def _of(self, verdict: Verdict) -> tuple[Judged, ...]:
        found = (one for one in self.judged if one.verdict is verdict)
        return tuple(sorted(found, key=lambda one: (-one.old.hits, one.path, one.old.url)))

    def lines(self, *, whole: bool = False) -> Iterator[str]:
        """Yield the report for people, line by line; `whole` says each lost address for itself."""
        asked = sum(self.counts[verdict] for verdict in _COUNTED)
        yield f"{_count(asked, 'address', 'addresses')} in {', '.join(self.sources)}"
        yield ""
        width = len(f"{max(self.counts.values()):,}")
        for verdict in _COUNTED:
            yield f"  {verdict.value:<10}  {self.counts[verdict]:>{width},}"
        yield from self._notes()
        for head, is_file in (("Lost:", False), ("Lost files:", True)):
            lost = [one for one in self.lost if _is_file(one) is is_file]
            if lost:
                yield ""
                yield head
            for group in [(one,) for one in lost] if whole else _groups(lost):
                yield from _lost(group)

    def _notes(self) -> Iterator[str]:
        if self.differences:
            yield ""
            yield "Of those that answer, there are:"
            width = len(f"{max(self.differences.values()):,}")
            for difference, count in self.differences.items():
                text = _DIFFERENCES[difference].format(site=self.site_url or "this site")
                yield f"  {count:>{width},} {text}"
        outside = self.counts[Verdict.OUTSIDE]
        apart = {"outside this site": outside} if outside else {}
        if left_out := apart | dict(self.left_out):
            yield ""
            said = "; ".join(f"{count:,} {what}" for what, count in sorted(left_out.items()))
            yield f"Not judged: {said}"

    def json(self) -> dict[str, Any]:
        """Return the report as JSON has it."""
        return {
            "sources": list(self.sources),
            "counts": {verdict.value: count for verdict, count in self.counts.items()},
            "differences": {one.value: count for one, count in self.differences.items()},
            "not_judged": dict(self.left_out),
            **{verdict.value: [_object(one) for one in self._of(verdict)] for verdict in Verdict},
        }


def _is_file(one: Judged) -> bool:
    return bool(_FILE.search(one.path))


def _groups(lost: Collection[Judged]) -> Iterator[Sequence[Judged]]:
    """Yield what is lost, each run of numbered pages and the many files of one folder together."""
    found: dict[_Key, list[Judged]] = {}
    runs = Counter(page["list"] for one in lost if (page := NUMBERED.fullmatch(one.path)))
    for one in lost:
        found.setdefault(_key(one, runs), []).append(one)
    for key, group in found.items():
        if len(group) < _MANY.get(key[0], 1):
            yield from ((one,) for one in group)
        else:
            yield group


def _key(one: Judged, runs: Mapping[str, int]) -> _Key:
    """Return what is equal for all that is said in one line, what they are first.

    `runs` has the number of pages of each list; those of lists that have but one are together.
    """
    folder, page, near = one.path.rpartition("/")[0], NUMBERED.fullmatch(one.path), one.suggestion
    if one.reason:
        return "", one.old.url
    if page and runs[page["list"]] > 1:
        return _PAGES, page["list"], page["after"] or ""
    if page:
        return _PAGES, _above(page["list"])
    if near and near.home.feed:
        return _FEEDS, _above(folder), near.home.url
    if _is_file(one) and not near:
        return _FILES, folder
    return "", one.old.url


def _above(folder: str) -> str:
    return folder.rstrip("/").rpartition("/")[0]


def _lost(group: Sequence[Judged]) -> Iterator[str]:
    group = sorted(group, key=_by_number)
    one, hits = group[0], sum(one.old.hits for one in group)
    said = [_count(hits, "hit", "hits")] if hits else []
    shown = one.path if one.can_answer else one.old.url
    if len(group) > 1:
        shown = f"{one.path} … {group[-1].path}"
        said.insert(0, f"{len(group):,} {_key(one, Counter())[0]}")
    yield f"  {shown}  ({', '.join(said)})" if said else f"  {shown}"
    others = ", and so for the others" if len(group) > 1 else ""
    if one.reason:
        yield f"      {one.reason}"
    if one.suggestion:
        home = one.suggestion.home
        source = f" ({home.source})" if home.source else ""
        perhaps = "" if one.is_sure else "perhaps "
        yield f"      {perhaps}now {home.url}{source}, which {one.suggestion.why}"
    if one.cure:
        yield f"      {one.cure.text}{others}"


def _by_number(one: Judged) -> tuple[int, str]:
    page = NUMBERED.fullmatch(one.path)
    return int(page["number"]) if page else 0, one.path


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _object(one: Judged) -> dict[str, Any]:
    found: dict[str, Any] = {"url": one.old.url, "place": one.old.place, "hits": one.old.hits}
    if one.verdict is Verdict.OUTSIDE:
        return found
    found |= {"path": one.path, "title": one.old.title}
    if one.verdict in (Verdict.KEPT, Verdict.REDIRECTED):
        found |= {"target": one.target, "differences": sorted(d.value for d in one.differences)}
    if one.verdict is Verdict.LOST:
        cure = one.cure.text if one.cure else None
        found |= {"reason": one.reason, "suggestion": _suggestion(one), "cure": cure}
    return found


def _suggestion(one: Judged) -> dict[str, Any] | None:
    if one.suggestion is None:
        return None
    home = one.suggestion.home
    return {"url": home.url, "source": home.source or None, "why": one.suggestion.why}
