"""A real browser before the page: Debian's Chromium, without a window, which may reach nothing but this machine's own server."""

from __future__ import annotations

import asyncio
import shutil
import threading
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, sync_playwright

from bot.serving.listening import listening
from bot.settings import Settings
from bot.web.app import pages
from tests.chat.processes import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from bot.serving.asking import Asking

MISSING = "Chromium is not installed here (on Debian: apt-get install chromium)"
PATIENCE = 20_000.0


def program() -> str | None:
    """The browser."""
    return shutil.which("chromium", path="/usr/bin:/usr/local/bin") or shutil.which("chromium")


@contextmanager
def served(asking: Asking) -> Iterator[str]:
    """The page in a thread of this process, for the time of the block; its address."""
    port = free_port()
    loop, ready, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def serve() -> None:
        with pages(asking) as app:
            async with listening(app, Settings.model_validate({"listen": f"127.0.0.1:{port}"})):
                ready.set()
                await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        assert ready.wait(60)
        yield f"http://127.0.0.1:{port}/"
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """The browser for the time of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


class Visitor:
    """Somebody who looks at the page; nothing may fail, complain, or leave for another host while they do."""

    def __init__(self, browser: Browser, address: str, **screen: Any) -> None:
        self._address = address
        self.context: BrowserContext = browser.new_context(base_url=address, **screen)
        self.context.set_default_timeout(PATIENCE)
        self.wrong: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda said: self.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))

    def _asked(self, url: str) -> None:
        if not url.startswith(self._address):
            self.wrong.append(f"left for {url}")

    def _failed(self, url: str, why: str) -> None:
        # What a page that is left behind was still waiting for is no failure.
        if why != "net::ERR_ABORTED":
            self.wrong.append(f"{url} {why}")

    def go(self, query: str) -> Page:
        """Open a question by its address."""
        self.page.goto(f"./{query}")
        return self.page

    def command(self, expected: str) -> None:
        """Wait until the field above shows a command."""
        self.page.wait_for_function("expected => document.querySelector('#q').value === expected", arg=expected)

    def fits(self) -> bool:
        """Whether nothing stands beyond the screen's edge."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))

    def inaccessible(self) -> list[str]:
        """What axe finds that some people could not use."""
        spec = find_spec("axe_playwright_python")
        assert spec is not None
        assert spec.origin is not None
        self.page.evaluate((Path(spec.origin).parent / "axe.min.js").read_text("utf-8"))
        found = self.page.evaluate("axe.run()")["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


@contextmanager
def visiting(browser: Browser, address: str, **screen: Any) -> Iterator[Visitor]:
    """A visitor with a screen: `color_scheme`, `viewport`, `locale`, `java_script_enabled`."""
    visitor = Visitor(browser, address, **({"viewport": {"width": 1280, "height": 900}} | screen))
    try:
        yield visitor
        assert visitor.wrong == []
    finally:
        visitor.context.close()
