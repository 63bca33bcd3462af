"""A private chat goes on from its last question without a reply to the answer, and so does the terminal; a group does not."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import sys

import pytest
from telegram import Chat

from bot.chat.handlers.lately import Lately
from bot.engine.engine import Engine
from bot.reply import Context, reply
from bot.settings import read_settings
from bot.terminal.conversation import converse
from tests.chat.serving import serving
from tests.day import day

GOES_ON = [
    ("/lng fy2024", "and the year before?", "/trade lng ru fy2023"),
    ("/lng fy2024", "add Qatar", "/trade lng ru, qa fy2024"),
    ("/lng fy2024", "vs Canada", "/trade lng ru, ca fy2024"),
    ("/lng world fy2024", "without Russia", "/trade lng world -ru fy2024"),
    ("/fish imports ru us 2024 -crab", "without Russia", "/trade fish imports us -crab 2024"),
    ("/lng coal oil imports ru au qa 2024", "without Russia, without coal", "/trade lng, crude_oil imports au, qa 2024"),
    ("/exports world -ru -cn 2024", "add Russia and the US", "/trade total exports world, us -cn 2024"),
    ("/total 2025", "only exports", "/trade total exports ru 2025"),
    ("/lng fy2024", "as % of last year", "/trade lng ru fy2024 vs last year"),
    ("/lng fy2024", "in dollars", "/trade lng ru fy2024 usd"),
    ("/lng 2026-03", "а месяцем ранее?", "/trade lng ru 2026-02"),
    ("/lng fy2024", "2023", "/trade lng ru 2023"),
    ("/exports 2025", "中国は？", "/trade total exports cn 2025"),
    ("/exports 2025", "China?", "/trade total exports cn 2025"),
    ("/rank imports ru fy2025 by change", "侵攻前と比べると？", "/rank imports ru fy2025 vs 2021 by change"),
    ("/lng fy2024", "compared with before the invasion?", "/trade lng ru fy2024 vs 2021"),
    ("/exports 2025", "中国とも比較して", "/trade total exports ru, cn 2025"),
    ("/lng fy2024", "カタールも追加して", "/trade lng ru, qa fy2024"),
]


@pytest.mark.parametrize(("last", "words", "wanted"), GOES_ON)
def test_words_that_go_on_change_one_place_and_say_so(context: Context, last: str, words: str, wanted: str) -> None:
    before = reply(last, context)
    answered = reply(words, context, before.last, resumed=True)
    assert answered.canonical.strip() == wanted
    assert answered.lead.startswith(f"Goes on from {before.canonical.strip()}.")


@pytest.mark.parametrize(
    "words",
    [
        "coal imports from Australia 2023",
        "/coal",
        "balance with China 2024",
        "help",
        "cars",
        "/find crab",
        "which code is caviar",
    ],
)
def test_a_question_of_its_own_stays_one(context: Context, words: str) -> None:
    assert reply(words, context, "/rank lng fy2024 usd", resumed=True) == reply(words, context)


def test_a_private_chat_goes_on(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            await api.wait_for_message(chat.id, after=chat.say(chat.user, "/coal fy2024"))
            answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, "and in fy2023?"))
            assert "Japan's imports of coal from Russia, FY2023" in answer["text"]

    asyncio.run(scenario())


def test_in_a_group_everybody_asks_anew(context: Context) -> None:
    lately = Lately()
    for kind, kept in ((Chat.PRIVATE, "/trade coal ru fy2024"), (Chat.SUPERGROUP, "")):
        chat = Chat(7, kind)
        lately.note(chat, reply("/coal fy2024", context))
        lately.note(chat, reply("/foo", context))
        assert lately.of(chat).strip() == kept


@pytest.mark.usefixtures("asking_what_is_loaded")
def test_the_terminal_goes_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("/coal fy2024\nand in fy2023?\n"))
    assert converse(read_settings()) == 0
    assert "Japan's imports of coal from Russia, FY2023" in capsys.readouterr().out


def test_a_chat_is_told_once_a_day_that_the_data_are_old(context: Context) -> None:
    chat, other = Chat(7, "private"), Chat(8, "private")
    lately = Lately()
    with day(dt.date(2026, 11, 30)):
        answered = reply("/lng fy2024", context)
        assert answered.warning is not None
        line = answered.warning.text
        assert [line in lately.once_a_day(one, answered).text for one in (chat, chat, other)] == [True, False, True]
        later = lately.once_a_day(chat, answered)
    assert (later.warning, later.text) == (None, answered.text.removesuffix(f"\n{line}"))
    assert line not in later.html
    with day(dt.date(2026, 12, 1)):
        assert line in lately.once_a_day(chat, answered).text
