"""What a chat is told by the calendar of releases: on the evening before one, by its own clock, and when a month is late."""

from __future__ import annotations

import datetime as dt
import html
from typing import TYPE_CHECKING

from bot.clock import JAPAN
from bot.dataset.schedule import GRACE_DAYS, coming, moment, newest_due, release_day
from bot.question.period import month_text
from bot.render.text.releases import at
from bot.speech import speaking, together, tr
from bot.watch.post import Post
from bot.words.periods import day_name, month_name, span_name

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.speech import Lang

REMINDED_HOUR = 18
# The evening before is at most so long before a release: where it is published on the day before by the clock there.
REMINDED_WITHIN = dt.timedelta(days=3)
# What is late for longer is no news: whoever watches from then on reads it in the calendar. The outbox remembers for a month.
TOLD_DAYS = 14


def upcoming(now: dt.datetime, last: int) -> tuple[int, dt.date] | None:
    """The month that is to come within days, and its day; None where there is none, or the data end with it already."""
    detailed = next(one for one in coming(now) if one.step == "detailed")
    near = moment(detailed.day) - now <= REMINDED_WITHIN and detailed.of > last
    return (detailed.of, detailed.day) if near else None


def reminded_at(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The evening before what comes on a day is published; in a zone that may be another day than in Tokyo."""
    there = moment(day).astimezone(zone).date()
    return dt.datetime.combine(there - dt.timedelta(days=1), dt.time(REMINDED_HOUR), zone)


def reminder(month: int, day: dt.date, zone: ZoneInfo, language: Lang) -> Post:
    """That a month is expected on a day."""
    with speaking(language):
        expected = tr("Expected {when}: exports and 9-digit imports of {month}, and imports of {before} in detail.")
        said = expected.format(when=at(day, zone), month=month_name(month), before=month_name(month - 1))
        return _post(together([said, tr("The ministry sometimes moves its dates. All of the calendar: /next")]), language)


def late(now: dt.datetime, last: int) -> int | None:
    """The month that should be in the data, which end with `last`, and is not: for some days from when it is late."""
    today = now.astimezone(JAPAN).date()
    month = newest_due(today)
    since = release_day(month) + dt.timedelta(days=GRACE_DAYS)
    return month if month > last and today < since + dt.timedelta(days=TOLD_DAYS) else None


def lateness(month: int, last: int, language: Lang) -> Post:
    """That a month is late, and where the data end."""
    with speaking(language):
        message = tr("{month} was expected about {day}, and is not here yet: the data end in {last}.")
        said = message.format(month=month_name(month), day=day_name(release_day(month)), last=month_name(last))
        if last < month - 1:
            message = tr("{months} are not here yet, though all should be out: the data end in {last}.")
            said = message.format(months=span_name(last + 1, month), last=month_name(last))
        return _post(together([said, tr("All of the calendar: /next")]), language)


def of_reminder(day: dt.date) -> str:
    """What the outbox knows a reminder by."""
    return f"reminder {day}"


def of_lateness(month: int) -> str:
    """What the outbox knows a late month by."""
    return f"late {month_text(month)}"


def _post(said: str, language: Lang) -> Post:
    return Post(language, html.escape(said, quote=False), said)
