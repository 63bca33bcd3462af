"""The page opened from a chat: for whom Telegram names, as they have set it, and back into the chat with what was found."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from itertools import product
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import aiohttp
import pytest

from bot.chat.replies import exploring
from bot.chat.updates import webhook
from bot.chat.updates.service import Service, opened
from bot.chat.updates.webhook import served
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.settings import Settings
from bot.web.mini import app
from bot.web.mini.app import mini_app
from tests import emulator as emu
from tests.chat.processes import free_port
from tests.emulator.keyboards import buttons

ADDRESS = "https://bot.example.org/explore/"


@pytest.fixture(autouse=True)
def _of_the_emulators_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Launches are of the day on which they are made, whatever day the data are read on."""
    monkeypatch.setattr(app, "now", emu.moment)


class Page:
    """A page as a browser has it."""

    def __init__(self, session: aiohttp.ClientSession, opened_at: emu.Opened) -> None:
        self._session = session
        self.at = urlsplit(opened_at.address)
        assert opened_at.address.startswith(ADDRESS)
        self.headers = {"authorization": f"tma {opened_at.init_data}"}

    async def shell(self) -> str:
        async with self._session.get(f"{self.at.path}?{self.at.query}") as response:
            assert response.status == 200
            return await response.text()

    async def part(self, query: str | None = None) -> dict[str, Any]:
        async with self._session.get(f"{self.at.path}part?{query or self.at.query}", headers=self.headers) as response:
            assert response.status == 200, await response.text()
            found: dict[str, Any] = await response.json()
            return found

    async def send(self, words: str, lang: str = "en") -> dict[str, Any]:
        address = f"{self.at.path}send?lang={lang}"
        async with self._session.post(address, json={"q": words}, headers=self.headers) as response:
            assert response.status == 200, await response.text()
            found: dict[str, Any] = await response.json()
            return found


Scenario = Callable[[emu.BotApi, aiohttp.ClientSession, Service], Awaitable[None]]


def play(engine: Engine, scenario: Scenario, *, allow: str = "nothing", **settings: str) -> emu.BotApi:
    """A scenario with the webhook and the page in this process; Telegram may have refused nothing else than is allowed."""

    async def run() -> emu.BotApi:
        port = free_port()
        with tempfile.TemporaryDirectory() as folder:
            async with emu.BotApi() as api:
                values = {
                    "token": api.token,
                    "api_url": api.url,
                    "state_url": f"sqlite:///{folder}/state.sqlite",
                    "webhook_url": f"http://127.0.0.1:{port}/telegram",
                    "web_url": ADDRESS,
                    "web_app_name": "explore",
                    "listen": f"127.0.0.1:{port}",
                    **settings,
                }
                read = Settings.model_validate(values)
                api.app("explore", ADDRESS)
                async with opened(read, Live(engine)) as service, served(service, read, mini_app):
                    await webhook._announce(service, read)
                    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
                        await scenario(api, session, service)
                return api

    api = asyncio.run(run())
    assert [refusal for refusal in api.real_refusals() if allow not in refusal.description] == []
    return api


async def answer(api: emu.BotApi, chat: emu.Chat, question: str) -> dict[str, Any]:
    asked = chat.say(chat.user, question)
    return await api.wait_for_message(chat.id, after=asked)


def explore(message: dict[str, Any]) -> dict[str, Any]:
    (found,) = [button for button in buttons(message) if "web_app" in button or "url" in button]
    return found


