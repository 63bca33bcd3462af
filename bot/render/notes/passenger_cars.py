"""How many of the used vehicles were passenger cars, where that was counted, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.render.notes.note import Note
from bot.speech import tr
from bot.words.number_signs import separated
from bot.words.numbers import growth
from bot.words.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.engine.facts import Counted, Facts
    from bot.engine.row import Row


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
        if cars is not None and cars.number:
            message = tr("{partner}, {period}: of the {vehicles} vehicles {cars} were passenger cars.")
            if cars.number == row.quantity:
                message = tr("{partner}, {period}: all {vehicles} vehicles were passenger cars.")
            partner = facts.partners[row.partner or ""].listed
            vehicles, of_these = (separated(f"{number:,}") for number in (row.quantity, cars.number))
            said = message.format(partner=partner, period=period_name(period), vehicles=vehicles, cars=of_these)
            yield Note("passenger_cars", said)
            yield from _alone(answer, row, period, cars)


def _alone(answer: Answer, row: Row, period: Period, cars: Counted) -> Iterator[Note]:
    """Their own change, where the row's is on the same months a year before: other types may have come or gone."""
    before = Period(period.first - YEAR, period.last - YEAR, period.kind)
    if (answer.base_of(row) or before) == before and cars.before and cars.change_pct is not None:
        message = tr("Passenger cars alone: {change} on the {cars} of {period}.")
        number = separated(f"{cars.before:,}")
        said = message.format(change=growth(cars.change_pct), cars=number, period=period_name(before))
        yield Note("passenger_cars_alone", said)
