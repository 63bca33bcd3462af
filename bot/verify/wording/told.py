"""One line on a verdict: the official figure with its basis, and why the printed one is judged so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import tr, tr_later
from bot.verify.wording.basis import basis_of
from bot.verify.wording.official import official_text
from bot.words.numbers import change, decimal, points
from bot.words.periods import in_running_text, joined

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.verify.judged.verdicts import Verdict
    from bot.verify.said.claims import Slot


CANNOT = {
    "forecast": tr_later("That is a forecast."),
    "agency": tr_later("These are the statistics of another country or office."),
    "currency": tr_later("Only changes in yen and in dollars are checked."),
    "not_trade": tr_later("That is not in the trade statistics."),
    "other_country": tr_later("That is another country's trade; these are the statistics of Japan."),
    "no_subject": tr_later("The text does not say of what."),
    "no_period": tr_later("The text does not say when."),
    "absent": tr_later("The statistics do not tell these goods apart."),
    "narrower": tr_later("The statistics here have only the wider line."),
    "negated": tr_later("The text denies it."),
    "conditional": tr_later("The text says so only on a condition."),
    "average": tr_later("The text does not say of what that is the average."),
    "without": tr_later("The text leaves out something that the statistics do not tell apart."),
    "span": tr_later("A change over several years is not checked where the first one is not named."),
    "base": tr_later("The text does not say which period the change is set against."),
    "days": tr_later("Figures of days, weeks or parts of a month are not in these data."),
    "several": tr_later("Of several countries the text does not say which is meant."),
    "points": tr_later("Points are checked where they are those of a share."),
    "whole": tr_later("The data do not hold the whole that the share is said to be of."),
    "no_volume": tr_later("The quantities of that period are not in these data."),
    "not_published": tr_later("The figures of that period are not published yet."),
    "before_data": tr_later("These data begin later."),
    "no_figure": tr_later("There is no such figure in these data."),
}
CLOSE = {
    "by_not_to": tr_later("it changed by that much, not to that"),
    "cut": tr_later("cut, not rounded"),
    "revised": tr_later("within what a revision moves"),
    "ever": tr_later("as far back as these data go"),
}
UNCLEAR = {
    "volume_unknown": tr_later("it may be of quantities, which are not in these data"),
    "period": tr_later("the text does not say clearly of when"),
    "subject": tr_later("the text does not say clearly of what"),
    "direction": tr_later("the text does not say whether up or down"),
    "narrower": tr_later("that is the wider line"),
    "incomplete": tr_later("not all countries of that group are in these data"),
}
SLOTS: dict[Slot, str] = {
    "goods": tr_later("goods"),
    "partner": tr_later("country"),
    "flow": tr_later("direction"),
    "period": tr_later("period"),
}


def told(verdict: Verdict, facts: Facts, rate: float | None) -> str:
    """One line: the official figure with its basis, and why the printed one is judged so."""
    parts: list[str] = []
    if verdict.found is not None:
        official = official_text(verdict.found, verdict)
        parts.append(tr("{basis}: {official}").format(basis=basis_of(verdict.found, facts), official=official))
    parts += [one for one in (_why(verdict), _hint(verdict, facts), _implied(verdict, rate), _inherited(verdict)) if one]
    return " · ".join(parts)


def _why(verdict: Verdict) -> str:
    if verdict.why == "other":
        return _distance(verdict)
    if verdict.kind == "unclear" and verdict.why in UNCLEAR:
        return tr(UNCLEAR[verdict.why])
    message = CLOSE.get(verdict.why) or CANNOT.get(verdict.why)
    return tr(message) if message else ""


def _distance(verdict: Verdict) -> str:
    """How far the printed figure is off."""
    found, claim = verdict.found, verdict.claim
    if found is None:
        return ""
    said = claim.figure.value * (claim.up or 1 if claim.role in {"change", "points"} else 1)
    if claim.role in {"change", "share", "points"}:
        return tr("off by {points}").format(points=points(said - found.official))
    off = 100 * (abs(said) / abs(found.official) - 1) if found.official else 0.0
    return tr("off by {change}").format(change=change(off)) if off and claim.role == "level" else ""


def _hint(verdict: Verdict, facts: Facts) -> str:
    """The reading under which the printed figure would be right."""
    hint = verdict.hint
    if hint is None:
        return ""
    if hint.how == "sign":
        return tr("right with the other sign")
    if hint.how == "scale":
        return tr("right with another unit: a thousand times more or less")
    return tr("{official} would be: {basis}").format(
        official=official_text(hint, verdict), basis=in_running_text(basis_of(hint, facts))
    )


def _implied(verdict: Verdict, rate: float | None) -> str:
    """The rate that an amount in dollars implies."""
    if rate is None or verdict.found is None or verdict.kind not in {"differs", "close"}:
        return ""
    if verdict.found.rate is None:
        return tr("it implies {rate} yen a dollar").format(rate=decimal(rate, 1))
    message = tr("it implies {rate} yen a dollar, the period has {average}")
    return message.format(rate=decimal(rate, 1), average=decimal(verdict.found.rate, 1))


def _inherited(verdict: Verdict) -> str:
    """What the text said before the sentence of the figure."""
    if verdict.kind == "uncheckable" and verdict.found is None and verdict.why != "no_volume":
        return ""
    slots = [
        slot for slot in SLOTS if slot in verdict.claim.subject.inherited or (slot == "period" and verdict.claim.when.inherited)
    ]
    names = joined([tr(SLOTS[slot]) for slot in slots])
    return tr("{names} from the text before").format(names=names) if slots else ""
