"""The command menus and the profile, by scope and language: told to Telegram at start, where it has others."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from telegram import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeDefault
from telegram.error import TelegramError

from bot.chat.api.outcome import Outcome, outcome_of, wanted_pause
from bot.chat.profile.commands import menu, texts
from bot.logs import get_logger

if TYPE_CHECKING:
    from telegram import Bot, BotCommandScope

    from bot.engine.engine import Engine

logger = get_logger(__name__)
AGAIN_SECONDS = 60.0
# The first is for every language that is not named.
LANGUAGES = ("", "ja", "ru")
SCOPES: tuple[BotCommandScope, ...] = (
    BotCommandScopeDefault(),
    BotCommandScopeAllPrivateChats(),
    BotCommandScopeAllGroupChats(),
)


async def keep_profile(bot: Bot, engine: Engine) -> None:
    """Set the profile, until it is set or refused: the bot answers all the same."""
    while True:
        try:
            await set_profile(bot, engine)
        except TelegramError as error:
            again = outcome_of(error) is not Outcome.REFUSED
            logger.warning("menu and profile could not be set", reason=str(error), again=again)
            if not again:
                return
            await asyncio.sleep(max(wanted_pause(error), AGAIN_SECONDS))
        else:
            return


async def set_profile(bot: Bot, engine: Engine) -> None:
    """Set what is not set yet. Raises TelegramError."""
    for language in LANGUAGES:
        await _set_menus(bot, engine, language)
        await _set_texts(bot, language)


async def _set_menus(bot: Bot, engine: Engine, language: str) -> None:
    for scope in SCOPES:
        wanted = menu(engine, language, group=isinstance(scope, BotCommandScopeAllGroupChats))
        if list(await bot.get_my_commands(scope=scope, language_code=language)) != wanted:
            await bot.set_my_commands(wanted, scope=scope, language_code=language)


async def _set_texts(bot: Bot, language: str) -> None:
    wanted = texts(language)
    if (await bot.get_my_description(language_code=language)).description != wanted.description:
        await bot.set_my_description(wanted.description, language_code=language)
    if (await bot.get_my_short_description(language_code=language)).short_description != wanted.short:
        await bot.set_my_short_description(wanted.short, language_code=language)
