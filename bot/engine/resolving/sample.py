"""A question to try any query with: that it runs, and which columns it gives."""

from __future__ import annotations

from bot.engine.resolving.asked import Question
from bot.engine.resolving.parts import Part
from bot.question.period import Period
from bot.question.request import TOTAL, Request

# Any answerable figure will do.
YEAR_2024, YEAR_2023 = Period.of("year", 2024), Period.of("year", 2023)
TOTALS = (Part("import", "RU", TOTAL, 1, "import", "RU", TOTAL),)
SAMPLE = Question(Request(partners=("RU",), commodities=(TOTAL,), top=1), ("import",), (YEAR_2024,), (YEAR_2023,), TOTALS, TOTALS)
