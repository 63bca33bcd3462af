"""The webhook: what is taken, what is turned away, and that a kill loses nothing and doubles nothing."""

from __future__ import annotations

import asyncio
import io
import random
import re
import signal
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import ValidationError

from bot.chat.updates import webhook
from bot.chat.updates.service import opened
from bot.chat.updates.webhook import SECRET_HEADER, application
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.errors import SettingsError, StateError
from bot.serving.listening import listening
from bot.settings import Settings
from bot.state.inbox import Inbox
from tests import emulator as emu
from tests.chat.processes import Forked, Process, free_port, running
from tests.emulator.record import PATIENCE
from tests.soak.ledger import Ledger

SECRET = "correct-horse_battery"
Scenario = Callable[[emu.BotApi, aiohttp.ClientSession], Awaitable[None]]


def play(engine: Engine, scenario: Scenario, *, announce: bool = True) -> emu.BotApi:
    """A scenario with a webhook in this process; the session posts to it with the right secret."""

    async def run() -> emu.BotApi:
        port = free_port()
        address = f"http://127.0.0.1:{port}/hook/telegram"
        with tempfile.TemporaryDirectory() as folder:
            async with emu.BotApi() as api:
                values = {
                    "token": api.token,
                    "api_url": api.url,
                    "state_url": f"sqlite:///{folder}/state.sqlite",
                    "webhook_url": address,
                    "webhook_secret": SECRET,
                    "listen": f"127.0.0.1:{port}",
                }
                settings = Settings.model_validate(values)
                async with opened(settings, Live(engine)) as service, listening(application(service, settings), settings):
                    if announce:
                        await webhook._announce(service, settings)
                    base = f"http://127.0.0.1:{port}"
                    async with aiohttp.ClientSession(base, headers={SECRET_HEADER: SECRET}) as session:
                        await scenario(api, session)
                return api

    api = asyncio.run(run())
    assert api.real_refusals() == []
    return api


def question(number: int, chat: emu.Chat, text: str = "/lng fy2024") -> dict[str, Any]:
    """An update as Telegram posts it."""
    message = {"message_id": number, "date": 1_700_000_000, "chat": chat.info, "from": chat.user.info, "text": text}
    return {"update_id": number, "message": message}


async def post(session: aiohttp.ClientSession, path: str = "/hook/telegram", **body: Any) -> int:
    async with session.post(path, **body) as response:
        return response.status


def test_questions_are_answered_in_order(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, _: aiohttp.ClientSession) -> None:
        chats = [api.private_chat(first_name=f"P{n}") for n in range(4)]
        asked = {chat.id: [chat.say(chat.user, f"/lng fy{year}")["message_id"] for year in range(2012, 2018)] for chat in chats}
        for chat in chats:
            answers = await api.wait_for_messages(chat.id, 6)
            assert [answer["reply_to_message"]["message_id"] for answer in answers] == asked[chat.id]

    api = play(engine, scenario)
    assert {delivery.status for delivery in api.webhook.deliveries} == {200}
    assert api.calls_of("setWebhook")[0].params["secret_token"] == SECRET


