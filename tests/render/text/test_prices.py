"""The change of a price beside it, where one of several is picked."""

from __future__ import annotations

from bot.reply import Context, reply


def test_the_price_that_fell_the_most_has_its_own_change(context: Context) -> None:
    """15,175 yen in May 2020 against 51,892 a year before, as the nine-digit lines have it."""
    assert "−70.8%" in reply("/price crude_oil ae since 2020 by month lowest by growth", context).text
