"""What was asked in the emulator's chats, and what became of it: answered, lost, doubled, out of order."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.stored import known_to_be_answered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests import emulator as emu

    # A chat's id and a question's in it.
    Asked = tuple[int, int]

SENDING = {"sendMessage", "sendPhoto", "sendDocument"}


class Ledger:
    """Questions in the order in which they were asked."""

    def __init__(self, api: emu.BotApi) -> None:
        self.api = api
        self.asked: list[Asked] = []
        # What has no answer yet, as of so many calls that were read: a long run is not gone through for each answer.
        self._open: dict[Asked, None] = {}
        self._times: Counter[Asked] = Counter()
        self._read = 0
        self._reading = threading.Lock()
        # Which question an update brought.
        self.updates: dict[int, Asked] = {}
        self._push = api.state.updates.push_raw
        api.state.updates.push_raw = self._pushed  # type: ignore[method-assign]

    def ask(self, chat: emu.Chat, text: str) -> Asked:
        """Have the person of a private chat write."""
        asked = (chat.id, int(chat.say(chat.user, text)["message_id"]))
        self.asked.append(asked)
        with self._reading:
            if not self._times[asked]:
                self._open[asked] = None
        return asked

    def answers(self) -> list[tuple[Asked, float]]:
        """Each message that was sent: which question it answers, and when it was sent."""
        return [(asked, call.at) for call in list(self.api.calls) if (asked := _answered(call)) is not None]

    def times(self) -> Counter[Asked]:
        """How many messages answer each question."""
        self._read_on()
        with self._reading:
            return +self._times

    def known(self, state: str) -> set[Asked]:
        """The questions of which a state, or what killed processes left beside it, says that they are answered."""
        return {self.updates[number] for number in asyncio.run(known_to_be_answered(state)) if number in self.updates}

    def lost(self) -> list[Asked]:
        """Questions without an answer."""
        self._read_on()
        with self._reading:
            return list(self._open)

    def doubled(self) -> list[Asked]:
        """Questions with more than one."""
        return [one for one, times in self.times().items() if times > 1]

    def disordered(self) -> int:
        """How many first answers came before the first answer to an earlier question of the same chat."""
        first: dict[Asked, float] = {}
        for one, at in self.answers():
            first.setdefault(one, at)
        latest: dict[int, float] = {}
        wrong = 0
        for one in self.asked:
            if one in first:
                wrong += first[one] < latest.get(one[0], 0.0)
                latest[one[0]] = max(first[one], latest.get(one[0], 0.0))
        return wrong

    def settle(self, seconds: float, besides: Iterable[int] = (), waiting: int = 0) -> bool:
        """Wait until all questions but so many have their answers, those of some chats aside; whether that happened in time."""
        spared = set(besides)

        def settled() -> bool:
            pending = [] if waiting else self.api.pending_updates()
            return not pending and sum(chat not in spared for chat, _ in self.lost()) <= waiting

        try:
            self.api.blocking(self.api.wait_until(settled, timeout=seconds))
        except TimeoutError:
            return False
        return True

    def _read_on(self) -> None:
        """Read the calls since the last time."""
        with self._reading:
            calls = self.api.calls[self._read :]
            self._read += len(calls)
            for call in calls:
                asked = _answered(call)
                if asked is not None:
                    self._times[asked] += 1
                    self._open.pop(asked, None)

    def _pushed(self, update: dict[str, Any], key: int) -> None:
        message = update.get("message")
        if message is not None:
            self.updates[update["update_id"]] = (message["chat"]["id"], message["message_id"])
        self._push(update, key)


def _answered(call: emu.Call) -> Asked | None:
    """Which question a message answers; None for any other call, and for what nobody asked for."""
    reply = call.params.get("reply_parameters") if call.method in SENDING else None
    return (int(call.chat_id or 0), int(reply["message_id"])) if reply else None
