"""`/next`: what the ministry publishes next, in the chat's own time, and a reminder of it on the evening before."""

from __future__ import annotations

import asyncio
import html
import re
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.api.destination import Destination
from bot.chat.replies.callback import written
from bot.chat.replies.shown import Shown
from bot.render.text.releases import city_of
from bot.render.text.topics import topic_reply
from bot.reply import Reply
from bot.speech import language, tr
from bot.state.desk.preferences import Preferences
from bot.watch.calendar import REMINDED_HOUR

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from telegram import Message, User

    from bot.engine.live import Live
    from bot.render.phrases.shown import Text
    from bot.state.desk.preferences import ChatPreferences

NAME, TOPIC = "next", "release"
REMINDER = ("reminder", "reminder_place", "reminder_language")
REMIND = re.compile(r"remind(?:er)?(?:\s+(?P<to>on|off))?", re.IGNORECASE)


class NextRelease:
    """Shows the calendar of releases, and sets whether a chat is reminded."""

    def __init__(self, live: Live, preferences: ChatPreferences) -> None:
        self._live = live
        self._preferences = preferences

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:  # noqa: ARG002 - as all of a desk
        """The calendar; behind `remind on` or `remind off`, with what is set now."""
        wanted = REMIND.fullmatch(words)
        if words and wanted is None:
            return None
        chosen = await self._preferences.of(message.chat_id)
        if wanted is not None:
            chosen = _reminded(chosen, Destination.of(message), on=(wanted["to"] or "on").casefold() == "on")
            await self._preferences.keep(message.chat_id, message.chat.type, chosen)
        told = await asyncio.to_thread(self._calendar, chosen.clock)
        return _with_reminder(told, chosen)

    async def told(self, message: Message, asker: User | None, answered: Reply) -> Shown | None:  # noqa: ARG002 - as of all topics
        """The same for a question in other words."""
        return await self.asked(message, asker, "")

    def changes(self, words: str) -> bool:
        """Whether a reminder is set or unset."""
        return REMIND.fullmatch(words) is not None

    def _calendar(self, zone: ZoneInfo) -> Text:
        with self._live.lease() as engine:
            return topic_reply(TOPIC, engine.store.facts, engine.registry, zone)


def _reminded(chosen: Preferences, place: Destination, *, on: bool) -> Preferences:
    """With a reminder, where it was asked for and in that language; or without."""
    if not on:
        fields = Preferences.model_fields
        return chosen.model_copy(update={name: fields[name].default for name in REMINDER})
    values = (True, (place.topic, place.direct_topic), language())
    return chosen.model_copy(update=dict(zip(REMINDER, values, strict=True)))


def _with_reminder(told: Text, chosen: Preferences) -> Shown:
    """The calendar, whether the chat is reminded, and the button that changes it."""
    on = tr("This chat is reminded on the evening before ({time} in {city}), and told when a month is late.")
    off = tr("This chat is not reminded.")
    said = on.format(time=f"{REMINDED_HOUR}:00", city=city_of(chosen.clock)) if chosen.reminder else off
    label, to = (tr("Remind no more"), "off") if chosen.reminder else (tr("Remind on the evening before"), "on")
    button = InlineKeyboardButton(label, callback_data=written("d", f"{NAME} remind {to}"))
    reply = Reply(f"{told.html}\n\n{html.escape(said, quote=False)}", f"{told.text}\n\n{said}", topic=TOPIC)
    return Shown(reply, InlineKeyboardMarkup([[button]]))
