"""`/watches` and `/unwatch`: what a chat watches, in pages, with buttons that pause, go on, remove, and try a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.chat.replies.buttons import Keyboard
from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown
from bot.errors import AskError
from bot.render.text.message import render_error
from bot.reply import Reply
from bot.speech import tr, tr_later, trn
from bot.watch.lines import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardButton, Message, User

    from bot.chat.handlers.desk.watching import Watching
    from bot.state.desk.watches import Kind, Watch
    from bot.state.store import State

NAME = "watches"
A_PAGE = 5
# By its place in the list, or by its own number: both stay the same while others go.
NUMBER = r"(?P<own>#)?(?P<number>\d{1,9})"
WORDS = re.compile(rf"(?:page\s+(?P<page>\d{{1,3}})|(?P<deed>pause|go|drop|test)\s+{NUMBER})?", re.IGNORECASE)
UNWATCHED = re.compile(NUMBER)
CHANGING = {"pause", "go", "drop"}
BY_HAND = "asked"
NOTHING = tr_later(
    "Nothing is watched in this chat yet. /watch lng, or the button “Watch” under an answer, tells it of new figures; "
    "/alert lng imports below 40 bn of a condition."
)
NO_SUCH = tr_later("That is not watched in this chat: /watches shows what is.")
WHICH = tr_later("Which one? Its number in /watches, or its question: /unwatch 2, /unwatch lng")


class WatchList:
    """Shows and changes what is watched."""

    def __init__(self, state: State, watching: Watching) -> None:
        self._state = state
        self._watching = watching

    def changes(self, words: str) -> bool:
        """Whether something is paused, resumed or removed."""
        read = WORDS.fullmatch(words)
        return read is not None and (read["deed"] or "").casefold() in CHANGING

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:  # noqa: ARG002 - for whoever asks
        """The list, after what is to be done; None for other words, which may ask about watches as goods. Raises StateError."""
        read = WORDS.fullmatch(words)
        if read is None:
            return None
        watches = await self._state.watches.of(message.chat_id)
        if not read["deed"]:
            return await self._page(watches, int(read["page"] or 1))
        at = position(watches, read)
        if at is None:
            return Shown(notice(NO_SUCH))
        if read["deed"].casefold() == "test":
            return await self._tried(watches[at], at)
        await self._do(read["deed"].casefold(), watches[at])
        return await self._page(await self._state.watches.of(message.chat_id), at // A_PAGE + 1)

    async def _do(self, deed: str, watch: Watch) -> None:
        if deed == "drop":
            await self._state.watches.drop(watch.chat, watch.number)
        else:
            await self._state.watches.pause(watch.chat, watch.number, BY_HAND if deed == "pause" else None)

    async def _page(self, watches: Sequence[Watch], number: int) -> Shown:
        keyboard = Keyboard()
        if not watches:
            return Shown(notice(NOTHING), keyboard.of([[keyboard.button("↻", "d", NAME)]]))
        pages = (len(watches) - 1) // A_PAGE + 1
        number = min(max(number, 1), pages)
        first = (number - 1) * A_PAGE
        some = watches[first : first + A_PAGE]
        names = await self._watching.names(some)
        heading = trn("{n} question is watched in this chat:", "{n} questions are watched in this chat:", len(watches))
        heading = heading.format(n=len(watches))
        plain, marked = [heading], [f"<b>{escaped(heading)}</b>"]
        rows = []
        for watch, name in zip(some, names, strict=True):
            state = tr("{name} · paused").format(name=name) if watch.paused else name
            plain.append(f"{watch.place}. {state}\n{watch.words}")
            marked.append(f"{watch.place}. {escaped(state)}\n<code>{escaped(watch.words)}</code>")
            rows.append(_buttons(keyboard, watch))
        turning = [keyboard.button("‹", "d", press("page", number - 1))] if number > 1 else []
        turning += [keyboard.button("›", "d", press("page", number + 1))] if number < pages else []
        rows += [turning] if turning else []
        return Shown(Reply("\n\n".join(marked), "\n\n".join(plain)), keyboard.of(rows))

    async def _tried(self, watch: Watch, at: int) -> Shown:
        """What would be posted, in the place of the list."""
        keyboard = Keyboard()
        back = [keyboard.button("‹", "d", press("page", at // A_PAGE + 1))]
        try:
            first, *_ = await self._watching.tried(watch)
        except AskError as error:
            shown = render_error(error)
            return Shown(Reply(shown.html, shown.text, error=error), keyboard.of([back]))
        rows = [[keyboard.button(label, "b", words)] for label, words in first.buttons]
        rows += [[keyboard.button(tr("Chart"), "b", first.chart)]] if first.chart else []
        await self._state.links.keep(keyboard.links)
        return Shown(Reply(first.html, first.text), keyboard.of([*rows, back]))


class Unwatching:
    """Removes by number or by question."""

    def __init__(self, state: State, watching: Watching) -> None:
        self._state = state
        self._watching = watching

    def changes(self, words: str) -> bool:
        """Whether anything is named."""
        return bool(words)

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown:  # noqa: ARG002 - for whoever asks
        """Watch no more what is named. Raises StateError."""
        if not words:
            return Shown(notice(WHICH))
        watches = await self._state.watches.of(message.chat_id)
        found = await self._named(watches, words)
        if not found:
            return Shown(notice(NO_SUCH))
        names = await self._watching.names(found)
        for watch in found:
            await self._state.watches.drop(watch.chat, watch.number)
        said = "\n".join(tr("No longer watched: {name}").format(name=name) for name in names)
        keyboard = Keyboard()
        return Shown(Reply(escaped(said), said), keyboard.of([[keyboard.button(tr("All watches"), "d", NAME)]]))

    async def _named(self, watches: Sequence[Watch], words: str) -> list[Watch]:
        """By the number in the list, or all with the question or condition."""
        read = UNWATCHED.fullmatch(words)
        if read is not None:
            at = position(watches, read)
            return [] if at is None else [watches[at]]
        meant = {("watch", one) for one in await self._commands("watch", words)}
        meant |= {("alert", one) for one in await self._commands("alert", words)}
        return [watch for watch in watches if (watch.kind, watch.words) in meant]

    async def _commands(self, kind: Kind, words: str) -> list[str]:
        try:
            return [wish.words for wish in await self._watching.wishes(kind, words)]
        except AskError:
            return []


def press(deed: str, number: str | int) -> str:
    """What a button of the list carries."""
    return " ".join((NAME, deed, str(number)))


def position(watches: Sequence[Watch], read: re.Match[str]) -> int | None:
    """Where in the list it is that is meant, from 0 on."""
    number = int(read["number"])
    return next((at for at, watch in enumerate(watches) if number == (watch.number if read["own"] else watch.place)), None)


def _buttons(keyboard: Keyboard, watch: Watch) -> list[InlineKeyboardButton]:
    """Pause or go on, remove, try."""
    deed, label = ("go", tr("Go on {n}")) if watch.paused else ("pause", tr("Pause {n}"))
    wanted = ((label, deed), (tr("Remove {n}"), "drop"), (tr("Test {n}"), "test"))
    return [keyboard.button(text.format(n=watch.place), "d", press(name, f"#{watch.number}")) for text, name in wanted]