def test_a_session_ends_with_the_answer_in_the_chat(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        button = explore(await answer(api, chat, "/lng fy2024"))
        assert button["text"] == "Explore"
        page = Page(session, chat.user.press_app(button))
        shell = await page.shell()
        assert "mini." in shell
        assert "536.1" not in shell
        assert "¥536.1 bn" in (await page.part())["html"]
        changed = await page.part("q=/coal+fy2024&lang=en")
        assert "coal" in changed["html"]
        before = len(api.calls_of("sendMessage"))
        assert await page.send("/trade coal ru fy2024") == {"words": "The answer is in the chat."}
        (sent,) = [message for message in chat.messages.values() if "via_bot" in message]
        assert sent["from"]["id"] == chat.user.id
        assert "coal from Russia, FY2024" in sent["text"]
        assert buttons(sent)
        # One message is all that a page can send by itself: the next one the person sends, wherever they like.
        prepared = (await page.send("/trade lng ru fy2024"))["prepared"]
        group = api.group("Desk", [chat.user])
        assert "LNG from Russia, FY2024" in chat.user.share(prepared, group)["text"]
        assert chat.user.share(prepared, chat)["via_bot"]["is_bot"]
        # What comes via the bot is no question.
        await answer(api, chat, "/help")
        assert len(api.calls_of("sendMessage")) == before + 1

    play(engine, scenario, allow="query is too old")


def test_in_a_group_a_link_opens_it_and_the_person_sends_what_was_found(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        user = api.private_chat(language_code="ru").user
        group = api.group("Стол", [user])
        asked = group.say(user, "/lng@tradebot_test_bot fy2024")
        link = explore(await api.wait_for_message(group.id, after=asked))["url"]
        assert link.startswith("https://t.me/tradebot_test_bot/explore?startapp=ruc")
        launched = user.follow_link(link, group)
        assert launched.query_id == ""
        page = Page(session, launched)
        told = await page.part()
        assert told["lang"] == "ru"
        assert "536,1" in told["html"]
        prepared = (await page.send("/trade lng ru fy2024", "ru"))["prepared"]
        assert "536,1" in user.share(prepared, group)["text"]

    play(engine, scenario)


def test_what_is_too_long_for_an_address_stands_behind_an_id(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exploring, "LONGEST_ADDRESS", 50)
    monkeypatch.setattr(exploring, "LONGEST_START", 20)

    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        group = api.group("Desk", [chat.user])
        button = explore(await answer(api, chat, "/lng fy2024"))
        assert "link=" in button["web_app"]["url"]
        asked = group.say(chat.user, "/lng@tradebot_test_bot fy2024")
        link = explore(await api.wait_for_message(group.id, after=asked))["url"]
        assert "startapp=enl" in link
        for launched in (chat.user.press_app(button), chat.user.follow_link(link, group)):
            assert "¥536.1 bn" in (await Page(session, launched).part())["html"]

    play(engine, scenario)


def test_what_the_chat_has_set_counts(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        button = explore(await answer(api, chat, "/lng fy2024"))
        for setting in ("/lang ja", "/settings currency usd", "/settings country australia"):
            await answer(api, chat, setting)
        page = Page(session, chat.user.press_app(button))
        # A command means what it meant; words that are typed mean what is set.
        assert "¥536.1 bn" in (await page.part())["html"]
        typed = await page.part("q=/coal+fy2024&typed=1")
        assert typed["lang"] == "ja"
        assert "豪州" in typed["html"]
        assert "ドル" in typed["html"]

    play(engine, scenario)


TICKET = "5001001-1796035623-00"
CLOSED = ("part?q=/lng", "part", "file/png?q=/lng", f"file/csv?q=/lng&ticket={TICKET}", "ticket", "nothing", "part/")


def test_nothing_is_told_to_whom_telegram_does_not_name(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        launched = chat.user.press_app({"web_app": {"url": ADDRESS}})
        good = launched.init_data
        fields = dict(parse_qsl(good))
        forged = good.replace(fields["hash"], "0" * 64)
        stale = good.replace(f"auth_date={fields['auth_date']}", f"auth_date={int(fields['auth_date']) - 100_000}")
        wrong = [
            None,
            "",
            "tma",
            "tma ",
            good,
            f"Bearer {good}",
            f"tma {forged}",
            f"tma {stale}",
            f"tma {good}&user=x",
            "tma \xff",
        ]
        for path, given in product(CLOSED, wrong):
            headers = {} if given is None else {"authorization": given}
            async with session.get(f"/explore/{path}", headers=headers) as response:
                assert response.status == 401, (path, given)
                assert "Telegram does not say who you are" in await response.text()
        async with session.post("/explore/send", json={"q": "/lng"}, headers={"authorization": "tma x"}) as response:
            assert response.status == 401

    play(engine, scenario)


NO_COMMANDS = (b"", b"{", b"[]", b'{"q": 5}', b'{"q": "lng"}', b'{"q": "/' + b"x" * 20_000 + b'"}', b"[" * 9000)


def test_what_is_no_command_is_not_sent(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        page = Page(session, chat.user.press_app({"web_app": {"url": ADDRESS}}))
        for body in NO_COMMANDS:
            async with session.post("/explore/send?lang=en", data=body, headers=page.headers) as response:
                assert response.status == 422, body
        assert not api.calls_of("answerWebAppQuery")

    play(engine, scenario)


def test_what_cannot_be_answered_is_not_sent(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        page = Page(session, chat.user.press_app({"web_app": {"url": ADDRESS}}))
        async with session.post("/explore/send?lang=en", json={"q": "/lng 2099"}, headers=page.headers) as response:
            assert response.status == 422
            assert "2099" in await response.text()

    play(engine, scenario)


def test_who_may_show_it_in_a_frame(engine: Engine) -> None:
    async def scenario(_: emu.BotApi, session: aiohttp.ClientSession, __: Service) -> None:
        async with session.get("/explore/") as response:
            policy = response.headers["content-security-policy"]
            assert "frame-ancestors https://web.telegram.org" in policy
            assert "unsafe" not in policy
        async with session.get("/explore", allow_redirects=False) as response:
            assert response.status == 307
        async with session.get("/healthz") as response:
            assert await response.text() == "ok webhook"

    play(engine, scenario)


def test_without_a_name_there_are_no_links_and_without_an_address_no_page(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        group = api.group("Desk", [chat.user])
        asked = group.say(chat.user, "/lng@tradebot_test_bot fy2024")
        shown = await api.wait_for_message(group.id, after=asked)
        assert not [button for button in buttons(shown) if "url" in button]
        assert explore(await answer(api, chat, "/lng fy2024"))["web_app"]
        async with session.get("/explore/") as response:
            assert response.status == 200

    play(engine, scenario, web_app_name="")

    async def off(api: emu.BotApi, session: aiohttp.ClientSession, _: Service) -> None:
        chat = api.private_chat()
        assert not [button for button in buttons(await answer(api, chat, "/lng fy2024")) if "web_app" in button]
        async with session.get("/explore/") as response:
            assert response.status == 404

    play(engine, off, web_url="")
