"""What was asked in the emulator's chats, and what became of it: answered, lost, doubled, out of order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests import emulator as emu

    # A chat's id and a question's in it.
    Asked = tuple[int, int]


class Ledger:
    """Questions in the order in which they were asked."""

    def __init__(self, api: emu.BotApi) -> None:
        self.api = api
        self.asked: list[Asked] = []
        # Which question an update brought.
        self.updates: dict[int, Asked] = {}
        self._push = api.state.updates.push_raw
        api.state.updates.push_raw = self._pushed  # type: ignore[method-assign]

    def ask(self, chat: emu.Chat, text: str) -> Asked:
        """Have the person of a private chat write."""
        asked = (chat.id, int(chat.say(chat.user, text)["message_id"]))
        self.asked.append(asked)
        return asked

    def answers(self) -> list[tuple[Asked, float]]:
        """Each message that was sent: which question it answers, and when it was sent."""
        calls = list(self.api.calls_of("sendMessage"))
        return [((int(c.chat_id or 0), int(c.params["reply_parameters"]["message_id"])), c.at) for c in calls]

    def lost(self) -> list[Asked]:
        """Questions without an answer."""
        found = {one for one, _ in self.answers()}
        return [one for one in self.asked if one not in found]

    def doubled(self) -> list[Asked]:
        """Questions with more than one."""
        return [one for one, times in Counter(one for one, _ in self.answers()).items() if times > 1]

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

    def settle(self, seconds: float, besides: Iterable[int] = ()) -> bool:
        """Wait until every question has its answer, but for those of some chats; whether that happened in time."""
        spared = set(besides)

        def settled() -> bool:
            return not self.api.pending_updates() and all(chat in spared for chat, _ in self.lost())

        try:
            self.api.blocking(self.api.wait_until(settled, timeout=seconds))
        except TimeoutError:
            return False
        return True

    def _pushed(self, update: dict[str, Any], key: int) -> None:
        message = update.get("message")
        if message is not None:
            self.updates[update["update_id"]] = (message["chat"]["id"], message["message_id"])
        self._push(update, key)
