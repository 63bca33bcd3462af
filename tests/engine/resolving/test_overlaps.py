"""Sums that would count something twice are refused, with the wider alone and each apart."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError


@pytest.mark.parametrize(
    ("command", "offered"),
    [
        ("/lng+mineral_fuels ru 2025", ("/mineral_fuels 2025", "/lng, mineral_fuels 2025")),
        ("/crab+fish ru 2025", ("/fish 2025", "/crab, fish 2025")),
        ("/total+lng imports ru 2025", ("/imports 2025", "/total, lng imports 2025")),
        ("/imports eu+de 2025", ("/imports eu 2025", "/imports eu, de 2025")),
        ("/imports world+ru 2025", ("/imports world 2025", "/imports world, ru 2025")),
        ("/imports eu+g7 2025", ("/imports eu 2025", "/imports eu, g7 2025")),
        ("/hs27+hs2711 ru 2018", ("/hs27 2018", "/hs27, hs2711 2018")),
    ],
)
def test_nothing_is_counted_twice(engine: Engine, command: str, offered: tuple[str, ...]) -> None:
    with pytest.raises(AskError, match="count twice") as refused:
        engine.resolve(engine.parse(command))
    assert refused.value.code == "conflict"
    assert refused.value.suggestions == offered


@pytest.mark.parametrize(
    "command", ["/lng+coal+crude_oil ru fy2025", "/total -lng imports ru 2025", "/mineral_fuels -lng ru 2025"]
)
def test_what_lies_apart_is_added_up(engine: Engine, command: str) -> None:
    assert engine.answer(engine.resolve(engine.parse(command))).rows


def test_members_of_groups_are_counted_once(engine: Engine) -> None:
    group, with_member = (
        engine.answer(engine.resolve(engine.parse(f"/crude_oil {partners} 2025"))).rows[0] for partners in ("gcc", "sa+gcc")
    )
    assert group.value_jpy == with_member.value_jpy is not None
