"""`/settings`: shows what a chat has set, and sets it, by a button or by words."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, cast

from rapidfuzz import process

from bot.chat.handlers.languages import of_person
from bot.chat.handlers.settings import typed
from bot.chat.handlers.settings.pages import COMMAND, THE_GENERAL_TOPIC, Set, has, overview, page
from bot.chat.handlers.settings.places import COUNTRY, CURRENCY, LANGUAGE, PLACES, RIGHTS, TOPIC, ZONE
from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown
from bot.question.lexicon.language import AVAILABLE
from bot.reply import Reply
from bot.speech import speaking, tr, tr_later

if TYPE_CHECKING:
    from telegram import Message, User

    from bot.chat.handlers.desk.rights import Rights
    from bot.chat.handlers.settings.places import Place
    from bot.chat.handlers.settings.typed import Wanted
    from bot.engine.engine import Engine
    from bot.engine.live import Live
    from bot.question.lexicon.language import Choice
    from bot.state.chats import Chats
    from bot.state.desk.preferences import ChatPreferences

MOST_NEAR = 3
NEAR_ENOUGH = 75
NOT_HERE = tr_later("That is set in groups only.")
POSSIBLE = {
    CURRENCY: tr_later("Possible: /settings currency yen, usd, eur, yuan."),
    COUNTRY: tr_later(
        "Possible is any country that /coverage counts, a group of them, or the world: /settings country australia"
    ),
    "yen": tr_later("Possible: /settings yen bn, trn, 億円, auto."),
    "decimals": tr_later("Possible: /settings decimals point, comma, auto."),
    "charts": tr_later("Possible: /settings charts light, dark."),
    "quiet": tr_later("Possible: /settings quiet 22-7, from one full hour to another, and /settings quiet off."),
    ZONE: tr_later("Possible is any name of the IANA list, or its city: /settings zone Europe/Berlin"),
    TOPIC: tr_later("Possible: /settings topic here, each."),
    RIGHTS: tr_later("Possible: /settings rights admins, all."),
}


class Settings:
    """Sets and shows what a chat has set; a chat's order of updates keeps changes apart."""

    def __init__(self, live: Live, chats: Chats, preferences: ChatPreferences, rights: Rights) -> None:
        self._live = live
        self._chats = chats
        self._preferences = preferences
        self._rights = rights

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:
        """The overview, the page of a place, or what was set; what is wrong is said with what is possible. Raises StateError."""
        with self._live.lease() as engine:
            wanted = typed.read(words, engine.vocabulary)
            wrong = _wrong(wanted, message, engine)
            if wrong is not None:
                return wrong
            if wanted.value is not None and wanted.place is not None:
                if wanted.place.name == RIGHTS and (refusal := await self._rights.refusal(message, asker, opened=False)):
                    return Shown(notice(refusal))
                await self._set(message, wanted.place, wanted.value)
            of = Set(
                message.chat, await self._preferences.of(message.chat.id), await self._chats.language(message.chat.id), engine
            )
            changed = wanted.place is not None and wanted.place.name == LANGUAGE and wanted.value is not None
            if not changed:
                return page(wanted.place, of) if wanted.place else overview(of)
            with speaking(of.language or of_person(asker)):
                return page(cast("Place", wanted.place), of)

    def changes(self, words: str) -> bool:
        """Whether they set something; a place alone only shows its page."""
        wanted = typed.read(words, self._live.engine.vocabulary)
        return wanted.value is not None

    async def _set(self, message: Message, place: Place, value: object) -> None:
        chat = message.chat
        if place.name == LANGUAGE:
            choice = cast("Choice", value)
            await self._chats.choose(chat.id, chat.type, None if choice == "auto" else choice)
            return
        if place.name == TOPIC:
            here = message.message_thread_id if message.is_topic_message else THE_GENERAL_TOPIC
            value = here if value == "here" else None
        known = await self._preferences.of(chat.id)
        await self._preferences.keep(chat.id, chat.type, known.model_copy(update={place.field: value}))


def _wrong(wanted: Wanted, message: Message, engine: Engine) -> Shown | None:
    """What cannot be set so, and what can."""
    place = wanted.place
    if place is None:
        if not wanted.said:
            return None
        names = [one.name for one in PLACES if has(message.chat, one)]
        told = tr("There is no such setting: “{said}”. Possible: {possible}.")
        return _told(told.format(said=wanted.said, possible=", ".join(f"/{COMMAND} {name}" for name in names)))
    if not has(message.chat, place):
        return _told(tr(NOT_HERE))
    if not wanted.said or wanted.value is not None:
        return None
    near = _near(place, wanted.said, engine)
    perhaps = tr("Perhaps: {near}.").format(near=", ".join(near)) if near else ""
    possible = tr(AVAILABLE if place.name == LANGUAGE else POSSIBLE[place.name])
    return _told("\n".join(filter(None, (tr("Not understood: “{said}”.").format(said=wanted.said), perhaps, possible))))


def _near(place: Place, said: str, engine: Engine) -> list[str]:
    """Commands that set what is spelt like it."""
    if place.name == ZONE:
        known = typed.zones()
        found = process.extract(said.casefold(), list(known), limit=MOST_NEAR, score_cutoff=NEAR_ENOUGH)
        near = list(dict.fromkeys(known[name] for name, *_ in found))
    elif place.name == COUNTRY:
        near = [
            word for word in engine.vocabulary.nearness.near(said) if typed.value_of(place, word, engine.vocabulary) is not None
        ]
    else:
        near = []
    return [f"/{COMMAND} {place.name} {word}" for word in near]


def _told(text: str) -> Shown:
    return Shown(Reply(html.escape(text, quote=False), text))
