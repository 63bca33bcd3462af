"""Nothing is posted twice, however often the processes that send are killed; `make soak` does it some hundred times."""

from __future__ import annotations

import pytest

from tests import emulator as emu
from tests.chat.posts.kills import kill

KILLS = 3


@pytest.fixture(params=["sqlite", "postgresql"])
def state(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('state')}/state.sqlite"
    return str(request.getfixturevalue("own_postgres").address)


def test_killed_senders_double_nothing_and_lose_only_what_they_had_begun(state: str) -> None:
    with emu.BotApi.in_thread() as api:
        api.latency = 0.05
        found = kill(api, state, KILLS)
    assert found.doubled == 0
    # What was begun went out before the process was dead, or is known as what may not have.
    assert found.lost <= found.perhaps <= 4 * KILLS
