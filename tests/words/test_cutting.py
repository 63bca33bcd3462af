from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.cutting import whole_words


@pytest.mark.parametrize(
    ("text", "letters", "cut"),
    [
        ("Imports of frozen crab", 15, "Imports of"),
        ("Imports of frozen crab", 17, "Imports of frozen"),
        ("Imports of frozen crab", 18, "Imports of frozen"),
        ("To semiconductors", 12, "To semicondu"),
        ("半導体等製造装置", 5, "半導体等製"),
        ("", 5, ""),
    ],
)
def test_words_stay_whole(text: str, letters: int, cut: str) -> None:
    assert whole_words(text, letters) == cut


@given(st.text("ab "), st.integers(0, 12))
def test_a_cut_is_a_beginning(text: str, letters: int) -> None:
    cut = whole_words(text, letters)
    assert text.startswith(cut)
    assert len(cut) <= letters
