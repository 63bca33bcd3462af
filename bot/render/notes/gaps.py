"""What was asked for and is not there, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.facts import ONE_WAY
from bot.engine.missing.reasons import lumps_said, no_price, reason
from bot.render.notes.note import MOST_NAMED, Note, runs_named
from bot.speech import tr, tr_later, trn
from bot.words.periods import in_running_text, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.engine.missing.gaps import Missing

FLOWS = {"export": tr_later("Exports"), "import": tr_later("Imports")}


class Gaps:
    """The notes of one answer on what is missing."""

    def __init__(self, answer: Answer, facts: Facts) -> None:
        self._request = answer.question.request
        self._rows = answer.rows
        self._missing = answer.missing
        self._facts = facts

    def all(self) -> Iterator[Note]:
        """Each reason once; of many that there are more."""
        texts = self._texts()
        for text, code in list(texts.items())[:MOST_NAMED]:
            yield Note(code, text)
        more = len(texts) - MOST_NAMED
        if more > 0:
            message = trn(
                "… and {n} more figure is missing for such a reason.",
                "… and {n} more figures are missing for such reasons.",
                more,
            )
            yield Note("more", message.format(n=more))

    def _texts(self) -> dict[str, str]:
        """Reasons in words, each with its code."""
        texts: dict[str, str] = {}
        one_way = {(one.period, one.partner) for one in self._missing if one.flow in ONE_WAY}
        lumps = list(dict.fromkeys(one.period for one in self._missing if self._is_lump(one)))
        for one in self._missing:
            # Why there is no turnover is said of the flow that is missing.
            if one.code == "gap" and one.flow not in ONE_WAY and (one.period, one.partner) in one_way:
                continue
            # A flow that was not asked for by name is only where the query looked, too.
            if one.code != "no_such_flow" or one.flow in self._request.flows:
                texts.setdefault(lumps_said(lumps) if self._is_lump(one) else self._reason(one), one.code)
        return texts

    def _is_lump(self, missing: Missing) -> bool:
        """Whether months are missing that exist only together, whichever flow is meant: they are said of all at once."""
        return missing.code == "gap" and missing.lumps == (missing.period,) and not self._of_one_flow(missing)

    def _of_one_flow(self, missing: Missing) -> bool:
        """Whether the other flow is there."""
        others = {row.flow for row in self._rows if row.period == missing.period.label and row.flow in ONE_WAY}
        return missing.code == "gap" and missing.flow in ONE_WAY and bool(others - {missing.flow})

    def _reason(self, missing: Missing) -> str:
        """Why it is missing; of which flow, where the other one is there. Of all the periods without a price at once."""
        if missing.measured is not None:
            alike = [one.period for one in self._missing if replace(one, period=missing.period) == missing]
            return no_price(missing, self._facts, joined(runs_named(alike)))
        text = reason(missing, self._facts)
        if not self._of_one_flow(missing):
            return text
        return tr("{flow}, {text}").format(flow=tr(FLOWS[missing.flow]), text=in_running_text(text))
