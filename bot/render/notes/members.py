"""Which countries a group is of, and what is in no table: sums of members, lists of them, and the EU of the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, month_number
from bot.question.places import EU
from bot.render.notes.note import MOST_NAMED, Note
from bot.speech import tr
from bot.words.nouns import territories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts

BREXIT = month_number(2020, 2)


def members(answer: Answer, facts: Facts) -> Iterator[Note]:
    """Of every group that is summed or ranked who is missing; what EU means; who is known by lines alone."""
    ranked = answer.question.request.partners if answer.question.within else ()
    partners = {row.partner for row in answer.rows if row.partner}
    for code in sorted(code for code in {*partners, *ranked} if facts.unlisted.get(code)):
        message = tr("{group}: the sum of its members that the statistics list; not among them: {names}.")
        if code in ranked:
            message = tr("{group}: members that the statistics do not list, and so are not ranked: {names}.")
        yield Note("group", message.format(group=facts.partners[code].listed, names=territories(facts.unlisted[code])))
    if facts.of_lines:
        for code in sorted(partners & set(facts.unlisted_partners))[:MOST_NAMED]:
            message = tr("{partner}: not in the ministry's area table; these are sums of 9-digit lines.")
            yield Note("unlisted_partner", message.format(partner=facts.partners[code].listed))
    if EU not in partners:
        return
    if facts.of_lines:
        yield Note(
            "eu_members", tr("EU: by HS code the sum of its 27 members of today, in all years without the United Kingdom.")
        )
    elif any(period.first - YEAR < BREXIT for period in answer.question.periods):
        yield Note("eu_members", tr("EU: its members of the time; the United Kingdom left in February 2020."))
