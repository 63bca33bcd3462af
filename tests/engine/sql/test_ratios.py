"""The first of two figures in percent of the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reply import Context, reply

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.engine.row import Row


def rows(command: str, engine: Engine) -> tuple[Row, ...]:
    return engine.answer(engine.resolve(engine.parse(command))).rows


@pytest.mark.parametrize("command", ["/imports exports ru 2025", "/exports de fr 2025", "/lng coal imports ru 2025"])
def test_it_is_that_of_the_values_in_the_order_asked(engine: Engine, command: str) -> None:
    one, other = rows(f"{command} vs nothing", engine)
    first, second = rows(f"{command} ratio", engine)
    assert first.of_second_pct == pytest.approx(100 * (one.value_jpy or 0) / (other.value_jpy or 1))
    assert second.of_second_pct == pytest.approx(100)


def test_of_two_countries_each_flow_is_by_itself(engine: Engine) -> None:
    ratios = {row.flow: row.of_second_pct for row in rows("/total cn ru 2025 ratio", engine) if row.partner == "CN"}
    assert set(ratios) == {"total", "export", "import"}
    assert len(set(ratios.values())) == len(ratios)


def test_of_volumes_and_prices_it_is_theirs(engine: Engine) -> None:
    russia, qatar = rows("/lng ru qa 2025", engine)
    [volumes, _] = rows("/lng ru qa 2025 ratio volume", engine)
    [prices, _] = rows("/price lng ru qa 2025 ratio", engine)
    assert volumes.of_second_pct == pytest.approx(100 * (russia.quantity or 0) / (qatar.quantity or 1))
    assert prices.of_second_pct == pytest.approx(100 * (russia.unit_price or 0) / (qatar.unit_price or 1), rel=1e-4)


def test_of_one_figure_or_of_three_there_is_none(engine: Engine) -> None:
    for command in ("/exports de 2025 ratio", "/exports de fr us 2025 ratio"):
        assert "A ratio is of two figures" in reply(command, Context(engine)).text
