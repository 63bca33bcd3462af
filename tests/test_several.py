"""Several questions in one message are answered one by one; each goes on from the one before where it leaves something open."""

from __future__ import annotations

import asyncio

import pytest

from bot.engine.engine import Engine
from bot.engine.several import each_asked
from bot.errors import AskError
from bot.render.phrases.shown import MOST_UNITS, units
from bot.reply import Context, Reply, reply
from bot.speech import Lang
from tests.chat.serving import serving

ONE_BY_ONE = [
    (
        "en",
        "LNG from Russia FY2025? And car exports to Russia over the same period?",
        ["/lng ru fy2025", "/cars exports ru fy2025"],
    ),
    ("en", "exports to Russia 2025; imports 2025", ["/exports ru 2025", "/imports ru 2025"]),
    ("en", "1) russian coal 2025 2) trade balance with russia 2025", ["/coal ru 2025", "/balance ru 2025"]),
    ("en", "/lng fy2024\n/coal fy2024", ["/lng ru fy2024", "/coal ru fy2024"]),
    (
        "en",
        "Give me imports from Russia for 2025. Which goods contributed most?",
        ["/imports ru 2025", "/imports ru 2025 drivers of country"],
    ),
    ("ja", "①対ロ輸出 2025年度\n②対ロ輸入 2025年度", ["/exports ru fy2025", "/imports ru fy2025"]),
    ("ja", "2025年度のロシア産LNGはいくら？同じ年度の木材は？", ["/lng ru fy2025", "/wood ru fy2025"]),
    (
        "ja",
        "対ロ輸入が月1000億円を最後に超えたのはいつ？2026年3月はいくらだった？",
        ["/imports ru last above 100bn by month", "/imports ru 2026-03"],
    ),
    (
        "en",
        "When did imports from Russia last exceed 100bn? How much was it in March 2026?",
        ["/imports ru last above 100bn by month", "/imports ru 2026-03"],
    ),
    (
        "ja",
        "石炭のロシアシェア 2021年。石炭輸入のHHI 2021年。",
        ["/share coal ru 2021 of goods", "/coal imports concentration 2021"],
    ),
    ("ja", "対ロ輸出2024年。対ロ輸入2024年。", ["/exports ru 2024", "/imports ru 2024"]),
    (
        "ja",
        "①対ロ輸出の最高月（2015年以降）②最低月 ③2025年の合計",
        ["/exports ru highest by month since 2015", "/exports ru lowest by month since 2015", "/exports ru 2025"],
    ),
    (
        "ja",
        "2025年の対ロ輸入額と、そのうち減少額が大きかった品目トップ3は?",
        ["/imports ru 2025", "/rank imports ru 2025 by change smallest top 3"],
    ),
    ("ru", "СПГ из России за 2025 фингод? А рыба за тот же год?", ["/lng ru fy2025", "/fish ru fy2025"]),
    ("ru", "Уголь из России за 2024; рыба за 2025; сальдо за 2025", ["/coal ru 2024", "/fish ru 2025", "/balance ru 2025"]),
]


def parts(answered: Reply) -> list[Reply]:
    return [answered, *answered.more]


@pytest.mark.parametrize(("lang", "text", "commands"), ONE_BY_ONE)
def test_each_question_is_answered(engine: Engine, lang: Lang, text: str, commands: list[str]) -> None:
    answered = reply(text, Context(engine, lang))
    alone = [reply(command, Context(engine, lang)) for command in commands]
    assert [one.canonical for one in parts(answered)] == [one.canonical for one in alone]
    # Every figure that each of them would show stands in the one text.
    for one in alone:
        assert one.answer is not None
        title = one.text.split("\n\n")[0].splitlines()[0]
        assert title in answered.text
    assert [command for _, command in answered.others] == [one.canonical for one in alone]


@pytest.mark.parametrize(
    "text",
    [
        "LNG imports\nfrom Russia\nin 2025",
        "LNG imports from Russia in FY2025. In dollars, please.",
        "価格とシェアは？ LNG ロシア 2025年度",
        "Российский СПГ дешевле катарского? Цена за тонну, октябрь–декабрь 2025",
        "Russia's share of Japan's total exports - by fiscal year, 2019 on - thank you",
        "lng - coal - oil, russia 2025",
        "LNGの対ロ輸入 2025年。数量も。",
        "2025年の対ロ輸入額。比較対象は2021年。",
        "対ロ輸入 2025年：\n・LNG\n・石炭\n・原油",
    ],
)
def test_one_question_stays_one(engine: Engine, text: str) -> None:
    assert reply(text, Context(engine)).more == ()


