"""The settings of a chat as one message: what is set, and for each of them a page with its choices."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.api.destination import GROUPS
from bot.chat.handlers.language_choice import AUTOMATIC as EACH_ITS_OWN
from bot.chat.handlers.language_choice import CHOSEN, NAMES, SET
from bot.chat.handlers.settings.places import COUNTRY, LANGUAGE, PLACES, QUIET, TOPIC, ZONE, label_of
from bot.chat.handlers.settings.typed import value_of
from bot.chat.replies.buttons import in_rows
from bot.chat.replies.callback import written
from bot.chat.replies.shown import Shown
from bot.preferred import STANDARD
from bot.reply import Reply
from bot.speech import tr, tr_later

if TYPE_CHECKING:
    from telegram import Chat

    from bot.chat.handlers.settings.places import Place
    from bot.engine.engine import Engine
    from bot.question.lexicon.language import Choice
    from bot.speech import Lang
    from bot.state.desk.preferences import Preferences

COMMAND = "settings"
HEADS = {True: tr_later("Settings of this group"), False: tr_later("Settings of this chat")}
ONE_TOPIC = tr_later("one topic")
THE_GENERAL_TOPIC = 0
# Before the number of a supergroup in Telegram's ids, which its links do without.
SUPERGROUP = "-100"


@dataclass(frozen=True, slots=True)
class Set:
    """What a chat has set."""

    chat: Chat
    preferences: Preferences
    language: Lang | None
    engine: Engine


def overview(of: Set) -> Shown:
    """All that is set, and a button for each."""
    places = [place for place in PLACES if has(of.chat, place)]
    message = tr("{name}: {value}")
    lines = [message.format(name=tr(place.title), value=present(place, of)) for place in places]
    marked = [message.format(name=tr(place.title), value=_marked(place, of)) for place in places]
    head = tr(HEADS[of.chat.type in GROUPS])
    buttons = [_button(tr(place.title), place.name) for place in places]
    return _shown(f"<b>{head}</b>\n" + "\n".join(marked), "\n".join([head, *lines]), buttons)


def page(place: Place, of: Set) -> Shown:
    """One of them: what is set, what it does, and the choices there are."""
    head = tr("{name}: {value}").format(name=tr(place.title), value=present(place, of))
    marked = tr("{name}: {value}").format(name=tr(place.title), value=_marked(place, of))
    about = tr(place.about) if place.about else tr(EACH_ITS_OWN if of.language is None else CHOSEN)
    buttons = [
        _button(SET.format(name=label) if chosen else label, place.name, said) for said, label, chosen in choices(place, of)
    ]
    back = [[InlineKeyboardButton(tr("‹ All settings"), callback_data=written("d", COMMAND))]]
    told = html.escape(about, quote=False)
    return _shown(f"<b>{marked}</b>\n{told}", f"{head}\n{about}", buttons, back)


def choices(place: Place, of: Set) -> list[tuple[str, str, bool]]:
    """The choices of a place: how each is typed, its label, and whether it is set."""
    if place.name == LANGUAGE:
        named: dict[Choice, str] = {**NAMES, "auto": tr("Automatic")}
        return [(choice, label, choice == (of.language or "auto")) for choice, label in named.items()]
    now, vocabulary = getattr(of.preferences, place.field), of.engine.vocabulary
    found = []
    for said, _ in place.choices:
        value = value_of(place, said, vocabulary)
        chosen = now == value if place.name != TOPIC else (now is None) == (value == "each")
        found.append((said, _label(place, said, of), chosen))
    return found


def has(chat: Chat, place: Place) -> bool:
    """Whether a place makes sense in a chat."""
    return place.where == "everywhere" or (chat.type in GROUPS if place.where == "groups" else bool(chat.is_forum))


def present(place: Place, of: Set) -> str:
    """What is set, in words."""
    if place.name == LANGUAGE:
        return NAMES[of.language] if of.language else tr("Automatic")
    now = getattr(of.preferences, place.field)
    partners = of.engine.store.facts.partners
    if place.name == COUNTRY:
        return partners[now if now in partners else STANDARD.partner].label
    if place.name == TOPIC and now is not None:
        return tr(ONE_TOPIC)
    if place.name == QUIET and now[0] != now[1]:
        return tr("{first}:00–{last}:00").format(first=now[0], last=now[1])
    if place.name == ZONE:
        return str(now)
    return next(label for _, label, chosen in choices(place, of) if chosen)


def _marked(place: Place, of: Set) -> str:
    """The same as HTML: a topic is a link to it."""
    said = html.escape(present(place, of), quote=False)
    topic = of.preferences.topic
    if place.name != TOPIC or topic is None:
        return said
    chat = str(of.chat.id).removeprefix(SUPERGROUP)
    return f'<a href="https://t.me/c/{chat}/{topic or 1}">{said}</a>'


def _label(place: Place, said: str, of: Set) -> str:
    if place.name != COUNTRY:
        return label_of(place, said)
    code = str(value_of(place, said, of.engine.vocabulary) or STANDARD.partner)
    return of.engine.store.facts.partners[code].label


def _button(label: str, *words: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=written("d", " ".join((COMMAND, *words))))


def _shown(
    marked: str, text: str, buttons: list[InlineKeyboardButton], last: list[list[InlineKeyboardButton]] | None = None
) -> Shown:
    return Shown(Reply(marked, text), InlineKeyboardMarkup([*in_rows(buttons), *(last or [])]))
