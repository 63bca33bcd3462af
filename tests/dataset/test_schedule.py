"""When months are published, and the warning when the data are older than they should be."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.dataset.schedule import coming, moment, newest_due, newest_expected, release_day, revised_by
from bot.engine.engine import Engine
from bot.question.period import month_number, month_text
from bot.render.notes.stale import stale_note
from bot.reply import Context, reply
from tests.day import TODAY, day

APRIL = month_number(2026, 4)


@pytest.mark.parametrize(
    ("month", "published"),
    [(month_number(2026, 3), dt.date(2026, 4, 28)), (month_number(2025, 12), dt.date(2026, 1, 28))],
)
def test_a_month_comes_at_the_end_of_the_next(month: int, published: dt.date) -> None:
    assert release_day(month) == published


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (dt.date(2026, 5, 28), APRIL - 1),
        (dt.date(2026, 6, 3), APRIL - 1),
        (dt.date(2026, 6, 4), APRIL),
        (dt.date(2027, 1, 1), month_number(2026, 10)),
    ],
)
def test_what_should_be_out_may_be_a_week_late(today: dt.date, due: int) -> None:
    assert newest_due(today) == due


def test_old_data_are_warned_of(engine: Engine, context: Context) -> None:
    assert stale_note(engine.store.facts, TODAY) is None
    assert reply("/lng", context).warning is None
    with day(dt.date(2026, 6, 4)):
        told = reply("/lng fy2024", context)
        assert told.warning is not None
        assert told.warning.code == "stale"
        assert told.text.endswith("These data end in Mar 2026; Apr 2026 should be published by now.")
        assert told.html.endswith("should be published by now.")
        # What was known on a day is not old.
        assert reply("/lng fy2024 asof 2026-04-30", context).warning is None
        assert "Apr 2026: due since 28 May 2026" in reply("/coverage", context).text


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (
            "2026-05-01T12:00+09:00",
            [
                "provisional 2026-04 2026-05-20",
                "detailed 2026-04 2026-05-28",
                "fixed 2025-12 2026-11-30",
                "revised 2026-12 2027-03-31",
            ],
        ),
        # To the minute: what comes at ten to nine is the next one until then.
        ("2026-05-28T08:49+09:00", ["detailed 2026-04 2026-05-28", "provisional 2026-05 2026-06-19"]),
        ("2026-05-28T08:50+09:00", ["provisional 2026-05 2026-06-19", "detailed 2026-05 2026-06-29"]),
        (
            "2026-12-31T23:00+09:00",
            ["provisional 2026-12 2027-01-20", "detailed 2026-12 2027-01-28", "revised 2026-12 2027-03-31"],
        ),
    ],
)
def test_every_step_of_the_ministry_has_its_next_day(now: str, expected: list[str]) -> None:
    steps = [f"{one.step} {month_text(one.of)} {one.day}" for one in coming(dt.datetime.fromisoformat(now))]
    assert steps[: len(expected)] == expected
    assert len(steps) == 4


def test_what_was_expected_is_due_a_week_later() -> None:
    released = moment(release_day(APRIL))
    assert newest_expected(released - dt.timedelta(minutes=1)) == APRIL - 1
    assert newest_expected(released) == APRIL
    assert newest_due(released.date()) == APRIL - 1


def test_year_should_be_revised_when_its_march_is_over() -> None:
    assert revised_by(dt.date(2026, 3, 31)) == month_number(2024, 12)
    assert revised_by(dt.date(2026, 4, 1)) == month_number(2025, 12)
