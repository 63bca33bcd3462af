"""What a service does besides answering: being alive, taking over, tidying up, following the data."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from bot import __version__
from bot.chat.profile.profile import keep_profile
from bot.errors import StateError
from bot.logs import get_logger
from bot.serving.chores import follow, tidy
from bot.serving.refreshing import keep_fresh

if TYPE_CHECKING:
    from telegram import Bot

    from bot.chat.updates.intake import Intake
    from bot.engine.live import Live
    from bot.serving.chores import Chore
    from bot.settings import Settings
    from bot.state.store import State


logger = get_logger(__name__)
# Several times in the grace that a process has whose database was away.
BEAT_SECONDS = 1.0
FORGET_SECONDS = 3600.0
# Several times in the time after which a replica passes for ended.
LISTED_SECONDS = 15.0


def chores(bot: Bot, live: Live, state: State, intake: Intake, settings: Settings) -> list[Chore]:
    """All of them; each goes on for as long as the service, or ends when there is nothing to do."""
    return [
        partial(live_on, state, intake),
        partial(forget, state),
        partial(be_listed, state, live),
        partial(keep_profile, bot, live.engine),
        partial(follow, live),
        partial(keep_fresh, settings),
        tidy,
    ]


async def live_on(state: State, intake: Intake) -> None:
    """Be alive to the other processes, note what could not be noted, take over what dead ones left."""
    away = False
    while True:
        try:
            await state.presence.hold()
            late = await state.inbox.settle()
            taken = await intake.recover()
        except StateError as error:
            if not away:
                logger.warning("the state is away", reason=str(error))
            away = True
        else:
            if away or late:
                logger.warning("the state is back", noted=late)
            if taken:
                logger.warning("taken over, or left here by another process", updates=taken)
            away = False
        with suppress(TimeoutError):
            await asyncio.wait_for(state.inbox.overlooked.wait(), BEAT_SECONDS)


async def forget(state: State) -> None:
    """Drop what is too old to be of use."""
    while True:
        try:
            gone = await state.forget()
            logger.info("forgotten", **gone)
        except StateError as error:
            logger.warning("what is old could not be forgotten; later", reason=str(error))
        await asyncio.sleep(FORGET_SECONDS)


async def be_listed(state: State, live: Live) -> None:
    """Say among the replicas what this one is, for as long as it serves."""
    while True:
        with suppress(StateError):
            await state.replicas.say(__version__, live.release)
        await asyncio.sleep(LISTED_SECONDS)
