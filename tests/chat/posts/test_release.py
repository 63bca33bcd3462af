"""A watch survives what happens to a chat and to the bot, and tells a release once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests import emulator as emu
from tests.chat.processes import running
from tests.chat.releases import publish
from tests.copies import little

if TYPE_CHECKING:
    from pathlib import Path


def handled(api: emu.BotApi) -> None:
    """Wait until the bot has taken all that has happened, and answers what comes after it."""
    chat = api.private_chat()
    asked = chat.say(chat.user, "/coal fy2024")
    api.blocking(api.wait_for_message(chat.id, after=asked))
    api.blocking(api.wait_until(lambda: not api.pending_updates()))


def posts(api: emu.BotApi, chat: emu.Chat) -> list[str]:
    """What the bot wrote there without being asked."""
    return [call.params["text"] for call in api.calls_of("sendMessage", chat.id) if not call.params.get("reply_parameters")]


def test_watch_survives_migration_kick_restart_and_release_and_tells_it_once(imported: Path, tmp_path: Path) -> None:
    data = little(tmp_path)
    settings = {"TRADEBOT_DATA_DIR": str(data), "TRADEBOT_STATE_URL": f"sqlite:///{tmp_path}/state.sqlite"}
    with emu.BotApi.in_thread() as api:
        ann = api.user(first_name="Ann")
        group = api.group("Desk", [ann])
        with running(api, **settings):
            api.blocking(api.wait_for_message(group.id, after=group.say(ann, "/watch total latest")))
            moved = group.migrate()
            handled(api)
            moved.kick_bot()
            handled(api)
        publish(imported, data)
        with running(api, **settings):
            handled(api)
            # Nothing is told to a chat that the bot is not in.
            assert posts(api, group) == posts(api, moved) == []
            moved.restore_bot()
            api.blocking(api.wait_until(lambda: posts(api, moved)))
        with running(api, **settings):
            handled(api)
        assert posts(api, group) == []
        assert len(posts(api, moved)) == 1
        assert "Apr 2026" in posts(api, moved)[0]
        assert [one.description for one in api.real_refusals()] == []
