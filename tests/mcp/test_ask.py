"""The tool `ask`: what `ask --json` prints, with a sentence and units; refusals with a body."""

from __future__ import annotations

from bot.as_json import reply_json
from bot.reply import Context, reply
from tests.mcp.clients import Connected

BESIDE = {"quote", "units"}


def test_ask_is_ask_json_with_a_sentence_and_units(client: Connected, context: Context) -> None:
    words = "total turnover with russia in fy2024"
    told = client.told("ask", words=words)
    assert {name: value for name, value in told.items() if name not in BESIDE} == reply_json(reply(words, context), context)
    assert [row["value_jpy"] for row in told["rows"]] == [1_175_737_509_000]
    assert told["units"]["value_jpy"] == "yen"
    assert "¥1.18 trn in fiscal 2024" in told["quote"]
    assert all(source["licence"] for source in told["sources"])


def test_the_text_is_what_people_read(client: Connected, context: Context) -> None:
    result = client.call("ask", words="lng fy2024")
    assert [block.type for block in result.content] == ["text", "text"]
    assert result.content[0].text == reply("lng fy2024", context).text  # type: ignore[union-attr]


def test_the_language_is_that_of_the_words_or_the_one_that_is_named(client: Connected) -> None:
    assert "ロシア" in client.told("ask", words="2024年度のLNGの輸入額")["text"]
    assert client.told("ask", words="lng fy2024", lang="ru")["request"]["lang"] == "ru"


def test_a_refusal_says_why_and_what_may_be_asked(client: Connected) -> None:
    error = client.refused("ask", words="frozn fy2024")
    assert error["code"] == "unknown_word"
    assert "frozn" in error["message"]
    assert error["suggestions"]


def test_what_was_understood_of_a_refused_question_is_told(client: Connected) -> None:
    told = client.call("ask", words="cars fy2020").structured_content
    assert told["error"]["code"] == "gap"
    assert told["request"]["canonical"] == "/trade cars ru fy2020"
    assert "/cars 2020" in told["error"]["suggestions"]


def test_wrong_arguments_are_named(client: Connected) -> None:
    error = client.refused("ask", word="lng")
    assert error["code"] == "arguments"
    assert {one["argument"] for one in error["wrong"]} == {"words", "word"}
