"""`/broadcast TEXT`: shown first, with how many chats would get it, and put into the outbox when its button is pressed."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.handlers.addressed import is_typed
from bot.chat.handlers.owner.status import NAME as STATUS
from bot.chat.replies.buttons import Keyboard
from bot.chat.replies.callback import written
from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown
from bot.clock import now
from bot.logs import get_logger
from bot.render.phrases.shown import units
from bot.reply import Reply
from bot.speech import tr, tr_later, trn
from bot.state.desk.outbox_rows import NewPost
from bot.watch.post import Post
from bot.words.numbers import decimal

if TYPE_CHECKING:
    from telegram import Message, User

    from bot.chat.handlers.owner.owners import Owners
    from bot.state.desk.audience import Listener
    from bot.state.store import State

logger = get_logger(__name__)
NAME = "broadcast"
# What the button under the preview asks for: a number of its own, which all chats know it by, so that it goes out once.
CONFIRMED = re.compile(r"confirm (?P<number>\d{9,12}) (?P<text>.+)", re.DOTALL)
CANCEL = "cancel"
# The preview has words of its own around it.
MOST_UNITS = 3_500
CHATS_AT_ONCE = 500
HOW = tr_later("Write the text behind the command: /broadcast TEXT. It is shown first, and sent when you press the button.")
TOO_LONG = tr_later("The text is too long: {n} characters are the most.")
NOTHING_SENT = tr_later("Nothing was sent.")


class Broadcast:
    """The text of a preview is kept with its button, so that any replica can send it."""

    def __init__(self, owners: Owners, state: State) -> None:
        self._owners = owners
        self._state = state

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:
        """A preview, or what was pressed under one; None for all others. Raises StateError."""
        if not self._owners.asks(message, asker):
            return None
        if not words:
            return Shown(notice(HOW))
        if words == CANCEL:
            return _done(tr(NOTHING_SENT))
        # What is typed is shown first, whatever its words.
        confirmed = None if is_typed(message, asker) else CONFIRMED.fullmatch(words)
        return await self._sent(confirmed["number"], confirmed["text"]) if confirmed else await self._preview(words)

    def changes(self, words: str) -> bool:  # noqa: ARG002 - as all of a desk
        """Nothing of a chat."""
        return False

    async def _preview(self, text: str) -> Shown:
        if units(text) > MOST_UNITS:
            said = tr(TOO_LONG).format(n=decimal(MOST_UNITS, 0))
            return Shown(Reply(said, said))
        chats = (await self._state.audience.kept()).active
        message = trn("{n} chat would get this:", "{n} chats would get this:", chats).format(n=decimal(chats, 0))
        label = trn("Send to {n} chat", "Send to {n} chats", chats).format(n=decimal(chats, 0))
        made = Keyboard()
        send = made.button(label, "d", f"{NAME} confirm {now().timestamp():.0f} {text}")
        cancel = made.button(tr("Do not send"), "d", f"{NAME} {CANCEL}")
        await self._state.links.keep(made.links)
        shown = Reply(f"{message}\n\n{html.escape(text, quote=False)}", f"{message}\n\n{text}")
        return Shown(shown, InlineKeyboardMarkup([[send], [cancel]]))

    async def _sent(self, number: str, text: str) -> Shown:
        """Put it into the outbox for all chats, those that have it already left out."""
        after: int | None = None
        put = 0
        while listeners := await self._state.audience.of("all", after, CHATS_AT_ONCE):
            put += await self._state.outbox.put([_post(one, number, text) for one in listeners])
            after = listeners[-1].chat
        logger.info("broadcast", number=number, chats=put)
        message = trn("On its way to {n} chat.", "On its way to {n} chats.", put)
        return _done(message.format(n=decimal(put, 0)))


def _post(to: Listener, number: str, text: str) -> NewPost:
    post = Post(to.language, html.escape(text, quote=False), text)
    return NewPost(to.chat, f"broadcast {number}", post.to_json(), topic=to.topic, direct_topic=to.direct_topic)


def _done(said: str) -> Shown:
    """In the place of the preview, without its buttons."""
    status = InlineKeyboardButton(f"/{STATUS}", callback_data=written("d", STATUS))
    return Shown(Reply(said, said), InlineKeyboardMarkup([[status]]))
