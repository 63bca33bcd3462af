"""Why a figure is not there, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.engine.missing.volumes import spans
from bot.engine.not_imported import FETCH, not_imported
from bot.question.request import TOTAL
from bot.speech import tr, tr_later, trn
from bot.words.nouns import one_of, partners_of
from bot.words.periods import Span, joined, month_name, period_name, sentence, span_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.engine.missing.gaps import Missing
    from bot.question.period import Period

# By flow: of all goods, and of some.
THINGS = {
    "export": (tr_later("exports {partners.to}"), tr_later("exports of {goods.of} {partners.to}")),
    "import": (tr_later("imports {partners.from_}"), tr_later("imports of {goods.of} {partners.from_}")),
    "": (tr_later("trade {partners.with_}"), tr_later("trade {partners.with_}")),
}
NOTHING = {
    "export": (
        tr_later("{partners.bare}: no exports in this dataset."),
        tr_later("{partners.bare}: no exports of {goods.of} in this dataset."),
    ),
    "import": (
        tr_later("{partners.bare}: no imports in this dataset."),
        tr_later("{partners.bare}: no imports of {goods.of} in this dataset."),
    ),
    "": (
        tr_later("{partners.bare}: no figures in this dataset."),
        tr_later("{partners.bare}: no figures of {goods.of} in this dataset."),
    ),
}


def reason(missing: Missing, facts: Facts) -> str:
    """One sentence, for a note or for a refusal."""
    return sentence(_reason(missing, facts))


def _reason(missing: Missing, facts: Facts) -> str:
    name = period_name(missing.period)
    if missing.code == "gap":
        # Of months that exist only together the name is said already.
        if missing.lumps == (missing.period,):
            return lumps_said(missing.lumps)
        return tr("{period}: {lumps}").format(period=name, lumps=lumps_said(missing.lumps))
    if (say := OF_CODE.get(missing.code)) is not None:
        return say(missing, facts)
    if missing.extent is None:
        return _no_such(missing, facts)
    what = _worded(THINGS, missing.flow if missing.flow in ONE_WAY else "", missing, facts)
    message = tr("{period}: not in this dataset, which has {what} from {span.first} to {span.last}.")
    return message.format(period=name, what=what, span=Span(missing.extent))


def _not_imported(missing: Missing, _: Facts) -> str:
    """What there is by HS code, and the command that fetches the rest."""
    if missing.extent is None:
        return not_imported(missing.flow)
    message = tr("{period}: by HS code these data go from {span.first} to {span.last}; `{command}` fetches the rest.")
    return message.format(period=period_name(missing.period), span=Span(missing.extent), command=FETCH)


def _no_rate(missing: Missing, _: Facts) -> str:
    message = tr("{period}: no exchange rate is in this dataset yet, so there are only yen.")
    return message.format(period=period_name(missing.period))


def _not_published(missing: Missing, facts: Facts) -> str:
    period, last = missing.period, month_name(facts.last)
    name = period_name(period)
    if period.months == 1:
        return tr("{period} is not in the data yet; the last month is {last}.").format(period=name, last=last)
    dates = span_name(period.first, period.last)
    shown = name if name == dates else tr("{name} ({detail})").format(name=name, detail=dates)
    message = tr("{period}: 0 of {months} months are in the data yet; the last month is {last}.")
    return message.format(period=shown, months=period.months, last=last)


def _no_volumes(missing: Missing, facts: Facts) -> str:
    return no_price(missing, facts, period_name(missing.period))


def no_price(missing: Missing, facts: Facts, periods: str) -> str:
    """Why there is none: which volumes there are; `periods` are those that it is said of."""
    goods, partner = facts.commodities[missing.commodity].listed, partners_of([missing.partner], facts.partners).bare
    if missing.measured is None:
        return tr("{goods}, {partner}: no volumes in this dataset, so no price.").format(goods=goods, partner=partner)
    message = tr("{goods}, {partner}, {period}: no price, since there are volumes of {spans} only.")
    return message.format(goods=goods, partner=partner, period=periods, spans=spans(missing.measured))


def _no_such(missing: Missing, facts: Facts) -> str:
    """The area and the flow that are not there; a total and a balance lack what they are made of."""
    known = [flow for flow in ONE_WAY if (flow, missing.partner, missing.commodity) in facts.extent]
    if missing.flow in ONE_WAY or len(known) != 1:
        return _worded(NOTHING, missing.flow if missing.flow in ONE_WAY else "", missing, facts)
    other = next(flow for flow in ONE_WAY if flow not in known)
    return tr(NOTHING[other][0]).format(partners=partners_of([missing.partner], facts.partners))


def _worded(messages: dict[str, tuple[str, str]], flow: str, missing: Missing, facts: Facts) -> str:
    message = messages[flow][missing.commodity != TOTAL]
    return tr(message).format(
        goods=one_of(missing.commodity, facts.commodities), partners=partners_of([missing.partner], facts.partners)
    )


def lumps_said(lumps: Sequence[Period]) -> str:
    """Which months exist only together."""
    message = trn(
        "{spans} exists only as one figure, not month by month.",
        "{spans} exist only as one figure each, not month by month.",
        len(lumps),
    )
    return message.format(spans=joined([span_name(lump.first, lump.last) for lump in lumps]))


# By the code of what is missing, where that alone says why.
OF_CODE = {"not_imported": _not_imported, "no_rate": _no_rate, "no_quantity": _no_volumes, "not_published": _not_published}
