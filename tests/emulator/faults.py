"""Faults a test can order: what goes wrong, for which method and chat, how often."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import ApiError, bad_request, forbidden


@dataclass(frozen=True)
class TooMany:
    """429 with retry_after."""

    retry_after: int

    def error(self) -> ApiError:
        """The 429 to answer."""
        return too_many(self.retry_after, injected=True)


@dataclass(frozen=True)
class Forbidden:
    """403 with the text given, such as "bot was blocked by the user"."""

    text: str

    def error(self) -> ApiError:
        """The 403 to answer."""
        error = forbidden(self.text)
        error.injected = True
        return error


@dataclass(frozen=True)
class BadRequest:
    """400 with the text given, such as "can't parse entities: …"."""

    text: str

    def error(self) -> ApiError:
        """The 400 to answer."""
        error = bad_request(self.text)
        error.injected = True
        return error


@dataclass(frozen=True)
class ServerError:
    """500 or 502, before the call was handled."""

    code: int = 500

    def error(self) -> ApiError:
        """The 5xx to answer."""
        text = "Bad Gateway" if self.code == 502 else "Internal Server Error"
        return ApiError(self.code, text, injected=True)


@dataclass(frozen=True)
class ErrorAfter:
    """Handle the call, then answer with 500, 502 or 504: accepted, and said to have failed."""

    code: int = 502


@dataclass(frozen=True)
class DropBefore:
    """Close the connection without handling the call."""


@dataclass(frozen=True)
class DropAfter:
    """Handle the call, then close the connection without answering: the lost response."""


@dataclass(frozen=True)
class Delay:
    """Handle the call after a while."""

    seconds: float


@dataclass(frozen=True)
class Garbage:
    """Answer with a body that is not JSON, without handling the call."""

    body: str = "<html><body><h1>502 Bad Gateway</h1></body></html>"
    status: int = 502


Answered = TooMany | Forbidden | BadRequest | ServerError
Fault = Answered | ErrorAfter | DropBefore | DropAfter | Delay | Garbage


def too_many(retry_after: int, *, injected: bool = False) -> ApiError:
    """A 429 as Telegram words it."""
    text = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, text, {"retry_after": retry_after}, injected)


@dataclass
class _Order:
    method: str
    fault: Fault
    times: int
    chat_id: int | None


class Faults:
    """The faults ordered and not yet used up, first come first served."""

    def __init__(self) -> None:
        self._orders: list[_Order] = []

    def add(self, method: str, fault: Fault, times: int, chat_id: int | None) -> None:
        """Order a fault."""
        self._orders.append(_Order(method, fault, times, chat_id))

    def clear(self) -> None:
        """Forget all orders."""
        self._orders.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault for this call, if one was ordered; uses it up once."""
        for order in self._orders:
            if order.method in ("*", method) and order.chat_id in (None, chat_id):
                order.times -= 1
                if order.times <= 0:
                    self._orders.remove(order)
                return order.fault
        return None
