"""The tool `figures`: places in, the answer of `ask --json` to the same request out; what does not fit is refused."""

from __future__ import annotations

from typing import Any

import pytest

from bot.reply import Context
from tests.mcp.any_figures import differs, drawn
from tests.mcp.clients import Connected


def test_total_trade_with_russia(client: Connected) -> None:
    told = client.told("figures", commodities=["total"], partners=["RU"], flows=["total"], periods=["fy2024"])
    assert [row["value_jpy"] for row in told["rows"]] == [1_175_737_509_000]
    assert told["request"]["canonical"] == "/trade total turnover ru fy2024"
    assert told["units"]["value_jpy"] == "yen"
    assert told["rows"][0]["stage"] == "monthly_first_published"


def test_random_requests_are_answered_as_ask_json_answers_them(client: Connected, context: Context) -> None:
    assert [told for request in drawn(context.engine, 60) if (told := differs(client, request, context))] == []


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ({"periods": ["FY2024"]}, "/trade total ru fy2024"),
        ({"commodities": ["lng"], "measure": "price", "periods": ["2024"]}, "/price lng ru 2024"),
        ({"commodities": ["lng"], "measure": "share", "periods": ["2024"]}, "/share lng ru 2024"),
        ({"commodities": ["lng"], "measure": "volume", "periods": ["2024"]}, "/trade lng ru 2024 volume"),
        ({"commodities": ["lng"], "work": "highest", "cut": "month"}, "/trade lng ru by month highest"),
        ({"commodities": ["lng"], "against": "vs 2021", "periods": ["2024"]}, "/trade lng ru 2024 vs 2021"),
        ({"verb": "rank", "commodities": ["coal"], "periods": ["2024"], "top": 3}, "/rank coal 2024 top 3"),
        ({"verb": "rank", "commodities": ["coal"], "order": "growth", "smallest": True}, "/rank coal by growth smallest"),
        ({"partners": ["WORLD"], "except": ["RU"], "periods": ["2024"]}, "/trade total world -ru 2024"),
        ({"commodities": ["hs2711"], "partners": ["QA"], "periods": ["2019"]}, "/trade hs2711 qa 2019"),
    ],
)
def test_places_are_the_command_that_says_them(client: Connected, given: dict[str, Any], canonical: str) -> None:
    assert client.told("figures", **given)["request"]["canonical"] == canonical


def test_what_an_answer_understood_can_be_asked_again(client: Connected) -> None:
    for words in (
        "lng share fy2024",
        "price of lng 2024",
        "top 3 coal suppliers 2024",
        "turnover with china 2023 vs 2021",
        "lng hhi 2024",
    ):
        told = client.told("ask", words=words)
        given = {name: value for name, value in told["request"].items() if name != "canonical"}
        given["periods"] = [period["label"] for period in given["periods"]]
        assert client.told("figures", **given)["rows"] == told["rows"], words


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({"commodities": ["natural gas"]}, "unknown_word", "lng"),
        ({"partners": ["Russia"]}, "unknown_word", "RU"),
        ({"partners": ["hs27"]}, "unknown_word", "hs27"),
        ({"verb": "drop"}, "unknown_word", "trade"),
        ({"periods": ["fy2024 chart"]}, "arguments", "periods.0"),
        ({"periods": ["2024-13"]}, "arguments", "periods.0"),
        ({"against": "vs 2021 sum"}, "arguments", "against"),
        ({"top": 0}, "arguments", "top"),
        ({"commodity": "lng"}, "arguments", "commodity"),
        ({"flows": ["imports"]}, "arguments", "import"),
        ({"verb": "months", "commodities": ["lng"], "measure": "price"}, "conflict", "price"),
        ({"commodities": ["lng"], "work": "first_below"}, "conflict", "amount"),
        ({"verb": "coverage", "work": "highest", "top": 4}, "conflict", "read as"),
        ({"commodities": ["lng"], "flows": ["export"], "periods": ["2024"]}, "no_such_flow", "imports"),
        ({"commodities": ["hs9999"], "periods": ["2019"]}, "unknown_word", "9999"),
        ({"periods": ["1999"]}, "no_data", "1999"),
    ],
)
def test_refusals_say_what_is_wrong(client: Connected, given: dict[str, Any], code: str, said: str) -> None:
    error = client.refused("figures", **given)
    assert (error["code"], said in error["message"]) == (code, True), error
