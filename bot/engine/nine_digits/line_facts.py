"""What there was of the goods that a question by HS code names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.measured import Measured
from bot.engine.nine_digits.of_lines import DETAILS, codes_of
from bot.engine.sql.lines import code_name
from bot.errors import AskError
from bot.question.codes import MARK, above, is_code, written
from bot.question.period import month_number
from bot.question.places import EU, EU_MEMBERS
from bot.question.request import TOTAL, WORLD
from bot.speech import tr
from bot.words.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.engine.facts import Cell, Facts
    from bot.engine.sql.code_years import At, Year
    from bot.engine.sql.lines import Lines
    from bot.question.request import Request


def line_facts(request: Request, facts: Facts, lines: Lines, at: At, *, apart: bool = False) -> Facts:
    """What there was of the goods that a question names, with every country; `apart`: of each line that they are cut into.

    Raises AskError for a code that there is not, and for goods of the area table, which are another classification.
    """
    codes = codes_of(request)
    years = lines.years([*codes, TOTAL], at)
    _refuse_mixed(request, facts)
    _refuse_unknown(codes, lines)
    partners = [code for code in facts.partners if code not in {*facts.groups, EU}]
    extents = _extents(years)
    names = Names(facts.commodities | {code: find(code) for code in codes if (find := facts.commodities.find) is not None})
    names.find = facts.commodities.find
    extent: dict[Cell, tuple[int, int]] = {
        (flow, partner, commodity): span for (flow, commodity), span in extents.items() for partner in partners
    }
    if apart and request.detail:
        inside = lines.inside(codes, DETAILS[request.detail])
        extent |= _extent_inside(request, codes, inside, extents)
        names.update({code: replace(code_name(code, None), level="item") for code in inside})
    last = max((span[1] for span in extents.values()), default=facts.last)
    return replace(
        facts,
        extent=extent,
        usual=frozenset(extent),
        partners_of={commodity: frozenset(partners) for _, commodity in extents},
        measured=_measured(years, extents, partners),
        lumps=(),
        commodities=names,
        first=min((span[0] for span in extents.values()), default=facts.first),
        last=last,
        last_rates={currency: min(rate, last) for currency, rate in facts.last_rates.items()},
        groups={EU: EU_MEMBERS} | {code: (*members, *facts.unlisted[code].split()) for code, members in facts.groups.items()},
        unlisted={},
        released=min(at.day, facts.released),
        imported=at.release > 0 and facts.imported,
        of_lines=True,
    )


def _refuse_unknown(codes: Sequence[str], lines: Lines) -> None:
    """A code that never was in these statistics, and that the nomenclature does not have either."""
    known, lived = lines.all_called(codes), {year.commodity for year in lines.years(codes)}
    for code in codes:
        if code not in lived and (code not in known or known[code].exact != code.removeprefix(MARK)):
            raise _no_code(code)


def _extent_inside(
    request: Request, codes: Sequence[str], inside: Iterable[str], extents: dict[tuple[str, str], tuple[int, int]]
) -> dict[Cell, tuple[int, int]]:
    """Of what the goods are taken apart into there is something as long as there is of these."""
    whole = codes[0] if codes else TOTAL
    spans = [(flow, span) for (flow, code), span in extents.items() if code == whole]
    partners = [*request.partners, *(EU_MEMBERS if EU in request.partners else ())] or [WORLD]
    return {(flow, p, code): span for code in inside for flow, span in spans for p in partners}


def _measured(
    years: Iterable[Year], extents: dict[tuple[str, str], tuple[int, int]], partners: Sequence[str]
) -> dict[Cell, Measured]:
    """Of goods that have quantities in any year from when to when there is something of them, with every country."""
    found = {(year.flow, year.commodity) for year in years if year.is_measured}
    measured = {goods: Measured((extents[goods],)) for goods in found}
    return {(flow, partner, commodity): one for (flow, commodity), one in measured.items() for partner in partners}


def _extents(years: list[Year]) -> dict[tuple[str, str], tuple[int, int]]:
    """The first and the last month that there is anything of goods in a flow."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for year in years:
        first = month_number(year.year, 1)
        first, last = min(first, found.get((year.flow, year.commodity), (first, 0))[0]), month_number(year.year, year.last_month)
        found[year.flow, year.commodity] = first, max(last, found.get((year.flow, year.commodity), (0, last))[1])
    return found


def _refuse_mixed(request: Request, facts: Facts) -> None:
    """HS codes and the goods of the area table are two classifications, whose parts overlap."""
    table = [code for code in request.commodities if not is_code(code) and code != TOTAL]
    if not table:
        return
    goods = facts.commodities[table[0]].listed
    unlisted = [code for code in request.partners if code in facts.unlisted_partners]
    if unlisted and not codes_of(request):
        message = tr("The ministry's table by commodity does not list {partner}; by HS code it is there: name one for {goods}.")
        raise AskError("no_data", message.format(partner=facts.partners[unlisted[0]].listed, goods=goods), (f"/find {goods}",))
    message = tr("{goods} is a line of the ministry's table, which HS codes cut in other ways: ask one after the other.")
    raise AskError("conflict", message.format(goods=goods))


def _no_code(code: str) -> AskError:
    wider = above(code)
    message = tr("There is no {code} in these statistics.").format(code=written(code))
    return AskError("unknown_word", message, (f"/{wider}",) if wider else ())
