"""English words that mean something else beside these, and courtesies, which ask for nothing."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.errors import AskError

MEANT = [
    ("exports to ASEAN less Singapore 2025", "/exports asean -sg 2025"),
    ("exports to Russia in months with less than ¥30bn, 2025", "/exports 2025 by month below 30bn"),
    ("when did exports to Russia bottom", "/exports by month lowest"),
    ("the bottom five countries by exports 2025", "/rank total exports 2025 smallest top 5"),
    ("dearest month for Russian LNG in 2025", "/price lng 2025 by month highest"),
    ("for a slide: top 5 buyers of Japanese cars 2025", "/rank cars exports 2025 top 5"),
    ("months of 2025 with exports to Russia above roughly ¥30bn", "/exports 2025 by month above 30bn"),
]


@pytest.mark.parametrize(("question", "command"), MEANT)
def test_word_means_what_the_others_make_of_it(engine: Engine, question: str, command: str) -> None:
    assert engine.short_words(engine.understand(question).request) == command


def test_what_stands_behind_a_courtesy_is_no_goods(engine: Engine) -> None:
    read = engine.understand("I was wondering, zorbly, about imports from Russia in 2025")
    assert [taken.said for taken in read.taken] == ["zorbly"]


def test_what_stands_behind_a_question_word_is(engine: Engine) -> None:
    with pytest.raises(AskError, match="zorbly"):
        engine.understand("how much zorbly did Japan get from Russia in 2025")


@pytest.mark.parametrize(
    ("question", "said"), [("what did we buy of coal in 2024?", True), ("coal 2024", False), ("/coal 2024", False)]
)
def test_country_that_a_sentence_does_not_name_is_said(engine: Engine, question: str, said: bool) -> None:
    assert ("partner" in {taken.code for taken in engine.understand(question).taken}) == said


def test_slip_in_a_courtesy_needs_no_mention(engine: Engine) -> None:
    assert engine.understand("plaese show coal imports from Russia 2024").taken == ()
    (mended,) = engine.understand("semiconducter exports to China 2024").taken
    assert (mended.code, mended.said) == ("word", "semiconducter")