@pytest.mark.parametrize("given", [None, "", "wrong", SECRET[:-1], SECRET + "x", "é"])
def test_forged_update_is_turned_away_unread(engine: Engine, given: str | None, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        chat = api.private_chat()
        async with aiohttp.ClientSession(session._base_url) as forger:
            headers = {} if given is None else {SECRET_HEADER: given}
            assert await post(forger, json=question(1, chat), headers=headers) == 403
            assert await post(forger, data=b"{", headers=headers) == 403
        assert await post(session, json=question(2, chat, "/coal fy2024")) == 200
        assert ["coal" in call.params["text"] for call in api.calls_of("sendMessage")] == [True]

    play(engine, scenario, announce=False)
    assert "forged" in caplog.text


def test_what_can_never_be_handled_is_answered_with_200(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        chat = api.private_chat()
        poison: list[dict[str, Any]] = [
            {"data": b"{"},
            {"data": b"\xff\xfe"},
            {"data": b"[" * 100_000},
            {"json": []},
            {"json": "text"},
            {"json": {}},
            {"json": {"update_id": "1"}},
            {"json": {"update_id": 2**63}},
            {"json": {"update_id": -1}},
            {"json": {"update_id": 10, "message": {**question(1, chat)["message"], "text": "zero \0"}}},
            {"json": {"update_id": 11, "message": 5}},
            {"json": {"update_id": 12, "message": {"message_id": "x"}}},
            {"json": {"update_id": 13, "callback_query": {"id": "1"}}},
            {"json": {"update_id": 14, "message": {**question(1, chat)["message"], "text": "\ud800"}}},
            {"json": {"update_id": 15}},
            {"json": {"update_id": 16, "something_new": {"a": 1}}},
        ]
        for body in poison:
            assert await post(session, **body) == 200, body
        assert await post(session, json=question(99, chat)) == 200
        async with session.get("/metrics") as response:
            assert re.search(r'^tradebot_failures_total\{error="MalformedError"\} [1-9]', await response.text(), re.MULTILINE)
        assert "¥536.1 bn" in api.calls_of("sendMessage")[-1].params["text"]

    play(engine, scenario, announce=False)


def test_too_large_a_body_is_turned_away(engine: Engine) -> None:
    async def scenario(_: emu.BotApi, session: aiohttp.ClientSession) -> None:
        assert await post(session, data=io.BytesIO(b" " * (webhook.MOST_BYTES + 1))) == 413

    play(engine, scenario, announce=False)


def test_only_the_address_of_the_webhook_takes_updates(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        chat = api.private_chat()
        assert await post(session, "/", json=question(1, chat)) == 404
        async with session.get("/hook/telegram") as response:
            assert response.status == 404
        assert api.calls_of("sendMessage") == []

    play(engine, scenario, announce=False)


def test_update_that_comes_again_is_answered_once(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        chat = api.private_chat()
        update = question(1, chat)
        assert await asyncio.gather(*(post(session, json=update) for _ in range(5))) == [200] * 5
        assert await post(session, json=update) == 200
        assert len(api.calls_of("sendMessage")) == 1

    play(engine, scenario, announce=False)


def test_slow_answer_is_acknowledged_when_it_is_kept(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "HOLD_SECONDS", 0.1)

    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        chat = api.private_chat()
        api.inject("sendMessage", emu.Delay(0.6))
        assert await post(session, json=question(1, chat)) == 200
        assert api.calls_of("sendMessage") == []
        await api.wait_for_call("sendMessage")

    play(engine, scenario, announce=False)


def test_update_that_cannot_be_kept_is_to_be_sent_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **__: object) -> str:
        raise StateError("the disk is full")

    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        chat = api.private_chat()
        with monkeypatch.context() as patch:
            patch.setattr(Inbox, "arrive", full)
            assert await post(session, json=question(1, chat)) == 503
        assert await post(session, json=question(1, chat)) == 200
        assert len(api.calls_of("sendMessage")) == 1

    play(engine, scenario, announce=False)


def test_probes(engine: Engine) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        chat = api.private_chat(first_name="Secretive")
        await post(session, json=question(1, chat))
        await post(session, json=question(2, chat, "/foo"))
        texts = {}
        for path in ("/healthz", "/readyz", "/metrics"):
            async with session.get(path) as response:
                assert response.status == 200
                texts[path] = await response.text()
        assert texts["/healthz"] == "ok webhook"
        assert texts["/readyz"] == "ready"
        for line in (
            'tradebot_updates_total{kind="message"} 2.0',
            'tradebot_replies_total{outcome="answer"} 1.0',
            'tradebot_replies_total{outcome="unknown_word"} 1.0',
            "tradebot_updates_in_flight 0.0",
            'tradebot_stage_seconds_count{stage="send"} 2.0',
            "process_resident_memory_bytes",
        ):
            assert line in texts["/metrics"]
        assert str(chat.id) not in texts["/metrics"]

    play(engine, scenario, announce=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [("webhook_url", "example.org/hook"), ("webhook_secret", "with space"), ("listen", "8080"), ("listen", "host:port")],
)
def test_wrong_setting_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({name: value})


def test_secret_comes_from_the_token_where_none_is_set() -> None:
    one, same, other = (Settings.model_validate({"token": token}).hook_secret for token in ("1:a", "1:a", "1:b"))
    assert one == same != other
    assert "1:a" not in one


def test_port_that_is_taken_is_said_so(engine: Engine) -> None:
    async def run() -> None:
        port = free_port()
        async with emu.BotApi() as api:
            with tempfile.TemporaryDirectory() as folder:
                values = {
                    "token": api.token,
                    "api_url": api.url,
                    "state_url": f"sqlite:///{folder}/s",
                    "listen": f"127.0.0.1:{port}",
                }
                settings = Settings.model_validate(values)
                server = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
                async with server, opened(settings, Live(engine)) as service:
                    with pytest.raises(SettingsError, match="TRADEBOT_LISTEN"):
                        async with listening(application(service, settings), settings):
                            pass

    asyncio.run(run())


def waits(api: emu.BotApi, method: str, count: int) -> None:
    """Return when a method has been called so often."""
    api.blocking(api.wait_for_call(method, count))


def hooked(port: int, state: str) -> dict[str, str]:
    return {
        "TRADEBOT_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "TRADEBOT_WEBHOOK_SECRET": SECRET,
        "TRADEBOT_LISTEN": f"127.0.0.1:{port}",
        "TRADEBOT_STATE_URL": state,
    }


@pytest.fixture(params=["sqlite", "postgresql"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/state.sqlite"
    address: str = request.getfixturevalue("postgres_url")
    return address


def test_kills_and_a_stop_lose_no_answer_and_double_none_that_was_confirmed(state: str) -> None:
    """What is killed, what answers all that was left and is then stopped, and what finishes that: one process after another."""
    rounds, dice, port = 2, random.Random(7), free_port()  # noqa: S311 - moments to kill at
    with emu.BotApi.in_thread() as api:
        ledger = Ledger(api)
        chats = [api.private_chat(first_name=f"P{n}") for n in range(24)]
        confirmed: Counter[tuple[int, int]] = Counter()
        for number in range(rounds):
            process = Forked(api, **hooked(port, state))
            waits(api, "setWebhook", number + 1)
            api.latency = 0.05
            before = len(api.calls_of("sendMessage"))
            for text in ("/lng fy2024", "/coal fy2023", "/cars 2024"):
                for chat in chats:
                    ledger.ask(chat, text)
            waits(api, "sendMessage", before + dice.randrange(1, 60))
            process.stop(signal.SIGKILL)
            # Of the answers that the bot had heard of, none is sent again; one that was on its way may be.
            times = ledger.times()
            confirmed |= Counter({one: times[one] for one in ledger.known(state)})
            process.log()
            process.close()
            api.latency = 0
        assert confirmed
        with running(api, **hooked(port, state)) as last:
            assert ledger.settle(PATIENCE), ledger.lost()
            assert ledger.times().keys() == set(ledger.asked)
            assert {one for one, times in ledger.times().items() if one in confirmed and times > confirmed[one]} == set()
            asked = stopped_amid_questions(api, last)
        with running(api, **hooked(port, state)) as again:
            waits(api, "setWebhook", rounds + 2)
            for chat, one in asked:
                api.blocking(api.wait_for_message(chat.id, after=one))
            api.blocking(api.wait_until(lambda: not api.pending_updates()))
            assert again.stop() == 0
        assert [len(api.calls_of("sendMessage", chat.id)) for chat, _ in asked] == [1] * len(asked)
        assert api.real_refusals() == []


def stopped_amid_questions(api: emu.BotApi, process: Process) -> list[tuple[emu.Chat, dict[str, Any]]]:
    """Stop it while thirty people wait for an answer that is slow to send: who asked what. It finishes what it had taken."""
    chats = [api.private_chat(first_name=f"Q{n}") for n in range(30)]
    api.blocking(api.wait_until(lambda: not api.webhook._workers))
    before = len(api.calls_of("sendMessage"))
    api.latency = 0.5
    asked = [(chat, chat.say(chat.user, "/lng fy2024")) for chat in chats]
    api.blocking(api.wait_until(lambda: len(api.webhook._workers) == len(chats)))
    assert process.stop() == 0
    api.latency = 0
    assert len(api.calls_of("sendMessage")) > before
    return asked


def test_two_replicas_answer_each_question_once_and_in_order(postgres_url: str) -> None:
    ports = free_port(), free_port()
    with (
        emu.BotApi.in_thread() as api,
        running(api, **hooked(ports[0], postgres_url)),
        running(api, **hooked(ports[1], postgres_url)),
    ):
        api.blocking(api.wait_until(lambda: len(api.calls_of("setWebhook")) == 2))
        chats = [api.private_chat(first_name=f"P{n}") for n in range(10)]
        player = api.webhook
        deliver, turn = player._deliver, random.Random(3)  # noqa: S311 - a load balancer

        async def balanced(item: Any) -> bool:
            api.state.webhook.url = f"http://127.0.0.1:{turn.choice(ports)}/hook"
            return await deliver(item)

        player._deliver = balanced  # type: ignore[method-assign]
        asked = {chat.id: [chat.say(chat.user, f"/lng fy{year}")["message_id"] for year in range(2012, 2018)] for chat in chats}
        for chat in chats:
            answers = api.blocking(api.wait_for_messages(chat.id, 6))
            assert [answer["reply_to_message"]["message_id"] for answer in answers] == asked[chat.id]
        assert len(api.calls_of("sendMessage")) == 60
