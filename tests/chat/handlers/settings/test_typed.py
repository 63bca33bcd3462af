"""What may be typed after `/settings`, in three languages; and what is on buttons, which is typed, too."""

from __future__ import annotations

import re

import pytest

from bot.chat.handlers.settings.command import POSSIBLE
from bot.chat.handlers.settings.places import PLACES
from bot.chat.handlers.settings.typed import read, value_of, zones
from bot.engine.engine import Engine
from bot.speech import LANGUAGES, speaking, tr
from bot.state.desk.preferences import Preferences

BY_NAME = {place.name: place for place in PLACES}


@pytest.mark.parametrize(
    ("words", "place", "value"),
    [
        ("currency usd", "currency", "usd"),
        ("Currency  US dollars", "currency", "usd"),
        ("通貨 ドル", "currency", "usd"),
        ("валюта евро", "currency", "eur"),
        ("currency yen", "currency", ""),
        ("currency default", "currency", ""),
        ("country australia", "country", "AU"),
        ("country the uae", "country", "AE"),
        ("country russia", "country", ""),
        ("страна весь мир", "country", "WORLD"),
        ("国 オーストラリア", "country", "AU"),
        ("partner ASEAN", "country", "asean"),
        ("yen 億円", "yen", "oku"),
        ("yen unit trn", "yen", "trn"),
        ("единица млрд", "yen", "bn"),
        ("単位 兆円", "yen", "trn"),
        ("yen auto", "yen", ""),
        ("decimals ,", "decimals", "comma"),
        ("decimals 1,234.5", "decimals", "point"),
        ("числа запятая", "decimals", "comma"),
        ("charts dark", "charts", "dark"),
        ("графики тёмные", "charts", "dark"),
        ("グラフ 暗い", "charts", "dark"),
        ("quiet 22-7", "quiet", (22, 7)),
        ("quiet hours 22:00 – 07:00", "quiet", (22, 7)),
        ("静音 22時〜7時", "quiet", (22, 7)),
        ("quiet 0-24", "quiet", (0, 0)),
        ("quiet 5-5", "quiet", (0, 0)),
        ("quiet off", "quiet", (0, 0)),
        ("тихие часы 23-8", "quiet", (23, 8)),
        ("zone Europe/Berlin", "zone", "Europe/Berlin"),
        ("zone europe/berlin", "zone", "Europe/Berlin"),
        ("time zone new york", "zone", "America/New_York"),
        ("часовой пояс Владивосток", "zone", "Asia/Vladivostok"),
        ("時間帯 ベルリン", "zone", "Europe/Berlin"),
        ("zone utc", "zone", "UTC"),
        ("zone default", "zone", "Asia/Tokyo"),
        ("topic here", "topic", "here"),
        ("topic each", "topic", "each"),
        ("rights all", "rights", "all"),
        ("права администраторы", "rights", "admins"),
        ("language 日本語", "language", "ja"),
        ("lang auto", "language", "auto"),
        # A value alone, where it can only be of one place.
        ("usd", "currency", "usd"),
        ("dark", "charts", "dark"),
        ("Thailand", "country", "TH"),
        ("22-7", "quiet", (22, 7)),
    ],
)
def test_words_are_read(engine: Engine, words: str, place: str, value: object) -> None:
    wanted = read(words, engine.vocabulary)
    assert wanted.place is BY_NAME[place]
    assert wanted.value == value
    if place not in {"language", "topic"}:
        Preferences.model_validate({BY_NAME[place].field: value})


@pytest.mark.parametrize(
    "words",
    [
        "currency",
        "currency lng",
        "currency usd eur",
        "country",
        "country lng",
        "country russia australia",
        "quiet 25-7",
        "quiet 7",
        "quiet 22:30-7",
        "zone Mars/Olympus",
        "zone localtime",
        "yen usd",
        "topic there",
        "rights bob",
        "language klingon",
    ],
)
def test_what_sets_nothing_names_its_place(engine: Engine, words: str) -> None:
    wanted = read(words, engine.vocabulary)
    assert wanted.place is BY_NAME[words.split(maxsplit=1)[0]]
    assert wanted.value is None
    assert wanted.said == words.partition(" ")[2]


@pytest.mark.parametrize("words", ["", "klingon", "auto", "lng", "default"])
def test_what_is_of_no_place_or_of_several_is_of_none(engine: Engine, words: str) -> None:
    assert read(words, engine.vocabulary).place is None


def test_every_choice_is_read_as_what_it_says(engine: Engine) -> None:
    for place in PLACES:
        for said, _ in place.choices:
            assert value_of(place, said, engine.vocabulary) is not None, (place.name, said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_to_be_possible_is(engine: Engine, lang: str) -> None:
    """Every value behind a command in these texts is read, with the name of the place as it stands there."""
    with speaking(lang):  # type: ignore[arg-type]
        for name, message in POSSIBLE.items():
            told = tr(message)
            commands = re.findall(
                r"/settings ([^/]+?(?:/Berlin)?)(?= です|[.。]|$| のように| で解除|, from| или|, and|、?$)", told
            )
            assert commands, told
            for command in commands:
                first, *others = re.split(r"[,、] ?", command.strip())
                found = read(first, engine.vocabulary)
                assert found.place is BY_NAME[name], (told, first)
                assert found.value is not None, (told, first)
                for other in others:
                    assert value_of(BY_NAME[name], other, engine.vocabulary) is not None, (told, other)


def test_places_of_all_languages_have_a_page_of_their_own() -> None:
    for lang in LANGUAGES:
        with speaking(lang):
            titles = [tr(place.title) for place in PLACES]
        assert len(set(titles)) == len(PLACES)


def test_zones_are_those_that_can_be_kept() -> None:
    assert len(zones()) > 500
    for zone in set(zones().values()):
        Preferences(zone=zone)
