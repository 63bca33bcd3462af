"""What was typed as an alert → the request that is its condition, definite and judged at every release."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.preferred import preferred
from bot.question.assembly.rules.orders import COUNTED
from bot.question.lexicon.spelling import normalise
from bot.question.period import Period
from bot.question.relative import Relative
from bot.question.request import TOTAL
from bot.speech import tr, tr_later
from bot.verbs.header import DEFAULT_VERB
from bot.watch.conditions import MOST, OVER, UNDER, judge
from bot.watch.wanted import canonical, read

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.engine.engine import Engine
    from bot.question.relative import When
    from bot.question.request import Request, Work

EXAMPLES = (
    tr_later("lng imports below 40 bn"),
    tr_later("coal yoy above 20 %"),
    tr_later("imports from russia highest since 2022"),
)
NO_CONDITION = tr_later(
    "An alert needs a condition: above or below an amount, a change or a share in percent, or the highest or lowest since a time."
)
SIDES: dict[str, Work] = {
    "last_above": "above",
    "first_above": "above",
    "last_below": "below",
    "first_below": "below",
}
# What words such as "record low" are, as `words.csv` has them.
RECORD, LOW = "record", "record low"
DOWN = "down"
SIGNS = str.maketrans({">": " above ", "＞": " above ", "<": " below ", "＜": " below "})


def condition_of(words: str, engine: Engine, earlier: Request | None = None) -> Request:
    """The condition, which can be judged; `earlier` is a question that the words go on from.

    Raises AskError with the reason and examples.
    """
    words = words.removeprefix("/").translate(SIGNS)
    said = {(token.kind, token.value) for token in engine.vocabulary.tokens(normalise(words))}
    request = _definite(_worked(_read(words, engine, earlier), said), said, engine)
    judge(request, engine)
    return request


def examples() -> tuple[str, ...]:
    """Conditions as one writes them in the language that is spoken."""
    return tuple(f"/{tr(one)}" for one in EXAMPLES)


def _read(words: str, engine: Engine, earlier: Request | None) -> Request:
    """As a sentence, or as a command where only that has a condition."""
    understood = read(words, engine, earlier)
    if len(understood) > 1:
        raise AskError("several", tr("One alert at a time, please."), examples())
    request = understood[0].request
    usable = _works(request) and not engine.registry[request.verb].ranks
    if usable or earlier is not None or canonical(words, engine) is not None:
        return request
    try:
        command = engine.understand(f"/{words}", wanted=preferred()).request
    except AskError:
        return request
    return command if _works(command) else request


def _works(request: Request) -> bool:
    work = SIDES.get(request.work, request.work)
    return work in OVER | UNDER | MOST or request.work == RECORD


def _worked(request: Request, said: Collection[tuple[str, str]]) -> Request:
    """With what is worked out, by the words: "fell" alone, "fell by more than 20 %", "a record low"."""
    changes = [COUNTED[value] for kind, value in said if kind == "change" and value in COUNTED]
    work = SIDES.get(request.work, request.work) or (changes[0] if len(changes) == 1 and request.amount is None else "")
    if work == RECORD:
        work = "lowest" if ("work", LOW) in said else "highest"
    amount = request.amount
    fell = work == "above" and ("change", DOWN) in said and not request.share_of
    if fell and amount is not None and amount.unit == "pct" and amount.number > 0:
        work, amount = "below", replace(amount, number=-amount.number)
    return request.model_copy(update={"work": work, "amount": amount})


def _definite(request: Request, said: Collection[tuple[str, str]], engine: Engine) -> Request:
    header = engine.registry[request.verb]
    work = request.work
    if not _works(request) or header.ranks or not header.figures:
        raise AskError("no_condition", tr(NO_CONDITION), examples())
    if request.as_of is not None:
        raise AskError("no_change", tr("What was known on a day does not change: an alert is on the newest figures."), examples())
    flows = request.flows or (("total",) if request.commodities == (TOTAL,) else ())
    # A limit in money is on the value.
    paid = request.amount is not None and request.amount.unit == "money" and request.measure == "volume"
    measure = "" if paid else request.measure
    update = {"flows": flows, "cut": request.cut or "month", "output": "", "top": None, "measure": measure}
    request = request.model_copy(update=update)
    shares = any(kind in {"verb", "soft_verb"} and value == engine.registry.share for kind, value in said)
    if work in MOST:
        if shares or request.share_of:
            # Records are looked for among amounts.
            raise AskError("no_condition", tr(NO_CONDITION), examples())
        return request.model_copy(
            update={"periods": _since(request, engine), "cut": "month" if _is_year(request) else request.cut}
        )
    _need_share(request, shares, engine)
    verb = DEFAULT_VERB if request.verb == engine.registry.share else request.verb
    return request.model_copy(update={"verb": verb, "periods": _no_periods(request, engine)})


def _need_share(request: Request, shares: bool, engine: Engine) -> None:
    """Raises AskError where a share is meant, and not said of what."""
    if not shares or request.share_of or request.amount is None or request.amount.unit != "pct":
        return
    plain = request.model_copy(update={"periods": ()})
    wholes = tuple(engine.short_words(plain.model_copy(update={"share_of": whole})) for whole in ("goods", "country"))
    raise AskError("share", tr("A share of what? Of Japan's total of the goods, or of all goods with the country:"), wholes)


def _since(request: Request, engine: Engine) -> tuple[When, ...]:
    """What a record is looked for in: up to the newest month. Raises AskError for a time that is over."""
    periods = request.periods
    if not periods or (len(periods) == 1 and isinstance(periods[0], Relative) and periods[0].kind in {"since", "last", "recent"}):
        return periods
    first = periods[0]
    if len(periods) == 1 and isinstance(first, Period):
        return (Relative("since", start=first),)
    message = tr("A record is looked for up to the newest month: say since when.")
    raise AskError("periods", message, (engine.short_words(request.model_copy(update={"periods": ()})),))


def _is_year(request: Request) -> bool:
    """Whether a record is read as one of the year that it is since: 2022 by year."""
    return len(request.periods) == 1 and isinstance(request.periods[0], Period) and request.cut in {"year", "fiscal"}


def _no_periods(request: Request, engine: Engine) -> tuple[When, ...]:
    """None: a threshold is judged on the newest figure. Raises AskError for other periods."""
    if all(_is_newest(when) for when in request.periods):
        return ()
    message = tr("An alert is judged on the newest month, quarter or year: leave the period out.")
    raise AskError("periods", message, (engine.short_words(request.model_copy(update={"periods": ()})),))


def _is_newest(when: When) -> bool:
    return (
        isinstance(when, Relative) and not when.back and (when.kind == "latest" or (when.kind == "recent" and when.number == 1))
    )
