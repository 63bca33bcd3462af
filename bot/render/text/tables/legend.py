"""What the heads of a table's columns mean, said under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.render.phrases.cells import has
from bot.render.phrases.compared import base_name, bases_named
from bot.render.phrases.quantities.figures import Figures
from bot.render.phrases.shares import COLUMN_OF, named_whole, shares_of
from bot.render.text.tables.columns import OF_JAPAN, OF_PARTNER, OF_PARTNER_BEFORE, both_shares, first_share, steps_differ
from bot.speech import tr, trc
from bot.words.cases import PeriodName

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.render.phrases.subject import Words


def legend(answer: Answer, words: Words) -> list[str]:
    """What the columns mean, where their heads are too short to say it."""
    rows, figures = answer.rows, Figures(answer)
    lines = [bases_named(answer)] if bases_named(answer) else []
    if steps_differ(rows):
        lines.append(tr("vs prev: change from the period above"))
    lines += share_of_named(answer, words)
    if "share_of_whole_pct" in answer.verb.header.measure:
        lines += _share_and_base_told(answer, words)
    if any(figures.world(row) for row in rows):
        lines.append(tr("all: from all countries"))
    lines += [_share_told(answer, words)] if first_share(answer) else []
    if both_shares(answer, figures):
        several = len(words.flows) > 1 or len(words.partners) > 1 or len(words.commodities) > 1
        whole = _of_each_line(words) if several else _whole(OF_JAPAN, answer, words)
        lines.append(tr("of Japan: share {whole}").format(whole=whole))
    elif has(rows, OF_PARTNER_BEFORE) and first_share(answer) == OF_PARTNER:
        lines.append(tr("before: a year before"))
    return lines


def share_of_named(answer: Answer, words: Words) -> list[str]:
    """What the share is of that stands beside each figure, where the question says it."""
    beside = "share_of_whole_pct" in answer.verb.header.beside and has(answer.rows, "share_of_whole_pct")
    return [tr("share {whole}").format(whole=named_whole(answer, words))] if answer.question.request.share_of and beside else []


def _share_and_base_told(answer: Answer, words: Words) -> list[str]:
    """What a share of a whole is of that the question names or that is its own, and the period of the share beside it."""
    question = answer.question
    of_totals = words.commodities == [TOTAL] and len(words.flows) > 1 and COLUMN_OF.get(question.request.share_of) == OF_JAPAN
    lines = [tr("share {whole}").format(whole=_of_each_line(words) if of_totals else named_whole(answer, words))]
    if not has(answer.rows, "share_of_whole_before_pct"):
        return lines
    if question.bases[1:] == question.periods[:-1] and len(question.periods) > 1:
        return [*lines, tr("base: the period before") if question.bases[0] else tr("base: the period above")]
    named = dict.fromkeys(filter(None, (base_name(answer, row) for row in answer.rows)))
    if question.request.against is None or not named:
        return [*lines, tr("base: a year before")]
    return [*lines, tr("base: {period}").format(period=PeriodName(tr(", ").join(named)))]


def _share_told(answer: Answer, words: Words) -> str:
    """What the first share is of. Goods side by side are shares of one whole of a country's."""
    first = first_share(answer)
    of_japan = first == OF_JAPAN
    text = _whole(first, answer, words)
    if len(words.flows) > 1 or len(words.partners) > 1 or (of_japan and len(words.commodities) > 1):
        text = _of_each_line(words) if of_japan else _of_each_country(words)
    message = trc("of a country", "share: {whole}") if of_japan else tr("share: {whole}")
    return message.format(whole=text)


def _whole(column: str, answer: Answer, words: Words) -> str:
    row = next(row for row in answer.rows if getattr(row, column) is not None)
    return next((share.inline for share in shares_of(row, words) if share.column == column), "")


def _of_each_country(words: Words) -> str:
    """What the shares of the trade with several countries, or of both flows, are of."""
    match words.flows:
        case ["import"]:
            return tr("of all imports from the country")
        case ["export"]:
            return tr("of all exports to the country")
        case _:
            return tr("of all imports from the country, or exports to it")


def _of_each_line(words: Words) -> str:
    """What the shares of several flows are of, or of several goods."""
    if words.commodities == [TOTAL]:
        return tr("of Japan's total exports, imports and trade")
    return trc("of goods", "of Japan's total for each line")
