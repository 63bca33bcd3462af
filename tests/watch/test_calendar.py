"""What the calendar tells: on the evening before a release, by the chat's clock, and when a month is late."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.question.period import month_number
from bot.speech import LANGUAGES, Lang
from bot.watch.calendar import late, lateness, reminded_at, reminder, upcoming

MARCH = month_number(2026, 3)
DAY = dt.date(2026, 5, 28)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Tokyo", "2026-05-27T18:00:00+09:00"),
        ("Europe/Moscow", "2026-05-27T18:00:00+03:00"),
        # There it is published on the evening of the 27th.
        ("America/New_York", "2026-05-26T18:00:00-04:00"),
    ],
)
def test_reminder_comes_on_the_evening_before_by_the_chats_clock(zone: str, expected: str) -> None:
    assert reminded_at(DAY, ZoneInfo(zone)).isoformat() == expected


@pytest.mark.parametrize(
    ("now", "last", "found"),
    [
        ("2026-05-25T08:49+09:00", MARCH, None),
        ("2026-05-25T08:50+09:00", MARCH, (MARCH + 1, DAY)),
        ("2026-05-28T08:49+09:00", MARCH, (MARCH + 1, DAY)),
        ("2026-05-28T08:50+09:00", MARCH, None),
        ("2026-05-27T18:00+09:00", MARCH + 1, None),
    ],
)
def test_month_is_upcoming_for_days_and_until_it_is_here(now: str, last: int, found: object) -> None:
    assert upcoming(dt.datetime.fromisoformat(now), last) == found


@pytest.mark.parametrize(
    ("now", "last", "month"),
    [
        ("2026-06-03T23:59+09:00", MARCH, None),
        ("2026-06-04T00:00+09:00", MARCH, MARCH + 1),
        ("2026-06-04T00:00+09:00", MARCH + 1, None),
        ("2026-06-17T23:59+09:00", MARCH, MARCH + 1),
        ("2026-06-18T00:00+09:00", MARCH, None),
    ],
)
def test_month_is_late_a_week_behind_its_day_and_news_for_two(now: str, last: int, month: int | None) -> None:
    assert late(dt.datetime.fromisoformat(now), last) == month


def test_reminder_says_what_comes_when() -> None:
    assert reminder(MARCH + 1, DAY, ZoneInfo("Europe/Moscow"), "en").text == (
        "Expected 28 May 2026, 8:50 in Tokyo (2:50 in Moscow): exports and 9-digit imports of Apr 2026, and imports of Mar 2026 "
        "in detail. The ministry sometimes moves its dates. All of the calendar: /next"
    )


def test_lateness_names_the_month_or_all_that_are_missing() -> None:
    assert lateness(MARCH + 1, MARCH, "en").text == (
        "Apr 2026 was expected about 28 May 2026, and is not here yet: the data end in Mar 2026. All of the calendar: /next"
    )
    assert lateness(MARCH + 7, MARCH, "en").text.startswith("Apr–Oct 2026 are not here yet, though all should be out")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_posts_are_in_the_language_of_the_chat(lang: Lang) -> None:
    posts = [
        reminder(MARCH + 1, DAY, ZoneInfo("Asia/Tokyo"), lang),
        lateness(MARCH + 1, MARCH, lang),
        lateness(MARCH + 7, MARCH, lang),
    ]
    letters = {"en": "Apr", "ja": "月", "ru": "апрел"}
    for post in posts:
        assert post.language == lang
        assert letters[lang] in post.text
        assert post.html == post.text
