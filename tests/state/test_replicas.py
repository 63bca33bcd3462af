"""Which processes serve: each says it of itself, and who says nothing for a minute does not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.state.owners import replicas
from bot.state.owners.replicas import Replica
from bot.state.store import State


def test_replicas_say_what_they_run(url: str) -> None:
    async def run() -> list[list[Replica]]:
        first, second = await State.open(url, ""), await State.open(url, "")
        await first.replicas.say("1.0.0", "bundled")
        await second.replicas.say("1.1.0", "2026-05-28")
        await first.replicas.say("1.0.0", "r" * 100)
        found = [await state.replicas.all() for state in (first, second)]
        await asyncio.gather(first.close(), second.close())
        return found

    for own, found in zip(("1.0.0", "1.1.0"), asyncio.run(run()), strict=True):
        assert {(one.version, one.release) for one in found} == {("1.0.0", "r" * 64), ("1.1.0", "2026-05-28")}
        assert [one.version for one in found if one.own] == [own]
        assert all(0 <= one.seconds < 60 for one in found)


def test_who_is_silent_does_not_serve_and_is_forgotten(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> list[Any]:
        first = await State.open(url, "")
        await first.replicas.say("1.0.0", "bundled")
        monkeypatch.setattr(replicas, "SEEN_SECONDS", -60)
        silent = await first.replicas.all()
        await first.close()
        monkeypatch.setattr(replicas, "KEPT_SECONDS", -60)
        other = await State.open(url, "")
        await other.replicas.forget()
        monkeypatch.setattr(replicas, "SEEN_SECONDS", 60)
        left = await other.replicas.all()
        await other.close()
        return [silent, left]

    assert asyncio.run(run()) == [[], []]
