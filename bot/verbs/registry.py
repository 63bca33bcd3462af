"""The verbs that there are, and those that the program asks for itself, found by what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.verbs.header import Header


class Registry:
    """Built once from the headers; `registry[name]` is the header of a verb.

    Each of `by_month`, `ranking`, `price`, `share`, `side_by_side`, `revisions` and `coverage` is the name of the verb that does
    it: of several the plainest, which gives way to the others; where there is none the default verb.
    """

    def __init__(self, headers: Mapping[str, Header]) -> None:
        self._headers = headers
        self.order = tuple(sorted(headers, key=lambda name: headers[name].precedence))
        self.by_month = self._plainest(lambda header: header.each == "month" and header.layout == "list" and _of_values(header))
        self.ranking = self._plainest(lambda header: header.ranks and _of_values(header))
        self.price = self._plainest(lambda header: header.measure == ["unit_price"])
        self.share = self._plainest(lambda header: header.measure[0] == "share_pct" and header.answers == "every")
        self.side_by_side = self._plainest(lambda header: header.against == "year_before" and _of_values(header))
        self.revisions = self._plainest(lambda header: header.layout == "revisions")
        self.coverage = self._plainest(lambda header: header.layout == "holdings")

    def __getitem__(self, name: str) -> Header:
        return self._headers[name]

    def __contains__(self, name: object) -> bool:
        return name in self._headers

    def working(self, work: str) -> str:
        """The verb that works something out; empty where none does."""
        return next((name for name in self.order if work in self._headers[name].works), "")

    def first(self, names: Iterable[str]) -> str:
        """Of several verbs the one that is answered; empty for none."""
        return min(names, key=self.order.index, default="")

    def _plainest(self, does: Callable[[Header], bool]) -> str:
        return next((name for name in reversed(self.order) if does(self._headers[name])), DEFAULT_VERB)


def _of_values(header: Header) -> bool:
    """Whether every cell is answered with its value."""
    return header.measure == ["value"] and header.answers == "every"
