"""When the ministry publishes next, how long that is until then, and what these data still miss of what it has published."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from babel.dates import get_timezone_location

from bot.clock import JAPAN
from bot.dataset.schedule import coming, moment, newest_expected, revised_by
from bot.engine.missing.volumes import volumes
from bot.question.period import YEAR, Period
from bot.render.phrases.subject import FLOW_NAMES
from bot.speech import language, tr, tr_later, trn
from bot.words.periods import day_name, in_running_text, joined, month_name, span_name

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.dataset.schedule import Coming, Step
    from bot.engine.facts import Facts

STEPS: dict[Step, str] = {
    "provisional": tr_later("{day}: totals, main areas and goods of {month}, provisional; not taken over here"),
    "detailed": tr_later("{day}: exports and 9-digit imports of {month}; imports of {before} in detail"),
    "revised": tr_later("{when}: {year}, revised"),
    "fixed": tr_later("{when}: {year}, fixed"),
}
POINT = "• {said}"
# From two days on hours are not counted.
IN_HOURS = dt.timedelta(hours=48)


def releases(facts: Facts, now: dt.datetime, zone: ZoneInfo = JAPAN) -> str:
    """The calendar as a text of paragraphs; times in Tokyo and in a zone."""
    heads = [tr("The data here go up to {last}.").format(last=month_name(facts.last)), _next(now, zone)]
    listed = [tr("What the ministry publishes, and when it is expected"), *map(_point, map(_step, coming(now)))]
    missing = [tr("Still missing here"), *map(_point, _missing(facts, now))]
    moved = tr("The dates follow the ministry's rule: it announces them ahead on its site, and sometimes moves them.")
    return "\n\n".join("\n".join(part) for part in (heads, listed, missing, [moved]))


def at(day: dt.date, zone: ZoneInfo) -> str:
    """When what comes on a day is published: `28 May 2026, 8:50 in Tokyo (2:50 in Moscow)`."""
    there, here = moment(day), moment(day).astimezone(zone)
    in_tokyo = tr("{day}, {time} in Tokyo").format(day=day_name(day), time=_time(there))
    if there.utcoffset() == here.utcoffset():
        return in_tokyo
    time = _time(here) if here.date() == day else tr("{day}, {time}").format(day=day_name(here.date()), time=_time(here))
    return tr("{in_tokyo} ({time} in {city})").format(in_tokyo=in_tokyo, time=time, city=city_of(zone))


def city_of(zone: ZoneInfo) -> str:
    """The city that a time zone is named by, in the language that is spoken."""
    named: str = get_timezone_location(zone, locale=language(), return_city=True)
    return named


def _next(now: dt.datetime, zone: ZoneInfo) -> str:
    """When the next month comes, which is what goes into these data."""
    detailed = next(one for one in coming(now) if one.step == "detailed")
    message = tr("Next comes {month}, expected {when}: {wait}.")
    wait = _wait(moment(detailed.day) - now)
    return message.format(month=month_name(detailed.of), when=at(detailed.day, zone), wait=wait)


def _wait(time: dt.timedelta) -> str:
    """How long it is until then, in whole days, hours or minutes."""
    if time >= IN_HOURS:
        return trn("in {n} day", "in {n} days", time.days).format(n=time.days)
    minutes = max(1, int(time.total_seconds() // 60))
    if minutes < 60:  # noqa: PLR2004 - an hour
        return trn("in {n} minute", "in {n} minutes", minutes).format(n=minutes)
    return trn("in {n} hour", "in {n} hours", minutes // 60).format(n=minutes // 60)


def _step(one: Coming) -> str:
    return tr(STEPS[one.step]).format(
        day=day_name(one.day),
        month=month_name(one.of),
        before=month_name(one.of - 1),
        when=month_name(one.day.year * YEAR + one.day.month - 1),
        year=one.of // YEAR,
    )


def _missing(facts: Facts, now: dt.datetime) -> list[str]:
    """Months that should be out, volumes, and months that were revised since."""
    newest = newest_expected(now)
    late = tr("{months}: should be out by now") if newest > facts.last else tr("months: none that should be out by now")
    told = [late.format(months=span_name(facts.last + 1, max(newest, facts.last + 1)))]
    told.append(tr("volumes: there are some only for {volumes}").format(volumes=volumes(facts)))
    ends = revised_by(now.astimezone(JAPAN).date())
    runs = [_unrevised(flow, run, ends) for flow, run in facts.unrevised if run.first <= ends]
    if runs:
        told.append(
            tr("months as revised: {months} are as first published (calendar years are revised)").format(months=joined(runs))
        )
    return told


def _unrevised(flow: str, run: Period, ends: int) -> str:
    months = span_name(run.first, min(run.last, ends))
    return tr("{name} ({detail})").format(name=months, detail=in_running_text(tr(FLOW_NAMES[flow]))) if flow else months


def _time(of: dt.datetime) -> str:
    return f"{of.hour}:{of.minute:02}"


def _point(said: str) -> str:
    return POINT.format(said=said)
