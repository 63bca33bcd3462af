"""`/watch` and `/alert`: a question, or a condition, of which this chat is told with each release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.api.destination import Destination
from bot.chat.handlers.addressed import is_typed
from bot.chat.handlers.desk.watch_list import NAME, press
from bot.chat.replies.buttons import Keyboard
from bot.chat.replies.callback import answered_in, words_of
from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown
from bot.errors import AskError
from bot.render.phrases.shown import Text
from bot.render.text.message import render_error
from bot.reply import Reply
from bot.speech import language, tr, tr_later
from bot.state.desk.watches import MOST, Watch
from bot.watch.lines import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Message, User

    from bot.chat.handlers.desk.watching import Watching
    from bot.state.desk.watches import Kind
    from bot.state.store import State
    from bot.watch.setting import Wish

HOW_TO: dict[Kind, str] = {
    "watch": tr_later(
        "Which question? For example /watch lng, /watch russia imports by country, /watch cars to uae monthly; or reply to an "
        "answer of mine with /watch, or press the button “Watch” under it. What is watched: /watches"
    ),
    "alert": tr_later(
        "On which condition? For example /alert lng imports below 40 bn, /alert coal yoy above 20 %, /alert russia total highest "
        "since 2022, /alert share of russia in lng below 8 %. What is watched: /watches"
    ),
}
SET: dict[Kind, str] = {"watch": tr_later("Watched: {name}"), "alert": tr_later("Alert set: {name}")}
TOAST = tr_later("{set}. /watches")
FULL = tr_later("This chat has {most} watches already: remove one first, see /watches")


class WatchSetting:
    """Sets watches, or alerts."""

    def __init__(self, kind: Kind, state: State, watching: Watching) -> None:
        self._kind: Kind = kind
        self._state = state
        self._watching = watching

    def changes(self, words: str) -> bool:  # noqa: ARG002 - whatever the words are
        """Always."""
        return True

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown:
        """Watch what the words ask, or the answer that they reply to; without either say how. Raises StateError.

        What is set takes the place of what the same message asked for before it was edited.
        """
        answered = answered_in(message.reply_to_message)
        earlier = (await words_of(answered, self._state.links) or "") if answered else ""
        if not words and (self._kind == "alert" or not earlier):
            return Shown(notice(HOW_TO[self._kind]))
        try:
            wishes = await self._watching.wishes(self._kind, words or earlier, earlier)
        except AskError as error:
            shown = render_error(error)
            return Shown(Reply(shown.html, shown.text, error=error))
        return await self._set(message, wishes, message.message_id if is_typed(message, asker) else None)

    async def _set(self, message: Message, wishes: Sequence[Wish], made_by: int | None) -> Shown:
        place = Destination.of(message)
        keyboard = Keyboard()
        rows, blocks, toasts = [], [], []
        if made_by is not None:
            await self._state.watches.replace(place.chat, made_by, {(self._kind, wish.words) for wish in wishes})
        for wish in wishes:
            await self._state.takeovers.note(place.chat, wish.release)
            number = await self._state.watches.add(_watch_of(self._kind, wish, place, made_by))
            if number is None:
                full = tr(FULL).format(most=MOST)
                blocks.append(Text(escaped(full), full))
                toasts.append(full)
                break
            blocks.append(_said(self._kind, wish))
            toasts.append(tr(TOAST).format(set=tr(SET[self._kind]).format(name=wish.name)))
            rows.append(
                [
                    keyboard.button(tr("What would be posted"), "d", press("test", f"#{number}")),
                    keyboard.button(tr("Remove"), "d", press("drop", f"#{number}")),
                ]
            )
        rows.append([keyboard.button(tr("All watches"), "d", NAME)])
        html, text = ("\n\n".join(getattr(block, form) for block in blocks) for form in ("html", "text"))
        return Shown(Reply(html, text), keyboard.of(rows), toasts[0])


def _watch_of(kind: Kind, wish: Wish, place: Destination, made_by: int | None) -> Watch:
    return Watch(
        number=0,
        chat=place.chat,
        kind=kind,
        words=wish.words,
        language=language(),
        topic=place.topic,
        direct_topic=place.direct_topic,
        told=wish.told,
        holds=wish.holds,
        made_by=made_by,
    )


def _said(kind: Kind, wish: Wish) -> Text:
    """What is watched, the figures as they are, and what will be told."""
    heading = tr(SET[kind]).format(name=wish.name)
    return Text(
        f"<b>{escaped(heading)}</b>\n{escaped(wish.now)}\n{escaped(wish.promise)}", f"{heading}\n{wish.now}\n{wish.promise}"
    )
