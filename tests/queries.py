"""Queries that are run once where tests ask the same again and again: a query takes more time than all else of a reply."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from bot.engine.sql.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@contextmanager
def run_once(alike: Callable[[str], str] = str) -> Iterator[None]:
    """Let a query of the same figures with the same parameters be run once; `alike` is the same text for those that are one."""
    run = Store.run
    kept: dict[tuple[str, str, str], list[dict[str, Any]]] = {}

    def once(store: Store, sql: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        # While it is loaded it has none.
        if not (mark := getattr(store, "mark", "")):
            return run(store, sql, params)
        key = mark, alike(sql), repr(params)
        if key not in kept:
            kept[key] = run(store, sql, params)
        return [dict(row) for row in kept[key]]

    with patch.object(Store, "run", once):
        yield
