"""What stands beside a mean: the sum that it is of, and means, never sums that pass for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang

# The ministry's: LNG from Russia in 2025, ¥502.0 bn and 5,797,728 t; in 2020 6,140,408 t, and 21,679,780 t of coal.
MONTHLY, SUM = "483,144 t", "5,797,728 t"


def lines(question: str, context: Context, lang: Lang = "en") -> list[str]:
    return [" ".join(line.split()) for line in reply(question, replace(context, lang=lang)).text.splitlines()]


def test_mean_volume_that_is_asked_for_leads(context: Context) -> None:
    said = lines("/lng ru average 2025 volume", context)
    assert said[0] == f"Japan's imports of LNG from Russia, on average, 2025: {MONTHLY}, +2.0% yoy"
    assert f"Sum {SUM}" in said
    assert "Average value ¥41.8 bn" in said


def test_mean_volume_stands_beside_a_mean_value(context: Context) -> None:
    said = lines("/lng ru average 2025", context)
    assert "Sum ¥502.0 bn" in said
    assert f"Average quantity {MONTHLY}" in said
    assert not any(line.startswith("Volume") for line in said)


@pytest.mark.parametrize("question", ["/lng coal ru average 2020", "/lng coal ru average 2020 volume"])
def test_volumes_of_several_are_means(context: Context, question: str) -> None:
    said = lines(question, context)
    assert "LNG 511.7 −4.0%" in said
    assert "Coal 1,806.7 +7.4%" in said


def test_season_shows_volumes_first_where_they_are_asked_for(context: Context) -> None:
    said = lines("/lng ru season 2010..2020 volume", context)
    assert said.index("kt") < said.index("¥ bn of average")
    assert not any("no part" in line for line in said)


def test_mean_volume_is_said_in_a_sentence(context: Context) -> None:
    assert lines("/lng ru average 2025 volume say", context)[0].startswith(
        f"Japan's imports of LNG from Russia averaged {MONTHLY} in 2025 (the average of 12 months), up 2.0% from the year before"
    )


def test_where_there_are_no_volumes_it_says_so(context: Context) -> None:
    assert lines("/cars ru average 2025 volume", context)[0] == "This dataset has no volumes of cars here, so these are values."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_every_language_no_sum_passes_for_a_mean(context: Context, lang: Lang) -> None:
    said = "\n".join(lines("/lng ru average 2025", context, lang))
    assert any(number in said for number in ("483,144", "483 144", "48万3,144")), said
    assert not any(number in said for number in ("5,797,728", "5 797 728", "579万7,728")), said
