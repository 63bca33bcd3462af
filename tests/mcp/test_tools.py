"""What a client sees of the server before it asks: tools with schemas, what may be read, and that nothing is written."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator, ValidationError
from mcp.shared.exceptions import MCPError

from bot.engine.engine import Engine
from bot.reply import Context, reply
from bot.speech import LANGUAGES
from tests.mcp.clients import Connected

NAMES = ["ask", "figures", "verify", "find_codes", "coverage"]


def test_five_tools_that_only_read(client: Connected) -> None:
    assert list(client.tools) == NAMES
    for tool in client.tools.values():
        assert tool.title
        assert tool.description
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.destructive_hint is False
        assert tool.annotations.open_world_hint is False


def test_schemas_are_schemas_and_name_every_argument(client: Connected) -> None:
    for tool in client.tools.values():
        for schema in (tool.input_schema, tool.output_schema or {}):
            Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        assert tool.input_schema["additionalProperties"] is False
        assert all(one["description"] for one in tool.input_schema["properties"].values())
        assert tool.input_schema["properties"]["lang"]["anyOf"][0]["enum"] == list(LANGUAGES)


def test_every_closed_set_is_listed(client: Connected, engine: Engine) -> None:
    schema = client.tools["figures"].input_schema
    facts = engine.store.facts
    assert set(schema["$defs"]["partner"]["enum"]) == set(facts.partners)
    judged = Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/goods"})
    for code in [*facts.commodities, "hs27", "hs2711", "hs271111", "hs271111000"]:
        judged.validate(code)
    for code in ("gas", "hs271", "hs2711110001"):
        with pytest.raises(ValidationError):
            judged.validate(code)
    places = schema["properties"]
    assert {"verb", "flows", "commodities", "partners", "periods", "together", "except", "cut", "measure"} <= set(places)
    assert {"share_of", "against", "work", "amount", "window", "order", "smallest", "place", "top"} <= set(places)
    assert "concentration" in places["work"]["enum"]
    assert places["measure"]["enum"] == ["value", "volume", "price", "share"]
    assert places["flows"]["items"]["enum"] == ["total", "export", "import", "balance"]


def test_a_tool_that_is_not_there(client: Connected) -> None:
    with pytest.raises(MCPError, match="figures"):
        client.call("drop")


def test_each_verb_can_be_read_with_the_query_as_it_runs(client: Connected, engine: Engine) -> None:
    pages = client.resources
    assert list(pages) == ["tradebot://data/README.md", *(f"tradebot://verbs/{name}" for name in sorted(engine.verbs))]
    for name in ("trade", "rank", "streaks"):
        page = client.read(f"tradebot://verbs/{name}")
        assert engine.verbs[name].header.summary in page
        assert f"`{engine.verbs[name].header.example[0]}`" in page
        assert "execute question(" in page


def test_what_columns_mean_can_be_read(client: Connected, engine: Engine) -> None:
    assert client.read("tradebot://data/README.md") == (engine.store.data / "README.md").read_text("utf-8")
    with pytest.raises(MCPError, match="no resource"):
        client.read("tradebot://data/../README.md")


def test_codes_are_found_by_words_and_by_digits(client: Connected) -> None:
    crab = client.told("find_codes", words="king crab")
    assert "hs030614010" in {one["code"] for one in crab["hs_codes"]}
    assert crab["goods"] == [{"code": "king_crab", "name": "King crab (frozen)"}]
    assert client.told("find_codes", words="Германия")["partners"] == [{"code": "DE", "name": "Германия"}]
    gases = client.told("find_codes", words="hs2711")
    assert [one["code"] for one in gases["hs_codes"]][:2] == ["hs2711", "hs271111"]
    assert gases["hs_codes"][1]["canonical"] == "/hs271111"
    assert client.told("find_codes", words="9999")["hs_codes"] == []


def test_a_text_is_checked(client: Connected) -> None:
    text = "Imports of LNG from Russia in fiscal 2024 were 536.1 billion yen, up 8.7%."
    told = client.told("verify", text=text)
    assert [claim["verdict"] for claim in told["claims"]] == ["confirmed", "differs"]
    assert all(text[claim["start"] : claim["end"]] == claim["said"] for claim in told["claims"])
    assert told["summary"]["differs"] == 1
    assert "✗" in told["text"]
    assert client.refused("verify", text="x" * 50_001)["code"] == "arguments"


def test_coverage_is_that_of_the_verb(client: Connected, context: Context) -> None:
    told = client.told("coverage", commodities=["lng"], partners=["RU"])
    assert told["text"] == reply("/coverage lng ru", context).text
    assert told["rows"][0]["first_month"] == "2009-01-01"
    assert client.told("coverage")["text"] == reply("/coverage", context).text
