"""Whether the bot that runs here lives, and whether data and queries are in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import SettingsError
from bot.terminal import streams

if TYPE_CHECKING:
    import argparse

    from bot.settings import Settings


def health(_: argparse.Namespace, settings: Settings) -> int:
    """Tell when updates could last be taken. Raises TradebotError where nothing lives."""
    from bot.serving.heartbeat import age

    if settings.health_file is None:
        raise SettingsError("TRADEBOT_HEALTH_FILE is not set: a bot that runs notes nowhere that it lives.")
    print(f"alive: {age(settings.health_file, settings.silence_seconds):.0f} s ago updates could be taken")
    return 0


def check(_: argparse.Namespace, settings: Settings) -> int:
    """Judge data, code tables and queries; 1 where something is wrong."""
    from bot.check import problems

    found = problems(settings)
    for problem in found:
        streams.complain(problem)
    print(f"{len(found)} problems" if found else "data, code tables and queries are in order")
    return 1 if found else 0
