"""The latest of something: bounded, and what is used stays."""

from __future__ import annotations

from bot.recent import Recent


def test_what_was_used_longest_ago_goes() -> None:
    kept: Recent[str, int] = Recent(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]
    kept.drop("a")
    kept.drop("nothing")
    assert kept.get("a") is None
