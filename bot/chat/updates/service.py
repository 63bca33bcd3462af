"""The running bot without the way its updates come in: opened, looked after and closed in one place."""

from __future__ import annotations

import sys
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError

from bot.chat.api.transport import Transport
from bot.chat.handlers.dispatcher import Dispatcher
from bot.chat.metrics import Metrics
from bot.chat.posts.contents import Contents
from bot.chat.posts.posts import Posts
from bot.chat.updates.chores import chores
from bot.chat.updates.intake import Intake
from bot.chat.updates.mini_app import MiniApp
from bot.errors import SettingsError, StateError, TradebotError
from bot.serving.chores import done_beside
from bot.state.store import State

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.engine.live import Live
    from bot.serving.asking import Asking
    from bot.settings import Settings

UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY, Update.MY_CHAT_MEMBER]
CALLS = 256
# A clean stop finishes what was begun; what takes longer is left to the next process.
GRACE_SECONDS = 20.0
SWITCH_SECONDS = 0.001


@dataclass(frozen=True, slots=True)
class Service:
    """What polling, the webhook, the probes and a page that is opened from chats work with."""

    bot: Bot
    live: Live
    state: State
    intake: Intake
    metrics: Metrics
    asking: Asking
    mini_app: MiniApp


@asynccontextmanager
async def opened(settings: Settings, live: Live, polls: Transport | None = None) -> AsyncIterator[Service]:
    """The service, ready to take updates; at the end it finishes what it took. `polls`: the connection for getUpdates.

    Raises SettingsError for a token that Telegram does not know, StateError, and TradebotError when Telegram cannot be
    reached.
    """
    # A query that has ended waits so long for the loop to let it go on.
    sys.setswitchinterval(SWITCH_SECONDS)
    live.engine.prepare()
    token = settings.token.get_secret_value() if settings.token else ""
    state = await State.open(settings.state_url.get_secret_value(), f"{settings.api_url} {token.partition(':')[0]}")
    try:
        bot = await _connected(settings, polls)
        metrics = Metrics()
        dispatcher = Dispatcher(bot, live, state, metrics, settings)
        served = dispatcher.services
        posts = Posts(live, state, served.sender, Contents(served.answering, served.media, state.links), metrics)
        intake, asking = Intake(bot, dispatcher, state.inbox, metrics), served.answering.asking
        service = Service(bot, live, state, intake, metrics, asking, MiniApp(bot, served))
        await service.intake.recover()
        try:
            async with done_beside([*chores(bot, live, state, service.intake, settings), *posts.chores]):
                try:
                    yield service
                finally:
                    await service.intake.drain(GRACE_SECONDS)
        finally:
            posts.close()
            dispatcher.close()
            await bot.shutdown()
    finally:
        with suppress(StateError):
            await state.close()


async def _connected(settings: Settings, polls: Transport | None) -> Bot:
    bot = Bot(
        settings.token.get_secret_value() if settings.token else "",
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=Transport(CALLS),
        get_updates_request=polls or Transport(1, tries=1),
    )
    try:
        await bot.initialize()
    except InvalidToken:
        await bot.shutdown()
        raise SettingsError("TRADEBOT_TOKEN: Telegram does not know this token. @BotFather has the right one.") from None
    except TelegramError as error:
        await bot.shutdown()
        raise TradebotError(f"Telegram cannot be reached at the address in TRADEBOT_API_URL: {error}") from None
    return bot
