"""The command menu: the verbs from their files, and the nouns that people ask for most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import BotCommand

if TYPE_CHECKING:
    from bot.engine.engine import Engine

LONGEST_DESCRIPTION = 256
NOUNS = {
    "latest": "the latest month",
    "lng": "LNG imports",
    "coal": "coal imports",
    "oil": "crude oil imports",
    "fish": "fish and seafood imports",
    "crab": "crab imports",
    "metals": "non-ferrous metal imports",
    "wood": "wood imports",
    "cars": "car exports",
    "parts": "motor vehicle part exports",
    "exports": "all exports",
    "imports": "all imports",
    "balance": "the trade balance",
}


def menu(engine: Engine) -> list[BotCommand]:
    """What Telegram shows when a person types a slash."""
    nouns = [BotCommand(name, f"{what}; add a period or a country: /{name} fy2024") for name, what in NOUNS.items()]
    verbs = [
        BotCommand(verb.name, f"{verb.header.summary}: {verb.header.example[0]}"[:LONGEST_DESCRIPTION])
        for verb in engine.verbs.values()
        if verb.name != "trade"
    ]
    return [*nouns, *verbs, BotCommand("help", "what can be asked, and how")]
