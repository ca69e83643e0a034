"""Report: what `permalog verify` prints, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

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

    def lines(self) -> Iterator[str]:
        """Yield the report for people, line by line."""
        asked = sum(self.counts[verdict] for verdict in _COUNTED)
        yield f"{_count(asked, 'address', 'addresses')} in {', '.join(self.sources)}"
        yield ""
        width = len(f"{max(self.counts.values()):,}")
        for verdict in _COUNTED:
            yield f"  {verdict.value:<10}  {self.counts[verdict]:>{width},}"
        yield from self._notes()
        if self.lost:
            yield ""
            yield "Lost:"
            for one in self.lost:
                yield from _lost(one)

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


def _lost(one: Judged) -> Iterator[str]:
    hits = f"  ({_count(one.old.hits, 'hit', 'hits')})" if one.old.hits else ""
    shown = one.path if one.can_answer else one.old.url
    yield f"  {shown}{hits}"
    if one.reason:
        yield f"      {one.reason}"
    if one.suggestion:
        home = one.suggestion.home
        source = f" ({home.source})" if home.source else ""
        yield f"      perhaps now {home.url}{source}, which {one.suggestion.why}"
    if one.cure:
        yield f"      {one.cure.text}"


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
