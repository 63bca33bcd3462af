"""The clause of a verb that has its own words for it, in its header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR
from bot.question.request import TOTAL, WORLD
from bot.render.phrases.amounts import figure_text
from bot.render.phrases.compared import effects
from bot.render.phrases.quantities.prices import price_said
from bot.render.phrases.shares import whole_of
from bot.render.phrases.titles.lists import by_country, ranked
from bot.render.phrases.titles.title import Subject, asked_of, without_of
from bot.render.phrases.worked import worked_of
from bot.render.text.sentence.changes import change_said
from bot.render.text.sentence.plain import plain, when_said
from bot.render.text.sentence.subject import leaders_said, subject_said
from bot.speech import language, tr, trc
from bot.words.numbers import part
from bot.words.periods import in_running_text, joined, month_names, period_name, span_name

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.text.sentence.told import Told

MOST_RANKED = 3
GOODS = "goods"  # the whole that a country's share may be asked of


def own_words(told: Told, row: Row) -> str:
    """The header's sentence, filled in, with the change of the figure; of a ranking there is none."""
    header = told.answer.verb.header
    if not header.sentence:
        return plain(told, row)
    names = _names(told, row)
    names |= {"names": joined(_ranked(told, row))} if header.ranks else {}
    names |= _share(told, row) if header.chart == "parts" else {}
    clause = tr(header.sentence).format(**names)
    change = "" if header.ranks else change_said(told, row)
    return tr("{clause}, {change}").format(clause=clause, change=change) if change else clause


def _names(told: Told, row: Row) -> dict[str, object]:
    answer, words = told.answer, told.words
    goods, partners = words.goods([row.commodity or TOTAL]), words.partners_in_words([row.partner or WORLD])
    if answer.verb.header.ranks:
        subject = without_of(answer, words, ranked(words, by_country=by_country(answer)))
    else:
        subject = subject_said(told, row.flow or "import", goods, partners)
    return {
        "subject": Subject(subject),
        "leaders": leaders_said(answer, words, Subject(subject), row.flow or "") if answer.verb.header.ranks else "",
        "goods": goods,
        "partners": partners,
        "figure": _figure(told, row),
        "month": month_names(language(), "wide")[row.calendar_month - 1] if row.calendar_month else "",
        "period": _period(answer, row),
        "when": when_said(answer, row),
        "asked": asked_of(answer),
        "worked": worked_of(answer, words),
        "beside": joined([f"{in_running_text(name)} {figure}" for name, figure in effects(answer, row)]),
    }


def _figure(told: Told, row: Row) -> str:
    """The figure: of a share with its whole, of a price with what it is for written out."""
    if row.share_of_whole_pct is not None:
        return figure_text(told.answer, row, told.words)
    if told.figures.column.kind == "price":
        return price_said(told.figures.of(row), told.figures.currency, row.quantity_unit)
    return told.figures.text(row)


def _period(answer: Answer, row: Row) -> str:
    """`fiscal 2024 (Apr 2024 – Mar 2025)`, for words that have a preposition of their own."""
    period = next(one for one in answer.question.periods if one.label == row.period)
    dates = span_name(period.first, period.first + (row.months_available or period.months) - 1)
    if (row.months_available or period.months) < period.months:
        return dates
    if period.kind == "fiscal":
        return tr("fiscal {year} ({dates})").format(year=period.first // YEAR, dates=dates)
    bare = period.kind in {"month", "year", "span"}
    return period_name(period) if bare else tr("{name} ({detail})").format(name=period_name(period), detail=dates)


def _share(told: Told, row: Row) -> dict[str, object]:
    """What is part of which whole; where all goods are meant it is the country."""
    words = told.words
    of_goods = row.share_pct is not None and row.commodity != TOTAL and told.answer.question.request.share_of != GOODS
    column = "share_pct" if of_goods else "share_of_world_pct"
    _, whole = whole_of(row, column, words)
    goods, partners = words.goods([row.commodity or TOTAL]), words.partners_in_words([row.partner or WORLD])
    return {"part": goods if of_goods else partners, "percent": part(getattr(row, column)), "whole": whole}


def _ranked(told: Told, first: Row) -> list[str]:
    rows = [row for row in told.answer.rows if row.period == first.period and row.flow == first.flow]
    shown = [row for row in rows if (row.rank or 0) <= MOST_RANKED][:MOST_RANKED]
    return [_ranked_name(told, row, countries=by_country(told.answer)) for row in shown]


def _ranked_name(told: Told, row: Row, *, countries: bool) -> str:
    words, figures = told.words, told.figures
    share = row.share_of_world_pct if countries else row.share_pct
    name = words.partners_in_words([row.partner or WORLD]).name
    if not countries:
        name = words.goods([row.commodity or TOTAL]).name
    message = trc("share of a country", "{percent}") if countries else trc("share of a commodity", "{percent}")
    shown = [figures.text(row), *([message.format(percent=part(share))] if share is not None and figures.of_values else [])]
    return tr("{name} ({detail})").format(name=name, detail=tr(", ").join(shown))
