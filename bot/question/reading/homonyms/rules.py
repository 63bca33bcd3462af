"""Which rules say what a word is beside others, by the kind that it seems to be of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.reading.homonyms import amounts, asking, beside, leaving, ratios, roles, spans, standing, times, trade
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verbs.registry import Registry

RULES: dict[str, tuple[Callable[[str, Sequence[Token], int, Registry], Token | None], ...]] = {
    "origin": (trade.ex, trade.from_where),
    "range": (trade.through, spans.up_to),
    "together": (amounts.in_total,),
    "asks": (ratios.dearer, asking.enlarged, spans.those_that_moved, asking.asking),
    "year_both": (times.whole_year,),
    "whereabouts": (asking.whereabouts,),
    "commodity": (standing.rest_of_list, trade.shipped, asking.began, amounts.total),
    "partner": (trade.ourselves, trade.scale, trade.those_that, standing.among_all),
    "toward": (trade.exported,),
    "unclear": (trade.none_of,),
    "cost": (amounts.cost,),
    "verb": (spans.which_moved, amounts.weight, amounts.part_of_it, roles.of_change, roles.traded_goods),
    "half": (spans.those_that_moved, spans.which_moved, times.era, times.last_half),
    "but": (trade.all_but,),
    "trade_verb": (
        trade.ships,
        trade.supplied,
        trade.arrived,
        trade.both_ways,
    ),
    "vs": (asking.than, roles.related),
    "break": (asking.of_courtesy, leaving.ordered_out),
    "latest": (times.counted_months,),
    "layout": (amounts.parts, roles.goods_listed),
    "cheap": (ratios.high_amounts, times.when_cheap),
    "work": (
        trade.hauled,
        spans.last_time_of,
        spans.supposed,
        times.next_thing,
        times.record_of_unit,
        amounts.bounded,
        roles.divided,
        roles.made_most,
        times.dated_peak,
        times.months_back,
    ),
    "smallest": (asking.of_two, spans.supposed),
    "extreme": (standing.from_end, asking.enlarged, asking.of_two, spans.supposed, times.dated_peak, amounts.what_most),
    "worst": (times.bottomed,),
    "over": (amounts.less, amounts.more_in, standing.beside_in_rank),
    "since": (standing.beside_in_rank,),
    "function": (
        roles.both_named,
        roles.including,
        trade.sends,
        standing.beside_in_rank,
    ),
    "neighbour": (standing.beside_in_rank,),
    "dash": (amounts.minus,),
    "measure": (amounts.how_many,),
    "quarter": (spans.those_that_moved, spans.which_moved, times.quarter),
    "month_mark": (spans.those_that_moved,),
    "year": (spans.those_that_moved, spans.which_moved),
    "fiscal": (spans.those_that_moved, spans.which_moved),
    "top": (standing.held_place, trade.group_of_seven, amounts.topped, beside.last_time),
    "yoy": (beside.one_before, times.last_year, times.change_on_year),
    "previous": (beside.newest_of_two, beside.one_before, times.change_on_previous, times.one_unit_ago),
    "back": (beside.one_before, times.change_on_last),
    "flow": (amounts.became,),
    "detail": (standing.digits_of_change,),
    "order": (standing.of_the_first,),
    "fallen": (standing.of_the_first,),
    "change": (
        standing.of_the_first,
        amounts.in_percent,
        amounts.became,
        amounts.unchanged,
        amounts.moved_goods,
        leaving.taken_off,
        roles.added_up,
        roles.extended,
        leaving.dropped,
    ),
    "soft_verb": (
        standing.held_place,
        spans.supposed,
        amounts.moved_most,
        amounts.widest,
        roles.of_change,
        standing.beside_in_rank,
    ),
    "place": (standing.of_goods,),
    "included": (roles.including,),
    "party": (roles.role,),
    "holds": (roles.made_of,),
    "without": (leaving.left_out, leaving.contrasted, trade.taken_out_of, trade.months_without),
    "era": (spans.no_era,),
    "seek": (spans.lately, spans.since_when, times.next_thing, roles.newest, beside.compared_with),
    "against": (roles.set_against,),
    "unit": (roles.named_year, spans.which_moved),
    "ago": (beside.one_before, times.one_unit_ago),
    "before": (beside.one_before,),
    "last": (beside.newest_beside, spans.newest, beside.one_before, beside.last_time),
    "now": (beside.newest_beside,),
    "decline": (roles.turned_out,),
}


def other_kind(plain: str, tokens: Sequence[Token], at: int, verbs: Registry, *, command: bool) -> Token | None:
    """What a word is beside these others; None where it is what it seems."""
    kind = tokens[at].kind
    if command and (kind in {"partner", "unclear"} or tokens[at].value == TOTAL):
        return None
    return next((found for rule in RULES.get(kind, ()) if (found := rule(plain, tokens, at, verbs)) is not None), None)
