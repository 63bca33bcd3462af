"""One question read → its request: the places filled one after the other, by the words, the earlier question, or the default."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.errors import AskError
from bot.question.assembly import choose
from bot.question.assembly.all_but import left_out
from bot.question.assembly.choose import Chosen
from bot.question.assembly.followup.carried import BY_MONTHS, PICKED, goes_on, lists_all, still_together, unit_before
from bot.question.assembly.followup.changed import still_without
from bot.question.assembly.open_periods import each_once, newest_change, one_by_one, without
from bot.question.assembly.rules.orders import EXTREMES
from bot.question.assembly.rules.runs import gained_between
from bot.question.assembly.rules.set_against import shares_beside
from bot.question.assembly.rules.worked import worked_out
from bot.question.assembly.sentence import cut_of
from bot.question.assembly.shares.whole import TURNOVER
from bot.question.assembly.which_list import UNNAMED
from bot.question.assembly.which_verb import own_verb
from bot.question.lexicon.tokens import GOODS, Term
from bot.question.period import YEAR, Period
from bot.question.reading import as_of
from bot.question.relative import Relative
from bot.question.request import MOST_PERIODS, TOTAL, WORLD, Currency, Output, Request
from bot.speech import tr
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.assembly.choose import Choice
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.question.request import Cut, Flow
    from bot.verbs.registry import Registry

TOO = "too"  # «перед войной и сейчас»
OF_ALL_TIME = {"streak", "last_above", "last_below", "first_above", "first_below"}
OF_COUNTRIES = {"drivers", "concentration"}  # of goods these are of all countries


class Builder:
    """One question, its places filled one after the other."""

    def __init__(self, reading: Reading, verbs: Registry, earlier: Request, home: str, *, command: bool) -> None:
        self._reading = reading
        self._verbs = verbs
        self._earlier = earlier
        self._home = home
        self._command = command

    def built(self, operators: Operators) -> tuple[Request, Chosen]:
        """The request without what changes an earlier one."""
        chosen = self._chosen(operators)
        self.operators = operators if self._command else worked_out(operators, self._reading, self._verbs)
        verb = chosen.verb
        if operators.work == "average" and not verb.first and self._earlier.verb and self._verbs[self._earlier.verb].averaged:
            self.operators = replace(self.operators, work="")
        if not self._command:
            verb, self.operators = own_verb(verb, self.operators, self._reading, self._verbs)
        periods = self._periods(verb)
        soft = not self._values("verb") and self.operators.cut != "month"  # "by month" says it of any periods
        verb = verb if goes_on(self._earlier, self.operators, verb) else self._with_layout(verb, periods)
        name = choose.layout(verb.first, cast("Output", chosen.output.first), periods, self._earlier, self._verbs, soft=soft)
        request = self._nouns(name).model_copy(update={"periods": periods})
        request = request.model_copy(update=self._outputs(name, chosen) | self._worked(verb, request))
        return request, replace(chosen, verb=verb)

    def _chosen(self, operators: Operators) -> Chosen:
        rest, command = self._reading.rest, self._command
        listed = None if operators.work and command else operators.top
        return Chosen(
            choose.verb_of(rest, listed, self._verbs, command=command),
            choose.output_of(rest, command=command),
            choose.one_of(choose.values(rest, "currency"), ("usd", "eur", "cny", "jpy"), command=command),
        )

    def _periods(self, verb: Choice) -> tuple[When, ...]:
        """The periods that are named, taken apart where that is asked; else those of the earlier question."""
        operators, earlier = self.operators, self._earlier
        left = operators.left_periods
        periods = without(self._reading.periods or (earlier.periods if left else ()), left)
        worked = operators.work or earlier.work  # how long something lasts is counted in years, too
        if not (periods or earlier.periods or worked) and verb.first in {"", DEFAULT_VERB}:
            periods = one_by_one(operators)
        apart = operators.cut not in {"", "month"} and not (operators.work or goes_on(earlier, operators, verb))
        if apart and (periods or not (earlier.periods or earlier.work)):
            periods = choose.each(periods, operators.cut)
            self.operators = replace(operators, cut="")
        if len(periods) > MOST_PERIODS:
            message = tr("That is {number} periods; at most {most} fit.").format(number=len(periods), most=MOST_PERIODS)
            raise AskError("too_much", message, (f"/{self._verbs.by_month} last 24m",))
        if not periods and not earlier.periods and not operators.work and verb.first in {"", DEFAULT_VERB}:
            periods = newest_change(self._reading, operators, command=self._command)
        if not periods and operators.work in OF_ALL_TIME:
            return ()  # how long it has lasted is not of the earlier question's period
        periods = each_once(periods, command=self._command) or earlier.periods
        if operators.work == "record" and not operators.cut and len(periods) == 1:
            self.operators = replace(operators, cut=cut_of(periods[0]))
        shared = verb.first == self._verbs.share and not self._command  # "before the war and now"
        beside = shared or (verb.first != "" and self._verbs[verb.first].against != "nothing")
        beside = beside or (TOO in self._values("now") and not earlier.verb)
        if beside and len(periods) == 1 and self._values("now"):
            periods = (*periods, Relative("latest"))
        if verb.first == self._verbs.share:
            self.operators, periods = shares_beside(self.operators, periods)
        if verb.first == self._verbs.ranking and not self._command:
            self.operators, periods = gained_between(self.operators, periods)
        return periods

    def _with_layout(self, verb: Choice, periods: Sequence[When]) -> Choice:
        """The verb, where the periods, another place or the earlier question have a say."""
        operators, earlier = self.operators, self._earlier
        long = len(periods) > 1 or any(
            when.months > YEAR if isinstance(when, Period) else when.kind in {"since", "last"} for when in periods
        )
        if verb.first and self._verbs[verb.first].to_date and long and not self._command:
            verb = UNNAMED  # 2019年4月〜2022年3月の累計: a sum of all, no year up to a month
            if (len(periods) > 1 or periods[0].kind == "since") and "periods" not in operators.together:
                self.operators = operators = replace(operators, together=[*operators.together, "periods"])
        added = {"partner", "commodity"} & {token.kind for token in self._reading.rest}
        if earlier.verb and verb.first == self._verbs.side_by_side and added:
            verb = UNNAMED  # "compare with Canada, too" adds it
        asked = {token.kind for token in (*self._reading.rest, *operators.said)}
        if earlier.verb and not verb.first and not operators.work and asked == {"dim"}:
            return choose.Choice(self._verbs.ranking)  # "which goods?"
        monthly = self._verbs.by_month in self._values("verb") and not operators.work
        if monthly and (kept := choose.kept_by_month(earlier, self._verbs)) is not None:
            self.operators = replace(operators, cut="month")
            return kept
        # "by quarter instead", "the sum of them"
        summed = any(token.kind == "together" for token in operators.said) and not added
        ended = summed or operators.cut in {"quarter", "half", "year", "fiscal"}
        ended = ended and not verb.first and earlier.verb == self._verbs.by_month
        arranged = bool(earlier.verb) and (
            self._verbs[earlier.verb].arranges
            or (self._verbs[earlier.verb].ranks and operators.work in EXTREMES and operators.cut != "")
        )  # "and the worst month?" behind a ranking is one of all that is ranked
        other = {self._verbs.price: ({"value"}, {"measure"}), self._verbs.share: ({"value"},)}.get(earlier.verb, ())  # 数量は
        ended = ended or (asked - {"break", "asks", "subject"} in other and not verb.first)
        ended = ended or (operators.work in OF_COUNTRIES and not verb.first and earlier.verb == self._verbs.ranking)
        if ended or (operators.work and not verb.first and arranged):
            return choose.Choice(DEFAULT_VERB)
        if operators.cut == "month" and not operators.work and verb.first in {"", DEFAULT_VERB}:
            self.operators = replace(operators, cut="")
            return choose.Choice(self._verbs.by_month)
        if operators.detail and not operators.work and verb.first in {"", DEFAULT_VERB}:
            return choose.Choice(self._verbs.ranking)
        return verb

    def _nouns(self, name: str) -> Request:
        """The request of goods, countries and flows."""
        header, operators, earlier = self._verbs[name], self.operators, self._earlier
        commodities = tuple(self._values("commodity"))
        if header.ranks and not commodities and not earlier.commodities and not self._command and self._ranks_partners():
            commodities = (TOTAL,)  # the partners themselves are ranked
        flows = cast("tuple[Flow, ...]", tuple(self._values("flow")))
        # What a commodity is traded as is its own: a new one does not inherit the flow, but that of all goods.
        if operators.share_of == TURNOVER:
            flows = tuple(flow for flow in flows if flow != "total") or flows  # the turnover is the whole
        flows = flows or (() if commodities and earlier.commodities not in {(), (TOTAL,), commodities} else earlier.flows)
        listed = self._values("dim") == ["partner"] or bool(self._values("party"))
        all_of_them = header.ranks and listed and lists_all(earlier, commodities or earlier.commodities, operators, self._verbs)
        everywhere = all_of_them or (operators.work in OF_COUNTRIES and (listed or "partner" in self._values("dim")))
        partners = tuple(self._values("partner")) or (() if everywhere else earlier.partners)
        if not partners and earlier.verb and self._verbs[earlier.verb].ranks and not header.ranks and not header.open:
            partners = (WORLD,)  # of all those that were ranked
        of_all = operators.work in OF_COUNTRIES and (commodities or everywhere or set(earlier.commodities) - {TOTAL})
        if not partners and not header.open and (of_all or operators.without_partners):
            partners = (WORLD,)
        if name == self._verbs.share and not self._command and len(partners) > 1:
            partners = tuple(code for code in partners if code != WORLD)  # "what part of all the fish is Russian"
        if operators.detail and not partners and header.open != "everything":
            partners = (self._home,)
        if not self._command and header.ranks and partners == (WORLD,) and set(commodities) - {TOTAL}:
            partners = ()  # all of them are ranked
        listed_anew = header.ranks and not (earlier.verb and self._verbs[earlier.verb].ranks)
        parts = listed_anew and (earlier.commodities == (TOTAL,) or self._asks_for_goods())
        of_partners = WORLD in partners or operators.place or self._ranks_partners()
        if not parts or of_partners:  # else the parts of all the goods asked of before
            commodities = commodities or earlier.commodities
        commodities, partners = choose.completed(commodities, partners, flows, header.open, self._home)
        return Request(verb=name, flows=flows, commodities=commodities, partners=partners)

    def _outputs(self, name: str, chosen: Chosen) -> dict[str, object]:
        """How the figures are shown, in which currency, as known when."""
        operators, earlier, header = self.operators, self._earlier, self._verbs[name]
        counted = operators.amount is not None and operators.amount.unit not in {"money", "pct"}
        measured = (bool(self._values("measure")) or counted) and header.needs != "quantity" and operators.work != "effects"
        return {
            "currency": cast("Currency", chosen.currency.first or operators.currency or earlier.currency),
            "top": operators.top or (earlier.top if name == earlier.verb else None),
            "measure": "volume" if measured else "" if self._values("value") or chosen.currency.first else earlier.measure,
            "output": cast(
                "Output", chosen.output.first or ("" if operators.plain or self._values("layout") else earlier.output)
            ),
            "as_of": as_of.chosen(self._values(as_of.KIND), None if self._values(as_of.NOW) else earlier.as_of),
        }

    def _worked(self, verb: Choice, request: Request) -> dict[str, object]:
        """What is done with the figures; of an earlier question what goes on."""
        operators = self.operators
        earlier = choose.inherited(self._earlier, verb, operators)
        same_share = self._earlier.share_of if request.verb == self._earlier.verb == self._verbs.share else ""
        cut: Cut = ""
        if operators.work in BY_MONTHS and not self._verbs[request.verb].ranks:
            cut = unit_before(self._earlier, operators, self._reading, self._verbs) or "month"
        if {self._earlier.work, operators.work} <= PICKED:
            cut = self._earlier.cut  # "and the lowest?" of the quarters asked before
        without = still_without(earlier.without, self._earlier, request)
        without += left_out(request, operators, command=self._command)
        return {
            "together": tuple(sorted(operators.together)) or still_together(earlier, operators),
            "without": tuple(dict.fromkeys(without)),
            "cut": operators.cut or cut or earlier.cut,
            "detail": operators.detail or earlier.detail,
            "against": operators.against or earlier.against,
            "work": operators.work or earlier.work,
            "amount": operators.amount or earlier.amount,
            "window": operators.window or earlier.window,
            "order": operators.order or earlier.order,
            "smallest": operators.smallest or earlier.smallest,
            "place": operators.place or earlier.place,
            "share_of": (operators.share_of if self._has_share(request.verb) else "") or earlier.share_of or same_share,
        }

    def _has_share(self, verb: str) -> bool:
        """Whether what a share is of matters: not where the price is answered first, and the share offered."""
        operators = self.operators
        return any((self._command, verb == self._verbs.share, operators.in_each, operators.order, operators.work))

    def _asks_for_goods(self) -> bool:
        """`which goods did we buy from them?`, "the largest imports from Russia": goods, whichever were asked of before."""
        named = any(GOODS in {token.also, Term(token.kind, token.value)} for token in self._reading.rest)
        traded = bool(self._values("flow") and self._values("partner")) and not (self._values("party") or self._values("dim"))
        return named or (traded and not self.operators.order and not self.operators.place)

    def _ranks_partners(self) -> bool:
        """Whether countries are ranked by all their trade: buyers and suppliers, "by country", the place of one, all but one."""
        listed, named = "partner" in self._values("dim") or bool(self._values("party")), self._values("partner")
        listed = listed or not (named or self._values("dim") or not self.operators.without_partners)  # トップ10から米中を抜くと
        several = len(named) > 1 and not self._values("dim") and self.operators.top is None
        return listed or several or (self.operators.place and bool(named))

    def _values(self, kind: str) -> list[str]:
        return choose.values(self._reading.rest, kind)
