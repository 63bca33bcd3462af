"""What is offered while somebody types: by the beginning of a name in any language, by HS code, by words of its name."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.speech import Lang, speaking
from bot.web.suggesting import MOST, suggested

FOUND: list[tuple[Lang, str, str, str, str]] = [
    ("en", "goods", "ln", "lng", "Liquefied natural gas (LNG)"),
    ("ja", "goods", "石", "coal", "石炭"),
    ("ru", "goods", "Уго", "coal", "Уголь"),
    ("en", "goods", "semicondctor", "semiconductors", "Semiconductors and other electronic components"),
    ("en", "goods", "2711.11", "hs271111", "Petroleum gases and other gaseous hydrocarbons; liquefied, natural gas"),
    ("en", "who", "aus", "AU", "Australia"),
    ("ru", "who", "кит", "CN", "Китай"),
    ("en", "who", "ase", "asean", "ASEAN"),
    ("en", "without", "russ", "RU", "Russia"),
]


@pytest.mark.parametrize("case", FOUND)
def test_names_and_codes(engine: Engine, case: tuple[Lang, str, str, str, str]) -> None:
    lang, field, typed, code, name = case
    with speaking(lang):
        found = suggested(field, typed, engine)
    assert (code, name) in [one[:2] for one in found[:4]]
    assert len(found) <= MOST


def test_words_of_a_code(engine: Engine) -> None:
    found = suggested("goods", "frozen crab", engine)
    assert any(one.about.startswith("HS ") and "rab" in one.name for one in found)


@pytest.mark.parametrize("typed", ["", " ", "%", "'; drop table", "<b>", "ああああああああ", "9" * 200])
def test_nonsense_offers_nothing_or_something_but_never_fails(engine: Engine, typed: str) -> None:
    for field in ("goods", "who", "without", "flow", ""):
        assert len(suggested(field, typed, engine)) <= MOST
