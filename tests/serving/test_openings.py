"""A question in an address and in the parameter of a link, and back."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest

from bot.serving.openings import LONGEST_START, Opening, opening, started
from bot.speech import LANGUAGES, Lang, speaking

WORDS = ("/trade lng ru fy2024", "/trade hs271111000 ru 2024-01..2024-03 usd as of 2025-04-01", "/a", "/ж?&=/+", "/" + "x" * 380)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", WORDS)
def test_there_and_back(words: str, lang: Lang) -> None:
    with speaking(lang):
        asked = opening(words)
    assert started(asked.start) == Opening(lang, words)
    assert re.fullmatch(rf"[A-Za-z0-9_-]{{1,{LONGEST_START}}}", asked.start)
    assert parse_qs(asked.query.removeprefix("?")) == {"q": [words], "lang": [lang]}


def test_an_id_stands_for_what_is_too_long() -> None:
    kept = Opening("ja", link="Ab3_-xYz01Qw")
    assert started(kept.start) == kept
    assert kept.query == "?link=Ab3_-xYz01Qw&lang=ja"


@pytest.mark.parametrize(
    "parameter", ["", "en", "enc", "dec", "enxAb", "enc!", "encA", "enc_w", "ENcbG5n", "referral", "en-cbG5n"]
)
def test_what_is_none_of_ours(parameter: str) -> None:
    assert started(parameter) is None
