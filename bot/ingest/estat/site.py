"""Polite requests to one site: one at a time, with pauses, tried again a few times, never led to another site."""

from __future__ import annotations

import datetime as dt
import email.utils
import functools
import time
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, TypeVar

import httpx
import stamina

from bot.clock import now
from bot.errors import DownloadError
from bot.ingest.estat.deadline import Deadline

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator, Mapping

T = TypeVar("T")
MOST_REDIRECTS = 5
TOO_MANY_REQUESTS = 429
SERVER_ERROR = 500
MEBIBYTE = 1024 * 1024
# A retry is no event of its own: what is said in the end is whether the file was had.
stamina.instrumentation.set_on_retry_hooks([])


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds: before another try, between two requests, for bytes, for a whole file; how many bytes."""

    attempts: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0
    pause: float = 1.0
    read: float = 30.0
    file: float = 600.0
    most_bytes: int = 512 * MEBIBYTE


class AgainError(Exception):
    """What another try may mend. `wait` is how many seconds the server asks for."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


class Site:
    """A site by its address, without a slash at the end."""

    def __init__(self, base: str, patience: Patience | None = None) -> None:
        self.base = base
        self.patience = patience or Patience()
        self._free_at = 0.0

    def tried(self, name: str, attempt: Callable[[Deadline], T]) -> T:
        """What `attempt` returns, tried again after each AgainError. Raises DownloadError, naming `name`, in the end."""
        time.sleep(max(0.0, self._free_at - time.monotonic()))
        waits = self.patience
        try:
            with Deadline(waits.file) as deadline:
                for turn in stamina.retry_context(
                    on=lambda error: _wait(error, waits.longest_wait),
                    attempts=waits.attempts,
                    timeout=None,
                    wait_initial=waits.first_wait,
                    wait_max=waits.longest_wait,
                    wait_jitter=waits.first_wait / 2,
                ):
                    with turn:
                        return self._once(name, attempt, deadline)
        except AgainError as error:
            asked = f"; the server asks to wait {error.wait:.0f} s" if error.wait else ""
            raise DownloadError(name, f"{error.reason}{asked}") from error
        finally:
            self._free_at = time.monotonic() + waits.pause
        raise AssertionError("a retry ends with a value or an error")

    def _once(self, name: str, attempt: Callable[[Deadline], T], deadline: Deadline) -> T:
        too_slow = DownloadError(name, f"not had whole within {deadline.seconds:g} s")
        if deadline.passed:
            raise too_slow
        try:
            return attempt(deadline)
        except httpx.RequestError as error:
            if deadline.passed:
                raise too_slow from error
            raise AgainError(f"the connection failed ({str(error) or type(error).__name__})") from error
        except httpx.InvalidURL as error:
            raise DownloadError(name, f"not an address: {error}") from error

    @contextmanager
    def response(self, name: str, address: str, headers: Mapping[str, str], deadline: Deadline) -> Iterator[httpx.Response]:
        """The answer to one GET, its body unread; redirects within the site are followed.

        Raises AgainError for 429 and 5xx, DownloadError for another site.
        """
        url = httpx.URL(self.base + address)
        fixed = {"User-Agent": _user_agent(), "Accept-Encoding": "identity", **headers}
        with httpx.Client(
            verify=_certificates(), timeout=self.patience.read, limits=httpx.Limits(max_keepalive_connections=0)
        ) as client:
            for _ in range(MOST_REDIRECTS + 1):
                with client.stream("GET", url, headers=fixed, extensions={"trace": deadline.trace}) as response:
                    if not response.has_redirect_location:
                        _refuse_busy(response)
                        yield response
                        return
                    url = _followed(name, url, response)
        raise DownloadError(name, f"redirected more than {MOST_REDIRECTS} times")


def http_time(header: str) -> dt.datetime | None:
    """The time in a header, such as Last-Modified; None where there is none."""
    try:
        time_given = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    return time_given if time_given.tzinfo else time_given.replace(tzinfo=dt.UTC)


def _followed(name: str, url: httpx.URL, response: httpx.Response) -> httpx.URL:
    target = url.join(response.headers["Location"])
    if (target.scheme, target.host, target.port) != (url.scheme, url.host, url.port):
        raise DownloadError(
            name, f"redirected to another site ({target.scheme}://{target.netloc.decode()}), which is not followed"
        )
    return target


def _refuse_busy(response: httpx.Response) -> None:
    status = response.status_code
    if status == TOO_MANY_REQUESTS or status >= SERVER_ERROR:
        raise AgainError(f"the server answers {status}", _seconds(response.headers.get("Retry-After", "")))


def _wait(error: Exception, longest: float) -> bool | float:
    """For stamina: whether there is another try, or after how many seconds. Nobody waits for hours."""
    if not isinstance(error, AgainError):
        return False
    if error.wait is None:
        return True
    return error.wait if error.wait <= longest else False


def _seconds(header: str) -> float | None:
    """Retry-After: seconds, or a date."""
    if header.strip().isdecimal():
        return float(header)
    date = http_time(header)
    return max(0.0, (date - now()).total_seconds()) if date else None


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Whom to trust; loaded once, it takes longer than a request."""
    return httpx.create_ssl_context()


def _user_agent() -> str:
    try:
        return f"tradebot/{version('tradebot')}"
    except PackageNotFoundError:
        return "tradebot"
