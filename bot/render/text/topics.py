"""Questions about the figures themselves: which rate, which stage, which year, why the press has another number."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from bot.clock import JAPAN, now
from bot.engine.missing.volumes import volumes
from bot.question.period import YEAR
from bot.render.phrases.shown import Text
from bot.render.text.groups import groups
from bot.render.text.releases import releases
from bot.speech import tr, tr_later
from bot.words.periods import joined, month_name, span_name

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.engine.facts import Facts
    from bot.verbs.registry import Registry

# Per topic: what is said, and commands that show it. Names in braces are filled in from the data and the verbs.
TOPICS: dict[str, tuple[str, tuple[str, ...]]] = {
    "rate": (
        tr_later(
            "Each month's yen are converted at that month's average rate (Federal Reserve, business days), and the months are "
            "added up: a period has the rate of its own months, not today's. Dollars are not official: the ministry has "
            "published yen only since April 1996. Add “usd” to any question."
        ),
        ("/total fy2024 usd", "/lng 2025-12 usd"),
    ),
    "stage": (
        tr_later(
            "It depends on the period, and the last line of every reply says which. Calendar years up to {year} are the annual "
            "table, revised. Months, and quarters, halves and fiscal years, which are sums of months, are as first published, or "
            "as in a later release where one has been taken over: the ministry revises them in March of the next year and fixes "
            "them in November. The two differ a little. What the newest release revised: /changes."
        ),
        ("/total 2024", "/total fy2024"),
    ),
    "year": (
        tr_later(
            "Both, and every reply says which: 2024 is the calendar year (January – December 2024), FY2024 the Japanese fiscal "
            "year (April 2024 – March 2025). The ministry's annual tables and cumulative figures are by calendar year; a fiscal "
            "year is the sum of its months."
        ),
        ("/total 2024", "/total fy2024"),
    ),
    "fiscal": (
        tr_later(
            "The one that starts in 2024: FY2024 runs from April 2024 to March 2025. A Japanese fiscal year is named after the "
            "year in which it starts."
        ),
        ("/fy2024", "/fy2024h1"),
    ),
    "press": (
        tr_later(
            "Usually one of these:\n"
            "• the period: calendar year or fiscal year, one month or the months so far;\n"
            "• the stage: provisional on the day, revised later (the last line of a reply says which it is);\n"
            "• the concept: customs basis here (exports FOB, imports CIF), balance of payments or another country's customs "
            "elsewhere;\n"
            "• the scope: cars or all motor vehicles, LNG or all gas, Russia or CIS;\n"
            "• the currency: dollars here are converted month by month.\n"
            "Send me the figure's period and goods, and compare."
        ),
        ("/total 2024", "/total fy2024", "/{verbs.coverage}"),
    ),
    "zero": (
        tr_later(
            "0 is a figure: none, or less than ¥1,000 in every entry (the ministry prints “-” for none and “0” below its unit). "
            "n/a means that there is no figure: a change is n/a where the base a year before is zero or not above it, or is "
            "known only together with other months; the difference in yen is then shown where there is one. What is not yet "
            "published, or not in this dataset, is said in words."
        ),
        ("/oil 2024-03", "/{verbs.coverage}"),
    ),
    "terms": (
        tr_later(
            "yoy: the change on the same months of the year before, in per cent. share: of the country's trade in that "
            "direction, or of Japan's trade in the goods; the line under the table says which. vs prev: the change on the "
            "period before it in the table. ≈: an estimate. n/a: no figure. ¥ bn: billion yen; t: tonnes. Growth a year (CAGR): "
            "what, year after year, leads from the first year to the last. Contribution: the points that a part adds to the "
            "change of the whole. HHI: the sum of the squares of all shares in per cent; 10,000 is one supplier alone."
        ),
        ("/lng fy2024", "/{verbs.side_by_side} lng fy2024 vs fy2023"),
    ),
    "adjusted": (
        tr_later(
            "They are not seasonally adjusted: each month is as the customs counted it. Set a month against the same month of "
            "the year before, or look at the average of every month of the year."
        ),
        ("/lng latest", "/lng season"),
    ),
    "lines": (
        tr_later(
            "Goods are the ministry's principal commodities: sections hold items, and some items hold parts.\n"
            "• Motor vehicles: cars, buses and trucks; parts of motor vehicles are an item of their own.\n"
            "• Mineral fuels: coal, crude oil, petroleum products, LNG, LPG and what else burns.\n"
            "• Non-ferrous metals: aluminium, copper, nickel, platinum, palladium, all in one.\n"
            "• Fish and seafood from Russia: crab, salmon, roe, sea urchin and more, by 9-digit lines.\n"
            "Which lines of the tariff an HS code has: ask for the code, by line."
        ),
        ("/fish 2025", "/{verbs.ranking} hs2710 2018 by line"),
    ),
    "groups": (
        tr_later(
            "A group is the sum of those of its members that the statistics list:\n"
            "{groups}\n"
            "A figure of a group and one of a member of it are not to be added up."
        ),
        ("/{verbs.ranking} asean imports", "/imports g7 fy2024"),
    ),
    "missing": (
        tr_later(
            "• Volumes: there are some only for {volumes}; no numbers of cars.\n"
            "• {lumps}\n"
            "• Anything after {last} and before {first}.\n"
            "• Goods finer than the ministry's principal commodities (used cars, palladium, wheat), but for LNG and Russian "
            "seafood.\n"
            "• Ports, companies, prefectures, means of transport; causes and forecasts.\n"
            "• Countries outside the ministry's table of 57 areas."
        ),
        ("/{verbs.coverage}", "/{verbs.coverage} lng russia"),
    ),
    "source": (
        tr_later(
            "Ministry of Finance, Trade Statistics of Japan, via e-Stat. You may quote and republish them with the source "
            "(Government of Japan Standard Terms of Use 2.0, compatible with CC BY 4.0): “Trade Statistics of Japan (Ministry "
            "of Finance), via e-Stat”, and say that the data were edited: months are differences of cumulative releases, goods "
            "are grouped. The Source button under an answer shows its sources and the query."
        ),
        ("/total fy2024", "/{verbs.coverage}"),
    ),
    "release": ("{releases}", ("/latest", "/{verbs.coverage}")),
    "basis": (
        tr_later(
            "Customs basis: exports FOB by country of final destination, in the month of departure; imports CIF (with freight "
            "and insurance) by country of origin, in the month of the permit. Shipments of ¥200,000 or less are left out."
        ),
        ("/total fy2024", "/lng fy2024"),
    ),
    "price_volume": (
        tr_later(
            "Value is price times volume. When volume falls and value rises, the price per unit rose by more than volume fell: "
            "(1 + change of value) ÷ (1 + change of volume) − 1 is the change of the price. Prices are sums of value divided by "
            "sums of volume, and exist where there are volumes: {volumes}."
        ),
        ("/{verbs.price} lng latest", "/{verbs.price} lng fy2025"),
    ),
}


def _lumps(facts: Facts) -> str:
    if not facts.lumps:
        return tr("No month in between: each is there by itself.")
    names = joined([span_name(lump.first, lump.last) for lump in facts.lumps])
    return tr("Single months of {lumps}: they are known only together, but for most imports of 2019 and 2020.").format(
        lumps=names
    )


def said_of(topic: tuple[str, tuple[str, ...]], facts: Facts, verbs: Registry, zone: ZoneInfo = JAPAN) -> tuple[str, list[str]]:
    """What is said of a topic, and the commands that show it, filled in; times are told in a zone, too."""
    message, shown_by = topic
    text = tr(message).format(
        volumes=volumes(facts),
        lumps=_lumps(facts),
        releases=releases(facts, now(), zone),
        groups=groups(facts),
        first=month_name(facts.first),
        last=month_name(facts.last),
        year=facts.last // YEAR - 1,
    )
    return text, [command.format(verbs=verbs) for command in shown_by]


def topic_reply(topic: str, facts: Facts, verbs: Registry, zone: ZoneInfo = JAPAN) -> Text:
    """The answer to a question about the figures, with what to ask to see it."""
    text, commands = said_of(TOPICS[topic], facts, verbs, zone)
    offered = tr("For example: {commands}")
    codes = "  ".join(f"<code>{command}</code>" for command in commands)
    marked = f"{html.escape(text, quote=False)}\n\n{html.escape(offered, quote=False).format(commands=codes)}"
    return Text(marked, f"{text}\n\n{offered.format(commands='  '.join(commands))}")