def test_a_fifth_is_named_and_all_fit_into_a_message(context: Context) -> None:
    lines = [f"{goods} from Russia by month 2022..2024" for goods in ("lng", "coal", "fish", "wood", "aluminium")]
    answered = reply("\n".join(lines), context)
    assert len(answered.more) <= 3
    assert units(answered.html) <= MOST_UNITS
    assert "Please ask separately: “" in answered.text


def test_a_question_without_an_answer_is_told_in_its_words(context: Context) -> None:
    answered = reply("LNG from Russia in fy2024? And why did it fall?", context)
    assert answered.answer is not None
    assert "not why" in answered.text
    assert "and why did it fall" in answered.text


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("", "対ロの魚介類輸？は2024年いくらで、輸入全体の何割？"),
        ("/exports ru latest", "и цена за тонну по месяцам"),
        ("", "SA or NSA?"),
    ],
)
def test_a_question_behind_one_that_is_not_read_ends_in_no_error_of_the_program(
    context: Context, earlier: str, text: str
) -> None:
    failed = reply(text, context, earlier).error
    assert failed is None or failed.code != "internal"


def test_buttons_ask_each_alone_and_a_reply_goes_on_from_the_last(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "LNG from Russia fy2024; coal from Russia fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            assert "LNG from Russia" in answer["text"]
            assert "coal from Russia" in answer["text"]
            labels = [button["text"] for row in answer["reply_markup"]["inline_keyboard"] for button in row]
            assert labels == ["LNG from Russia fy2024", "coal from Russia fy2024"]
            on = chat.say(chat.user, "and 2021?", reply_to=answer)
            assert (await api.wait_for_message(chat.id, after=on))["text"].startswith("Japan's imports of coal from Russia, 2021")

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        ("/cars exports ru 2024", "used only"),
        ("/rank lng ru 2021", "when was it highest?"),
    ],
)
def test_what_changes_nothing_of_the_question_before_is_said_to(engine: Engine, earlier: str, words: str) -> None:
    before = engine.parse(earlier)
    ((asked,), _) = each_asked(words, engine, before)
    assert not isinstance(asked.read, AskError)
    assert asked.read.request == before
    assert "unchanged" in {taken.code for taken in asked.read.taken}


@pytest.mark.parametrize(
    ("earlier", "words"),
    [
        ("/lng imports ru 2025", "and imports?"),
        ("/lng imports ru 2025", "yoy?"),
        ("/lng imports ru 2025", "前年比は？"),
        # The list has the shares.
        ("/rank imports ru 2025", "as % of total"),
        ("/rank imports ru 2025", "доля?"),
        ("/rank imports ru 2025", "割合は？"),
    ],
)
def test_what_the_answer_has_is_answered(engine: Engine, earlier: str, words: str) -> None:
    before = engine.parse(earlier)
    ((asked,), _) = each_asked(words, engine, before)
    assert not isinstance(asked.read, AskError)
    assert asked.read.request == before
    assert asked.read.taken == ()


def test_the_whole_question_asked_again_is_answered(engine: Engine) -> None:
    before = engine.parse("LNG imports from Russia in 2025")
    ((asked,), _) = each_asked("LNG imports from Russia in 2025", engine, before)
    assert not isinstance(asked.read, AskError)
    assert asked.read.taken == ()


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("/lng ru last 3 fy by quarter", "/lng ru fy2023q1..fy2025q4"),
        ("/lng ru last 2 cy by half", "/lng ru 2024h1..2025h2"),
        ("СПГ из России по кварталам за последние 2 финансовых года", "/lng ru fy2024q1..fy2025q4"),
        ("直近3年度のロシアLNG輸入を四半期別に", "/lng ru fy2023q1..fy2025q4"),
    ],
)
def test_years_counted_back_are_cut_into_their_parts(engine: Engine, words: str, same: str) -> None:
    assert engine.resolve(engine.parse(words)).periods == engine.resolve(engine.parse(same)).periods
