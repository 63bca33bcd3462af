"""What is asked about what the data hold, and not there."""

from __future__ import annotations

import pytest

from bot.reply import Context, reply


@pytest.mark.parametrize("question", ["/coverage crab usa", "/coverage crab norway"])
def test_coverage_of_what_is_not_there_is_refused(context: Context, question: str) -> None:
    refused = reply(question, context)
    assert refused.error is not None
    assert refused.error.code == "no_data"


@pytest.mark.parametrize("question", ["/coverage balance", "/coverage total russia"])
def test_coverage_says_what_there_is_whatever_the_flow(context: Context, question: str) -> None:
    told = reply(question, context)
    assert told.error is None
    assert "9-digit" in told.text or "Months, area by commodity" in told.text
