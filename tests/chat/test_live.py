"""A running bot takes a new release into use between two answers; and refreshes by the clock, once for a data folder."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import sys
import threading
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import now
from bot.daily import Daily
from bot.dataset.release import current
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.reply import Context, reply
from bot.serving import refreshing
from bot.serving.refreshing import claimed, keep_fresh, refresh
from bot.settings import Settings, read_settings
from tests import emulator as emu
from tests.chat.processes import running
from tests.chat.releases import publish, take_over
from tests.chat.serving import ask
from tests.copies import little

MAY = dt.datetime(2026, 5, 28, 0, 30, tzinfo=dt.UTC)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return little(tmp_path)


def test_a_chat_sees_a_new_release_without_a_restart(data: Path, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with emu.BotApi() as api:
            with running(api, TRADEBOT_DATA_DIR=str(data)) as process:
                chat = api.private_chat()
                assert "is not in the data yet" in await ask(api, chat, "/total 2026-04")
                charted = await ask(api, chat, "/total 2026-03")
                await asyncio.to_thread(take_over, data, tmp_path)
                end = time.monotonic() + 20
                while "trade, Apr 2026" not in (text := await ask(api, chat, "/total 2026-04")).splitlines()[0]:
                    assert time.monotonic() < end, text
                    await asyncio.sleep(0.5)
                # What was answered before is answered from the new release, too: its stage has changed.
                assert await ask(api, chat, "/total 2026-03") != charted
                assert "data to Apr 2026" in await ask(api, chat, "/total 2026-03")
                assert "release in use" in process.log()

    asyncio.run(scenario())


def test_a_reply_in_flight_ends_on_the_old_release(data: Path, imported: Path) -> None:
    settings = read_settings()
    live = Live(Engine(data, settings.queries_dir, settings.query_seconds))
    with live.lease() as old:
        assert not live.look()
        publish(imported, data)
        assert live.look()
        assert live.engine is not old
        assert "data to Mar 2026" in reply("/total 2026-03", Context(old)).text
        assert "data to Apr 2026" in reply("/total 2026-03", Context(live.engine)).text
        assert not live.look()


def test_asking_while_a_release_is_taken_fails_no_answer(data: Path, imported: Path) -> None:
    settings = read_settings()
    live, stop, failed = Live(Engine(data, settings.queries_dir, settings.query_seconds)), threading.Event(), []

    def keep_asking() -> None:
        while not stop.is_set():
            with live.lease() as engine:
                answered = reply("/lng fy2024", Context(engine))
            failed.extend([answered.text] if answered.answer is None else [])

    threads = [threading.Thread(target=keep_asking) for _ in range(3)]
    for thread in threads:
        thread.start()
    publish(imported, data)
    assert live.look()
    stop.set()
    for thread in threads:
        thread.join()
    assert not failed


def test_who_waits_for_a_release_is_told_of_each_one(data: Path, imported: Path) -> None:
    settings = read_settings()
    live = Live(Engine(data, settings.queries_dir, settings.query_seconds))
    before = live.release

    async def scenario() -> None:
        waiting = [asyncio.create_task(live.next_release(before)) for _ in range(3)]
        # One that is no longer interested takes nothing from the others.
        await asyncio.sleep(0)
        waiting.pop().cancel()
        publish(imported, data)
        assert not any(task.done() for task in waiting)
        assert await asyncio.to_thread(live.look)
        names = await asyncio.wait_for(asyncio.gather(*waiting), 10)
        assert set(names) == {live.release} != {before}
        # Who comes late is told at once; who knows it waits for the one after it.
        assert await asyncio.wait_for(live.next_release(before), 10) == live.release
        later = asyncio.create_task(live.next_release(live.release))
        assert not await asyncio.to_thread(live.look)
        await asyncio.sleep(0)
        assert not later.done()
        later.cancel()

    asyncio.run(scenario())


def test_a_release_that_cannot_be_loaded_is_left(data: Path, imported: Path) -> None:
    settings = read_settings()
    live = Live(Engine(data, settings.queries_dir, settings.query_seconds))
    publish(imported, data)
    with (current(data).folder / "observations.parquet").open("ab") as file:
        file.write(b"\0")
    before = live.engine
    assert not live.look()
    assert live.engine is before


@pytest.mark.parametrize(
    ("text", "now", "slot"),
    [
        ("09:00", MAY, dt.datetime(2026, 5, 29, 0, 0, tzinfo=dt.UTC)),
        ("daily 09:31 Asia/Tokyo", MAY, dt.datetime(2026, 5, 28, 0, 31, tzinfo=dt.UTC)),
        ("daily at 02:30 Europe/Berlin", MAY, dt.datetime(2026, 5, 29, 0, 30, tzinfo=dt.UTC)),
    ],
)
def test_the_next_time_of_day(text: str, now: dt.datetime, slot: dt.datetime) -> None:
    assert Daily.read(text).after(now) == slot


def test_a_day_with_a_changed_clock_has_one_time() -> None:
    # Clocks in Berlin go forward at 02:00 on 29 March 2026.
    daily = Daily.read("09:00 Europe/Berlin")
    first = daily.after(dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC))
    assert first == dt.datetime(2026, 3, 29, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    assert daily.after(first).astimezone(dt.UTC) - first.astimezone(dt.UTC) == dt.timedelta(days=1)


@pytest.mark.parametrize("text", ["25:00", "noon", "09:00 Asia/Tokio", "9", "daily", "09:60"])
def test_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        Daily.read(text)


def test_off_is_the_default() -> None:
    assert Settings.model_validate({}).refresh is None
    assert Settings.model_validate({"refresh": "off"}).refresh is None
    asyncio.run(asyncio.wait_for(keep_fresh(Settings.model_validate({})), 1))


def test_a_time_is_claimed_once(tmp_path: Path) -> None:
    assert claimed(tmp_path, MAY)
    assert not claimed(tmp_path, MAY)
    assert claimed(tmp_path, MAY + dt.timedelta(days=1))
    assert [path.name for path in tmp_path.iterdir()] == ["refresh-20260529T0030"]


def test_several_processes_refresh_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[int] = []
    slot = now() + dt.timedelta(seconds=0.3)

    class Once(Daily):
        def after(self, now: dt.datetime) -> dt.datetime:
            return slot if now < slot else slot + dt.timedelta(days=1)

    async def run() -> bool:
        ran.append(1)
        return True

    async def all_of_them() -> None:
        settings = Settings.model_validate({"data_dir": tmp_path, "refresh": "09:00"})
        settings = settings.model_copy(update={"refresh": Once(dt.time(9), ZoneInfo("Asia/Tokyo"))})
        tasks = [asyncio.create_task(keep_fresh(settings)) for _ in range(3)]
        await asyncio.sleep(1)
        for task in tasks:
            task.cancel()

    monkeypatch.setattr(refreshing, "refresh", run)
    asyncio.run(all_of_them())
    assert ran == [1]


def test_how_a_refresh_ended_is_known() -> None:
    assert asyncio.run(refresh((sys.executable, "-c", "print('release 2026-05-28-1')")))
    assert not asyncio.run(refresh((sys.executable, "-c", "raise SystemExit('e-Stat does not answer')")))


def test_a_folder_that_cannot_be_written_is_no_claim(tmp_path: Path) -> None:
    (tmp_path / "releases").write_text("a file", "utf-8")
    assert not claimed(tmp_path / "releases", MAY)
