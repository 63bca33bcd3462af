"""Which answer belongs to which question, so that an edited question gets its answer edited."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Message

MOST = 10_000


class Sent:
    """A bounded memory: of what it has forgotten, an edit is left alone rather than answered a second time."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[int, int], int] = OrderedDict()

    def remember(self, question: Message, answer: int) -> None:
        """Note the id of the message that answers a question."""
        self._answers[question.chat_id, question.message_id] = answer
        if len(self._answers) > MOST:
            self._answers.popitem(last=False)

    def answer_to(self, question: Message) -> int | None:
        """The id of the answer, if it is known."""
        return self._answers.get((question.chat_id, question.message_id))
