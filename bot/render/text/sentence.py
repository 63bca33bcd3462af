"""An answer as one sentence that can be quoted: the figure, its change, its basis and its source.

Of several periods the first is said, of a run of months the last; totals come with exports and imports.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.question.period import YEAR
from bot.question.request import TOTAL, WORLD
from bot.render.phrases.amounts import figure_text
from bot.render.phrases.compared import base_name, compared_kind, effects
from bot.render.phrases.quantities.figures import ESTIMATE, Figures
from bot.render.phrases.quantities.money import money, quantity
from bot.render.phrases.quantities.numbers import LEAST_MULTIPLE, multiple, part
from bot.render.phrases.shares import whole_of
from bot.render.phrases.shown import Text
from bot.render.phrases.stages import stages_in_words
from bot.render.phrases.subject import Words
from bot.render.phrases.titles import Subject, asked_of, balance_of, by_country, ranked, without_of
from bot.render.phrases.worked import worked_of
from bot.render.text.sentence_subjects import subject_of
from bot.speech import tr, tr_later
from bot.words.periods import day_name, in_running_text, joined, month_of_year, period_name, sentence, span_name

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.row import Row

MOST_RANKED = 3
BASES = {
    "export": tr_later("customs basis, FOB"),
    "import": tr_later("customs basis, CIF"),
    "": tr_later("customs basis, exports FOB, imports CIF"),
}
# By what is compared.
UP = {
    "month": tr_later("up {percent} from the same month a year earlier"),
    "year": tr_later("up {percent} from the year before"),
    "fiscal": tr_later("up {percent} from the fiscal year before"),
    "part": tr_later("up {percent} from the same period a year earlier"),
}
DOWN = {
    "month": tr_later("down {percent} from the same month a year earlier"),
    "year": tr_later("down {percent} from the year before"),
    "fiscal": tr_later("down {percent} from the fiscal year before"),
    "part": tr_later("down {percent} from the same period a year earlier"),
}
SAME = {
    "month": tr_later("unchanged from the same month a year earlier"),
    "year": tr_later("unchanged from the year before"),
    "fiscal": tr_later("unchanged from the fiscal year before"),
    "part": tr_later("unchanged from the same period a year earlier"),
}
TIMES = {
    "month": tr_later("{number} times that of the same month a year earlier"),
    "year": tr_later("{number} times that of the year before"),
    "fiscal": tr_later("{number} times that of the fiscal year before"),
    "part": tr_later("{number} times that of the same period a year earlier"),
}
FROM = {
    1: tr_later("up {percent} from {period}"),
    -1: tr_later("down {percent} from {period}"),
    0: tr_later("unchanged from {period}"),
}


def said(answer: Answer, facts: Facts) -> str:
    """The sentence, in the language that is spoken; empty for an answer without figures (coverage)."""
    if not answer.verb.header.figures:
        return ""
    return _Sentence(answer, facts).text()


def render_said(text: str, lead: str) -> Text:
    """The sentence alone, to be copied with a touch; above it how the question was taken."""
    marked = f"<code>{html.escape(text, quote=False)}</code>"
    if not lead:
        return Text(marked, text)
    return Text(f"<i>{html.escape(lead, quote=False)}</i>\n\n{marked}", f"{lead}\n\n{text}")


class _Sentence:
    """The rows of one period of an answer."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        # Of the newest months the last is said; what a query picks begins with what was asked for.
        listed = answer.verb.header.layout == "list" and answer.verb.header.answers == "every"
        label = answer.rows[-1 if listed else 0].period
        self._answer = answer
        self._rows = [row for row in answer.rows if row.period == label]
        self._row = self._rows[0]
        self._period = next(period for period in answer.question.periods if period.label == label)
        self._words = Words(answer, facts)
        self._figures = Figures(answer)
        self._partners = self._words.partners_in_words([self._row.partner or WORLD])
        self._goods = self._words.goods([self._row.commodity or TOTAL])

    def text(self) -> str:
        """By what the answer is about."""
        if self._answer.verb.header.sentence:
            return self._own_words()
        if self._row.flow == "total":
            return self._two_way()
        return self._balance() if self._row.flow == "balance" else self._one_way()

    def _own_words(self) -> str:
        """In the words of the verb's header."""
        names = self._names()
        names |= {"names": joined(self._ranked())} if self._answer.verb.header.ranks else {}
        names |= self._share() if self._answer.verb.header.chart == "parts" else {}
        clause = sentence(tr(self._answer.verb.header.sentence).format(**names))
        return self._changed(clause, self._row)

    def _names(self) -> dict[str, object]:
        return {
            "subject": Subject(self._about_what()),
            "goods": self._goods,
            "partners": self._partners,
            "figure": figure_text(self._answer, self._row, self._words)
            if self._row.share_of_whole_pct is not None
            else self._figures.text(self._row),
            "month": month_of_year(self._row.calendar_month - 1) if self._row.calendar_month else "",
            "period": self._when(),
            "asked": asked_of(self._answer),
            "worked": worked_of(self._answer, self._words),
            "beside": joined([f"{in_running_text(name)} {figure}" for name, figure in effects(self._answer, self._row)]),
        }

    def _about_what(self) -> str:
        return without_of(self._answer, self._words, self._subject())

    def _subject(self) -> str:
        """`Japan's imports of LNG from Russia`; of a ranking what is ranked."""
        flow = self._row.flow or "import"
        if self._answer.verb.header.ranks:
            return ranked(self._words, by_country=by_country(self._answer))
        if flow == "balance":
            return balance_of(self._partners)
        unit = self._row.quantity_unit if self._figures.volumes else None
        text = subject_of(flow, unit, of_goods=self._row.commodity != TOTAL)
        return text.format(goods=self._goods, partners=self._partners)

    def _one_way(self) -> str:
        message = tr("{subject} came to {figure} in {period}")
        return self._whole(message, self._about_what(), self._figure(self._row), self._row)

    def _two_way(self) -> str:
        figure = self._figure(self._row)
        parts = {row.flow: self._figure(row) for row in self._rows}
        if {"export", "import"} <= parts.keys():
            ways = tr("exports {exports}, imports {imports}").format(exports=parts["export"], imports=parts["import"])
            figure = tr("{name} ({detail})").format(name=figure, detail=ways)
        return self._whole(tr("{subject} totalled {figure} in {period}"), self._about_what(), figure, self._row)

    def _balance(self) -> str:
        value = self._figures.value(self._row) or 0
        message = tr("Japan had a trade surplus of {figure} {partners.with_} in {period}")
        if value < 0:
            message = tr("Japan had a trade deficit of {figure} {partners.with_} in {period}")
        figure = self._about(self._row) + money(abs(value), self._figures.currency)
        return self._ended(message.format(figure=figure, partners=self._partners, period=self._when()), "")

    def _share(self) -> dict[str, object]:
        """What is part of which whole; where all goods are meant it is the country."""
        of_goods = self._row.share_pct is not None and self._row.commodity != TOTAL
        column = "share_pct" if of_goods else "share_of_world_pct"
        _, whole = whole_of(self._row, column, self._words)
        part_of = self._goods if of_goods else self._partners
        return {"part": part_of, "percent": part(getattr(self._row, column)), "whole": whole}

    def _ranked(self) -> list[str]:
        shown = [row for row in self._rows if row.flow == self._row.flow and (row.rank or 0) <= MOST_RANKED][:MOST_RANKED]
        return [self._ranked_name(row, countries=by_country(self._answer)) for row in shown]

    def _ranked_name(self, row: Row, *, countries: bool) -> str:
        share = row.share_of_world_pct if countries else row.share_pct
        name = self._words.partners_in_words([row.partner or WORLD]).name
        if not countries:
            name = self._words.goods([row.commodity or TOTAL]).name
        shown = [self._figures.text(row), *([part(share)] if share is not None and self._figures.of_values else [])]
        detail = tr(", ").join(shown)
        return tr("{name} ({detail})").format(name=name, detail=detail)

    def _figure(self, row: Row) -> str:
        value = self._about(row) + money(self._figures.value(row), self._figures.currency)
        if row.quantity is None:
            return value
        volume = quantity(row.quantity, row.quantity_unit)
        if self._figures.value(row) is None:
            return volume
        first, second = (volume, value) if self._answer.question.request.measure else (value, volume)
        return tr("{name} ({detail})").format(name=first, detail=second)

    def _about(self, row: Row) -> str:
        return ESTIMATE if row.basis == "estimate" else ""

    def _whole(self, message: str, subject: str, figure: str, row: Row) -> str:
        return self._changed(message.format(subject=subject, figure=figure, period=self._when()), row)

    def _changed(self, clause: str, row: Row) -> str:
        """With the change of the figure; of a ranking there is none."""
        change = self._change(None if self._answer.verb.header.ranks else self._figures.change(row))
        return self._ended(tr("{clause}, {change}").format(clause=clause, change=change) if change else clause, row.flow or "")

    def _change(self, percent: float | None) -> str:
        if percent is None:
            return ""
        base = base_name(self._answer, self._row)
        if base:
            message = tr(FROM[(percent > 0) - (percent < 0)])
            return message.format(percent=part(abs(percent)), period=base)
        if percent >= LEAST_MULTIPLE:
            return tr(TIMES[compared_kind(self._answer, self._row)]).format(number=multiple(percent))
        messages = UP if percent > 0 else DOWN if percent < 0 else SAME
        return tr(messages[compared_kind(self._answer, self._row)]).format(percent=part(abs(percent)))

    def _ended(self, clause: str, flow: str) -> str:
        basis = tr(BASES.get(flow, BASES[""]))
        message = tr("{clause}, according to the Ministry of Finance's Trade Statistics ({basis}; {stages}).")
        if self._answer.question.request.currency != "jpy":
            message = tr(
                "{clause}, according to the Ministry of Finance's Trade Statistics ({basis}; {stages}; converted at monthly "
                "average rates)."
            )
        if self._row.basis == "tabulated":
            return tr("{clause}, according to tabulations of customs data by others than the ministry.").format(
                clause=Subject(clause.removesuffix("."))  # of an abbreviation, since the sentence has its own
            )
        stages = stages_in_words(self._answer, self._rows)
        as_of = self._answer.question.request.as_of
        if as_of:
            stages = tr("{stages}; as known on {day}").format(stages=stages, day=day_name(as_of))
        return message.format(clause=Subject(clause), basis=basis, stages=stages)

    def _when(self) -> str:
        """`fiscal 2024 (Apr 2024 – Mar 2025)`; of a running period the months there are."""
        available = self._row.months_available or self._period.months
        if available < self._period.months:
            return span_name(self._period.first, self._period.first + available - 1)
        dates = span_name(self._period.first, self._period.last)
        if self._period.kind == "fiscal":
            return tr("fiscal {year} ({dates})").format(year=self._period.first // YEAR, dates=dates)
        name = period_name(self._period)
        bare = self._period.kind in {"month", "year", "span"}
        return name if bare else tr("{name} ({detail})").format(name=name, detail=dates)
