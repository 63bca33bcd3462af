"""What a chart calls things: countries, goods, flows and periods in English, Japanese and Russian, and its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.request import TOTAL
from bot.question.wording import in_running_text, month_name, period_name, span_name
from bot.render.blocks import title_of
from bot.render.plot.words import GOODS_JA, GOODS_RU, MONTHS_RU, WAYS_JA, month_label, title_word, word
from bot.render.subject import MOST_NAMED, PREPOSITIONS, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer, Row
    from bot.engine.facts import Facts

ABBREVIATION = re.compile(r"\(([А-Я]{2,4})\)$")
CENTURY = 100
JOINTS = {"ja": "・", "ru": ", "}


class Names:
    """Names for the codes of one answer, in one language."""

    def __init__(self, answer: Answer, facts: Facts, lang: str) -> None:
        self.lang = lang
        self.words = Words(answer, facts)
        self._answer = answer
        self._facts = facts

    def label(self, row: Row, dimension: str) -> str:
        """One value of a dimension, as it stands at a bar or a line."""
        code = getattr(row, dimension)
        if dimension == "period":
            return self.period(self.words.periods[code])
        if dimension == "flow":
            return word(code, self.lang)
        return self.partner(code) if dimension == "partner" else self.commodity(code)

    def partner(self, code: str) -> str:
        """`Russia`, `United Arab Emirates`, `ロシア`."""
        return self._facts.partners[code].called(self.lang)

    def commodity(self, code: str) -> str:
        """`LNG`, `液化天然ガス`; `goods` of all kinds together are the total."""
        name = self._facts.commodities[code]
        if self.lang == "en":
            text = self.words.commodity(code)
            return text[0].upper() + text[1:]
        short = ABBREVIATION.search(name.ru)
        return name.ja if self.lang == "ja" else short.group(1) if short else name.ru

    def period(self, period: Period) -> str:
        """`FY2024`, `2024年度`, `2024/25 фин. г.`."""
        if self.lang == "en":
            return period_name(period)
        if period.kind in {"month", "span"}:
            return self.span(period.first, period.last)
        label = period.label
        year, part = label.removeprefix("FY")[:4], label.removeprefix("FY")[4:]
        if self.lang == "ja":
            part = {"H1": "上期", "H2": "下期"}.get(part, f"第{part[1:]}四半期" if part else "")
            return f"{year}{'年度' if label.startswith('FY') else '年'}{part}"
        part = {"Q": f"{part[1:]} кв. ", "H": f"{part[1:]} полуг. "}.get(part[:1], "")
        fiscal = f"{year}/{(int(year) + 1) % CENTURY:02d} фин. г."
        return part + (fiscal if label.startswith("FY") else year if part else f"{year} г.")

    def tick(self, period: Period) -> str:
        """The same on an axis, where there is little room: `2024/25`, `1 кв. 2024`, `янв–май 2024`, `2024年1～5月`."""
        if self.lang == "en" or period.kind not in {"month", "span"}:
            return self.period(period).removesuffix(" фин. г.").removesuffix(" г.")
        (year, month), (last_year, last_month) = divmod(period.first, YEAR), divmod(period.last, YEAR)
        if self.lang == "ja":
            until = f"～{f'{last_year}年' if last_year > year else ''}{last_month + 1}" if period.months > 1 else ""
            return f"{year}年{month + 1}{'月' if until and last_year > year else ''}{until}月"
        first, last = month_label(month, self.lang), month_label(last_month, self.lang)
        if period.months == 1:
            return f"{first} {year}"
        return f"{first}–{last} {year}" if year == last_year else f"{first} {year} – {last} {last_year}"

    def month(self, number: int) -> str:
        """`Mar 2025`, `2025年3月`, `март 2025`."""
        if self.lang == "ja":
            return f"{number // YEAR}年{number % YEAR + 1}月"
        return f"{MONTHS_RU[number % YEAR]} {number // YEAR}" if self.lang == "ru" else month_name(number)

    def span(self, first: int, last: int) -> str:
        """`Apr 2024 – Mar 2025`, `2024年4月～2025年3月`."""
        if self.lang == "en" or first == last:
            return span_name(first, last) if self.lang == "en" else self.month(first)
        return f"{self.month(first)}{self._to()}{self.month(last)}"

    def _to(self) -> str:
        return "～" if self.lang == "ja" else " – "

    def when(self) -> str:
        """The period of the answer with its dates, or the first and last of several."""
        periods = sorted((self.words.periods[label] for label in self.words.labels), key=lambda p: (p.first, p.last))
        first, last = periods[0].first, max(period.last for period in periods)
        if self._answer.verb.header.each == "month" or {period.kind for period in periods} <= {"month", "span"}:
            return self.span(first, last)
        if len(periods) > 1 and len({period.kind for period in periods}) == 1:
            return f"{self.period(periods[0])}{self._to()}{self.period(periods[-1])}"
        if len(periods) > 1:
            each = [self.period(self.words.periods[label]) for label in self.words.labels]
            return ", ".join(each) if len(each) <= MOST_NAMED else ""
        available = self._answer.rows[0].months_available or periods[0].months
        dates = self.span(first, first + available - 1)
        whole_year = periods[0].kind == "year" and available == YEAR
        named = "{}（{}）" if self.lang == "ja" else "{} ({})"
        return (
            self.period(periods[0]) if whole_year or periods[0].kind == "month" else named.format(self.period(periods[0]), dates)
        )

    def partial(self, row: Row) -> str:
        """`3 of 12 months` for a period that has not ended in the data; empty for a whole one."""
        months = self.words.periods[row.period or ""].months
        shown = row.months_available or months
        return word("months_of", self.lang, shown=shown, all=months) if shown < months else ""

    def title(self) -> str:
        """What and where."""
        if self.lang == "en":
            return title_of(self._answer, self.words)
        name = self._answer.verb.name
        if name == "rank":
            return self._ranked()
        subject = self._subject("price" if name == "price" else "")
        if name != "share":
            return subject
        inside = in_running_text(subject).replace(": ", ", ") if self.lang == "ru" else subject
        return title_word("shares", self.lang, title=inside)

    def share_of(self, row: Row, column: str) -> str:
        """What a share is of: `of imports from Russia`, `of Japan's imports of LNG`."""
        flow = word(f"of_{row.flow}", self.lang)
        if column == "share_pct" and row.partner != "WORLD":
            way = (WAYS_JA if self.lang == "ja" else PREPOSITIONS)[row.flow or "import"]
            partner = self.words.partner(row.partner or "") if self.lang == "en" else self.partner(row.partner or "")
            return word("share_of_partner", self.lang, flow=flow, way=way, partner=partner)
        if column == "share_pct" or row.commodity == TOTAL:
            return word("share_of_world", self.lang, flow=flow)
        goods = self.words.commodity(row.commodity or "") if self.lang == "en" else self.commodity(row.commodity or "")
        return word("share_of_world_goods", self.lang, flow=flow, goods=GOODS_JA.format(goods) if self.lang == "ja" else goods)

    def _subject(self, kind: str) -> str:
        partners = self._joined([self.partner(code) for code in self.words.partners], "more_countries")
        flows = self.words.flows
        one_way = flows[0] if len(flows) == 1 and flows[0] in WAYS_JA else ""
        if self.words.commodities == [TOTAL] and not one_way:
            asked_balance = self._answer.question.request.flows == ("balance",)
            key = "balance" if asked_balance else "world" if self.words.partners == ["WORLD"] else "pair"
            return title_word(key, self.lang, partners=partners)
        goods = "" if self.words.commodities == [TOTAL] else self._goods()
        return title_word(kind or one_way or "both", self.lang, partners=partners, goods=goods)

    def _goods(self) -> str:
        names = [in_running_text(self.commodity(code)) for code in self.words.commodities]
        return (GOODS_JA if self.lang == "ja" else GOODS_RU).format(self._joined(names, "more_goods"))

    def _ranked(self) -> str:
        flows = self._joined([word(flow, self.lang) for flow in self.words.flows], "more_goods")
        if self._answer.question.request.commodities:
            goods = "" if self.words.commodities == [TOTAL] else self._goods()
            return title_word("by_country", self.lang, goods=goods, flow=flows)
        partners = self._joined([self.partner(code) for code in self.words.partners], "more_countries")
        way = WAYS_JA[self.words.flows[0]] if len(self.words.flows) == 1 else "との"
        return title_word("by_commodity", self.lang, partners=partners, flow=flows, way=way)

    def _joined(self, names: Sequence[str], more: str) -> str:
        shown = list(names)
        if len(shown) > MOST_NAMED:
            shown = [*shown[: MOST_NAMED - 1], title_word(more, self.lang, n=len(names) - MOST_NAMED + 1)]
        return JOINTS[self.lang].join(shown)
