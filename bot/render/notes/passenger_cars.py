"""How many of the used vehicles were passenger cars, where that was counted, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.notes.note import Note
from bot.speech import tr
from bot.words.numbers import separated
from bot.words.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Facts


def passenger_cars(answer: Answer, facts: Facts) -> Iterator[Note]:
    """One for each period of a country's used vehicles; in a list of countries there are none."""
    if answer.verb.header.ranks:
        return
    periods = {period.label: period for period in answer.question.periods}
    for row in answer.rows:
        period = periods.get(row.period or "")
        if row.commodity != "used_vehicles" or period is None or not row.quantity:
            continue
        cars = facts.passenger_cars.get((row.partner or "", period.first, period.last))
        if cars:
            message = tr("{partner}, {period}: of the {vehicles} vehicles {cars} were passenger cars.")
            if cars == row.quantity:
                message = tr("{partner}, {period}: all {vehicles} vehicles were passenger cars.")
            partner = facts.partners[row.partner or ""].listed
            vehicles, of_these = (separated(f"{number:,}") for number in (row.quantity, cars))
            said = message.format(partner=partner, period=period_name(period), vehicles=vehicles, cars=of_these)
            yield Note("passenger_cars", said)
