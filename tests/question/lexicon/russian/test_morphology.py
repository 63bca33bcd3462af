"""Words that no dictionary has: whatever letters they are of, they are read as themselves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.question.lexicon.russian.morphology import Morphology

MORPHOLOGY = Morphology()
ODD = (
    "\U00017000",
    "\x00",
    "\x85",
    "a\x7f",
    "\ue000",
    "\U000f0000",
    "\ufdd0",
    "\U0010ffff",
    "газ\u0378",
    "\ud800",
    "3\u0888",
    "",
    "-",
)
ASKED = (
    MORPHOLOGY.is_adjective,
    MORPHOLOGY.is_timed,
    MORPHOLOGY.is_grammar,
    MORPHOLOGY.is_genitive,
    MORPHOLOGY.is_receiver,
    MORPHOLOGY.is_goal,
)


@pytest.mark.parametrize("word", ODD, ids=ascii)
def test_word_of_letters_without_a_name_is_itself_and_nothing_else(word: str) -> None:
    assert MORPHOLOGY.name_of(word) == word
    assert MORPHOLOGY.lemmas(word) == (word,)
    assert not any(asked(word) for asked in ASKED)


@given(st.text(st.characters(), max_size=12))
@settings(max_examples=500, deadline=None)
def test_any_word_can_be_looked_up(word: str) -> None:
    assert MORPHOLOGY.lemmas(word)
    assert isinstance(MORPHOLOGY.name_of(word), str)
    assert {asked(word) for asked in ASKED} <= {True, False}
