"""Pages of the settings: what a button carries is read as what it says, and is marked when it is set."""

from __future__ import annotations

import pytest
from telegram import Chat

from bot.chat.handlers.settings.pages import Set, choices, has, overview, page
from bot.chat.handlers.settings.places import PLACES, TOPIC
from bot.chat.handlers.settings.typed import read
from bot.chat.replies.callback import MOST_BYTES, pressed
from bot.chat.replies.shown import Shown
from bot.engine.engine import Engine
from bot.speech import LANGUAGES, Lang, speaking
from bot.state.desk.preferences import DEFAULTS, Preferences

FORUM = Chat(-1001, "supergroup", is_forum=True)
MOST_SHOWN_ON_A_PHONE = 24


def buttons(shown: Shown) -> dict[str, str]:
    """Label → command, without its slash."""
    assert shown.buttons is not None
    found = {}
    for button in (one for row in shown.buttons.inline_keyboard for one in row):
        press = pressed(str(button.callback_data))
        assert press is not None
        assert press.action == "desk"
        assert len(str(button.callback_data).encode()) <= MOST_BYTES
        assert len(button.text) <= MOST_SHOWN_ON_A_PHONE
        found[button.text] = press.request
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_reached_and_every_choice_is_kept_and_marked(engine: Engine, lang: Lang) -> None:
    with speaking(lang):
        pages = buttons(overview(Set(FORUM, DEFAULTS, None, engine)))
        assert len(pages) == len(PLACES)
        for place, command in zip(PLACES, pages.values(), strict=True):
            assert read(command.removeprefix("settings "), engine.vocabulary).place is place
            *labelled, (_, back) = buttons(page(place, Set(FORUM, DEFAULTS, None, engine))).items()
            assert back == "settings"
            assert sum(label.startswith("✓ ") for label, _ in labelled) == 1
            for label, said in labelled:
                wanted = read(said.removeprefix("settings "), engine.vocabulary)
                assert wanted.place is place
                _is_marked(engine, label.removeprefix("✓ "), wanted.value, place.field)


def _is_marked(engine: Engine, label: str, value: object, field: str) -> None:
    """Whether a choice that is set says so on its page and in the overview."""
    place = next(one for one in PLACES if one.field == field)
    language = None if field or value == "auto" else value
    kept = {"here": 7, "each": None}.get(str(value), value) if place.name == TOPIC else value
    preferences = Preferences.model_validate({field: kept}) if field else DEFAULTS
    of = Set(FORUM, preferences, language, engine)  # type: ignore[arg-type]
    assert [name for _, name, chosen in choices(place, of) if chosen] == [label]
    assert f"✓ {label}" in buttons(page(place, of))
    assert page(place, of).reply.text.splitlines()[0] in overview(of).reply.text.splitlines()


def test_what_only_groups_and_forums_have_is_not_shown_elsewhere() -> None:
    shown = {
        kind: [place.name for place in PLACES if not has(Chat(5, kind), place)] for kind in ("private", "group", "supergroup")
    }
    assert shown == {"private": ["topic", "rights"], "group": ["topic"], "supergroup": ["topic"]}
    assert all(has(FORUM, place) for place in PLACES)


def test_values_that_are_on_no_button_are_shown(engine: Engine) -> None:
    kept = Preferences(partner="TH", quiet=(21, 8), zone="Asia/Bangkok", topic=0)
    told = overview(Set(FORUM, kept, "en", engine)).reply
    assert "\nCountry: Thailand\n" in told.text
    assert "\nQuiet hours: 21:00–8:00\nTime zone: Asia/Bangkok\nPosts go to: one topic\n" in told.text
    assert 'Posts go to: <a href="https://t.me/c/1/1">one topic</a>' in told.html
    for place in PLACES:
        assert page(place, Set(FORUM, kept, "en", engine)).reply.text
