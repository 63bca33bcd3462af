"""The calendar of releases as it is told: what comes, in the chat's time, how long until then, and what is missing."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.clock import JAPAN
from bot.engine.engine import Engine
from bot.render.text.releases import at, releases
from bot.reply import Context, reply
from bot.speech import LANGUAGES, Lang, speaking
from tests.day import day


def told(engine: Engine, now: str) -> list[str]:
    return releases(engine.store.facts, dt.datetime.fromisoformat(now)).splitlines()


def test_the_data_are_as_new_as_they_can_be(engine: Engine) -> None:
    lines = told(engine, "2026-05-01T12:00+09:00")
    assert lines[:2] == [
        "The data here go up to Mar 2026.",
        "Next comes Apr 2026, expected 28 May 2026, 8:50 in Tokyo: in 26 days.",
    ]
    assert "• 20 May 2026: totals, main areas and goods of Apr 2026, provisional; not taken over here" in lines
    assert "• 28 May 2026: exports and 9-digit imports of Apr 2026; imports of Mar 2026 in detail" in lines
    assert "• Nov 2026: 2025, fixed" in lines
    assert "• months: none that should be out by now" in lines
    revised = "Jan–May 2019 (exports) and Jan 2021 – Dec 2025 are as first published (calendar years are revised)"
    assert f"• months as revised: {revised}" in lines


def test_months_that_are_out_and_not_here_are_named(engine: Engine) -> None:
    assert "• Apr 2026: should be out by now" in told(engine, "2026-05-28T08:50+09:00")
    lines = told(engine, "2026-11-30T15:00+09:00")
    assert lines[1].startswith("Next comes Nov 2026, expected 28 Dec 2026")
    assert "• Apr–Oct 2026: should be out by now" in lines


@pytest.mark.parametrize(
    ("now", "wait"),
    [
        ("2026-05-26T08:50+09:00", "in 2 days."),
        ("2026-05-26T08:51+09:00", "in 47 hours."),
        ("2026-05-28T07:50+09:00", "in 1 hour."),
        ("2026-05-28T07:51+09:00", "in 59 minutes."),
        ("2026-05-27T22:49:30+00:00", "in 1 hour."),
        ("2026-05-28T08:49:30+09:00", "in 1 minute."),
    ],
)
def test_wait_is_told_in_days_hours_or_minutes(engine: Engine, now: str, wait: str) -> None:
    assert told(engine, now)[1].endswith(wait)


@pytest.mark.parametrize(
    ("zone", "lang", "expected"),
    [
        ("Asia/Tokyo", "en", "28 May 2026, 8:50 in Tokyo"),
        ("Asia/Seoul", "en", "28 May 2026, 8:50 in Tokyo"),
        ("Europe/Moscow", "en", "28 May 2026, 8:50 in Tokyo (2:50 in Moscow)"),
        ("America/New_York", "en", "28 May 2026, 8:50 in Tokyo (27 May 2026, 19:50 in New York)"),
        ("Europe/Moscow", "ru", "28 мая 2026 г., 8:50 по токийскому времени (Москва: 2:50)"),
        ("Europe/Moscow", "ja", "日本時間2026年5月28日 8:50（モスクワ時間2:50）"),
    ],
)
def test_time_is_told_in_tokyo_and_where_the_chat_is(zone: str, lang: Lang, expected: str) -> None:
    with speaking(lang):
        assert " ".join(at(dt.date(2026, 5, 28), ZoneInfo(zone)).split()) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_command_and_question_say_the_same(engine: Engine, lang: Lang) -> None:
    context = Context(engine, lang)
    with day(), speaking(lang):
        command = reply("/next", context)
        assert command.topic == "release"
        assert command.text.startswith(releases(engine.store.facts, dt.datetime(2026, 5, 1, 12, tzinfo=JAPAN)))
        assert reply("/next@tradebot", context) == command
        asked = {"en": "when is the next release?", "ja": "次の公表日はいつ？", "ru": "когда следующая публикация?"}
        assert reply(asked[lang], context).text == command.text
