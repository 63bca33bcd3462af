"""What became of a call to the Bot API: the one thing that decides whether it is made again."""

from __future__ import annotations

from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)


class Outcome(StrEnum):
    """How a call ended. Kept with the update that it was made for."""

    DELIVERED = "delivered"
    # Certainly not: there was no connection, it broke before the call was written, or the server said "not now". Made again.
    NOT_DELIVERED = "not delivered"
    # The call was written, and no answer came, or a 5xx: the message may stand in the chat. Not made again.
    PERHAPS = "perhaps"
    # Certainly not, and it never will be: the chat does not want it, or the call is wrong. Not made again.
    REFUSED = "refused"


class NotDeliveredError(NetworkError):
    """A call that cannot have had an effect, or one that has the same effect when it is made twice.

    `pause`: seconds for which it need not be made again; 0 where that is not known.
    """

    def __init__(self, reason: str, pause: float = 0.0) -> None:
        super().__init__(reason)
        self.pause = pause


NEVER_ARRIVED = (NotDeliveredError, RetryAfter, InvalidToken)
TURNED_DOWN = (BadRequest, Forbidden, Conflict, ChatMigrated, EndPointNotFound)


def outcome_of(error: TelegramError) -> Outcome:
    """What an error says of the call. One that is not known may have come after the message."""
    if isinstance(error, NEVER_ARRIVED):
        return Outcome.NOT_DELIVERED
    return Outcome.REFUSED if isinstance(error, TURNED_DOWN) else Outcome.PERHAPS


def wanted_pause(error: Exception) -> float:
    """Seconds for which the server wants not to be asked again; 0 where it did not say."""
    if isinstance(error, NotDeliveredError):
        return error.pause
    if not isinstance(error, RetryAfter):
        return 0.0
    seconds = error.retry_after
    return float(seconds if isinstance(seconds, int | float) else seconds.total_seconds())


def repeatable(error: TelegramError) -> TelegramError:
    """The error of a call that has the same effect when it is made twice: what perhaps arrived may be made again."""
    return NotDeliveredError(f"perhaps changed: {error}") if outcome_of(error) is Outcome.PERHAPS else error
