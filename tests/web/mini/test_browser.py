"""Journeys from a chat through the page and back, with a real browser in the place of Telegram's."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from bot.chat.updates import webhook
from bot.chat.updates.service import opened
from bot.chat.updates.webhook import served
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.settings import Settings
from bot.web.mini import app
from tests import emulator as emu
from tests.chat.processes import free_port
from tests.emulator.keyboards import buttons
from tests.web.browser import MISSING, Visitor, chromium, program, visiting

ADDRESS = "https://bot.example.org/explore/"
# What a client on a phone or a computer gives to the page; here it only notes what it is told.
CLIENT = (
    "window.told = []; window.TelegramWebviewProxy = { postEvent: (type, data) => window.told.push([type, JSON.parse(data)]) };"
)
PHONE = {"width": 390, "height": 780}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = program()
    if path is None:
        pytest.skip(MISSING)
    with chromium(path) as started:
        yield started


@pytest.fixture
def api(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[emu.BotApi, str]]:
    """The emulator, and where the page is on this machine."""
    monkeypatch.setattr(app, "now", emu.moment)
    port = free_port()
    with emu.BotApi.in_thread() as made:
        values = {
            "token": made.token,
            "api_url": made.url,
            "state_url": f"sqlite:///{tmp_path}/state.sqlite",
            "webhook_url": f"http://127.0.0.1:{port}/telegram",
            "web_url": ADDRESS,
            "web_app_name": "explore",
            "listen": f"127.0.0.1:{port}",
        }
        made.app("explore", ADDRESS)
        with _serving(Live(engine), Settings.model_validate(values)):
            yield made, f"http://127.0.0.1:{port}/explore/"
        assert made.real_refusals() == []


@contextmanager
def _serving(live: Live, settings: Settings) -> Iterator[None]:
    loop, ready, stop = asyncio.new_event_loop(), threading.Event(), asyncio.Event()

    async def serve() -> None:
        async with opened(settings, live) as service, served(service, settings, app.mini_app):
            await webhook._announce(service, settings)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        assert ready.wait(60)
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


def asked(api: emu.BotApi, chat: emu.Chat, question: str) -> dict[str, Any]:
    """The button under the answer to a question."""
    said = chat.say(chat.user, question)
    answer = api.blocking(api.wait_for_message(chat.id, after=said))
    return next(button for button in buttons(answer) if "web_app" in button)


def opened_by(visitor: Visitor, launched: emu.Opened) -> None:
    at = urlsplit(launched.address)
    visitor.page.add_init_script(CLIENT)
    visitor.go(f"?{at.query}#{at.fragment}")


def told(visitor: Visitor) -> list[Any]:
    return list(visitor.page.evaluate("() => window.told"))


def test_from_a_private_chat_and_back(browser: Browser, api: tuple[emu.BotApi, str]) -> None:
    made, address = api
    chat = made.private_chat(language_code="ru")
    with visiting(browser, address, viewport=PHONE, has_touch=True, color_scheme="light", locale="en-US") as olga:
        opened_by(olga, chat.user.press_app(asked(made, chat, "/lng fy2024")))
        olga.command("/trade lng ru fy2024")
        page = olga.page
        assert page.get_attribute("html", "lang") == "ru"
        assert "536,1" in page.inner_text("#talk")
        # Telegram's colours, not those of the screen.
        assert page.get_attribute("html", "data-theme") == "dark"
        assert page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--sheet')") == "#18222d"
        assert olga.fits()
        page.fill("#q", "уголь 2024")
        page.press("#q", "Enter")
        olga.command("/trade coal ru 2024")
        page.tap("#send")
        page.wait_for_function("() => window.told.some(([type]) => type === 'web_app_close')")
        assert [type_ for type_, _ in told(olga)] == ["iframe_ready", "web_app_ready", "web_app_expand", "web_app_close"]
        assert "отправлен" in page.inner_text("#told")
        (sent,) = [message for message in chat.messages.values() if "via_bot" in message]
        assert "Импорт угля из России" in sent["text"]
        # Who opened it is known over a reload, though the address says it no more.
        page.reload()
        olga.command("/trade coal ru 2024")
        # A browser saves a file by itself, an app leaves that to Telegram.
        page.evaluate("() => { window.told.length = 0; }")
        page.tap("a[href^='file/csv']")
        page.wait_for_function("() => window.told.length")
        ((kind, file),) = told(olga)
        assert (kind, file["file_name"]) == ("web_app_request_file_download", "japan-imports-coal-russia-months-2024.csv")
        saved = olga.context.request.get(file["url"])
        assert saved.headers["content-disposition"].endswith('coal-russia-months-2024.csv"')
        assert "Россия" in saved.text()
        assert olga.context.request.get(file["url"].replace("/file/csv", "/part")).status == 401


def test_from_a_group_and_back(browser: Browser, api: tuple[emu.BotApi, str]) -> None:
    made, address = api
    user = made.private_chat(language_code="en").user
    group = made.group("デスク", [user])
    said = group.say(user, "/lng@tradebot_test_bot 2024年度")
    answer = made.blocking(made.wait_for_message(group.id, after=said))
    link = next(button["url"] for button in buttons(answer) if "url" in button)
    with visiting(browser, address, viewport=PHONE, locale="en-US") as ken:
        opened_by(ken, user.follow_link(link, group))
        ken.command("/trade lng ru fy2024")
        assert ken.page.get_attribute("html", "lang") == "ja"
        ken.page.click(".explorer summary")
        ken.page.focus("#goods_add")
        ken.page.keyboard.type("cra", delay=5)
        ken.page.wait_for_selector("[role=option]")
        ken.page.fill("#goods_add", "")
        ken.page.click("#send")
        ken.page.wait_for_function("() => window.told.some(([type]) => type === 'web_app_send_prepared_message')")
        _, data = told(ken)[-1]
        assert "5,361億円" in user.share(data["id"], group)["text"]
        ken.page.evaluate("() => window.Telegram.WebView.receiveEvent('prepared_message_sent', {})")
        assert told(ken)[-1][0] == "web_app_close"
        assert ken.inaccessible() == []


def test_in_an_ordinary_browser_it_says_why_it_is_empty(browser: Browser, api: tuple[emu.BotApi, str]) -> None:
    _, address = api
    with visiting(browser, address, locale="ja-JP") as stranger:
        page = stranger.go("?q=/lng+fy2024")
        page.wait_for_function("() => document.querySelector('#told').textContent")
        assert "利用者情報がない" in page.inner_text("#told")
        assert page.is_hidden("#send")
        assert "億円" not in page.content()
        # A browser notes every 401 by itself.
        stranger.wrong = [wrong for wrong in stranger.wrong if "401" not in wrong]


AROUND = """<!doctype html><script>
window.told = [];
addEventListener("message", (event) => told.push(JSON.parse(event.data)));
const theme = (params) => frames[0].postMessage(
  JSON.stringify({ eventType: "theme_changed", eventData: { theme_params: params } }), "*");
