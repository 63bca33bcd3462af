"""A release is judged once for every chat that watches: it gets one post a place, and none where nothing has changed."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from bot.chat.posts import judging
from bot.chat.posts.judging import Judging
from bot.engine.live import Live
from bot.state.desk.preferences import Preferences
from bot.state.desk.takeovers import Takeover
from bot.state.desk.watches import Watch
from bot.state.store import State
from bot.watch.post import Post
from tests.chat.posts.posting import until
from tests.watchers import told_now

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.engine.engine import Engine

SIGNS = str.maketrans({",": "", ".": "", " ": ""})
LNG, COAL = "/trade lng ru latest", "/trade coal ru latest"


def earlier(words: str, engine: Engine) -> str:
    """The figures of a question as no release had them."""
    return json.dumps({name: value * 2 for name, value in json.loads(told_now(words, engine)).items()})


async def watch(state: State, chat: int, words: str, told: str, topic: int | None = None) -> int:
    number = await state.watches.add(Watch(0, chat, "watch", words, "en", topic, told=told))
    assert number is not None
    return number


async def posts(state: State) -> dict[tuple[int, int | None], list[Post]]:
    """All that waits, by chat and topic, read and ended."""
    found: dict[tuple[int, int | None], list[Post]] = {}
    while due := await state.outbox.due(100):
        for one in due:
            found.setdefault((one.chat, one.topic), []).append(Post.from_json(one.payload))
            assert await state.outbox.claim(one.number)
            await state.outbox.end(one.number, "sent")
    return found


def test_posts_are_written_as_each_chat_has_set_it(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        state = await State.open(f"sqlite:///{tmp_path}/state.sqlite", "bot")
        judge = Judging(Live(engine), state)
        for chat in (5, 6, -7):
            await watch(state, chat, LNG, earlier(LNG, engine), topic=3 if chat < 0 else None)
        await state.preferences.keep(6, "private", Preferences(decimals="comma", currency="usd", partner="AU"))
        # The general topic of a forum has no number where it is written to.
        await state.preferences.keep(-7, "supergroup", Preferences(topic=0))
        await judge.judge()
        found = await posts(state)
        assert set(found) == {(5, None), (6, None), (-7, None)}
        plain, commas = (found[chat, None][0].text.replace("\u00a0", " ") for chat in (5, 6))
        assert plain == found[-7, None][0].text
        # What is watched is canonical: its currency and its country are those it was set with.
        assert plain != commas
        assert plain.translate(SIGNS) == commas.translate(SIGNS)
        judge.close()
        await state.close()

    asyncio.run(scenario())


def test_chat_gets_one_post_a_place_in_its_language_and_only_of_what_changed(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        state = await State.open(f"sqlite:///{tmp_path}/state.sqlite", "bot")
        judge = Judging(Live(engine), state)
        old = {words: earlier(words, engine) for words in (LNG, COAL)}
        await watch(state, 5, LNG, old[LNG])
        await watch(state, 5, COAL, old[COAL])
        await watch(state, 6, LNG, told_now(LNG, engine))
        await watch(state, -7, LNG, old[LNG], topic=3)
        await watch(state, -7, COAL, old[COAL], topic=4)
        await watch(state, -8, LNG, old[LNG], topic=3)
        await watch(state, -8, COAL, old[COAL], topic=4)
        await state.preferences.keep(-8, "supergroup", Preferences(topic=9))
        await state.chats.choose(-8, "supergroup", "ja")
        assert await judge.judge() == 4
        found = await posts(state)
        assert {place: len(told) for place, told in found.items()} == {(5, None): 1, (-7, 3): 1, (-7, 4): 1, (-8, 9): 1}
        assert "LNG" in found[5, None][0].text
        assert "coal" in found[5, None][0].text
        assert "coal" not in found[-7, 3][0].text
        assert found[-8, 9][0].language == "ja"
        # What was told is known; nothing is told twice.
        assert json.loads((await state.watches.of(5))[0].told or "") == json.loads(told_now(LNG, engine))
        assert await judge.judge() == 0
        judge.close()
        await state.close()

    asyncio.run(scenario())


def test_several_replicas_judge_each_chat_once(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "CHATS_AT_ONCE", 3)

    async def scenario() -> None:
        states = [await State.open(f"sqlite:///{tmp_path}/state.sqlite", "bot") for _ in range(3)]
        judges = [Judging(Live(engine), state) for state in states]
        told = earlier(LNG, engine)
        for chat in range(1, 21):
            await watch(states[0], chat, LNG, told)
        taken = await asyncio.gather(*(judge.judge() for judge in judges))
        # The role goes to another one when its process ends.
        assert sorted(taken) == [0, 0, 20]
        assert len(await posts(states[0])) == 20
        for judge, state in zip(judges, states, strict=True):
            judge.close()
            await state.close()

    asyncio.run(scenario())


def test_replica_with_older_figures_judges_nothing(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        state = await State.open(f"sqlite:///{tmp_path}/state.sqlite", "bot")
        judge = Judging(Live(engine), state)
        await watch(state, 5, LNG, earlier(LNG, engine))
        assert await state.takeovers.is_newest("2999-01-01 2999-01-01-1")
        assert await judge.judge() == 0
        assert await state.outbox.counts() == {}
        judge.close()
        await state.close()

    asyncio.run(scenario())


def test_paused_watch_says_nothing_until_the_bot_is_back(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        state = await State.open(f"sqlite:///{tmp_path}/state.sqlite", "bot")
        judge = Judging(Live(engine), state)
        await watch(state, 5, LNG, earlier(LNG, engine))
        await state.chats.changed(5, "private", active=False)
        assert await judge.judge() == 0
        await state.chats.changed(5, "private", active=True)
        assert await judge.judge() == 1
        assert len(await posts(state)) == 1
        judge.close()
        await state.close()

    asyncio.run(scenario())


def test_what_came_while_all_were_down_is_told_at_the_start(engine: Engine, tmp_path: Path) -> None:
    async def scenario() -> None:
        state = await State.open(f"sqlite:///{tmp_path}/state.sqlite", "bot")
        number = await watch(state, 5, LNG, earlier(LNG, engine))
        before = "2026-01-28 2026-01-28-1"
        await state.takeovers.take_over(Takeover(5, before, frozenset({number})))
        judge = Judging(Live(engine), state)
        running = asyncio.create_task(judge.run())
        await until(state, "waiting")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert len(await posts(state)) == 1
        judge.close()
        await state.close()

    asyncio.run(scenario())
