"""Periods that are not to be set against others: a year is not compared with a month, and none with itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.resolving.bases import named_base
from bot.engine.resolving.parts import ADDING_UP
from bot.errors import AskError
from bot.question.period import YEAR, Period
from bot.question.places import Against
from bot.speech import tr
from bot.words.periods import period_name, sentence

if TYPE_CHECKING:
    from bot.engine.resolving.asked import Question, Words
    from bot.question.request import Request


def refuse_unequal(request: Request, question: Question, last: int, words: Words) -> None:
    """Raises AskError(conflict) where no period is as long as the named base; offered are one that is, and both side by side.

    So it is where a period would be its own base ("2025 vs last year" in 2026), and where a change is taken apart that is one
    on nothing; offered is the year before.
    """
    against = request.against
    if request.work in ADDING_UP and against is not None and against.kind == "nothing":
        message = tr("Without what it is set against there is no change to take apart.")
        raise AskError("conflict", message, (words(request.model_copy(update={"against": None})),))
    base = named_base(against, last)
    if against is None or against.kind != "period" or base is None:
        return
    if set(question.periods) == {base}:
        message = tr("{period} would be set against itself: name another period.").format(period=sentence(period_name(base)))
        raise AskError("conflict", message, (words(request.model_copy(update={"against": None})),))
    if any(question.bases):
        return
    period = question.periods[-1]
    years = -((base.first - period.first) // YEAR)  # the last one that does not begin after the base
    like = Period(period.first - YEAR * years, period.last - YEAR * years, period.kind)
    offered = [request.model_copy(update={"against": Against("period", when=like)})] if like != period else []
    offered.append(request.model_copy(update={"against": Against("nothing"), "periods": (base, *question.periods)}))
    message = tr("{period} and {base} are not equally long: a change from one to the other would mislead.")
    named = message.format(period=sentence(period_name(period)), base=period_name(base))
    raise AskError("conflict", named, tuple(words(one) for one in offered))