</script><iframe width=400 height=700 src="{source}"></iframe>"""


@pytest.mark.parametrize(("origin", "shown"), [("https://web.telegram.org", True), ("https://elsewhere.example.org", False)])
def test_in_a_frame_of_telegrams_own_page(browser: Browser, api: tuple[emu.BotApi, str], origin: str, *, shown: bool) -> None:
    """The client in a browser hears and tells events as messages between windows; another page may not show it at all."""
    made, address = api
    chat = made.private_chat()
    source = chat.user.press_app(asked(made, chat, "/lng fy2024")).address

    def passed_on(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(ADDRESS, address)))

    context = browser.new_context()
    context.route(f"{ADDRESS}**", passed_on)
    context.route(f"{origin}/**", lambda route: route.fulfill(body=AROUND.replace("{source}", source.replace("&", "&amp;"))))
    page = context.new_page()
    refused = nullcontext() if shown else page.expect_console_message(lambda said: "frame-ancestors" in said.text)
    with refused:
        page.goto(f"{origin}/k/")
    frame = page.frame_locator("iframe")
    if shown:
        frame.locator("#send").click()
        page.wait_for_function("() => told.some((one) => one.eventType === 'web_app_close')")
        assert [one["eventType"] for one in page.evaluate("() => told")][:2] == ["iframe_ready", "web_app_ready"]
        page.evaluate("() => theme({ bg_color: '#ffffff' })")
        frame.locator("html[data-theme=light]").wait_for(state="attached")
    else:
        assert frame.locator("#send").count() == 0
    context.close()
